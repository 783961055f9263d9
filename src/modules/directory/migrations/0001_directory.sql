-- Units, the people who work in them, the roles that join the two, and the lines on which contacts arrive.
create table unit (
    unit         {id}   primary key,
    name         {text} not null,
    kind         {text} not null,
    oid          {text},
    parent       {id},
    municipality {text},
    phone        {text}
) {strict};

-- Reachability holds until `reachable_until`, where one is set; afterwards the professional counts as reachable.
create table professional (
    professional       {id}   primary key,
    family_name        {text} not null,
    given_names        {text} not null,
    terhikki           {text},
    phone              {text},
    sort_key           {blob} not null,
    reachability       {text} not null,
    reachability_until {instant}
) {strict};

create table role (
    role         {id}      primary key,
    professional {id}      not null,
    unit         {id}      not null,
    profession   {text}    not null,
    position     {integer} not null,
    unique (professional, unit, profession)
) {strict};
create index role_by_unit on role (unit, profession);

create table line (
    line     {id}      primary key,
    unit     {id}      not null,
    key      {text}    not null,
    phone    {text},
    position {integer} not null
) {strict};
