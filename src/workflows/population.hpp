// Population: a worker for every resident by an agreed rule (Omalääkäri 2.0, systems C5; area nurses, C2): first a plan, then its parts, and whoever comes
// later.
//
// Invariants: nothing is named that was not shown before, but for whoever came after a standing rule was applied; a rule takes nobody's worker away.
#pragma once

#include "modules/continuity/continuity.hpp"
#include "platform/routes.hpp"

namespace koppi::population {

// What a rule would do, before it is done.
struct PlannedPanel {
    ProfessionalId professional;
    std::string name;
    UnitId unit;
    std::string unit_name;
    int clients_now;  // of this kind
    int clients_more;
    int weight_now;  // of all kinds
    int weight_more;
    std::optional<int> weight_max;
};
BOOST_DESCRIBE_STRUCT(PlannedPanel, (), (professional, name, unit, unit_name, clients_now, clients_more, weight_now, weight_more, weight_max))
struct NamingPlan {
    NamingPlanId plan;
    std::string rule;
    int residents;
    int named_already;
    int to_name;
    int met_before;        // of them, with somebody they have met
    int nobody_in_reach;   // no professional of their municipality, or no municipality is known
    int panels_full;       // somebody, but no room
    std::vector<PlannedPanel> panels;
};
BOOST_DESCRIBE_STRUCT(NamingPlan, (), (plan, rule, residents, named_already, to_name, met_before, nobody_in_reach, panels_full, panels))

// A plan is applied part by part, so that nobody else waits for it; whoever applies sees how far it is, and may stop.
struct ApplyPlan {
    int from;  // how many of the plan are done
};
BOOST_DESCRIBE_STRUCT(ApplyPlan, (), (from))
struct PlanApplied {
    int named;  // now
    int done;   // of the plan
    int total;
};
BOOST_DESCRIBE_STRUCT(PlanApplied, (), (named, done, total))

Result<NamingPlan> plan(sql::Reader& rows, const std::string& rule, Instant now);
Result<PlanApplied> apply(Work& work, NamingPlanId plan, const ApplyPlan& command);

// Who is to be named by a rule. Named in parts; whoever has got a worker meanwhile keeps that one.
struct ToName {
    continuity::ByRule rule;
    std::vector<std::pair<ClientId, ProfessionalId>> namings;
};
struct Part {
    int named;
    std::size_t until;  // how many of them all are looked at
};
Part name_part(Work& work, const ToName& to_name, std::size_t from);

// A job of the house: whoever came after a standing rule was applied is named by it (systems C2). Read first, which takes as long as a plan.
std::vector<ToName> newcomers(sql::Reader& rows, Instant now);

routes::Routes routes();

}  // namespace koppi::population
