// Records: whoever does something for a client in a workflow has opened their record, for what they do it.
#pragma once

#include "modules/access/access.hpp"

namespace koppi::records {

// Logged in the same work, and read by nobody here; refused where there is no such client.
Result<Done> open(Work& work, ClientId client, events::Purpose purpose);

}  // namespace koppi::records
