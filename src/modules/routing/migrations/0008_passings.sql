-- Whose decision it was that another replaced: what was passed on is found however often the matter was decided since.
alter table matter_route_before add column matter {id};
with recursive chain (replaced_by, decision, matter) as (
    select b.replaced_by, b.decision, r.matter from matter_route r join matter_route_before b on b.replaced_by = r.decision
    union all
    select b.replaced_by, b.decision, c.matter from chain c join matter_route_before b on b.replaced_by = c.decision)
update matter_route_before set matter = chain.matter from chain where chain.replaced_by = matter_route_before.replaced_by;
create index matter_route_before_of_matter on matter_route_before (matter, decided_at);
