// Platform: the texts of HTTP. See http_text.hpp for what always holds.
#include "platform/http_text.hpp"

#include <charconv>
#include <cstring>
#include <stdexcept>

namespace koppi::http {

namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The length of the UTF-8 sequence that begins `bytes`, 0 when it is none: too long a form, a surrogate, beyond U+10FFFF.
std::size_t sequence_length(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xc0) != 0x80) return 0;
    if (lead == 0xe0 && at(1) < 0xa0) return 0;
    if (lead == 0xed && at(1) > 0x9f) return 0;
    if (lead == 0xf0 && at(1) < 0x90) return 0;
    if (lead == 0xf4 && at(1) > 0x8f) return 0;
    return length;
}

enum class Plus { is_plus, is_space };

// Percent-decodes; absent when an escape is broken.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == Plus::is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

// A path that climbs or stands still ("..", ".") has no meaning among our routes and a bad one in file systems.
bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        const auto slash = path.find('/');
        const auto segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return true;
        if (slash == std::string_view::npos) return false;
        path.remove_prefix(slash + 1);
    }
    return false;
}

// A slash inside a segment would be a segment border to us and none to a proxy in front.
bool has_encoded_slash(std::string_view path) {
    for (auto at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1))
        if (path.substr(at, 2) == "%2" && at + 2 < path.size() && lowered(path[at + 2]) == 'f') return true;
    return false;
}

std::optional<Fault> read_query(std::string_view text, Request& request) {
    while (!text.empty()) {
        const auto ampersand = text.find('&');
        const auto pair = text.substr(0, ampersand);
        text = ampersand == std::string_view::npos ? std::string_view{} : text.substr(ampersand + 1);
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals), Plus::is_space);
        auto value = decoded(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1), Plus::is_space);
        if (!name || !value || !is_plain_text(*name) || !is_plain_text(*value)) return malformed;
        request.query.emplace_back(std::move(*name), std::move(*value));
    }
    return std::nullopt;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return status < 300 ? "OK" : status < 400 ? "Redirect" : "Error";
    }
}

bool is_header_name(std::string_view name) {
    if (name.empty()) return false;
    for (const char c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_')) return false;
    return true;
}

bool is_header_value(std::string_view value) {
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) return false;
    return true;
}

// What frames the message is the server's to say.
bool is_framing(std::string_view name) {
    switch (name.size()) {
        case 7: return same_word(name, "upgrade");
        case 10: return same_word(name, "connection") || same_word(name, "keep-alive");
        case 14: return same_word(name, "content-length");
        case 17: return same_word(name, "transfer-encoding");
        default: return false;
    }
}

