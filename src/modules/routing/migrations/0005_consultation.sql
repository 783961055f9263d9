-- The consultation in which an answer is awaited: whoever has it owns the matter, also as the pool of a profession.
alter table matter_route add column consultation {id};
alter table matter_route_before add column consultation {id};
drop index matter_route_by_pool;
create index matter_route_by_pool on matter_route (owner_profession, owner_unit, promise_by) where state in ('owned', 'asked') and owner_kind = 'pool';
