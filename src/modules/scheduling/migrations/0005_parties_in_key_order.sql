-- The columns of the key come first. SQLite 3.40, which Debian 12 has, else takes a sound table without rowid for a damaged one: quick_check finds
-- nulls where there are none, and an operator would restore a backup for nothing.
create table booking_party_in_order (
    professional {id}      not null,
    begins_at    {instant} not null,
    booking      {id}      not null,
    is_remote    {flag}    not null,
    primary key (professional, begins_at, booking)
) {strict}, without rowid;
insert into booking_party_in_order (professional, begins_at, booking, is_remote)
    select professional, begins_at, booking, is_remote from booking_party;
drop table booking_party;
alter table booking_party_in_order rename to booking_party;
create index booking_party_by_booking on booking_party (booking);
