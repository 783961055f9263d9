// Routing, store: tables matter_route, matter_route_before.
#include "modules/routing/store.hpp"

namespace koppi::routing {

namespace {

#define MATTER_ROUTE_COLUMNS                                                                                                              \
    "matter, contact, client, state, route, decision, decided_by, decided_at, undo_until, why, outcome, owner_kind, owner, owner_unit, " \
    "owner_profession, promise_by, booking, answer, decided_in, consultation, owner_because"

// Where a matter stands, as a decision writes it and undoing it gives it back.
#define STANDING_COLUMNS                                                                                                                  \
    "state, route, decision, decided_by, decided_at, undo_until, why, outcome, owner_kind, owner, owner_unit, owner_profession, "         \
    "promise_by, booking, answer, decided_in, decided_at_position, consultation, owner_because, moved_at"

constexpr sql::Query find_route{"routing.find_route", "select " MATTER_ROUTE_COLUMNS " from matter_route where matter = $1"};
constexpr sql::Query find_decided_at_position{"routing.find_decided_at_position",
                                              "select coalesce(decided_at_position, 0) from matter_route where matter = $1"};
constexpr sql::Query list_open_of_client{
    "routing.list_open_of_client",
    "select " MATTER_ROUTE_COLUMNS " from matter_route where client = $1 and state <> 'closed' order by opened_at, matter"};

constexpr sql::Query list_carried_by{"routing.list_carried_by",
                                     "select " MATTER_ROUTE_COLUMNS
                                     " from matter_route where owner_kind = 'person' and owner = $1 and state in ('owned', 'asked') "
                                     "order by promise_by, matter"};
constexpr sql::Query set_handed_on{"routing.set_handed_on", R"(
    update matter_route
    set state = case when $2 = 'pool' and consultation is null then 'owned' else state end, owner_kind = $2, owner = $3,
        owner_unit = $4, owner_profession = $5, why = $6, undo_until = null, owner_because = null
    where matter = $1)"};

constexpr sql::Query insert_undecided{"routing.insert_undecided", R"(
    insert into matter_route (matter, contact, client, opened_at, state) values ($1, $2, $3, $4, 'undecided'))"};
constexpr sql::Query set_route_client{"routing.set_client", "update matter_route set client = $2 where contact = $1"};
constexpr sql::Query set_decided{"routing.set_decided", R"(
    update matter_route
    set state = $2, route = $3, decision = $4, decided_by = $5, decided_at = $6, undo_until = $7, why = $8, outcome = $9, owner_kind = $10,
        owner = $11, owner_unit = $12, owner_profession = $13, promise_by = $14, booking = $15, client = $16, decided_in = $17, answer = null,
        decided_at_position = $18, consultation = null, owner_because = null
    where matter = $1)"};
constexpr sql::Query set_grounded{"routing.set_grounded", "update matter_route set owner_because = $2 where matter = $1"};
constexpr sql::Query set_matter_client{"routing.set_matter_client", "update matter_route set client = $2 where matter = $1"};
constexpr sql::Query set_moved_on{"routing.set_moved_on", "update matter_route set moved_at = $2 where matter = $1"};
constexpr sql::Query set_booked_moved_on{"routing.set_booked_moved_on", "update matter_route set moved_at = $2 where booking = $1"};
constexpr sql::Query list_handled_before{"routing.list_handled_before", R"(
    select owner, decided_by, decided_at from matter_route
    where client = $1 and matter <> $2 and decided_at >= $3 and decided_at <= $4 and decided_by is not null
    union all
    select b.owner, b.decided_by, b.decided_at from matter_route r join matter_route_before b on b.matter = r.matter
    where r.client = $1 and r.decided_by is not null and r.matter <> $2 and b.decided_at >= $3 and b.decided_at <= $4 and b.decided_by is not null
    order by 3 desc limit 10)"};
// What was passed on, whatever was decided of the matter since.
constexpr sql::Query list_passed_on{"routing.list_passed_on", R"(
    select matter, client, decided_by, decided_at, promise_by from matter_route
    where state <> 'closed' and route = 'own_worker' and decided_at >= $1 and decided_at < $2
    union all
    select r.matter, r.client, b.decided_by, b.decided_at, b.promise_by from matter_route_before b join matter_route r on r.matter = b.matter
    where b.state <> 'closed' and b.route = 'own_worker' and b.decided_at >= $1 and b.decided_at < $2
    order by 4, 1)"};
constexpr sql::Query list_late{"routing.list_late", R"(
    select matter, opened_at, state, route, owner_kind, owner, owner_unit, owner_profession, promise_by, coalesce(moved_at, decided_at, opened_at)
    from matter_route where state in ('owned', 'asked') and (promise_by < $1 or coalesce(moved_at, decided_at, opened_at) < $2)
    order by promise_by, matter limit $3)"};
constexpr sql::Query keep_before{"routing.keep_before",
                                 "insert into matter_route_before (replaced_by, matter, " STANDING_COLUMNS ") select $2, matter, " STANDING_COLUMNS
                                 " from matter_route where matter = $1 and state <> 'undecided'"};
constexpr sql::Query give_back_before{"routing.give_back_before",
                                      "update matter_route set (" STANDING_COLUMNS ") = (select " STANDING_COLUMNS
                                      " from matter_route_before where replaced_by = $2) "
                                      "where matter = $1 and exists (select 1 from matter_route_before where replaced_by = $2)"};
constexpr sql::Query drop_before{"routing.drop_before", "delete from matter_route_before where replaced_by = $1"};
constexpr sql::Query set_undecided{"routing.set_undecided", R"(
    update matter_route
    set state = 'undecided', route = null, decision = null, decided_by = null, decided_at = null, undo_until = null, why = null,
        outcome = null, owner_kind = null, owner = null, owner_unit = null, owner_profession = null, promise_by = null, booking = null,
        answer = null, decided_in = null, decided_at_position = null, consultation = null, owner_because = null, moved_at = null
    where matter = $1)"};
constexpr sql::Query set_closed_v1{"routing.set_closed_v1", R"(
    update matter_route set state = 'closed', outcome = $2, why = $3, decided_by = $4, decided_at = $5, undo_until = null where matter = $1)"};
constexpr sql::Query set_closed_by_owner{"routing.set_closed", R"(
    update matter_route
    set state = 'closed', outcome = $2, why = $3, decided_by = $4, decided_at = $5, undo_until = $6, decision = $7, decided_at_position = $8
    where matter = $1)"};
constexpr sql::Query set_answered{"routing.set_answered", R"(
    update matter_route set state = 'owned', owner_kind = 'person', owner = $2, answer = $3, undo_until = null where matter = $1)"};

// A consultation in which a colleague's answer is awaited. Who has it owns the matter meanwhile; once somebody of a pool has taken it, the question
// is withdrawn and no longer undone.
constexpr sql::Query set_consultation{"routing.set_consultation", "update matter_route set consultation = $2 where matter = $1"};
constexpr sql::Query set_taken{"routing.set_taken", R"(
    update matter_route set owner_kind = 'person', owner = $2, owner_unit = $3, owner_profession = null, undo_until = null where matter = $1)"};
constexpr sql::Query set_given_back{"routing.set_given_back", R"(
    update matter_route set owner_kind = 'pool', owner = null, owner_unit = $2, owner_profession = $3 where matter = $1)"};
constexpr sql::Query set_settled{"routing.set_settled", R"(
    update matter_route
    set state = 'owned', owner_kind = 'person', owner = $2, owner_unit = $3, owner_profession = null, promise_by = $4, answer = $5, decision = $6,
        decided_by = $7, decided_at = $8, undo_until = $9, decided_at_position = $10, consultation = null, owner_because = null
    where matter = $1)"};
constexpr sql::Query set_referred{"routing.set_referred", R"(
    update matter_route
    set owner_kind = $2, owner = $3, owner_unit = $4, owner_profession = $5, promise_by = $6, decision = $7, decided_by = $8, decided_at = $9,
        undo_until = $10, decided_at_position = $11
    where matter = $1)"};
constexpr sql::Query set_withdrawn{"routing.set_withdrawn", R"(
    update matter_route
    set state = 'owned', owner_kind = 'person', owner = $2, owner_unit = $3, owner_profession = null, promise_by = $4, undo_until = null, consultation = null
    where matter = $1)"};

// The promise stays: it was the visit, so a matter that is left lying after it is late. Where a decision can still be undone, the matter
// comes back to the same hands.
constexpr sql::Query set_met{"routing.set_met", R"(
    update matter_route set state = 'owned', owner = coalesce($2, owner), owner_unit = coalesce($3, owner_unit), undo_until = null
    where booking = $1 and state = 'booked')"};
constexpr sql::Query set_met_before{"routing.set_met_before", R"(
    update matter_route_before set state = 'owned', owner = coalesce($2, owner), owner_unit = coalesce($3, owner_unit), undo_until = null
    where booking = $1 and state = 'booked')"};

// A visit that is moved is promised anew; a promise that a cancelled one leaves behind is that of whoever cancelled it, to carry on now.
constexpr sql::Query set_carried_on{"routing.set_carried_on", R"(
    update matter_route set state = 'owned', owner_kind = 'person', owner = $2, owner_unit = $3, promise_by = $4, undo_until = null, owner_because = null
    where matter = $1)"};
constexpr sql::Query set_moved{"routing.set_moved", R"(
    update matter_route set owner = $2, owner_unit = $3, promise_by = $4 where booking = $1 and state = 'booked')"};
constexpr sql::Query set_booked_again{"routing.set_booked_again", R"(
    update matter_route set state = 'booked', owner_kind = 'person', owner = $2, owner_unit = $3, promise_by = $4
    where booking = $1 and state = 'owned')"};

MatterState state_after(const events::MatterDecided& event) {
    switch (event.route) {
        case events::Route::advise_close:
        case events::Route::emergency: return MatterState::closed;
        case events::Route::book: return MatterState::booked;
        case events::Route::consult: return MatterState::asked;
        case events::Route::own_worker:
        case events::Route::case_survey:
        case events::Route::arranging_book: return MatterState::owned;
    }
    throw Bug("a route leads somewhere");
}

}  // namespace

namespace store {

std::optional<MatterRoute> route_of(sql::Reader& rows, MatterId matter) { return rows.first<MatterRoute>(find_route, matter); }
std::int64_t decided_at_position(sql::Reader& rows, MatterId matter) { return rows.number(find_decided_at_position, matter); }
std::vector<MatterRoute> carried_by(sql::Reader& rows, ProfessionalId professional) { return rows.all<MatterRoute>(list_carried_by, professional); }
std::vector<MatterRoute> open_of_client(sql::Reader& rows, ClientId client) {
    return rows.all<MatterRoute>(list_open_of_client, client);
}
std::vector<Handled> handled_before(sql::Reader& rows, ClientId client, MatterId but, Instant since, Instant until) {
    return rows.all<Handled>(list_handled_before, client, but, since, until);
}
std::vector<PassedOn> passed_on(sql::Reader& rows, Instant from, Instant until) { return rows.all<PassedOn>(list_passed_on, from, until); }
std::vector<Lying> lying(sql::Reader& rows, Instant promised_before, Instant moved_before, int limit) {
    return rows.all<Lying>(list_late, promised_before, moved_before, limit);
}

}  // namespace store

void project(sql::Tables& tables, const events::MatterOpened& event, const Stamp& stamp) {
    tables.run(insert_undecided, event.matter, event.contact, event.client, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ClientIdentified& event, const Stamp&) {
    tables.run(set_route_client, event.contact, event.client);
}
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp) {
    tables.run(keep_before, event.matter, event.decision);
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_decided, event.matter, state_after(event), event.route, event.decision, stamp.professional, stamp.happened_at,
               event.undo_until, event.why, event.outcome, event.owner_kind, event.owner, event.owner_unit, event.owner_profession,
               event.promise_by, event.booking, event.client, event.contact, stamp.position);
}
void project(sql::Tables& tables, const events::MatterIdentified& event, const Stamp&) {
    tables.run(set_matter_client, event.matter, event.client);
}
void project(sql::Tables& tables, const events::OwnerGrounded& event, const Stamp&) { tables.run(set_grounded, event.matter, event.because); }
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp&) {
    tables.run(set_undecided, event.matter);
    tables.run(give_back_before, event.matter, event.decision);
    tables.run(drop_before, event.decision);
}
void project(sql::Tables& tables, const events::MatterClosedV1& event, const Stamp& stamp) {
    tables.run(set_closed_v1, event.matter, event.outcome, event.why, stamp.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::MatterClosed& event, const Stamp& stamp) {
    tables.run(keep_before, event.matter, event.decision);
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_closed_by_owner, event.matter, event.outcome, event.why, stamp.professional, stamp.happened_at, event.undo_until, event.decision,
               stamp.position);
}
void project(sql::Tables& tables, const events::ConsultationAnswered& event, const Stamp& stamp) {
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_answered, event.matter, event.back_to, event.answer);
}
void project(sql::Tables& tables, const events::ConsultationAsked& event, const Stamp&) {
    if (event.matter && event.decision) tables.run(set_consultation, *event.matter, event.consultation);
}
void project(sql::Tables& tables, const events::ConsultationTaken& event, const Stamp& stamp) {
    if (event.matter) tables.run(set_moved_on, *event.matter, stamp.happened_at);
    if (event.matter) tables.run(set_taken, *event.matter, event.taken_by, event.taken_in);
}
void project(sql::Tables& tables, const events::ConsultationGivenBack& event, const Stamp& stamp) {
    if (event.matter) tables.run(set_moved_on, *event.matter, stamp.happened_at);
    if (event.matter) tables.run(set_given_back, *event.matter, event.unit, event.profession);
}
void project(sql::Tables& tables, const events::ConsultationSettled& event, const Stamp& stamp) {
    // What is booked has a decision of its own.
    if (!event.matter || !event.owner) return;
    tables.run(keep_before, *event.matter, event.answer);
    tables.run(set_moved_on, *event.matter, stamp.happened_at);
    tables.run(set_settled, *event.matter, event.owner, event.owner_unit, event.promise_by, event.words, event.answer, event.settled_by,
               stamp.happened_at, event.undo_until, stamp.position);
}
void project(sql::Tables& tables, const events::ConsultationReferred& event, const Stamp& stamp) {
    if (!event.matter) return;
    tables.run(keep_before, *event.matter, event.answer);
    tables.run(set_moved_on, *event.matter, stamp.happened_at);
    tables.run(set_referred, *event.matter, event.to.kind, event.to.professional, event.to.unit, event.to.profession, event.answer_by, event.answer,
               stamp.professional, stamp.happened_at, event.undo_until, stamp.position);
}
void project(sql::Tables& tables, const events::ConsultationWithdrawn& event, const Stamp& stamp) {
    if (event.matter) tables.run(set_moved_on, *event.matter, stamp.happened_at);
    if (event.matter) tables.run(set_withdrawn, *event.matter, event.owner, event.owner_unit, event.promise_by);
}
void project(sql::Tables& tables, const events::SurveyTaken& event, const Stamp& stamp) {
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_taken, event.matter, event.surveyor, event.unit);
}
void project(sql::Tables& tables, const events::SurveyGivenBack& event, const Stamp& stamp) {
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_given_back, event.matter, event.unit, events::Profession::case_surveyor);
}
void project(sql::Tables& tables, const events::VisitHeld& event, const Stamp& stamp) {
    if (!event.booking) return;
    tables.run(set_booked_moved_on, *event.booking, stamp.happened_at);
    for (const auto& query : {set_met, set_met_before}) tables.run(query, *event.booking, event.professional, event.unit);
}
void project(sql::Tables& tables, const events::ClientMissed& event, const Stamp&) {
    const std::optional<ProfessionalId> whoever_waited;
    const std::optional<UnitId> where;
    for (const auto& query : {set_met, set_met_before}) tables.run(query, event.booking, whoever_waited, where);
}
void project(sql::Tables& tables, const events::MatterCarriedOn& event, const Stamp& stamp) {
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_carried_on, event.matter, event.owner, event.owner_unit, event.promise_by);
}
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp& stamp) {
    tables.run(set_moved_on, event.matter, stamp.happened_at);
    tables.run(set_handed_on, event.matter, event.owner_kind, event.owner, event.owner_unit, event.owner_profession, event.why);
}
void project(sql::Tables& tables, const events::BookingCancelled& event, const Stamp& stamp) {
    for (const auto& query : {set_met, set_met_before}) tables.run(query, event.booking, stamp.professional, stamp.unit);
}
void project(sql::Tables& tables, const events::BookingMoved& event, const Stamp&) {
    tables.run(set_moved, event.booking, event.time.professional, event.time.unit, event.time.begins_at);
}
void project(sql::Tables& tables, const events::BookingStepUndone& event, const Stamp&) {
    tables.run(set_booked_again, event.booking, event.time.professional, event.time.unit, event.time.begins_at);
}

}  // namespace koppi::routing
