// Scheduling: free times are what bookings, holds and absences leave of the hours on offer; one booking holds everybody's time, once.
//
// Public header. Invariant: two who take time of one professional or one room never overlap, but for what a named right lets in over a booking,
// and that is counted. rules.cpp says so to people, the primary key of `occupied` (resource, lane, five-minute cell) says so to machines.
#pragma once

#include <functional>

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/scheduling/booking_states.hpp"
#include "modules/scheduling/ranking.hpp"
#include "modules/scheduling/templates.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::scheduling {

// ---- templates, absences, hours of one day

struct WriteTemplate {
    wire::Text<100, 1> name;
    std::vector<events::TemplateBlock> blocks;
    bool works_on_holidays;
};
BOOST_DESCRIBE_STRUCT(WriteTemplate, (), (name, blocks, works_on_holidays))

struct AssignTemplate {
    TemplateId work_template;
    ProfessionalId professional;
    UnitId unit;
    Date first_day;
    std::optional<Date> last_day;
    int every_weeks;
    std::optional<RoomId> room;
};
BOOST_DESCRIBE_STRUCT(AssignTemplate, (), (work_template, professional, unit, first_day, last_day, every_weeks, room))

struct EndAssignment {
    Date last_day;
};
BOOST_DESCRIBE_STRUCT(EndAssignment, (), (last_day))

struct RecordAbsence {
    ProfessionalId professional;
    Instant begins_at;
    Instant ends_at;
    events::AbsenceReason reason;
};
BOOST_DESCRIBE_STRUCT(RecordAbsence, (), (professional, begins_at, ends_at, reason))

struct TemplateRow {
    TemplateId work_template;
    std::string name;
    std::vector<events::TemplateBlock> blocks;
    bool works_on_holidays;
};
BOOST_DESCRIBE_STRUCT(TemplateRow, (), (work_template, name, blocks, works_on_holidays))

struct AbsenceRow {
    AbsenceId absence;
    ProfessionalId professional;
    Instant begins_at;
    Instant ends_at;
    events::AbsenceReason reason;
};
BOOST_DESCRIBE_STRUCT(AbsenceRow, (), (absence, professional, begins_at, ends_at, reason))

// `work_template` absent: a new one. What every service, kind and length may be is asked of the catalogue.
Result<TemplateId> write_template(Work& work, std::optional<TemplateId> work_template, const WriteTemplate& command);
Result<HoursId> assign_template(Work& work, const AssignTemplate& command);
Result<Done> end_assignment(Work& work, HoursId hours, const EndAssignment& command);
Result<AbsenceId> record_absence(Work& work, const RecordAbsence& command);
Result<Done> cancel_absence(Work& work, AbsenceId absence);
Result<HoursId> offer_hours(Work& work, events::HoursOffered hours);
Result<Done> withdraw_hours(Work& work, HoursId hours);

std::vector<TemplateRow> work_templates(sql::Reader& rows);
std::optional<TemplateRow> work_template(sql::Reader& rows, TemplateId id);
std::optional<templates::Assignment> assignment(sql::Reader& rows, HoursId hours);
std::vector<templates::Assignment> assignments_of(sql::Reader& rows, ProfessionalId professional);
std::vector<templates::Assignment> assignments_of_template(sql::Reader& rows, TemplateId id);
std::vector<AbsenceRow> absences_of(sql::Reader& rows, ProfessionalId professional, Interval around);

// ---- free times

struct FreeTime {
    HoursId hours;
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    events::VisitKind kind;
    events::SlotPurpose purpose;  // for whom it is kept now
    Instant begins_at;
    Instant ends_at;
    std::optional<RoomId> room;
};
BOOST_DESCRIBE_STRUCT(FreeTime, (), (hours, professional, unit, service, kind, purpose, begins_at, ends_at, room))

// Free times of the given professionals for the services, from `from` on, earliest first, at most `limit`. Read from the tables, and so right
// inside a piece of work too.
struct Search {
    std::vector<ProfessionalId> professionals;  // empty: anybody
    std::vector<UnitId> units;                  // empty: anywhere
    std::vector<std::string> services;          // empty: any
    Instant from;
    Instant until;
    int limit;
    std::vector<ProfessionalId> except = {};
    Instant now = {};  // for whom times are kept, and which holds have run out; absent: `from`
};
std::vector<FreeTime> free_times(sql::Reader& rows, const Search& search);

