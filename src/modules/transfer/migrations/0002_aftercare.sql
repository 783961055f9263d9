-- Why what was to be done after a transfer lapsed undone: in_hospital, died.
alter table transfer add column aftercare_end {text};
