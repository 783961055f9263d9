// Continuity: who is named for whom, why, and until when. A personal naming goes before an area nurse's (systems C1, C2).
//
// Public header. Invariants: a client has at most one living naming of each kind; every naming has a reason, and so has its end.
#pragma once

#include <functional>

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/continuity/rules.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::continuity {

struct NamedWorker {
    NamingId naming;
    ProfessionalId professional;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until;
    std::string why;
    std::optional<events::LineAnswer> line_answer;  // to the offer of the worker's own telephone line; absent: not offered
};
BOOST_DESCRIBE_STRUCT(NamedWorker, (), (naming, professional, named_as, from, until, why, line_answer))

struct PastNaming {
    NamingId naming;
    ProfessionalId professional;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until;  // absent: living
    std::string why;
    std::optional<std::string> note;
    std::optional<std::string> why_ended;
};
BOOST_DESCRIBE_STRUCT(PastNaming, (), (naming, professional, named_as, from, until, why, note, why_ended))

struct Naming {
    ClientId client;
    ProfessionalId professional;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until = std::nullopt;
    std::string why;
    std::optional<std::string> note = std::nullopt;
};

// Names a worker; an older naming of the same kind ends the same day. Naming the same worker again answers with the naming that is.
Result<NamingId> name_worker(Work& work, const Naming& naming);
// The same as another source states it: the demo and imports.
Result<NamingId> name_stated(Work& work, ClientId client, ProfessionalId professional, events::NamedAs named_as, Date from);
Result<NamedWorker> end_naming(Work& work, ClientId client, events::NamedAs named_as, Date until, std::string why);
// Many at once by an agreed rule. Whoever has a living naming of the kind already is left out: a rule takes nobody's worker away.
// Returns how many were named.
struct ByRule {
    std::string rule;
    int version;
    events::NamedAs named_as;
    Date from;
};
int name_by_rule(Work& work, const ByRule& rule, std::span<const std::pair<ClientId, ProfessionalId>> namings);
Result<Done> offer_line(Work& work, ClientId client, events::NamedAs named_as, events::LineAnswer answer);
Result<Done> set_capacity(Work& work, ProfessionalId professional, std::optional<int> weight_max);
// Those whose last day is past. A job of the house ends them, at most `limit` at a time.
std::vector<std::pair<ClientId, NamedWorker>> lapsed(sql::Reader& rows, Date today, int limit);

// The living namings, the most personal first.
std::vector<NamedWorker> named_workers(sql::Reader& rows, ClientId client);
// Whose client this is when a matter needs its own worker: client manager, responsible worker, own nurse, own doctor, contact person
// (C8), and only then the area nurse.
std::optional<NamedWorker> own_worker(sql::Reader& rows, ClientId client);
// All that ever were, the newest first.
std::vector<PastNaming> history(sql::Reader& rows, ClientId client);
bool has_living(sql::Reader& rows, ClientId client, events::NamedAs named_as);

// How many clients a professional is named for, of each kind.
struct PanelCount {
    ProfessionalId professional;
    events::NamedAs named_as;
    int clients;
};
BOOST_DESCRIBE_STRUCT(PanelCount, (), (professional, named_as, clients))
std::vector<PanelCount> panel_counts(sql::Reader& rows);
std::optional<int> capacity_of(sql::Reader& rows, ProfessionalId professional);
struct PanelClient {
    ClientId client;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until;
    std::string why;
    std::optional<events::LineAnswer> line_answer;
};
BOOST_DESCRIBE_STRUCT(PanelClient, (), (client, named_as, from, until, why, line_answer))
// By client, all of them.
std::vector<PanelClient> panel_of(sql::Reader& rows, ProfessionalId professional);
// Clients with a living naming of the kind: what a rule leaves out. By id.
std::vector<ClientId> clients_with(sql::Reader& rows, events::NamedAs named_as);
// Why their last naming of the kind ended; absent: none has.
std::optional<std::string> why_ended_last(sql::Reader& rows, ClientId client, events::NamedAs named_as);
// Whether anybody was named so by a rule, ever.
bool is_named_by_rule(sql::Reader& rows, events::NamedAs named_as);

// Indicators §1.4, of namings that began or ended (those by mistake are none), and lines that were offered, in the stretch of days (both ends included).
struct NamingCounts {
    std::int64_t personal;  // residents with a living naming that is not an area nurse's
    std::int64_t area;      // residents with an area nurse
    std::int64_t begun;     // personal ones, in these days
    std::int64_t ended;
    std::int64_t lines_accepted;
    std::int64_t lines_declined;
};
BOOST_DESCRIBE_STRUCT(NamingCounts, (), (personal, area, begun, ended, lines_accepted, lines_declined))
NamingCounts naming_counts(sql::Reader& rows, Date from, Date until);

using rules::is_named_again;
using rules::Panel;
using rules::Resident;
using rules::share_out;

bool is_personal(events::NamedAs named_as);

void project(sql::Tables& tables, const events::WorkerNamedV1& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WorkerNamed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WorkerNamingEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PopulationNamed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DirectLineOffered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PanelCapacitySet& event, const Stamp& stamp);

}  // namespace koppi::continuity
