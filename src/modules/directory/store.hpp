// Directory, store: all SQL of the module.
#pragma once

#include "modules/directory/directory.hpp"

namespace koppi::directory::store {

bool has_unit(sql::Reader& rows, UnitId unit);
bool has_professional(sql::Reader& rows, ProfessionalId professional);
std::optional<RoleId> role_as(sql::Reader& rows, ProfessionalId professional, UnitId unit, events::Profession profession);

}  // namespace koppi::directory::store
