// Platform, ledger and writer: tests as sentences, on real SQLite files.
#include "platform/writer.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "platform/migrate.hpp"

using namespace koppi;

namespace {

// A database file of its own, gone with the test.
struct LedgerFile {
    std::filesystem::path folder;
    std::string path;
    LedgerFile() {
        std::string pattern = (std::filesystem::temp_directory_path() / "koppi-writer-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        folder = pattern;
        path = folder / "x.db";
    }
    ~LedgerFile() { std::filesystem::remove_all(folder); }
    std::unique_ptr<sql::Connection> open() const {
        auto connection = sql::open_sqlite(path, sql::Access::read_write);
        migrate(*connection, embedded_migrations(), Instant{});
        return connection;
    }
};

void no_projection(sql::Tables&, const events::Event&, const Stamp&) {}
void projection_that_fails_on_gone(sql::Tables&, const events::Event& event, const Stamp&) {
    if (const auto* unit = std::get_if<events::UnitOpened>(&event); unit && unit->name == "gone")
        throw sql::SqlError(sql::Fault::unique, "a constraint");
}

events::UnitOpened unit_named(std::string name) {
    events::UnitOpened unit{};
    unit.name = std::move(name);
    return unit;
}

constexpr sql::Query count_ledger_rows{"test.count_ledger", "select count(*) from ledger"};
constexpr sql::Query change_body{"test.change_body", "update ledger set body = replace(body, 'two', 'six') where position = $1"};
constexpr sql::Query change_time{"test.change_time", "update ledger set recorded_at = recorded_at + 1 where position = $1"};
constexpr sql::Query remove_row{"test.remove_row", "delete from ledger where position = $1"};
constexpr sql::Query swap_rows{"test.swap_rows", "update ledger set position = case position when 2 then -3 else -2 end where position in (2, 3)"};
constexpr sql::Query unswap_rows{"test.unswap_rows", "update ledger set position = -position where position < 0"};

void nothing_committed(std::int64_t, const std::vector<std::string_view>&) {}
void nothing_slow(std::string_view, double) {}

// Three events in one workshop.
void write_three(sql::Connection& connection) {
    const SetClock clock(*instant_from("2026-03-02T08:00:00Z"));
    Workshop workshop(connection, no_projection, clock, Dice(1));
    for (const char* name : {"one", "two", "three"}) {
        const auto done = workshop.commit<Done>(Actor{}, [&](Work& work) -> Result<Done> {
            work.record(unit_named(name));
            return Done{};
        });
        REQUIRE(done.ok());
    }
}

std::string chain_after(const std::function<void(sql::Tables&)>& change) {
    const LedgerFile file;
    auto connection = file.open();
    write_three(*connection);
    sql::Tables tables(*connection);
    change(tables);
    const auto fault = verify_chain(tables, [](std::int64_t) {});
    return fault ? fault->what + " at " + std::to_string(fault->position) : "sound";
}

Answer record_unit(Writer& writer, std::string name, std::optional<Idempotency> idempotency = std::nullopt) {
    return writer.run("test", Actor{}, idempotency, [&](Work& work) {
        work.record(unit_named(name));
        return Answer{200, name, false};
    });
}

}  // namespace

TEST_CASE("the chain finds a changed body, a changed time, a missing row and two that changed places") {
    CHECK(chain_after([](sql::Tables&) {}) == "sound");
    CHECK(chain_after([](sql::Tables& tables) { tables.run(change_body, 2); }) == "body_changed at 2");
    CHECK(chain_after([](sql::Tables& tables) { tables.run(change_time, 1); }) == "chain_broken at 1");
    CHECK(chain_after([](sql::Tables& tables) { tables.run(remove_row, 2); }) == "gap at 2");
    CHECK(chain_after([](sql::Tables& tables) {
              tables.run(swap_rows);
              tables.run(unswap_rows);
          }) == "chain_broken at 2");
}

TEST_CASE("a refused work leaves nothing, and the chain goes on without a gap") {
    const LedgerFile file;
    auto connection = file.open();
    write_three(*connection);
    const SetClock clock{Instant{}};
    Workshop workshop(*connection, no_projection, clock, Dice(2));
    const auto refused = workshop.commit<Done>(Actor{}, [&](Work& work) -> Result<Done> {
        work.record(unit_named("four"));
        return Refusal{Reason::conflict, "test.no", "", {}};
    });
    CHECK(!refused.ok());
    const auto done = workshop.commit<Done>(Actor{}, [&](Work& work) -> Result<Done> {
        work.record(unit_named("five"));
        return Done{};
    });
    CHECK(done.ok());
    sql::Reader rows(*connection);
    CHECK(rows.number(count_ledger_rows) == 4);
    CHECK(!verify_chain(rows, [](std::int64_t) {}));
}

TEST_CASE("the same clock and dice make the same ids") {
    Dice a(7);
    Dice b(7);
    const Instant at = from_epoch_ms(1'700'000'000'000);
    CHECK(fresh_id_bytes(at, a) == fresh_id_bytes(at, b));
    CHECK(ClientId{fresh_id_bytes(at, a)}.text().substr(14, 1) == "7");
}

TEST_CASE("commands that wait together share commits, and all of them are there") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    std::vector<std::thread> people;
    for (int i = 0; i < 16; ++i)
        people.emplace_back([&, i] {
            for (int k = 0; k < 20; ++k) CHECK(record_unit(writer, std::to_string(i * 100 + k)).status == 200);
        });
    for (auto& person : people) person.join();
    writer.stop();
    CHECK(writer.counters().commands == 320);
    CHECK(writer.counters().commits < 320);
    auto again = sql::open_sqlite(file.path, sql::Access::read_only);
    sql::Reader rows(*again);
    CHECK(rows.number(count_ledger_rows) == 320);
    CHECK(!verify_chain(rows, [](std::int64_t) {}));
}

