// Routing, to whom.
#include "modules/routing/whom.hpp"

#include <algorithm>

namespace koppi::routing::whom {

namespace {

class List {
public:
    void add(RoutedBecause because, const Person& person, std::optional<ProfessionalId> stands_in_for = std::nullopt) {
        const auto same = [&](const Candidate& one) { return one.person && one.person->professional == person.professional; };
        if (std::none_of(all_.begin(), all_.end(), same)) all_.push_back({because, person, std::nullopt, stands_in_for});
    }
    void add(RoutedBecause because, const Team& team) {
        const auto same = [&](const Candidate& one) { return one.team == team; };
        if (std::none_of(all_.begin(), all_.end(), same)) all_.push_back({because, std::nullopt, team, std::nullopt});
    }
    // A team is always there.
    std::vector<Candidate> by_time() {
        std::stable_partition(all_.begin(), all_.end(), [](const Candidate& one) { return !one.person || one.person->is_in_time; });
        return std::move(all_);
    }

private:
    std::vector<Candidate> all_;
};

void add_deputy(List& list, const Worker& worker) {
    if (!worker.person.is_in_time && worker.deputy) list.add(RoutedBecause::deputy, *worker.deputy, worker.person.professional);
}

}  // namespace

bool is_in_time(const Reach& reach, Instant now, Instant promise_by) {
    constexpr std::chrono::hours soon{4};
    const Instant until = std::max(promise_by, now + Minutes{1});
    if (std::any_of(reach.absences.begin(), reach.absences.end(), [&](Interval away) { return away.begin <= now && away.end >= until; })) return false;
    return !reach.says_away || promise_by - now > soon;
}

std::vector<Candidate> candidates(const Facts& facts, std::span<const RoutedBecause> order) {
    List list;
    for (const auto because : order) switch (because) {
            case RoutedBecause::earlier_handler:
                if (facts.earlier) list.add(because, facts.earlier->person);
                break;
            case RoutedBecause::case_manager:
                if (facts.case_manager) list.add(because, facts.case_manager->person);
                break;
            case RoutedBecause::own_worker:
                for (const auto& worker : facts.named) list.add(because, worker.person);
                break;
            case RoutedBecause::deputy:
                if (facts.case_manager) add_deputy(list, *facts.case_manager);
                for (const auto& worker : facts.named) add_deputy(list, worker);
                if (facts.earlier) add_deputy(list, *facts.earlier);
                break;
            case RoutedBecause::team:
                if (facts.team) list.add(because, *facts.team);
                break;
            case RoutedBecause::competence:
                if (facts.competence) list.add(because, *facts.competence);
                break;
        }
    return list.by_time();
}

}  // namespace koppi::routing::whom
