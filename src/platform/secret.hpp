// Platform: secrets that somebody carries (the link in a message). From the system's own randomness, never from Dice: whoever knows a seed
// must not know them. What is kept of one is its digest.
#pragma once

#include <string>
#include <string_view>

#include "platform/sql.hpp"

namespace koppi {

// 144 bits as 24 letters, digits, - and _: short enough for a text message.
std::string fresh_secret();
bool looks_like_secret(std::string_view text);
sql::Blob secret_digest(std::string_view secret);

}  // namespace koppi
