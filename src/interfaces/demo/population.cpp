// Demo: makes residents up.
#include "interfaces/demo/population.hpp"

#include "core/hetu.hpp"

namespace koppi::demo {

namespace {

constexpr int adult_from = 18;
// Ages at which people most often bring up children.
constexpr int parent_to = 49;
constexpr double lives_with_partner = 0.55;
// How unlike two residents of one age are in the number of their contacts; a few per cent then make a third of all.
constexpr double contact_spread = 1.0;

std::string two_digits(unsigned number) { return std::string(1, static_cast<char>('0' + number / 10)) + static_cast<char>('0' + number % 10); }

// The signs of a century, the old one first; the younger ones mean the same.
std::string_view century_signs(Date born) { return static_cast<int>(born.year()) < 2000 ? "-YXWVU" : "ABCDEF"; }

const std::vector<std::string>& names_for(Gender gender, const std::vector<std::string>& women, const std::vector<std::string>& men,
                                          const std::vector<std::string>& neutral) {
    if (gender == Gender::woman) return women;
    if (gender == Gender::man) return men;
    return neutral.empty() ? women : neutral;
}

const GivenNames& of_decade(const Names& names, Date born) {
    const GivenNames* found = &names.given.front();
    for (const auto& given : names.given)
        if (given.decade <= static_cast<int>(born.year())) found = &given;
    return *found;
}

Gender drawn_gender(Dice& dice) {
    const double at = dice.unit();
    return at < 0.505 ? Gender::woman : at < 0.997 ? Gender::man : Gender::other;
}

std::string finnish_given(Dice& dice, const Names& names, Date born, Gender gender) {
    const auto& decade = of_decade(names, born);
    const auto& list = names_for(gender, decade.women, decade.men, decade.neutral);
    std::string given = one_of(dice, list);
    // Most carry two given names, some three, few one.
    const int more = happens(dice, 0.12) ? 0 : happens(dice, 0.12) ? 2 : 1;
    for (int i = 0; i < more; ++i) {
        const auto& next = one_of(dice, list);
        if (given.find(next) == std::string::npos) given += " " + next;
    }
    return given;
}

}  // namespace

char hetu_check_character(std::string_view first_ten) {
    constexpr std::string_view checks = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    int number = 0;
    for (std::size_t i = 0; i < first_ten.size(); ++i)
        if (i != 6) number = number * 10 + (first_ten[i] - '0');
    return checks[static_cast<std::size_t>(number % 31)];
}

std::pair<std::string, std::string> staff_name(Dice& dice, const Names& names, Date born) {
    const auto& decade = of_decade(names, born);
    const Gender gender = happens(dice, 0.78) ? Gender::woman : Gender::man;
    return {one_of(dice, names_for(gender, decade.women, decade.men, decade.neutral)),
            one_of(dice, happens(dice, 0.04) ? names.family.swedish : names.family.finnish)};
}

// What the people of one address share.
struct Population::Home {
    std::string language;
    std::size_t municipality;
    std::string family_name;
    std::string address;
    bool non_disclosure;
    std::optional<std::string> parents_phone;
};

Population::Population(const knowledge::County& county, const Names& names, int residents, Date today, Dice dice)
    : county_(county), names_(names), today_(today), dice_(dice), left_(residents) {
    ensure(residents > 0, "a county has residents");
    std::vector<double> bands;
    for (const auto& band : county.age_bands) bands.push_back(band.share_per_mille);
    left_in_band_ = shared_out(residents, bands);
    std::vector<double> municipalities;
    for (const auto& municipality : county.municipalities) municipalities.push_back(municipality.share_per_mille);
    municipality_ = Weighted(municipalities);
    std::vector<double> languages;
    for (const auto& language : county.languages) languages.push_back(language.share_per_mille);
    language_ = Weighted(languages);
}

std::size_t Population::draw_adult_band() {
    std::vector<double> weights;
    for (std::size_t i = 0; i < left_in_band_.size(); ++i)
        weights.push_back(county_.age_bands[i].from >= adult_from ? left_in_band_[i] : 0);
    return Weighted(weights).draw(dice_);
}

Date Population::birth_date(std::size_t band) {
    const auto& ages = county_.age_bands[band];
    // The oldest grow fewer with every year.
    const int oldest = std::min(ages.to, 104);
    int age = between(dice_, ages.from, std::min(oldest, ages.from + 30));
    if (oldest > 100) age = std::min(oldest, ages.from + static_cast<int>(-6.0 * std::log(1.0 - dice_.unit())));
    const Date latest = plus_months(today_, -12 * age);
    const Date earliest = plus_days(plus_months(today_, -12 * (age + 1)), 1);
    return plus_days(earliest, between(dice_, 0, std::max(0, days_between(earliest, latest))));
}

std::string Population::fresh_hetu(Date born, Gender gender) {
    const auto signs = century_signs(born);
    for (;;) {
        // The younger signs are rare, as they are among people.
        const std::size_t sign = happens(dice_, 0.96) ? 0 : static_cast<std::size_t>(between(dice_, 1, 5));
        // Even for women and odd for men.
        const int half = between(dice_, 450, 499);
        const int individual = gender == Gender::woman ? half * 2 : gender == Gender::man ? half * 2 + 1 : between(dice_, 900, 999);
        const auto days = static_cast<std::uint64_t>(std::chrono::sys_days{born}.time_since_epoch().count() + 100'000);
        if (!codes_.insert((days * 8 + sign) * 1000 + static_cast<std::uint64_t>(individual)).second) continue;
        std::string code = two_digits(static_cast<unsigned>(born.day())) + two_digits(static_cast<unsigned>(born.month())) +
                           two_digits(static_cast<unsigned>(static_cast<int>(born.year()) % 100)) + signs[sign] + std::to_string(individual);
        return code + hetu_check_character(code);
    }
}

std::string Population::fresh_phone() {
    for (;;) {
        // 09 000… are the county's own lines.
        const auto number = static_cast<std::uint64_t>(between(dice_, 1'000'000, 9'999'999));
        if (phones_.insert(number).second) return "+35890" + std::to_string(number);
    }
}

Resident Population::resident(std::size_t band, const Home& home, Date born) {
    --left_in_band_[band];
    --left_;
    const Gender gender = drawn_gender(dice_);
    Resident made;
    made.gender = gender;
    made.band = band;
    made.municipality = home.municipality;
    made.contacts_per_year = county_.age_bands[band].contacts_per_year * skewed(dice_, contact_spread);
    auto& d = made.details;
    d.family_name = home.family_name;
    d.born = born;
    d.hetu = fresh_hetu(born, gender);
    d.non_disclosure = home.non_disclosure;
    d.municipality = county_.municipalities[home.municipality].code;
    d.address = home.address;

    const auto spoken = std::find_if(county_.languages.begin(), county_.languages.end(), [&](const auto& l) { return l.code == home.language; });
    if (home.language == "fi") {
        d.given_names = finnish_given(dice_, names_, born, gender);
    } else if (home.language == "sv") {
        d.language = Language::sv;
        d.given_names = one_of(dice_, names_for(gender, names_.given_swedish.women, names_.given_swedish.men, names_.given_swedish.neutral));
    } else {
        std::vector<const ForeignName*> known;
        for (const auto& name : names_.foreign)
            if (name.language == home.language) known.push_back(&name);
        d.given_names = known.empty() ? finnish_given(dice_, names_, born, gender) : one_of(dice_, known)->given;
        d.language = home.language == "en" || happens(dice_, 0.3) ? Language::en : Language::fi;
        if (spoken != county_.languages.end() && happens(dice_, spoken->interpreter_percent / 100.0)) d.interpreter_language = home.language;
    }

    const int age = age_on(born, today_);
    if (age < 12) {
        d.phone = home.parents_phone;
    } else if (age < 70 || happens(dice_, 0.85)) {
        d.phone = fresh_phone();
    }
    return made;
}

std::vector<Resident> Population::next_household() {
    std::vector<Resident> people;
    if (left_ == 0) return people;

    int adults = 0;
    int parents = 0;
    int children = 0;
    for (std::size_t i = 0; i < left_in_band_.size(); ++i) {
        const auto& band = county_.age_bands[i];
        if (band.from < adult_from) {
            children += left_in_band_[i];
        } else {
            adults += left_in_band_[i];
            if (band.to <= parent_to) parents += left_in_band_[i];
        }
    }

    Home home;
    home.language = county_.languages[language_.draw(dice_)].code;
    home.municipality = municipality_.draw(dice_);
    home.family_name = one_of(dice_, home.language == "sv" ? names_.family.swedish : names_.family.finnish);
    // Many who speak Russian or Estonian at home came with Finnish family names; others brought their own.
    if (home.language != "fi" && home.language != "sv" && happens(dice_, home.language == "ru" || home.language == "et" ? 0.5 : 0.95)) {
        std::vector<const ForeignName*> known;
        for (const auto& name : names_.foreign)
            if (name.language == home.language) known.push_back(&name);
        if (!known.empty()) home.family_name = one_of(dice_, known)->family;
    }
    const auto& streets = home.language == "sv" ? names_.streets.swedish : names_.streets.finnish;
    home.address = one_of(dice_, streets) + " " + std::to_string(between(dice_, 1, 60));
    if (happens(dice_, 0.5)) home.address += " " + std::string(1, static_cast<char>('A' + between(dice_, 0, 4))) + " " + std::to_string(between(dice_, 1, 48));
    // One mark covers what the county counts as two: a guarded record and a non-disclosure for safety.
    home.non_disclosure = happens(dice_, (county_.marks.non_disclosure_per_10000 + county_.marks.guarded_per_10000) / 10'000.0);

    std::optional<std::size_t> band;
    if (adults > 0) {
        band = draw_adult_band();
        people.push_back(resident(*band, home, birth_date(*band)));
        home.parents_phone = people.front().details.phone;
        if (left_in_band_[*band] > 0 && happens(dice_, lives_with_partner)) {
            Home partner = home;
            if (home.language == "fi" && happens(dice_, 0.3)) partner.family_name = one_of(dice_, names_.family.finnish);
            people.push_back(resident(*band, partner, birth_date(*band)));
        }
    }
    // The children are shared among those of an age to have them, and the last household takes in whoever is left.
    const bool may_have_children = !band || county_.age_bands[*band].to <= parent_to;
    if (children > 0 && (may_have_children || parents == 0)) {
        const double expected = parents > 0 ? static_cast<double>(children) * static_cast<double>(people.size()) / parents : children;
        int here = std::min({children, count_of(dice_, expected), 8});
        if (adults - static_cast<int>(people.size()) <= 0) here = std::min(children, 10);
        for (int i = 0; i < here; ++i) {
            std::vector<double> weights;
            for (std::size_t k = 0; k < left_in_band_.size(); ++k)
                weights.push_back(county_.age_bands[k].from < adult_from ? left_in_band_[k] : 0);
            const auto child_band = Weighted(weights).draw(dice_);
            people.push_back(resident(child_band, home, birth_date(child_band)));
        }
    }
    return people;
}

}  // namespace koppi::demo
