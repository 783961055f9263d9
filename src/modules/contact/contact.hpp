// Contact: a person reached us; one of us takes it; a missed callback stays until it is answered.
//
// Public header. Invariants: a contact that is not closed is waiting or in the hands of exactly one professional; a contact holds at
// least one matter; no verb here removes a contact or a matter. A service provider's contact is no client's own: each of its matters says
// whose it is. What a client agreed on is the promise, and is put off by nobody but them.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/contact/rules.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::contact {

BOOST_DEFINE_ENUM_CLASS(ContactState, waiting, taken, closed)

// Who calls from a service provider (palveluntuottaja); the number to call back is the contact's own.
struct Provider {
    wire::Text<120, 1> company;
    wire::Text<120, 1> caller_name;
};
BOOST_DESCRIBE_STRUCT(Provider, (), (company, caller_name))

struct ReceiveContact {
    LineId line;
    events::Channel channel;
    std::optional<ClientId> client;
    std::optional<wire::Text<30>> caller_phone;
    wire::Text<2000, 1> words;
    Language language;
    std::optional<events::Urgency> urgency;  // absent: nobody has judged yet
    // "New" when absent; else the open matter that the contact is about.
    std::optional<MatterId> same_matter;
    // True: the caller is on the line and whoever registers takes it at once.
    bool take;
    // On the provider line, and only there. `client` is then whom the first matter is about.
    std::optional<Provider> provider;
};
BOOST_DESCRIBE_STRUCT(ReceiveContact, (), (line, channel, client, caller_phone, words, language, urgency, same_matter, take, provider))

struct ContactAnswer {
    ContactId contact;
    std::vector<MatterId> matters;
};
BOOST_DESCRIBE_STRUCT(ContactAnswer, (), (contact, matters))

