#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/hetu.hpp"
#include "modules/clients/clients.hpp"
#include "modules/clients/rules.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

constexpr Date second_of_march{std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}};

// Codes of people who do not exist: individual numbers from 900 on are given to nobody.
constexpr const char* aino_code = "010190-900P";

void project_clients(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { clients::project(tables, it, stamp); }) clients::project(tables, it, stamp);
        },
        event);
}

events::ClientDetails aino() {
    events::ClientDetails details;
    details.family_name = "Virtanen";
    details.given_names = "Aino Maria";
    return details;
}

const std::vector<std::string> codes_of_county{"153", "405"};

std::string by_hand(events::ClientDetails typed) {
    const auto checked = clients::rules::by_hand(std::move(typed), second_of_march, codes_of_county);
    return checked ? "taken" : checked.refusal().code + " " + checked.refusal().where;
}

struct People {
    Trial trial{project_clients};

    ClientId state(const events::ClientDetails& details) {
        return *trial.work([&](Work& work) { return clients::register_stated(work, details); });
    }
    ClientId named(const char* family, const char* given, std::optional<Date> born = std::nullopt, std::optional<std::string> phone = {}) {
        events::ClientDetails details;
        details.family_name = family;
        details.given_names = given;
        details.born = born;
        details.phone = std::move(phone);
        return state(details);
    }
    // The family names that a search finds, in order.
    std::string found(std::string_view text, int limit = 20) {
        auto rows = trial.rows();
        std::string names;
        for (const auto& line : clients::find(rows, text, limit)) names += (names.empty() ? "" : ", ") + line.family_name;
        return names;
    }
};

}  // namespace

TEST_CASE("a code typed by hand gives the birth date, in whatever case it was typed") {
    auto typed = aino();
    typed.hetu = "010190-900p";
    const auto taken = clients::rules::by_hand(typed, second_of_march, codes_of_county);
    REQUIRE(taken);
    CHECK(*taken->hetu == aino_code);
    CHECK(date_text(*taken->born) == "1990-01-01");
}

TEST_CASE("a code typed by hand is refused where it is wrong") {
    auto typed = aino();
    typed.hetu = "010190-900A";
    CHECK(by_hand(typed) == "hetu.wrong_check_character /hetu");
    typed.hetu = "310290-900P";
    CHECK(by_hand(typed) == "hetu.no_such_date /hetu");
    typed.hetu = "010190";
    CHECK(by_hand(typed) == "hetu.wrong_form /hetu");
}

TEST_CASE("a birth date that is not the code's is refused, the code's own is taken") {
    auto typed = aino();
    typed.hetu = aino_code;
    typed.born = date_from("1990-01-02");
    CHECK(by_hand(typed) == "client.birth_date_differs /born");
    typed.born = date_from("1990-01-01");
    CHECK(by_hand(typed) == "taken");
}

TEST_CASE("nobody is born tomorrow; a child may be born today") {
    auto typed = aino();
    typed.born = plus_days(second_of_march, 1);
    CHECK(by_hand(typed) == "client.birth_date_in_future /born");
    typed.born = second_of_march;
    CHECK(by_hand(typed) == "taken");
}

TEST_CASE("a phone number is kept as it is dialled") {
    auto typed = aino();
    typed.phone = "040 123 4567";
    CHECK(clients::rules::by_hand(typed, second_of_march, codes_of_county)->phone == "+358401234567");
    typed.phone = "ei ole";
    CHECK(by_hand(typed) == "phone.wrong_form /phone");
}

TEST_CASE("a municipality is one of the county's, or is left out") {
    events::ClientDetails typed{};
    CHECK(by_hand(typed) == "taken");
    for (const char* known : {"405", "153"}) {
        typed.municipality = known;
        CHECK(by_hand(typed) == "taken");
    }
    for (const char* unknown : {"999", "000", "40", "abc", ""}) {
        typed.municipality = unknown;
        CHECK(by_hand(typed) == "client.municipality_unknown /municipality");
    }
}

TEST_CASE("a search text of six digits is a birth date in two centuries, and perhaps a phone number") {
    const auto search = clients::rules::read_search("010190");
    CHECK(search.born == std::vector<Date>{*date_from("1990-01-01"), *date_from("2090-01-01")});
    CHECK(search.phone);
    CHECK(search.words.empty());
    CHECK(clients::rules::read_search("1.1.1990").born == std::vector<Date>{*date_from("1990-01-01")});
    CHECK(clients::rules::read_search("01011990").born == std::vector<Date>{*date_from("1990-01-01")});
    CHECK(clients::rules::read_search("1990-01-01").born == std::vector<Date>{*date_from("1990-01-01")});
    CHECK(clients::rules::read_search("31.2.1990").born.empty());
    CHECK(clients::rules::read_search("  ").says_nothing());
}

