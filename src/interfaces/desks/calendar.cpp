// Desks, calendar: the day of one professional, the week of a unit, what a change of working time would break, and T3.
#include <map>

#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/shower.hpp"
#include "modules/waiting/waiting.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

Interval days_from(Date from, int days) { return {start_of_day(from), end_of_day(plus_days(from, days - 1))}; }

std::vector<HoursShown> hours_shown(sql::Reader& rows, Shower& show, ProfessionalId professional, Interval around) {
    std::vector<HoursShown> shown;
    for (const auto& stretch : scheduling::hours_of(rows, professional, around)) shown.push_back(show.hours(stretch));
    return shown;
}
std::vector<BookedShown> bookings_shown(sql::Reader& rows, Shower& show, ProfessionalId professional, Interval around) {
    std::vector<BookedShown> shown;
    for (const auto& row : scheduling::of_professional(rows, professional, around))
        // What was cancelled stands in nobody's day, but for whoever may still take the cancellation back.
        if (auto one = show.booking(row); row.state != events::BookingState::cancelled || one.undo_until) shown.push_back(std::move(one));
    // Whoever was let in over a booking stands after it.
    std::stable_sort(shown.begin(), shown.end(), [](const BookedShown& a, const BookedShown& b) {
        return std::pair(a.begins_at, a.exception_kind.has_value()) < std::pair(b.begins_at, b.exception_kind.has_value());
    });
    return shown;
}

Result<DayDesk> day_call(sql::Reader& rows, const DayQuery& query, const Call& call) { return day_desk(rows, query, call.actor, call.now); }
Result<UnitCalendar> calendar_call(sql::Reader& rows, const CalendarQuery& query, const Call& call) {
    return unit_calendar(rows, query, call.actor, call.now);
}

Result<Worktime> worktime_call(sql::Reader& rows, const Done&, const Call& call) {
    Shower show(rows, call.actor, call.now);
    Worktime all;
    for (const auto& row : scheduling::work_templates(rows)) {
        TemplateShown shown{row, {}};
        for (const auto& assignment : scheduling::assignments_of_template(rows, row.work_template))
            shown.assignments.push_back(show.assignment(assignment, row.name));
        all.templates.push_back(std::move(shown));
    }
    return all;
}

// So far back one looks for a meeting that has not ended when an absence begins.
constexpr Millis longest_meeting = std::chrono::hours{12};
// As far as anybody books.
Interval ahead(Instant now) { return {now, now + std::chrono::days{catalog().scheduling.horizon_days}}; }

void add_broken(sql::Reader& rows, Shower& show, Breaks& breaks, ProfessionalId professional, const scheduling::WorkingHours& as_they_are,
                const scheduling::WorkingHours& as_wished, Instant now) {
    // What stands outside of hours already is not broken by the change.
    std::set<BookingId> before;
    for (const auto& row : scheduling::bookings_outside(rows, professional, ahead(now), as_they_are)) before.insert(row.booking);
    for (const auto& row : scheduling::bookings_outside(rows, professional, ahead(now), as_wished))
        if (!before.contains(row.booking)) breaks.bookings.push_back(show.booking(row));
}

Result<Breaks> template_breaks_call(sql::Reader& rows, const scheduling::WriteTemplate& body, const Call& call) {
    const auto id = TRY(call.id<TemplateId>("template"));
    if (!scheduling::work_template(rows, id)) return Refusal{Reason::not_found, "scheduling.no_such_template", "", {}};
    TRY(scheduling::templates::are_sound(body.blocks));
    Shower show(rows, call.actor, call.now);
    Breaks breaks;
    std::set<ProfessionalId> concerned;
    for (const auto& assignment : scheduling::assignments_of_template(rows, id)) concerned.insert(assignment.given.professional);
    for (const auto& professional : concerned) {
        const auto now_working = scheduling::working_hours(rows, professional, ahead(call.now));
        auto wished = now_working;
        for (auto& assignment : wished.assignments) {
            if (assignment.given.work_template != id) continue;
            assignment.blocks = body.blocks;
            assignment.works_on_holidays = body.works_on_holidays;
        }
        add_broken(rows, show, breaks, professional, now_working, wished, call.now);
    }
    return breaks;
}

Result<Breaks> ending_breaks_call(sql::Reader& rows, const scheduling::EndAssignment& body, const Call& call) {
    const auto hours = TRY(call.id<HoursId>("hours"));
    const auto ended = scheduling::assignment(rows, hours);
    if (!ended) return Refusal{Reason::not_found, "scheduling.no_such_assignment", "", {}};
    Shower show(rows, call.actor, call.now);
    const auto now_working = scheduling::working_hours(rows, ended->given.professional, ahead(call.now));
    auto wished = now_working;
    for (auto& assignment : wished.assignments)
        if (assignment.given.hours == hours) assignment.given.last_day = body.last_day;
    Breaks breaks;
    add_broken(rows, show, breaks, ended->given.professional, now_working, wished, call.now);
    return breaks;
}

