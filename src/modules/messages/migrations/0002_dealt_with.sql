-- A message that was given up waits for somebody who deals with it: who, when, and how.
alter table message add column dealt_with_how {text};
alter table message add column dealt_with_by {id};
alter table message add column dealt_with_at {instant};
create index message_nobody_told on message (ended_at) where state = 'given_up' and dealt_with_at is null;
create index message_dealt_with on message (dealt_with_at) where dealt_with_at is not null;
