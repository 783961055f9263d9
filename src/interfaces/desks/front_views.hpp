// Desks, views of the front: who has which duty on which day, and what lies still.
#pragma once

#include "events/event.hpp"
#include "modules/contact/contact.hpp"
#include "modules/routing/routing.hpp"

namespace koppi::desks {

struct DutiesQuery {
    std::optional<Date> from;  // any day of the week that is shown; today's when absent
};
BOOST_DESCRIBE_STRUCT(DutiesQuery, (), (from))

struct DutyDay {
    Date day;
    std::optional<ProfessionalId> professional;
    std::optional<std::string> name;
    bool is_absent;                          // for the whole office day
    std::optional<std::string> deputy_name;  // who stands in then
    bool is_past;
};
BOOST_DESCRIBE_STRUCT(DutyDay, (), (day, professional, name, is_absent, deputy_name, is_past))

struct SettledAs {
    events::Route route;
    std::int64_t matters;
};
BOOST_DESCRIBE_STRUCT(SettledAs, (), (route, matters))

struct DutyCandidate {
    ProfessionalId professional;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DutyCandidate, (), (professional, name))

// A duty of a unit.
struct DutyShown {
    UnitId unit;
    std::string unit_name;
    std::string duty;
    std::string label;
    std::string help;
    std::vector<DutyDay> days;
    std::int64_t waiting;  // on its lines
    contact::Answering answering;
    std::vector<SettledAs> settled;
    std::vector<DutyCandidate> candidates;  // for whoever may give it
    bool may_take_today;                    // oneself
};
BOOST_DESCRIBE_STRUCT(DutyShown, (), (unit, unit_name, duty, label, help, days, waiting, answering, settled, candidates, may_take_today))

struct DutiesDesk {
    Instant as_of;
    Date monday;
    Date today;
    int counted_days;
    bool may_give;
    std::vector<DutyShown> duties;
};
BOOST_DESCRIBE_STRUCT(DutiesDesk, (), (as_of, monday, today, counted_days, may_give, duties))

// A matter that is late or lies still: who has it, and for how long; not whose it is.
struct LyingRow {
    MatterId matter;
    events::Route route;
    std::optional<std::string> owner_name;  // absent: the team
    std::optional<events::Profession> owner_profession;
    std::optional<std::string> unit_name;
    bool is_own_unit;
    Instant opened_at;
    std::optional<Instant> promise_by;
    Instant moved_at;
    std::optional<knowledge::EscalationLevel> level;
    bool is_idle;
};
BOOST_DESCRIBE_STRUCT(LyingRow, (), (matter, route, owner_name, owner_profession, unit_name, is_own_unit, opened_at, promise_by, moved_at, level, is_idle))

struct LyingDesk {
    Instant as_of;
    int idle_days;
    std::vector<LyingRow> rows;
    std::int64_t late;
    std::int64_t idle;
};
BOOST_DESCRIBE_STRUCT(LyingDesk, (), (as_of, idle_days, rows, late, idle))

}  // namespace koppi::desks
