// Scheduling, store: all SQL of the module.
#pragma once

#include "modules/scheduling/scheduling.hpp"
#include "platform/sql.hpp"

namespace koppi::scheduling::store {

std::vector<TemplateRow> work_templates(sql::Reader& rows);
std::optional<TemplateRow> work_template(sql::Reader& rows, TemplateId id);
std::optional<templates::Assignment> assignment(sql::Reader& rows, HoursId hours);
std::vector<templates::Assignment> assignments_of(sql::Reader& rows, ProfessionalId professional);
std::vector<templates::Assignment> assignments_of_template(sql::Reader& rows, TemplateId id);
std::vector<templates::Assignment> all_assignments(sql::Reader& rows);
std::optional<AbsenceRow> absence(sql::Reader& rows, AbsenceId absence);
std::vector<AbsenceRow> absences_of(sql::Reader& rows, ProfessionalId professional, Interval around);
bool is_absent(sql::Reader& rows, ProfessionalId professional, Interval time);

std::optional<events::HoursOffered> hours(sql::Reader& rows, HoursId hours);
bool hours_overlap(sql::Reader& rows, ProfessionalId professional, Interval stretch);
// Hours of one day that touch the stretch, by begin.
std::vector<events::HoursOffered> hours_of(sql::Reader& rows, ProfessionalId professional, Interval around);
std::vector<events::HoursOffered> hours_ahead_of(sql::Reader& rows, ProfessionalId professional, Instant from);
// Whoever has hours of the service (any, when empty) in the stretch: by a template that reaches there, or of a day.
std::vector<ProfessionalId> who_offers(sql::Reader& rows, const std::vector<std::string>& services, Interval around);
std::vector<ProfessionalId> who_works_in(sql::Reader& rows, UnitId unit, Interval around);

// What is taken of a professional's or a room's time, by begin; what runs together comes as one stretch. A hold that has run out takes nothing.
std::vector<Interval> busy(sql::Reader& rows, ResourceId resource, Interval around, Instant now);
// Whoever has cells of the stretch, in any lane, the earliest first.
std::vector<HolderId> occupants(sql::Reader& rows, ResourceId resource, Interval time);
bool is_lane_taken(sql::Reader& rows, ResourceId resource, int lane, Interval time, std::optional<HolderId> except);
bool client_is_busy(sql::Reader& rows, ClientId client, Interval stretch, std::optional<BookingId> except);

std::optional<HoldRow> hold(sql::Reader& rows, HoldId hold);
std::vector<HoldRow> holds_of(sql::Reader& rows, ProfessionalId held_by, Instant now);
std::vector<HoldId> lapsed_holds(sql::Reader& rows, Instant now);
bool has_lapsed_holds(sql::Reader& rows, Instant now);

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking);
std::optional<events::BookedTime> time_before(sql::Reader& rows, BookingId booking);
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit);
std::vector<BookingRow> booked_for_by(sql::Reader& rows, ClientId client, ProfessionalId by, Instant since);
std::vector<BookingRow> freed_by(sql::Reader& rows, ClientId client, DecisionId decision);
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now);
std::vector<ExceptionsMade> exceptions_made(sql::Reader& rows, Interval around);
std::vector<Met> met_since(sql::Reader& rows, Instant since);
std::vector<BookingRow> of_series(sql::Reader& rows, SeriesId series);
std::vector<BookingRow> of_professional(sql::Reader& rows, ProfessionalId professional, Interval around);
bool has_visit_without_booking(sql::Reader& rows, VisitId visit);
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit);
std::vector<VisitFrom> visits_since(sql::Reader& rows, ClientId client, Instant since);
std::int64_t visits_count(sql::Reader& rows, ClientId client);
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since);

// For the appointment books in memory: what changed since, and what is taken in a day.
struct Change {
    ProfessionalId professional;
    std::int64_t day;  // since 1970, or hours_as_such
    std::int64_t position;
};
BOOST_DESCRIBE_STRUCT(Change, (), (professional, day, position))
// The professional's templates, assignments or absences changed: all their days.
constexpr std::int64_t hours_as_such = -1;
std::int64_t day_number(Date date);
std::vector<Change> changes_after(sql::Reader& rows, std::int64_t position);

// The time that a booking has.
events::BookedTime time_of(const BookingRow& row);

}  // namespace koppi::scheduling::store
