// Desks, groups: which there are and what room they have; one group with its meetings, participants and waiting list; and where groups stand
// in other screens: the leader's day, the client's card.
#include "interfaces/desks/desks.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

std::string name_of(sql::Reader& rows, ProfessionalId professional) { return directory::professional_name(rows, professional).value_or(""); }

std::vector<LeaderShown> leaders_shown(sql::Reader& rows, const std::vector<ProfessionalId>& leaders) {
    std::vector<LeaderShown> shown;
    for (const auto& leader : leaders) shown.push_back({leader, name_of(rows, leader)});
    return shown;
}

GroupLine group_line(sql::Reader& rows, const groups::GroupRow& row, const std::vector<groups::MeetingRow>& meetings, Instant now) {
    GroupLine line{.group = row.group,
                   .name = row.name,
                   .service = row.service,
                   .unit = row.unit,
                   .unit_name = directory::unit_name(rows, row.unit).value_or(""),
                   .leaders = leaders_shown(rows, row.leaders),
                   .seats = row.seats,
                   .taken = row.taken,
                   .waiting = row.waiting,
                   .companions = row.companions,
                   .language = row.language,
                   .is_remote = row.remote_room.has_value(),
                   .enrol_until = row.enrol_until,
                   .state = row.state,
                   .meetings = 0,
                   .meetings_ahead = 0,
                   .first_at = std::nullopt,
                   .next_at = std::nullopt};
    for (const auto& meeting : meetings) {
        if (meeting.is_cancelled) continue;
        ++line.meetings;
        if (!line.first_at) line.first_at = meeting.begins_at;
        if (meeting.begins_at <= now) continue;
        ++line.meetings_ahead;
        if (!line.next_at) line.next_at = meeting.begins_at;
    }
    return line;
}

MemberShown member(sql::Reader& rows, ClientId client, const Actor& actor) {
    MemberShown shown{};
    if (!access::may(actor, Right::person_header)) return shown;
    shown.client = client;
    if (const auto line = clients::line(rows, client)) {
        shown.name = line->family_name + " " + line->given_names;
        shown.born = line->born;
        shown.interpreter_language = line->interpreter_language;
        shown.non_disclosure = line->non_disclosure;
    }
    return shown;
}

GroupMeetingShown meeting_line(sql::Reader& rows, const groups::MeetingRow& row) {
    GroupMeetingShown shown{.meeting = row.meeting,
                            .begins_at = row.begins_at,
                            .ends_at = row.ends_at,
                            .leaders = leaders_shown(rows, row.leaders),
                            .room = row.room,
                            .room_name = row.room ? directory::room_name(rows, *row.room) : std::nullopt,
                            .is_cancelled = row.is_cancelled,
                            .why = row.why,
                            .attendance_at = row.attendance_at,
                            .present = {}};
    for (const auto& one : groups::attendance_of(rows, row.meeting)) shown.present.push_back({one.seat, one.has_companion});
    return shown;
}

bool is_among(const std::vector<ProfessionalId>& leaders, const std::optional<ProfessionalId>& who) {
    return who && std::find(leaders.begin(), leaders.end(), *who) != leaders.end();
}

Result<GroupsDesk> groups_call(sql::Reader& rows, const GroupsQuery& query, const Call& call) { return groups_desk(rows, query, call.actor, call.now); }
Result<GroupShown> group_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto group = TRY(call.id<GroupId>("group"));
    return group_shown(rows, group, call.actor, call.now);
}

}  // namespace

GroupsDesk groups_desk(sql::Reader& rows, const GroupsQuery& query, const Actor&, Instant now) {
    GroupsDesk desk{now, {}};
    const auto which = query.ended.value_or(false) ? groups::Which::all : groups::Which::open;
    for (const auto& row : groups::groups_of(rows, query.unit, query.service, which))
        desk.groups.push_back(group_line(rows, row, groups::meetings_of(rows, row.group), now));
    // What meets next stands first; what meets no more, last.
    std::stable_sort(desk.groups.begin(), desk.groups.end(), [](const GroupLine& a, const GroupLine& b) {
        return std::tuple(a.state, !a.next_at, a.next_at.value_or(Instant{})) < std::tuple(b.state, !b.next_at, b.next_at.value_or(Instant{}));
    });
    return desk;
}

