-- Plans: one a client, of sections; every version of a section is kept.
create table plan (
    plan      {id}      primary key,
    client    {id}      not null unique,
    opened_at {instant} not null
) {strict};

create table plan_section (
    section     {id}      primary key,
    plan        {id}      not null,
    client      {id}      not null,
    registry    {text}    not null check (registry in ('health', 'social')),
    kind        {text}    not null,
    owner       {id}      not null,
    version     {integer} not null check (version > 0),
    parts_given {integer} not null,
    review_on   {date}    not null,
    shared_by   {text},
    made_at     {instant} not null,
    saved_at    {instant} not null,
    reviewed_at {instant} not null,
    ended_at    {instant},
    ended_why   {text},
    ended_note  {text},
    check ((ended_at is null) = (ended_why is null))
) {strict};
-- The promise that there is one living section of a kind in a register.
create unique index plan_section_living on plan_section (client, registry, kind) where ended_at is null;
create index plan_section_by_client on plan_section (client, made_at);
create index plan_section_by_owner on plan_section (owner, review_on) where ended_at is null;

create table plan_version (
    section   {id}      not null,
    version   {integer} not null,
    saved_at  {instant} not null,
    saved_by  {id},
    unit      {id},
    is_review {flag}    not null,
    content   {json}    not null,
    primary key (section, version)
) {strict};
create index plan_version_saved on plan_version (saved_at);

-- What was counted together with the text, once a version that the phrase was written into.
create table plan_code (
    section  {id}      not null,
    version  {integer} not null,
    nth      {integer} not null,
    code_set {text}    not null,
    code     {text}    not null,
    phrase   {text}    not null,
    primary key (section, version, nth)
) {strict}, without rowid;

create table plan_assessed (
    position         {integer} primary key,
    section          {id}      not null,
    version          {integer} not null,
    assessed_at      {instant} not null,
    assessed_by      {id},
    levels           {json}    not null,
    score_hundredths {integer} not null
) {strict};
create index plan_assessed_by_section on plan_assessed (section, position);

-- The disclosure log between the registers.
create table plan_disclosed (
    position     {integer} primary key,
    section      {id}      not null,
    version      {integer} not null,
    registry     {text}    not null,
    basis        {text}    not null,
    professional {id},
    unit         {id},
    disclosed_at {instant} not null
) {strict};
create index plan_disclosed_by_section on plan_disclosed (section, version, professional, disclosed_at);

-- Permissions to hang up who visits at home; one lives at a time, and the ones before stay to be read.
create table home_board_permission (
    position     {integer} primary key,
    plan         {id}      not null,
    given_by     {text}    not null,
    how          {text}    not null,
    permitted_at {instant} not null,
    recorded_by  {id},
    ended_at     {instant}
) {strict};
create unique index home_board_permission_living on home_board_permission (plan) where ended_at is null;
