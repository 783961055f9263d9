-- Where the ledger stood when the matter was decided: what happened since hangs on the decision.
alter table matter_route add column decided_at_position {integer};

-- Where a matter stood before it was decided anew. Only until that decision is undone; a first decision leaves nothing here.
create table matter_route_before (
    replaced_by         {id}      primary key, -- the decision that replaced it
    state               {text}    not null,
    route               {text},
    decision            {id},
    decided_by          {id},
    decided_at          {instant},
    undo_until          {instant},
    why                 {text},
    outcome             {text},
    owner_kind          {text},
    owner               {id},
    owner_unit          {id},
    owner_profession    {text},
    promise_by          {instant},
    booking             {id},
    answer              {text},
    decided_in          {id},
    decided_at_position {integer}
) {strict};
