// Bookings: the verbs, and their rows.
#include "workflows/bookings.hpp"

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/groups/groups.hpp"
#include "platform/catalog.hpp"
#include "workflows/notices.hpp"
#include "workflows/records.hpp"
#include "workflows/refill.hpp"

namespace koppi::bookings {

namespace {

using routes::Call;
using routes::Right;
using scheduling::BookingRow;

Instant undo_until(const Work& work) { return work.now() + catalog().promises.undo.window(); }

Result<BookingRow> known_booking(Work& work, BookingId booking) {
    auto row = scheduling::booking(work.rows(), booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    if (row->through == events::BookedThrough::imported) return Refusal{Reason::out_of_order, "scheduling.booked_elsewhere", "", {}};
    return *row;
}

// The booking and, when that is asked, all that follow it in its series and still lie ahead.
std::vector<BookingRow> meant(Work& work, const BookingRow& row, HowMuch how_much) {
    std::vector<BookingRow> all{row};
    if (how_much == HowMuch::this_one || !row.series) return all;
    for (auto& other : scheduling::of_series(work.rows(), *row.series))
        if (other.begins_at > row.begins_at && other.state == events::BookingState::booked) all.push_back(std::move(other));
    return all;
}

// The refusal says which of several it was.
Refusal at_time(Refusal refusal, std::size_t n, Instant at) {
    refusal.where = "/times/" + std::to_string(n) + refusal.where;
    refusal.details.emplace("date", date_text(helsinki_date(at)));
    return refusal;
}

// As far on the wall as the first one moves: 9.00 stays 9.00 over the autumn Sunday.
Result<Instant> moved_as_far(Instant from, Instant to, Instant other) {
    const auto before = civil(from);
    const auto after = civil(to);
    const auto at = civil(other);
    return instant_at(plus_days(at.date, days_between(before.date, after.date)), after.minute_of_day);
}

// The hours of the same professional in which a later visit of a series would stand.
std::optional<HoursId> hours_at(Work& work, ProfessionalId professional, Instant at) {
    for (const auto& stretch : scheduling::hours_of(work.rows(), professional, {at, at + Minutes{5}}))
        if (contains(stretch.time, at)) return stretch.hours;
    return std::nullopt;
}

// What was waited for has come.
Result<Done> waits_no_more(Work& work, const std::optional<MatterId>& matter) {
    if (!matter) return Done{};
    return refill::matter_waits_no_more(work, *matter, {events::WaitEnd::booked, "booked", std::nullopt});
}

Result<Done> after_cancelling(Work& work, const BookingRow& row, const CancelVisit& command) {
    if (!row.matter) return command.closes ? Result<Done>(Refusal{Reason::out_of_order, "routing.not_carried_on", "/closes", {}}) : Result<Done>(Done{});
    TRY(routing::carry_on_after(work, row.booking, *row.matter, row.urgency, command.why));
    if (!command.closes) return Done{};
    TRY(under("/closes", intake::close_matter(work, *row.matter, *command.closes)));
    return Done{};
}

Result<Done> release_call(Work& work, const Done&, const Call& call) {
    const auto hold = TRY(call.id<HoldId>("hold"));
    return scheduling::release(work, hold);
}

}  // namespace

scheduling::Known known(sql::Reader& rows, const Actor& actor) {
    return {.name = [&rows](ProfessionalId professional) { return directory::professional_name(rows, professional).value_or(""); },
            .room_name =
                [&rows](RoomId room) {
                    const auto open = directory::room(rows, room);
                    return open ? std::optional(open->name) : std::nullopt;
                },
            .may_except = access::may(actor, Right::appt_except),
            .group_name = [&rows](MeetingId meeting) { return groups::name_of_meeting(rows, meeting); }};
}

Result<scheduling::BookingFor> whom(Work& work, ClientId client, std::optional<MatterId> matter) {
    scheduling::BookingFor known_as{.client = client, .matter = matter, .urgency = events::Urgency::non_urgent, .guarantee_by = std::nullopt};
    for (const auto& worker : continuity::named_workers(work.rows(), client)) known_as.named_workers.push_back(worker.professional);
    if (!matter) return known_as;
    const auto route = routing::route_of(work.rows(), *matter);
    if (!route || route->client != client) return Refusal{Reason::invalid, "contact.no_such_matter", "/matter", {}};
    if (const auto assessed = assessment::latest(work.rows(), *matter)) {
        known_as.urgency = assessed->urgency;
        known_as.guarantee_by = assessed->guarantee_by;
    }
    return known_as;
}

Result<Booked> book(Work& work, ClientId client, const BookForClient& command) {
    TRY(records::open(work, client, events::Purpose::booking));
    const auto booked_for = TRY(whom(work, client, command.matter));
    const auto row = TRY(scheduling::book(work, {.time = command.time, .late_because = command.late_because, .hold = command.hold}, booked_for, known(work)));
    TRY(notices::after_booking(work, row));
    TRY(waits_no_more(work, command.matter));
    return Booked{row, undo_until(work)};
}

Result<SeriesBooked> book_series(Work& work, ClientId client, const BookSeries& command) {
    TRY(clients::must_exist(work.rows(), client));
    if (command.times.size() < 2 || command.times.size() > static_cast<std::size_t>(catalog().scheduling.series_max))
        return Refusal{Reason::invalid, "scheduling.series_length", "/times", {{"max", std::to_string(catalog().scheduling.series_max)}}};
    TRY(records::open(work, client, events::Purpose::booking));
    auto booked_for = TRY(whom(work, client, command.matter));
    SeriesBooked booked{work.fresh<SeriesId>(), {}};
    booked_for.series = booked.series;
    for (std::size_t n = 0; n < command.times.size(); ++n) {
        const auto hold = n == 0 ? command.hold : std::nullopt;
        auto row = scheduling::book(work, {.time = command.times[n], .late_because = command.late_because, .hold = hold}, booked_for, known(work));
        if (!row) return at_time(row.refusal(), n, command.times[n].begins_at);
        TRY(notices::after_booking(work, *row));
        booked.bookings.push_back(std::move(row).value());
    }
    TRY(waits_no_more(work, command.matter));
    return booked;
}

Result<Changed> move(Work& work, BookingId booking, const MoveVisit& command) {
    const auto row = TRY(known_booking(work, booking));
    TRY(records::open(work, row.client, events::Purpose::booking));
    Changed changed{{}, undo_until(work)};
    // The latest first when it moves later, the earliest first when earlier: a series does not stand in its own way.
    auto all = meant(work, row, command.how_much);
    if (command.move.time.begins_at > row.begins_at) std::reverse(all.begin(), all.end());
    for (std::size_t n = 0; n < all.size(); ++n) {
        const auto& one = all[n];
        auto moved = command.move;
        if (one.booking != booking) {
            moved.hold.reset();
            moved.from.reset();
            const auto begins_at = moved_as_far(row.begins_at, command.move.time.begins_at, one.begins_at);
            if (!begins_at) return at_time(begins_at.refusal(), n, one.begins_at);
            moved.time.begins_at = *begins_at;
            // The hours of that day, of whom it moves to.
            if (const auto professional = moved.time.hours ? scheduling::whose_hours(work.rows(), *moved.time.hours) : std::nullopt)
                moved.time.hours = hours_at(work, *professional, *begins_at);
        }
        const auto booked_for = TRY(whom(work, one.client, one.matter));
        auto result = scheduling::move(work, one.booking, moved, booked_for, known(work));
        if (!result) return one.booking == booking ? result.refusal() : at_time(result.refusal(), n, one.begins_at);
        TRY(notices::after_move(work, *result, one.begins_at));
        changed.bookings.push_back(std::move(result).value());
    }
    return changed;
}

Result<Changed> cancel(Work& work, BookingId booking, const CancelVisit& command) {
    const auto row = TRY(known_booking(work, booking));
    const auto* reason = catalog().scheduling.reason(command.why);
    if (!reason || !reason->is_for(knowledge::BookingReasonFor::cancel)) return Refusal{Reason::invalid, "scheduling.no_such_reason", "/why", {}};
    TRY(records::open(work, row.client, events::Purpose::booking));
    Changed changed{{}, undo_until(work)};
    for (const auto& one : meant(work, row, command.how_much)) {
        TRY(scheduling::cancel(work, one.booking, command.why));
        changed.bookings.push_back(*scheduling::booking(work.rows(), one.booking));
        TRY(notices::after_cancelling(work, changed.bookings.back()));
    }
    TRY(after_cancelling(work, row, command));
    return changed;
}

Result<Done> arrive(Work& work, BookingId booking) {
    const auto row = TRY(known_booking(work, booking));
    TRY(records::open(work, row.client, events::Purpose::booking));
    return scheduling::arrive(work, booking);
}

Result<Booked> undo(Work& work, BookingId booking) {
    const auto row = TRY(known_booking(work, booking));
    // What the matter went on to meanwhile is not undone behind its back.
    if (row.matter)
        if (const auto route = routing::route_of(work.rows(), *row.matter); route && route->booking != booking)
            return Refusal{Reason::out_of_order, "scheduling.matter_went_on", "", {}};
    TRY(records::open(work, row.client, events::Purpose::booking));
    const auto undone = TRY(scheduling::undo(work, booking));
    for (const auto& one : undone) {
        if (!row.step) TRY(notices::after_cancelling(work, one));
        if (row.step == "moved") TRY(notices::after_move(work, one, row.begins_at));
        if (row.step == "cancelled") TRY(notices::after_booking(work, one));
    }
    return Booked{undone.front(), undo_until(work)};
}

Result<scheduling::HoldRow> hold(Work& work, const HoldTime& command) {
    TRY(clients::must_exist(work.rows(), command.client));
    const auto held_for = TRY(whom(work, command.client, command.matter));
    return scheduling::hold(work, command.time, events::HoldFor::desk, held_for, Minutes{catalog().scheduling.holds.desk_minutes}, known(work));
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/bookings", "booking_make", Right::appt_book, &book),
        routes::command("/api/clients/{client}/series", "series_make", Right::appt_book, &book_series),
        routes::command("/api/bookings/{booking}/move", "booking_move", Right::appt_book, &move),
        routes::command("/api/bookings/{booking}/cancel", "booking_cancel", Right::appt_book, &cancel),
        routes::command("/api/bookings/{booking}/arrived", "booking_arrive", Right::appt_book, &arrive),
        routes::command("/api/bookings/{booking}/undo", "booking_undo", Right::appt_book, &undo),
        routes::command("/api/holds", "time_hold", Right::appt_book, &hold),
        routes::command("/api/holds/{hold}/release", "time_release", Right::appt_book, &release_call),
    };
}

}  // namespace koppi::bookings
