#include "core/interval.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;

namespace {

constexpr Instant interval_noon = from_epoch_ms(1'772'452'800'000);

// Quarter hours taken from a day that begins at noon, sorted as minus() asks.
std::vector<Interval> busy_from(const std::vector<std::uint8_t>& starts) {
    std::vector<Interval> busy;
    for (const auto m : starts) busy.push_back({interval_noon + Minutes{m * 2}, interval_noon + Minutes{m * 2 + 15}});
    std::sort(busy.begin(), busy.end(), [](auto a, auto b) { return a.begin < b.begin; });
    return busy;
}

}  // namespace

TEST_CASE("an empty or reversed stretch is no interval") {
    CHECK(!interval(interval_noon, interval_noon));
    CHECK(!interval(interval_noon + 1ms, interval_noon));
    CHECK(interval(interval_noon, interval_noon + 1ms));
}

TEST_CASE("two bookings that touch do not overlap") {
    const Interval first{interval_noon, interval_noon + 20min};
    const Interval next{interval_noon + 20min, interval_noon + 40min};
    CHECK(!overlap(first, next));
    CHECK(!overlap(next, first));
    CHECK(!common(first, next));
    CHECK(overlap(first, Interval{interval_noon + 20min - 1ms, interval_noon + 40min}));
}

TEST_CASE("an interval contains its begin and not its end") {
    const Interval visit{interval_noon, interval_noon + 20min};
    CHECK(contains(visit, visit.begin));
    CHECK(!contains(visit, visit.end));
    CHECK(contains(visit, visit));
    CHECK(!contains(visit, Interval{interval_noon - 1ms, interval_noon + 1min}));
    CHECK(length(visit) == 20min);
}

TEST_CASE("what is left of a day never overlaps what was taken from it, and together they are the day") {
    CHECK(rc::check([](std::vector<std::uint8_t> starts) {
        const Interval day{interval_noon, interval_noon + 8h};
        const auto busy = busy_from(starts);
        Millis left{0};
        for (const Interval& gap : minus(day, busy)) {
            RC_ASSERT(gap.begin < gap.end);
            RC_ASSERT(contains(day, gap));
            for (const Interval& taken : busy) RC_ASSERT(!overlap(gap, taken));
            left += length(gap);
        }
        // Counted apart: the minutes of the day that no busy stretch covers.
        Minutes free{0};
        for (Instant minute = day.begin; minute < day.end; minute += 1min)
            if (std::none_of(busy.begin(), busy.end(), [&](auto taken) { return contains(taken, minute); })) free += 1min;
        RC_ASSERT(left == free);
    }));
}
