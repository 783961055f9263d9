// Routing: the decision on a matter, who owns it next, and why.
//
// Public header. Invariants: an open matter has exactly one owner, one promise and one reason; a closed one has an outcome and an
// actor; a decision can be undone until its `undo_until`, by the one who made it, unless the next step has begun.
#pragma once

#include <span>

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/routing/whom.hpp"
#include "platform/catalog.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::routing {

// undecided: in the contact's hands; owned: somebody carries it on; asked: a colleague's answer is awaited; booked: a visit is awaited, and
// nobody has recorded whether the client came; closed: settled with an outcome.
BOOST_DEFINE_ENUM_CLASS(MatterState, undecided, owned, asked, booked, closed)

struct Decision {
    DecisionId decision;
    MatterId matter;
    ContactId contact;
    std::optional<ClientId> client;
    events::Route route;
    std::string why;
    std::optional<std::string> outcome;
    std::optional<events::OwnerKind> owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<events::Profession> owner_profession;
    std::optional<Instant> promise_by;
    std::optional<BookingId> booking;
    // The decider holds a later contact about the same matter, and may decide it anew.
    bool anew = false;
};

struct MatterRoute {
    MatterId matter;
    ContactId contact;
    std::optional<ClientId> client;
    MatterState state;
    std::optional<events::Route> route;
    std::optional<DecisionId> decision;
    std::optional<ProfessionalId> decided_by;
    std::optional<Instant> decided_at;
    std::optional<Instant> undo_until;
    std::optional<std::string> why;
    std::optional<std::string> outcome;
    std::optional<events::OwnerKind> owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<events::Profession> owner_profession;
    std::optional<Instant> promise_by;
    std::optional<BookingId> booking;
    std::optional<std::string> answer;
    std::optional<ContactId> decided_in;
    std::optional<ConsultationId> consultation;  // in which an answer is awaited
    // Why the owner was proposed; absent where they were chosen freely.
    std::optional<events::RoutedBecause> owner_because;
};
BOOST_DESCRIBE_STRUCT(MatterRoute, (), (matter, contact, client, state, route, decision, decided_by, decided_at, undo_until, why, outcome, owner_kind,
                                        owner, owner_unit, owner_profession, promise_by, booking, answer, decided_in, consultation, owner_because))

