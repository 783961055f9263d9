// Scheduling, store: all SQL of the module.
#pragma once

#include "modules/scheduling/scheduling.hpp"
#include "platform/sql.hpp"

namespace koppi::scheduling::store {

std::optional<events::HoursOffered> hours(sql::Reader& rows, HoursId hours);
bool hours_overlap(sql::Reader& rows, ProfessionalId professional, Interval stretch);
// Living bookings of a professional that touch the stretch, by begin.
std::vector<Interval> busy(sql::Reader& rows, ProfessionalId professional, Interval stretch);
bool client_is_busy(sql::Reader& rows, ClientId client, Interval stretch);
// Who made the booking that stands in the way.
std::optional<ProfessionalId> booked_by(sql::Reader& rows, ProfessionalId professional, Interval stretch);
// Hours of a service from `from` until `until`, by begin; the visitor returns false to stop.
void each_hours(sql::Reader& rows, const std::string& service, Instant from, Instant until, const std::function<bool(const events::HoursOffered&)>& visit);
void each_hours_of(sql::Reader& rows, ProfessionalId professional, Instant from, Instant until,
                   const std::function<bool(const events::HoursOffered&)>& visit);
std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking);
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit);
std::vector<BookingRow> freed_by(sql::Reader& rows, ClientId client, DecisionId decision);
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now);
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit);
std::int64_t visits_count(sql::Reader& rows, ClientId client);
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since);

}  // namespace koppi::scheduling::store
