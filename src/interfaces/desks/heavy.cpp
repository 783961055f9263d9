// Desks, heavy need: counted when asked, from the tables of visits and contacts by their indexes; nobody is marked by being counted.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "modules/plan/plan.hpp"
#include "platform/catalog.hpp"
#include "workflows/heavy_need.hpp"
#include "workflows/planning.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

constexpr int listed_usual = 100;
constexpr int listed_max = 10'000;

// Of those who may reach the threshold by all their visits and contacts together, each of these with the contact with which it began, as
// heavy_need::seen reads it of one client. What counts of it says heavy_need.
#define OF_THESE "with k as (select p.client from ("
#define EVENTS_OF_NEED                                                                                                                              \
    ") p where (select count(*) from visit w where w.client = p.client and w.begins_at >= $2) + "                                                  \
    "(select count(*) from contact c where c.client = p.client and c.received_at >= $2) >= $3) "                                                   \
    "select v.client, v.kind, null, coalesce(m.contact, v.visit) from k join visit v on v.client = k.client and v.begins_at >= $2 "               \
    "left join booking b on b.booking = v.booking left join matter m on m.matter = b.matter "                                                     \
    "union all "                                                                                                                                    \
    "select c.client, null, c.channel, "                                                                                                            \
    "coalesce((select min(m.contact) from contact_joined j join matter m on m.matter = j.matter where j.contact = c.contact), c.contact) "          \
    "from k join contact c on c.client = k.client and c.received_at >= $2"

// Whom a unit met, or whose call came to a line of it.
constexpr sql::Query list_of_unit{"desks.list_heavy_of_unit",
                                  OF_THESE "select client from visit where unit = $1 and begins_at >= $2 "
                                           "union select c.client from line l join contact c on c.line = l.line "
                                           "where l.unit = $1 and c.received_at >= $2 and c.client is not null" EVENTS_OF_NEED};
constexpr sql::Query list_of_worker{"desks.list_heavy_of_worker",
                                    OF_THESE "select distinct client from naming where professional = $1 and is_living = 1 "
                                             "and named_as <> 'area_nurse'" EVENTS_OF_NEED};
struct EventOfNeed {
    ClientId client;
    std::optional<events::VisitKind> kind;
    std::optional<events::Channel> channel;
    ContactId began;  // or the visit itself, where no contact led to it
};
BOOST_DESCRIBE_STRUCT(EventOfNeed, (), (client, kind, channel, began))

std::optional<HeavyDecision> decision_shown(sql::Reader& rows, ClientId client, Instant now) {
    const auto row = triggers::decision_on(rows, client);
    if (!row || row->silent_until < helsinki_date(now)) return std::nullopt;
    return HeavyDecision{row->decided_at, row->decided_by ? directory::professional_name(rows, *row->decided_by) : std::nullopt, row->is_taken_up,
                         row->taken_as, row->why, row->note, row->silent_until, row->contacted_at};
}

bool has_shared_plan(sql::Reader& rows, ClientId client, events::Registry reader) {
    const auto sections = plan::sections_of(rows, client);
    return std::any_of(sections.begin(), sections.end(), [&](const plan::SectionRow& one) {
        return !one.ended_at && one.kind != events::PlanKind::health_and_care && one.kind != events::PlanKind::treatment && plan::may_read(one, reader);
    });
}

// Absent: they have died.
std::optional<HeavyLine> heavy_line(sql::Reader& rows, ClientId client, int counted, const Actor& actor, Instant now) {
    const auto line = clients::line(rows, client);
    if (!line || line->died) return std::nullopt;
    HeavyLine shown{.client = client,
                    .name = name_shown(line->family_name, line->given_names),
                    .born = line->born,
                    .non_disclosure = line->non_disclosure,
                    .counted = counted,
                    .is_suggested = triggers::is_suggested(rows, client, triggers::seen_as(counted), now),
                    .decision = decision_shown(rows, client, now),
                    .has_plan = has_shared_plan(rows, client, planning::registry_of(actor)),
                    .named_name = std::nullopt};
    if (const auto worker = continuity::own_worker(rows, client); worker && continuity::is_personal(worker->named_as))
        shown.named_name = directory::professional_name(rows, worker->professional);
    return shown;
}

