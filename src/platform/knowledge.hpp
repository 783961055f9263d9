// Platform: what the centre knows, as plain structs (the shapes of catalog/**.yaml; what a field means is said at the head of its file).
//
// Data only: how a form is answered or a promise counted is a rule of the module whose trade it is. These structs are never stored and
// never cross the wire; an event names what it used by id and version.
//
// Invariant: a loaded struct has passed platform/catalog.cpp: texts in three languages, ids once, references to something that exists.
#pragma once

#include <boost/describe.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/language.hpp"
#include "core/time.hpp"
#include "events/assessment.hpp"
#include "events/continuity.hpp"
#include "events/pairwork.hpp"
#include "events/plan.hpp"
#include "events/routing.hpp"
#include "events/words.hpp"

namespace koppi::knowledge {

// One text in every language that Koppi speaks.
struct Words {
    std::string fi;
    std::string sv;
    std::string en;

    const std::string& in(Language language) const {
        return language == Language::fi ? fi : language == Language::sv ? sv : en;
    }
    bool operator==(const Words&) const = default;
};
BOOST_DESCRIBE_STRUCT(Words, (), (fi, sv, en))

// ---- forms/*.yaml

// One of: all, any, none (lists of conditions), or answer with one of is, in, at_least.
struct Condition {
    std::optional<std::vector<Condition>> all;
    std::optional<std::vector<Condition>> any;
    std::optional<std::vector<Condition>> none;
    std::optional<std::string> answer;           // the question
    std::optional<std::string> is;               // the value is among the answers
    std::optional<std::vector<std::string>> in;  // at least one answer is among the values
    std::optional<int> at_least;                 // so many answers were given
};
BOOST_DESCRIBE_STRUCT(Condition, (), (all, any, none, answer, is, in, at_least))

BOOST_DEFINE_ENUM_CLASS(QuestionKind, text, code, choice, choices, flag)

struct Option {
    std::string id;
    Words label;
    std::optional<Words> help;
};
BOOST_DESCRIBE_STRUCT(Option, (), (id, label, help))

struct AgreedRule {
    Words text;
    Words source;
};
BOOST_DESCRIBE_STRUCT(AgreedRule, (), (text, source))

struct Question {
    std::string id;
    QuestionKind kind;
    bool required;
    std::optional<int> max_length;
    std::optional<std::string> code_set;
    Words label;
    Words help;
    std::optional<Condition> show_when;
    std::optional<std::vector<Option>> options;
    std::optional<AgreedRule> agreed_rule;
};
BOOST_DESCRIBE_STRUCT(Question, (), (id, kind, required, max_length, code_set, label, help, show_when, options, agreed_rule))

struct Section {
    std::string id;
    Words label;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(Section, (), (id, label, questions))

struct Suggestion {
    std::string id;
    Condition when;
    events::Route route;
    std::optional<events::Profession> profession;
    Words why;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (id, when, route, profession, why))

struct FormExpectation {
    std::string refusal;
    std::string question;
    std::string suggestion;
    std::string route;
};
BOOST_DESCRIBE_STRUCT(FormExpectation, (), (refusal, question, suggestion, route))

struct FormExample {
    std::string name;
    events::Answers answers;
    FormExpectation expect;
};
BOOST_DESCRIBE_STRUCT(FormExample, (), (name, answers, expect))

struct Form {
    std::string form;
    int version;
    Words label;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<Section> sections;
    std::vector<Suggestion> suggestions;
    std::vector<FormExample> examples;

