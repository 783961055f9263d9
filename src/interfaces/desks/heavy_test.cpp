#include "interfaces/desks/heavy_views.hpp"

#include <doctest/doctest.h>

namespace koppi::desks {

TEST_CASE("figures of heavy need: a part that is small, or leaves few over, is not told; nobody and everybody are") {
    const auto told = without_small_cells({.people = 20, .contacted = 4, .with_plan = 5, .with_named = 16}, 5);
    CHECK(told.people == 20);
    CHECK(!told.contacted);
    CHECK(told.with_plan == 5);
    CHECK(!told.with_named);
    const auto edges = without_small_cells({.people = 20, .contacted = 0, .with_plan = 20, .with_named = 15}, 5);
    CHECK(edges.contacted == 0);
    CHECK(edges.with_plan == 20);
    CHECK(edges.with_named == 15);
}

}  // namespace koppi::desks
