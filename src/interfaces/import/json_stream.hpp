// Import, the reader: walks a FHIR file of any size and hands out one resource at a time, reduced to the fields somebody asked for.
//
// A file is a Bundle (its entry[] is walked, never held), one bare resource, or a resource a line (NDJSON). Everything that nobody
// asked for is checked as JSON and as UTF-8, and dropped on the way.
//
// Invariants: memory is bounded by one chunk and one kept resource, whatever the size of the file; a refusal tells the byte, the line
// and the JSON pointer where the reading stopped; the same bytes give the same resources however they are cut into chunks.
#pragma once

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "platform/digest.hpp"

// The folder is `import`; the word belongs to the language since C++20, so that the namespace takes another form of it.
namespace koppi::importing {

// Bytes that can be read twice: once to import, and once more to find the place of a fault.
class Source {
public:
    virtual ~Source() = default;
    // As many bytes from `offset` on as there are, at most into.size(); 0 at the end. Refused with import.unreadable.
    virtual Result<std::size_t> read(std::int64_t offset, std::span<char> into) = 0;
    virtual std::int64_t size() const = 0;
};

// Refused with import.no_such_file, import.not_a_file or import.unreadable.
Result<std::unique_ptr<Source>> open_source(const std::string& path);
std::unique_ptr<Source> source_of(std::string text);

enum class Layout { document, lines };

// What is asked for: the top-level fields of each resource type that are read. Other types are only counted.
struct Asked {
    std::string_view type;
    std::vector<std::string_view> fields;
};

// Where a resource lies: its place in entry[], or its line when the file has a resource a line; neither for a bare resource.
struct Place {
    std::int64_t entry = -1;
    std::int64_t line = -1;
    // "/entry/17", "line 4", "/"
    std::string text() const;
};

// Alive during the call only.
struct Kept {
    std::string_view type;
    const boost::json::object& fields;
    std::string_view full_url;
    Place place;
};

struct Totals {
    std::int64_t bytes = 0;
    Digest digest{};
    std::int64_t resources = 0;
    // Resources of types that nobody asked for, by type. At most other_types_max names; the rest under "…".
    std::map<std::string, std::int64_t> others;
};

struct Limits {
    std::size_t chunk = 256 * 1024;
    // Of what is kept of one resource: text plus 32 bytes a value.
    std::size_t kept = 16 * 1024 * 1024;
    std::size_t depth = 100;
};

inline constexpr std::size_t other_types_max = 300;

using Visit = std::function<void(const Kept&)>;
using BytesRead = std::function<void(std::int64_t)>;

// Refusals: import.empty_file, import.not_json, import.not_utf8, import.cut_short, import.after_the_end, import.too_deep,
// import.resource_too_large, import.not_fhir, import.not_a_bundle, import.bundle_kind, import.field_twice; `where` is the JSON pointer,
// details are offset, line and column (and what else the words need).
Result<Totals> read_resources(Source& source, Layout layout, const std::vector<Asked>& asked, const Visit& visit, const BytesRead& progress,
                              const Limits& limits = {});

}  // namespace koppi::importing