// Who had a matter of the client, and when that was decided.
struct Handled {
    std::optional<ProfessionalId> owner;
    std::optional<ProfessionalId> decided_by;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(Handled, (), (owner, decided_by, decided_at))

// A matter that was passed on to a worker or a team, when, and by whom.
struct PassedOn {
    MatterId matter;
    std::optional<ClientId> client;
    std::optional<ProfessionalId> decided_by;
    std::optional<Instant> decided_at;
    std::optional<Instant> promise_by;
};
BOOST_DESCRIBE_STRUCT(PassedOn, (), (matter, client, decided_by, decided_at, promise_by))

// A matter that is late, or with which nothing was done for long; and who has it.
struct Lying {
    MatterId matter;
    Instant opened_at;
    MatterState state;
    events::Route route;
    events::OwnerKind owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<events::Profession> owner_profession;
    std::optional<Instant> promise_by;
    Instant moved_at;
};
BOOST_DESCRIBE_STRUCT(Lying, (), (matter, opened_at, state, route, owner_kind, owner, owner_unit, owner_profession, promise_by, moved_at))

// By when the next owner takes a matter up, or a colleague answers (catalog/promises.yaml, carried_on).
Instant carried_on_by(std::optional<events::Urgency> urgency, Instant now);

using NameOf = std::function<std::string(ProfessionalId)>;
// `outcomes` tells whether a code of catalog/outcomes.yaml exists and ends a matter.
using KnowsOutcome = std::function<bool(const std::string&)>;
// Whether the outcome ends a matter that took this route.
using FitsRoute = std::function<bool(const std::string&, events::Route)>;

// `undo_for`: how long it can be taken back (catalog/promises.yaml).
Result<Done> decide(Work& work, const Decision& decision, const NameOf& names, const KnowsOutcome& outcomes, Millis undo_for);
// Refused at /why when these are no grounds of the professional's own; for outcomes that need a note.
Result<Done> must_be_own_words(std::string_view why, std::span<const std::string> agreed_texts);
// The matter stands again where it stood before the decision. Returns what is undone, so that the workflow can take back what hung on it.
struct Undone {
    MatterRoute route;
    std::int64_t decided_at_position;
};
Result<Undone> undo(Work& work, MatterId matter);
// Whoever acts carries on what was booked for the matter and fell away; nothing where the matter went on otherwise meanwhile.
Result<Done> carry_on_after(Work& work, BookingId booking, MatterId matter, std::optional<events::Urgency> urgency, std::string why);
// The same when it waited in an arranging book and waits no more; `matter` waited there by its last decision.
Result<Done> carry_on_after_waiting(Work& work, MatterId matter, std::optional<events::Urgency> urgency, std::string why);
// To whom a matter is handed on without a new decision: a person, or the team of a unit.
struct NewOwner {
    std::optional<ProfessionalId> person;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;  // of the team, where no person is named
};
// Whoever carried it leaves, or is named for the client no more. Its promise and its state stay; `why` is a word of catalog/continuity.yaml.
// Only what somebody carries on or was asked about: a booked visit is moved in the books.
Result<Done> hand_on(Work& work, MatterId matter, const NewOwner& to, std::string why);
Result<Done> answer(Work& work, MatterId matter, std::string answer);
// By whoever carries it on; a colleague who was only asked answers. Undone as a decision is.
struct Closing {
    DecisionId decision;
    MatterId matter;
    std::string outcome;
    std::string why;
};
Result<Done> close(Work& work, const Closing& closing, const FitsRoute& fits, Millis undo_for);

// Why the owner that a decision names was proposed by the rules.
void ground(Work& work, MatterId matter, DecisionId decision, events::RoutedBecause because);
// In which order those of an example are proposed.
std::vector<events::RoutedBecause> comes_out(const knowledge::RoutingExample& example, const std::vector<events::RoutedBecause>& order);
// Runs the examples of catalog/routing.yaml. At start, before the first request; refused as the catalogue is.
Result<Done> prove(const Catalog& catalog);

std::optional<MatterRoute> route_of(sql::Reader& rows, MatterId matter);
// Of the client's other matters, the latest first.
std::vector<Handled> handled_before(sql::Reader& rows, ClientId client, MatterId but, Instant since, Instant until);
// Matters that were passed on to a worker or a team between two instants.
std::vector<PassedOn> passed_on(sql::Reader& rows, Instant from, Instant until);
// Carried on by somebody: promised before the one instant, or untouched since before the other. The longest promised first.
std::vector<Lying> lying(sql::Reader& rows, Instant promised_before, Instant moved_before, int limit);
// Who sees a matter as late by now; absent: nobody yet. (catalog/routing.yaml)
std::optional<knowledge::EscalationLevel> escalated_to(Instant promise_by, Instant now);
// Open matters of a client, oldest first.
std::vector<MatterRoute> open_of_client(sql::Reader& rows, ClientId client);

// What a professional carries on or was asked about, the oldest promise first.
std::vector<MatterRoute> carried_by(sql::Reader& rows, ProfessionalId professional);

void project(sql::Tables& tables, const events::MatterOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientIdentified& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterIdentified& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::OwnerGrounded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterClosedV1& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationAnswered& event, const Stamp& stamp);
// Whoever was asked owns the matter until they answer; the answer says who owns it then.
void project(sql::Tables& tables, const events::ConsultationAsked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationGivenBack& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationSettled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationReferred& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationWithdrawn& event, const Stamp& stamp);
// A surveyor takes the matter out of the pool, and may give it back.
void project(sql::Tables& tables, const events::SurveyTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyGivenBack& event, const Stamp& stamp);
// A booked matter whose time came is carried on by whoever met the client, or waited for them, until they say how it ends.
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterCarriedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingMoved& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingStepUndone& event, const Stamp& stamp);

}  // namespace koppi::routing
