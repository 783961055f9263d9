// Scheduling, rules: free times and what may be booked. Pure: core and events only.
#pragma once

#include <span>

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::scheduling::rules {

// Bookings begin and end on a five-minute grid, so that a cell belongs to one booking.
constexpr Millis cell_length = Minutes{5};

// The slots of `hours` that begin at or after `from` and touch nothing in `busy` (sorted by begin).
std::vector<Interval> free_slots(const events::HoursOffered& hours, std::span<const Interval> busy, Instant from);

struct Wish {
    Instant begins_at;
    ClientId client;
    events::Urgency urgency;
    std::optional<std::string> late_because;
    bool is_after_guarantee;
    // What stands there already, if anything: whose booking it is told as.
    std::optional<Interval> taken;
    std::string taken_by_name;
    // The client's own bookings that overlap it.
    bool client_is_elsewhere;
};
Result<events::SlotBooked> book(const events::HoursOffered& hours, BookingId booking, const Wish& wish, Instant now);

// A visit is recorded by whom it was booked with, or by a colleague of that unit.
Result<Done> may_meet(const std::optional<ProfessionalId>& booked_with, const std::optional<UnitId>& booked_in, ProfessionalId who, UnitId where);

// A freed time is given back as it was, or not at all.
Result<Done> restore(Instant begins_at, bool is_taken, bool client_is_elsewhere, Instant now);

Result<Done> hours_are_sound(const events::HoursOffered& hours);
// The cells of a stretch: [first, last).
std::pair<std::int64_t, std::int64_t> cells(Interval stretch);

}  // namespace koppi::scheduling::rules