// The same of a whole county, from the appointment books in memory (books.hpp), brought up to the reader's snapshot. A reading, never a promise:
// whether a time can be booked is decided in the writing transaction. Not to be asked inside a piece of work, which may still be rolled back.
// For whom a time is looked for.
struct Seeker {
    events::Urgency urgency = events::Urgency::non_urgent;
    bool is_online = false;
    std::vector<ProfessionalId> named_workers = {};
};

struct Find {
    std::vector<ProfessionalId> professionals = {};  // empty: anybody
    std::vector<UnitId> units = {};                  // empty: anywhere
    std::vector<std::string> services = {};          // empty: any
    std::optional<events::VisitKind> kind = std::nullopt;
    Instant from;
    Instant until;
    std::size_t limit;
    Seeker seeker = {};
    std::vector<ProfessionalId> except = {};
};

// Indicators §2.1: the median, over the books of one unit and profession, of the calendar days to each book's third free time.
struct T3Question {
    Instant sampled_at;
    int third;
    int cap_days;  // what a book counts as that has no third time before it
    // The group in which a service is measured (a profession); absent: not at all (urgent or certificate services).
    std::function<std::optional<std::string>(std::string_view service)> group_of;
};
struct T3 {
    UnitId unit;
    std::string group;
    double days;
    int books;   // in the median
    int capped;  // of them, without a third free time before the cap
    std::optional<Instant> soonest_third;  // of all books
};
// Only what this seeker may have now; by begin, then professional.
std::vector<FreeTime> earliest(sql::Reader& rows, const Find& find, Instant now);
// Each unit and group with open books. Kept times (urgent, own clients, online) are no times that anybody may have, and are left out.
std::vector<T3> t3(sql::Reader& rows, const T3Question& question, Instant now);

// Remote times that are past, and how many of them nobody used (systems E2). A time of an absence was not on offer; one that the client missed
// was used up.
struct RemoteUse {
    UnitId unit;
    std::string service;
    int offered;
    int booked;
};
std::vector<RemoteUse> remote_use(sql::Reader& rows, Interval around);

// What was booked at the desks in the stretch (when it was made), and how much of it by the right to overbook or to book outside of hours.
// What was taken back at once was never booked.
struct ExceptionsMade {
    UnitId unit;
    int booked;
    int overbooked;
    int off_hours;
};
BOOST_DESCRIBE_STRUCT(ExceptionsMade, (), (unit, booked, overbooked, off_hours))
std::vector<ExceptionsMade> exceptions_made(sql::Reader& rows, Interval around);

// ---- booking

// A time outside all hours, by a named right.
struct OffHours {
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    events::VisitKind kind;
    int minutes;
};
BOOST_DESCRIBE_STRUCT(OffHours, (), (professional, unit, service, kind, minutes))

// What is wished for. `hours` and `begins_at` name a free time; `off_hours` one that no hours offer.
struct WantedTime {
    std::optional<HoursId> hours = std::nullopt;
    Instant begins_at;
    std::optional<int> slots = std::nullopt;  // several in a row (an interpreter, several matters); absent: one
    std::optional<std::vector<events::Party>> others = std::nullopt;
    std::optional<RoomId> room = std::nullopt;  // absent: the room of the hours, when the visit is on site
    std::optional<events::BookingException> exception = std::nullopt;
    std::optional<OffHours> off_hours = std::nullopt;
};
BOOST_DESCRIBE_STRUCT(WantedTime, (), (hours, begins_at, slots, others, room, exception, off_hours))

struct BookTime {
    WantedTime time;
    std::optional<wire::Text<500, 1>> late_because;  // needed when the time lies after the care guarantee's last day
    std::optional<HoldId> hold;                      // the one that kept it
};

// What the caller knows of who is booked.
struct BookingFor {
    ClientId client;
    std::optional<MatterId> matter;
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
    std::vector<ProfessionalId> named_workers = {};  // the client's own
    events::BookedThrough through = events::BookedThrough::desk;
    std::optional<SeriesId> series = std::nullopt;
};

