// Plans, goal attainment.
#include "modules/plan/gas.hpp"

#include <cmath>

#include "core/ensure.hpp"

namespace koppi::plan {

int gas_score_hundredths(std::span<const Attained> goals) {
    ensure(!goals.empty(), "a score is of goals");
    // How far the attainment of goals of one person is held to go together.
    constexpr double rho = 0.3;
    double reached = 0;
    double weights = 0;
    double squares = 0;
    for (const auto& goal : goals) {
        ensure(goal.weight > 0, "a goal has a weight");
        reached += goal.weight * goal.level;
        weights += goal.weight;
        squares += goal.weight * goal.weight;
    }
    const double score = 50 + 10 * reached / std::sqrt((1 - rho) * squares + rho * weights * weights);
    return static_cast<int>(std::lround(score * 100));
}

}  // namespace koppi::plan
