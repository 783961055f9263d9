// Desks: what the screens show, shaped as the screens need it. Reads only; every figure comes from the tables at this instant.
#pragma once

#include "events/event.hpp"
#include "interfaces/desks/calendar_views.hpp"
#include "interfaces/desks/heavy_views.hpp"
#include "interfaces/desks/pair_views.hpp"
#include "interfaces/desks/plan_views.hpp"
#include "interfaces/desks/team_views.hpp"
#include "interfaces/desks/transfer_views.hpp"
#include "platform/knowledge.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/clients/clients.hpp"
#include "modules/contact/contact.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/groups/groups.hpp"
#include "modules/routing/routing.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "modules/waiting/waiting.hpp"

namespace koppi::desks {

// So few people that the figure would tell of somebody: not shown to those who meet no clients (authorization §3).
constexpr bool is_small_cell(int people, int cell_min) { return people > 0 && people < cell_min; }

struct Viewer {
    ProfessionalId professional;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Viewer, (), (professional, name))

// To whom a contact that waits is proposed first, and why ("why is this here?").
struct DirectedShown {
    events::DirectedBecause because;
    std::optional<std::string> name;  // absent: the team, or everybody on the line
    std::optional<std::string> unit_name;
    std::optional<events::Profession> profession;
    std::optional<std::string> instead_of_name;
    bool is_mine;
};
BOOST_DESCRIBE_STRUCT(DirectedShown, (), (because, name, unit_name, profession, instead_of_name, is_mine))

struct QueueRow {
    ContactId contact;
    events::Channel channel;
    std::optional<events::Urgency> urgency;
    Instant received_at;
    Instant promise_by;
    std::string words;
    std::string why_here;  // key under `why_here.`
    Language language;
    std::string line_key;
    std::optional<ClientId> client;
    std::optional<std::string> client_name;  // "Virtanen Aino"
    std::optional<Date> client_born;
    bool non_disclosure;
    int attempts;
    std::optional<Instant> last_attempt_at;
    std::optional<Instant> next_attempt_at;
    std::vector<Viewer> viewers;  // who has it open right now
    // Of what is in my hands and not open on a screen of mine: when it goes back to its line if I leave it alone.
    std::optional<contact::GoesBack> goes_back;
    std::optional<int> ticket_number;  // of who came without a booking
    std::optional<std::string> provider;  // the company that called
    std::optional<Instant> agreed_from;   // with the client, who had to go; until promise_by
    std::optional<DirectedShown> directed;
};
BOOST_DESCRIBE_STRUCT(QueueRow, (), (contact, channel, urgency, received_at, promise_by, words, why_here, language, line_key, client, client_name,
                                     client_born, non_disclosure, attempts, last_attempt_at, next_attempt_at, viewers, goes_back, ticket_number, provider,
                                     agreed_from, directed))

// Contacts that wait and are proposed to me, and then to my team.
struct Proposed {
    Instant as_of;
    std::vector<QueueRow> contacts;
};
BOOST_DESCRIBE_STRUCT(Proposed, (), (as_of, contacts))

// A matter that was passed to me, asked of me, or answered back to me; or of my profession's pool in my unit.
struct OwnedRow {
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::string client_name;
    std::optional<Date> client_born;
    std::string words;
    routing::MatterState state;
    events::Route route;
    std::string why;
    std::optional<Instant> promise_by;
    Instant decided_at;
    std::string decided_by_name;
    events::OwnerKind owner_kind;
    std::optional<std::string> answer;
    std::optional<ConsultationId> consultation;  // in which my answer, or my pool's, is awaited
    // Waits in an arranging book: what is to be done is to be seen there.
    std::optional<WaitId> wait;
    std::optional<events::RoutedBecause> owner_because;   // why it came here; absent where its owner was chosen freely
    std::optional<knowledge::EscalationLevel> level;      // who sees it as late by now
};
BOOST_DESCRIBE_STRUCT(OwnedRow, (), (matter, contact, client, client_name, client_born, words, state, route, why, promise_by, decided_at, decided_by_name,
                                     owner_kind, answer, consultation, wait, owner_because, level))

// What I asked a colleague, and by when the answer was promised.
struct AskedRow {
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::string client_name;
    std::optional<Date> client_born;
    std::string asked_name;                              // empty: of the pool
    std::optional<events::Profession> asked_profession;  // of the pool, until somebody has taken it
    std::optional<ConsultationId> consultation;
    std::string question;
    Instant asked_at;
    std::optional<Instant> promise_by;
};
BOOST_DESCRIBE_STRUCT(AskedRow, (), (matter, contact, client, client_name, client_born, asked_name, asked_profession, consultation, question, asked_at,
                                     promise_by))

// A contact that a colleague took over from me, and still has.
struct TakenOverShown {
    ContactId contact;
    std::optional<std::string> client_name;
    std::string by_name;
    Instant at;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(TakenOverShown, (), (contact, client_name, by_name, at, why))

struct FirstLineQuery {
    std::optional<LineId> line;
    std::optional<int> limit;           // 50 when absent, at most 200
    std::optional<std::string> after;   // cursor of the page before
};
BOOST_DESCRIBE_STRUCT(FirstLineQuery, (), (line, limit, after))

struct FirstLineDesk {
    std::int64_t position;  // of the ledger that this answer holds
    Instant as_of;
    // Of what waits on the lines: how many, how many of them late, and since when the oldest waits; absent when nothing does.
    std::int64_t waiting;
    std::int64_t over_promise;
    std::optional<Instant> oldest_received_at;
    // Of what is in somebody's hands: how many, and how many of them still wait for an answer that was promised by now.
    std::int64_t taken;
    std::int64_t taken_over_promise;
    std::vector<QueueRow> rows;
    std::optional<std::string> next;  // cursor
    std::vector<QueueRow> for_me;     // that wait, and are proposed to me or to my team
    std::vector<QueueRow> mine;       // contacts in my hands
    std::vector<OwnedRow> owned;      // matters that are mine or my pool's to carry on
    std::vector<AskedRow> asked;      // of colleagues, by me, and not answered yet
    std::vector<TakenOverShown> taken_over;
    std::vector<directory::LineShown> lines;
};
BOOST_DESCRIBE_STRUCT(FirstLineDesk, (), (position, as_of, waiting, over_promise, oldest_received_at, taken, taken_over_promise, rows, next, for_me, mine,
                                          owned, asked, taken_over, lines))

struct NamedWorkerShown {
    events::NamedAs named_as;
    directory::Colleague colleague;
    Date from;
    std::optional<Date> until;
    std::string why;  // catalog/continuity.yaml
    std::optional<events::LineAnswer> line_answer;
    std::optional<std::string> deputy_name;
};
BOOST_DESCRIBE_STRUCT(NamedWorkerShown, (), (named_as, colleague, from, until, why, line_answer, deputy_name))

struct OpenMatterShown {
    MatterId matter;
    ContactId contact;
    std::string words;
    Instant opened_at;
    routing::MatterState state;
    std::optional<events::Route> route;
    std::optional<std::string> why;
    std::optional<std::string> owner_name;  // who holds it
    std::optional<events::Profession> owner_profession;
    std::optional<Instant> promise_by;
    std::optional<Date> guarantee_by;
};
BOOST_DESCRIBE_STRUCT(OpenMatterShown, (), (matter, contact, words, opened_at, state, route, why, owner_name, owner_profession, promise_by, guarantee_by))


struct VisitShown {
    VisitId visit;
    Instant begins_at;
    Instant ends_at;
    events::VisitKind kind;
    std::optional<std::string> professional_name;
    std::optional<std::string> unit_name;
    std::vector<events::VisitReason> reasons;
};
BOOST_DESCRIBE_STRUCT(VisitShown, (), (visit, begins_at, ends_at, kind, professional_name, unit_name, reasons))

// Where the client waits for a time (hoidonjärjestelykirja).
struct WaitOnCard {
    WaitId wait;
    UnitId unit;
    std::string unit_name;
    std::string service;  // id of catalog/services.yaml
    std::optional<std::string> professional_name;
    std::optional<MatterId> matter;
    Instant entered_at;
    std::optional<Date> guarantee_by;
    std::optional<Instant> offered_at;  // the time that waits for their answer
    std::optional<Instant> answer_by;
};
BOOST_DESCRIBE_STRUCT(WaitOnCard, (), (wait, unit, unit_name, service, professional_name, matter, entered_at, guarantee_by, offered_at, answer_by))

// A computable trigger (heräte) that is on, with its evidence (systems A6).
struct TriggerShown {
    std::string trigger;  // id of catalog/triggers
    std::int64_t count;
    int window_days;
    std::int64_t threshold;
};
BOOST_DESCRIBE_STRUCT(TriggerShown, (), (trigger, count, window_days, threshold))

struct OwnTriggers {
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    std::vector<TriggerShown> triggers;
};
BOOST_DESCRIBE_STRUCT(OwnTriggers, (), (client, name, born, non_disclosure, triggers))
struct TriggersOwn {
    Instant as_of;
    std::vector<OwnTriggers> clients;  // for whom one is named in person
};
BOOST_DESCRIBE_STRUCT(TriggersOwn, (), (as_of, clients))

// A group in which the client has a seat, or waits for one (`place` in the queue, from 1).
struct ClientGroupShown {
    GroupId group;
    std::string name;
    std::string service;
    std::string unit_name;
    std::optional<SeatId> seat;
    std::optional<WaitId> wait;
    std::optional<int> place;
    bool has_companion;
    std::optional<Instant> next_meeting_at;
    int meetings_ahead;
};
BOOST_DESCRIBE_STRUCT(ClientGroupShown, (), (group, name, service, unit_name, seat, wait, place, has_companion, next_meeting_at, meetings_ahead))

struct ClientCard {
    clients::ClientLine client;
    std::optional<std::string> phone;         // absent under non-disclosure
    std::optional<std::string> municipality;  // absent under non-disclosure
    std::optional<std::string> address;       // absent under non-disclosure
    std::optional<std::string> email;         // absent under non-disclosure
    bool hetu_is_doubtful;
    std::vector<NamedWorkerShown> workers;
    std::vector<OpenMatterShown> matters;
    std::vector<BookedShown> coming;
    std::vector<WaitOnCard> waits;
    std::vector<ClientGroupShown> groups;
    std::vector<PlanOnCard> plan;  // its living sections, as far as the actor may read them
    std::vector<PairOnCard> pairs;
    std::vector<TeamOnCard> teams;  // that live
    std::optional<HeavyOnCard> heavy_need;
    std::optional<ResponsibilityOnCard> responsibility;  // once the client was transferred
    std::vector<VisitShown> visits;
    std::int64_t visits_total;
    std::int64_t no_shows_12_months;
    std::int64_t contacts_12_months;
    std::vector<TriggerShown> triggers;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(ClientCard, (), (client, phone, municipality, address, email, hetu_is_doubtful, workers, matters, coming, waits, groups, plan, pairs,
                                       teams, heavy_need, responsibility, visits, visits_total, no_shows_12_months, contacts_12_months, triggers, as_of))

struct OpenCard {
    events::Purpose purpose;
    std::optional<ContactId> contact;
};
BOOST_DESCRIBE_STRUCT(OpenCard, (), (purpose, contact))

// Who calls: people of this number, and how many matters of theirs are open. What they are about is in the card, behind its opening.
struct WhoCalls {
    wire::Text<30, 3> phone;
};
BOOST_DESCRIBE_STRUCT(WhoCalls, (), (phone))

struct CallerMatter {
    MatterId matter;
    routing::MatterState state;
    Instant opened_at;
};
BOOST_DESCRIBE_STRUCT(CallerMatter, (), (matter, state, opened_at))

struct Caller {
    clients::ClientLine client;
    std::vector<CallerMatter> matters;
};
BOOST_DESCRIBE_STRUCT(Caller, (), (client, matters))

struct Callers {
    std::vector<Caller> callers;
};
BOOST_DESCRIBE_STRUCT(Callers, (), (callers))

// Whether whoever is being received waits already, on the same line and for something as urgent.
struct WhoWaits {
    LineId line;
    std::optional<events::Urgency> urgency;
    std::optional<ClientId> client;
    std::optional<wire::Text<30>> phone;
};
BOOST_DESCRIBE_STRUCT(WhoWaits, (), (line, urgency, client, phone))

struct AlreadyWaits {
    std::optional<ContactId> contact;
    std::optional<Instant> received_at;
};
BOOST_DESCRIBE_STRUCT(AlreadyWaits, (), (contact, received_at))

struct SearchClients {
    wire::Text<100, 2> text;
};
BOOST_DESCRIBE_STRUCT(SearchClients, (), (text))

struct FoundClients {
    std::vector<clients::ClientLine> clients;
};
BOOST_DESCRIBE_STRUCT(FoundClients, (), (clients))

struct MatterShown {
    MatterId matter;
    // Whose it is, where a provider's contact holds matters of several clients.
    std::optional<ClientId> client;
    std::optional<std::string> client_name;
    std::string words;
    Instant opened_at;
    std::optional<assessment::Draft> draft;
    std::optional<assessment::AssessmentRow> assessment;
    std::optional<std::string> suggested_why;  // the agreed rule's text in the asker's language
    std::optional<events::Profession> suggested_profession;
    std::optional<routing::MatterRoute> route;
    std::optional<std::string> decided_by_name;
    std::optional<std::string> owner_name;
};
BOOST_DESCRIBE_STRUCT(MatterShown, (), (matter, client, client_name, words, opened_at, draft, assessment, suggested_why, suggested_profession, route,
                                        decided_by_name, owner_name))

// How a call is tried again, and what follows when nobody answers (catalog/promises.yaml, callback).
struct CallbackShown {
    int attempts_min;
    int window_minutes;
    int agreed_within_days;
    bool is_to_be_told;      // tried as often as was agreed, and in vain
    Instant after_letter_at;  // the usual moment of the try after the client was written to
};
BOOST_DESCRIBE_STRUCT(CallbackShown, (), (attempts_min, window_minutes, agreed_within_days, is_to_be_told, after_letter_at))

// A contact. Of a provider's, whoever does not hold it sees the matters of the clients that concern them, and of the others not even the words.
// Of a client whose record the asker has not opened there is what a row of the queue tells: no matters, no phone number, and the
// words only while it waits.
struct ContactShown {
    contact::ContactRow contact;
    std::string line_key;
    std::optional<std::string> holder_name;
    bool is_open;
    // What the asker is to the contact, and so for what they open the record; absent: they say for what.
    std::optional<events::Purpose> purpose;
    std::vector<MatterShown> matters;
    std::vector<Viewer> viewers;
    std::optional<int> ticket_number;
    // When the office opens on its next day: the usual moment to try a call again that failed today.
    Instant next_opening;
    // Whether the office is still open when a call is usually tried again (catalog/promises.yaml, callback).
    bool is_open_at_next_try;
    CallbackShown callback;
    std::optional<DirectedShown> directed;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(ContactShown, (), (contact, line_key, holder_name, is_open, purpose, matters, viewers, ticket_number, next_opening,
                                         is_open_at_next_try, callback, directed, as_of))

struct TimesQuery {
    std::optional<std::string> service;
    std::optional<Date> from;
    // What the client wishes: it moves what is proposed, and hides nothing.
    std::optional<scheduling::ranking::PartOfDay> part_of_day;
    std::optional<bool> remote;
};
BOOST_DESCRIBE_STRUCT(TimesQuery, (), (service, from, part_of_day, remote))

struct TimeShown {
    scheduling::FreeTime time;
    std::string professional_name;
    std::string unit_name;
    bool after_guarantee;
};
BOOST_DESCRIBE_STRUCT(TimeShown, (), (time, professional_name, unit_name, after_guarantee))

// One of the times below, and what speaks for it.
struct TimeProposed {
    TimeShown shown;
    std::vector<scheduling::ranking::Ground> grounds;
};
BOOST_DESCRIBE_STRUCT(TimeProposed, (), (shown, grounds))

// Own worker's and team's times side by side; `why_none_*` is a key under `no_times.` when a list is empty.
struct Times {
    std::optional<directory::Colleague> own_worker;
    std::vector<TimeProposed> proposed;  // a few, the best first
    std::vector<TimeShown> own;
    std::vector<TimeShown> team;
    std::optional<std::string> why_none_own;
    std::optional<std::string> why_none_team;
    std::optional<Date> guarantee_by;
    std::optional<std::string> guarantee_rule;
    std::vector<std::string> services;  // that fit the professions needed
    std::string service;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(Times, (), (own_worker, proposed, own, team, why_none_own, why_none_team, guarantee_by, guarantee_rule, services, service, as_of))

// ---- to whom a matter could go

struct OwnerShown {
    knowledge::RoutedBecause because;
    std::optional<ProfessionalId> professional;  // absent: the team of the profession in the unit
    std::optional<std::string> name;
    events::Profession profession;
    UnitId unit;
    std::string unit_name;
    bool is_in_time;  // can be reached before the promise
    std::optional<std::string> stands_in_for;
    std::optional<Instant> handled_at;  // when they handled a matter of the client
};
BOOST_DESCRIBE_STRUCT(OwnerShown, (), (because, professional, name, profession, unit, unit_name, is_in_time, stands_in_for, handled_at))
struct OwnersShown {
    Instant promise_by;  // what the next owner would be promised for
    std::vector<OwnerShown> owners;  // the one proposed first
};
BOOST_DESCRIBE_STRUCT(OwnersShown, (), (promise_by, owners))

}  // namespace koppi::desks