    const Question* question(std::string_view id) const {
        for (const Section& section : sections)
            for (const Question& asked : section.questions)
                if (asked.id == id) return &asked;
        return nullptr;
    }
};
BOOST_DESCRIBE_STRUCT(Form, (), (form, version, label, valid_from, owner, source, sections, suggestions, examples))

// ---- outcomes.yaml

struct Outcome {
    std::string id;
    Words label;
    std::vector<events::Route> routes;
    bool closes;
    bool resolved_at_first_contact;
    bool needs_note;
    std::optional<bool> only_by_rule;  // nobody chooses it at a desk
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (id, label, routes, closes, resolved_at_first_contact, needs_note, only_by_rule))

struct Outcomes {
    int version;
    Date valid_from;
    std::string owner;
    std::vector<Outcome> outcomes;
};
BOOST_DESCRIBE_STRUCT(Outcomes, (), (version, valid_from, owner, outcomes))

// ---- continuity.yaml

struct NamingKind {
    events::NamedAs id;
    std::vector<events::Profession> professions;
    int weight;
};
BOOST_DESCRIBE_STRUCT(NamingKind, (), (id, professions, weight))

struct NamingReason {
    std::string id;
    Words label;
    std::vector<events::NamedAs> named_as;
};
BOOST_DESCRIBE_STRUCT(NamingReason, (), (id, label, named_as))

struct NamingEndReason {
    std::string id;
    Words label;
};
BOOST_DESCRIBE_STRUCT(NamingEndReason, (), (id, label))

struct NamingRule {
    std::string id;
    int version;
    Words label;
    Words help;
    events::NamedAs named_as;
    std::vector<events::Profession> professions;
    int met_within_days;
    bool stands;
    std::vector<std::string> again_after;
};
BOOST_DESCRIBE_STRUCT(NamingRule, (), (id, version, label, help, named_as, professions, met_within_days, stands, again_after))

struct Continuity {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<NamingKind> named_as;
    std::vector<NamingReason> begin_reasons;
    std::vector<NamingEndReason> end_reasons;
    std::vector<NamingRule> rules;

    const NamingReason* begin_reason(std::string_view id) const;
    const NamingEndReason* end_reason(std::string_view id) const;
    const NamingRule* rule(std::string_view id) const;
    const NamingKind& kind(events::NamedAs of) const;  // there is one of each
};
BOOST_DESCRIBE_STRUCT(Continuity, (), (version, valid_from, owner, source, named_as, begin_reasons, end_reasons, rules))

// ---- routing.yaml

using events::RoutedBecause;

// Whoever is known of in an example, and whether they can be reached before the promise.
BOOST_DEFINE_ENUM_CLASS(ExampleReach, in_time, away)
struct RoutingExample {
    std::string name;
    std::optional<ExampleReach> earlier_handler;
    std::optional<ExampleReach> case_manager;
    std::optional<ExampleReach> own_worker;
    std::optional<ExampleReach> deputy;  // of the case manager; where there is none of the own worker, and then of the earlier handler
    std::optional<bool> team;            // the own worker has one
    std::optional<bool> competence;      // somebody has it
    std::vector<RoutedBecause> expect;
};
BOOST_DESCRIBE_STRUCT(RoutingExample, (), (name, earlier_handler, case_manager, own_worker, deputy, team, competence, expect))

// To whom a contact on this line is proposed before the others of the line, in this order.
struct DirectedLine {
    std::string line;
    std::vector<RoutedBecause> to;  // earlier_handler, case_manager, own_worker
};
BOOST_DESCRIBE_STRUCT(DirectedLine, (), (line, to))
struct DirectingPractice {
    std::vector<DirectedLine> lines;
    int earlier_within_days;  // who handled something of the client's longer ago is proposed nothing that comes in
    int unopened_minutes;     // of office time
};
BOOST_DESCRIBE_STRUCT(DirectingPractice, (), (lines, earlier_within_days, unopened_minutes))

BOOST_DEFINE_ENUM_CLASS(EscalationLevel, worker, team_leader, manager)
struct EscalationStep {
    EscalationLevel level;
    int minutes;  // after the promise; below zero: before it
};
BOOST_DESCRIBE_STRUCT(EscalationStep, (), (level, minutes))

struct Routing {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    int earlier_within_days;
    std::vector<RoutedBecause> order;
    std::vector<RoutingExample> examples;
    DirectingPractice directed;
    std::vector<EscalationStep> escalation;  // the first comes first
    int idle_days;
    int compare_days;

