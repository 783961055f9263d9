// App: a database as a command opens it: locked, with the schema brought up to date.
#pragma once

#include <memory>
#include <string>

#include "platform/sqlite.hpp"
#include "platform/writer.hpp"

namespace koppi {

// A fault that an operator can mend, in a sentence for them. Ends a command with exit code 2.
class Trouble : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Database {
    std::unique_ptr<sql::FileLock> lock;
    std::unique_ptr<sql::Connection> connection;
    std::string path;
};

enum class Existing { required, welcome };

// To write: takes the lock, so that one program at a time writes. Throws Trouble.
Database open_to_write(const std::string& path, Existing existing);
// To read, beside a program that may be writing. Throws Trouble.
Database open_to_read(const std::string& path);

}  // namespace koppi
