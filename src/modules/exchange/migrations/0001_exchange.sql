-- Which resource of another system is which thing of ours, and what was imported when.
create table exchange_link (
    source   {text}    primary key,
    target   {id}      not null,
    digest   {text}    not null,
    position {integer} not null
) {strict};
create index exchange_link_by_target on exchange_link (target);

create table exchange_import (
    import            {id}      primary key,
    format            {text}    not null,
    digest            {text}    not null,
    bytes             {integer} not null,
    resources_read    {integer} not null,
    resources_skipped {integer} not null,
    imported_at       {instant} not null,
    position          {integer} not null
) {strict};
create index exchange_import_by_digest on exchange_import (digest);
