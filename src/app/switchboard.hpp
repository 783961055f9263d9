// App: the switchboard. Which modules hear of which event, in one place.
#pragma once

#include "platform/work.hpp"

namespace koppi {

// Gives one event to the projectors of every module that has one for it.
void project_all(sql::Tables& tables, const events::Event& event, const Stamp& stamp);

}  // namespace koppi
