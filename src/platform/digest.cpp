// Platform: SHA-256 by OpenSSL, which uses the processor's own instructions: every event is hashed twice on the writer's thread.
//
// Its plain functions are called old-fashioned by its makers; the newer ones look their algorithm up and allocate at each digest, which
// costs more than hashing a row does.
#include "platform/digest.hpp"

#include <openssl/sha.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace koppi {

static_assert(sizeof(SHA256_CTX) <= 128 && alignof(SHA256_CTX) <= 8);

Digest sha256(std::string_view bytes) {
    Digest digest{};
    SHA256_CTX state;  // SHA256() itself is one of the newer ones inside
    SHA256_Init(&state);
    SHA256_Update(&state, bytes.data(), bytes.size());
    SHA256_Final(digest.data(), &state);
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
SHA256_CTX* sha_state(std::array<unsigned char, 128>& bytes) { return reinterpret_cast<SHA256_CTX*>(bytes.data()); }
}  // namespace

DigestOf::DigestOf() : state_{} { SHA256_Init(sha_state(state_)); }
DigestOf::~DigestOf() = default;

DigestOf& DigestOf::add(std::span<const std::uint8_t> part) {
    std::array<unsigned char, 8> length{};
    for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<unsigned char>(part.size() >> (8 * i));
    SHA256_Update(sha_state(state_), length.data(), length.size());
    SHA256_Update(sha_state(state_), part.data(), part.size());
    return *this;
}
DigestOf& DigestOf::add(std::string_view part) {
    return add(std::span(reinterpret_cast<const std::uint8_t*>(part.data()), part.size()));
}
DigestOf& DigestOf::add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }

Digest DigestOf::done() {
    Digest digest{};
    SHA256_Final(digest.data(), sha_state(state_));
    return digest;
}

}  // namespace koppi

#pragma GCC diagnostic pop
