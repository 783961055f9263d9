// Clients, rules: what may be written of a person by hand, and what a search text means. No clock, no rows.
#pragma once

#include <span>
#include <vector>

#include "core/hetu.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "events/clients.hpp"

namespace koppi::clients::rules {

// Checks and completes what was typed: the code strictly, the birth date from it, the phone as it is dialled, the municipality as one
// of the county's.
Result<events::ClientDetails> by_hand(events::ClientDetails typed, Date today, std::span<const std::string> municipalities);

// The same for the phone, the municipality and the interpreter's language alone, as far as they differ from what was `known`.
Result<events::ClientDetails> contact_by_hand(events::ClientDetails typed, const events::ClientDetails& known, std::span<const std::string> municipalities);

// An address that any mail server takes: letters, digits and .!#$%&'*+/=?^_`{|}~- before one @, a domain name with a dot behind it.
// Quoted names and letters beyond ASCII are refused: few servers take them, and a line end in an address would be a header of its own.
Result<Done> check_email(std::string_view email);

// The folded words under which a person is found, each once, in order.
std::vector<std::string> name_keys(const events::ClientDetails& details);

// What a search text may mean. A text of digits may be a birth date and a phone number at once; both are looked for.
struct Search {
    std::optional<Hetu> hetu;
    std::optional<std::string> phone;
    std::vector<Date> born;          // any of these
    std::vector<std::string> words;  // folded; each begins some word of the name, in any order

    bool says_nothing() const { return !hetu && !phone && born.empty() && words.empty(); }
};
Search read_search(std::string_view text);

// 010190-****, also for a code that only looks like one.
std::string masked(const std::string& hetu);

}  // namespace koppi::clients::rules
