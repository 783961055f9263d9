-- The ledger: what happened, in order, chained. Every other table but the scratch ones is computed from it.
create table ledger (
    position     {integer} primary key,
    name         {text}    not null,
    version      {integer} not null,
    happened_at  {instant} not null,
    recorded_at  {instant} not null,
    account      {id},
    professional {id},
    unit         {id},
    profession   {text},
    body         {json}    not null,
    body_hash    {blob}    not null,
    hash         {blob}    not null
) {strict};

-- Answers that were given, so that a retry gets the same one. Kept for two days; never part of the history.
create table scratch_answer (
    account   {id}      not null,
    key       {text}    not null,
    body_hash {blob}    not null,
    status    {integer} not null,
    answer    {text}    not null,
    made_at   {instant} not null,
    primary key (account, key)
) {strict};
create index scratch_answer_by_age on scratch_answer (made_at);
