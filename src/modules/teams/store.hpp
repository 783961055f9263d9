// Teams, store: all SQL of the module.
#pragma once

#include "modules/teams/teams.hpp"

namespace koppi::teams::store {

std::optional<TeamRow> team(sql::Reader& rows, TeamId team);
std::optional<MemberRow> member(sql::Reader& rows, MemberId member);
std::optional<MeetingRow> meeting(sql::Reader& rows, TeamMeetingId meeting);
// That live and somebody leads; and what is open of an owner, whenever it is due.
std::vector<TeamRow> led_by(sql::Reader& rows, ProfessionalId lead);
std::vector<AgreedOf> agreed_of_owner(sql::Reader& rows, ProfessionalId owner);
std::vector<AgreedOf> open_of_team(sql::Reader& rows, TeamId team);
// Living ones, answered or not.
std::vector<MemberRow> memberships_of(sql::Reader& rows, ProfessionalId professional);
std::optional<AgreedOf> agreed(sql::Reader& rows, AgreedId agreed);
bool is_disclosed_since(sql::Reader& rows, TeamId team, const std::optional<ProfessionalId>& professional, Instant since);

}  // namespace koppi::teams::store
