// Scheduling, ranking: tests as sentences and properties.
#include "modules/scheduling/ranking.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;
namespace ranking = koppi::scheduling::ranking;
using ranking::Ground;

namespace {

const Instant monday = *instant_from("2026-03-02T06:00:00Z");
constexpr ranking::Weights weights{
    .own_worker = 10, .met_before = 3, .as_wished = 2, .remote = 4, .kilometres = 20, .after_guarantee = 5, .urgent_day = 8};

ProfessionalId professional(std::uint8_t n) {
    ProfessionalId id{};
    id.bytes[15] = n;
    return id;
}
ranking::Traits in_days(int days, std::uint8_t who = 1) { return {.professional = professional(who), .begins_at = monday + std::chrono::days{days}}; }

std::size_t first_of(const std::vector<ranking::Traits>& times, events::Urgency urgency = events::Urgency::non_urgent) {
    return ranking::propose(times, weights, urgency, monday, 3).at(0).number;
}
bool has(const ranking::Proposal& proposal, Ground ground) {
    return std::find(proposal.grounds.begin(), proposal.grounds.end(), ground) != proposal.grounds.end();
}

}  // namespace

TEST_CASE("the own worker is worth waiting for, as many days as was agreed and no more") {
    auto own = in_days(12, 2);
    own.is_own_worker = true;
    CHECK(first_of({in_days(1), own}) == 0);
    CHECK(first_of({in_days(3), own}) == 1);
}

TEST_CASE("what cannot wait goes to whoever is free first") {
    auto own = in_days(3, 2);
    own.is_own_worker = true;
    CHECK(first_of({in_days(1), own}, events::Urgency::non_urgent) == 1);
    CHECK(first_of({in_days(1), own}, events::Urgency::within_days) == 0);
}

TEST_CASE("a time after the care guarantee loses to one inside it, even with the own worker") {
    auto inside = in_days(13);
    inside.days_after_guarantee = -1;
    auto after = in_days(16, 2);
    after.is_own_worker = true;
    after.days_after_guarantee = 2;
    const auto proposed = ranking::propose(std::vector{inside, after}, weights, events::Urgency::non_urgent, monday, 3);
    REQUIRE(proposed.size() == 2);
    CHECK(proposed[0].number == 0);
    CHECK(has(proposed[0], Ground::within_guarantee));
    CHECK(has(proposed[1], Ground::after_guarantee));
}

TEST_CASE("a long way counts, but a remote visit has no way to go") {
    auto far = in_days(1);
    far.kilometres = 60;
    auto near = in_days(3, 2);
    near.kilometres = 2;
    CHECK(first_of({far, near}) == 1);
    far.is_remote = true;
    CHECK(first_of({far, near}) == 0);
    const auto proposed = ranking::propose(std::vector{far, near}, weights, events::Urgency::non_urgent, monday, 3);
    CHECK_FALSE(has(proposed[0], Ground::far));
    CHECK(has(proposed[1], Ground::near));
}

TEST_CASE("a remote visit is credited only to a client who wishes one") {
    auto remote = in_days(4, 2);
    remote.is_remote = true;
    CHECK(first_of({in_days(2), remote}) == 0);
    remote.wishes_remote = true;
    CHECK(first_of({in_days(2), remote}) == 1);
}

TEST_CASE("of one professional's day one time is proposed, the earliest of equal ones") {
    std::vector<ranking::Traits> times{in_days(1), in_days(1), in_days(2), in_days(5, 2)};
    times[1].begins_at += 20min;
    const auto proposed = ranking::propose(times, weights, events::Urgency::non_urgent, monday, 3);
    REQUIRE(proposed.size() == 3);
    CHECK(proposed[0].number == 0);
    CHECK(proposed[1].number == 2);
    CHECK(proposed[2].number == 3);
    CHECK(has(proposed[0], Ground::soonest));
}

TEST_CASE("nothing free, nothing proposed") { CHECK(ranking::propose({}, weights, events::Urgency::non_urgent, monday, 3).empty()); }

TEST_CASE("a proposal never depends on the order in which the times were given, and never costs more than the next") {
    rc::check([] {
        const auto count = *rc::gen::inRange<std::size_t>(1, 20);
        std::vector<ranking::Traits> times;
        for (std::size_t i = 0; i < count; ++i) {
            auto time = in_days(*rc::gen::inRange(0, 60), static_cast<std::uint8_t>(i));
            time.begins_at += std::chrono::minutes{static_cast<int>(i)};
            time.is_own_worker = *rc::gen::arbitrary<bool>();
            time.is_as_wished = *rc::gen::arbitrary<bool>();
            time.days_after_guarantee = *rc::gen::inRange(-30, 30);
            times.push_back(time);
        }
        auto turned = times;
        std::reverse(turned.begin(), turned.end());
        const auto proposed = ranking::propose(times, weights, events::Urgency::non_urgent, monday, 3);
        const auto again = ranking::propose(turned, weights, events::Urgency::non_urgent, monday, 3);
        RC_ASSERT(proposed.size() == again.size());
        for (std::size_t i = 0; i < proposed.size(); ++i) {
            RC_ASSERT(times[proposed[i].number].begins_at == turned[again[i].number].begins_at);
            if (i > 0) RC_ASSERT(proposed[i - 1].cost <= proposed[i].cost);
        }
    });
}

TEST_CASE("the way from Lappeenranta to Imatra is some thirty kilometres, and there and back is the same") {
    const ranking::Place lappeenranta{61.06, 28.19};
    const ranking::Place imatra{61.17, 28.77};
    const double way = ranking::kilometres_between(lappeenranta, imatra);
    CHECK(way == doctest::Approx(33.5).epsilon(0.02));
    CHECK(ranking::kilometres_between(imatra, lappeenranta) == doctest::Approx(way));
    CHECK(ranking::kilometres_between(imatra, imatra) == doctest::Approx(0));
}

TEST_CASE("the parts of a day meet at twelve and at sixteen") {
    CHECK(ranking::part_of_day(11 * 60 + 59) == ranking::PartOfDay::morning);
    CHECK(ranking::part_of_day(12 * 60) == ranking::PartOfDay::afternoon);
    CHECK(ranking::part_of_day(15 * 60 + 59) == ranking::PartOfDay::afternoon);
    CHECK(ranking::part_of_day(16 * 60) == ranking::PartOfDay::evening);
}
