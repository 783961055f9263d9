// Routing, store: all SQL of the module.
#pragma once

#include "modules/routing/routing.hpp"
#include "platform/sql.hpp"

namespace koppi::routing::store {

std::optional<MatterRoute> route_of(sql::Reader& rows, MatterId matter);
// Zero while it is undecided.
std::int64_t decided_at_position(sql::Reader& rows, MatterId matter);
std::vector<MatterRoute> carried_by(sql::Reader& rows, ProfessionalId professional);
std::vector<MatterRoute> open_of_client(sql::Reader& rows, ClientId client);
std::vector<Handled> handled_before(sql::Reader& rows, ClientId client, MatterId but, Instant since, Instant until);
std::vector<PassedOn> passed_on(sql::Reader& rows, Instant from, Instant until);
std::vector<Lying> lying(sql::Reader& rows, Instant promised_before, Instant moved_before, int limit);

}  // namespace koppi::routing::store
