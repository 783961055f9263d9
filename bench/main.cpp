// Bench: runs the measurements that were asked for and prints one table.
#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <CLI/CLI.hpp>

#include "bench.hpp"

namespace koppi::bench {

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto at = std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

namespace {

std::string figure(double value) {
    if (value >= 1000) return fmt::format("{:.0f}", value);
    if (value >= 10) return fmt::format("{:.1f}", value);
    return fmt::format("{:.3g}", value);
}

double load_average() {
    std::ifstream file("/proc/loadavg");
    double load = 0;
    file >> load;
    return load;
}

}  // namespace

void Table::add(Line line) {
    // Shown at once too: a measurement takes minutes and may be stopped.
    fmt::print(stderr, "  {:<58} {:>9} {:<10}\n", line.what, figure(line.measured), line.unit);
    lines_.push_back(std::move(line));
}

void Table::print() const {
    fmt::print("\n{:<58} {:>9} {:<9} {:<44} {:>9} {:>7} {:>8} {:>8} {:>8}  {}\n", "", "measured", "", "beside", "", "ratio", "n", "p50 ms",
               "p99 ms", "goal");
    for (const auto& line : lines_) {
        fmt::print("{:<58} {:>9} {:<9} {:<44} {:>9} {:>7} {:>8} {:>8} {:>8}  {}{}\n", line.what, figure(line.measured), line.unit, line.beside,
                   line.beside_measured ? figure(*line.beside_measured) : "", line.ratio ? fmt::format("{:.2f}", *line.ratio) : "",
                   line.n ? std::to_string(line.n) : "", line.times ? figure(line.times->p50()) : "", line.times ? figure(line.times->p99()) : "",
                   line.goal, line.met ? (*line.met ? " (met)" : " (MISSED)") : "");
    }
}

}  // namespace koppi::bench

int main(int argc, char** argv) {
    using namespace koppi::bench;
    Options options;
    std::vector<std::string> only;
    CLI::App app{"Koppi's measurements; each checks its own answers first"};
    app.add_option("--only", only, "commands, screens, owners, dropped, booking, import, start; all when absent")
        ->check(CLI::IsMember(std::vector<std::string>{"commands", "screens", "owners", "dropped", "booking", "import", "start"}));
    app.add_option("--program", options.program, "the koppi to measure; the one beside this program when absent");
    app.add_option("--folder", options.folder, "where databases lie meanwhile (the disk that is measured); here when absent");
    app.add_flag("--quick", options.quick, "a tenth of everything: does it run?");
    CLI11_PARSE(app, argc, argv);

    if (sodium_init() < 0) return 2;
    if (options.program.empty()) options.program = (std::filesystem::canonical("/proc/self/exe").parent_path() / "koppi").string();
    const auto folder = std::filesystem::absolute(options.folder.empty() ? "." : options.folder) / ("koppi-bench-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    options.folder = folder.string();
    const struct CleanUp {
        std::filesystem::path path;
        ~CleanUp() { std::filesystem::remove_all(path); }
    } clean_up{folder};

    Table table;
    const auto wanted = [&](const char* name) { return only.empty() || std::find(only.begin(), only.end(), name) != only.end(); };
    fmt::print(stderr, "  load average {:.2f} at the start; figures are worth most on an idle machine\n", load_average());
    bool all_ran = true;
    const auto run = [&](const char* name, void (*measure)(const Options&, Table&)) {
        if (!wanted(name)) return;
        try {
            measure(options, table);
        } catch (const std::exception& fault) {
            all_ran = false;
            fmt::print(stderr, "  {}: no figure, because {}\n", name, fault.what());
        }
    };
    run("commands", measure_commands);
    run("screens", measure_screens);
    run("owners", measure_owners);
    run("dropped", measure_dropped);
    run("booking", measure_booking);
    run("import", measure_import);
    run("start", measure_start);
    table.print();
    // A wrong answer is a failure; a slow one is a figure: it depends on the machine and on its other guests.
    return all_ran ? 0 : 1;
}
