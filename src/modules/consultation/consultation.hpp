// Consultations (konsultaatiot): a professional asks another, or anybody of a profession in a unit, about a client (systems E6, E7).
//
// Public header. Invariants: an open consultation has one asker, one whom it is asked of (a person, or a pool of which one takes it) and one
// deadline; an answered one has one answer; a matter waits for one answer at a time.
#pragma once

#include <functional>

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::consultation {

// overtaken: the matter was decided otherwise before anybody answered.
BOOST_DEFINE_ENUM_CLASS(ConsultationState, open, settled, withdrawn, overtaken)

struct ConsultationRow {
    ConsultationId consultation;
    ClientId client;
    std::optional<MatterId> matter;
    std::optional<DecisionId> decision;  // by which the matter went along
    ProfessionalId asked_by;
    std::optional<UnitId> asked_in;
    events::ConsultationMode mode;
    events::OwnerKind asked_kind;
    std::optional<ProfessionalId> asked;  // absent: nobody of the pool has taken it yet
    std::optional<UnitId> asked_unit;
    std::optional<events::Profession> asked_profession;
    std::optional<events::Urgency> urgency;
    std::string question;
    std::vector<events::ConsultationFact> facts;
    Instant asked_at;
    Instant answer_by;
    ConsultationState state;
    int written;  // messages of the thread
    std::optional<DecisionId> answer;
    std::optional<events::AnswerKind> answer_kind;
    std::optional<std::string> words;
    std::optional<ProfessionalId> answered_by;
    std::optional<Instant> answered_at;
    std::optional<Instant> undo_until;
    std::optional<BookingId> booking;
    std::optional<std::string> ended_why;
};
BOOST_DESCRIBE_STRUCT(ConsultationRow, (), (consultation, client, matter, decision, asked_by, asked_in, mode, asked_kind, asked, asked_unit,
                                            asked_profession, urgency, question, facts, asked_at, answer_by, state, written, answer, answer_kind, words,
                                            answered_by, answered_at, undo_until, booking, ended_why))

// The matter that went along; absent where whoever asked keeps it, or there is none.
inline std::optional<MatterId> matter_along(const ConsultationRow& row) { return row.decision ? row.matter : std::nullopt; }

struct WordRow {
    int number;
    ProfessionalId written_by;
    Instant written_at;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(WordRow, (), (number, written_by, written_at, words))

struct ReferralRow {
    DecisionId answer;
    ProfessionalId referred_by;
    Instant referred_at;
    Instant undo_until;
    std::string why;
    events::OwnerKind to_kind;
    std::optional<ProfessionalId> to_asked;
    std::optional<UnitId> to_unit;
    std::optional<events::Profession> to_profession;
};
BOOST_DESCRIBE_STRUCT(ReferralRow, (), (answer, referred_by, referred_at, undo_until, why, to_kind, to_asked, to_unit, to_profession))

// Somebody had it, or had asked it, and left.
struct HandoverRow {
    Instant handed_at;
    bool is_asker;
    std::optional<ProfessionalId> person;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(HandoverRow, (), (handed_at, is_asker, person, why))

using NameOf = std::function<std::string(ProfessionalId)>;

// By when an answer is promised (catalog/promises.yaml, consulted).
Instant answer_by(std::optional<events::Urgency> urgency, Instant now);

struct Asking {
    ConsultationId consultation;
    ClientId client;
    std::optional<MatterId> matter;
    std::optional<DecisionId> decision;
    events::ConsultationMode mode;
    events::AskedOf to;
    std::optional<events::Urgency> urgency;
    std::string question;
    std::vector<events::ConsultationFact> facts;
    Instant answer_by;
};
// Whoever calls has looked after the matter.
Result<Done> ask(Work& work, const Asking& asking);
// Refused when whom it is asked of is the asker alone; before anything else is recorded.
Result<Done> may_be_asked(const events::AskedOf& to, ProfessionalId asker);

// One of the pool gets it, the others are told who.
Result<Done> take(Work& work, ConsultationId consultation, const NameOf& names);
Result<Done> give_back(Work& work, ConsultationId consultation);
Result<Done> write(Work& work, ConsultationId consultation, const std::string& words);
// Scratch: whoever acts has read so many messages.
void saw(Work& work, ConsultationId consultation, int written);

// It can be answered by whoever acts.
Result<ConsultationRow> to_be_answered(sql::Reader& rows, ConsultationId consultation, const Actor& actor);
struct Settling {
    DecisionId answer;
    events::AnswerKind kind;
    std::string words;
    std::optional<BookingId> booking;
    std::optional<ProfessionalId> owner;
    std::optional<UnitId> owner_unit;
    std::optional<Instant> promise_by;
};
Result<Done> settle(Work& work, ConsultationId consultation, const Settling& settling, Millis undo_for);
Result<Done> refer(Work& work, ConsultationId consultation, DecisionId answer, const events::AskedOf& to, const std::string& why, Millis undo_for);
// The asker carries the matter on, promised by then.
Result<Done> withdraw(Work& work, ConsultationId consultation, const std::string& why, Instant promise_by);
// Whoever was asked leaves: what was asked of them without a matter goes to the pool of their profession, still unanswered. Returns how many.
int leave(Work& work, ProfessionalId who, UnitId unit, events::Profession profession, const std::string& why);
// An open one goes to the pool, still unanswered and with the same deadline.
void to_pool(Work& work, ConsultationId consultation, UnitId unit, events::Profession profession, const std::string& why);
// Whoever asked an open one leaves: the answer, and the matter that went along with the question, come back to `to`. That may be who was asked: nobody else is
// left to answer then, and they withdraw it or answer it themselves.
struct Asker {
    ProfessionalId professional;
    std::optional<UnitId> unit;
};
void change_asker(Work& work, ConsultationId consultation, const Asker& to, const std::string& why);
// The last answer or referral of whoever acts, still within its window.
struct Undoable {
    ConsultationRow row;
    DecisionId answer;
};
Result<Undoable> to_be_undone(sql::Reader& rows, ConsultationId consultation, const Actor& actor, Instant now);
// Where no decision on a matter carries it.
void undo_answer(Work& work, const Undoable& undone);

// The client is guided to emergency care by the decision: linked with the last consultation that was answered within the hours of
// catalog/promises.yaml; nothing where there was none.
void emergency_follows(Work& work, ClientId client, DecisionId decision);

// ---- reads

std::optional<ConsultationRow> find(sql::Reader& rows, ConsultationId consultation);
Result<ConsultationRow> known(sql::Reader& rows, ConsultationId consultation);
std::optional<ConsultationRow> open_of_matter(sql::Reader& rows, MatterId matter);
// Of a matter or a client, the newest first.
std::vector<ConsultationRow> of_matter(sql::Reader& rows, MatterId matter);
std::vector<ConsultationRow> of_client(sql::Reader& rows, ClientId client, int limit);
// Open and asked of a person, or taken by them; the first deadline first.
std::vector<ConsultationRow> asked_of_person(sql::Reader& rows, ProfessionalId professional);
// All that are open with a person and have no matter that would go along; the first deadline first.
std::vector<ConsultationRow> open_with_people(sql::Reader& rows);
// Open, and taken by nobody of the pool.
std::vector<ConsultationRow> asked_of_pool(sql::Reader& rows, events::Profession profession, UnitId unit);
// Open ones of an asker, and those that were answered or referred since.
std::vector<ConsultationRow> open_of_asker(sql::Reader& rows, ProfessionalId professional);
std::vector<ConsultationRow> answered_to(sql::Reader& rows, ProfessionalId asker, Instant since);
std::vector<ConsultationRow> answered_by(sql::Reader& rows, ProfessionalId professional, Instant since);
std::vector<WordRow> words_of(sql::Reader& rows, ConsultationId consultation);
std::vector<ReferralRow> referrals_of(sql::Reader& rows, ConsultationId consultation);
std::vector<HandoverRow> handovers_of(sql::Reader& rows, ConsultationId consultation);
int seen_by(sql::Reader& rows, ConsultationId consultation, ProfessionalId professional);
// Whoever takes part: asked it, was asked, is of the pool that was asked, answered or referred it.
bool takes_part(sql::Reader& rows, const ConsultationRow& row, const Actor& actor);

void project(sql::Tables& tables, const events::ConsultationAsked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationGivenBack& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationWritten& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationSettled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationReferred& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationWithdrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationAnswerUndone& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ConsultationAskerChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::EmergencyFollowed& event, const Stamp& stamp);
// What is decided on a matter otherwise makes its open question void; undoing brings it back.
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp& stamp);
// Whoever was asked leaves: the question goes where the matter goes.
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp& stamp);

}  // namespace koppi::consultation
