// Teams, store: tables team, team_member, team_meeting, agreed, team_disclosed.
#include "modules/teams/store.hpp"

namespace koppi::teams {

namespace {

#define TEAM_COLUMNS "team, client, registry, purpose, matter, lead, unit, formed_at, ended_at, ended_why, ended_note"
#define MEMBER_COLUMNS                                                                                                                                \
    "member, team, kind, professional, unit, profession, name, organisation, phone, role, basis, given_by, how, for_what, statute, invited_at, "     \
    "invited_by, answer, answered_at, answer_note, is_living, ended_at, ended_why"
#define TEAM_MEETING_COLUMNS "meeting, team, unit, began_at, present, client_present, indicators, summary, recorded_at, recorded_by, version, why"
#define AGREED_COLUMNS "a.agreed, a.meeting, a.text, a.owner, a.due_on, a.closed_at, a.how, a.note"

constexpr sql::Query find_team{"teams.find_team", "select " TEAM_COLUMNS " from team where team = $1"};
constexpr sql::Query list_teams{"teams.list_teams",
                                "select " TEAM_COLUMNS " from team where client = $1 order by ended_at is not null, formed_at desc, team desc"};
constexpr sql::Query list_led{"teams.list_led", "select " TEAM_COLUMNS " from team where lead = $1 and ended_at is null order by formed_at, team"};
constexpr sql::Query find_meeting{"teams.find_meeting", "select " TEAM_MEETING_COLUMNS " from team_meeting where meeting = $1"};
constexpr sql::Query list_versions{"teams.list_versions",
                                   "select " TEAM_MEETING_COLUMNS " from team_meeting_version where meeting = $1 order by version desc"};
constexpr sql::Query find_member{"teams.find_member", "select " MEMBER_COLUMNS " from team_member where member = $1"};
constexpr sql::Query list_members{"teams.list_members", "select " MEMBER_COLUMNS " from team_member where team = $1 order by invited_at, member"};
constexpr sql::Query list_memberships{"teams.list_memberships",
                                      "select " MEMBER_COLUMNS " from team_member where professional = $1 and is_living = 1 order by invited_at, member"};
constexpr sql::Query list_invitations_to{"teams.list_invitations_to",
                                         "select " MEMBER_COLUMNS " from team_member where professional = $1 and is_living = 1 and answer is null "
                                         "order by invited_at, member"};
constexpr sql::Query list_invitations_of_profession{"teams.list_invitations_of_profession",
                                                    "select " MEMBER_COLUMNS " from team_member where unit = $1 and profession = $2 and is_living = 1 "
                                                    "and professional is null and answer is null order by invited_at, member"};
constexpr sql::Query list_team_meetings{"teams.list_team_meetings",
                                        "select " TEAM_MEETING_COLUMNS " from team_meeting where team = $1 order by began_at desc, meeting desc"};
constexpr sql::Query list_unit_meetings{"teams.list_unit_meetings",
                                        "select " TEAM_MEETING_COLUMNS " from team_meeting where unit = $1 order by began_at desc, meeting desc limit $2"};
constexpr sql::Query list_agreed{"teams.list_agreed", "select " AGREED_COLUMNS " from agreed a where a.meeting = $1 order by a.nth"};
constexpr sql::Query find_agreed{"teams.find_agreed",
                                 "select " AGREED_COLUMNS ", m.team, m.unit from agreed a join team_meeting m on m.meeting = a.meeting where a.agreed = $1"};
constexpr sql::Query list_agreed_due{"teams.list_agreed_due",
                                     "select " AGREED_COLUMNS
                                     ", m.team, m.unit from agreed a join team_meeting m on m.meeting = a.meeting "
                                     "where a.owner = $1 and a.due_on <= $2 and a.closed_at is null order by a.due_on, a.agreed"};
constexpr sql::Query list_agreed_of_owner{"teams.list_agreed_of_owner",
                                          "select " AGREED_COLUMNS
                                          ", m.team, m.unit from agreed a join team_meeting m on m.meeting = a.meeting "
                                          "where a.owner = $1 and a.closed_at is null order by a.due_on, a.agreed"};
constexpr sql::Query list_open_of_team{"teams.list_open_of_team",
                                       "select " AGREED_COLUMNS
                                       ", m.team, m.unit from team_meeting m join agreed a on a.meeting = m.meeting "
                                       "where m.team = $1 and a.closed_at is null order by a.due_on, a.agreed"};
constexpr sql::Query count_agreed{"teams.count_agreed", "select count(*) from agreed where meeting = $1"};
constexpr sql::Query count_team_disclosed{"teams.count_disclosed", R"(
    select count(*) from team_disclosed where team = $1 and professional = $2 and disclosed_at > $3)"};

constexpr sql::Query insert_team{"teams.insert_team", R"(
    insert into team (team, client, registry, purpose, matter, lead, unit, formed_at, formed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr sql::Query insert_member{"teams.insert_member", R"(
    insert into team_member (member, team, kind, professional, unit, profession, name, organisation, phone, role, basis, given_by, how, for_what, statute,
                             invited_at, invited_by, is_living)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1))"};
constexpr sql::Query answer_member{"teams.answer_member", R"(
    update team_member
    set answer = $2, answered_at = $3, answered_by = $4, answer_note = $5, professional = coalesce($6, professional), is_living = $7
    where member = $1)"};
constexpr sql::Query end_member_row{"teams.end_member", R"(
    update team_member set is_living = 0, ended_at = $2, ended_why = $3, ended_note = $4 where member = $1)"};
constexpr sql::Query end_members{"teams.end_members", R"(
    update team_member set is_living = 0, ended_at = $2, ended_why = 'team_ended' where team = $1 and is_living = 1)"};
constexpr sql::Query end_team{"teams.end_team", "update team set ended_at = $2, ended_why = $3, ended_note = $4 where team = $1"};
constexpr sql::Query insert_team_meeting{"teams.insert_meeting", R"(
    insert into team_meeting (meeting, team, unit, began_at, present, client_present, indicators, summary, recorded_at, recorded_by, version)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1))"};
// What stands goes among the versions before it is written anew.
constexpr sql::Query keep_version{"teams.keep_version",
                                  "insert into team_meeting_version (" TEAM_MEETING_COLUMNS ") select " TEAM_MEETING_COLUMNS
                                  " from team_meeting where meeting = $1"};
constexpr sql::Query correct_meeting{"teams.correct_meeting", R"(
    update team_meeting
    set began_at = $2, present = $3, client_present = $4, indicators = $5, summary = $6, recorded_at = $7, recorded_by = $8, version = $9, why = $10
    where meeting = $1)"};
constexpr sql::Query hand_lead_on{"teams.hand_lead_on", "update team set lead = $2 where team = $1"};
constexpr sql::Query insert_agreed{"teams.insert_agreed", R"(
    insert into agreed (agreed, meeting, nth, text, owner, due_on) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query close_agreed{"teams.close_agreed", "update agreed set closed_at = $2, closed_by = $3, how = $4, note = $5 where agreed = $1"};
constexpr sql::Query hand_agreed_on{"teams.hand_agreed_on", "update agreed set owner = $2, due_on = $3 where agreed = $1"};
constexpr sql::Query insert_team_disclosed{"teams.insert_disclosed", R"(
    insert into team_disclosed (position, team, member, registry, basis, professional, unit, disclosed_at) values ($1, $2, $3, $4, $5, $6, $7, $8))"};

struct AgreedSql {
    AgreedId agreed;
    TeamMeetingId meeting;
    std::string text;
    ProfessionalId owner;
    Date due_on;
    std::optional<Instant> closed_at;
    std::optional<events::AgreedEnd> how;
    std::optional<std::string> note;
    std::optional<TeamId> team;
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(AgreedSql, (), (agreed, meeting, text, owner, due_on, closed_at, how, note, team, unit))

AgreedOf agreed_of(AgreedSql row) {
    return {{row.agreed, row.meeting, std::move(row.text), row.owner, row.due_on, row.closed_at, row.how, std::move(row.note)}, row.team, row.unit};
}

void write_agreed(sql::Tables& tables, TeamMeetingId meeting, const std::vector<events::Agreed>& agreed) {
    auto nth = tables.number(count_agreed, meeting);
    for (const auto& one : agreed) tables.run(insert_agreed, one.agreed, meeting, ++nth, one.text, one.owner, one.due_on);
}

}  // namespace

namespace store {

std::optional<TeamRow> team(sql::Reader& rows, TeamId team) { return rows.first<TeamRow>(find_team, team); }
std::optional<MemberRow> member(sql::Reader& rows, MemberId member) { return rows.first<MemberRow>(find_member, member); }
std::optional<AgreedOf> agreed(sql::Reader& rows, AgreedId agreed) {
    auto row = rows.first<AgreedSql>(find_agreed, agreed);
    if (!row) return std::nullopt;
    return agreed_of(std::move(*row));
}
std::optional<MeetingRow> meeting(sql::Reader& rows, TeamMeetingId meeting) { return rows.first<MeetingRow>(find_meeting, meeting); }
std::vector<TeamRow> led_by(sql::Reader& rows, ProfessionalId lead) { return rows.all<TeamRow>(list_led, lead); }
std::vector<MemberRow> memberships_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<MemberRow>(list_memberships, professional); }
std::vector<AgreedOf> agreed_of_owner(sql::Reader& rows, ProfessionalId owner) {
    std::vector<AgreedOf> open;
    for (auto& row : rows.all<AgreedSql>(list_agreed_of_owner, owner)) open.push_back(agreed_of(std::move(row)));
    return open;
}
std::vector<AgreedOf> open_of_team(sql::Reader& rows, TeamId team) {
    std::vector<AgreedOf> open;
    for (auto& row : rows.all<AgreedSql>(list_open_of_team, team)) open.push_back(agreed_of(std::move(row)));
    return open;
}
bool is_disclosed_since(sql::Reader& rows, TeamId team, const std::optional<ProfessionalId>& professional, Instant since) {
    return rows.number(count_team_disclosed, team, professional, since) > 0;
}

}  // namespace store

std::vector<TeamRow> teams_of(sql::Reader& rows, ClientId client) { return rows.all<TeamRow>(list_teams, client); }
std::vector<MemberRow> members_of(sql::Reader& rows, TeamId team) { return rows.all<MemberRow>(list_members, team); }
std::vector<MeetingRow> meetings_of(sql::Reader& rows, TeamId team) { return rows.all<MeetingRow>(list_team_meetings, team); }
std::vector<MeetingRow> meetings_of(sql::Reader& rows, UnitId unit, int limit) { return rows.all<MeetingRow>(list_unit_meetings, unit, limit); }
std::vector<MeetingRow> versions_of(sql::Reader& rows, TeamMeetingId meeting) { return rows.all<MeetingRow>(list_versions, meeting); }
std::vector<AgreedRow> agreed_in(sql::Reader& rows, TeamMeetingId meeting) { return rows.all<AgreedRow>(list_agreed, meeting); }
std::vector<AgreedOf> agreed_due(sql::Reader& rows, ProfessionalId owner, Date until) {
    std::vector<AgreedOf> due;
    for (auto& row : rows.all<AgreedSql>(list_agreed_due, owner, until)) due.push_back(agreed_of(std::move(row)));
    return due;
}
std::vector<MemberRow> invitations_of(sql::Reader& rows, const Actor& actor) {
    if (!actor.professional) return {};
    auto all = rows.all<MemberRow>(list_invitations_to, *actor.professional);
    if (!actor.unit || !actor.profession) return all;
    for (auto& one : rows.all<MemberRow>(list_invitations_of_profession, *actor.unit, *actor.profession)) all.push_back(std::move(one));
    return all;
}

// ---- projectors

void project(sql::Tables& tables, const events::TeamFormed& event, const Stamp& stamp) {
    tables.run(insert_team, event.team, event.client, event.registry, event.purpose, event.matter, event.lead, stamp.unit, stamp.happened_at,
               stamp.professional);
}
void project(sql::Tables& tables, const events::MemberInvited& event, const Stamp& stamp) {
    const auto& [kind, professional, unit, profession, name, organisation, phone] = event.party;
    const auto& [basis, given_by, how, for_what, statute] = event.basis;
    tables.run(insert_member, event.member, event.team, kind, professional, unit, profession, name, organisation, phone, event.role, basis, given_by, how,
               for_what, statute, stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::MemberAnswered& event, const Stamp& stamp) {
    tables.run(answer_member, event.member, event.answer, stamp.happened_at, stamp.professional, event.note, event.professional,
               event.answer == events::InvitationAnswer::accepted);
}
void project(sql::Tables& tables, const events::MemberEnded& event, const Stamp& stamp) {
    tables.run(end_member_row, event.member, stamp.happened_at, event.why, event.note);
}
void project(sql::Tables& tables, const events::TeamEnded& event, const Stamp& stamp) {
    tables.run(end_team, event.team, stamp.happened_at, event.why, event.note);
    tables.run(end_members, event.team, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TeamDisclosed& event, const Stamp& stamp) {
    tables.run(insert_team_disclosed, stamp.position, event.team, event.member, event.to, event.basis, stamp.professional, stamp.unit, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TeamMet& event, const Stamp& stamp) {
    const std::optional<UnitId> no_unit;
    tables.run(insert_team_meeting, event.meeting, event.team, no_unit, event.began_at, wire::write(event.present), event.client_present, std::string("[]"),
               event.summary, stamp.happened_at, stamp.professional);
    write_agreed(tables, event.meeting, event.agreed);
}
void project(sql::Tables& tables, const events::UnitMet& event, const Stamp& stamp) {
    const std::optional<TeamId> no_team;
    tables.run(insert_team_meeting, event.meeting, no_team, event.unit, event.began_at, wire::write(event.present), false, wire::write(event.indicators),
               event.summary, stamp.happened_at, stamp.professional);
    write_agreed(tables, event.meeting, event.agreed);
}
void project(sql::Tables& tables, const events::TeamMeetingCorrected& event, const Stamp& stamp) {
    tables.run(keep_version, event.meeting);
    tables.run(correct_meeting, event.meeting, event.began_at, wire::write(event.present), event.client_present, std::string("[]"), event.summary,
               stamp.happened_at, stamp.professional, event.version, event.why);
    write_agreed(tables, event.meeting, event.agreed);
}
void project(sql::Tables& tables, const events::UnitMeetingCorrected& event, const Stamp& stamp) {
    tables.run(keep_version, event.meeting);
    tables.run(correct_meeting, event.meeting, event.began_at, wire::write(event.present), false, wire::write(event.indicators), event.summary,
               stamp.happened_at, stamp.professional, event.version, event.why);
    write_agreed(tables, event.meeting, event.agreed);
}
void project(sql::Tables& tables, const events::TeamLeadHandedOn& event, const Stamp&) { tables.run(hand_lead_on, event.team, event.lead); }
void project(sql::Tables& tables, const events::AgreedClosed& event, const Stamp& stamp) {
    tables.run(close_agreed, event.agreed, stamp.happened_at, stamp.professional, event.how, event.note);
}
void project(sql::Tables& tables, const events::AgreedHandedOn& event, const Stamp&) {
    tables.run(hand_agreed_on, event.agreed, event.owner, event.due_on);
}

}  // namespace koppi::teams
