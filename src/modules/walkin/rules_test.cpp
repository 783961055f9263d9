#include "modules/walkin/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace koppi::walkin {

namespace {

using events::TicketState;
using events::Urgency;

const Instant nine = from_epoch_ms(1'772'434'800'000);
const ProfessionalId kallio{{1}};
const ProfessionalId aalto{{2}};
constexpr rules::GonePractice practice{.calls = 3, .between = Minutes{2}};

rules::Standing standing(TicketState state, int calls = 0, bool has_arrived = false) {
    return {.ticket = {}, .contact = {}, .state = state, .has_arrived = has_arrived, .calls = calls};
}
std::vector<Instant> called_at(std::initializer_list<int> minutes) {
    std::vector<Instant> calls;
    for (const int minute : minutes) calls.push_back(nine + Minutes{minute});
    return calls;
}
std::string gone_at(std::initializer_list<int> calls, int minute, std::optional<Urgency> urgency = {}) {
    const auto at = called_at(calls);
    const auto gone = rules::did_not_come(standing(TicketState::called, static_cast<int>(at.size())), at, practice, urgency, nine + Minutes{minute});
    return gone ? "gone" : gone.refusal().code;
}

struct Came {
    int at;
    std::optional<int> out = {};
};
std::optional<Millis> pace_of(std::initializer_list<Came> people, int now, rules::PacePractice with = {.of = 8, .at_least = 2, .within = Minutes{60}}) {
    std::vector<rules::Passed> passed;
    for (const auto& one : people) passed.push_back({nine + Minutes{one.at}, one.out ? std::optional(nine + Minutes{*one.out}) : std::nullopt});
    return rules::pace(passed, with, nine + Minutes{now});
}

}  // namespace

TEST_CASE("a number is called, called again, and not when the client has come or the matter is over") {
    CHECK(rules::call(standing(TicketState::waiting), kallio, "Huone 3")->nth == 1);
    CHECK(rules::call(standing(TicketState::called, 1), kallio, "Huone 3")->nth == 2);
    CHECK(rules::call(standing(TicketState::called, 1), kallio, "Huone 3")->from == TicketState::called);
    CHECK(rules::call(standing(TicketState::in_hand), kallio, "Huone 3")->from == TicketState::in_hand);
    CHECK(rules::call(standing(TicketState::in_hand, 1, true), kallio, "Huone 3").refusal().code == "walkin.has_arrived");
    CHECK(rules::call(standing(TicketState::gone), kallio, "Huone 3").refusal().code == "walkin.is_over");
    CHECK(rules::call(standing(TicketState::done), kallio, "Huone 3").refusal().code == "walkin.is_over");
}

TEST_CASE("only who was called comes in, and once") {
    CHECK(rules::arrive(standing(TicketState::called, 1)));
    CHECK(rules::arrive(standing(TicketState::waiting)).refusal().code == "walkin.not_called");
    CHECK(rules::arrive(standing(TicketState::in_hand)).refusal().code == "walkin.not_called");
    CHECK(rules::arrive(standing(TicketState::in_hand, 1, true)).refusal().code == "walkin.has_arrived");
}

TEST_CASE("nobody is gone before they were called often enough, with time to come after each call") {
    CHECK(gone_at({0, 2, 4}, 6) == "gone");
    CHECK(gone_at({0, 2}, 30) == "walkin.call_again");
    CHECK(gone_at({0, 2, 4}, 5) == "walkin.may_still_come");
    CHECK(gone_at({0, 0, 0, 1, 1}, 30) == "walkin.call_again");
    CHECK(gone_at({0, 1, 2, 3, 4}, 6) == "gone");
    CHECK(gone_at({0, 1, 2, 3, 4, 5}, 6) == "walkin.may_still_come");
    const auto calls = called_at({0, 2, 4});
    CHECK(rules::gone_from(calls, practice) == nine + Minutes{6});
    CHECK(!rules::did_not_come(standing(TicketState::called, 3), calls, practice, {}, nine + Minutes{6} - Millis{1}));
    CHECK(rules::did_not_come(standing(TicketState::called, 3), calls, practice, {}, nine + Minutes{6}));
}

TEST_CASE("a refusal tells how many calls count and how many minutes are left") {
    const auto early = called_at({0, 1});
    const auto refused = rules::did_not_come(standing(TicketState::called, 2), early, practice, {}, nine + Minutes{3}).refusal();
    CHECK(refused.details.at("called") == "1");
    CHECK(refused.details.at("needed") == "3");
    const auto calls = called_at({0, 2, 4});
    CHECK(rules::did_not_come(standing(TicketState::called, 3), calls, practice, {}, nine + Minutes{4} + Millis{1}).refusal().details.at("minutes") == "2");
}

