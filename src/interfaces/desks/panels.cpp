// Desks, named workers: panels, what goes over to others when somebody leaves, one's own clients, and who was named for a client before.
#include <map>

#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/shower.hpp"
#include "modules/clients/clients.hpp"
#include "platform/catalog.hpp"
#include "workflows/standing_in.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

constexpr int counted_days = 30;
constexpr int own_clients_usual = 100;
constexpr int own_clients_max = 2'000;

// A panel has many clients and few open matters: those are gathered once, not asked for client by client.
constexpr sql::Query list_own_clients{"desks.list_own_clients", R"(
    select n.client, n.named_as, n.ends_on, n.line_answer, c.family_name, c.given_names, c.born, c.non_disclosure
    from naming n join client c on c.client = n.client
    where n.professional = $1 and n.is_living = 1
    order by c.sort_key, n.client)"};
struct OwnSql {
    ClientId client;
    events::NamedAs named_as;
    std::optional<Date> until;
    std::optional<events::LineAnswer> line_answer;
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    bool non_disclosure;
};
BOOST_DESCRIBE_STRUCT(OwnSql, (), (client, named_as, until, line_answer, family_name, given_names, born, non_disclosure))

constexpr sql::Query count_own_matters{"desks.count_own_matters", R"(
    select r.client, count(*), min(r.promise_by)
    from (select distinct client from naming where professional = $1 and is_living = 1) n
    join matter_route r on r.client = n.client and r.state <> 'closed'
    group by r.client)"};
struct MattersSql {
    ClientId client;
    int matters;
    std::optional<Instant> promise_by;
};
BOOST_DESCRIBE_STRUCT(MattersSql, (), (client, matters, promise_by))

constexpr sql::Query find_visits_around{"desks.find_visits_around", R"(
    select (select min(b.begins_at) from booking b where b.client = $1 and b.begins_at >= $3 and b.state = 'booked'),
           (select max(v.begins_at) from visit v where v.client = $1 and v.professional = $2))"};
struct VisitsSql {
    std::optional<Instant> next_at;
    std::optional<Instant> last_at;
};
BOOST_DESCRIBE_STRUCT(VisitsSql, (), (next_at, last_at))

constexpr sql::Query count_carried{"desks.count_carried", R"(
    select owner, count(*) from matter_route where owner_kind = 'person' and state in ('owned', 'asked') group by owner)"};
struct CarriedSql {
    std::optional<ProfessionalId> owner;
    int matters;
};
BOOST_DESCRIBE_STRUCT(CarriedSql, (), (owner, matters))

int weight_of(const std::vector<KindCount>& kinds) {
    int weight = 0;
    for (const auto& [named_as, clients] : kinds) weight += clients * catalog().continuity.kind(named_as).weight;
    return weight;
}

std::vector<KindCount> kinds_of(const std::vector<continuity::PanelClient>& panel) {
    std::map<events::NamedAs, int> counted;
    for (const auto& one : panel) ++counted[one.named_as];
    std::vector<KindCount> kinds;
    for (const auto& [named_as, clients] : counted) kinds.push_back({named_as, clients});
    return kinds;
}

Result<PanelsDesk> panels_call(sql::Reader& rows, const PanelsQuery& query, const Call& call) { return panels_desk(rows, query, call.now); }

Result<PanelToTransfer> transfer_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto professional = TRY(call.id<ProfessionalId>("professional"));
    const auto name = directory::professional_name(rows, professional);
    if (!name) return Refusal{Reason::not_found, "directory.no_such_professional", "", {}};
    const auto panel = continuity::panel_of(rows, professional);
    PanelToTransfer shown{.professional = professional, .name = *name, .kinds = kinds_of(panel), .clients = 0, .matters = 0, .visits_ahead = 0, .plans = 0};
    for (std::size_t n = 0; n < panel.size(); ++n) shown.clients += n == 0 || panel[n].client != panel[n - 1].client ? 1 : 0;
    shown.matters = static_cast<int>(routing::carried_by(rows, professional).size());
    shown.visits_ahead = scheduling::booked_ahead(rows, professional, call.now);
    shown.plans = static_cast<int>(plan::resting_on(rows, professional).size());
    return shown;
}

Result<OwnDesk> own_call(sql::Reader& rows, const OwnQuery& query, const Call& call) { return own_desk(rows, query, call.actor, call.now); }

Result<access::ClientKey> history_open(Work& work, const Done&, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    return access::open(work, client, events::Purpose::contact, std::nullopt);
}
Result<NamingHistory> history_call(sql::Reader& rows, const access::ClientKey& key, const Done&, const Call&) {
    NamingHistory history;
    for (auto& one : continuity::history(rows, key.client()))
        history.namings.push_back({one.naming, directory::professional_name(rows, one.professional).value_or(""), one.named_as, one.from, one.until,
                                   std::move(one.why), std::move(one.note), std::move(one.why_ended)});
    return history;
}

std::vector<AwayShown> away_shown(sql::Reader& rows, const Actor& actor, Instant now) {
    std::vector<AwayShown> shown;
    for (auto& one : standing_in::away_from(rows, actor, now)) {
        Actor owner;
        owner.professional = one.professional;
        auto matters = owned_rows(rows, owner, now);
        std::erase_if(matters, [&](const OwnedRow& row) { return std::find(one.due.begin(), one.due.end(), row.matter) == one.due.end(); });
        if (!matters.empty()) shown.push_back({one.professional, std::move(one.name), one.until, one.is_deputised, std::move(matters)});
    }
    return shown;
}

}  // namespace

