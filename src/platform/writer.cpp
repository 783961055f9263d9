// Platform: the writer's thread, group commit and kept answers.
#include "platform/writer.hpp"

#include <chrono>

namespace koppi {

namespace {

constexpr std::size_t group_max = 256;
// Whoever comes while a group is at work joins it, so that one commit serves them too; but the first of the group has waited by then.
constexpr Millis group_time{5};

constexpr sql::Query find_answer{"platform.find_answer",
                                 "select body_hash, status, answer from scratch_answer where account = $1 and key = $2"};
constexpr sql::Query keep_answer{"platform.keep_answer", R"(
    insert into scratch_answer (account, key, body_hash, status, answer, made_at) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query forget_answers{"platform.forget_answers", "delete from scratch_answer where made_at < $1"};

// Transaction control goes through prepared statements: at thousands of savepoints a second, parsing them would show.
constexpr sql::Query sql_begin{"platform.begin", "begin immediate"};
constexpr sql::Query sql_commit{"platform.commit", "commit"};
constexpr sql::Query sql_rollback{"platform.rollback", "rollback"};
constexpr sql::Query sql_savepoint{"platform.savepoint", "savepoint one"};
constexpr sql::Query sql_release{"platform.release", "release one"};
constexpr sql::Query sql_rollback_to{"platform.rollback_to", "rollback to one"};

struct KeptAnswer {
    sql::Blob body_hash;
    int status;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (body_hash, status, answer))

}  // namespace

Workshop::Workshop(sql::Connection& connection, Project project, const Clock& clock, Dice dice)
    : connection_(connection), tables_(connection), ledger_(tables_, project), clock_(clock), dice_(dice) {}

void Workshop::begin() {
    tables_.run(sql_begin);
    before_ = ledger_.mark();
}
void Workshop::finish() {
    try {
        tables_.run(sql_commit);
    } catch (...) {
        abandon();
        throw;
    }
}
void Workshop::abandon() {
    ledger_.back_to(before_);
    try {
        tables_.run(sql_rollback);
    } catch (const sql::SqlError&) {
        // The engine rolls back by itself on a full disk or an I/O error; there is nothing left to roll back then.
    }
}
void Workshop::savepoint() {
    tables_.run(sql_savepoint);
    before_one_ = ledger_.mark();
}
void Workshop::keep() { tables_.run(sql_release); }
void Workshop::drop() {
    ledger_.back_to(before_one_);
    tables_.run(sql_rollback_to);
    tables_.run(sql_release);
}

void Workshop::transaction(const std::function<void()>& body) {
    begin();
    try {
        body();
    } catch (...) {
        abandon();
        throw;
    }
    finish();
}

// What a caller listens to. Held by both sides: the caller may be gone as soon as it sees `is_done`, while the writer still notifies.
// Notified outside the lock, since a caller that wakes while the writer holds it would go to sleep once more.
struct Bell {
    std::mutex mutex;
    std::condition_variable told;
    bool is_done = false;

    void wait() {
        std::unique_lock lock(mutex);
        told.wait(lock, [&] { return is_done; });
    }
    static void ring(const std::shared_ptr<Bell> bell) {
        {
            const std::lock_guard lock(bell->mutex);
            bell->is_done = true;
        }
        bell->told.notify_one();
    }
};

// One caller that waits on its own stack; the writer touches it only until its bell rings.
struct Writer::Waiting {
    std::string_view name;
    const Actor& actor;
    const std::optional<Idempotency>& idempotency;
    const Job& job;
    Answer answer;
    std::exception_ptr accident;
    std::shared_ptr<Bell> bell = std::make_shared<Bell>();
};

Writer::Writer(sql::Connection& connection, Project project, const Clock& clock, Dice dice, Committed committed,
               std::function<void(std::string_view, double)> slow)
    : workshop_(connection, project, clock, dice), committed_(std::move(committed)), slow_(std::move(slow)) {
    position_ = workshop_.ledger().position();
    thread_ = std::thread([this] { loop(); });
}

Writer::~Writer() { stop(); }

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    if (thread_.joinable()) thread_.join();
}

WriterCounters Writer::counters() const {
    const std::lock_guard lock(mutex_);
    WriterCounters now = counters_;
    now.waiting = queue_.size();
    return now;
}

Answer Writer::run(std::string_view name, const Actor& actor, const std::optional<Idempotency>& idempotency, const Job& job) {
    Waiting waiting{.name = name, .actor = actor, .idempotency = idempotency, .job = job, .answer = {}, .accident = {}};
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) throw sql::SqlError(sql::Fault::busy, "the writer is stopping");
        queue_.push_back(&waiting);
    }
    arrived_.notify_one();
    waiting.bell->wait();
    if (waiting.accident) std::rethrow_exception(waiting.accident);
    return std::move(waiting.answer);
}

