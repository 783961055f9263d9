// Continuity, store: all SQL of the module.
#pragma once

#include "modules/continuity/continuity.hpp"

namespace koppi::continuity::store {

std::optional<NamedWorker> living(sql::Reader& rows, ClientId client, events::NamedAs named_as);

}  // namespace koppi::continuity::store