TEST_CASE("an emergency is looked for, and whoever has come is not gone") {
    CHECK(gone_at({0, 2, 4}, 10, Urgency::emergency) == "walkin.emergency_is_searched");
    CHECK(gone_at({0, 2, 4}, 10, Urgency::same_day) == "gone");
    const auto calls = called_at({0, 2, 4});
    CHECK(rules::did_not_come(standing(TicketState::in_hand, 3, true), calls, practice, {}, nine + Minutes{9}).refusal().code == "walkin.has_arrived");
    CHECK(rules::did_not_come(standing(TicketState::waiting, 3), calls, practice, {}, nine + Minutes{9}).refusal().code == "walkin.not_called");
    CHECK(rules::left(standing(TicketState::waiting), {}));
    CHECK(rules::left(standing(TicketState::waiting), Urgency::emergency).refusal().code == "walkin.emergency_is_searched");
    CHECK(rules::left(standing(TicketState::gone), {}).refusal().code == "walkin.is_over");
}

TEST_CASE("the last press is taken back by who pressed it, for ten minutes") {
    const rules::LastStep called{.from = TicketState::waiting, .by = kallio, .at = nine};
    const auto at = standing(TicketState::called, 1);
    CHECK(rules::undo(at, called, kallio, nine + Minutes{10}, Minutes{10})->to == TicketState::waiting);
    CHECK(rules::undo(at, called, kallio, nine + Minutes{10} + Millis{1}, Minutes{10}).refusal().code == "walkin.undo_too_late");
    CHECK(rules::undo(at, called, aalto, nine, Minutes{10}).refusal().code == "walkin.undo_not_yours");
    CHECK(rules::undo(at, {}, kallio, nine, Minutes{10}).refusal().code == "walkin.nothing_to_undo");
}

TEST_CASE("the screen names a room and nobody") {
    CHECK(rules::place("  Vastaanotto   2 ").value() == "Vastaanotto 2");
    CHECK(rules::place("   ").refusal().code == "walkin.place_missing");
    CHECK(rules::place("Huone 3 010190-900P").refusal().code == "walkin.place_names_somebody");
    CHECK(rules::place("Huone 3 010190-900P").refusal().where == "/place");
}

TEST_CASE("the pace is told by those who were taken while somebody waited") {
    // Three wait from the beginning: one every ten minutes.
    CHECK(pace_of({{0, 10}, {0, 20}, {0, 30}, {0}}, 31) == Minutes{10});
    // Nobody waited between 10 and 50: that time is nobody's wait.
    CHECK(pace_of({{0, 10}, {50, 60}}, 61) == Minutes{10});
    // An urgent one that came late and was taken at once: the others had waited all the time.
    CHECK(pace_of({{0, 10}, {0, 30}, {19, 20}}, 31) == Minutes{10});
    // Too few, or too long ago, or nobody at all.
    CHECK(!pace_of({{0, 10}}, 11));
    CHECK(!pace_of({}, 11));
    CHECK(!pace_of({{0, 10}, {0, 20}}, 81));
    CHECK(pace_of({{0, 10}, {0, 20}}, 80) == Minutes{10});
    // Only the last ones are asked.
    CHECK(pace_of({{0, 30}, {0, 60}, {0, 65}, {0, 70}}, 70, {.of = 2, .at_least = 2, .within = Minutes{60}}) == Minutes{5});
}

TEST_CASE("a wait is told in full fives of minutes, and never without a pace") {
    CHECK(rules::estimate_minutes(Minutes{4}, 0) == 5);
    CHECK(rules::estimate_minutes(Minutes{5}, 0) == 5);
    CHECK(rules::estimate_minutes(Minutes{5} + Millis{1}, 0) == 10);
    CHECK(rules::estimate_minutes(Minutes{6}, 3) == 25);
    CHECK(!rules::estimate_minutes(std::nullopt, 0));
}

TEST_CASE("whatever day it was, the pace is no longer than the whole wait and never negative") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> people) {
        std::vector<rules::Passed> passed;
        Instant first = nine + Minutes{600};
        Instant last = nine;
        for (const auto& [came, waited] : people) {
            passed.push_back({nine + Minutes{came}, nine + Minutes{came + waited}});
            first = std::min(first, passed.back().drawn_at);
            last = std::max(last, *passed.back().out_at);
        }
        const auto pace = rules::pace(passed, {.of = 1000, .at_least = 1, .within = Minutes{600}}, last);
        if (passed.empty()) {
            RC_ASSERT(!pace.has_value());
            return;
        }
        RC_ASSERT(pace.has_value());
        RC_ASSERT(*pace >= Millis{0});
        RC_ASSERT(*pace * static_cast<std::int64_t>(passed.size()) <= last - first);
    }));
}

}  // namespace koppi::walkin
