// Platform: structured logs, one JSON object a line on standard error. Fields are typed: names are literals, values are numbers, ids, and
// words of the program (route names, refusal codes). There is no field for text that a person wrote, so none can be logged by accident.
#pragma once

#include <initializer_list>
#include <string_view>
#include <variant>

#include "core/id.hpp"

namespace koppi::log {

// A word of the program: made from a literal, or from a name that is one (a route, a refusal code, a file path given by the operator).
struct Word {
    std::string_view text;
};

struct Field {
    const char* name;
    std::variant<std::int64_t, double, bool, IdBytes, Word> value;

    Field(const char* n, std::int64_t v) : name(n), value(v) {}
    Field(const char* n, int v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Field(const char* n, std::uint64_t v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Field(const char* n, double v) : name(n), value(v) {}
    Field(const char* n, bool v) : name(n), value(v) {}
    Field(const char* n, Word v) : name(n), value(v) {}
    template <class Kind>
    Field(const char* n, const Id<Kind>& v) : name(n), value(v.bytes) {}
};

enum class Level { info, warning, error };

void line(Level level, std::string_view what, std::initializer_list<Field> fields);
inline void info(std::string_view what, std::initializer_list<Field> fields = {}) { line(Level::info, what, fields); }
inline void warning(std::string_view what, std::initializer_list<Field> fields = {}) { line(Level::warning, what, fields); }
inline void error(std::string_view what, std::initializer_list<Field> fields = {}) { line(Level::error, what, fields); }
// Lines below this level are not written.
void quiet_below(Level level);

}  // namespace koppi::log
