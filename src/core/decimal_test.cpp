#include "core/decimal.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;

namespace {

std::string share_in_finnish(std::int64_t num, std::int64_t den) {
    const auto share = percent(num, den);
    return share ? decimal_text(*share, Language::fi) : "no data";
}

}  // namespace

TEST_CASE("sixteenths are printed as the centres print them") {
    CHECK(share_in_finnish(14, 16) == "87,5");
    CHECK(share_in_finnish(13, 16) == "81,3");
    CHECK(share_in_finnish(12, 16) == "75,0");
    CHECK(share_in_finnish(11, 16) == "68,8");
    CHECK(share_in_finnish(10, 16) == "62,5");
    CHECK(share_in_finnish(5, 16) == "31,3");
    CHECK(share_in_finnish(4, 16) == "25,0");
    CHECK(share_in_finnish(3, 16) == "18,8");
    CHECK(share_in_finnish(2, 16) == "12,5");
    CHECK(share_in_finnish(1, 16) == "6,3");
}

TEST_CASE("golden shares") {
    CHECK(share_in_finnish(434, 557) == "77,9");
    CHECK(share_in_finnish(123, 557) == "22,1");
    CHECK(share_in_finnish(445, 1445) == "30,8");
    CHECK(share_in_finnish(557 - 361, 361) == "54,3");
    CHECK(share_in_finnish(434 - 250, 250) == "73,6");
    CHECK(share_in_finnish(995, 995 + 13) == "98,7");
    CHECK(share_in_finnish(47, 472) == "10,0");
    CHECK(share_in_finnish(11, 12) == "91,7");
    CHECK(share_in_finnish(11, 160) == "6,9");
    CHECK(share_in_finnish(23, 278) == "8,3");
    CHECK(share_in_finnish(530 - 1000, 1000) == "\u221247,0");
}

TEST_CASE("of nothing there is no share") {
    CHECK(share_in_finnish(0, 0) == "no data");
    CHECK(share_in_finnish(5, 0) == "no data");
    CHECK(share_in_finnish(0, 5) == "0,0");
}

TEST_CASE("means have as many places as they are printed with") {
    CHECK(decimal_text(*quotient(732, 180, 2), Language::fi) == "4,07");
    CHECK(decimal_text(*quotient(125, 2, 1), Language::sv) == "62,5");
    CHECK(decimal_text(*quotient(35, 2, 1), Language::en) == "17.5");
    CHECK(decimal_text(*quotient(1, 1000, 2), Language::fi) == "0,00");
    CHECK(decimal_text(*quotient(-1, 200, 2), Language::fi) == "\u22120,01");
    CHECK(decimal_text(*quotient(7, 2, 0), Language::fi) == "4");
}

TEST_CASE("the per cent sign stands as each language puts it") {
    CHECK(percent_text(*percent(13, 16), Language::fi) == "81,3\u00a0%");
    CHECK(percent_text(*percent(13, 16), Language::sv) == "81,3\u00a0%");
    CHECK(percent_text(*percent(13, 16), Language::en) == "81.3%");
}

TEST_CASE("a rounded share is never further than half a tenth from the truth, and ties go away from zero") {
    CHECK(rc::check([] {
        const auto num = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
        const auto den = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
        const std::int64_t tenths = percent(num, den)->units;
        const std::int64_t error = 2 * (tenths * den - num * 1000);
        RC_ASSERT(std::abs(error) <= den);
        if (std::abs(error) == den) RC_ASSERT((num > 0) == (error > 0));
        RC_ASSERT(percent(-num, den)->units == -tenths);
        RC_ASSERT(percent(-num, -den)->units == tenths);
        if (num >= 0) RC_ASSERT(tenths == (2 * num * 1000 + den) / (2 * den));
    }));
}

TEST_CASE("the largest counts do not overflow on the way") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    CHECK(percent(most, most)->units == 1000);
    CHECK(percent(least, most)->units == -1000);
    CHECK(quotient(least + 1, 1, 0)->units == least + 1);
    CHECK_THROWS_AS((void)percent(most, 1), Bug);
}
