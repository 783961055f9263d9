// Exchange: which resource of another system is which thing of ours, so that the same file may come twice and change nothing.
//
// Public header. Invariant: a source points to one thing for ever; its digest tells whether what we read of it has changed.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/work.hpp"

namespace koppi::exchange {

struct Link {
    IdBytes target;
    std::string digest;
};

std::optional<Link> link(sql::Reader& rows, const std::string& source);
// Whether a file of these very bytes (hex SHA-256) came before.
bool was_imported(sql::Reader& rows, const std::string& digest);

void project(sql::Tables& tables, const events::SourceLinked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::FileImported& event, const Stamp& stamp);

}  // namespace koppi::exchange
