// Core: shares and means as people print them: exact integers, rounded once, half away from zero.
//
// Binary floating point would print 13/16 as 81.2 %, for 81.25 is exact in it and its printing rounds ties to even; the figures of
// the centres say 81,3 (81.25 rounded half up).
//
// Invariant: a Decimal is `units` of 10^-places. Of nothing there is no share: a denominator of 0 gives no Decimal, never 0 %.
#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "core/ensure.hpp"
#include "core/language.hpp"

namespace koppi {

struct Decimal {
    std::int64_t units;
    int places;

    bool operator==(const Decimal&) const = default;
};
BOOST_DESCRIBE_STRUCT(Decimal, (), (units, places))

// num / den to so many places. Absent when den is 0.
constexpr std::optional<Decimal> quotient(std::int64_t num, std::int64_t den, int places) {
    __extension__ using Wide = __int128;
    if (den == 0) return std::nullopt;
    ensure(places >= 0 && places <= 9, "a printed figure has 0 to 9 places");

    const bool negative = (num < 0) != (den < 0);
    Wide scaled = num < 0 ? -static_cast<Wide>(num) : static_cast<Wide>(num);
    const Wide divisor = den < 0 ? -static_cast<Wide>(den) : static_cast<Wide>(den);
    for (int i = 0; i < places; ++i) scaled *= 10;
    const Wide rounded = (2 * scaled + divisor) / (2 * divisor);
    ensure(rounded <= std::numeric_limits<std::int64_t>::max(), "a printed figure fits in 64 bits");
    return Decimal{static_cast<std::int64_t>(negative ? -rounded : rounded), places};
}

// The share num of den in tenths of a per cent: percent(13, 16) is 81.3. Growth is percent(new - old, old).
constexpr std::optional<Decimal> percent(std::int64_t num, std::int64_t den) {
    const auto per_mille = quotient(num, den, 3);
    if (!per_mille) return std::nullopt;
    return Decimal{per_mille->units, 1};
}

// 81,3 in Finnish and Swedish, 81.3 in English. Minus is the minus sign, not a hyphen.
inline std::string decimal_text(Decimal value, Language language) {
    std::string digits = std::to_string(value.units);
    const bool negative = digits[0] == '-';
    if (negative) digits.erase(0, 1);
    const auto places = static_cast<std::size_t>(value.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - places, 1, language == Language::en ? '.' : ',');
    return negative ? "\u2212" + digits : digits;
}

// 81,3 % with a space that does not break, and 81.3% in English.
inline std::string percent_text(Decimal value, Language language) {
    return decimal_text(value, language) + (language == Language::en ? "%" : "\u00a0%");
}

}  // namespace koppi
