// Roster, rules.
#include "modules/roster/rules.hpp"

namespace koppi::roster::rules {

Result<Done> must_be_open(const Standing& standing, Date day) {
    if (day < standing.today) return Refusal{Reason::out_of_order, "roster.day_is_past", "/day", {}};
    if (day > plus_days(standing.today, standing.days_ahead_max))
        return Refusal{Reason::invalid, "roster.too_far_ahead", "/day", {{"days", std::to_string(standing.days_ahead_max)}}};
    return Done{};
}

Result<events::DutyGiven> give(const Standing& standing, events::DutyGiven duty) {
    TRY(must_be_open(standing, duty.day));
    return duty;
}

Result<events::DutyGiven> take(const Standing& standing, events::DutyGiven duty) {
    if (duty.day != standing.today) return Refusal{Reason::invalid, "roster.only_today", "/day", {}};
    if (standing.holder && *standing.holder != duty.professional)
        return Refusal{Reason::conflict, "roster.taken_by", "", {{"name", standing.holder_name}}};
    return duty;
}

Result<events::DutyEnded> end(const Standing& standing, events::DutyEnded duty) {
    TRY(must_be_open(standing, duty.day));
    if (!standing.holder) return Refusal{Reason::out_of_order, "roster.nobody_has_it", "", {}};
    return duty;
}

}  // namespace koppi::roster::rules
