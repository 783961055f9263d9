// App: opens databases.
#include "app/database.hpp"

#include <filesystem>

#include "platform/clock.hpp"
#include "platform/migrate.hpp"

namespace koppi {

namespace {

[[noreturn]] void trouble_with(const std::string& path, const sql::SqlError& accident) {
    switch (accident.fault) {
        case sql::Fault::newer_schema:
            throw Trouble(path + " was written by a newer Koppi (" + accident.what() + "). Install that version, or restore a backup.");
        case sql::Fault::corrupt: throw Trouble(path + " is not a sound Koppi database (" + accident.what() + "). Restore a backup.");
        case sql::Fault::full: throw Trouble("The disk is full: " + path + " can't be written. Free some space and start again.");
        case sql::Fault::io: throw Trouble(path + " can't be opened (" + accident.what() + "). Check the folder and its rights.");
        default: throw Trouble(path + ": " + accident.what());
    }
}

}  // namespace

Database open_to_write(const std::string& path, Existing existing) {
    if (existing == Existing::required && !std::filesystem::exists(path))
        throw Trouble(path + " does not exist. Make a demo county with `koppi demo`, or name another file with --db.");
    try {
        Database database{sql::FileLock::take(path), nullptr, path};
        if (!database.lock) throw Trouble(path + " is in use by another Koppi. Stop that one first, or name another file with --db.");
        database.connection = sql::open_sqlite(path, sql::Access::read_write);
        migrate(*database.connection, embedded_migrations(), SystemClock().now());
        return database;
    } catch (const sql::SqlError& accident) {
        trouble_with(path, accident);
    }
}

Database open_to_read(const std::string& path) {
    if (!std::filesystem::exists(path)) throw Trouble(path + " does not exist. Name another file with --db.");
    try {
        return {nullptr, sql::open_sqlite(path, sql::Access::read_only), path};
    } catch (const sql::SqlError& accident) {
        trouble_with(path, accident);
    }
}

}  // namespace koppi
