-- Who had a question before it went over to somebody else because they left, and why: read by whoever has it now. `person` is empty where it lay with a
-- pool.
create table consultation_handover (
    consultation {id}      not null,
    position     {integer} not null,
    handed_at    {instant} not null,
    is_asker     {flag}    not null,
    person       {id},
    why          {text}    not null,
    primary key (consultation, position)
) {strict};
