// Assessment: the care guarantee (hoitotakuu) – the last day on which care is still in time, by the law in force on the day of the
// assessment.
//
// The numbers are data (catalog/law/care_guarantee.yaml); here is only how one reads them. Pure: no clock, no rows, no file.
//
// Invariant: a deadline always names the rule set that gave it, and a limit that we have not seen in a source gives none.
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::assessment {

BOOST_DEFINE_ENUM_CLASS(RunsFrom, assessment, visit, need_established)
BOOST_DEFINE_ENUM_CLASS(SourceStatus, verified, not_verified)

// One row of the law. Fields and their meaning: the head of catalog/law/care_guarantee.yaml.
struct GuaranteeRow {
    std::string rule_set;
    events::CareClass care_class;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::optional<int> age_from;
    std::optional<int> age_below;
    std::optional<int> days;
    std::optional<int> months;
    std::optional<int> exceedable_by_months;
    RunsFrom runs_from;
    SourceStatus status;
    std::string source;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(GuaranteeRow, (), (rule_set, care_class, valid_from, valid_to, age_from, age_below, days, months, exceedable_by_months,
                                         runs_from, status, source, note))

struct GuaranteeExpectation {
    std::optional<std::string> rule_set;
    std::optional<Date> date;
    std::optional<int> days;
    std::optional<int> months;
    std::optional<Date> at_the_latest;
    std::optional<std::string> refusal;

    bool operator==(const GuaranteeExpectation&) const = default;
};
BOOST_DESCRIBE_STRUCT(GuaranteeExpectation, (), (rule_set, date, days, months, at_the_latest, refusal))

struct GuaranteeExample {
    std::string name;
    events::CareClass care_class;
    std::optional<Date> born;
    Date assessed_on;
    GuaranteeExpectation expect;
};
BOOST_DESCRIBE_STRUCT(GuaranteeExample, (), (name, care_class, born, assessed_on, expect))

struct GuaranteeRules {
    int version;
    Date valid_from;
    std::string owner;
    std::map<std::string, std::string> source;
    std::vector<GuaranteeRow> rows;
    std::vector<GuaranteeExample> examples;
};
BOOST_DESCRIBE_STRUCT(GuaranteeRules, (), (version, valid_from, owner, source, rows, examples))

struct Deadline {
    Date date;
    std::string rule_set;
    std::string limit_key;  // a key of the message catalogue whose {count} is the days or months
    std::optional<int> days;
    std::optional<int> months;
    // Where the law lets the limit be exceeded on medical grounds: the day behind which nothing helps.
    std::optional<Date> at_the_latest;
};
BOOST_DESCRIBE_STRUCT(Deadline, (), (date, rule_set, limit_key, days, months, at_the_latest))

// `assessed_on` is the Helsinki day from which the time runs (the row says of what: assessment, visit, or need established), and its
// age decides. Without a birth date the earliest limit of all ages holds, so that nobody is late by our ignorance.
//
// Refused with
//   assessment.no_guarantee            the law sets no limit for this class, age and day
//   assessment.guarantee_not_verified  it sets one that we have not seen in a source
//   assessment.born_after_assessment
Result<Deadline> deadline(const GuaranteeRules& rules, events::CareClass care_class, std::optional<Date> born, Date assessed_on);

// What a person should mend before these rules are used, a sentence each: rows that contradict themselves or each other, and
// examples that come out otherwise. Empty when all is well.
std::vector<std::string> faults(const GuaranteeRules& rules);

}  // namespace koppi::assessment
