// Scheduling, store: tables hours, booking, booking_cell, visit.
#include "modules/scheduling/store.hpp"

#include "modules/scheduling/rules.hpp"

namespace koppi::scheduling {

namespace {

#define HOURS_COLUMNS "hours, professional, unit, service, kind, begins_at, ends_at, slot_minutes"
#define BOOKING_COLUMNS "booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter"

// No stretch of working time is longer than a day; that bounds how far back an index scan must look.
constexpr Millis longest_stretch = std::chrono::hours{24};

constexpr sql::Query find_hours{"scheduling.find_hours", "select " HOURS_COLUMNS " from hours where hours = $1"};
constexpr sql::Query count_overlapping_hours{"scheduling.count_overlapping_hours", R"(
    select count(*) from hours where professional = $1 and begins_at < $3 and begins_at > $4 and ends_at > $2)"};
struct Busy {
    Instant begins_at;
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(Busy, (), (begins_at, ends_at))
constexpr sql::Query list_busy{"scheduling.list_busy", R"(
    select begins_at, ends_at from booking
    where professional = $1 and state = 'booked' and begins_at < $3 and begins_at > $4 and ends_at > $2
    order by begins_at)"};
constexpr sql::Query count_client_busy{"scheduling.count_client_busy", R"(
    select count(*) from booking where client = $1 and state = 'booked' and begins_at < $3 and begins_at > $4 and ends_at > $2)"};
constexpr sql::Query find_blocking{"scheduling.find_blocking", R"(
    select b.made_by from booking_cell c join booking b on b.booking = c.booking
    where c.professional = $1 and c.cell >= $2 and c.cell < $3 order by c.cell limit 1)"};
constexpr sql::Query list_hours_of_service{"scheduling.list_hours_of_service",
                                           "select " HOURS_COLUMNS
                                           " from hours where service = $1 and begins_at > $2 and begins_at < $3 order by begins_at, hours"};
constexpr sql::Query list_hours_of_professional{
    "scheduling.list_hours_of_professional",
    "select " HOURS_COLUMNS " from hours where professional = $1 and begins_at > $2 and begins_at < $3 order by begins_at, hours"};
constexpr sql::Query find_booking{"scheduling.find_booking", "select " BOOKING_COLUMNS " from booking where booking = $1"};
constexpr sql::Query list_coming{"scheduling.list_coming",
                                 "select " BOOKING_COLUMNS
                                 " from booking where client = $1 and begins_at >= $2 and state in ('booked', 'arrived') "
                                 "order by begins_at, booking limit $3"};
constexpr sql::Query list_ahead_of_matter{"scheduling.list_ahead_of_matter",
                                          "select " BOOKING_COLUMNS
                                          " from booking where client = $1 and begins_at > $2 and matter = $3 and state = 'booked' "
                                          "order by begins_at, booking"};
constexpr sql::Query list_freed_by{"scheduling.list_freed_by",
                                   "select " BOOKING_COLUMNS " from booking where client = $1 and freed_by = $2 order by begins_at, booking"};
constexpr sql::Query list_visits{"scheduling.list_visits", R"(
    select visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons
    from visit where client = $1 order by begins_at desc, visit limit $2)"};
constexpr sql::Query count_visits{"scheduling.count_visits", "select count(*) from visit where client = $1"};
constexpr sql::Query count_no_shows{"scheduling.count_no_shows",
                                    "select count(*) from booking where client = $1 and begins_at >= $2 and state = 'no_show'"};

constexpr sql::Query insert_hours{"scheduling.insert_hours",
                                  "insert into hours (" HOURS_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr sql::Query delete_hours{"scheduling.delete_hours", "delete from hours where hours = $1"};
constexpr sql::Query insert_booking{"scheduling.insert_booking", R"(
    insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, made_by, matter, hours)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))"};
// Another system states the whole of its booking again when something of it changed.
constexpr sql::Query write_imported_booking{"scheduling.write_imported_booking", R"(
    insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (booking) do update set professional = excluded.professional, unit = excluded.unit, service = excluded.service,
        kind = excluded.kind, begins_at = excluded.begins_at, ends_at = excluded.ends_at, state = excluded.state)"};
constexpr sql::Query insert_cell{"scheduling.insert_cell",
                                 "insert into booking_cell (professional, cell, booking) values ($1, $2, $3)"};
constexpr sql::Query delete_cells{"scheduling.delete_cells", "delete from booking_cell where booking = $1"};
constexpr sql::Query set_freed{"scheduling.set_freed", "update booking set state = 'cancelled', freed_by = $2 where booking = $1"};
constexpr sql::Query set_restored{"scheduling.set_restored", "update booking set state = 'booked', freed_by = null where booking = $1"};
constexpr sql::Query set_booking_state{"scheduling.set_booking_state", "update booking set state = $2 where booking = $1"};
constexpr sql::Query insert_visit{"scheduling.insert_visit", R"(
    insert into visit (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr sql::Query find_visit_reasons{"scheduling.find_visit_reasons", "select reasons from visit where visit = $1"};
constexpr sql::Query set_visit_reasons{"scheduling.set_visit_reasons", "update visit set reasons = $2 where visit = $1"};

}  // namespace

namespace store {

std::optional<events::HoursOffered> hours(sql::Reader& rows, HoursId hours) { return rows.first<events::HoursOffered>(find_hours, hours); }

bool hours_overlap(sql::Reader& rows, ProfessionalId professional, Interval stretch) {
    return rows.number(count_overlapping_hours, professional, stretch.begin, stretch.end, stretch.begin - longest_stretch) > 0;
}

std::vector<Interval> busy(sql::Reader& rows, ProfessionalId professional, Interval stretch) {
    std::vector<Interval> found;
    rows.each<Busy>(
        list_busy, [&](const Busy& b) { found.push_back({b.begins_at, b.ends_at}); }, professional, stretch.begin, stretch.end,
        stretch.begin - longest_stretch);
    return found;
}

bool client_is_busy(sql::Reader& rows, ClientId client, Interval stretch) {
    return rows.number(count_client_busy, client, stretch.begin, stretch.end, stretch.begin - longest_stretch) > 0;
}

std::optional<ProfessionalId> booked_by(sql::Reader& rows, ProfessionalId professional, Interval stretch) {
    const auto [first, last] = rules::cells(stretch);
    return rows.first<std::optional<ProfessionalId>>(find_blocking, professional, first, last).value_or(std::nullopt);
}

void each_hours(sql::Reader& rows, const std::string& service, Instant from, Instant until,
                const std::function<bool(const events::HoursOffered&)>& visit) {
    sql::Cursor cursor(rows.connection(), list_hours_of_service);
    sql::bind(*cursor, 1, service);
    sql::bind(*cursor, 2, from - longest_stretch);
    sql::bind(*cursor, 3, until);
    while (cursor->step()) {
        const auto row = sql::row_of<events::HoursOffered>(*cursor);
        if (row.ends_at > from && !visit(row)) return;
    }
}

void each_hours_of(sql::Reader& rows, ProfessionalId professional, Instant from, Instant until,
                   const std::function<bool(const events::HoursOffered&)>& visit) {
    sql::Cursor cursor(rows.connection(), list_hours_of_professional);
    sql::bind(*cursor, 1, professional);
    sql::bind(*cursor, 2, from - longest_stretch);
    sql::bind(*cursor, 3, until);
    while (cursor->step()) {
        const auto row = sql::row_of<events::HoursOffered>(*cursor);
        if (row.ends_at > from && !visit(row)) return;
    }
}

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking) { return rows.first<BookingRow>(find_booking, booking); }
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit) {
    return rows.all<BookingRow>(list_coming, client, now, limit);
}
std::vector<BookingRow> freed_by(sql::Reader& rows, ClientId client, DecisionId decision) {
    return rows.all<BookingRow>(list_freed_by, client, decision);
}
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now) {
    return rows.all<BookingRow>(list_ahead_of_matter, client, now, matter);
}
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit) { return rows.all<VisitRow>(list_visits, client, limit); }
std::int64_t visits_count(sql::Reader& rows, ClientId client) { return rows.number(count_visits, client); }
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since) { return rows.number(count_no_shows, client, since); }

}  // namespace store

