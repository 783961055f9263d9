-- What a living section says that one of ours does by a day, and nobody has done: it stands on their own desk.
create table plan_action_due (
    section      {id}      not null,
    part         {integer} not null,
    professional {id}      not null,
    due_on       {date}    not null,
    primary key (section, part)
) {strict}, without rowid;
create index plan_action_due_by_professional on plan_action_due (professional, due_on);
