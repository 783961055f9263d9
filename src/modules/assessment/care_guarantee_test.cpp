#include "modules/assessment/care_guarantee.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/catalog.hpp"

using namespace koppi;
using namespace koppi::assessment;

namespace {

Date guarantee_date(const char* text) { return date_from(text).value(); }

const GuaranteeRules& guarantee_in_catalog() {
    static const GuaranteeRules rules = catalog().content<GuaranteeRules>("law/care_guarantee.yaml").value();
    return rules;
}

GuaranteeRow one_row(std::optional<int> days, std::optional<int> months) {
    return {.rule_set = "HT",
            .care_class = events::CareClass::general_sick_care,
            .valid_from = {},
            .valid_to = {},
            .age_from = {},
            .age_below = {},
            .days = days,
            .months = months,
            .exceedable_by_months = {},
            .runs_from = RunsFrom::assessment,
            .status = SourceStatus::verified,
            .source = "made up",
            .note = {}};
}

GuaranteeRules rules_of(std::vector<GuaranteeRow> rows) {
    GuaranteeExample example{.name = "any",
                             .care_class = events::CareClass::health_promotion,
                             .born = {},
                             .assessed_on = guarantee_date("2025-03-03"),
                             .expect = {}};
    example.expect.refusal = "assessment.no_guarantee";
    return {.version = 1,
            .valid_from = guarantee_date("2025-01-01"),
            .owner = "test",
            .source = {},
            .rows = std::move(rows),
            .examples = {example}};
}

std::string counted(const char* assessed_on, std::optional<int> days, std::optional<int> months) {
    const auto by = deadline(rules_of({one_row(days, months)}), events::CareClass::general_sick_care, {}, guarantee_date(assessed_on));
    return by ? date_text(by->date) : by.refusal().code;
}

std::string sick_care_by(const char* born, const char* assessed_on) {
    const auto by = deadline(guarantee_in_catalog(), events::CareClass::general_sick_care, guarantee_date(born), guarantee_date(assessed_on));
    return by ? by->rule_set + " " + date_text(by->date) : by.refusal().code;
}

}  // namespace

static_assert(wire::describes_every_field<GuaranteeRow>);
static_assert(wire::describes_every_field<GuaranteeExample>);
static_assert(wire::describes_every_field<GuaranteeExpectation>);
static_assert(wire::describes_every_field<GuaranteeRules>);
static_assert(wire::describes_every_field<Deadline>);

TEST_CASE("the law in the catalogue contradicts neither itself nor its examples") {
    for (const std::string& fault : faults(guarantee_in_catalog())) FAIL_CHECK(fault);
    CHECK(guarantee_in_catalog().examples.size() >= 30);
}

TEST_CASE("days and months are counted as the table of deadlines says") {
    struct Line {
        const char *from, *days_14, *days_28, *months_3, *months_4, *months_6;
    };
    for (const Line& line : {Line{"2025-01-31", "2025-02-14", "2025-02-28", "2025-04-30", "2025-05-31", "2025-07-31"},
                             Line{"2025-11-30", "2025-12-14", "2025-12-28", "2026-02-28", "2026-03-30", "2026-05-30"},
                             Line{"2024-02-29", "2024-03-14", "2024-03-28", "2024-05-29", "2024-06-29", "2024-08-29"},
                             Line{"2025-03-03", "2025-03-17", "2025-03-31", "2025-06-03", "2025-07-03", "2025-09-03"}}) {
        CAPTURE(std::string(line.from));
        CHECK(counted(line.from, 14, {}) == line.days_14);
        CHECK(counted(line.from, 28, {}) == line.days_28);
        CHECK(counted(line.from, {}, 3) == line.months_3);
        CHECK(counted(line.from, {}, 4) == line.months_4);
        CHECK(counted(line.from, {}, 6) == line.months_6);
    }
}

TEST_CASE("the day of the assessment decides which law holds") {
    CHECK(sick_care_by("1983-03-01", "2023-08-31") == "HT-2005 2023-11-30");
    CHECK(sick_care_by("1983-03-01", "2023-09-01") == "HT-2023 2023-09-15");
    CHECK(sick_care_by("1984-03-01", "2024-11-01") == "HT-2024 2024-11-15");
    CHECK(sick_care_by("1984-03-01", "2025-01-01") == "HT-2025 2025-04-01");
}

TEST_CASE("who turns 23 while waiting keeps the strict limit") {
    CHECK(sick_care_by("2002-03-04", "2025-03-03") == "HT-2025 2025-03-17");
    CHECK(sick_care_by("2002-03-03", "2025-03-03") == "HT-2025 2025-06-03");
}

TEST_CASE("a limit that nobody has seen in a source is not made up") {
    const auto by = deadline(guarantee_in_catalog(), events::CareClass::doctor_after_other, guarantee_date("1984-03-01"),
                             guarantee_date("2026-03-02"));
    REQUIRE(!by);
    CHECK(by.refusal().code == "assessment.guarantee_not_verified");
    CHECK(by.refusal().details.at("rule_set") == "HT-2025");
}

