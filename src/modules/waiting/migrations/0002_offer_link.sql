-- The links by which clients answer offers themselves. Of a token its digest; may be lost, and then the client calls as the message says.
create table scratch_offer_link (
    token_hash {blob}    primary key,
    offer      {id}      not null,
    made_at    {instant} not null
) {strict};
create index scratch_offer_link_by_age on scratch_offer_link (made_at);
