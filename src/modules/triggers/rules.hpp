// Triggers, rules: what a professional may decide of heavy need. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::triggers::rules {

// The last decision on a client, as far as a next one goes.
struct Last {
    HeavyNeedId decision;
    bool is_taken_up;
    bool is_contacted;
    Date silent_until;
};

// Whether the use of services reached the threshold, and nobody has decided lately.
bool is_suggested(const events::HeavyNeedSeen& seen, const std::optional<Last>& last, Date today);

Result<events::HeavyNeedTakenUp> take_up(events::HeavyNeedTakenUp asked, const std::optional<Last>& last, Date today);
Result<events::HeavyNeedSetAside> set_aside(events::HeavyNeedSetAside asked, const std::optional<Last>& last, Date today);
Result<events::HeavyNeedContacted> contacted(const std::optional<Last>& last, ClientId client, std::optional<std::string> note);

}  // namespace koppi::triggers::rules
