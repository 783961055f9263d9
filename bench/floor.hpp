// Bench: the floor of this disk. The rows that a run of the server left are written once more, by bare SQLite into a copy of the same
// database: no HTTP, no JSON, no rules, no lookups, no hashes; only prepared statements and durable commits.
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

    std::size_t commands() const;
    // Commands a second with so many commands in one durable commit; `times` gets the milliseconds of each commit.
    double commands_per_second(const std::string& copy, std::size_t commands_a_commit, Times& times) const;

private:
    struct Rows;
    std::string before_;
    std::unique_ptr<Rows> rows_;
};

}  // namespace koppi::bench
