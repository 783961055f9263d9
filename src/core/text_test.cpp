#include "core/text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <thread>

using namespace koppi;

namespace {

std::vector<std::string> sorted_names(std::vector<std::string> names, Language language) {
    std::sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return sort_key(a, language) < sort_key(b, language); });
    return names;
}

std::string dialled(const char* text) {
    const auto number = phone_digits(text);
    return number ? *number : number.refusal().code;
}

}  // namespace

TEST_CASE("names are found without their marks, in Latin letters") {
    CHECK(fold_name("Юлия Åström") == "ulia astrom");
    CHECK(fold_name("Юлия Иванова") == "ulia ivanova");
    CHECK(fold_name("Łukasz") == "lukasz");
    CHECK(fold_name("MÄKI-SEPPÄLÄ") == "maki seppala");
    CHECK(fold_name("Ŋoŋ Đoŧŧá Šžč") == "non dotta szc");
    CHECK(fold_name("Straße Øystein Ærø") == "strasse oystein aero");
    CHECK(fold_name("Γιώργος") == "giorgos");
    CHECK(fold_name("Татьяна") == "tatana");
    CHECK(fold_name("محمد علي") == "mhmd ly");
    CHECK(fold_name("李小龍") == "li xiao long");
}

TEST_CASE("hyphens part names and apostrophes do not, whichever key they were typed with") {
    CHECK(fold_name("Anna-Maija") == fold_name("anna  maija "));
    CHECK(fold_name("O'Brien") == "obrien");
    CHECK(fold_name("O’Brien") == "obrien");
    CHECK(fold_name("  ") == "");
    CHECK(fold_name("") == "");
}

TEST_CASE("a composed and a decomposed letter are the same letter") {
    CHECK(fold_name("Äijälä") == fold_name("A\u0308ija\u0308la\u0308"));
}

TEST_CASE("folding twice folds no further, and ASCII takes the same way as the rest") {
    CHECK(rc::check([] {
        const auto name = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
        RC_ASSERT(fold_name(fold_name(name)) == fold_name(name));
        RC_ASSERT(fold_name(name + " ä") == fold_name(fold_name(name) + " ä"));
    }));
}

TEST_CASE("broken bytes do not break folding or sorting") {
    CHECK(rc::check([](const std::string& bytes) {
        (void)sort_key(bytes, Language::fi);
        RC_ASSERT(is_valid_utf8(fold_name(bytes + "\xff")));
    }));
}

TEST_CASE("å, ä and ö come last in Finnish and Swedish, and not in English") {
    const std::vector<std::string> book{"Öhman", "Zetterberg", "Ahonen", "Åberg", "Äijälä", "Olsson"};
    const std::vector<std::string> nordic{"Ahonen", "Olsson", "Zetterberg", "Åberg", "Äijälä", "Öhman"};
    CHECK(sorted_names(book, Language::fi) == nordic);
    CHECK(sorted_names(book, Language::sv) == nordic);
    CHECK(sorted_names(book, Language::en) == std::vector<std::string>{"Åberg", "Ahonen", "Äijälä", "Öhman", "Olsson", "Zetterberg"});
}

TEST_CASE("sorting sees small and large letters side by side") {
    CHECK(sorted_names({"virtanen", "Virta", "VIRTANEN", "Virtaniemi"}, Language::fi) ==
          std::vector<std::string>{"Virta", "virtanen", "VIRTANEN", "Virtaniemi"});
    CHECK(sort_key("", Language::fi) < sort_key("a", Language::fi));
    CHECK(sort_key(std::string(4000, 'x') + "a", Language::fi) < sort_key(std::string(4000, 'x') + "b", Language::fi));
}

TEST_CASE("threads fold and sort at once and agree") {
    const std::string folded = fold_name("Юлия Åström");
    const auto key = sort_key("Åström", Language::sv);
    std::array<int, 4> agreed{};
    std::vector<std::thread> threads;
    for (int& count : agreed)
        threads.emplace_back([&] {
            for (int i = 0; i < 200; ++i)
                if (fold_name("Юлия Åström") == folded && sort_key("Åström", Language::sv) == key) ++count;
        });
    for (auto& thread : threads) thread.join();
    CHECK(agreed == std::array{200, 200, 200, 200});
}

TEST_CASE("UTF-8 is taken in its one form only") {
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("Äiti, Юлия, 李, 😀"));
    CHECK(is_valid_utf8(std::string_view("a\0b", 3)));
    CHECK(!is_valid_utf8("\xc0\xaf"));          // overlong slash
    CHECK(!is_valid_utf8("\xe0\x80\xaf"));      // overlong again
    CHECK(!is_valid_utf8("\xed\xa0\x80"));      // half a surrogate pair
    CHECK(!is_valid_utf8("\xf4\x90\x80\x80"));  // above U+10FFFF
    CHECK(!is_valid_utf8("\xc3"));              // cut short
    CHECK(!is_valid_utf8("abc\x80"));           // a tail without a head
    CHECK(!is_valid_utf8("\xe4iti"));           // Latin-1
}

TEST_CASE("a Finnish number is dialled the same however it is written") {
    for (const char* text : {"+358 40 123 4567", "040 123 4567", "0401234567", "040-123 4567", "00358 40 1234567", "+358 (0)40 1234567",
                             "+358 040 123 4567", "(040) 123 45 67", "040.123.4567", "040\u00a0123\u20114567", " 040 1234567 "}) {
        CAPTURE(text);
        CHECK(dialled(text) == "+358401234567");
    }
    CHECK(dialled("(05) 352 0000") == "+35853520000");
    CHECK(dialled("09 310 10023") == "+358931010023");
}

TEST_CASE("numbers from elsewhere keep their country") {
    CHECK(dialled("+46 8 123 456 78") == "+46812345678");
    CHECK(dialled("00372 5123 4567") == "+37251234567");
}

TEST_CASE("what is no number of a person is refused") {
    for (const char* text : {"", "+", "112", "116117", "40 123 4567", "040 12", "+358 40 123 4567 8901 234", "040 123 456x", "++358401234567",
                             "+0401234567", "0401234567+", "000401234567", "kotinumero"}) {
        CAPTURE(text);
        CHECK(dialled(text) == "phone.wrong_form");
    }
}

TEST_CASE("a dialled number dials itself") {
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("+0123456789 -()")));
        const auto number = phone_digits(text);
        if (number) RC_ASSERT(phone_digits(*number).value() == *number);
    }));
}