// Of a unit or of a worker; undecided ones first, then by count.
template <class Whose>
std::vector<HeavyLine> heavy_lines(sql::Reader& rows, const sql::Query& of_these, Whose whose, const Actor& actor, Instant now) {
    const int at_least = catalog().heavy_need.at_least;
    heavy_need::EventsOfNeed need;
    rows.each<EventOfNeed>(
        of_these,
        [&](const EventOfNeed& one) {
            if (one.kind) need.add(one.client, *one.kind, one.began.bytes);
            if (one.channel) need.add(one.client, *one.channel, one.began.bytes);
        },
        whose, triggers::counted_since(now), at_least);
    std::vector<HeavyLine> lines;
    for (const auto& [client, counted] : need.counted()) {
        if (counted < at_least) continue;
        if (auto line = heavy_line(rows, client, counted, actor, now)) lines.push_back(std::move(*line));
    }
    std::sort(lines.begin(), lines.end(), [](const HeavyLine& a, const HeavyLine& b) {
        return std::tuple(!a.is_suggested, -a.counted, a.name) < std::tuple(!b.is_suggested, -b.counted, b.name);
    });
    return lines;
}

HeavyFigures figures_of(const std::vector<HeavyLine>& lines) {
    const auto count = [&](auto is) { return static_cast<int>(std::count_if(lines.begin(), lines.end(), is)); };
    return {.people = static_cast<int>(lines.size()),
            .contacted = count([](const HeavyLine& one) { return one.decision && one.decision->contacted_at; }),
            .with_plan = count([](const HeavyLine& one) { return one.has_plan; }),
            .with_named = count([](const HeavyLine& one) { return one.named_name.has_value(); })};
}

Result<HeavyDesk> heavy_call(sql::Reader& rows, const HeavyQuery& query, const Call& call) { return heavy_desk(rows, query, call.actor, call.now); }
Result<HeavyOwn> heavy_own_call(sql::Reader& rows, const Done&, const Call& call) { return heavy_own(rows, call.actor, call.now); }

}  // namespace

HeavyFigures without_small_cells(HeavyFigures figures, int cell_min) {
    for (auto* part : {&figures.contacted, &figures.with_plan, &figures.with_named})
        if (is_small_cell(**part, cell_min) || is_small_cell(figures.people - **part, cell_min)) part->reset();
    return figures;
}

std::optional<HeavyOnCard> heavy_on_card(sql::Reader& rows, ClientId client, const Actor& actor, Instant now) {
    if (!access::may(actor, Right::plan_read)) return std::nullopt;
    HeavyOnCard shown{heavy_need::seen(rows, client, now), false, decision_shown(rows, client, now)};
    shown.is_suggested = triggers::is_suggested(rows, client, shown.seen, now);
    if (!shown.is_suggested && !shown.decision) return std::nullopt;
    return shown;
}

Result<HeavyDesk> heavy_desk(sql::Reader& rows, const HeavyQuery& query, const Actor& actor, Instant now) {
    if (!actor.unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto unit = query.unit.value_or(*actor.unit);
    if (unit != *actor.unit && !access::may(actor, Right::panel_lead)) return Refusal{Reason::forbidden, "access.forbidden", "?unit", {}};
    const auto limit = query.limit.value_or(listed_usual);
    if (limit < 1 || limit > listed_max) return Refusal{Reason::invalid, "wire.out_of_range", "?limit", {}};
    const auto name = directory::unit_name(rows, unit);
    if (!name) return Refusal{Reason::invalid, "directory.no_such_unit", "?unit", {}};
    const auto& rule = catalog().heavy_need;
    HeavyDesk shown{now, unit, *name, rule.at_least, rule.window_months, std::nullopt, rule.cell_min, {}};
    auto lines = heavy_lines(rows, list_of_unit, unit, actor, now);
    // Whoever leads people and meets no clients sees figures, and no names (authorization §3).
    const bool meets_clients = access::may(actor, Right::person_header);
    if (meets_clients) shown.figures = figures_of(lines);
    else if (static_cast<int>(lines.size()) >= rule.cell_min) shown.figures = without_small_cells(figures_of(lines), rule.cell_min);
    if (lines.size() > static_cast<std::size_t>(limit)) lines.resize(static_cast<std::size_t>(limit));
    if (meets_clients) shown.clients = std::move(lines);
    return shown;
}

HeavyOwn heavy_own(sql::Reader& rows, const Actor& actor, Instant now) {
    const auto& rule = catalog().heavy_need;
    HeavyOwn shown{now, rule.window_months, {}};
    if (!actor.professional) return shown;
    shown.clients = heavy_lines(rows, list_of_worker, *actor.professional, actor, now);
    std::erase_if(shown.clients, [](const HeavyLine& one) { return !one.is_suggested; });
    return shown;
}

routes::Routes heavy_routes() {
    return {
        routes::read("/api/desks/heavy-need", "desk_heavy_need", Right::unit_follow_up, &heavy_call),
        routes::read("/api/desks/heavy-need-own", "desk_heavy_need_own", Right::plan_read, &heavy_own_call),
    };
}

}  // namespace koppi::desks
