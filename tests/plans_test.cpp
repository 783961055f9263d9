// Plans: no question of the program reads a table from end to end that grows with the years. Every sql::Query of the source is planned by SQLite
// on the schema of this program; a scan is a fault unless it stands below with what it is good for. A partial index is its own small set, and may
// be read whole.
#include <doctest/doctest.h>

#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "platform/migrate.hpp"
#include "platform/sqlite.hpp"

namespace koppi::tests {

namespace {

// Reports, figures, rebuilds and tests read everything on purpose; import plans with tables that it makes itself.
const std::vector<std::string> whole_families{"indicators.", "app.", "demo.", "import.", "test.", "bench.", "platform.", "auditor.", "doctor."};

// Small for ever: places, people who work, what is signed in, a panel's or a group's own. Or asked once by somebody who leads.
const std::set<std::string> may_scan{
    "access.delete_ended",  // sessions, thrown away when they end
    "access.delete_old_failures",
    "access.find_account_of",  // accounts of those who work
    "access.list_accounts",
    "access.list_ended",
    "access.list_sessions_of",
    "clients.count_residents",   // of the whole county, for its figures
    "clients.count_word",        // a subquery with a limit of its own
    "clients.list_first_pages",  // the first 3,000 names in order
    "clients.list_residents",    // naming by rule names everybody
    "continuity.count_begun",    // counts of 30 days on the leaders' desk of panels
    "continuity.count_ended",
    "continuity.count_lines",
    "desks.list_heavy_of_unit",  // a subquery of one unit's clients, or one's own
    "desks.list_heavy_of_worker",
    "desks.count_own_matters",  // a subquery of one's own clients
    "directory.list_colleagues",
    "directory.list_deputised",
    "directory.list_lines",
    "directory.list_rooms",
    "directory.list_units",
    "groups.list_groups",
    "routing.list_passed_on",           // a changed order is held against 30 days, by an administrator
    "scheduling.list_all_assignments",  // templates of those who work
    "scheduling.list_met",              // whom everybody has met, for naming by rule
    "scheduling.list_templates",
};

struct Found {
    std::string name;
    std::string text;
    std::string where;
};

std::string read_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The literals from `at` on, macros in their place, up to the closing brace of the query.
std::string literals(const std::string& source, std::size_t at, const std::map<std::string, std::string>& macros) {
    std::string text;
    while (at < source.size() && source[at] != '}') {
        if (source.compare(at, 3, "R\"(") == 0) {
            const auto end = source.find(")\"", at);
            text += source.substr(at + 3, end - at - 3);
            at = end + 2;
        } else if (source[at] == '"') {
            const auto end = source.find('"', at + 1);
            text += source.substr(at + 1, end - at - 1);
            at = end + 1;
        } else if (std::isalpha(static_cast<unsigned char>(source[at]))) {
            auto end = at;
            while (std::isalnum(static_cast<unsigned char>(source[end])) || source[end] == '_') ++end;
            if (const auto macro = macros.find(source.substr(at, end - at)); macro != macros.end()) text += literals(macro->second + "}", 0, macros);
            at = end;
        } else {
            ++at;
        }
    }
    return text;
}

std::vector<Found> queries_in(std::string source, const std::string& where) {
    for (auto at = source.find("\\\n"); at != std::string::npos; at = source.find("\\\n", at)) source.replace(at, 2, "  ");
    std::map<std::string, std::string> macros;
    for (auto at = source.find("#define "); at != std::string::npos; at = source.find("#define ", at + 1)) {
        const auto name_end = source.find_first_of(" \n(", at + 8);
        const auto line_end = source.find('\n', at);
        if (name_end < line_end) macros.emplace(source.substr(at + 8, name_end - at - 8), source.substr(name_end, line_end - name_end));
    }
    std::vector<Found> found;
    for (auto at = source.find("constexpr sql::Query "); at != std::string::npos; at = source.find("constexpr sql::Query ", at + 1)) {
        const auto brace = source.find_first_of("{;,)", at);
        if (brace == std::string::npos || source[brace] != '{' || source[source.find_first_not_of(" \n", brace + 1)] != '"') continue;
        const auto name = source.find('"', brace) + 1;
        const auto name_end = source.find('"', name);
        const auto comma = source.find(',', name_end);
        found.push_back({source.substr(name, name_end - name), literals(source, comma + 1, macros), where});
    }
    return found;
}

struct Planner {
    std::unique_ptr<sql::Connection> connection = sql::open_sqlite(":memory:", sql::Access::read_write);
    std::deque<std::string> texts;
    std::set<std::string> partial;

    Planner() {
        migrate(*connection, embedded_migrations(), Instant{});
        sql::Reader rows(*connection);
        static constexpr sql::Query list_partial{"test.list_partial", "select name from sqlite_schema where type = 'index' and sql like '% where %'"};
        for (const auto& name : rows.all<std::string>(list_partial)) partial.insert(name);
    }
    // The steps that read something whole.
    std::vector<std::string> scans(const std::string& query) {
        const auto& text = texts.emplace_back("explain query plan " + query);
        auto& statement = connection->prepared({"test.explain", text.c_str()});
        std::vector<std::string> found;
        while (statement.step()) {
            const std::string step(statement.text(3));
            if (!step.starts_with("SCAN ") || step.starts_with("SCAN CONSTANT") || step.starts_with("SCAN (")) continue;
            const auto index = step.find("INDEX ");
            if (index != std::string::npos && partial.contains(step.substr(index + 6))) continue;
            found.push_back(step);
        }
        connection->release(statement);
        return found;
    }
};

bool may(const std::string& name) {
    return may_scan.contains(name) || std::any_of(whole_families.begin(), whole_families.end(), [&](const auto& family) { return name.starts_with(family); });
}

}  // namespace

TEST_CASE("no question reads a table whole that grows with the years") {
    namespace fs = std::filesystem;
    Planner planner;
    int planned = 0;
    std::set<std::string> scanned;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOPPI_SOURCE_DIR) / "src")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        for (const auto& query : queries_in(read_text(entry.path()), entry.path().filename().string())) {
            if (query.name.starts_with("import.") || query.name.starts_with("test.")) continue;
            CAPTURE(query.name);
            CAPTURE(query.where);
            std::vector<std::string> scans;
            REQUIRE_NOTHROW(scans = planner.scans(query.text));
            ++planned;
            if (scans.empty()) continue;
            scanned.insert(query.name);
            CAPTURE(scans.front());
            CHECK(may(query.name));
        }
    }
    CHECK(planned > 500);
    // What is allowed and does not do it any more is taken off the list.
    for (const auto& name : may_scan) {
        CAPTURE(name);
        CHECK(scanned.contains(name));
    }
}

TEST_CASE("a question that reads a growing table whole is seen") {
    Planner planner;
    const auto asks = [&](const std::string& source) { return planner.scans(queries_in(source, "x.cpp").at(0).text); };
    CHECK(asks(R"x(constexpr sql::Query q{"x.q", "select * from booking where made_by = $1"};)x").size() == 1);
    CHECK(asks(R"x(constexpr sql::Query q{"x.q", R"(select * from booking where booking = $1)"};)x").empty());
    CHECK(asks("#define ALL \\\n    \"select booking \" \"from booking \"\nconstexpr sql::Query q{\"x.q\", ALL \"where made_by = $1\"};").size() == 1);
    // The waiting ones lie in an index of their own, and are few.
    CHECK(asks(R"x(constexpr sql::Query q{"x.q", "select contact from contact where state = 'waiting' order by rank_at"};)x").empty());
}

}  // namespace koppi::tests
