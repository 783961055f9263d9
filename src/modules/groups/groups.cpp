// Groups: load, decide, record.
#include "modules/groups/groups.hpp"

#include "core/civil_time.hpp"
#include "modules/groups/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::groups {

namespace {

Result<MeetingRow> known_meeting(sql::Reader& rows, MeetingId meeting) {
    auto row = store::meeting(rows, meeting);
    if (!row) return Refusal{Reason::not_found, "groups.no_such_meeting", "", {}};
    return *row;
}

Result<SeatRow> held_seat(sql::Reader& rows, SeatId seat) {
    auto row = TRY(known_seat(rows, seat));
    if (row.given_up_at) return Refusal{Reason::out_of_order, "groups.seat_given_up", "", {}};
    return row;
}

Result<Done> is_cancel_reason(const std::string& why) {
    const auto* reason = catalog().scheduling.reason(why);
    if (!reason || !reason->is_for(knowledge::BookingReasonFor::cancel)) return Refusal{Reason::invalid, "scheduling.no_such_reason", "/why", {}};
    return Done{};
}
Result<Done> is_move_reason(const std::string& why) {
    const auto* reason = catalog().scheduling.reason(why);
    if (!reason || !reason->is_for(knowledge::BookingReasonFor::move)) return Refusal{Reason::invalid, "scheduling.no_such_reason", "/why", {}};
    return Done{};
}

events::MeetingTime time_taken(const MeetingRow& row) { return {row.begins_at, row.ends_at, row.leaders, row.room}; }

// What the rule of enrolment must know; `taken` is kept by whoever asks.
rules::Enrolment enrolment(Work& work, const GroupRow& group, std::span<const int> taken, ClientId client, bool has_companion) {
    const auto queue = store::queue_of(work.rows(), group.group);
    return {.state = group.state,
            .seats = group.seats,
            .companions = group.companions,
            .enrol_until = group.enrol_until,
            .taken = taken,
            .waiting = static_cast<int>(queue.size()),
            .has_meeting_ahead = store::has_meeting_ahead(work.rows(), group.group, work.now()),
            .is_seated = store::is_seated(work.rows(), group.group, client),
            .is_waiting = std::any_of(queue.begin(), queue.end(), [&](const WaitRow& row) { return row.client == client; }),
            .has_companion = has_companion,
            .today = helsinki_date(work.now())};
}

SeatRow seated(Work& work, const events::SeatTaken& taken) {
    work.record(taken);
    return *store::seat(work.rows(), taken.seat);
}

}  // namespace

Result<GroupId> open(Work& work, const OpenGroup& command) {
    const auto* service = catalog().service(command.service);
    if (!service) return Refusal{Reason::invalid, "scheduling.no_such_service", "/service", {}};
    if (std::find(service->kinds.begin(), service->kinds.end(), events::VisitKind::group) == service->kinds.end())
        return Refusal{Reason::invalid, "groups.not_given_in_groups", "/service", {}};
    if (command.meetings.empty() || command.meetings.size() > rules::meetings_max)
        return Refusal{Reason::invalid, "groups.meetings_number", "/meetings", {{"max", std::to_string(rules::meetings_max)}}};
    const events::GroupOpened opened{.group = work.fresh<GroupId>(),
                                     .name = command.name,
                                     .service = command.service,
                                     .unit = command.unit,
                                     .leaders = command.leaders,
                                     .seats = command.seats,
                                     .companions = command.companions,
                                     .language = command.language,
                                     // Nobody guesses the name of the room.
                                     .remote_room = command.is_remote ? std::optional(work.fresh<GroupId>().text()) : std::nullopt,
                                     .enrol_until = command.enrol_until};
    TRY(rules::is_sound(opened, helsinki_date(work.now())));
    work.record(opened);
    return opened.group;
}

Result<Done> change(Work& work, GroupId group, const ChangeGroup& command) {
    const auto row = TRY(known_group(work.rows(), group));
    const events::GroupChanged changed{group, command.name, command.seats, command.enrol_until};
    const auto taken = store::taken(work.rows(), group);
    // A last day that has passed may stand as it was.
    auto asked = changed;
    if (asked.enrol_until == row.enrol_until) asked.enrol_until.reset();
    TRY(rules::may_change(row.state, asked, taken.empty() ? 0 : taken.back(), helsinki_date(work.now())));
    work.record(changed);
    return Done{};
}

