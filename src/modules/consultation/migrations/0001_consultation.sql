-- Consultations: a question between professionals, to whom it stands now, and how it was answered.
create table consultation (
    consultation     {id}      primary key,
    client           {id}      not null,
    matter           {id},
    -- By which the matter went along; without it whoever asked keeps the matter.
    decision         {id},
    asked_by         {id}      not null,
    asked_in         {id},
    mode             {text}    not null,
    -- A person, or the pool of a profession in a unit; `asked` is who of the pool has taken it.
    asked_kind       {text}    not null check (asked_kind in ('person', 'pool')),
    asked            {id},
    asked_unit       {id},
    asked_profession {text},
    urgency          {text},
    question         {text}    not null,
    facts            {json}    not null,
    asked_at         {instant} not null,
    answer_by        {instant} not null,
    state            {text}    not null check (state in ('open', 'settled', 'withdrawn', 'overtaken')),
    written          {integer} not null,
    answer           {id},
    answer_kind      {text},
    words            {text},
    answered_by      {id},
    answered_at      {instant},
    undo_until       {instant},
    booking          {id},
    -- The decision on the matter that made it void (overtaken).
    ended_by         {id},
    ended_at         {instant},
    ended_why        {text},
    check (asked_kind <> 'person' or asked is not null),
    check (asked_kind <> 'pool' or (asked_unit is not null and asked_profession is not null)),
    check ((state = 'settled') = (answer is not null))
) {strict};
-- The promise that a matter waits for one answer at a time.
create unique index consultation_open_of_matter on consultation (matter) where state = 'open' and decision is not null;
create index consultation_by_asked on consultation (asked, answer_by) where state = 'open';
create index consultation_by_pool on consultation (asked_profession, asked_unit, answer_by) where state = 'open';
create index consultation_by_asker on consultation (asked_by, asked_at);
create index consultation_by_answerer on consultation (answered_by, answered_at);
create index consultation_by_client on consultation (client, asked_at);
create index consultation_by_matter on consultation (matter, asked_at);
create index consultation_by_answer on consultation (answer);
create index consultation_answered on consultation (answered_at);

-- Its thread: both write, until it is answered.
create table consultation_word (
    consultation {id}      not null,
    number       {integer} not null,
    written_by   {id}      not null,
    written_at   {instant} not null,
    words        {text}    not null,
    primary key (consultation, number)
) {strict};

-- Where it was referred to, and from whom: so that a referral can be taken back, and the asker sees the way.
create table consultation_referral (
    answer          {id}      primary key,
    consultation    {id}      not null,
    position        {integer} not null,
    referred_by     {id}      not null,
    referred_at     {instant} not null,
    undo_until      {instant} not null,
    why             {text}    not null,
    to_kind         {text}    not null,
    to_asked        {id},
    to_unit         {id},
    to_profession   {text},
    from_kind       {text}    not null,
    from_asked      {id},
    from_unit       {id},
    from_profession {text},
    from_answer_by  {instant} not null
) {strict};
create index consultation_referral_of on consultation_referral (consultation, position);

-- Clients who were guided to emergency care after a consultation.
create table consultation_emergency (
    decision     {id}      primary key,
    consultation {id}      not null,
    client       {id}      not null,
    followed_at  {instant} not null,
    within_hours {integer} not null
) {strict};
create index consultation_emergency_of on consultation_emergency (consultation);

-- How far somebody has read a thread. May be lost: then it is new to them once more.
create table scratch_consultation_seen (
    consultation {id}      not null,
    professional {id}      not null,
    seen         {integer} not null,
    primary key (consultation, professional)
) {strict};
