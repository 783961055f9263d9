// Continuity, store: all SQL of the module.
#pragma once

#include "modules/continuity/continuity.hpp"
#include "modules/continuity/rules.hpp"

namespace koppi::continuity::store {

std::optional<rules::Living> living(sql::Reader& rows, ClientId client, events::NamedAs named_as);

}  // namespace koppi::continuity::store
