// Events of exchange: which thing of another system is which of ours, so that the same file can come twice and change nothing.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

namespace koppi::events {

struct SourceLinked {
    std::string source;  // "Patient/2be9b668-…": type and id as the file has them
    Id<struct AnyKind> target;
    std::string digest;  // hex SHA-256 of the part of the resource that we read
};
BOOST_DESCRIBE_STRUCT(SourceLinked, (), (source, target, digest))

struct FileImported {
    ImportId import;
    std::string format;  // fhir-r4
    std::string digest;  // hex SHA-256 of the bytes
    std::int64_t bytes;
    std::int64_t resources_read;
    std::int64_t resources_skipped;
};
BOOST_DESCRIBE_STRUCT(FileImported, (), (import, format, digest, bytes, resources_read, resources_skipped))

}  // namespace koppi::events
