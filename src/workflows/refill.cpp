// Refill: the verbs, and their rows.
#include "workflows/refill.hpp"

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "platform/office.hpp"
#include "workflows/notices.hpp"
#include "workflows/records.hpp"

namespace koppi::refill {

namespace {

using routes::Right;
using waiting::OfferRow;
using waiting::WaitRow;

Instant undo_until(const Work& work) { return work.now() + catalog().promises.undo.window(); }

// Nobody waits for what nobody gives: the service is known, and somebody of its profession works in the unit, or is the client's own.
Result<Done> must_be_given(Work& work, ClientId client, const EnterWait& entry) {
    const auto* service = catalog().service(entry.service);
    if (!service) return Refusal{Reason::invalid, "scheduling.no_such_service", "/service", {}};
    if (!directory::unit_name(work.rows(), entry.unit)) return Refusal{Reason::invalid, "directory.no_such_unit", "/unit", {}};
    if (const auto& own = entry.wishes.professional) {
        const auto named = continuity::named_workers(work.rows(), client);
        const bool is_own = std::any_of(named.begin(), named.end(), [&](const auto& worker) { return worker.professional == *own; });
        if (!is_own) return Refusal{Reason::invalid, "waiting.not_own_worker", "/wishes/professional", {}};
        const auto colleague = directory::colleague(work.rows(), *own, work.now());
        if (!colleague || colleague->profession != service->profession)
            return Refusal{Reason::invalid, "waiting.another_profession", "/wishes/professional", {}};
        return Done{};
    }
    if (directory::colleagues(work.rows(), service->profession, entry.unit, work.now()).empty())
        return Refusal{Reason::invalid, "waiting.nobody_gives_it_there", "/unit", {}};
    return Done{};
}

// The offer waits for no answer any more: its time is free again, and a message that has not left stays here.
void let_go(Work& work, const OfferRow& offer, ClientId client, events::OfferEnd how) {
    const bool ran_out = offer.answer_by <= work.now();
    waiting::end_offer(work, offer.offer, ran_out ? events::OfferEnd::expired : how, std::nullopt);
    if (scheduling::hold(work.rows(), offer.hold))
        ensure(scheduling::release(work, offer.hold, events::HoldFor::offer).ok(), "the hold of an offer is its own");
    ensure(notices::offer_ended(work, offer.offer, client).ok(), "a message that waits can be withdrawn");
}

Result<Done> end_wait(Work& work, const WaitRow& row, const waiting::Ending& ending) {
    if (const auto offer = waiting::open_offer_to(work.rows(), row.wait)) let_go(work, *offer, row.client, events::OfferEnd::withdrawn);
    return waiting::end(work, row.wait, ending);
}

// Until when the time is kept. On the telephone people talk; a message is answered to a line that has its office hours.
Millis kept_for(events::OfferedBy by, Instant now) {
    const int minutes = catalog().scheduling.holds.offer_minutes;
    if (by == events::OfferedBy::phone) return Minutes{minutes};
    return due(catalog().promises.office_hours, knowledge::AnswerBy::office_minutes, minutes, now) - now;
}

Result<Done> must_be_alive(Work& work, ClientId client) {
    const auto reach = clients::reach(work.rows(), client);
    if (reach && reach->died) return Refusal{Reason::out_of_order, "waiting.client_has_died", "", {}};
    return Done{};
}

Refusal only_phone() { return {Reason::out_of_order, "waiting.only_phone_is_left", "/by", {}}; }

Result<messages::MessageChannel> tell(Work& work, const OfferRow& offer, ClientId client) {
    const auto told = TRY(notices::offer(work, {.offer = offer.offer,
                                                .client = client,
                                                .begins_at = offer.time.begins_at,
                                                .ends_at = offer.time.ends_at,
                                                .kind = offer.time.kind,
                                                .service = offer.time.service,
                                                .professional = offer.time.professional,
                                                .unit = offer.time.unit,
                                                .answer_by = offer.answer_by}));
    if (!told.channel) return only_phone();
    return *told.channel;
}

scheduling::WantedTime wanted(const events::BookedTime& time) {
    return {.hours = time.hours,
            .begins_at = time.begins_at,
            .slots = std::nullopt,
            .others = std::nullopt,
            .room = time.room,
            .exception = std::nullopt,
            .off_hours = std::nullopt};
}

// For no matter: the visit alone.
Result<scheduling::BookingRow> book_for(Work& work, const OfferRow& offer, ClientId client, const AcceptOffer& command) {
    auto booked_for = TRY(bookings::whom(work, client, std::nullopt));
    booked_for.through = events::BookedThrough::offer;
    const auto row = TRY(scheduling::book(work, {.time = wanted(offer.time), .late_because = command.late_because, .hold = offer.hold}, booked_for,
                                          bookings::known(work)));
    TRY(notices::after_booking(work, row));
    return row;
}

waiting::rules::Time as_rule(const scheduling::FreeTime& time) { return {time.professional, time.unit, time.service, time.begins_at}; }

// Who answers: somebody at a desk opens the record of the client, who knows it.
enum class Answerer { desk, client };

Result<Done> answer_no(Work& work, OfferId id, events::OfferEnd how, Answerer who) {
    const auto offer = TRY(waiting::may_answer(work.rows(), id, work.now()));
    const auto row = TRY(waiting::known_wait(work.rows(), offer.wait));
    if (who == Answerer::desk) TRY(records::open(work, row.client, events::Purpose::booking));
    let_go(work, offer, row.client, how);
    return Done{};
}

Result<Accepted> answer_yes(Work& work, OfferId id, const AcceptOffer& command, Answerer who) {
    const auto offer = TRY(waiting::may_answer(work.rows(), id, work.now()));
    const auto row = TRY(waiting::known_wait(work.rows(), offer.wait));
    if (who == Answerer::desk) TRY(records::open(work, row.client, events::Purpose::booking));
    Accepted accepted{{}, std::nullopt, undo_until(work)};
    if (row.matter) {
        const auto decided = TRY(intake::book_offered(work, *row.matter, {wanted(offer.time), command.late_because, offer.hold}));
        accepted.decision = decided.decision;
        accepted.booking = *scheduling::booking(work.rows(), *decided.booking);
    } else {
        accepted.booking = TRY(book_for(work, offer, row.client, command));
    }
    waiting::end_offer(work, id, events::OfferEnd::accepted, accepted.booking.booking);
    TRY(notices::offer_ended(work, id, row.client));
    TRY(waiting::end(work, offer.wait, {events::WaitEnd::booked, "offer_accepted", accepted.decision}));
    return accepted;
}

}  // namespace

Result<Waits> enter(Work& work, ClientId client, const EnterWait& command) {
    TRY(clients::must_exist(work.rows(), client));
    TRY(must_be_alive(work, client));
    TRY(records::open(work, client, events::Purpose::booking));
    TRY(must_be_given(work, client, command));
    const auto row = TRY(waiting::enter(work, {.client = client,
                                               .matter = std::nullopt,
                                               .decision = std::nullopt,
                                               .unit = command.unit,
                                               .service = command.service,
                                               .urgency = events::Urgency::non_urgent,
                                               .guarantee_by = std::nullopt,
                                               .wishes = command.wishes}));
    return Waits{row};
}

Result<Waits> change(Work& work, WaitId wait, const ChangeWait& command) {
    const auto row = TRY(waiting::known_wait(work.rows(), wait));
    TRY(records::open(work, row.client, events::Purpose::booking));
    TRY(must_be_given(work, row.client, {row.unit, row.service, command.wishes}));
    const auto changed = TRY(waiting::change(work, wait, command.wishes));
    return Waits{changed};
}

Result<Done> withdraw(Work& work, WaitId wait, const WithdrawWait& command) {
    const auto row = TRY(waiting::known_wait(work.rows(), wait));
    const auto* reason = catalog().scheduling.reason(command.why);
    if (!reason || !reason->is_for(knowledge::BookingReasonFor::wait)) return Refusal{Reason::invalid, "scheduling.no_such_reason", "/why", {}};
    if (command.closes && !row.matter) return Refusal{Reason::out_of_order, "routing.not_carried_on", "/closes", {}};
    TRY(records::open(work, row.client, events::Purpose::booking));
    TRY(end_wait(work, row, {events::WaitEnd::withdrawn, command.why, std::nullopt}));
    if (!row.matter) return Done{};
    TRY(routing::carry_on_after_waiting(work, *row.matter, row.urgency, command.why));
    if (command.closes) TRY(under("/closes", intake::close_matter(work, *row.matter, *command.closes)));
    return Done{};
}

Result<Offered> offer(Work& work, WaitId wait, const OfferTime& command) {
    const auto row = TRY(waiting::known_wait(work.rows(), wait));
    const bool is_message = command.by == events::OfferedBy::message;
    if (is_message && !notices::are_told()) return only_phone();
    TRY(must_be_alive(work, row.client));
    TRY(waiting::may_offer(work.rows(), row, bookings::known(work).name, work.now()));
    TRY(records::open(work, row.client, events::Purpose::booking));
    // What ran out a moment ago is ended by whoever offers anew; the job of the house ends the others.
    if (const auto lapsed = waiting::open_offer_to(work.rows(), wait)) let_go(work, *lapsed, row.client, events::OfferEnd::expired);
    auto whom = TRY(bookings::whom(work, row.client, row.matter));
    whom.through = events::BookedThrough::offer;
    const scheduling::WantedTime time{.hours = command.hours,
                                      .begins_at = command.begins_at,
                                      .slots = std::nullopt,
                                      .others = std::nullopt,
                                      .room = std::nullopt,
                                      .exception = std::nullopt,
                                      .off_hours = std::nullopt};
    const auto held = TRY(scheduling::hold(work, time, events::HoldFor::offer, whom, kept_for(command.by, work.now()), bookings::known(work)));
    Offered offered{TRY(waiting::offer(work, {.wait = wait, .hold = held.hold, .time = held.time, .by = command.by, .answer_by = held.expires_at})),
                    std::nullopt};
    if (is_message) offered.channel = TRY(tell(work, offered.offer, row.client));
    return offered;
}

Result<Accepted> accept(Work& work, OfferId offer, const AcceptOffer& command) { return answer_yes(work, offer, command, Answerer::desk); }
Result<Done> decline(Work& work, OfferId offer) { return answer_no(work, offer, events::OfferEnd::declined, Answerer::desk); }
Result<Done> withdraw_offer(Work& work, OfferId offer) { return answer_no(work, offer, events::OfferEnd::withdrawn, Answerer::desk); }

Result<Accepted> accept_by_client(Work& work, OfferId offer) {
    // Whoever offered a time after the care guarantee knew it; the reason is that the client took what there was.
    return answer_yes(work, offer, {wire::Text<500, 1>{words(Language::fi, "offer.late_because")}}, Answerer::client);
}
Result<Done> decline_by_client(Work& work, OfferId offer) { return answer_no(work, offer, events::OfferEnd::declined, Answerer::client); }

int end_lapsed_offers(Work& work) {
    const auto lapsed = waiting::lapsed_offers(work.rows(), work.now());
    for (const auto& offer : lapsed) let_go(work, offer, waiting::known_wait(work.rows(), offer.wait).value().client, events::OfferEnd::expired);
    return static_cast<int>(lapsed.size());
}
bool has_lapsed_offers(sql::Reader& rows, Instant now) { return waiting::has_lapsed_offers(rows, now); }

Result<WaitRow> matter_waits(Work& work, const MatterWaits& waits) {
    TRY(must_be_given(work, waits.client, waits.entry));
    const auto whom = TRY(bookings::whom(work, waits.client, waits.matter));
    if (const auto row = waiting::of_matter(work.rows(), waits.matter)) {
        if (row->unit == waits.entry.unit && row->service == waits.entry.service) return Refusal{Reason::conflict, "waiting.waits_already", "/service", {}};
        TRY(end_wait(work, *row, {events::WaitEnd::replaced, "arranging_book", waits.decision}));
    }
    return waiting::enter(work, {.client = waits.client,
                                 .matter = waits.matter,
                                 .decision = waits.decision,
                                 .unit = waits.entry.unit,
                                 .service = waits.entry.service,
                                 .urgency = whom.urgency,
                                 .guarantee_by = whom.guarantee_by,
                                 .wishes = waits.entry.wishes});
}

Result<Done> matter_waits_no_more(Work& work, MatterId matter, const waiting::Ending& ending) {
    if (const auto row = waiting::of_matter(work.rows(), matter)) return end_wait(work, *row, ending);
    return Done{};
}

Result<Done> decision_undone(Work& work, DecisionId decision) {
    if (const auto row = waiting::of_decision(work.rows(), decision)) TRY(end_wait(work, *row, {events::WaitEnd::undone, "decision_undone", std::nullopt}));
    waiting::restore_ended_by(work, decision);
    return Done{};
}

std::vector<Waiter> waiters(sql::Reader& rows, UnitId unit, Instant now) {
    std::vector<Waiter> all;
    for (auto& row : waiting::in_book(rows, unit)) {
        Waiter one{.row = std::move(row), .named_workers = {}, .offers = {}, .live = std::nullopt};
        for (const auto& worker : continuity::named_workers(rows, one.row.client)) one.named_workers.push_back(worker.professional);
        one.offers = waiting::offers_to(rows, one.row.wait);
        if (!one.offers.empty() && !one.offers.back().ended_how && one.offers.back().answer_by > now) one.live = one.offers.back();
        all.push_back(std::move(one));
    }
    return all;
}

bool may_be_offered(const Waiter& waiter, const scheduling::FreeTime& time, Instant now) {
    if (time.begins_at <= now || !waiting::rules::is_of(waiting::entry_of(waiter.row), as_rule(time))) return false;
    const bool is_own = std::find(waiter.named_workers.begin(), waiter.named_workers.end(), time.professional) != waiter.named_workers.end();
    return scheduling::templates::may_have(time.purpose, {waiter.row.urgency, false, is_own});
}

bool suits(const Waiter& waiter, const scheduling::FreeTime& time, Instant now) {
    if (!may_be_offered(waiter, time, now)) return false;
    if (!waiting::rules::fits(waiting::entry_of(waiter.row), as_rule(time), waiting::practice(), now)) return false;
    return std::none_of(waiter.offers.begin(), waiter.offers.end(), [&](const OfferRow& offer) {
        const bool was_no = offer.ended_how == events::OfferEnd::declined || offer.ended_how == events::OfferEnd::expired;
        return was_no && offer.time.professional == time.professional && offer.time.begins_at == time.begins_at;
    });
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/waits", "wait_enter", Right::appt_book, &enter),
        routes::command("/api/waits/{wait}", "wait_change", Right::appt_book, &change),
        routes::command("/api/waits/{wait}/withdraw", "wait_withdraw", Right::appt_book, &withdraw),
        routes::command("/api/waits/{wait}/offers", "wait_offer", Right::appt_book, &offer),
        routes::command("/api/offers/{offer}/accept", "offer_accept", Right::appt_book, &accept),
        routes::command("/api/offers/{offer}/decline", "offer_decline", Right::appt_book, &decline),
        routes::command("/api/offers/{offer}/withdraw", "offer_withdraw", Right::appt_book, &withdraw_offer),
    };
}

}  // namespace koppi::refill
