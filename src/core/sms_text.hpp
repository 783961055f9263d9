// Core: how long a text message is on the air. The GSM 7-bit alphabet (3GPP TS 23.038 §6.2.1) has å, ä and ö; one letter outside it makes
// the whole message UCS-2, which is less than half as long. A message in several parts loses room in each to the header that joins them.
#pragma once

#include <boost/describe.hpp>

#include <string_view>

namespace koppi {

BOOST_DEFINE_ENUM_CLASS(SmsAlphabet, gsm7, ucs2)

struct SmsSize {
    SmsAlphabet alphabet;
    int units;     // septets in gsm7 (€ and brackets take two), 16-bit units in ucs2 (an emoji takes two)
    int segments;  // how many messages the client's telephone gets, and we pay for; 0 for no text

    bool operator==(const SmsSize&) const = default;
};

// `text` is valid UTF-8. A letter of two units is never torn apart between two segments, so a part may end one unit early.
SmsSize sms_size(std::string_view text);

}  // namespace koppi
