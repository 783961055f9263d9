// Events of routing: what happens next to a matter, who owns it, and why (ohjautuminen).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// arranging_book: there is no time to give yet; the client waits in the arranging book of a unit (events/waiting.hpp).
BOOST_DEFINE_ENUM_CLASS(Route, advise_close, book, consult, own_worker, case_survey, emergency, arranging_book)
// A person, or the pool of a profession in a unit (the case surveyors of the centre, say).
BOOST_DEFINE_ENUM_CLASS(OwnerKind, person, pool)

struct MatterDecided {
    DecisionId decision;
    MatterId matter;
    ContactId contact;
    std::optional<ClientId> client;  // a wrong number has none
    Route route;
    std::string why;                        // the professional's own words or the agreed rule's text
    // A route that closes (advice, emergency) has an outcome (catalog/outcomes.yaml); one that goes on has an owner and a promise.
    std::optional<std::string> outcome;
    std::optional<OwnerKind> owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<Profession> owner_profession;
    std::optional<Instant> promise_by;
    std::optional<BookingId> booking;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(MatterDecided, (), (decision, matter, contact, client, route, why, outcome, owner_kind, owner, owner_unit, owner_profession,
                                          promise_by, booking, undo_until))

// Why somebody is proposed to carry a matter on (catalog/routing.yaml).
BOOST_DEFINE_ENUM_CLASS(RoutedBecause, earlier_handler, case_manager, own_worker, deputy, team, competence)

// The decision went to somebody whom the rules of routing propose, and this is why they do. Whoever was chosen freely has none.
struct OwnerGrounded {
    MatterId matter;
    DecisionId decision;
    RoutedBecause because;
};
BOOST_DESCRIBE_STRUCT(OwnerGrounded, (), (matter, decision, because))

struct DecisionUndone {
    DecisionId decision;
    MatterId matter;
    ContactId contact;
};
BOOST_DESCRIBE_STRUCT(DecisionUndone, (), (decision, matter, contact))

// Version 1: a closing that nobody could take back.
struct MatterClosedV1 {
    MatterId matter;
    std::string outcome;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MatterClosedV1, (), (matter, outcome, why))

// A matter that went on to somebody is settled by its owner. It is a decision as others are, and can be undone as they can.
struct MatterClosed {
    DecisionId decision;
    MatterId matter;
    std::string outcome;
    std::string why;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(MatterClosed, (), (decision, matter, outcome, why, undo_until))

// A colleague answered a question (route `consult`): the matter goes back to whoever asked.
struct ConsultationAnswered {
    DecisionId decision;
    MatterId matter;
    ProfessionalId answered_by;
    std::string answer;
    ProfessionalId back_to;
};
BOOST_DESCRIBE_STRUCT(ConsultationAnswered, (), (decision, matter, answered_by, answer, back_to))

// What was booked for the matter fell away, and somebody carries it on: it has a promise of its own again.
struct MatterCarriedOn {
    MatterId matter;
    ProfessionalId owner;
    std::optional<UnitId> owner_unit;
    Instant promise_by;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MatterCarriedOn, (), (matter, owner, owner_unit, promise_by, why))

// Its owner changed without a new decision: whoever carried it leaves, or is no longer named for the client. The promise stays.
struct MatterHandedOn {
    MatterId matter;
    OwnerKind owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<Profession> owner_profession;
    std::string why;  // catalog/continuity.yaml
};
BOOST_DESCRIBE_STRUCT(MatterHandedOn, (), (matter, owner_kind, owner, owner_unit, owner_profession, why))

}  // namespace koppi::events
