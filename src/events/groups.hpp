// Events of groups (ryhmät): several meetings, seats, a waiting list (systems G9, G10, I2).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Whether somebody comes along with a participant: nobody; beside them, on no seat of their own; or on a seat (a partner in family coaching).
BOOST_DEFINE_ENUM_CLASS(Companions, none, beside, seat)

struct GroupOpened {
    GroupId group;
    std::string name;
    std::string service;  // catalog/services.yaml, one that is given in a group
    UnitId unit;
    std::vector<ProfessionalId> leaders;
    int seats;
    Companions companions;
    Language language;
    // Where it meets remotely, as the county's provider names its rooms; absent: it meets on site.
    std::optional<std::string> remote_room;
    // The last day on which somebody may enrol; absent: as long as meetings lie ahead.
    std::optional<Date> enrol_until;
};
BOOST_DESCRIBE_STRUCT(GroupOpened, (), (group, name, service, unit, leaders, seats, companions, language, remote_room, enrol_until))

// All that can be changed of an open group, as it is from now on.
struct GroupChanged {
    GroupId group;
    std::string name;
    int seats;
    std::optional<Date> enrol_until;
};
BOOST_DESCRIBE_STRUCT(GroupChanged, (), (group, name, seats, enrol_until))

struct GroupEnded {
    GroupId group;
};
BOOST_DESCRIBE_STRUCT(GroupEnded, (), (group))

// Its meetings ahead were cancelled one by one just before.
struct GroupCancelled {
    GroupId group;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(GroupCancelled, (), (group, why))

// ---- meetings

// What a meeting takes: all its leaders and the room, from when to when.
struct MeetingTime {
    Instant begins_at;
    Instant ends_at;
    std::vector<ProfessionalId> leaders;
    std::optional<RoomId> room;
};
BOOST_DESCRIBE_STRUCT(MeetingTime, (), (begins_at, ends_at, leaders, room))

struct MeetingPlanned {
    GroupId group;
    MeetingId meeting;
    MeetingTime time;
};
BOOST_DESCRIBE_STRUCT(MeetingPlanned, (), (group, meeting, time))

struct MeetingMoved {
    GroupId group;
    MeetingId meeting;
    MeetingTime was;
    MeetingTime time;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MeetingMoved, (), (group, meeting, was, time, why))

struct MeetingCancelled {
    GroupId group;
    MeetingId meeting;
    MeetingTime time;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MeetingCancelled, (), (group, meeting, time, why))

// ---- seats and the waiting list

struct SeatTaken {
    SeatId seat;
    GroupId group;
    ClientId client;
    int number;
    bool has_companion;
    std::optional<int> companion_number;  // where the companion takes a seat as well
    std::optional<WaitId> from_queue;     // the place in the waiting list, which ends with this
    // Why somebody was let in before those who wait.
    std::optional<std::string> past_queue;
};
BOOST_DESCRIBE_STRUCT(SeatTaken, (), (seat, group, client, number, has_companion, companion_number, from_queue, past_queue))

struct SeatGivenUp {
    SeatId seat;
    std::string why;  // catalog/scheduling.yaml
};
BOOST_DESCRIBE_STRUCT(SeatGivenUp, (), (seat, why))

// Waits for a seat, behind all who joined before.
struct QueueJoined {
    WaitId wait;
    GroupId group;
    ClientId client;
    bool has_companion;
};
BOOST_DESCRIBE_STRUCT(QueueJoined, (), (wait, group, client, has_companion))

struct QueueLeft {
    WaitId wait;
    std::string why;  // catalog/scheduling.yaml
};
BOOST_DESCRIBE_STRUCT(QueueLeft, (), (wait, why))

// ---- who came

struct Attended {
    SeatId seat;
    bool has_companion;  // came along this time
    VisitId visit;
};
BOOST_DESCRIBE_STRUCT(Attended, (), (seat, has_companion, visit))

// Recorded anew it replaces what was recorded before.
struct AttendanceRecorded {
    GroupId group;
    MeetingId meeting;
    std::vector<Attended> present;
};
BOOST_DESCRIBE_STRUCT(AttendanceRecorded, (), (group, meeting, present))

}  // namespace koppi::events
