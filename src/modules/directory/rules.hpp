// Directory, rules: what holds of reachability, and which statements about units and people are taken. No clock, no rows.
#pragma once

#include "core/result.hpp"
#include "core/time.hpp"
#include "events/directory.hpp"

namespace koppi::directory::rules {

// What was set holds until its time is over; a professional who forgot to come back is reachable again.
events::Reachability reachability_at(events::Reachability set, std::optional<Instant> until, Instant now);

Result<events::ReachabilitySet> set_reachability(ProfessionalId professional, events::Reachability reachability,
                                                 std::optional<Instant> until, Instant now);

}  // namespace koppi::directory::rules
