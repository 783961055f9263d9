// Scheduling, store: tables work_template, assignment, absence, hours, occupied, hold, booking, booking_party, book_change, visit.
#include "modules/scheduling/store.hpp"

#include "core/civil_time.hpp"
#include "modules/scheduling/rules.hpp"

namespace koppi::scheduling {

namespace {

#define HOURS_COLUMNS "hours, professional, unit, service, kind, begins_at, ends_at, slot_minutes"
#define BOOKING_COLUMNS                                                                                                                      \
    "b.booking, b.client, b.professional, b.unit, b.hours, b.service, b.kind, b.remote_way, b.purpose, b.begins_at, b.ends_at, b.room, "     \
    "b.others, b.exception_kind, b.exception_why, b.state, b.made_at, b.made_by, b.matter, b.urgency, b.series, b.through, b.remote_room, " \
    "b.arrived_at, b.step, b.step_at, b.step_by"
#define ASSIGNMENT_COLUMNS \
    "a.hours, a.work_template, a.professional, a.unit, a.first_day, a.last_day, a.every_weeks, a.room, t.blocks, t.works_on_holidays"
#define ABSENCE_COLUMNS "absence, professional, begins_at, ends_at, reason"
#define HOLD_COLUMNS "hold, held_for, held_by, client, time, expires_at"

// No stretch of one day's working time is longer than the longest day; that bounds how far back an index scan must look.
constexpr Millis longest_stretch = std::chrono::hours{25};

// ---- hours

constexpr sql::Query list_templates{"scheduling.list_templates",
                                    "select work_template, name, blocks, works_on_holidays from work_template order by name, work_template"};
constexpr sql::Query find_template{"scheduling.find_template",
                                   "select work_template, name, blocks, works_on_holidays from work_template where work_template = $1"};
struct AssignmentRow {
    HoursId hours;
    TemplateId work_template;
    ProfessionalId professional;
    UnitId unit;
    Date first_day;
    std::optional<Date> last_day;
    int every_weeks;
    std::optional<RoomId> room;
    std::vector<events::TemplateBlock> blocks;
    bool works_on_holidays;
};
BOOST_DESCRIBE_STRUCT(AssignmentRow, (), (hours, work_template, professional, unit, first_day, last_day, every_weeks, room, blocks, works_on_holidays))
constexpr sql::Query find_assignment{"scheduling.find_assignment",
                                     "select " ASSIGNMENT_COLUMNS
                                     " from assignment a join work_template t on t.work_template = a.work_template where a.hours = $1"};
constexpr sql::Query list_assignments_of{"scheduling.list_assignments_of",
                                         "select " ASSIGNMENT_COLUMNS
                                         " from assignment a join work_template t on t.work_template = a.work_template "
                                         "where a.professional = $1 order by a.first_day, a.hours"};
constexpr sql::Query list_assignments_of_template{"scheduling.list_assignments_of_template",
                                                  "select " ASSIGNMENT_COLUMNS
                                                  " from assignment a join work_template t on t.work_template = a.work_template "
                                                  "where a.work_template = $1 order by a.first_day, a.hours"};
constexpr sql::Query list_all_assignments{"scheduling.list_all_assignments",
                                          "select " ASSIGNMENT_COLUMNS
                                          " from assignment a join work_template t on t.work_template = a.work_template "
                                          "order by a.professional, a.first_day, a.hours"};
constexpr sql::Query find_absence{"scheduling.find_absence", "select " ABSENCE_COLUMNS " from absence where absence = $1"};
constexpr sql::Query list_absences_of{"scheduling.list_absences_of",
                                      "select " ABSENCE_COLUMNS
                                      " from absence where professional = $1 and begins_at < $3 and ends_at > $2 order by begins_at, absence"};
constexpr sql::Query find_hours{"scheduling.find_hours", "select " HOURS_COLUMNS " from hours where hours = $1"};
constexpr sql::Query list_hours_of_professional{"scheduling.list_hours_of_professional",
                                                "select " HOURS_COLUMNS
                                                " from hours where professional = $1 and begins_at > $2 and begins_at < $3 order by begins_at, hours"};
constexpr sql::Query list_professionals_with_hours{"scheduling.list_professionals_with_hours", R"(
    select distinct professional from hours where begins_at > $1 and begins_at < $2 order by professional)"};
constexpr sql::Query list_professionals_of_service{"scheduling.list_professionals_of_service", R"(
    select distinct professional from hours where service = $3 and begins_at > $1 and begins_at < $2 order by professional)"};
constexpr sql::Query list_professionals_in_unit{"scheduling.list_professionals_in_unit", R"(
    select professional from hours where unit = $1 and begins_at > $2 and begins_at < $3
    union select professional from assignment where unit = $1 and first_day <= $5 and (last_day is null or last_day >= $4))"};

// ---- what is taken

constexpr sql::Query list_cells{"scheduling.list_cells", R"(
    select o.cell from occupied o left join hold h on h.hold = o.holder
    where o.resource = $1 and o.lane in (0, 1) and o.cell >= $2 and o.cell < $3 and (h.hold is null or h.expires_at > $4)
    order by o.cell)"};
struct Busy {
    Instant begins_at;
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(Busy, (), (begins_at, ends_at))
// What another system booked with our professional holds no cells (two of theirs may overlap), and is busy all the same.
constexpr sql::Query list_imported_busy{"scheduling.list_imported_busy", R"(
    select begins_at, ends_at from booking
    where professional = $1 and state = 'booked' and through = 'imported' and begins_at < $3 and begins_at > $4 and ends_at > $2
    order by begins_at)"};
constexpr sql::Query list_occupants{"scheduling.list_occupants", R"(
    select holder from occupied where resource = $1 and lane in (0, 1) and cell >= $2 and cell < $3
    group by holder order by min(cell), holder)"};
constexpr sql::Query count_lane{"scheduling.count_lane", R"(
    select count(*) from occupied where resource = $1 and lane = $2 and cell >= $3 and cell < $4 and ($5 is null or holder <> $5))"};
constexpr sql::Query count_client_busy{"scheduling.count_client_busy", R"(
    select count(*) from booking
    where client = $1 and state in ('booked', 'arrived') and begins_at < $3 and begins_at > $4 and ends_at > $2 and ($5 is null or booking <> $5))"};

constexpr sql::Query find_hold{"scheduling.find_hold", "select " HOLD_COLUMNS " from hold where hold = $1"};
constexpr sql::Query list_holds_of{"scheduling.list_holds_of",
                                   "select " HOLD_COLUMNS " from hold where held_by = $1 and expires_at > $2 order by expires_at, hold"};
constexpr sql::Query list_lapsed_holds{"scheduling.list_lapsed_holds", "select hold from hold where expires_at <= $1 order by expires_at, hold limit 500"};
constexpr sql::Query count_lapsed_holds{"scheduling.count_lapsed_holds", "select count(*) from hold where expires_at <= $1"};

// ---- bookings and visits

constexpr sql::Query find_booking{"scheduling.find_booking", "select " BOOKING_COLUMNS " from booking b where b.booking = $1"};
constexpr sql::Query find_time_before{"scheduling.find_time_before", "select time_before from booking where booking = $1"};
constexpr sql::Query list_coming{"scheduling.list_coming",
                                 "select " BOOKING_COLUMNS
                                 " from booking b where b.client = $1 and b.begins_at >= $2 and b.state in ('booked', 'arrived') "
                                 "order by b.begins_at, b.booking limit $3"};
constexpr sql::Query list_ahead_of_matter{"scheduling.list_ahead_of_matter",
                                          "select " BOOKING_COLUMNS
                                          " from booking b where b.client = $1 and b.begins_at > $2 and b.matter = $3 and b.state = 'booked' "
                                          "order by b.begins_at, b.booking"};
constexpr sql::Query list_booked_for_by{"scheduling.list_booked_for_by",
                                        "select " BOOKING_COLUMNS
                                        " from booking b where b.client = $1 and b.made_by = $2 and b.made_at >= $3 "
                                        "order by b.made_at desc, b.booking limit 100"};
constexpr sql::Query list_freed_by{"scheduling.list_freed_by",
                                   "select " BOOKING_COLUMNS " from booking b where b.client = $1 and b.freed_by = $2 order by b.begins_at, b.booking"};
constexpr sql::Query list_of_series{"scheduling.list_of_series",
                                    "select " BOOKING_COLUMNS " from booking b where b.series = $1 order by b.begins_at, b.booking"};
constexpr sql::Query count_exceptions{"scheduling.count_exceptions", R"(
    select unit, count(*), sum(case when exception_kind = 'overbooked' then 1 else 0 end),
           sum(case when exception_kind = 'off_hours' then 1 else 0 end)
    from booking
    where made_at >= $1 and made_at < $2 and through <> 'imported' and unit is not null and (state <> 'cancelled' or step is not null or freed_by is not null)
    group by unit)"};
constexpr sql::Query list_of_professional{"scheduling.list_of_professional",
                                          "select " BOOKING_COLUMNS
                                          " from booking b where b.professional = $1 and b.begins_at >= $2 and b.begins_at < $3 "
                                          "union select " BOOKING_COLUMNS
                                          " from booking_party p join booking b on b.booking = p.booking "
                                          "where p.professional = $1 and p.begins_at >= $2 and p.begins_at < $3 order by 10, 1"};
constexpr sql::Query list_visits{"scheduling.list_visits", R"(
    select visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons
    from visit where client = $1 order by begins_at desc, visit limit $2)"};
constexpr sql::Query list_visits_since{"scheduling.list_visits_since", R"(
    select v.visit, v.kind, b.matter from visit v left join booking b on b.booking = v.booking where v.client = $1 and v.begins_at >= $2)"};
constexpr sql::Query list_met{"scheduling.list_met", R"(
    select client, professional, count(*), max(begins_at) from visit where begins_at >= $1 and professional is not null
    group by client, professional order by 1, 3 desc, 4 desc)"};
constexpr sql::Query count_visits{"scheduling.count_visits", "select count(*) from visit where client = $1"};
constexpr sql::Query count_unbooked_visit{"scheduling.count_unbooked_visit", "select count(*) from visit where visit = $1 and booking is null"};
constexpr sql::Query count_no_shows{"scheduling.count_no_shows",
                                    "select count(*) from booking where client = $1 and begins_at >= $2 and state = 'no_show'"};
constexpr sql::Query list_changes{"scheduling.list_changes",
                                  "select professional, day, position from book_change where position > $1 order by position"};

// ---- what projectors write

constexpr sql::Query write_template_row{"scheduling.write_template", R"(
    insert into work_template (work_template, name, blocks, works_on_holidays) values ($1, $2, $3, $4)
    on conflict (work_template) do update set name = excluded.name, blocks = excluded.blocks, works_on_holidays = excluded.works_on_holidays)"};
constexpr sql::Query insert_assignment{"scheduling.insert_assignment", R"(
    insert into assignment (hours, work_template, professional, unit, first_day, last_day, every_weeks, room)
    values ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr sql::Query end_assignment_row{"scheduling.end_assignment", "update assignment set last_day = $2 where hours = $1"};
constexpr sql::Query insert_absence{"scheduling.insert_absence",
                                    "insert into absence (" ABSENCE_COLUMNS ") values ($1, $2, $3, $4, $5)"};
constexpr sql::Query delete_absence{"scheduling.delete_absence", "delete from absence where absence = $1"};
constexpr sql::Query insert_hours{"scheduling.insert_hours",
                                  "insert into hours (" HOURS_COLUMNS ") values ($1, $2, $3, $4, $5, $6, $7, $8)"};
constexpr sql::Query delete_hours{"scheduling.delete_hours", "delete from hours where hours = $1"};
constexpr sql::Query insert_booking{"scheduling.insert_booking", R"(
    insert into booking (booking, client, professional, unit, hours, service, kind, remote_way, purpose, begins_at, ends_at, room, others,
                         exception_kind, exception_why, state, made_at, made_by, matter, urgency, series, through, remote_room)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23))"};
constexpr sql::Query set_time{"scheduling.set_time", R"(
    update booking
    set professional = $2, unit = $3, hours = $4, service = $5, kind = $6, remote_way = $7, purpose = $8, begins_at = $9, ends_at = $10,
        room = $11, others = $12, exception_kind = $13, exception_why = $14
    where booking = $1)"};
// Another system states the whole of its booking again when something of it changed.
constexpr sql::Query write_imported_booking{"scheduling.write_imported_booking", R"(
    insert into booking (booking, client, professional, unit, service, kind, begins_at, ends_at, state, made_at, through)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'imported')
    on conflict (booking) do update set professional = excluded.professional, unit = excluded.unit, service = excluded.service,
        kind = excluded.kind, begins_at = excluded.begins_at, ends_at = excluded.ends_at, state = excluded.state)"};
constexpr sql::Query insert_cell{"scheduling.insert_cell",
                                 "insert into occupied (resource, lane, cell, holder) values ($1, $2, $3, $4)"};
constexpr sql::Query delete_cells{"scheduling.delete_cells", "delete from occupied where holder = $1"};
constexpr sql::Query insert_party{"scheduling.insert_party", R"(
    insert into booking_party (booking, professional, is_remote, begins_at) values ($1, $2, $3, $4))"};
constexpr sql::Query delete_parties{"scheduling.delete_parties", "delete from booking_party where booking = $1"};
constexpr sql::Query insert_hold{"scheduling.insert_hold", R"(
    insert into hold (hold, held_for, held_by, client, professional, begins_at, ends_at, expires_at, time)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr sql::Query delete_hold{"scheduling.delete_hold", "delete from hold where hold = $1"};
constexpr sql::Query set_freed{"scheduling.set_freed", "update booking set state = 'cancelled', freed_by = $2, step = null where booking = $1"};
constexpr sql::Query set_restored{"scheduling.set_restored", "update booking set state = 'booked', freed_by = null where booking = $1"};
constexpr sql::Query set_booking_state{"scheduling.set_booking_state", "update booking set state = $2 where booking = $1"};
constexpr sql::Query set_arrived{"scheduling.set_arrived", "update booking set state = 'arrived', arrived_at = $2 where booking = $1"};
constexpr sql::Query set_step{"scheduling.set_step",
                              "update booking set step = $2, step_at = $3, step_by = $4, time_before = $5 where booking = $1"};
constexpr sql::Query clear_step{"scheduling.clear_step",
                                "update booking set step = null, step_at = null, step_by = null, time_before = null where booking = $1"};
constexpr sql::Query set_step_undone{"scheduling.set_step_undone",
                                     "update booking set state = $2, arrived_at = case when $2 = 'arrived' then arrived_at end where booking = $1"};
constexpr sql::Query insert_visit{"scheduling.insert_visit", R"(
    insert into visit (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr sql::Query find_visit_reasons{"scheduling.find_visit_reasons", "select reasons from visit where visit = $1"};
constexpr sql::Query set_visit_reasons{"scheduling.set_visit_reasons", "update visit set reasons = $2 where visit = $1"};
constexpr sql::Query delete_visit{"scheduling.delete_visit", "delete from visit where visit = $1"};
constexpr sql::Query write_change{"scheduling.write_change", R"(
    insert into book_change (professional, day, position) values ($1, $2, $3)
    on conflict (professional, day) do update set position = excluded.position)"};

templates::Assignment assignment_from(const AssignmentRow& row) {
    return {.given = {.hours = row.hours,
                      .work_template = row.work_template,
                      .professional = row.professional,
                      .unit = row.unit,
                      .first_day = row.first_day,
                      .last_day = row.last_day,
                      .every_weeks = row.every_weeks,
                      .room = row.room},
            .blocks = row.blocks,
            .works_on_holidays = row.works_on_holidays};
}

template <class... Args>
std::vector<templates::Assignment> assignments(sql::Reader& rows, const sql::Query& query, const Args&... args) {
    std::vector<templates::Assignment> found;
    rows.each<AssignmentRow>(query, [&](const AssignmentRow& row) { found.push_back(assignment_from(row)); }, args...);
    return found;
}

std::vector<ProfessionalId> in_order(std::vector<ProfessionalId> found) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

namespace store {

std::vector<TemplateRow> work_templates(sql::Reader& rows) { return rows.all<TemplateRow>(list_templates); }
std::optional<TemplateRow> work_template(sql::Reader& rows, TemplateId id) { return rows.first<TemplateRow>(find_template, id); }
std::optional<templates::Assignment> assignment(sql::Reader& rows, HoursId hours) {
    const auto row = rows.first<AssignmentRow>(find_assignment, hours);
    return row ? std::optional(assignment_from(*row)) : std::nullopt;
}
std::vector<templates::Assignment> assignments_of(sql::Reader& rows, ProfessionalId professional) {
    return assignments(rows, list_assignments_of, professional);
}
std::vector<templates::Assignment> assignments_of_template(sql::Reader& rows, TemplateId id) {
    return assignments(rows, list_assignments_of_template, id);
}
std::vector<templates::Assignment> all_assignments(sql::Reader& rows) { return assignments(rows, list_all_assignments); }
std::optional<AbsenceRow> absence(sql::Reader& rows, AbsenceId absence) { return rows.first<AbsenceRow>(find_absence, absence); }
std::vector<AbsenceRow> absences_of(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return rows.all<AbsenceRow>(list_absences_of, professional, around.begin, around.end);
}
bool is_absent(sql::Reader& rows, ProfessionalId professional, Interval time) { return !absences_of(rows, professional, time).empty(); }

std::optional<events::HoursOffered> hours(sql::Reader& rows, HoursId hours) { return rows.first<events::HoursOffered>(find_hours, hours); }

std::vector<events::HoursOffered> hours_of(sql::Reader& rows, ProfessionalId professional, Interval around) {
    auto found = rows.all<events::HoursOffered>(list_hours_of_professional, professional, around.begin - longest_stretch, around.end);
    std::erase_if(found, [&](const auto& hours) { return hours.ends_at <= around.begin; });
    return found;
}
bool hours_overlap(sql::Reader& rows, ProfessionalId professional, Interval stretch) { return !hours_of(rows, professional, stretch).empty(); }
std::vector<events::HoursOffered> hours_ahead_of(sql::Reader& rows, ProfessionalId professional, Instant from) {
    return rows.all<events::HoursOffered>(list_hours_of_professional, professional, from, from + std::chrono::days{366});
}

std::vector<ProfessionalId> who_offers(sql::Reader& rows, const std::vector<std::string>& services, Interval around) {
    std::vector<ProfessionalId> found;
    if (services.empty()) found = rows.all<ProfessionalId>(list_professionals_with_hours, around.begin - longest_stretch, around.end);
    for (const auto& service : services)
        for (const auto& one : rows.all<ProfessionalId>(list_professionals_of_service, around.begin - longest_stretch, around.end, service))
            found.push_back(one);
    for (const auto& assignment : all_assignments(rows)) {
        const bool fits = std::any_of(assignment.blocks.begin(), assignment.blocks.end(), [&](const auto& block) {
            return services.empty() || std::find(services.begin(), services.end(), block.service) != services.end();
        });
        if (fits && (!assignment.given.last_day || end_of_day(*assignment.given.last_day) > around.begin)) found.push_back(assignment.given.professional);
    }
    return in_order(std::move(found));
}

std::vector<ProfessionalId> who_works_in(sql::Reader& rows, UnitId unit, Interval around) {
    return in_order(rows.all<ProfessionalId>(list_professionals_in_unit, unit, around.begin - longest_stretch, around.end, helsinki_date(around.begin),
                                             helsinki_date(around.end)));
}

std::vector<Interval> busy(sql::Reader& rows, ResourceId resource, Interval around, Instant now) {
    std::vector<Interval> found;
    const auto [first, last] = rules::cells(around);
    const auto add = [&](Interval stretch) {
        if (!found.empty() && stretch.begin <= found.back().end) {
            found.back().end = std::max(found.back().end, stretch.end);
        } else {
            found.push_back(stretch);
        }
    };
    rows.each<std::int64_t>(
        list_cells,
        [&](std::int64_t cell) {
            const Instant begin{rules::cell_length * cell};
            add({begin, begin + rules::cell_length});
        },
        resource, first, last, now);
    const auto of_ours = found.size();
    rows.each<Busy>(
        list_imported_busy, [&](const Busy& b) { found.push_back({b.begins_at, b.ends_at}); }, ProfessionalId{resource.bytes}, around.begin, around.end,
        around.begin - longest_stretch);
    if (found.size() == of_ours) return found;
    std::sort(found.begin(), found.end(), [](Interval a, Interval b) { return a.begin < b.begin; });
    std::vector<Interval> all;
    std::swap(all, found);
    for (const auto& stretch : all) add(stretch);
    return found;
}

std::vector<HolderId> occupants(sql::Reader& rows, ResourceId resource, Interval time) {
    const auto [first, last] = rules::cells(time);
    return rows.all<HolderId>(list_occupants, resource, first, last);
}
bool is_lane_taken(sql::Reader& rows, ResourceId resource, int lane, Interval time, std::optional<HolderId> except) {
    const auto [first, last] = rules::cells(time);
    return rows.number(count_lane, resource, lane, first, last, except) > 0;
}
bool client_is_busy(sql::Reader& rows, ClientId client, Interval stretch, std::optional<BookingId> except) {
    return rows.number(count_client_busy, client, stretch.begin, stretch.end, stretch.begin - longest_stretch, except) > 0;
}

std::optional<HoldRow> hold(sql::Reader& rows, HoldId hold) { return rows.first<HoldRow>(find_hold, hold); }
std::vector<HoldRow> holds_of(sql::Reader& rows, ProfessionalId held_by, Instant now) { return rows.all<HoldRow>(list_holds_of, held_by, now); }
std::vector<HoldId> lapsed_holds(sql::Reader& rows, Instant now) { return rows.all<HoldId>(list_lapsed_holds, now); }
bool has_lapsed_holds(sql::Reader& rows, Instant now) { return rows.number(count_lapsed_holds, now) > 0; }

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking) { return rows.first<BookingRow>(find_booking, booking); }
std::optional<events::BookedTime> time_before(sql::Reader& rows, BookingId booking) {
    return rows.first<std::optional<events::BookedTime>>(find_time_before, booking).value_or(std::nullopt);
}
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit) {
    return rows.all<BookingRow>(list_coming, client, now, limit);
}
std::vector<BookingRow> booked_for_by(sql::Reader& rows, ClientId client, ProfessionalId by, Instant since) {
    return rows.all<BookingRow>(list_booked_for_by, client, by, since);
}
std::vector<BookingRow> freed_by(sql::Reader& rows, ClientId client, DecisionId decision) {
    return rows.all<BookingRow>(list_freed_by, client, decision);
}
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now) {
    return rows.all<BookingRow>(list_ahead_of_matter, client, now, matter);
}
std::vector<ExceptionsMade> exceptions_made(sql::Reader& rows, Interval around) {
    return rows.all<ExceptionsMade>(count_exceptions, around.begin, around.end);
}
std::vector<Met> met_since(sql::Reader& rows, Instant since) { return rows.all<Met>(list_met, since); }
std::vector<BookingRow> of_series(sql::Reader& rows, SeriesId series) { return rows.all<BookingRow>(list_of_series, series); }
std::vector<BookingRow> of_professional(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return rows.all<BookingRow>(list_of_professional, professional, around.begin, around.end);
}
bool has_visit_without_booking(sql::Reader& rows, VisitId visit) { return rows.number(count_unbooked_visit, visit) > 0; }
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit) { return rows.all<VisitRow>(list_visits, client, limit); }
std::vector<VisitFrom> visits_since(sql::Reader& rows, ClientId client, Instant since) { return rows.all<VisitFrom>(list_visits_since, client, since); }
std::int64_t visits_count(sql::Reader& rows, ClientId client) { return rows.number(count_visits, client); }
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since) { return rows.number(count_no_shows, client, since); }

std::vector<Change> changes_after(sql::Reader& rows, std::int64_t position) { return rows.all<Change>(list_changes, position); }
std::int64_t day_number(Date date) { return std::chrono::sys_days{date}.time_since_epoch().count(); }

events::BookedTime time_of(const BookingRow& row) {
    ensure(row.professional && row.unit && row.service, "what was booked here has a professional, a unit and a service");
    return {.professional = *row.professional,
            .unit = *row.unit,
            .hours = row.hours,
            .service = *row.service,
            .kind = row.kind,
            .remote_way = row.remote_way,
            .purpose = row.purpose,
            .begins_at = row.begins_at,
            .ends_at = row.ends_at,
            .room = row.room,
            .others = row.others,
            .exception = row.exception_kind ? std::optional(events::BookingException{*row.exception_kind, row.exception_why.value_or("")}) : std::nullopt};
}

}  // namespace store