Result<Breaks> absence_breaks_call(sql::Reader& rows, const scheduling::RecordAbsence& body, const Call& call) {
    Shower show(rows, call.actor, call.now);
    const auto now_working = scheduling::working_hours(rows, body.professional, ahead(call.now));
    auto wished = now_working;
    wished.absences.push_back({{}, body.professional, body.begins_at, body.ends_at, body.reason});
    Breaks breaks;
    add_broken(rows, show, breaks, body.professional, now_working, wished, call.now);
    const Interval away{body.begins_at, body.ends_at};
    if (away.begin < away.end)
        for (auto& meeting : meetings_led(rows, body.professional, {std::max(call.now, away.begin - longest_meeting), away.end}, call.actor))
            if (overlap({meeting.begins_at, meeting.ends_at}, away)) breaks.meetings.push_back(std::move(meeting));
    return breaks;
}

// Non-urgent receptions on site, measured by profession (indicators §2.1): not certificates, health promotion or visits of a plan.
std::optional<std::string> t3_group(std::string_view id) {
    const auto* service = catalog().service(id);
    if (!service) return std::nullopt;
    const bool is_counted = service->care_class == events::CareClass::general_sick_care || service->care_class == events::CareClass::oral_health ||
                            service->care_class == events::CareClass::other_primary_care;
    if (!is_counted) return std::nullopt;
    return std::string(wire::word(service->profession));
}

constexpr int past_days_usual = 28;
constexpr int past_days_max = 92;

struct PastDays {
    Date from;
    Date until;
    Interval around() const { return {start_of_day(from), end_of_day(until)}; }
};
Result<PastDays> past_days(const PastDaysQuery& query, Instant now) {
    const Date until = query.until.value_or(plus_days(helsinki_date(now), -1));
    const Date from = query.from.value_or(plus_days(until, 1 - past_days_usual));
    if (from > until) return Refusal{Reason::invalid, "wire.out_of_range", "?from", {}};
    if (until >= helsinki_date(now) || days_between(from, until) >= past_days_max) return Refusal{Reason::invalid, "wire.out_of_range", "?until", {}};
    return PastDays{from, until};
}

Result<ExceptionsReport> exceptions_call(sql::Reader& rows, const PastDaysQuery& query, const Call& call) {
    const auto days = TRY(past_days(query, call.now));
    ExceptionsReport report{days.from, days.until, {}};
    for (const auto& one : scheduling::exceptions_made(rows, days.around()))
        report.units.push_back({one.unit, directory::unit_name(rows, one.unit).value_or(""), one.booked, one.overbooked, one.off_hours});
    std::sort(report.units.begin(), report.units.end(), [](const auto& a, const auto& b) { return a.unit_name < b.unit_name; });
    return report;
}

Result<RemoteUseReport> remote_use_call(sql::Reader& rows, const PastDaysQuery& query, const Call& call) {
    const auto days = TRY(past_days(query, call.now));
    RemoteUseReport report{days.from, days.until, {}};
    for (auto& one : scheduling::remote_use(rows, days.around()))
        report.units.push_back({one.unit, directory::unit_name(rows, one.unit).value_or(""), std::move(one.service), one.offered, one.booked});
    std::sort(report.units.begin(), report.units.end(),
              [](const auto& a, const auto& b) { return std::tie(a.unit_name, a.service) < std::tie(b.unit_name, b.service); });
    return report;
}

Result<T3Report> t3_call(sql::Reader& rows, const Done&, const Call& call) { return t3(rows, call.now); }

}  // namespace

Result<DayDesk> day_desk(sql::Reader& rows, const DayQuery& query, const Actor& actor, Instant now) {
    const auto who = query.professional ? query.professional : actor.professional;
    if (!who) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto colleague = directory::colleague(rows, *who, now);
    if (!colleague) return Refusal{Reason::not_found, "directory.no_such_professional", "?professional", {}};
    const Date date = query.date.value_or(helsinki_date(now));
    const auto day = days_from(date, 1);
    Shower show(rows, actor, now);
    DayDesk desk{.date = date,
                 .as_of = now,
                 .professional = *colleague,
                 .hours = hours_shown(rows, show, *who, day),
                 .absences = show.absences(*who, day),
                 .bookings = bookings_shown(rows, show, *who, day),
                 .meetings = meetings_led(rows, *who, day, actor),
                 .free = {},
                 .next_free_at = std::nullopt,
                 .arrived = 0,
                 .late = 0};
    const Instant from = std::max(now, day.begin);
    if (from < day.end) desk.free = scheduling::free_times(rows, {{*who}, {}, {}, from, day.end, 100, {}, now});
    if (!desk.free.empty()) {
        desk.next_free_at = desk.free.front().begins_at;
    } else if (const auto next = scheduling::free_times(rows, {{*who}, {}, {}, from, from + std::chrono::days{60}, 1, {}, now}); !next.empty()) {
        desk.next_free_at = next.front().begins_at;
    }
    for (const auto& booking : desk.bookings) {
        desk.arrived += booking.state == events::BookingState::arrived ? 1 : 0;
        desk.late += booking.state == events::BookingState::booked && booking.begins_at < now ? 1 : 0;
    }
    return desk;
}

