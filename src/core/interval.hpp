// Core: stretches of time and the small algebra on them.
//
// Invariant: begin < end. An empty stretch is no Interval; it is an absent one. The begin belongs to it, the end does not, so
// that two bookings may touch.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <vector>

#include "core/time.hpp"

namespace koppi {

struct Interval {
    Instant begin;
    Instant end;

    bool operator==(const Interval&) const = default;
};
BOOST_DESCRIBE_STRUCT(Interval, (), (begin, end))

constexpr std::optional<Interval> interval(Instant begin, Instant end) {
    if (begin < end) return Interval{begin, end};
    return std::nullopt;
}

constexpr Millis length(Interval of) { return of.end - of.begin; }

constexpr bool overlap(Interval a, Interval b) { return a.begin < b.end && b.begin < a.end; }

constexpr bool contains(Interval outer, Instant at) { return outer.begin <= at && at < outer.end; }
constexpr bool contains(Interval outer, Interval inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

// What both have.
constexpr std::optional<Interval> common(Interval a, Interval b) {
    return interval(std::max(a.begin, b.begin), std::min(a.end, b.end));
}

// What is left of `open` once every busy stretch is taken out. Busy stretches come sorted by begin; they may overlap.
inline std::vector<Interval> minus(Interval open, std::span<const Interval> busy) {
    std::vector<Interval> left;
    Instant from = open.begin;
    for (const Interval& taken : busy) {
        if (const auto gap = interval(from, std::min(taken.begin, open.end))) left.push_back(*gap);
        from = std::max(from, taken.end);
    }
    if (const auto gap = interval(from, open.end)) left.push_back(*gap);
    return left;
}

}  // namespace koppi
