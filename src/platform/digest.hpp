// Platform: SHA-256 and its text form.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace koppi {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string hex(std::span<const std::uint8_t> bytes);

// Feeds several parts into one digest; each part is preceded by its length, so that no two lists of parts look alike.
class DigestOf {
public:
    DigestOf();
    ~DigestOf();
    DigestOf& add(std::string_view part);
    DigestOf& add(std::span<const std::uint8_t> part);
    DigestOf& add(std::int64_t number);
    Digest done();

private:
    alignas(16) std::array<unsigned char, 128> state_;
};

}  // namespace koppi
