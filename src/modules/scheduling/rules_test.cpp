// Scheduling, rules: tests as sentences and properties.
#include "modules/scheduling/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;
namespace rules = koppi::scheduling::rules;

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
scheduling::templates::Stretch morning(int slot_minutes = 20) { return scheduling::templates::stretch_of(morning_hours(slot_minutes)); }

rules::Wish wish_for(Instant begins_at) { return {.begins_at = begins_at, .urgency = events::Urgency::within_days}; }

std::string answer_of(const Result<events::BookedTime>& taken) { return taken ? "taken" : taken.refusal().code; }
std::string answer_to_take(const rules::Wish& wish, Instant now = early) { return answer_of(rules::take(morning(), wish, now)); }

rules::Obstacle somebody(std::optional<Instant> held_until = std::nullopt) {
    return {.of = rules::ObstacleOf::professional, .whose = "Kallio Veera", .by = "Laine Maija", .held_until = held_until};
}

}  // namespace

TEST_CASE("a slot that has begun is refused, to the millisecond") {
    CHECK(answer_to_take(wish_for(eight), eight) == "scheduling.slot_has_begun");
    CHECK(answer_to_take(wish_for(eight), eight - 1ms) == "taken");
}

TEST_CASE("only what is offered can be booked: on the grid, inside the hours") {
    CHECK(answer_to_take(wish_for(eight + 20min)) == "taken");
    CHECK(answer_to_take(wish_for(eight + 10min)) == "scheduling.slot_not_offered");
    CHECK(answer_to_take(wish_for(eight - 20min)) == "scheduling.slot_not_offered");
    CHECK(answer_to_take(wish_for(eight + 3h + 40min)) == "taken");
    CHECK(answer_to_take(wish_for(eight + 4h)) == "scheduling.slot_not_offered");
}

TEST_CASE("of two who move a visit the second is told who moved it") {
    CHECK(rules::still_there(eight, eight, "").ok());
    CHECK(rules::still_there(std::nullopt, eight, "").ok());
    const auto moved = rules::still_there(eight, eight + 20min, "Laine Maija");
    REQUIRE_FALSE(moved.ok());
    CHECK(moved.refusal().code == "scheduling.moved_meanwhile");
    CHECK(moved.refusal().details.at("name") == "Laine Maija");
}

TEST_CASE("several times in a row are taken whole, and end inside the hours") {
    auto wish = wish_for(eight + 3h + 20min);
    wish.slots = 2;
    const auto taken = rules::take(morning(), wish, early);
    REQUIRE(taken.ok());
    CHECK(taken->ends_at == eight + 4h);
    wish.slots = 3;
    CHECK(answer_to_take(wish) == "scheduling.slot_not_offered");
    for (const int slots : {0, -1, 13}) {
        wish.slots = slots;
        CHECK(answer_to_take(wish) == "wire.out_of_range");
    }
}

TEST_CASE("an emergency is never parked in a calendar") {
    auto wish = wish_for(eight);
    wish.urgency = events::Urgency::emergency;
    CHECK(answer_to_take(wish) == "scheduling.emergency_is_not_booked");
}

TEST_CASE("a taken slot is refused with the name of who took it, and nobody is in two places at once") {
    auto wish = wish_for(eight);
    wish.obstacle = somebody();
    CHECK(answer_to_take(wish) == "scheduling.slot_taken");
    CHECK(rules::take(morning(), wish, early).refusal().details.at("name") == "Laine Maija");
    wish = wish_for(eight);
    wish.client_is_elsewhere = true;
    CHECK(answer_to_take(wish) == "scheduling.client_has_overlap");
}

TEST_CASE("who keeps a time, and for how many minutes more, is told; so is whose room or colleague is taken") {
    auto wish = wish_for(eight);
    wish.obstacle = somebody(early + 90s);
    const auto held = rules::take(morning(), wish, early);
    CHECK(answer_of(held) == "scheduling.slot_held");
    CHECK(held.refusal().details.at("minutes") == "2");
    wish.obstacle = rules::Obstacle{.of = rules::ObstacleOf::room, .whose = "Huone 3", .by = "Laine Maija", .held_until = {}};
    CHECK(rules::take(morning(), wish, early).refusal().details.at("room") == "Huone 3");
    wish.obstacle = rules::Obstacle{.of = rules::ObstacleOf::party, .whose = "Niemi Ville", .by = "Laine Maija", .held_until = {}};
    CHECK(rules::take(morning(), wish, early).refusal().details.at("party") == "Niemi Ville");
}

