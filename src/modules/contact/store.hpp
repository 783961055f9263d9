// Contact, store: all SQL of the module.
#pragma once

#include "modules/contact/contact.hpp"
#include "platform/sql.hpp"

namespace koppi::contact::store {

struct Closed {
    ContactId contact;
    std::optional<ProfessionalId> held_before;
};
BOOST_DESCRIBE_STRUCT(Closed, (), (contact, held_before))

std::optional<ContactRow> contact(sql::Reader& rows, ContactId contact);
std::optional<ContactId> next_waiting(sql::Reader& rows, const std::vector<LineId>& lines);
std::optional<ContactRow> in_hands_of(sql::Reader& rows, MatterId matter, ProfessionalId professional);
std::vector<ContactRow> open_about(sql::Reader& rows, MatterId matter);
std::vector<Closed> closed_since(sql::Reader& rows, MatterId matter, std::int64_t position);
std::optional<MatterRow> matter(sql::Reader& rows, MatterId matter);
bool is_joined(sql::Reader& rows, MatterId matter);
std::vector<HeldContact> all_held(sql::Reader& rows);
std::vector<HeldContact> held_of(sql::Reader& rows, ProfessionalId professional);
std::vector<TakenOverRow> taken_over_from(sql::Reader& rows, ProfessionalId professional);
std::vector<MatterRow> matters_of(sql::Reader& rows, ContactId contact);
std::vector<ContactId> began_since(sql::Reader& rows, ClientId client, Instant since, const std::vector<events::Channel>& channels);

}  // namespace koppi::contact::store
