#include <doctest/doctest.h>

#include "modules/roster/rules.hpp"

namespace koppi {

namespace {

using roster::rules::Standing;

const Date roster_today = plus_days(Date{}, 20'000);
const auto roster_day = [](int ahead) { return plus_days(roster_today, ahead); };

ProfessionalId roster_nurse(std::uint8_t n) {
    ProfessionalId id{};
    id.bytes[0] = n;
    return id;
}
events::DutyGiven roster_duty(int ahead, std::uint8_t who) { return {UnitId{}, "e_contact", roster_day(ahead), roster_nurse(who)}; }
const Standing roster_free{std::nullopt, "", roster_today, 62};
const Standing roster_held{roster_nurse(1), "Laine Maija", roster_today, 62};

}  // namespace

TEST_CASE("a roster is made from today on, and not further ahead than is said") {
    CHECK(roster::rules::give(roster_free, roster_duty(0, 1)));
    CHECK(roster::rules::give(roster_free, roster_duty(62, 1)));
    CHECK(roster::rules::give(roster_free, roster_duty(-1, 1)).refusal().code == "roster.day_is_past");
    const auto far = roster::rules::give(roster_free, roster_duty(63, 1));
    CHECK(far.refusal().code == "roster.too_far_ahead");
    CHECK(far.refusal().where == "/day");
}

TEST_CASE("whoever leads gives a duty to another, and nobody takes it from a colleague by themself") {
    CHECK(roster::rules::give(roster_held, roster_duty(0, 2)));
    const auto taken = roster::rules::take(roster_held, roster_duty(0, 2));
    CHECK(taken.refusal().code == "roster.taken_by");
    CHECK(taken.refusal().details.at("name") == "Laine Maija");
    CHECK(roster::rules::take(roster_held, roster_duty(0, 1)));
    CHECK(roster::rules::take(roster_free, roster_duty(0, 2)));
    CHECK(roster::rules::take(roster_free, roster_duty(1, 2)).refusal().code == "roster.only_today");
}

TEST_CASE("a duty that nobody has ends for nobody, and what is past stays") {
    CHECK(roster::rules::end(roster_held, {UnitId{}, "e_contact", roster_today}));
    CHECK(roster::rules::end(roster_free, {UnitId{}, "e_contact", roster_today}).refusal().code == "roster.nobody_has_it");
    CHECK(roster::rules::end(roster_held, {UnitId{}, "e_contact", roster_day(-1)}).refusal().code == "roster.day_is_past");
}

}  // namespace koppi
