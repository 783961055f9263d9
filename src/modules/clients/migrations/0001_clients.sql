-- The people. A sound identity code belongs to one client; a doubtful one came from another system and may be anybody's mistake.
create table client (
    client               {id}   primary key,
    family_name          {text} not null,
    given_names          {text} not null,
    born                 {date},
    hetu                 {text},
    hetu_is_doubtful     {flag} not null,
    language             {text} not null,
    interpreter_language {text},
    non_disclosure       {flag} not null,
    municipality         {text},
    phone                {text},
    address              {text},
    died                 {date},
    sort_key             {blob} not null
) {strict};
create unique index client_sound_hetu on client (hetu) where hetu_is_doubtful = 0;
create index client_by_hetu on client (hetu);
create index client_by_name on client (sort_key, client);
create index client_by_phone on client (phone, sort_key);
create index client_by_born on client (born, sort_key);

-- The words of a client's names, folded: "Åström-D'Arcy" lies here as astrom and darcy. The telephone-book order lies beside each word,
-- so that the first lines of a common name are found without reading the clients themselves.
create table client_name_key (
    client   {id}   not null,
    key      {text} not null,
    sort_key {blob} not null,
    primary key (client, key)
) {strict};
create index client_name_key_by_key on client_name_key (key, sort_key, client);
