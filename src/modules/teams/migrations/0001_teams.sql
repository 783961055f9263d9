-- Teams around a client: who takes part and on what ground; meetings, and what they agreed.
create table team (
    team       {id}      primary key,
    client     {id}      not null,
    registry   {text}    not null check (registry in ('health', 'social')),
    purpose    {text}    not null,
    matter     {id},
    lead       {id}      not null,
    unit       {id},
    formed_at  {instant} not null,
    formed_by  {id},
    ended_at   {instant},
    ended_why  {text},
    ended_note {text},
    check ((ended_at is null) = (ended_why is null))
) {strict};
create index team_by_client on team (client, formed_at);
create index team_by_lead on team (lead) where ended_at is null;

create table team_member (
    member       {id}      primary key,
    team         {id}      not null,
    kind         {text}    not null,
    professional {id},
    unit         {id},
    profession   {text},
    name         {text},
    organisation {text},
    phone        {text},
    role         {text}    not null,
    basis        {text}    not null check (basis in ('consent', 'statute')),
    given_by     {text},
    how          {text},
    for_what     {text},
    statute      {text},
    invited_at   {instant} not null,
    invited_by   {id},
    answer       {text},
    answered_at  {instant},
    answered_by  {id},
    answer_note  {text},
    is_living    {flag}    not null,
    ended_at     {instant},
    ended_why    {text},
    ended_note   {text},
    -- Nobody takes part without a ground.
    check ((basis = 'statute') = (statute is not null)),
    check ((basis = 'consent') = (given_by is not null and how is not null and for_what is not null))
) {strict};
create index team_member_by_team on team_member (team, invited_at);
-- The promise that nobody is in a team twice.
create unique index team_member_once on team_member (team, professional) where professional is not null and is_living = 1;
create index team_member_by_professional on team_member (professional) where is_living = 1;
create index team_member_by_profession on team_member (unit, profession) where is_living = 1 and professional is null;

-- Of a team, or of a unit about its own work.
create table team_meeting (
    meeting        {id}      primary key,
    team           {id},
    unit           {id},
    began_at       {instant} not null,
    present        {json}    not null,
    client_present {flag}    not null,
    indicators     {json}    not null,
    summary        {text}    not null,
    recorded_at    {instant} not null,
    recorded_by    {id},
    check ((team is null) <> (unit is null))
) {strict};
create index team_meeting_by_team on team_meeting (team, began_at) where team is not null;
create index team_meeting_by_unit on team_meeting (unit, began_at) where unit is not null;

create table agreed (
    agreed    {id}      primary key,
    meeting   {id}      not null,
    nth       {integer} not null,
    text      {text}    not null,
    owner     {id}      not null,
    due_on    {date}    not null,
    closed_at {instant},
    closed_by {id},
    how       {text},
    note      {text},
    check ((closed_at is null) = (how is null))
) {strict};
create index agreed_by_meeting on agreed (meeting, nth);
create index agreed_by_owner on agreed (owner, due_on) where closed_at is null;

-- The disclosure log between the registers.
create table team_disclosed (
    position     {integer} primary key,
    team         {id}      not null,
    member       {id}      not null,
    registry     {text}    not null,
    basis        {text}    not null,
    professional {id},
    unit         {id},
    disclosed_at {instant} not null
) {strict};
create index team_disclosed_by_team on team_disclosed (team, professional, disclosed_at);
