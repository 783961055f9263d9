// Bench: a FHIR import, whole (read, reduced, resolved, recorded, durable), beside Boost.JSON and simdjson that merely parse the same
// bytes and do nothing with them. And the memory that a large file takes.
#include <fmt/format.h>
#include <simdjson.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "app/database.hpp"
#include "bench.hpp"
#include "bundle.hpp"
#include "http_client.hpp"
#include "interfaces/import/fhir_reduce.hpp"

namespace koppi::bench {

namespace {

double mb(std::int64_t bytes) { return static_cast<double>(bytes) / 1e6; }

struct Imported {
    double seconds = 0;
    double peak_mb = 0;
};

constexpr sql::Query count_clients{"bench.count_clients", "select count(*) from client"};
constexpr sql::Query count_visits{"bench.count_visits", "select count(*) from visit"};

// `koppi import fhir` as a child; what it brought in is counted in the file.
Imported import_with(const std::string& program, const std::string& db, const std::string& path, const Bundle& bundle) {
    const auto begun = Watch::now();
    const pid_t pid = ::fork();
    if (pid == 0) {
        const int nothing = ::open("/dev/null", O_WRONLY);
        ::dup2(nothing, STDOUT_FILENO);
        ::execl(program.c_str(), program.c_str(), "import", "fhir", "--db", db.c_str(), "--json", path.c_str(), nullptr);
        ::_exit(127);
    }
    // Asked of the running process: what a child reports at its end counts the memory of its parent before the exec.
    Imported imported;
    int status = 0;
    while (::waitpid(pid, &status, WNOHANG) == 0) {
        imported.peak_mb = std::max(imported.peak_mb, peak_mb_of(pid));
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    imported.seconds = seconds_since(begun);
    must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the import ends as it should");
    const auto database = open_to_read(db);
    sql::Reader rows(*database.connection);
    must(rows.number(count_clients) == bundle.patients, "every patient came in");
    must(rows.number(count_visits) == bundle.encounters, "every encounter came in");
    return imported;
}

void remove_database(const std::string& db) {
    for (const char* ending : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(db + ending);
}

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

}  // namespace

void measure_import(const Options& options, Table& table) {
    const auto path = options.folder + "/bundle.json";
    const auto db = options.folder + "/import.db";
    const auto bundle = write_bundle(path, options.quick ? 6'000'000 : 60'000'000);
    const double size = mb(bundle.bytes);

    constexpr int rounds = 5;
    double whole = 1e9;
    double walking = 1e9;
    double dom = 1e9;
    double simd = 1e9;
    // They take turns, and the best of each counts: what disturbs a machine only ever adds time.
    for (int i = 0; i < rounds; ++i) {
        remove_database(db);
        whole = std::min(whole, import_with(options.program, db, path, bundle).seconds);

        auto source = importing::open_source(path);
        must(source.ok(), "the bundle can be read");
        std::int64_t reduced = 0;
        auto begun = Watch::now();
        const auto totals = importing::read_resources(
            **source, importing::Layout::document, importing::asked_of_fhir(),
            [&](const importing::Kept& kept) { reduced += importing::reduce(kept).skipped.empty() ? 1 : 0; }, [](std::int64_t) {});
        walking = std::min(walking, seconds_since(begun));
        must(totals.ok() && reduced == bundle.patients + bundle.encounters + bundle.conditions + 2, "every resource is reduced");

        // Reading the file is part of the work of all three.
        begun = Watch::now();
        {
            const auto text = bytes_of(path);
            boost::json::monotonic_resource memory;
            boost::system::error_code fault;
            const auto value = boost::json::parse(text, fault, &memory);
            must(!fault && value.at("entry").as_array().size() > 100, "Boost.JSON parses the bundle");
            dom = std::min(dom, seconds_since(begun));
        }
        begun = Watch::now();
        {
            const auto text = bytes_of(path);
            simdjson::dom::parser parser;
            simdjson::dom::element value;
            must(parser.parse(text.data(), text.size()).get(value) == simdjson::SUCCESS, "simdjson parses the bundle");
            simd = std::min(simd, seconds_since(begun));
        }
    }
    const double ratio = dom / whole;
    table.add({.what = fmt::format("FHIR import of {:.0f} MB, all of it, best of {}", size, rounds),
               .measured = size / whole,
               .unit = "MB/s",
               .beside = "Boost.JSON, DOM, parsing only",
               .beside_measured = size / dom,
               .ratio = ratio,
               .n = rounds,
               .goal = ">= 0.25",
               .met = ratio >= 0.25});
    table.add({.what = "  of it: reading, checking and reducing",
               .measured = size / walking,
               .unit = "MB/s",
               .beside = "simdjson, DOM, parsing only",
               .beside_measured = size / simd,
               .ratio = simd / walking,
               .n = rounds});

    const auto large = write_bundle(path, options.quick ? 30'000'000 : 300'000'000);
    remove_database(db);
    const auto heavy = import_with(options.program, db, path, large);
    table.add({.what = fmt::format("peak memory while {:.0f} MB are imported", mb(large.bytes)),
               .measured = heavy.peak_mb,
               .unit = "MB",
               .beside = "the file, MB",
               .beside_measured = mb(large.bytes),
               .ratio = heavy.peak_mb / mb(large.bytes),
               .n = 1,
               .goal = "< 150 MB",
               .met = heavy.peak_mb < 150});
    table.add({.what = fmt::format("  its rate ({} resources kept)", large.patients + large.encounters + large.conditions),
               .measured = mb(large.bytes) / heavy.seconds,
               .unit = "MB/s",
               .n = 1});
}

}  // namespace koppi::bench
