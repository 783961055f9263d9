// Desks: what the screen of groups shows. Reads only.
//
// Invariant: who takes part stands here by name only for those who may find a person (Right::person_header); others see how many.
#pragma once

#include "modules/groups/groups.hpp"

namespace koppi::desks {

struct LeaderShown {
    ProfessionalId professional;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LeaderShown, (), (professional, name))

struct GroupLine {
    GroupId group;
    std::string name;
    std::string service;
    UnitId unit;
    std::string unit_name;
    std::vector<LeaderShown> leaders;
    int seats;
    int taken;
    int waiting;
    events::Companions companions;
    Language language;
    bool is_remote;
    std::optional<Date> enrol_until;
    groups::GroupState state;
    int meetings;  // those that were cancelled left out
    int meetings_ahead;
    std::optional<Instant> first_at;
    std::optional<Instant> next_at;
};
BOOST_DESCRIBE_STRUCT(GroupLine, (), (group, name, service, unit, unit_name, leaders, seats, taken, waiting, companions, language, is_remote, enrol_until,
                                      state, meetings, meetings_ahead, first_at, next_at))

struct GroupsQuery {
    std::optional<UnitId> unit;          // absent: the county
    std::optional<std::string> service;  // absent: any
    std::optional<bool> ended;           // those too that are over
};
BOOST_DESCRIBE_STRUCT(GroupsQuery, (), (unit, service, ended))

struct GroupsDesk {
    Instant as_of;
    std::vector<GroupLine> groups;  // those that meet next first
};
BOOST_DESCRIBE_STRUCT(GroupsDesk, (), (as_of, groups))

struct PresentShown {
    SeatId seat;
    bool has_companion;
};
BOOST_DESCRIBE_STRUCT(PresentShown, (), (seat, has_companion))

struct GroupMeetingShown {
    MeetingId meeting;
    Instant begins_at;
    Instant ends_at;
    std::vector<LeaderShown> leaders;
    std::optional<RoomId> room;
    std::optional<std::string> room_name;
    bool is_cancelled;
    std::optional<std::string> why;  // it was moved or cancelled
    std::optional<Instant> attendance_at;
    std::vector<PresentShown> present;
};
BOOST_DESCRIBE_STRUCT(GroupMeetingShown, (), (meeting, begins_at, ends_at, leaders, room, room_name, is_cancelled, why, attendance_at, present))

struct MemberShown {
    std::optional<ClientId> client;
    std::optional<std::string> name;
    std::optional<Date> born;
    std::optional<std::string> interpreter_language;
    bool non_disclosure;
};
BOOST_DESCRIBE_STRUCT(MemberShown, (), (client, name, born, interpreter_language, non_disclosure))

struct SeatShown {
    SeatId seat;
    int number;
    bool has_companion;
    std::optional<int> companion_number;
    MemberShown who;
    Instant taken_at;
    std::optional<Instant> given_up_at;
    std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(SeatShown, (), (seat, number, has_companion, companion_number, who, taken_at, given_up_at, why))

struct QueuedShown {
    WaitId wait;
    int place;  // from 1
    bool has_companion;
    MemberShown who;
    Instant joined_at;
};
BOOST_DESCRIBE_STRUCT(QueuedShown, (), (wait, place, has_companion, who, joined_at))

struct GroupShown {
    Instant as_of;
    GroupLine group;
    std::optional<std::string> why;  // it was cancelled
    std::optional<std::string> remote_link;
    std::vector<GroupMeetingShown> meetings;
    std::vector<SeatShown> seats;     // by number
    std::vector<SeatShown> given_up;  // who was in the group and is no more
    std::vector<QueuedShown> queue;
};
BOOST_DESCRIBE_STRUCT(GroupShown, (), (as_of, group, why, remote_link, meetings, seats, given_up, queue))

BOOST_DEFINE_ENUM_CLASS(AlsoWhat, booking, meeting)

// What a client has at a time that is about to be given to them. It warns and forbids nothing: one meeting may be missed for what is more urgent.
struct AlsoThen {
    AlsoWhat what;
    Instant begins_at;
    Instant ends_at;
    std::optional<std::string> group_name;  // for whoever opened the client's record
};
BOOST_DESCRIBE_STRUCT(AlsoThen, (), (what, begins_at, ends_at, group_name))

// Either the stretch of a booking, against the meetings of the client's groups; or a group, its meetings against the client's bookings.
struct AlsoThenQuery {
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<GroupId> group;
};
BOOST_DESCRIBE_STRUCT(AlsoThenQuery, (), (from, until, group))

struct AlsoThenShown {
    std::vector<AlsoThen> also;  // by time
};
BOOST_DESCRIBE_STRUCT(AlsoThenShown, (), (also))

}  // namespace koppi::desks
