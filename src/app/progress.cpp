// App: the progress line.
#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <string>

namespace koppi {

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && isatty(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
    if (drawn_) fmt::print(stderr, "\r\x1b[2K");
}

void ProgressLine::show(std::string_view what, std::uint64_t done, std::uint64_t total) {
    if (!shown_) return;
    const auto now = std::chrono::steady_clock::now();
    if (drawn_ && now - last_ < std::chrono::milliseconds{100} && done != total) return;
    last_ = now;
    drawn_ = true;
    if (total == 0) {
        fmt::print(stderr, "\r\x1b[2K  {} {}", what, done);
    } else {
        constexpr std::uint64_t width = 28;
        const auto filled = std::min(width, width * done / total);
        fmt::print(stderr, "\r\x1b[2K  {:<24} [{}{}] {:>3} %", what, std::string(filled, '#'), std::string(width - filled, '.'),
                   std::min<std::uint64_t>(100, 100 * done / total));
    }
    std::fflush(stderr);
}

}  // namespace koppi
