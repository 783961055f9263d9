// Scheduling, rules.
#include "modules/scheduling/rules.hpp"

#include "core/civil_time.hpp"

namespace koppi::scheduling::rules {

namespace {

// Twelve times in a row are half a day: nobody needs more in one booking.
constexpr int slots_max = 12;
// Longer than this nobody is away in one go: a career break ends the assignment instead.
constexpr std::chrono::days absence_max{366};

// Bytes; a sentence or two.
constexpr std::size_t exception_why_max = 1'000;

bool on_grid(Instant at) { return epoch_ms(at) % cell_length.count() == 0; }
std::string minutes_until(Instant later, Instant now) {
    return std::to_string(std::max<std::int64_t>(1, std::chrono::ceil<Minutes>(later - now).count()));
}

Refusal refused_by(const Obstacle& obstacle, Instant now) {
    if (obstacle.group && obstacle.of == ObstacleOf::room)
        return {Reason::conflict, "scheduling.room_has_group", "/room", {{"room", obstacle.whose}, {"group", *obstacle.group}}};
    if (obstacle.group)
        return {Reason::conflict, "scheduling.leads_group", obstacle.of == ObstacleOf::party ? "/others" : "/begins_at",
                {{"leader", obstacle.whose}, {"group", *obstacle.group}}};
    switch (obstacle.of) {
        case ObstacleOf::room: return {Reason::conflict, "scheduling.room_taken", "/room", {{"room", obstacle.whose}, {"name", obstacle.by}}};
        case ObstacleOf::party: return {Reason::conflict, "scheduling.party_taken", "/others", {{"party", obstacle.whose}, {"name", obstacle.by}}};
        case ObstacleOf::professional: break;
    }
    if (obstacle.held_until)
        return {Reason::conflict, "scheduling.slot_held", "/begins_at", {{"name", obstacle.by}, {"minutes", minutes_until(*obstacle.held_until, now)}}};
    return {Reason::conflict, "scheduling.slot_taken", "/begins_at", {{"name", obstacle.by}}};
}

// Kept times are for those they are kept for, until they are released.
Result<Done> is_for(const templates::Stretch& stretch, const Wish& wish, Instant now) {
    if (stretch.opens_at && now < *stretch.opens_at)
        return Refusal{Reason::out_of_order, "scheduling.not_open_yet", "/begins_at", {{"date", date_text(helsinki_date(*stretch.opens_at))}}};
    const auto kept_for = templates::kept_for(stretch, now);
    if (templates::may_have(kept_for, {wish.urgency, wish.through == events::BookedThrough::online, wish.is_own_client})) return Done{};
    const auto refuse = [](const char* code) { return Refusal{Reason::out_of_order, code, "/begins_at", {}}; };
    if (kept_for == events::SlotPurpose::urgent) return refuse("scheduling.kept_for_urgent");
    if (kept_for == events::SlotPurpose::own_clients) return refuse("scheduling.kept_for_own_clients");
    return refuse("scheduling.kept_for_online");
}

Result<Done> may_be_excepted(const Wish& wish) {
    if (!wish.exception) return Done{};
    if (!wish.may_except) return Refusal{Reason::forbidden, "scheduling.exception_needs_right", "/exception", {}};
    const auto& why = wish.exception->why;
    if (why.find_first_not_of(" \t\r\n") == std::string::npos || why.size() > exception_why_max)
        return Refusal{Reason::invalid, "scheduling.exception_needs_reason", "/exception/why", {}};
    return Done{};
}

Result<Done> is_in_hand(const Holding& hold, events::HoldFor use, std::optional<ProfessionalId> who, const char* where) {
    if (hold.held_for == events::HoldFor::offer && use != events::HoldFor::offer)
        return Refusal{Reason::forbidden, "scheduling.hold_is_offered", where, {}};
    const bool is_mine = hold.held_by == who || hold.held_for == events::HoldFor::offer;
    if (!is_mine) return Refusal{Reason::forbidden, "scheduling.hold_is_anothers", where, {}};
    return Done{};
}

bool is_excepted(const Wish& wish, events::ExceptionKind kind) { return wish.exception && wish.exception->kind == kind; }

}  // namespace

std::vector<Interval> free_slots(const templates::Stretch& stretch, std::span<const Interval> busy, Instant from) {
    std::vector<Interval> slots;
    const Minutes length{stretch.slot_minutes};
    std::size_t next_busy = 0;
    for (Instant begin = stretch.time.begin; begin + length <= stretch.time.end; begin += length) {
        const Interval slot{begin, begin + length};
        if (slot.begin < from) continue;
        while (next_busy < busy.size() && busy[next_busy].end <= slot.begin) ++next_busy;
        bool is_free = true;
        for (std::size_t i = next_busy; i < busy.size() && busy[i].begin < slot.end; ++i) is_free = is_free && !overlap(slot, busy[i]);
        if (is_free) slots.push_back(slot);
    }
    return slots;
}

Result<events::BookedTime> take(const templates::Stretch& stretch, const Wish& wish, Instant now) {
    if (wish.slots < 1 || wish.slots > slots_max) return Refusal{Reason::invalid, "wire.out_of_range", "/slots", {}};
    TRY(may_be_excepted(wish));
    const Minutes slot{stretch.slot_minutes};
    const Interval time{wish.begins_at, wish.begins_at + slot * wish.slots};
    if (!is_excepted(wish, events::ExceptionKind::off_hours)) {
        if (!contains(stretch.time, time) || (time.begin - stretch.time.begin) % slot != Millis{0})
            return Refusal{Reason::invalid, "scheduling.slot_not_offered", "/begins_at", {}};
        TRY(is_for(stretch, wish, now));
    }
    if (!on_grid(time.begin)) return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/begins_at", {}};
    if (time.begin <= now) return Refusal{Reason::out_of_order, "scheduling.slot_has_begun", "/begins_at", {}};

    // An emergency is never parked in a calendar: it is walked to the emergency desk.
    if (wish.urgency == events::Urgency::emergency) return Refusal{Reason::invalid, "scheduling.emergency_is_not_booked", "", {}};
    if (wish.is_absent) return Refusal{Reason::conflict, "scheduling.professional_absent", "/begins_at", {}};
    // Nobody is let in over a meeting: a whole group would wait.
    const bool is_overbooked = wish.obstacle && wish.obstacle->of == ObstacleOf::professional && !wish.obstacle->group &&
                               is_excepted(wish, events::ExceptionKind::overbooked);
    if (wish.obstacle && !is_overbooked) return refused_by(*wish.obstacle, now);
    // One overbooking at a time: two in a row are a queue, not an exception.
    if (is_overbooked && wish.has_overbooking) return Refusal{Reason::conflict, "scheduling.slot_is_overbooked", "/begins_at", {}};
    if (wish.not_at_work) return Refusal{Reason::conflict, "scheduling.party_not_at_work", "/others", {{"party", *wish.not_at_work}}};
    if (wish.client_is_elsewhere) return Refusal{Reason::conflict, "scheduling.client_has_overlap", "/begins_at", {}};

    return events::BookedTime{.professional = stretch.professional,
                              .unit = stretch.unit,
                              .hours = stretch.hours == HoursId{} ? std::nullopt : std::optional(stretch.hours),
                              .service = stretch.service,
                              .kind = stretch.kind,
                              .remote_way = wish.remote_way,
                              .purpose = templates::kept_for(stretch, now),
                              .begins_at = time.begin,
                              .ends_at = time.end,
                              .room = wish.room,
                              .others = wish.others,
                              // A right that nothing called for is not counted.
                              .exception = is_overbooked || is_excepted(wish, events::ExceptionKind::off_hours) ? wish.exception : std::nullopt};
}

Result<Done> meet(const Meeting& meeting, Instant now) {
    if (!on_grid(meeting.time.begin) || !on_grid(meeting.time.end)) return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/from_minute", {}};
    if (meeting.time.begin <= now) return Refusal{Reason::out_of_order, "scheduling.slot_has_begun", "/date", {}};
    const auto date = date_text(helsinki_date(meeting.time.begin));
    if (meeting.absent) return Refusal{Reason::conflict, "scheduling.leader_absent", "/leaders", {{"date", date}, {"leader", *meeting.absent}}};
    if (!meeting.obstacle) return Done{};
    const auto& [of, whose, by, held_until, group] = *meeting.obstacle;
    if (of == ObstacleOf::room && group)
        return Refusal{Reason::conflict, "scheduling.room_meets", "/room", {{"date", date}, {"room", whose}, {"group", *group}}};
    if (of == ObstacleOf::room) return Refusal{Reason::conflict, "scheduling.room_booked", "/room", {{"date", date}, {"room", whose}, {"name", by}}};
    if (group) return Refusal{Reason::conflict, "scheduling.leader_meets", "/leaders", {{"date", date}, {"leader", whose}, {"group", *group}}};
    return Refusal{Reason::conflict, "scheduling.leader_booked", "/leaders", {{"date", date}, {"leader", whose}, {"name", by}}};
}

Result<Done> parties_are_sound(std::span<const events::Party> others, ProfessionalId professional) {
    constexpr std::size_t parties_max = 6;
    if (others.size() > parties_max) return Refusal{Reason::invalid, "wire.too_long", "/others", {}};
    for (std::size_t n = 0; n < others.size(); ++n) {
        const auto same = [&](const events::Party& other) { return other.professional == others[n].professional; };
        if (others[n].professional == professional || std::count_if(others.begin(), others.end(), same) > 1)
            return Refusal{Reason::invalid, "scheduling.party_twice", "/others/" + std::to_string(n), {}};
    }
    return Done{};
}

Result<Done> may_use(const std::optional<Holding>& hold, events::HoldFor use, std::optional<ProfessionalId> who, Instant now) {
    if (!hold || hold->expires_at <= now) return Refusal{Reason::out_of_order, "scheduling.hold_has_ended", "/hold", {}};
    return is_in_hand(*hold, use, who, "/hold");
}

Result<Done> may_release(const std::optional<Holding>& hold, events::HoldFor use, std::optional<ProfessionalId> who) {
    if (!hold) return Refusal{Reason::not_found, "scheduling.hold_has_ended", "", {}};
    return is_in_hand(*hold, use, who, "");
}

Result<Done> may_hold_one_more(std::ptrdiff_t held, int at_once) {
    if (held >= at_once) return Refusal{Reason::out_of_order, "scheduling.too_many_holds", "", {}};
    return Done{};
}

Result<Done> still_ahead(events::BookingState state, Instant begins_at, Instant now) {
    if (state != events::BookingState::booked) return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "", {}};
    if (begins_at <= now) return Refusal{Reason::out_of_order, "routing.undo_visit_begun", "", {}};
    return Done{};
}

