// Import: who can be one person, and what is known after two statements.
#include "interfaces/import/person.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/wire.hpp"

namespace koppi::importing {

namespace {

events::ClientDetails somebody(const char* family, const char* given, const char* born = nullptr, const char* hetu = nullptr) {
    events::ClientDetails details;
    details.family_name = family;
    details.given_names = given;
    if (born) details.born = date_from(born);
    if (hetu) details.hetu = hetu;
    return details;
}

}  // namespace

TEST_CASE("one person is who has one code, or one birth date and one of the names, or without birth dates the whole name") {
    const auto matti = somebody("Virtanen", "Matti", "1950-03-01");
    CHECK(can_be_one_person(matti, somebody("VIRTANEN", "Matti Olavi", "1950-03-01")));
    CHECK(can_be_one_person(matti, somebody("Virtanen-Laine", "Matti", "1950-03-01")));
    CHECK(can_be_one_person(matti, somebody("Virtanen", "Matti")));
    CHECK_FALSE(can_be_one_person(matti, somebody("Virtanen", "Aino", "1970-05-02")));
    CHECK_FALSE(can_be_one_person(matti, somebody("Virtanen", "Matti", "1970-05-02")));
    CHECK_FALSE(can_be_one_person(matti, somebody("Korhonen", "Aino", "1950-03-01")));
    CHECK_FALSE(can_be_one_person(matti, somebody("Virtanen", "Aino")));
    CHECK_FALSE(can_be_one_person(matti, somebody("Laine", "Matti")));
    CHECK_FALSE(can_be_one_person(matti, somebody("", "")));
    CHECK(can_be_one_person(somebody("", ""), somebody("", "")));

    const auto aino = somebody("Virtanen", "Aino", "1994-05-01", "010594Y9032");
    CHECK(can_be_one_person(aino, somebody("Korhonen", "Maria", "1994-05-01", "010594Y9032")));
    CHECK_FALSE(can_be_one_person(aino, somebody("Virtanen", "Aino", "1994-05-01", "010594Y9021")));
    auto doubtful = somebody("Virtanen", "Aino", "1994-05-01", "010594Y903X");
    doubtful.hetu_is_doubtful = true;
    CHECK(can_be_one_person(aino, doubtful));
    CHECK(rc::check("whoever is asked about first", [&] {
        const auto any = [] {
            auto person = somebody(*rc::gen::element("Laine", "Virtanen", ""), *rc::gen::element("Aino", "Aino Maria", "Matti", ""));
            if (*rc::gen::arbitrary<bool>()) person.born = date_from(*rc::gen::element("1950-03-01", "1970-05-02"));
            if (*rc::gen::arbitrary<bool>()) person.hetu = *rc::gen::element("010594Y9032", "020594X903P");
            return person;
        };
        const auto a = any();
        const auto b = any();
        RC_ASSERT(can_be_one_person(a, a));
        RC_ASSERT(can_be_one_person(a, b) == can_be_one_person(b, a));
    }));
}

TEST_CASE("what another system does not say stays as it was known, and a non-disclosure is never lifted") {
    auto known = somebody("Virtanen", "Aino", "1994-05-01", "010594Y9032");
    known.language = Language::sv;
    known.interpreter_language = "ar";
    known.non_disclosure = true;
    known.municipality = "405";
    known.phone = "+358401234567";
    known.address = "Kotikatu 1";
    known.died = date_from("2026-01-01");
    CHECK(wire::write(merged(known, {somebody("Virtanen", "Aino")})) == wire::write(known));
    CHECK(wire::write(merged(known, {events::ClientDetails{}})) == wire::write(known));

    auto news = somebody("Laine", "Aino", "1994-05-01", "010594Y9032");
    news.phone = "+358407654321";
    const auto both = merged(known, {news, true, true});
    CHECK(both.family_name == "Laine");
    CHECK(both.phone == "+358407654321");
    CHECK(both.language == Language::fi);
    CHECK_FALSE(both.died);
    CHECK(both.non_disclosure);
    CHECK(both.interpreter_language == "ar");
    CHECK(merged(news, {known}).non_disclosure);

    auto doubtful = somebody("Virtanen", "Aino", "1994-05-01", "010594Y903X");
    doubtful.hetu_is_doubtful = true;
    CHECK(merged(known, {doubtful}).hetu == "010594Y9032");
    CHECK_FALSE(merged(known, {doubtful}).hetu_is_doubtful);
    CHECK(merged(doubtful, {known}).hetu == "010594Y9032");
}

}  // namespace koppi::importing
