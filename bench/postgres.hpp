// Bench: a PostgreSQL of one's own, for as long as a measurement lasts: a fresh cluster in the measurement's folder, heard on a socket in that
// folder and nowhere else, stopped by its own process id. A peer of the measurements; the product knows nothing of it.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

struct pg_conn;

namespace koppi::bench {

class Postgres {
public:
    // The owner is the user `postgres` when we are root, who may not run it. Throws WrongAnswer when it does not start.
    explicit Postgres(const std::string& folder);
    ~Postgres();
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    void run(const std::string& sql);
    // The rows of one answer, as text.
    std::vector<std::vector<std::string>> rows(const std::string& sql);
    // `line` says the next line of `copy … from stdin`, tab-separated without its end; empty at the end.
    void copy(const std::string& sql, const std::function<std::string()>& line);

private:
    std::string folder_;
    pid_t server_ = -1;
    pg_conn* line_ = nullptr;
};

}  // namespace koppi::bench