    // Empty where a line proposes its contacts to nobody.
    std::span<const RoutedBecause> directed_to(std::string_view line) const {
        const auto found = std::find_if(directed.lines.begin(), directed.lines.end(), [&](const DirectedLine& one) { return one.line == line; });
        return found == directed.lines.end() ? std::span<const RoutedBecause>{} : std::span(found->to);
    }
};
BOOST_DESCRIBE_STRUCT(Routing, (), (version, valid_from, owner, source, earlier_within_days, order, examples, directed, escalation, idle_days, compare_days))

// ---- duties.yaml

struct Duty {
    std::string id;
    Words label;
    Words help;
    std::vector<std::string> lines;  // keys of lines
};
BOOST_DESCRIBE_STRUCT(Duty, (), (id, label, help, lines))

struct Duties {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    int days_ahead_max;
    int counted_days;
    std::vector<Duty> duties;

    const Duty* duty(std::string_view id) const;
    const Duty* of_line(std::string_view line) const;  // a line belongs to one at most
};
BOOST_DESCRIBE_STRUCT(Duties, (), (version, valid_from, owner, source, days_ahead_max, counted_days, duties))

// ---- services.yaml

using events::Registry;

struct ProfessionEntry {
    events::Profession id;
    Words label;
    Registry registry;
    bool licensed;
    bool oral;
};
BOOST_DESCRIBE_STRUCT(ProfessionEntry, (), (id, label, registry, licensed, oral))

struct KindEntry {
    events::VisitKind id;
    Words label;
    bool remote;
    std::string contact_mode;
};
BOOST_DESCRIBE_STRUCT(KindEntry, (), (id, label, remote, contact_mode))

struct Service {
    std::string id;
    Words label;
    events::Profession profession;
    int minutes;
    events::CareClass care_class;
    std::vector<events::VisitKind> kinds;
    bool online;
    std::optional<events::RemoteWay> remote_way;  // the regional name of its remote visits, for statistics
    Words note;

    // Given in groups alone: there are meetings and seats, and no times that one client could have.
    bool is_for_groups() const {
        return std::all_of(kinds.begin(), kinds.end(), [](const auto kind) { return kind == events::VisitKind::group; });
    }
};
BOOST_DESCRIBE_STRUCT(Service, (), (id, label, profession, minutes, care_class, kinds, online, remote_way, note))

struct Services {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<ProfessionEntry> professions;
    std::vector<KindEntry> kinds;
    std::vector<Service> services;
};
BOOST_DESCRIBE_STRUCT(Services, (), (version, valid_from, owner, source, professions, kinds, services))

// ---- promises.yaml

// events::Urgency and, before the assessment, nobody's judgement yet.
BOOST_DEFINE_ENUM_CLASS(PromisedUrgency, emergency, same_day, not_known, within_days, non_urgent, no_care_need)
BOOST_DEFINE_ENUM_CLASS(AnswerBy, at_once, office_minutes, same_weekday, weekdays)

struct OfficeHours {
    std::vector<int> weekdays;  // 1 is Monday
    std::string begin;          // "08:00", Helsinki civil time; see minute_of_day
    std::string end;
};
BOOST_DESCRIBE_STRUCT(OfficeHours, (), (weekdays, begin, end))

struct ChannelEntry {
    events::Channel id;
    Words label;
    bool live;
};
BOOST_DESCRIBE_STRUCT(ChannelEntry, (), (id, label, live))

struct AnswerPromise {
    events::Channel channel;
    PromisedUrgency urgency;
    AnswerBy answer_by;
    int amount;
};
BOOST_DESCRIBE_STRUCT(AnswerPromise, (), (channel, urgency, answer_by, amount))

struct CallbackPractice {
    int attempts_min;
    int minutes_between_attempts;
    int window_minutes;       // the usual length of a time that is agreed with the client
    int agreed_within_days;   // further than that nobody remembers a promise
    int after_letter_days;    // within which the client is tried once more after they were written to
};
BOOST_DESCRIBE_STRUCT(CallbackPractice, (), (attempts_min, minutes_between_attempts, window_minutes, agreed_within_days, after_letter_days))

// A line that promises more than its channel does, and where in the order of the desk its contacts stand when nobody has judged them.
struct LinePromise {
    std::string line;
    AnswerBy answer_by;
    int amount;
    events::Urgency stands_as;
};
BOOST_DESCRIBE_STRUCT(LinePromise, (), (line, answer_by, amount, stands_as))

struct UrgencyBase {
    PromisedUrgency urgency;
    int base_minutes;
};
BOOST_DESCRIBE_STRUCT(UrgencyBase, (), (urgency, base_minutes))

struct DeskOrder {
    std::vector<UrgencyBase> bases;
};
BOOST_DESCRIBE_STRUCT(DeskOrder, (), (bases))

// By when the next owner of a matter takes it up; by when a colleague answers.
struct CarriedOn {
    PromisedUrgency urgency;
    AnswerBy answer_by;
    int amount;
};
BOOST_DESCRIBE_STRUCT(CarriedOn, (), (urgency, answer_by, amount))

struct UnopenedPractice {
    int returns_to_team_after_minutes;
    int warn_after_minutes;
};
BOOST_DESCRIBE_STRUCT(UnopenedPractice, (), (returns_to_team_after_minutes, warn_after_minutes))

struct UndoPractice {
    int decision_minutes;
    // How long a decision, a booking or a step can be undone.
    Minutes window() const { return Minutes{decision_minutes}; }
};
BOOST_DESCRIBE_STRUCT(UndoPractice, (), (decision_minutes))

struct WalkInPractice {
    int calls_before_gone;
    int minutes_between;
    int waits_hours_max;
    int pace_of;
    int pace_at_least;
    int pace_within_minutes;
};
BOOST_DESCRIBE_STRUCT(WalkInPractice, (), (calls_before_gone, minutes_between, waits_hours_max, pace_of, pace_at_least, pace_within_minutes))

// What follows a consultation, and how long it counts as its consequence (indicators §4).
struct ConsultationPractice {
    int emergency_within_hours;
};
BOOST_DESCRIBE_STRUCT(ConsultationPractice, (), (emergency_within_hours))

// How often a client of a case survey is tried, and how long after a try that failed the next one is proposed.
struct SurveyPractice {
    int attempts_min;
    int minutes_between_attempts;
};
BOOST_DESCRIBE_STRUCT(SurveyPractice, (), (attempts_min, minutes_between_attempts))

struct Promises {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    OfficeHours office_hours;
    std::vector<ChannelEntry> channels;
    std::vector<AnswerPromise> promises;
    std::vector<LinePromise> lines;
    std::vector<std::string> provider_lines;
    CallbackPractice callback;
    std::vector<CarriedOn> carried_on;
    std::vector<CarriedOn> consulted;
    ConsultationPractice consultation;
    SurveyPractice survey;
    DeskOrder desk_order;
    UnopenedPractice unopened;
    UndoPractice undo;
    WalkInPractice walk_in;

