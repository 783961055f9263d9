-- A message may tell of a seat of a group, or of one meeting of it.
alter table message add column seat {id};
alter table message add column meeting {id};
create index message_by_seat on message (seat, position) where seat is not null;
