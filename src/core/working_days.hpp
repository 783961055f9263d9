// Core: Finnish working days (arkipäivä, maanantaista perjantaihin): on which days the offices are open at all. At what hours is
// a unit's own business.
//
// Invariant: computed from the year alone, by the rules in force since 1992. Holidays that fall on a Sunday by their nature
// (Easter Day, Pentecost) are not listed: no office is open then anyhow.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "core/time.hpp"

namespace koppi {

struct Holiday {
    Date date;
    std::string_view key;  // a key of the message catalogue, e.g. holiday.midsummer_eve

    bool operator==(const Holiday&) const = default;
};

// Sorted by date. Ascension Day may fall on May Day; then the day stands twice.
std::vector<Holiday> holidays(std::chrono::year year);
// The key of the holiday, if the day is one. Midsummer Eve and Christmas Eve count: offices are closed.
std::optional<std::string_view> holiday_on(Date date);

// Easter Sunday of the Gregorian calendar.
Date easter(std::chrono::year year);

bool is_working_day(Date date);
// The n-th working day after `from` (before it when n is negative). The day itself is never counted, and 0 is the day itself.
Date add_working_days(Date from, int n);

}  // namespace koppi
