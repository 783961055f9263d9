// Teams, rules.
#include "modules/teams/rules.hpp"

namespace koppi::teams::rules {

namespace {

using events::InvitationAnswer;
using events::MemberKind;
using events::SharingBasis;

Refusal wrong(std::string code, std::string where, std::map<std::string, std::string> details = {}) {
    return {Reason::invalid, std::move(code), std::move(where), std::move(details)};
}

Result<Done> may_change_team(const TeamStanding& team, events::Registry writer) {
    TRY(may_write(team, writer));
    if (team.is_ended) return Refusal{Reason::out_of_order, "teams.has_ended", "", {}};
    return Done{};
}

bool has_words(const std::optional<std::string>& text) { return text && !text->empty(); }

bool is_same_party(const events::TeamParty& a, const events::TeamParty& b) {
    if (a.professional || b.professional) return a.professional == b.professional;
    if (a.kind != b.kind) return false;
    return a.kind == MemberKind::profession ? a.unit == b.unit && a.profession == b.profession : a.name == b.name && a.organisation == b.organisation;
}

}  // namespace

Result<Done> may_write(const TeamStanding& team, events::Registry writer) {
    if (team.registry != writer) return Refusal{Reason::forbidden, "teams.of_other_register", "", {}};
    return Done{};
}

Result<Done> is_ground(const events::TeamBasis& basis, const std::string& where) {
    const bool is_consent = basis.basis == SharingBasis::consent;
    if (is_consent && !basis.given_by) return wrong("teams.consent_by_whom", where + "/given_by");
    if (is_consent && !basis.how) return wrong("teams.consent_how", where + "/how");
    if (is_consent && !has_words(basis.for_what)) return wrong("teams.consent_for_what", where + "/for_what");
    if (is_consent == basis.statute.has_value()) return wrong("teams.no_such_statute", where + "/statute");
    if (!is_consent && (basis.given_by || basis.how || basis.for_what)) return wrong("teams.one_ground", where + "/basis");
    return Done{};
}

Result<Done> is_party(const events::TeamParty& party, const std::string& where) {
    const bool is_person = party.kind == MemberKind::professional;
    const bool is_profession = party.kind == MemberKind::profession;
    const bool is_from_outside = !is_person && !is_profession;
    if (is_person != party.professional.has_value()) return wrong("teams.who_is_invited", where + "/professional");
    if (is_profession != (party.unit && party.profession)) return wrong("teams.who_is_invited", where + "/profession");
    if (is_from_outside != has_words(party.name)) return wrong("teams.who_is_invited", where + "/name");
    if (party.kind == MemberKind::outside && !has_words(party.organisation)) return wrong("teams.which_organisation", where + "/organisation");
    return Done{};
}

Result<events::MemberInvited> invite(const TeamStanding& team, events::MemberInvited asked, std::span<const MemberStanding> members,
                                     events::Registry writer) {
    TRY(may_change_team(team, writer));
    TRY(is_party(asked.party, "/party"));
    TRY(is_ground(asked.basis, "/basis"));
    std::size_t living = 0;
    for (const auto& member : members) {
        if (!member.is_living) continue;
        ++living;
        if (is_same_party(member.party, asked.party)) return Refusal{Reason::conflict, "teams.is_in_already", "/party", {}};
    }
    if (living >= members_max) return wrong("teams.too_many_members", "/party", {{"max", std::to_string(members_max)}});
    return asked;
}

bool takes_part(const MemberStanding& member) { return member.is_living && member.answer == InvitationAnswer::accepted; }

bool is_asked(const MemberStanding& member, ProfessionalId who, std::optional<UnitId> unit, std::optional<events::Profession> profession) {
    if (!member.is_living) return false;
    if (member.party.professional) return *member.party.professional == who;
    return member.party.kind == MemberKind::profession && member.party.unit == unit && member.party.profession == profession;
}

Result<events::MemberAnswered> answer(const TeamStanding& team, const MemberStanding& member, std::span<const MemberStanding> members,
                                      const Answering& answering) {
    if (team.is_ended) return Refusal{Reason::out_of_order, "teams.has_ended", "", {}};
    const bool is_from_outside = member.party.kind == MemberKind::outside || member.party.kind == MemberKind::close_person;
    if (is_from_outside) TRY(may_write(team, answering.writer));
    if (member.answer || !member.is_living) return Refusal{Reason::conflict, "teams.is_answered", "", {}};
    if (!is_from_outside && !is_asked(member, answering.professional, answering.unit, answering.profession))
        return Refusal{Reason::forbidden, "teams.others_are_asked", "", {}};
    std::optional<ProfessionalId> who;
    if (member.party.kind == MemberKind::profession && answering.answer == InvitationAnswer::accepted) {
        who = answering.professional;
        for (const auto& other : members)
            if (other.is_living && other.party.professional == who) return Refusal{Reason::conflict, "teams.is_in_already", "", {}};
    }
    return events::MemberAnswered{member.member, answering.answer, who, answering.note};
}

Result<events::MemberEnded> end_member(const TeamStanding& team, const MemberStanding& member, events::MemberEnd why, std::optional<std::string> note,
                                       events::Registry writer) {
    TRY(may_change_team(team, writer));
    if (!member.is_living) return Refusal{Reason::out_of_order, "teams.member_has_ended", "", {}};
    return events::MemberEnded{member.member, why, std::move(note)};
}

Result<events::TeamEnded> end(const TeamStanding& team, events::TeamEnd why, std::optional<std::string> note, events::Registry writer) {
    TRY(may_change_team(team, writer));
    return events::TeamEnded{team.team, why, std::move(note)};
}

bool may_own(ProfessionalId owner, ProfessionalId lead, std::span<const MemberStanding> members) {
    if (owner == lead) return true;
    return std::any_of(members.begin(), members.end(), [&](const auto& one) { return takes_part(one) && one.party.professional == owner; });
}

Result<Done> may_agree(const std::vector<events::Agreed>& agreed, const MeetingLimits& limits) {
    if (agreed.size() > agreed_max) return wrong("teams.too_much_agreed", "/agreed", {{"max", std::to_string(agreed_max)}});
    for (std::size_t n = 0; n < agreed.size(); ++n) {
        const auto here = "/agreed/" + std::to_string(n) + "/due_on";
        if (agreed[n].due_on < limits.met_on) return wrong("teams.due_before_meeting", here);
        if (agreed[n].due_on > plus_months(limits.met_on, limits.due_months_max))
            return wrong("teams.due_too_far", here, {{"months", std::to_string(limits.due_months_max)}});
    }
    return Done{};
}

namespace {

// Those who take part, and those who did when it was written first.
Result<Done> were_there(const std::vector<MemberId>& present, std::span<const MemberStanding> members, const std::vector<MemberId>& before) {
    std::set<MemberId> once;
    for (std::size_t n = 0; n < present.size(); ++n) {
        const auto found = std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.member == present[n]; });
        const bool was_there = std::find(before.begin(), before.end(), present[n]) != before.end();
        const bool is_known = was_there || (found != members.end() && takes_part(*found));
        if (!is_known || !once.insert(present[n]).second) return wrong("teams.does_not_take_part", "/present/" + std::to_string(n));
    }
    return Done{};
}

