-- An undone decision looks for what it had asked and what it had overtaken.
create index consultation_by_decision on consultation (decision) where state = 'open' and decision is not null;
create index consultation_ended_by on consultation (ended_by) where ended_by is not null;
