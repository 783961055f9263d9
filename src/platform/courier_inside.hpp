// Platform: what the two couriers share of libcurl. Included by them alone.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

#include "platform/courier.hpp"

namespace koppi::courier {

// One connection at a time, kept open between messages.
class Handle {
public:
    Handle();

    // Everything that was set before is forgotten; the connection stays.
    void begin(const Door& door, const char* protocols);
    template <class T>
    void set(CURLoption option, T value) {
        if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK) throw std::runtime_error("libcurl does not know an option that the courier needs");
    }
    CURLcode perform() { return curl_easy_perform(curl_.get()); }
    long response_code();

private:
    std::unique_ptr<CURL, void (*)(CURL*)> curl_;
};

// How a transfer ended that never came to an answer about the message; absent when the answer decides.
std::optional<Outcome> outcome_of_line(CURLcode code);
// Whether a door leads to this machine itself.
bool is_this_machine(const std::string& url);

}  // namespace koppi::courier
