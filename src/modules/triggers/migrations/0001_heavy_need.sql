-- What professionals decided of clients whose use of services reached the threshold. Nobody stands here before somebody decided.
create table heavy_need_decision (
    decision      {id}      primary key,
    client        {id}      not null,
    decided_at    {instant} not null,
    decided_by    {id},
    unit          {id},
    is_taken_up   {flag}    not null,
    version       {integer} not null,
    counted       {integer} not null,
    at_least      {integer} not null,
    window_months {integer} not null,
    taken_as      {text},
    pairwork      {id},
    matter        {id},
    why           {text},
    note          {text},
    silent_until  {date}    not null,
    contacted_at  {instant},
    contacted_by  {id},
    check ((is_taken_up = 1) = (taken_as is not null)),
    check ((is_taken_up = 0) = (why is not null)),
    check (counted >= at_least)
) {strict};
create index heavy_need_by_client on heavy_need_decision (client, decided_at);
