// Naming: the verbs, and their rows.
#include "workflows/naming.hpp"

#include <map>

#include "core/civil_time.hpp"
#include "modules/access/access.hpp"
#include "modules/clients/clients.hpp"
#include "modules/consultation/consultation.hpp"
#include "modules/directory/directory.hpp"
#include "modules/pairwork/pairwork.hpp"
#include "modules/plan/plan.hpp"
#include "modules/routing/routing.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "modules/teams/teams.hpp"
#include "modules/transfer/transfer.hpp"
#include "platform/catalog.hpp"
#include "workflows/intake.hpp"

namespace koppi::naming {

namespace {

using events::NamedAs;
using routes::Right;

// Whoever is named signs in somewhere, in a profession that can be named so.
Result<directory::RoleLine> able(Work& work, ProfessionalId professional, NamedAs named_as, const std::string& where) {
    const auto& professions = catalog().continuity.kind(named_as).professions;
    const auto roles = directory::roles_of(work.rows(), professional);
    for (const auto& role : roles)
        if (std::find(professions.begin(), professions.end(), role.profession) != professions.end()) {
            const auto here = directory::colleagues(work.rows(), role.profession, role.unit, work.now());
            if (std::any_of(here.begin(), here.end(), [&](const auto& one) { return one.professional == professional; })) return role;
        }
    return Refusal{Reason::invalid, roles.empty() ? "directory.no_such_professional" : "continuity.cannot_be_named_so", where, {}};
}

// The team that carries on when nobody is named any more: of the profession and unit of whoever was.
routing::NewOwner team_of(sql::Reader& rows, ProfessionalId professional) {
    const auto roles = directory::roles_of(rows, professional);
    ensure(!roles.empty(), "whoever carries a matter holds a role");
    return {.person = std::nullopt, .unit = roles.front().unit, .profession = roles.front().profession};
}

// What the worker carries for the client goes on to whoever is meant.
Result<int> hand_on_of_client(Work& work, ClientId client, ProfessionalId from, const routing::NewOwner& to, const std::string& why) {
    int handed = 0;
    for (const auto& route : routing::open_of_client(work.rows(), client)) {
        const bool is_carried = route.state == routing::MatterState::owned || route.state == routing::MatterState::asked;
        if (!is_carried || route.owner_kind != events::OwnerKind::person || route.owner != from) continue;
        TRY(routing::hand_on(work, route.matter, to, why));
        ++handed;
    }
    return handed;
}

// Why a matter went on, to be read where it lies.
std::string naming_over(Work& work, ProfessionalId who, std::string_view reason) {
    const auto language = work.actor().language;
    const auto* known = catalog().continuity.end_reason(reason);
    return words(language, "continuity.naming_over",
                 {{"name", directory::professional_name(work.rows(), who).value_or("")}, {"reason", known ? known->label.in(language) : std::string(reason)}});
}

bool is_anybodys(sql::Reader& rows, ClientId client, ProfessionalId professional) {
    const auto named = continuity::named_workers(rows, client);
    return std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.professional == professional; });
}

// ---- somebody leaves

// Who takes over what has a person for an owner: each client's successor, else whoever takes the rest.
struct Heirs {
    std::map<ClientId, ProfessionalId> of_client;
    std::optional<ProfessionalId> of_the_rest;

    std::optional<ProfessionalId> of(ClientId client) const {
        const auto found = of_client.find(client);
        return found == of_client.end() ? of_the_rest : std::optional(found->second);
    }
};

// Whoever gets something here stays, and can open it.
Result<Done> can_take_over(Work& work, ProfessionalId from, ProfessionalId to, const std::string& where) {
    if (to == from) return Refusal{Reason::invalid, "continuity.is_who_leaves", where, {}};
    TRY(intake::somebody_at_a_desk(work, to, Right::queue_list, where));
    return Done{};
}

bool writes_in(sql::Reader& rows, ProfessionalId who, events::Registry registry) {
    const auto roles = directory::roles_of(rows, who);
    return std::any_of(roles.begin(), roles.end(), [&](const auto& role) { return catalog().registry_of(role.profession) == registry; });
}

Refusal nobody_takes(const char* code) { return {Reason::invalid, code, "/matters_to", {}}; }

// What is written in a register goes to somebody who works there.
std::optional<ProfessionalId> heir_in(sql::Reader& rows, const Heirs& heirs, ClientId client, events::Registry registry) {
    for (const auto& to : {heirs.of(client), heirs.of_the_rest})
        if (to && writes_in(rows, *to, registry)) return to;
    return std::nullopt;
}

Result<int> hand_on_plans(Work& work, ProfessionalId from, const Heirs& heirs, const std::string& why) {
    int went = 0;
    for (const auto& section : plan::resting_on(work.rows(), from)) {
        auto to = heir_in(work.rows(), heirs, section.client, section.registry);
        // What somebody was to do in another's plan goes back to whoever answers for it, where no successor works.
        if (!to && section.owner != from) to = section.owner;
        if (!to) return nobody_takes("continuity.plans_need_successor");
        TRY(plan::hand_on(work, section.section, from, *to, why));
        ++went;
    }
    return went;
}

