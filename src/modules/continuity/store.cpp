// Continuity, store: tables naming, named_by_rule, panel_capacity.
#include "modules/continuity/store.hpp"

#include "core/civil_time.hpp"

namespace koppi::continuity {

namespace {

#define NAMED_COLUMNS "naming, professional, named_as, begins_on, ends_on, why, line_answer"

constexpr sql::Query find_living{"continuity.find_living", "select " NAMED_COLUMNS " from naming where client = $1 and named_as = $2 and is_living = 1"};
constexpr sql::Query list_living{"continuity.list_living", "select " NAMED_COLUMNS " from naming where client = $1 and is_living = 1"};
constexpr sql::Query count_living{"continuity.count_living", "select count(*) from naming where client = $1 and named_as = $2 and is_living = 1"};
constexpr sql::Query list_lapsed{"continuity.list_lapsed",
                                 "select client, " NAMED_COLUMNS " from naming where is_living = 1 and ends_on < $1 order by ends_on, naming limit $2"};
constexpr sql::Query list_history{"continuity.list_history", R"(
    select naming, professional, named_as, begins_on, ends_on, why, note, why_ended
    from naming where client = $1 order by begins_on desc, naming desc)"};
constexpr sql::Query count_panels{"continuity.count_panels", R"(
    select professional, named_as, count(*) from naming where is_living = 1 group by professional, named_as order by professional, named_as)"};
constexpr sql::Query list_panel{"continuity.list_panel", R"(
    select client, named_as, begins_on, ends_on, why, line_answer from naming where professional = $1 and is_living = 1 order by client, named_as)"};
constexpr sql::Query list_clients_with{"continuity.list_clients_with", "select client from naming where named_as = $1 and is_living = 1 order by client"};
constexpr sql::Query find_last_end{"continuity.find_last_end", R"(
    select why_ended from naming where client = $1 and named_as = $2 and is_living = 0 order by ends_on desc, naming desc limit 1)"};
constexpr sql::Query count_named_by_rule{"continuity.count_named_by_rule", "select count(*) from named_by_rule where named_as = $1"};
constexpr sql::Query find_capacity{"continuity.find_capacity", "select weight_max from panel_capacity where professional = $1"};
constexpr sql::Query count_personal{"continuity.count_personal",
                                    "select count(distinct client) from naming where is_living = 1 and named_as <> 'area_nurse'"};
constexpr sql::Query count_area{"continuity.count_area", "select count(*) from naming where is_living = 1 and named_as = 'area_nurse'"};
constexpr sql::Query count_begun{"continuity.count_begun",
                                 R"(
    select count(*) from naming
    where named_as <> 'area_nurse' and begins_on >= $1 and begins_on <= $2 and (why_ended is null or why_ended <> 'named_by_mistake'))"};
constexpr sql::Query count_ended{"continuity.count_ended", R"(
    select count(*) from naming
    where named_as <> 'area_nurse' and is_living = 0 and ends_on >= $1 and ends_on <= $2 and why_ended <> 'named_by_mistake')"};
constexpr sql::Query count_lines{"continuity.count_lines", R"(
    select count(*) from direct_line_offer where answer = $1 and offered_on >= $2 and offered_on <= $3)"};

constexpr sql::Query insert_naming{"continuity.insert_naming", R"(
    insert into naming (naming, client, professional, named_as, begins_on, ends_on, why, note, is_living) values ($1, $2, $3, $4, $5, $6, $7, $8, 1))"};
constexpr sql::Query insert_named_by_rule{"continuity.insert_named_by_rule",
                                          "insert into named_by_rule (named_as) values ($1) on conflict (named_as) do nothing"};
constexpr sql::Query end_naming_row{"continuity.end_naming", "update naming set ends_on = $2, why_ended = $3, is_living = 0 where naming = $1"};
constexpr sql::Query set_line_answer{"continuity.set_line_answer", "update naming set line_answer = $2 where naming = $1"};
constexpr sql::Query insert_line_offer{"continuity.insert_line_offer", R"(
    insert into direct_line_offer (position, naming, professional, offered_on, answer) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query write_capacity{"continuity.write_capacity", R"(
    insert into panel_capacity (professional, weight_max) values ($1, $2) on conflict (professional) do update set weight_max = excluded.weight_max)"};

struct LapsedRow {
    ClientId client;
    NamingId naming;
    ProfessionalId professional;
    events::NamedAs named_as;
    Date from;
    std::optional<Date> until;
    std::string why;
    std::optional<events::LineAnswer> line_answer;
};
BOOST_DESCRIBE_STRUCT(LapsedRow, (), (client, naming, professional, named_as, from, until, why, line_answer))

}  // namespace

namespace store {

std::optional<NamedWorker> living(sql::Reader& rows, ClientId client, events::NamedAs named_as) {
    return rows.first<NamedWorker>(find_living, client, named_as);
}

}  // namespace store

std::vector<std::pair<ClientId, NamedWorker>> lapsed(sql::Reader& rows, Date today, int limit) {
    std::vector<std::pair<ClientId, NamedWorker>> found;
    for (auto& row : rows.all<LapsedRow>(list_lapsed, today, limit))
        found.emplace_back(row.client, NamedWorker{row.naming, row.professional, row.named_as, row.from, row.until, std::move(row.why), row.line_answer});
    return found;
}

std::vector<NamedWorker> named_workers(sql::Reader& rows, ClientId client) {
    auto named = rows.all<NamedWorker>(list_living, client);
    std::sort(named.begin(), named.end(),
              [](const NamedWorker& a, const NamedWorker& b) { return rules::nearness(a.named_as) < rules::nearness(b.named_as); });
    return named;
}

std::optional<NamedWorker> own_worker(sql::Reader& rows, ClientId client) {
    const auto named = named_workers(rows, client);
    if (named.empty()) return std::nullopt;
    return named.front();
}

std::vector<PastNaming> history(sql::Reader& rows, ClientId client) { return rows.all<PastNaming>(list_history, client); }
bool has_living(sql::Reader& rows, ClientId client, events::NamedAs named_as) { return rows.number(count_living, client, named_as) > 0; }
std::vector<PanelCount> panel_counts(sql::Reader& rows) { return rows.all<PanelCount>(count_panels); }
std::optional<int> capacity_of(sql::Reader& rows, ProfessionalId professional) {
    return rows.first<std::optional<int>>(find_capacity, professional).value_or(std::nullopt);
}
std::vector<PanelClient> panel_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<PanelClient>(list_panel, professional); }
std::vector<ClientId> clients_with(sql::Reader& rows, events::NamedAs named_as) { return rows.all<ClientId>(list_clients_with, named_as); }
std::optional<std::string> why_ended_last(sql::Reader& rows, ClientId client, events::NamedAs named_as) {
    return rows.first<std::string>(find_last_end, client, named_as);
}
bool is_named_by_rule(sql::Reader& rows, events::NamedAs named_as) { return rows.number(count_named_by_rule, named_as) > 0; }
NamingCounts naming_counts(sql::Reader& rows, Date from, Date until) {
    return {.personal = rows.number(count_personal),
            .area = rows.number(count_area),
            .begun = rows.number(count_begun, from, until),
            .ended = rows.number(count_ended, from, until),
            .lines_accepted = rows.number(count_lines, events::LineAnswer::accepted, from, until),
            .lines_declined = rows.number(count_lines, events::LineAnswer::declined, from, until)};
}

void project(sql::Tables& tables, const events::WorkerNamedV1& event, const Stamp&) {
    const std::optional<Date> no_end;
    const std::optional<std::string> no_note;
    tables.run(insert_naming, event.naming, event.client, event.professional, event.named_as, event.from, no_end, "stated", no_note);
}
void project(sql::Tables& tables, const events::WorkerNamed& event, const Stamp&) {
    tables.run(insert_naming, event.naming, event.client, event.professional, event.named_as, event.from, event.until, event.why, event.note);
}
void project(sql::Tables& tables, const events::WorkerNamingEnded& event, const Stamp&) {
    tables.run(end_naming_row, event.naming, event.until, event.why);
}
void project(sql::Tables& tables, const events::PopulationNamed& event, const Stamp&) {
    const std::optional<Date> no_end;
    const std::optional<std::string> no_note;
    tables.run(insert_named_by_rule, event.named_as);
    for (const auto& one : event.namings)
        tables.run(insert_naming, one.naming, one.client, one.professional, event.named_as, event.from, no_end, "population_rule", no_note);
}
void project(sql::Tables& tables, const events::DirectLineOffered& event, const Stamp& stamp) {
    tables.run(set_line_answer, event.naming, event.answer);
    tables.run(insert_line_offer, stamp.position, event.naming, event.professional, helsinki_date(stamp.happened_at), event.answer);
}
void project(sql::Tables& tables, const events::PanelCapacitySet& event, const Stamp&) {
    tables.run(write_capacity, event.professional, event.weight_max);
}

}  // namespace koppi::continuity
