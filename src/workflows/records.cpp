// Records: opening one.
#include "workflows/records.hpp"

#include "modules/clients/clients.hpp"

namespace koppi::records {

Result<Done> open(Work& work, ClientId client, events::Purpose purpose) {
    TRY(clients::must_exist(work.rows(), client));
    TRY(access::open(work, client, purpose, std::nullopt));
    return Done{};
}

}  // namespace koppi::records
