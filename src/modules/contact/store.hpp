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
// Left out: what is proposed to somebody else and not late yet, and what is to be called later.
std::optional<ContactId> next_waiting(sql::Reader& rows, const std::vector<LineId>& lines, ProfessionalId professional, Instant now);
std::optional<ContactRow> already_waits(sql::Reader& rows, const Newcomer& newcomer);
std::vector<ContactRow> directed(sql::Reader& rows);
std::vector<ContactRow> undirected(sql::Reader& rows, const std::vector<LineId>& lines);
// When contacts came in, and when they were answered.
struct AnswerRow {
    events::Channel channel;
    Instant received_at;
    Instant promise_by;
    std::optional<Instant> first_taken_at;
    std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (), (channel, received_at, promise_by, first_taken_at, answered_at))
std::vector<AnswerRow> answers(sql::Reader& rows, const std::vector<LineId>& lines, Instant from, Instant until);
std::optional<ContactRow> in_hands_of(sql::Reader& rows, MatterId matter, ProfessionalId professional);
std::vector<ContactRow> open_about(sql::Reader& rows, MatterId matter);
std::vector<Closed> closed_since(sql::Reader& rows, MatterId matter, std::int64_t position);
std::optional<MatterRow> matter(sql::Reader& rows, MatterId matter);
std::optional<ContactId> contact_of(sql::Reader& rows, MatterId matter);
bool is_joined(sql::Reader& rows, MatterId matter);
std::vector<HeldContact> all_held(sql::Reader& rows);
std::vector<HeldContact> held_of(sql::Reader& rows, ProfessionalId professional);
std::vector<TakenOverRow> taken_over_from(sql::Reader& rows, ProfessionalId professional);
std::vector<MatterRow> matters_of(sql::Reader& rows, ContactId contact);
std::vector<ContactBegan> began_since(sql::Reader& rows, ClientId client, Instant since);

}  // namespace koppi::contact::store