Result<Done> end(Work& work, GroupId group) {
    const auto row = TRY(known_group(work.rows(), group));
    TRY(rules::may_end(row.state, store::has_meeting_ahead(work.rows(), group, work.now())));
    work.record(events::GroupEnded{group});
    return Done{};
}

Result<Done> cancel(Work& work, GroupId group, std::string why) {
    const auto row = TRY(known_group(work.rows(), group));
    TRY(rules::may_end(row.state, false));
    for (const auto& meeting : meetings_ahead(work.rows(), group, work.now()))
        work.record(events::MeetingCancelled{group, meeting.meeting, time_taken(meeting), why});
    work.record(events::GroupCancelled{group, std::move(why)});
    return Done{};
}

Result<events::MeetingTime> time_of(const MeetingWish& wish, const std::vector<ProfessionalId>& leaders) {
    const auto time = TRY(rules::on_wall(wish.date, wish.from_minute, wish.until_minute));
    const auto& who = wish.leaders.value_or(leaders);
    TRY(rules::leaders_are_sound(who));
    return events::MeetingTime{time.begin, time.end, who, wish.room};
}

Result<MeetingId> plan(Work& work, GroupId group, const events::MeetingTime& time) {
    const auto row = TRY(known_group(work.rows(), group));
    TRY(rules::may_end(row.state, false));
    if (store::meetings_of(work.rows(), group).size() >= rules::meetings_max)
        return Refusal{Reason::invalid, "groups.meetings_number", "", {{"max", std::to_string(rules::meetings_max)}}};
    const events::MeetingPlanned planned{group, work.fresh<MeetingId>(), time};
    work.record(planned);
    return planned.meeting;
}

Result<MeetingRow> meeting_ahead(sql::Reader& rows, MeetingId meeting, Instant now) {
    auto row = TRY(known_meeting(rows, meeting));
    TRY(rules::still_ahead(row.is_cancelled, row.begins_at, now));
    return row;
}

Result<Done> move(Work& work, MeetingId meeting, const events::MeetingTime& time, std::string why) {
    const auto row = TRY(meeting_ahead(work.rows(), meeting, work.now()));
    TRY(is_move_reason(why));
    work.record(events::MeetingMoved{row.group, meeting, time_taken(row), time, std::move(why)});
    return Done{};
}

Result<Done> cancel_meeting(Work& work, MeetingId meeting, std::string why) {
    const auto row = TRY(meeting_ahead(work.rows(), meeting, work.now()));
    TRY(is_cancel_reason(why));
    work.record(events::MeetingCancelled{row.group, meeting, time_taken(row), std::move(why)});
    return Done{};
}

Result<SeatRow> take_seat(Work& work, ClientId client, const Wish& wish, std::optional<std::string> past_queue) {
    const auto group = TRY(known_group(work.rows(), wish.group));
    const auto taken = store::taken(work.rows(), wish.group);
    const auto asked = enrolment(work, group, taken, client, wish.has_companion);
    const auto numbers = TRY(rules::take(asked, past_queue));
    // A reason for which there was no call is not kept: nobody was passed by.
    if (asked.waiting == 0) past_queue.reset();
    return seated(work, {.seat = work.fresh<SeatId>(),
                         .group = wish.group,
                         .client = client,
                         .number = numbers.own,
                         .has_companion = wish.has_companion,
                         .companion_number = numbers.companion,
                         .from_queue = std::nullopt,
                         .past_queue = std::move(past_queue)});
}

Result<Done> give_up(Work& work, SeatId seat, std::string why) {
    TRY(held_seat(work.rows(), seat));
    TRY(is_cancel_reason(why));
    work.record(events::SeatGivenUp{seat, std::move(why)});
    return Done{};
}

Result<WaitRow> join_queue(Work& work, ClientId client, const Wish& wish) {
    const auto group = TRY(known_group(work.rows(), wish.group));
    const auto taken = store::taken(work.rows(), wish.group);
    TRY(rules::join(enrolment(work, group, taken, client, wish.has_companion)));
    const events::QueueJoined joined{work.fresh<WaitId>(), wish.group, client, wish.has_companion};
    work.record(joined);
    return *store::wait(work.rows(), joined.wait);
}

