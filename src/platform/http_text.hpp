// Platform: the texts of HTTP, without a socket: where a head ends, what a target means, how an answer and an event look.
// Private to platform/http*.cpp.
//
// Invariant: nothing here accepts two readings of one request. What another server in front of us might read differently
// (bare line feeds, folded lines, an encoded slash) is refused rather than repaired.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http.hpp"

namespace koppi::http {

// Why the server itself says no: a status and a code of the message catalogue.
struct Fault {
    int status;
    const char* code;
};

inline constexpr Fault malformed{400, "http.bad_request"};
inline constexpr Fault too_slow{408, "http.timeout"};
inline constexpr Fault body_too_large{413, "http.body_too_large"};
inline constexpr Fault target_too_long{414, "http.target_too_long"};
inline constexpr Fault expectation_unknown{417, "http.bad_request"};
inline constexpr Fault header_too_large{431, "http.header_too_large"};
inline constexpr Fault internal{500, "http.internal"};
inline constexpr Fault busy{503, "http.busy"};

bool is_utf8(std::string_view bytes);
// Valid UTF-8 without control characters (C0, DEL, C1).
bool is_plain_text(std::string_view bytes);
// Equal but for the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

// Looks for the empty line that ends a head, and remembers how far it looked, so that a head that comes byte by byte is not
// read again from its beginning.
class HeadScan {
public:
    // Looks at all that has arrived of one head. A fault is final.
    std::optional<Fault> look(std::string_view arrived, const Limits& limits);
    // Bytes of the head with its empty line; 0 while it has not arrived.
    std::size_t end() const { return end_; }

private:
    std::size_t line_ = 0;
    std::size_t seen_ = 0;
    std::size_t end_ = 0;
};

// Fills the path and query of `request`, whose headers are already there, from a request target.
std::optional<Fault> read_target(std::string_view target, Request& request);

// How the request wants to be answered.
struct Manner {
    bool head_only = false;
    bool old_version = false;  // HTTP/1.0
    bool keeps_open = false;
};

// An answer as it goes on the wire. Kept by its connection, so that the head's memory is used again.
struct Reply {
    std::string head;
    std::string body;
    std::optional<std::string_view> fixed_body;
    std::optional<Subscription> stream;
    std::size_t sent = 0;
    bool closes = false;
    bool is_bodiless = false;

    std::string_view content() const;
    void clear();
};

// Throws std::invalid_argument when the response can't be said in HTTP (a line break in a header, an unknown status class).
void compose(Reply& reply, Response response, Manner manner);

std::string event_text(std::uint64_t id, std::string_view event, std::string_view data);

}  // namespace koppi::http
