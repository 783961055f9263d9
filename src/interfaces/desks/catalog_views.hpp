// Desks: the catalogue as the screens get it, in one language. What a field means is said at the head of its file in catalog/.
#pragma once

#include "platform/catalog.hpp"

namespace koppi::desks {

struct AgreedRule {
    std::string text;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(AgreedRule, (), (text, source))

struct Choice {
    std::string id;
    std::string label;
    std::optional<std::string> help;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (id, label, help))

struct Question {
    std::string id;
    knowledge::QuestionKind kind;
    bool required;
    std::optional<int> max_length;
    std::string label;
    std::optional<std::string> help;
    std::vector<Choice> choices;
    std::optional<AgreedRule> agreed_rule;
    // The screen decides by the same small conditions as the server; the server has the last word.
    std::optional<knowledge::Condition> show_when;
};
BOOST_DESCRIBE_STRUCT(Question, (), (id, kind, required, max_length, label, help, choices, agreed_rule, show_when))

struct FormSection {
    std::string id;
    std::string label;
    std::vector<Question> questions;
};
BOOST_DESCRIBE_STRUCT(FormSection, (), (id, label, questions))

struct Form {
    std::string id;
    int version;
    std::string title;
    std::vector<FormSection> sections;
};
BOOST_DESCRIBE_STRUCT(Form, (), (id, version, title, sections))

struct ServiceShown {
    std::string id;
    events::Profession profession;
    int minutes;
    std::vector<events::VisitKind> kinds;
    events::CareClass care_class;
    std::string label;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(ServiceShown, (), (id, profession, minutes, kinds, care_class, label, note))

struct OutcomeShown {
    std::string id;
    std::string label;
    std::vector<events::Route> routes;
    bool closes;
    bool resolved_at_first_contact;
    bool needs_note;
};
BOOST_DESCRIBE_STRUCT(OutcomeShown, (), (id, label, routes, closes, resolved_at_first_contact, needs_note))

struct CodeShown {
    std::string code;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(CodeShown, (), (code, label))

struct TriggerText {
    std::string id;
    std::string label;
    std::vector<std::string> prompts;
};
BOOST_DESCRIBE_STRUCT(TriggerText, (), (id, label, prompts))

// Why a visit is moved or cancelled.
struct BookingReasonShown {
    std::string id;
    std::string label;
    std::vector<knowledge::BookingReasonFor> applies_to;
    knowledge::BookingReasonBy by;
};
BOOST_DESCRIBE_STRUCT(BookingReasonShown, (), (id, label, applies_to, by))

struct NamingKindShown {
    events::NamedAs id;
    std::vector<events::Profession> professions;
    int weight;
};
BOOST_DESCRIBE_STRUCT(NamingKindShown, (), (id, professions, weight))

struct NamingReasonShown {
    std::string id;
    std::string label;
    std::vector<events::NamedAs> named_as;  // of an end: empty, it is for all
};
BOOST_DESCRIBE_STRUCT(NamingReasonShown, (), (id, label, named_as))

struct NamingRuleShown {
    std::string id;
    std::string label;
    std::string help;
    events::NamedAs named_as;
};
BOOST_DESCRIBE_STRUCT(NamingRuleShown, (), (id, label, help, named_as))

struct ContinuityShown {
    std::vector<NamingKindShown> kinds;
    std::vector<NamingReasonShown> begin_reasons;
    std::vector<NamingReasonShown> end_reasons;
    std::vector<NamingRuleShown> rules;
};
BOOST_DESCRIBE_STRUCT(ContinuityShown, (), (kinds, begin_reasons, end_reasons, rules))

struct MunicipalityShown {
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MunicipalityShown, (), (code, name))

// A text that is written by its key, with blanks between braces: {nimi}.
struct PhraseShown {
    std::string id;
    std::string key;
    std::string label;
    std::vector<knowledge::PhraseUse> used_in;
    std::string text;
    std::optional<std::string> counts_as;  // what is counted with it, in words
};
BOOST_DESCRIBE_STRUCT(PhraseShown, (), (id, key, label, used_in, text, counts_as))

struct LabelShown {
    std::string id;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(LabelShown, (), (id, label))

struct ScoredOptionShown {
    std::string id;
    int score;
    std::string label;
};
BOOST_DESCRIBE_STRUCT(ScoredOptionShown, (), (id, score, label))
struct ScoredQuestionShown {
    std::string id;
    std::string label;
    std::vector<ScoredOptionShown> options;
};
BOOST_DESCRIBE_STRUCT(ScoredQuestionShown, (), (id, label, options))
struct SegmentAxisShown {
    int high_from;
    std::string label;
    std::vector<ScoredQuestionShown> questions;
};
BOOST_DESCRIBE_STRUCT(SegmentAxisShown, (), (high_from, label, questions))
struct SegmentClassShown {
    std::string id;
    knowledge::LowHigh resources;
    knowledge::LowHigh complexity;
    std::string label;
    std::string meaning;
};
BOOST_DESCRIBE_STRUCT(SegmentClassShown, (), (id, resources, complexity, label, meaning))
struct OutsideToolShown {
    std::string id;
    std::string label;
    std::vector<LabelShown> classes;
};
BOOST_DESCRIBE_STRUCT(OutsideToolShown, (), (id, label, classes))

// What a joint appointment is suggested for, how a client is segmented, and what they are asked afterwards.
struct PairworkCatalog {
    std::vector<events::Profession> pair;
    std::vector<LabelShown> indications;
    std::string form;
    int form_version;
    SegmentAxisShown resources;
    SegmentAxisShown complexity;
    std::vector<SegmentClassShown> classes;
    std::vector<OutsideToolShown> outside_tools;
    std::vector<LabelShown> statements;
    int follow_up_days;
    int saved_appointments_max;
};
BOOST_DESCRIBE_STRUCT(PairworkCatalog, (), (pair, indications, form, form_version, resources, complexity, classes, outside_tools, statements,
                                            follow_up_days, saved_appointments_max))

struct TeamsCatalog {
    std::vector<LabelShown> statutes;
    std::vector<LabelShown> indicators;
};
BOOST_DESCRIBE_STRUCT(TeamsCatalog, (), (statutes, indicators))

struct CheckShown {
    std::string id;
    std::string label;
    std::optional<std::string> help;
};
BOOST_DESCRIBE_STRUCT(CheckShown, (), (id, label, help))

struct TransfersCatalog {
    std::vector<events::Profession> professions;  // of health care: they take part
    std::vector<LabelShown> reasons;
    std::vector<LabelShown> decline_reasons;
    std::vector<LabelShown> withdraw_reasons;  // that people give
    std::vector<LabelShown> emergency_reasons;
    std::vector<CheckShown> discharge_checks;
    int planned_days_max;
    int follow_up_call_days;
    int follow_up_tries_min;
    int home_hospital_days_max;
};
BOOST_DESCRIBE_STRUCT(TransfersCatalog, (), (professions, reasons, decline_reasons, withdraw_reasons, emergency_reasons, discharge_checks, planned_days_max,
                                             follow_up_call_days, follow_up_tries_min, home_hospital_days_max))

struct CatalogShown {
    std::string version;      // the catalogue's fingerprint
    std::vector<Form> forms;  // in use today, by id and newest first: an older version is there for the drafts that stand on it
    std::vector<ServiceShown> services;        // that have times
    std::vector<ServiceShown> group_services;  // that have groups
    std::vector<OutcomeShown> outcomes;
    std::vector<CodeShown> icpc2;
    std::vector<TriggerText> triggers;
    std::vector<MunicipalityShown> municipalities;  // by name, as the language sorts
    std::vector<BookingReasonShown> booking_reasons;
    ContinuityShown continuity;
    std::vector<PhraseShown> phrases;
    PairworkCatalog pairwork;
    TeamsCatalog teams;
    TransfersCatalog transfers;
    std::vector<LabelShown> heavy_need_reasons;  // why a suggestion is set aside
    int callback_minutes;  // between two tries to call back
};
BOOST_DESCRIBE_STRUCT(CatalogShown, (), (version, forms, services, group_services, outcomes, icpc2, triggers, municipalities, booking_reasons, continuity,
                                         phrases, pairwork, teams, transfers, heavy_need_reasons, callback_minutes))

// Pure: the same catalogue, language and day give the same bytes.
CatalogShown catalog_shown(const Catalog& catalog, Language language, Date today);

}  // namespace koppi::desks
