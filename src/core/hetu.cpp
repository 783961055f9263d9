// Core: the form and the check of a personal identity code.
#include "core/hetu.hpp"

#include <algorithm>
#include <optional>

namespace koppi {

namespace {

constexpr std::string_view hetu_checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";

std::optional<int> century_of(char sign) {
    if (sign == '+') return 1800;
    if (std::string_view{"-YXWVU"}.find(sign) != std::string_view::npos) return 1900;
    if (std::string_view{"ABCDEF"}.find(sign) != std::string_view::npos) return 2000;
    return std::nullopt;
}

// The number that the digits in [from, to) make.
int hetu_number(std::string_view text, std::size_t from, std::size_t to) {
    int number = 0;
    for (std::size_t i = from; i < to; ++i) number = number * 10 + (text[i] - '0');
    return number;
}

bool is_hetu_digit(char c) { return c >= '0' && c <= '9'; }

Date hetu_birth_date(std::string_view text) {
    return Date{std::chrono::year{century_of(text[6]).value_or(0) + hetu_number(text, 4, 6)},
                std::chrono::month{static_cast<unsigned>(hetu_number(text, 2, 4))},
                std::chrono::day{static_cast<unsigned>(hetu_number(text, 0, 2))}};
}

// The sign has no part in the sum.
char hetu_check(std::string_view text) {
    return hetu_checks[static_cast<std::size_t>((hetu_number(text, 0, 6) * 1000 + hetu_number(text, 7, 10)) % 31)];
}

Refusal hetu_refusal(const char* code) { return {Reason::invalid, code, "", {}}; }

}  // namespace

Result<Hetu> Hetu::imported(std::string_view text) {
    std::string code(text);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');

    if (code.size() != 11) return hetu_refusal("hetu.wrong_form");
    if (!std::all_of(code.begin(), code.begin() + 6, is_hetu_digit)) return hetu_refusal("hetu.wrong_form");
    if (!century_of(code[6])) return hetu_refusal("hetu.wrong_form");
    if (!std::all_of(code.begin() + 7, code.begin() + 10, is_hetu_digit)) return hetu_refusal("hetu.wrong_form");
    if (!is_hetu_digit(code[10]) && (code[10] < 'A' || code[10] > 'Z')) return hetu_refusal("hetu.wrong_form");
    // 000 and 001 are never given, not even to test persons.
    if (hetu_number(code, 7, 10) < 2) return hetu_refusal("hetu.wrong_form");
    if (!hetu_birth_date(code).ok()) return hetu_refusal("hetu.no_such_date");
    return Hetu{std::move(code)};
}

Result<Hetu> Hetu::parse(std::string_view text) {
    auto hetu = TRY(imported(text));
    if (hetu.check_character() == CheckCharacter::wrong) return hetu_refusal("hetu.wrong_check_character");
    return hetu;
}

Date Hetu::birth_date() const { return hetu_birth_date(text_); }

CheckCharacter Hetu::check_character() const {
    return hetu_check(text_) == text_[10] ? CheckCharacter::right : CheckCharacter::wrong;
}

}  // namespace koppi
