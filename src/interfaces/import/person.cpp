// Import, person.
#include "interfaces/import/person.hpp"

#include <algorithm>
#include <sstream>
#include <vector>

#include "core/text.hpp"

namespace koppi::importing {

namespace {

// "Aino Maria" told as "Aino" is one of her names, not another.
bool shares_given_names(const std::string& one, const std::string& other) {
    const auto words = [](const std::string& names) {
        std::istringstream in(fold_name(names));
        std::vector<std::string> all;
        for (std::string word; in >> word;) all.push_back(word);
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto a = words(one);
    const auto b = words(other);
    if (a.empty() || b.empty()) return a.empty() && b.empty();
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) || std::includes(b.begin(), b.end(), a.begin(), a.end());
}

}  // namespace

bool is_sound(const events::ClientDetails& details) { return details.hetu && !details.hetu_is_doubtful; }

bool can_be_one_person(const events::ClientDetails& known, const events::ClientDetails& told) {
    if (is_sound(known) && is_sound(told)) return known.hetu == told.hetu;
    const bool same_family = fold_name(known.family_name) == fold_name(told.family_name);
    const bool same_given = shares_given_names(known.given_names, told.given_names);
    if (known.born && told.born) return known.born == told.born && (same_family || same_given);
    return same_family && same_given;
}

events::ClientDetails merged(const events::ClientDetails& known, const Told& told) {
    auto both = told.details;
    if (both.family_name.empty() && both.given_names.empty()) {
        both.family_name = known.family_name;
        both.given_names = known.given_names;
    }
    if (!both.born) both.born = known.born;
    if (known.hetu && (!both.hetu || (is_sound(known) && both.hetu_is_doubtful))) {
        both.hetu = known.hetu;
        both.hetu_is_doubtful = known.hetu_is_doubtful;
    }
    if (!told.language_is_told) both.language = known.language;
    if (!both.interpreter_language) both.interpreter_language = known.interpreter_language;
    both.non_disclosure = both.non_disclosure || known.non_disclosure;
    if (!both.municipality) both.municipality = known.municipality;
    if (!both.phone) both.phone = known.phone;
    if (!both.address) both.address = known.address;
    if (!both.died && !told.is_alive) both.died = known.died;
    return both;
}

}  // namespace koppi::importing
