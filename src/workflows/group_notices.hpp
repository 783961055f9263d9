// Group notices: what those in a group are told of it: that they have a seat, which meeting is instead or not held, that it is over for them.
//
// To be called in the work that changes the group, after the change, so that the words are of what is so.
//
// Invariants: who takes part was told of every meeting ahead, or word of it waits to leave; what has not left yet is told anew, not twice; a meeting
// that keeps its time is not told of. Where nothing reaches somebody in time, whoever changed the group learns who that is.
#pragma once

#include "modules/groups/groups.hpp"
#include "workflows/notices.hpp"

namespace koppi::group_notices {

struct GroupTold {
    bool tells;  // false: the county sends no messages, somebody tells them
    int told;
    std::vector<SeatId> unreached;    // nothing reaches them in time: somebody calls
    std::vector<WaitId> unreached_in_queue;
};
BOOST_DESCRIBE_STRUCT(GroupTold, (), (tells, told, unreached, unreached_in_queue))

// With every meeting ahead, and a reminder of each.
Result<notices::Noticed> seated(Work& work, const groups::SeatRow& seat);
Result<notices::Noticed> seat_given_up(Work& work, const groups::SeatRow& seat);
// `was_at`: when it would have been; absent for one that is new.
Result<GroupTold> meeting_stands(Work& work, MeetingId meeting, std::optional<Instant> was_at);
Result<GroupTold> meeting_off(Work& work, MeetingId meeting);
// `was_next`: its next meeting, before it was cancelled. Those who wait for a seat hear of it too.
Result<GroupTold> group_off(Work& work, GroupId group, std::optional<Instant> was_next);

}  // namespace koppi::group_notices
