// Tests: the lines of stories about teams around a client, and about a unit's follow-up meetings.
#include "core/civil_time.hpp"
#include "story_words.hpp"
#include "workflows/planning.hpp"
#include "workflows/teamwork.hpp"

namespace koppi::tests {

namespace {

teams::TeamRow newest_team(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    const auto all = teams::teams_of(rows, s.client_named(said, "client"));
    if (all.empty()) throw StoryFault("nobody formed a team");
    return all.front();
}

MemberId member_of(StoryStage& s, const Said& said, const Colleague& who) {
    auto rows = s.tables();
    std::optional<MemberId> found;
    for (const auto& one : teams::members_of(rows, newest_team(s, said).team)) {
        const bool is_person = one.professional == who.professional();
        const bool is_profession = !one.professional && one.unit == who.actor.unit && one.profession == who.actor.profession;
        if (is_person || is_profession) found = one.member;
    }
    if (!found) throw StoryFault(who.name + " was never invited");
    return *found;
}

teams::WriteBasis basis_told(const Said& said) {
    if (said.has("law")) return {events::SharingBasis::statute, {}, {}, {}, said.word("law")};
    if (!said.has("what")) return {events::SharingBasis::consent, {}, {}, {}, {}};
    return {events::SharingBasis::consent, events::PermissionBy::client, events::PermissionHow::spoken, wire::Text<500>(said.word("what")), {}};
}

void invite_told(StoryStage& s, const Said& said, teams::WriteParty party) {
    const teams::InviteMember command{std::move(party), said.word("role"), basis_told(said)};
    s.does_so("team_invite", s.colleague(said, "who"), [team = newest_team(s, said).team, command](Work& work) -> Result<Done> {
        TRY(teamwork::invite(work, team, command));
        return Done{};
    });
}

std::vector<teams::WriteAgreed> agreed_told(StoryStage& s, const Said& said) {
    if (!said.has("text")) return {};
    return {{said.word("text"), s.colleague(said, "owner").professional(), s.day_named(said, "day")}};
}

void answer_told(StoryStage& s, const Said& said, events::InvitationAnswer answer) {
    const auto& who = s.colleague(said, "who");
    s.does_so("team_answer", who, [member = member_of(s, said, who), answer](Work& work) { return teamwork::answer(work, member, {answer, std::nullopt}); });
}

// What whoever ended a part, or a team, was told last.
struct EndTold {
    std::optional<teamwork::LeftToLead> left;
};

std::string agreed_words(const desks::AgreedDue& due) { return due.text + " " + std::to_string(due.days_over); }

}  // namespace

std::vector<StoryWords> team_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };

    on("{who} forms a team around {client} for {words}", [](StoryStage& s, const Said& said) {
        s.does_so("team_form", s.colleague(said, "who"), [client = s.client_named(said, "client"), words = said.word("words")](Work& work) -> Result<Done> {
            TRY(teamwork::form(work, client, {words, std::nullopt}));
            return Done{};
        });
    });
    on("{who} invites {who other} to the team of {client} as {words role} [permitted for {words what}] [by law {word law}]", [](StoryStage& s, const Said& said) {
        teams::WriteParty party{};
        party.kind = events::MemberKind::professional;
        party.professional = s.colleague(said, "other").professional();
        invite_told(s, said, party);
    });
    on("{who} invites the profession of {who other} to the team of {client} as {words role} [permitted for {words what}] [by law {word law}]",
       [](StoryStage& s, const Said& said) {
           const auto& other = s.colleague(said, "other");
           teams::WriteParty party{};
           party.kind = events::MemberKind::profession;
           party.unit = other.actor.unit;
           party.profession = other.actor.profession;
           invite_told(s, said, party);
       });
    on("{who} accepts the team of {client}", [](StoryStage& s, const Said& said) { answer_told(s, said, events::InvitationAnswer::accepted); });
    on("{who} declines the team of {client}", [](StoryStage& s, const Said& said) { answer_told(s, said, events::InvitationAnswer::declined); });
    on("{who} ends the part of {who other} in the team of {client} because {word why}", [](StoryStage& s, const Said& said) {
        const teams::EndMember command{word_of<events::MemberEnd>(said.word("why")), std::nullopt};
        s.does_so("team_member_end", s.colleague(said, "who"),
                  [member = member_of(s, said, s.colleague(said, "other")), command, &told = s.kept<EndTold>()](Work& work) -> Result<Done> {
                      told.left = TRY(teamwork::end_member(work, member, command));
                      return Done{};
                  });
    });
    on("{who} records a meeting of the team of {client} with {who other} : {words} [agreed {words text} by {who owner} until {day}]",
       [](StoryStage& s, const Said& said) {
           teams::RecordTeamMeeting command{};
           command.began_at = s.time();
           command.present = {member_of(s, said, s.colleague(said, "other"))};
           command.client_present = true;
           command.summary = said.word("words");
           command.agreed = agreed_told(s, said);
           s.does_so("team_meeting", s.colleague(said, "who"), [team = newest_team(s, said).team, command](Work& work) -> Result<Done> {
               TRY(teamwork::record(work, team, command));
               return Done{};
           });
       });
    on("{who} records a meeting of the unit : {words} [agreed {words text} by {who owner} until {day}]", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        teams::RecordUnitMeeting command{};
        command.began_at = s.time();
        command.present = {who.professional()};
        command.indicators = {"continuity"};
        command.summary = said.word("words");
        command.agreed = agreed_told(s, said);
        s.does_so("unit_meeting", who, [command](Work& work) -> Result<Done> {
            TRY(teamwork::record_of_unit(work, command));
            return Done{};
        });
    });
    on("{who} corrects the meeting of the team of {client} upon {number} to {words} because {words why} [agreed {words text} by {who owner} until {day}]",
       [](StoryStage& s, const Said& said) {
           auto rows = s.tables();
           const auto meeting = teams::meetings_of(rows, newest_team(s, said).team).front();
           teams::CorrectTeamMeeting command{};
           command.based_on = std::stoi(said.word("number"));
           command.why = said.word("why");
           command.began_at = meeting.began_at;
           for (const auto& one : meeting.present) command.present.push_back(MemberId::parse(one).value());
           command.client_present = meeting.client_present;
           command.summary = said.word("words");
           command.agreed = agreed_told(s, said);
           s.does_so("team_meeting_correct", s.colleague(said, "who"),
                     [id = meeting.meeting, command](Work& work) { return teamwork::correct(work, id, command); });
       });
    on("expect the meeting of the team of {client} : version {number} {words} , before {words before}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto meeting = teams::meetings_of(rows, newest_team(s, said).team).front();
        must_be_same(std::to_string(meeting.version) + " " + meeting.summary, said.word("number") + " " + said.word("words"));
        must_be_same(teams::versions_of(rows, meeting.meeting).front().summary, said.word("before"));
    });
    on("expect {number} went to {who} , who leads the team", [](StoryStage& s, const Said& said) {
        const auto& left = s.kept<EndTold>().left;
        if (!left) throw StoryFault("nothing has ended");
        auto rows = s.tables();
        const auto lead = directory::professional_name(rows, s.colleague(said, "who").professional());
        must_be_same(std::to_string(left->agreed) + " to " + left->lead_name, said.word("number") + " to " + lead.value());
    });
    on("{who} closes {words text} as {word how} [acting in {word unit}] [because {words note}]", [](StoryStage& s, const Said& said) {
        static constexpr sql::Query find{"story.agreed", "select agreed from agreed where text = $1"};
        auto rows = s.tables();
        const auto agreed = rows.first<AgreedId>(find, said.word("text"));
        if (!agreed) throw StoryFault("nobody agreed that");
        teams::CloseAgreed command{word_of<events::AgreedEnd>(said.word("how")), std::nullopt};
        if (said.has("note")) command.note = wire::Text<500>(said.word("note"));
        auto who = s.colleague(said, "who");
        if (said.has("unit")) who.actor.unit = s.unit_named(said.word("unit"));
        s.does_so("agreed_close", who, [id = *agreed, command](Work& work) { return teamwork::close(work, id, command); });
    });
    on("{who} ends the team of {client} because {word why}", [](StoryStage& s, const Said& said) {
        const teams::EndTeam command{word_of<events::TeamEnd>(said.word("why")), std::nullopt};
        s.does_so("team_end", s.colleague(said, "who"),
                  [team = newest_team(s, said).team, command, &told = s.kept<EndTold>()](Work& work) -> Result<Done> {
                      told.left = TRY(teamwork::end(work, team, command));
                      return Done{};
                  });
    });

    on("expect {who} sees teams of {client} : {rest}", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        const auto client = s.client_named(said, "client");
        std::optional<access::ClientKey> key;
        s.does_so("client_teams", who, [&](Work& work) -> Result<Done> {
            key = TRY(access::open(work, client, events::Purpose::care, std::nullopt));
            teams::disclose(work, client, planning::registry_of(work.actor()));
            return Done{};
        });
        if (!key) throw StoryFault("the record was not opened");
        auto rows = s.tables();
        std::vector<std::string> told;
        const auto shown = desks::teams_shown(rows, *key, who.actor, s.time()).value();
        for (const auto& team : shown.teams) {
            const auto taking_part = std::count_if(team.members.begin(), team.members.end(), [](const auto& one) {
                return one.is_living && one.answer == events::InvitationAnswer::accepted;
            });
            told.push_back(std::to_string(taking_part) + " take part in " + std::to_string(team.meetings.size()) + " meetings" +
                           (team.ended_why ? " ended" : ""));
        }
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} is invited to {number} teams", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(std::to_string(desks::team_dues(rows, s.colleague(said, "who").actor, s.time()).invitations.size()), said.word("number"));
    });
    on("expect {who} is to see to : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::team_dues(rows, s.colleague(said, "who").actor, s.time()).agreed) told.push_back(agreed_words(one));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees {number} meetings of the unit", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(std::to_string(desks::unit_meetings(rows, s.colleague(said, "who").actor, s.time()).value().meetings.size()), said.word("number"));
    });
    on("expect {number} disclosures of the team of {client}", [](StoryStage& s, const Said& said) {
        static constexpr sql::Query count{"story.team_disclosures", "select count(*) from team_disclosed where team = $1"};
        auto rows = s.tables();
        must_be_same(std::to_string(rows.number(count, newest_team(s, said).team)), said.word("number"));
    });
    return all;
}

}  // namespace koppi::tests