Result<Done> may_be_owned(const std::vector<events::Agreed>& agreed, ProfessionalId lead, std::span<const MemberStanding> members) {
    for (std::size_t n = 0; n < agreed.size(); ++n)
        if (!may_own(agreed[n].owner, lead, members)) return wrong("teams.owner_not_of_team", "/agreed/" + std::to_string(n) + "/owner");
    return Done{};
}

Refusal corrected_meanwhile(int version) { return {Reason::conflict, "teams.corrected_meanwhile", "", {{"version", std::to_string(version)}}}; }

}  // namespace

Result<events::TeamMet> meet(const TeamStanding& team, events::TeamMet met, std::span<const MemberStanding> members, ProfessionalId lead,
                             events::Registry writer, const MeetingLimits& limits) {
    TRY(may_change_team(team, writer));
    if (met.began_at > limits.now) return wrong("teams.met_ahead", "/began_at");
    if (met.present.empty() && !met.client_present) return wrong("teams.nobody_met", "/present");
    TRY(were_there(met.present, members, {}));
    TRY(may_agree(met.agreed, limits));
    TRY(may_be_owned(met.agreed, lead, members));
    return met;
}

Result<events::UnitMet> meet(events::UnitMet met, const MeetingLimits& limits) {
    if (met.began_at > limits.now) return wrong("teams.met_ahead", "/began_at");
    if (met.present.empty()) return wrong("teams.nobody_met", "/present");
    if (std::set(met.present.begin(), met.present.end()).size() != met.present.size()) return wrong("teams.does_not_take_part", "/present");
    TRY(may_agree(met.agreed, limits));
    return met;
}

// History is put right of a team that has ended, too.
Result<events::TeamMeetingCorrected> correct(const TeamStanding& team, const MeetingStanding& meeting, int based_on, events::TeamMeetingCorrected asked,
                                             std::span<const MemberStanding> members, ProfessionalId lead, events::Registry writer,
                                             const MeetingLimits& limits) {
    TRY(may_write(team, writer));
    if (based_on != meeting.version) return corrected_meanwhile(meeting.version);
    if (asked.began_at > limits.now) return wrong("teams.met_ahead", "/began_at");
    if (asked.present.empty() && !asked.client_present) return wrong("teams.nobody_met", "/present");
    TRY(were_there(asked.present, members, meeting.present));
    TRY(may_agree(asked.agreed, limits));
    TRY(may_be_owned(asked.agreed, lead, members));
    asked.version = meeting.version + 1;
    return asked;
}

Result<events::UnitMeetingCorrected> correct(int version, int based_on, events::UnitMeetingCorrected asked, const MeetingLimits& limits) {
    if (based_on != version) return corrected_meanwhile(version);
    if (asked.began_at > limits.now) return wrong("teams.met_ahead", "/began_at");
    if (asked.present.empty()) return wrong("teams.nobody_met", "/present");
    if (std::set(asked.present.begin(), asked.present.end()).size() != asked.present.size()) return wrong("teams.does_not_take_part", "/present");
    TRY(may_agree(asked.agreed, limits));
    asked.version = version + 1;
    return asked;
}

Result<events::AgreedClosed> close(const AgreedStanding& agreed, events::AgreedEnd how, std::optional<std::string> note) {
    if (agreed.is_closed) return Refusal{Reason::conflict, "teams.agreed_is_closed", "", {}};
    if (how == events::AgreedEnd::given_up && !has_words(note)) return wrong("teams.given_up_why", "/note");
    return events::AgreedClosed{agreed.agreed, how, std::move(note)};
}

Result<events::AgreedHandedOn> hand_on(const AgreedStanding& agreed, ProfessionalId owner, Date due_on, std::string why, Date today, int due_months_max) {
    if (agreed.is_closed) return Refusal{Reason::conflict, "teams.agreed_is_closed", "", {}};
    if (due_on < today) return wrong("teams.due_has_gone", "/due_on");
    if (due_on > plus_months(today, due_months_max)) return wrong("teams.due_too_far", "/due_on", {{"months", std::to_string(due_months_max)}});
    return events::AgreedHandedOn{agreed.agreed, owner, due_on, std::move(why)};
}

}  // namespace koppi::teams::rules
