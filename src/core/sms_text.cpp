// Core: the length of a text message.
#include "core/sms_text.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

namespace koppi {

namespace {

constexpr std::u32string_view gsm7_basic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
constexpr std::u32string_view gsm7_escaped = U"\f^{}\\[~]|€";
// 128 places, one of which is the escape itself.
static_assert(gsm7_basic.size() == 127);

// Septets of a letter; 0 when the alphabet does not have it.
int septets(char32_t letter) {
    if (gsm7_basic.find(letter) != std::u32string_view::npos) return 1;
    return gsm7_escaped.find(letter) != std::u32string_view::npos ? 2 : 0;
}

int segments_of(const std::vector<int>& letters, int alone_max, int part_max) {
    int total = 0;
    for (const int units : letters) total += units;
    if (total <= alone_max) return total == 0 ? 0 : 1;
    int parts = 1;
    int used = 0;
    for (const int units : letters) {
        if (used + units > part_max) {
            ++parts;
            used = 0;
        }
        used += units;
    }
    return parts;
}

}  // namespace

SmsSize sms_size(std::string_view text) {
    std::vector<int> gsm7;
    std::vector<int> ucs2;
    bool fits_gsm7 = true;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 letter = 0;
        U8_NEXT(bytes, at, text.size(), letter);
        gsm7.push_back(septets(static_cast<char32_t>(letter)));
        fits_gsm7 = fits_gsm7 && gsm7.back() > 0;
        ucs2.push_back(letter > 0xffff ? 2 : 1);
    }
    const auto& letters = fits_gsm7 ? gsm7 : ucs2;
    int units = 0;
    for (const int one : letters) units += one;
    if (fits_gsm7) return {SmsAlphabet::gsm7, units, segments_of(letters, 160, 153)};
    return {SmsAlphabet::ucs2, units, segments_of(letters, 70, 67)};
}

}  // namespace koppi
