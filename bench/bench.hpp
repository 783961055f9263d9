// Bench: what a measurement is made of. Each checks its own answers before it reports a time, and runs its floor or its peer in the
// same run, so that a figure means the same on a slow machine as on a fast one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koppi::bench {

using Watch = std::chrono::steady_clock;

inline double ms_since(Watch::time_point begun) { return std::chrono::duration<double, std::milli>(Watch::now() - begun).count(); }
inline double seconds_since(Watch::time_point begun) { return std::chrono::duration<double>(Watch::now() - begun).count(); }

// The value below which `share` of all lie; 0 when there are none.
double percentile(std::vector<double> values, double share);

struct Times {
    std::vector<double> ms;
    double p50() const { return percentile(ms, 0.50); }
    double p99() const { return percentile(ms, 0.99); }
};

// One line of the table.
struct Line {
    std::string what;
    double measured;
    std::string unit;
    std::string beside = {};  // the floor or the peer
    std::optional<double> beside_measured = {};
    std::optional<double> ratio = {};
    std::size_t n = 0;
    std::optional<Times> times = {};
    std::string goal = {};
    std::optional<bool> met = {};
};

class Table {
public:
    void add(Line line);
    void print() const;

private:
    std::vector<Line> lines_;
};

struct Options {
    std::string program;  // the koppi that is measured
    std::string folder;   // where databases lie while they are measured
    bool quick = false;   // a tenth of everything: does it run?
};

// A wrong answer: no time is reported.
class WrongAnswer : public std::exception {
public:
    explicit WrongAnswer(std::string what) : what_(std::move(what)) {}
    const char* what() const noexcept override { return what_.c_str(); }

private:
    std::string what_;
};

inline void must(bool holds, std::string_view what) {
    if (!holds) throw WrongAnswer(std::string(what));
}

void measure_commands(const Options& options, Table& table);
void measure_screens(const Options& options, Table& table);
void measure_import(const Options& options, Table& table);
void measure_owners(const Options& options, Table& table);
void measure_dropped(const Options& options, Table& table);
void measure_booking(const Options& options, Table& table);
void measure_start(const Options& options, Table& table);

}  // namespace koppi::bench