Result<GroupShown> group_shown(sql::Reader& rows, GroupId group, const Actor& actor, Instant now) {
    const auto row = TRY(groups::known_group(rows, group));
    const auto meetings = groups::meetings_of(rows, group);
    GroupShown shown{now, group_line(rows, row, meetings, now), row.why, std::nullopt, {}, {}, {}, {}};
    bool leads = is_among(row.leaders, actor.professional);
    for (const auto& meeting : meetings) {
        leads = leads || is_among(meeting.leaders, actor.professional);
        shown.meetings.push_back(meeting_line(rows, meeting));
    }
    // The link is for those who lead.
    if (row.remote_room && leads) shown.remote_link = scheduling::remote_link(*row.remote_room);
    for (const auto& seat : groups::participants_of(rows, group)) {
        auto& list = seat.given_up_at ? shown.given_up : shown.seats;
        list.push_back({seat.seat, seat.number, seat.has_companion, seat.companion_number, member(rows, seat.client, actor), seat.taken_at, seat.given_up_at,
                        seat.why});
    }
    for (const auto& wait : groups::queue_of(rows, group))
        shown.queue.push_back(
            {wait.wait, static_cast<int>(shown.queue.size()) + 1, wait.has_companion, member(rows, wait.client, actor), wait.joined_at});
    return shown;
}

std::vector<MeetingShown> meetings_led(sql::Reader& rows, ProfessionalId professional, Interval around, const Actor& actor) {
    std::vector<MeetingShown> shown;
    for (const auto& row : groups::led_by(rows, professional, around)) {
        const auto group = groups::known_group(rows, row.group);
        ensure(group.ok(), "a meeting is of a group");
        MeetingShown one{.meeting = row.meeting,
                         .group = row.group,
                         .group_name = group->name,
                         .service = group->service,
                         .begins_at = row.begins_at,
                         .ends_at = row.ends_at,
                         .leader_names = {},
                         .room = row.room,
                         .room_name = row.room ? directory::room_name(rows, *row.room) : std::nullopt,
                         .seats = group->seats,
                         .taken = group->taken,
                         .is_remote = group->remote_room.has_value(),
                         .remote_link = std::nullopt,
                         .attendance_at = row.attendance_at};
        for (const auto& leader : row.leaders) one.leader_names.push_back(name_of(rows, leader));
        if (group->remote_room && is_among(row.leaders, actor.professional)) one.remote_link = scheduling::remote_link(*group->remote_room);
        shown.push_back(std::move(one));
    }
    return shown;
}

std::vector<ClientGroupShown> groups_of_client(sql::Reader& rows, ClientId client, Instant now) {
    std::vector<ClientGroupShown> shown;
    const auto add = [&](GroupId group, bool has_companion) -> ClientGroupShown& {
        const auto row = groups::known_group(rows, group);
        ensure(row.ok(), "a seat is of a group");
        const auto line = group_line(rows, *row, groups::meetings_of(rows, group), now);
        return shown.emplace_back(ClientGroupShown{.group = group,
                                                   .name = row->name,
                                                   .service = row->service,
                                                   .unit_name = line.unit_name,
                                                   .seat = std::nullopt,
                                                   .wait = std::nullopt,
                                                   .place = std::nullopt,
                                                   .has_companion = has_companion,
                                                   .next_meeting_at = line.next_at,
                                                   .meetings_ahead = line.meetings_ahead});
    };
    for (const auto& seat : groups::seats_of_client(rows, client)) add(seat.group, seat.has_companion).seat = seat.seat;
    for (const auto& wait : groups::waits_of_client(rows, client)) {
        auto& one = add(wait.group, wait.has_companion);
        one.wait = wait.wait;
        int place = 0;
        for (const auto& other : groups::queue_of(rows, wait.group)) {
            ++place;
            if (other.wait == wait.wait) one.place = place;
        }
    }
    return shown;
}

routes::Routes group_routes() {
    return {
        routes::read("/api/desks/groups", "desk_groups", Right::appt_read, &groups_call),
        routes::read("/api/desks/groups/{group}", "desk_group", Right::appt_read, &group_call),
    };
}

}  // namespace koppi::desks
