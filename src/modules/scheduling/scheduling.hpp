// Scheduling: free times are what bookings leave of the hours on offer; one booking holds one professional's time, once.
//
// Public header. Invariant: two living bookings of one professional never overlap. rules.cpp says so to people, the primary key of
// booking_cell (professional, five-minute cell) says so to machines.
#pragma once

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::scheduling {

struct FreeTime {
    HoursId hours;
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    events::VisitKind kind;
    Instant begins_at;
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(FreeTime, (), (hours, professional, unit, service, kind, begins_at, ends_at))

struct BookTime {
    HoursId hours;
    Instant begins_at;
    // Needed when the time lies after the care guarantee's last day.
    std::optional<wire::Text<500, 1>> late_because;
};
BOOST_DESCRIBE_STRUCT(BookTime, (), (hours, begins_at, late_because))

struct BookingFor {
    ClientId client;
    std::optional<MatterId> matter;
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
};

struct BookingRow {
    BookingId booking;
    ClientId client;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<std::string> service;
    events::VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    events::BookingState state;
    Instant made_at;
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(BookingRow, (), (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, matter))

struct VisitRow {
    VisitId visit;
    ClientId client;
    std::optional<BookingId> booking;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    events::VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    std::vector<events::VisitReason> reasons;
};
BOOST_DESCRIBE_STRUCT(VisitRow, (), (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons))

Result<HoursId> offer_hours(Work& work, events::HoursOffered hours);
Result<BookingRow> book(Work& work, const BookTime& command, const BookingFor& whom, const std::function<std::string(ProfessionalId)>& names);
Result<Done> cancel(Work& work, BookingId booking, std::string why);
// The same because of a decision, which may be undone.
Result<Done> free(Work& work, BookingId booking, DecisionId decision, std::string why);
// Books again what the decision freed. Refused when somebody else has the time meanwhile, or when it has begun.
Result<Done> restore_freed_by(Work& work, ClientId client, DecisionId decision);
Result<Done> miss(Work& work, BookingId booking);
// `visit.visit` is made here; a booking that it names becomes fulfilled.
Result<VisitId> hold_visit(Work& work, events::VisitHeld visit);
// The visit of a booking, in the time that was booked, by whoever met the client: not always the one with whom it was booked.
struct MetBy {
    ProfessionalId professional;
    UnitId unit;
};
// The booking, when this is whoever may record what became of it.
Result<BookingRow> to_be_met(sql::Reader& rows, BookingId booking, const MetBy& met_by);
Result<VisitId> hold_booked(Work& work, BookingId booking, const MetBy& met_by, std::vector<events::VisitReason> reasons);

// Free times of the given professionals for the services, from `from` on, earliest first, at most `limit`.
struct Search {
    std::vector<ProfessionalId> professionals;  // empty: anybody
    std::vector<UnitId> units;                  // empty: anywhere
    std::vector<std::string> services;          // empty: any
    Instant from;
    Instant until;
    int limit;
    std::vector<ProfessionalId> except = {};
};
std::vector<FreeTime> free_times(sql::Reader& rows, const Search& search);

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking);
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit);
// The visits of a matter that lie ahead.
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now);
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit);
std::int64_t visits_count(sql::Reader& rows, ClientId client);
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since);

void project(sql::Tables& tables, const events::HoursOffered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HoursWithdrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SlotBooked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingImported& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingFreed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingRestored& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::VisitReasonAdded& event, const Stamp& stamp);

}  // namespace koppi::scheduling
