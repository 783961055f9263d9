// Group work: the verbs, and their rows.
#include "workflows/groupwork.hpp"

#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "workflows/records.hpp"

namespace koppi::groupwork {

namespace {

using routes::Call;
using routes::Right;

// Leaders are people who work here, and the room is of the unit.
Result<Done> is_of_the_house(sql::Reader& rows, const std::vector<ProfessionalId>& leaders, const std::optional<RoomId>& room, UnitId unit) {
    for (std::size_t n = 0; n < leaders.size(); ++n)
        if (directory::roles_of(rows, leaders[n]).empty())
            return Refusal{Reason::invalid, "directory.no_such_professional", "/leaders/" + std::to_string(n), {}};
    if (!room) return Done{};
    const auto open = directory::room(rows, *room);
    if (!open) return Refusal{Reason::invalid, "scheduling.no_such_room", "/room", {}};
    if (open->unit != unit) return Refusal{Reason::invalid, "scheduling.room_is_elsewhere", "/room", {}};
    return Done{};
}

Refusal of_meeting(Refusal refusal, std::size_t n) {
    refusal.where = "/meetings/" + std::to_string(n) + refusal.where;
    return refusal;
}

// What the wish means, when it is of the house and may stand.
Result<events::MeetingTime> time_to_hold(Work& work, const groups::GroupRow& group, const groups::MeetingWish& wish, std::optional<MeetingId> moving) {
    auto time = TRY(groups::time_of(wish, group.leaders));
    TRY(is_of_the_house(work.rows(), time.leaders, time.room, group.unit));
    TRY(scheduling::meeting_may_stand(work, time, moving, bookings::known(work)));
    return time;
}

Result<Clashes> clashes_call(sql::Reader& rows, const MeetingsAsked& body, const Call& call) {
    if (body.meetings.size() > groups::rules::meetings_max) return Refusal{Reason::invalid, "wire.too_long", "/meetings", {}};
    return clashes(rows, body, call.actor, call.now);
}

}  // namespace

Result<GroupMade> open(Work& work, const groups::OpenGroup& command) {
    if (!directory::unit_name(work.rows(), command.unit)) return Refusal{Reason::invalid, "directory.no_such_unit", "/unit", {}};
    TRY(is_of_the_house(work.rows(), command.leaders, std::nullopt, command.unit));
    GroupMade made{TRY(groups::open(work, command)), {}};
    const auto group = TRY(groups::known_group(work.rows(), made.group));
    for (std::size_t n = 0; n < command.meetings.size(); ++n) {
        const auto time = time_to_hold(work, group, command.meetings[n], std::nullopt);
        if (!time) return of_meeting(time.refusal(), n);
        const auto meeting = TRY(groups::plan(work, made.group, *time));
        made.meetings.push_back(meeting);
    }
    return made;
}

Result<MeetingMade> plan(Work& work, GroupId id, const groups::MeetingWish& wish) {
    const auto group = TRY(groups::known_group(work.rows(), id));
    const auto time = TRY(time_to_hold(work, group, wish, std::nullopt));
    const auto meeting = TRY(groups::plan(work, id, time));
    return MeetingMade{meeting, TRY(group_notices::meeting_stands(work, meeting, std::nullopt))};
}

Result<group_notices::GroupTold> move(Work& work, MeetingId meeting, const MoveMeeting& command) {
    const auto row = TRY(groups::meeting_ahead(work.rows(), meeting, work.now()));
    const auto group = TRY(groups::known_group(work.rows(), row.group));
    auto time = time_to_hold(work, group, command.time, meeting);
    if (!time) {
        auto refusal = time.refusal();
        refusal.where = "/time" + refusal.where;
        return refusal;
    }
    TRY(groups::move(work, meeting, *time, command.why));
    return group_notices::meeting_stands(work, meeting, row.begins_at);
}

Result<group_notices::GroupTold> cancel_meeting(Work& work, MeetingId meeting, const ByReason& command) {
    TRY(groups::cancel_meeting(work, meeting, command.why));
    return group_notices::meeting_off(work, meeting);
}

Result<group_notices::GroupTold> cancel(Work& work, GroupId group, const CancelGroup& command) {
    const auto ahead = groups::meetings_ahead(work.rows(), group, work.now());
    TRY(groups::cancel(work, group, command.why));
    return group_notices::group_off(work, group, ahead.empty() ? std::nullopt : std::optional(ahead.front().begins_at));
}

Result<groups::SeatRow> take_seat(Work& work, ClientId client, const TakeSeat& command) {
    TRY(records::open(work, client, events::Purpose::booking));
    const auto past_queue = command.past_queue ? std::optional(command.past_queue->value) : std::nullopt;
    const auto seat = TRY(groups::take_seat(work, client, {command.group, command.has_companion}, past_queue));
    TRY(group_notices::seated(work, seat));
    return seat;
}

Result<groups::WaitRow> join_queue(Work& work, ClientId client, const JoinQueue& command) {
    TRY(records::open(work, client, events::Purpose::booking));
    return groups::join_queue(work, client, {command.group, command.has_companion});
}

Result<groups::SeatRow> promote(Work& work, WaitId wait, const Promote& command) {
    const auto row = TRY(groups::known_wait(work.rows(), wait));
    TRY(records::open(work, row.client, events::Purpose::booking));
    const auto seat = TRY(groups::promote(work, wait, command.past_queue ? std::optional(command.past_queue->value) : std::nullopt));
    TRY(group_notices::seated(work, seat));
    return seat;
}

Result<Done> leave_queue(Work& work, WaitId wait, const ByReason& command) {
    const auto row = TRY(groups::known_wait(work.rows(), wait));
    TRY(records::open(work, row.client, events::Purpose::booking));
    return groups::leave_queue(work, wait, command.why);
}

Result<Done> give_up(Work& work, SeatId seat, const ByReason& command) {
    const auto row = TRY(groups::known_seat(work.rows(), seat));
    TRY(records::open(work, row.client, events::Purpose::booking));
    TRY(groups::give_up(work, seat, command.why));
    TRY(group_notices::seat_given_up(work, row));
    return Done{};
}

Result<Done> record_attendance(Work& work, MeetingId meeting, const RecordAttendance& command) {
    std::vector<groups::rules::Present> present;
    for (const auto& one : command.present) present.push_back({one.seat, one.has_companion});
    const auto row = TRY(groups::attended(work.rows(), meeting, present, work.actor(), work.now()));
    const auto group = TRY(groups::known_group(work.rows(), row.group));
    const auto before = groups::attendance_of(work.rows(), meeting);
    std::vector<events::Attended> attended;
    for (const auto& one : present) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const events::Attended& was) { return was.seat == one.seat; });
        if (known != before.end()) {
            attended.push_back({one.seat, one.has_companion, known->visit});
            continue;
        }
        const auto seat = TRY(groups::known_seat(work.rows(), one.seat));
        TRY(records::open(work, seat.client, events::Purpose::care));
        const auto visit = TRY(scheduling::hold_visit(work, {.visit = {},
                                                             .client = seat.client,
                                                             .booking = std::nullopt,
                                                             .professional = row.leaders.front(),
                                                             .unit = group.unit,
                                                             .kind = events::VisitKind::group,
                                                             .begins_at = row.begins_at,
                                                             .ends_at = row.ends_at,
                                                             .reasons = {}}));
        attended.push_back({one.seat, one.has_companion, visit});
    }
    // Whoever was said to be there and was not has no visit.
    for (const auto& was : before) {
        if (std::any_of(attended.begin(), attended.end(), [&](const events::Attended& one) { return one.seat == was.seat; })) continue;
        const auto seat = TRY(groups::known_seat(work.rows(), was.seat));
        TRY(records::open(work, seat.client, events::Purpose::care));
        TRY(scheduling::take_back_visit(work, was.visit));
    }
    return groups::record_attendance(work, meeting, std::move(attended));
}

