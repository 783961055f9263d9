// Core: the forms and checks of public numbers.
#include "core/business_id.hpp"

#include <algorithm>
#include <array>

namespace koppi {

namespace {

constexpr std::string_view oid_urn = "urn:oid:";
constexpr std::string_view oid_of_organisations = "1.2.246.10.";

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Refusal number_refusal(const char* code) { return {Reason::invalid, code, "", {}}; }

// The digit that belongs behind the seven; absent for numbers that are never given.
std::optional<char> business_check_digit(std::string_view seven) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += (seven[i] - '0') * weights[i];
    const int rest = sum % 11;
    if (rest == 1) return std::nullopt;
    return static_cast<char>('0' + (rest == 0 ? 0 : 11 - rest));
}

// Numbers with dots between, none of them empty or with a zero in front.
bool is_oid_tail(std::string_view text) {
    while (true) {
        const std::string_view number = text.substr(0, text.find('.'));
        if (!all_digits(number) || (number.size() > 1 && number[0] == '0')) return false;
        if (number.size() == text.size()) return true;
        text.remove_prefix(number.size() + 1);
    }
}

}  // namespace

Result<BusinessId> BusinessId::parse(std::string_view text) {
    if (text.size() != 9 || text[7] != '-') return number_refusal("business_id.wrong_form");
    if (!all_digits(text.substr(0, 7)) || !all_digits(text.substr(8))) return number_refusal("business_id.wrong_form");
    if (business_check_digit(text) != text[8]) return number_refusal("business_id.wrong_check_digit");
    return BusinessId{std::string(text)};
}

std::string OrganisationOid::text() const {
    std::string digits = organisation.text();
    digits.erase(7, 1);
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    std::string oid = std::string(oid_of_organisations) + digits;
    if (!below.empty()) oid += "." + below;
    return oid;
}

Result<OrganisationOid> OrganisationOid::parse(std::string_view text) {
    if (text.starts_with(oid_urn)) text.remove_prefix(oid_urn.size());
    if (!text.starts_with(oid_of_organisations)) return number_refusal("organisation_oid.wrong_form");
    text.remove_prefix(oid_of_organisations.size());
    if (!is_oid_tail(text)) return number_refusal("organisation_oid.wrong_form");

    const std::size_t dot = std::min(text.find('.'), text.size());
    if (dot > 8) return number_refusal("organisation_oid.wrong_form");
    std::string digits = std::string(8 - dot, '0') + std::string(text.substr(0, dot));
    digits.insert(7, 1, '-');
    auto organisation = TRY(BusinessId::parse(digits));
    return OrganisationOid{std::move(organisation), dot < text.size() ? std::string(text.substr(dot + 1)) : std::string{}};
}

Result<std::string> terhikki_number(std::string_view text) {
    if (text.size() != 11 || !all_digits(text)) return number_refusal("terhikki.wrong_form");
    return std::string(text);
}

Result<std::string> sv_code(std::string_view text) {
    std::string code(text);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const bool plain = std::all_of(code.begin(), code.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
    if (code.size() != 6 || !plain) return number_refusal("sv_code.wrong_form");
    return code;
}

}  // namespace koppi
