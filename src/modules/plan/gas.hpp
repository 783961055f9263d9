// Plans, goal attainment (GAS): one figure for how goals of different weight were reached. 50 is what was expected. Pure.
#pragma once

#include <span>

namespace koppi::plan {

constexpr int gas_level_min = -2;
constexpr int gas_level_max = 2;

struct Attained {
    int level;
    int weight;
};

// T = 50 + 10·Σ(w x) / √((1−ρ)·Σw² + ρ·(Σw)²), ρ = 0.3 (Kiresuk & Sherman 1968), in hundredths. At least one goal, weights above nothing.
int gas_score_hundredths(std::span<const Attained> goals);

}  // namespace koppi::plan
