// Planning: a plan's section is made, saved, ended and its goals assessed. Plans know the versions, access whose record is touched, the
// directory who people are, and the catalogue in whose register a profession writes.
//
// Invariant: whoever writes has opened the record, and writes in the register of the role they act in.
#pragma once

#include "modules/access/access.hpp"
#include "modules/plan/plan.hpp"
#include "platform/routes.hpp"

namespace koppi::planning {

struct SectionSaved {
    SectionId section;
    int version;
};
BOOST_DESCRIBE_STRUCT(SectionSaved, (), (section, version))

// In whose register somebody reads and writes, by the role they act in.
events::Registry registry_of(const Actor& actor);

Result<SectionSaved> make(Work& work, ClientId client, const plan::MakeSection& command);
// When somebody else was faster, the refusal says who.
Result<SectionSaved> save(Work& work, SectionId section, const plan::SaveSection& command);
Result<Done> end(Work& work, SectionId section, const plan::EndSection& command);
Result<plan::AssessedRow> assess(Work& work, SectionId section, const plan::AssessGoals& command);
Result<Done> permit_home_board(Work& work, ClientId client, const plan::PermitHomeBoard& command);
Result<Done> forbid_home_board(Work& work, ClientId client);

routes::Routes routes();

}  // namespace koppi::planning
