// Desks, owners: to whom a matter could go, and why each is proposed.
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"
#include "workflows/owners.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

Result<OwnersShown> owners_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    return owners(rows, matter, call.actor, call.now);
}

}  // namespace

Result<OwnersShown> owners(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now) {
    const auto route = routing::route_of(rows, matter);
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    const auto assessed = assessment::latest(rows, matter);
    const Instant promise_by = routing::carried_on_by(assessed ? std::optional(assessed->urgency) : std::nullopt, now);
    OwnersShown shown{promise_by, {}};
    const auto question = owners::question(rows, matter, actor, now);
    if (!question) return shown;
    const auto known = owners::known(rows, *question, catalog().routing.earlier_within_days);
    for (const auto& one : routing::whom::candidates(known.facts, catalog().routing.order)) {
        OwnerShown owner{.because = one.because,
                         .professional = std::nullopt,
                         .name = std::nullopt,
                         .profession = one.person ? one.person->profession : one.team->profession,
                         .unit = one.person ? one.person->unit : one.team->unit,
                         .unit_name = directory::unit_name(rows, one.person ? one.person->unit : one.team->unit).value_or(""),
                         .is_in_time = !one.person || one.person->is_in_time,
                         .stands_in_for = std::nullopt,
                         .handled_at = one.because == knowledge::RoutedBecause::earlier_handler ? known.earlier_at : std::nullopt};
        if (one.person) {
            owner.professional = one.person->professional;
            owner.name = directory::professional_name(rows, one.person->professional);
        }
        if (one.stands_in_for) owner.stands_in_for = directory::professional_name(rows, *one.stands_in_for);
        shown.owners.push_back(std::move(owner));
    }
    return shown;
}

routes::Routes owner_routes() {
    return {routes::read("/api/matters/{matter}/owners", "matter_owners", Right::contact_triage, &owners_call)};
}

}  // namespace koppi::desks
