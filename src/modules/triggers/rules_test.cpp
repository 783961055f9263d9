#include "modules/triggers/rules.hpp"

#include <doctest/doctest.h>

namespace koppi::triggers {

namespace {

constexpr Date trigger_today{std::chrono::year{2026} / 9 / 21};

events::HeavyNeedSeen counted(int count) { return {1, count, 10, 12}; }
rules::Last last_decision(bool is_taken_up, bool is_contacted, Date silent_until) { return {{}, is_taken_up, is_contacted, silent_until}; }

std::string set_aside_at(int count, const std::optional<rules::Last>& last) {
    const auto aside = rules::set_aside({{}, {}, counted(count), "passing", std::nullopt, plus_months(trigger_today, 3)}, last, trigger_today);
    return aside ? "set aside" : aside.refusal().code;
}

}  // namespace

TEST_CASE("heavy need is suggested from the threshold on, and not while a decision is fresh") {
    CHECK(!rules::is_suggested(counted(9), std::nullopt, trigger_today));
    CHECK(rules::is_suggested(counted(10), std::nullopt, trigger_today));
    CHECK(!rules::is_suggested(counted(40), last_decision(false, false, trigger_today), trigger_today));
    CHECK(rules::is_suggested(counted(40), last_decision(false, false, plus_days(trigger_today, -1)), trigger_today));
}

TEST_CASE("nothing is decided of somebody below the threshold, and nothing twice") {
    CHECK(set_aside_at(9, std::nullopt) == "triggers.not_reached");
    CHECK(set_aside_at(10, std::nullopt) == "set aside");
    CHECK(set_aside_at(10, last_decision(true, false, plus_days(trigger_today, 1))) == "triggers.is_decided");
}

TEST_CASE("whoever was taken up is contacted once; whoever was set aside is not") {
    const auto reached = [](const std::optional<rules::Last>& last) {
        const auto event = rules::contacted(last, {}, std::nullopt);
        return event ? std::string("contacted") : event.refusal().code;
    };
    CHECK(reached(std::nullopt) == "triggers.not_taken_up");
    CHECK(reached(last_decision(false, false, trigger_today)) == "triggers.not_taken_up");
    CHECK(reached(last_decision(true, false, trigger_today)) == "contacted");
    CHECK(reached(last_decision(true, true, trigger_today)) == "triggers.is_contacted");
}

}  // namespace koppi::triggers
