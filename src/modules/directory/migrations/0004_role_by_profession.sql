-- The first unit that has a profession is found without reading every role.
create index role_by_profession on role (profession, position);