Result<int> hand_on_pairs(Work& work, ProfessionalId from, const Heirs& heirs, const std::string& why) {
    int went = 0;
    for (const auto& pair : pairwork::open_of(work.rows(), from)) {
        const auto to = heir_in(work.rows(), heirs, pair.client, pair.registry);
        if (!to) return nobody_takes("continuity.pairs_need_successor");
        TRY(pairwork::hand_on(work, pair.pairwork, pair.registry, {*to, why}));
        ++went;
    }
    return went;
}

Result<int> hand_on_agreed(Work& work, ProfessionalId from, const Heirs& heirs, const std::string& why) {
    if (!teams::has_open(work.rows(), from)) return 0;
    if (!heirs.of_the_rest) return nobody_takes("continuity.agreed_needs_successor");
    teams::LeavesTo leaving{from, *heirs.of_the_rest, {}, {}, why};
    for (const auto registry : {events::Registry::health, events::Registry::social})
        if (writes_in(work.rows(), leaving.to, registry)) leaving.writes.push_back(registry);
    for (const auto& role : directory::roles_of(work.rows(), leaving.to)) leaving.works_in.push_back(role.unit);
    const auto went = teams::leave(work, leaving);
    if (!went) return nobody_takes("continuity.agreed_needs_successor");
    return *went;
}

Result<int> hand_on_calls(Work& work, ProfessionalId from, const Heirs& heirs, const std::string& why) {
    int went = 0;
    for (const auto& call : transfer::open_calls_of(work.rows(), from)) {
        const auto to = heirs.of(call.client);
        const bool calls_on = to && directory::works_in(work.rows(), *to, call.unit);
        TRY(transfer::hand_call_on(work, call.transfer, calls_on ? to : std::nullopt, why));
        ++went;
    }
    return went;
}

// What they had asked colleagues, with a matter and without: the answer comes to whoever takes over.
Result<int> hand_on_questions(Work& work, ProfessionalId from, const Heirs& heirs, const std::string& why) {
    int went = 0;
    for (const auto& row : consultation::open_of_asker(work.rows(), from)) {
        const auto to = heirs.of(row.client);
        if (!to) return nobody_takes("continuity.questions_need_successor");
        const auto roles = directory::roles_of(work.rows(), *to);
        consultation::change_asker(work, row.consultation, {*to, roles.empty() ? std::nullopt : std::optional(roles.front().unit)}, why);
        ++went;
    }
    return went;
}

}  // namespace

Result<Named> name(Work& work, ClientId client, const NameWorker& command) {
    TRY(clients::must_exist(work.rows(), client));
    TRY(able(work, command.professional, command.named_as, "/professional"));
    // Whoever is named now would be named no more from the moment on, and the client have nobody until the day comes.
    const Date today = helsinki_date(work.now());
    if (command.from > today) return Refusal{Reason::invalid, "continuity.begins_ahead", "/from", {}};
    TRY(access::open(work, client, events::Purpose::contact, std::nullopt));
    const auto naming = TRY(continuity::name_worker(work, {.client = client,
                                                           .professional = command.professional,
                                                           .named_as = command.named_as,
                                                           .from = command.from.value_or(today),
                                                           .until = command.until,
                                                           .why = command.why,
                                                           .note = command.note ? std::optional(command.note->value) : std::nullopt}));
    return Named{naming};
}

Result<NamingOver> end(Work& work, ClientId client, const EndNaming& command) {
    TRY(clients::must_exist(work.rows(), client));
    TRY(access::open(work, client, events::Purpose::contact, std::nullopt));
    const auto ended = TRY(continuity::end_naming(work, client, command.named_as, helsinki_date(work.now()), command.why));
    // Named otherwise still: then they carry on.
    if (is_anybodys(work.rows(), client, ended.professional)) return NamingOver{0};
    return NamingOver{TRY(hand_on_of_client(work, client, ended.professional, team_of(work.rows(), ended.professional),
                                            naming_over(work, ended.professional, command.why)))};
}

Result<Done> offer_line(Work& work, ClientId client, const OfferLine& command) {
    TRY(clients::must_exist(work.rows(), client));
    TRY(access::open(work, client, events::Purpose::contact, std::nullopt));
    return continuity::offer_line(work, client, command.named_as, command.answer);
}

Result<Done> set_capacity(Work& work, ProfessionalId professional, const SetCapacity& command) {
    if (!directory::professional_name(work.rows(), professional)) return Refusal{Reason::not_found, "directory.no_such_professional", "", {}};
    return continuity::set_capacity(work, professional, command.weight_max);
}