// What other modules know, asked when a refusal or a rule needs it.
struct Known {
    std::function<std::string(ProfessionalId)> name;
    std::function<std::optional<std::string>(RoomId)> room_name;  // of a room that is open
    bool may_except = false;                                     // whoever acts holds the right to overbook
    std::function<std::optional<std::string>(MeetingId)> group_name = {};  // of whose meeting it is
    // Who has no book of their own and is at work all the same (the contact centre); their absences count as everybody's.
    std::vector<ProfessionalId> at_work_without_book = {};
};

struct BookingRow {
    BookingId booking;
    ClientId client;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<HoursId> hours;
    std::optional<std::string> service;
    events::VisitKind kind;
    std::optional<events::RemoteWay> remote_way;
    events::SlotPurpose purpose;
    Instant begins_at;
    Instant ends_at;
    std::optional<RoomId> room;
    std::vector<events::Party> others;
    std::optional<events::ExceptionKind> exception_kind;
    std::optional<std::string> exception_why;
    events::BookingState state;
    Instant made_at;
    std::optional<ProfessionalId> made_by;
    std::optional<MatterId> matter;
    std::optional<events::Urgency> urgency;
    std::optional<SeriesId> series;
    events::BookedThrough through;
    std::optional<std::string> remote_room;
    std::optional<Instant> arrived_at;
    std::optional<std::string> step;
    std::optional<Instant> step_at;
    std::optional<ProfessionalId> step_by;
};
BOOST_DESCRIBE_STRUCT(BookingRow, (), (booking, client, professional, unit, hours, service, kind, remote_way, purpose, begins_at, ends_at, room, others,
                                       exception_kind, exception_why, state, made_at, made_by, matter, urgency, series, through, remote_room,
                                       arrived_at, step, step_at, step_by))

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

