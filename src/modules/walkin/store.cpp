// Walk-in, store: tables ticket and ticket_call.
#include "modules/walkin/store.hpp"

namespace koppi::walkin {

namespace {

#define TICKET_COLUMNS                                                                                                               \
    "select t.ticket, t.unit, t.day, t.number, t.contact, t.rank_at, t.drawn_at, t.state, t.holder, t.out_at, t.arrived_at, "        \
    "t.gone_why, t.step, t.step_by, t.step_at, t.step_from, coalesce(k.nth, 0), k.place, k.called_at "                               \
    "from ticket t left join ticket_call k on k.ticket = t.ticket and k.nth = (select max(nth) from ticket_call where ticket = t.ticket) "

constexpr sql::Query find_last_number{"walkin.find_last_number", "select coalesce(max(number), 0) from ticket where unit = $1 and day = $2"};
constexpr sql::Query find_ticket{"walkin.find_ticket", TICKET_COLUMNS "where t.ticket = $1"};
constexpr sql::Query find_of_contact{"walkin.find_of_contact", TICKET_COLUMNS "where t.contact = $1"};
constexpr sql::Query list_of_day{"walkin.list_of_day", TICKET_COLUMNS "where t.unit = $1 and t.day = $2 order by t.rank_at, t.contact"};
constexpr sql::Query list_open_before{"walkin.list_open_before",
                                      TICKET_COLUMNS
                                      "where t.unit = $1 and t.state in ('waiting', 'called', 'in_hand') and t.day < $2 "
                                      "order by t.rank_at, t.contact"};
constexpr sql::Query list_calls{"walkin.list_calls", "select called_at from ticket_call where ticket = $1 order by nth"};

constexpr sql::Query insert_ticket{"walkin.insert_ticket", R"(
    insert into ticket (ticket, unit, day, number, contact, rank_at, drawn_at, state) values ($1, $2, $3, $4, $5, $6, $7, 'waiting'))"};
constexpr sql::Query insert_call{"walkin.insert_call",
                                 "insert into ticket_call (ticket, nth, professional, place, called_at) values ($1, $2, $3, $4, $5)"};
constexpr sql::Query delete_last_call{"walkin.delete_last_call", R"(
    delete from ticket_call where ticket = $1 and nth = (select max(nth) from ticket_call where ticket = $1))"};
constexpr sql::Query set_called{"walkin.set_called", R"(
    update ticket set state = 'called', holder = $2, step = 'called', step_by = $2, step_at = $3, step_from = $4 where ticket = $1)"};
constexpr sql::Query set_arrived{"walkin.set_arrived", R"(
    update ticket set state = 'in_hand', arrived_at = $2, step = 'arrived', step_by = $3, step_at = $2, step_from = 'called' where ticket = $1)"};
constexpr sql::Query set_gone{"walkin.set_gone", R"(
    update ticket set state = 'gone', state_before = $3, holder = null, gone_why = $2, step = 'gone', step_by = $4, step_at = $5, step_from = $3
    where ticket = $1)"};
// What was given back meanwhile has no holder any more; whoever has not arrived after all has no time of arrival.
constexpr sql::Query set_undone{"walkin.set_undone", R"(
    update ticket set state = $3, holder = case when $3 = 'waiting' then null else holder end,
                      arrived_at = case when $2 = 'in_hand' then null else arrived_at end, gone_why = null,
                      step = null, step_by = null, step_at = null, step_from = null
    where ticket = $1)"};

constexpr sql::Query follow_taken{"walkin.follow_taken", R"(
    update ticket set state = 'in_hand', holder = $2, out_at = $3, step = null, step_by = null, step_at = null, step_from = null
    where contact = $1 and state = 'waiting')"};
constexpr sql::Query follow_taken_over{"walkin.follow_taken_over", R"(
    update ticket set holder = $2, step = null, step_by = null, step_at = null, step_from = null
    where contact = $1 and state in ('called', 'in_hand'))"};
constexpr sql::Query follow_returned{"walkin.follow_returned", R"(
    update ticket set state = 'waiting', holder = null, out_at = null, arrived_at = null, rank_at = $2,
                      step = null, step_by = null, step_at = null, step_from = null
    where contact = $1 and state in ('called', 'in_hand'))"};
// One that has gone says so already.
constexpr sql::Query follow_closed{"walkin.follow_closed", R"(
    update ticket set state_before = state, state = 'done', holder = null, out_at = coalesce(out_at, $2),
                      step = null, step_by = null, step_at = null, step_from = null
    where contact = $1 and state <> 'gone')"};
constexpr sql::Query follow_reopened{"walkin.follow_reopened", R"(
    update ticket set state = case when state_before = 'called' then 'called' else 'in_hand' end, state_before = null, holder = $2, gone_why = null,
                      step = null, step_by = null, step_at = null, step_from = null
    where contact = $1)"};
constexpr sql::Query follow_waits_again{"walkin.follow_waits_again", R"(
    update ticket set state = 'waiting', state_before = null, holder = null, out_at = null, gone_why = null,
                      step = null, step_by = null, step_at = null, step_from = null
    where contact = $1)"};

}  // namespace

namespace store {

int last_number(sql::Reader& rows, UnitId unit, Date day) { return static_cast<int>(rows.number(find_last_number, unit, day)); }
std::optional<TicketRow> ticket(sql::Reader& rows, TicketId ticket) { return rows.first<TicketRow>(find_ticket, ticket); }
std::optional<TicketRow> of_contact(sql::Reader& rows, ContactId contact) { return rows.first<TicketRow>(find_of_contact, contact); }
std::vector<TicketRow> of_day(sql::Reader& rows, UnitId unit, Date day) { return rows.all<TicketRow>(list_of_day, unit, day); }
std::vector<TicketRow> open_before(sql::Reader& rows, UnitId unit, Date day) { return rows.all<TicketRow>(list_open_before, unit, day); }
std::vector<Instant> calls(sql::Reader& rows, TicketId ticket) { return rows.all<Instant>(list_calls, ticket); }

}  // namespace store

void project(sql::Tables& tables, const events::TicketDrawn& event, const Stamp& stamp) {
    tables.run(insert_ticket, event.ticket, event.unit, event.day, event.number, event.contact, event.rank_at, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TicketCalled& event, const Stamp& stamp) {
    tables.run(insert_call, event.ticket, event.nth, event.professional, event.place, stamp.happened_at);
    tables.run(set_called, event.ticket, event.professional, stamp.happened_at, event.from);
}
void project(sql::Tables& tables, const events::TicketArrived& event, const Stamp& stamp) {
    tables.run(set_arrived, event.ticket, stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::TicketGone& event, const Stamp& stamp) {
    tables.run(set_gone, event.ticket, event.why, event.from, stamp.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TicketStepUndone& event, const Stamp&) {
    if (event.from == events::TicketState::called) tables.run(delete_last_call, event.ticket);
    tables.run(set_undone, event.ticket, event.from, event.to);
}
void project(sql::Tables& tables, const events::ContactTaken& event, const Stamp& stamp) {
    tables.run(follow_taken, event.contact, event.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactTakenOver& event, const Stamp&) {
    tables.run(follow_taken_over, event.contact, event.professional);
}
void project(sql::Tables& tables, const events::ContactReturned& event, const Stamp&) { tables.run(follow_returned, event.contact, event.rank_at); }
void project(sql::Tables& tables, const events::ContactClosed& event, const Stamp& stamp) {
    tables.run(follow_closed, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactReopened& event, const Stamp&) {
    tables.run(follow_reopened, event.contact, event.professional);
}
void project(sql::Tables& tables, const events::ContactWaitsAgain& event, const Stamp&) { tables.run(follow_waits_again, event.contact); }

}  // namespace koppi::walkin
