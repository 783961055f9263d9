-- Transfers of responsibility for a client's care, the chain of who was responsible from when on, and what must happen around a transfer.
create table transfer (
    transfer     {id}      primary key,
    client       {id}      not null,
    is_emergency {flag}    not null,
    from_unit    {id}      not null,
    to_unit      {id}      not null,
    reason       {text}    not null,
    summary      {text}    not null,
    is_discharge {flag}    not null,
    expected_end {date},
    planned_at   {instant} not null,
    asked_at     {instant} not null,
    asked_by     {id},
    state        {text}    not null check (state in ('waiting', 'asked_back', 'accepted', 'declined', 'withdrawn', 'unseen', 'seen')),
    is_live      {flag}    not null,
    due_at       {instant} not null,
    settled_at   {instant},
    settled_by   {id},
    changes_at   {instant},
    end_why      {text},
    end_note     {text},
    check (from_unit <> to_unit),
    check ((state in ('accepted', 'unseen', 'seen')) = (changes_at is not null)),
    check ((state in ('declined', 'withdrawn')) = (end_why is not null))
) {strict};
-- The promise that a client's care is on its way to one unit at a time. One that has moved lives until the next is asked for.
create unique index transfer_once on transfer (client) where is_live = 1;
create index transfer_by_client on transfer (client, asked_at);
create index transfer_waits_to on transfer (to_unit, due_at) where state in ('waiting', 'asked_back', 'unseen');
create index transfer_waits_from on transfer (from_unit, due_at) where state in ('waiting', 'asked_back', 'unseen');
create index transfer_moves_to on transfer (to_unit, changes_at) where changes_at is not null;
create index transfer_moves_from on transfer (from_unit, changes_at) where changes_at is not null;
create index transfer_moved on transfer (changes_at) where changes_at is not null;
create index transfer_asked on transfer (asked_at);

-- From when on which unit answers for the care. Each stretch ends where the next begins, so at no instant there are two, or none.
create table responsibility (
    client   {id}      not null,
    from_at  {instant} not null,
    unit     {id}      not null,
    transfer {id}      not null,
    primary key (client, from_at)
) {strict}, without rowid;
create index responsibility_by_unit on responsibility (unit, from_at);

create table transfer_word (
    transfer    {id}      not null,
    number      {integer} not null,
    is_question {flag}    not null,
    words       {text}    not null,
    written_at  {instant} not null,
    written_by  {id},
    primary key (transfer, number)
) {strict}, without rowid;

create table transfer_step (
    transfer  {id}      not null,
    step      {integer} not null,
    check_id  {text},
    text      {text},
    owner     {id}      not null,
    due_on    {date}    not null,
    is_void   {flag}    not null,
    closed_at {instant},
    closed_by {id},
    how       {text},
    note      {text},
    primary key (transfer, step),
    check ((check_id is null) <> (text is null)),
    check ((closed_at is null) = (how is null))
) {strict}, without rowid;
create index transfer_step_open on transfer_step (owner, due_on) where closed_at is null and is_void = 0;

-- Whoever went home is called: one unit owns the call, and in it a person or whoever takes it.
create table follow_up_call (
    transfer {id}      primary key,
    client   {id}      not null,
    unit     {id}      not null,
    owner    {id},
    due_on   {date}    not null,
    tries    {integer} not null,
    is_open  {flag}    not null,
    over_at  {instant},
    over_by  {id},
    result   {text},
    check ((over_at is null) = (is_open = 1))
) {strict};
create index follow_up_call_open on follow_up_call (unit, due_on) where is_open = 1;
create index follow_up_call_of on follow_up_call (owner, due_on) where is_open = 1;
create index follow_up_call_due on follow_up_call (due_on);

create table follow_up_try (
    transfer  {id}      not null,
    number    {integer} not null,
    result    {text}    not null,
    note      {text},
    called_at {instant} not null,
    called_by {id},
    primary key (transfer, number)
) {strict}, without rowid;

-- The expected end of a stay in home hospital, as it was planned and reviewed.
create table home_stay_review (
    position     {integer} primary key,
    transfer     {id}      not null,
    reviewed_at  {instant} not null,
    reviewed_by  {id},
    expected_end {date}    not null,
    note         {text}    not null
) {strict};
create index home_stay_review_of on home_stay_review (transfer, position);
