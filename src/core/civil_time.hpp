// Core: what an instant is on a Finnish wall, and back. The one place that knows Europe/Helsinki; neither the server's own zone
// nor its locale matters here.
//
// Invariant: every instant has exactly one civil time. A civil time has one instant, two (the autumn hour) or none (the spring
// hour), and whoever asks is told which. A day is a calendar day: 23 hours long in spring, 25 in autumn.
#pragma once

#include <boost/describe.hpp>
#include <optional>

#include "core/result.hpp"
#include "core/time.hpp"

namespace koppi {

struct CivilTime {
    Date date;
    int minute_of_day;

    auto operator<=>(const CivilTime&) const = default;
};
BOOST_DESCRIBE_STRUCT(CivilTime, (), (date, minute_of_day))

CivilTime civil(Instant at);
Date helsinki_date(Instant at);
// How far the wall is ahead of UTC. Whole minutes since 1921.
std::chrono::seconds utc_offset(Instant at);

// The first instant of the day, and the first instant that is no longer in it.
Instant start_of_day(Date date);
Instant end_of_day(Date date);

// Which of the two instants is meant when the wall shows the same time twice: first is summer time, second is winter time.
BOOST_DEFINE_ENUM_CLASS(Fold, first, second)

// Refused with `time.does_not_exist` in the spring hour; the detail `proposal` is the instant that lies as far behind the change
// as the wish (03:30 becomes 04:30). A time that happens once is the same in both folds.
Result<Instant> instant_at(Date date, int minute_of_day, Fold fold = Fold::first);
// Whether the wall shows this time twice: then a person is asked which one is meant.
bool happens_twice(Date date, int minute_of_day);

struct Transition {
    Instant at;
    std::chrono::seconds offset_before;
    std::chrono::seconds offset_after;
};

// The next time the clocks are moved, strictly later than `after`. Absent when the calendar of changes ends (year 2200).
std::optional<Transition> next_transition(Instant after);

// Weeks begin on Monday (ISO 8601), as on every wall calendar in Finland.
BOOST_DEFINE_ENUM_CLASS(Weekday, monday, tuesday, wednesday, thursday, friday, saturday, sunday)

constexpr Weekday weekday(Date date) {
    return static_cast<Weekday>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding() - 1);
}

// Week 1 is the week of the year's first Thursday, so the first days of January may belong to the year before.
struct IsoWeek {
    int year;
    int week;

    auto operator<=>(const IsoWeek&) const = default;
};
BOOST_DESCRIBE_STRUCT(IsoWeek, (), (year, week))

constexpr IsoWeek iso_week(Date date) {
    const Date thursday = plus_days(date, 3 - static_cast<int>(weekday(date)));
    const Date new_year{thursday.year(), std::chrono::January, std::chrono::day{1}};
    return {static_cast<int>(thursday.year()), days_between(new_year, thursday) / 7 + 1};
}

// 29 February some years on. A deadline then falls early (28 February), so that nobody is late by our arithmetic; keeping a
// record ends late (1 March), so that nothing is destroyed a day too soon.
constexpr Date deadline_in_years(Date from, int years) { return plus_months(from, years * 12); }
constexpr Date retained_for_years(Date from, int years) {
    const Date moved = from + std::chrono::years{years};
    if (moved.ok()) return moved;
    return Date{moved.year(), std::chrono::March, std::chrono::day{1}};
}

}  // namespace koppi