Result<Done> still_there(std::optional<Instant> seen_at, Instant begins_at, const std::string& by) {
    if (seen_at && *seen_at != begins_at) return Refusal{Reason::conflict, "scheduling.moved_meanwhile", "/from", {{"name", by}}};
    return Done{};
}

Result<Done> in_time(bool is_after_guarantee, const std::optional<std::string>& late_because) {
    if (is_after_guarantee && !late_because) return Refusal{Reason::invalid, "scheduling.after_guarantee_needs_reason", "/late_because", {}};
    return Done{};
}

Result<Done> may_meet(const std::optional<ProfessionalId>& booked_with, const std::optional<UnitId>& booked_in, std::span<const events::Party> others,
                      ProfessionalId who, UnitId where) {
    const bool is_party = std::any_of(others.begin(), others.end(), [&](const events::Party& party) { return party.professional == who; });
    if (booked_with != who && booked_in != where && !is_party) return Refusal{Reason::forbidden, "scheduling.not_your_booking", "", {}};
    return Done{};
}

Result<Done> restore(Instant begins_at, bool is_taken, bool client_is_elsewhere, Instant now) {
    if (begins_at <= now || is_taken || client_is_elsewhere) return Refusal{Reason::out_of_order, "routing.undo_time_gone", "", {}};
    return Done{};
}