TEST_CASE("a kept time is for those it is kept for, until it is released") {
    auto kept = morning();
    const auto answer = [&](events::SlotPurpose purpose, const rules::Wish& wish, Instant now = early) {
        kept.purpose = purpose;
        return answer_of(rules::take(kept, wish, now));
    };
    auto wish = wish_for(eight + 1h);
    CHECK(answer(events::SlotPurpose::urgent, wish) == "scheduling.kept_for_urgent");
    CHECK(answer(events::SlotPurpose::own_clients, wish) == "scheduling.kept_for_own_clients");
    CHECK(answer(events::SlotPurpose::online, wish) == "scheduling.kept_for_online");
    CHECK(answer(events::SlotPurpose::remote_only, wish) == "taken");
    wish.urgency = events::Urgency::same_day;
    CHECK(answer(events::SlotPurpose::urgent, wish) == "taken");
    wish = wish_for(eight + 1h);
    wish.is_own_client = true;
    CHECK(answer(events::SlotPurpose::own_clients, wish) == "taken");
    wish = wish_for(eight + 1h);
    wish.through = events::BookedThrough::online;
    CHECK(answer(events::SlotPurpose::online, wish) == "taken");
    wish = wish_for(eight + 1h);
    kept.released_at = eight;
    CHECK(answer(events::SlotPurpose::urgent, wish, eight - 1ms) == "scheduling.kept_for_urgent");
    CHECK(answer(events::SlotPurpose::urgent, wish, eight) == "taken");
}

TEST_CASE("a time that is not open yet says from when") {
    auto later = morning();
    later.opens_at = early + 1min;
    const auto refused = rules::take(later, wish_for(eight), early);
    CHECK(answer_of(refused) == "scheduling.not_open_yet");
    CHECK(refused.refusal().details.at("date") == "2026-03-02");
    CHECK(answer_of(rules::take(later, wish_for(eight), early + 1min)) == "taken");
}

