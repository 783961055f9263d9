-- Who is named for whom. The partial index is the promise that a client has one living naming of a kind.
create table naming (
    naming       {id}   primary key,
    client       {id}   not null,
    professional {id}   not null,
    named_as     {text} not null,
    begins_on    {date} not null,
    ends_on      {date},
    why_ended    {text}
) {strict};
create unique index naming_living on naming (client, named_as) where ends_on is null;
create index naming_by_professional on naming (professional) where ends_on is null;
