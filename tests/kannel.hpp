// Tests: Debian's Kannel on the loopback, with its fake centre behind it, which prints what a telephone would get.
//
// All ports listen on 127.0.0.1, but for the one of the fake centre: Kannel can't bind that to an address, and lets nobody in from elsewhere.
#pragma once

#include <filesystem>

#include "outside.hpp"

namespace koppi::tests {

class Kannel {
public:
    Kannel();
    ~Kannel();

    // http://127.0.0.1:…/cgi-bin/sendsms; the user is koppi, the password salainen.
    std::string url() const { return url_; }
    // The next message at the telephone: "<from> <to> text …", or "… udh … data …" for a part of a longer one.
    std::optional<std::string> arrived(Millis patience = 60s) { return centre_->line_with("Got message", patience); }

private:
    std::filesystem::path folder_;
    std::string url_;
    std::optional<Outside> bearerbox_;
    std::optional<Outside> smsbox_;
    std::optional<Outside> centre_;
};

}  // namespace koppi::tests
