// Desks, teams: who works together around a client, what their meetings agreed, and a unit's own follow-up meetings.
#pragma once

#include "modules/clients/clients.hpp"
#include "modules/teams/teams.hpp"

namespace koppi::desks {

struct TeamMemberShown {
    MemberId member;
    events::MemberKind kind;
    std::string name;  // of the person; of a profession that is asked and not answered: empty
    std::optional<ProfessionalId> professional;
    std::optional<events::Profession> profession;
    std::optional<std::string> unit_name;
    std::optional<std::string> organisation;
    std::optional<std::string> phone;
    std::string role;
    events::SharingBasis basis;
    std::optional<events::PermissionBy> given_by;
    std::optional<events::PermissionHow> how;
    std::optional<std::string> for_what;
    std::optional<std::string> statute;
    Instant invited_at;
    std::optional<std::string> invited_by_name;
    std::optional<events::InvitationAnswer> answer;
    std::optional<std::string> answer_note;
    bool is_living;
    bool may_answer;
    std::optional<events::MemberEnd> ended_why;
};
BOOST_DESCRIBE_STRUCT(TeamMemberShown, (), (member, kind, name, professional, profession, unit_name, organisation, phone, role, basis, given_by, how,
                                            for_what, statute, invited_at, invited_by_name, answer, answer_note, is_living, may_answer, ended_why))

struct AgreedShown {
    AgreedId agreed;
    std::string text;
    ProfessionalId owner;
    std::string owner_name;
    Date due_on;
    bool is_closed;
    std::optional<events::AgreedEnd> how;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AgreedShown, (), (agreed, text, owner, owner_name, due_on, is_closed, how, note))

// What stood before it was corrected.
struct MeetingBefore {
    int version;
    Instant began_at;
    std::vector<std::string> present;
    bool client_present;
    std::vector<std::string> indicators;
    std::string summary;
    std::optional<std::string> why;  // this one was written
    Instant recorded_at;
    std::optional<std::string> recorded_by_name;
};
BOOST_DESCRIBE_STRUCT(MeetingBefore, (), (version, began_at, present, client_present, indicators, summary, why, recorded_at, recorded_by_name))

struct MeetingOfTeam {
    TeamMeetingId meeting;
    Instant began_at;
    std::vector<std::string> present;
    bool client_present;
    std::vector<std::string> indicators;  // catalog/teams.yaml; of a unit's meeting
    std::string summary;
    std::optional<std::string> recorded_by_name;
    std::vector<AgreedShown> agreed;
    std::vector<std::string> present_ids;  // of members; of a unit's meeting of professionals
    int version;
    Instant recorded_at;
    std::optional<std::string> why;  // it was corrected
    std::vector<MeetingBefore> before;  // the newest first
};
BOOST_DESCRIBE_STRUCT(MeetingOfTeam, (), (meeting, began_at, present, client_present, indicators, summary, recorded_by_name, agreed, present_ids, version,
                                          recorded_at, why, before))

struct TeamShown {
    TeamId team;
    events::Registry registry;
    std::string purpose;
    std::string lead_name;
    ProfessionalId lead;
    Instant formed_at;
    bool may_write;
    std::optional<events::TeamEnd> ended_why;
    std::optional<std::string> ended_note;
    std::vector<TeamMemberShown> members;
    std::vector<MeetingOfTeam> meetings;  // the newest first
};
BOOST_DESCRIBE_STRUCT(TeamShown, (), (team, registry, purpose, lead_name, lead, formed_at, may_write, ended_why, ended_note, members, meetings))

struct OpenTeams {
    events::Purpose purpose;
};
BOOST_DESCRIBE_STRUCT(OpenTeams, (), (purpose))
struct TeamsShown {
    Instant as_of;
    clients::ClientLine client;
    bool may_form;
    std::vector<TeamShown> teams;  // those that live first
};
BOOST_DESCRIBE_STRUCT(TeamsShown, (), (as_of, client, may_form, teams))

struct UnitMeetings {
    Instant as_of;
    UnitId unit;
    std::string unit_name;
    std::vector<MeetingOfTeam> meetings;  // the newest first
};
BOOST_DESCRIBE_STRUCT(UnitMeetings, (), (as_of, unit, unit_name, meetings))

// On one's own desk: what one has agreed to see to, and to what one is invited.
struct TeamPerson {
    ProfessionalId professional;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TeamPerson, (), (professional, name))
struct AgreedDue {
    AgreedId agreed;
    std::string text;
    Date due_on;
    int days_over;
    std::optional<ClientId> client;  // of a team's; absent: a unit's
    std::optional<std::string> client_name;
    std::optional<std::string> unit_name;
    std::vector<TeamPerson> others;  // to whom it can be handed on
};
BOOST_DESCRIBE_STRUCT(AgreedDue, (), (agreed, text, due_on, days_over, client, client_name, unit_name, others))
struct InvitedLine {
    MemberId member;
    std::string client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    std::string purpose;
    std::string role;
    std::optional<std::string> invited_by_name;
    Instant invited_at;
    bool is_of_profession;  // whoever of the profession in the unit takes it
};
BOOST_DESCRIBE_STRUCT(InvitedLine, (), (member, client_name, client_born, non_disclosure, purpose, role, invited_by_name, invited_at, is_of_profession))
struct TeamDues {
    Instant as_of;
    int overdue;
    std::vector<AgreedDue> agreed;  // the most overdue first
    std::vector<InvitedLine> invitations;
};
BOOST_DESCRIBE_STRUCT(TeamDues, (), (as_of, overdue, agreed, invitations))

struct TeamOnCard {
    TeamId team;
    std::string purpose;
    std::string lead_name;
    int members;  // who take part now
};
BOOST_DESCRIBE_STRUCT(TeamOnCard, (), (team, purpose, lead_name, members))

}  // namespace koppi::desks
