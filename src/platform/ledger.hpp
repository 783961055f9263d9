// Platform: the ledger. One ordered, gapless, hash-chained list of what happened; everything else is computed from it.
//
//   hash(n) = SHA-256(hash(n-1), position, name, version, happened_at, recorded_at, actor, SHA-256(body))
//
// The chain runs over body hashes, so that a body can be destroyed at the end of its retention time and the chain still holds.
//
// Invariants: positions are 1, 2, 3 … without a gap; a row is never changed; only this file writes the table `ledger`.
#pragma once

#include <functional>
#include <string>

#include "platform/digest.hpp"
#include "platform/work.hpp"

namespace koppi {

struct LedgerRow {
    std::int64_t position;
    std::string name;
    int version;
    Instant happened_at;
    Instant recorded_at;
    std::optional<AccountId> account;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    std::string body;
    sql::Blob body_hash;
    sql::Blob hash;
};
BOOST_DESCRIBE_STRUCT(LedgerRow, (), (position, name, version, happened_at, recorded_at, account, professional, unit, profession, body, body_hash,
                                      hash))

class Ledger {
public:
    // Reads where the chain ends. `tables` must outlive the ledger.
    Ledger(sql::Tables& tables, Project project);

    // Inside a transaction of the caller.
    Stamp append(const events::Event& event, const Actor& actor, Instant happened_at, Instant recorded_at);
    std::int64_t position() const { return position_; }
    // After a rollback the chain ends where it ended before.
    struct Mark {
        std::int64_t position;
        Digest hash;
    };
    Mark mark() const { return {position_, hash_}; }
    void back_to(const Mark& mark);
    // The families that were recorded since the last call, for the event stream.
    std::vector<std::string_view> take_touched_families();

private:
    sql::Tables& tables_;
    Project project_;
    std::int64_t position_ = 0;
    Digest hash_{};
    std::uint32_t touched_ = 0;
};

// The event of a stored row. Throws Bug when the row's name, version or body is unknown to this program.
events::Event event_of(const LedgerRow& row);
Stamp stamp_of(const LedgerRow& row);
// Visits rows in order, from `after` (exclusive).
void each_row(sql::Reader& rows, std::int64_t after, const std::function<void(const LedgerRow&)>& visit);

struct ChainFault {
    std::int64_t position;
    std::string what;  // gap, body_changed, chain_broken, unreadable
};
// Recomputes every hash. Absent when all is well; else the first row that is not.
std::optional<ChainFault> verify_chain(sql::Reader& rows, const std::function<void(std::int64_t)>& progress);

// A digest of each projected table's rows in a stable order.
std::map<std::string, std::string> table_digests(sql::Connection& connection);
// Empties every projected table and replays the ledger into them, in one transaction of the caller's.
void replay(sql::Connection& connection, Project project, const std::function<void(std::int64_t)>& progress);

}  // namespace koppi
