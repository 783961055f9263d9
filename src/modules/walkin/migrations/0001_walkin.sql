-- A queue number of somebody who came without a booking. It follows its contact: whoever has the contact in hand has the number.
create table ticket (
    ticket       {id}      primary key,
    unit         {id}      not null,
    day          {date}    not null,
    number       {integer} not null,
    contact      {id}      not null unique,
    rank_at      {instant} not null,
    drawn_at     {instant} not null,
    state        {text}    not null check (state in ('waiting', 'called', 'in_hand', 'gone', 'done')),
    state_before {text},
    holder       {id},
    out_at       {instant},
    arrived_at   {instant},
    gone_why     {text},
    step         {text},
    step_by      {id},
    step_at      {instant},
    step_from    {text},
    unique (unit, day, number),
    check ((state in ('called', 'in_hand')) = (holder is not null))
) {strict};
create index ticket_open on ticket (unit, rank_at, contact) where state in ('waiting', 'called', 'in_hand');

create table ticket_call (
    ticket       {id}      not null,
    nth          {integer} not null,
    professional {id}      not null,
    place        {text}    not null,
    called_at    {instant} not null,
    primary key (ticket, nth)
) {strict};
