// Clients, store: all SQL of the module.
#pragma once

#include "modules/clients/clients.hpp"
#include "modules/clients/rules.hpp"

namespace koppi::clients::store {

bool exists(sql::Reader& rows, ClientId client);
// Who carries this sound code.
std::optional<ClientId> holder_of(sql::Reader& rows, const std::string& hetu);
// In the order of the telephone book.
std::vector<ClientLine> search(sql::Reader& rows, const rules::Search& search, int limit);

}  // namespace koppi::clients::store
