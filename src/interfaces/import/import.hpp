// Import: `koppi import fhir`. Files of another system come in whole or not at all, and coming twice they change nothing.
//
// This is the part that the command line includes. Every file is read and set aside first; then references are resolved over all of
// them, whatever their order, and what they hold is recorded: one transaction a file (files that refer to each other in a ring share
// one). A file that can't be read leaves nothing behind and keeps no other file out.
//
// Invariants: nothing that a file says is half there; a second import of the same files records no event at all.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "platform/wire.hpp"
#include "platform/writer.hpp"

namespace koppi::importing {

// `first` is where the first of them lies: "<file> /entry/17".
struct Counted {
    std::string reason;  // key under `import.skipped.` or `import.warning.`
    std::int64_t count = 0;
    std::string first;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (reason, count, first))

// Of one FHIR resource type. read = came_in + joined + changed + unchanged + skipped.
struct TypeReport {
    std::string type;
    std::int64_t read = 0;
    std::int64_t came_in = 0;
    std::int64_t joined = 0;  // a person known already, by the identity code or under another id
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;  // known in these very words, from an earlier import or another file
    std::int64_t skipped = 0;
    std::vector<Counted> reasons;  // why skipped
};
BOOST_DESCRIBE_STRUCT(TypeReport, (), (type, read, came_in, joined, changed, unchanged, skipped, reasons))

struct RefusedFile {
    std::string file;
    std::string code;   // a refusal code
    std::string where;  // JSON pointer
    std::map<std::string, std::string> details;
};
BOOST_DESCRIBE_STRUCT(RefusedFile, (), (file, code, where, details))

struct Report {
    std::int64_t files = 0;
    std::int64_t files_changed = 0;  // that brought something new
    std::vector<RefusedFile> refused;
    std::int64_t bytes = 0;
    std::int64_t events = 0;
    std::vector<TypeReport> types;
    std::map<std::string, std::int64_t> not_read;  // resource types that Koppi has no use for
    std::vector<Counted> warnings;                 // came in, but not all of it
};
BOOST_DESCRIBE_STRUCT(Report, (), (files, files_changed, refused, bytes, events, types, not_read, warnings))

BOOST_DEFINE_ENUM_CLASS(Stage, reading, recording)

struct Moment {
    Stage stage = Stage::reading;
    std::string_view file;
    std::int64_t done = 0;   // bytes while reading, resources while recording
    std::int64_t total = 0;
};

struct Skipped {
    std::string_view file;
    std::string_view place;
    std::string_view type;
    std::string_view reason;
};

// Both may be empty. Told often: whoever draws does so at most ten times a second.
struct Listener {
    std::function<void(const Moment&)> moment;
    std::function<void(const Skipped&)> skipped;
};

// Files, and folders with all *.json, *.ndjson and *.jsonl in them and below. Refused with import.no_files when there is nothing to
// read; whether all files came in is told by report.refused.
Result<Report> import_fhir(Workshop& workshop, const std::vector<std::string>& paths, const Listener& listener = {});

// What import_fhir reads, sorted; `unreadable` are paths that don't exist or folders that can't be listed.
struct FoundFiles {
    std::vector<std::string> files;
    std::vector<RefusedFile> unreadable;
};
FoundFiles find_files(const std::vector<std::string>& paths);

}  // namespace koppi::importing
