-- What is asked of a client's or a booking's matters is asked of those alone, however many the county has had.
create index matter_route_decided_by_client on matter_route (client, decided_at) where decided_by is not null;
create index matter_route_of_booking on matter_route (booking) where booking is not null;
