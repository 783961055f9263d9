// Platform: the driver of SQLite (3.40, STRICT tables, WAL, synchronous=FULL: an acknowledged commit survives a power cut).
#include "platform/sqlite.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <deque>
#include <filesystem>
#include <unordered_map>

namespace koppi::sql {

namespace {

[[noreturn]] void throw_sqlite(sqlite3* db, int code, const char* name) {
    const int extended = db ? sqlite3_extended_errcode(db) : code;
    Fault fault = Fault::other;
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            fault = extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE ||
                            extended == SQLITE_CONSTRAINT_ROWID
                        ? Fault::unique
                        : Fault::constraint;
            break;
        case SQLITE_BUSY:
        case SQLITE_LOCKED: fault = Fault::busy; break;
        case SQLITE_FULL: fault = Fault::full; break;
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM: fault = Fault::io; break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: fault = Fault::corrupt; break;
        default: break;
    }
    // The engine's message names tables and columns, never values.
    throw SqlError(fault, std::string(name) + ": " + (db ? sqlite3_errmsg(db) : sqlite3_errstr(code)));
}

class SqliteStatement final : public Statement {
public:
    SqliteStatement(sqlite3* db, const Query& query) : db_(db), name_(query.name) {
        const int code = sqlite3_prepare_v3(db, query.text, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
        if (code != SQLITE_OK) throw_sqlite(db, code, name_);
        // SQLite numbers $names by first appearance; PostgreSQL by the number itself. The number wins.
        for (int n = 1; n <= sqlite3_bind_parameter_count(statement_); ++n)
            places_.push_back(sqlite3_bind_parameter_index(statement_, ("$" + std::to_string(n)).c_str()));
    }
    ~SqliteStatement() override { sqlite3_finalize(statement_); }

    void bind_null(int n) override { check(sqlite3_bind_null(statement_, place(n))); }
    void bind_integer(int n, std::int64_t value) override { check(sqlite3_bind_int64(statement_, place(n), value)); }
    void bind_real(int n, double value) override { check(sqlite3_bind_double(statement_, place(n), value)); }
    void bind_text(int n, std::string_view value) override {
        check(sqlite3_bind_text64(statement_, place(n), value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT,
                                  SQLITE_UTF8));
    }
    void bind_blob(int n, std::span<const std::uint8_t> value) override {
        check(sqlite3_bind_blob64(statement_, place(n), value.data() ? static_cast<const void*>(value.data()) : "",
                                  value.size(), SQLITE_TRANSIENT));
    }
    bool step() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        throw_sqlite(db_, code, name_);
    }
    void reset() override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    int columns() override { return sqlite3_column_count(statement_); }
    bool is_null(int n) override { return sqlite3_column_type(statement_, n) == SQLITE_NULL; }
    std::int64_t integer(int n) override { return sqlite3_column_int64(statement_, n); }
    double real(int n) override { return sqlite3_column_double(statement_, n); }
    std::string_view text(int n) override {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, n));
        return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, n))) : std::string_view();
    }
    std::span<const std::uint8_t> blob(int n) override {
        const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, n));
        return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_, n)) : 0};
    }
    bool in_use = false;

private:
    int place(int n) const {
        ensure(n >= 1 && static_cast<std::size_t>(n) <= places_.size() && places_[static_cast<std::size_t>(n) - 1] > 0,
               "a query is bound to the parameters that it names");
        return places_[static_cast<std::size_t>(n) - 1];
    }
    void check(int code) const {
        if (code != SQLITE_OK) throw_sqlite(db_, code, name_);
    }

    sqlite3* db_;
    const char* name_;
    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> places_;
};

class SqliteConnection final : public Connection {
public:
    SqliteConnection(sqlite3* db, std::string database) : db_(db), database_(std::move(database)) {}
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close_v2(db_);
    }

    Statement& prepared(const Query& query) override {
        auto& known = statements_[query.text];
        if (known.text != query.text) known = {query.text, {}};
        for (auto& statement : known.twins)
            if (!statement.in_use) {
                statement.in_use = true;
                return statement;
            }
        auto& fresh = known.twins.emplace_back(db_, query);
        fresh.in_use = true;
        return fresh;
    }
    void release(Statement& statement) override {
        auto& mine = static_cast<SqliteStatement&>(statement);
        mine.reset();
        mine.in_use = false;
    }
    void script(std::string_view text) override {
        const std::string terminated(text);
        const int code = sqlite3_exec(db_, terminated.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) throw_sqlite(db_, code, "script");
    }
    std::int64_t changed() override { return sqlite3_changes64(db_); }
    std::string_view database() const override { return database_; }

private:
    sqlite3* db_;
    std::string database_;
    // Found by the address of its text, since almost every text is a constant of the program. One that was put together at run time
    // (table_digests) may lie where another lay: then the text tells.
    struct Known {
        std::string text;
        std::deque<SqliteStatement> twins;
    };
    std::unordered_map<const char*, Known> statements_;
};

