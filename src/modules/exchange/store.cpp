// Exchange, store: tables exchange_link, exchange_import.
#include "modules/exchange/exchange.hpp"

namespace koppi::exchange {

namespace {

constexpr sql::Query find_link{"exchange.find_link", "select target, digest from exchange_link where source = $1"};
constexpr sql::Query count_imports{"exchange.count_imports", "select count(*) from exchange_import where digest = $1"};
constexpr sql::Query write_link{"exchange.write_link", R"(
    insert into exchange_link (source, target, digest, position) values ($1, $2, $3, $4)
    on conflict (source) do update set digest = excluded.digest, position = excluded.position)"};
constexpr sql::Query insert_import{"exchange.insert_import", R"(
    insert into exchange_import (import, format, digest, bytes, resources_read, resources_skipped, imported_at, position)
    values ($1, $2, $3, $4, $5, $6, $7, $8))"};

struct LinkRow {
    Id<struct LinkedKind> target;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (target, digest))

}  // namespace

std::optional<Link> link(sql::Reader& rows, const std::string& source) {
    auto row = rows.first<LinkRow>(find_link, source);
    if (!row) return std::nullopt;
    return Link{row->target.bytes, std::move(row->digest)};
}

bool was_imported(sql::Reader& rows, const std::string& digest) { return rows.number(count_imports, digest) > 0; }

void project(sql::Tables& tables, const events::SourceLinked& event, const Stamp& stamp) {
    // Checked where the event is recorded, hence always true in a replay: such a work rolls back.
    const auto known = link(tables, event.source);
    ensure(!known || known->target == event.target.bytes, "a source points to one thing for ever");
    tables.run(write_link, event.source, event.target, event.digest, stamp.position);
}
void project(sql::Tables& tables, const events::FileImported& event, const Stamp& stamp) {
    tables.run(insert_import, event.import, event.format, event.digest, event.bytes, event.resources_read, event.resources_skipped,
               stamp.happened_at, stamp.position);
}

}  // namespace koppi::exchange
