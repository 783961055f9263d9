// Groups, rules: who may have a seat, who waits, when a group meets. Pure: core and events only.
#pragma once

#include <span>

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::groups {

BOOST_DEFINE_ENUM_CLASS(GroupState, open, ended, cancelled)

}  // namespace koppi::groups

namespace koppi::groups::rules {

constexpr int seats_max = 60;
constexpr std::size_t leaders_max = 4;
// A group that meets every week for a year.
constexpr std::size_t meetings_max = 52;

Result<Done> leaders_are_sound(std::span<const ProfessionalId> leaders);
Result<Done> is_sound(const events::GroupOpened& opened, Date today);

// The stretch of the Helsinki wall: 17.00 is 17.00 before and after the clocks are moved. An hour that spring leaves out is refused.
Result<Interval> on_wall(Date date, int from_minute, int until_minute);

// A meeting that is moved or cancelled is still ahead.
Result<Done> still_ahead(bool is_cancelled, Instant begins_at, Instant now);

// What may be changed of an open group: seats down to the highest that is taken.
Result<Done> may_change(GroupState state, const events::GroupChanged& changed, int highest_taken, Date today);
Result<Done> may_end(GroupState state, bool has_meeting_ahead);

// A group as somebody wishes to enrol in it.
struct Enrolment {
    GroupState state;
    int seats;
    events::Companions companions;
    std::optional<Date> enrol_until;
    std::span<const int> taken;  // numbers, companions' too, in rising order
    int waiting;
    bool has_meeting_ahead;
    bool is_seated;
    bool is_waiting;
    bool has_companion;
    Date today;
};
struct Numbers {
    int own;
    std::optional<int> companion;
};

// The lowest free numbers. Those who wait go first, unless a reason is told.
Result<Numbers> take(const Enrolment& wish, const std::optional<std::string>& past_queue);
// Waiting is for those who find no room, or find others waiting.
Result<Done> join(const Enrolment& wish);
// Somebody who waits gets the seat; `place` counts from 1. Whoever is not the first passes others by, and that needs a reason.
Result<Numbers> promote(const Enrolment& waiting, int place, const std::optional<std::string>& past_queue);

// A participant as far as their presence at a meeting goes.
struct Participant {
    SeatId seat;
    bool has_companion;
    std::optional<Instant> given_up_at;
};
struct Present {
    SeatId seat;
    bool has_companion;
};
// Each once, each enrolled when the group met, a companion only beside whom one was enrolled.
Result<Done> attended(std::span<const Present> present, std::span<const Participant> participants, bool is_cancelled, Instant begins_at, Instant now);

// Who came is said by whoever led the meeting, or by a colleague of the group's unit.
Result<Done> may_record(std::span<const ProfessionalId> leaders, UnitId unit, std::optional<ProfessionalId> who, std::optional<UnitId> where);

}  // namespace koppi::groups::rules
