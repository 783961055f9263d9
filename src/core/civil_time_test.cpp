#include "core/civil_time.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unicode/timezone.h>

#include <cstdlib>
#include <ctime>

using namespace koppi;

namespace {

Date helsinki_day(const char* text) { return date_from(text).value(); }
Instant helsinki_instant(const char* text) { return instant_from(text).value(); }

// The last Sunday of a month, found by walking back from its last day: nothing shared with the code under test.
Date last_sunday(int year, unsigned month) {
    std::chrono::sys_days day = std::chrono::year{year} / std::chrono::month{month} / std::chrono::last;
    while (std::chrono::weekday{day} != std::chrono::Sunday) day -= std::chrono::days{1};
    return Date{day};
}

Instant one_utc(Date date) { return Instant{std::chrono::sys_days{date}} + 1h; }

// A second opinion from another library with its own copy of the zone database.
class IcuHelsinki {
public:
    std::int64_t offset_ms(Instant at) const {
        int32_t raw = 0, summer = 0;
        UErrorCode error = U_ZERO_ERROR;
        zone_->getOffset(static_cast<UDate>(epoch_ms(at)), false, raw, summer, error);
        return U_SUCCESS(error) ? raw + summer : -1;
    }

private:
    std::unique_ptr<icu::TimeZone> zone_{icu::TimeZone::createTimeZone("Europe/Helsinki")};
};

class ServerZone {
public:
    explicit ServerZone(const char* zone) {
        if (const char* old = std::getenv("TZ")) old_ = old;
        setenv("TZ", zone, 1);
        tzset();
    }
    ~ServerZone() {
        if (old_) setenv("TZ", old_->c_str(), 1);
        else unsetenv("TZ");
        tzset();
    }

private:
    std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("a winter noon in Helsinki is ten in UTC, a summer noon nine") {
    CHECK(civil(helsinki_instant("2026-01-15T10:00:00Z")) == CivilTime{helsinki_day("2026-01-15"), 720});
    CHECK(civil(helsinki_instant("2026-07-15T09:00:59.999Z")) == CivilTime{helsinki_day("2026-07-15"), 720});
    CHECK(*instant_at(helsinki_day("2026-01-15"), 720) == helsinki_instant("2026-01-15T10:00:00Z"));
    CHECK(*instant_at(helsinki_day("2026-07-15"), 720) == helsinki_instant("2026-07-15T09:00:00Z"));
}

TEST_CASE("the last evening of the year in UTC is already the new year in Helsinki") {
    CHECK(helsinki_date(helsinki_instant("2026-12-31T21:59:59.999Z")) == helsinki_day("2026-12-31"));
    CHECK(helsinki_date(helsinki_instant("2026-12-31T22:00:00Z")) == helsinki_day("2027-01-01"));
}

TEST_CASE("every spring Sunday 2020 to 2040 refuses the hour that the clocks jump over, and proposes the time an hour later") {
    for (int year = 2020; year <= 2040; ++year) {
        const Date sunday = last_sunday(year, 3);
        CAPTURE(year);
        CHECK(civil(one_utc(sunday) - 1ms) == CivilTime{sunday, 2 * 60 + 59});
        CHECK(civil(one_utc(sunday)) == CivilTime{sunday, 4 * 60});
        CHECK(end_of_day(sunday) - start_of_day(sunday) == 23h);
        int refused = 0;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            CHECK_FALSE(happens_twice(sunday, minute));
            const auto at = instant_at(sunday, minute);
            if (at) {
                CHECK(civil(*at) == CivilTime{sunday, minute});
                continue;
            }
            ++refused;
            CHECK(at.refusal().code == "time.does_not_exist");
            const auto proposal = instant_from(at.refusal().details.at("proposal"));
            CHECK(civil(proposal.value()) == CivilTime{sunday, minute + 60});
        }
        CHECK(refused == 60);
    }
}

TEST_CASE("every autumn Sunday 2020 to 2040 shows one hour twice, summer time first") {
    for (int year = 2020; year <= 2040; ++year) {
        const Date sunday = last_sunday(year, 10);
        CAPTURE(year);
        CHECK(civil(one_utc(sunday) - 1ms) == CivilTime{sunday, 3 * 60 + 59});
        CHECK(civil(one_utc(sunday)) == CivilTime{sunday, 3 * 60});
        CHECK(end_of_day(sunday) - start_of_day(sunday) == 25h);
        int twice = 0;
        for (int minute = 0; minute < 24 * 60; ++minute) {
            const Instant first = instant_at(sunday, minute).value();
            const Instant second = instant_at(sunday, minute, Fold::second).value();
            CHECK(civil(first) == CivilTime{sunday, minute});
            CHECK(civil(second) == CivilTime{sunday, minute});
            CHECK((second - first == 1h) == happens_twice(sunday, minute));
            CHECK((second == first) == !happens_twice(sunday, minute));
            twice += happens_twice(sunday, minute) ? 1 : 0;
        }
        CHECK(twice == 60);
    }
}

TEST_CASE("the words of a refused spring time name the proposal as a person reads it") {
    const auto at = instant_at(helsinki_day("2027-03-28"), 3 * 60 + 30);
    REQUIRE(!at);
    CHECK(at.refusal().reason == Reason::invalid);
    CHECK(at.refusal().details.at("proposal") == "2027-03-28T01:30:00.000Z");
    CHECK(at.refusal().details.at("proposal_date") == "2027-03-28");
    CHECK(at.refusal().details.at("proposal_time") == "04:30");
}

TEST_CASE("a minute outside the day is refused") {
    CHECK(instant_at(helsinki_day("2026-03-02"), -1).refusal().code == "time.no_such_minute");
    CHECK(instant_at(helsinki_day("2026-03-02"), 24 * 60).refusal().code == "time.no_such_minute");
    CHECK(instant_at(Date{std::chrono::year{2026} / 2 / 30}, 0).refusal().code == "time.no_such_date");
}

TEST_CASE("the clocks are moved twice a year for ever, also after 2037 where zone files end") {
    Instant at = helsinki_instant("2020-01-01T00:00:00Z");
    for (int year = 2020; year <= 2150; ++year) {
        const auto spring = next_transition(at);
        REQUIRE(spring);
        CHECK(spring->at == one_utc(last_sunday(year, 3)));
        CHECK(spring->offset_after == 3h);
        const auto autumn = next_transition(spring->at);
        REQUIRE(autumn);
        CHECK(autumn->at == one_utc(last_sunday(year, 10)));
        CHECK(autumn->offset_before == 3h);
        CHECK(autumn->offset_after == 2h);
        at = autumn->at;
    }
    CHECK(!next_transition(helsinki_instant("2300-01-01T00:00:00Z")));
}

TEST_CASE("ICU agrees about every offset from 1980 to 2080, around the changes and elsewhere") {
    const IcuHelsinki icu;
    Instant at = helsinki_instant("1980-01-01T00:00:00Z");
    for (auto change = next_transition(at); change && change->at < helsinki_instant("2080-01-01T00:00:00Z");
         change = next_transition(change->at)) {
        for (int step = -250; step < 250; ++step) {
            const Instant near = change->at + step * 17min;
            REQUIRE(Millis{utc_offset(near)}.count() == icu.offset_ms(near));
        }
        REQUIRE(Millis{utc_offset(change->at - 1ms)}.count() == icu.offset_ms(change->at - 1ms));
    }
    CHECK(rc::check([&icu] {
        const Instant any = from_epoch_ms(*rc::gen::inRange<std::int64_t>(315'532'800'000, 3'471'292'800'000));
        RC_ASSERT(Millis{utc_offset(any)}.count() == icu.offset_ms(any));
    }));
}

TEST_CASE("an instant returns from the wall as itself, in one of the two folds") {
    CHECK(rc::check([] {
        const Instant any = std::chrono::floor<Minutes>(from_epoch_ms(*rc::gen::inRange<std::int64_t>(-1'500'000'000'000, 6'000'000'000'000)));
        const CivilTime wall = civil(any);
        const Instant first = instant_at(wall.date, wall.minute_of_day).value();
        const Instant second = instant_at(wall.date, wall.minute_of_day, Fold::second).value();
        RC_ASSERT(first == any || second == any);
        RC_ASSERT(start_of_day(wall.date) <= any);
        RC_ASSERT(any < end_of_day(wall.date));
        RC_ASSERT(helsinki_date(any) == wall.date);
    }));
}

TEST_CASE("days touch: each ends where the next begins") {
    Date day = helsinki_day("1900-01-01");
    while (day.year() < std::chrono::year{2060}) {
        const Date next = plus_days(day, 1);
        REQUIRE(end_of_day(day) == start_of_day(next));
        REQUIRE(helsinki_date(start_of_day(day)) == day);
        REQUIRE(helsinki_date(start_of_day(day) - 1ms) == plus_days(day, -1));
        day = next;
    }
}

TEST_CASE("a day that the war began at one o'clock still has a beginning") {
    const Date day = helsinki_day("1942-04-03");
    CHECK(civil(start_of_day(day)) == CivilTime{day, 60});
    CHECK(civil(start_of_day(day) - 1ms) == CivilTime{helsinki_day("1942-04-02"), 24 * 60 - 1});
}

TEST_CASE("the server's own time zone does not matter") {
    const auto answers = [] {
        std::vector<std::int64_t> all;
        for (int year = 2020; year <= 2040; ++year)
            for (const unsigned month : {3u, 10u})
                for (int minute = 0; minute < 24 * 60; minute += 10) {
                    const Date sunday = last_sunday(year, month);
                    const auto at = instant_at(sunday, minute, Fold::second);
                    all.push_back(at ? epoch_ms(*at) : -1);
                    const CivilTime wall = civil(one_utc(sunday) + Minutes{minute - 720});
                    all.push_back(std::chrono::sys_days{wall.date}.time_since_epoch().count() * 1440 + wall.minute_of_day);
                }
        return all;
    };
    const auto here = answers();
    for (const char* zone : {"America/New_York", "Pacific/Kiritimati", "Europe/Helsinki", "UTC"}) {
        const ServerZone moved(zone);
        CAPTURE(zone);
        CHECK(answers() == here);
    }
}

TEST_CASE("a week begins on Monday and belongs to the year of its Thursday") {
    CHECK(weekday(helsinki_day("2026-03-02")) == Weekday::monday);
    CHECK(weekday(helsinki_day("2026-03-08")) == Weekday::sunday);
    CHECK(iso_week(helsinki_day("2026-01-01")) == IsoWeek{2026, 1});
    CHECK(iso_week(helsinki_day("2025-12-29")) == IsoWeek{2026, 1});
    CHECK(iso_week(helsinki_day("2027-01-03")) == IsoWeek{2026, 53});
    CHECK(iso_week(helsinki_day("2027-01-04")) == IsoWeek{2027, 1});
    CHECK(iso_week(helsinki_day("2021-01-03")) == IsoWeek{2020, 53});
    CHECK(iso_week(helsinki_day("2024-12-30")) == IsoWeek{2025, 1});
}

TEST_CASE("the C library counts the same weeks and weekdays for two centuries") {
    for (Date day = helsinki_day("1950-01-01"); day.year() < std::chrono::year{2150}; day = plus_days(day, 1)) {
        const std::time_t seconds = std::chrono::sys_days{day}.time_since_epoch().count() * std::time_t{86'400};
        std::tm parts{};
        gmtime_r(&seconds, &parts);
        std::array<char, 16> text{};
        std::strftime(text.data(), text.size(), "%G %V %u", &parts);
        const IsoWeek week = iso_week(day);
        std::array<char, 32> ours{};
        std::snprintf(ours.data(), ours.size(), "%04d %02d %d", week.year, week.week, static_cast<int>(weekday(day)) + 1);
        REQUIRE(std::string(ours.data()) == text.data());
    }
}

TEST_CASE("from a leap day a deadline comes early and destruction late") {
    CHECK(deadline_in_years(helsinki_day("2024-02-29"), 1) == helsinki_day("2025-02-28"));
    CHECK(deadline_in_years(helsinki_day("2024-02-29"), 4) == helsinki_day("2028-02-29"));
    CHECK(retained_for_years(helsinki_day("2024-02-29"), 12) == helsinki_day("2036-02-29"));
    CHECK(retained_for_years(helsinki_day("2024-02-29"), 1) == helsinki_day("2025-03-01"));
    CHECK(retained_for_years(helsinki_day("2026-03-31"), 12) == helsinki_day("2038-03-31"));
}

TEST_CASE("an instant that could not be written again is not read either") {
    for (const char* text : {"9999-12-31T23:59:59-01:00", "9999-12-31T23:59:60Z", "0000-01-01T00:00:00+01:00"}) {
        CAPTURE(text);
        CHECK(!instant_from(text));
    }
    for (const char* text : {"9999-12-31T23:59:59.999Z", "0000-01-01T00:00:00.000Z", "2026-11-22T06:25:48.123Z"}) CHECK(instant_text(*instant_from(text)) == text);
}
