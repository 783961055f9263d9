// Teams: load, decide, record.
#include "modules/teams/teams.hpp"

#include "core/civil_time.hpp"
#include "modules/teams/rules.hpp"
#include "modules/teams/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::teams {

namespace {

// For how long one who was shown a team reads on: about a session.
constexpr auto team_reads_on = 12h;

rules::TeamStanding standing_of(const TeamRow& row) { return {row.team, row.registry, row.ended_at.has_value()}; }
rules::MemberStanding standing_of(const MemberRow& row) {
    return {row.member, row.team, {row.kind, row.professional, row.unit, row.profession, row.name, row.organisation, row.phone}, row.answer, row.is_living};
}
std::vector<rules::MemberStanding> members_standing(sql::Reader& rows, TeamId team) {
    std::vector<rules::MemberStanding> all;
    for (const auto& row : members_of(rows, team)) all.push_back(standing_of(row));
    return all;
}

events::TeamParty party_of(const WriteParty& written) {
    return {written.kind, written.professional, written.unit, written.profession, wire::if_any(written.name), wire::if_any(written.organisation),
            wire::if_any(written.phone)};
}
Result<events::TeamBasis> basis_of(const WriteBasis& written) {
    if (written.statute && !knowledge::has_id(catalog().teams.statutes, *written.statute))
        return Refusal{Reason::invalid, "teams.no_such_statute", "/basis/statute", {}};
    return events::TeamBasis{written.basis, written.given_by, written.how, wire::if_any(written.for_what), written.statute};
}

std::vector<events::Agreed> agreed_of(Work& work, const std::vector<WriteAgreed>& written) {
    std::vector<events::Agreed> agreed;
    for (const auto& one : written) agreed.push_back({work.fresh<AgreedId>(), one.text, one.owner, one.due_on});
    return agreed;
}

rules::MeetingLimits limits_of(const Work& work, Instant began_at) {
    return {work.now(), helsinki_date(began_at), catalog().teams.due_months_max};
}

Result<Done> are_indicators(const std::vector<std::string>& indicators) {
    for (std::size_t n = 0; n < indicators.size(); ++n)
        if (!knowledge::has_id(catalog().teams.indicators, indicators[n]))
            return Refusal{Reason::invalid, "teams.no_such_indicator", "/indicators/" + std::to_string(n), {}};
    return Done{};
}

// Who sees to it when its owner leaves.
Result<ProfessionalId> next_owner(Work& work, const AgreedOf& agreed, const LeavesTo& leaving) {
    if (agreed.team) {
        const auto team = TRY(known_team(work.rows(), *agreed.team));
        return rules::may_own(leaving.to, team.lead, members_standing(work.rows(), team.team)) ? leaving.to : team.lead;
    }
    if (std::find(leaving.works_in.begin(), leaving.works_in.end(), *agreed.unit) == leaving.works_in.end())
        return Refusal{Reason::invalid, "teams.not_of_unit", "", {}};
    return leaving.to;
}

// What is late stays to be done now, by whoever takes it over.
void hand_over(Work& work, const AgreedOf& agreed, ProfessionalId to, const std::string& why) {
    work.record(events::AgreedHandedOn{agreed.agreed.agreed, to, std::max(agreed.agreed.due_on, helsinki_date(work.now())), why});
}

// Whoever takes part no more can neither read it nor see to it.
WentToLead leave_to_lead(Work& work, const TeamRow& team, const std::string& why) {
    const auto members = members_standing(work.rows(), team.team);
    WentToLead went{0, team.lead};
    for (const auto& one : store::open_of_team(work.rows(), team.team)) {
        if (rules::may_own(one.agreed.owner, team.lead, members)) continue;
        hand_over(work, one, team.lead, why);
        ++went.agreed;
    }
    return went;
}

// As whom somebody of the other register reads: the member that they are, when they take part.
std::optional<MemberRow> part_of(sql::Reader& rows, TeamId team, const Actor& actor) {
    if (!actor.professional) return std::nullopt;
    for (auto& member : members_of(rows, team))
        if (takes_part(member) && member.professional == actor.professional) return std::move(member);
    return std::nullopt;
}

}  // namespace

Result<TeamId> form(Work& work, ClientId client, events::Registry writer, const FormTeam& command) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto team = work.fresh<TeamId>();
    work.record(events::TeamFormed{team, client, writer, command.purpose, command.matter, *work.actor().professional});
    return team;
}

