// Scheduling, ranking: which of the free times to propose first, and why. Pure: core and events only.
//
// Everything is weighed in days: a day of waiting costs one, and what speaks for a time is worth as many days of waiting as the county has
// agreed. So the weights can be read, argued about and changed by those who answer for care (catalog/scheduling.yaml, ranking).
//
// A proposal takes nothing away: every free time stays in its list, and whoever books decides.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"
#include "events/event.hpp"

namespace koppi::scheduling::ranking {

// Days of waiting that something is worth; the last two cost.
struct Weights {
    double own_worker;       // the client's own, by name
    double met_before;       // a professional whom the client has met
    double as_wished;        // the part of the day that the client wishes
    double remote;           // a remote visit, for a client who wishes one
    double kilometres;       // so many kilometres of way cost a day
    double after_guarantee;  // each day after the care guarantee's last
    double urgent_day;       // a day of waiting costs so many, when the matter can't wait (same_day, within_days)
};

// Of one free time, for one client.
struct Traits {
    ProfessionalId professional;
    Instant begins_at;
    bool is_own_worker = false;
    bool has_met = false;
    bool is_as_wished = false;
    bool is_remote = false;               // a remote visit or a call: there is no way to go
    bool wishes_remote = false;
    std::optional<double> kilometres = {};  // from the client's municipality to the unit's; absent: not known, or not to be told
    std::optional<int> days_after_guarantee = {};  // absent: no guarantee is known; 0 or less: inside it
};

// What speaks for a time, and what against it.
BOOST_DEFINE_ENUM_CLASS(Ground, own_worker, met_before, within_guarantee, as_wished, remote, near, soonest, after_guarantee, far)

struct Proposal {
    std::size_t number;  // among those that were given
    double cost;         // in days
    std::vector<Ground> grounds;
};

// At most `limit`, the cheapest first, one for each professional and day: of a morning full of free times the first stands for all.
// Of two that cost the same the earlier one, then the one that was given first.
std::vector<Proposal> propose(std::span<const Traits> times, const Weights& weights, events::Urgency urgency, Instant now, std::size_t limit);

struct Place {
    double latitude;  // degrees, WGS84
    double longitude;
};
// As the crow flies, on a sphere of 6371 km.
double kilometres_between(const Place& a, const Place& b);

// The parts of a working day, for wishes: until 12, until 16, later.
BOOST_DEFINE_ENUM_CLASS(PartOfDay, morning, afternoon, evening)
PartOfDay part_of_day(int minute_of_day);

}  // namespace koppi::scheduling::ranking
