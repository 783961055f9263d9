// Events of contact: a person reached us (yhteydenotto), somebody took it, somebody called back.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// voicemail: a word was left on the client's machine. partial: reached, but not done; the client is called again (CallbackAgreed).
BOOST_DEFINE_ENUM_CLASS(AttemptOutcome, answered, no_answer, busy, voicemail, wrong_number, partial)

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

// A colleague took over what somebody else held: they went home, or are with another client.
struct ContactTakenOver {
    ContactId contact;
    ProfessionalId from;
    ProfessionalId professional;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(ContactTakenOver, (), (contact, from, professional, why))

// Version 1: it went back as it had come.
struct ContactReturnedV1 {
    ContactId contact;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(ContactReturnedV1, (), (contact, why))

// Given back to the line with everything that was done to it. What was assessed meanwhile gives it its place; the promise is never put
// off. The house itself returns what was taken and left alone.
struct ContactReturned {
    ContactId contact;
    std::optional<std::string> why;  // the professional's; the house gives none
    std::string why_here;            // key under `why_here.` of the message catalogue
    std::optional<Urgency> urgency;
    Instant promise_by;
    Instant rank_at;
};
BOOST_DESCRIBE_STRUCT(ContactReturned, (), (contact, why, why_here, urgency, promise_by, rank_at))

struct CallbackAttempted {
    ContactId contact;
    AttemptOutcome outcome;
    Instant attempted_at;
    std::optional<Instant> next_at;
};
BOOST_DESCRIBE_STRUCT(CallbackAttempted, (), (contact, outcome, attempted_at, next_at))

// The client was reached, had to go, and said when to be called again: what was agreed is the promise from now on.
struct CallbackAgreed {
    ContactId contact;
    Instant call_from;
    Instant promise_by;  // the end of the time that was agreed
};
BOOST_DESCRIBE_STRUCT(CallbackAgreed, (), (contact, call_from, promise_by))

// Tried as often as was agreed (catalog/promises.yaml, callback), and in vain: the client is told so in writing, and is tried once more then.
struct MissedTold {
    ContactId contact;
    std::optional<MessageId> message;  // absent: nothing reaches the client in writing
    Instant promise_by;
};
BOOST_DESCRIBE_STRUCT(MissedTold, (), (contact, message, promise_by))

// The contact is a service provider's (palveluntuottaja), about one client of theirs or several; each matter says whose it is.
struct ProviderCalled {
    ContactId contact;
    std::string company;
    std::string caller_name;
};
BOOST_DESCRIBE_STRUCT(ProviderCalled, (), (contact, company, caller_name))

// Whose the matter is, where a contact holds matters of several clients.
struct MatterIdentified {
    MatterId matter;
    ContactId contact;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(MatterIdentified, (), (matter, contact, client))

// To whom a contact that waits is proposed first, and why: the client's own worker, whoever is on duty that day, their deputy, the own
// worker's team. unopened: it lay too long with whoever it was proposed to. pool: none of them can be reached in time.
BOOST_DEFINE_ENUM_CLASS(DirectedBecause, own_worker, on_duty, deputy, team, unopened, pool, earlier_handler, case_manager)
struct ContactDirected {
    ContactId contact;
    DirectedBecause because;
    std::optional<ProfessionalId> professional;  // absent: the team, or everybody on the line
    std::optional<UnitId> unit;
    std::optional<Profession> profession;           // of the team
    std::optional<ProfessionalId> instead_of;       // for whom the deputy stands in, or with whom it lay
};
BOOST_DESCRIBE_STRUCT(ContactDirected, (), (contact, because, professional, unit, profession, instead_of))

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

// Every matter of the contact has its decision, or whoever holds it has nothing more to decide.
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
