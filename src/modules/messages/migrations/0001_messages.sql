-- The outbox: every message, from the moment it was queued to its end. One row for each dedup id, however often it is queued.
create table message (
    message         {id}      primary key,
    kind            {text}    not null,
    channel         {text}    not null,
    client          {id}      not null,
    booking         {id},
    language        {text}    not null,
    queued_at       {instant} not null,
    useful_until    {instant},
    dedup           {text}    not null unique,
    facts           {json}    not null,
    is_content_free {flag}    not null,
    state           {text}    not null,
    attempts        {integer} not null,
    next_try_at     {instant} not null,
    why             {text},
    ended_at        {instant},
    reference       {text},
    position        {integer} not null
) {strict};
create index message_waiting on message (channel, next_try_at) where state = 'waiting';
create index message_by_booking on message (booking, position) where booking is not null;
