-- Where the ledger stood when the contact was closed, and who held it (nobody: it waited), so that undoing the decision gives it back.
alter table contact add column closed_at_position {integer};
alter table contact add column held_before {id};
