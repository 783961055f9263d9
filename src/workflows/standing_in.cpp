// Standing in: the verb, and who is away.
#include "workflows/standing_in.hpp"

#include <algorithm>

#include "modules/directory/directory.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"
#include "workflows/owners.hpp"

namespace koppi::standing_in {

namespace {

// The deputy, and whoever works in the same unit as the same profession.
bool may_stand_in(sql::Reader& rows, const Actor& actor, ProfessionalId owner) {
    if (!actor.professional || owner == *actor.professional) return false;
    if (directory::deputy_of(rows, owner) == actor.professional) return true;
    return actor.unit && actor.profession && directory::works_in(rows, owner, *actor.unit, *actor.profession);
}

// Whether its owner cannot be reached before its promise or, where that has passed, now.
bool is_out_of_reach(sql::Reader& rows, const routing::MatterRoute& route, Instant now) {
    const auto owner = owners::person_at(rows, *route.owner, now, route.promise_by.value_or(now));
    return !owner || !owner->is_in_time;
}

std::optional<Instant> back_at(sql::Reader& rows, ProfessionalId professional, Instant now) {
    for (const auto& absence : scheduling::absences_of(rows, professional, {now, now + Minutes{1}})) return absence.ends_at;
    return std::nullopt;
}

}  // namespace

std::vector<Away> away_from(sql::Reader& rows, const Actor& actor, Instant now) {
    std::vector<Away> found;
    if (!actor.professional) return found;
    const auto look_at = [&](ProfessionalId professional, bool is_deputised) {
        if (std::any_of(found.begin(), found.end(), [&](const Away& one) { return one.professional == professional; })) return;
        Away away{professional, "", std::nullopt, is_deputised, {}};
        for (const auto& route : routing::carried_by(rows, professional))
            if (is_out_of_reach(rows, route, now)) away.due.push_back(route.matter);
        if (away.due.empty()) return;
        away.name = directory::professional_name(rows, professional).value_or("");
        away.until = back_at(rows, professional, now);
        found.push_back(std::move(away));
    };
    for (const auto professional : directory::deputised_by(rows, *actor.professional)) look_at(professional, true);
    if (!actor.unit || !actor.profession) return found;
    for (const auto& colleague : directory::colleagues(rows, actor.profession, actor.unit, now))
        if (colleague.professional != *actor.professional) look_at(colleague.professional, false);
    // Whoever was shut out may still carry something.
    for (const auto professional : directory::without_account(rows, *actor.profession, *actor.unit)) look_at(professional, false);
    return found;
}

Result<Done> take_up(Work& work, MatterId matter) {
    const auto route = routing::route_of(work.rows(), matter);
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    if (!route->owner || route->owner_kind != events::OwnerKind::person) return Refusal{Reason::out_of_order, "routing.not_carried_on", "", {}};
    const auto name = directory::professional_name(work.rows(), *route->owner).value_or("");
    if (!may_stand_in(work.rows(), work.actor(), *route->owner)) return Refusal{Reason::forbidden, "standing_in.not_for_them", "", {{"name", name}}};
    if (!is_out_of_reach(work.rows(), *route, work.now()))
        return Refusal{Reason::conflict, "standing_in.can_be_reached", "", {{"name", name}}};
    return routing::hand_on(work, matter, {.person = work.actor().professional, .unit = work.actor().unit, .profession = {}},
                            words(work.actor().language, "standing_in.because", {{"name", name}}));
}

routes::Routes routes() { return {routes::command("/api/matters/{matter}/take-up", "matter_take_up", routes::Right::contact_triage, &take_up)}; }

}  // namespace koppi::standing_in
