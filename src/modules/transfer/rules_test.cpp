#include "modules/transfer/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"

namespace koppi::transfer {

namespace {

constexpr Instant transfer_noon{std::chrono::sys_days{std::chrono::year{2026} / 9 / 7} + std::chrono::hours{9}};

rules::Limits transfer_limits() { return {4h, 1h, 30, 60, 30, 3, 3, 21}; }
UnitId unit_n(std::uint8_t n) {
    UnitId unit{};
    unit.bytes[15] = n;
    return unit;
}
rules::Standing standing_in(TransferState state) {
    rules::Standing stands{};
    stands.from = unit_n(1);
    stands.to = unit_n(2);
    stands.state = state;
    stands.planned_at = transfer_noon + 2h;
    if (state == TransferState::accepted) stands.changes_at = transfer_noon + 2h;
    return stands;
}
std::string outcome_of(const auto& result) { return result ? "yes" : result.refusal().code; }

}  // namespace

TEST_CASE("care changes hands at the planned time, or at the acceptance when that is later") {
    const std::vector<Stretch> chain{{transfer_noon - 1h, unit_n(1), {}}};
    const auto at = [&](Instant now) { return rules::accept(standing_in(TransferState::waiting), chain, {}, transfer_limits(), now).value().changes_at; };
    CHECK(at(transfer_noon) == transfer_noon + 2h);
    CHECK(at(transfer_noon + 2h) == transfer_noon + 2h);
    CHECK(at(transfer_noon + 5h) == transfer_noon + 5h);
}

TEST_CASE("a stretch begins after the one before it, even in the same millisecond or when a clock goes back") {
    const std::vector<Stretch> chain{{transfer_noon, unit_n(1), {}}};
    auto stands = standing_in(TransferState::waiting);
    stands.planned_at = transfer_noon;
    CHECK(rules::accept(stands, chain, {}, transfer_limits(), transfer_noon).value().changes_at == transfer_noon + 1ms);
    CHECK(rules::accept(stands, chain, {}, transfer_limits(), transfer_noon - 1h).value().changes_at == transfer_noon + 1ms);
}

TEST_CASE("what was accepted can be called off until the instant at which it changes, and not from then on") {
    const auto stands = standing_in(TransferState::accepted);
    CHECK(outcome_of(rules::withdraw(stands, "condition_changed", {}, transfer_noon + 2h - 1ms)) == "yes");
    CHECK(outcome_of(rules::withdraw(stands, "condition_changed", {}, transfer_noon + 2h)) == "transfer.has_moved");
    CHECK(outcome_of(rules::decline(stands, "no_room", {}, transfer_noon + 2h)) == "transfer.has_moved");
}

TEST_CASE("what is due on the planned day or later moves with it, by days as Helsinki counts them, and what is due before stays") {
    const Date day = helsinki_date(transfer_noon);
    CHECK(rules::due_after(day, transfer_noon, transfer_noon + 48h) == plus_days(day, 2));
    CHECK(rules::due_after(plus_days(day, 3), transfer_noon, transfer_noon + 48h) == plus_days(day, 5));
    CHECK(rules::due_after(plus_days(day, -1), transfer_noon, transfer_noon + 48h) == plus_days(day, -1));
    CHECK(rules::due_after(plus_days(day, 2), transfer_noon + 48h, transfer_noon) == day);
    // 12:00 to 23:59 is the same day, and a minute more is the next.
    CHECK(rules::due_after(day, transfer_noon, transfer_noon + 11h + 59min) == day);
    CHECK(rules::due_after(day, transfer_noon, transfer_noon + 12h) == plus_days(day, 1));
}

TEST_CASE("whoever goes home is called within the days, and whoever does not is not") {
    auto stands = standing_in(TransferState::waiting);
    CHECK_FALSE(rules::accept(stands, {}, {}, transfer_limits(), transfer_noon).value().call);
    stands.is_discharge = true;
    const auto call = rules::accept(stands, {}, {}, transfer_limits(), transfer_noon).value().call;
    REQUIRE(call);
    CHECK(call->due_on == plus_days(helsinki_date(transfer_noon), 3));
    CHECK(call->unit == stands.to);
}

TEST_CASE("a thing that must happen is one of the list or words, and no check stands twice") {
    const auto asked_with = [](std::vector<events::TransferStep> steps) {
        events::TransferAsked asked{};
        asked.from = unit_n(1);
        asked.to = unit_n(2);
        asked.planned_at = transfer_noon;
        asked.steps = std::move(steps);
        const auto ruled = rules::ask(std::move(asked), {{}, {}}, {false, false}, transfer_limits(), transfer_noon);
        return ruled ? std::string("yes") : ruled.refusal().code + ruled.refusal().where;
    };
    const Date day = helsinki_date(transfer_noon);
    CHECK(asked_with({{1, "medicines", {}, unit_n(1), day}}) == "yes");
    CHECK(asked_with({{1, {}, {}, unit_n(1), day}}) == "transfer.what_must_happen/steps/0/text");
    CHECK(asked_with({{1, "medicines", "ja muuta", unit_n(1), day}}) == "transfer.what_must_happen/steps/0/text");
    CHECK(asked_with({{1, "aids", {}, unit_n(1), day}, {2, "aids", {}, unit_n(2), day}}) == "transfer.check_twice/steps/1/check");
    CHECK(asked_with({{1, "aids", {}, unit_n(1), plus_days(day, -1)}}) == "transfer.due_has_gone/steps/0/due_on");
    CHECK(asked_with({{1, "aids", {}, unit_n(1), plus_days(day, 61)}}) == "transfer.due_too_far/steps/0/due_on");
}

TEST_CASE("before a chain begins nobody answers, and from then on exactly one does at every instant") {
    CHECK(rc::check([](std::vector<std::uint16_t> gaps) {
        std::vector<Stretch> chain;
        Instant at = transfer_noon;
        for (const auto gap : gaps) {
            at += Millis{gap + 1};
            chain.push_back({at, unit_n(static_cast<std::uint8_t>(gap % 7)), {}});
        }
        RC_ASSERT(!responsible(chain, transfer_noon));
        for (std::size_t n = 0; n < chain.size(); ++n) {
            RC_ASSERT(responsible(chain, chain[n].from_at) == chain[n].unit);
            const auto until = n + 1 < chain.size() ? chain[n + 1].from_at - 1ms : chain[n].from_at + 24h;
            RC_ASSERT(responsible(chain, until) == chain[n].unit);
        }
    }));
}

}  // namespace koppi::transfer
