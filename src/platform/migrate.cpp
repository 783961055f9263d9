// Platform: runs migrations.
#include "platform/migrate.hpp"

#include "platform/digest.hpp"
#include "platform/embedded.hpp"

namespace koppi {

namespace {

constexpr sql::Query list_migrations{"platform.list_migrations",
                                     "select module, number, checksum from schema_migration order by module, number"};
constexpr sql::Query insert_migration{
    "platform.insert_migration",
    "insert into schema_migration (module, number, name, checksum, applied_at) values ($1, $2, $3, $4, $5)"};
constexpr sql::Query list_tables{"platform.list_tables",
                                 "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name"};

struct AppliedMigration {
    std::string module;
    int number;
    std::string checksum;
};
BOOST_DESCRIBE_STRUCT(AppliedMigration, (), (module, number, checksum))

std::string with_types(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> sqlite_types{{{"{id}", "blob"},
                                                                                           {"{instant}", "integer"},
                                                                                           {"{date}", "text"},
                                                                                           {"{text}", "text"},
                                                                                           {"{integer}", "integer"},
                                                                                           {"{real}", "real"},
                                                                                           {"{flag}", "integer"},
                                                                                           {"{blob}", "blob"},
                                                                                           {"{json}", "text"},
                                                                                           {"{strict}", "strict"}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool replaced = false;
        if (text[i] == '{')
            for (const auto& [token, type] : sqlite_types)
                if (text.substr(i, token.size()) == token) {
                    out += type;
                    i += token.size();
                    replaced = true;
                    break;
                }
        if (!replaced) out += text[i++];
    }
    return out;
}

}  // namespace

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> found;
    for (const auto& [path, text] : embedded::files("src/")) {
        if (!path.ends_with(".sql")) continue;
        // src/modules/<m>/migrations/NNNN_name.sql or src/platform/migrations/NNNN_name.sql
        const auto file = path.substr(path.rfind('/') + 1);
        const auto folder = path.substr(0, path.rfind("/migrations/"));
        const auto module = folder.substr(folder.rfind('/') + 1);
        found.push_back({std::string(module), std::stoi(std::string(file.substr(0, 4))),
                         std::string(file.substr(5, file.size() - 9)), std::string(text)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Migration& a, const Migration& b) {
        const auto key = [](const Migration& m) { return std::tuple(m.module != "platform", m.module, m.number); };
        return key(a) < key(b);
    });
    return found;
}

SchemaFit schema_fit(sql::Reader& rows, const std::vector<Migration>& migrations) {
    const auto applied = rows.all<AppliedMigration>(list_migrations);
    for (const auto& done : applied) {
        const auto what = done.module + " " + std::to_string(done.number);
        const auto known = std::find_if(migrations.begin(), migrations.end(),
                                        [&](const Migration& m) { return m.module == done.module && m.number == done.number; });
        if (known == migrations.end()) return {Fit::newer, what};
        if (hex(sha256(known->text)) != done.checksum) return {Fit::changed, what};
    }
    return {applied.size() < migrations.size() ? Fit::older : Fit::same, ""};
}

int migrate(sql::Connection& connection, const std::vector<Migration>& migrations, Instant now) {
    sql::Tables tables(connection);
    connection.script("begin immediate");
    int ran = 0;
    try {
        connection.script(with_types(
            "create table if not exists schema_migration (module {text} not null, number {integer} not null, name {text} not null, "
            "checksum {text} not null, applied_at {instant} not null, primary key (module, number)) {strict}"));
        const auto [fit, what] = schema_fit(tables, migrations);
        if (fit == Fit::newer) throw sql::SqlError(sql::Fault::newer_schema, "the database is newer than this program (" + what + ")");
        if (fit == Fit::changed) throw sql::SqlError(sql::Fault::newer_schema, "migration " + what + " was changed after it ran");
        const auto applied = tables.all<AppliedMigration>(list_migrations);
        for (const auto& migration : migrations) {
            const bool done = std::any_of(applied.begin(), applied.end(), [&](const AppliedMigration& a) {
                return a.module == migration.module && a.number == migration.number;
            });
            if (done) continue;
            connection.script(with_types(migration.text));
            tables.run(insert_migration, migration.module, migration.number, migration.name, hex(sha256(migration.text)), now);
            ++ran;
        }
        connection.script("commit");
    } catch (...) {
        connection.script("rollback");
        throw;
    }
    return ran;
}

std::vector<std::string> projected_tables(sql::Connection& connection) {
    auto names = sql::Reader(connection).all<std::string>(list_tables);
    std::erase_if(names, [](const std::string& name) {
        return name == "ledger" || name == "schema_migration" || name.starts_with("scratch_");
    });
    return names;
}

}  // namespace koppi
