// Population: the verbs, and their rows.
#include "workflows/population.hpp"

#include <map>
#include <mutex>

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"

namespace koppi::population {

namespace {

using routes::Call;
using routes::Right;

constexpr std::size_t namings_in_a_part = 1'000;

struct Planned {
    NamingPlanId plan;
    ToName to_name;
};
// The last few plans, until they are applied or forgotten by a restart: then a new one is made, and leaves out whom the first has named.
std::mutex plans_mutex;
std::vector<std::shared_ptr<const Planned>> plans;
constexpr std::size_t plans_kept = 4;

std::shared_ptr<const Planned> kept_plan(NamingPlanId id) {
    const std::lock_guard lock(plans_mutex);
    const auto found = std::find_if(plans.begin(), plans.end(), [&](const auto& one) { return one->plan == id; });
    return found == plans.end() ? nullptr : *found;
}
void keep_plan(Planned planned) {
    const std::lock_guard lock(plans_mutex);
    if (plans.size() >= plans_kept) plans.erase(plans.begin());
    plans.push_back(std::make_shared<const Planned>(std::move(planned)));
}

// Whom the rule would name to whom.
struct DrawnUp {
    NamingPlan plan;
    ToName to_name;
};
DrawnUp draw_up(sql::Reader& rows, const knowledge::NamingRule& rule, Instant now) {
    const int weight = catalog().continuity.kind(rule.named_as).weight;
    NamingPlan plan{.plan = {},
                    .rule = rule.id,
                    .residents = 0,
                    .named_already = 0,
                    .to_name = 0,
                    .met_before = 0,
                    .nobody_in_reach = 0,
                    .panels_full = 0,
                    .panels = {}};
    std::map<ProfessionalId, std::size_t> panel_of;
    std::map<std::string, std::vector<std::size_t>> near;
    std::map<UnitId, std::string> municipality_of;
    for (const auto& unit : directory::units(rows))
        if (unit.municipality && unit.kind == events::UnitKind::station) municipality_of[unit.unit] = *unit.municipality;
    for (const auto profession : rule.professions)
        for (const auto& one : directory::colleagues(rows, profession, std::nullopt, now)) {
            const auto municipality = municipality_of.find(one.unit);
            if (municipality == municipality_of.end() || panel_of.contains(one.professional)) continue;
            panel_of[one.professional] = plan.panels.size();
            near[municipality->second].push_back(plan.panels.size());
            plan.panels.push_back({.professional = one.professional,
                                   .name = one.name,
                                   .unit = one.unit,
                                   .unit_name = one.unit_name,
                                   .clients_now = 0,
                                   .clients_more = 0,
                                   .weight_now = 0,
                                   .weight_more = 0,
                                   .weight_max = continuity::capacity_of(rows, one.professional)});
        }
    for (const auto& count : continuity::panel_counts(rows))
        if (const auto panel = panel_of.find(count.professional); panel != panel_of.end()) {
            auto& known = plan.panels[panel->second];
            if (count.named_as == rule.named_as) known.clients_now += count.clients;
            known.weight_now += count.clients * catalog().continuity.kind(count.named_as).weight;
        }
    std::map<ClientId, std::size_t> met;
    if (rule.met_within_days > 0)
        for (const auto& one : scheduling::met_since(rows, now - std::chrono::days{rule.met_within_days}))
            if (const auto panel = panel_of.find(one.professional); panel != panel_of.end()) met.try_emplace(one.client, panel->second);

    std::vector<continuity::Panel> panels;
    for (const auto& panel : plan.panels) panels.push_back({panel.weight_now, panel.weight_max});
    const auto named = continuity::clients_with(rows, rule.named_as);
    const auto everybody = clients::residents(rows);
    std::vector<continuity::Resident> residents;
    residents.reserve(everybody.size());
    for (const auto& one : everybody) {
        const auto known = met.find(one.client);
        const auto around = one.municipality ? near.find(*one.municipality) : near.end();
        residents.push_back({.is_named = std::binary_search(named.begin(), named.end(), one.client),
                             .met = known != met.end() ? std::optional(known->second) : std::nullopt,
                             .near = around != near.end() ? &around->second : nullptr});
    }
    const auto shared = continuity::share_out(std::move(panels), residents, weight);
    ToName to_name{{rule.id, rule.version, rule.named_as, helsinki_date(now)}, {}};
    for (std::size_t n = 0; n < everybody.size(); ++n) {
        const auto panel = shared.panel_of[n];
        if (!panel) continue;
        ++plan.panels[*panel].clients_more;
        plan.panels[*panel].weight_more += weight;
        to_name.namings.emplace_back(everybody[n].client, plan.panels[*panel].professional);
    }
    plan.residents = static_cast<int>(everybody.size());
    plan.named_already = shared.named_already;
    plan.met_before = shared.met_before;
    plan.nobody_in_reach = shared.nobody_in_reach;
    plan.panels_full = shared.panels_full;
    plan.to_name = static_cast<int>(to_name.namings.size());
    std::sort(plan.panels.begin(), plan.panels.end(),
              [](const PlannedPanel& a, const PlannedPanel& b) { return std::tie(a.unit_name, a.name) < std::tie(b.unit_name, b.name); });
    return {std::move(plan), std::move(to_name)};
}

struct PlanByRule {
    std::string rule;
};
BOOST_DESCRIBE_STRUCT(PlanByRule, (), (rule))
Result<NamingPlan> plan_call(sql::Reader& rows, const PlanByRule& body, const Call& call) { return plan(rows, body.rule, call.now); }

}  // namespace

Result<NamingPlan> plan(sql::Reader& rows, const std::string& rule_id, Instant now) {
    const auto* rule = catalog().continuity.rule(rule_id);
    if (!rule) return Refusal{Reason::invalid, "continuity.no_such_rule", "/rule", {}};
    auto [plan, to_name] = draw_up(rows, *rule, now);
    // Read outside of any work, so its id comes from the system's dice.
    auto dice = Dice::from_system();
    plan.plan = NamingPlanId{fresh_id_bytes(now, dice)};
    keep_plan({plan.plan, std::move(to_name)});
    return plan;
}

std::vector<ToName> newcomers(sql::Reader& rows, Instant now) {
    std::vector<ToName> found;
    for (const auto& rule : catalog().continuity.rules) {
        if (!rule.stands || !continuity::is_named_by_rule(rows, rule.named_as)) continue;
        auto to_name = draw_up(rows, rule, now).to_name;
        std::erase_if(to_name.namings, [&](const auto& one) {
            return !continuity::is_named_again(continuity::why_ended_last(rows, one.first, rule.named_as), rule.again_after);
        });
        if (!to_name.namings.empty()) found.push_back(std::move(to_name));
    }
    return found;
}

Part name_part(Work& work, const ToName& to_name, std::size_t from) {
    const auto count = std::min(namings_in_a_part, to_name.namings.size() - from);
    return {continuity::name_by_rule(work, to_name.rule, std::span(to_name.namings).subspan(from, count)), from + count};
}

Result<PlanApplied> apply(Work& work, NamingPlanId id, const ApplyPlan& command) {
    const auto planned = kept_plan(id);
    if (!planned) return Refusal{Reason::out_of_order, "continuity.plan_is_old", "", {}};
    const int total = static_cast<int>(planned->to_name.namings.size());
    if (command.from < 0 || command.from > total) return Refusal{Reason::invalid, "wire.out_of_range", "/from", {}};
    const auto part = name_part(work, planned->to_name, static_cast<std::size_t>(command.from));
    return PlanApplied{part.named, static_cast<int>(part.until), total};
}

routes::Routes routes() {
    return {
        routes::search("/api/naming-plans", "naming_plan", Right::panel_lead, &plan_call),
        routes::command("/api/naming-plans/{plan}/apply", "naming_apply", Right::panel_lead, &apply),
    };
}

}  // namespace koppi::population
