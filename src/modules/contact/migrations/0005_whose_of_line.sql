-- Whose contacts came to a line since a day is read from the index alone: for the list of those who need many services.
drop index contact_of_line;
create index contact_of_line on contact (line, received_at, client);
