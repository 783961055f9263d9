// Teamwork: a team is formed around a client, people are invited and answer, meetings are recorded, and what they agreed is seen to; units record
// their own follow-up meetings. Teams know the order, access whose record is touched, and the directory who people are.
//
// Invariant: whoever touches a client's team has opened the record and writes in the register of the role they act in; a unit's meeting is recorded by
// people of the unit, and what it agreed is seen to by them and by whoever owns it, in whatever unit they act.
#pragma once

#include "modules/access/access.hpp"
#include "modules/teams/teams.hpp"
#include "platform/routes.hpp"

namespace koppi::teamwork {

struct TeamMade {
    TeamId team;
};
BOOST_DESCRIBE_STRUCT(TeamMade, (), (team))
struct MemberMade {
    MemberId member;
};
BOOST_DESCRIBE_STRUCT(MemberMade, (), (member))
struct TeamMeetingMade {
    TeamMeetingId meeting;
};
BOOST_DESCRIBE_STRUCT(TeamMeetingMade, (), (meeting))

// What was open of whoever takes part no more, and who sees to it now.
struct LeftToLead {
    int agreed;
    std::string lead_name;
};
BOOST_DESCRIBE_STRUCT(LeftToLead, (), (agreed, lead_name))

Result<TeamMade> form(Work& work, ClientId client, const teams::FormTeam& command);
Result<MemberMade> invite(Work& work, TeamId team, const teams::InviteMember& command);
Result<Done> answer(Work& work, MemberId member, const teams::AnswerInvitation& command);
Result<LeftToLead> end_member(Work& work, MemberId member, const teams::EndMember& command);
Result<LeftToLead> end(Work& work, TeamId team, const teams::EndTeam& command);
Result<TeamMeetingMade> record(Work& work, TeamId team, const teams::RecordTeamMeeting& command);
Result<TeamMeetingMade> record_of_unit(Work& work, const teams::RecordUnitMeeting& command);
Result<Done> correct(Work& work, TeamMeetingId meeting, const teams::CorrectTeamMeeting& command);
Result<Done> correct_of_unit(Work& work, TeamMeetingId meeting, const teams::CorrectUnitMeeting& command);
Result<Done> close(Work& work, AgreedId agreed, const teams::CloseAgreed& command);
Result<Done> hand_on(Work& work, AgreedId agreed, const teams::HandAgreedOn& command);

routes::Routes routes();

}  // namespace koppi::teamwork
