#include "core/business_id.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdio>

using namespace koppi;

namespace {

template <class T>
std::string number_answer(const Result<T>& result) {
    return result ? "ok" : result.refusal().code;
}

OrganisationOid oid_of(const char* business_id) { return {BusinessId::parse(business_id).value(), ""}; }

}  // namespace

TEST_CASE("a business id agrees with its check digit") {
    for (const char* text : {"0737546-2", "1572860-0", "0112038-9", "0208521-2", "0357502-9", "0828618-9", "1068892-9"}) {
        CAPTURE(text);
        CHECK(number_answer(BusinessId::parse(text)) == "ok");
    }
    CHECK(number_answer(BusinessId::parse("0737546-3")) == "business_id.wrong_check_digit");
}

TEST_CASE("a business id has seven digits, a hyphen and one more") {
    for (const char* text : {"", "737546-2", "07375462", "0737546 2", "0737546-22", "073754A-2", "0737546-X"}) {
        CAPTURE(text);
        CHECK(number_answer(BusinessId::parse(text)) == "business_id.wrong_form");
    }
}

TEST_CASE("a number whose rest is one is never given") {
    // 9 * 5 = 45, 45 mod 11 = 1
    for (char check = '0'; check <= '9'; ++check)
        CHECK(number_answer(BusinessId::parse(std::string("0500000-") + check)) == "business_id.wrong_check_digit");
}

TEST_CASE("one wrong digit of a business id is always noticed") {
    CHECK(rc::check([] {
        std::array<char, 16> seven{};
        std::snprintf(seven.data(), seven.size(), "%07d", *rc::gen::inRange(0, 10'000'000));
        std::string text;
        for (char check = '0'; check <= '9'; ++check)
            if (BusinessId::parse(std::string(seven.data()) + "-" + check)) text = std::string(seven.data()) + "-" + check;
        RC_PRE(!text.empty());
        for (const std::size_t at : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 8u})
            for (char c = '0'; c <= '9'; ++c) {
                std::string slip = text;
                slip[at] = c;
                if (slip != text) RC_ASSERT(!BusinessId::parse(slip).ok());
            }
        const OrganisationOid oid{BusinessId::parse(text).value(), "10.1314"};
        RC_ASSERT(OrganisationOid::parse(oid.text()).value() == oid);
    }));
}

TEST_CASE("an organisation's OID is its business id without hyphen and leading zeros") {
    CHECK(oid_of("0208521-2").text() == "1.2.246.10.2085212");
    CHECK(oid_of("0357502-9").text() == "1.2.246.10.3575029");
    CHECK(oid_of("0828618-9").text() == "1.2.246.10.8286189");
    CHECK(oid_of("1068892-9").text() == "1.2.246.10.10688929");
}

TEST_CASE("from the OID of a unit one finds the organisation") {
    const auto unit = OrganisationOid::parse("urn:oid:1.2.246.10.2085212.10.1314").value();
    CHECK(unit.organisation.text() == "0208521-2");
    CHECK(unit.below == "10.1314");
    CHECK(unit.text() == "1.2.246.10.2085212.10.1314");
    CHECK(OrganisationOid::parse("1.2.246.10.10688929")->organisation.text() == "1068892-9");
}

TEST_CASE("an OID that is no organisation's is refused") {
    for (const char* text : {"", "1.2.246.10", "1.2.246.10.", "1.2.246.10.02085212", "1.2.246.10.2085212.", "1.2.246.10.2085212..1",
                             "1.2.246.10.2085212.01", "1.2.246.10.123456789", "1.2.246.21.2085212", "2085212", "1.2.246.10.x"}) {
        CAPTURE(text);
        CHECK(number_answer(OrganisationOid::parse(text)) == "organisation_oid.wrong_form");
    }
    CHECK(number_answer(OrganisationOid::parse("1.2.246.10.2085213")) == "business_id.wrong_check_digit");
}

TEST_CASE("professionals' numbers have their form") {
    CHECK(*terhikki_number("00198705840") == "00198705840");
    CHECK(number_answer(terhikki_number("032680")) == "terhikki.wrong_form");
    CHECK(number_answer(terhikki_number("0019870584X")) == "terhikki.wrong_form");
    CHECK(*sv_code("032680") == "032680");
    CHECK(number_answer(sv_code("03268")) == "sv_code.wrong_form");
    CHECK(number_answer(sv_code("03-680")) == "sv_code.wrong_form");
}
