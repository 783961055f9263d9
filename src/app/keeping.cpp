// App: keeping the data: stats, export, rebuild, verify, backup, restore.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/figures.hpp"
#include "app/progress.hpp"
#include "app/switchboard.hpp"
#include "core/civil_time.hpp"
#include "modules/access/access.hpp"
#include "platform/clock.hpp"
#include "platform/ledger.hpp"
#include "platform/migrate.hpp"

namespace koppi::commands {

namespace {

struct Counts {
    std::int64_t clients;
    std::int64_t professionals;
    std::int64_t units;
    std::int64_t contacts;
    std::int64_t assessments;
    std::int64_t bookings;
    std::int64_t visits;
    std::int64_t events;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (clients, professionals, units, contacts, assessments, bookings, visits, events))

struct Stats {
    std::int64_t clients;
    std::int64_t professionals;
    std::int64_t units;
    std::int64_t contacts;
    std::int64_t assessments;
    std::int64_t bookings;
    std::int64_t visits;
    std::int64_t events;
    Instant until;
    std::vector<indicators::Figure> figures;  // of the 365 days until then
    std::vector<PlanCodeTold> plan_codes;     // of the same days
};
BOOST_DESCRIBE_STRUCT(Stats, (), (clients, professionals, units, contacts, assessments, bookings, visits, events, until, figures, plan_codes))

constexpr sql::Query count_all{"app.count_all", R"(
    select (select count(*) from client), (select count(*) from professional), (select count(*) from unit), (select count(*) from contact),
           (select count(*) from assessment), (select count(*) from booking), (select count(*) from visit), (select count(*) from ledger))"};

struct Verified {
    bool sound;
    std::int64_t events;
    std::optional<std::int64_t> first_fault_at;
    std::optional<std::string> fault;
    std::string pages;
};
BOOST_DESCRIBE_STRUCT(Verified, (), (sound, events, first_fault_at, fault, pages))

struct Rebuilt {
    bool same;
    std::int64_t events;
    std::vector<std::string> different_tables;
};
BOOST_DESCRIBE_STRUCT(Rebuilt, (), (same, events, different_tables))

struct Copied {
    std::string file;
    std::int64_t bytes;
    std::int64_t events;
};
BOOST_DESCRIBE_STRUCT(Copied, (), (file, bytes, events))

constexpr sql::Query count_ledger{"app.count_ledger", "select count(*) from ledger"};

// A copy is worth only what was read back from it.
Verified verified(sql::Connection& connection, bool quiet) {
    ProgressLine line(!quiet);
    sql::Reader rows(connection);
    Verified result{.sound = true, .events = rows.number(count_ledger), .first_fault_at = {}, .fault = {}, .pages = sql::check_sqlite(connection)};
    const auto total = static_cast<std::uint64_t>(result.events);
    if (const auto fault = verify_chain(rows, [&](std::int64_t at) { line.show("verifying", static_cast<std::uint64_t>(at), total); })) {
        result.first_fault_at = fault->position;
        result.fault = fault->what;
    }
    result.sound = !result.fault && result.pages == "ok";
    return result;
}

}  // namespace

int stats(const std::string& db, Output output) {
    auto database = open_to_read(db);
    const auto counts = sql::Reader(*database.connection).first<Counts>(count_all).value();
    const auto now = SystemClock().now();
    const auto figures = figures_of_the_year(*database.connection, now);
    const auto plan_codes = plan_codes_of_the_year(*database.connection, now);
    if (output.json) {
        fmt::print("{}\n", wire::write(Stats{counts.clients, counts.professionals, counts.units, counts.contacts, counts.assessments, counts.bookings,
                                             counts.visits, counts.events, now, figures, plan_codes}));
        return 0;
    }
    boost::mp11::mp_for_each<wire::fields_of<Counts>>([&](auto field) { fmt::print("{:<14} {:>10}\n", field.name, counts.*field.pointer); });
    fmt::print("\nThe 365 days until {}:\n", date_text(helsinki_date(now)));
    print_figures(figures);
    if (!plan_codes.empty()) fmt::print("\nCodes written with plans:\n");
    for (const auto& one : plan_codes) fmt::print("{:<68} {:>8}\n", fmt::format("{} {} {}", one.code_set, one.code, one.label), one.count);
    return 0;
}

int export_ledger(const std::string& db, const std::string& to) {
    auto database = open_to_read(db);
    std::ofstream file;
    if (to != "-") {
        file.open(to, std::ios::binary | std::ios::trunc);
        if (!file) throw Trouble(to + " can't be written.");
    }
    std::ostream& out = to == "-" ? std::cout : file;
    sql::Reader rows(*database.connection);
    each_row(rows, 0, [&](const LedgerRow& row) {
        // The body is JSON already; it is set in as it lies, so that its hash can be checked by anyone.
        std::string line = "{\"position\":" + std::to_string(row.position) + ",\"name\":\"" + row.name +
                           "\",\"version\":" + std::to_string(row.version) + ",\"happened_at\":\"" + instant_text(row.happened_at) +
                           "\",\"recorded_at\":\"" + instant_text(row.recorded_at) + "\"";
        if (row.account) line += ",\"account\":\"" + row.account->text() + "\"";
        if (row.professional) line += ",\"professional\":\"" + row.professional->text() + "\"";
        if (row.unit) line += ",\"unit\":\"" + row.unit->text() + "\"";
        if (row.profession) line += ",\"profession\":\"" + std::string(wire::word(*row.profession)) + "\"";
        line += ",\"body\":" + row.body + ",\"body_hash\":\"" + hex(row.body_hash) + "\",\"hash\":\"" + hex(row.hash) + "\"}\n";
        out << line;
    });
    out.flush();
    if (!out) throw Trouble("The export could not be written to its end. Is the disk full?");
    return 0;
}

int verify(const std::string& db, Output output) {
    auto database = open_to_read(db);
    const auto result = verified(*database.connection, output.json);
    if (output.json) {
        fmt::print("{}\n", wire::write(result));
    } else if (result.sound) {
        fmt::print("Sound: {} events, chain and pages hold.\n", result.events);
    } else {
        if (result.fault) fmt::print("The ledger is broken at position {}: {}.\n", *result.first_fault_at, *result.fault);
        if (result.pages != "ok") fmt::print("The database file is damaged: {}\n", result.pages);
        fmt::print("Restore the newest sound backup: koppi restore FILE --db {}\n", db);
    }
    return result.sound ? 0 : 1;
}

int rebuild(const std::string& db, Output output) {
    auto database = open_to_write(db, Existing::required);
    auto& connection = *database.connection;
    ProgressLine line(!output.json);
    Rebuilt result{.same = true, .events = sql::Reader(connection).number(count_ledger), .different_tables = {}};
    const auto before = table_digests(connection);
    connection.script("begin immediate");
    try {
        replay(connection, project_all,
               [&](std::int64_t at) { line.show("replaying", static_cast<std::uint64_t>(at), static_cast<std::uint64_t>(result.events)); });
        const auto after = table_digests(connection);
        for (const auto& [table, digest] : before)
            if (after.at(table) != digest) result.different_tables.push_back(table);
        connection.script("commit");
    } catch (...) {
        connection.script("rollback");
        throw;
    }
    result.same = result.different_tables.empty();
    if (output.json) {
        fmt::print("{}\n", wire::write(result));
    } else if (result.same) {
        fmt::print("Replayed {} events into {} tables; every row is as it was.\n", result.events, before.size());
    } else {
        fmt::print("Replayed {} events. These tables were not what the ledger says, and are now: {}\n", result.events,
                   fmt::join(result.different_tables, ", "));
    }
    return result.same ? 0 : 1;
}

int backup(const std::string& db, const std::string& to, Output output) {
    if (!std::filesystem::exists(db)) throw Trouble(db + " does not exist. Name another file with --db.");
    if (std::filesystem::exists(to)) throw Trouble(to + " exists already; a backup never writes over a file.");
    const std::string part = to + ".part";
    std::filesystem::remove(part);
    Copied copied{.file = to, .bytes = 0, .events = 0};
    try {
        sql::backup_sqlite(db, part);
        auto copy = sql::open_sqlite(part, sql::Access::read_only);
        const auto result = verified(*copy, output.json);
        if (!result.sound) throw Trouble("The copy is not sound, so it was thrown away. Run `koppi verify` on the database itself.");
        copied.events = result.events;
    } catch (const sql::SqlError& accident) {
        std::filesystem::remove(part);
        throw Trouble(std::string("The backup could not be written: ") + accident.what());
    } catch (...) {
        std::filesystem::remove(part);
        throw;
    }
    std::filesystem::permissions(part, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    std::filesystem::rename(part, to);
    copied.bytes = static_cast<std::int64_t>(std::filesystem::file_size(to));
    if (output.json) {
        fmt::print("{}\n", wire::write(copied));
    } else {
        fmt::print("Backed up {} events to {} ({:.1f} MB), read back and verified.\n", copied.events, to, static_cast<double>(copied.bytes) / 1e6);
    }
    return 0;
}

int restore(const std::string& db, const std::string& from, bool replace, Output output) {
    if (!std::filesystem::exists(from)) throw Trouble(from + " does not exist.");
    const auto lock = sql::FileLock::take(db);
    if (!lock) throw Trouble(db + " is in use by a running Koppi. Stop it first.");
    if (std::filesystem::exists(db) && !replace)
        throw Trouble(db + " exists. Say --replace to put the backup in its place; the old file is kept beside it.");
    const std::string part = db + ".part";
    std::filesystem::remove(part);
    Copied copied{.file = db, .bytes = 0, .events = 0};
    try {
        sql::backup_sqlite(from, part);
        auto copy = sql::open_sqlite(part, sql::Access::read_only);
        const auto result = verified(*copy, output.json);
        if (!result.sound) throw Trouble(from + " is not sound; nothing was changed.");
        copied.events = result.events;
        copy.reset();
        // Who signed out, or was shut out, after the backup was taken must not be signed in by it.
        const auto restored = sql::open_sqlite(part, sql::Access::read_write);
        sql::Tables tables(*restored);
        access::end_every_session(tables);
        restored->script("pragma wal_checkpoint(truncate); pragma journal_mode = delete");
    } catch (const sql::SqlError& accident) {
        std::filesystem::remove(part);
        throw Trouble(from + " is no sound Koppi backup (" + accident.what() + "); nothing was changed.");
    } catch (...) {
        std::filesystem::remove(part);
        throw;
    }
    const auto kept = sql::put_in_place(part, db);
    copied.bytes = static_cast<std::int64_t>(std::filesystem::file_size(db));
    if (output.json) {
        fmt::print("{}\n", wire::write(copied));
    } else {
        fmt::print("Restored {} events into {}.{}\n", copied.events, db, kept.empty() ? "" : " The old database is kept as " + kept + ".");
    }
    return 0;
}

}  // namespace koppi::commands
