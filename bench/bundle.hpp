// Bench: a FHIR bundle of any size, in the mix of resources and bytes that exports have (most of it is nothing that we read).
#pragma once

#include <cstdint>
#include <string>

namespace koppi::bench {

struct Bundle {
    std::int64_t bytes = 0;
    std::int64_t patients = 0;
    std::int64_t encounters = 0;
    std::int64_t conditions = 0;
};

// Writes patient after patient until the file is at least so large.
Bundle write_bundle(const std::string& path, std::int64_t bytes_at_least);

}  // namespace koppi::bench
