// Desks, routing: the order in which somebody is proposed, with its examples, and another order held against what was decided lately.
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

std::vector<RoutingExampleShown> examples_shown(const std::vector<events::RoutedBecause>& order) {
    std::vector<RoutingExampleShown> shown;
    for (const auto& example : catalog().routing.examples) {
        auto comes = routing::comes_out(example, order);
        shown.push_back({.earlier_handler = example.earlier_handler,
                         .case_manager = example.case_manager,
                         .own_worker = example.own_worker,
                         .deputy = example.deputy,
                         .team = example.team.value_or(false),
                         .competence = example.competence.value_or(false),
                         .comes = comes,
                         .is_as_told = comes == example.expect});
    }
    return shown;
}

Result<RoutingDesk> routing_call(sql::Reader&, const Done&, const Call& call) {
    const auto& used = catalog().routing;
    return RoutingDesk{.as_of = call.now,
                       .version = used.version,
                       .valid_from = used.valid_from,
                       .earlier_within_days = used.earlier_within_days,
                       .order = used.order,
                       .examples = examples_shown(used.order),
                       .directed = used.directed,
                       .escalation = used.escalation,
                       .idle_days = used.idle_days,
                       .compare_days = used.compare_days};
}

Result<RoutingTried> try_call(sql::Reader& rows, const TryRouting& wanted, const Call& call) {
    auto changed = catalog().routing;
    if (!std::is_permutation(wanted.order.begin(), wanted.order.end(), changed.order.begin(), changed.order.end()))
        return Refusal{Reason::invalid, "routing.each_once", "/order", {}};
    if (wanted.earlier_within_days < 0 || wanted.earlier_within_days > earlier_days_max)
        return Refusal{Reason::invalid, "routing.days_out_of_range", "/earlier_within_days", {{"most", std::to_string(earlier_days_max)}}};
    changed.order = wanted.order;
    changed.earlier_within_days = wanted.earlier_within_days;
    return RoutingTried{owners::compare(rows, catalog().routing, changed, call.now), examples_shown(changed.order)};
}

}  // namespace

routes::Routes routing_routes() {
    return {
        routes::read("/api/desks/routing", "desk_routing", Right::panel_lead, &routing_call),
        routes::search("/api/desks/routing/try", "routing_try", Right::panel_lead, &try_call),
    };
}

}  // namespace koppi::desks
