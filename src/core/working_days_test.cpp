#include "core/working_days.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"

using namespace koppi;

namespace {

Date working_date(const char* text) { return date_from(text).value(); }
std::string working_day_after(const char* from, int n) { return date_text(add_working_days(working_date(from), n)); }

}  // namespace

TEST_CASE("the holidays of 2025 are these and no others") {
    std::vector<std::string> dates;
    for (const Holiday& holiday : holidays(std::chrono::year{2025})) dates.push_back(date_text(holiday.date));
    CHECK(dates == std::vector<std::string>{"2025-01-01", "2025-01-06", "2025-04-18", "2025-04-21", "2025-05-01", "2025-05-29",
                                            "2025-06-20", "2025-06-21", "2025-11-01", "2025-12-06", "2025-12-24", "2025-12-25",
                                            "2025-12-26"});
}

TEST_CASE("a holiday has a name, a common day has none") {
    CHECK(holiday_on(working_date("2025-06-20")) == "holiday.midsummer_eve");
    CHECK(holiday_on(working_date("2026-06-19")) == "holiday.midsummer_eve");
    CHECK(holiday_on(working_date("2026-10-31")) == "holiday.all_saints_day");
    CHECK(holiday_on(working_date("2026-12-24")) == "holiday.christmas_eve");
    CHECK(!holiday_on(working_date("2026-06-18")));
}

TEST_CASE("Easter of known years") {
    CHECK(easter(std::chrono::year{1999}) == working_date("1999-04-04"));
    CHECK(easter(std::chrono::year{2008}) == working_date("2008-03-23"));
    CHECK(easter(std::chrono::year{2011}) == working_date("2011-04-24"));
    CHECK(easter(std::chrono::year{2024}) == working_date("2024-03-31"));
    CHECK(easter(std::chrono::year{2026}) == working_date("2026-04-05"));
    CHECK(easter(std::chrono::year{2038}) == working_date("2038-04-25"));
    for (int year = 1900; year < 2200; ++year) {
        const Date sunday = easter(std::chrono::year{year});
        REQUIRE(weekday(sunday) == Weekday::sunday);
        REQUIRE(sunday >= Date{std::chrono::year{year} / 3 / 22});
        REQUIRE(sunday <= Date{std::chrono::year{year} / 4 / 25});
    }
}

TEST_CASE("Midsummer is a Saturday from the 20th to the 26th of June, All Saints from 31 October to 6 November") {
    for (int year = 1992; year < 2100; ++year)
        for (const Holiday& holiday : holidays(std::chrono::year{year})) {
            if (holiday.key == "holiday.midsummer_day") {
                REQUIRE(weekday(holiday.date) == Weekday::saturday);
                REQUIRE(holiday.date >= Date{std::chrono::year{year} / 6 / 20});
                REQUIRE(holiday.date <= Date{std::chrono::year{year} / 6 / 26});
            }
            if (holiday.key == "holiday.all_saints_day") {
                REQUIRE(weekday(holiday.date) == Weekday::saturday);
                REQUIRE(holiday.date >= Date{std::chrono::year{year} / 10 / 31});
                REQUIRE(holiday.date <= Date{std::chrono::year{year} / 11 / 6});
            }
        }
}

TEST_CASE("Ascension Day on May Day closes the offices once") {
    CHECK(!is_working_day(working_date("2008-05-01")));
    CHECK(working_day_after("2008-04-30", 1) == "2008-05-02");
}

TEST_CASE("the third and the seventh working day after a contact before the great holidays") {
    CHECK(working_day_after("2025-04-17", 3) == "2025-04-24");
    CHECK(working_day_after("2025-04-17", 7) == "2025-04-30");
    CHECK(working_day_after("2025-12-23", 3) == "2025-12-31");
    CHECK(working_day_after("2025-06-18", 3) == "2025-06-24");
}

TEST_CASE("no working days on is the day itself, even a Sunday") {
    CHECK(working_day_after("2026-03-08", 0) == "2026-03-08");
    CHECK(working_day_after("2026-03-08", 1) == "2026-03-09");
    CHECK(working_day_after("2026-03-09", -1) == "2026-03-06");
}

TEST_CASE("counting working days forward and back returns to the day") {
    CHECK(rc::check([] {
        const Date any = plus_days(working_date("2020-01-01"), *rc::gen::inRange(0, 9000));
        const int n = *rc::gen::inRange(0, 300);
        const Date from = add_working_days(any, 1);
        const Date to = add_working_days(from, n);
        RC_ASSERT(add_working_days(to, -n) == from);
        int between = 0;
        for (Date day = plus_days(from, 1); day <= to; day = plus_days(day, 1)) between += is_working_day(day) ? 1 : 0;
        RC_ASSERT(between == n);
    }));
}
