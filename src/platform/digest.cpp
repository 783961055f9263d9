// Platform: SHA-256 by libsodium.
#include "platform/digest.hpp"

#include <sodium.h>

namespace koppi {

static_assert(sizeof(crypto_hash_sha256_state) <= 128);

Digest sha256(std::string_view bytes) {
    Digest digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return digest;
}

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const auto byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

namespace {
crypto_hash_sha256_state* sha_state(std::array<unsigned char, 128>& bytes) {
    return reinterpret_cast<crypto_hash_sha256_state*>(bytes.data());
}
}  // namespace

DigestOf::DigestOf() : state_{} { crypto_hash_sha256_init(sha_state(state_)); }
DigestOf::~DigestOf() = default;

DigestOf& DigestOf::add(std::span<const std::uint8_t> part) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<unsigned char>(part.size() >> (8 * i));
    crypto_hash_sha256_update(sha_state(state_), length.data(), length.size());
    crypto_hash_sha256_update(sha_state(state_), part.data(), part.size());
    return *this;
}
DigestOf& DigestOf::add(std::string_view part) {
    return add(std::span(reinterpret_cast<const std::uint8_t*>(part.data()), part.size()));
}
DigestOf& DigestOf::add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }

Digest DigestOf::done() {
    Digest digest{};
    crypto_hash_sha256_final(sha_state(state_), digest.data());
    return digest;
}

}  // namespace koppi
