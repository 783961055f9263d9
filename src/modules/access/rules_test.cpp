#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/access/access.hpp"
#include "modules/access/passwords.hpp"
#include "modules/access/rules.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

namespace rules = access::rules;
using events::Profession;
using events::Purpose;
using routes::Right;

constexpr Instant eight = Trial::monday_at_eight;

std::string opened(Purpose purpose, bool has_account, std::optional<Profession> profession) {
    const auto event = rules::open({ClientId{}, purpose, std::nullopt}, has_account, profession);
    return event ? "opened" : event.refusal().code;
}

Actor acting_as(Profession profession) {
    Actor actor;
    actor.account = AccountId{};
    actor.role = RoleId{};
    actor.profession = profession;
    return actor;
}

std::string admitted(const Actor& actor, Right right) {
    const auto answer = access::admit(actor, right);
    return answer ? "admitted" : answer.refusal().code;
}

}  // namespace

TEST_CASE("a session ends half an hour after its last use and twelve hours after its start, to the millisecond") {
    CHECK_FALSE(rules::has_ended(eight, eight, eight + 30min - 1ms));
    CHECK(rules::has_ended(eight, eight, eight + 30min));
    CHECK_FALSE(rules::has_ended(eight, eight + 12h - 1ms, eight + 12h - 1ms));
    CHECK(rules::has_ended(eight, eight + 12h - 1ms, eight + 12h));
}

TEST_CASE("four tries are free; then the lock takes 1, 2, 4, 8 and at most 15 minutes") {
    const auto minutes = [](int count) {
        const auto until = rules::locked_until({count, eight}, eight);
        return until ? std::chrono::duration_cast<Minutes>(*until - eight).count() : 0;
    };
    CHECK(minutes(0) == 0);
    CHECK(minutes(4) == 0);
    CHECK(minutes(5) == 1);
    CHECK(minutes(6) == 2);
    CHECK(minutes(7) == 4);
    CHECK(minutes(8) == 8);
    CHECK(minutes(9) == 15);
    CHECK(minutes(1'000'000) == 15);
    CHECK_FALSE(rules::locked_until({5, eight}, eight + 1min));
    CHECK(rules::locked_until({5, eight}, eight + 1min - 1ms));
}

TEST_CASE("a day without a failure begins the count anew") {
    CHECK(rules::failed_again({7, eight}, eight + 23h).count == 8);
    CHECK(rules::failed_again({7, eight}, eight + 24h).count == 1);
    CHECK(rules::failed_again({}, eight).count == 1);
}

TEST_CASE("a password has ten characters, counted as people count them") {
    CHECK(rules::password("123456789").refusal().code == "access.password_too_short");
    CHECK(rules::password("ääääääääää"));
    CHECK(rules::password("äääää").refusal().code == "access.password_too_short");
    CHECK(rules::password(std::string(201, 'x')).refusal().code == "wire.too_long");
}

TEST_CASE("a user name is the same in any case of its letters") {
    CHECK(*rules::username("Maija.Laine") == "maija.laine");
    CHECK(rules::username("maija laine").refusal().code == "access.username_wrong_form");
    CHECK(rules::username("m").refusal().code == "access.username_wrong_form");
}

TEST_CASE("only an administrator or the system opens a record for administration") {
    CHECK(opened(Purpose::administration, true, Profession::nurse) == "access.forbidden");
    CHECK(opened(Purpose::administration, true, Profession::administrator) == "opened");
    CHECK(opened(Purpose::administration, false, std::nullopt) == "opened");
    CHECK(opened(Purpose::care, true, Profession::nurse) == "opened");
    CHECK(opened(Purpose::care, true, std::nullopt) == "session.choose_role");
}

TEST_CASE("an identity code is shown for a reason that says something") {
    CHECK(rules::show_identity_code({}, " \n").refusal().code == "access.why_missing");
    CHECK(rules::show_identity_code({}, "resepti")->why == "resepti");
}

TEST_CASE("rights belong to a role; who has chosen none is only signed in") {
    Actor nobody;
    CHECK(admitted(nobody, Right::nobody_signed_in) == "admitted");
    CHECK(admitted(nobody, Right::signed_in) == "session.not_logged_in");
    Actor undecided;
    undecided.account = AccountId{};
    undecided.profession = Profession::nurse;
    CHECK(admitted(undecided, Right::signed_in) == "admitted");
    CHECK(admitted(undecided, Right::queue_list) == "session.choose_role");
    CHECK(admitted(acting_as(Profession::nurse), Right::queue_list) == "admitted");
    CHECK(admitted(acting_as(Profession::nurse), Right::users_admin) == "access.forbidden");
    CHECK(admitted(acting_as(Profession::manager), Right::directory_read) == "admitted");
    CHECK(admitted(acting_as(Profession::manager), Right::person_search) == "access.forbidden");
    CHECK(admitted(acting_as(Profession::administrator), Right::users_admin) == "admitted");
    CHECK(admitted(acting_as(Profession::administrator), Right::person_header) == "access.forbidden");
    CHECK(admitted(acting_as(Profession::other), Right::directory_read) == "access.forbidden");
}

TEST_CASE("nobody's hash costs what today's hashes cost, and is never right") {
    using namespace access::passwords;
    CHECK(costs_as_much_as_today(""));
    CHECK(costs_as_much_as_today(access::hash_password("oikea salasana")));
    CHECK(verify("", "") == Verdict::wrong);
    const auto hash = access::hash_password("oikea salasana");
    CHECK(verify(hash, "oikea salasana") == Verdict::right);
    CHECK(verify(hash, "oikea salasana ") == Verdict::wrong);
    CHECK(hash != access::hash_password("oikea salasana"));
}

}  // namespace koppi
