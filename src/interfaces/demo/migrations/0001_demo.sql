-- A database that `koppi demo` made says so here, and lists the people as whom anybody may sign in. Scratch: it is no part of the history,
-- and a county restored from a ledger alone is no demo.
create table scratch_demo (
    username   {text} primary key,
    name       {text} not null,
    profession {text} not null,
    unit_name  {text} not null,
    place      {integer} not null
) {strict};
