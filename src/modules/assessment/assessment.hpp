// Assessment: the care-need assessment (hoidon tarpeen arviointi, HTA) of one matter, by a versioned form of the catalogue.
//
// Public header. Invariants: an assessment names the form and version that it stood on; the form's rules only suggest, the professional
// decides; a draft is scratch and never counts.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/catalog.hpp"
#include "platform/work.hpp"

namespace koppi::assessment {

struct SaveDraft {
    std::string form;
    int form_version;
    events::Answers answers;
    // The draft's version that this one follows; another machine's newer draft is not overwritten in silence.
    int follows;
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (), (form, form_version, answers, follows))

struct Draft {
    std::string form;
    int form_version;
    events::Answers answers;
    int version;
    Instant saved_at;
    std::string saved_by;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (form, form_version, answers, version, saved_at, saved_by))

struct AssessNeed {
    std::string form;
    int form_version;
    events::Answers answers;
};
BOOST_DESCRIBE_STRUCT(AssessNeed, (), (form, form_version, answers))

struct Assessed {
    AssessmentId assessment;
    std::optional<Date> guarantee_by;
    std::optional<std::string> guarantee_rule;
    std::optional<std::string> suggested_route;
    std::optional<std::string> suggested_why;
};
BOOST_DESCRIBE_STRUCT(Assessed, (), (assessment, guarantee_by, guarantee_rule, suggested_route, suggested_why))

struct AssessmentRow {
    AssessmentId assessment;
    MatterId matter;
    std::string form;
    int form_version;
    events::Answers answers;
    std::optional<std::string> icpc2;
    events::Urgency urgency;
    std::optional<events::Clarity> clarity;
    std::optional<events::CareClass> care_class;
    Instant assessed_at;
    std::optional<Date> guarantee_by;
    std::optional<std::string> guarantee_rule;
    std::optional<std::string> suggested_route;
};
BOOST_DESCRIBE_STRUCT(AssessmentRow, (), (assessment, matter, form, form_version, answers, icpc2, urgency, clarity, care_class, assessed_at, guarantee_by,
                                          guarantee_rule, suggested_route))

// The matter and client are given by the workflow, which knows the contact.
struct About {
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::optional<Date> born;
};

Result<Assessed> assess(Work& work, const About& about, const AssessNeed& command);
Result<Draft> save_draft(Work& work, MatterId matter, const SaveDraft& command, std::string saved_by);
std::optional<Draft> draft(sql::Reader& rows, MatterId matter);
// Who the assessment found to be needed, read out of its answers.
std::vector<events::Profession> needed_of(const AssessmentRow& row);
// The triggers that the professional marked.
std::vector<std::string> triggers_of(const AssessmentRow& row);
// The profession that the agreed rule suggests for these answers, where it names one.
std::optional<events::Profession> suggested_profession(const AssessmentRow& row);
// The words of the agreed rule that suggested the route, as its form and version have them.
std::optional<std::string> suggested_why(const AssessmentRow& row, Language language);
std::optional<AssessmentRow> find(sql::Reader& rows, AssessmentId assessment);
// The newest assessment of a matter.
std::optional<AssessmentRow> latest(sql::Reader& rows, MatterId matter);

void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp);

// Runs what the catalogue carries as proof: the examples of the forms and of the law. At start, before the first request; refused as
// the catalogue is, with file and place.
Result<Done> prove(const Catalog& catalog);

}  // namespace koppi::assessment
