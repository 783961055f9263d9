-- Case surveys: one a matter that surveyors have taken, with what was done in it.
create table survey (
    survey       {id}      primary key,
    matter       {id}      not null,
    client       {id}      not null,
    surveyor     {id},
    opened_at    {instant} not null,
    taken_at     {instant} not null,
    state        {text}    not null check (state in ('waiting', 'open', 'closed')),
    reviewed_at  {instant},
    reviewed_by  {id},
    calls        {integer} not null,
    members      {integer} not null,
    next_try_at  {instant},
    naming       {id},
    agreed       {id},
    agreed_as    {text},
    decision     {id},
    closed_at    {instant},
    outcome      {text},
    ended        {text},
    why          {text},
    check ((state = 'closed') = (decision is not null)),
    check (state <> 'open' or surveyor is not null)
) {strict};
-- The promise that a matter has one living survey.
create unique index survey_living on survey (matter) where state <> 'closed';
create index survey_by_matter on survey (matter, opened_at);
create index survey_by_surveyor on survey (surveyor) where state = 'open';
create index survey_by_client on survey (client, opened_at);
create index survey_by_decision on survey (decision);
create index survey_opened on survey (opened_at);
create index survey_closed on survey (closed_at);

create table survey_call (
    survey      {id}      not null,
    number      {integer} not null,
    called_by   {id},
    called_at   {instant} not null,
    result      {text}    not null,
    with_whom   {text}    not null,
    note        {text},
    next_try_at {instant},
    primary key (survey, number)
) {strict};

-- The team around the client; whoever left stays to be read.
create table survey_member (
    survey       {id}      not null,
    number       {integer} not null,
    kind         {text}    not null,
    professional {id},
    profession   {text},
    name         {text},
    role         {text}    not null,
    basis        {text}    not null,
    gathered_at  {instant} not null,
    gathered_by  {id},
    left_at      {instant},
    primary key (survey, number)
) {strict};

-- Who took it and who gave it back, with the reason.
create table survey_hand (
    position {integer} primary key,
    survey   {id}      not null,
    surveyor {id},
    taken    {flag}    not null,
    at       {instant} not null,
    why      {text}
) {strict};
create index survey_hand_of on survey_hand (survey, position);
