// Bench: the floor, on SQLite's own interface.
#include "floor.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <map>
#include <memory>

namespace koppi::bench {

namespace {

struct Db {
    sqlite3* handle = nullptr;
    explicit Db(const std::string& path) {
        must(sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) == SQLITE_OK, "a copy can be opened");
    }
    ~Db() { sqlite3_close_v2(handle); }
    Db(const Db&) = delete;
    Db& operator=(const Db&) = delete;
    void run(const char* text) const { must(sqlite3_exec(handle, text, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(handle)); }
};

struct Prepared {
    sqlite3_stmt* statement = nullptr;
    Prepared(const Db& db, const std::string& text) {
        must(sqlite3_prepare_v3(db.handle, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) == SQLITE_OK, "the floor prepares " + text);
    }
    ~Prepared() { sqlite3_finalize(statement); }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
};

double cpu_seconds_here() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct FreeValue {
    void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using Row = std::vector<std::unique_ptr<sqlite3_value, FreeValue>>;

// The tables that a story writes, in the order in which the server writes them.
enum Kind : std::size_t { ledger, answer, contact, matter, matter_route, assessment, booking, cell, kinds };
constexpr std::array<const char*, kinds> tables{"ledger", "scratch_answer", "contact", "matter", "matter_route", "assessment", "booking", "occupied"};

constexpr int contact_state_column = 13;

// Column 0 of each is in the order of making (UUIDv7, or the position).
std::vector<Row> fresh_rows(const Db& db, const char* table, std::size_t limit) {
    const std::string order = std::string(table) == "scratch_answer" ? "made_at" : std::string(table) == "occupied" ? "holder, cell" : "1";
    const Prepared select(db, "select * from main." + std::string(table) + " except select * from earlier." + table + " order by " + order + " limit " +
                                  std::to_string(limit));
    std::vector<Row> rows;
    while (sqlite3_step(select.statement) == SQLITE_ROW) {
        Row& row = rows.emplace_back();
        for (int i = 0; i < sqlite3_column_count(select.statement); ++i) row.emplace_back(sqlite3_value_dup(sqlite3_column_value(select.statement, i)));
    }
    return rows;
}

struct Writing {
    explicit Writing(const Db& db, const char* table, std::size_t columns) {
        std::string holes;
        for (std::size_t i = 0; i < columns; ++i) holes += i ? ",?" : "?";
        insert = std::make_unique<Prepared>(db, "insert into " + std::string(table) + " values (" + holes + ")");
    }
    void write(const Row& row) const {
        for (std::size_t i = 0; i < row.size(); ++i) sqlite3_bind_value(insert->statement, static_cast<int>(i) + 1, row[i].get());
        // A contact begins on its line, as the server wrote it first.
        if (state_column > 0) sqlite3_bind_text(insert->statement, state_column, "waiting", 7, SQLITE_STATIC);
        must(sqlite3_step(insert->statement) == SQLITE_DONE, "the floor writes a row");
        sqlite3_reset(insert->statement);
    }
    std::unique_ptr<Prepared> insert;
    int state_column = 0;
};

}  // namespace

struct Floor::Rows {
    std::array<std::vector<Row>, kinds> of;
    std::size_t stories = 0;
};

Floor::Floor(const std::string& before, const std::string& after, std::size_t stories) : before_(before), rows_(std::make_unique<Rows>()) {
    const Db db(after);
    db.run(("attach '" + before + "' as earlier").c_str());
    // What a story leaves of each: three events of the contact, one of the assessment, three of the booking; four cells of five minutes.
    constexpr std::array<std::size_t, kinds> of_a_story{7, 3, 1, 1, 1, 1, 1, 4};
    rows_->stories = stories;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        rows_->of[kind] = fresh_rows(db, tables[kind], stories * of_a_story[kind]);
        rows_->stories = std::min(rows_->stories, rows_->of[kind].size() / of_a_story[kind]);
    }
    must(rows_->stories > 0, "the server left whole stories");
}

Floor::~Floor() = default;

std::size_t Floor::commands() const { return rows_->stories * 3; }

Floor::Run Floor::write(const std::string& copy, std::size_t commands_a_commit, std::size_t warming, std::size_t commands_max, Times& times) const {
    std::filesystem::copy_file(before_, copy, std::filesystem::copy_options::overwrite_existing);
    // Otherwise the first commits would pay for the copy.
    const int descriptor = ::open(copy.c_str(), O_RDONLY | O_CLOEXEC);
    must(descriptor >= 0 && ::fsync(descriptor) == 0, "the copy lies on the disk");
    ::close(descriptor);
    const std::size_t all = std::min(commands(), warming + commands_max);
    must(all > warming, "there are commands enough to write");
    Run written{.commands = all - warming};
    {
        const Db db(copy);
        // As the server opens it.
        db.run("pragma foreign_keys = on; pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 2000; "
               "pragma cache_size = -16000; pragma temp_store = memory;");
        std::vector<Writing> writing;
        for (std::size_t kind = 0; kind < kinds; ++kind) writing.emplace_back(db, tables[kind], rows_->of[kind].front().size());
        writing[contact].state_column = contact_state_column;
        const Prepared take(db, "update contact set state = 'taken', holder = ?2 where contact = ?1");
        const Prepared close(db, "update contact set state = 'closed', holder = null where contact = ?1");
        const Prepared decide(db, "update matter_route set state = 'booked', why = ?2, promise_by = 1, decided_at = 1, undo_until = 1 where matter = ?1");
        const Prepared begin(db, "begin immediate");
        const Prepared commit(db, "commit");
        const auto run = [](const Prepared& prepared) {
            must(sqlite3_step(prepared.statement) == SQLITE_DONE, "the floor runs a statement");
            sqlite3_reset(prepared.statement);
        };
        std::array<std::size_t, kinds> at{};
        const auto write = [&](Kind kind, int count) {
            for (int i = 0; i < count; ++i) writing[kind].write(rows_->of[kind][at[kind]++]);
        };
        const auto command = [&](std::size_t number) {
            const std::size_t story = number / 3;
            switch (number % 3) {
                case 0:
                    write(ledger, 3);
                    write(contact, 1);
                    write(matter, 1);
                    write(matter_route, 1);
                    sqlite3_bind_value(take.statement, 1, rows_->of[contact][story][0].get());
                    sqlite3_bind_value(take.statement, 2, rows_->of[contact][story][0].get());
                    run(take);
                    break;
                case 1:
                    write(ledger, 1);
                    write(assessment, 1);
                    break;
                default:
                    write(ledger, 3);
                    write(booking, 1);
                    write(cell, 4);
                    sqlite3_bind_value(close.statement, 1, rows_->of[contact][story][0].get());
                    run(close);
                    sqlite3_bind_value(decide.statement, 1, rows_->of[matter_route][story][0].get());
                    sqlite3_bind_text(decide.statement, 2, "aika", 4, SQLITE_STATIC);
                    run(decide);
            }
            write(answer, 1);
        };
        const auto write_up_to = [&](std::size_t from, std::size_t to) {
            while (from < to) {
                const auto begun = Watch::now();
                run(begin);
                for (std::size_t i = 0; i < commands_a_commit && from < to; ++i) command(from++);
                run(commit);
                times.ms.push_back(ms_since(begun));
            }
        };
        const auto times_before = times.ms.size();
        write_up_to(0, warming);
        times.ms.resize(times_before);
        const auto begun = Watch::now();
        const double cpu_before = cpu_seconds_here();
        write_up_to(warming, all);
        written.seconds = seconds_since(begun);
        written.cpu_seconds = cpu_seconds_here() - cpu_before;
        const Prepared count(db, "select count(*) from contact where state = 'closed'");
        must(sqlite3_step(count.statement) == SQLITE_ROW && sqlite3_column_int64(count.statement, 0) >= static_cast<std::int64_t>(all / 3),
             "the floor wrote every story");
    }
    for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(copy + ending);
    return written;
}

}  // namespace koppi::bench