Result<MemberId> invite(Work& work, TeamId id, events::Registry writer, const InviteMember& command) {
    const auto team = TRY(known_team(work.rows(), id));
    const auto basis = TRY(basis_of(command.basis));
    const auto invited = TRY(rules::invite(standing_of(team), {id, work.fresh<MemberId>(), party_of(command.party), command.role, basis},
                                           members_standing(work.rows(), id), writer));
    work.record(invited);
    return invited.member;
}

Result<Done> answer(Work& work, MemberId id, events::Registry writer, const AnswerInvitation& command) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto member = TRY(known_member(work.rows(), id));
    const auto team = TRY(known_team(work.rows(), member.team));
    const auto answered = TRY(rules::answer(standing_of(team), standing_of(member), members_standing(work.rows(), member.team),
                                            {.answer = command.answer,
                                             .note = wire::if_any(command.note),
                                             .professional = *work.actor().professional,
                                             .unit = work.actor().unit,
                                             .profession = work.actor().profession,
                                             .writer = writer}));
    work.record(answered);
    return Done{};
}

Result<WentToLead> end_member(Work& work, MemberId id, events::Registry writer, const EndMember& command, const std::string& why) {
    const auto member = TRY(known_member(work.rows(), id));
    const auto team = TRY(known_team(work.rows(), member.team));
    const auto ended = TRY(rules::end_member(standing_of(team), standing_of(member), command.why, wire::if_any(command.note), writer));
    work.record(ended);
    return leave_to_lead(work, team, why);
}

Result<WentToLead> end(Work& work, TeamId id, events::Registry writer, const EndTeam& command, const std::string& why) {
    const auto team = TRY(known_team(work.rows(), id));
    const auto ended = TRY(rules::end(standing_of(team), command.why, wire::if_any(command.note), writer));
    work.record(ended);
    return leave_to_lead(work, team, why);
}

Result<TeamMeetingId> record(Work& work, TeamId id, events::Registry writer, const RecordTeamMeeting& command) {
    const auto team = TRY(known_team(work.rows(), id));
    events::TeamMet asked{.meeting = work.fresh<TeamMeetingId>(),
                          .team = id,
                          .began_at = command.began_at,
                          .present = command.present,
                          .client_present = command.client_present,
                          .summary = command.summary,
                          .agreed = agreed_of(work, command.agreed)};
    const auto met = TRY(rules::meet(standing_of(team), std::move(asked), members_standing(work.rows(), id), team.lead, writer,
                                     limits_of(work, command.began_at)));
    work.record(met);
    return met.meeting;
}

Result<TeamMeetingId> record(Work& work, UnitId unit, const RecordUnitMeeting& command) {
    TRY(are_indicators(command.indicators));
    events::UnitMet asked{.meeting = work.fresh<TeamMeetingId>(),
                          .unit = unit,
                          .began_at = command.began_at,
                          .present = command.present,
                          .indicators = command.indicators,
                          .summary = command.summary,
                          .agreed = agreed_of(work, command.agreed)};
    const auto met = TRY(rules::meet(std::move(asked), limits_of(work, command.began_at)));
    work.record(met);
    return met.meeting;
}

Result<Done> correct(Work& work, TeamMeetingId id, events::Registry writer, const CorrectTeamMeeting& command) {
    const auto meeting = TRY(known_meeting(work.rows(), id));
    if (!meeting.team) return Refusal{Reason::not_found, "teams.no_such_meeting", "", {}};
    const auto team = TRY(known_team(work.rows(), *meeting.team));
    rules::MeetingStanding stands{meeting.version, {}};
    for (const auto& one : meeting.present)
        if (const auto member = MemberId::parse(one)) stands.present.push_back(*member);
    const auto corrected = TRY(rules::correct(standing_of(team), stands, command.based_on,
                                              {.meeting = id,
                                               .version = 0,
                                               .why = command.why,
                                               .began_at = command.began_at,
                                               .present = command.present,
                                               .client_present = command.client_present,
                                               .summary = command.summary,
                                               .agreed = agreed_of(work, command.agreed)},
                                              members_standing(work.rows(), team.team), team.lead, writer, limits_of(work, command.began_at)));
    work.record(corrected);
    return Done{};
}

