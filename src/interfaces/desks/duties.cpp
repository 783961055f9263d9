// Desks, duties: a week of the roster, and how the lines of each duty were answered.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/desks/desks.hpp"
#include "modules/roster/roster.hpp"
#include "platform/catalog.hpp"
#include "workflows/rostering.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

constexpr int days_of_week = 5;  // the office is open on weekdays

constexpr sql::Query count_waiting_for_duty{"desks.count_waiting_for_duty",
                                            "select count(*) from contact where state = 'waiting' and line = $1"};
constexpr sql::Query count_settled{"desks.count_settled", R"(
    select r.route, count(*) from contact c join matter m on m.contact = c.contact join matter_route r on r.matter = m.matter
    where c.line = $1 and c.received_at >= $2 and r.route is not null group by r.route)"};

// The lines of a duty in a unit.
std::vector<LineId> lines_of(const std::vector<directory::LineShown>& lines, const knowledge::Duty& duty, UnitId unit) {
    std::vector<LineId> found;
    for (const auto& line : lines)
        if (line.unit == unit && catalog().duties.of_line(line.key) == &duty) found.push_back(line.line);
    return found;
}

DutyDay duty_day(sql::Reader& rows, const roster::Slot& slot, Date today) {
    DutyDay day{.day = slot.day,
                .professional = roster::on_duty(rows, slot),
                .name = std::nullopt,
                .is_absent = false,
                .deputy_name = std::nullopt,
                .is_past = slot.day < today};
    day.name = directory::professional_name(rows, day.professional);
    if (day.professional) day.is_absent = rostering::is_absent_on(rows, *day.professional, slot.day);
    if (day.is_absent) day.deputy_name = directory::professional_name(rows, directory::deputy_of(rows, *day.professional));
    return day;
}

std::vector<SettledAs> settled_on(sql::Reader& rows, const std::vector<LineId>& lines, Instant since) {
    std::map<events::Route, std::int64_t> counted;
    for (const auto& line : lines)
        for (const auto& one : rows.all<SettledAs>(count_settled, line, since)) counted[one.route] += one.matters;
    std::vector<SettledAs> settled;
    for (const auto& [route, matters] : counted) settled.push_back({route, matters});
    std::sort(settled.begin(), settled.end(), [](const auto& a, const auto& b) { return a.matters > b.matters; });
    return settled;
}

bool may_answer(sql::Reader& rows, ProfessionalId professional) { return access::has_desk(rows, professional, Right::queue_list); }

Result<DutiesDesk> duties_call(sql::Reader& rows, const DutiesQuery& query, const Call& call) { return duties_desk(rows, query, call.actor, call.now); }

}  // namespace

DutiesDesk duties_desk(sql::Reader& rows, const DutiesQuery& query, const Actor& actor, Instant now) {
    const auto& known = catalog().duties;
    const Date today = helsinki_date(now);
    const Date asked = query.from.value_or(today);
    DutiesDesk desk{.as_of = now,
                    .monday = plus_days(asked, -static_cast<int>(weekday(asked))),
                    .today = today,
                    .counted_days = known.counted_days,
                    .may_give = access::may(actor, Right::worktime_edit),
                    .duties = {}};
    const Instant since = now - std::chrono::days{known.counted_days};
    const auto lines = directory::lines(rows);
    for (const auto& duty : known.duties) {
        std::vector<UnitId> units;
        for (const auto& line : lines)
            if (known.of_line(line.key) == &duty && std::find(units.begin(), units.end(), line.unit) == units.end()) units.push_back(line.unit);
        for (const auto& unit : units) {
            const auto answered = lines_of(lines, duty, unit);
            DutyShown shown{.unit = unit,
                            .unit_name = directory::unit_name(rows, unit).value_or(""),
                            .duty = duty.id,
                            .label = duty.label.in(actor.language),
                            .help = duty.help.in(actor.language),
                            .days = {},
                            .waiting = 0,
                            .answering = contact::answering(rows, answered, since, now),
                            .settled = settled_on(rows, answered, since),
                            .candidates = {},
                            .may_take_today = false};
            for (int n = 0; n < days_of_week; ++n) shown.days.push_back(duty_day(rows, {unit, duty.id, plus_days(desk.monday, n)}, today));
            for (const auto& line : answered) shown.waiting += rows.number(count_waiting_for_duty, line);
            if (desk.may_give)
                for (const auto& one : directory::colleagues(rows, std::nullopt, unit, now))
                    if (may_answer(rows, one.professional)) shown.candidates.push_back({one.professional, one.name});
            const auto holder = roster::on_duty(rows, {unit, duty.id, today});
            shown.may_take_today = !holder && actor.unit == unit && access::may(actor, Right::queue_list) && is_working_day(today);
            desk.duties.push_back(std::move(shown));
        }
    }
    return desk;
}

routes::Routes duty_routes() { return {routes::read("/api/desks/duties", "desk_duties", Right::directory_read, &duties_call)}; }

}  // namespace koppi::desks
