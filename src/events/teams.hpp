// Events of teams (systems A5, C6, C9): who works together around a client and on what ground, what their meetings decided; and the follow-up meetings
// of a unit, which are about the work and not about clients.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/plan.hpp"
#include "events/words.hpp"

namespace koppi::events {

// What lets somebody take part: the client's permission, for what it was given and how, or a law of the catalogue's list.
struct TeamBasis {
    SharingBasis basis;
    std::optional<PermissionBy> given_by;
    std::optional<PermissionHow> how;
    std::optional<std::string> for_what;
    std::optional<std::string> statute;  // catalog/teams.yaml
};
BOOST_DESCRIBE_STRUCT(TeamBasis, (), (basis, given_by, how, for_what, statute))

struct TeamFormed {
    TeamId team;
    ClientId client;
    Registry registry;  // of whoever formed it: here the team's matters are written
    std::string purpose;
    std::optional<MatterId> matter;
    ProfessionalId lead;
};
BOOST_DESCRIBE_STRUCT(TeamFormed, (), (team, client, registry, purpose, matter, lead))

// A professional of the house; whoever of a profession in a unit takes it; somebody of another house; somebody close to the client.
BOOST_DEFINE_ENUM_CLASS(MemberKind, professional, profession, outside, close_person)

struct TeamParty {
    MemberKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<Profession> profession;
    std::optional<std::string> name;
    std::optional<std::string> organisation;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(TeamParty, (), (kind, professional, unit, profession, name, organisation, phone))

struct MemberInvited {
    TeamId team;
    MemberId member;
    TeamParty party;
    std::string role;  // what they are to the client, or do in the team
    TeamBasis basis;
};
BOOST_DESCRIBE_STRUCT(MemberInvited, (), (team, member, party, role, basis))

BOOST_DEFINE_ENUM_CLASS(InvitationAnswer, accepted, declined)

struct MemberAnswered {
    MemberId member;
    InvitationAnswer answer;
    std::optional<ProfessionalId> professional;  // who of the profession it is now
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(MemberAnswered, (), (member, answer, professional, note))

BOOST_DEFINE_ENUM_CLASS(MemberEnd, need_passed, consent_withdrawn, client_wish, own_wish, another_instead, team_ended, invited_by_mistake, left_work)

struct MemberEnded {
    MemberId member;
    MemberEnd why;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(MemberEnded, (), (member, why, note))

BOOST_DEFINE_ENUM_CLASS(TeamEnd, balanced, goals_reached, client_wish, consent_withdrawn, continues_elsewhere, moved_away, died, made_by_mistake)

struct TeamEnded {
    TeamId team;
    TeamEnd why;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TeamEnded, (), (team, why, note))

// People of the other register read what the team wrote (disclosure log, luovutusloki).
struct TeamDisclosed {
    TeamId team;
    MemberId member;
    Registry to;
    SharingBasis basis;
};
BOOST_DESCRIBE_STRUCT(TeamDisclosed, (), (team, member, to, basis))

// ---- meetings

struct Agreed {
    AgreedId agreed;
    std::string text;
    ProfessionalId owner;  // who sees to it, also when somebody outside does it
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(Agreed, (), (agreed, text, owner, due_on))

struct TeamMet {
    TeamMeetingId meeting;
    TeamId team;
    Instant began_at;
    std::vector<MemberId> present;
    bool client_present;
    std::string summary;
    std::vector<Agreed> agreed;
};
BOOST_DESCRIBE_STRUCT(TeamMet, (), (meeting, team, began_at, present, client_present, summary, agreed))

// A unit looks at its figures and agrees what it does about them (C9).
struct UnitMet {
    TeamMeetingId meeting;
    UnitId unit;
    Instant began_at;
    std::vector<ProfessionalId> present;
    std::vector<std::string> indicators;  // catalog/teams.yaml
    std::string summary;
    std::vector<Agreed> agreed;
};
BOOST_DESCRIBE_STRUCT(UnitMet, (), (meeting, unit, began_at, present, indicators, summary, agreed))

// What was written of a meeting is put right: version 2, 3 … beside those before it. What was agreed stands, and more can be added.
struct TeamMeetingCorrected {
    TeamMeetingId meeting;
    int version;
    std::string why;
    Instant began_at;
    std::vector<MemberId> present;
    bool client_present;
    std::string summary;
    std::vector<Agreed> agreed;  // beyond what was agreed before
};
BOOST_DESCRIBE_STRUCT(TeamMeetingCorrected, (), (meeting, version, why, began_at, present, client_present, summary, agreed))

struct UnitMeetingCorrected {
    TeamMeetingId meeting;
    int version;
    std::string why;
    Instant began_at;
    std::vector<ProfessionalId> present;
    std::vector<std::string> indicators;
    std::string summary;
    std::vector<Agreed> agreed;
};
BOOST_DESCRIBE_STRUCT(UnitMeetingCorrected, (), (meeting, version, why, began_at, present, indicators, summary, agreed))

BOOST_DEFINE_ENUM_CLASS(AgreedEnd, done, given_up)

struct AgreedClosed {
    AgreedId agreed;
    AgreedEnd how;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AgreedClosed, (), (agreed, how, note))

// Somebody else leads the team.
struct TeamLeadHandedOn {
    TeamId team;
    ProfessionalId lead;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(TeamLeadHandedOn, (), (team, lead, why))

struct AgreedHandedOn {
    AgreedId agreed;
    ProfessionalId owner;
    Date due_on;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(AgreedHandedOn, (), (agreed, owner, due_on, why))

}  // namespace koppi::events
