// Walk-in, store: all SQL of the module.
#pragma once

#include "modules/walkin/walkin.hpp"
#include "platform/sql.hpp"

namespace koppi::walkin::store {

// The last number of the unit's day; 0 when none was drawn.
int last_number(sql::Reader& rows, UnitId unit, Date day);
std::optional<TicketRow> ticket(sql::Reader& rows, TicketId ticket);
std::optional<TicketRow> of_contact(sql::Reader& rows, ContactId contact);
std::vector<TicketRow> of_day(sql::Reader& rows, UnitId unit, Date day);
std::vector<TicketRow> open_before(sql::Reader& rows, UnitId unit, Date day);
std::vector<Instant> calls(sql::Reader& rows, TicketId ticket);

}  // namespace koppi::walkin::store
