// Bench: how long a start takes, how much memory it holds when nobody asks anything, and how much the first screen weighs.
#include <fmt/format.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include "county.hpp"
#include "http_client.hpp"

namespace koppi::bench {

namespace {

// In MB, from /proc/<pid>/status.
double resident_mb(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    while (file >> word)
        if (word == "VmRSS:") {
            double kilobytes = 0;
            file >> kilobytes;
            return kilobytes / 1024;
        }
    throw WrongAnswer("the kernel tells the resident memory");
}

void make_demo(const std::string& program, const std::string& db, const std::string& residents) {
    const pid_t pid = ::fork();
    if (pid == 0) {
        const int nothing = ::open("/dev/null", O_WRONLY);
        ::dup2(nothing, STDOUT_FILENO);
        ::execl(program.c_str(), program.c_str(), "demo", "--residents", residents.c_str(), "--seed", "1", "--db", db.c_str(), "--json", nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "the demo county is made");
}

// What the browser loads before it shows anything: the page, and what the page itself names.
double first_screen_kilobytes(std::uint16_t port, std::size_t& files) {
    HttpLine line(port);
    const Headers headers{{"Accept-Encoding", "gzip"}};
    const auto page = line.ask("GET", "/", {}, {});
    must(page.status == 200 && page.body.find("<html") != std::string::npos, "the page is served");
    std::size_t bytes = line.ask("GET", "/", {}, headers).body.size();
    std::set<std::string> named;
    const std::regex link(R"re((?:src|href)="(/[^"]+)")re");
    for (auto it = std::sregex_iterator(page.body.begin(), page.body.end(), link); it != std::sregex_iterator(); ++it) named.insert((*it)[1]);
    must(!named.empty(), "the page names its script");
    for (const auto& path : named) {
        const auto file = line.ask("GET", path, {}, headers);
        must(file.status == 200, path + " is served");
        bytes += file.body.size();
    }
    files = named.size() + 1;
    return static_cast<double>(bytes) / 1000;
}

}  // namespace

void measure_start(const Options& options, Table& table) {
    const auto path = options.folder + "/demo.db";
    const std::string residents = options.quick ? "300" : "12000";
    make_demo(options.program, path, residents);

    Times starts;
    double resident = 0;
    double kilobytes = 0;
    std::size_t files = 0;
    const std::size_t times = options.quick ? 3 : 15;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begun = Watch::now();
        ServerProcess server(options.program, path);
        HttpLine line(server.port());
        must(line.ask("GET", "/health").status == 200, "the server is well");
        starts.ms.push_back(ms_since(begun));
        if (i == 0) {
            std::this_thread::sleep_for(std::chrono::seconds{2});
            resident = resident_mb(server.pid());
            kilobytes = first_screen_kilobytes(server.port(), files);
        }
        server.stop();
    }
    const double worst = *std::max_element(starts.ms.begin(), starts.ms.end());
    table.add({.what = fmt::format("start: exec to the first 200 on /health, {} residents, worst", residents),
               .measured = worst,
               .unit = "ms",
               .n = times,
               .times = starts,
               .goal = "< 1000 ms",
               .met = worst < 1000});
    table.add({.what = fmt::format("idle resident memory, {} residents", residents),
               .measured = resident,
               .unit = "MB",
               .n = 1,
               .goal = "< 60 MB",
               .met = resident < 60});
    table.add({.what = fmt::format("first screen, compressed, {} files", files),
               .measured = kilobytes,
               .unit = "KB",
               .n = 1,
               .goal = "< 300 KB",
               .met = kilobytes < 300});
}

}  // namespace koppi::bench