TEST_CASE("a command is durable when it is answered: another connection sees it at once") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    auto reader = sql::open_sqlite(file.path, sql::Access::read_only);
    for (int i = 1; i <= 20; ++i) {
        record_unit(writer, "unit");
        CHECK(sql::Reader(*reader).number(count_ledger_rows) == i);
    }
}

TEST_CASE("a retry gets the first answer and does nothing twice; the same key for something else is refused") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    const Idempotency sent{AccountId{{1}}, "key-0123456789abcdef", sha256("body")};
    CHECK(record_unit(writer, "first", sent).body == "first");
    CHECK(record_unit(writer, "second", sent).body == "first");
    const Idempotency other{AccountId{{1}}, "key-0123456789abcdef", sha256("another body")};
    const auto refused = record_unit(writer, "third", other);
    CHECK(refused.refused);
    CHECK(refused.body == key_reused);
    const Idempotency somebody_else{AccountId{{2}}, "key-0123456789abcdef", sha256("body")};
    CHECK(record_unit(writer, "fourth", somebody_else).body == "fourth");
    writer.stop();
    CHECK(sql::Reader(*connection).number(count_ledger_rows) == 2);
    CHECK(writer.counters().repeated == 1);
}

TEST_CASE("a retry in the same group as the first gets the same answer") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    std::atomic<int> first{0};
    std::vector<std::thread> tries;
    for (int i = 0; i < 8; ++i)
        tries.emplace_back([&, i] {
            const Idempotency sent{AccountId{{1}}, "key-0123456789abcdef", sha256("body")};
            const auto answer = record_unit(writer, std::to_string(i), sent);
            int expected = 0;
            const int mine = std::stoi(answer.body) + 1;
            if (!first.compare_exchange_strong(expected, mine)) CHECK(first == mine);
        });
    for (auto& one : tries) one.join();
    writer.stop();
    CHECK(sql::Reader(*connection).number(count_ledger_rows) == 1);
}

TEST_CASE("a command that breaks a constraint or throws fails alone; its neighbours are answered and kept") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, projection_that_fails_on_gone, clock, Dice(3), nothing_committed, nothing_slow);
    std::atomic<int> accidents{0};
    std::vector<std::thread> people;
    for (int i = 0; i < 12; ++i)
        people.emplace_back([&, i] {
            try {
                record_unit(writer, i % 3 == 0 ? "gone" : "kept");
            } catch (const sql::SqlError&) {
                ++accidents;
            }
        });
    for (auto& person : people) person.join();
    CHECK_THROWS_AS(writer.run("test", Actor{}, std::nullopt, [](Work&) -> Answer { throw Bug("a bug"); }), Bug);
    CHECK(record_unit(writer, "kept").status == 200);
    writer.stop();
    CHECK(accidents == 4);
    sql::Reader rows(*connection);
    CHECK(rows.number(count_ledger_rows) == 9);
    CHECK(!verify_chain(rows, [](std::int64_t) {}));
}

TEST_CASE("a stopped writer refuses instead of losing") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    writer.stop();
    CHECK_THROWS_AS(record_unit(writer, "late"), sql::SqlError);
}

TEST_CASE("the world hears the last position and the families of a group, after its commit") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    std::int64_t heard = 0;
    std::string families_heard;
    std::mutex mutex;
    Writer writer(
        *connection, no_projection, clock, Dice(3),
        [&](std::int64_t position, const std::vector<std::string_view>& families) {
            const std::lock_guard lock(mutex);
            heard = position;
            for (const auto family : families) families_heard += family;
        },
        nothing_slow);
    record_unit(writer, "one");
    writer.stop();
    CHECK(heard == 1);
    CHECK(families_heard == "directory");
}

