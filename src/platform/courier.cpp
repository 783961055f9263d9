// Platform: the doors of couriers, and libcurl's part in them.
#include "platform/courier_inside.hpp"

#include <arpa/inet.h>

#include <mutex>

namespace koppi::courier {

namespace {

std::optional<std::string> part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return std::nullopt;
    const std::unique_ptr<char, void (*)(void*)> guard(text, curl_free);
    return std::string(text);
}

std::unique_ptr<CURLU, void (*)(CURLU*)> parsed(const std::string& url) {
    std::unique_ptr<CURLU, void (*)(CURLU*)> parts(curl_url(), curl_url_cleanup);
    if (parts && curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) parts.reset();
    return parts;
}

bool has_line_end(const std::string& text) { return text.find_first_of("\r\n") != std::string::npos; }

}  // namespace

Handle::Handle() : curl_(nullptr, curl_easy_cleanup) {
    // Once, before there are two threads that might: libcurl's own rule.
    static std::once_flag begun;
    std::call_once(begun, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    curl_.reset(curl_easy_init());
    if (!curl_) throw std::runtime_error("libcurl can't begin");
}

void Handle::begin(const Door& door, const char* protocols) {
    curl_easy_reset(curl_.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_URL, door.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, protocols);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    // The door is where the operator said, whatever the environment of the program says of proxies.
    set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(door.connect_timeout.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(door.timeout.count()));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!door.ca_file.empty()) set(CURLOPT_CAINFO, door.ca_file.c_str());
}

long Handle::response_code() {
    long code = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
}

std::optional<Outcome> outcome_of_line(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT: return Outcome{Fate::down, "unreachable"};
        case CURLE_OPERATION_TIMEDOUT: return Outcome{Fate::down, "timed_out"};
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_PEER_FAILED_VERIFICATION: return Outcome{Fate::down, "tls_refused"};
        case CURLE_LOGIN_DENIED: return Outcome{Fate::down, "auth_refused"};
        default: return std::nullopt;
    }
}

bool is_this_machine(const std::string& url) {
    const auto parts = parsed(url);
    const auto host = parts ? part_of(parts.get(), CURLUPART_HOST) : std::nullopt;
    // By its number, not by how it begins: 127.0.0.1.example.fi is another's.
    std::array<unsigned char, 4> bytes{};
    return host && (*host == "localhost" || *host == "[::1]" || (inet_pton(AF_INET, host->c_str(), bytes.data()) == 1 && bytes[0] == 127));
}

std::optional<std::string> fault_of(const Door& door, std::string_view open_scheme, std::string_view tls_scheme) {
    const auto parts = parsed(door.url);
    const auto scheme = parts ? part_of(parts.get(), CURLUPART_SCHEME) : std::nullopt;
    const std::string wanted = std::string(open_scheme) + "://HOST:PORT or " + std::string(tls_scheme) + "://HOST:PORT";
    if (!scheme || (*scheme != open_scheme && *scheme != tls_scheme)) return "takes an address such as " + wanted + ".";
    if (part_of(parts.get(), CURLUPART_USER) || part_of(parts.get(), CURLUPART_PASSWORD) || part_of(parts.get(), CURLUPART_QUERY))
        return "takes no name, password or question in its address: they belong in the environment (docs/operating.md).";
    if (has_line_end(door.user) || has_line_end(door.password)) return "has a name or a password with a line end in it.";
    return std::nullopt;
}

}  // namespace koppi::courier
