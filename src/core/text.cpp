// Core: folding, sorting and dialling, with ICU behind.
//
// ICU's transliterators and collators are not promised to be safe for several threads at once: each thread has its own.
#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/coll.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "core/ensure.hpp"

namespace koppi {

namespace {

icu::Transliterator& name_folder() {
    thread_local const std::unique_ptr<icu::Transliterator> folder = [] {
        UErrorCode error = U_ZERO_ERROR;
        // Latin-ASCII after the marks are gone: it knows the letters that are no letter plus mark (ł, ø, đ, ŋ, ß, æ).
        std::unique_ptr<icu::Transliterator> made{icu::Transliterator::createInstance(
            "Any-Latin; NFD; [[:M:][:Lm:]] Remove; Latin-ASCII; Lower; NFC", UTRANS_FORWARD, error)};
        ensure(U_SUCCESS(error) && made, "ICU has the transliterations it was built with");
        return made;
    }();
    return *folder;
}

icu::Collator& collator_of(Language language) {
    thread_local std::array<std::unique_ptr<icu::Collator>, 3> collators;
    constexpr std::array names{"fi", "sv", "en"};
    const auto at = static_cast<std::size_t>(language);
    if (!collators.at(at)) {
        UErrorCode error = U_ZERO_ERROR;
        collators[at].reset(icu::Collator::createInstance(icu::Locale(names.at(at)), error));
        ensure(U_SUCCESS(error) && collators[at], "ICU has the languages it was built with");
    }
    return *collators[at];
}

icu::UnicodeString unicode(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

// Small ASCII letters and digits stay, apostrophes go, everything else in ASCII parts words.
std::string words_of(std::string_view text) {
    std::string words;
    words.reserve(text.size());
    bool parted = false;
    for (const char c : text) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (small == '\'' || small == '`') continue;
        const bool kept = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9') || static_cast<unsigned char>(small) >= 0x80;
        if (!kept) {
            parted = !words.empty();
            continue;
        }
        if (parted) words += ' ';
        parted = false;
        words += small;
    }
    return words;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What people put between the digits: spaces, hyphens and dashes of every width, brackets, dots, slashes.
std::size_t phone_separator(std::string_view text) {
    for (const std::string_view separator : {" ", "-", "(", ")", ".", "/", "\t", "\u00a0", "\u2007", "\u2009", "\u2010", "\u2011",
                                             "\u2012", "\u2013", "\u202f"})
        if (text.starts_with(separator)) return separator.size();
    return 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (c < 0) return false;
    }
    return true;
}

std::string fold_name(std::string_view text) {
    if (is_ascii(text)) return words_of(text);
    icu::UnicodeString folded = unicode(text);
    name_folder().transliterate(folded);
    std::string latin;
    folded.toUTF8String(latin);
    return words_of(latin);
}

std::vector<std::uint8_t> sort_key(std::string_view text, Language language) {
    const icu::Collator& collator = collator_of(language);
    const icu::UnicodeString word = unicode(text);
    std::vector<std::uint8_t> key(text.size() * 4 + 16);
    auto needed = static_cast<std::size_t>(collator.getSortKey(word, key.data(), static_cast<int32_t>(key.size())));
    if (needed > key.size()) {
        key.resize(needed);
        needed = static_cast<std::size_t>(collator.getSortKey(word, key.data(), static_cast<int32_t>(key.size())));
    }
    // ICU ends a key with a zero byte, which has no part in the order.
    key.resize(needed > 0 ? needed - 1 : 0);
    return key;
}

Result<std::string> phone_digits(std::string_view text) {
    const Refusal refused{Reason::invalid, "phone.wrong_form", "", {}};
    std::string digits;
    bool plus = false;
    while (!text.empty()) {
        std::size_t used = phone_separator(text);
        if (used == 0 && text[0] == '+' && digits.empty() && !plus) {
            plus = true;
            used = 1;
        } else if (used == 0 && text[0] >= '0' && text[0] <= '9') {
            digits += text[0];
            used = 1;
        }
        if (used == 0) return refused;
        text.remove_prefix(used);
    }

    if (!plus && digits.starts_with("00")) {
        plus = true;
        digits.erase(0, 2);
    } else if (!plus) {
        if (!digits.starts_with('0')) return refused;
        digits.replace(0, 1, "358");
    }
    // +358 (0)40…: the zero of the national form has no place behind the country code.
    if (digits.starts_with("3580")) digits.erase(3, 1);
    // E.164: at most 15 digits, and no country code begins with 0. Finnish numbers have at least five digits behind theirs; the
    // shortest anywhere have four behind three.
    const std::size_t shortest = digits.starts_with("358") ? 8 : 7;
    if (digits.size() < shortest || digits.size() > 15 || digits[0] == '0') return refused;
    return "+" + digits;
}

std::string day_text(Date date, Language language) {
    static constexpr std::array english{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::to_string(static_cast<unsigned>(date.day()));
    const auto month = static_cast<unsigned>(date.month());
    const auto year = std::to_string(static_cast<int>(date.year()));
    if (language == Language::en) return day + " " + english[month - 1] + " " + year;
    return day + "." + std::to_string(month) + "." + year;
}

}  // namespace koppi
