// Demo: chance in the shapes that the invented county needs. All of it comes from Dice, so that a seed is a county.
#pragma once

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/ensure.hpp"
#include "platform/clock.hpp"

namespace koppi::demo {

inline bool happens(Dice& dice, double probability) { return dice.unit() < probability; }

// Even over [from, to], both included.
inline int between(Dice& dice, int from, int to) {
    ensure(from <= to, "a range has an end that is not before its begin");
    return from + static_cast<int>(dice.below(static_cast<std::uint64_t>(to - from + 1)));
}

template <class T>
const T& one_of(Dice& dice, const std::vector<T>& list) {
    ensure(!list.empty(), "one is drawn of some");
    return list[dice.below(list.size())];
}

template <class T>
void shuffle(Dice& dice, std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[dice.below(i)]);
}

// The bell curve (Box and Muller 1958), mean 0 and deviation 1.
inline double bell(Dice& dice) {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - dice.unit()));
    return radius * std::cos(2.0 * 3.14159265358979323846 * dice.unit());
}

// Many small and few large, of mean 1: how unlike people are in what they need.
inline double skewed(Dice& dice, double spread) { return std::exp(spread * bell(dice) - spread * spread / 2); }

// How many of a thing that comes `mean` times on average.
inline int count_of(Dice& dice, double mean) {
    if (mean > 40) return std::max(0, static_cast<int>(std::lround(mean + std::sqrt(mean) * bell(dice))));
    const double limit = std::exp(-mean);
    int count = 0;
    for (double product = dice.unit(); product > limit; product *= dice.unit()) ++count;
    return count;
}

// Draws an index by weight.
class Weighted {
public:
    Weighted() = default;
    explicit Weighted(const std::vector<double>& weights) {
        sums_.reserve(weights.size());
        double sum = 0;
        for (const double weight : weights) sums_.push_back(sum += weight);
        ensure(sum > 0, "something of the list can be drawn");
    }
    std::size_t draw(Dice& dice) const {
        const double at = dice.unit() * sums_.back();
        const auto found = std::upper_bound(sums_.begin(), sums_.end(), at);
        return static_cast<std::size_t>(std::min(found, sums_.end() - 1) - sums_.begin());
    }
    double total() const { return sums_.back(); }

private:
    std::vector<double> sums_;
};

// Draws an index by weight as from a pack of cards: each pack holds every index by its share, so that the shares come true after a pack
// and not only in the long run. A small county then shows the same figures as a large one.
class Deck {
public:
    Deck() = default;
    explicit Deck(std::vector<double> shares, int cards = 100) : shares_(std::move(shares)), cards_(cards) {
        sum_ = std::accumulate(shares_.begin(), shares_.end(), 0.0);
        ensure(sum_ > 0, "a pack has cards");
        owed_.assign(shares_.size(), 0.0);
    }
    std::size_t deal(Dice& dice) {
        if (left_.empty()) refill();
        const auto at = dice.below(left_.size());
        const auto card = left_[at];
        left_[at] = left_.back();
        left_.pop_back();
        return card;
    }

private:
    // What a share does not fill in this pack it is owed in the next.
    void refill() {
        for (std::size_t i = 0; i < shares_.size(); ++i) {
            owed_[i] += shares_[i] / sum_ * cards_;
            for (; owed_[i] >= 0.5; owed_[i] -= 1) left_.push_back(i);
        }
        if (left_.empty()) refill();
    }
    std::vector<double> shares_;
    int cards_ = 100;
    double sum_ = 0;
    std::vector<double> owed_;
    std::vector<std::size_t> left_;
};

// Whole numbers in given proportions that sum to `total` (largest remainders).
inline std::vector<int> shared_out(int total, const std::vector<double>& shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    ensure(sum > 0 && total >= 0, "something is shared out to somebody");
    std::vector<int> counts(shares.size());
    std::vector<std::pair<double, std::size_t>> rests;
    int given = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double exact = total * shares[i] / sum;
        counts[i] = static_cast<int>(std::floor(exact));
        given += counts[i];
        rests.emplace_back(exact - counts[i], i);
    }
    std::stable_sort(rests.begin(), rests.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; given < total; ++i, ++given) ++counts[rests[i % rests.size()].second];
    return counts;
}

}  // namespace koppi::demo
