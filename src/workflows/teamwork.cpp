// Teamwork: the verbs, and their rows.
#include "workflows/teamwork.hpp"

#include "modules/directory/directory.hpp"
#include "modules/routing/routing.hpp"
#include "platform/catalog.hpp"
#include "workflows/planning.hpp"
#include "workflows/records.hpp"

namespace koppi::teamwork {

namespace {

using planning::registry_of;
using routes::Right;

// When its record may be opened; one that the reader has no part in is not there.
Result<teams::TeamRow> opened_team(Work& work, TeamId id) {
    const auto team = TRY(teams::known_team(work.rows(), id));
    if (!teams::may_read(work.rows(), team, work.actor(), registry_of(work.actor()))) return Refusal{Reason::not_found, "teams.no_such_team", "", {}};
    TRY(records::open(work, team.client, events::Purpose::care));
    return team;
}

Result<Done> works_here(sql::Reader& rows, ProfessionalId who, const std::string& where) {
    if (directory::roles_of(rows, who).empty()) return Refusal{Reason::invalid, "directory.no_such_professional", where, {}};
    return Done{};
}

Result<Done> works_in(sql::Reader& rows, ProfessionalId who, UnitId unit, const std::string& where) {
    if (!directory::works_in(rows, who, unit)) return Refusal{Reason::invalid, "teams.not_of_unit", where, {}};
    return Done{};
}

Result<Done> is_of_the_house(sql::Reader& rows, const teams::WriteParty& party) {
    if (party.professional) TRY(works_here(rows, *party.professional, "/party/professional"));
    if (party.unit && !directory::unit_name(rows, *party.unit)) return Refusal{Reason::invalid, "directory.no_such_unit", "/party/unit", {}};
    return Done{};
}

Result<Done> are_of_unit(Work& work, UnitId unit, const std::vector<ProfessionalId>& present, const std::vector<teams::WriteAgreed>& agreed) {
    for (std::size_t n = 0; n < present.size(); ++n) TRY(works_here(work.rows(), present[n], "/present/" + std::to_string(n)));
    for (std::size_t n = 0; n < agreed.size(); ++n) TRY(works_in(work.rows(), agreed[n].owner, unit, "/agreed/" + std::to_string(n) + "/owner"));
    return Done{};
}

// Whoever was slower is told who was faster.
Result<Done> told_who_corrected(Work& work, const teams::MeetingRow& meeting, Result<Done> result) {
    if (result || result.refusal().code != "teams.corrected_meanwhile") return result;
    auto refusal = result.refusal();
    refusal.details.emplace("name", directory::professional_name(work.rows(), meeting.recorded_by).value_or(""));
    return refusal;
}

// What a team agreed is its members' to see to; what a unit agreed, its people's, and whoever's it is wherever they work today.
Result<teams::AgreedOf> agreed_in_reach(Work& work, AgreedId id) {
    auto agreed = TRY(teams::known_agreed(work.rows(), id));
    // Whoever leads people and meets no clients has no part in what teams agree.
    if (agreed.team && !access::may(work.actor(), Right::plan_edit)) return Refusal{Reason::not_found, "teams.no_such_agreed", "", {}};
    if (agreed.team) TRY(opened_team(work, *agreed.team));
    const bool is_own = agreed.agreed.owner == work.actor().professional;
    if (agreed.unit && agreed.unit != work.actor().unit && !is_own) return Refusal{Reason::not_found, "teams.no_such_agreed", "", {}};
    return agreed;
}

LeftToLead told_lead(Work& work, const teams::WentToLead& went) {
    return {went.agreed, directory::professional_name(work.rows(), went.lead).value_or("")};
}

template <class Why>
std::string reason_told(const Work& work, std::string kind, Why why) {
    return words(work.actor().language, kind + "." + boost::describe::enum_to_string(why, "?"));
}

}  // namespace

Result<TeamMade> form(Work& work, ClientId client, const teams::FormTeam& command) {
    TRY(records::open(work, client, events::Purpose::care));
    if (command.matter) {
        const auto route = routing::route_of(work.rows(), *command.matter);
        if (!route || route->client != client) return Refusal{Reason::invalid, "contact.no_such_matter", "/matter", {}};
    }
    const auto team = TRY(teams::form(work, client, registry_of(work.actor()), command));
    return TeamMade{team};
}

Result<MemberMade> invite(Work& work, TeamId id, const teams::InviteMember& command) {
    TRY(opened_team(work, id));
    TRY(is_of_the_house(work.rows(), command.party));
    const auto member = TRY(teams::invite(work, id, registry_of(work.actor()), command));
    return MemberMade{member};
}

Result<Done> answer(Work& work, MemberId id, const teams::AnswerInvitation& command) {
    // Whoever is asked answers before they read anything of the client: an invitation opens no record.
    return teams::answer(work, id, registry_of(work.actor()), command);
}

Result<LeftToLead> end_member(Work& work, MemberId id, const teams::EndMember& command) {
    const auto member = TRY(teams::known_member(work.rows(), id));
    TRY(opened_team(work, member.team));
    const auto why = words(work.actor().language, "team.part_over",
                           {{"name", directory::professional_name(work.rows(), member.professional).value_or(member.name.value_or(""))},
                            {"reason", reason_told(work, "member_end", command.why)}});
    const auto went = TRY(teams::end_member(work, id, registry_of(work.actor()), command, why));
    return told_lead(work, went);
}

Result<LeftToLead> end(Work& work, TeamId id, const teams::EndTeam& command) {
    TRY(opened_team(work, id));
    const auto why = words(work.actor().language, "team.over", {{"reason", reason_told(work, "team_end", command.why)}});
    const auto went = TRY(teams::end(work, id, registry_of(work.actor()), command, why));
    return told_lead(work, went);
}

Result<TeamMeetingMade> record(Work& work, TeamId id, const teams::RecordTeamMeeting& command) {
    TRY(opened_team(work, id));
    const auto meeting = TRY(teams::record(work, id, registry_of(work.actor()), command));
    return TeamMeetingMade{meeting};
}

Result<TeamMeetingMade> record_of_unit(Work& work, const teams::RecordUnitMeeting& command) {
    if (!work.actor().unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto unit = *work.actor().unit;
    TRY(are_of_unit(work, unit, command.present, command.agreed));
    const auto meeting = TRY(teams::record(work, unit, command));
    return TeamMeetingMade{meeting};
}

Result<Done> correct(Work& work, TeamMeetingId id, const teams::CorrectTeamMeeting& command) {
    const auto meeting = TRY(teams::known_meeting(work.rows(), id));
    if (!meeting.team) return Refusal{Reason::not_found, "teams.no_such_meeting", "", {}};
    TRY(opened_team(work, *meeting.team));
    return told_who_corrected(work, meeting, teams::correct(work, id, registry_of(work.actor()), command));
}

Result<Done> correct_of_unit(Work& work, TeamMeetingId id, const teams::CorrectUnitMeeting& command) {
    const auto meeting = TRY(teams::known_meeting(work.rows(), id));
    if (!meeting.unit || meeting.unit != work.actor().unit) return Refusal{Reason::not_found, "teams.no_such_meeting", "", {}};
    TRY(are_of_unit(work, *meeting.unit, command.present, command.agreed));
    return told_who_corrected(work, meeting, teams::correct(work, id, command));
}

Result<Done> close(Work& work, AgreedId id, const teams::CloseAgreed& command) {
    TRY(agreed_in_reach(work, id));
    return teams::close(work, id, command);
}

Result<Done> hand_on(Work& work, AgreedId id, const teams::HandAgreedOn& command) {
    const auto agreed = TRY(agreed_in_reach(work, id));
    if (agreed.unit) TRY(works_in(work.rows(), command.owner, *agreed.unit, "/owner"));
    return teams::hand_on(work, id, command);
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/teams/form", "team_form", Right::plan_edit, &form),
        routes::command("/api/teams/{team}/invite", "team_invite", Right::plan_edit, &invite),
        routes::command("/api/team-members/{member}/answer", "team_answer", Right::plan_edit, &teamwork::answer),
        routes::command("/api/team-members/{member}/end", "team_member_end", Right::plan_edit, &teamwork::end_member),
        routes::command("/api/teams/{team}/end", "team_end", Right::plan_edit, &teamwork::end),
        routes::command("/api/teams/{team}/meetings", "team_meeting", Right::plan_edit, &record),
        routes::command("/api/unit-meetings", "unit_meeting", Right::unit_follow_up, &record_of_unit),
        routes::command("/api/team-meetings/{meeting}/correct", "team_meeting_correct", Right::plan_edit, &correct),
        routes::command("/api/unit-meetings/{meeting}/correct", "unit_meeting_correct", Right::unit_follow_up, &correct_of_unit),
        routes::command("/api/agreed/{agreed}/close", "agreed_close", Right::unit_follow_up, &teamwork::close),
        routes::command("/api/agreed/{agreed}/hand-on", "agreed_hand_on", Right::unit_follow_up, &teamwork::hand_on),
    };
}

}  // namespace koppi::teamwork
