// Transfer, store: tables transfer, responsibility, transfer_word, transfer_step, follow_up_call, follow_up_try, home_stay_review.
#include "modules/transfer/store.hpp"

namespace koppi::transfer {

namespace {

#define TRANSFER_COLUMNS                                                                                                                          \
    "t.transfer, t.client, t.is_emergency, t.from_unit, t.to_unit, t.reason, t.summary, t.is_discharge, t.expected_end, t.planned_at, t.asked_at, " \
    "t.asked_by, t.state, t.is_live, t.due_at, t.settled_at, t.settled_by, t.changes_at, t.end_why, t.end_note, t.aftercare_end"
#define STEP_COLUMNS "transfer, step, check_id, text, owner, due_on, is_void, closed_at, closed_by, how, note"
#define CALL_COLUMNS "transfer, client, unit, owner, due_on, tries, is_open, over_at, result"
#define AWAITS_ANSWER "t.state in ('waiting', 'asked_back', 'unseen')"

constexpr sql::Query find_transfer{"transfer.find", "select " TRANSFER_COLUMNS " from transfer t where t.transfer = $1"};
constexpr sql::Query find_living_transfer{"transfer.find_living", "select " TRANSFER_COLUMNS " from transfer t where t.client = $1 and t.is_live = 1"};
constexpr sql::Query list_transfers{"transfer.list",
                                    "select " TRANSFER_COLUMNS " from transfer t where t.client = $1 order by t.asked_at desc, t.transfer desc"};
constexpr sql::Query list_chain{"transfer.chain", "select from_at, unit, transfer from responsibility where client = $1 order by from_at"};
constexpr sql::Query list_words{"transfer.words", R"(
    select number, is_question, words, written_at, written_by from transfer_word where transfer = $1 order by number)"};
constexpr sql::Query list_steps{"transfer.steps", "select " STEP_COLUMNS " from transfer_step where transfer = $1 order by step"};
constexpr sql::Query find_call{"transfer.call", "select " CALL_COLUMNS " from follow_up_call where transfer = $1"};
constexpr sql::Query list_tries{"transfer.tries", R"(
    select number, result, note, called_at, called_by from follow_up_try where transfer = $1 order by number)"};
constexpr sql::Query list_stay_reviews{"transfer.stay_reviews", R"(
    select reviewed_at, reviewed_by, expected_end, note from home_stay_review where transfer = $1 order by position)"};
constexpr sql::Query list_waiting_to{
    "transfer.waiting_to", "select " TRANSFER_COLUMNS " from transfer t where t.to_unit = $1 and " AWAITS_ANSWER " order by t.due_at, t.transfer"};
constexpr sql::Query list_waiting_from{
    "transfer.waiting_from", "select " TRANSFER_COLUMNS " from transfer t where t.from_unit = $1 and " AWAITS_ANSWER " order by t.due_at, t.transfer"};
constexpr sql::Query list_moving_to{
    "transfer.moving_to", "select " TRANSFER_COLUMNS " from transfer t where t.to_unit = $1 and t.changes_at > $2 order by t.changes_at, t.transfer"};
constexpr sql::Query list_moving_from{
    "transfer.moving_from", "select " TRANSFER_COLUMNS " from transfer t where t.from_unit = $1 and t.changes_at > $2 order by t.changes_at, t.transfer"};
// Whose stretch in the unit has begun, and no later one has.
constexpr sql::Query list_staying{"transfer.staying",
                                  "select " TRANSFER_COLUMNS
                                  " from responsibility r join transfer t on t.transfer = r.transfer and t.to_unit = r.unit "
                                  "where r.unit = $1 and r.from_at <= $2 and t.expected_end is not null and t.changes_at = r.from_at and not exists "
                                  "(select 1 from responsibility later where later.client = r.client and later.from_at > r.from_at "
                                  "and later.from_at <= $2) order by t.expected_end, t.transfer"};
constexpr sql::Query list_open_steps{"transfer.open_steps",
                                     "select " STEP_COLUMNS " from transfer_step where owner = $1 and closed_at is null and is_void = 0 "
                                     "order by due_on, transfer, step"};
constexpr sql::Query list_open_calls{"transfer.open_calls",
                                     "select " CALL_COLUMNS " from follow_up_call where unit = $1 and is_open = 1 order by due_on, transfer"};
constexpr sql::Query list_open_calls_of{"transfer.open_calls_of",
                                        "select " CALL_COLUMNS " from follow_up_call where owner = $1 and is_open = 1 order by due_on, transfer"};
constexpr sql::Query list_open_aftercare{"transfer.open_aftercare", R"(
    select t.transfer, t.is_discharge, t.changes_at from transfer t
    where t.client = $1 and t.changes_at is not null
      and (exists (select 1 from follow_up_call c where c.transfer = t.transfer and c.is_open = 1)
           or exists (select 1 from transfer_step s where s.transfer = t.transfer and s.closed_at is null and s.is_void = 0))
    order by t.changes_at)"};
constexpr sql::Query list_gone_on{"transfer.gone_on", R"(
    select distinct t.client from transfer t
    where t.transfer in (select transfer from follow_up_call where is_open = 1
                         union select transfer from transfer_step where closed_at is null and is_void = 0)
      and t.is_discharge = 1
      and exists (select 1 from responsibility r where r.client = t.client and r.from_at > t.changes_at and r.from_at <= $1)
    order by t.client)"};

// What has moved makes room for the next; whoever sends on what came in an emergency has seen it.
constexpr sql::Query end_moved{"transfer.end_moved", R"(
    update transfer set is_live = 0, state = case state when 'unseen' then 'seen' else state end
    where client = $1 and is_live = 1 and changes_at <= $2)"};
constexpr sql::Query insert_transfer{"transfer.insert", R"(
    insert into transfer (transfer, client, is_emergency, from_unit, to_unit, reason, summary, is_discharge, expected_end, planned_at, asked_at, asked_by,
                          state, is_live, due_at, changes_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15))"};
// Whoever asks first of a client's transfers answered for the care until then.
constexpr sql::Query begin_chain{"transfer.begin_chain", R"(
    insert into responsibility (client, from_at, unit, transfer)
    select $1, $2, $3, $4 where not exists (select 1 from responsibility where client = $1))"};
constexpr sql::Query insert_stretch{"transfer.insert_stretch", "insert into responsibility (client, from_at, unit, transfer) values ($1, $2, $3, $4)"};
constexpr sql::Query move_stretch{"transfer.move_stretch", R"(
    update responsibility set from_at = $2
    where client = (select client from transfer where transfer = $1) and from_at = (select changes_at from transfer where transfer = $1))"};
constexpr sql::Query delete_stretch{"transfer.delete_stretch", R"(
    delete from responsibility
    where client = (select client from transfer where transfer = $1) and from_at = (select changes_at from transfer where transfer = $1))"};
constexpr sql::Query insert_step{"transfer.insert_step", R"(
    insert into transfer_step (transfer, step, check_id, text, owner, due_on, is_void) values ($1, $2, $3, $4, $5, $6, 0))"};
constexpr sql::Query accept_transfer{"transfer.accept", R"(
    update transfer set state = 'accepted', settled_at = $2, settled_by = $3, changes_at = $4 where transfer = $1)"};
constexpr sql::Query insert_call{"transfer.insert_call", R"(
    insert into follow_up_call (transfer, client, unit, owner, due_on, tries, is_open) values ($1, $2, $3, $4, $5, 0, 1))"};
constexpr sql::Query delete_call{"transfer.delete_call", "delete from follow_up_call where transfer = $1"};
constexpr sql::Query insert_word{"transfer.insert_word", R"(
    insert into transfer_word (transfer, number, is_question, words, written_at, written_by) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query turn_transfer{"transfer.turn", "update transfer set state = $2, due_at = $3 where transfer = $1"};
constexpr sql::Query end_transfer{"transfer.end", R"(
    update transfer set state = $2, is_live = 0, settled_at = $3, settled_by = $4, changes_at = null, end_why = $5, end_note = $6 where transfer = $1)"};
constexpr sql::Query void_steps{"transfer.void_steps", "update transfer_step set is_void = 1 where transfer = $1 and closed_at is null"};
constexpr sql::Query postpone_transfer{"transfer.postpone", "update transfer set planned_at = $2, changes_at = $3 where transfer = $1"};
constexpr sql::Query postpone_step{"transfer.postpone_step", "update transfer_step set due_on = $3 where transfer = $1 and step = $2"};
constexpr sql::Query postpone_call{"transfer.postpone_call", "update follow_up_call set due_on = $2 where transfer = $1"};
constexpr sql::Query see_transfer{"transfer.see", "update transfer set state = 'seen', settled_at = $2, settled_by = $3 where transfer = $1"};
constexpr sql::Query close_open_step{"transfer.close_step", R"(
    update transfer_step set closed_at = $3, closed_by = $4, how = $5, note = $6 where transfer = $1 and step = $2)"};
constexpr sql::Query insert_try{"transfer.insert_try", R"(
    insert into follow_up_try (transfer, number, result, note, called_at, called_by) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query count_try{"transfer.count_try", "update follow_up_call set tries = $2 where transfer = $1"};
constexpr sql::Query end_call{"transfer.end_call", R"(
    update follow_up_call set tries = $2, is_open = 0, over_at = $3, over_by = $4, result = $5 where transfer = $1)"};
constexpr sql::Query lapse_call{"transfer.lapse_call", R"(
    update follow_up_call set is_open = 0, over_at = $2, over_by = $3 where transfer = $1 and is_open = 1)"};
constexpr sql::Query note_lapsed{"transfer.note_lapsed", "update transfer set aftercare_end = $2 where transfer = $1"};
constexpr sql::Query hand_call{"transfer.hand_call_on", "update follow_up_call set owner = $2 where transfer = $1"};
constexpr sql::Query review_stay{"transfer.review_stay", "update transfer set expected_end = $2 where transfer = $1"};
constexpr sql::Query insert_review{"transfer.insert_review", R"(
    insert into home_stay_review (position, transfer, reviewed_at, reviewed_by, expected_end, note) values ($1, $2, $3, $4, $5, $6))"};

// Nothing changes: the sender goes on answering for the care.
void end_against(sql::Tables& tables, TransferId transfer, TransferState state, const std::string& why, const std::optional<std::string>& note,
                 const Stamp& stamp) {
    // One that was accepted for later takes its stretch along.
    tables.run(delete_stretch, transfer);
    tables.run(delete_call, transfer);
    tables.run(void_steps, transfer);
    tables.run(end_transfer, transfer, state, stamp.happened_at, stamp.professional, why, note);
}

// Neither called nor done, and nobody's to do any more.
void lapse(sql::Tables& tables, TransferId transfer, AftercareEnd why, const Stamp& stamp) {
    tables.run(lapse_call, transfer, stamp.happened_at, stamp.professional);
    tables.run(void_steps, transfer);
    tables.run(note_lapsed, transfer, why);
}

}  // namespace

namespace store {

std::optional<TransferRow> transfer(sql::Reader& rows, TransferId transfer) { return rows.first<TransferRow>(find_transfer, transfer); }
std::optional<TransferRow> living(sql::Reader& rows, ClientId client) { return rows.first<TransferRow>(find_living_transfer, client); }
std::vector<OpenAftercare> open_aftercare(sql::Reader& rows, ClientId client) { return rows.all<OpenAftercare>(list_open_aftercare, client); }

}  // namespace store

std::vector<Stretch> chain_of(sql::Reader& rows, ClientId client) { return rows.all<Stretch>(list_chain, client); }
std::vector<TransferRow> transfers_of(sql::Reader& rows, ClientId client) { return rows.all<TransferRow>(list_transfers, client); }
std::vector<TransferWordRow> words_of(sql::Reader& rows, TransferId transfer) { return rows.all<TransferWordRow>(list_words, transfer); }
std::vector<StepRow> steps_of(sql::Reader& rows, TransferId transfer) { return rows.all<StepRow>(list_steps, transfer); }
std::optional<CallRow> call_of(sql::Reader& rows, TransferId transfer) { return rows.first<CallRow>(find_call, transfer); }
std::vector<TryRow> tries_of(sql::Reader& rows, TransferId transfer) { return rows.all<TryRow>(list_tries, transfer); }
std::vector<StayReviewRow> reviews_of(sql::Reader& rows, TransferId transfer) { return rows.all<StayReviewRow>(list_stay_reviews, transfer); }
std::vector<TransferRow> waiting_to(sql::Reader& rows, UnitId unit) { return rows.all<TransferRow>(list_waiting_to, unit); }
std::vector<TransferRow> waiting_from(sql::Reader& rows, UnitId unit) { return rows.all<TransferRow>(list_waiting_from, unit); }
std::vector<TransferRow> moving_to(sql::Reader& rows, UnitId unit, Instant after) { return rows.all<TransferRow>(list_moving_to, unit, after); }
std::vector<TransferRow> moving_from(sql::Reader& rows, UnitId unit, Instant after) { return rows.all<TransferRow>(list_moving_from, unit, after); }
std::vector<TransferRow> staying_in(sql::Reader& rows, UnitId unit, Instant at) { return rows.all<TransferRow>(list_staying, unit, at); }
std::vector<StepRow> open_steps(sql::Reader& rows, UnitId unit) { return rows.all<StepRow>(list_open_steps, unit); }
std::vector<CallRow> open_calls(sql::Reader& rows, UnitId unit) { return rows.all<CallRow>(list_open_calls, unit); }
std::vector<CallRow> open_calls_of(sql::Reader& rows, ProfessionalId owner) { return rows.all<CallRow>(list_open_calls_of, owner); }
std::vector<ClientId> gone_on(sql::Reader& rows, Instant at) { return rows.all<ClientId>(list_gone_on, at); }

// ---- projectors

void project(sql::Tables& tables, const events::TransferAsked& event, const Stamp& stamp) {
    const std::optional<Instant> not_yet;
    tables.run(end_moved, event.client, stamp.happened_at);
    tables.run(insert_transfer, event.transfer, event.client, false, event.from, event.to, event.reason, event.summary, event.is_discharge,
               event.expected_end, event.planned_at, stamp.happened_at, stamp.professional, TransferState::waiting, event.answer_by, not_yet);
    tables.run(begin_chain, event.client, stamp.happened_at, event.from, event.transfer);
    for (const auto& step : event.steps) tables.run(insert_step, event.transfer, step.step, step.check, step.text, step.owner, step.due_on);
}
void project(sql::Tables& tables, const events::TransferAccepted& event, const Stamp& stamp) {
    tables.run(accept_transfer, event.transfer, stamp.happened_at, stamp.professional, event.changes_at);
    tables.run(insert_stretch, event.client, event.changes_at, event.to, event.transfer);
    if (event.call) tables.run(insert_call, event.transfer, event.client, event.call->unit, event.call->owner, event.call->due_on);
}
void project(sql::Tables& tables, const events::TransferAskedBack& event, const Stamp& stamp) {
    tables.run(insert_word, event.transfer, event.number, true, event.words, stamp.happened_at, stamp.professional);
    tables.run(turn_transfer, event.transfer, TransferState::asked_back, event.answer_by);
}
void project(sql::Tables& tables, const events::TransferTold& event, const Stamp& stamp) {
    tables.run(insert_word, event.transfer, event.number, false, event.words, stamp.happened_at, stamp.professional);
    tables.run(turn_transfer, event.transfer, TransferState::waiting, event.answer_by);
}
void project(sql::Tables& tables, const events::TransferDeclined& event, const Stamp& stamp) {
    end_against(tables, event.transfer, TransferState::declined, event.why, event.note, stamp);
}
void project(sql::Tables& tables, const events::TransferWithdrawn& event, const Stamp& stamp) {
    end_against(tables, event.transfer, TransferState::withdrawn, event.why, event.note, stamp);
}
void project(sql::Tables& tables, const events::TransferPostponed& event, const Stamp&) {
    const auto before = tables.first<TransferRow>(find_transfer, event.transfer);
    ensure(before.has_value(), "a transfer is asked for before it is postponed");
    for (const auto& step : steps_of(tables, event.transfer))
        if (!step.closed_at) tables.run(postpone_step, event.transfer, step.step, rules::due_after(step.due_on, before->planned_at, event.planned_at));
    if (event.changes_at) tables.run(move_stretch, event.transfer, *event.changes_at);
    tables.run(postpone_transfer, event.transfer, event.planned_at, event.changes_at);
    if (event.call_due_on) tables.run(postpone_call, event.transfer, *event.call_due_on);
}
void project(sql::Tables& tables, const events::EmergencyTransferred& event, const Stamp& stamp) {
    const std::optional<Date> no_end;
    tables.run(end_moved, event.client, stamp.happened_at);
    tables.run(begin_chain, event.client, stamp.happened_at, event.from, event.transfer);
    tables.run(insert_transfer, event.transfer, event.client, true, event.from, event.to, event.why, event.summary, false, no_end, event.changes_at,
               stamp.happened_at, stamp.professional, TransferState::unseen, event.seen_by, std::optional(event.changes_at));
    tables.run(insert_stretch, event.client, event.changes_at, event.to, event.transfer);
}
void project(sql::Tables& tables, const events::EmergencyTransferSeen& event, const Stamp& stamp) {
    tables.run(see_transfer, event.transfer, stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::TransferStepClosed& event, const Stamp& stamp) {
    tables.run(close_open_step, event.transfer, event.step, stamp.happened_at, stamp.professional, event.how, event.note);
}
void project(sql::Tables& tables, const events::FollowUpCalled& event, const Stamp& stamp) {
    tables.run(insert_try, event.transfer, event.number, event.result, event.note, stamp.happened_at, stamp.professional);
    if (event.is_over)
        tables.run(end_call, event.transfer, event.number, stamp.happened_at, stamp.professional, event.result);
    else
        tables.run(count_try, event.transfer, event.number);
}
void project(sql::Tables& tables, const events::FollowUpCallHandedOn& event, const Stamp&) { tables.run(hand_call, event.transfer, event.owner); }
void project(sql::Tables& tables, const events::HomeHospitalReviewed& event, const Stamp& stamp) {
    tables.run(insert_review, stamp.position, event.transfer, stamp.happened_at, stamp.professional, event.expected_end, event.note);
    tables.run(review_stay, event.transfer, event.expected_end);
}
void project(sql::Tables& tables, const events::AftercareLapsed& event, const Stamp& stamp) {
    lapse(tables, event.transfer, AftercareEnd::in_hospital, stamp);
}
void project(sql::Tables& tables, const events::ClientDetailsChanged& event, const Stamp& stamp) {
    if (!event.details.died) return;
    for (const auto& open : store::open_aftercare(tables, event.client)) lapse(tables, open.transfer, AftercareEnd::died, stamp);
}

}  // namespace koppi::transfer
