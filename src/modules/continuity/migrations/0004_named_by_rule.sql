-- The kinds by which a population was named by rule: from then on the house names whoever comes later.
create table named_by_rule (
    named_as {text} primary key
) {strict};
insert into named_by_rule select distinct named_as from naming where why = 'population_rule';
