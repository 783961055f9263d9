// Messages, store: all SQL of the module.
#pragma once

#include "modules/messages/messages.hpp"
#include "modules/messages/rules.hpp"

namespace koppi::messages::store {

Result<rules::Standing> standing(sql::Reader& rows, MessageId message);
// With `useless_by` only those that will be useless by then.
std::vector<Message> due(sql::Reader& rows, MessageChannel channel, Instant now, std::optional<Instant> useless_by, int limit);

}  // namespace koppi::messages::store
