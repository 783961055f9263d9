// Working time: who plans it knows people, units and rooms (directory) and the hours on offer (scheduling). What a change would break is
// shown by the desk before it is saved; what is broken all the same stays booked until somebody moves it.
//
// Invariant: nobody works where they hold no role, and in no room of another unit.
#pragma once

#include "modules/scheduling/scheduling.hpp"

namespace koppi::worktime {

struct TemplateWritten {
    TemplateId work_template;
};
BOOST_DESCRIBE_STRUCT(TemplateWritten, (), (work_template))
struct HoursGiven {
    HoursId hours;
};
BOOST_DESCRIBE_STRUCT(HoursGiven, (), (hours))
struct AbsenceKnown {
    AbsenceId absence;
};
BOOST_DESCRIBE_STRUCT(AbsenceKnown, (), (absence))

// Hours of one day, outside of all templates.
struct OfferHours {
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    events::VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    int slot_minutes;
};
BOOST_DESCRIBE_STRUCT(OfferHours, (), (professional, unit, service, kind, begins_at, ends_at, slot_minutes))

Result<HoursGiven> assign(Work& work, const scheduling::AssignTemplate& command);
Result<AbsenceKnown> record_absence(Work& work, const scheduling::RecordAbsence& command);
Result<HoursGiven> offer_hours(Work& work, const OfferHours& command);

routes::Routes routes();

}  // namespace koppi::worktime
