-- A service provider's contact: of which company, and who called. It is nobody's own contact; each of its matters says whose it is.
alter table contact add column provider_company {text};
alter table contact add column provider_caller {text};
-- What a client who had to go agreed on; promise_by is its end.
alter table contact add column agreed_from {instant};
alter table contact add column agreed_by {instant};
-- When the client was told in writing that we had called in vain.
alter table contact add column told_at {instant};
-- When somebody had it in hand first, and when the client had an answer: spoken with, or decided.
alter table contact add column first_taken_at {instant};
alter table contact add column answered_at {instant};
-- To whom it is proposed while it waits, and why.
alter table contact add column directed_because {text};
alter table contact add column directed_to {id};
alter table contact add column directed_unit {id};
alter table contact add column directed_profession {text};
alter table contact add column directed_instead_of {id};
alter table contact add column directed_at {instant};
create index contact_directed on contact (directed_to) where state = 'waiting' and directed_to is not null;
create index contact_directed_team on contact (directed_unit, directed_profession) where state = 'waiting' and directed_unit is not null;
create index contact_of_line on contact (line, received_at);
