// Events of consultation (konsultaatio): a professional asks another, or a profession of a unit, and is answered (systems E6, E7).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/routing.hpp"
#include "events/words.hpp"

namespace koppi::events {

// `consult`: the asker carries on with the advice. `route`: the asker proposes that the client goes on to the remote visit of whoever is asked.
BOOST_DEFINE_ENUM_CLASS(ConsultationMode, consult, route)

// Of whom it is asked: a person, or the pool of a profession in a unit, of which anybody takes it.
struct AskedOf {
    OwnerKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<Profession> profession;
};
BOOST_DESCRIBE_STRUCT(AskedOf, (), (kind, professional, unit, profession))

// What goes along from the client's card. A fact names what was true when it was asked and copies nothing of the record: an assessment and a
// version of a plan never change, a visit and a booking keep their id, a trigger has what was counted.
BOOST_DEFINE_ENUM_CLASS(FactKind, assessment, visit, booking, plan_section, trigger)
struct ConsultationFact {
    FactKind kind;
    std::optional<AssessmentId> assessment;
    std::optional<VisitId> visit;
    std::optional<BookingId> booking;
    std::optional<SectionId> section;
    std::optional<int> version;         // of the section
    std::optional<std::string> trigger;  // catalog/triggers
    std::optional<int> counted;          // by the trigger
};
BOOST_DESCRIBE_STRUCT(ConsultationFact, (), (kind, assessment, visit, booking, section, version, trigger, counted))

struct ConsultationAsked {
    ConsultationId consultation;
    ClientId client;
    std::optional<MatterId> matter;      // absent: about the client, without a matter
    std::optional<DecisionId> decision;  // by which the matter went along; absent: whoever asks keeps it
    ProfessionalId asked_by;
    std::optional<UnitId> asked_in;
    ConsultationMode mode;
    AskedOf to;
    std::optional<Urgency> urgency;
    std::string question;
    std::vector<ConsultationFact> facts;
    Instant answer_by;
};
BOOST_DESCRIBE_STRUCT(ConsultationAsked, (), (consultation, client, matter, decision, asked_by, asked_in, mode, to, urgency, question, facts, answer_by))

// Somebody of the pool takes it. `matter` here and below: the one that went along.
struct ConsultationTaken {
    ConsultationId consultation;
    std::optional<MatterId> matter;
    ProfessionalId taken_by;
    std::optional<UnitId> taken_in;
};
BOOST_DESCRIBE_STRUCT(ConsultationTaken, (), (consultation, matter, taken_by, taken_in))

// Whoever took it gives it back to the pool.
struct ConsultationGivenBack {
    ConsultationId consultation;
    std::optional<MatterId> matter;
    UnitId unit;
    Profession profession;
};
BOOST_DESCRIBE_STRUCT(ConsultationGivenBack, (), (consultation, matter, unit, profession))

struct ConsultationWritten {
    ConsultationId consultation;
    int number;  // 1, 2, 3 … of its thread
    std::string words;
};
BOOST_DESCRIBE_STRUCT(ConsultationWritten, (), (consultation, number, words))

// advice: the asker goes on with the words. take_over: whoever answers carries the matter on. book_remote: the three meet in a remote visit.
// emergency: the asker guides the client to emergency care at once.
BOOST_DEFINE_ENUM_CLASS(AnswerKind, advice, take_over, book_remote, emergency)

// Undone as a decision is: `answer` is the one that is undone.
struct ConsultationSettled {
    ConsultationId consultation;
    DecisionId answer;
    ClientId client;
    std::optional<MatterId> matter;
    AnswerKind kind;
    std::string words;
    ProfessionalId settled_by;
    std::optional<BookingId> booking;
    // Who carries the matter on, where it is not booked by a decision of its own.
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<Instant> promise_by;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(ConsultationSettled, (), (consultation, answer, client, matter, kind, words, settled_by, booking, owner, owner_unit, promise_by,
                                                undo_until))

// It goes on to somebody else, still unanswered.
struct ConsultationReferred {
    ConsultationId consultation;
    DecisionId answer;
    std::optional<MatterId> matter;
    AskedOf to;
    std::string why;
    Instant answer_by;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(ConsultationReferred, (), (consultation, answer, matter, to, why, answer_by, undo_until))

// The asker needs no answer any more, and carries the matter on.
struct ConsultationWithdrawn {
    ConsultationId consultation;
    std::optional<MatterId> matter;
    std::string why;
    ProfessionalId owner;
    std::optional<UnitId> owner_unit;
    Instant promise_by;
};
BOOST_DESCRIBE_STRUCT(ConsultationWithdrawn, (), (consultation, matter, why, owner, owner_unit, promise_by))

// An answer or a referral without a matter of its own is taken back; with one, undoing the decision on the matter does it.
struct ConsultationAnswerUndone {
    ConsultationId consultation;
    DecisionId answer;
};
BOOST_DESCRIBE_STRUCT(ConsultationAnswerUndone, (), (consultation, answer))

// Whoever was asked leaves: one without a matter goes on to somebody else, still unanswered and with the same deadline.
struct ConsultationHandedOn {
    ConsultationId consultation;
    AskedOf to;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(ConsultationHandedOn, (), (consultation, to, why))

// Whoever asked leaves: the answer is for whoever takes over.
struct ConsultationAskerChanged {
    ConsultationId consultation;
    ProfessionalId asked_by;
    std::optional<UnitId> asked_in;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(ConsultationAskerChanged, (), (consultation, asked_by, asked_in, why))

// The client was guided to emergency care after a consultation, within the hours that counted then (indicators §4).
struct EmergencyFollowed {
    ConsultationId consultation;
    ClientId client;
    DecisionId decision;
    int within_hours;
};
BOOST_DESCRIBE_STRUCT(EmergencyFollowed, (), (consultation, client, decision, within_hours))

}  // namespace koppi::events
