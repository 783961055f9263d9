-- When something was last done with a matter, and why its owner was the one who was proposed.
alter table matter_route add column moved_at {instant};
alter table matter_route add column owner_because {text};
alter table matter_route_before add column owner_because {text};
alter table matter_route_before add column moved_at {instant};
create index matter_route_carried on matter_route (promise_by) where state in ('owned', 'asked');