sqlite3* open_handle(const std::string& path, int flags) {
    // The engine's own count of its memory takes one lock of the whole process at every allocation, of all connections.
    static const int counts_no_memory = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counts_no_memory);
    sqlite3* db = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
        std::string what = std::string("open: ") + (db ? sqlite3_errmsg(db) : sqlite3_errstr(code));
        sqlite3_close_v2(db);
        throw SqlError((code & 0xff) == SQLITE_NOTADB ? Fault::corrupt : Fault::io, what);
    }
    return db;
}

// A file by its device, number and birth, since both a path and a number may come to another file tomorrow; a database in memory is like
// no other.
std::string name_of(const std::string& path) {
    static std::atomic<std::uint64_t> in_memory{0};
    struct statx file {};
    if (path == ":memory:" || ::statx(AT_FDCWD, path.c_str(), 0, STATX_INO | STATX_BTIME, &file) != 0) return "memory " + std::to_string(++in_memory);
    std::string name = "file";
    for (const std::uint64_t part : {std::uint64_t{file.stx_dev_major}, std::uint64_t{file.stx_dev_minor}, std::uint64_t{file.stx_ino},
                                     static_cast<std::uint64_t>(file.stx_btime.tv_sec), std::uint64_t{file.stx_btime.tv_nsec}})
        name += " " + std::to_string(part);
    return name;
}

}  // namespace

std::unique_ptr<Connection> open_sqlite(const std::string& path, Access access) {
    sqlite3* db = open_handle(path, access == Access::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                                 : SQLITE_OPEN_READONLY);
    auto connection = std::make_unique<SqliteConnection>(db, name_of(path));
    sqlite3_busy_timeout(db, 5000);
    connection->script("pragma foreign_keys = on; pragma trusted_schema = off; pragma cell_size_check = on; "
                       "pragma temp_store = memory; pragma cache_size = -16000;");
    if (access == Access::read_write) connection->script("pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 2000;");
    else connection->script("pragma query_only = on;");
    return connection;
}

std::unique_ptr<FileLock> FileLock::take(const std::string& path) {
    const int descriptor = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) throw SqlError(Fault::io, "the lock file can't be made");
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        return nullptr;
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

bool FileLock::is_held(const std::string& path) {
    const int descriptor = ::open((path + ".lock").c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT) return false;
    if (descriptor < 0) throw SqlError(Fault::io, "the lock file " + path + ".lock can't be opened by this user");
    const bool is_free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close(descriptor);
    return !is_free;
}

FileLock::~FileLock() { ::close(descriptor_); }

void backup_sqlite(const std::string& from, const std::string& to) {
    sqlite3* source = open_handle(from, SQLITE_OPEN_READONLY);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> source_guard(source, sqlite3_close_v2);
    sqlite3* target = open_handle(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> target_guard(target, sqlite3_close_v2);
    sqlite3_busy_timeout(source, 5000);
    // One read snapshot for the whole copy: a commit of the running server between two steps would start it over.
    sqlite3_exec(source, "begin; select count(*) from sqlite_schema;", nullptr, nullptr, nullptr);
    sqlite3_backup* backup = sqlite3_backup_init(target, "main", source, "main");
    if (!backup) throw_sqlite(target, sqlite3_errcode(target), "backup");
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        code = sqlite3_backup_step(backup, 1024);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(20);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || finished != SQLITE_OK) throw_sqlite(target, finished, "backup");
    if (sqlite3_exec(target, "pragma journal_mode = delete;", nullptr, nullptr, nullptr) != SQLITE_OK)
        throw_sqlite(target, sqlite3_errcode(target), "backup");
}

namespace {
void sync_path(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_durable = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!is_durable) throw SqlError(Fault::io, path.string() + " can't be made durable");
}
}  // namespace

std::string put_in_place(const std::string& finished, const std::string& path) {
    sync_path(finished);
    std::string kept;
    if (std::filesystem::exists(path)) {
        kept = path + ".before";
        for (int number = 2; std::filesystem::exists(kept); ++number) kept = path + ".before-" + std::to_string(number);
        try {
            // The old database takes its log in, so that it is one whole file.
            open_sqlite(path, Access::read_write)->script("pragma wal_checkpoint(truncate)");
        } catch (const SqlError&) {
            // It is damaged, perhaps why it is replaced: it is kept as it lies, with its log.
        }
    }
    const auto aside = kept.empty() ? path + ".before" : kept;
    for (const char* ending : {"-wal", "-shm"})
        if (std::filesystem::exists(path + ending)) std::filesystem::rename(path + ending, aside + ending);
    if (!kept.empty()) std::filesystem::rename(path, kept);
    std::filesystem::rename(finished, path);
    sync_path(std::filesystem::absolute(path).parent_path());
    return kept;
}

std::string check_sqlite(Connection& connection) {
    constexpr Query quick_check{"platform.quick_check", "pragma quick_check(5)"};
    std::string found;
    Reader(connection).each<std::string>(quick_check, [&](const std::string& line) {
        if (!found.empty()) found += "; ";
        found += line;
    });
    return found;
}

}  // namespace koppi::sql
