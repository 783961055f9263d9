-- Where each matter stands: one row a matter, one owner, one promise, one reason.
create table matter_route (
    matter           {id}      primary key,
    contact          {id}      not null,
    client           {id},
    opened_at        {instant} not null,
    state            {text}    not null check (state in ('undecided', 'owned', 'asked', 'booked', 'closed')),
    route            {text},
    decision         {id},
    decided_by       {id},
    decided_at       {instant},
    undo_until       {instant},
    why              {text},
    outcome          {text},
    owner_kind       {text},
    owner            {id},
    owner_unit       {id},
    owner_profession {text},
    promise_by       {instant},
    booking          {id},
    answer           {text},
    -- The contact in which it was decided: the matter's own, or a later one about the same matter.
    decided_in       {id},
    -- Nothing is closed without an outcome and an actor; what is owned has an owner and a promise.
    check (state <> 'closed' or (outcome is not null and decided_by is not null)),
    check (state not in ('owned', 'asked', 'booked') or (owner_kind is not null and promise_by is not null and why is not null)),
    check (owner_kind is null or owner_kind <> 'person' or owner is not null),
    check (owner_kind is null or owner_kind <> 'pool' or owner_profession is not null)
) {strict};
create index matter_route_by_contact on matter_route (contact);
create index matter_route_open_by_client on matter_route (client, opened_at) where state <> 'closed';
create index matter_route_by_owner on matter_route (owner, promise_by) where state in ('owned', 'asked');
create index matter_route_by_pool on matter_route (owner_profession, owner_unit, promise_by) where state = 'owned' and owner_kind = 'pool';
