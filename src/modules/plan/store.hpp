// Plans, store: all SQL of the module.
#pragma once

#include "modules/plan/plan.hpp"

namespace koppi::plan::store {

std::optional<PlanId> plan_of(sql::Reader& rows, ClientId client);
std::optional<SectionRow> section(sql::Reader& rows, SectionId section);
std::optional<SectionId> living(sql::Reader& rows, ClientId client, events::Registry registry, events::PlanKind kind);
std::vector<SectionRow> sections_of(sql::Reader& rows, ClientId client);
std::optional<VersionRow> version(sql::Reader& rows, SectionId section, int version);
std::vector<VersionRow> versions_of(sql::Reader& rows, SectionId section);
std::vector<AssessedRow> assessed_of(sql::Reader& rows, SectionId section);
std::optional<PermissionRow> permission(sql::Reader& rows, PlanId plan);
bool is_disclosed_since(sql::Reader& rows, SectionId section, int version, const std::optional<ProfessionalId>& professional, Instant since);
std::vector<SectionRow> reviews_due(sql::Reader& rows, ProfessionalId owner, Date until);
std::vector<ActionDue> actions_due(sql::Reader& rows, ProfessionalId professional, Date until);
std::vector<SectionRow> resting_on(sql::Reader& rows, ProfessionalId professional);

}  // namespace koppi::plan::store
