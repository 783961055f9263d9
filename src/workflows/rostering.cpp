// Rostering: load, ask, record.
#include "workflows/rostering.hpp"

#include "core/civil_time.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"
#include "workflows/intake.hpp"
#include "workflows/owners.hpp"

namespace koppi::rostering {

namespace {

// The unit has a line that the duty answers.
Result<Done> must_have_duty(sql::Reader& rows, UnitId unit, const std::string& duty) {
    const auto* known = catalog().duties.duty(duty);
    if (!known) return Refusal{Reason::invalid, "roster.no_such_duty", "/duty", {}};
    for (const auto& line : directory::lines(rows))
        if (line.unit == unit && catalog().duties.of_line(line.key) == known) return Done{};
    return Refusal{Reason::invalid, "roster.no_such_line", "/unit", {}};
}

// Whoever answers sees the queue, and is at work that day.
Result<Done> must_be_able(Work& work, ProfessionalId professional, Date day) {
    TRY(intake::somebody_at_a_desk(work, professional, routes::Right::queue_list, "/professional"));
    if (is_absent_on(work.rows(), professional, day)) return Refusal{Reason::conflict, "roster.absent_that_day", "/professional", {}};
    return Done{};
}

// What waits goes to whoever has the duty now.
Result<Done> proposed_anew(Work& work, Result<Done> done) {
    if (done) owners::direct_waiting(work);
    return done;
}

}  // namespace

bool is_absent_on(sql::Reader& rows, ProfessionalId professional, Date day) {
    const auto& office = catalog().promises.office_hours;
    const Instant begins = *instant_at(day, *knowledge::minute_of_day(office.begin));
    const Instant ends = *instant_at(day, *knowledge::minute_of_day(office.end));
    const auto absences = scheduling::absences_of(rows, professional, {begins, ends});
    return std::any_of(absences.begin(), absences.end(), [&](const auto& away) { return away.begins_at <= begins && away.ends_at >= ends; });
}

Result<Done> give(Work& work, const GiveDuty& command) {
    TRY(must_have_duty(work.rows(), command.unit, command.duty));
    TRY(must_be_able(work, command.professional, command.day));
    return proposed_anew(work, roster::give(work, {command.unit, command.duty, command.day}, command.professional));
}

Result<Done> end(Work& work, const EndDuty& command) {
    TRY(must_have_duty(work.rows(), command.unit, command.duty));
    return proposed_anew(work, roster::end(work, {command.unit, command.duty, command.day}));
}

Result<Done> take(Work& work, const TakeDuty& command) {
    const auto me = TRY(intake::acting_professional(work));
    TRY(must_have_duty(work.rows(), command.unit, command.duty));
    const Date today = helsinki_date(work.now());
    TRY(must_be_able(work, me, today));
    return proposed_anew(work, roster::take(work, {command.unit, command.duty, today}, me, intake::names_of(work)));
}

routes::Routes routes() {
    using routes::Right;
    return {
        routes::command("/api/duties", "duty_give", Right::worktime_edit, &give),
        routes::command("/api/duties/mine", "duty_take", Right::queue_list, &take),
        routes::command("/api/duties/end", "duty_end", Right::worktime_edit, &end),
    };
}

}  // namespace koppi::rostering
