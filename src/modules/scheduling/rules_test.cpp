// Scheduling, rules: tests as sentences and properties.
#include "modules/scheduling/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;

namespace {

const Instant eight = *instant_from("2026-03-02T06:00:00Z");
const Instant early = eight - 1h;

events::HoursOffered morning_hours(int slot_minutes = 20) {
    events::HoursOffered hours{};
    hours.begins_at = eight;
    hours.ends_at = eight + 4h;
    hours.slot_minutes = slot_minutes;
    return hours;
}

scheduling::rules::Wish wish_for(Instant begins_at) {
    return {.begins_at = begins_at,
            .client = {},
            .urgency = events::Urgency::within_days,
            .late_because = std::nullopt,
            .is_after_guarantee = false,
            .taken = std::nullopt,
            .taken_by_name = "Laine Maija",
            .client_is_elsewhere = false};
}

std::string answer_to_book(const scheduling::rules::Wish& wish, Instant now = early) {
    const auto booked = scheduling::rules::book(morning_hours(), {}, wish, now);
    return booked ? "booked" : booked.refusal().code;
}

}  // namespace

TEST_CASE("a slot that has begun is refused, to the millisecond") {
    CHECK(answer_to_book(wish_for(eight), eight) == "scheduling.slot_has_begun");
    CHECK(answer_to_book(wish_for(eight), eight - 1ms) == "booked");
}

TEST_CASE("only what is offered can be booked: on the grid, inside the hours") {
    CHECK(answer_to_book(wish_for(eight + 20min)) == "booked");
    CHECK(answer_to_book(wish_for(eight + 10min)) == "scheduling.slot_not_offered");
    CHECK(answer_to_book(wish_for(eight - 20min)) == "scheduling.slot_not_offered");
    CHECK(answer_to_book(wish_for(eight + 3h + 40min)) == "booked");
    CHECK(answer_to_book(wish_for(eight + 4h)) == "scheduling.slot_not_offered");
}

TEST_CASE("an emergency is never parked in a calendar") {
    auto wish = wish_for(eight);
    wish.urgency = events::Urgency::emergency;
    CHECK(answer_to_book(wish) == "scheduling.emergency_is_not_booked");
}

TEST_CASE("a taken slot is refused with the name of who took it, and nobody is in two places at once") {
    auto wish = wish_for(eight);
    wish.taken = Interval{eight, eight + 20min};
    CHECK(answer_to_book(wish) == "scheduling.slot_taken");
    CHECK(scheduling::rules::book(morning_hours(), {}, wish, early).refusal().details.at("name") == "Laine Maija");
    wish = wish_for(eight);
    wish.client_is_elsewhere = true;
    CHECK(answer_to_book(wish) == "scheduling.client_has_overlap");
}

TEST_CASE("a time after the care guarantee's last day needs a reason") {
    auto wish = wish_for(eight);
    wish.is_after_guarantee = true;
    CHECK(answer_to_book(wish) == "scheduling.after_guarantee_needs_reason");
    wish.late_because = "asiakkaan toive";
    CHECK(answer_to_book(wish) == "booked");
}

TEST_CASE("hours lie on the five-minute grid and have a length") {
    auto hours = morning_hours();
    CHECK(scheduling::rules::hours_are_sound(hours).ok());
    hours.slot_minutes = 7;
    CHECK(scheduling::rules::hours_are_sound(hours).refusal().code == "scheduling.hours_off_grid");
    hours = morning_hours();
    hours.begins_at += 1min;
    CHECK(scheduling::rules::hours_are_sound(hours).refusal().code == "scheduling.hours_off_grid");
    hours = morning_hours();
    hours.ends_at = hours.begins_at;
    CHECK(scheduling::rules::hours_are_sound(hours).refusal().code == "scheduling.hours_have_no_length");
}

TEST_CASE("free slots never overlap what is busy, and nothing free is left out") {
    CHECK(rc::check([] {
        const int slot_minutes = *rc::gen::element(5, 10, 15, 20, 30, 45);
        const auto hours = morning_hours(slot_minutes);
        auto starts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-6, 54));
        std::sort(starts.begin(), starts.end());
        std::vector<Interval> busy;
        for (const int start : starts) {
            const Interval stretch{eight + Minutes{start * 5}, eight + Minutes{start * 5 + 15}};
            if (busy.empty() || busy.back().end <= stretch.begin) busy.push_back(stretch);
        }
        const auto from = eight + Minutes{*rc::gen::inRange(-30, 240)};
        const auto free = scheduling::rules::free_slots(hours, busy, from);
        std::size_t expected = 0;
        for (Instant begin = hours.begins_at; begin + Minutes{slot_minutes} <= hours.ends_at; begin += Minutes{slot_minutes}) {
            const Interval slot{begin, begin + Minutes{slot_minutes}};
            const bool taken = std::any_of(busy.begin(), busy.end(), [&](const Interval& b) { return b.begin < slot.end && slot.begin < b.end; });
            if (!taken && begin >= from) ++expected;
        }
        RC_ASSERT(free.size() == expected);
        for (const auto& slot : free)
            for (const auto& taken : busy) RC_ASSERT(!(taken.begin < slot.end && slot.begin < taken.end));
    }));
}

TEST_CASE("two stretches that overlap share a cell, and two that only touch share none") {
    CHECK(rc::check([] {
        const auto stretch = [] {
            const auto begin = eight + Minutes{5 * *rc::gen::inRange(0, 100)};
            return Interval{begin, begin + Minutes{5 * *rc::gen::inRange(1, 12)}};
        };
        const Interval a = stretch();
        const Interval b = stretch();
        const auto [a_first, a_last] = scheduling::rules::cells(a);
        const auto [b_first, b_last] = scheduling::rules::cells(b);
        const bool share = a_first < b_last && b_first < a_last;
        RC_ASSERT(share == (a.begin < b.end && b.begin < a.end));
    }));
}

TEST_CASE("what became of a booking is said by whom it was booked with, or by a colleague of that unit") {
    const ProfessionalId booked_with{{1}};
    const ProfessionalId somebody{{2}};
    const UnitId station{{3}};
    const UnitId elsewhere{{4}};
    const auto answer = [&](std::optional<ProfessionalId> with, std::optional<UnitId> in, ProfessionalId who, UnitId where) {
        const auto met = scheduling::rules::may_meet(with, in, who, where);
        return met ? "theirs" : met.refusal().code;
    };
    CHECK(answer(booked_with, station, booked_with, elsewhere) == "theirs");
    CHECK(answer(booked_with, station, somebody, station) == "theirs");
    CHECK(answer(booked_with, station, somebody, elsewhere) == "scheduling.not_your_booking");
    // What another system booked without saying with whom is nobody's to record here.
    CHECK(answer(std::nullopt, std::nullopt, somebody, elsewhere) == "scheduling.not_your_booking");
}
