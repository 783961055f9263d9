// Core: the public numbers of organisations and professionals. None of them is secret; all of them are typed wrong now and then.
//
// Invariant: a BusinessId (Y-tunnus) has seven digits, a hyphen and a check digit that agrees with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace koppi {

class BusinessId {
public:
    // Refused with business_id.wrong_form or business_id.wrong_check_digit.
    static Result<BusinessId> parse(std::string_view text);

    const std::string& text() const { return text_; }
    auto operator<=>(const BusinessId&) const = default;

private:
    explicit BusinessId(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// 1.2.246.10.<business id without hyphen and leading zeros>, and below it whatever the organisation has numbered itself: its units
// (.10.1314), its registers and documents, its temporary identity codes (.22.<year>).
struct OrganisationOid {
    BusinessId organisation;
    std::string below;  // "" for the organisation itself, else "10.1314"

    std::string text() const;
    auto operator<=>(const OrganisationOid&) const = default;

    // Takes the bare form and the form with urn:oid: in front. Refused with organisation_oid.wrong_form, or as the business id is.
    static Result<OrganisationOid> parse(std::string_view text);
};

// A professional's number in the register of health-care professionals (Terhikki): 11 digits. Refused with terhikki.wrong_form.
Result<std::string> terhikki_number(std::string_view text);

// The code by which a professional signs prescriptions (SV-numero, yksilöintitunnus): six characters. Refused with
// sv_code.wrong_form.
Result<std::string> sv_code(std::string_view text);

}  // namespace koppi
