// Import, staging: the tables of the nameless database.
#include "interfaces/import/staging.hpp"

#include "interfaces/import/person.hpp"
#include "platform/digest.hpp"
#include "platform/sqlite.hpp"

namespace koppi::importing {

namespace {

constexpr std::size_t page_size = 256;
constexpr std::size_t needed_max = 20'000;

constexpr std::string_view staging_tables = R"(
    create table staged (row integer primary key, file integer not null, kind text not null, source text not null, aliases text not null,
                         place text not null, updated_ms integer not null, done integer not null, digest text not null, body text not null);
    create index staged_by_kind on staged (file, kind, row);
    create table known (name text primary key, row integer not null) without rowid;
    create table need (file integer not null, name text not null, primary key (file, name)) without rowid;
    create table about (name text not null, row integer not null, primary key (name, row)) without rowid;
)";

constexpr sql::Query insert_staged{"import.insert_staged", R"(
    insert into staged (row, file, kind, source, aliases, place, updated_ms, done, digest, body) values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9))"};
constexpr sql::Query find_known{"import.find_known", "select row from known where name = $1"};
constexpr sql::Query write_known{"import.write_known", R"(
    insert into known (name, row) values ($1, $2) on conflict (name) do update set row = excluded.row)"};
constexpr sql::Query find_staged{"import.find_staged", R"(
    select row, file, kind, source, aliases, place, updated_ms, done, digest, body from staged where row = $1)"};
constexpr sql::Query list_staged{"import.list_staged", R"(
    select row, file, kind, source, aliases, place, updated_ms, done, digest, body from staged
    where file = $1 and kind = $2 and row > $3 and done = 0 order by row limit $4)"};
constexpr sql::Query set_done{"import.set_done", "update staged set done = 1 where row = $1"};
constexpr sql::Query find_done{"import.find_done", "select done from staged where row = $1"};
constexpr sql::Query insert_need{"import.insert_need", "insert into need (file, name) values ($1, $2) on conflict do nothing"};
constexpr sql::Query insert_about{"import.insert_about", "insert into about (name, row) values ($1, $2) on conflict do nothing"};
constexpr sql::Query list_about{"import.list_about", "select row from about where name = $1 order by row"};
constexpr sql::Query list_dependencies{"import.list_dependencies", R"(
    select distinct n.file, s.file from need n join known k on k.name = n.name join staged s on s.row = k.row where s.file <> n.file)"};
constexpr sql::Query begin_staging{"import.begin_staging", "begin"};
constexpr sql::Query commit_staging{"import.commit_staging", "commit"};
constexpr sql::Query rollback_staging{"import.rollback_staging", "rollback"};

struct FilePair {
    std::int64_t from;
    std::int64_t to;
};
BOOST_DESCRIBE_STRUCT(FilePair, (), (from, to))

constexpr std::string_view urn_uuid = "urn:uuid:";

std::string under_type(std::string_view type, std::string_view id) {
    std::string name(type);
    name.append("/").append(id);
    return name;
}

// How a row of a system is known inside its own file, where others may name it without the system.
std::string within_file(std::string_view plain, std::int64_t file) { return std::string(plain).append("\t").append(std::to_string(file)); }

template <class See>
void each_alias(const StagedRow& row, See see) {
    std::string_view aliases = row.aliases;
    while (!aliases.empty()) {
        const auto end = std::min(aliases.find('\n'), aliases.size());
        see(aliases.substr(0, end));
        aliases.remove_prefix(std::min(end + 1, aliases.size()));
    }
}

}  // namespace

std::string_view type_of(std::string_view source) { return source.substr(0, source.find('/')); }

std::vector<std::string> names_of(const Reference& reference, std::span<const std::string_view> types) {
    std::vector<std::string> names;
    if (reference.to.starts_with("urn:")) {
        // A urn stands for itself, or for the id of a resource in a file that came before.
        names.push_back(reference.to);
        if (reference.to.starts_with(urn_uuid))
            for (const auto type : types) names.push_back(under_type(type, std::string_view(reference.to).substr(urn_uuid.size())));
    } else if (!reference.to.empty()) {
        const auto type = std::string_view(reference.to).substr(0, reference.to.find_first_of("/?"));
        if (std::find(types.begin(), types.end(), type) != types.end()) names.push_back(reference.to);
    }
    if (!reference.identifier.empty())
        for (const auto type : types) names.push_back(std::string(type).append("?").append(reference.identifier));
    return names;
}

