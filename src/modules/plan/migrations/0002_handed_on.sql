-- A version by which the section only changed hands, since its owner left, says why.
alter table plan_version add column handed_on_why {text};