// ---- projectors

namespace {

void note_change(sql::Tables& tables, ProfessionalId professional, std::int64_t day, const Stamp& stamp) {
    tables.run(write_change, professional, day, stamp.position);
}
void note_change(sql::Tables& tables, ProfessionalId professional, Interval time, const Stamp& stamp) {
    const auto last = store::day_number(helsinki_date(time.end - Millis{1}));
    for (auto day = store::day_number(helsinki_date(time.begin)); day <= last; ++day) note_change(tables, professional, day, stamp);
}
void note_change(sql::Tables& tables, const events::BookedTime& time, const Stamp& stamp) {
    note_change(tables, time.professional, Interval{time.begins_at, time.ends_at}, stamp);
    for (const auto& party : time.others) note_change(tables, party.professional, Interval{time.begins_at, time.ends_at}, stamp);
}

void hold_cells(sql::Tables& tables, HolderId by, ResourceId of, int lane, Interval stretch) {
    const auto [first, last] = rules::cells(stretch);
    for (auto cell = first; cell < last; ++cell) tables.run(insert_cell, of, lane, cell, by);
}
void take_time(sql::Tables& tables, HolderId by, const events::BookedTime& time, const Stamp& stamp) {
    const Interval stretch{time.begins_at, time.ends_at};
    hold_cells(tables, by, resource(time.professional), rules::lane_of(time), stretch);
    for (const auto& party : time.others) hold_cells(tables, by, resource(party.professional), 0, stretch);
    if (time.room) hold_cells(tables, by, resource(*time.room), 0, stretch);
    note_change(tables, time, stamp);
}
void give_time(sql::Tables& tables, HolderId by, const events::BookedTime& time, const Stamp& stamp) {
    tables.run(delete_cells, by);
    note_change(tables, time, stamp);
}
void take_time(sql::Tables& tables, MeetingId by, const events::MeetingTime& time, const Stamp& stamp) {
    const Interval stretch{time.begins_at, time.ends_at};
    for (const auto& leader : time.leaders) {
        hold_cells(tables, holder(by), resource(leader), 0, stretch);
        note_change(tables, leader, stretch, stamp);
    }
    if (time.room) hold_cells(tables, holder(by), resource(*time.room), 0, stretch);
}
void give_time(sql::Tables& tables, MeetingId by, const events::MeetingTime& time, const Stamp& stamp) {
    tables.run(delete_cells, holder(by));
    for (const auto& leader : time.leaders) note_change(tables, leader, Interval{time.begins_at, time.ends_at}, stamp);
}
void write_parties(sql::Tables& tables, BookingId booking, const events::BookedTime& time) {
    tables.run(delete_parties, booking);
    for (const auto& party : time.others) tables.run(insert_party, booking, party.professional, party.is_remote, time.begins_at);
}

std::optional<events::ExceptionKind> kind_of(const std::optional<events::BookingException>& exception) {
    return exception ? std::optional(exception->kind) : std::nullopt;
}
std::optional<std::string> why_of(const std::optional<events::BookingException>& exception) {
    return exception ? std::optional(exception->why) : std::nullopt;
}

BookingRow booked_row(sql::Tables& tables, BookingId booking) {
    const auto row = tables.first<BookingRow>(find_booking, booking);
    ensure(row.has_value(), "what happens to a booking happens to one that was made");
    return *row;
}

void end_hold(sql::Tables& tables, HoldId hold, const Stamp& stamp) {
    const auto held = tables.first<HoldRow>(find_hold, hold);
    ensure(held.has_value(), "a hold ends that was taken");
    give_time(tables, holder(hold), held->time, stamp);
    tables.run(delete_hold, hold);
}

void write_booking(sql::Tables& tables, BookingId booking, ClientId client, const events::BookedTime& time, std::optional<MatterId> matter,
                   events::Urgency urgency, std::optional<SeriesId> series, events::BookedThrough through, const std::optional<std::string>& remote_room,
                   const Stamp& stamp) {
    tables.run(insert_booking, booking, client, time.professional, time.unit, time.hours, time.service, time.kind, time.remote_way, time.purpose,
               time.begins_at, time.ends_at, time.room, wire::write(time.others), kind_of(time.exception), why_of(time.exception),
               events::BookingState::booked, stamp.happened_at, stamp.professional, matter, urgency, series, through, remote_room);
    take_time(tables, holder(booking), time, stamp);
    write_parties(tables, booking, time);
}

void set_step_of(sql::Tables& tables, BookingId booking, std::string_view step, const std::optional<events::BookedTime>& before, const Stamp& stamp) {
    tables.run(set_step, booking, step, stamp.happened_at, stamp.professional, before ? std::optional(wire::write(*before)) : std::nullopt);
}

}  // namespace