Result<Done> arrive(events::BookingState state, Interval time, Instant now, Minutes opens_before) {
    if (state != events::BookingState::booked) return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "", {}};
    if (now < time.begin - opens_before) return Refusal{Reason::out_of_order, "scheduling.too_early_to_arrive", "", {}};
    if (now >= time.end) return Refusal{Reason::out_of_order, "scheduling.visit_time_is_over", "", {}};
    return Done{};
}

Result<Done> miss(events::BookingState state, Instant begins_at, Instant now, Minutes window) {
    if (state != events::BookingState::booked) return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "", {}};
    if (begins_at > now) return Refusal{Reason::out_of_order, "scheduling.not_yet_begun", "", {}};
    if (now < begins_at + window)
        return Refusal{Reason::out_of_order, "scheduling.arrival_window_open", "", {{"minutes", minutes_until(begins_at + window, now)}}};
    return Done{};
}

std::optional<Step> last_step(const History& history) {
    if (history.step) return history.step;
    if (history.is_of_matter || history.through != events::BookedThrough::desk) return std::nullopt;
    return Step{"made", history.made_at, history.made_by};
}

Result<Done> undo(const std::optional<Step>& step, std::optional<ProfessionalId> who, Instant now, Minutes window) {
    if (!step) return Refusal{Reason::out_of_order, "scheduling.nothing_to_undo", "", {}};
    if (step->by != who) return Refusal{Reason::forbidden, "scheduling.undo_is_anothers", "", {}};
    if (now > step->at + window) return Refusal{Reason::out_of_order, "scheduling.undo_too_late", "", {}};
    return Done{};
}

Result<Done> hours_are_sound(const events::HoursOffered& hours) {
    if (hours.begins_at >= hours.ends_at) return Refusal{Reason::invalid, "scheduling.hours_have_no_length", "/ends_at", {}};
    if (!on_grid(hours.begins_at) || hours.slot_minutes < 5 || hours.slot_minutes % 5 != 0)
        return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/slot_minutes", {}};
    return Done{};
}

Result<Done> absence_is_sound(const events::AbsenceRecorded& absence, Instant now) {
    if (absence.begins_at >= absence.ends_at) return Refusal{Reason::invalid, "scheduling.hours_have_no_length", "/ends_at", {}};
    if (absence.ends_at <= now) return Refusal{Reason::invalid, "scheduling.absence_is_over", "/ends_at", {}};
    if (absence.ends_at - absence.begins_at > absence_max) return Refusal{Reason::invalid, "wire.out_of_range", "/ends_at", {}};
    return Done{};
}

std::pair<std::int64_t, std::int64_t> cells(Interval stretch) {
    const auto length = cell_length.count();
    return {epoch_ms(stretch.begin) / length, (epoch_ms(stretch.end) + length - 1) / length};
}

int lane_of(const events::BookedTime& time) {
    return time.exception && time.exception->kind == events::ExceptionKind::overbooked ? lane_over : 0;
}

}  // namespace koppi::scheduling::rules
