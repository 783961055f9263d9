-- Whom a unit met since a day: for the list of those who need many services.
create index visit_by_unit on visit (unit, begins_at, client);