TEST_CASE("a named right lets somebody in over a booking, with its reason; without need it is not counted") {
    auto wish = wish_for(eight);
    wish.exception = events::BookingException{events::ExceptionKind::overbooked, "kuumeinen lapsi"};
    wish.obstacle = somebody();
    CHECK(answer_to_take(wish) == "scheduling.exception_needs_right");
    wish.may_except = true;
    wish.exception->why = " \n";
    CHECK(answer_to_take(wish) == "scheduling.exception_needs_reason");
    wish.exception->why = std::string(1'001, 'x');
    CHECK(answer_to_take(wish) == "scheduling.exception_needs_reason");
    wish.exception->why = "kuumeinen lapsi";
    wish.may_except = false;
    wish.may_except = true;
    const auto over = rules::take(morning(), wish, early);
    REQUIRE(over.ok());
    CHECK(over->exception.has_value());
    CHECK(rules::lane_of(*over) == 1);
    wish.obstacle.reset();
    const auto plain = rules::take(morning(), wish, early);
    CHECK(!plain->exception.has_value());
    CHECK(rules::lane_of(*plain) == 0);
    // Rooms and colleagues of a joint visit are never overbooked.
    wish.obstacle = rules::Obstacle{.of = rules::ObstacleOf::room, .whose = "Huone 3", .by = "", .held_until = {}};
    CHECK(answer_to_take(wish) == "scheduling.room_taken");
}

TEST_CASE("who is away, or not at work, takes part in nothing") {
    auto wish = wish_for(eight);
    wish.is_absent = true;
    CHECK(answer_to_take(wish) == "scheduling.professional_absent");
    wish = wish_for(eight);
    wish.not_at_work = "Niemi Ville";
    CHECK(answer_to_take(wish) == "scheduling.party_not_at_work");
}

TEST_CASE("a time after the care guarantee's last day needs a reason") {
    CHECK(rules::in_time(true, std::nullopt).refusal().code == "scheduling.after_guarantee_needs_reason");
    CHECK(rules::in_time(true, "asiakkaan toive").ok());
    CHECK(rules::in_time(false, std::nullopt).ok());
}

TEST_CASE("nobody is missed before the arrival window has closed") {
    using events::BookingState;
    const auto answer = [](BookingState state, Instant now) {
        const auto missed = rules::miss(state, eight, now, 15min);
        return missed ? "missed" : missed.refusal().code;
    };
    CHECK(answer(BookingState::booked, eight - 1ms) == "scheduling.not_yet_begun");
    CHECK(answer(BookingState::booked, eight + 15min - 1ms) == "scheduling.arrival_window_open");
    CHECK(answer(BookingState::booked, eight + 15min) == "missed");
    for (const auto state : {BookingState::arrived, BookingState::fulfilled, BookingState::cancelled, BookingState::no_show})
        CHECK(answer(state, eight + 1h) == "scheduling.booking_has_ended");
}

TEST_CASE("a client arrives from the opening of the window until the visit's end") {
    const Interval visit{eight, eight + 20min};
    const auto answer = [&](Instant now) {
        const auto arrived = rules::arrive(events::BookingState::booked, visit, now, 60min);
        return arrived ? "arrived" : arrived.refusal().code;
    };
    CHECK(answer(eight - 60min - 1ms) == "scheduling.too_early_to_arrive");
    CHECK(answer(eight - 60min) == "arrived");
    CHECK(answer(eight + 20min - 1ms) == "arrived");
    CHECK(answer(eight + 20min) == "scheduling.visit_time_is_over");
}

TEST_CASE("a step is taken back by whom it was made, while it is fresh") {
    const ProfessionalId me{{1}};
    const rules::Step step{"moved", eight, me};
    const auto answer = [](const std::optional<rules::Step>& of, std::optional<ProfessionalId> who, Instant now) {
        const auto undone = rules::undo(of, who, now, 10min);
        return undone ? "undone" : undone.refusal().code;
    };
    CHECK(answer(step, me, eight + 10min) == "undone");
    CHECK(answer(step, me, eight + 10min + 1ms) == "scheduling.undo_too_late");
    CHECK(answer(step, ProfessionalId{{2}}, eight) == "scheduling.undo_is_anothers");
    CHECK(answer(std::nullopt, me, eight) == "scheduling.nothing_to_undo");
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
        const auto stretch = morning(slot_minutes);
        auto starts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-6, 54));
        std::sort(starts.begin(), starts.end());
        std::vector<Interval> busy;
        for (const int start : starts) {
            const Interval taken{eight + Minutes{start * 5}, eight + Minutes{start * 5 + 15}};
            if (busy.empty() || busy.back().end <= taken.begin) busy.push_back(taken);
        }
        const auto from = eight + Minutes{*rc::gen::inRange(-30, 240)};
        const auto free = rules::free_slots(stretch, busy, from);
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
    const std::vector<events::Party> others{{ProfessionalId{{9}}, true}};
    const auto answer = [&](std::optional<ProfessionalId> with, std::optional<UnitId> in, ProfessionalId who, UnitId where) {
        const auto met = rules::may_meet(with, in, others, who, where);
        return met ? "theirs" : met.refusal().code;
    };
    CHECK(answer(booked_with, station, booked_with, elsewhere) == "theirs");
    CHECK(answer(booked_with, station, somebody, station) == "theirs");
    CHECK(answer(booked_with, station, somebody, elsewhere) == "scheduling.not_your_booking");
    CHECK(answer(booked_with, station, others.front().professional, elsewhere) == "theirs");
    // What another system booked without saying with whom is nobody's to record here.
    CHECK(answer(std::nullopt, std::nullopt, somebody, elsewhere) == "scheduling.not_your_booking");
}