TEST_CASE("names are found by the beginnings of their words, in any order, with any keyboard") {
    People people;
    people.named("Åström-Öhman", "Eva-Lotta");
    people.named("Virtanen", "Aino Maria");
    people.named("Virtanen", "Eero");
    people.named("Virta", "Aino");
    CHECK(people.found("virt") == "Virta, Virtanen, Virtanen");
    CHECK(people.found("aino virtan") == "Virtanen");
    CHECK(people.found("mar VIRTANEN ain") == "Virtanen");
    CHECK(people.found("ohman eva") == "Åström-Öhman");
    CHECK(people.found("Åström-Öhman, Eva-Lotta") == "Åström-Öhman");
    CHECK(people.found("virtanen kalle").empty());
    CHECK(people.found("virt", 2) == "Virta, Virtanen");
}

TEST_CASE("however common a name is, the first of the telephone book come first and the last are found too") {
    People people;
    people.trial.workshop->transaction([&] {
        for (int i = 0; i < 4100; ++i) {
            events::ClientDetails details;
            details.family_name = i % 2 ? "Virtanen" : "Korhonen";
            details.given_names = i == 4001 ? "Maria Zelda" : "Maria Maarit";
            CHECK(people.trial.workshop->run<ClientId>(people.trial.actor, [&](Work& work) { return clients::register_stated(work, details); }));
        }
    });
    people.named("Öhman", "Maria");
    CHECK(people.found("ma", 3) == "Korhonen, Korhonen, Korhonen");
    CHECK(people.found("ma virt", 3) == "Virtanen, Virtanen, Virtanen");
    CHECK(people.found("maria zel") == "Virtanen");
    CHECK(people.found("mari öh") == "Öhman");
    auto rows = people.trial.rows();
    const auto everybody = clients::find(rows, "ma", 5000);
    CHECK(everybody.size() == 4101);
    CHECK(everybody.back().family_name == "Öhman");
}

TEST_CASE("a name and a birth date together find one of two namesakes") {
    People people;
    people.named("Korhonen", "Matti", date_from("1950-05-12"));
    people.named("Korhonen", "Matti", date_from("1981-03-01"));
    CHECK(people.found("korhonen matti") == "Korhonen, Korhonen");
    CHECK(people.found("korhonen 12.5.1950") == "Korhonen");
    CHECK(people.found("12.5.50 matti") == "Korhonen");
    CHECK(people.found("120550") == "Korhonen");
    CHECK(people.found("korhonen 13.5.1950").empty());
}

TEST_CASE("a phone number finds the whole family, however it is typed") {
    People people;
    people.named("Salo", "Pekka", std::nullopt, "+358401234567");
    people.named("Salo", "Anna", std::nullopt, "+358401234567");
    CHECK(people.found("040-123 4567") == "Salo, Salo");
    CHECK(people.found("+358 40 1234567") == "Salo, Salo");
    CHECK(people.found("040 123 456").empty());
    auto rows = people.trial.rows();
    CHECK(clients::by_phone(rows, "+358401234567", 1).at(0).given_names == "Anna");
}

TEST_CASE("a list shows neither the whole code nor where a person lives") {
    People people;
    auto details = aino();
    details.hetu = aino_code;
    details.address = "Kauppakatu 1";
    details.non_disclosure = true;
    people.state(details);
    auto rows = people.trial.rows();
    const auto lines = clients::find(rows, aino_code, 20);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].hetu_masked == "010190-****");
    CHECK(lines[0].non_disclosure);
    CHECK(wire::write(lines[0]).find("Kauppakatu") == std::string::npos);
    CHECK(wire::write(lines[0]).find("900") == std::string::npos);
}

TEST_CASE("two clients never carry the same sound code; a doubtful one harms nobody") {
    People people;
    auto details = aino();
    details.hetu = aino_code;
    const auto first = people.state(details);
    const auto second = people.trial.work([&](Work& work) { return clients::register_stated(work, details); });
    CHECK(second.refusal().code == "client.hetu_taken");

    details.hetu_is_doubtful = true;
    const auto doubtful = people.state(details);
    CHECK(people.found(aino_code) == "Virtanen, Virtanen");
    details.hetu_is_doubtful = false;
    const auto change = [&](ClientId client) {
        const auto changed = people.trial.work([&](Work& work) { return clients::change_stated(work, client, details); });
        return changed ? "changed" : changed.refusal().code;
    };
    CHECK(change(doubtful) == "client.hetu_taken");
    CHECK(change(first) == "changed");
    CHECK(change(people.trial.fresh<ClientId>()) == "client.no_such_client");
}

