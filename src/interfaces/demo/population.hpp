// Demo: the invented residents, household by household. Pure: a county, names and dice.
//
// Invariant: every identity code is artificial (individual number 900–999), carries the right check character and is given once; every
// phone number begins +358 9 0, and no subscriber number of the area 09 begins with a zero.
#pragma once

#include <unordered_set>

#include "events/clients.hpp"
#include "interfaces/demo/chance.hpp"
#include "platform/knowledge.hpp"

namespace koppi::demo {

// catalog/names/finnish.yaml
struct GivenNames {
    int decade;
    std::vector<std::string> women;
    std::vector<std::string> men;
    std::vector<std::string> neutral;
};
BOOST_DESCRIBE_STRUCT(GivenNames, (), (decade, women, men, neutral))

struct AnyDecade {
    std::vector<std::string> women;
    std::vector<std::string> men;
    std::vector<std::string> neutral;
};
BOOST_DESCRIBE_STRUCT(AnyDecade, (), (women, men, neutral))

struct TwoLanguages {
    std::vector<std::string> finnish;
    std::vector<std::string> swedish;
};
BOOST_DESCRIBE_STRUCT(TwoLanguages, (), (finnish, swedish))

struct ForeignName {
    std::string language;
    std::string given;
    std::string family;
    std::string given_original;
    std::string family_original;
};
BOOST_DESCRIBE_STRUCT(ForeignName, (), (language, given, family, given_original, family_original))

struct Names {
    int version;
    std::vector<GivenNames> given;
    AnyDecade given_swedish;
    TwoLanguages family;
    std::vector<ForeignName> foreign;
    TwoLanguages streets;
};
BOOST_DESCRIBE_STRUCT(Names, (), (version, given, given_swedish, family, foreign, streets))

BOOST_DEFINE_ENUM_CLASS(Gender, woman, man, other)

struct Resident {
    events::ClientDetails details;
    Gender gender;
    std::size_t band;          // of county.age_bands
    std::size_t municipality;  // of county.municipalities
    double contacts_per_year;
};

// A given and a family name of the decade, for staff.
std::pair<std::string, std::string> staff_name(Dice& dice, const Names& names, Date born);

// The check character for the other ten, "120380Y90" + "?" without the "?".
char hetu_check_character(std::string_view first_ten);

class Population {
public:
    Population(const knowledge::County& county, const Names& names, int residents, Date today, Dice dice);

    // The next household, at most a dozen people of one address; empty when everybody has been made.
    std::vector<Resident> next_household();
    int left() const { return left_; }

private:
    struct Home;
    Resident resident(std::size_t band, const Home& home, Date born);
    Date birth_date(std::size_t band);
    std::string fresh_hetu(Date born, Gender gender);
    std::string fresh_phone();
    std::size_t draw_adult_band();

    const knowledge::County& county_;
    const Names& names_;
    Date today_;
    Dice dice_;
    int left_;
    std::vector<int> left_in_band_;
    Weighted municipality_;
    Weighted language_;
    std::unordered_set<std::uint64_t> codes_;
    std::unordered_set<std::uint64_t> phones_;
};

}  // namespace koppi::demo
