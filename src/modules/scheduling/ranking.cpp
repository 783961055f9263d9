// Scheduling, ranking: what a time costs, in days, and the words for it.
#include "modules/scheduling/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "core/civil_time.hpp"

namespace koppi::scheduling::ranking {

namespace {

// Nearer than this is told as near, farther than that as far; between them the way is no ground.
constexpr double near_kilometres = 5;
constexpr double far_kilometres = 25;

bool cannot_wait(events::Urgency urgency) { return urgency <= events::Urgency::within_days; }

double cost_of(const Traits& time, const Weights& weights, events::Urgency urgency, Instant now) {
    const double days = std::chrono::duration<double, std::ratio<86'400>>(time.begins_at - now).count();
    double cost = days * (cannot_wait(urgency) ? weights.urgent_day : 1);
    if (time.is_own_worker) cost -= weights.own_worker;
    if (time.has_met && !time.is_own_worker) cost -= weights.met_before;
    if (time.is_as_wished) cost -= weights.as_wished;
    if (time.is_remote && time.wishes_remote) cost -= weights.remote;
    if (time.kilometres && !time.is_remote) cost += *time.kilometres / weights.kilometres;
    if (time.days_after_guarantee) cost += std::max(0, *time.days_after_guarantee) * weights.after_guarantee;
    return cost;
}

std::vector<Ground> grounds_of(const Traits& time, bool is_soonest) {
    std::vector<Ground> grounds;
    if (time.is_own_worker) grounds.push_back(Ground::own_worker);
    if (time.has_met && !time.is_own_worker) grounds.push_back(Ground::met_before);
    if (time.days_after_guarantee) grounds.push_back(*time.days_after_guarantee > 0 ? Ground::after_guarantee : Ground::within_guarantee);
    if (time.is_as_wished) grounds.push_back(Ground::as_wished);
    if (time.is_remote && time.wishes_remote) grounds.push_back(Ground::remote);
    if (time.kilometres && !time.is_remote) {
        if (*time.kilometres <= near_kilometres) grounds.push_back(Ground::near);
        if (*time.kilometres >= far_kilometres) grounds.push_back(Ground::far);
    }
    if (is_soonest) grounds.push_back(Ground::soonest);
    return grounds;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

}  // namespace

std::vector<Proposal> propose(std::span<const Traits> times, const Weights& weights, events::Urgency urgency, Instant now, std::size_t limit) {
    if (times.empty()) return {};
    const auto soonest = std::min_element(times.begin(), times.end(), [](const auto& a, const auto& b) { return a.begins_at < b.begins_at; })->begins_at;
    std::vector<Proposal> all;
    for (std::size_t number = 0; number < times.size(); ++number)
        all.push_back({number, cost_of(times[number], weights, urgency, now), grounds_of(times[number], times[number].begins_at == soonest)});
    std::stable_sort(all.begin(), all.end(), [&](const Proposal& a, const Proposal& b) {
        return a.cost != b.cost ? a.cost < b.cost : times[a.number].begins_at < times[b.number].begins_at;
    });
    std::vector<Proposal> proposed;
    std::set<std::pair<ProfessionalId, Date>> told;
    for (auto& one : all) {
        if (proposed.size() == limit) break;
        const auto& time = times[one.number];
        if (told.emplace(time.professional, helsinki_date(time.begins_at)).second) proposed.push_back(std::move(one));
    }
    return proposed;
}

double kilometres_between(const Place& a, const Place& b) {
    const double half_up = std::sin(radians(b.latitude - a.latitude) / 2);
    const double half_across = std::sin(radians(b.longitude - a.longitude) / 2);
    const double h = half_up * half_up + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * half_across * half_across;
    return 2 * 6371 * std::asin(std::sqrt(std::min(1.0, h)));
}

PartOfDay part_of_day(int minute_of_day) {
    if (minute_of_day < 12 * 60) return PartOfDay::morning;
    return minute_of_day < 16 * 60 ? PartOfDay::afternoon : PartOfDay::evening;
}

}  // namespace koppi::scheduling::ranking
