// Continuity: who is named for whom. A personal naming goes before an area nurse's (systems C1, C2).
//
// Public header. Invariant: a client has at most one living naming of each kind.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/work.hpp"

namespace koppi::continuity {

struct NamedWorker {
    NamingId naming;
    ProfessionalId professional;
    events::NamedAs named_as;
    Date from;
};
BOOST_DESCRIBE_STRUCT(NamedWorker, (), (naming, professional, named_as, from))

// Names a worker; an older naming of the same kind ends the same day. Naming the same worker again answers with the naming that is.
Result<NamingId> name_worker(Work& work, ClientId client, ProfessionalId professional, events::NamedAs named_as, Date from);
Result<Done> end_naming(Work& work, ClientId client, events::NamedAs named_as, Date until, std::string why);

// The living namings, the most personal first.
std::vector<NamedWorker> named_workers(sql::Reader& rows, ClientId client);
// Whose client this is when a matter needs its own worker: client manager, responsible worker, own nurse, own doctor, contact person
// (C8), and only then the area nurse.
std::optional<NamedWorker> own_worker(sql::Reader& rows, ClientId client);

void project(sql::Tables& tables, const events::WorkerNamed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WorkerNamingEnded& event, const Stamp& stamp);

}  // namespace koppi::continuity
