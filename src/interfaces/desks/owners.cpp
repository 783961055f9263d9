// Desks, owners: to whom a matter could go, and why each is proposed.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;
namespace whom = routing::whom;

constexpr sql::Query last_handlers{"desks.last_handlers", R"(
    select r.owner, r.decided_by, r.decided_at from matter_route r
    where r.client = $1 and r.matter <> $2 and r.decided_at >= $3 and r.decided_by is not null
    order by r.decided_at desc limit 10)"};
struct HandlerSql {
    std::optional<ProfessionalId> owner;
    std::optional<ProfessionalId> decided_by;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(HandlerSql, (), (owner, decided_by, decided_at))

class Owners {
public:
    Owners(sql::Reader& rows, Instant now, Instant promise_by) : rows_(rows), now_(now), promise_by_(promise_by) {}

    std::optional<whom::Person> person(ProfessionalId professional) {
        const auto colleague = directory::colleague(rows_, professional, now_);
        if (!colleague) return std::nullopt;
        // Who signs in no more carries nothing on.
        if (!directory::signs_in(rows_, professional)) return std::nullopt;
        whom::Reach reach{colleague->reachability == events::Reachability::away, {}};
        for (const auto& absence : scheduling::absences_of(rows_, professional, {now_, std::max(promise_by_, now_ + Minutes{1})}))
            reach.absences.push_back({absence.begins_at, absence.ends_at});
        return whom::Person{professional, colleague->unit, colleague->profession, whom::is_in_time(reach, now_, promise_by_)};
    }
    std::optional<whom::Worker> worker(ProfessionalId professional) {
        const auto one = person(professional);
        if (!one) return std::nullopt;
        const auto deputy = directory::deputy_of(rows_, professional);
        return whom::Worker{*one, deputy ? person(*deputy) : std::nullopt};
    }

private:
    sql::Reader& rows_;
    Instant now_;
    Instant promise_by_;
};

// The nearest unit with that competence: the given one, else the first that has it.
std::optional<whom::Team> team_with(sql::Reader& rows, events::Profession profession, std::optional<UnitId> near) {
    const auto unit = directory::unit_with(rows, profession, near);
    if (!unit) return std::nullopt;
    return whom::Team{*unit, profession};
}

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
    if (!route->client) return shown;
    Owners known(rows, now, promise_by);
    whom::Facts facts{};
    const Instant since = now - std::chrono::days{catalog().routing.earlier_within_days};
    std::optional<Instant> earlier_at;
    for (const auto& handled : rows.all<HandlerSql>(last_handlers, *route->client, matter, since)) {
        // Whoever carried it; where it was settled in the call, whoever settled it. Oneself is no other.
        const auto who = handled.owner ? handled.owner : handled.decided_by;
        if (!who || who == actor.professional) continue;
        facts.earlier = known.worker(*who);
        earlier_at = handled.decided_at;
        if (facts.earlier) break;
    }
    std::optional<UnitId> own_unit = actor.unit;
    for (const auto& named : continuity::named_workers(rows, *route->client)) {
        if (named.professional == actor.professional) continue;
        const auto worker = known.worker(named.professional);
        if (!worker) continue;
        if (facts.named.empty() && !facts.case_manager) own_unit = worker->person.unit;
        const bool manages = named.named_as == events::NamedAs::client_manager || named.named_as == events::NamedAs::responsible_worker;
        if (manages && !facts.case_manager) {
            facts.case_manager = worker;
        } else {
            facts.named.push_back(*worker);
        }
    }
    if (!facts.named.empty()) facts.team = whom::Team{facts.named.front().person.unit, facts.named.front().person.profession};
    if (assessed)
        if (const auto needed = assessment::needed_of(*assessed); !needed.empty()) facts.competence = team_with(rows, needed.front(), own_unit);
    for (const auto& one : whom::candidates(facts, catalog().routing.order)) {
        OwnerShown owner{.because = one.because,
                         .professional = std::nullopt,
                         .name = std::nullopt,
                         .profession = one.person ? one.person->profession : one.team->profession,
                         .unit = one.person ? one.person->unit : one.team->unit,
                         .unit_name = directory::unit_name(rows, one.person ? one.person->unit : one.team->unit).value_or(""),
                         .is_in_time = !one.person || one.person->is_in_time,
                         .stands_in_for = std::nullopt,
                         .handled_at = one.because == knowledge::RoutedBecause::earlier_handler ? earlier_at : std::nullopt};
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