    // Total: the loader refuses a table with a hole.
    const LinePromise* of_line(std::string_view line) const;
    bool is_for_providers(std::string_view line) const { return std::find(provider_lines.begin(), provider_lines.end(), line) != provider_lines.end(); }
    const AnswerPromise& promise(events::Channel channel, std::optional<events::Urgency> urgency) const;
    const CarriedOn& carrying_on(std::optional<events::Urgency> urgency) const;
    const CarriedOn& consulting(std::optional<events::Urgency> urgency) const;
    int base_minutes(std::optional<events::Urgency> urgency) const;
};
BOOST_DESCRIBE_STRUCT(Promises, (), (version, valid_from, owner, source, office_hours, channels, promises, lines, provider_lines, callback, carried_on,
                                   consulted, consultation, survey, desk_order, unopened, undo, walk_in))

// ---- scheduling.yaml

BOOST_DEFINE_ENUM_CLASS(BookingReasonFor, cancel, move, wait)
BOOST_DEFINE_ENUM_CLASS(BookingReasonBy, client, centre)

struct BookingReason {
    std::string id;
    Words label;
    std::vector<BookingReasonFor> applies_to;
    BookingReasonBy by;

    bool is_for(BookingReasonFor what) const { return std::find(applies_to.begin(), applies_to.end(), what) != applies_to.end(); }
};
BOOST_DESCRIBE_STRUCT(BookingReason, (), (id, label, applies_to, by))

struct HoldPractice {
    int desk_minutes;
    int offer_minutes;
    int at_once;
};
BOOST_DESCRIBE_STRUCT(HoldPractice, (), (desk_minutes, offer_minutes, at_once))

struct ArrivalPractice {
    int opens_before_minutes;
    int window_minutes;
};
BOOST_DESCRIBE_STRUCT(ArrivalPractice, (), (opens_before_minutes, window_minutes))

// Who waits in an arranging book, and what is offered to them.
struct RefillPractice {
    int short_notice_hours;
    int days_ahead;
};
BOOST_DESCRIBE_STRUCT(RefillPractice, (), (short_notice_hours, days_ahead))

// Indicators §2.1.
struct T3Practice {
    int third;
    int cap_days;
    int sampling_weekday;  // 1 is Monday
    int sampling_minute;   // of the day
};
BOOST_DESCRIBE_STRUCT(T3Practice, (), (third, cap_days, sampling_weekday, sampling_minute))

// Days of waiting that something is worth, or costs (modules/scheduling/ranking.hpp).
struct RankingPractice {
    double own_worker_days;
    double met_before_days;
    double as_wished_days;
    double remote_days;
    double kilometres_a_day;
    double after_guarantee_days;
    double urgent_day_days;
};
BOOST_DESCRIBE_STRUCT(RankingPractice, (), (own_worker_days, met_before_days, as_wished_days, remote_days, kilometres_a_day, after_guarantee_days,
                                            urgent_day_days))

struct Scheduling {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    HoldPractice holds;
    ArrivalPractice arrival;
    int series_max;
    int horizon_days;
    T3Practice t3;
    RankingPractice ranking;
    RefillPractice refill;
    std::vector<BookingReason> reasons;

