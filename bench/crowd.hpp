// Bench: the people of a county who work: stations with nurses, doctors and others, all with an account.
#pragma once

#include <span>

#include "bench.hpp"
#include "modules/access/access.hpp"
#include "platform/writer.hpp"

namespace koppi::bench {

struct Staff {
    std::vector<Actor> all;
    std::vector<Actor> of(events::Profession profession) const;
};

// `municipalities`: a station in each; professionals are spread over them and over the professions that meet clients.
Staff employ(Workshop& workshop, int professionals, std::span<const std::string> municipalities);

}  // namespace koppi::bench
