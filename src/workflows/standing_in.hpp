// Standing in: what somebody carries who cannot be reached before it is promised is taken up by their deputy, or by a colleague of their unit
// and profession. Routing knows who carries what, the directory who stands in for whom, scheduling who is absent.
//
// Invariant: what is taken up has one owner before and after, keeps its promise, and says why it went.
#pragma once

#include "modules/routing/routing.hpp"
#include "platform/routes.hpp"

namespace koppi::standing_in {

// A colleague who is away, for whom whoever acts may take something up.
struct Away {
    ProfessionalId professional;
    std::string name;
    std::optional<Instant> until;  // the end of the absence that is recorded; absent: they only say that they are away, or sign in no more
    bool is_deputised;             // whoever acts is their deputy
    std::vector<MatterId> due;     // what they carry that comes due before they are back
};

// Those of whom something is due, deputised ones first.
std::vector<Away> away_from(sql::Reader& rows, const Actor& actor, Instant now);

// Refused with whose it is while they can be reached: then they are asked.
Result<Done> take_up(Work& work, MatterId matter);

routes::Routes routes();

}  // namespace koppi::standing_in