struct ReturnContact {
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(ReturnContact, (), (why))

struct TakeOverContact {
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(TakeOverContact, (), (why))

struct RecordAttempt {
    events::AttemptOutcome outcome;
    std::optional<Instant> next_at;
    // Of one who was reached and had to go: until when they are to be called again, from next_at on.
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(RecordAttempt, (), (outcome, next_at, until))

// The client is told in writing that we called in vain, and when we try once more.
struct TellMissed {
    Instant next_at;
};
BOOST_DESCRIBE_STRUCT(TellMissed, (), (next_at))

struct IdentifyClient {
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(IdentifyClient, (), (client))

struct OpenMatter {
    wire::Text<2000, 1> words;
    // In a provider's contact: whom it is about. Elsewhere it is the contact's own client.
    std::optional<ClientId> client;
};
BOOST_DESCRIBE_STRUCT(OpenMatter, (), (words, client))

// When the desk promises an answer and where in the queue a contact stands (catalog/promises.yaml).
struct Promise {
    Instant promise_by;
    Instant rank_at;
    std::string why_here;
};

struct ContactRow {
    ContactId contact;
    LineId line;
    events::Channel channel;
    std::optional<ClientId> client;
    std::optional<std::string> caller_phone;
    std::string words;
    Language language;
    std::optional<events::Urgency> urgency;
    Instant received_at;
    Instant promise_by;
    ContactState state;
    std::optional<ProfessionalId> holder;
    int attempts;
    std::optional<Instant> last_attempt_at;
    std::optional<Instant> next_attempt_at;
    std::string why_here;
    std::optional<std::string> provider_company;  // of a service provider's contact
    std::optional<std::string> provider_caller;
    std::optional<Instant> agreed_from;  // what the client agreed on when they had to go
    std::optional<Instant> agreed_by;
    std::optional<Instant> told_at;  // in writing, that we called in vain
    std::optional<events::DirectedBecause> directed_because;
    std::optional<ProfessionalId> directed_to;
    std::optional<UnitId> directed_unit;
    std::optional<events::Profession> directed_profession;
    std::optional<ProfessionalId> directed_instead_of;
    std::optional<Instant> directed_at;
};
BOOST_DESCRIBE_STRUCT(ContactRow, (), (contact, line, channel, client, caller_phone, words, language, urgency, received_at, promise_by, state, holder,
                                       attempts, last_attempt_at, next_attempt_at, why_here, provider_company, provider_caller, agreed_from, agreed_by,
                                       told_at, directed_because, directed_to, directed_unit, directed_profession, directed_instead_of, directed_at))

struct MatterRow {
    MatterId matter;
    ContactId contact;
    std::optional<ClientId> client;
    std::string words;
    Instant opened_at;
};
BOOST_DESCRIBE_STRUCT(MatterRow, (), (matter, contact, client, words, opened_at))

// A contact in somebody's hands, and when they last did something with it.
struct HeldContact {
    ContactId contact;
    ProfessionalId holder;
    Instant touched_at;
    std::optional<Instant> next_attempt_at;  // or what the client agreed on
    std::optional<events::Urgency> urgency;
};
BOOST_DESCRIBE_STRUCT(HeldContact, (), (contact, holder, touched_at, next_attempt_at, urgency))

// A contact that a colleague took over from this professional and still has.
struct TakenOverRow {
    ContactId contact;
    ProfessionalId holder;
    Instant taken_over_at;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(TakenOverRow, (), (contact, holder, taken_over_at, why))

// What catalog/promises.yaml promises for a contact of this kind on this line, and its place in the queue.
Promise promise_for(events::Channel channel, std::optional<events::Urgency> urgency, Instant received_at, std::string_view line_key = {});

// To whom a contact that waits is proposed. Whom that could be, and whether they can be reached, is for the caller to say.
using rules::Chain;
using rules::Person;
using rules::Team;
// Records it where it is not so already. False when nothing changed.
bool direct(Work& work, ContactId contact, const Chain& chain);
// It lay unopened with whoever it was proposed to. False while its minutes are not over, or when whoever has it has it for the whole day.
bool pass_on_unopened(Work& work, const ContactRow& contact, const Chain& chain);
// Waiting contacts that are proposed to a person.
std::vector<ContactRow> directed(sql::Reader& rows);
// Waiting on one of these lines as they came: proposed to nobody yet.
std::vector<ContactRow> undirected(sql::Reader& rows, const std::vector<LineId>& lines);

// Who is about to be received, and where they would wait.
struct Newcomer {
    LineId line;
    std::optional<events::Urgency> urgency;
    std::optional<ClientId> client;
    std::optional<std::string> caller_phone;  // digits
};
// The same one waits on that line already, and for something as urgent: never looked for on another line or under another urgency, where two
// calls are two.
std::optional<ContactRow> already_waits(sql::Reader& rows, const Newcomer& newcomer);

// How a line was answered between two instants: contacts that came in, that were answered, that were answered as promised, and the median
// minutes until the answer. Of live channels the answer is that somebody took it.
struct Answering {
    std::int64_t received;
    std::int64_t answered;
    std::int64_t in_time;
    std::optional<int> median_minutes;
};
BOOST_DESCRIBE_STRUCT(Answering, (), (received, answered, in_time, median_minutes))
Answering answering(sql::Reader& rows, const std::vector<LineId>& lines, Instant from, Instant until);

Result<ContactAnswer> receive(Work& work, const ReceiveContact& command, const Promise& promise);
// `names` gives the name of a professional for "already taken by …".
using NameOf = std::function<std::string(ProfessionalId)>;
Result<ContactAnswer> take(Work& work, ContactId contact, ProfessionalId professional, const NameOf& names);
// The next waiting contact of the given lines (all when empty), already taken.
// What is proposed to somebody else is left to them until its promise has passed; what is to be called later is nobody's next until then.
Result<ContactAnswer> take_next(Work& work, const std::vector<LineId>& lines, ProfessionalId professional);
// From whoever holds it; refused when nobody does.
Result<ContactAnswer> take_over(Work& work, ContactId contact, ProfessionalId professional, const TakeOverContact& command);
// `judged`: what its open matters were assessed as, when they were.
// `line_key`: of the line that it goes back to.
Result<Done> give_back(Work& work, ContactId contact, ProfessionalId professional, const ReturnContact& command,
                       std::optional<events::Urgency> judged, std::string_view line_key);
// Taken by a wrong press: it waits as it did, and for the same reason.
Result<Done> put_back(Work& work, ContactId contact, ProfessionalId professional, std::optional<events::Urgency> judged, std::string_view line_key);
// What was taken and left alone: whether the holder is signed in, and whether they have it open on a screen, is for the caller to say.
struct Kept {
    bool is_signed_in;
    bool is_open;
    std::optional<Instant> touched_at;  // what others know of their last touch: a draft, a screen that showed it
    std::optional<events::Urgency> judged;
    std::string line_key;
};
// When it goes back to the line if nobody does anything with it, and from when its holder is warned (catalog/promises.yaml).
struct GoesBack {
    Instant warn_at;
    Instant returns_at;
};
BOOST_DESCRIBE_STRUCT(GoesBack, (), (warn_at, returns_at))
// Absent while its holder has it open.
std::optional<GoesBack> goes_back(const HeldContact& held, const Kept& kept);
// True when it went back to the line.
bool return_if_left_alone(Work& work, const HeldContact& held, const Kept& kept);
Result<Done> record_attempt(Work& work, ContactId contact, const RecordAttempt& command);
// After as many attempts as were agreed. `message`: by which they are told; absent where nothing reaches them.
Result<Done> tell_missed(Work& work, ContactId contact, const TellMissed& command, std::optional<MessageId> message);
Result<Done> may_be_told(sql::Reader& rows, ContactId contact, Instant next_at, Instant now);
Result<Done> identify(Work& work, ContactId contact, ClientId client);
// Of a provider's contact; only while it is nobody's, or whoever holds it corrects themself before anything was done for the client.
Result<Done> identify_matter(Work& work, const MatterRow& matter, ClientId client);
Result<MatterId> open_matter(Work& work, ContactId contact, const OpenMatter& command);
Result<Done> close(Work& work, ContactId contact);
// By whoever holds it and has nothing more to decide.
Result<Done> finish(Work& work, ContactId contact, ProfessionalId professional, bool is_decided);
// What was closed about the matter since this position of the ledger is as it was: waiting, or in the hands that held it.
void reopen_closed_since(Work& work, MatterId matter, std::int64_t position);

// Refused unless the contact is in the hands of this professional.
Result<ContactRow> held_by(sql::Reader& rows, ContactId contact, ProfessionalId professional);
// The contact through which this professional has the matter in hand: its own, or a later one that joined it.
std::optional<ContactRow> in_hands_of(sql::Reader& rows, MatterId matter, ProfessionalId professional);
// The contacts that are not closed and hold the matter, as their own or joined.
std::vector<ContactRow> open_about(sql::Reader& rows, MatterId matter);
std::optional<ContactRow> contact(sql::Reader& rows, ContactId contact);
std::optional<MatterRow> matter(sql::Reader& rows, MatterId matter);
// The contact that opened it.
std::optional<ContactId> contact_of(sql::Reader& rows, MatterId matter);
std::vector<MatterRow> matters_of(sql::Reader& rows, ContactId contact);
// Each contact of a client since then, and with which contact began what it is about: a contact about a matter that was open before began with the
// contact that opened it.
struct ContactBegan {
    events::Channel channel;
    ContactId contact;
};
BOOST_DESCRIBE_STRUCT(ContactBegan, (), (channel, contact))
std::vector<ContactBegan> began_since(sql::Reader& rows, ClientId client, Instant since);
// Whether another contact is about the matter too, or was.
bool is_joined(sql::Reader& rows, MatterId matter);
std::vector<HeldContact> all_held(sql::Reader& rows);
std::vector<HeldContact> held_of(sql::Reader& rows, ProfessionalId professional);
std::vector<TakenOverRow> taken_over_from(sql::Reader& rows, ProfessionalId professional);

void project(sql::Tables& tables, const events::ContactReceived& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactTakenOver& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactReturnedV1& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactReturned& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::CallbackAttempted& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientIdentified& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactJoined& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactReopened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactWaitsAgain& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::CallbackAgreed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MissedTold& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ProviderCalled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterIdentified& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactDirected& event, const Stamp& stamp);
// Whoever assesses, decides or calls a number has not left the contact alone.
void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketCalled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketArrived& event, const Stamp& stamp);

}  // namespace koppi::contact
