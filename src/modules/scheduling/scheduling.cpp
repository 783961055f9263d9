// Scheduling: load, decide, record.
#include "modules/scheduling/scheduling.hpp"

#include "core/civil_time.hpp"
#include "modules/scheduling/rules.hpp"
#include "modules/scheduling/store.hpp"

namespace koppi::scheduling {

Result<HoursId> offer_hours(Work& work, events::HoursOffered hours) {
    TRY(rules::hours_are_sound(hours));
    if (store::hours_overlap(work.rows(), hours.professional, {hours.begins_at, hours.ends_at}))
        return Refusal{Reason::conflict, "scheduling.hours_overlap", "/begins_at", {}};
    hours.hours = work.fresh<HoursId>();
    work.record(hours);
    return hours.hours;
}

Result<BookingRow> book(Work& work, const BookTime& command, const BookingFor& whom, const std::function<std::string(ProfessionalId)>& names) {
    const auto hours = store::hours(work.rows(), command.hours);
    if (!hours) return Refusal{Reason::not_found, "scheduling.slot_not_offered", "/hours", {}};
    const Interval stretch{command.begins_at, command.begins_at + Minutes{hours->slot_minutes}};
    const auto busy = store::busy(work.rows(), hours->professional, stretch);
    rules::Wish wish{.begins_at = command.begins_at,
                     .client = whom.client,
                     .urgency = whom.urgency,
                     .late_because = command.late_because ? std::optional(command.late_because->value) : std::nullopt,
                     .is_after_guarantee = whom.guarantee_by && helsinki_date(command.begins_at) > *whom.guarantee_by,
                     .taken = busy.empty() ? std::nullopt : std::optional(busy.front()),
                     .taken_by_name = {},
                     .client_is_elsewhere = store::client_is_busy(work.rows(), whom.client, stretch)};
    if (wish.taken)
        if (const auto by = store::booked_by(work.rows(), hours->professional, stretch)) wish.taken_by_name = names(*by);
    auto booked = TRY(rules::book(*hours, work.fresh<BookingId>(), wish, work.now()));
    booked.matter = whom.matter;
    work.record(booked);
    return *store::booking(work.rows(), booked.booking);
}

namespace {

Result<BookingRow> still_ahead(Work& work, BookingId booking) {
    auto row = store::booking(work.rows(), booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    if (row->state != events::BookingState::booked) return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "", {}};
    if (row->begins_at <= work.now()) return Refusal{Reason::out_of_order, "routing.undo_visit_begun", "", {}};
    return *row;
}

}  // namespace

Result<Done> cancel(Work& work, BookingId booking, std::string why) {
    TRY(still_ahead(work, booking));
    work.record(events::BookingCancelled{booking, std::move(why)});
    return Done{};
}

Result<Done> free(Work& work, BookingId booking, DecisionId decision, std::string why) {
    TRY(still_ahead(work, booking));
    work.record(events::BookingFreed{booking, decision, std::move(why)});
    return Done{};
}

Result<Done> restore_freed_by(Work& work, ClientId client, DecisionId decision) {
    for (const auto& freed : store::freed_by(work.rows(), client, decision)) {
        const Interval stretch{freed.begins_at, freed.ends_at};
        const bool is_taken = freed.professional && !store::busy(work.rows(), *freed.professional, stretch).empty();
        TRY(rules::restore(freed.begins_at, is_taken, store::client_is_busy(work.rows(), client, stretch), work.now()));
        work.record(events::BookingRestored{freed.booking, decision});
    }
    return Done{};
}

Result<Done> miss(Work& work, BookingId booking) {
    const auto row = store::booking(work.rows(), booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    if (row->state != events::BookingState::booked) return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "", {}};
    if (row->begins_at > work.now()) return Refusal{Reason::out_of_order, "scheduling.not_yet_begun", "", {}};
    work.record(events::ClientMissed{booking});
    return Done{};
}

Result<VisitId> hold_visit(Work& work, events::VisitHeld visit) {
    if (visit.booking) {
        const auto row = store::booking(work.rows(), *visit.booking);
        if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "/booking", {}};
        if (row->state != events::BookingState::booked && row->state != events::BookingState::arrived)
            return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "/booking", {}};
    }
    visit.visit = work.fresh<VisitId>();
    work.record(visit, visit.begins_at);
    return visit.visit;
}

Result<BookingRow> to_be_met(sql::Reader& rows, BookingId booking, const MetBy& met_by) {
    const auto row = store::booking(rows, booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    TRY(rules::may_meet(row->professional, row->unit, met_by.professional, met_by.unit));
    return *row;
}

Result<VisitId> hold_booked(Work& work, BookingId booking, const MetBy& met_by, std::vector<events::VisitReason> reasons) {
    const auto row = store::booking(work.rows(), booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    if (row->begins_at > work.now()) return Refusal{Reason::out_of_order, "scheduling.not_yet_begun", "", {}};
    return hold_visit(work, {.visit = {},
                             .client = row->client,
                             .booking = booking,
                             .professional = met_by.professional,
                             .unit = met_by.unit,
                             .kind = row->kind,
                             .begins_at = row->begins_at,
                             .ends_at = row->ends_at,
                             .reasons = std::move(reasons)});
}

std::vector<FreeTime> free_times(sql::Reader& rows, const Search& search) {
    std::vector<FreeTime> found;
    const auto limit = static_cast<std::size_t>(search.limit);
    // Hours come by begin, so once `limit` times are known, only hours that begin before the latest of them can improve the list.
    const auto take = [&](const events::HoursOffered& hours) {
        if (found.size() >= limit && hours.begins_at >= found[limit - 1].begins_at) return false;
        if (!search.services.empty() && std::find(search.services.begin(), search.services.end(), hours.service) == search.services.end())
            return true;
        if (std::find(search.except.begin(), search.except.end(), hours.professional) != search.except.end()) return true;
        if (!search.units.empty() && std::find(search.units.begin(), search.units.end(), hours.unit) == search.units.end()) return true;
        const auto busy = store::busy(rows, hours.professional, {hours.begins_at, hours.ends_at});
        for (const auto& slot : rules::free_slots(hours, busy, std::max(search.from, hours.begins_at)))
            found.push_back({hours.hours, hours.professional, hours.unit, hours.service, hours.kind, slot.begin, slot.end});
        std::sort(found.begin(), found.end(), [](const FreeTime& a, const FreeTime& b) {
            return std::tie(a.begins_at, a.professional) < std::tie(b.begins_at, b.professional);
        });
        if (found.size() > limit) found.resize(limit);
        return true;
    };
    if (!search.professionals.empty()) {
        for (const auto& professional : search.professionals) store::each_hours_of(rows, professional, search.from, search.until, [&](const auto& hours) {
                take(hours);
                return found.size() < limit || hours.begins_at < found[limit - 1].begins_at;
            });
    } else {
        for (const auto& service : search.services) store::each_hours(rows, service, search.from, search.until, take);
    }
    return found;
}

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking) { return store::booking(rows, booking); }
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit) {
    return store::coming_of(rows, client, now, limit);
}
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now) {
    return store::ahead_of_matter(rows, client, matter, now);
}
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit) { return store::visits_of(rows, client, limit); }
std::int64_t visits_count(sql::Reader& rows, ClientId client) { return store::visits_count(rows, client); }
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since) { return store::no_shows_of(rows, client, since); }

}  // namespace koppi::scheduling
