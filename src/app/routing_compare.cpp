// App: a changed order of routing against what was decided lately, before it is switched on.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/proof.hpp"
#include "platform/clock.hpp"
#include "workflows/owners.hpp"

namespace koppi::commands {

namespace {

std::string word_or_nobody(const std::optional<events::RoutedBecause>& because) {
    return because ? std::string(wire::word(*because)) : "nobody";
}

}  // namespace

int compare_routing(const std::string& db, const std::string& folder, Output output) {
    auto database = open_to_read(db);
    const auto wanted = catalog_in(folder);
    sql::Reader rows(*database.connection);
    const auto compared = owners::compare(rows, catalog().routing, wanted.routing, SystemClock().now());
    if (output.json) {
        fmt::print("{}\n", wire::write(compared));
        return 0;
    }
    fmt::print("Of {} matters that were passed on in the last {} days, {} would first have been proposed to somebody else.\n", compared.matters,
               compared.days, compared.elsewhere);
    fmt::print("Who said that they were away at the time is not kept; absences are.\n");
    for (const auto& one : compared.because)
        fmt::print("{:>6}  {} -> {}\n", one.matters, word_or_nobody(one.from), word_or_nobody(one.to));
    if (!compared.who.empty()) fmt::print("\n");
    for (const auto& one : compared.who)
        fmt::print("{:>6}  {} -> {}\n", one.matters, one.from.empty() ? "nobody" : one.from, one.to.empty() ? "nobody" : one.to);
    return 0;
}

}  // namespace koppi::commands
