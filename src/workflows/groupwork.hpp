// Group work: a group is opened with its meetings, people are enrolled, and who came is recorded. Groups know the seats, scheduling the time of
// leaders and rooms, access whose record is touched.
//
// Invariants: a meeting stands only where all its leaders and its room are free; a group whose meetings do not all fit is not opened at all.
// Whoever came has one visit of the meeting, however often it is recorded who came.
// Whoever takes part is told of what changed for them in the same transaction (workflows/group_notices.hpp).
#pragma once

#include "modules/groups/groups.hpp"
#include "workflows/bookings.hpp"
#include "workflows/group_notices.hpp"

namespace koppi::groupwork {

struct GroupMade {
    GroupId group;
    std::vector<MeetingId> meetings;
};
BOOST_DESCRIBE_STRUCT(GroupMade, (), (group, meetings))

struct MeetingMade {
    MeetingId meeting;
    group_notices::GroupTold told;
};
BOOST_DESCRIBE_STRUCT(MeetingMade, (), (meeting, told))

struct MoveMeeting {
    groups::MeetingWish time;
    std::string why;  // catalog/scheduling.yaml
};
BOOST_DESCRIBE_STRUCT(MoveMeeting, (), (time, why))

struct ByReason {
    std::string why;  // catalog/scheduling.yaml
};
BOOST_DESCRIBE_STRUCT(ByReason, (), (why))

struct CancelGroup {
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(CancelGroup, (), (why))

struct TakeSeat {
    GroupId group;
    bool has_companion;
    // Why this one is let in before those who wait; needed when anybody waits.
    std::optional<wire::Text<500, 1>> past_queue;
};
BOOST_DESCRIBE_STRUCT(TakeSeat, (), (group, has_companion, past_queue))

struct JoinQueue {
    GroupId group;
    bool has_companion;
};
BOOST_DESCRIBE_STRUCT(JoinQueue, (), (group, has_companion))

struct Promote {
    // Why others who wait are passed by; needed for anybody but the first.
    std::optional<wire::Text<500, 1>> past_queue;
};
BOOST_DESCRIBE_STRUCT(Promote, (), (past_queue))

struct CameAlong {
    SeatId seat;
    bool has_companion;
};
BOOST_DESCRIBE_STRUCT(CameAlong, (), (seat, has_companion))
struct RecordAttendance {
    std::vector<CameAlong> present;
};
BOOST_DESCRIBE_STRUCT(RecordAttendance, (), (present))

// What would stand in the way, asked before anything is opened.
struct MeetingsAsked {
    std::vector<ProfessionalId> leaders;
    std::vector<groups::MeetingWish> meetings;
    std::optional<MeetingId> moving;
};
BOOST_DESCRIBE_STRUCT(MeetingsAsked, (), (leaders, meetings, moving))
struct Clash {
    int meeting;  // which of them, from 0
    std::string code;
    std::string where;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Clash, (), (meeting, code, where, words))
struct Clashes {
    std::vector<Clash> clashes;
};
BOOST_DESCRIBE_STRUCT(Clashes, (), (clashes))

Result<GroupMade> open(Work& work, const groups::OpenGroup& command);
Result<MeetingMade> plan(Work& work, GroupId group, const groups::MeetingWish& wish);
Result<group_notices::GroupTold> move(Work& work, MeetingId meeting, const MoveMeeting& command);
Result<group_notices::GroupTold> cancel_meeting(Work& work, MeetingId meeting, const ByReason& command);
Result<group_notices::GroupTold> cancel(Work& work, GroupId group, const CancelGroup& command);
Result<groups::SeatRow> take_seat(Work& work, ClientId client, const TakeSeat& command);
Result<groups::WaitRow> join_queue(Work& work, ClientId client, const JoinQueue& command);
Result<groups::SeatRow> promote(Work& work, WaitId wait, const Promote& command);
Result<Done> leave_queue(Work& work, WaitId wait, const ByReason& command);
Result<Done> give_up(Work& work, SeatId seat, const ByReason& command);
Result<Done> record_attendance(Work& work, MeetingId meeting, const RecordAttendance& command);
Clashes clashes(sql::Reader& rows, const MeetingsAsked& asked, const Actor& actor, Instant now);

routes::Routes routes();

}  // namespace koppi::groupwork
