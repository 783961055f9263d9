// Events of the roster: who has which duty on which day (the day's e-contact desk, the coordinator for acute calls).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

namespace koppi::events {

// Whoever had the duty of that day before has it no more.
struct DutyGiven {
    UnitId unit;
    std::string duty;  // catalog/duties.yaml
    Date day;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(DutyGiven, (), (unit, duty, day, professional))

struct DutyEnded {
    UnitId unit;
    std::string duty;
    Date day;
};
BOOST_DESCRIBE_STRUCT(DutyEnded, (), (unit, duty, day))

}  // namespace koppi::events
