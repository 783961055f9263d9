// Routing, store: table matter_route.
#include "modules/routing/store.hpp"

namespace koppi::routing {

namespace {

#define MATTER_ROUTE_COLUMNS                                                                                                              \
    "matter, contact, client, state, route, decision, decided_by, decided_at, undo_until, why, outcome, owner_kind, owner, owner_unit, " \
    "owner_profession, promise_by, booking, answer, decided_in"

constexpr sql::Query find_route{"routing.find_route", "select " MATTER_ROUTE_COLUMNS " from matter_route where matter = $1"};
constexpr sql::Query list_open_of_client{
    "routing.list_open_of_client",
    "select " MATTER_ROUTE_COLUMNS " from matter_route where client = $1 and state <> 'closed' order by opened_at, matter"};

constexpr sql::Query insert_undecided{"routing.insert_undecided", R"(
    insert into matter_route (matter, contact, client, opened_at, state) values ($1, $2, $3, $4, 'undecided'))"};
constexpr sql::Query set_route_client{"routing.set_client", "update matter_route set client = $2 where contact = $1"};
constexpr sql::Query set_decided{"routing.set_decided", R"(
    update matter_route
    set state = $2, route = $3, decision = $4, decided_by = $5, decided_at = $6, undo_until = $7, why = $8, outcome = $9, owner_kind = $10,
        owner = $11, owner_unit = $12, owner_profession = $13, promise_by = $14, booking = $15, client = $16, decided_in = $17, answer = null
    where matter = $1)"};
constexpr sql::Query set_undecided{"routing.set_undecided", R"(
    update matter_route
    set state = 'undecided', route = null, decision = null, decided_by = null, decided_at = null, undo_until = null, why = null,
        outcome = null, owner_kind = null, owner = null, owner_unit = null, owner_profession = null, promise_by = null, booking = null,
        answer = null, decided_in = null
    where matter = $1)"};
constexpr sql::Query set_closed_by_owner{"routing.set_closed", R"(
    update matter_route set state = 'closed', outcome = $2, why = $3, decided_by = $4, decided_at = $5, undo_until = null where matter = $1)"};
constexpr sql::Query set_answered{"routing.set_answered", R"(
    update matter_route set state = 'owned', owner_kind = 'person', owner = $2, answer = $3, undo_until = null where matter = $1)"};

MatterState state_after(const events::MatterDecided& event) {
    switch (event.route) {
        case events::Route::advise_close:
        case events::Route::emergency: return MatterState::closed;
        case events::Route::book: return MatterState::booked;
        case events::Route::consult: return MatterState::asked;
        case events::Route::own_worker:
        case events::Route::case_survey: return MatterState::owned;
    }
    throw Bug("a route leads somewhere");
}

}  // namespace

namespace store {

std::optional<MatterRoute> route_of(sql::Reader& rows, MatterId matter) { return rows.first<MatterRoute>(find_route, matter); }
std::vector<MatterRoute> open_of_client(sql::Reader& rows, ClientId client) {
    return rows.all<MatterRoute>(list_open_of_client, client);
}

}  // namespace store

void project(sql::Tables& tables, const events::MatterOpened& event, const Stamp& stamp) {
    tables.run(insert_undecided, event.matter, event.contact, event.client, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ClientIdentified& event, const Stamp&) {
    tables.run(set_route_client, event.contact, event.client);
}
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp) {
    tables.run(set_decided, event.matter, state_after(event), event.route, event.decision, stamp.professional, stamp.happened_at,
               event.undo_until, event.why, event.outcome, event.owner_kind, event.owner, event.owner_unit, event.owner_profession,
               event.promise_by, event.booking, event.client, event.contact);
}
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp&) { tables.run(set_undecided, event.matter); }
void project(sql::Tables& tables, const events::MatterClosed& event, const Stamp& stamp) {
    tables.run(set_closed_by_owner, event.matter, event.outcome, event.why, stamp.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ConsultationAnswered& event, const Stamp&) {
    tables.run(set_answered, event.matter, event.back_to, event.answer);
}

}  // namespace koppi::routing
