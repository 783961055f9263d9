// Teams (systems A5, C6, C9): who works together around a client and on what ground; meetings, what they agreed, and who sees to it. A unit's own
// follow-up meetings have the same shape and hold no client.
//
// Public header. Invariants: nobody takes part without a ground, which is the client's permission or a law of the list; nobody is in a team twice; what
// was agreed has one owner and a day until it is closed, and what a team agreed has one who leads it or takes part.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::teams {

struct FormTeam {
    wire::Text<500, 1> purpose;
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(FormTeam, (), (purpose, matter))

struct WriteBasis {
    events::SharingBasis basis;
    std::optional<events::PermissionBy> given_by;
    std::optional<events::PermissionHow> how;
    std::optional<wire::Text<500>> for_what;
    std::optional<std::string> statute;
};
BOOST_DESCRIBE_STRUCT(WriteBasis, (), (basis, given_by, how, for_what, statute))

struct WriteParty {
    events::MemberKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    std::optional<wire::Text<200>> name;
    std::optional<wire::Text<200>> organisation;
    std::optional<wire::Text<40>> phone;
};
BOOST_DESCRIBE_STRUCT(WriteParty, (), (kind, professional, unit, profession, name, organisation, phone))

struct InviteMember {
    WriteParty party;
    wire::Text<200, 1> role;
    WriteBasis basis;
};
BOOST_DESCRIBE_STRUCT(InviteMember, (), (party, role, basis))

struct AnswerInvitation {
    events::InvitationAnswer answer;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(AnswerInvitation, (), (answer, note))

struct EndMember {
    events::MemberEnd why;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(EndMember, (), (why, note))

struct EndTeam {
    events::TeamEnd why;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(EndTeam, (), (why, note))

struct WriteAgreed {
    wire::Text<1000, 1> text;
    ProfessionalId owner;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(WriteAgreed, (), (text, owner, due_on))

struct RecordTeamMeeting {
    Instant began_at;
    std::vector<MemberId> present;
    bool client_present;
    wire::Text<4000, 1> summary;
    std::vector<WriteAgreed> agreed;
};
BOOST_DESCRIBE_STRUCT(RecordTeamMeeting, (), (began_at, present, client_present, summary, agreed))

struct RecordUnitMeeting {
    Instant began_at;
    std::vector<ProfessionalId> present;
    std::vector<std::string> indicators;  // catalog/teams.yaml
    wire::Text<4000, 1> summary;
    std::vector<WriteAgreed> agreed;
};
BOOST_DESCRIBE_STRUCT(RecordUnitMeeting, (), (began_at, present, indicators, summary, agreed))

// Upon the version that whoever writes has read; the reason is told, and what stood before is kept.
struct CorrectTeamMeeting {
    int based_on;
    wire::Text<500, 1> why;
    Instant began_at;
    std::vector<MemberId> present;
    bool client_present;
    wire::Text<4000, 1> summary;
    std::vector<WriteAgreed> agreed;  // beyond what was agreed before
};
BOOST_DESCRIBE_STRUCT(CorrectTeamMeeting, (), (based_on, why, began_at, present, client_present, summary, agreed))

struct CorrectUnitMeeting {
    int based_on;
    wire::Text<500, 1> why;
    Instant began_at;
    std::vector<ProfessionalId> present;
    std::vector<std::string> indicators;  // catalog/teams.yaml
    wire::Text<4000, 1> summary;
    std::vector<WriteAgreed> agreed;
};
BOOST_DESCRIBE_STRUCT(CorrectUnitMeeting, (), (based_on, why, began_at, present, indicators, summary, agreed))

struct CloseAgreed {
    events::AgreedEnd how;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(CloseAgreed, (), (how, note))

struct HandAgreedOn {
    ProfessionalId owner;
    Date due_on;
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(HandAgreedOn, (), (owner, due_on, why))

// ---- what stands

struct TeamRow {
    TeamId team;
    ClientId client;
    events::Registry registry;
    std::string purpose;
    std::optional<MatterId> matter;
    ProfessionalId lead;
    std::optional<UnitId> unit;
    Instant formed_at;
    std::optional<Instant> ended_at;
    std::optional<events::TeamEnd> ended_why;
    std::optional<std::string> ended_note;
};
BOOST_DESCRIBE_STRUCT(TeamRow, (), (team, client, registry, purpose, matter, lead, unit, formed_at, ended_at, ended_why, ended_note))

struct MemberRow {
    MemberId member;
    TeamId team;
    events::MemberKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    std::optional<std::string> name;
    std::optional<std::string> organisation;
    std::optional<std::string> phone;
    std::string role;
    events::SharingBasis basis;
    std::optional<events::PermissionBy> given_by;
    std::optional<events::PermissionHow> how;
    std::optional<std::string> for_what;
    std::optional<std::string> statute;
    Instant invited_at;
    std::optional<ProfessionalId> invited_by;
    std::optional<events::InvitationAnswer> answer;
    std::optional<Instant> answered_at;
    std::optional<std::string> answer_note;
    bool is_living;
    std::optional<Instant> ended_at;
    std::optional<events::MemberEnd> ended_why;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (member, team, kind, professional, unit, profession, name, organisation, phone, role, basis, given_by, how, for_what,
                                      statute, invited_at, invited_by, answer, answered_at, answer_note, is_living, ended_at, ended_why))

struct MeetingRow {
    TeamMeetingId meeting;
    std::optional<TeamId> team;
    std::optional<UnitId> unit;
    Instant began_at;
    std::vector<std::string> present;  // ids of members, of a unit of professionals
    bool client_present;
    std::vector<std::string> indicators;
    std::string summary;
    Instant recorded_at;
    std::optional<ProfessionalId> recorded_by;
    int version;
    std::optional<std::string> why;  // it was corrected
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (), (meeting, team, unit, began_at, present, client_present, indicators, summary, recorded_at, recorded_by, version, why))

struct AgreedRow {
    AgreedId agreed;
    TeamMeetingId meeting;
    std::string text;
    ProfessionalId owner;
    Date due_on;
    std::optional<Instant> closed_at;
    std::optional<events::AgreedEnd> how;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AgreedRow, (), (agreed, meeting, text, owner, due_on, closed_at, how, note))

// What is agreed and open, with whose meeting it was.
struct AgreedOf {
    AgreedRow agreed;
    std::optional<TeamId> team;
    std::optional<UnitId> unit;
};

// ---- verbs. Whoever calls has opened the record, and says in which register they write.

Result<TeamId> form(Work& work, ClientId client, events::Registry writer, const FormTeam& command);
Result<MemberId> invite(Work& work, TeamId team, events::Registry writer, const InviteMember& command);
Result<Done> answer(Work& work, MemberId member, events::Registry writer, const AnswerInvitation& command);
// What is open of whoever takes part no more goes to whoever leads the team, told why. Returns how much went to whom.
struct WentToLead {
    int agreed;
    ProfessionalId lead;
};
Result<WentToLead> end_member(Work& work, MemberId member, events::Registry writer, const EndMember& command, const std::string& why);
Result<WentToLead> end(Work& work, TeamId team, events::Registry writer, const EndTeam& command, const std::string& why);
Result<TeamMeetingId> record(Work& work, TeamId team, events::Registry writer, const RecordTeamMeeting& command);
Result<TeamMeetingId> record(Work& work, UnitId unit, const RecordUnitMeeting& command);
// Refused when somebody else was faster; whoever calls tells who.
Result<Done> correct(Work& work, TeamMeetingId meeting, events::Registry writer, const CorrectTeamMeeting& command);
Result<Done> correct(Work& work, TeamMeetingId meeting, const CorrectUnitMeeting& command);
Result<Done> close(Work& work, AgreedId agreed, const CloseAgreed& command);
Result<Done> hand_on(Work& work, AgreedId agreed, const HandAgreedOn& command);
// Somebody leaves: what is theirs to see to goes on. Of a team to `to` when they may own it, else to whoever leads it; a team that they lead goes to `to`.
// Of a unit to `to`. Returns how many things went.
struct LeavesTo {
    ProfessionalId from;
    ProfessionalId to;
    std::vector<events::Registry> writes;  // the registers in which `to` works
    std::vector<UnitId> works_in;
    std::string why;
};
Result<int> leave(Work& work, const LeavesTo& leaving);
// Their part in teams around clients, and what invites them to more, ends: a ground is given for a person. Returns how many.
int end_memberships(Work& work, ProfessionalId who, const std::string& note);
// Whoever reads across the registers is in the log: once a session.
void disclose(Work& work, ClientId client, events::Registry reader);

// ---- reads

Result<TeamRow> known_team(sql::Reader& rows, TeamId team);
Result<MemberRow> known_member(sql::Reader& rows, MemberId member);
Result<AgreedOf> known_agreed(sql::Reader& rows, AgreedId agreed);
Result<MeetingRow> known_meeting(sql::Reader& rows, TeamMeetingId meeting);
// As it stood before it was corrected, the newest first.
std::vector<MeetingRow> versions_of(sql::Reader& rows, TeamMeetingId meeting);
// Accepted, and not ended.
bool takes_part(const MemberRow& member);
// What somebody owns and leads that is open.
bool has_open(sql::Reader& rows, ProfessionalId owner);
// Those that live first, each the newest first.
std::vector<TeamRow> teams_of(sql::Reader& rows, ClientId client);
// In the order in which they were invited.
std::vector<MemberRow> members_of(sql::Reader& rows, TeamId team);
// The own register, and whoever takes part; by the ground on which they do (authorization §4).
bool may_read(sql::Reader& rows, const TeamRow& team, const Actor& actor, events::Registry reader);
// The newest first.
std::vector<MeetingRow> meetings_of(sql::Reader& rows, TeamId team);
std::vector<MeetingRow> meetings_of(sql::Reader& rows, UnitId unit, int limit);
std::vector<AgreedRow> agreed_in(sql::Reader& rows, TeamMeetingId meeting);
// Open ones of an owner that are due by the day, the most overdue first.
std::vector<AgreedOf> agreed_due(sql::Reader& rows, ProfessionalId owner, Date until);
// Invitations that wait for an answer of this person, or of their profession in their unit.
std::vector<MemberRow> invitations_of(sql::Reader& rows, const Actor& actor);

void project(sql::Tables& tables, const events::TeamFormed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MemberInvited& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MemberAnswered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MemberEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TeamEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TeamDisclosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TeamMet& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::UnitMet& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TeamMeetingCorrected& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::UnitMeetingCorrected& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TeamLeadHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AgreedClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AgreedHandedOn& event, const Stamp& stamp);

}  // namespace koppi::teams
