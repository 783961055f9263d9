// Roster: who has which duty of a unit on which day (catalog/duties.yaml): the day's e-contact desk, the coordinator for acute calls.
//
// Public header. Invariant: a duty of a unit and a day is one professional's, or nobody's; what is past stays as it was.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::roster {

struct DutyRow {
    UnitId unit;
    std::string duty;
    Date day;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(DutyRow, (), (unit, duty, day, professional))

// Which of them it is.
struct Slot {
    UnitId unit;
    std::string duty;
    Date day;
};

Result<Done> give(Work& work, const Slot& slot, ProfessionalId professional);
// Oneself, and where nobody has it; `holder`: the name that whoever is too late is told.
Result<Done> take(Work& work, const Slot& slot, ProfessionalId professional, const std::function<std::string(ProfessionalId)>& names);
Result<Done> end(Work& work, const Slot& slot);

std::optional<ProfessionalId> on_duty(sql::Reader& rows, const Slot& slot);
// By day, unit and duty; both days included.
std::vector<DutyRow> between(sql::Reader& rows, Date from, Date until);

void project(sql::Tables& tables, const events::DutyGiven& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DutyEnded& event, const Stamp& stamp);

}  // namespace koppi::roster