Clashes clashes(sql::Reader& rows, const MeetingsAsked& asked, const Actor& actor, Instant now) {
    Clashes found;
    const auto known = bookings::known(rows, actor);
    for (std::size_t n = 0; n < asked.meetings.size(); ++n) {
        const auto fits = [&]() -> Result<Done> {
            const auto time = TRY(groups::time_of(asked.meetings[n], asked.leaders));
            return scheduling::meeting_fits(rows, time, asked.moving, known, now);
        }();
        if (fits) continue;
        const auto& refusal = fits.refusal();
        found.clashes.push_back({static_cast<int>(n), refusal.code, refusal.where, words(actor.language, refusal)});
    }
    return found;
}

routes::Routes routes() {
    return {
        routes::command("/api/groups", "group_open", Right::appt_book, &groupwork::open),
        routes::search("/api/groups/clashes", "group_clashes", Right::appt_book, &clashes_call),
        routes::command("/api/groups/{group}/change", "group_change", Right::appt_book, &groups::change),
        routes::command("/api/groups/{group}/end", "group_end", Right::appt_book, &groups::end),
        routes::command("/api/groups/{group}/cancel", "group_cancel", Right::appt_book, &groupwork::cancel),
        routes::command("/api/groups/{group}/meetings", "meeting_plan", Right::appt_book, &plan),
        routes::command("/api/meetings/{meeting}/move", "meeting_move", Right::appt_book, &move),
        routes::command("/api/meetings/{meeting}/cancel", "meeting_cancel", Right::appt_book, &cancel_meeting),
        routes::command("/api/meetings/{meeting}/attendance", "meeting_attendance", Right::appt_book, &record_attendance),
        routes::command("/api/clients/{client}/seats", "seat_take", Right::appt_book, &take_seat),
        routes::command("/api/clients/{client}/group-queue", "queue_join", Right::appt_book, &join_queue),
        routes::command("/api/group-queue/{wait}/promote", "queue_promote", Right::appt_book, &promote),
        routes::command("/api/group-queue/{wait}/leave", "queue_leave", Right::appt_book, &leave_queue),
        routes::command("/api/seats/{seat}/give-up", "seat_give_up", Right::appt_book, &give_up),
    };
}

}  // namespace koppi::groupwork
