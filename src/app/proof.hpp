// App: a catalogue is used only when it holds by itself: its forms, its letters and its order of routing with all their examples.
#pragma once

#include "platform/catalog.hpp"

namespace koppi {

Result<Done> prove(const Catalog& catalog);

// As it lies in a folder, proved. Throws Trouble with the file, the place and what is wrong.
Catalog catalog_in(const std::string& folder);

}  // namespace koppi
