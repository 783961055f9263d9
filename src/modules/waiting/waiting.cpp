// Waiting: load, decide, record.
#include "modules/waiting/waiting.hpp"

#include "modules/waiting/store.hpp"
#include "platform/catalog.hpp"
#include "platform/secret.hpp"

namespace koppi::waiting {

namespace {

events::WaitWishes as_recorded(const Wishes& wishes) {
    return {.professional = wishes.professional,
            .earliest = wishes.earliest,
            .latest = wishes.latest,
            .weekdays = wishes.weekdays,
            .times_of_day = wishes.times_of_day,
            .short_notice = wishes.short_notice,
            .note = wishes.note ? std::optional(wishes.note->value) : std::nullopt};
}

bool waits_already(sql::Reader& rows, const Entering& entering) {
    const auto waiting = store::of_client(rows, entering.client);
    return std::any_of(waiting.begin(), waiting.end(), [&](const WaitRow& row) {
        return row.matter == entering.matter && (entering.matter || (row.unit == entering.unit && row.service == entering.service));
    });
}

rules::OfferStanding standing_of(const OfferRow& offer) { return {offer.ended_how.has_value(), offer.answer_by}; }

}  // namespace

Result<WaitRow> enter(Work& work, const Entering& entering) {
    if (!catalog().service(entering.service)) return Refusal{Reason::invalid, "scheduling.no_such_service", "/service", {}};
    TRY(rules::may_wait(entering.urgency));
    if (waits_already(work.rows(), entering)) return Refusal{Reason::conflict, "waiting.waits_already", "/service", {}};
    const auto wishes = TRY(rules::sound(as_recorded(entering.wishes), helsinki_date(work.now())));
    const events::WaitEntered entered{.wait = work.fresh<WaitId>(),
                                      .client = entering.client,
                                      .matter = entering.matter,
                                      .decision = entering.decision,
                                      .unit = entering.unit,
                                      .service = entering.service,
                                      .urgency = entering.urgency,
                                      .guarantee_by = entering.guarantee_by,
                                      .wishes = wishes};
    work.record(entered);
    return *store::wait(work.rows(), entered.wait);
}

Result<WaitRow> change(Work& work, WaitId wait, const Wishes& wished) {
    const auto row = TRY(known_wait(work.rows(), wait));
    TRY(rules::may_change({.has_ended = row.ended_how.has_value(), .offered_by_name = {}, .answer_by = {}}));
    const auto wishes = TRY(rules::sound(as_recorded(wished), helsinki_date(work.now())));
    work.record(events::WaitChanged{wait, wishes});
    return *store::wait(work.rows(), wait);
}

Result<Done> end(Work& work, WaitId wait, const Ending& ending) {
    const auto row = TRY(known_wait(work.rows(), wait));
    TRY(rules::may_change({.has_ended = row.ended_how.has_value(), .offered_by_name = {}, .answer_by = {}}));
    ensure(!store::open_offer_to(work.rows(), wait), "the offer ends before the wait does");
    work.record(events::WaitEnded{wait, ending.how, ending.why, ending.decision});
    return Done{};
}

void restore_ended_by(Work& work, DecisionId decision) {
    for (const auto& row : store::ended_by(work.rows(), decision)) work.record(events::WaitRestored{row.wait, decision});
}

Result<Done> may_offer(sql::Reader& rows, const WaitRow& row, const std::function<std::string(ProfessionalId)>& name, Instant now) {
    rules::Standing standing{.has_ended = row.ended_how.has_value(), .offered_by_name = {}, .answer_by = {}};
    if (const auto offer = store::open_offer_to(rows, row.wait)) {
        standing.answer_by = offer->answer_by;
        if (offer->offered_by) standing.offered_by_name = name(*offer->offered_by);
    }
    return rules::may_offer(standing, now);
}

Result<OfferRow> offer(Work& work, const Offering& offering) {
    const auto row = TRY(known_wait(work.rows(), offering.wait));
    const auto& time = offering.time;
    TRY(rules::must_be_of(entry_of(row), {time.professional, time.unit, time.service, time.begins_at}));
    const events::WaitOffered offered{.offer = work.fresh<OfferId>(),
                                      .wait = offering.wait,
                                      .hold = offering.hold,
                                      .time = offering.time,
                                      .by = offering.by,
                                      .answer_by = offering.answer_by};
    work.record(offered);
    return *store::offer(work.rows(), offered.offer);
}

Result<OfferRow> may_answer(sql::Reader& rows, OfferId id, Instant now) {
    const auto offer = store::offer(rows, id);
    if (!offer) return Refusal{Reason::not_found, "waiting.no_such_offer", "", {}};
    TRY(rules::may_answer(standing_of(*offer), now));
    return *offer;
}

void end_offer(Work& work, OfferId offer, events::OfferEnd how, std::optional<BookingId> booking) {
    work.record(events::WaitOfferEnded{offer, how, booking});
}

std::string fresh_link(Work& work, OfferId offer) {
    constexpr std::chrono::days kept_for{30};
    store::forget_links_before(work.scratch(), work.now() - kept_for);
    auto secret = fresh_secret();
    store::insert_link(work.scratch(), secret_digest(secret), offer, work.now());
    return secret;
}

std::optional<OfferRow> offer_of_link(sql::Reader& rows, std::string_view secret) {
    if (!looks_like_secret(secret)) return std::nullopt;
    const auto offer = store::offer_of_link(rows, secret_digest(secret));
    if (!offer) return std::nullopt;
    return store::offer(rows, *offer);
}

Result<WaitRow> known_wait(sql::Reader& rows, WaitId wait) {
    auto row = store::wait(rows, wait);
    if (!row) return Refusal{Reason::not_found, "waiting.no_such_wait", "", {}};
    return *row;
}
std::optional<WaitRow> of_matter(sql::Reader& rows, MatterId matter) { return store::of_matter(rows, matter); }
std::optional<WaitRow> of_decision(sql::Reader& rows, DecisionId decision) { return store::of_decision(rows, decision); }
std::vector<WaitRow> of_client(sql::Reader& rows, ClientId client) { return store::of_client(rows, client); }
std::vector<WaitingFor> waiting_for(sql::Reader& rows) { return store::waiting_for(rows); }
std::vector<WaitRow> in_book(sql::Reader& rows, UnitId unit) {
    auto waiting = store::in_book(rows, unit);
    std::sort(waiting.begin(), waiting.end(), [](const WaitRow& a, const WaitRow& b) { return rules::before(entry_of(a), entry_of(b)); });
    return waiting;
}
std::vector<OfferRow> offers_to(sql::Reader& rows, WaitId wait) { return store::offers_to(rows, wait); }
std::optional<OfferRow> open_offer_to(sql::Reader& rows, WaitId wait) { return store::open_offer_to(rows, wait); }
std::vector<OfferRow> lapsed_offers(sql::Reader& rows, Instant now) { return store::lapsed_offers(rows, now); }
bool has_lapsed_offers(sql::Reader& rows, Instant now) { return store::has_lapsed_offers(rows, now); }

rules::Entry entry_of(const WaitRow& row) {
    return {.wait = row.wait,
            .unit = row.unit,
            .service = row.service,
            .urgency = row.urgency,
            .guarantee_by = row.guarantee_by,
            .wishes = row.wishes,
            .entered_at = row.entered_at};
}
rules::Practice practice() { return {Minutes{60 * catalog().scheduling.refill.short_notice_hours}}; }

}  // namespace koppi::waiting
