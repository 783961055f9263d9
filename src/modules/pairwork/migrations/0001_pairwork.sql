-- Pair work: from the suggestion of a joint appointment to the follow-up.
create table pairwork (
    pairwork           {id}      primary key,
    client             {id}      not null,
    registry           {text}    not null check (registry in ('health', 'social')),
    matter             {id},
    indications        {json}    not null,
    note               {text},
    owner              {id}      not null,
    unit               {id},
    suggested_at       {instant} not null,
    suggested_by       {id},
    booking            {id},
    shared_by          {text},
    version            {integer} not null check (version >= 0),
    held_on            {date},
    saved_appointments {integer},
    saved_time         {text},
    follow_up_on       {date},
    path_status        {text},
    is_open            {flag}    not null,
    ended_at           {instant},
    ended_why          {text},
    ended_note         {text},
    check ((booking is null) = (shared_by is null))
) {strict};
-- The promise that one is under way for a client at a time.
create unique index pairwork_open on pairwork (client) where is_open = 1;
create index pairwork_by_client on pairwork (client, suggested_at);
create index pairwork_by_owner on pairwork (owner, follow_up_on) where is_open = 1;
create index pairwork_held on pairwork (held_on) where version > 0;

create table pair_visit (
    pairwork   {id}      not null,
    version    {integer} not null,
    written_at {instant} not null,
    written_by {id},
    content    {json}    not null,
    primary key (pairwork, version)
) {strict}, without rowid;

create table pair_survey (
    pairwork    {id}      primary key,
    answered_at {instant} not null,
    recorded_by {id},
    how         {text}    not null,
    usefulness  {integer} not null,
    words       {text}
) {strict};
create index pair_survey_answered on pair_survey (answered_at);

-- One row a statement, so that each is counted by itself.
create table pair_agreement (
    pairwork  {id}   not null,
    statement {text} not null,
    agreement {text} not null,
    primary key (pairwork, statement)
) {strict}, without rowid;

create table pair_follow_up (
    position        {integer} primary key,
    pairwork        {id}      not null,
    followed_up_at  {instant} not null,
    followed_up_by  {id},
    status          {text}    not null,
    knows_where     {flag}    not null,
    knows_when      {flag}    not null,
    knows_with_whom {flag}    not null,
    note            {text}
) {strict};
create index pair_follow_up_by_pairwork on pair_follow_up (pairwork, position);

-- The disclosure log between the registers.
create table pair_disclosed (
    position     {integer} primary key,
    pairwork     {id}      not null,
    registry     {text}    not null,
    basis        {text}    not null,
    professional {id},
    unit         {id},
    disclosed_at {instant} not null
) {strict};
create index pair_disclosed_by_pairwork on pair_disclosed (pairwork, professional, disclosed_at);
