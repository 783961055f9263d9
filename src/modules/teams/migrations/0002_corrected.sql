-- A meeting that was put right keeps what stood before it.
alter table team_meeting add column version {integer} not null default 1;
alter table team_meeting add column why {text};

create table team_meeting_version (
    meeting        {id}      not null,
    version        {integer} not null,
    team           {id},
    unit           {id},
    began_at       {instant} not null,
    present        {json}    not null,
    client_present {flag}    not null,
    indicators     {json}    not null,
    summary        {text}    not null,
    recorded_at    {instant} not null,
    recorded_by    {id},
    why            {text},
    primary key (meeting, version)
) {strict}, without rowid;
