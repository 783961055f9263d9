// Transfer, store: all SQL of the module.
#pragma once

#include "modules/transfer/transfer.hpp"

namespace koppi::transfer::store {

std::optional<TransferRow> transfer(sql::Reader& rows, TransferId transfer);
// The living one of a client.
std::optional<TransferRow> living(sql::Reader& rows, ClientId client);

// A transfer that is accepted and after which something is still to be done: the call, or a step.
struct OpenAftercare {
    TransferId transfer;
    bool is_discharge;
    Instant changes_at;
};
BOOST_DESCRIBE_STRUCT(OpenAftercare, (), (transfer, is_discharge, changes_at))
std::vector<OpenAftercare> open_aftercare(sql::Reader& rows, ClientId client);

}  // namespace koppi::transfer::store
