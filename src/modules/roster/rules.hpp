// Roster, rules: which days a roster is made for, and whose a duty can become. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::roster::rules {

// Where the duty stands, and for how many days from today on a roster is made.
struct Standing {
    std::optional<ProfessionalId> holder;
    std::string holder_name;
    Date today;
    int days_ahead_max;
};

Result<Done> must_be_open(const Standing& standing, Date day);
Result<events::DutyGiven> give(const Standing& standing, events::DutyGiven duty);
// A colleague who has it is asked, not pushed aside.
Result<events::DutyGiven> take(const Standing& standing, events::DutyGiven duty);
Result<events::DutyEnded> end(const Standing& standing, events::DutyEnded duty);

}  // namespace koppi::roster::rules
