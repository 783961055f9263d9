-- A naming says why and until when; one that has a last day lives until the house has ended it. Whoever is offered a line answers it.
alter table naming add column why {text} not null default 'stated';
alter table naming add column note {text};
alter table naming add column line_answer {text};
alter table naming add column is_living {flag} not null default 1;
update naming set is_living = 0 where ends_on is not null;
drop index naming_living;
drop index naming_by_professional;
create unique index naming_living on naming (client, named_as) where is_living = 1;
create index naming_by_professional on naming (professional) where is_living = 1;
create index naming_by_client on naming (client, begins_on);
create table direct_line_offer (
    position     {integer} primary key,
    naming       {id}   not null,
    professional {id}   not null,
    offered_on   {date} not null,
    answer       {text} not null
) {strict};
create table panel_capacity (
    professional {id}  primary key,
    weight_max   {integer}
) {strict};
