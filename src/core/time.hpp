// Core: time. An Instant is UTC to the millisecond; a Date is a day on a calendar and never a UTC midnight. What an instant is
// on a Finnish wall is asked of core/civil_time.hpp. Nothing here reads a clock: `now` is always an argument.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koppi {

using namespace std::chrono_literals;

using Millis = std::chrono::milliseconds;
using Minutes = std::chrono::minutes;
using Instant = std::chrono::sys_time<Millis>;
using Date = std::chrono::year_month_day;

constexpr std::int64_t epoch_ms(Instant at) { return at.time_since_epoch().count(); }
constexpr Instant from_epoch_ms(std::int64_t ms) { return Instant{Millis{ms}}; }

// RFC 3339 in UTC, always with milliseconds: 2026-11-22T06:25:48.123Z. Years 0 to 9999, here and below.
std::string instant_text(Instant at);
// RFC 3339 with seconds, an optional fraction (kept to the millisecond) and an offset or Z. Absent when it is anything else.
std::optional<Instant> instant_from(std::string_view text);

// ISO 8601: 2026-11-22
std::string date_text(Date date);
// Absent unless the day exists.
std::optional<Date> date_from(std::string_view text);

constexpr Date plus_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }
// The same day number n months later, else the last day of that month.
constexpr Date plus_months(Date date, int months) {
    const Date moved = date + std::chrono::months{months};
    if (moved.ok()) return moved;
    return Date{moved.year() / moved.month() / std::chrono::last};
}
constexpr int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}
// Whole years lived on `on`; a person born on 29 February comes of age on 1 March in other years.
constexpr int age_on(Date born, Date on) {
    const int years = static_cast<int>(on.year()) - static_cast<int>(born.year());
    const bool before_birthday = on.month() < born.month() || (on.month() == born.month() && on.day() < born.day());
    return years - (before_birthday ? 1 : 0);
}

}  // namespace koppi