void append_number(std::string& out, std::uint64_t number) {
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    while (!bytes.empty()) {
        // Eight bytes of ASCII at a time: almost all that comes is ASCII.
        std::uint64_t eight = 0;
        if (bytes.size() >= sizeof eight) {
            std::memcpy(&eight, bytes.data(), sizeof eight);
            if ((eight & 0x8080808080808080ULL) == 0) {
                bytes.remove_prefix(sizeof eight);
                continue;
            }
        }
        const auto length = sequence_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

bool is_plain_text(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto lead = static_cast<unsigned char>(bytes[0]);
        const auto length = sequence_length(bytes);
        if (length == 0 || lead < 0x20 || lead == 0x7f) return false;
        if (lead == 0xc2 && static_cast<unsigned char>(bytes[1]) < 0xa0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

bool same_word(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (lowered(a[i]) != lowered(b[i])) return false;
    return true;
}

std::optional<Fault> HeadScan::look(std::string_view arrived, const Limits& limits) {
    // A method, two spaces, a version: what a request line has beside its target.
    constexpr std::size_t rest_of_request_line = 64;
    // Not a letter at all: most likely a TLS greeting on a plain port. There is no use in waiting for its end.
    if (!arrived.empty() && arrived[0] != '\r' && !is_plain_text(arrived.substr(0, 1))) return malformed;
    while (end_ == 0) {
        const auto feed = arrived.find('\n', seen_);
        const auto so_far = feed == std::string_view::npos ? arrived.size() : feed + 1;
        const bool in_request_line = line_ == 0;
        if (in_request_line && so_far > limits.target_bytes_max + rest_of_request_line) return target_too_long;
        if (so_far > limits.header_bytes_max) return in_request_line ? target_too_long : header_too_large;
        seen_ = so_far;
        if (feed == std::string_view::npos) return std::nullopt;
        if (feed == line_ || arrived[feed - 1] != '\r') return malformed;
        const bool is_empty_line = feed - 1 == line_;
        if (in_request_line && is_empty_line) return malformed;
        if (arrived[line_] == ' ' || arrived[line_] == '\t') return malformed;
        if (is_empty_line) end_ = feed + 1;
        line_ = feed + 1;
    }
    return std::nullopt;
}

std::optional<Fault> read_target(std::string_view target, Request& request) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.substr(0, scheme.size()) != scheme) continue;
        // A client that takes us for a proxy names us in the target too. With two names, both must be the same.
        const auto slash = target.find('/', scheme.size());
        if (slash == std::string_view::npos) return malformed;
        if (!same_word(target.substr(scheme.size(), slash - scheme.size()), request.header("host"))) return malformed;
        target.remove_prefix(slash);
        break;
    }
    if (target.empty() || target[0] != '/' || target.find('#') != std::string_view::npos) return malformed;
    const auto question = target.find('?');
    const auto raw_path = target.substr(0, question);
    if (has_encoded_slash(raw_path)) return malformed;
    auto path = decoded(raw_path, Plus::is_plus);
    if (!path || !is_plain_text(*path) || has_dot_segment(*path)) return malformed;
    request.path = std::move(*path);
    if (question == std::string_view::npos) return std::nullopt;
    return read_query(target.substr(question + 1), request);
}

std::string_view Reply::content() const {
    if (is_bodiless) return {};
    return fixed_body ? *fixed_body : std::string_view{body};
}

void Reply::clear() {
    head.clear();
    body = {};
    fixed_body.reset();
    stream.reset();
    sent = 0;
    closes = false;
    is_bodiless = false;
}

void compose(Reply& reply, Response response, Manner manner) {
    const int status = response.status;
    if (status < 200 || status > 599) throw std::invalid_argument("a final answer has a status from 200 to 599");
    reply.clear();
    reply.body = std::move(response.body);
    reply.fixed_body = response.fixed_body;
    if (!manner.head_only) reply.stream = std::move(response.stream);
    const bool has_no_content = status == 204 || status == 304;
    reply.is_bodiless = has_no_content || manner.head_only;
    reply.closes = !manner.keeps_open || reply.stream;

    std::string& head = reply.head;
    head += "HTTP/1.1 ";
    append_number(head, static_cast<std::uint64_t>(status));
    head += ' ';
    head += reason_phrase(status);
    head += "\r\n";
    bool has_cache_control = false;
    for (const auto& [name, value] : response.headers) {
        if (!is_header_name(name) || !is_header_value(value)) throw std::invalid_argument("a header of one line");
        if (is_framing(name)) continue;
        if (reply.stream && (same_word(name, "content-type") || same_word(name, "x-accel-buffering"))) continue;
        if (same_word(name, "cache-control")) has_cache_control = true;
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    if (reply.stream) {
        // A stream has no length: it ends when the connection does. The last line keeps a proxy from holding events back.
        head += "Content-Type: text/event-stream\r\n";
        if (!has_cache_control) head += "Cache-Control: no-cache\r\n";
        head += "X-Accel-Buffering: no\r\n";
    } else if (!has_no_content) {
        head += "Content-Length: ";
        append_number(head, reply.fixed_body ? reply.fixed_body->size() : reply.body.size());
        head += "\r\n";
    }
    if (reply.closes) {
        head += "Connection: close\r\n";
    } else if (manner.old_version) {
        head += "Connection: keep-alive\r\n";
    }
    head += "\r\n";
}

std::string event_text(std::uint64_t id, std::string_view event, std::string_view data) {
    std::string text;
    text.reserve(data.size() + event.size() + 48);
    text += "id: ";
    append_number(text, id);
    text += "\nevent: ";
    text += event.substr(0, event.find_first_of("\r\n"));
    // Every line of the data needs its own name, or the rest of it would be read as other fields.
    for (;;) {
        const auto end = data.find_first_of("\r\n");
        text += "\ndata: ";
        text += data.substr(0, end);
        if (end == std::string_view::npos) break;
        const bool is_pair = data.substr(end, 2) == "\r\n";
        data.remove_prefix(end + (is_pair ? 2 : 1));
    }
    text += "\n\n";
    return text;
}

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [header_name, value] : headers) {
        if (header_name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto semicolon = rest.find(';');
            auto pair = rest.substr(0, semicolon);
            rest = semicolon == std::string_view::npos ? std::string_view{} : rest.substr(semicolon + 1);
            while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
            if (pair.size() > name.size() && pair[name.size()] == '=' && pair.substr(0, name.size()) == name)
                return pair.substr(name.size() + 1);
        }
    }
    return {};
}

}  // namespace koppi::http
