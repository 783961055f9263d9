-- Weekly rules, and who works by them. Free times are computed from them, never stored.
create table work_template (
    work_template     {id}   primary key,
    name              {text} not null,
    blocks            {json} not null,
    works_on_holidays {flag} not null
) {strict};

create table assignment (
    hours         {id}      primary key,
    work_template {id}      not null references work_template (work_template),
    professional  {id}      not null,
    unit          {id}      not null,
    first_day     {date}    not null,
    last_day      {date},
    every_weeks   {integer} not null check (every_weeks >= 1),
    room          {id}
) {strict};
create index assignment_by_professional on assignment (professional);
create index assignment_by_template on assignment (work_template);
create index assignment_by_unit on assignment (unit);

create table absence (
    absence      {id}      primary key,
    professional {id}      not null,
    begins_at    {instant} not null,
    ends_at      {instant} not null,
    reason       {text}    not null,
    check (begins_at < ends_at)
) {strict};
create index absence_by_professional on absence (professional, begins_at);

-- The promise that nobody and no room is in two places: whoever takes a stretch of time holds its five-minute cells alone. A holder is a
-- booking, a hold or a meeting of a group; a resource a professional or a room. Lane 1 is for what a named right lets in over a booking.
create table occupied (
    resource {id}      not null,
    lane     {integer} not null check (lane in (0, 1)),
    cell     {integer} not null,
    holder   {id}      not null,
    primary key (resource, lane, cell)
) {strict}, without rowid;
insert into occupied (resource, lane, cell, holder) select professional, 0, cell, booking from booking_cell;
create index occupied_by_holder on occupied (holder);
drop table booking_cell;

-- What is kept for somebody while people talk, or while an offer waits for its answer.
create table hold (
    hold         {id}      primary key,
    held_for     {text}    not null,
    held_by      {id},
    client       {id},
    professional {id}      not null,
    begins_at    {instant} not null,
    ends_at      {instant} not null,
    expires_at   {instant} not null,
    time         {json}    not null
) {strict};
create index hold_by_expiry on hold (expires_at);
create index hold_by_holder on hold (held_by);

alter table booking add column remote_way {text};
alter table booking add column purpose {text} not null default 'open';
alter table booking add column room {id};
alter table booking add column others {json} not null default '[]';
alter table booking add column exception_kind {text};
alter table booking add column exception_why {text};
alter table booking add column urgency {text};
alter table booking add column series {id};
alter table booking add column through {text} not null default 'desk';
alter table booking add column remote_room {text};
alter table booking add column arrived_at {instant};
-- The last step, which can be taken back for a while: what it was, by whom, and what was before it.
alter table booking add column step {text};
alter table booking add column step_at {instant};
alter table booking add column step_by {id};
alter table booking add column time_before {json};
create index booking_by_unit on booking (unit, begins_at);
create index booking_by_series on booking (series) where series is not null;
-- The second, third … party of a joint visit sees it in their day as well.
create table booking_party (
    booking      {id}   not null,
    professional {id}   not null,
    is_remote    {flag} not null,
    begins_at    {instant} not null,
    primary key (professional, begins_at, booking)
) {strict}, without rowid;
create index booking_party_by_booking on booking_party (booking);

-- Where the ledger stood when something last changed in a professional's day (days since 1970; −1: their hours as such). The appointment
-- books in memory read again what is newer than they are.
create table book_change (
    professional {id}      not null,
    day          {integer} not null,
    position     {integer} not null,
    primary key (professional, day)
) {strict}, without rowid;
create index book_change_by_position on book_change (position);
