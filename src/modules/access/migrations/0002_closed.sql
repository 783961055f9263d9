-- Who has left: nobody signs in with the account any more, and nobody else gets its name.
alter table account add column closed_at {instant};
