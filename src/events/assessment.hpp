// Events of assessment: the care need of one matter was assessed (hoidon tarpeen arviointi, HTA).
#pragma once

#include <map>

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Answers by question id; a choice is its id, a flag "true" or "false", text as it was written.
using Answers = std::map<std::string, std::vector<std::string>>;

struct NeedAssessed {
    AssessmentId assessment;
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::string form;
    int form_version;
    Answers answers;
    // Read out of the answers, so that nobody below needs the form to count.
    std::optional<std::string> icpc2;
    Urgency urgency;
    // Absent where the form does not ask: an emergency is neither clear nor complex and waits for no care guarantee.
    std::optional<Clarity> clarity;
    std::optional<CareClass> care_class;
    std::vector<std::string> triggers;
    std::vector<Profession> needed;
    Instant assessed_at;
    // The care guarantee (hoitotakuu): the last day and the dated rule that gave it; absent where the law sets no limit.
    std::optional<Date> guarantee_by;
    std::optional<std::string> guarantee_rule;
    // What the agreed rule suggested; the professional decides.
    std::optional<std::string> suggested_route;
};
BOOST_DESCRIBE_STRUCT(NeedAssessed, (), (assessment, matter, contact, client, form, form_version, answers, icpc2, urgency, clarity, care_class,
                                         triggers, needed, assessed_at, guarantee_by, guarantee_rule, suggested_route))

}  // namespace koppi::events
