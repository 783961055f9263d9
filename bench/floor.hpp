// Bench: the floor of this disk. The rows that a run of the server left are written once more, by bare SQLite into a copy of the same
// database: no HTTP, no JSON, no rules, no lookups, no hashes, no savepoints; only prepared statements and durable commits.
//
// The grouped floor puts 32 commands in each commit: the largest group that 32 connections can make, since each waits for its answer
// before it asks again. A server reaches it only when all of them wait at each commit; while it commits one group, the next gathers, so
// that its own groups are nearer to a half. The floor is thus one that a server without any work of its own would not quite reach.
#pragma once

#include <string>
#include <vector>

#include "bench.hpp"

namespace koppi::bench {

// Rows of `after` that `before` had not, command by command (contact, assessment, booking, contact, …), written into a copy of `before`.
class Floor {
public:
    // `stories` of three commands each are taken, at most.
    Floor(const std::string& before, const std::string& after, std::size_t stories);
    ~Floor();
    Floor(const Floor&) = delete;
    Floor& operator=(const Floor&) = delete;

    struct Run {
        std::size_t commands = 0;
        double seconds = 0;
        double cpu_seconds = 0;
        double per_second() const { return static_cast<double>(commands) / seconds; }
    };
    std::size_t commands() const;
    // Writes at most so many commands, so many in one durable commit; `times` gets the milliseconds of each commit. The clock starts
    // behind the first `warming` commands: the server that it stands beside has its log grown and its pages in memory too.
    Run write(const std::string& copy, std::size_t commands_a_commit, std::size_t warming, std::size_t commands_max, Times& times) const;

private:
    struct Rows;
    std::string before_;
    std::unique_ptr<Rows> rows_;
};

}  // namespace koppi::bench