    const BookingReason* reason(std::string_view id) const;
};
BOOST_DESCRIBE_STRUCT(Scheduling, (), (version, valid_from, owner, source, holds, arrival, series_max, horizon_days, t3, ranking, refill, reasons))

// ---- triggers/regional.yaml

BOOST_DEFINE_ENUM_CLASS(Counted, contacts, no_shows)
BOOST_DEFINE_ENUM_CLASS(LeftOut, plan_visit, recorded_in_error, wrong_number, provider)

struct Trigger {
    std::string id;
    Counted counted;
    int at_least;
    int window_days;
    std::vector<LeftOut> leave_out;
    int silent_days;
    Words label;
    Words evidence;
    std::vector<Words> prompts;
};
BOOST_DESCRIBE_STRUCT(Trigger, (), (id, counted, at_least, window_days, leave_out, silent_days, label, evidence, prompts))

struct Triggers {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<Trigger> triggers;
};
BOOST_DESCRIBE_STRUCT(Triggers, (), (version, valid_from, owner, source, triggers))

// ---- triggers/heavy_need.yaml

struct SetAsideReason {
    std::string id;
    int silent_months;
    Words label;
};
BOOST_DESCRIBE_STRUCT(SetAsideReason, (), (id, silent_months, label))

struct HeavyNeed {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    int at_least;
    int window_months;
    std::vector<events::VisitKind> visit_kinds;
    std::vector<events::Channel> channels;
    std::vector<SetAsideReason> reasons;
    int quiet_months;
    int cell_min;