TEST_CASE("a form that was left half empty registers a client all the same") {
    People people;
    const auto registered = people.trial.work([](Work& work) {
        return clients::register_client(work, {.family_name = "Nieminen", .given_names = "Liisa", .hetu = "", .born = {}, .language = Language::sv,
                                               .interpreter_language = {}, .non_disclosure = false, .municipality = "", .phone = "", .address = "", .email = ""});
    });
    REQUIRE(registered);
    auto rows = people.trial.rows();
    const auto details = clients::details(rows, registered->client);
    CHECK_FALSE(details->hetu);
    CHECK_FALSE(details->phone);
    CHECK_FALSE(clients::reach(rows, registered->client)->email);
    CHECK(details->language == Language::sv);
    CHECK_FALSE(clients::born(rows, registered->client));
    CHECK(clients::must_exist(rows, registered->client));
}

TEST_CASE("a client is registered with their e-mail, or not at all when it is none") {
    People people;
    const auto registering = [&](std::string email) {
        return people.trial.work([&](Work& work) {
            return clients::register_client(work, {.family_name = "Nieminen", .given_names = "Liisa", .hetu = {}, .born = {}, .language = Language::fi,
                                                   .interpreter_language = {}, .non_disclosure = false, .municipality = {}, .phone = {}, .address = {},
                                                   .email = {{std::move(email)}}});
        });
    };
    const auto refused = registering("liisa@");
    REQUIRE(!refused);
    CHECK(refused.refusal().code + " " + refused.refusal().where == "client.email_wrong_form /email");
    auto rows = people.trial.rows();
    CHECK(clients::find(rows, "Nieminen Liisa", 5).empty());
    const auto registered = registering("liisa@example.fi");
    REQUIRE(registered);
    CHECK(clients::reach(rows, registered->client)->email == "liisa@example.fi");
}

TEST_CASE("an interpreter's language is a code of two or three letters") {
    const auto registering = [](std::string language) {
        People people;
        const auto registered = people.trial.work([&](Work& work) {
            return clients::register_client(work, {.family_name = "Nieminen", .given_names = "Liisa", .hetu = {}, .born = {}, .language = Language::fi,
                                                   .interpreter_language = {{std::move(language)}}, .non_disclosure = false, .municipality = {},
                                                   .phone = {}, .address = {}});
        });
        return registered ? "registered" : registered.refusal().code + " " + registered.refusal().where;
    };
    CHECK(registering("uk") == "registered");
    CHECK(registering("fse") == "registered");
    for (const char* wrong : {"klingon", "u!", "UK", "uk-UA", "1234"}) CHECK(registering(wrong) == "client.no_such_language /interpreter_language");
}

TEST_CASE("a new name replaces the old one in the search") {
    People people;
    const auto client = people.named("Mäkinen", "Sari");
    auto details = aino();
    details.family_name = "Lahti";
    CHECK(people.trial.work([&](Work& work) { return clients::change_stated(work, client, details); }));
    CHECK(people.found("makinen").empty());
    CHECK(people.found("lahti") == "Lahti");
}

TEST_CASE("whatever is registered is found by every word of its name, and a replay agrees") {
    CHECK(rc::check([](const std::vector<std::pair<std::vector<std::uint8_t>, std::vector<std::uint8_t>>>& names) {
        constexpr std::array letters{"a", "B", "ä", "Ö", "é", "š", "Ю", "-", "'", " ", "1", "0", "ø", "x"};
        const auto text = [&](const std::vector<std::uint8_t>& from) {
            std::string joined = "n";
            for (const auto n : from) joined += letters[n % letters.size()];
            return joined;
        };
        People people;
        for (const auto& [family, given] : names) {
            events::ClientDetails details;
            details.family_name = text(family);
            details.given_names = text(given);
            const auto client = people.state(details);
            auto rows = people.trial.rows();
            for (const auto& key : clients::rules::name_keys(details)) {
                const auto found = clients::find(rows, key, 1000);
                // A word of digits may be read as a birth date or a phone number instead.
                if (clients::rules::read_search(key).words != std::vector<std::string>{key}) continue;
                RC_ASSERT(std::any_of(found.begin(), found.end(), [&](const auto& line) { return line.client == client; }));
            }
        }
        RC_ASSERT(people.trial.replays_alike());
    }));
}

}  // namespace koppi
