// Platform: reading connections, lent one at a time. A read sees one snapshot from its first row to its last and never waits for the writer.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/sql.hpp"

namespace koppi {

class Readers {
public:
    Readers(const std::string& path, unsigned count);
    // Waits for a free connection; `read` runs inside one read transaction.
    void run(const std::function<void(sql::Reader&)>& read);

private:
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<sql::Connection>> free_;
};

}  // namespace koppi
