// Tests: the contact details of a known client. What is typed is checked as at the registration; nobody overwrites what they have not seen.
#include <doctest/doctest.h>

#include "county.hpp"
#include "modules/clients/clients.hpp"

namespace koppi::tests {

namespace {

struct Reception {
    County county{instant_from("2026-11-27T10:00:00+02:00").value()};
    UnitId armila = county.unit("Armila", events::UnitKind::station);
    Colleague nurse = county.colleague("Laine", "Maija", events::Profession::nurse, armila);

    ClientId client(const std::function<void(events::ClientDetails&)>& how = [](auto&) {}) {
        events::ClientDetails details;
        details.family_name = "Korhonen";
        details.given_names = "Aino";
        details.phone = "+358401234567";
        details.municipality = "405";
        how(details);
        return county.client(details);
    }
    events::ClientDetails known(ClientId client) {
        auto rows = county.rows();
        return clients::details(rows, client).value();
    }
    Result<Done> change(ClientId client, const clients::ContactDetails& seen, const clients::ContactDetails& wanted) {
        return county.act("client_change_contact", nurse.actor,
                          [&](Work& work) { return clients::change_contact_details(work, client, {.wanted = wanted, .seen = seen}); });
    }
};

clients::ContactDetails as_registered() {
    clients::ContactDetails seen{};
    seen.phone = wire::Text<30>{"+358401234567"};
    seen.municipality = wire::Text<3>{"405"};
    seen.language = Language::fi;
    return seen;
}

}  // namespace

TEST_CASE("contact details of a known client are changed, and everything else stays") {
    Reception reception;
    const auto client = reception.client([](auto& details) {
        details.hetu = "010190-123X";
        details.hetu_is_doubtful = true;
    });
    auto wanted = as_registered();
    wanted.phone = wire::Text<30>{"050 765 4321"};
    wanted.address = wire::Text<200>{"Kauppakatu 1"};
    wanted.email = wire::Text<254>{"aino@example.fi"};
    wanted.language = Language::sv;
    wanted.interpreter_language = wire::Text<8>{"uk"};
    REQUIRE(reception.change(client, as_registered(), wanted).ok());
    const auto known = reception.known(client);
    CHECK(known.phone == "+358507654321");
    CHECK(known.address == "Kauppakatu 1");
    CHECK(known.municipality == "405");
    CHECK(known.language == Language::sv);
    CHECK(known.interpreter_language == "uk");
    CHECK(known.hetu == "010190-123X");
    CHECK(known.hetu_is_doubtful);
    auto rows = reception.county.rows();
    CHECK(clients::reach(rows, client)->email == "aino@example.fi");
    CHECK(clients::by_phone(rows, "+358507654321", 2).size() == 1);
    CHECK(clients::by_phone(rows, "+358401234567", 2).empty());
    CHECK(!reception.county.replays_otherwise());
}

TEST_CASE("what is typed wrong is refused at its field and nothing is changed") {
    Reception reception;
    const auto client = reception.client();
    const auto refused = [&](const std::function<void(clients::ContactDetails&)>& how) {
        auto wanted = as_registered();
        wanted.address = wire::Text<200>{"Kauppakatu 1"};
        how(wanted);
        const auto answer = reception.change(client, as_registered(), wanted);
        REQUIRE(!answer.ok());
        CHECK(reception.known(client).address == std::nullopt);
        return answer.refusal().where;
    };
    CHECK(refused([](auto& wanted) { wanted.phone = wire::Text<30>{"ei ole"}; }) == "/wanted/phone");
    CHECK(refused([](auto& wanted) { wanted.email = wire::Text<254>{"aino@example"}; }) == "/wanted/email");
    CHECK(refused([](auto& wanted) { wanted.municipality = wire::Text<3>{"999"}; }) == "/wanted/municipality");
    CHECK(refused([](auto& wanted) { wanted.interpreter_language = wire::Text<8>{"Ukraina"}; }) == "/wanted/interpreter_language");
}

TEST_CASE("what another source stated is not held against whoever changes something else") {
    Reception reception;
    const auto client = reception.client([](auto& details) {
        details.phone = "kotona iltaisin";
        details.municipality = "999";
    });
    auto seen = as_registered();
    seen.phone = wire::Text<30>{"kotona iltaisin"};
    seen.municipality = wire::Text<3>{"999"};
    auto wanted = seen;
    wanted.address = wire::Text<200>{"Kauppakatu 1"};
    CHECK(reception.change(client, seen, wanted).ok());
    CHECK(reception.known(client).address == "Kauppakatu 1");
    CHECK(reception.known(client).phone == "kotona iltaisin");
}

TEST_CASE("of two who change the same details the second is told, and under a non-disclosure nobody changes them") {
    Reception reception;
    const auto client = reception.client();
    auto first = as_registered();
    first.address = wire::Text<200>{"Kauppakatu 1"};
    auto second = as_registered();
    second.address = wire::Text<200>{"Valtakatu 2"};
    CHECK(reception.change(client, as_registered(), first).ok());
    CHECK(reception.change(client, as_registered(), second).refusal().code == "client.details_changed");
    CHECK(reception.known(client).address == "Kauppakatu 1");
    CHECK(reception.change(client, first, second).ok());
    const auto hidden = reception.client([](auto& details) { details.non_disclosure = true; });
    CHECK(reception.change(hidden, as_registered(), first).refusal().code == "client.details_hidden");
}

}  // namespace koppi::tests
