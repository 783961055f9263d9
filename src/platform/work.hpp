// Platform: one piece of work. A command loads from `rows()`, decides by a pure rule and records events; all of it is one transaction.
//
// Invariant: a Work that is refused, or that throws, leaves nothing behind.
#pragma once

#include <optional>
#include <string>

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/event.hpp"
#include "platform/clock.hpp"
#include "platform/sql.hpp"

namespace koppi {

// Who acts: one session = one role + one unit. The system itself (jobs, imports, demo) acts with no account.
struct Actor {
    std::optional<AccountId> account;
    std::optional<ProfessionalId> professional;
    std::optional<RoleId> role;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    Language language = Language::fi;
    std::optional<SessionId> session;
};

// What the ledger adds to an event when it is recorded; projectors get it beside the event.
struct Stamp {
    std::int64_t position;
    Instant happened_at;
    Instant recorded_at;
    std::optional<AccountId> account;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
};

// The switchboard: one event into the tables of the modules that care. Deterministic: reads only the tables, the event and the stamp.
using Project = void (*)(sql::Tables& tables, const events::Event& event, const Stamp& stamp);

class Ledger;

class Work {
public:
    Work(Ledger& ledger, sql::Tables& tables, const Actor& actor, Instant now, Dice& dice)
        : ledger_(ledger), tables_(tables), actor_(actor), now_(now), dice_(dice) {}
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    // Sees what this work has recorded so far.
    sql::Reader& rows() { return tables_; }
    Instant now() const { return now_; }
    const Actor& actor() const { return actor_; }
    Dice& dice() { return dice_; }
    template <class T>
    T fresh() {
        return T{fresh_id_bytes(now_, dice_)};
    }
    // Appends to the ledger and projects into the tables, in this transaction. `happened_at` when a person said when.
    void record(const events::Event& event) { record(event, now_); }
    void record(const events::Event& event, Instant happened_at);
    // Scratch tables only (sessions, drafts): what may be lost and is no part of the history.
    sql::Tables& scratch() { return tables_; }

private:
    Ledger& ledger_;
    sql::Tables& tables_;
    const Actor& actor_;
    Instant now_;
    Dice& dice_;
};

}  // namespace koppi
