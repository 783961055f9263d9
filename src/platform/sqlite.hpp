// Platform: the embedded engine. One database file, one writing connection, several reading ones.
//
// Invariant: a Database holds an operating-system lock on `<path>.lock`, so that a second program can't write the same file.
#pragma once

#include <memory>
#include <string>

#include "platform/sql.hpp"

namespace koppi::sql {

enum class Access { read_write, read_only };

// path: a file, or ":memory:" for a database that lives as long as its connection. Throws SqlError.
std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access);

// An exclusive lock on `<path>.lock`, released when the holder goes; nullptr when another program holds it.
class FileLock {
public:
    static std::unique_ptr<FileLock> take(const std::string& path);
    // Whether another program holds it now; makes no file. Throws SqlError when this user can't tell.
    static bool is_held(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

// Copies a database that may be in use into a new file, a few pages at a time. Throws SqlError.
void backup_sqlite(const std::string& from, const std::string& to);
// Puts a finished database file, which nobody has open, in the place of `path`, durably. What lay there is kept under the returned name
// (empty: nothing lay there); so is a write-ahead log that a killed program left, which would else be replayed over the new file.
// The caller holds the lock of `path`.
std::string put_in_place(const std::string& finished, const std::string& path);
// "ok", or the first faults that the engine finds in its own pages.
std::string check_sqlite(Connection& connection);

}  // namespace koppi::sql
