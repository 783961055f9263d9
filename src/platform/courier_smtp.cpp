// Platform: mail by SMTP.
#include "platform/courier_smtp.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include "platform/courier_inside.hpp"

namespace koppi::courier {

// What was said last by us: a refusal means another thing before the address, at it, and behind it.
enum class Stage { greeting, sender, address, text };

struct Talk {
    Stage stage = Stage::greeting;
    std::string last_line;
};

namespace {

std::string base64(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                       static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    return text;
}

// RFC 2047: words of at most 75 characters, none of which tears a letter apart.
std::string encoded_header(std::string_view text) {
    constexpr std::size_t word_max = 45;
    std::string header;
    while (!text.empty()) {
        auto end = std::min(word_max, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
        header += (header.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(text.substr(0, end)) + "?=");
        text.remove_prefix(end);
    }
    return header;
}

std::string date_header(Instant at) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const Date date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

int hear(CURL*, curl_infotype type, char* bytes, std::size_t size, void* into) {
    auto& talk = *static_cast<Talk*>(into);
    const std::string_view said(bytes, size);
    if (type == CURLINFO_HEADER_OUT) {
        if (said.starts_with("MAIL ")) talk.stage = Stage::sender;
        if (said.starts_with("RCPT ")) talk.stage = Stage::address;
        if (said.starts_with("DATA")) talk.stage = Stage::text;
    }
    if (type == CURLINFO_HEADER_IN) talk.last_line = said;
    return 0;
}

struct Payload {
    std::string_view left;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
    auto& payload = *static_cast<Payload*>(from);
    const auto part = payload.left.substr(0, size * count);
    std::copy(part.begin(), part.end(), into);
    payload.left.remove_prefix(part.size());
    return part.size();
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// "250 2.0.0 Ok: queued as 4ZxY" names the message; a line with an address in it is not kept.
std::optional<std::string> reference_in(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
    if (line.size() < 5 || line.size() > 120 || line.find('@') != std::string_view::npos) return std::nullopt;
    const auto text = line.substr(4);
    if (!std::ranges::all_of(text, [](char c) { return c >= ' ' && c < 127; })) return std::nullopt;
    return std::string(text);
}

Outcome outcome_of(CURLcode code, long answer, const Talk& talk) {
    if (code == CURLE_OK) return {Fate::taken, {}, reference_in(talk.last_line)};
    if (auto line = outcome_of_line(code)) return *line;
    if (answer < 400) return {Fate::try_later, "line_dropped"};
    // 421: the server is about to close, whatever was said.
    if (answer == 421) return {Fate::down, "busy"};
    const bool for_now = answer < 500;
    switch (talk.stage) {
        case Stage::greeting: return {Fate::down, for_now ? "busy" : "not_understood"};
        case Stage::sender: return {Fate::down, for_now ? "busy" : "sender_refused"};
        case Stage::address: return for_now ? Outcome{Fate::try_later, "busy"} : Outcome{Fate::refused, "address_refused"};
        case Stage::text: return for_now ? Outcome{Fate::try_later, "busy"} : Outcome{Fate::refused, "text_refused"};
    }
    return {Fate::try_later, "not_understood"};
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

bool is_plain_address(const std::string& address) {
    const auto at = address.find('@');
    return at != std::string::npos && at > 0 && at + 1 < address.size() && address.find('@', at + 1) == std::string::npos &&
           std::ranges::all_of(address, [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>' && c != ',' && c != '"' && c != '\\'; });
}

}  // namespace

struct Smtp::Inside {
    Handle handle;
    Talk talk;

    void begin(const SmtpDoor& door) {
        talk = {};
        handle.begin(door.door, "smtp,smtps");
        handle.set(CURLOPT_USE_SSL, static_cast<long>(door.starts_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
        if (!door.door.user.empty()) {
            handle.set(CURLOPT_USERNAME, door.door.user.c_str());
            handle.set(CURLOPT_PASSWORD, door.door.password.c_str());
        }
        // Heard, never shown: the talk holds addresses and a password.
        handle.set(CURLOPT_VERBOSE, 1L);
        handle.set(CURLOPT_DEBUGFUNCTION, hear);
        handle.set(CURLOPT_DEBUGDATA, static_cast<void*>(&talk));
        handle.set(CURLOPT_WRITEFUNCTION, drop);
    }
};

std::optional<std::string> fault_of(const SmtpDoor& door) {
    if (auto fault = fault_of(door.door, "smtp", "smtps")) return fault;
    if (!is_plain_address(door.from)) return "needs an address to send from, such as ajanvaraus@example.fi (--mail-from).";
    if (!door.starts_tls && !door.door.url.starts_with("smtps:") && !is_this_machine(door.door.url))
        return "may stay without TLS to this machine only (127.0.0.1, ::1, localhost).";
    return std::nullopt;
}

std::string mail_text(const Email& email, const std::string& from) {
    std::string text = "Date: " + date_header(email.at) + "\r\nFrom: " + from + "\r\nTo: " + email.to + "\r\nSubject: " + encoded_header(email.subject) +
                       "\r\nMessage-ID: <" + email.id + "@" + domain_of(from) + ">\r\n";
    // Out-of-office answers are not to come back (RFC 3834).
    text += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    std::string body;
    for (const char c : email.text) body += c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto encoded = base64(body + "\r\n");
    constexpr std::size_t line_max = 76;
    for (std::size_t at = 0; at < encoded.size(); at += line_max) text += encoded.substr(at, line_max) + "\r\n";
    return text;
}

Smtp::Smtp(SmtpDoor door) : door_(std::move(door)), inside_(std::make_unique<Inside>()) {}
Smtp::~Smtp() = default;

Outcome Smtp::send(const Email& email) {
    // What is no address is not said to a server: a line end in it would be a command of its own.
    if (!is_plain_address(email.to)) return {Fate::refused, "address_refused"};
    const auto text = mail_text(email, door_.from);
    Payload payload{text};
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> to(curl_slist_append(nullptr, ("<" + email.to + ">").c_str()), curl_slist_free_all);
    const auto from = "<" + door_.from + ">";
    inside_->begin(door_);
    auto& handle = inside_->handle;
    handle.set(CURLOPT_MAIL_FROM, from.c_str());
    handle.set(CURLOPT_MAIL_RCPT, to.get());
    handle.set(CURLOPT_UPLOAD, 1L);
    handle.set(CURLOPT_READFUNCTION, give);
    handle.set(CURLOPT_READDATA, static_cast<void*>(&payload));
    const auto code = handle.perform();
    return outcome_of(code, handle.response_code(), inside_->talk);
}

Outcome Smtp::knock() {
    inside_->begin(door_);
    inside_->handle.set(CURLOPT_CUSTOMREQUEST, "NOOP");
    inside_->handle.set(CURLOPT_NOBODY, 1L);
    const auto code = inside_->handle.perform();
    auto outcome = outcome_of(code, inside_->handle.response_code(), inside_->talk);
    outcome.reference.reset();
    return outcome;
}

}  // namespace koppi::courier
