// Platform: the writer. One thread takes commands one after another; those that wait together share one durable commit.
//
//   begin → for each that waits or comes meanwhile (at most group_max): savepoint, work, release or roll back → commit → answer each
//
// Invariants: no command is answered before the commit that holds it has returned; a refused command or one that threw leaves
// nothing, and harms no other of its group; a failed commit answers everyone of the group with the accident and rolls all back.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/ledger.hpp"
#include "platform/sqlite.hpp"

namespace koppi {

// What a command answers on the wire; kept beside its idempotency key.
struct Answer {
    int status = 200;
    std::string body;
    bool refused = false;  // rolled back, and not kept
};

// A write that a client may send twice. The key is bound to who sends it and to what is sent.
struct Idempotency {
    AccountId account;
    std::string key;
    Digest body_hash{};
};

// The body of the writer's own refusal: the key was used before, for something else.
inline constexpr const char* key_reused = "http.idempotency_key_reused";

using Job = std::function<Answer(Work&)>;

// How commands that were written are told to the world: the last position and the families of its events.
using Committed = std::function<void(std::int64_t position, const std::vector<std::string_view>& families)>;

// Everything that a transaction needs, without a thread: the writer, the demo, imports and tests run their works here.
class Workshop {
public:
    Workshop(sql::Connection& connection, Project project, const Clock& clock, Dice dice);

    // One transaction for all that `body` runs; commits at the end, rolls back when it throws.
    void transaction(const std::function<void()>& body);
    // Inside a transaction: one work with a savepoint of its own.
    template <class T>
    Result<T> run(const Actor& actor, const std::function<Result<T>(Work&)>& job);
    // One work, one transaction.
    template <class T>
    Result<T> commit(const Actor& actor, const std::function<Result<T>(Work&)>& job);

    Ledger& ledger() { return ledger_; }
    sql::Tables& tables() { return tables_; }
    sql::Connection& connection() { return connection_; }
    const Clock& clock() const { return clock_; }
    Dice& dice() { return dice_; }

private:
    friend class Writer;
    void begin();
    void finish();
    void abandon();
    void savepoint();
    void keep();
    void drop();

    sql::Connection& connection_;
    sql::Tables tables_;
    Ledger ledger_;
    const Clock& clock_;
    Dice dice_;
    Ledger::Mark before_{};
    Ledger::Mark before_one_{};
};

template <class T>
Result<T> Workshop::run(const Actor& actor, const std::function<Result<T>(Work&)>& job) {
    savepoint();
    try {
        Work work(ledger_, tables_, actor, clock_.now(), dice_);
        Result<T> result = job(work);
        if (result) {
            keep();
        } else {
            drop();
        }
        return result;
    } catch (...) {
        drop();
        throw;
    }
}

template <class T>
Result<T> Workshop::commit(const Actor& actor, const std::function<Result<T>(Work&)>& job) {
    std::optional<Result<T>> result;
    transaction([&] { result.emplace(run<T>(actor, job)); });
    return std::move(*result);
}

struct WriterCounters {
    std::uint64_t commands = 0;
    std::uint64_t commits = 0;
    std::uint64_t refused = 0;
    std::uint64_t repeated = 0;  // answered from a kept answer
    std::size_t waiting = 0;
};

class Writer {
public:
    // `connection` is the only one that writes. `slow` hears the name and milliseconds of a command above 20 ms.
    Writer(sql::Connection& connection, Project project, const Clock& clock, Dice dice, Committed committed,
           std::function<void(std::string_view, double)> slow);
    ~Writer();

    // Waits until the command's group is durable (or the command is refused). Any thread. Rethrows an accident.
    Answer run(std::string_view name, const Actor& actor, const std::optional<Idempotency>& idempotency, const Job& job);
    // Finishes what waits and stops; later commands are refused with http.unavailable.
    void stop();

    std::int64_t position() const { return position_.load(); }
    // The last commit failed (a full disk, a lost drive), and none has succeeded since.
    bool is_failing() const { return is_failing_.load(); }
    WriterCounters counters() const;

private:
    struct Waiting;
    void loop();
    // Moves what waits into the group, as far as there is room; true when somebody came.
    bool take_waiting(std::vector<Waiting*>& group);
    void run_group();
    bool run_one(Waiting& waiting);

    Workshop workshop_;
    Committed committed_;
    std::function<void(std::string_view, double)> slow_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    bool stopping_ = false;
    std::atomic<std::int64_t> position_{0};
    std::atomic<bool> is_failing_{false};
    WriterCounters counters_;
    Instant next_cleaning_{};
    std::thread thread_;
};

}  // namespace koppi
