-- Who may sign in. The name is kept in small letters.
create table account (
    account           {id}   primary key,
    username          {text} not null unique,
    password_hash     {text} not null,
    professional      {id}   not null,
    language          {text} not null,
    signed_in_at      {instant},
    sign_in_failed_at {instant}
) {strict};

-- Whose record was opened, and whose whole identity code was shown: by whom, as what, for what.
create table access_log (
    position     {integer} primary key,
    at           {instant} not null,
    account      {id},
    professional {id},
    profession   {text},
    unit         {id},
    client       {id}      not null,
    what         {text}    not null check (what in ('record_opened', 'identity_code_shown')),
    purpose      {text},
    contact      {id},
    why          {text}
) {strict};
create index access_log_by_client on access_log (client, at);
create index access_log_by_account on access_log (account, at);

-- The roles that an account may choose from, with the names that the choice shows.
create table access_professional (
    professional {id}   primary key,
    name         {text} not null
) {strict};
create table access_unit (
    unit {id}   primary key,
    name {text} not null
) {strict};
create table access_role (
    role         {id}      primary key,
    professional {id}      not null,
    unit         {id}      not null,
    profession   {text}    not null,
    position     {integer} not null
) {strict};
create index access_role_by_professional on access_role (professional, position);

-- Sessions. Of the token only the digest is kept: whoever reads the file can't sign in with it.
create table scratch_session (
    session      {id}      primary key,
    token_hash   {blob}    not null unique,
    account      {id}      not null,
    professional {id}      not null,
    role         {id},
    unit         {id},
    profession   {text},
    language     {text}    not null,
    made_at      {instant} not null,
    seen_at      {instant} not null
) {strict};
create index scratch_session_by_account on scratch_session (account);

-- Sign-ins that failed, by account; for a name that is nobody's, by a digest with a key that dies with the program.
create table scratch_sign_in (
    who            {id}      primary key,
    failures       {integer} not null,
    last_failed_at {instant} not null
) {strict};
