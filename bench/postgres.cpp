// Bench: starts, asks and stops a PostgreSQL.
#include "postgres.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include "bench.hpp"

namespace koppi::bench {

namespace {

const std::string programs = "/usr/lib/postgresql/15/bin/";

// In a child: as its owner, with its words in a file.
pid_t begin(const std::vector<std::string>& words, const std::string& log) {
    const pid_t child = ::fork();
    must(child >= 0, "a process can be started");
    if (child > 0) return child;
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (::getuid() == 0)
        if (const auto* owner = ::getpwnam("postgres"); !owner || ::setgid(owner->pw_gid) != 0 || ::setuid(owner->pw_uid) != 0) ::_exit(126);
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

void run_to_end(const std::vector<std::string>& words, const std::string& log) {
    int status = 0;
    ::waitpid(begin(words, log), &status, 0);
    must(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a program of PostgreSQL ends well; its words are in " + log);
}

using Answer = std::unique_ptr<PGresult, decltype(&PQclear)>;

}  // namespace

Postgres::Postgres(const std::string& folder) : folder_(std::filesystem::absolute(folder).string() + "/postgres") {
    namespace fs = std::filesystem;
    fs::create_directories(folder_);
    if (::getuid() == 0) {
        const auto* owner = ::getpwnam("postgres");
        must(owner && ::chown(folder_.c_str(), owner->pw_uid, owner->pw_gid) == 0, "the folder is given to the user postgres");
        // Whoever owns a folder must also be able to reach it.
        for (fs::path above = fs::path(folder_).parent_path(); above != above.root_path(); above = above.parent_path())
            fs::permissions(above, fs::perms::others_exec, fs::perm_options::add);
    }
    const auto log = folder_ + ".log";
    const auto data = folder_ + "/data";
    run_to_end({programs + "initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"}, log);
    // Memory as SQLite's own cache and the books together would have; nothing is measured of its writing.
    server_ = begin({programs + "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=512MB", "-c",
                     "work_mem=64MB", "-c", "max_wal_size=4GB", "-c", "jit=off"},
                    log);
    const auto where = "host=" + folder_ + " user=bench dbname=postgres";
    for (int tries = 0; tries < 300; ++tries) {
        line_ = PQconnectdb(where.c_str());
        if (PQstatus(line_) == CONNECTION_OK) return;
        PQfinish(std::exchange(line_, nullptr));
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    throw WrongAnswer("PostgreSQL does not answer; its words are in " + log);
}

Postgres::~Postgres() {
    if (line_) PQfinish(line_);
    if (server_ > 0) {
        ::kill(server_, SIGINT);  // a fast stop: nobody is waited for
        ::waitpid(server_, nullptr, 0);
    }
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Postgres::run(const std::string& sql) {
    const Answer answer(PQexec(line_, sql.c_str()), &PQclear);
    must(PQresultStatus(answer.get()) == PGRES_COMMAND_OK, std::string("PostgreSQL runs a statement: ") + PQerrorMessage(line_));
}

std::vector<std::vector<std::string>> Postgres::rows(const std::string& sql) {
    const Answer answer(PQexec(line_, sql.c_str()), &PQclear);
    must(PQresultStatus(answer.get()) == PGRES_TUPLES_OK, std::string("PostgreSQL answers: ") + PQerrorMessage(line_));
    std::vector<std::vector<std::string>> rows(static_cast<std::size_t>(PQntuples(answer.get())));
    for (int row = 0; row < PQntuples(answer.get()); ++row)
        for (int column = 0; column < PQnfields(answer.get()); ++column)
            rows[static_cast<std::size_t>(row)].emplace_back(PQgetvalue(answer.get(), row, column));
    return rows;
}

void Postgres::copy(const std::string& sql, const std::function<std::string()>& line) {
    {
        const Answer answer(PQexec(line_, sql.c_str()), &PQclear);
        must(PQresultStatus(answer.get()) == PGRES_COPY_IN, std::string("PostgreSQL takes rows: ") + PQerrorMessage(line_));
    }
    std::string batch;
    const auto put = [&] {
        must(PQputCopyData(line_, batch.data(), static_cast<int>(batch.size())) == 1, "PostgreSQL takes rows");
        batch.clear();
    };
    for (auto next = line(); !next.empty(); next = line()) {
        batch += next;
        batch += '\n';
        if (batch.size() > 1'000'000) put();
    }
    put();
    must(PQputCopyEnd(line_, nullptr) == 1, "PostgreSQL has all rows");
    const Answer answer(PQgetResult(line_), &PQclear);
    must(PQresultStatus(answer.get()) == PGRES_COMMAND_OK, std::string("PostgreSQL keeps the rows: ") + PQerrorMessage(line_));
    while (PGresult* rest = PQgetResult(line_)) PQclear(rest);
}

}  // namespace koppi::bench