void Writer::loop() {
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
        }
        run_group();
    }
}

bool Writer::take_waiting(std::vector<Waiting*>& group) {
    const std::lock_guard lock(mutex_);
    const auto before = group.size();
    while (!queue_.empty() && group.size() < group_max) {
        group.push_back(queue_.front());
        queue_.pop_front();
    }
    return group.size() > before;
}

// True when the group's transaction must go on with this one's savepoint kept; false when it was rolled back.
bool Writer::run_one(Waiting& waiting) {
    auto& tables = workshop_.tables();
    if (waiting.idempotency) {
        const auto& sent = *waiting.idempotency;
        if (auto kept = tables.first<KeptAnswer>(find_answer, sent.account, sent.key)) {
            if (std::equal(kept->body_hash.begin(), kept->body_hash.end(), sent.body_hash.begin(), sent.body_hash.end())) {
                waiting.answer = {kept->status, std::move(kept->answer), false};
                const std::lock_guard lock(mutex_);
                ++counters_.repeated;
            } else {
                waiting.answer = {409, key_reused, true};
            }
            return false;
        }
    }
    workshop_.savepoint();
    try {
        const Instant now = workshop_.clock().now();
        Work work(workshop_.ledger(), tables, waiting.actor, now, workshop_.dice());
        waiting.answer = waiting.job(work);
        if (waiting.answer.refused) {
            workshop_.drop();
            return false;
        }
        if (waiting.idempotency)
            tables.run(keep_answer, waiting.idempotency->account, waiting.idempotency->key,
                       sql::Blob(waiting.idempotency->body_hash.begin(), waiting.idempotency->body_hash.end()), waiting.answer.status,
                       waiting.answer.body, now);
        workshop_.keep();
        return true;
    } catch (const sql::SqlError& accident) {
        waiting.accident = std::current_exception();
        // A constraint that a rule should have told first costs one command; a sick disk costs the whole group.
        if (accident.fault != sql::Fault::unique && accident.fault != sql::Fault::constraint) throw;
        workshop_.drop();
        return false;
    } catch (...) {
        waiting.accident = std::current_exception();
        workshop_.drop();
        return false;
    }
}

void Writer::run_group() {
    const auto tell_all = [](const std::vector<Waiting*>& all) {
        for (auto* waiting : all) Bell::ring(waiting->bell);
    };
    std::vector<Waiting*> group;
    take_waiting(group);
    std::size_t next = 0;
    std::size_t written = 0;
    try {
        workshop_.begin();
        const Instant now = workshop_.clock().now();
        if (now >= next_cleaning_) {
            workshop_.tables().run(forget_answers, now - std::chrono::hours{48});
            next_cleaning_ = now + std::chrono::hours{1};
        }
        const auto opened = std::chrono::steady_clock::now();
        auto begun = opened;
        do {
            for (; next < group.size(); ++next) {
                if (run_one(*group[next])) ++written;
                const auto ended = std::chrono::steady_clock::now();
                const double ms = std::chrono::duration<double, std::milli>(ended - begun).count();
                if (ms > 20) slow_(group[next]->name, ms);
                begun = ended;
            }
        } while (begun - opened < group_time && take_waiting(group));
#ifdef KOPPI_ANSWER_EARLY
        // The control build of the kill harness: answers before the commit, which the harness must notice.
        tell_all(std::exchange(group, {}));
        std::this_thread::sleep_for(Millis{30});
#endif
        workshop_.finish();
    } catch (...) {
        const auto accident = std::current_exception();
        workshop_.abandon();
        is_failing_ = true;
        for (auto* waiting : group)
            if (!waiting->accident) waiting->accident = accident;
        tell_all(group);
        return;
    }
    position_ = workshop_.ledger().position();
    is_failing_ = false;
    {
        const std::lock_guard lock(mutex_);
        counters_.commands += group.size();
        counters_.refused += group.size() - written;
        ++counters_.commits;
    }
    const auto families = workshop_.ledger().take_touched_families();
    tell_all(group);
    if (!families.empty()) committed_(position_, families);
}

}  // namespace koppi
