-- Rooms in which visits take place, and who stands in for whom.
create table room (
    room      {id}   primary key,
    unit      {id}   not null,
    name      {text} not null,
    closed_at {instant}
) {strict};
create index room_by_unit on room (unit);

create table deputy (
    professional {id} primary key,
    deputy       {id} not null
) {strict};
