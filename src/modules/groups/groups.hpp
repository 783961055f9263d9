// Groups (ryhmät): several meetings, seats, and a waiting list in order.
//
// Public header. Invariants: a seat is one client's, and a client is in a group once, seated or waiting and never both (rules.cpp says so to
// people, the primary key of `group_seat` to machines); whoever is let in before those who wait is let in for a reason that stands in the ledger.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/groups/rules.hpp"
#include "platform/work.hpp"

namespace koppi::groups {

// On the Helsinki wall, so that a group of every week meets at the same time of day whatever the clocks do.
struct MeetingWish {
    Date date;
    int from_minute;
    int until_minute;
    std::optional<std::vector<ProfessionalId>> leaders;  // absent: those of the group
    std::optional<RoomId> room;
};
BOOST_DESCRIBE_STRUCT(MeetingWish, (), (date, from_minute, until_minute, leaders, room))

struct OpenGroup {
    wire::Text<100, 1> name;
    std::string service;
    UnitId unit;
    std::vector<ProfessionalId> leaders;
    int seats;
    events::Companions companions;
    Language language;
    bool is_remote;
    std::optional<Date> enrol_until;
    std::vector<MeetingWish> meetings;
};
BOOST_DESCRIBE_STRUCT(OpenGroup, (), (name, service, unit, leaders, seats, companions, language, is_remote, enrol_until, meetings))

struct ChangeGroup {
    wire::Text<100, 1> name;
    int seats;
    std::optional<Date> enrol_until;
};
BOOST_DESCRIBE_STRUCT(ChangeGroup, (), (name, seats, enrol_until))

struct Wish {
    GroupId group;
    bool has_companion;
};

struct GroupRow {
    GroupId group;
    std::string name;
    std::string service;
    UnitId unit;
    std::vector<ProfessionalId> leaders;
    int seats;
    events::Companions companions;
    Language language;
    std::optional<std::string> remote_room;
    std::optional<Date> enrol_until;
    GroupState state;
    std::optional<std::string> why;  // it was cancelled
    Instant opened_at;
    int taken;  // seats, companions' too
    int waiting;
};
BOOST_DESCRIBE_STRUCT(GroupRow, (), (group, name, service, unit, leaders, seats, companions, language, remote_room, enrol_until, state, why, opened_at,
                                     taken, waiting))

struct MeetingRow {
    MeetingId meeting;
    GroupId group;
    Instant begins_at;
    Instant ends_at;
    std::vector<ProfessionalId> leaders;
    std::optional<RoomId> room;
    bool is_cancelled;
    std::optional<std::string> why;
    std::optional<Instant> attendance_at;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (), (meeting, group, begins_at, ends_at, leaders, room, is_cancelled, why, attendance_at))

// Somebody who is enrolled, or was until `given_up_at`.
struct SeatRow {
    SeatId seat;
    GroupId group;
    ClientId client;
    int number;
    bool has_companion;
    std::optional<int> companion_number;
    Instant taken_at;
    std::optional<Instant> given_up_at;
    std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(SeatRow, (), (seat, group, client, number, has_companion, companion_number, taken_at, given_up_at, why))

struct WaitRow {
    WaitId wait;
    GroupId group;
    ClientId client;
    bool has_companion;
    Instant joined_at;
};
BOOST_DESCRIBE_STRUCT(WaitRow, (), (wait, group, client, has_companion, joined_at))

// ---- the group and its meetings. Whether the time is free is scheduling's to say, before it is planned here.

Result<GroupId> open(Work& work, const OpenGroup& command);
Result<Done> change(Work& work, GroupId group, const ChangeGroup& command);
Result<Done> end(Work& work, GroupId group);
// With every meeting that lies ahead.
Result<Done> cancel(Work& work, GroupId group, std::string why);

// What the wish means: wall to instants.
Result<events::MeetingTime> time_of(const MeetingWish& wish, const std::vector<ProfessionalId>& leaders);
Result<MeetingId> plan(Work& work, GroupId group, const events::MeetingTime& time);
// The meeting, when it can still be moved or cancelled.
Result<MeetingRow> meeting_ahead(sql::Reader& rows, MeetingId meeting, Instant now);
Result<Done> move(Work& work, MeetingId meeting, const events::MeetingTime& time, std::string why);
Result<Done> cancel_meeting(Work& work, MeetingId meeting, std::string why);

// ---- seats

Result<SeatRow> take_seat(Work& work, ClientId client, const Wish& wish, std::optional<std::string> past_queue);
Result<Done> give_up(Work& work, SeatId seat, std::string why);
Result<WaitRow> join_queue(Work& work, ClientId client, const Wish& wish);
Result<SeatRow> promote(Work& work, WaitId wait, std::optional<std::string> past_queue);
Result<Done> leave_queue(Work& work, WaitId wait, std::string why);

// ---- who came

// The meeting, when these may be said to have been there, by whoever acts.
Result<MeetingRow> attended(sql::Reader& rows, MeetingId meeting, const std::vector<rules::Present>& present, const Actor& actor, Instant now);
// As `attended` allowed; every one of them has their visit.
Result<Done> record_attendance(Work& work, MeetingId meeting, std::vector<events::Attended> present);

// ---- reads

Result<GroupRow> known_group(sql::Reader& rows, GroupId group);
Result<SeatRow> known_seat(sql::Reader& rows, SeatId seat);
Result<WaitRow> known_wait(sql::Reader& rows, WaitId wait);
std::optional<MeetingRow> meeting(sql::Reader& rows, MeetingId meeting);
std::optional<std::string> name_of_meeting(sql::Reader& rows, MeetingId meeting);
BOOST_DEFINE_ENUM_CLASS(Which, open, all)
// By name; of a unit and a service, when they are named.
std::vector<GroupRow> groups_of(sql::Reader& rows, std::optional<UnitId> unit, const std::optional<std::string>& service, Which which);
std::vector<MeetingRow> meetings_of(sql::Reader& rows, GroupId group);
// Those that will be held, the next first.
std::vector<MeetingRow> meetings_ahead(sql::Reader& rows, GroupId group, Instant now);
// Those that somebody leads and that begin in the stretch; the cancelled ones left out.
std::vector<MeetingRow> led_by(sql::Reader& rows, ProfessionalId professional, Interval around);
// Those who lead a meeting of the unit's groups in the stretch.
std::vector<ProfessionalId> leaders_in(sql::Reader& rows, UnitId unit, Interval around);
// In the order of numbers; those who gave theirs up come last.
std::vector<SeatRow> participants_of(sql::Reader& rows, GroupId group);
std::vector<WaitRow> queue_of(sql::Reader& rows, GroupId group);
std::vector<events::Attended> attendance_of(sql::Reader& rows, MeetingId meeting);
// In open groups.
std::vector<SeatRow> seats_of_client(sql::Reader& rows, ClientId client);
// Meetings that overlap the stretch, of groups in which the client has a seat; the cancelled ones left out.
std::vector<MeetingRow> meetings_of_client(sql::Reader& rows, ClientId client, Interval stretch);
std::vector<WaitRow> waits_of_client(sql::Reader& rows, ClientId client);

void project(sql::Tables& tables, const events::GroupOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::GroupChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::GroupEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::GroupCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingPlanned& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingMoved& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SeatTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SeatGivenUp& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::QueueJoined& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::QueueLeft& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AttendanceRecorded& event, const Stamp& stamp);

}  // namespace koppi::groups
