// App: what fills a database: the demo county, an import.
#include <fmt/format.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/figures.hpp"
#include "app/progress.hpp"
#include "app/switchboard.hpp"
#include "core/civil_time.hpp"
#include "interfaces/demo/demo.hpp"
#include "interfaces/import/import.hpp"
#include "platform/catalog.hpp"

namespace koppi::commands {

namespace {

bool has_events(sql::Connection& connection) {
    constexpr sql::Query count_ledgers{"app.count_ledgers", "select count(*) from sqlite_schema where name = 'ledger'"};
    constexpr sql::Query count_events{"app.count_events", "select count(*) from ledger"};
    sql::Reader rows(connection);
    return rows.number(count_ledgers) > 0 && rows.number(count_events) > 0;
}

// A day begins at midnight; the clocks may jump over a minute, which is none then.
std::optional<Instant> wished_instant(const std::string& text) {
    const auto day = date_from(text.substr(0, 10));
    if (!day || (text.size() != 10 && text.size() != 16)) return std::nullopt;
    if (text.size() == 10) return start_of_day(*day);
    const auto minute = knowledge::minute_of_day(text.substr(11));
    if (text[10] != 'T' || !minute) return std::nullopt;
    const auto at = instant_at(*day, *minute);
    return at ? std::optional(*at) : std::nullopt;
}

// Figures stand beside the report: the demo itself does not know how it is counted.
struct DemoMade {
    koppi::demo::DemoReport made;
    std::vector<indicators::Figure> figures;
};
BOOST_DESCRIBE_STRUCT(DemoMade, (), (made, figures))

}  // namespace

int say_refusal(const Refusal& refusal, Output output) {
    const auto text = words(Language::en, refusal);
    if (output.json) {
        fmt::print("{{\"refused\":\"{}\",\"where\":\"{}\"}}\n", refusal.code, refusal.where);
    } else {
        fmt::print(stderr, "{}{}{}\n", text, refusal.where.empty() ? "" : " ", refusal.where);
    }
    return 1;
}

int demo(const std::string& db, const DemoWish& wish, Output output) {
    const auto until = wish.until ? wished_instant(*wish.until) : std::chrono::floor<Minutes>(SystemClock().now());
    if (!until) throw Trouble("--until takes a day or a minute of Helsinki, such as 2026-11-22 or 2026-11-22T10:30; got " + *wish.until);
    const auto lock = sql::FileLock::take(db);
    if (!lock) throw Trouble(db + " is in use by another Koppi. Stop that one first, or name another file with --db.");
    // An empty file that something made before us is taken over; a centre's data never is.
    if (std::filesystem::exists(db) && has_events(*open_to_read(db).connection))
        return say_refusal({Reason::out_of_order, "demo.database_not_empty", "", {}}, output);
    // Made beside its place and put there whole: a demo that was interrupted leaves no half county behind.
    const std::string part = db + ".making";
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(part + ending);
    std::optional<Result<koppi::demo::DemoReport>> made;
    {
        auto database = open_to_write(part, Existing::welcome);
        ProgressLine line(!output.json);
        made.emplace(koppi::demo::make_demo(*database.connection, project_all,
                                            {.residents = wish.residents, .seed = wish.seed, .until = *until},
                                            [&](std::string_view what, std::uint64_t done, std::uint64_t total) { line.show(what, done, total); }));
        database.connection->script("pragma wal_checkpoint(truncate)");
    }
    std::filesystem::remove(part + ".lock");
    if (!*made) {
        for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(part + ending);
        return say_refusal(made->refusal(), output);
    }
    sql::put_in_place(part, db);
    const auto& report = **made;
    const auto figures = figures_of_the_year(*open_to_read(db).connection, report.until);
    if (output.json) {
        fmt::print("{}\n", wire::write(DemoMade{report, figures}));
        return 0;
    }
    fmt::print("{} residents, {} professionals, {} events in {}.\n\n", report.residents, report.professionals, report.events, db);
    print_figures(figures);
    fmt::print("\nSign in as one of these, password {}:\n", report.password);
    for (const auto& person : report.people)
        fmt::print("  {:<12} {:<24} {:<18} {}\n", person.username, person.name, wire::word(person.profession), person.unit_name);
    return 0;
}

int import_fhir(const std::string& db, const std::vector<std::string>& paths, Output output) {
    auto database = open_to_write(db, Existing::welcome);
    const SystemClock clock;
    Workshop workshop(*database.connection, project_all, clock, Dice::from_system());
    std::optional<Result<importing::Report>> imported;
    {
        ProgressLine line(!output.json);
        importing::Listener listener;
        listener.moment = [&](const importing::Moment& moment) {
            line.show(moment.stage == importing::Stage::reading ? "reading" : "recording", static_cast<std::uint64_t>(moment.done),
                      static_cast<std::uint64_t>(moment.total));
        };
        imported.emplace(importing::import_fhir(workshop, paths, listener));
    }
    if (!*imported) return say_refusal(imported->refusal(), output);
    const auto& report = **imported;
    if (output.json) {
        fmt::print("{}\n", wire::write(report));
        return report.refused.empty() ? 0 : 1;
    }
    const auto said = [](const char* area, const importing::Counted& counted) {
        return words(Language::en, std::string(area) + counted.reason);
    };
    fmt::print("{:<18} {:>8} {:>8} {:>8} {:>8} {:>9} {:>8}\n", "resource", "read", "came in", "joined", "changed", "unchanged", "skipped");
    for (const auto& type : report.types) {
        fmt::print("{:<18} {:>8} {:>8} {:>8} {:>8} {:>9} {:>8}\n", type.type, type.read, type.came_in, type.joined, type.changed, type.unchanged,
                   type.skipped);
        for (const auto& reason : type.reasons)
            fmt::print("    skipped {}: {} (first: {})\n", reason.count, said("import.skipped.", reason), reason.first);
    }
    for (const auto& [type, count] : report.not_read) fmt::print("{:<18} {:>8}   not used by Koppi, skipped\n", type, count);
    for (const auto& warning : report.warnings) fmt::print("note {}: {} (first: {})\n", warning.count, said("import.warning.", warning), warning.first);
    for (const auto& file : report.refused)
        fmt::print("REFUSED {} {}: {}\n", file.file, file.where, words(Language::en, "refusal." + file.code, file.details));
    fmt::print("{} files, {:.1f} MB, {} with something new, {} events recorded, {} refused.\n", report.files, static_cast<double>(report.bytes) / 1e6,
               report.files_changed, report.events, report.refused.size());
    return report.refused.empty() ? 0 : 1;
}

}  // namespace koppi::commands
