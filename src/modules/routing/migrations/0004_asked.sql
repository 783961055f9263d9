-- Who asked a colleague sees what they asked, and by when the answer was promised.
create index matter_route_by_asker on matter_route (decided_by, promise_by) where state = 'asked';