TEST_CASE("what one keeps at the desk is one's own; what is offered belongs to whoever records the answer") {
    using events::HoldFor;
    const std::optional<ProfessionalId> me = ProfessionalId{{1}};
    const std::optional<ProfessionalId> another = ProfessionalId{{2}};
    const auto answer = [&](HoldFor held_for, HoldFor use, std::optional<ProfessionalId> who, Instant now = early) {
        const auto used = rules::may_use(rules::Holding{held_for, me, eight}, use, who, now);
        return used ? "used" : used.refusal().code;
    };
    CHECK(answer(HoldFor::desk, HoldFor::desk, me) == "used");
    CHECK(answer(HoldFor::desk, HoldFor::desk, another) == "scheduling.hold_is_anothers");
    CHECK(answer(HoldFor::desk, HoldFor::offer, another) == "scheduling.hold_is_anothers");
    CHECK(answer(HoldFor::offer, HoldFor::offer, me) == "used");
    CHECK(answer(HoldFor::offer, HoldFor::offer, another) == "used");
    CHECK(answer(HoldFor::offer, HoldFor::offer, std::nullopt) == "used");  // the house, when it ran out
    // Past the offer nobody takes its time, not even who made it.
    CHECK(answer(HoldFor::offer, HoldFor::desk, me) == "scheduling.hold_is_offered");
    CHECK(answer(HoldFor::desk, HoldFor::desk, me, eight) == "scheduling.hold_has_ended");
    CHECK(rules::may_use(std::nullopt, HoldFor::desk, me, early).refusal().code == "scheduling.hold_has_ended");

    CHECK(rules::may_release(rules::Holding{HoldFor::offer, me, eight}, HoldFor::offer, another).ok());
    CHECK(rules::may_release(rules::Holding{HoldFor::offer, me, eight}, HoldFor::desk, me).refusal().code == "scheduling.hold_is_offered");
    CHECK(rules::may_release(rules::Holding{HoldFor::desk, me, eight}, HoldFor::desk, another).refusal().code == "scheduling.hold_is_anothers");
    CHECK(rules::may_release(std::nullopt, HoldFor::desk, me).refusal().code == "scheduling.hold_has_ended");
}

TEST_CASE("who leads a group meanwhile has no time, not even over it, and the refusal names the group") {
    auto wish = wish_for(eight);
    wish.obstacle = somebody();
    wish.obstacle->group = "ELO syksy";
    const auto code_at = [&] {
        const auto taken = rules::take(morning(), wish, early);
        return taken ? "taken" : taken.refusal().code + " " + taken.refusal().where + " " + taken.refusal().details.at("group");
    };
    CHECK(code_at() == "scheduling.leads_group /begins_at ELO syksy");
    wish.may_except = true;
    wish.exception = events::BookingException{events::ExceptionKind::overbooked, "kiireellinen"};
    CHECK(code_at() == "scheduling.leads_group /begins_at ELO syksy");
    wish.obstacle->of = rules::ObstacleOf::party;
    CHECK(code_at() == "scheduling.leads_group /others ELO syksy");
    wish.obstacle->of = rules::ObstacleOf::room;
    CHECK(code_at() == "scheduling.room_has_group /room ELO syksy");
}

TEST_CASE("a meeting stands where its leaders and its room are free, ahead and on the grid") {
    const auto answer = [](rules::Meeting meeting, Instant now = early) {
        const auto met = rules::meet(meeting, now);
        return met ? "meets" : met.refusal().code + " " + met.refusal().where;
    };
    const Interval time{eight, eight + 90min};
    CHECK(answer({time, {}, {}}) == "meets");
    CHECK(answer({time, {}, {}}, eight) == "scheduling.slot_has_begun /date");
    CHECK(answer({{eight, eight + 91min}, {}, {}}) == "scheduling.hours_off_grid /from_minute");
    CHECK(answer({time, {}, "Kallio Veera"}) == "scheduling.leader_absent /leaders");
    CHECK(answer({time, somebody(), {}}) == "scheduling.leader_booked /leaders");
    auto other_group = somebody();
    other_group.group = "Perhevalmennus";
    CHECK(answer({time, other_group, {}}) == "scheduling.leader_meets /leaders");
    auto room = somebody();
    room.of = rules::ObstacleOf::room;
    CHECK(answer({time, room, {}}) == "scheduling.room_booked /room");
    room.group = "Perhevalmennus";
    CHECK(answer({time, room, {}}) == "scheduling.room_meets /room");
    CHECK(rules::meet({time, room, {}}, early).refusal().details.at("date") == "2026-03-02");
}
