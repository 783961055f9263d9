#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"
#include "modules/groups/rules.hpp"

namespace koppi::groups {

namespace {

using namespace std::chrono;
using events::Companions;

constexpr Date today = year{2026} / September / day{1};

// A group of four seats, of which these are taken.
struct Asked {
    std::vector<int> taken = {};
    int waiting = 0;
    Companions companions = Companions::none;
    bool has_companion = false;
    GroupState state = GroupState::open;
    bool has_meeting_ahead = true;
    bool is_seated = false;
    bool is_waiting = false;
    std::optional<Date> enrol_until = {};

    rules::Enrolment wish() const {
        return {.state = state, .seats = 4, .companions = companions, .enrol_until = enrol_until, .taken = taken, .waiting = waiting,
                .has_meeting_ahead = has_meeting_ahead, .is_seated = is_seated, .is_waiting = is_waiting, .has_companion = has_companion, .today = today};
    }
};

std::string told(const Result<rules::Numbers>& numbers) {
    if (!numbers) return numbers.refusal().code;
    return std::to_string(numbers->own) + (numbers->companion ? " and " + std::to_string(*numbers->companion) : "");
}
std::string take(const Asked& asked, std::optional<std::string> past_queue = {}) { return told(rules::take(asked.wish(), past_queue)); }
std::string promote(const Asked& asked, int place, std::optional<std::string> past_queue = {}) {
    return told(rules::promote(asked.wish(), place, past_queue));
}
std::string join(const Asked& asked) {
    const auto joined = rules::join(asked.wish());
    return joined ? "waits" : joined.refusal().code;
}
ProfessionalId person(std::uint8_t n) {
    ProfessionalId id;
    id.bytes[0] = n;
    return id;
}
SeatId seat(std::uint8_t n) {
    SeatId id;
    id.bytes[0] = n;
    return id;
}

}  // namespace

TEST_CASE("the lowest free seat is taken, and a full group says that one may wait") {
    CHECK(take({}) == "1");
    CHECK(take({.taken = {1, 3}}) == "2");
    CHECK(take({.taken = {1, 2, 3}}) == "4");
    CHECK(take({.taken = {1, 2, 3, 4}}) == "groups.full");
    CHECK(join({.taken = {1, 2, 3, 4}}) == "waits");
    CHECK(join({.taken = {1, 2, 3}}) == "groups.has_room");
}

TEST_CASE("a companion comes beside, on a seat, or not at all") {
    CHECK(take({.has_companion = true}) == "groups.no_companions");
    CHECK(take({.taken = {1, 2, 3}, .companions = Companions::beside, .has_companion = true}) == "4");
    CHECK(take({.taken = {2}, .companions = Companions::seat, .has_companion = true}) == "1 and 3");
    CHECK(take({.taken = {1, 2, 4}, .companions = Companions::seat, .has_companion = true}) == "groups.one_seat_left");
    CHECK(take({.taken = {1, 2, 4}, .companions = Companions::seat}) == "3");
    CHECK(join({.taken = {1, 2, 4}, .companions = Companions::seat, .has_companion = true}) == "waits");
}

TEST_CASE("those who wait go first, and whoever passes them by says why") {
    CHECK(take({.taken = {1}, .waiting = 2}) == "groups.others_wait");
    CHECK(take({.taken = {1}, .waiting = 2}, "raskaus etenee") == "2");
    CHECK(join({.taken = {1}, .waiting = 2}) == "waits");
    CHECK(promote({.taken = {1}, .waiting = 2, .is_waiting = true}, 1) == "2");
    CHECK(promote({.taken = {1}, .waiting = 2, .is_waiting = true}, 2) == "groups.not_first");
    CHECK(promote({.taken = {1}, .waiting = 2, .is_waiting = true}, 2, "ensimmäistä ei tavoitettu") == "2");
    // A reason makes no seat.
    CHECK(take({.taken = {1, 2, 3, 4}, .waiting = 2}, "raskaus etenee") == "groups.full");
    CHECK(promote({.taken = {1, 2, 3, 4}, .waiting = 2, .is_waiting = true}, 1) == "groups.full");
}

TEST_CASE("a client is in a group once, while it meets and enrols") {
    CHECK(take({.is_seated = true}) == "groups.already_seated");
    CHECK(join({.taken = {1, 2, 3, 4}, .is_seated = true}) == "groups.already_seated");
    CHECK(take({.waiting = 1, .is_waiting = true}) == "groups.already_waiting");
    CHECK(take({.state = GroupState::ended}) == "groups.has_ended");
    CHECK(take({.state = GroupState::cancelled}) == "groups.has_ended");
    CHECK(take({.has_meeting_ahead = false}) == "groups.no_meeting_ahead");
    CHECK(take({.enrol_until = today}) == "1");
    CHECK(take({.enrol_until = plus_days(today, -1)}) == "groups.enrolment_is_over");
    // Whoever enrolled in time still gets the seat that somebody gives up.
    CHECK(promote({.waiting = 1, .is_waiting = true, .enrol_until = plus_days(today, -1)}, 1) == "1");
}

TEST_CASE("no two enrolments are given one seat, whatever is taken") {
    CHECK(rc::check([](std::uint8_t taken_bits, bool has_companion) {
        std::vector<int> taken;
        for (int number = 1; number <= 4; ++number)
            if ((taken_bits >> number & 1) != 0) taken.push_back(number);
        const auto numbers = rules::take(Asked{.taken = taken, .companions = Companions::seat, .has_companion = has_companion}.wish(), {});
        const auto needed = has_companion ? 2U : 1U;
        RC_ASSERT(numbers.ok() == (taken.size() + needed <= 4));
        if (!numbers) return;
        const auto is_free = [&](int number) { return number >= 1 && number <= 4 && std::find(taken.begin(), taken.end(), number) == taken.end(); };
        RC_ASSERT(is_free(numbers->own));
        RC_ASSERT(numbers->companion.has_value() == has_companion);
        if (numbers->companion) RC_ASSERT(is_free(*numbers->companion) && *numbers->companion != numbers->own);
    }));
}

TEST_CASE("a group has leaders, each once, and seats") {
    const auto opened = [](std::vector<ProfessionalId> leaders, int seats, std::optional<Date> enrol_until = {}) {
        events::GroupOpened group{};
        group.leaders = std::move(leaders);
        group.seats = seats;
        group.enrol_until = enrol_until;
        const auto sound = rules::is_sound(group, today);
        return sound ? "" : sound.refusal().code + " " + sound.refusal().where;
    };
    CHECK(opened({person(1)}, 18) == "");
    CHECK(opened({}, 18) == "groups.leaders_number /leaders");
    CHECK(opened({person(1), person(2), person(3), person(4), person(5)}, 18) == "groups.leaders_number /leaders");
    CHECK(opened({person(1), person(2), person(1)}, 18) == "scheduling.party_twice /leaders/0");
    CHECK(opened({person(1)}, 0) == "groups.seats_number /seats");
    CHECK(opened({person(1)}, 61) == "groups.seats_number /seats");
    CHECK(opened({person(1)}, 60, today) == "");
    CHECK(opened({person(1)}, 60, plus_days(today, -1)) == "groups.enrolment_ends_before /enrol_until");
}

TEST_CASE("five o'clock is five o'clock on both sides of the autumn Sunday, and the hour that spring leaves out is none") {
    const Date before = year{2026} / October / day{20};
    const auto summer = rules::on_wall(before, 17 * 60, 18 * 60 + 30);
    const auto winter = rules::on_wall(plus_days(before, 7), 17 * 60, 18 * 60 + 30);
    REQUIRE(summer.ok());
    REQUIRE(winter.ok());
    CHECK(winter->begin - summer->begin == hours{7 * 24 + 1});
    CHECK(civil(winter->begin).minute_of_day == 17 * 60);
    const auto code = [](Date date, int from, int until) {
        const auto time = rules::on_wall(date, from, until);
        return time ? "" : time.refusal().code + " " + time.refusal().where;
    };
    CHECK(code(year{2027} / March / day{28}, 3 * 60 + 30, 5 * 60) == "time.does_not_exist /from_minute");
    CHECK(code(before, 17 * 60, 24 * 60) == "");
    CHECK(code(before, 17 * 60, 17 * 60) == "groups.meeting_length /until_minute");
    CHECK(code(before, 8 * 60, 16 * 60 + 5) == "groups.meeting_length /until_minute");
    CHECK(code(before, 17 * 60 + 2, 18 * 60) == "scheduling.hours_off_grid /from_minute");
}

TEST_CASE("seats go down to the highest that is taken, and a group ends when it meets no more") {
    const auto changed = [](int seats, int highest, GroupState state = GroupState::open) {
        const auto may = rules::may_change(state, {{}, "ELO", seats, std::nullopt}, highest, today);
        return may ? "" : may.refusal().code;
    };
    CHECK(changed(12, 12) == "");
    CHECK(changed(11, 12) == "groups.seat_is_taken");
    CHECK(changed(61, 12) == "groups.seats_number");
    CHECK(changed(12, 12, GroupState::cancelled) == "groups.has_ended");
    CHECK(rules::may_end(GroupState::open, false).ok());
    CHECK(rules::may_end(GroupState::open, true).refusal().code == "groups.meetings_lie_ahead");
}

TEST_CASE("those came who had a seat when the group met, each once, and companions of those who have one") {
    const Instant begins = *instant_from("2026-09-08T14:00:00Z");
    const std::vector<rules::Participant> participants{{seat(1), false, {}}, {seat(2), true, {}}, {seat(3), true, begins - hours{1}}, {seat(4), false, begins + hours{1}}};
    const auto code = [&](std::vector<rules::Present> present, Instant now, bool is_cancelled = false) {
        const auto may = rules::attended(present, participants, is_cancelled, begins, now);
        return may ? "" : may.refusal().code + " " + may.refusal().where;
    };
    CHECK(code({{seat(1), false}, {seat(2), true}, {seat(4), false}}, begins) == "");
    CHECK(code({}, begins + hours{2}) == "");
    CHECK(code({}, begins - milliseconds{1}) == "groups.meeting_not_begun ");
    CHECK(code({}, begins, true) == "groups.meeting_cancelled ");
    CHECK(code({{seat(3), false}}, begins) == "groups.no_such_seat /present/0/seat");
    CHECK(code({{seat(9), false}}, begins) == "groups.no_such_seat /present/0/seat");
    CHECK(code({{seat(2), false}, {seat(2), true}}, begins) == "groups.no_such_seat /present/0/seat");
    CHECK(code({{seat(1), true}}, begins) == "groups.no_companions /present/0/has_companion");
}

TEST_CASE("who came is said by a leader or by the group's unit") {
    UnitId here;
    UnitId elsewhere;
    elsewhere.bytes[0] = 1;
    const std::vector<ProfessionalId> leaders{person(1), person(2)};
    CHECK(rules::may_record(leaders, here, person(2), elsewhere).ok());
    CHECK(rules::may_record(leaders, here, person(3), here).ok());
    CHECK(rules::may_record(leaders, here, person(3), elsewhere).refusal().code == "groups.not_your_group");
}

}  // namespace koppi::groups