void project(sql::Tables& tables, const events::TemplateWritten& event, const Stamp& stamp) {
    tables.run(write_template_row, event.work_template, event.name, wire::write(event.blocks), event.works_on_holidays);
    for (const auto& assignment : store::assignments_of_template(tables, event.work_template))
        note_change(tables, assignment.given.professional, store::hours_as_such, stamp);
}
void project(sql::Tables& tables, const events::TemplateAssigned& event, const Stamp& stamp) {
    tables.run(insert_assignment, event.hours, event.work_template, event.professional, event.unit, event.first_day, event.last_day, event.every_weeks,
               event.room);
    note_change(tables, event.professional, store::hours_as_such, stamp);
}
void project(sql::Tables& tables, const events::AssignmentEnded& event, const Stamp& stamp) {
    tables.run(end_assignment_row, event.hours, event.last_day);
    if (const auto ended = store::assignment(tables, event.hours)) note_change(tables, ended->given.professional, store::hours_as_such, stamp);
}
void project(sql::Tables& tables, const events::AbsenceRecorded& event, const Stamp& stamp) {
    tables.run(insert_absence, event.absence, event.professional, event.begins_at, event.ends_at, event.reason);
    note_change(tables, event.professional, store::hours_as_such, stamp);
}
void project(sql::Tables& tables, const events::AbsenceCancelled& event, const Stamp& stamp) {
    if (const auto cancelled = store::absence(tables, event.absence)) note_change(tables, cancelled->professional, store::hours_as_such, stamp);
    tables.run(delete_absence, event.absence);
}
void project(sql::Tables& tables, const events::HoursOffered& event, const Stamp& stamp) {
    tables.run(insert_hours, event.hours, event.professional, event.unit, event.service, event.kind, event.begins_at, event.ends_at,
               event.slot_minutes);
    note_change(tables, event.professional, Interval{event.begins_at, event.ends_at}, stamp);
}
void project(sql::Tables& tables, const events::HoursWithdrawn& event, const Stamp& stamp) {
    if (const auto hours = store::hours(tables, event.hours))
        note_change(tables, hours->professional, Interval{hours->begins_at, hours->ends_at}, stamp);
    tables.run(delete_hours, event.hours);
}

