-- Working time on offer; free times are computed from it, never stored.
create table hours (
    hours        {id}      primary key,
    professional {id}      not null,
    unit         {id}      not null,
    service      {text}    not null,
    kind         {text}    not null,
    begins_at    {instant} not null,
    ends_at      {instant} not null,
    slot_minutes {integer} not null,
    check (begins_at < ends_at and slot_minutes >= 5)
) {strict};
create index hours_by_service on hours (service, begins_at);
create index hours_by_professional on hours (professional, begins_at);

create table booking (
    booking      {id}      primary key,
    client       {id}      not null,
    professional {id},
    unit         {id},
    service      {text},
    kind         {text}    not null,
    begins_at    {instant} not null,
    ends_at      {instant} not null,
    state        {text}    not null check (state in ('booked', 'arrived', 'fulfilled', 'cancelled', 'no_show')),
    made_at      {instant} not null,
    made_by      {id},
    matter       {id},
    hours        {id}
) {strict};
create index booking_by_client on booking (client, begins_at);
create index booking_by_professional on booking (professional, begins_at) where state = 'booked';

-- The promise that two living bookings of one professional never overlap: each holds its five-minute cells alone.
create table booking_cell (
    professional {id}      not null,
    cell         {integer} not null,
    booking      {id}      not null,
    primary key (professional, cell)
) {strict}, without rowid;
create index booking_cell_by_booking on booking_cell (booking);

create table visit (
    visit        {id}      primary key,
    client       {id}      not null,
    booking      {id},
    professional {id},
    unit         {id},
    kind         {text}    not null,
    begins_at    {instant} not null,
    ends_at      {instant} not null,
    reasons      {json}    not null
) {strict};
create index visit_by_client on visit (client, begins_at);
