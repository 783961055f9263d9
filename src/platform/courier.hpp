// Platform: couriers carry one message to a server outside (courier_smtp, courier_sms). Blocking, bounded by time-outs, and for one thread.
//
// What a server says in words is never kept: it may repeat the address. A courier answers with a word of its own.
//
// Invariant: `taken` is answered only when the server has said that it takes the message. A line that breaks before that word may still
// mean a message that was taken, so whoever sends again sends the same id: at least once, with the means to see a double.
#pragma once

#include <boost/describe.hpp>

#include <optional>
#include <string>

#include "core/time.hpp"

namespace koppi::courier {

// try_later: this message, now. refused: this message, ever. down: the server itself; no other message would fare better.
BOOST_DEFINE_ENUM_CLASS(Fate, taken, try_later, refused, down)

struct Outcome {
    Fate fate;
    // unreachable, timed_out, tls_refused, auth_refused, sender_refused, address_refused, text_refused, busy, line_dropped, not_understood
    std::string why = {};
    std::optional<std::string> reference = {};  // the server's own number of the message, where it gave one
};

// How to reach a server, and who we are there.
struct Door {
    std::string url;
    std::string user = {};
    std::string password = {};
    std::string ca_file = {};  // trusts these certificates only; empty: the machine's own
    Millis connect_timeout = 5s;
    Millis timeout = 20s;
};

// What is wrong with a door before anybody goes through it, in a sentence for the operator. Names, passwords and messages go over an open
// line to this machine only; a password stands in no address, where other users of the machine could read it.
std::optional<std::string> fault_of(const Door& door, std::string_view open_scheme, std::string_view tls_scheme);

}  // namespace koppi::courier
