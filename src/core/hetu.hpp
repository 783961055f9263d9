// Core: the Finnish personal identity code (henkilötunnus, hetu): DDMMYY, a sign for the century, three digits, a check character.
//
// Invariant: a Hetu has 11 characters in upper case, and its birth date exists. All 11 are the identity: two people may differ by
// the sign alone (Y, X, W, V, U mean the same century as -), so it is never dropped nor replaced. Gender is not read from it: from
// 2027 on the digits no longer tell.
//
// A Hetu never prints itself: who wants to see it says `text()`, and shows people `masked()`.
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "core/time.hpp"

namespace koppi {

BOOST_DEFINE_ENUM_CLASS(CheckCharacter, right, wrong)

class Hetu {
public:
    // For what a person types. Refused with hetu.wrong_form, hetu.no_such_date or hetu.wrong_check_character; no refusal repeats
    // what was typed.
    static Result<Hetu> parse(std::string_view text);
    // For what another system delivers: a wrong check character is told by check_character() and not refused, for such codes are
    // in circulation, and a client with a bad code is still a client.
    static Result<Hetu> imported(std::string_view text);

    const std::string& text() const { return text_; }
    // 010190-****
    std::string masked() const { return text_.substr(0, 7) + "****"; }

    Date birth_date() const;
    CheckCharacter check_character() const;
    // 900-999: given to nobody by the population register; test persons and temporary codes of our own making.
    bool is_artificial() const { return text_[7] == '9'; }

    auto operator<=>(const Hetu&) const = default;
    friend std::ostream& operator<<(std::ostream&, const Hetu&) = delete;

private:
    explicit Hetu(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace koppi

template <>
struct std::hash<koppi::Hetu> {
    std::size_t operator()(const koppi::Hetu& hetu) const noexcept { return std::hash<std::string>{}(hetu.text()); }
};
