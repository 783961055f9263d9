// Bench: bare SQLite beside us, on the same file: no rules, no rights, no JSON.
#pragma once

#include <sqlite3.h>

#include "bench.hpp"

namespace koppi::bench {

// A statement of bare SQLite, read to its end.
class BareSql {
public:
    explicit BareSql(const std::string& path, int flags = SQLITE_OPEN_READONLY) {
        must(sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK, "the file can be opened");
    }
    ~BareSql() {
        for (auto* statement : statements_) sqlite3_finalize(statement);
        sqlite3_close_v2(db_);
    }
    BareSql(const BareSql&) = delete;
    BareSql& operator=(const BareSql&) = delete;

    sqlite3_stmt* prepare(const char* text) {
        sqlite3_stmt* statement = nullptr;
        must(sqlite3_prepare_v3(db_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, std::string("SQLite knows ") + text);
        statements_.push_back(statement);
        return statement;
    }
    // Returns how many rows there were; every column is looked at.
    static std::size_t read(sqlite3_stmt* statement) {
        std::size_t rows = 0;
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            ++rows;
            for (int i = 0; i < sqlite3_column_count(statement); ++i) seen += static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
        }
        must(code == SQLITE_DONE, "bare SQL reads to its end");
        sqlite3_reset(statement);
        return rows;
    }
    static inline std::size_t seen = 0;

private:
    sqlite3* db_ = nullptr;
    std::vector<sqlite3_stmt*> statements_;
};

}  // namespace koppi::bench
