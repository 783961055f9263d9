// Assessment: reading the table of the care guarantee.
#include "modules/assessment/care_guarantee.hpp"

#include <limits>

namespace koppi::assessment {

namespace {

bool is_in_force(const GuaranteeRow& row, Date on) {
    return (!row.valid_from || *row.valid_from <= on) && (!row.valid_to || on <= *row.valid_to);
}

bool is_of_age(const GuaranteeRow& row, int age) {
    return (!row.age_from || *row.age_from <= age) && (!row.age_below || age < *row.age_below);
}

// Days: the day of the assessment is day 0 ("arviointia seuraavien 14 vuorokauden aikana"). Months: the same day number, else the
// last day of the month. Weekends are not waited over: a limit that ends on a Sunday was kept by Friday. Absent for a row without limit.
std::optional<Deadline> deadline_by(const GuaranteeRow& row, Date assessed_on) {
    if (row.days)
        return Deadline{.date = plus_days(assessed_on, *row.days),
                        .rule_set = row.rule_set,
                        .limit_key = "care_guarantee.limit.days",
                        .days = row.days,
                        .months = {},
                        .at_the_latest = {}};
    if (!row.months) return std::nullopt;

    Deadline by{.date = plus_months(assessed_on, *row.months),
                .rule_set = row.rule_set,
                .limit_key = "care_guarantee.limit.months",
                .days = {},
                .months = row.months,
                .at_the_latest = {}};
    // Counted from the assessment, not from the first limit: a short month in between must not cost a day.
    if (row.exceedable_by_months) by.at_the_latest = plus_months(assessed_on, *row.months + *row.exceedable_by_months);
    return by;
}

GuaranteeExpectation came_out(const Result<Deadline>& result) {
    if (!result) return {.rule_set = {}, .date = {}, .days = {}, .months = {}, .at_the_latest = {}, .refusal = result.refusal().code};
    return {.rule_set = result->rule_set,
            .date = result->date,
            .days = result->days,
            .months = result->months,
            .at_the_latest = result->at_the_latest,
            .refusal = {}};
}

std::string row_name(const GuaranteeRow& row) {
    std::string name = row.rule_set + " " + boost::describe::enum_to_string(row.care_class, "?");
    if (row.age_from) name += " from " + std::to_string(*row.age_from);
    if (row.age_below) name += " below " + std::to_string(*row.age_below);
    return name;
}

std::vector<std::string> row_faults(const GuaranteeRow& row) {
    std::vector<std::string> found;
    const auto fault = [&](const char* what) { found.push_back(row_name(row) + ": " + what); };
    if (row.days && row.months) fault("has a limit in days and another in months");
    if (row.days.value_or(1) <= 0 || row.months.value_or(1) <= 0 || row.exceedable_by_months.value_or(1) <= 0)
        fault("has a limit of nothing");
    if (row.exceedable_by_months && !row.months) fault("lets a limit be exceeded that it does not have");
    if (row.status == SourceStatus::not_verified && (row.days || row.months)) fault("is not verified and yet has a number");
    if (row.valid_from && row.valid_to && *row.valid_to < *row.valid_from) fault("ends before it begins");
    if (row.age_from && row.age_below && *row.age_below <= *row.age_from) fault("is for nobody's age");
    if (row.source.empty()) fault("names no source");
    return found;
}

// Whether some person on some day is under both.
bool both_apply(const GuaranteeRow& a, const GuaranteeRow& b) {
    constexpr int oldest = std::numeric_limits<int>::max();
    const bool days_meet = (!a.valid_to || !b.valid_from || *b.valid_from <= *a.valid_to) &&
                           (!b.valid_to || !a.valid_from || *a.valid_from <= *b.valid_to);
    const bool ages_meet = a.age_from.value_or(0) < b.age_below.value_or(oldest) && b.age_from.value_or(0) < a.age_below.value_or(oldest);
    return a.care_class == b.care_class && days_meet && ages_meet;
}

}  // namespace

Result<Deadline> deadline(const GuaranteeRules& rules, events::CareClass care_class, std::optional<Date> born, Date assessed_on) {
    if (born && *born > assessed_on) return Refusal{Reason::invalid, "assessment.born_after_assessment", "", {}};

    std::optional<Deadline> earliest;
    const GuaranteeRow* unseen = nullptr;
    for (const GuaranteeRow& row : rules.rows) {
        if (row.care_class != care_class || !is_in_force(row, assessed_on)) continue;
        if (born && !is_of_age(row, age_on(*born, assessed_on))) continue;
        if (row.status == SourceStatus::not_verified) unseen = &row;
        const auto by = deadline_by(row, assessed_on);
        if (by && (!earliest || by->date < earliest->date)) earliest = by;
    }

    if (earliest) return *earliest;
    if (unseen) return Refusal{Reason::not_found, "assessment.guarantee_not_verified", "", {{"rule_set", unseen->rule_set}}};
    return Refusal{Reason::not_found, "assessment.no_guarantee", "", {}};
}

std::vector<std::string> faults(const GuaranteeRules& rules) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < rules.rows.size(); ++i) {
        for (auto& fault : row_faults(rules.rows[i])) found.push_back(std::move(fault));
        for (std::size_t j = i + 1; j < rules.rows.size(); ++j)
            if (both_apply(rules.rows[i], rules.rows[j]))
                found.push_back(row_name(rules.rows[i]) + ": applies to the same people and days as " + row_name(rules.rows[j]));
    }
    for (const GuaranteeExample& example : rules.examples)
        if (came_out(deadline(rules, example.care_class, example.born, example.assessed_on)) != example.expect)
            found.push_back("example \"" + example.name + "\": comes out otherwise");
    if (rules.examples.empty()) found.push_back("no example proves these rules");
    return found;
}

}  // namespace koppi::assessment
