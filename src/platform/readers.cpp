// Platform: the pool of reading connections.
#include "platform/readers.hpp"

#include "platform/sqlite.hpp"

namespace koppi {

namespace {
constexpr sql::Query begin_reading{"platform.begin_reading", "begin"};
constexpr sql::Query end_reading{"platform.end_reading", "commit"};
}  // namespace

Readers::Readers(const std::string& path, unsigned count) {
    for (unsigned i = 0; i < count; ++i) free_.push_back(sql::open_sqlite(path, sql::Access::read_only));
}

void Readers::run(const std::function<void(sql::Reader&)>& read) {
    std::unique_ptr<sql::Connection> lent;
    {
        std::unique_lock lock(mutex_);
        returned_.wait(lock, [&] { return !free_.empty(); });
        lent = std::move(free_.back());
        free_.pop_back();
    }
    // However the read ends, its snapshot ends too and the connection comes back.
    struct Return {
        Readers& pool;
        std::unique_ptr<sql::Connection>& connection;
        ~Return() {
            try {
                sql::Tables(*connection).run(end_reading);
            } catch (const sql::SqlError&) {
                // Nothing was begun: the database went away under us. The next read tells.
            }
            {
                const std::lock_guard lock(pool.mutex_);
                pool.free_.push_back(std::move(connection));
            }
            pool.returned_.notify_one();
        }
    } giving_back{*this, lent};
    sql::Tables(*lent).run(begin_reading);
    sql::Reader rows(*lent);
    read(rows);
}

}  // namespace koppi
