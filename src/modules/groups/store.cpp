// Groups, store: tables care_group, group_meeting, group_leader, group_participant, group_seat, group_queue, group_attendance.
#include "modules/groups/store.hpp"

namespace koppi::groups {

namespace {

#define GROUP_COLUMNS                                                                                                                 \
    "g.care_group, g.name, g.service, g.unit, g.leaders, g.seats, g.companions, g.language, g.remote_room, g.enrol_until, g.state, " \
    "g.why, g.opened_at, (select count(*) from group_seat s where s.care_group = g.care_group), "                                     \
    "(select count(*) from group_queue q where q.care_group = g.care_group)"
#define MEETING_COLUMNS "m.meeting, m.care_group, m.begins_at, m.ends_at, m.leaders, m.room, m.is_cancelled, m.why, m.attendance_at"
#define SEAT_COLUMNS "p.seat, p.care_group, p.client, p.number, p.has_companion, p.companion_number, p.taken_at, p.given_up_at, p.why"
#define WAIT_COLUMNS "q.wait, q.care_group, q.client, q.has_companion, q.joined_at"

constexpr sql::Query find_group{"groups.find_group", "select " GROUP_COLUMNS " from care_group g where g.care_group = $1"};
constexpr sql::Query list_groups{"groups.list_groups",
                                 "select " GROUP_COLUMNS
                                 " from care_group g where ($1 is null or g.unit = $1) and ($2 is null or g.service = $2) and (g.state = 'open' or $3) "
                                 "order by g.name, g.care_group"};
constexpr sql::Query find_meeting{"groups.find_meeting", "select " MEETING_COLUMNS " from group_meeting m where m.meeting = $1"};
constexpr sql::Query find_name_of_meeting{"groups.find_name_of_meeting", R"(
    select g.name from group_meeting m join care_group g on g.care_group = m.care_group where m.meeting = $1)"};
constexpr sql::Query list_meetings{"groups.list_meetings",
                                   "select " MEETING_COLUMNS " from group_meeting m where m.care_group = $1 order by m.begins_at, m.meeting"};
constexpr sql::Query list_led_by{"groups.list_led_by",
                                 "select " MEETING_COLUMNS
                                 " from group_leader l join group_meeting m on m.meeting = l.meeting "
                                 "where l.professional = $1 and l.begins_at >= $2 and l.begins_at < $3 order by m.begins_at, m.meeting"};
constexpr sql::Query list_leaders_in{"groups.list_leaders_in", R"(
    select distinct l.professional
    from care_group g join group_meeting m on m.care_group = g.care_group join group_leader l on l.meeting = m.meeting
    where g.unit = $1 and m.begins_at >= $2 and m.begins_at < $3 order by l.professional)"};
constexpr sql::Query count_meetings_ahead{"groups.count_meetings_ahead", R"(
    select count(*) from group_meeting where care_group = $1 and begins_at > $2 and is_cancelled = 0)"};

constexpr sql::Query list_taken{"groups.list_taken", "select number from group_seat where care_group = $1 order by number"};
constexpr sql::Query find_seat{"groups.find_seat", "select " SEAT_COLUMNS " from group_participant p where p.seat = $1"};
constexpr sql::Query list_participants{"groups.list_participants",
                                       "select " SEAT_COLUMNS
                                       " from group_participant p where p.care_group = $1 "
                                       "order by p.given_up_at is not null, p.number, p.taken_at, p.seat"};
constexpr sql::Query list_seats_of_client{"groups.list_seats_of_client",
                                          "select " SEAT_COLUMNS
                                          " from group_participant p join care_group g on g.care_group = p.care_group "
                                          "where p.client = $1 and p.given_up_at is null and g.state = 'open' order by g.name, p.seat"};
constexpr sql::Query list_meetings_of_client{"groups.list_meetings_of_client",
                                             "select " MEETING_COLUMNS
                                             " from group_participant p join group_meeting m on m.care_group = p.care_group "
                                             "where p.client = $1 and p.given_up_at is null and m.is_cancelled = 0 and m.begins_at < $3 and m.ends_at > $2 "
                                             "order by m.begins_at, m.meeting"};
constexpr sql::Query count_seated{"groups.count_seated", R"(
    select count(*) from group_participant where care_group = $1 and client = $2 and given_up_at is null)"};
constexpr sql::Query find_wait{"groups.find_wait", "select " WAIT_COLUMNS " from group_queue q where q.wait = $1"};
constexpr sql::Query list_queue{"groups.list_queue", "select " WAIT_COLUMNS " from group_queue q where q.care_group = $1 order by q.position"};
constexpr sql::Query list_waits_of_client{"groups.list_waits_of_client",
                                          "select " WAIT_COLUMNS
                                          " from group_queue q join care_group g on g.care_group = q.care_group "
                                          "where q.client = $1 and g.state = 'open' order by g.name, q.wait"};
constexpr sql::Query list_attendance{"groups.list_attendance",
                                     "select seat, has_companion, visit from group_attendance where meeting = $1 order by seat"};

constexpr sql::Query insert_group{"groups.insert_group", R"(
    insert into care_group (care_group, name, service, unit, leaders, seats, companions, language, remote_room, enrol_until, state, opened_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11))"};
constexpr sql::Query change_group{"groups.change_group", "update care_group set name = $2, seats = $3, enrol_until = $4 where care_group = $1"};
constexpr sql::Query set_group_state{"groups.set_group_state", "update care_group set state = $2, why = $3 where care_group = $1"};
constexpr sql::Query insert_meeting{"groups.insert_meeting", R"(
    insert into group_meeting (meeting, care_group, begins_at, ends_at, leaders, room, is_cancelled) values ($1, $2, $3, $4, $5, $6, 0))"};
constexpr sql::Query move_meeting{"groups.move_meeting", R"(
    update group_meeting set begins_at = $2, ends_at = $3, leaders = $4, room = $5, why = $6 where meeting = $1)"};
constexpr sql::Query cancel_meeting_row{"groups.cancel_meeting", "update group_meeting set is_cancelled = 1, why = $2 where meeting = $1"};
constexpr sql::Query insert_leader{"groups.insert_leader", "insert into group_leader (professional, begins_at, meeting) values ($1, $2, $3)"};
constexpr sql::Query delete_leaders{"groups.delete_leaders", "delete from group_leader where meeting = $1"};
constexpr sql::Query insert_participant{"groups.insert_participant", R"(
    insert into group_participant (seat, care_group, client, number, has_companion, companion_number, taken_at) values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr sql::Query insert_seat{"groups.insert_seat", "insert into group_seat (care_group, number, seat, is_companion) values ($1, $2, $3, $4)"};
constexpr sql::Query end_participant{"groups.end_participant", "update group_participant set given_up_at = $2, why = $3 where seat = $1"};
constexpr sql::Query delete_seats{"groups.delete_seats", "delete from group_seat where seat = $1"};
constexpr sql::Query insert_wait{"groups.insert_wait", R"(
    insert into group_queue (wait, care_group, client, has_companion, joined_at, position) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query delete_wait{"groups.delete_wait", "delete from group_queue where wait = $1"};
constexpr sql::Query delete_attendance{"groups.delete_attendance", "delete from group_attendance where meeting = $1"};
constexpr sql::Query insert_attended{"groups.insert_attended",
                                     "insert into group_attendance (meeting, seat, has_companion, visit) values ($1, $2, $3, $4)"};
constexpr sql::Query set_attendance_at{"groups.set_attendance_at", "update group_meeting set attendance_at = $2 where meeting = $1"};

void write_leaders(sql::Tables& tables, MeetingId meeting, const events::MeetingTime& time) {
    tables.run(delete_leaders, meeting);
    for (const auto& leader : time.leaders) tables.run(insert_leader, leader, time.begins_at, meeting);
}

}  // namespace

namespace store {

std::optional<GroupRow> group(sql::Reader& rows, GroupId group) { return rows.first<GroupRow>(find_group, group); }
std::vector<GroupRow> groups_of(sql::Reader& rows, std::optional<UnitId> unit, const std::optional<std::string>& service, Which which) {
    return rows.all<GroupRow>(list_groups, unit, service, which == Which::all);
}
std::optional<MeetingRow> meeting(sql::Reader& rows, MeetingId meeting) { return rows.first<MeetingRow>(find_meeting, meeting); }
std::optional<std::string> name_of_meeting(sql::Reader& rows, MeetingId meeting) { return rows.first<std::string>(find_name_of_meeting, meeting); }
std::vector<MeetingRow> meetings_of(sql::Reader& rows, GroupId group) { return rows.all<MeetingRow>(list_meetings, group); }
std::vector<MeetingRow> led_by(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return rows.all<MeetingRow>(list_led_by, professional, around.begin, around.end);
}
std::vector<ProfessionalId> leaders_in(sql::Reader& rows, UnitId unit, Interval around) {
    return rows.all<ProfessionalId>(list_leaders_in, unit, around.begin, around.end);
}
bool has_meeting_ahead(sql::Reader& rows, GroupId group, Instant now) { return rows.number(count_meetings_ahead, group, now) > 0; }

std::vector<int> taken(sql::Reader& rows, GroupId group) { return rows.all<int>(list_taken, group); }
std::optional<SeatRow> seat(sql::Reader& rows, SeatId seat) { return rows.first<SeatRow>(find_seat, seat); }
std::vector<SeatRow> participants_of(sql::Reader& rows, GroupId group) { return rows.all<SeatRow>(list_participants, group); }
std::vector<SeatRow> seats_of_client(sql::Reader& rows, ClientId client) { return rows.all<SeatRow>(list_seats_of_client, client); }
std::vector<MeetingRow> meetings_of_client(sql::Reader& rows, ClientId client, Interval stretch) {
    return rows.all<MeetingRow>(list_meetings_of_client, client, stretch.begin, stretch.end);
}
bool is_seated(sql::Reader& rows, GroupId group, ClientId client) { return rows.number(count_seated, group, client) > 0; }
std::optional<WaitRow> wait(sql::Reader& rows, WaitId wait) { return rows.first<WaitRow>(find_wait, wait); }
std::vector<WaitRow> queue_of(sql::Reader& rows, GroupId group) { return rows.all<WaitRow>(list_queue, group); }
std::vector<WaitRow> waits_of_client(sql::Reader& rows, ClientId client) { return rows.all<WaitRow>(list_waits_of_client, client); }
std::vector<events::Attended> attendance_of(sql::Reader& rows, MeetingId meeting) { return rows.all<events::Attended>(list_attendance, meeting); }

}  // namespace store

// ---- projectors

void project(sql::Tables& tables, const events::GroupOpened& event, const Stamp& stamp) {
    tables.run(insert_group, event.group, event.name, event.service, event.unit, wire::write(event.leaders), event.seats, event.companions, event.language,
               event.remote_room, event.enrol_until, stamp.happened_at);
}
void project(sql::Tables& tables, const events::GroupChanged& event, const Stamp&) {
    tables.run(change_group, event.group, event.name, event.seats, event.enrol_until);
}
void project(sql::Tables& tables, const events::GroupEnded& event, const Stamp&) {
    tables.run(set_group_state, event.group, GroupState::ended, std::optional<std::string>{});
}
void project(sql::Tables& tables, const events::GroupCancelled& event, const Stamp&) {
    tables.run(set_group_state, event.group, GroupState::cancelled, event.why);
}
void project(sql::Tables& tables, const events::MeetingPlanned& event, const Stamp&) {
    tables.run(insert_meeting, event.meeting, event.group, event.time.begins_at, event.time.ends_at, wire::write(event.time.leaders), event.time.room);
    write_leaders(tables, event.meeting, event.time);
}
void project(sql::Tables& tables, const events::MeetingMoved& event, const Stamp&) {
    tables.run(move_meeting, event.meeting, event.time.begins_at, event.time.ends_at, wire::write(event.time.leaders), event.time.room, event.why);
    write_leaders(tables, event.meeting, event.time);
}
void project(sql::Tables& tables, const events::MeetingCancelled& event, const Stamp&) {
    tables.run(cancel_meeting_row, event.meeting, event.why);
    tables.run(delete_leaders, event.meeting);
}
void project(sql::Tables& tables, const events::SeatTaken& event, const Stamp& stamp) {
    if (event.from_queue) tables.run(delete_wait, *event.from_queue);
    tables.run(insert_participant, event.seat, event.group, event.client, event.number, event.has_companion, event.companion_number, stamp.happened_at);
    tables.run(insert_seat, event.group, event.number, event.seat, false);
    if (event.companion_number) tables.run(insert_seat, event.group, *event.companion_number, event.seat, true);
}
void project(sql::Tables& tables, const events::SeatGivenUp& event, const Stamp& stamp) {
    tables.run(end_participant, event.seat, stamp.happened_at, event.why);
    tables.run(delete_seats, event.seat);
}
void project(sql::Tables& tables, const events::QueueJoined& event, const Stamp& stamp) {
    tables.run(insert_wait, event.wait, event.group, event.client, event.has_companion, stamp.happened_at, stamp.position);
}
void project(sql::Tables& tables, const events::QueueLeft& event, const Stamp&) { tables.run(delete_wait, event.wait); }
void project(sql::Tables& tables, const events::AttendanceRecorded& event, const Stamp& stamp) {
    tables.run(delete_attendance, event.meeting);
    for (const auto& one : event.present) tables.run(insert_attended, event.meeting, one.seat, one.has_companion, one.visit);
    tables.run(set_attendance_at, event.meeting, stamp.happened_at);
}

}  // namespace koppi::groups
