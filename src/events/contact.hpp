// Events of contact: a person reached us (yhteydenotto), somebody took it, somebody called back.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

BOOST_DEFINE_ENUM_CLASS(AttemptOutcome, answered, no_answer, busy, voicemail, wrong_number)

struct ContactReceived {
    ContactId contact;
    LineId line;
    Channel channel;
    std::optional<ClientId> client;          // known at once, or identified later
    std::optional<std::string> caller_phone;  // digits as core/text.hpp normalises them
    std::string words;                        // the reason in the client's own words
    Language language;
    std::optional<Urgency> urgency;  // first impression, before the assessment; orders the queue
    Instant received_at;
    Instant promise_by;     // when we said that we answer
    Instant rank_at;        // received_at + what the urgency allows (catalog/promises.yaml): the queue's order, so nobody starves
    std::string why_here;   // key under `why_here.` of the message catalogue
};
BOOST_DESCRIBE_STRUCT(ContactReceived, (), (contact, line, channel, client, caller_phone, words, language, urgency, received_at, promise_by, rank_at,
                                            why_here))

struct ContactTaken {
    ContactId contact;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(ContactTaken, (), (contact, professional))

// Given back to the line with everything that was done to it; the promise runs on.
struct ContactReturned {
    ContactId contact;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(ContactReturned, (), (contact, why))

struct CallbackAttempted {
    ContactId contact;
    AttemptOutcome outcome;
    Instant attempted_at;
    std::optional<Instant> next_at;
};
BOOST_DESCRIBE_STRUCT(CallbackAttempted, (), (contact, outcome, attempted_at, next_at))

struct ClientIdentified {
    ContactId contact;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(ClientIdentified, (), (contact, client))

// One contact can hold several matters (asia); each is assessed and decided on its own.
struct MatterOpened {
    MatterId matter;
    ContactId contact;
    std::optional<ClientId> client;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(MatterOpened, (), (matter, contact, client, words))

// The contact is about a matter that is already open: it is joined to it, not made twice.
struct ContactJoined {
    ContactId contact;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(ContactJoined, (), (contact, matter))

// Every matter of the contact has its decision.
struct ContactClosed {
    ContactId contact;
};
BOOST_DESCRIBE_STRUCT(ContactClosed, (), (contact))

// A decision was undone: the contact is in the hands of `professional` again, who held it when it was closed.
struct ContactReopened {
    ContactId contact;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(ContactReopened, (), (contact, professional))

// A decision was undone, and nobody held the contact before it: it waits as it did.
struct ContactWaitsAgain {
    ContactId contact;
};
BOOST_DESCRIBE_STRUCT(ContactWaitsAgain, (), (contact))

}  // namespace koppi::events
