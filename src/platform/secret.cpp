// Platform: secrets that somebody carries.
#include "platform/secret.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/ensure.hpp"
#include "platform/digest.hpp"

namespace koppi {

namespace {

constexpr std::size_t secret_bytes = 18;
constexpr std::size_t secret_letters = 24;

}  // namespace

std::string fresh_secret() {
    ensure(sodium_init() >= 0, "the system gives random numbers");
    std::array<unsigned char, secret_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, secret_letters + 1> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return {text.data(), secret_letters};
}

bool looks_like_secret(std::string_view text) {
    return text.size() == secret_letters && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

sql::Blob secret_digest(std::string_view secret) {
    const Digest digest = sha256(secret);
    return {digest.begin(), digest.end()};
}

}  // namespace koppi
