// Access, rules: how long a session lives, when an account is locked, which names and passwords are taken, for what a record is opened.
// No clock, no rows.
#pragma once

#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"
#include "events/access.hpp"

namespace koppi::access::rules {

// A worker who leaves the desk for half an hour signs in again; nobody stays signed in beyond a long shift.
constexpr Minutes idle_limit = 30min;
constexpr Minutes session_limit = 12h;

constexpr Instant idle_ends_at(Instant seen_at) { return seen_at + idle_limit; }
constexpr Instant session_ends_at(Instant made_at) { return made_at + session_limit; }
constexpr bool has_ended(Instant made_at, Instant seen_at, Instant now) {
    return now >= session_ends_at(made_at) || now >= idle_ends_at(seen_at);
}

// Sign-ins that failed one after another.
struct Failures {
    int count = 0;
    Instant last_at{};
};
// Four tries are free; from the fifth on each failure locks for 1, 2, 4, 8 and at most 15 minutes.
std::optional<Instant> locked_until(const Failures& failures, Instant now);
// One more. A day without one begins the count anew.
Failures failed_again(const Failures& failures, Instant now);

// Small letters, digits and . _ - @; anything else is a slip of the keyboard.
Result<std::string> username(std::string_view typed);
// Length alone (NIST SP 800-63B §5.1.1): at least ten characters, at most 200.
Result<Done> password(std::string_view typed);

// Administration is a purpose of administrators and of the system itself, never a way around the others.
Result<events::RecordOpened> open(const events::RecordOpened& wished, bool has_account, std::optional<events::Profession> profession);
Result<events::IdentityCodeShown> show_identity_code(ClientId client, std::string why);

}  // namespace koppi::access::rules