Body body_of(const StagedRow& row) {
    const auto read = [&]<class T>(const T*) -> Body {
        auto body = wire::read<T>(row.body);
        ensure(body.ok(), "a staged body reads as it was written");
        return std::move(body).value();
    };
    switch (row.kind) {
        case Kind::unit: return read(static_cast<const ReducedUnit*>(nullptr));
        case Kind::professional: return read(static_cast<const ReducedProfessional*>(nullptr));
        case Kind::role: return read(static_cast<const ReducedRole*>(nullptr));
        case Kind::client: return read(static_cast<const ReducedClient*>(nullptr));
        case Kind::booking: return read(static_cast<const ReducedBooking*>(nullptr));
        case Kind::visit: return read(static_cast<const ReducedVisit*>(nullptr));
        case Kind::reason: return read(static_cast<const ReducedReason*>(nullptr));
    }
    throw Bug("a staged row has a kind");
}

Staging::Staging() : connection_(sql::open_sqlite("", sql::Access::read_write)), tables_(*connection_) {
    // Nothing of it is worth keeping: it need not survive a crash, only be undone for a file that is refused.
    connection_->script("pragma synchronous = off; pragma cache_size = -16000;");
    connection_->script(staging_tables);
}

void Staging::begin() {
    tables_.run(begin_staging);
    row_before_ = next_row_;
    unclear_since_begin_.clear();
}
void Staging::commit() { tables_.run(commit_staging); }
void Staging::rollback() {
    tables_.run(rollback_staging);
    next_row_ = row_before_;
    for (const auto& name : unclear_since_begin_) unclear_.erase(name);
    unclear_since_begin_.clear();
    needed_.clear();
    needed_by_ = -1;
}

void Staging::add(std::int64_t file, const Reduced& resource, const std::string& place, const Lost& lost) {
    StagedRow row{.row = next_row_++,
                  .file = file,
                  .kind = resource.kind,
                  .source = resource.source,
                  .aliases = {},
                  .place = place,
                  .updated_ms = resource.updated_ms,
                  .done = false,
                  .digest = {},
                  .body = std::visit([](const auto& body) { return wire::write(body); }, resource.body)};
    row.digest = hex(sha256(row.body));

    for (std::size_t i = 1; i < resource.keys.size(); ++i) {
        const auto& name = resource.keys[i];
        // urn:uuid:<id> is asked for as Type/<id> as well: the common case needs no row of its own.
        if (name.starts_with(urn_uuid) && under_type(type_of(row.source), std::string_view(name).substr(urn_uuid.size())) == row.source) continue;
        row.aliases.append(row.aliases.empty() ? "" : "\n").append(name);
    }
    if (is_unclear(row.source)) return lost(row, Loss::another_person);
    if (const auto known = tables_.first<std::int64_t>(find_known, row.source)) {
        const auto other = tables_.first<StagedRow>(find_staged, *known);
        ensure(other.has_value(), "a name is known of a row that is there");
        if (other->digest == row.digest) return lost(row, Loss::same);
        if (const auto* client = std::get_if<ReducedClient>(&resource.body))
            if (!can_be_one_person(std::get<ReducedClient>(body_of(*other)).details, client->details)) {
                // Which of them the visits are about, nobody can tell.
                set_unclear(*other);
                set_unclear(row);
                lost(row, Loss::another_person);
                lost(*other, Loss::another_person);
                done(other->row);
                return;
            }
        // The newest word counts; without dates the later one. The same twice is the first.
        if (other->updated_ms > row.updated_ms) return lost(row, Loss::another_version);
        lost(*other, Loss::another_version);
        done(other->row);
    }
    each_alias(row, [&](std::string_view name) { tables_.run(write_known, std::string(name), row.row); });
    if (const auto [plain, base] = plain_and_base(row.source); !base.empty()) {
        tables_.run(write_known, within_file(plain, file), row.row);
        bases_.emplace(base);
    }
    tables_.run(insert_staged, row.row, row.file, row.kind, row.source, row.aliases, row.place, row.updated_ms, row.digest, row.body);
    tables_.run(write_known, row.source, row.row);
    needs_of(file, row.row, resource.body);
}

void Staging::needs(std::int64_t file, const Reference& reference, std::span<const std::string_view> types) {
    if (needed_by_ != file || needed_.size() > needed_max) {
        needed_.clear();
        needed_by_ = file;
    }
    for (auto& name : names_of(reference, types))
        if (needed_.insert(name).second) tables_.run(insert_need, file, name);
    if (const auto [plain, base] = plain_and_base(reference.to); !base.empty())
        if (std::string name(plain); needed_.insert(name).second) tables_.run(insert_need, file, name);
}

