// Rostering: who answers a duty's lines on a day. The roster keeps it, the directory knows who works where, scheduling who is absent; what waits
// on the lines is proposed anew in the same work (workflows/owners.hpp).
#pragma once

#include "modules/roster/roster.hpp"
#include "platform/routes.hpp"

namespace koppi::rostering {

struct GiveDuty {
    UnitId unit;
    std::string duty;  // catalog/duties.yaml
    Date day;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(GiveDuty, (), (unit, duty, day, professional))

struct TakeDuty {
    UnitId unit;
    std::string duty;
};
BOOST_DESCRIBE_STRUCT(TakeDuty, (), (unit, duty))

struct EndDuty {
    UnitId unit;
    std::string duty;
    Date day;
};
BOOST_DESCRIBE_STRUCT(EndDuty, (), (unit, duty, day))

// By whoever leads the work.
Result<Done> give(Work& work, const GiveDuty& command);
Result<Done> end(Work& work, const EndDuty& command);
// Oneself, for today.
Result<Done> take(Work& work, const TakeDuty& command);
// Away for the whole office day.
bool is_absent_on(sql::Reader& rows, ProfessionalId professional, Date day);

routes::Routes routes();

}  // namespace koppi::rostering
