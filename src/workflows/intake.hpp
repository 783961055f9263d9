// Intake: the main job across modules. A contact is caught, assessed, routed and booked; each verb is one line per module.
//
// Invariant: no verb here holds a rule or SQL. What one module decides, another hears of only through its public header.
#pragma once

#include "modules/access/access.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/consultation/consultation.hpp"
#include "modules/contact/contact.hpp"
#include "modules/directory/directory.hpp"
#include "modules/routing/routing.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "modules/waiting/waiting.hpp"

namespace koppi::intake {

struct TakeNext {
    std::vector<LineId> lines;  // empty: all
};
BOOST_DESCRIBE_STRUCT(TakeNext, (), (lines))

// Advice was enough, or the matter ends here for another reason of catalog/outcomes.yaml.
struct AdviseAndClose {
    std::string outcome;
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(AdviseAndClose, (), (outcome, why))

struct BookVisit {
    scheduling::WantedTime time;
    wire::Text<1000, 1> why;
    std::optional<wire::Text<500, 1>> late_because;
    std::optional<HoldId> hold;  // the one that kept the time while they talked
};
BOOST_DESCRIBE_STRUCT(BookVisit, (), (time, why, late_because, hold))

// To a question from before consultations had a thread of their own (workflows/consulting.hpp).
struct AnswerColleague {
    wire::Text<2000, 1> answer;
};
BOOST_DESCRIBE_STRUCT(AnswerColleague, (), (answer))

// To the client's own worker, or to another named person.
struct PassToWorker {
    std::optional<ProfessionalId> worker;  // absent: the client's own worker
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(PassToWorker, (), (worker, why))

// To the team of a profession in a unit, as its common matter.
struct PassToTeam {
    UnitId unit;
    events::Profession profession;
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(PassToTeam, (), (unit, profession, why))

struct PassToSurvey {
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(PassToSurvey, (), (why))

// There is no time to give: the client waits in the arranging book of a unit, whose profession (or the own worker) carries the matter on.
struct PutOnBook {
    UnitId unit;
    std::string service;  // catalog/services.yaml
    waiting::Wishes wishes;
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(PutOnBook, (), (unit, service, wishes, why))

struct SendToEmergency {
    wire::Text<1000, 1> why;
    std::optional<std::string> outcome;  // absent: referred_emergency
};
BOOST_DESCRIBE_STRUCT(SendToEmergency, (), (why, outcome))

struct CloseMatter {
    std::string outcome;
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(CloseMatter, (), (outcome, why))

// How the client is told that we called in vain; both absent where nothing reaches them, or a county tells them itself.
struct MissedToldAnswer {
    std::optional<MessageId> message;
    std::optional<events::MessageChannel> channel;
};
BOOST_DESCRIBE_STRUCT(MissedToldAnswer, (), (message, channel))

// What the house knows of who is at work.
struct AtWork {
    std::function<bool(ProfessionalId)> is_signed_in;
    std::function<bool(ContactId, ProfessionalId)> has_open;  // on a screen, right now
    // When it was last on a screen of theirs, as far as is remembered: whoever read for a while has not left it alone all that time.
    std::function<std::optional<Instant>(ContactId, ProfessionalId)> last_open;
};

struct Decided {
    DecisionId decision;
    Instant undo_until;
    bool contact_closed;  // every matter of the contact has its decision
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(Decided, (), (decision, undo_until, contact_closed, booking))

// The verbs. The actor's professional is the one who acts; refused with session.choose_role when there is none.
Result<contact::ContactAnswer> receive(Work& work, const contact::ReceiveContact& command);
Result<contact::ContactAnswer> take(Work& work, ContactId contact);
Result<contact::ContactAnswer> take_next(Work& work, const TakeNext& command);
Result<contact::ContactAnswer> take_over(Work& work, ContactId contact, const contact::TakeOverContact& command);
Result<Done> give_back(Work& work, ContactId contact, const contact::ReturnContact& command);
// It was taken by a wrong press, and waits as it did.
Result<Done> put_back(Work& work, ContactId contact);
Result<Done> record_attempt(Work& work, ContactId contact, const contact::RecordAttempt& command);
// Called as often as was agreed, and in vain. The matter stays with whoever holds it, and is promised for the day of the next try.
Result<MissedToldAnswer> tell_missed(Work& work, ContactId contact, const contact::TellMissed& command);
// Whose a matter of a provider's contact is.
Result<contact::ContactAnswer> identify_matter(Work& work, MatterId matter, const contact::IdentifyClient& command);
Result<Done> identify(Work& work, ContactId contact, const contact::IdentifyClient& command);
Result<contact::ContactAnswer> open_matter(Work& work, ContactId contact, const contact::OpenMatter& command);
Result<assessment::Draft> save_draft(Work& work, MatterId matter, const assessment::SaveDraft& command);
Result<assessment::Assessed> assess(Work& work, MatterId matter, const assessment::AssessNeed& command);
Result<Decided> advise_and_close(Work& work, MatterId matter, const AdviseAndClose& command);
// With an outcome that no desk offers (catalog/outcomes.yaml, only_by_rule): whoever calls this has asked the rule.
Result<Decided> close_by_rule(Work& work, MatterId matter, const std::string& outcome, const std::string& why);
Result<Decided> book(Work& work, MatterId matter, const BookVisit& command);
Result<Decided> pass_to_worker(Work& work, MatterId matter, const PassToWorker& command);
Result<Decided> pass_to_team(Work& work, MatterId matter, const PassToTeam& command);
Result<Decided> pass_to_survey(Work& work, MatterId matter, const PassToSurvey& command);
Result<Decided> put_on_book(Work& work, MatterId matter, const PutOnBook& command);
Result<Decided> send_to_emergency(Work& work, MatterId matter, const SendToEmergency& command);
Result<Done> undo(Work& work, MatterId matter);
Result<Done> answer_colleague(Work& work, MatterId matter, const AnswerColleague& command);
Result<Decided> close_matter(Work& work, MatterId matter, const CloseMatter& command);

// The client said yes to a time that was offered to them: whoever heard it decides the matter as booked, in whose hands it ever is. The reason
// stays the one for which they waited.
struct OfferedTime {
    scheduling::WantedTime time;
    std::optional<wire::Text<500, 1>> late_because;
    HoldId hold;
};
Result<Decided> book_offered(Work& work, MatterId matter, const OfferedTime& offered);

// ---- for the workflows that carry a matter further

// Refused where the account has no role yet.
Result<ProfessionalId> acting_professional(const Work& work);
// "already taken by …": the name, or nothing when the directory does not know it.
std::function<std::string(ProfessionalId)> names_of(Work& work);

// Nothing is asked of, or passed to, somebody on whose desk nobody looks.
Result<directory::Colleague> somebody_at_a_desk(Work& work, ProfessionalId professional, routes::Right right, std::string where);
// A matter in the hands of whoever acts: its client, and how urgent it is.
struct MatterInHand {
    ClientId client;
    std::optional<events::Urgency> urgency;
};
Result<MatterInHand> in_hand(Work& work, MatterId matter);
// The matter goes along with a question, and whoever is asked owns it until they answer.
Result<Decided> pass_with_question(Work& work, MatterId matter, const events::AskedOf& to, const std::string& question, Instant answer_by);
// The visit that an answer booked is the decision on the matter.
Result<Decided> decided_by_visit(Work& work, MatterId matter, DecisionId id, const scheduling::BookingRow& booking, std::string why);
// The visits of a matter that lie ahead fall away, as another takes their place or nothing is left to come to.
Result<Done> free_visits(Work& work, MatterId matter, DecisionId decision, const std::string& why);
// A survey's end closes its matter. The visits that were agreed in it stay: they are what it ended with.
Result<Decided> close_surveyed(Work& work, MatterId matter, const CloseMatter& command);

// "Nothing more to decide": closes a contact whose matters others have decided meanwhile.
Result<Done> finish(Work& work, ContactId contact);

// What the open matters of a contact were assessed as; of several the one that waits least.
std::optional<events::Urgency> judged_urgency(sql::Reader& rows, ContactId contact);

// When what somebody holds goes back to its line; absent while they have it open.
std::optional<contact::GoesBack> goes_back(sql::Reader& rows, const contact::HeldContact& held, const AtWork& at_work);
// A job of the house: what was taken and left alone waits on its line again. Returns how many.
int return_what_is_left_alone(Work& work, const AtWork& at_work);

routes::Routes routes();

}  // namespace koppi::intake
