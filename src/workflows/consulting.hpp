// Consulting: a question goes from one professional to another, with the matter or about a client, and comes back answered. Consultations keep
// the thread and the answer, routing whose the matter is, scheduling the visit in which the three meet.
//
// Invariants: while a question is open its matter is owned by whoever is to answer, and afterwards as the answer says: never by two, never by
// nobody. A remote visit out of an answer holds the time of everybody who takes part, or of nobody.
#pragma once

#include "workflows/intake.hpp"

namespace koppi::consulting {

// What goes along from the card; what each says is looked up by whoever reads it.
struct FactWanted {
    events::FactKind kind;
    std::optional<AssessmentId> assessment;
    std::optional<VisitId> visit;
    std::optional<BookingId> booking;
    std::optional<SectionId> section;
    std::optional<std::string> trigger;
    std::optional<int> counted;
};
BOOST_DESCRIBE_STRUCT(FactWanted, (), (kind, assessment, visit, booking, section, trigger, counted))

struct AskAboutMatter {
    events::AskedOf to;
    events::ConsultationMode mode;
    wire::Text<2000, 1> question;
    std::vector<FactWanted> facts;
    std::optional<bool> keeps_matter;  // true: whoever asks goes on carrying it meanwhile
};
BOOST_DESCRIBE_STRUCT(AskAboutMatter, (), (to, mode, question, facts, keeps_matter))

struct AskAboutClient {
    events::AskedOf to;
    events::ConsultationMode mode;
    std::optional<events::Urgency> urgency;
    wire::Text<2000, 1> question;
    std::vector<FactWanted> facts;
};
BOOST_DESCRIBE_STRUCT(AskAboutClient, (), (to, mode, urgency, question, facts))

struct Asked {
    ConsultationId consultation;
    Instant answer_by;
    std::optional<intake::Decided> decided;  // where the matter went along
};
BOOST_DESCRIBE_STRUCT(Asked, (), (consultation, answer_by, decided))

struct WriteWords {
    wire::Text<2000, 1> words;
};
BOOST_DESCRIBE_STRUCT(WriteWords, (), (words))

struct Seen {
    int written;
};
BOOST_DESCRIBE_STRUCT(Seen, (), (written))

// Now, or at a free time of whoever answers.
struct RemoteVisit {
    std::string service;  // catalog/services.yaml: a remote one of whoever answers
    std::optional<HoursId> hours;
    std::optional<Instant> begins_at;
};
BOOST_DESCRIBE_STRUCT(RemoteVisit, (), (service, hours, begins_at))

struct AnswerConsultation {
    events::AnswerKind kind;
    wire::Text<2000, 1> words;
    std::optional<RemoteVisit> visit;
};
BOOST_DESCRIBE_STRUCT(AnswerConsultation, (), (kind, words, visit))

struct Answered {
    DecisionId answer;
    Instant undo_until;
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (answer, undo_until, booking))

struct ReferConsultation {
    events::AskedOf to;
    wire::Text<2000, 1> why;
};
BOOST_DESCRIBE_STRUCT(ReferConsultation, (), (to, why))

struct WithdrawConsultation {
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(WithdrawConsultation, (), (why))

Result<Asked> ask(Work& work, MatterId matter, const AskAboutMatter& command);
Result<Asked> ask_about(Work& work, ClientId client, const AskAboutClient& command);
Result<Done> take(Work& work, ConsultationId consultation);
Result<Done> give_back(Work& work, ConsultationId consultation);
Result<Done> write(Work& work, ConsultationId consultation, const WriteWords& command);
Result<Done> saw(Work& work, ConsultationId consultation, const Seen& command);
Result<Answered> answer(Work& work, ConsultationId consultation, const AnswerConsultation& command);
Result<Answered> refer(Work& work, ConsultationId consultation, const ReferConsultation& command);
Result<Done> withdraw(Work& work, ConsultationId consultation, const WithdrawConsultation& command);
Result<Done> undo(Work& work, ConsultationId consultation);

// The remote services of the profession in which somebody answers.
std::vector<std::string> remote_services_of(const Actor& actor);
// Whether somebody keeps no book that week: they are at work without hours of their own.
bool keeps_no_book(sql::Reader& rows, ProfessionalId professional, Instant around);

// A question to somebody who is absent until it is due, or who was shut out, for the others of their team. One with a matter is stood in for with it.
struct ForTeam {
    ConsultationId consultation;
    ProfessionalId asked;
    UnitId unit;
    events::Profession profession;
};
std::vector<ForTeam> with_absent(sql::Reader& rows, Instant now);
// A job of the house.
void pass_to_teams(Work& work);

routes::Routes routes();

}  // namespace koppi::consulting
