// Access, rules.
#include "modules/access/rules.hpp"

#include <algorithm>

namespace koppi::access::rules {

std::optional<Instant> locked_until(const Failures& failures, Instant now) {
    constexpr int free_tries = 4;
    if (failures.count <= free_tries) return std::nullopt;
    const int doublings = std::min(failures.count - free_tries - 1, 4);
    const Instant until = failures.last_at + std::min(Minutes{1 << doublings}, Minutes{15});
    if (until <= now) return std::nullopt;
    return until;
}

Failures failed_again(const Failures& failures, Instant now) {
    const bool long_ago = now - failures.last_at >= 24h;
    return {long_ago ? 1 : failures.count + 1, now};
}

Result<std::string> username(std::string_view typed) {
    std::string name(typed);
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const bool known_letters = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string_view("._-@").find(c) != std::string_view::npos;
    });
    if (!known_letters || name.size() < 2 || name.size() > 80)
        return Refusal{Reason::invalid, "access.username_wrong_form", "/username", {}};
    return name;
}

Result<Done> password(std::string_view typed) {
    // Characters, not bytes: the continuation bytes of UTF-8 are not counted.
    const auto characters = std::count_if(typed.begin(), typed.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    if (characters < 10) return Refusal{Reason::invalid, "access.password_too_short", "/password", {{"min", "10"}}};
    if (characters > 200) return Refusal{Reason::invalid, "wire.too_long", "/password", {{"max", "200"}}};
    return Done{};
}

Result<events::RecordOpened> open(const events::RecordOpened& wished, bool has_account, std::optional<events::Profession> profession) {
    if (has_account && !profession) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const bool administers = !has_account || profession == events::Profession::administrator;
    if (wished.purpose == events::Purpose::administration && !administers) return Refusal{Reason::forbidden, "access.forbidden", "/purpose", {}};

    return wished;
}

Result<events::IdentityCodeShown> show_identity_code(ClientId client, std::string why) {
    const bool says_nothing = std::all_of(why.begin(), why.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    if (says_nothing) return Refusal{Reason::invalid, "access.why_missing", "/why", {}};
    return events::IdentityCodeShown{client, std::move(why)};
}

}  // namespace koppi::access::rules
