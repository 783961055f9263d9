// Scheduling, rules.
#include "modules/scheduling/rules.hpp"

namespace koppi::scheduling::rules {

namespace {
bool on_grid(Instant at) { return epoch_ms(at) % cell_length.count() == 0; }
}  // namespace

std::vector<Interval> free_slots(const events::HoursOffered& hours, std::span<const Interval> busy, Instant from) {
    std::vector<Interval> slots;
    const Minutes length{hours.slot_minutes};
    std::size_t next_busy = 0;
    for (Instant begin = hours.begins_at; begin + length <= hours.ends_at; begin += length) {
        const Interval slot{begin, begin + length};
        if (slot.begin < from) continue;
        while (next_busy < busy.size() && busy[next_busy].end <= slot.begin) ++next_busy;
        bool is_free = true;
        for (std::size_t i = next_busy; i < busy.size() && busy[i].begin < slot.end; ++i) is_free = is_free && !overlap(slot, busy[i]);
        if (is_free) slots.push_back(slot);
    }
    return slots;
}

Result<events::SlotBooked> book(const events::HoursOffered& hours, BookingId booking, const Wish& wish, Instant now) {
    const Minutes length{hours.slot_minutes};
    const auto offset = wish.begins_at - hours.begins_at;
    if (wish.begins_at < hours.begins_at || wish.begins_at + length > hours.ends_at || offset % length != Millis{0})
        return Refusal{Reason::invalid, "scheduling.slot_not_offered", "/begins_at", {}};
    if (wish.begins_at <= now) return Refusal{Reason::out_of_order, "scheduling.slot_has_begun", "/begins_at", {}};

    // An emergency is never parked in a calendar: it is walked to the emergency desk.
    if (wish.urgency == events::Urgency::emergency)
        return Refusal{Reason::invalid, "scheduling.emergency_is_not_booked", "", {}};
    if (wish.taken) return Refusal{Reason::conflict, "scheduling.slot_taken", "/begins_at", {{"name", wish.taken_by_name}}};
    if (wish.client_is_elsewhere) return Refusal{Reason::conflict, "scheduling.client_has_overlap", "/begins_at", {}};
    if (wish.is_after_guarantee && !wish.late_because)
        return Refusal{Reason::invalid, "scheduling.after_guarantee_needs_reason", "/late_because", {}};

    return events::SlotBooked{.booking = booking,
                              .client = wish.client,
                              .professional = hours.professional,
                              .unit = hours.unit,
                              .service = hours.service,
                              .kind = hours.kind,
                              .begins_at = wish.begins_at,
                              .ends_at = wish.begins_at + length,
                              .matter = std::nullopt,
                              .hours = hours.hours,
                              .urgency = wish.urgency,
                              .late_because = wish.late_because};
}

Result<Done> may_meet(const std::optional<ProfessionalId>& booked_with, const std::optional<UnitId>& booked_in, ProfessionalId who, UnitId where) {
    if (booked_with != who && booked_in != where) return Refusal{Reason::forbidden, "scheduling.not_your_booking", "", {}};
    return Done{};
}

Result<Done> restore(Instant begins_at, bool is_taken, bool client_is_elsewhere, Instant now) {
    if (begins_at <= now || is_taken || client_is_elsewhere) return Refusal{Reason::out_of_order, "routing.undo_time_gone", "", {}};
    return Done{};
}

Result<Done> hours_are_sound(const events::HoursOffered& hours) {
    if (hours.begins_at >= hours.ends_at) return Refusal{Reason::invalid, "scheduling.hours_have_no_length", "/ends_at", {}};
    if (!on_grid(hours.begins_at) || hours.slot_minutes < 5 || hours.slot_minutes % 5 != 0)
        return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/slot_minutes", {}};
    return Done{};
}

std::pair<std::int64_t, std::int64_t> cells(Interval stretch) {
    const auto length = cell_length.count();
    return {epoch_ms(stretch.begin) / length, (epoch_ms(stretch.end) + length - 1) / length};
}

}  // namespace koppi::scheduling::rules
