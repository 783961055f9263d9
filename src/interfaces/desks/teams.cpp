// Desks, teams: a client's teams, a unit's follow-up meetings, and what one has agreed to see to.
#include <map>

#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"
#include "workflows/planning.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

constexpr int unit_meetings_shown = 50;

std::string team_name(sql::Reader& rows, const std::optional<ProfessionalId>& who) {
    return directory::professional_name(rows, who).value_or("");
}
bool may_answer_as(const teams::MemberRow& row, const Actor& actor, bool may_write) {
    if (row.answer || !row.is_living) return false;
    switch (row.kind) {
        case events::MemberKind::professional: return row.professional == actor.professional;
        case events::MemberKind::profession: return row.unit == actor.unit && row.profession == actor.profession;
        default: return may_write;
    }
}

TeamMemberShown member_shown(sql::Reader& rows, const teams::MemberRow& row, const Actor& actor, bool may_write) {
    return {.member = row.member,
            .kind = row.kind,
            .name = row.professional ? team_name(rows, row.professional) : row.name.value_or(""),
            .professional = row.professional,
            .profession = row.profession,
            .unit_name = row.unit ? directory::unit_name(rows, *row.unit) : std::nullopt,
            .organisation = row.organisation,
            .phone = row.phone,
            .role = row.role,
            .basis = row.basis,
            .given_by = row.given_by,
            .how = row.how,
            .for_what = row.for_what,
            .statute = row.statute,
            .invited_at = row.invited_at,
            .invited_by_name = directory::professional_name(rows, row.invited_by),
            .answer = row.answer,
            .answer_note = row.answer_note,
            .is_living = row.is_living,
            .may_answer = may_answer_as(row, actor, may_write),
            .ended_why = row.ended_why};
}

std::vector<std::string> who_were_there(sql::Reader& rows, const teams::MeetingRow& row, const std::vector<TeamMemberShown>& members) {
    std::vector<std::string> names;
    for (const auto& id : row.present) {
        if (const auto who = ProfessionalId::parse(id); who && row.unit) names.push_back(team_name(rows, who));
        for (const auto& member : members)
            if (member.member.text() == id) names.push_back(member.name);
    }
    return names;
}

MeetingOfTeam meeting_of_team(sql::Reader& rows, const teams::MeetingRow& row, const std::vector<TeamMemberShown>& members) {
    MeetingOfTeam shown{.meeting = row.meeting,
                        .began_at = row.began_at,
                        .present = who_were_there(rows, row, members),
                        .client_present = row.client_present,
                        .indicators = row.indicators,
                        .summary = row.summary,
                        .recorded_by_name = directory::professional_name(rows, row.recorded_by),
                        .agreed = {},
                        .present_ids = row.present,
                        .version = row.version,
                        .recorded_at = row.recorded_at,
                        .why = row.why,
                        .before = {}};
    if (row.version > 1)
        for (const auto& one : teams::versions_of(rows, row.meeting))
            shown.before.push_back({one.version, one.began_at, who_were_there(rows, one, members), one.client_present, one.indicators, one.summary, one.why,
                                    one.recorded_at, directory::professional_name(rows, one.recorded_by)});
    for (auto& one : teams::agreed_in(rows, row.meeting))
        shown.agreed.push_back({one.agreed, std::move(one.text), one.owner, team_name(rows, one.owner), one.due_on, one.closed_at.has_value(), one.how,
                                std::move(one.note)});
    return shown;
}

TeamShown team_shown(sql::Reader& rows, const teams::TeamRow& row, const Actor& actor) {
    TeamShown shown{.team = row.team,
                    .registry = row.registry,
                    .purpose = row.purpose,
                    .lead_name = team_name(rows, row.lead),
                    .lead = row.lead,
                    .formed_at = row.formed_at,
                    .may_write = row.registry == planning::registry_of(actor) && !row.ended_at && access::may(actor, Right::plan_edit),
                    .ended_why = row.ended_why,
                    .ended_note = row.ended_note,
                    .members = {},
                    .meetings = {}};
    for (const auto& member : teams::members_of(rows, row.team)) shown.members.push_back(member_shown(rows, member, actor, shown.may_write));
    for (const auto& meeting : teams::meetings_of(rows, row.team)) shown.meetings.push_back(meeting_of_team(rows, meeting, shown.members));
    return shown;
}

// Who can see to what was agreed beside whoever does: in a team whoever leads it or takes part, in a unit whoever works there.
std::vector<TeamPerson> who_else(sql::Reader& rows, const teams::AgreedOf& row, Instant now) {
    std::map<ProfessionalId, std::string> found;
    if (row.team) {
        const auto lead = teams::known_team(rows, *row.team).value().lead;
        found.emplace(lead, team_name(rows, lead));
        for (const auto& member : teams::members_of(rows, *row.team))
            if (teams::takes_part(member) && member.professional)
                found.emplace(*member.professional, team_name(rows, member.professional));
    } else {
        for (const auto& one : directory::colleagues(rows, std::nullopt, row.unit, now)) found.emplace(one.professional, one.name);
    }
    found.erase(row.agreed.owner);
    std::vector<TeamPerson> others;
    for (auto& [professional, name] : found) others.push_back({professional, std::move(name)});
    std::stable_sort(others.begin(), others.end(), [](const TeamPerson& a, const TeamPerson& b) { return a.name < b.name; });
    return others;
}

