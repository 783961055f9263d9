#include "core/hetu.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdio>
#include <sstream>
#include <unordered_set>

using namespace koppi;

namespace {

std::string hetu_answer(const std::string& text) {
    const auto hetu = Hetu::parse(text);
    return hetu ? "ok" : hetu.refusal().code;
}

// A second, naive way to the check character: long division digit by digit.
char hetu_oracle(const std::string& nine_digits) {
    int rest = 0;
    for (const char c : nine_digits) rest = (rest * 10 + (c - '0')) % 31;
    return "0123456789ABCDEFHJKLMNPRSTUVWXY"[rest];
}

std::string hetu_made(Date born, char sign, int individual) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02u%02u%02d%03d", static_cast<unsigned>(born.day()),
                  static_cast<unsigned>(born.month()), static_cast<int>(born.year()) % 100, individual);
    const std::string digits = text.data();
    return digits.substr(0, 6) + sign + digits.substr(6) + hetu_oracle(digits);
}

std::string any_hetu() {
    const int year = *rc::gen::inRange(1800, 2100);
    const int day = *rc::gen::inRange(0, 365);
    const Date born = plus_days(Date{std::chrono::year{year} / 1 / 1}, day);
    const std::string signs = year < 1900 ? "+" : year < 2000 ? "-YXWVU" : "ABCDEF";
    return hetu_made(born, signs[*rc::gen::inRange<std::size_t>(0, signs.size())], *rc::gen::inRange(2, 1000));
}

template <class T>
concept PrintsItself = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!PrintsItself<Hetu>);
static_assert(PrintsItself<std::string>);

}  // namespace

TEST_CASE("the codes of the population register's test persons are good") {
    for (const char* text :
         {"010594Y9032", "010594Y9021", "020594X903P", "020594X902N", "030594W903B", "030694W9024", "040594V9030", "040594V902Y",
          "050594U903M", "050594U902L", "010516B903X", "010516B902W", "020516C903K", "020516C902J", "030516D9037", "030516D9026",
          "010501E9032", "020502E902X", "020503F9037", "020504A902E", "020504B904H", "131052-308T", "311080-999X", "300111A9001",
          "010190-900P", "010190-901R", "290200A902D", "010100+999N", "150885Y950P"}) {
        CAPTURE(text);
        CHECK(hetu_answer(text) == "ok");
    }
}

TEST_CASE("public examples with a wrong last character are refused by hand and told on import") {
    for (const char* text : {"010190-999X", "010190-999Y", "010190-999K", "010190Y999K"}) {
        CAPTURE(text);
        CHECK(hetu_answer(text) == "hetu.wrong_check_character");
        CHECK(Hetu::imported(text)->check_character() == CheckCharacter::wrong);
    }
    CHECK(hetu_answer("010190-999W") == "ok");
    CHECK(Hetu::imported("010190-999W")->check_character() == CheckCharacter::right);
    CHECK(hetu_answer("010190-999G") == "hetu.wrong_check_character");
}

TEST_CASE("a day that the century does not have is refused") {
    for (char check : std::string_view{"0123456789ABCDEFHJKLMNPRSTUVWXY"}) {
        CHECK(hetu_answer(std::string("290201A902") + check) == "hetu.no_such_date");
        CHECK(hetu_answer(std::string("310490-900") + check) == "hetu.no_such_date");
    }
    // 2000 was a leap year, 1900 was not.
    CHECK(hetu_answer("290200A902D") == "ok");
    CHECK(hetu_answer("290200-902D") == "hetu.no_such_date");
    CHECK(Hetu::imported("290200-902D").refusal().code == "hetu.no_such_date");
}

TEST_CASE("another form is no code") {
    for (const char* text : {"", "010190", "010190Z999K", "010190G999K", "010190-900", "010190-900PP", " 010190-900P", "010190-900?",
                             "010190-90OP", "O10190-900P", "010190-000F", "010190-001H", "010190 900P", "01.1.90-900P"}) {
        CAPTURE(text);
        CHECK(hetu_answer(text) == "hetu.wrong_form");
        CHECK(Hetu::imported(text).refusal().code == "hetu.wrong_form");
    }
}

TEST_CASE("a refusal does not repeat what was typed") {
    for (const char* text : {"010190-999X", "290201A902D", "010190Z999K"}) {
        const auto hetu = Hetu::parse(text);
        REQUIRE(!hetu);
        CHECK(hetu.refusal().details.empty());
        CHECK(hetu.refusal().where.empty());
    }
}

TEST_CASE("small letters are taken as large ones, and nothing else is changed") {
    CHECK(Hetu::parse("150885y950p")->text() == "150885Y950P");
    CHECK(Hetu::parse("300111a9001")->text() == "300111A9001");
}

TEST_CASE("the sign is part of who one is") {
    const Hetu old_sign = Hetu::parse("150885-950P").value();
    const Hetu new_sign = Hetu::parse("150885Y950P").value();
    CHECK(!(old_sign == new_sign));
    CHECK(old_sign.birth_date() == new_sign.birth_date());
    CHECK(std::unordered_set<Hetu>{old_sign, new_sign}.size() == 2);
}

TEST_CASE("the sign tells the century of birth") {
    CHECK(date_text(Hetu::parse("010100+999N")->birth_date()) == "1800-01-01");
    CHECK(date_text(Hetu::parse("131052-308T")->birth_date()) == "1952-10-13");
    CHECK(date_text(Hetu::parse("050594U903M")->birth_date()) == "1994-05-05");
    CHECK(date_text(Hetu::parse("020503F9037")->birth_date()) == "2003-05-02");
}

TEST_CASE("a masked code keeps the birth date and the sign") {
    CHECK(Hetu::parse("010190-900P")->masked() == "010190-****");
    CHECK(Hetu::parse("020503F9037")->masked() == "020503F****");
}

TEST_CASE("numbers from 900 on belong to nobody") {
    CHECK(Hetu::parse("010190-900P")->is_artificial());
    CHECK(!Hetu::parse("131052-308T")->is_artificial());
}

TEST_CASE("any code made by the rule is taken, with its birth date") {
    CHECK(rc::check([] {
        const std::string text = any_hetu();
        const auto hetu = Hetu::parse(text);
        RC_ASSERT(hetu.ok());
        RC_ASSERT(hetu->text() == text);
        RC_ASSERT(hetu->check_character() == CheckCharacter::right);
        RC_ASSERT(hetu_made(hetu->birth_date(), text[6], std::stoi(text.substr(7, 3))) == text);
        RC_ASSERT(hetu->masked() == text.substr(0, 7) + "****");
    }));
}

TEST_CASE("one wrong digit or check character is always noticed, whichever it is") {
    CHECK(rc::check([] {
        const std::string text = any_hetu();
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (at == 6) continue;
            for (const char c : std::string_view{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}) {
                std::string slip = text;
                slip[at] = c;
                if (slip != text) RC_ASSERT(!Hetu::parse(slip).ok());
            }
        }
    }));
}

TEST_CASE("no bytes whatever make the parser stumble") {
    CHECK(rc::check([](const std::string& bytes) {
        const auto strict = Hetu::parse(bytes);
        const auto lenient = Hetu::imported(bytes);
        if (strict) RC_ASSERT(lenient.ok());
    }));
}
