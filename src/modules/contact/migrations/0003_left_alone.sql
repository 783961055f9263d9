-- When whoever holds the contact last did something with it: what is left alone too long goes back to the line.
alter table contact add column touched_at {instant};
-- From whom a colleague took it over, when and why: the first is told, for as long as the colleague has it.
alter table contact add column taken_from {id};
alter table contact add column taken_over_at {instant};
alter table contact add column taken_over_why {text};
create index contact_taken_from on contact (taken_from) where state = 'taken' and taken_from is not null;
