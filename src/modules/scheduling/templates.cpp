// Scheduling, templates.
#include "modules/scheduling/templates.hpp"

#include <algorithm>
#include <numeric>

#include "core/civil_time.hpp"
#include "core/working_days.hpp"

namespace koppi::scheduling::templates {

namespace {

constexpr int minutes_of_a_day = 24 * 60;
constexpr int grid_minutes = 5;
// Longer leave for weeks between is a template of its own.
constexpr int every_weeks_max = 12;
constexpr std::size_t blocks_max = 100;
constexpr int days_before_max = 366;

Date monday_of(Date date) { return plus_days(date, -static_cast<int>(weekday(date))); }

// The instant at which the wall shows the time or, in the hour that spring leaves out, at which the clocks are moved.
Instant wall_instant(Date date, int minute) {
    if (minute == minutes_of_a_day) return end_of_day(date);
    const auto at = instant_at(date, minute, Fold::first);
    if (at) return *at;
    return next_transition(start_of_day(date))->at;
}

bool overlap_on_wall(const events::TemplateBlock& a, const events::TemplateBlock& b) {
    return a.weekday == b.weekday && a.from_minute < b.until_minute && b.from_minute < a.until_minute;
}

std::string at_block(std::size_t n, std::string_view field) { return "/blocks/" + std::to_string(n) + "/" + std::string(field); }

}  // namespace

std::optional<Interval> on_wall(Date date, int from_minute, int until_minute) {
    return interval(wall_instant(date, from_minute), wall_instant(date, until_minute));
}

bool is_worked(const Assignment& assignment, Date date) {
    const auto& given = assignment.given;
    if (date < given.first_day || (given.last_day && date > *given.last_day)) return false;
    if (days_between(monday_of(given.first_day), monday_of(date)) / 7 % given.every_weeks != 0) return false;
    return assignment.works_on_holidays || !holiday_on(date);
}

std::vector<Stretch> stretches_on(const Assignment& assignment, Date date) {
    std::vector<Stretch> stretches;
    if (!is_worked(assignment, date)) return stretches;
    const auto days_before = [&](std::optional<int> days) {
        return days ? std::optional(start_of_day(plus_days(date, -*days))) : std::nullopt;
    };
    for (const auto& block : assignment.blocks) {
        if (block.weekday != weekday(date)) continue;
        const auto time = on_wall(date, block.from_minute, block.until_minute);
        if (!time) continue;
        stretches.push_back({.hours = assignment.given.hours,
                             .professional = assignment.given.professional,
                             .unit = assignment.given.unit,
                             .service = block.service,
                             .kind = block.kind,
                             .purpose = block.purpose,
                             .time = *time,
                             .slot_minutes = block.slot_minutes,
                             .opens_at = days_before(block.opens_days_before),
                             .released_at = days_before(block.released_days_before),
                             .room = assignment.given.room});
    }
    std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.time.begin < b.time.begin; });
    return stretches;
}

Stretch stretch_of(const events::HoursOffered& hours) {
    return {.hours = hours.hours,
            .professional = hours.professional,
            .unit = hours.unit,
            .service = hours.service,
            .kind = hours.kind,
            .purpose = events::SlotPurpose::open,
            .time = {hours.begins_at, hours.ends_at},
            .slot_minutes = hours.slot_minutes,
            .opens_at = std::nullopt,
            .released_at = std::nullopt,
            .room = std::nullopt};
}

events::SlotPurpose kept_for(const Stretch& stretch, Instant now) {
    return stretch.released_at && now >= *stretch.released_at ? events::SlotPurpose::open : stretch.purpose;
}

bool may_have(events::SlotPurpose kept_for, const Asking& who) {
    switch (kept_for) {
        case events::SlotPurpose::urgent: return who.urgency == events::Urgency::same_day;
        case events::SlotPurpose::own_clients: return who.is_own_client;
        case events::SlotPurpose::online: return who.is_online;
        case events::SlotPurpose::open:
        case events::SlotPurpose::remote_only: break;
    }
    return true;
}

Result<Done> are_sound(const std::vector<events::TemplateBlock>& blocks) {
    if (blocks.empty()) return Refusal{Reason::invalid, "scheduling.template_is_empty", "/blocks", {}};
    if (blocks.size() > blocks_max) return Refusal{Reason::invalid, "wire.too_long", "/blocks", {}};
    for (std::size_t n = 0; n < blocks.size(); ++n) {
        const auto& block = blocks[n];
        const auto on_grid = [](int minute) { return minute >= 0 && minute <= minutes_of_a_day && minute % grid_minutes == 0; };
        if (!on_grid(block.from_minute)) return Refusal{Reason::invalid, "scheduling.hours_off_grid", at_block(n, "from_minute"), {}};
        if (!on_grid(block.until_minute)) return Refusal{Reason::invalid, "scheduling.hours_off_grid", at_block(n, "until_minute"), {}};
        if (block.from_minute >= block.until_minute)
            return Refusal{Reason::invalid, "scheduling.hours_have_no_length", at_block(n, "until_minute"), {}};
        if (block.slot_minutes < grid_minutes || block.slot_minutes % grid_minutes != 0)
            return Refusal{Reason::invalid, "scheduling.hours_off_grid", at_block(n, "slot_minutes"), {}};
        if (block.slot_minutes > block.until_minute - block.from_minute)
            return Refusal{Reason::invalid, "scheduling.slot_longer_than_hours", at_block(n, "slot_minutes"), {}};
        for (const auto& [days, field] : {std::pair{block.opens_days_before, "opens_days_before"}, {block.released_days_before, "released_days_before"}})
            if (days && (*days < 0 || *days > days_before_max)) return Refusal{Reason::invalid, "wire.out_of_range", at_block(n, field), {}};
        if (block.opens_days_before && block.released_days_before && *block.released_days_before > *block.opens_days_before)
            return Refusal{Reason::invalid, "scheduling.released_before_open", at_block(n, "released_days_before"), {}};
        if (block.purpose == events::SlotPurpose::remote_only && block.kind != events::VisitKind::remote)
            return Refusal{Reason::invalid, "scheduling.remote_only_is_remote", at_block(n, "kind"), {}};
        for (std::size_t before = 0; before < n; ++before)
            if (overlap_on_wall(blocks[before], block)) return Refusal{Reason::conflict, "scheduling.hours_overlap", at_block(n, "from_minute"), {}};
    }
    return Done{};
}

Result<Done> is_sound(const events::TemplateAssigned& assigned) {
    if (assigned.every_weeks < 1 || assigned.every_weeks > every_weeks_max)
        return Refusal{Reason::invalid, "wire.out_of_range", "/every_weeks", {}};
    if (assigned.last_day && *assigned.last_day < assigned.first_day)
        return Refusal{Reason::invalid, "scheduling.days_have_no_length", "/last_day", {}};
    return Done{};
}

std::optional<Date> first_clash(const Assignment& one, const Assignment& other) {
    const Date from = std::max(one.given.first_day, other.given.first_day);
    // Two rhythms of weeks repeat together after their least common multiple; a holiday may hide a clash, so two rounds are looked at.
    const int days = 7 * std::lcm(one.given.every_weeks, other.given.every_weeks) * 2;
    for (Date date = from; date < plus_days(from, days); date = plus_days(date, 1)) {
        if (!is_worked(one, date) || !is_worked(other, date)) continue;
        for (const auto& a : one.blocks)
            for (const auto& b : other.blocks)
                if (a.weekday == weekday(date) && overlap_on_wall(a, b)) return date;
    }
    return std::nullopt;
}

}  // namespace koppi::scheduling::templates
