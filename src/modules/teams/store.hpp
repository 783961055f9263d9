// Teams, store: all SQL of the module.
#pragma once

#include "modules/teams/teams.hpp"

namespace koppi::teams::store {

std::optional<TeamRow> team(sql::Reader& rows, TeamId team);
std::optional<MemberRow> member(sql::Reader& rows, MemberId member);
std::optional<AgreedOf> agreed(sql::Reader& rows, AgreedId agreed);
bool is_disclosed_since(sql::Reader& rows, TeamId team, const std::optional<ProfessionalId>& professional, Instant since);

}  // namespace koppi::teams::store
