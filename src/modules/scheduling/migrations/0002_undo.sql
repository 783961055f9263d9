-- The decision that freed the time of a cancelled booking; undoing it gives the time back.
alter table booking add column freed_by {id};