    const SetAsideReason* reason(std::string_view id) const;
};
BOOST_DESCRIBE_STRUCT(HeavyNeed, (), (version, valid_from, owner, source, at_least, window_months, visit_kinds, channels, reasons, quiet_months, cell_min))

// ---- figures.yaml

struct DirectPhysiotherapy {
    std::vector<std::string> complaint;  // ICPC-2 codes
    int days;
};
BOOST_DESCRIBE_STRUCT(DirectPhysiotherapy, (), (complaint, days))

struct PrescriptionRenewal {
    std::vector<std::string> complaint;  // ICPC-2 codes
};
BOOST_DESCRIBE_STRUCT(PrescriptionRenewal, (), (complaint))

struct Figures {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    DirectPhysiotherapy direct_physiotherapy;
    PrescriptionRenewal prescription_renewal;
};
BOOST_DESCRIBE_STRUCT(Figures, (), (version, valid_from, owner, source, direct_physiotherapy, prescription_renewal))

// ---- pairwork.yaml

// An id and its words: what a list is chosen from.
struct Labelled {
    std::string id;
    Words label;
};
BOOST_DESCRIBE_STRUCT(Labelled, (), (id, label))

struct ScoredOption {
    std::string id;
    int score;
    Words label;
};
BOOST_DESCRIBE_STRUCT(ScoredOption, (), (id, score, label))

struct ScoredQuestion {
    std::string id;
    Words label;
    std::vector<ScoredOption> options;
};
BOOST_DESCRIBE_STRUCT(ScoredQuestion, (), (id, label, options))

struct SegmentAxis {
    int high_from;
    Words label;
    std::vector<ScoredQuestion> questions;
};
BOOST_DESCRIBE_STRUCT(SegmentAxis, (), (high_from, label, questions))

BOOST_DEFINE_ENUM_CLASS(LowHigh, low, high)

struct SegmentClass {
    std::string id;
    LowHigh resources;
    LowHigh complexity;
    Words label;
    Words meaning;
};
BOOST_DESCRIBE_STRUCT(SegmentClass, (), (id, resources, complexity, label, meaning))

struct SegmentForm {
    std::string form;
    int version;
    Words label;
    SegmentAxis resources;
    SegmentAxis complexity;
    std::vector<SegmentClass> classes;
};
BOOST_DESCRIBE_STRUCT(SegmentForm, (), (form, version, label, resources, complexity, classes))

struct OutsideTool {
    std::string id;
    Words label;
    std::vector<Labelled> classes;
};
BOOST_DESCRIBE_STRUCT(OutsideTool, (), (id, label, classes))

BOOST_DEFINE_ENUM_CLASS(StatementNeeds, always, segment)

struct Statement {
    std::string id;
    StatementNeeds needs;
    Words label;
};
BOOST_DESCRIBE_STRUCT(Statement, (), (id, needs, label))

struct Pairwork {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<events::Profession> pair;
    std::vector<Labelled> indications;
    SegmentForm segment;
    std::vector<OutsideTool> outside_tools;
    std::vector<Statement> statements;
    int follow_up_days;
    int follow_up_months_max;
    int saved_appointments_max;
};
BOOST_DESCRIBE_STRUCT(Pairwork, (), (version, valid_from, owner, source, pair, indications, segment, outside_tools, statements, follow_up_days,
                                     follow_up_months_max, saved_appointments_max))

// ---- teams.yaml

struct Teams {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<Labelled> statutes;
    std::vector<Labelled> indicators;
    int due_months_max;
    int due_shown_days;
};
BOOST_DESCRIBE_STRUCT(Teams, (), (version, valid_from, owner, source, statutes, indicators, due_months_max, due_shown_days))

// ---- transfers.yaml

struct DischargeCheck {
    std::string id;
    Words label;
    std::optional<Words> help;
};
BOOST_DESCRIBE_STRUCT(DischargeCheck, (), (id, label, help))

struct Transfers {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<Labelled> reasons;
    std::vector<Labelled> decline_reasons;
    std::vector<Labelled> withdraw_reasons;
    std::vector<Labelled> emergency_reasons;
    std::vector<DischargeCheck> discharge_checks;
    int answer_minutes;
    int emergency_seen_minutes;
    int planned_days_max;
    int step_days_max;
    int steps_max;
    int follow_up_call_days;
    int follow_up_tries_min;
    int home_hospital_days_max;
    int home_hospital_review_days;
    int shown_days;
    int cell_min;
};
BOOST_DESCRIBE_STRUCT(Transfers, (), (version, valid_from, owner, source, reasons, decline_reasons, withdraw_reasons, emergency_reasons, discharge_checks,
                                      answer_minutes, emergency_seen_minutes, planned_days_max, step_days_max, steps_max, follow_up_call_days,
                                      follow_up_tries_min, home_hospital_days_max, home_hospital_review_days, shown_days, cell_min))

// Whether a list of the catalogue has the id.
template <class T>
bool has_id(const std::vector<T>& list, std::string_view id) {
    return std::any_of(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
}

// ---- codes/*.yaml

BOOST_DEFINE_ENUM_CLASS(Component, symptom, process, diagnosis)

struct Chapter {
    std::string id;
    Words label;
};
BOOST_DESCRIBE_STRUCT(Chapter, (), (id, label))

struct Code {
    std::string code;
    std::string chapter;
    Component component;
    Words label;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code, chapter, component, label))

struct CodeSet {
    std::string code_set;
    std::string oid;
    int version;
    Date valid_from;
    std::string owner;
    bool complete;
    Words source;
    std::vector<Chapter> chapters;
    std::vector<Code> codes;