struct HoldRow {
    HoldId hold;
    events::HoldFor held_for;
    std::optional<ProfessionalId> held_by;
    std::optional<ClientId> client;
    events::BookedTime time;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(HoldRow, (), (hold, held_for, held_by, client, time, expires_at))

struct MoveBooking {
    WantedTime time;
    std::string why;  // catalog/scheduling.yaml
    std::optional<wire::Text<500, 1>> note;
    std::optional<wire::Text<500, 1>> late_because;
    std::optional<HoldId> hold;
    std::optional<Instant> from;  // when it stood as the mover saw it; refused when a colleague has moved it meanwhile
};
BOOST_DESCRIBE_STRUCT(MoveBooking, (), (time, why, note, late_because, hold, from))

Result<BookingRow> book(Work& work, const BookTime& command, const BookingFor& whom, const Known& known);
Result<BookingRow> move(Work& work, BookingId booking, const MoveBooking& command, const BookingFor& whom, const Known& known);
Result<Done> cancel(Work& work, BookingId booking, std::string why);
Result<Done> arrive(Work& work, BookingId booking);
Result<Done> miss(Work& work, BookingId booking);
// Takes the last step back: a move, a cancellation, an arrival, a miss, or that it was made; by whom it was done, within the window. That a
// series was made is taken back whole, but for what has gone its own way since. Returns what changed, this booking first.
Result<std::vector<BookingRow>> undo(Work& work, BookingId booking);
// Until when whoever acts may take back the last thing done to it; absent: they may not.
std::optional<Instant> undo_until(const BookingRow& row, const Actor& actor, Instant now);

// Keeps a time while people talk (or an offer waits), `client` when it is known for whom. Refused like a booking.
Result<HoldRow> hold(Work& work, const WantedTime& time, events::HoldFor held_for, const BookingFor& whom, Millis how_long, const Known& known);
std::optional<HoldRow> hold(sql::Reader& rows, HoldId hold);
// `use`: whoever lets go of an offered time records an answer to the offer.
Result<Done> release(Work& work, HoldId hold, events::HoldFor use = events::HoldFor::desk);
// A job of the house; returns how many.
int end_lapsed_holds(Work& work);
bool has_lapsed_holds(sql::Reader& rows, Instant now);

// The same because of a decision, which may be undone.
Result<Done> free(Work& work, BookingId booking, DecisionId decision, std::string why);
// Books again what the decision freed. Refused when somebody else has the time meanwhile, or when it has begun.
Result<std::vector<BookingRow>> restore_freed_by(Work& work, ClientId client, DecisionId decision);
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

// For a visit without a booking that was recorded in error.
Result<Done> take_back_visit(Work& work, VisitId visit);

// ---- meetings of groups

// Whether a meeting can have this time: it lies ahead, every leader and the room are free, and no leader is away. The refusal names the day and
// who or what stands in the way. What `moving` holds is in nobody's way.
Result<Done> meeting_fits(sql::Reader& rows, const events::MeetingTime& time, std::optional<MeetingId> moving, const Known& known, Instant now);
// The same in the work that takes the time.
Result<Done> meeting_may_stand(Work& work, const events::MeetingTime& time, std::optional<MeetingId> moving, const Known& known);

// Where a remote visit takes place, by the county's pattern (`--remote-rooms https://meet.example/{room}`); absent: the county has none.
std::optional<std::string> remote_link(const std::string& remote_room);
void set_remote_rooms(std::string pattern);

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking);
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit);
// The visits of a matter that lie ahead.
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now);
// What a client was booked by somebody, made since then, the newest first.
std::vector<BookingRow> booked_for_by(sql::Reader& rows, ClientId client, ProfessionalId by, Instant since);
std::vector<BookingRow> of_series(sql::Reader& rows, SeriesId series);
// All that begins in the stretch with this professional (as a further party too), by begin.
std::vector<BookingRow> of_professional(sql::Reader& rows, ProfessionalId professional, Interval around);
// Of a template or of a day.
std::optional<ProfessionalId> whose_hours(sql::Reader& rows, HoursId hours);
// Hours as they take place, absences not taken out, by begin.
std::vector<templates::Stretch> hours_of(sql::Reader& rows, ProfessionalId professional, Interval around);
// Those who have hours in the unit in that time, by a template or on a day.
std::vector<ProfessionalId> professionals_at_work_in(sql::Reader& rows, UnitId unit, Interval around);
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit);
// Visits held since then, and the matter that each came from.
struct VisitFrom {
    VisitId visit;
    events::VisitKind kind;
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(VisitFrom, (), (visit, kind, matter))
std::vector<VisitFrom> visits_since(sql::Reader& rows, ClientId client, Instant since);
std::int64_t visits_count(sql::Reader& rows, ClientId client);
// Who met whom, and how often, in visits that began since then: for each client the one met most often first, of as many the last one met.
struct Met {
    ClientId client;
    ProfessionalId professional;
    int times;
    Instant last_at;
};
BOOST_DESCRIBE_STRUCT(Met, (), (client, professional, times, last_at))
std::vector<Met> met_since(sql::Reader& rows, Instant since);
// Booked with somebody, and still to come.
int booked_ahead(sql::Reader& rows, ProfessionalId professional, Instant now);
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since);
// The hours of a professional as they are, or as somebody thinks of making them.
struct WorkingHours {
    std::vector<templates::Assignment> assignments;
    std::vector<AbsenceRow> absences;
};
WorkingHours working_hours(sql::Reader& rows, ProfessionalId professional, Interval around);
// The bookings in the stretch that such hours would not offer: what a changed template, an ended assignment or an absence breaks. Those that
// stand outside of hours by a named right, or come from another system, are nobody's to break.
std::vector<BookingRow> bookings_outside(sql::Reader& rows, ProfessionalId professional, Interval around, const WorkingHours& hours);

void project(sql::Tables& tables, const events::TemplateWritten& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TemplateAssigned& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AssignmentEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AbsenceRecorded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AbsenceCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HoursOffered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HoursWithdrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SlotBookedV1& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SlotBooked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingMoved& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingImported& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingFreed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingRestored& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::BookingStepUndone& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SlotHeld& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HoldEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientArrived& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::VisitReasonAdded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::VisitTakenBack& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingPlanned& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingMoved& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MeetingCancelled& event, const Stamp& stamp);

}  // namespace koppi::scheduling
