// Platform: text messages over HTTP, as Kannel's sendsms takes them: POST with the text as the body and all else in X-Kannel headers
// (Kannel 1.4 user guide, "Using the HTTP interface to send SMS messages"), so that no number and no password stands in an address.
#pragma once

#include <memory>
#include <string>

#include "platform/courier.hpp"

namespace koppi::courier {

struct Sms {
    std::string to;  // + and digits
    std::string text;
    std::string id;  // the same for every try; goes along as the account and as X-Koppi-Message-Id
};

struct SmsDoor {
    Door door;
    std::string from;  // a number, or a name of at most 11 letters and digits; empty: the gateway's own
};

std::optional<std::string> fault_of(const SmsDoor& door);

class SmsGateway {
public:
    explicit SmsGateway(SmsDoor door);
    ~SmsGateway();

    Outcome send(const Sms& sms);
    // Asks to send to nobody: a gateway that knows us misses the receiver.
    Outcome knock();

private:
    struct Inside;
    SmsDoor door_;
    std::unique_ptr<Inside> inside_;
};

}  // namespace koppi::courier
