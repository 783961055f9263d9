// Tests: a program beside ours, talked to by its lines. It is ended by its own process id, whatever the test did.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace koppi::tests {

class Outside {
public:
    // The first word is the program's path. Standard error goes where standard output goes.
    explicit Outside(std::vector<std::string> words);
    ~Outside();
    Outside(const Outside&) = delete;
    Outside& operator=(const Outside&) = delete;

    // The next line that holds `part`; absent when none comes in time. A busy machine takes long to start a program.
    std::optional<std::string> line_with(std::string_view part, Millis patience = 60s);
    // "port 12345", which our own servers print first.
    int port();
    pid_t pid() const { return pid_; }
    void stop();

private:
    pid_t pid_ = -1;
    int into_ = -1;
    int out_ = -1;
    std::string heard_;
};

// A port of the loopback that was free a moment ago.
int free_port();

}  // namespace koppi::tests
