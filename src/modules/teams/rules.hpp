// Teams, rules: who may take part and on what ground, and what a meeting may agree. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::teams::rules {

constexpr std::size_t agreed_max = 30;
constexpr std::size_t members_max = 30;

struct TeamStanding {
    TeamId team;
    events::Registry registry;
    bool is_ended;
};

struct MemberStanding {
    MemberId member;
    TeamId team;
    events::TeamParty party;
    std::optional<events::InvitationAnswer> answer;
    bool is_living;  // neither ended nor declined
};

Result<Done> may_write(const TeamStanding& team, events::Registry writer);

// The client's permission says who gave it, how and for what; a law has its place in the list.
Result<Done> is_ground(const events::TeamBasis& basis, const std::string& where);
Result<Done> is_party(const events::TeamParty& party, const std::string& where);

Result<events::MemberInvited> invite(const TeamStanding& team, events::MemberInvited asked, std::span<const MemberStanding> members,
                                     events::Registry writer);

// Who answers: the person asked, or one of the profession in the unit that was asked; for somebody from outside whoever heard it.
struct Answering {
    events::InvitationAnswer answer;
    std::optional<std::string> note;
    ProfessionalId professional;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    events::Registry writer;
};
Result<events::MemberAnswered> answer(const TeamStanding& team, const MemberStanding& member, std::span<const MemberStanding> members,
                                      const Answering& answering);
Result<events::MemberEnded> end_member(const TeamStanding& team, const MemberStanding& member, events::MemberEnd why, std::optional<std::string> note,
                                       events::Registry writer);
Result<events::TeamEnded> end(const TeamStanding& team, events::TeamEnd why, std::optional<std::string> note, events::Registry writer);

// Whether somebody takes part now: accepted, and not ended.
bool takes_part(const MemberStanding& member);
bool is_asked(const MemberStanding& member, ProfessionalId who, std::optional<UnitId> unit, std::optional<events::Profession> profession);

struct MeetingLimits {
    Instant now;
    Date met_on;
    int due_months_max;
};
Result<Done> may_agree(const std::vector<events::Agreed>& agreed, const MeetingLimits& limits);
Result<events::TeamMet> meet(const TeamStanding& team, events::TeamMet met, std::span<const MemberStanding> members, ProfessionalId lead,
                             events::Registry writer, const MeetingLimits& limits);
Result<events::UnitMet> meet(events::UnitMet met, const MeetingLimits& limits);

// What is corrected: whoever was there then may stand in it still.
struct MeetingStanding {
    int version;
    std::vector<MemberId> present;
};
Result<events::TeamMeetingCorrected> correct(const TeamStanding& team, const MeetingStanding& meeting, int based_on, events::TeamMeetingCorrected asked,
                                             std::span<const MemberStanding> members, ProfessionalId lead, events::Registry writer,
                                             const MeetingLimits& limits);
Result<events::UnitMeetingCorrected> correct(int version, int based_on, events::UnitMeetingCorrected asked, const MeetingLimits& limits);

// Somebody who sees to what a team agreed can read what it is about.
bool may_own(ProfessionalId owner, ProfessionalId lead, std::span<const MemberStanding> members);

struct AgreedStanding {
    AgreedId agreed;
    ProfessionalId owner;
    bool is_closed;
};
Result<events::AgreedClosed> close(const AgreedStanding& agreed, events::AgreedEnd how, std::optional<std::string> note);
Result<events::AgreedHandedOn> hand_on(const AgreedStanding& agreed, ProfessionalId owner, Date due_on, std::string why, Date today, int due_months_max);

}  // namespace koppi::teams::rules
