-- A contact waits on a line, or is in the hands of one professional, or is closed.
create table contact (
    contact         {id}      primary key,
    line            {id}      not null,
    channel         {text}    not null,
    client          {id},
    caller_phone    {text},
    words           {text}    not null,
    language        {text}    not null,
    urgency         {text},
    received_at     {instant} not null,
    promise_by      {instant} not null,
    rank_at         {instant} not null,
    why_here        {text}    not null,
    state           {text}    not null check (state in ('waiting', 'taken', 'closed')),
    holder          {id},
    attempts        {integer} not null,
    last_attempt_at {instant},
    next_attempt_at {instant},
    check ((state = 'taken') = (holder is not null))
) {strict};
create index contact_waiting on contact (rank_at, contact) where state = 'waiting';
create index contact_waiting_by_line on contact (line, rank_at, contact) where state = 'waiting';
create index contact_waiting_by_promise on contact (promise_by) where state = 'waiting';
create index contact_waiting_by_age on contact (received_at) where state = 'waiting';
create index contact_by_holder on contact (holder) where state = 'taken';
create index contact_by_client on contact (client, received_at);

create table matter (
    matter    {id}      primary key,
    contact   {id}      not null,
    client    {id},
    words     {text}    not null,
    opened_at {instant} not null
) {strict};
create index matter_by_contact on matter (contact, opened_at);

-- A contact about a matter that was open before it.
create table contact_joined (
    contact {id} not null,
    matter  {id} not null,
    primary key (contact, matter)
) {strict};
create index contact_joined_by_matter on contact_joined (matter);
