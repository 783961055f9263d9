-- Who waits in the arranging book of a unit. An entry that ended stays: taking the decision back that ended it lets the client wait again.
create table wait (
    wait           {id}      primary key,
    client         {id}      not null,
    matter         {id},
    decision       {id},     -- by which the matter waits
    unit           {id}      not null,
    service        {text}    not null,
    urgency        {text}    not null,
    guarantee_by   {date},
    wishes         {json}    not null,
    entered_at     {instant} not null,
    entered_by     {id},
    ended_how      {text}    check (ended_how in ('booked', 'withdrawn', 'matter_closed', 'replaced', 'undone')),
    ended_why      {text},
    ended_at       {instant},
    ended_by       {id},
    ended_decision {id},     -- that ended it, and gives it back when it is undone
    check ((ended_how is null) = (ended_at is null))
) {strict};
create index wait_by_unit on wait (unit) where ended_how is null;
create index wait_by_client on wait (client) where ended_how is null;
create index wait_by_ended_decision on wait (ended_decision) where ended_decision is not null;
create index wait_of_matter on wait (matter) where matter is not null;
-- A matter waits in one place.
create unique index wait_by_matter on wait (matter) where ended_how is null and matter is not null;

-- A time that was offered to them, whatever came of it: nobody is offered the same time twice.
create table wait_offer (
    offer      {id}      primary key,
    wait       {id}      not null,
    hold       {id}      not null,
    by         {text}    not null check (by in ('phone', 'message')),
    time       {json}    not null,
    answer_by  {instant} not null,
    offered_at {instant} not null,
    offered_by {id},
    ended_how  {text}    check (ended_how in ('accepted', 'declined', 'expired', 'withdrawn')),
    ended_at   {instant},
    booking    {id},
    check ((ended_how is not null and ended_how = 'accepted') = (booking is not null))
) {strict};
-- One live offer for whoever waits, and for each time that is kept.
create unique index wait_offer_by_wait on wait_offer (wait) where ended_how is null;
create unique index wait_offer_by_hold on wait_offer (hold) where ended_how is null;
create index wait_offer_by_answer on wait_offer (answer_by) where ended_how is null;
create index wait_offer_of_wait on wait_offer (wait, offered_at);
