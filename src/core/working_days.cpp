// Core: the Finnish calendar of holidays.
#include "core/working_days.hpp"

#include <algorithm>
#include <array>

#include "core/civil_time.hpp"

namespace koppi {

namespace {

using HolidayRow = std::array<Holiday, 13>;

// The first such weekday on or after the date.
Date weekday_from(Date date, Weekday wanted) {
    const int ahead = (static_cast<int>(wanted) - static_cast<int>(weekday(date)) + 7) % 7;
    return plus_days(date, ahead);
}

HolidayRow holiday_row(std::chrono::year year) {
    using namespace std::chrono;
    const Date easter_sunday = easter(year);
    const Date midsummer_day = weekday_from(year / June / 20, Weekday::saturday);
    const Date all_saints_day = weekday_from(year / October / 31, Weekday::saturday);
    HolidayRow row{{
        {year / January / 1, "holiday.new_years_day"},
        {year / January / 6, "holiday.epiphany"},
        {plus_days(easter_sunday, -2), "holiday.good_friday"},
        {plus_days(easter_sunday, 1), "holiday.easter_monday"},
        {year / May / 1, "holiday.may_day"},
        {plus_days(easter_sunday, 39), "holiday.ascension_day"},
        {plus_days(midsummer_day, -1), "holiday.midsummer_eve"},
        {midsummer_day, "holiday.midsummer_day"},
        {all_saints_day, "holiday.all_saints_day"},
        {year / December / 6, "holiday.independence_day"},
        {year / December / 24, "holiday.christmas_eve"},
        {year / December / 25, "holiday.christmas_day"},
        {year / December / 26, "holiday.st_stephens_day"},
    }};
    std::stable_sort(row.begin(), row.end(), [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
    return row;
}

}  // namespace

// The anonymous Gregorian algorithm (Meeus, Jones, Butcher).
Date easter(std::chrono::year year) {
    const int y = static_cast<int>(year);
    const int golden = y % 19, century = y / 100, in_century = y % 100;
    const int century_leaps = century / 4, century_rest = century % 4;
    const int moon_correction = (century - (century + 8) / 25 + 1) / 3;
    const int epact = (19 * golden + century - century_leaps - moon_correction + 15) % 30;
    const int leaps = in_century / 4, rest = in_century % 4;
    const int to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7;
    const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
    const int month_and_day = epact + to_sunday - 7 * late + 114;
    return Date{year, std::chrono::month{static_cast<unsigned>(month_and_day / 31)},
                std::chrono::day{static_cast<unsigned>(month_and_day % 31 + 1)}};
}

std::vector<Holiday> holidays(std::chrono::year year) {
    const HolidayRow row = holiday_row(year);
    return {row.begin(), row.end()};
}

std::optional<std::string_view> holiday_on(Date date) {
    for (const Holiday& holiday : holiday_row(date.year()))
        if (holiday.date == date) return holiday.key;
    return std::nullopt;
}

bool is_working_day(Date date) { return weekday(date) < Weekday::saturday && !holiday_on(date); }

Date add_working_days(Date from, int n) {
    const int step = n < 0 ? -1 : 1;
    while (n != 0) {
        from = plus_days(from, step);
        if (is_working_day(from)) n -= step;
    }
    return from;
}

}  // namespace koppi
