// Core: what to do with people's names and numbers before they are searched, sorted or dialled. The text itself is always kept as
// it was given; what these make is kept beside it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace koppi {

// No overlong forms, no halves of surrogate pairs, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

// The letters a Finnish keyboard finds first: Latin, small, without marks; hyphens are spaces, apostrophes nothing, spaces single.
// "Юлия Åström-D'Arcy" is found by "ulia astrom darcy". What has no Latin form is kept as it is.
std::string fold_name(std::string_view text);

// Bytes whose order is the order of the telephone book: å, ä and ö last in Finnish and Swedish, among a and o in English.
std::vector<std::uint8_t> sort_key(std::string_view text, Language language);

// A day as it is written in the language: "24.11.2026", "24 Nov 2026".
std::string day_text(Date date, Language language);

// The number as a telephone dials it from anywhere: + and digits. Finnish national forms (040…) get +358. Refused with
// phone.wrong_form; short service numbers (112, 116117) are no one's own.
Result<std::string> phone_digits(std::string_view text);

}  // namespace koppi
