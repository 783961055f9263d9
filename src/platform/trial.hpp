// Platform, for tests: a house of one module. An empty database in memory with the schema of this program, a clock that stands and
// seeded dice. Product code includes it nowhere.
//
// Invariant: every Trial of the same project function begins alike, so a test that passes once passes always.
#pragma once

#include "platform/migrate.hpp"
#include "platform/sqlite.hpp"
#include "platform/writer.hpp"

namespace koppi {

class Trial {
public:
    // Monday 2 March 2026, eight in the morning in Helsinki.
    static constexpr Instant monday_at_eight = from_epoch_ms(1'772'431'200'000);

    explicit Trial(Project project) : connection(sql::open_sqlite(":memory:", sql::Access::read_write)), project_(project) {
        migrate(*connection, embedded_migrations(), clock.now());
        workshop.emplace(*connection, project, clock, Dice{1});
    }

    // One work in one transaction: `trial.work([&](Work& work) { return verb(work, …); })`.
    template <class Verb>
    auto work(Verb verb) {
        using Answered = decltype(verb(std::declval<Work&>()));
        return workshop->commit<typename Answered::Value>(actor, verb);
    }
    sql::Reader rows() { return sql::Reader(*connection); }
    template <class T>
    T fresh() {
        return T{fresh_id_bytes(clock.now(), dice)};
    }

    // The test of every projector: tables thrown away and made again from the ledger are the same tables.
    bool replays_alike() {
        const auto before = table_digests(*connection);
        workshop->transaction([&] { replay(*connection, project_, [](std::int64_t) {}); });
        return table_digests(*connection) == before;
    }

    SetClock clock{monday_at_eight};
    Dice dice{2};
    Actor actor;
    std::unique_ptr<sql::Connection> connection;
    std::optional<Workshop> workshop;

private:
    Project project_;
};

}  // namespace koppi
