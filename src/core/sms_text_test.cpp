// Core: the length of a text message, at the edges where a second one begins.
#include <doctest/doctest.h>

#include "core/sms_text.hpp"

#include <string>

namespace koppi {

namespace {
std::string times(int count, std::string_view letter) {
    std::string text;
    for (int i = 0; i < count; ++i) text += letter;
    return text;
}
}  // namespace

TEST_CASE("a Finnish or Swedish text is sent in seven bits, and the 161st letter makes two messages of it") {
    CHECK(sms_size("") == SmsSize{SmsAlphabet::gsm7, 0, 0});
    CHECK(sms_size("Åäkta över ÄÖ öljy, kl. 9.00: 05 000 0024") == SmsSize{SmsAlphabet::gsm7, 41, 1});
    CHECK(sms_size(times(160, "ä")) == SmsSize{SmsAlphabet::gsm7, 160, 1});
    CHECK(sms_size(times(161, "ä")) == SmsSize{SmsAlphabet::gsm7, 161, 2});
    CHECK(sms_size(times(306, "a")).segments == 2);
    CHECK(sms_size(times(307, "a")).segments == 3);
    CHECK(sms_size("rivi\nrivi").units == 9);
}

TEST_CASE("brackets and the euro take two places, which no message tears apart") {
    CHECK(sms_size("[€]") == SmsSize{SmsAlphabet::gsm7, 6, 1});
    CHECK(sms_size(times(80, "€")) == SmsSize{SmsAlphabet::gsm7, 160, 1});
    // 152 letters and a euro: it begins the second part, so the first ends one place early.
    CHECK(sms_size(times(152, "a") + "€" + times(151, "a")) == SmsSize{SmsAlphabet::gsm7, 305, 2});
    CHECK(sms_size(times(152, "a") + "€" + times(152, "a")) == SmsSize{SmsAlphabet::gsm7, 306, 3});
}

TEST_CASE("one letter from outside makes the message UCS-2: seventy letters, then sixty-seven a part") {
    CHECK(sms_size("Čapek") == SmsSize{SmsAlphabet::ucs2, 5, 1});
    CHECK(sms_size("š" + times(69, "a")) == SmsSize{SmsAlphabet::ucs2, 70, 1});
    CHECK(sms_size("š" + times(70, "a")) == SmsSize{SmsAlphabet::ucs2, 71, 2});
    CHECK(sms_size("š" + times(133, "a")).segments == 2);
    CHECK(sms_size("š" + times(134, "a")).segments == 3);
    CHECK(sms_size("🙂") == SmsSize{SmsAlphabet::ucs2, 2, 1});
    // 66 letters and a pair: it begins the second part.
    CHECK(sms_size("š" + times(65, "a") + "🙂" + times(66, "a")) == SmsSize{SmsAlphabet::ucs2, 134, 3});
}

}  // namespace koppi