void project(sql::Tables& tables, const events::HoursOffered& event, const Stamp&) {
    tables.run(insert_hours, event.hours, event.professional, event.unit, event.service, event.kind, event.begins_at, event.ends_at,
               event.slot_minutes);
}
void project(sql::Tables& tables, const events::HoursWithdrawn& event, const Stamp&) { tables.run(delete_hours, event.hours); }

namespace {
void hold_cells(sql::Tables& tables, BookingId booking, ProfessionalId professional, Interval stretch) {
    const auto [first, last] = rules::cells(stretch);
    for (auto cell = first; cell < last; ++cell) tables.run(insert_cell, professional, cell, booking);
}
}  // namespace

void project(sql::Tables& tables, const events::SlotBooked& event, const Stamp& stamp) {
    tables.run(insert_booking, event.booking, event.client, event.professional, event.unit, event.service, event.kind, event.begins_at,
               event.ends_at, events::BookingState::booked, stamp.happened_at, stamp.professional, event.matter, event.hours);
    hold_cells(tables, event.booking, event.professional, {event.begins_at, event.ends_at});
}
void project(sql::Tables& tables, const events::BookingImported& event, const Stamp& stamp) {
    tables.run(write_imported_booking, event.booking, event.client, event.professional, event.unit, event.service, event.kind,
               event.begins_at, event.ends_at, event.state, stamp.happened_at);
}
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp&) {
    tables.run(set_booking_state, event.booking, events::BookingState::cancelled);
    tables.run(delete_cells, event.booking);
}
void project(sql::Tables& tables, const events::BookingFreed& event, const Stamp&) {
    tables.run(set_freed, event.booking, event.decision);
    tables.run(delete_cells, event.booking);
}
void project(sql::Tables& tables, const events::BookingRestored& event, const Stamp&) {
    tables.run(set_restored, event.booking);
    const auto restored = tables.first<BookingRow>(find_booking, event.booking);
    ensure(restored && restored->professional, "what is given back was booked with somebody");
    hold_cells(tables, event.booking, *restored->professional, {restored->begins_at, restored->ends_at});
}
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp&) {
    tables.run(set_booking_state, event.booking, events::BookingState::no_show);
}
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp&) {
    tables.run(insert_visit, event.visit, event.client, event.booking, event.professional, event.unit, event.kind, event.begins_at,
               event.ends_at, wire::write(event.reasons));
    if (event.booking) tables.run(set_booking_state, *event.booking, events::BookingState::fulfilled);
}
void project(sql::Tables& tables, const events::VisitReasonAdded& event, const Stamp&) {
    auto reasons = tables.first<std::vector<events::VisitReason>>(find_visit_reasons, event.visit);
    ensure(reasons.has_value(), "a reason is added to a visit that was held");
    reasons->push_back(event.reason);
    tables.run(set_visit_reasons, event.visit, wire::write(*reasons));
}

}  // namespace koppi::scheduling
