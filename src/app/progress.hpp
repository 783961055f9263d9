// App: how long work shows itself on a terminal: one line that is written over; nothing at all when standard error is no terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace koppi {

class ProgressLine {
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    // total 0: unknown. Writes at most ten times a second.
    void show(std::string_view what, std::uint64_t done, std::uint64_t total);

private:
    bool shown_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point last_{};
};

}  // namespace koppi
