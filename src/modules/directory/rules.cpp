// Directory, rules.
#include "modules/directory/rules.hpp"

namespace koppi::directory::rules {

events::Reachability reachability_at(events::Reachability set, std::optional<Instant> until, Instant now) {
    if (until && *until <= now) return events::Reachability::reachable;
    return set;
}

Result<events::ReachabilitySet> set_reachability(ProfessionalId professional, events::Reachability reachability,
                                                 std::optional<Instant> until, Instant now) {
    if (until && *until <= now) return Refusal{Reason::invalid, "directory.until_has_passed", "/until", {}};
    // Nobody is away for years with one press: a year is the longest leave that a desk knows.
    if (until && *until > now + std::chrono::days{366}) return Refusal{Reason::invalid, "wire.out_of_range", "/until", {}};
    // Reachable has no end of its own: what would come after it is unknown.
    if (reachability == events::Reachability::reachable) until.reset();
    return events::ReachabilitySet{professional, reachability, until};
}

}  // namespace koppi::directory::rules