TEST_CASE("a deadline names its limit for people and for machines") {
    const auto young = deadline(guarantee_in_catalog(), events::CareClass::general_sick_care, guarantee_date("2010-01-01"),
                                guarantee_date("2025-03-03"));
    CHECK(wire::write(*young) == R"({"date":"2025-03-17","rule_set":"HT-2025","limit_key":"care_guarantee.limit.days","days":14})");
    const auto teeth = deadline(guarantee_in_catalog(), events::CareClass::oral_health, guarantee_date("1984-03-01"),
                                guarantee_date("2023-08-31"));
    CHECK(wire::write(*teeth) == R"({"date":"2023-11-30","rule_set":"HT-2005","limit_key":"care_guarantee.limit.months","months":3,)"
                                 R"("at_the_latest":"2024-02-29"})");
}

TEST_CASE("without a birth date the earliest limit of all ages holds") {
    CHECK(rc::check([] {
        const auto classes = *rc::gen::inRange(0, 9);
        const auto care_class = static_cast<events::CareClass>(classes);
        const Date assessed_on = plus_days(guarantee_date("2022-01-01"), *rc::gen::inRange(0, 2000));
        const Date born = plus_days(assessed_on, -*rc::gen::inRange(0, 36'000));
        const auto known = deadline(guarantee_in_catalog(), care_class, born, assessed_on);
        const auto unknown = deadline(guarantee_in_catalog(), care_class, {}, assessed_on);
        if (!known) return;
        RC_ASSERT(unknown.ok());
        RC_ASSERT(unknown->date <= known->date);
        RC_ASSERT(known->date > assessed_on);
    }));
}

TEST_CASE("an older person never has an earlier limit on the same day") {
    CHECK(rc::check([] {
        const auto care_class = *rc::gen::element(events::CareClass::general_sick_care, events::CareClass::other_primary_care,
                                                  events::CareClass::oral_health);
        const Date assessed_on = plus_days(guarantee_date("2022-01-01"), *rc::gen::inRange(0, 2000));
        const Date younger = plus_days(assessed_on, -*rc::gen::inRange(0, 18'000));
        const Date older = plus_days(younger, -*rc::gen::inRange(0, 18'000));
        RC_ASSERT(deadline(guarantee_in_catalog(), care_class, younger, assessed_on)->date <=
                  deadline(guarantee_in_catalog(), care_class, older, assessed_on)->date);
    }));
}

TEST_CASE("the law has no gap: sick care, other care and teeth have a limit on every day at every age") {
    for (Date day = guarantee_date("2005-03-01"); day < guarantee_date("2030-01-01"); day = plus_days(day, 1))
        for (const auto care_class :
             {events::CareClass::general_sick_care, events::CareClass::other_primary_care, events::CareClass::oral_health})
            for (const int age : {0, 22, 23, 90}) {
                const Date born = plus_months(day, -12 * age);
                REQUIRE(deadline(guarantee_in_catalog(), care_class, born, day).ok());
            }
}

TEST_CASE("every set of rules has words that a person reads instead of its name") {
    for (const auto& row : guarantee_in_catalog().rows)
        for (const auto language : {Language::fi, Language::sv, Language::en})
            CHECK_MESSAGE(catalog().messages.in(language).contains("guarantee_rule." + row.rule_set), row.rule_set);
}

TEST_CASE("rows that contradict themselves or each other are named") {
    CHECK(faults(rules_of({one_row(14, {})})).empty());
    CHECK(faults(rules_of({one_row(14, 3)})).size() == 1);
    CHECK(faults(rules_of({one_row(0, {})})).size() == 1);
    CHECK(faults(rules_of({one_row(14, {}), one_row({}, 3)})).size() == 1);

    GuaranteeRow invented = one_row(14, {});
    invented.status = SourceStatus::not_verified;
    CHECK(faults(rules_of({invented})).front() == "HT general_sick_care: is not verified and yet has a number");

    GuaranteeRow young = one_row(14, {});
    young.age_below = 23;
    GuaranteeRow grown = one_row({}, 3);
    grown.age_from = 23;
    CHECK(faults(rules_of({young, grown})).empty());
    grown.age_from = 22;
    CHECK(faults(rules_of({young, grown})).size() == 1);

    GuaranteeRow old = one_row({}, 3);
    old.valid_to = guarantee_date("2023-08-31");
    GuaranteeRow fresh = one_row(14, {});
    fresh.valid_from = guarantee_date("2023-09-01");
    CHECK(faults(rules_of({old, fresh})).empty());
    fresh.valid_from = guarantee_date("2023-08-31");
    CHECK(faults(rules_of({old, fresh})).size() == 1);
}

TEST_CASE("an example that comes out otherwise is named") {
    auto rules = guarantee_in_catalog();
    rules.examples.front().expect.days = 99;
    CHECK(faults(rules).size() == 1);
    rules.examples.clear();
    CHECK(faults(rules).size() == 1);
}