Result<SeatRow> promote(Work& work, WaitId wait, std::optional<std::string> past_queue) {
    const auto row = TRY(known_wait(work.rows(), wait));
    const auto group = TRY(known_group(work.rows(), row.group));
    const auto taken = store::taken(work.rows(), row.group);
    const auto queue = store::queue_of(work.rows(), row.group);
    const auto here = std::find_if(queue.begin(), queue.end(), [&](const WaitRow& one) { return one.wait == wait; });
    const int place = static_cast<int>(here - queue.begin()) + 1;
    const auto numbers = TRY(rules::promote(enrolment(work, group, taken, row.client, row.has_companion), place, past_queue));
    if (place == 1) past_queue.reset();
    return seated(work, {.seat = work.fresh<SeatId>(),
                         .group = row.group,
                         .client = row.client,
                         .number = numbers.own,
                         .has_companion = row.has_companion,
                         .companion_number = numbers.companion,
                         .from_queue = wait,
                         .past_queue = std::move(past_queue)});
}

Result<Done> leave_queue(Work& work, WaitId wait, std::string why) {
    TRY(known_wait(work.rows(), wait));
    TRY(is_cancel_reason(why));
    work.record(events::QueueLeft{wait, std::move(why)});
    return Done{};
}

Result<MeetingRow> attended(sql::Reader& rows, MeetingId meeting, const std::vector<rules::Present>& present, const Actor& actor, Instant now) {
    const auto row = TRY(known_meeting(rows, meeting));
    const auto group = TRY(known_group(rows, row.group));
    TRY(rules::may_record(row.leaders, group.unit, actor.professional, actor.unit));
    std::vector<rules::Participant> participants;
    for (const auto& one : store::participants_of(rows, row.group)) participants.push_back({one.seat, one.has_companion, one.given_up_at});
    TRY(rules::attended(present, participants, row.is_cancelled, row.begins_at, now));
    return row;
}

Result<Done> record_attendance(Work& work, MeetingId meeting, std::vector<events::Attended> present) {
    const auto row = TRY(known_meeting(work.rows(), meeting));
    work.record(events::AttendanceRecorded{row.group, meeting, std::move(present)});
    return Done{};
}

Result<GroupRow> known_group(sql::Reader& rows, GroupId group) {
    auto row = store::group(rows, group);
    if (!row) return Refusal{Reason::not_found, "groups.no_such_group", "", {}};
    return *row;
}
Result<SeatRow> known_seat(sql::Reader& rows, SeatId seat) {
    auto row = store::seat(rows, seat);
    if (!row) return Refusal{Reason::not_found, "groups.no_such_seat", "", {}};
    return *row;
}
Result<WaitRow> known_wait(sql::Reader& rows, WaitId wait) {
    auto row = store::wait(rows, wait);
    if (!row) return Refusal{Reason::not_found, "groups.waits_no_more", "", {}};
    return *row;
}
std::optional<MeetingRow> meeting(sql::Reader& rows, MeetingId meeting) { return store::meeting(rows, meeting); }
std::optional<std::string> name_of_meeting(sql::Reader& rows, MeetingId meeting) { return store::name_of_meeting(rows, meeting); }
std::vector<GroupRow> groups_of(sql::Reader& rows, std::optional<UnitId> unit, const std::optional<std::string>& service, Which which) {
    return store::groups_of(rows, unit, service, which);
}
std::vector<MeetingRow> meetings_of(sql::Reader& rows, GroupId group) { return store::meetings_of(rows, group); }
std::vector<MeetingRow> meetings_ahead(sql::Reader& rows, GroupId group, Instant now) {
    auto meetings = store::meetings_of(rows, group);
    std::erase_if(meetings, [&](const MeetingRow& one) { return one.is_cancelled || one.begins_at <= now; });
    return meetings;
}
std::vector<MeetingRow> led_by(sql::Reader& rows, ProfessionalId professional, Interval around) { return store::led_by(rows, professional, around); }
std::vector<ProfessionalId> leaders_in(sql::Reader& rows, UnitId unit, Interval around) { return store::leaders_in(rows, unit, around); }
std::vector<SeatRow> participants_of(sql::Reader& rows, GroupId group) { return store::participants_of(rows, group); }
std::vector<WaitRow> queue_of(sql::Reader& rows, GroupId group) { return store::queue_of(rows, group); }
std::vector<events::Attended> attendance_of(sql::Reader& rows, MeetingId meeting) { return store::attendance_of(rows, meeting); }
std::vector<SeatRow> seats_of_client(sql::Reader& rows, ClientId client) { return store::seats_of_client(rows, client); }
std::vector<MeetingRow> meetings_of_client(sql::Reader& rows, ClientId client, Interval stretch) {
    return store::meetings_of_client(rows, client, stretch);
}
std::vector<WaitRow> waits_of_client(sql::Reader& rows, ClientId client) { return store::waits_of_client(rows, client); }

}  // namespace koppi::groups
