// App, proof.
#include "app/proof.hpp"

#include "app/database.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/messages/messages.hpp"
#include "modules/routing/routing.hpp"

namespace koppi {

Result<Done> prove(const Catalog& catalog) {
    TRY(assessment::prove(catalog));
    TRY(messages::prove(catalog));
    TRY(routing::prove(catalog));
    return Done{};
}

Catalog catalog_in(const std::string& folder) {
    auto files = catalog_files_in(folder);
    if (!files) throw Trouble(fault_line(files.refusal()));
    auto loaded = load_catalog(std::move(files).value());
    if (!loaded) throw Trouble(fault_line(loaded.refusal()));
    if (const auto proved = prove(*loaded); !proved) throw Trouble(fault_line(proved.refusal()));
    return std::move(loaded).value();
}

}  // namespace koppi
