// Tests: the demo's free times in memory.
#include <doctest/doctest.h>

#include "interfaces/demo/calendar.hpp"

namespace koppi::demo {

TEST_CASE("whoever takes part in somebody else's visit is offered to nobody then, and before and after it still") {
    Calendar calendar(1);
    const Instant eight{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{6}};
    calendar.offer(0, {.hours = HoursId{}, .begins_at = eight, .slot_minutes = 20, .slots = 4, .type = 0, .is_for_today = false});
    // From the middle of the second time to the middle of the third.
    calendar.block(0, eight + Minutes{30}, eight + Minutes{50});
    const auto first = calendar.first(0, 0, eight, eight + Minutes{80}, false);
    REQUIRE(first);
    CHECK(first->begins_at == eight);
    const auto next = calendar.first(0, 0, eight + Minutes{20}, eight + Minutes{80}, false);
    REQUIRE(next);
    CHECK(next->begins_at == eight + Minutes{60});
    // A visit that ends as theirs begins takes nothing.
    calendar.block(0, eight + Minutes{40}, eight + Minutes{60});
    CHECK(calendar.first(0, 0, eight + Minutes{20}, eight + Minutes{80}, false)->begins_at == eight + Minutes{60});
}

}  // namespace koppi::demo
