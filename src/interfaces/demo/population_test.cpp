#include "interfaces/demo/population.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/hetu.hpp"
#include "platform/catalog.hpp"

namespace koppi::demo {

namespace {

constexpr Date population_day{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};

const knowledge::County& population_county() { return catalog().counties.begin()->second; }
const Names& population_names() {
    static const Names names = catalog().content<Names>("names/finnish.yaml").value();
    return names;
}

std::vector<std::vector<Resident>> households_of(int residents, std::uint64_t seed) {
    Population population(population_county(), population_names(), residents, population_day, Dice(seed));
    std::vector<std::vector<Resident>> households;
    while (population.left() > 0) households.push_back(population.next_household());
    CHECK(population.next_household().empty());
    return households;
}

std::vector<Resident> residents_of(int residents, std::uint64_t seed) {
    std::vector<Resident> all;
    for (auto& household : households_of(residents, seed))
        for (auto& one : household) all.push_back(std::move(one));
    return all;
}

}  // namespace

TEST_CASE("as many residents are made up as were wished for, whatever the seed") {
    CHECK(rc::check([] {
        const auto residents = *rc::gen::inRange(1, 400);
        const auto seed = *rc::gen::arbitrary<std::uint64_t>();
        RC_ASSERT(residents_of(residents, seed).size() == static_cast<std::size_t>(residents));
    }));
}

TEST_CASE("every identity code is artificial, right, of the person's birth date, and given once") {
    std::set<std::string> given;
    std::set<char> signs;
    for (const auto& resident : residents_of(6'000, 1)) {
        REQUIRE(resident.details.hetu.has_value());
        const auto hetu = Hetu::parse(*resident.details.hetu);
        REQUIRE(hetu.ok());
        CHECK(hetu->is_artificial());
        CHECK(hetu->birth_date() == resident.details.born);
        CHECK(given.insert(*resident.details.hetu).second);
        signs.insert(resident.details.hetu->at(6));
        // The last digit of the individual number is even for women and odd for men.
        if (resident.gender != Gender::other) CHECK(((resident.details.hetu->at(9) - '0') % 2 == 0) == (resident.gender == Gender::woman));
    }
    // Nobody born in the 1800s lives any more; of all the other signs somebody has one.
    CHECK(signs == std::set<char>{'-', 'Y', 'X', 'W', 'V', 'U', 'A', 'B', 'C', 'D', 'E', 'F'});
}

TEST_CASE("the check character is that of the population register's own example") {
    CHECK(hetu_check_character("131052-308") == 'T');
}

TEST_CASE("the ages are shared out as the county says, to the last person") {
    std::vector<int> counts(population_county().age_bands.size());
    for (const auto& resident : residents_of(5'000, 3)) {
        const auto& band = population_county().age_bands[resident.band];
        const int age = age_on(*resident.details.born, population_day);
        CHECK(age >= band.from);
        CHECK(age <= band.to);
        ++counts[resident.band];
    }
    for (std::size_t i = 0; i < counts.size(); ++i) CHECK(counts[i] == population_county().age_bands[i].share_per_mille * 5);
}

TEST_CASE("nobody's telephone rings: every number lies where no subscriber's can") {
    std::set<std::string> adults;
    for (const auto& resident : residents_of(2'000, 4)) {
        if (!resident.details.phone) continue;
        CHECK(resident.details.phone->starts_with("+35890"));
        CHECK(resident.details.phone->size() == 13);
        if (age_on(*resident.details.born, population_day) >= 12) CHECK(adults.insert(*resident.details.phone).second);
    }
}

TEST_CASE("a household has one address, and small children have an adult in it") {
    for (const auto& household : households_of(3'000, 5)) {
        int adults = 0;
        int children = 0;
        for (const auto& one : household) {
            CHECK(one.details.address == household.front().details.address);
            (age_on(*one.details.born, population_day) >= 18 ? adults : children) += 1;
        }
        CHECK((adults > 0 || children == 0));
    }
}

TEST_CASE("about four in a thousand may not be found, some need an interpreter, some speak Swedish") {
    int guarded = 0;
    int interpreted = 0;
    int swedish = 0;
    for (const auto& resident : residents_of(20'000, 6)) {
        guarded += resident.details.non_disclosure ? 1 : 0;
        interpreted += resident.details.interpreter_language ? 1 : 0;
        swedish += resident.details.language == Language::sv ? 1 : 0;
    }
    CHECK(guarded >= 40);
    CHECK(guarded <= 160);
    CHECK(interpreted >= 200);
    CHECK(swedish >= 20);
}

TEST_CASE("a pack of cards shows its shares after one pack, and owes what did not fill a card") {
    CHECK(rc::check([] {
        const auto parts = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 50)));
        const int sum = std::accumulate(parts.begin(), parts.end(), 0);
        RC_PRE(sum > 0);
        Deck deck(std::vector<double>(parts.begin(), parts.end()), sum);
        Dice dice(*rc::gen::arbitrary<std::uint64_t>());
        std::vector<int> dealt(parts.size());
        for (int i = 0; i < sum; ++i) ++dealt[deck.deal(dice)];
        RC_ASSERT(dealt == parts);
    }));
}

TEST_CASE("what is shared out sums to what there was") {
    CHECK(shared_out(10, {1, 1, 1}) == std::vector<int>{4, 3, 3});
    CHECK(shared_out(7, {0, 2, 5}) == std::vector<int>{0, 2, 5});
    CHECK(shared_out(0, {1}) == std::vector<int>{0});
}

}  // namespace koppi::demo
