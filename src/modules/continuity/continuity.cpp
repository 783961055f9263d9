// Continuity: load, decide, record.
#include "modules/continuity/continuity.hpp"

#include "modules/continuity/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::continuity {

namespace {

constexpr std::string_view stated = "stated";

std::optional<rules::Living> known_as(const std::optional<NamedWorker>& living) {
    return living ? std::optional(rules::Living{living->naming, living->professional, living->from}) : std::nullopt;
}

Result<NamingId> named(Work& work, const Naming& naming) {
    const auto living = store::living(work.rows(), naming.client, naming.named_as);
    const auto decided = TRY(rules::name(known_as(living), {.naming = work.fresh<NamingId>(),
                                                  .client = naming.client,
                                                  .professional = naming.professional,
                                                  .named_as = naming.named_as,
                                                  .from = naming.from,
                                                  .until = naming.until,
                                                  .why = naming.why,
                                                  .note = naming.note}));
    if (decided.ended) work.record(*decided.ended);
    if (!decided.named) return living->naming;
    work.record(*decided.named);
    return decided.named->naming;
}

}  // namespace

Result<NamingId> name_worker(Work& work, const Naming& naming) {
    const auto* reason = catalog().continuity.begin_reason(naming.why);
    if (!reason || std::find(reason->named_as.begin(), reason->named_as.end(), naming.named_as) == reason->named_as.end())
        return Refusal{Reason::invalid, "continuity.no_such_reason", "/why", {}};
    return named(work, naming);
}

Result<NamingId> name_stated(Work& work, ClientId client, ProfessionalId professional, events::NamedAs named_as, Date from) {
    return named(work, {.client = client, .professional = professional, .named_as = named_as, .from = from, .why = std::string(stated)});
}

Result<NamedWorker> end_naming(Work& work, ClientId client, events::NamedAs named_as, Date until, std::string why) {
    if (!catalog().continuity.end_reason(why)) return Refusal{Reason::invalid, "continuity.no_such_reason", "/why", {}};
    const auto living = store::living(work.rows(), client, named_as);
    work.record(TRY(rules::end(known_as(living), client, until, std::move(why))));
    return *living;
}

int name_by_rule(Work& work, const ByRule& rule, std::span<const std::pair<ClientId, ProfessionalId>> namings) {
    events::PopulationNamed named{rule.rule, rule.version, rule.named_as, rule.from, {}};
    for (const auto& [client, professional] : namings)
        if (!has_living(work.rows(), client, rule.named_as)) named.namings.push_back({work.fresh<NamingId>(), client, professional});
    const int count = static_cast<int>(named.namings.size());
    if (count > 0) work.record(std::move(named));
    return count;
}

Result<Done> offer_line(Work& work, ClientId client, events::NamedAs named_as, events::LineAnswer answer) {
    const auto living = store::living(work.rows(), client, named_as);
    if (!living) return Refusal{Reason::not_found, "continuity.nobody_named", "", {}};
    work.record(events::DirectLineOffered{living->naming, client, living->professional, answer});
    return Done{};
}

Result<Done> set_capacity(Work& work, ProfessionalId professional, std::optional<int> weight_max) {
    if (weight_max && (*weight_max < 0 || *weight_max > rules::weight_most)) return Refusal{Reason::invalid, "wire.out_of_range", "/weight_max", {}};
    work.record(events::PanelCapacitySet{professional, weight_max});
    return Done{};
}

bool is_personal(events::NamedAs named_as) { return named_as != events::NamedAs::area_nurse; }

}  // namespace koppi::continuity
