-- Who comes to a visit, or does not, moves the matter that it was booked for.
create index matter_route_by_booking on matter_route (booking) where state = 'booked';
create index matter_route_before_by_booking on matter_route_before (booking) where state = 'booked';
