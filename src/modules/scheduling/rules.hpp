// Scheduling, rules: free times and what may be booked. Pure: core and events only.
#pragma once

#include <span>

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/scheduling/templates.hpp"

namespace koppi::scheduling {

// Whose time is taken (a professional's, a room's), and by what (a booking, a hold, a meeting of a group): the two sides of `occupied`.
template <class Kind>
ResourceId resource(const Id<Kind>& id) {
    return ResourceId{id.bytes};
}
template <class Kind>
HolderId holder(const Id<Kind>& id) {
    return HolderId{id.bytes};
}

}  // namespace koppi::scheduling

namespace koppi::scheduling::rules {

// Bookings begin and end on a five-minute grid, so that a cell belongs to one booking.
constexpr Millis cell_length = Minutes{5};

// The slots of the stretch that begin at or after `from` and touch nothing in `busy` (sorted by begin).
std::vector<Interval> free_slots(const templates::Stretch& stretch, std::span<const Interval> busy, Instant from);

// What stands in the way of somebody, or of a room: whose time it is, and who made the booking or holds the time meanwhile; or the group that
// meets then.
BOOST_DEFINE_ENUM_CLASS(ObstacleOf, professional, party, room)
struct Obstacle {
    ObstacleOf of;
    std::string whose;
    std::string by;
    std::optional<Instant> held_until;
    std::optional<std::string> group = std::nullopt;
};

// Who wishes for the time, and as what.
struct Wish {
    Instant begins_at;
    int slots = 1;
    events::Urgency urgency;
    events::BookedThrough through = events::BookedThrough::desk;
    bool is_own_client = false;  // of the professional, by name
    // The first of what is in the way, if anything is.
    std::optional<Obstacle> obstacle;
    bool is_absent = false;                  // the professional
    std::optional<std::string> not_at_work;  // a further party who has no hours then, by name
    bool client_is_elsewhere = false;
    std::vector<events::Party> others = {};
    std::optional<RoomId> room = std::nullopt;
    std::optional<events::RemoteWay> remote_way = std::nullopt;
    std::optional<events::BookingException> exception = std::nullopt;
    bool may_except = false;       // whoever books holds the named right
    bool has_overbooking = false;  // somebody was let in over a booking already
};

// The time as it would be taken: on the grid of the hours, ahead, open to this client now, and free. An exception lifts one rule, the one that
// it names: that the time is free (overbooked) or that hours are offered at all (off_hours); it needs the right and a reason.
Result<events::BookedTime> take(const templates::Stretch& stretch, const Wish& wish, Instant now);

// A meeting of a group as it is wished for: the first of what is in the way of its leaders or its room, and the first leader who is away.
struct Meeting {
    Interval time;
    std::optional<Obstacle> obstacle;
    std::optional<std::string> absent;
};
Result<Done> meet(const Meeting& meeting, Instant now);

// Further parties of a joint visit: a few, each once, and none of them whom it is booked with.
Result<Done> parties_are_sound(std::span<const events::Party> others, ProfessionalId professional);

// A hold as it stands; absent when it has ended.
struct Holding {
    events::HoldFor held_for;
    std::optional<ProfessionalId> held_by;
    Instant expires_at;
};
// The hold with which somebody books, or that they let go of, lives and is theirs. That of an offer belongs to the desk: the client answers to
// whoever picks up the telephone. It is used as an answer to the offer, and in no other way, so that no offer loses its time.
Result<Done> may_use(const std::optional<Holding>& hold, events::HoldFor use, std::optional<ProfessionalId> who, Instant now);
Result<Done> may_release(const std::optional<Holding>& hold, events::HoldFor use, std::optional<ProfessionalId> who);
Result<Done> may_hold_one_more(std::ptrdiff_t held, int at_once);

// What is moved or cancelled has not ended, and not begun.
Result<Done> still_ahead(events::BookingState state, Instant begins_at, Instant now);

// Whoever moves a visit saw it where it stands; `by` is who made the last step with it.
Result<Done> still_there(std::optional<Instant> seen_at, Instant begins_at, const std::string& by);

// A time later than the care guarantee's last day needs a reason.
Result<Done> in_time(bool is_after_guarantee, const std::optional<std::string>& late_because);

// A visit is recorded by whom it was booked with, by a party of a joint visit, or by a colleague of that unit.
Result<Done> may_meet(const std::optional<ProfessionalId>& booked_with, const std::optional<UnitId>& booked_in, std::span<const events::Party> others,
                      ProfessionalId who, UnitId where);

// A freed time is given back as it was, or not at all.
Result<Done> restore(Instant begins_at, bool is_taken, bool client_is_elsewhere, Instant now);

// The client may be said to be here from some time before the visit until its end.
Result<Done> arrive(events::BookingState state, Interval time, Instant now, Minutes opens_before);
// Nobody is missed before the arrival window has closed.
Result<Done> miss(events::BookingState state, Instant begins_at, Instant now, Minutes window);

// The last step with a booking: by whom, when, and what the booking is now.
struct Step {
    std::string what;  // made, moved, cancelled, arrived, missed
    Instant at;
    std::optional<ProfessionalId> by;
};
// A booking as the last thing done to it is looked for.
struct History {
    std::optional<Step> step;  // since it was made
    events::BookedThrough through;
    bool is_of_matter;
    Instant made_at;
    std::optional<ProfessionalId> made_by;
};
// That it was made at a desk is a step too, while nothing was done since. What came by an offer or from elsewhere is the client's word, and is
// cancelled; what a decision booked goes with the decision.
std::optional<Step> last_step(const History& history);
Result<Done> undo(const std::optional<Step>& step, std::optional<ProfessionalId> who, Instant now, Minutes window);

Result<Done> hours_are_sound(const events::HoursOffered& hours);
Result<Done> absence_is_sound(const events::AbsenceRecorded& absence, Instant now);
// The cells of a stretch: [first, last).
std::pair<std::int64_t, std::int64_t> cells(Interval stretch);
// In which lane the professional is held; rooms and parties are never overbooked.
constexpr int lane_over = 1;
int lane_of(const events::BookedTime& time);

}  // namespace koppi::scheduling::rules
