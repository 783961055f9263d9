// Core: what we do to ourselves. `ensure` guards facts that only a bug can break; user input never reaches it.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace koppi {

// A bug in Koppi itself: the work rolls back and the request answers 500 with a trace id.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

// Throws Bug when `holds` is false. `what` is a sentence about the program and carries no personal data.
inline void ensure(bool holds, const char* what, std::source_location at = std::source_location::current()) {
    if (!holds) throw Bug(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " + what);
}

}  // namespace koppi