TEST_CASE("a second program can't take the same database") {
    const LedgerFile file;
    const auto first = sql::FileLock::take(file.path);
    REQUIRE(first);
    CHECK(!sql::FileLock::take(file.path));
}

TEST_CASE("a database of a newer program, or with a changed migration, is refused and left as it was") {
    const LedgerFile file;
    auto connection = sql::open_sqlite(file.path, sql::Access::read_write);
    auto migrations = embedded_migrations();
    migrate(*connection, migrations, Instant{});
    CHECK(migrate(*connection, migrations, Instant{}) == 0);
    auto older = migrations;
    older.pop_back();
    CHECK_THROWS_AS(migrate(*connection, older, Instant{}), sql::SqlError);
    auto changed = migrations;
    changed.front().text += "-- changed";
    CHECK_THROWS_AS(migrate(*connection, changed, Instant{}), sql::SqlError);
}

TEST_CASE("a migration that fails leaves the schema as it was") {
    const LedgerFile file;
    auto connection = sql::open_sqlite(file.path, sql::Access::read_write);
    std::vector<Migration> migrations{{"test", 1, "good", "create table a (x {integer}) {strict};"}, {"test", 2, "bad", "create table b (;"}};
    CHECK_THROWS_AS(migrate(*connection, migrations, Instant{}), sql::SqlError);
    CHECK(projected_tables(*connection).empty());
}

TEST_CASE("a backup of a database in use is sound, and holds a whole number of commits") {
    const LedgerFile file;
    auto connection = file.open();
    const SystemClock clock;
    Writer writer(*connection, no_projection, clock, Dice(3), nothing_committed, nothing_slow);
    std::atomic<bool> enough{false};
    std::thread busy([&] {
        while (!enough) record_unit(writer, "unit");
    });
    for (int i = 0; i < 5; ++i) {
        const auto copy_path = file.path + ".copy" + std::to_string(i);
        sql::backup_sqlite(file.path, copy_path);
        auto copy = sql::open_sqlite(copy_path, sql::Access::read_only);
        sql::Reader rows(*copy);
        CHECK(!verify_chain(rows, [](std::int64_t) {}));
        CHECK(sql::check_sqlite(*copy) == "ok");
    }
    enough = true;
    busy.join();
}

TEST_CASE("a database put in place of a killed program's is not written over by the log which that one left") {
    const LedgerFile file;
    const auto finished = file.path + ".part";
    const auto write = [](const std::string& path, const char* text) {
        auto connection = sql::open_sqlite(path, sql::Access::read_write);
        connection->script(text);
        connection->script("pragma wal_checkpoint(truncate); pragma journal_mode = delete");
    };
    const auto units_in = [](const std::string& path) {
        constexpr sql::Query list{"test.list_units", "select name from unit order by name"};
        return sql::Reader(*sql::open_sqlite(path, sql::Access::read_only)).all<std::string>(list);
    };
    const auto kill_leaves_log = [&] {
        auto connection = sql::open_sqlite(file.path, sql::Access::read_write);
        connection->script("pragma wal_autocheckpoint = 0; create table if not exists unit (name text) strict; insert into unit values ('old')");
        for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::copy_file(file.path + ending, file.path + ".killed" + ending);
        connection.reset();
        for (const char* ending : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file.path + ending);
            std::filesystem::rename(file.path + ".killed" + ending, file.path + ending);
        }
    };
    SUBCASE("the old file still lies there, and is kept whole") {
        kill_leaves_log();
        write(finished, "create table unit (name text) strict; insert into unit values ('new')");
        const auto kept = sql::put_in_place(finished, file.path);
        CHECK(units_in(file.path) == std::vector<std::string>{"new"});
        CHECK(units_in(kept) == std::vector<std::string>{"old"});
    }
    SUBCASE("somebody moved the old file away, and forgot its log") {
        kill_leaves_log();
        std::filesystem::remove(file.path);
        write(finished, "create table unit (name text) strict; insert into unit values ('new')");
        CHECK(sql::put_in_place(finished, file.path).empty());
        CHECK(units_in(file.path) == std::vector<std::string>{"new"});
        CHECK(sql::check_sqlite(*sql::open_sqlite(file.path, sql::Access::read_only)) == "ok");
    }
}

TEST_CASE("whether a database is in use can be asked without making a lock") {
    const LedgerFile file;
    CHECK(!sql::FileLock::is_held(file.path));
    CHECK(!std::filesystem::exists(file.path + ".lock"));
    const auto lock = sql::FileLock::take(file.path);
    CHECK(sql::FileLock::is_held(file.path));
}
