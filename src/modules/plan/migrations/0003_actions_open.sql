-- What a living section says that one of ours does, and nobody has done. With a day it stands on their own desk; whoever leaves leaves none.
create table plan_action_open (
    section      {id}      not null,
    part         {integer} not null,
    professional {id}      not null,
    due_on       {date},
    primary key (section, part)
) {strict}, without rowid;
create index plan_action_open_by_professional on plan_action_open (professional, due_on);
