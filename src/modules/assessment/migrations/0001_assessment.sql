-- A matter may be assessed again; the newest assessment counts. The answers lie as JSON: only the form's own rules read them.
create table assessment (
    assessment      {id}      primary key,
    matter          {id}      not null,
    form            {text}    not null,
    form_version    {integer} not null,
    answers         {json}    not null,
    icpc2           {text},
    urgency         {text}    not null,
    clarity         {text},
    care_class      {text},
    assessed_at     {instant} not null,
    guarantee_by    {date},
    guarantee_rule  {text},
    suggested_route {text},
    position        {integer} not null
) {strict};
create index assessment_by_matter on assessment (matter, position);

-- What a professional has written so far. May be lost, never counts, and goes when the assessment is saved.
create table scratch_draft (
    matter       {id}      primary key,
    form         {text}    not null,
    form_version {integer} not null,
    answers      {json}    not null,
    version      {integer} not null,
    saved_at     {instant} not null,
    saved_by     {text}    not null
) {strict};