Result<Done> correct(Work& work, TeamMeetingId id, const CorrectUnitMeeting& command) {
    const auto meeting = TRY(known_meeting(work.rows(), id));
    TRY(are_indicators(command.indicators));
    const auto corrected = TRY(rules::correct(meeting.version, command.based_on,
                                              {.meeting = id,
                                               .version = 0,
                                               .why = command.why,
                                               .began_at = command.began_at,
                                               .present = command.present,
                                               .indicators = command.indicators,
                                               .summary = command.summary,
                                               .agreed = agreed_of(work, command.agreed)},
                                              limits_of(work, command.began_at)));
    work.record(corrected);
    return Done{};
}

Result<Done> close(Work& work, AgreedId id, const CloseAgreed& command) {
    const auto known = TRY(known_agreed(work.rows(), id));
    const auto closed = TRY(rules::close({id, known.agreed.owner, known.agreed.closed_at.has_value()}, command.how, wire::if_any(command.note)));
    work.record(closed);
    return Done{};
}

Result<Done> hand_on(Work& work, AgreedId id, const HandAgreedOn& command) {
    const auto known = TRY(known_agreed(work.rows(), id));
    if (known.team) {
        const auto team = TRY(known_team(work.rows(), *known.team));
        if (!rules::may_own(command.owner, team.lead, members_standing(work.rows(), team.team)))
            return Refusal{Reason::invalid, "teams.owner_not_of_team", "/owner", {}};
    }
    const auto handed = TRY(rules::hand_on({id, known.agreed.owner, known.agreed.closed_at.has_value()}, command.owner, command.due_on, command.why,
                                           helsinki_date(work.now()), catalog().teams.due_months_max));
    work.record(handed);
    return Done{};
}

Result<int> leave(Work& work, const LeavesTo& leaving) {
    int went = 0;
    for (const auto& team : store::led_by(work.rows(), leaving.from)) {
        if (std::find(leaving.writes.begin(), leaving.writes.end(), team.registry) == leaving.writes.end())
            return Refusal{Reason::invalid, "teams.lead_of_other_register", "", {}};
        work.record(events::TeamLeadHandedOn{team.team, leaving.to, leaving.why});
        ++went;
    }
    for (const auto& one : store::agreed_of_owner(work.rows(), leaving.from)) {
        const auto owner = TRY(next_owner(work, one, leaving));
        hand_over(work, one, owner, leaving.why);
        ++went;
    }
    return went;
}

int end_memberships(Work& work, ProfessionalId who, const std::string& note) {
    const auto memberships = store::memberships_of(work.rows(), who);
    for (const auto& one : memberships) work.record(events::MemberEnded{one.member, events::MemberEnd::left_work, note});
    return static_cast<int>(memberships.size());
}

void disclose(Work& work, ClientId client, events::Registry reader) {
    for (const auto& team : teams_of(work.rows(), client)) {
        if (team.registry == reader) continue;
        const auto part = part_of(work.rows(), team.team, work.actor());
        if (!part) continue;
        if (store::is_disclosed_since(work.rows(), team.team, work.actor().professional, work.now() - team_reads_on)) continue;
        work.record(events::TeamDisclosed{team.team, part->member, reader, part->basis});
    }
}

Result<TeamRow> known_team(sql::Reader& rows, TeamId team) {
    auto row = store::team(rows, team);
    if (!row) return Refusal{Reason::not_found, "teams.no_such_team", "", {}};
    return *row;
}
Result<MemberRow> known_member(sql::Reader& rows, MemberId member) {
    auto row = store::member(rows, member);
    if (!row) return Refusal{Reason::not_found, "teams.no_such_member", "", {}};
    return *row;
}
Result<AgreedOf> known_agreed(sql::Reader& rows, AgreedId agreed) {
    auto row = store::agreed(rows, agreed);
    if (!row) return Refusal{Reason::not_found, "teams.no_such_agreed", "", {}};
    return *row;
}

Result<MeetingRow> known_meeting(sql::Reader& rows, TeamMeetingId meeting) {
    auto row = store::meeting(rows, meeting);
    if (!row) return Refusal{Reason::not_found, "teams.no_such_meeting", "", {}};
    return *row;
}
bool takes_part(const MemberRow& member) { return rules::takes_part(standing_of(member)); }
bool has_open(sql::Reader& rows, ProfessionalId owner) { return !store::led_by(rows, owner).empty() || !store::agreed_of_owner(rows, owner).empty(); }

bool may_read(sql::Reader& rows, const TeamRow& team, const Actor& actor, events::Registry reader) {
    return team.registry == reader || part_of(rows, team.team, actor).has_value();
}

}  // namespace koppi::teams
