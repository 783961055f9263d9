// Triggers, rules.
#include "modules/triggers/rules.hpp"

namespace koppi::triggers::rules {

namespace {

Result<Done> may_decide(const events::HeavyNeedSeen& seen, const std::optional<Last>& last, Date today) {
    if (seen.counted < seen.at_least)
        return Refusal{Reason::out_of_order,
                       "triggers.not_reached",
                       "",
                       {{"count", std::to_string(seen.counted)}, {"at_least", std::to_string(seen.at_least)}}};
    // Whoever was slower is told, and no second decision stands beside the first.
    if (last && last->silent_until >= today) return Refusal{Reason::conflict, "triggers.is_decided", "", {{"date", date_text(last->silent_until)}}};
    return Done{};
}

}  // namespace

bool is_suggested(const events::HeavyNeedSeen& seen, const std::optional<Last>& last, Date today) { return may_decide(seen, last, today).ok(); }

Result<events::HeavyNeedTakenUp> take_up(events::HeavyNeedTakenUp asked, const std::optional<Last>& last, Date today) {
    TRY(may_decide(asked.seen, last, today));
    return asked;
}

Result<events::HeavyNeedSetAside> set_aside(events::HeavyNeedSetAside asked, const std::optional<Last>& last, Date today) {
    TRY(may_decide(asked.seen, last, today));
    return asked;
}

Result<events::HeavyNeedContacted> contacted(const std::optional<Last>& last, ClientId client, std::optional<std::string> note) {
    if (!last || !last->is_taken_up) return Refusal{Reason::out_of_order, "triggers.not_taken_up", "", {}};
    if (last->is_contacted) return Refusal{Reason::conflict, "triggers.is_contacted", "", {}};
    return events::HeavyNeedContacted{last->decision, client, std::move(note)};
}

}  // namespace koppi::triggers::rules