PanelsDesk panels_desk(sql::Reader& rows, const PanelsQuery& query, Instant now) {
    const Date today = helsinki_date(now);
    const Date since = plus_days(today, 1 - counted_days);
    PanelsDesk desk{now, since, clients::residents_count(rows), continuity::naming_counts(rows, since, today), {}};
    std::map<ProfessionalId, std::vector<KindCount>> kinds;
    for (const auto& count : continuity::panel_counts(rows)) kinds[count.professional].push_back({count.named_as, count.clients});
    std::map<ProfessionalId, int> carried;
    for (const auto& one : rows.all<CarriedSql>(count_carried))
        if (one.owner) carried[*one.owner] = one.matters;
    std::vector<ProfessionalId> shown;
    const auto show = [&](const directory::Colleague& colleague) {
        if (std::find(shown.begin(), shown.end(), colleague.professional) != shown.end()) return;
        shown.push_back(colleague.professional);
        const auto deputy = directory::deputy_of(rows, colleague.professional);
        auto its = kinds[colleague.professional];
        const int weight = weight_of(its);
        desk.panels.push_back({.professional = colleague.professional,
                               .name = colleague.name,
                               .profession = colleague.profession,
                               .unit = colleague.unit,
                               .unit_name = colleague.unit_name,
                               .kinds = std::move(its),
                               .weight = weight,
                               .weight_max = continuity::capacity_of(rows, colleague.professional),
                               .matters = carried[colleague.professional],
                               .deputy_name = deputy ? directory::professional_name(rows, *deputy) : std::nullopt});
    };
    // Those who can be named, and those who are though they sign in no more: their clients wait for a successor.
    for (const auto& colleague : directory::colleagues(rows, std::nullopt, query.unit, now)) {
        const auto& all = catalog().continuity.named_as;
        const bool can_be = std::any_of(all.begin(), all.end(), [&](const knowledge::NamingKind& kind) {
            return std::find(kind.professions.begin(), kind.professions.end(), colleague.profession) != kind.professions.end();
        });
        if (can_be || kinds.contains(colleague.professional)) show(colleague);
    }
    for (const auto& [professional, its] : std::map(kinds))
        if (const auto colleague = directory::colleague(rows, professional, now))
            if (!query.unit || colleague->unit == *query.unit) show(*colleague);
    std::sort(desk.panels.begin(), desk.panels.end(), [](const PanelShown& a, const PanelShown& b) {
        return std::tie(a.unit_name, a.profession, a.name) < std::tie(b.unit_name, b.profession, b.name);
    });
    return desk;
}

Result<OwnDesk> own_desk(sql::Reader& rows, const OwnQuery& query, const Actor& actor, Instant now) {
    if (!actor.professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto limit = query.limit.value_or(own_clients_usual);
    if (limit < 1 || limit > own_clients_max) return Refusal{Reason::invalid, "wire.out_of_range", "?limit", {}};
    OwnDesk desk{.as_of = now,
                 .kinds = {},
                 .clients_total = 0,
                 .weight = 0,
                 .weight_max = continuity::capacity_of(rows, *actor.professional),
                 .clients = {},
                 .matters = owned_rows(rows, actor, now),
                 .away = away_shown(rows, actor, now)};
    std::map<events::NamedAs, int> counted;
    std::vector<OwnClient> all;
    std::map<ClientId, MattersSql> matters;
    for (const auto& one : rows.all<MattersSql>(count_own_matters, *actor.professional)) matters[one.client] = one;
    for (auto& row : rows.all<OwnSql>(list_own_clients, *actor.professional)) {
        ++counted[row.named_as];
        const bool is_again = !all.empty() && all.back().client == row.client;
        const auto open = matters.find(row.client);
        if (!is_again)
            all.push_back({.client = row.client,
                           .name = name_shown(row.family_name, row.given_names),
                           .born = row.born,
                           .non_disclosure = row.non_disclosure,
                           .named_as = {},
                           .until = std::nullopt,
                           .matters = open != matters.end() ? open->second.matters : 0,
                           .promise_by = open != matters.end() ? open->second.promise_by : std::nullopt,
                           .next_visit_at = std::nullopt,
                           .last_visit_at = std::nullopt,
                           .line_answer = std::nullopt});
        auto& client = all.back();
        client.named_as.push_back(row.named_as);
        if (row.until && (!client.until || *row.until < *client.until)) client.until = row.until;
        if (row.line_answer) client.line_answer = row.line_answer;
    }
    for (const auto& [named_as, clients] : counted) desk.kinds.push_back({named_as, clients});
    desk.weight = weight_of(desk.kinds);
    desk.clients_total = static_cast<int>(all.size());
    if (query.named_as)
        std::erase_if(all, [&](const OwnClient& one) {
            return std::find(one.named_as.begin(), one.named_as.end(), *query.named_as) == one.named_as.end();
        });
    std::stable_sort(all.begin(), all.end(), [](const OwnClient& a, const OwnClient& b) {
        return a.promise_by.value_or(Instant::max()) < b.promise_by.value_or(Instant::max());
    });
    if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
    for (auto& one : all) {
        const auto visits = rows.first<VisitsSql>(find_visits_around, one.client, *actor.professional, now);
        one.next_visit_at = visits->next_at;
        one.last_visit_at = visits->last_at;
    }
    desk.clients = std::move(all);
    return desk;
}

routes::Routes panel_routes() {
    return {
        routes::read("/api/desks/panels", "desk_panels", Right::directory_read, &panels_call),
        routes::read("/api/desks/own", "desk_own", Right::person_header, &own_call),
        routes::read("/api/professionals/{professional}/transfer", "panel_to_transfer", Right::panel_lead, &transfer_call),
        routes::opening("/api/clients/{client}/workers/history", "worker_history", Right::person_header, &history_open, &history_call),
    };
}

}  // namespace koppi::desks
