// Tests: what `koppi doctor` finds, on files and ports that are made wrong on purpose. What needs another machine (a full disk, no browser)
// is tried by hand.
#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands.hpp"
#include "app/switchboard.hpp"
#include "platform/migrate.hpp"
#include "platform/sqlite.hpp"
#include "platform/writer.hpp"

namespace koppi::tests {

namespace {

constexpr sql::Query keys_out_of_order{"tests.keys_out_of_order", R"(
    select m.name from sqlite_master m where m.type = 'table' and lower(m.sql) like '%without rowid%'
      and exists (select 1 from pragma_table_info(m.name) i where i.pk > 0 and i.pk <> i.cid + 1))"};

// A folder of its own, gone at the end.
struct Ward {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("koppi-doctor-test-" + std::to_string(getpid()));
    std::string db = (folder / "koppi.db").string();

    Ward() { std::filesystem::create_directory(folder); }
    ~Ward() { std::filesystem::remove_all(folder); }

    // A sound database whose clock stood there.
    void database(Instant at) const {
        const auto connection = sql::open_sqlite(db, sql::Access::read_write);
        migrate(*connection, embedded_migrations(), at);
        const SetClock clock(at);
        Workshop workshop(*connection, project_all, clock, Dice{1});
        REQUIRE(workshop.commit<Done>(Actor{}, [](Work& work) -> Result<Done> {
            work.record(events::UnitOpened{work.fresh<UnitId>(), "Armila", events::UnitKind::station, {}, {}, {}, {}});
            return Done{};
        }));
    }
    void run(const char* statement) const { sql::open_sqlite(db, sql::Access::read_write)->script(statement); }

    struct Said {
        int code;
        wire::json::value words;
        // "bad: …" of one finding.
        std::string of(std::string_view what) const {
            for (const auto& finding : words.at("findings").as_array())
                if (finding.at("what").as_string() == what)
                    return std::string(finding.at("health").as_string()) + ": " + std::string(finding.at("words").as_string());
            return "not looked at";
        }
    };
    Said doctor(const std::string& listen = "127.0.0.1:0", const std::string& of = "") const {
        const auto heard = (folder / "said").string();
        std::fflush(stdout);
        const int before = dup(STDOUT_FILENO);
        const int into = open(heard.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        dup2(into, STDOUT_FILENO);
        close(into);
        const int code = commands::doctor(of.empty() ? db : of, listen, {.json = true});
        std::fflush(stdout);
        dup2(before, STDOUT_FILENO);
        close(before);
        std::ifstream in(heard);
        std::stringstream text;
        text << in.rdbuf();
        return {code, wire::json::parse(text.str())};
    }
};

bool says(const std::string& finding, std::string_view health, std::string_view words) {
    return finding.starts_with(std::string(health) + ": ") && finding.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the doctor finds a sound house sound, and a house without a database ready for one") {
    const Ward ward;
    const auto empty = ward.doctor();
    CHECK(says(empty.of("database"), "warning", "does not exist yet. `koppi demo` makes one."));
    ward.database(SystemClock().now() - Minutes{1});
    const auto sound = ward.doctor();
    // A program that was built without the screens can't serve, and says so.
    CHECK(sound.code == (sound.of("web").starts_with("good: ") ? 0 : 1));
    for (const char* what : {"catalogue", "time zone", "database", "in use", "port"}) CHECK(sound.of(what).starts_with("good: "));
}

TEST_CASE("the columns of a key come first where a table has no rowid: SQLite 3.40 takes it for damaged otherwise") {
    const Ward ward;
    ward.database(instant_from("2026-11-20T10:00:00+02:00").value());
    ward.run("insert into booking_party (professional, begins_at, booking, is_remote) values (randomblob(16), 1, randomblob(16), 0)");
    const auto connection = sql::open_sqlite(ward.db, sql::Access::read_only);
    CHECK(sql::check_sqlite(*connection) == "ok");
    sql::Reader rows(*connection);
    CHECK(rows.all<std::string>(keys_out_of_order) == std::vector<std::string>{});
}

TEST_CASE("the doctor tells whose port it is not, and that an address is none") {
    const Ward ward;
    const int other = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    REQUIRE(bind(other, reinterpret_cast<const sockaddr*>(&address), length) == 0);
    REQUIRE(listen(other, 1) == 0);
    REQUIRE(getsockname(other, reinterpret_cast<sockaddr*>(&address), &length) == 0);
    const auto taken = ward.doctor("127.0.0.1:" + std::to_string(ntohs(address.sin_port)));
    close(other);
    CHECK(taken.code == 1);
    CHECK(says(taken.of("port"), "bad", "is taken by another program"));
    for (const char* none : {"300.1.1.1:8080", "localhost:8080", "8080", ":::", "127.0.0.1:http"}) CHECK(ward.doctor(none).of("port").starts_with("bad: "));
    CHECK(ward.doctor("[::1]:0").of("port").find("no address") == std::string::npos);
}

TEST_CASE("the doctor knows a database that is newer than the program, one that is none, and one that is in use") {
    const Ward ward;
    ward.database(SystemClock().now() - Minutes{1});
    {
        const auto lock = sql::FileLock::take(ward.db);
        CHECK(says(ward.doctor().of("in use"), "warning", "Another Koppi has"));
    }
    ward.run("insert into schema_migration (module, number, name, checksum, applied_at) values ('contact', 99, 'tomorrow', 'x', 0)");
    const auto newer = ward.doctor();
    CHECK(newer.code == 1);
    CHECK(says(newer.of("database"), "bad", "is newer than this program (contact 99). Install the newer Koppi"));

    ward.run("delete from schema_migration where number = 99; update schema_migration set checksum = 'x' where module = 'contact' and number = 1");
    CHECK(says(ward.doctor().of("database"), "bad", "was made by another build of Koppi, whose contact 1 differs"));

    const auto text = (ward.folder / "letter.db").string();
    std::ofstream(text) << std::string(10'000, 'k');
    CHECK(says(ward.doctor("127.0.0.1:0", text).of("database"), "bad", "is no database, or a damaged one"));
}

TEST_CASE("the doctor finds a clock that is behind the ledger, and a folder that is not there") {
    const Ward ward;
    ward.database(SystemClock().now() + std::chrono::hours{48});
    const auto behind = ward.doctor();
    CHECK(behind.code == 1);
    CHECK(says(behind.of("clock"), "bad", "but the ledger already has an event of"));
    CHECK(says(ward.doctor("127.0.0.1:0", "/no/such/folder/koppi.db").of("disk"), "bad", "/no/such/folder does not exist"));
}

}  // namespace koppi::tests
