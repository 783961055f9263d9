// Pair work, store: all SQL of the module.
#pragma once

#include "modules/pairwork/pairwork.hpp"

namespace koppi::pairwork::store {

std::optional<PairRow> pair(sql::Reader& rows, PairworkId pairwork);
bool has_open(sql::Reader& rows, ClientId client);
bool is_disclosed_since(sql::Reader& rows, PairworkId pairwork, const std::optional<ProfessionalId>& professional, Instant since);

}  // namespace koppi::pairwork::store