Result<PanelTransferred> transfer(Work& work, ProfessionalId professional, const TransferPanel& command) {
    if (!directory::professional_name(work.rows(), professional)) return Refusal{Reason::not_found, "directory.no_such_professional", "", {}};
    const Date today = helsinki_date(work.now());
    std::map<NamedAs, ProfessionalId> successor_of;
    for (std::size_t n = 0; n < command.to.size(); ++n) {
        const auto& one = command.to[n];
        const auto here = "/to/" + std::to_string(n) + "/successor";
        TRY(can_take_over(work, professional, one.successor, here));
        TRY(able(work, one.successor, one.named_as, here));
        successor_of[one.named_as] = one.successor;
    }
    std::map<ClientId, ProfessionalId> successor_of_client;
    for (std::size_t n = 0; n < command.but.size(); ++n) {
        const auto& one = command.but[n];
        TRY(can_take_over(work, professional, one.successor, "/but/" + std::to_string(n) + "/successor"));
        successor_of_client[one.client] = one.successor;
    }
    if (command.matters_to) TRY(can_take_over(work, professional, *command.matters_to, "/matters_to"));
    PanelTransferred done{};
    std::map<ClientId, ProfessionalId> heir_of;
    for (const auto& one : continuity::panel_of(work.rows(), professional)) {
        auto successor = successor_of.find(one.named_as);
        const auto alone = successor_of_client.find(one.client);
        if (successor == successor_of.end() && alone == successor_of_client.end()) continue;
        const auto to = alone != successor_of_client.end() ? alone->second : successor->second;
        if (alone != successor_of_client.end()) TRY(able(work, to, one.named_as, "/but"));
        TRY(continuity::name_worker(work, {.client = one.client,
                                           .professional = to,
                                           .named_as = one.named_as,
                                           .from = std::max(today, one.from),
                                           .until = one.until,
                                           .why = "after_transfer",
                                           .note = command.why.value}));
        // The most personal naming comes first in the panel of a client: its successor carries on.
        if (heir_of.emplace(one.client, to).second) {
            ++done.clients;
            done.matters += TRY(hand_on_of_client(work, one.client, professional, {.person = to, .unit = {}, .profession = {}}, command.why.value));
        }
    }
    routing::NewOwner others = team_of(work.rows(), professional);
    if (command.matters_to) others = {.person = command.matters_to, .unit = {}, .profession = {}};
    for (const auto& route : routing::carried_by(work.rows(), professional)) {
        if (!route.client || (is_anybodys(work.rows(), *route.client, professional) && !command.matters_to)) continue;
        TRY(routing::hand_on(work, route.matter, others, command.why.value));
        ++done.matters;
    }
    const auto rest = command.matters_to ? command.matters_to : command.to.empty() ? std::nullopt : std::optional(command.to.front().successor);
    const Heirs heirs{std::move(heir_of), rest};
    done.plans = TRY(hand_on_plans(work, professional, heirs, command.why.value));
    done.pairs = TRY(hand_on_pairs(work, professional, heirs, command.why.value));
    done.agreed = TRY(hand_on_agreed(work, professional, heirs, command.why.value));
    done.calls = TRY(hand_on_calls(work, professional, heirs, command.why.value));
    const auto team = team_of(work.rows(), professional);
    done.questions = consultation::leave(work, professional, *team.unit, *team.profession, command.why.value);
    done.questions += TRY(hand_on_questions(work, professional, heirs, command.why.value));
    done.memberships = teams::end_memberships(work, professional, command.why.value);
    done.visits_ahead = scheduling::booked_ahead(work.rows(), professional, work.now());
    return done;
}

int end_lapsed_namings(Work& work) {
    constexpr int at_once = 200;
    const auto lapsed = continuity::lapsed(work.rows(), helsinki_date(work.now()), at_once);
    for (const auto& [client, worker] : lapsed) {
        const auto ended = continuity::end_naming(work, client, worker.named_as, *worker.until, "validity_ended");
        ensure(bool(ended), "what has lapsed lives until it is ended");
        if (is_anybodys(work.rows(), client, worker.professional)) continue;
        const auto handed = hand_on_of_client(work, client, worker.professional, team_of(work.rows(), worker.professional),
                                              naming_over(work, worker.professional, "validity_ended"));
        ensure(bool(handed), "the team can always carry on");
    }
    return static_cast<int>(lapsed.size());
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/workers", "worker_name", Right::worker_name, &name),
        routes::command("/api/clients/{client}/workers/end", "worker_end", Right::worker_name, &end),
        routes::command("/api/clients/{client}/workers/line", "worker_line", Right::worker_name, &offer_line),
        routes::command("/api/professionals/{professional}/capacity", "panel_capacity", Right::panel_lead, &set_capacity),
        routes::command("/api/professionals/{professional}/transfer", "panel_transfer", Right::panel_lead, &transfer),
    };
}

}  // namespace koppi::naming
