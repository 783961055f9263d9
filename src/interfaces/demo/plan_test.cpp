#include "interfaces/demo/plan.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"
#include "core/interval.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/calendar.hpp"
#include "platform/catalog.hpp"

namespace koppi::demo {

namespace {

constexpr Date plan_monday{std::chrono::year{2026}, std::chrono::March, std::chrono::day{30}};

const knowledge::County& plan_county() { return catalog().counties.begin()->second; }

Plan plan_for(int residents, std::uint64_t seed = 1) {
    static const Names names = catalog().content<Names>("names/finnish.yaml").value();
    Dice dice(seed);
    return plan_of(plan_county(), catalog().services, names, residents, dice);
}

Interval stretch_of(const Opening& opening) {
    return {opening.begins_at, opening.begins_at + Minutes{opening.slot_minutes * opening.slots}};
}

}  // namespace

TEST_CASE("a county opens as many stations as its residents fill, and every resident goes to one that is open") {
    CHECK(plan_for(50).stations.size() == 1);
    CHECK(plan_for(12'000).stations.size() == 3);
    CHECK(plan_for(127'000).stations.size() == plan_county().stations.size());
    const auto plan = plan_for(12'000);
    CHECK(std::accumulate(plan.residents.begin(), plan.residents.end(), 0.0) == doctest::Approx(12'000));
    Dice dice(1);
    for (const auto& serving : plan.serving) CHECK(serving.draw(dice) < plan.stations.size());
}

TEST_CASE("even the smallest demo has everybody whom the sign-in screen offers") {
    std::set<std::string> usernames;
    for (const auto& post : plan_for(50).posts)
        if (!post.username.empty()) CHECK(usernames.insert(post.username).second);
    CHECK(usernames == std::set<std::string>{"maija", "eero", "sanna", "kaisa", "antti", "hanna", "jarmo", "liisa", "tuula", "paavo"});
}

TEST_CASE("a large county has the staff that its density says") {
    const auto plan = plan_for(127'000);
    CHECK(plan.posts_of(events::Profession::nurse, std::nullopt).size() == 76);
    CHECK(plan.posts_of(events::Profession::doctor, std::nullopt).size() == 46);
}

TEST_CASE("nobody's stretches overlap, and none lies on a holiday") {
    CHECK(rc::check([] {
        const auto residents = *rc::gen::element(300, 4'000, 12'000, 30'000);
        const auto plan = plan_for(residents, *rc::gen::arbitrary<std::uint64_t>());
        HoursPlan hours(plan_county(), plan, Dice(*rc::gen::arbitrary<std::uint64_t>()));
        std::map<std::size_t, std::vector<Interval>> by_post;
        for (int week = 0; week < 3; ++week) {
            // The first week holds Good Friday, the second Easter Monday.
            const Date monday = plus_days(plan_monday, 7 * week);
            auto openings = hours.week(monday);
            for (int day = 0; day < 7; ++day)
                for (const auto& opening : hours.today(plus_days(monday, day))) openings.push_back(opening);
            for (const auto& opening : openings) {
                const auto stretch = stretch_of(opening);
                RC_ASSERT(is_working_day(helsinki_date(stretch.begin)));
                RC_ASSERT(civil(stretch.end).minute_of_day <= 16 * 60);
                for (const auto& other : by_post[opening.post]) RC_ASSERT(!overlap(other, stretch));
                by_post[opening.post].push_back(stretch);
            }
        }
    }));
}

TEST_CASE("a free time is found once, and again when it was given back") {
    constexpr Instant noon = from_epoch_ms(1'772'445'600'000);
    Calendar calendar(2);
    const HoursId hours{{1}};
    calendar.offer(1, {.hours = hours, .begins_at = noon, .slot_minutes = 20, .slots = 3, .type = 4, .is_for_today = false});
    const auto first = [&](Instant from, Instant until) { return calendar.first(1, 4, from, until, false); };
    REQUIRE(first(noon, noon + 1h));
    CHECK(first(noon, noon + 1h)->begins_at == noon);
    CHECK(first(noon + 1ms, noon + 1h)->begins_at == noon + 20min);
    CHECK(!first(noon + 41min, noon + 2h));
    CHECK(!calendar.first(0, 4, noon, noon + 1h, false));
    CHECK(!calendar.first(1, 5, noon, noon + 1h, false));
    CHECK(calendar.last(1, 4, noon, noon + 1h)->begins_at == noon + 40min);
    CHECK(calendar.last(1, 4, noon, noon + 40min)->begins_at == noon + 20min);

    const auto slot = *first(noon, noon + 1h);
    calendar.take(slot);
    CHECK(first(noon, noon + 1h)->begins_at == noon + 20min);
    CHECK_THROWS_AS(calendar.take(slot), Bug);
    calendar.give_back(slot);
    CHECK(first(noon, noon + 1h)->begins_at == noon);

    calendar.forget_before(noon + 59min);
    CHECK(first(noon, noon + 1h).has_value());
    calendar.forget_before(noon + 60min);
    CHECK(!first(noon, noon + 1h));
}

TEST_CASE("what is kept for today is offered only to whom it can't wait") {
    constexpr Instant noon = from_epoch_ms(1'772'445'600'000);
    Calendar calendar(1);
    calendar.offer(0, {.hours = {}, .begins_at = noon, .slot_minutes = 20, .slots = 1, .type = 0, .is_for_today = true});
    CHECK(!calendar.first(0, 0, noon, noon + 1h, false));
    CHECK(!calendar.last(0, 0, noon, noon + 1h));
    CHECK(calendar.first(0, 0, noon, noon + 1h, true).has_value());
}

}  // namespace koppi::demo