Result<UnitCalendar> unit_calendar(sql::Reader& rows, const CalendarQuery& query, const Actor& actor, Instant now) {
    const auto unit = query.unit ? query.unit : actor.unit;
    if (!unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto name = directory::unit_name(rows, *unit);
    if (!name) return Refusal{Reason::not_found, "directory.no_such_unit", "?unit", {}};
    const int days = query.days.value_or(1);
    if (days < 1 || days > 7) return Refusal{Reason::invalid, "wire.out_of_range", "?days", {}};
    const Date from = query.from.value_or(helsinki_date(now));
    const auto around = days_from(from, days);
    Shower show(rows, actor, now);
    UnitCalendar calendar{*unit, *name, from, days, now, {}, directory::rooms(rows, *unit)};
    auto professionals = scheduling::professionals_at_work_in(rows, *unit, around);
    // Whoever leads a group here may have no other hours here.
    for (const auto& leader : groups::leaders_in(rows, *unit, around))
        if (std::find(professionals.begin(), professionals.end(), leader) == professionals.end()) professionals.push_back(leader);
    for (const auto& professional : professionals) {
        auto colleague = directory::colleague(rows, professional, now);
        if (!colleague) continue;
        CalendarColumn column{*colleague, hours_shown(rows, show, professional, around), show.absences(professional, around),
                              bookings_shown(rows, show, professional, around), meetings_led(rows, professional, around, actor)};
        if (column.hours.empty() && column.bookings.empty() && column.meetings.empty()) continue;
        calendar.columns.push_back(std::move(column));
    }
    std::sort(calendar.columns.begin(), calendar.columns.end(), [](const auto& a, const auto& b) {
        return sort_key(a.professional.name, Language::fi) < sort_key(b.professional.name, Language::fi);
    });
    return calendar;
}

T3Report t3(sql::Reader& rows, Instant now) {
    const auto& practice = catalog().scheduling.t3;
    T3Report report{now, practice.cap_days, {}};
    const scheduling::T3Question question{.sampled_at = now, .third = practice.third, .cap_days = practice.cap_days, .group_of = t3_group};
    // Who must arrange cannot give a time in the contact, whatever the books of those at work would say (THL's definition).
    std::map<std::pair<UnitId, std::string>, int> arranging;
    for (const auto& [unit, service, waiting] : waiting::waiting_for(rows))
        if (const auto group = t3_group(service)) arranging[{unit, *group}] += waiting;
    const auto show = [&](const scheduling::T3& one, int waiting) {
        report.units.push_back({one.unit, directory::unit_name(rows, one.unit).value_or(""), *wire::from_word<events::Profession>(one.group),
                                waiting > 0 ? static_cast<double>(practice.cap_days) : one.days, one.books, one.capped, waiting, one.soonest_third});
    };
    for (const auto& one : scheduling::t3(rows, question, now)) {
        const auto waits = arranging.extract({one.unit, one.group});
        show(one, waits ? waits.mapped() : 0);
    }
    for (const auto& [of, waiting] : arranging)
        show({.unit = of.first, .group = of.second, .days = 0, .books = 0, .capped = 0, .soonest_third = std::nullopt}, waiting);
    std::sort(report.units.begin(), report.units.end(),
              [](const auto& a, const auto& b) { return std::tie(a.unit_name, a.profession) < std::tie(b.unit_name, b.profession); });
    return report;
}

routes::Routes calendar_routes() {
    return {
        routes::read("/api/desks/day", "desk_day", Right::appt_read, &day_call),
        routes::read("/api/desks/calendar", "desk_calendar", Right::appt_read, &calendar_call),
        routes::read("/api/desks/worktime", "desk_worktime", Right::worktime_edit, &worktime_call),
        routes::read("/api/desks/t3", "desk_t3", Right::appt_read, &t3_call),
        routes::read("/api/desks/remote-use", "desk_remote_use", Right::appt_read, &remote_use_call),
        routes::read("/api/desks/exceptions", "desk_exceptions", Right::appt_read, &exceptions_call),
        routes::search("/api/templates/{template}/breaks", "template_breaks", Right::worktime_edit, &template_breaks_call),
        routes::search("/api/assignments/{hours}/breaks", "assignment_breaks", Right::worktime_edit, &ending_breaks_call),
        routes::search("/api/absences/breaks", "absence_breaks", Right::worktime_edit, &absence_breaks_call),
    };
}

}  // namespace koppi::desks