void project(sql::Tables& tables, const events::SlotBookedV1& event, const Stamp& stamp) {
    const events::BookedTime time{.professional = event.professional,
                                  .unit = event.unit,
                                  .hours = event.hours,
                                  .service = event.service,
                                  .kind = event.kind,
                                  .remote_way = std::nullopt,
                                  .purpose = events::SlotPurpose::open,
                                  .begins_at = event.begins_at,
                                  .ends_at = event.ends_at,
                                  .room = std::nullopt,
                                  .others = {},
                                  .exception = std::nullopt};
    write_booking(tables, event.booking, event.client, time, event.matter, event.urgency, std::nullopt, events::BookedThrough::desk, std::nullopt, stamp);
}
void project(sql::Tables& tables, const events::SlotBooked& event, const Stamp& stamp) {
    if (event.hold) end_hold(tables, *event.hold, stamp);
    write_booking(tables, event.booking, event.client, event.time, event.matter, event.urgency, event.series, event.through, event.remote_room, stamp);
}
void project(sql::Tables& tables, const events::BookingMoved& event, const Stamp& stamp) {
    const auto before = store::time_of(booked_row(tables, event.booking));
    if (event.hold) end_hold(tables, *event.hold, stamp);
    give_time(tables, holder(event.booking), before, stamp);
    const auto& time = event.time;
    tables.run(set_time, event.booking, time.professional, time.unit, time.hours, time.service, time.kind, time.remote_way, time.purpose, time.begins_at,
               time.ends_at, time.room, wire::write(time.others), kind_of(time.exception), why_of(time.exception));
    take_time(tables, holder(event.booking), time, stamp);
    write_parties(tables, event.booking, time);
    // A move that was taken back is no step to take back once more.
    if (event.why == "undone") {
        tables.run(clear_step, event.booking);
    } else {
        set_step_of(tables, event.booking, "moved", before, stamp);
    }
}
void project(sql::Tables& tables, const events::BookingImported& event, const Stamp& stamp) {
    tables.run(write_imported_booking, event.booking, event.client, event.professional, event.unit, event.service, event.kind,
               event.begins_at, event.ends_at, event.state, stamp.happened_at);
    if (event.professional && event.begins_at < event.ends_at && event.ends_at - event.begins_at <= longest_stretch)
        note_change(tables, *event.professional, Interval{event.begins_at, event.ends_at}, stamp);
}
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp& stamp) {
    const auto row = booked_row(tables, event.booking);
    tables.run(set_booking_state, event.booking, events::BookingState::cancelled);
    if (row.through != events::BookedThrough::imported) give_time(tables, holder(event.booking), store::time_of(row), stamp);
    // That it was made is taken back for good.
    if (event.why == "undone") {
        tables.run(clear_step, event.booking);
    } else {
        set_step_of(tables, event.booking, "cancelled", std::nullopt, stamp);
    }
}
void project(sql::Tables& tables, const events::BookingFreed& event, const Stamp& stamp) {
    tables.run(set_freed, event.booking, event.decision);
    give_time(tables, holder(event.booking), store::time_of(booked_row(tables, event.booking)), stamp);
}
void project(sql::Tables& tables, const events::BookingRestored& event, const Stamp& stamp) {
    tables.run(set_restored, event.booking);
    take_time(tables, holder(event.booking), store::time_of(booked_row(tables, event.booking)), stamp);
}
void project(sql::Tables& tables, const events::BookingStepUndone& event, const Stamp& stamp) {
    tables.run(set_step_undone, event.booking, event.to);
    if (event.from == events::BookingState::cancelled) take_time(tables, holder(event.booking), event.time, stamp);
    tables.run(clear_step, event.booking);
}
void project(sql::Tables& tables, const events::SlotHeld& event, const Stamp& stamp) {
    tables.run(insert_hold, event.hold, event.held_for, stamp.professional, event.client, event.time.professional, event.time.begins_at, event.time.ends_at,
               event.expires_at, wire::write(event.time));
    take_time(tables, holder(event.hold), event.time, stamp);
}
void project(sql::Tables& tables, const events::HoldEnded& event, const Stamp& stamp) { end_hold(tables, event.hold, stamp); }
void project(sql::Tables& tables, const events::ClientArrived& event, const Stamp& stamp) {
    tables.run(set_arrived, event.booking, stamp.happened_at);
    set_step_of(tables, event.booking, "arrived", std::nullopt, stamp);
}
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp& stamp) {
    tables.run(set_booking_state, event.booking, events::BookingState::no_show);
    set_step_of(tables, event.booking, "missed", std::nullopt, stamp);
}
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp&) {
    tables.run(insert_visit, event.visit, event.client, event.booking, event.professional, event.unit, event.kind, event.begins_at,
               event.ends_at, wire::write(event.reasons));
    if (!event.booking) return;
    tables.run(set_booking_state, *event.booking, events::BookingState::fulfilled);
    tables.run(clear_step, *event.booking);
}
void project(sql::Tables& tables, const events::VisitReasonAdded& event, const Stamp&) {
    auto reasons = tables.first<std::vector<events::VisitReason>>(find_visit_reasons, event.visit);
    ensure(reasons.has_value(), "a reason is added to a visit that was held");
    reasons->push_back(event.reason);
    tables.run(set_visit_reasons, event.visit, wire::write(*reasons));
}

void project(sql::Tables& tables, const events::VisitTakenBack& event, const Stamp&) { tables.run(delete_visit, event.visit); }

void project(sql::Tables& tables, const events::MeetingPlanned& event, const Stamp& stamp) { take_time(tables, event.meeting, event.time, stamp); }
void project(sql::Tables& tables, const events::MeetingMoved& event, const Stamp& stamp) {
    give_time(tables, event.meeting, event.was, stamp);
    take_time(tables, event.meeting, event.time, stamp);
}
void project(sql::Tables& tables, const events::MeetingCancelled& event, const Stamp& stamp) { give_time(tables, event.meeting, event.time, stamp); }

}  // namespace koppi::scheduling
