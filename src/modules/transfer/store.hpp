// Transfer, store: all SQL of the module.
#pragma once

#include "modules/transfer/transfer.hpp"

namespace koppi::transfer::store {

std::optional<TransferRow> transfer(sql::Reader& rows, TransferId transfer);
// The living one of a client.
std::optional<TransferRow> living(sql::Reader& rows, ClientId client);

}  // namespace koppi::transfer::store
