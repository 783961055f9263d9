// Clients, rules.
#include "modules/clients/rules.hpp"

#include <algorithm>
#include <charconv>

#include "core/text.hpp"

namespace koppi::clients::rules {

namespace {

std::optional<unsigned> number_of(std::string_view digits) {
    unsigned number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

std::optional<Date> day(std::optional<unsigned> d, std::optional<unsigned> m, std::optional<unsigned> y) {
    if (!d || !m || !y) return std::nullopt;
    const Date date{std::chrono::year{static_cast<int>(*y)}, std::chrono::month{*m}, std::chrono::day{*d}};
    if (!date.ok()) return std::nullopt;
    return date;
}

void add_date(std::vector<Date>& dates, std::optional<Date> date) {
    if (date) dates.push_back(*date);
}

// d.m.yyyy, ddmmyyyy, yyyy-mm-dd; d.m.yy and ddmmyy in either century that living people were born in.
std::vector<Date> birth_dates(std::string_view text) {
    std::vector<Date> dates;
    const auto both_centuries = [&](std::string_view d, std::string_view m, std::string_view yy) {
        const auto year = number_of(yy);
        if (!year) return;
        add_date(dates, day(number_of(d), number_of(m), 1900 + *year));
        add_date(dates, day(number_of(d), number_of(m), 2000 + *year));
    };
    const auto first_dot = text.find('.');
    if (first_dot != std::string_view::npos) {
        const auto second_dot = text.find('.', first_dot + 1);
        if (second_dot == std::string_view::npos) return dates;
        const auto d = text.substr(0, first_dot);
        const auto m = text.substr(first_dot + 1, second_dot - first_dot - 1);
        const auto y = text.substr(second_dot + 1);
        if (d.size() > 2 || m.size() > 2) return dates;
        if (y.size() == 2) both_centuries(d, m, y);
        if (y.size() == 4) add_date(dates, day(number_of(d), number_of(m), number_of(y)));
    } else if (text.size() == 6) {
        both_centuries(text.substr(0, 2), text.substr(2, 2), text.substr(4));
    } else if (text.size() == 8) {
        add_date(dates, day(number_of(text.substr(0, 2)), number_of(text.substr(2, 2)), number_of(text.substr(4))));
    } else {
        add_date(dates, date_from(text));
    }
    return dates;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = text.find_first_of(" ,;\t\n");
        if (end != 0) parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return parts;
}

// ISO 639: two letters or three. Anything else would be read aloud to an interpreter agency as it stands.
bool is_language_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) && std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

Refusal at(Refusal refusal, const char* where) {
    refusal.where = where;
    return refusal;
}

}  // namespace

Result<events::ClientDetails> by_hand(events::ClientDetails typed, Date today, std::span<const std::string> municipalities) {
    typed.hetu_is_doubtful = false;
    if (typed.hetu) {
        const auto hetu = Hetu::parse(*typed.hetu);
        if (!hetu) return at(hetu.refusal(), "/hetu");
        const Date born = hetu->birth_date();
        if (typed.born && *typed.born != born) return Refusal{Reason::invalid, "client.birth_date_differs", "/born", {}};
        if (born > today) return Refusal{Reason::invalid, "client.birth_date_in_future", "/hetu", {}};
        typed.hetu = hetu->text();
        typed.born = born;
    }
    if (typed.born && *typed.born > today) return Refusal{Reason::invalid, "client.birth_date_in_future", "/born", {}};

    return contact_by_hand(std::move(typed), {}, municipalities);
}

Result<events::ClientDetails> contact_by_hand(events::ClientDetails typed, const events::ClientDetails& known, std::span<const std::string> municipalities) {
    if (typed.phone && typed.phone != known.phone) {
        const auto digits = phone_digits(*typed.phone);
        if (!digits) return at(digits.refusal(), "/phone");
        typed.phone = *digits;
    }
    if (typed.municipality && typed.municipality != known.municipality &&
        std::find(municipalities.begin(), municipalities.end(), *typed.municipality) == municipalities.end())
        return Refusal{Reason::invalid, "client.municipality_unknown", "/municipality", {}};
    if (typed.interpreter_language && typed.interpreter_language != known.interpreter_language && !is_language_code(*typed.interpreter_language))
        return Refusal{Reason::invalid, "client.no_such_language", "/interpreter_language", {}};

    return typed;
}

Result<Done> check_email(std::string_view email) {
    const Refusal wrong{Reason::invalid, "client.email_wrong_form", "/email", {}};
    const auto at_sign = email.find('@');
    if (at_sign == std::string_view::npos || at_sign == 0 || at_sign > 64 || email.size() > 254) return wrong;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    const auto dots_stand_alone = [](std::string_view text) {
        return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos;
    };
    const auto name = email.substr(0, at_sign);
    const auto domain = email.substr(at_sign + 1);
    constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
    if (!dots_stand_alone(name) || !dots_stand_alone(domain) || domain.find('.') == std::string_view::npos) return wrong;
    if (!std::ranges::all_of(name, [&](char c) { return is_letter(c) || marks.find(c) != std::string_view::npos; })) return wrong;
    if (!std::ranges::all_of(domain, [&](char c) { return is_letter(c) || c == '.' || c == '-'; })) return wrong;

    return Done{};
}

std::vector<std::string> name_keys(const events::ClientDetails& details) {
    const std::string folded = fold_name(details.family_name + " " + details.given_names);
    std::vector<std::string> keys;
    for (const auto word : split(folded)) keys.emplace_back(word);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

Search read_search(std::string_view text) {
    Search search;
    const auto parts = split(text);
    if (parts.size() == 1) {
        if (const auto hetu = Hetu::imported(parts.front())) {
            search.hetu = *hetu;
            return search;
        }
    }
    if (const auto phone = phone_digits(text)) search.phone = *phone;
    for (const auto part : parts) {
        const auto dates = birth_dates(part);
        if (!dates.empty()) {
            search.born.insert(search.born.end(), dates.begin(), dates.end());
            continue;
        }
        // A hyphen parts a word in two, as it does in the names themselves.
        const std::string folded = fold_name(part);
        for (const auto word : split(folded)) search.words.emplace_back(word);
    }
    return search;
}

std::string masked(const std::string& hetu) { return hetu.substr(0, 7) + "****"; }

}  // namespace koppi::clients::rules
