-- Groups: meetings, seats, who waits, who came.
create table care_group (
    care_group  {id}      primary key,
    name        {text}    not null,
    service     {text}    not null,
    unit        {id}      not null,
    leaders     {json}    not null,
    seats       {integer} not null check (seats between 1 and 60),
    companions  {text}    not null check (companions in ('none', 'beside', 'seat')),
    language    {text}    not null,
    remote_room {text},
    enrol_until {date},
    state       {text}    not null check (state in ('open', 'ended', 'cancelled')),
    why         {text},
    opened_at   {instant} not null
) {strict};
create index care_group_by_unit on care_group (unit);

create table group_meeting (
    meeting       {id}      primary key,
    care_group    {id}      not null,
    begins_at     {instant} not null,
    ends_at       {instant} not null,
    leaders       {json}    not null,
    room          {id},
    is_cancelled  {flag}    not null,
    why           {text},
    attendance_at {instant},
    check (begins_at < ends_at)
) {strict};
create index group_meeting_by_group on group_meeting (care_group, begins_at);

-- Each leader sees the meeting in their day, as long as it is not cancelled.
create table group_leader (
    professional {id}      not null,
    begins_at    {instant} not null,
    meeting      {id}      not null,
    primary key (professional, begins_at, meeting)
) {strict}, without rowid;
create index group_leader_by_meeting on group_leader (meeting);

-- Whoever is enrolled, and whoever was: once in a group at a time.
create table group_participant (
    seat             {id}      primary key,
    care_group       {id}      not null,
    client           {id}      not null,
    number           {integer} not null,
    has_companion    {flag}    not null,
    companion_number {integer},
    taken_at         {instant} not null,
    given_up_at      {instant},
    why              {text}
) {strict};
create unique index group_participant_once on group_participant (care_group, client) where given_up_at is null;
create index group_participant_by_client on group_participant (client);

-- The promise that a seat is one client's: each takes the number of its group alone.
create table group_seat (
    care_group   {id}      not null,
    number       {integer} not null check (number between 1 and 60),
    seat         {id}      not null,
    is_companion {flag}    not null,
    primary key (care_group, number)
) {strict}, without rowid;
create index group_seat_by_seat on group_seat (seat);

-- Who waits, in the order of the ledger.
create table group_queue (
    wait          {id}      primary key,
    care_group    {id}      not null,
    client        {id}      not null,
    has_companion {flag}    not null,
    joined_at     {instant} not null,
    position      {integer} not null
) {strict};
create unique index group_queue_once on group_queue (care_group, client);
create index group_queue_in_order on group_queue (care_group, position);
create index group_queue_by_client on group_queue (client);

create table group_attendance (
    meeting       {id}   not null,
    seat          {id}   not null,
    has_companion {flag} not null,
    visit         {id}   not null,
    primary key (meeting, seat)
) {strict}, without rowid;
