#include "modules/teams/rules.hpp"

#include <doctest/doctest.h>

namespace koppi::teams {

namespace {

using events::InvitationAnswer;
using events::MemberKind;
using events::Registry;
using events::SharingBasis;

template <class T>
T numbered(std::uint8_t n) {
    T id{};
    id.bytes[0] = n;
    return id;
}

const Instant team_now = *instant_from("2026-09-21T09:00:00Z");
constexpr Date team_day{std::chrono::year{2026} / 9 / 21};
const rules::TeamStanding health_team{numbered<TeamId>(1), Registry::health, false};
const rules::MeetingLimits meeting_limits{team_now, team_day, 12};

events::TeamBasis permission() { return {SharingBasis::consent, events::PermissionBy::client, events::PermissionHow::spoken, "yhteinen suunnitelma", {}}; }

events::TeamParty person(std::uint8_t n) {
    events::TeamParty party{};
    party.kind = MemberKind::professional;
    party.professional = numbered<ProfessionalId>(n);
    return party;
}
events::TeamParty nurses_of(std::uint8_t unit) {
    events::TeamParty party{};
    party.kind = MemberKind::profession;
    party.unit = numbered<UnitId>(unit);
    party.profession = events::Profession::nurse;
    return party;
}

rules::MemberStanding member_who(std::uint8_t n, events::TeamParty party, std::optional<InvitationAnswer> answer) {
    return {numbered<MemberId>(n), health_team.team, std::move(party), answer, answer != InvitationAnswer::declined};
}

std::string ground(const events::TeamBasis& basis) {
    const auto is = rules::is_ground(basis, "/basis");
    return is ? "a ground" : is.refusal().code + " " + is.refusal().where;
}

std::string answered_by(const rules::MemberStanding& member, std::uint8_t who, std::uint8_t unit, std::vector<rules::MemberStanding> members = {}) {
    const auto answered = rules::answer(health_team, member, members,
                                        {InvitationAnswer::accepted, std::nullopt, numbered<ProfessionalId>(who), numbered<UnitId>(unit),
                                         events::Profession::nurse, Registry::health});
    return answered ? "accepted" : answered.refusal().code;
}

}  // namespace

TEST_CASE("nobody is invited without a ground, and it is one of two") {
    CHECK(ground(permission()) == "a ground");
    auto basis = permission();
    basis.given_by.reset();
    CHECK(ground(basis) == "teams.consent_by_whom /basis/given_by");
    basis = permission();
    basis.how.reset();
    CHECK(ground(basis) == "teams.consent_how /basis/how");
    basis = permission();
    basis.for_what = "";
    CHECK(ground(basis) == "teams.consent_for_what /basis/for_what");
    basis = permission();
    basis.statute = "shl_41";
    CHECK(ground(basis) == "teams.no_such_statute /basis/statute");
    CHECK(ground({SharingBasis::statute, {}, {}, {}, "shl_41"}) == "a ground");
    CHECK(ground({SharingBasis::statute, {}, {}, {}, {}}) == "teams.no_such_statute /basis/statute");
    CHECK(ground({SharingBasis::statute, events::PermissionBy::client, {}, {}, "shl_41"}) == "teams.one_ground /basis/basis");
}

TEST_CASE("who is invited is a person, a profession of a unit, or somebody from outside with a name") {
    const auto party_is = [](const events::TeamParty& party) {
        const auto is = rules::is_party(party, "");
        return is ? std::string("somebody") : is.refusal().code + " " + is.refusal().where;
    };
    CHECK(party_is(person(1)) == "somebody");
    CHECK(party_is(nurses_of(1)) == "somebody");
    events::TeamParty party{};
    party.kind = MemberKind::close_person;
    CHECK(party_is(party) == "teams.who_is_invited /name");
    party.name = "Virtanen Matti";
    CHECK(party_is(party) == "somebody");
    party.kind = MemberKind::outside;
    CHECK(party_is(party) == "teams.which_organisation /organisation");
    party.professional = numbered<ProfessionalId>(1);
    CHECK(party_is(party) == "teams.who_is_invited /professional");
}

TEST_CASE("nobody is in a team twice, and whoever declined may be asked again") {
    const auto invited = [](std::vector<rules::MemberStanding> members, Registry writer = Registry::health) {
        const auto result = rules::invite(health_team, {health_team.team, {}, person(7), "fysioterapeutti", permission()}, members, writer);
        return result ? std::string("invited") : result.refusal().code;
    };
    CHECK(invited({}) == "invited");
    CHECK(invited({member_who(1, person(7), std::nullopt)}) == "teams.is_in_already");
    CHECK(invited({member_who(1, person(7), InvitationAnswer::declined)}) == "invited");
    CHECK(invited({member_who(1, person(8), InvitationAnswer::accepted)}) == "invited");
    CHECK(invited({}, Registry::social) == "teams.of_other_register");
}

TEST_CASE("an invitation is answered once, by whoever was asked") {
    const auto asked = member_who(1, person(7), std::nullopt);
    CHECK(answered_by(asked, 7, 1) == "accepted");
    CHECK(answered_by(asked, 8, 1) == "teams.others_are_asked");
    CHECK(answered_by(member_who(1, person(7), InvitationAnswer::accepted), 7, 1) == "teams.is_answered");
    const auto profession = member_who(2, nurses_of(3), std::nullopt);
    CHECK(answered_by(profession, 8, 3) == "accepted");
    CHECK(answered_by(profession, 8, 4) == "teams.others_are_asked");
    CHECK(answered_by(profession, 8, 3, {member_who(4, person(8), InvitationAnswer::accepted)}) == "teams.is_in_already");
}

TEST_CASE("a meeting was held by those who take part, and what it agreed is seen to by one of them") {
    const std::vector<rules::MemberStanding> members{member_who(1, person(7), InvitationAnswer::accepted), member_who(2, person(8), std::nullopt)};
    const auto met = [&](std::uint8_t present, std::uint8_t owner, Date due, Instant began = team_now) {
        events::TeamMet meeting{};
        meeting.began_at = began;
        meeting.present = {numbered<MemberId>(present)};
        meeting.agreed.push_back({{}, "soittaa", numbered<ProfessionalId>(owner), due});
        const auto result = rules::meet(health_team, meeting, members, numbered<ProfessionalId>(9), Registry::health, meeting_limits);
        return result ? std::string("met") : result.refusal().code;
    };
    CHECK(met(1, 7, team_day) == "met");
    CHECK(met(1, 9, plus_months(team_day, 12)) == "met");
    CHECK(met(1, 8, team_day) == "teams.owner_not_of_team");
    CHECK(met(2, 7, team_day) == "teams.does_not_take_part");
    CHECK(met(1, 7, plus_days(team_day, -1)) == "teams.due_before_meeting");
    CHECK(met(1, 7, plus_days(plus_months(team_day, 12), 1)) == "teams.due_too_far");
    CHECK(met(1, 7, team_day, team_now + 1ms) == "teams.met_ahead");
}

TEST_CASE("what was agreed is closed once, and given up with a reason") {
    const rules::AgreedStanding open{{}, numbered<ProfessionalId>(7), false};
    CHECK(rules::close(open, events::AgreedEnd::done, std::nullopt).ok());
    CHECK(rules::close(open, events::AgreedEnd::given_up, std::nullopt).refusal().code == "teams.given_up_why");
    CHECK(rules::close({{}, numbered<ProfessionalId>(7), true}, events::AgreedEnd::done, std::nullopt).refusal().code == "teams.agreed_is_closed");
    CHECK(rules::hand_on(open, numbered<ProfessionalId>(8), plus_days(team_day, -1), "loma", team_day, 12).refusal().code == "teams.due_has_gone");
    CHECK(rules::hand_on(open, numbered<ProfessionalId>(8), team_day, "loma", team_day, 12).ok());
}

}  // namespace koppi::teams