    const Code* find(std::string_view code) const {
        for (const Code& one : codes)
            if (one.code == code) return &one;
        return nullptr;
    }
};
BOOST_DESCRIBE_STRUCT(CodeSet, (), (code_set, oid, version, valid_from, owner, complete, source, chapters, codes))

// ---- phrases/record_phrases.yaml

// In which part of a plan a phrase is offered.
BOOST_DEFINE_ENUM_CLASS(PhraseUse, need, goal, action, follow_up)

struct PhraseCode {
    std::string code_set;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(PhraseCode, (), (code_set, code))

// What is filled in by hand; the text says where: {id}.
struct PhraseBlank {
    std::string id;
    Words label;
};
BOOST_DESCRIBE_STRUCT(PhraseBlank, (), (id, label))

struct Phrase {
    std::string id;
    Words key;  // what is typed after a slash
    Words label;
    std::vector<PhraseUse> used_in;
    Words text;
    std::vector<PhraseBlank> blanks;
    std::optional<PhraseCode> counts_as;
};
BOOST_DESCRIBE_STRUCT(Phrase, (), (id, key, label, used_in, text, blanks, counts_as))

// What the county counts by a code of its own (code set `county`).
struct CountedAs {
    std::string code;
    Words label;
};
BOOST_DESCRIBE_STRUCT(CountedAs, (), (code, label))

struct RecordPhrases {
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    std::vector<CountedAs> county_codes;
    std::vector<Phrase> phrases;
};
BOOST_DESCRIBE_STRUCT(RecordPhrases, (), (version, valid_from, owner, source, county_codes, phrases))

// ---- counties/*.yaml

struct Organisation {
    Words label;
    std::string business_id;
    std::string oid;
};
BOOST_DESCRIBE_STRUCT(Organisation, (), (label, business_id, oid))

struct Municipality {
    std::string code;
    Words label;
    int share_per_mille;
    double latitude;  // of the main settlement, degrees, WGS84
    double longitude;
};
BOOST_DESCRIBE_STRUCT(Municipality, (), (code, label, share_per_mille, latitude, longitude))

struct AgeBand {
    std::string id;
    int from;
    int to;
    int share_per_mille;
    double contacts_per_year;
};
BOOST_DESCRIBE_STRUCT(AgeBand, (), (id, from, to, share_per_mille, contacts_per_year))

struct SpokenLanguage {
    std::string code;
    int share_per_mille;
    int interpreter_percent;
};
BOOST_DESCRIBE_STRUCT(SpokenLanguage, (), (code, share_per_mille, interpreter_percent))

struct Marks {
    int non_disclosure_per_10000;
    int guarded_per_10000;
};
BOOST_DESCRIBE_STRUCT(Marks, (), (non_disclosure_per_10000, guarded_per_10000))

struct ClosedDays {
    std::string calendar;
    std::vector<std::string> closed_eves;
    Words note;
};
BOOST_DESCRIBE_STRUCT(ClosedDays, (), (calendar, closed_eves, note))

struct ServedMunicipality {
    std::string municipality;
    int share_per_mille;
};
BOOST_DESCRIBE_STRUCT(ServedMunicipality, (), (municipality, share_per_mille))

struct Station {
    std::string id;
    Words label;
    std::string municipality;
    std::string oid;
    std::string phone;
    std::string begin;
    std::string end;
    std::vector<int> weekdays;
    int teams;
    int size_per_mille;
    std::vector<ServedMunicipality> serves;
};
BOOST_DESCRIBE_STRUCT(Station, (), (id, label, municipality, oid, phone, begin, end, weekdays, teams, size_per_mille, serves))

struct CentreLine {
    std::string id;
    events::Channel channel;
    Words label;
    std::string phone;  // "" where people do not call
    std::string begin;
    std::string end;
    Words note;
};
BOOST_DESCRIBE_STRUCT(CentreLine, (), (id, channel, label, phone, begin, end, note))

struct ContactCentre {
    std::string id;
    Words label;
    std::string oid;
    std::string begin;
    std::string end;
    std::vector<int> weekdays;
    double nurses_per_10000;
    std::vector<CentreLine> lines;
};
BOOST_DESCRIBE_STRUCT(ContactCentre, (), (id, label, oid, begin, end, weekdays, nurses_per_10000, lines))

struct Staffing {
    events::Profession id;
    double per_10000;
    int weekly_minutes;
    int booked_percent;
    std::string lunch_begin;
    std::string lunch_end;
    int absent_percent;
    int panel_max;
};
BOOST_DESCRIBE_STRUCT(Staffing, (), (id, per_10000, weekly_minutes, booked_percent, lunch_begin, lunch_end, absent_percent, panel_max))

BOOST_DEFINE_ENUM_CLASS(CountsAs, visit, phone, digital)
BOOST_DEFINE_ENUM_CLASS(Appointment, none, on_site, remote)

struct YearlyEvent {
    std::string id;
    int per_10000;
    CountsAs counts_as;
    std::optional<events::Channel> channel;  // absent: it was booked
    Appointment appointment;
};
BOOST_DESCRIBE_STRUCT(YearlyEvent, (), (id, per_10000, counts_as, channel, appointment))

struct HourShares {
    int from_hour;
    std::vector<int> shares;
};
BOOST_DESCRIBE_STRUCT(HourShares, (), (from_hour, shares))

struct UrgencyShare {
    events::Urgency id;
    int percent;
};
BOOST_DESCRIBE_STRUCT(UrgencyShare, (), (id, percent))

struct RouteShare {
    events::Route id;
    int percent;
};
BOOST_DESCRIBE_STRUCT(RouteShare, (), (id, percent))

struct ProfessionShare {
    events::Profession id;
    int percent;
};
BOOST_DESCRIBE_STRUCT(ProfessionShare, (), (id, percent))

struct ReasonWeights {
    std::string code;
    std::vector<int> weights;  // one an age band
};
BOOST_DESCRIBE_STRUCT(ReasonWeights, (), (code, weights))

struct ContactShares {
    std::vector<UrgencyShare> urgency;
    int clarity_complex_percent;
    std::vector<RouteShare> routes;
    int consult_then_book_percent;
    int follow_up_visit_percent;
    std::vector<ProfessionShare> first_visit_professions;
    std::vector<ProfessionShare> follow_up_professions;
    int no_show_percent;
    int cancelled_percent;
    int callback_missed_percent;
    std::vector<ReasonWeights> reasons;
};
BOOST_DESCRIBE_STRUCT(ContactShares, (), (urgency, clarity_complex_percent, routes, consult_then_book_percent, follow_up_visit_percent,
                                          first_visit_professions, follow_up_professions, no_show_percent, cancelled_percent,
                                          callback_missed_percent, reasons))

BOOST_DEFINE_ENUM_CLASS(TargetUnit, percent, per_mille, index_thousandths)

struct Target {
    std::string target;
    std::optional<events::Profession> profession;  // absent: all of them
    TargetUnit unit;
    int value;
};
BOOST_DESCRIBE_STRUCT(Target, (), (target, profession, unit, value))

struct County {
    std::string county;
    int version;
    Date valid_from;
    std::string owner;
    Words source;
    Words label;
    int residents;
    Organisation organisation;
    std::vector<Municipality> municipalities;
    std::vector<AgeBand> age_bands;
    std::vector<SpokenLanguage> languages;
    Marks marks;
    ClosedDays holidays;
    std::vector<Station> stations;
    ContactCentre contact_centre;
    std::vector<Staffing> professions;
    std::vector<YearlyEvent> events;
    std::vector<int> weekday_shares_per_mille;
    HourShares hour_shares_per_mille;
    ContactShares contacts;
    std::vector<Target> targets;
};
BOOST_DESCRIBE_STRUCT(County, (), (county, version, valid_from, owner, source, label, residents, organisation, municipalities, age_bands, languages,
                                   marks, holidays, stations, contact_centre, professions, events, weekday_shares_per_mille,
                                   hour_shares_per_mille, contacts, targets))

// "08:30" is 510; absent when the text is no time of a day.
std::optional<int> minute_of_day(std::string_view text);

}  // namespace koppi::knowledge
