// Access: passwords as Argon2id. Hashing is dear on purpose, so it is rationed: a flood of sign-ins must not take the memory or the
// workers of everyone else.
#pragma once

#include <string>

namespace koppi::access::passwords {

enum class Verdict { right, wrong, too_busy };

// An empty hash is the hash of nobody: as dear as any other, and never right. `too_busy` when too many wait already.
Verdict verify(const std::string& hash, const std::string& password);
// Whether a hash was made with the passes and the memory that hash_password takes today.
bool costs_as_much_as_today(const std::string& hash);

}  // namespace koppi::access::passwords
