// Continuity, store: table naming.
#include "modules/continuity/store.hpp"

namespace koppi::continuity {

namespace {

constexpr sql::Query find_living{"continuity.find_living", R"(
    select naming, professional, named_as, begins_on from naming where client = $1 and named_as = $2 and ends_on is null)"};
constexpr sql::Query list_living{"continuity.list_living", R"(
    select naming, professional, named_as, begins_on from naming where client = $1 and ends_on is null)"};
constexpr sql::Query insert_naming{"continuity.insert_naming", R"(
    insert into naming (naming, client, professional, named_as, begins_on) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query end_naming_row{"continuity.end_naming", "update naming set ends_on = $2, why_ended = $3 where naming = $1"};

}  // namespace

namespace store {

std::optional<rules::Living> living(sql::Reader& rows, ClientId client, events::NamedAs named_as) {
    const auto row = rows.first<NamedWorker>(find_living, client, named_as);
    if (!row) return std::nullopt;
    return rules::Living{row->naming, row->professional, row->from};
}

}  // namespace store

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

void project(sql::Tables& tables, const events::WorkerNamed& event, const Stamp&) {
    tables.run(insert_naming, event.naming, event.client, event.professional, event.named_as, event.from);
}
void project(sql::Tables& tables, const events::WorkerNamingEnded& event, const Stamp&) {
    tables.run(end_naming_row, event.naming, event.until, event.why);
}

}  // namespace koppi::continuity
