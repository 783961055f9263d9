// Groups, rules.
#include "modules/groups/rules.hpp"

#include <algorithm>

#include "core/civil_time.hpp"

namespace koppi::groups::rules {

namespace {

constexpr int minutes_max = 8 * 60;
constexpr int minutes_step = 5;

Result<Done> is_open(GroupState state) {
    if (state != GroupState::open) return Refusal{Reason::out_of_order, "groups.has_ended", "", {}};
    return Done{};
}

Result<Done> enrols(const Enrolment& wish) {
    TRY(is_open(wish.state));
    if (!wish.has_meeting_ahead) return Refusal{Reason::out_of_order, "groups.no_meeting_ahead", "", {}};
    if (wish.has_companion && wish.companions == events::Companions::none) return Refusal{Reason::invalid, "groups.no_companions", "/has_companion", {}};
    return Done{};
}
Result<Done> enrols_anew(const Enrolment& wish) {
    TRY(enrols(wish));
    if (wish.is_seated) return Refusal{Reason::conflict, "groups.already_seated", "", {}};
    if (wish.is_waiting) return Refusal{Reason::conflict, "groups.already_waiting", "", {}};
    if (wish.enrol_until && wish.today > *wish.enrol_until)
        return Refusal{Reason::out_of_order, "groups.enrolment_is_over", "", {{"date", date_text(*wish.enrol_until)}}};
    return Done{};
}

int needed(const Enrolment& wish) { return wish.has_companion && wish.companions == events::Companions::seat ? 2 : 1; }
bool has_room(const Enrolment& wish) { return static_cast<int>(wish.taken.size()) + needed(wish) <= wish.seats; }

Result<Numbers> lowest_free(const Enrolment& wish) {
    if (!has_room(wish)) {
        // With a companion one free seat is none: they are told so.
        const bool lacks_one = static_cast<int>(wish.taken.size()) < wish.seats;
        return Refusal{Reason::conflict, lacks_one ? "groups.one_seat_left" : "groups.full", "", {{"seats", std::to_string(wish.seats)}}};
    }
    std::vector<int> free;
    for (int number = 1; static_cast<int>(free.size()) < needed(wish); ++number)
        if (!std::binary_search(wish.taken.begin(), wish.taken.end(), number)) free.push_back(number);
    return Numbers{free.front(), free.size() > 1 ? std::optional(free.back()) : std::nullopt};
}

}  // namespace

Result<Done> leaders_are_sound(std::span<const ProfessionalId> leaders) {
    if (leaders.empty() || leaders.size() > leaders_max)
        return Refusal{Reason::invalid, "groups.leaders_number", "/leaders", {{"max", std::to_string(leaders_max)}}};
    for (std::size_t n = 0; n < leaders.size(); ++n)
        if (std::count(leaders.begin(), leaders.end(), leaders[n]) > 1)
            return Refusal{Reason::invalid, "scheduling.party_twice", "/leaders/" + std::to_string(n), {}};
    return Done{};
}

Result<Done> is_sound(const events::GroupOpened& opened, Date today) {
    TRY(leaders_are_sound(opened.leaders));
    if (opened.seats < 1 || opened.seats > seats_max)
        return Refusal{Reason::invalid, "groups.seats_number", "/seats", {{"min", "1"}, {"max", std::to_string(seats_max)}}};
    if (opened.enrol_until && *opened.enrol_until < today) return Refusal{Reason::invalid, "groups.enrolment_ends_before", "/enrol_until", {}};
    return Done{};
}

Result<Interval> on_wall(Date date, int from_minute, int until_minute) {
    if (from_minute < 0 || from_minute % minutes_step != 0) return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/from_minute", {}};
    if (until_minute > 24 * 60 || until_minute % minutes_step != 0) return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/until_minute", {}};
    if (until_minute <= from_minute || until_minute - from_minute > minutes_max)
        return Refusal{Reason::invalid, "groups.meeting_length", "/until_minute", {{"hours", std::to_string(minutes_max / 60)}}};
    const auto at = [&](int minute, const char* where) -> Result<Instant> {
        if (minute == 24 * 60) return end_of_day(date);
        auto instant = instant_at(date, minute);
        if (instant) return instant;
        auto refusal = instant.refusal();
        refusal.where = where;
        return refusal;
    };
    const auto begin = TRY(at(from_minute, "/from_minute"));
    const auto end = TRY(at(until_minute, "/until_minute"));
    return Interval{begin, end};
}

Result<Done> still_ahead(bool is_cancelled, Instant begins_at, Instant now) {
    if (is_cancelled) return Refusal{Reason::out_of_order, "groups.meeting_cancelled", "", {}};
    if (begins_at <= now) return Refusal{Reason::out_of_order, "groups.meeting_has_begun", "", {}};
    return Done{};
}

Result<Done> may_change(GroupState state, const events::GroupChanged& changed, int highest_taken, Date today) {
    TRY(is_open(state));
    if (changed.seats > seats_max || changed.seats < 1)
        return Refusal{Reason::invalid, "groups.seats_number", "/seats", {{"min", "1"}, {"max", std::to_string(seats_max)}}};
    if (changed.seats < highest_taken) return Refusal{Reason::conflict, "groups.seat_is_taken", "/seats", {{"number", std::to_string(highest_taken)}}};
    if (changed.enrol_until && *changed.enrol_until < today) return Refusal{Reason::invalid, "groups.enrolment_ends_before", "/enrol_until", {}};
    return Done{};
}

Result<Done> may_end(GroupState state, bool has_meeting_ahead) {
    TRY(is_open(state));
    if (has_meeting_ahead) return Refusal{Reason::out_of_order, "groups.meetings_lie_ahead", "", {}};
    return Done{};
}

Result<Numbers> take(const Enrolment& wish, const std::optional<std::string>& past_queue) {
    TRY(enrols_anew(wish));
    const auto numbers = TRY(lowest_free(wish));
    if (wish.waiting > 0 && !past_queue)
        return Refusal{Reason::out_of_order, "groups.others_wait", "/past_queue", {{"waiting", std::to_string(wish.waiting)}}};
    return numbers;
}

Result<Done> join(const Enrolment& wish) {
    TRY(enrols_anew(wish));
    if (wish.waiting == 0 && has_room(wish)) return Refusal{Reason::out_of_order, "groups.has_room", "", {}};
    return Done{};
}

Result<Numbers> promote(const Enrolment& waiting, int place, const std::optional<std::string>& past_queue) {
    TRY(enrols(waiting));
    const auto numbers = TRY(lowest_free(waiting));
    if (place > 1 && !past_queue) return Refusal{Reason::out_of_order, "groups.not_first", "/past_queue", {{"before", std::to_string(place - 1)}}};
    return numbers;
}

Result<Done> attended(std::span<const Present> present, std::span<const Participant> participants, bool is_cancelled, Instant begins_at, Instant now) {
    if (is_cancelled) return Refusal{Reason::out_of_order, "groups.meeting_cancelled", "", {}};
    if (begins_at > now) return Refusal{Reason::out_of_order, "groups.meeting_not_begun", "", {}};
    for (std::size_t n = 0; n < present.size(); ++n) {
        const auto here = "/present/" + std::to_string(n);
        const auto is_same = [&](const auto& one) { return one.seat == present[n].seat; };
        const auto who = std::find_if(participants.begin(), participants.end(), is_same);
        const bool was_enrolled = who != participants.end() && (!who->given_up_at || *who->given_up_at > begins_at);
        if (!was_enrolled || std::count_if(present.begin(), present.end(), is_same) > 1)
            return Refusal{Reason::invalid, "groups.no_such_seat", here + "/seat", {}};
        if (present[n].has_companion && !who->has_companion) return Refusal{Reason::invalid, "groups.no_companions", here + "/has_companion", {}};
    }
    return Done{};
}

Result<Done> may_record(std::span<const ProfessionalId> leaders, UnitId unit, std::optional<ProfessionalId> who, std::optional<UnitId> where) {
    const bool leads = who && std::find(leaders.begin(), leaders.end(), *who) != leaders.end();
    if (!leads && where != unit) return Refusal{Reason::forbidden, "groups.not_your_group", "", {}};
    return Done{};
}

}  // namespace koppi::groups::rules
