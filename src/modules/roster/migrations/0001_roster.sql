-- Who has a duty of a unit on a day: one professional.
create table duty (
    unit         {id}   not null,
    duty         {text} not null,
    day          {date} not null,
    professional {id}   not null,
    given_by     {id},
    primary key (unit, duty, day)
) {strict};
create index duty_of_day on duty (day);
create index duty_of_professional on duty (professional, day);