Result<access::ClientKey> open_teams_call(Work& work, const OpenTeams& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    auto key = TRY(access::open(work, client, body.purpose, std::nullopt));
    teams::disclose(work, client, planning::registry_of(call.actor));
    return key;
}
Result<TeamsShown> teams_call(sql::Reader& rows, const access::ClientKey& key, const OpenTeams&, const Call& call) {
    return teams_shown(rows, key, call.actor, call.now);
}
Result<UnitMeetings> unit_meetings_call(sql::Reader& rows, const Done&, const Call& call) { return unit_meetings(rows, call.actor, call.now); }
Result<TeamDues> team_dues_call(sql::Reader& rows, const Done&, const Call& call) { return team_dues(rows, call.actor, call.now); }

}  // namespace

Result<TeamsShown> teams_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    const auto line = clients::line(rows, key.client());
    if (!line) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    TeamsShown shown{now, *line, access::may(actor, Right::plan_edit), {}};
    for (const auto& row : teams::teams_of(rows, key.client()))
        if (teams::may_read(rows, row, actor, planning::registry_of(actor))) shown.teams.push_back(team_shown(rows, row, actor));
    return shown;
}

Result<UnitMeetings> unit_meetings(sql::Reader& rows, const Actor& actor, Instant now) {
    if (!actor.unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    UnitMeetings shown{now, *actor.unit, directory::unit_name(rows, *actor.unit).value_or(""), {}};
    for (const auto& row : teams::meetings_of(rows, *actor.unit, unit_meetings_shown)) shown.meetings.push_back(meeting_of_team(rows, row, {}));
    return shown;
}

TeamDues team_dues(sql::Reader& rows, const Actor& actor, Instant now) {
    TeamDues shown{now, 0, {}, {}};
    if (!actor.professional) return shown;
    const auto today = helsinki_date(now);
    const bool meets_clients = access::may(actor, Right::plan_read);
    const auto reader = planning::registry_of(actor);
    for (auto& row : teams::agreed_due(rows, *actor.professional, plus_days(today, catalog().teams.due_shown_days))) {
        const auto team = row.team ? std::optional(teams::known_team(rows, *row.team).value()) : std::nullopt;
        // What one may not read in the role that one acts in can be closed in it neither.
        if (team && !(meets_clients && teams::may_read(rows, *team, actor, reader))) continue;
        const auto& agreed = row.agreed;
        AgreedDue due{agreed.agreed, agreed.text, agreed.due_on, days_between(agreed.due_on, today), std::nullopt, std::nullopt, std::nullopt,
                      who_else(rows, row, now)};
        if (row.unit) due.unit_name = directory::unit_name(rows, *row.unit);
        if (team) {
            due.client = team->client;
            if (const auto line = clients::line(rows, *due.client)) due.client_name = name_shown(line->family_name, line->given_names);
        }
        if (due.days_over > 0) ++shown.overdue;
        shown.agreed.push_back(std::move(due));
    }
    if (!meets_clients) return shown;
    for (const auto& row : teams::invitations_of(rows, actor)) {
        const auto team = teams::known_team(rows, row.team).value();
        const auto line = clients::line(rows, team.client);
        if (!line) continue;
        shown.invitations.push_back({row.member, name_shown(line->family_name, line->given_names), line->born, line->non_disclosure, team.purpose, row.role,
                                     directory::professional_name(rows, row.invited_by), row.invited_at, row.kind == events::MemberKind::profession});
    }
    return shown;
}

std::vector<TeamOnCard> teams_of_client(sql::Reader& rows, ClientId client, const Actor& actor) {
    std::vector<TeamOnCard> shown;
    if (!access::may(actor, Right::plan_read)) return shown;
    for (const auto& row : teams::teams_of(rows, client)) {
        if (row.ended_at || !teams::may_read(rows, row, actor, planning::registry_of(actor))) continue;
        const auto members = teams::members_of(rows, row.team);
        const auto taking_part = std::count_if(members.begin(), members.end(), &teams::takes_part);
        shown.push_back({row.team, row.purpose, team_name(rows, row.lead), static_cast<int>(taking_part)});
    }
    return shown;
}

routes::Routes team_routes() {
    return {
        routes::opening("/api/clients/{client}/teams", "client_teams", Right::plan_read, &open_teams_call, &teams_call),
        routes::read("/api/desks/unit-meetings", "desk_unit_meetings", Right::unit_follow_up, &unit_meetings_call),
        routes::read("/api/desks/team-dues", "desk_team_dues", Right::unit_follow_up, &team_dues_call),
    };
}

}  // namespace koppi::desks
