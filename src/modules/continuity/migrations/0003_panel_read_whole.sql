-- A panel of 1,500 is read from the index alone, not row by row.
drop index naming_by_professional;
create index naming_by_professional on naming (professional, client, named_as, ends_on, line_answer, is_living) where is_living = 1;
