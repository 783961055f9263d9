#include <doctest/doctest.h>

#include "modules/routing/routing.hpp"
#include "modules/routing/whom.hpp"
#include "platform/catalog.hpp"
#include "platform/wire.hpp"

namespace koppi {

namespace {

using knowledge::RoutedBecause;
using routing::whom::Candidate;
using routing::whom::Facts;
using routing::whom::Person;
using routing::whom::Worker;

Person person(std::uint8_t n, bool is_in_time) {
    Person one{};
    one.professional.bytes[0] = n;
    one.profession = events::Profession::nurse;
    one.is_in_time = is_in_time;
    return one;
}

std::string reasons(const Facts& facts) {
    std::string all;
    for (const auto& one : routing::whom::candidates(facts, catalog().routing.order))
        all += (all.empty() ? "" : ", ") + std::string(wire::word(one.because)) + (one.person && !one.person->is_in_time ? " (late)" : "");
    return all;
}

}  // namespace

TEST_CASE("whoever handled the client's matter before comes first, then closer case management, then the own worker") {
    Facts facts{};
    facts.named = {Worker{person(3, true), std::nullopt}};
    CHECK(reasons(facts) == "own_worker");
    facts.case_manager = Worker{person(2, true), std::nullopt};
    CHECK(reasons(facts) == "case_manager, own_worker");
    facts.earlier = Worker{person(1, true), std::nullopt};
    CHECK(reasons(facts) == "earlier_handler, case_manager, own_worker");
}

TEST_CASE("whoever is away stands behind their deputy, the team and the competence that was asked for") {
    Facts facts{};
    facts.named = {Worker{person(3, false), person(4, true)}};
    facts.team = {{}, events::Profession::nurse};
    facts.competence = {{}, events::Profession::physiotherapist};
    CHECK(reasons(facts) == "deputy, team, competence, own_worker (late)");
    facts.named.front().deputy->is_in_time = false;
    CHECK(reasons(facts) == "team, competence, own_worker (late), deputy (late)");
}

TEST_CASE("whoever is away until after the promise is not in time, and whoever says so now may be there tomorrow") {
    const Instant now{std::chrono::hours{8}};
    const auto in = [&](int hours) { return now + std::chrono::hours{hours}; };
    using routing::whom::is_in_time;
    CHECK(is_in_time({false, {}}, now, in(1)));
    CHECK_FALSE(is_in_time({false, {{in(-1), in(2)}}}, now, in(2)));
    CHECK(is_in_time({false, {{in(-1), in(2)}}}, now, in(3)));
    CHECK(is_in_time({false, {{in(1), in(9)}}}, now, in(8)));
    CHECK_FALSE(is_in_time({true, {}}, now, in(4)));
    CHECK(is_in_time({true, {}}, now, in(5)));
}

TEST_CASE("nobody is proposed twice, and a deputy only when they are needed") {
    Facts facts{};
    facts.earlier = Worker{person(3, true), std::nullopt};
    facts.named = {Worker{person(3, true), person(4, true)}};
    facts.team = {{}, events::Profession::nurse};
    facts.competence = facts.team;
    CHECK(reasons(facts) == "earlier_handler, team");
}

namespace {

std::string routing_proof_with(const std::string& old_text, const std::string& new_text) {
    auto files = embedded_catalog_files();
    auto& text = files.at("routing.yaml");
    const auto at = text.find(old_text);
    REQUIRE(at != std::string::npos);
    text.replace(at, old_text.size(), new_text);
    const auto loaded = load_catalog(std::move(files));
    REQUIRE(loaded);
    const auto proved = routing::prove(*loaded);
    return proved ? "holds" : proved.refusal().code + " " + proved.refusal().where;
}

}  // namespace

TEST_CASE("a catalogue whose examples of routing come out otherwise is refused, and says which") {
    CHECK(routing_proof_with("earlier_within_days: 365", "earlier_within_days: 90") == "holds");
    CHECK(routing_proof_with("order: [earlier_handler, case_manager, own_worker,", "order: [own_worker, earlier_handler, case_manager,") ==
          "catalog.contradiction /examples/0");
    CHECK(routing_proof_with("expect: [deputy, team, competence, own_worker]", "expect: [own_worker, deputy, team, competence]") ==
          "catalog.contradiction /examples/3");
}

TEST_CASE("who sees a matter as late follows from how late it is") {
    using knowledge::EscalationLevel;
    const Instant due{std::chrono::hours{100}};
    const auto level = [&](Minutes after) { return routing::escalated_to(due, due + after); };
    CHECK_FALSE(level(Minutes{-121}));
    CHECK(level(Minutes{-120}) == EscalationLevel::worker);
    CHECK(level(Minutes{-1}) == EscalationLevel::worker);
    CHECK(level(Minutes{0}) == EscalationLevel::team_leader);
    CHECK(level(Minutes{1440}) == EscalationLevel::manager);
}

}  // namespace koppi