void Staging::needs_of(std::int64_t file, std::int64_t row, const Body& body) {
    const auto all = [&](const std::vector<Reference>& references, std::span<const std::string_view> types) {
        for (const auto& reference : references) needs(file, reference, types);
    };
    if (const auto* unit = std::get_if<ReducedUnit>(&body)) {
        needs(file, unit->parent, a_unit);
    } else if (const auto* role = std::get_if<ReducedRole>(&body)) {
        needs(file, role->professional, a_practitioner);
        all(role->units, a_unit);
    } else if (const auto* booking = std::get_if<ReducedBooking>(&body)) {
        all(booking->clients, a_patient);
        all(booking->professionals, a_professional);
        all(booking->units, a_unit);
    } else if (const auto* visit = std::get_if<ReducedVisit>(&body)) {
        needs(file, visit->client, a_patient);
        needs(file, visit->booking, an_appointment);
        all(visit->professionals, a_professional);
        all(visit->units, a_unit);
        all(visit->conditions, a_condition);
    } else if (const auto* reason = std::get_if<ReducedReason>(&body)) {
        needs(file, reason->client, a_patient);
        needs(file, reason->visit, an_encounter);
        for (const auto& name : names_of(reason->visit, an_encounter)) tables_.run(insert_about, name, row);
    }
    if (const auto* client = std::get_if<ReducedClient>(&body); client && client->details.hetu)
        tables_.run(write_known, "Patient?urn:oid:1.2.246.21|" + *client->details.hetu, row);
}

std::vector<StagedRow> Staging::page(std::int64_t file, Kind kind, std::int64_t after) {
    return tables_.all<StagedRow>(list_staged, file, kind, after, static_cast<std::int64_t>(page_size));
}

std::optional<StagedRow> Staging::named(const std::string& name, std::span<const std::string_view> types) {
    const auto known = tables_.first<std::int64_t>(find_known, name);
    if (!known) return std::nullopt;
    auto row = tables_.first<StagedRow>(find_staged, *known);
    ensure(row.has_value(), "a name is known of a row that is there");
    if (std::find(types.begin(), types.end(), type_of(row->source)) == types.end()) return std::nullopt;
    return row;
}

std::optional<StagedRow> Staging::row_within(std::string_view plain, std::span<const std::string_view> types, std::int64_t file) {
    if (bases_.empty() || plain.find('/') == std::string_view::npos) return std::nullopt;
    return named(within_file(plain, file), types);
}

std::optional<StagedRow> Staging::row_of(const Reference& reference, std::span<const std::string_view> types) {
    const auto [plain, base] = plain_and_base(reference.to);
    for (const auto& name : names_of(reference, types))
        if (auto row = named(name, types)) return row;
    // Files that tell no addresses are called by them all the same; but not by a system whose own number 17 is somebody else.
    if (!base.empty() && !bases_.contains(std::string(base))) return named(std::string(plain), types);
    return std::nullopt;
}

void Staging::set_unclear(const StagedRow& row) {
    const auto add = [&](std::string name) {
        if (unclear_.insert(name).second) unclear_since_begin_.push_back(std::move(name));
    };
    add(row.source);
    each_alias(row, [&](std::string_view alias) {
        add(std::string(alias));
        if (alias.starts_with(urn_uuid)) add(under_type(type_of(row.source), alias.substr(urn_uuid.size())));
    });
}

std::vector<StagedRow> Staging::reasons_about(const StagedRow& visit) {
    std::vector<StagedRow> reasons;
    const auto collect = [&](std::string_view name) {
        for (const auto row : tables_.all<std::int64_t>(list_about, name)) {
            const bool had = std::any_of(reasons.begin(), reasons.end(), [&](const auto& it) { return it.row == row; });
            if (!had) reasons.push_back(*tables_.first<StagedRow>(find_staged, row));
        }
    };
    collect(visit.source);
    each_alias(visit, collect);
    return reasons;
}

void Staging::done(std::int64_t row) { tables_.run(set_done, row); }
bool Staging::is_done(std::int64_t row) { return tables_.number(find_done, row) != 0; }

std::vector<std::pair<std::int64_t, std::int64_t>> Staging::dependencies() {
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
    tables_.each<FilePair>(list_dependencies, [&](const FilePair& pair) { pairs.emplace_back(pair.from, pair.to); });
    return pairs;
}

}  // namespace koppi::importing
