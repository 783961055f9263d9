// Core: the calendar of Helsinki's clock changes, read once from the time zone database of the machine.
//
// Invariant: the stretches are sorted, touch each other, and neighbours differ in offset.
#include "core/civil_time.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <date/tz.h>
#include <vector>

namespace koppi {

namespace {

// A stretch of time with one offset; it ends where the next begins.
struct OffsetStretch {
    Instant begin;
    std::chrono::seconds offset;
};

// Summer time in the European Union begins and ends on the last Sundays of March and October at 01:00 UTC (Directive 2000/84/EC).
Instant european_change(std::chrono::year year, std::chrono::month month) {
    return std::chrono::sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + 1h;
}

std::vector<OffsetStretch> read_offsets() {
    using namespace std::chrono;
    constexpr year first_year{1850}, listed_to{2037}, last_year{2200};

    const auto* zone = date::locate_zone("Europe/Helsinki");
    auto info = zone->get_info(sys_seconds{sys_days{first_year / January / 1}});
    std::vector<OffsetStretch> stretches{{Instant::min(), info.offset}};
    while (info.end < sys_days{(listed_to + years{1}) / January / 1}) {
        info = zone->get_info(info.end);
        if (info.offset != stretches.back().offset) stretches.push_back({info.begin, info.offset});
    }

    // The library reads only the changes that the compiled zone file lists, and such files list them to the end of 2037: it
    // would leave Finland in winter time for good. A file that goes that far means "and so on", hence the rule in force goes on
    // here. A file whose changes end sooner says that the clocks are no longer moved, and is believed.
    if (stretches.back().begin == european_change(listed_to, October)) {
        for (year y = listed_to + years{1}; y <= last_year; ++y) {
            stretches.push_back({european_change(y, March), hours{3}});
            stretches.push_back({european_change(y, October), hours{2}});
        }
    }
    return stretches;
}

const std::vector<OffsetStretch>& offsets() {
    static const std::vector<OffsetStretch> stretches = read_offsets();
    return stretches;
}

Instant stretch_end(std::size_t i) { return i + 1 < offsets().size() ? offsets()[i + 1].begin : Instant::max(); }

// Which stretch `at` lies in. Neighbouring questions tend to be about the same half year, so the last answer is tried first.
std::size_t stretch_at(Instant at) {
    thread_local std::size_t last = 0;
    const auto& all = offsets();
    if (all[last].begin <= at && at < stretch_end(last)) return last;
    const auto after = std::upper_bound(all.begin(), all.end(), at, [](Instant t, const OffsetStretch& s) { return t < s.begin; });
    last = static_cast<std::size_t>(after - all.begin()) - 1;
    return last;
}

// A time on the wall, counted as if the wall were in UTC.
Instant wall_clock(Date date, int minute_of_day) { return Instant{std::chrono::sys_days{date}} + Minutes{minute_of_day}; }

// The instants at which the wall shows `wall`: both absent in the spring hour, both present in the autumn hour.
struct WallInstants {
    std::optional<Instant> first;
    std::optional<Instant> second;
    std::size_t before;  // in the spring hour: the stretch that has just ended
};

WallInstants instants_of(Instant wall) {
    // No offset of Helsinki has ever left 0..3 hours, so the stretch asked for is one of these.
    const std::size_t from = stretch_at(wall - 3h);
    const std::size_t to = stretch_at(wall);
    WallInstants found{{}, {}, from};
    for (std::size_t i = from; i <= to; ++i) {
        const Instant at = wall - offsets()[i].offset;
        if (at >= stretch_end(i)) found.before = i;
        if (at < offsets()[i].begin || at >= stretch_end(i)) continue;
        (found.first ? found.second : found.first) = at;
    }
    return found;
}

std::string minute_text(CivilTime time) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", time.minute_of_day / 60 % 24, time.minute_of_day % 60);
    return text.data();
}

}  // namespace

std::chrono::seconds utc_offset(Instant at) { return offsets()[stretch_at(at)].offset; }

CivilTime civil(Instant at) {
    const Instant wall = at + utc_offset(at);
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    return {Date{day}, static_cast<int>(std::chrono::floor<Minutes>(wall - day).count())};
}

Date helsinki_date(Instant at) { return Date{std::chrono::floor<std::chrono::days>(at + utc_offset(at))}; }

Instant start_of_day(Date date) {
    const WallInstants midnight = instants_of(wall_clock(date, 0));
    // In 1942 the clocks were moved at midnight: that day began at one.
    return midnight.first ? *midnight.first : stretch_end(midnight.before);
}

Instant end_of_day(Date date) { return start_of_day(plus_days(date, 1)); }

Result<Instant> instant_at(Date date, int minute_of_day, Fold fold) {
    if (!date.ok()) return Refusal{Reason::invalid, "time.no_such_date", "", {}};
    if (minute_of_day < 0 || minute_of_day >= 24 * 60) return Refusal{Reason::invalid, "time.no_such_minute", "", {}};

    const WallInstants at = instants_of(wall_clock(date, minute_of_day));
    if (!at.first) {
        const Instant proposal = wall_clock(date, minute_of_day) - offsets()[at.before].offset;
        const CivilTime shown = civil(proposal);
        return Refusal{Reason::invalid,
                       "time.does_not_exist",
                       "",
                       {{"proposal", instant_text(proposal)},
                        {"proposal_date", date_text(shown.date)},
                        {"proposal_time", minute_text(shown)}}};
    }
    return fold == Fold::second && at.second ? *at.second : *at.first;
}

bool happens_twice(Date date, int minute_of_day) { return instants_of(wall_clock(date, minute_of_day)).second.has_value(); }

std::optional<Transition> next_transition(Instant after) {
    const std::size_t now = stretch_at(after);
    if (now + 1 >= offsets().size()) return std::nullopt;
    return Transition{stretch_end(now), offsets()[now].offset, offsets()[now + 1].offset};
}

}  // namespace koppi
