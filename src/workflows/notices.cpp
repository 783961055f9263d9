// Notices: the verbs.
#include "workflows/notices.hpp"

#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"

namespace koppi::notices {

namespace {

using messages::Message;
using messages::MessageChannel;
using messages::MessageFacts;
using messages::MessageKind;
using messages::MessageState;

template <class Told>
MessageFacts facts_of(sql::Reader& rows, const Told& told) {
    MessageFacts facts;
    facts.begins_at = told.begins_at;
    facts.ends_at = told.ends_at;
    facts.visit_kind = told.kind;
    facts.service = told.service;
    if (told.unit) facts.unit_name = directory::unit_name(rows, *told.unit);
    if (told.professional) facts.professional_name = directory::professional_name(rows, *told.professional);
    return facts;
}

MessageFacts visit_facts(sql::Reader& rows, const Visit& visit) {
    auto facts = facts_of(rows, visit);
    facts.remote_link = visit.remote_link;
    return facts;
}

// What a message says is so: a cancelled visit has no time. The time that was is the way there and no part of it.
MessageFacts said_by(const Message& message) {
    if (message.kind == MessageKind::cancellation) return {};
    auto facts = message.facts;
    facts.was_at.reset();
    return facts;
}

// The last word on a booking that the client has, or is about to get. Reminders only repeat.
std::optional<Message> last_word(const std::vector<Message>& about) {
    std::optional<Message> last;
    for (const auto& one : about)
        if (one.kind != MessageKind::reminder && stands(one)) last = one;
    return last;
}

// What waits to tell something else than this. The same word may stay: it is not told twice.
Result<Done> withdraw_others(Work& work, BookingId booking, const MessageFacts& so, const std::string& why) {
    for (const auto& one : messages::about(work.rows(), booking))
        if (one.state == MessageState::waiting && said_by(one) != so) TRY(messages::withdraw(work, one.message, why));
    return Done{};
}

Noticed unsaid(Unsaid why) { return {std::nullopt, std::nullopt, why}; }

// Tells what is so, unless that is the last word already.
Result<Noticed> tell(Work& work, MessageKind kind, const Visit& visit, MessageFacts facts) {
    const auto about = messages::about(work.rows(), visit.booking);
    const auto last = last_word(about);
    Message wished{};
    wished.kind = kind;
    wished.facts = facts;
    if (last && said_by(*last) == said_by(wished)) return Noticed{last->message, last->channel, Unsaid::told_already};
    return queue(work, {.kind = kind,
                        .client = visit.client,
                        .booking = visit.booking,
                        .dedup = dedup_of(kind, visit.booking.text(), about.size()),
                        .facts = std::move(facts)});
}

bool telling = false;

Visit visit_of(const scheduling::BookingRow& row) {
    return {.booking = row.booking,
            .client = row.client,
            .begins_at = row.begins_at,
            .ends_at = row.ends_at,
            .kind = row.kind,
            .service = row.service,
            .professional = row.professional,
            .unit = row.unit,
            .remote_link = row.remote_room ? scheduling::remote_link(*row.remote_room) : std::nullopt};
}

}  // namespace

std::string dedup_of(MessageKind kind, const std::string& of, std::size_t number) {
    return std::string(wire::word(kind)) + ":" + of + ":" + std::to_string(number);
}

bool stands(const Message& message) { return message.state == MessageState::waiting || message.state == MessageState::sent; }

Result<Noticed> queue(Work& work, Telling telling) {
    const auto reach = clients::reach(work.rows(), telling.client);
    if (!reach) return Refusal{Reason::not_found, "client.no_such_client", "/client", {}};
    if (reach->died) return unsaid(Unsaid::client_has_died);
    const auto channel = messages::channel_for(telling.kind, {reach->phone, reach->email.has_value(), reach->address.has_value()}, telling.facts,
                                               telling.not_before.value_or(work.now()));
    if (!channel) return unsaid(Unsaid::nobody_to_reach);
    const auto message = TRY(messages::queue(work, {.kind = telling.kind,
                                                    .channel = *channel,
                                                    .client = telling.client,
                                                    .booking = telling.booking,
                                                    .seat = telling.seat,
                                                    .meeting = telling.meeting,
                                                    .language = reach->language,
                                                    .not_before = telling.not_before,
                                                    .dedup = std::move(telling.dedup),
                                                    .facts = std::move(telling.facts),
                                                    .is_content_free = reach->non_disclosure}));
    return Noticed{message, channel, std::nullopt};
}

void set_telling(bool tells) { telling = tells; }
bool are_told() { return telling; }

Result<Done> after_booking(Work& work, const scheduling::BookingRow& row) {
    if (telling) TRY(booked(work, visit_of(row)));
    return Done{};
}
Result<Done> after_move(Work& work, const scheduling::BookingRow& row, Instant was_at) {
    if (telling) TRY(moved(work, visit_of(row), was_at));
    return Done{};
}
Result<Done> after_cancelling(Work& work, const scheduling::BookingRow& row) {
    if (telling) TRY(cancelled(work, visit_of(row)));
    return Done{};
}

Result<Noticed> booked(Work& work, const Visit& visit) {
    auto facts = visit_facts(work.rows(), visit);
    // A cancellation that was taken back in time never leaves.
    TRY(withdraw_others(work, visit.booking, facts, "restored"));
    const auto confirmed = TRY(tell(work, MessageKind::confirmation, visit, std::move(facts)));
    TRY(reminder(work, visit));
    return confirmed;
}

Result<Noticed> moved(Work& work, const Visit& visit, Instant was_at) {
    auto facts = visit_facts(work.rows(), visit);
    TRY(withdraw_others(work, visit.booking, facts, "moved"));
    // With another professional at the same time no earlier time has passed away.
    if (was_at != visit.begins_at) facts.was_at = was_at;
    const auto changed = TRY(tell(work, MessageKind::change, visit, std::move(facts)));
    TRY(reminder(work, visit));
    return changed;
}

Result<Noticed> cancelled(Work& work, const Visit& visit) {
    TRY(withdraw_others(work, visit.booking, {}, "cancelled"));
    MessageFacts facts;
    facts.was_at = visit.begins_at;
    return tell(work, MessageKind::cancellation, visit, std::move(facts));
}

Result<Noticed> reminder(Work& work, const Visit& visit) {
    const auto at = messages::reminder_at(visit.begins_at, work.now());
    if (!at) return unsaid(Unsaid::too_near);
    auto facts = visit_facts(work.rows(), visit);
    const auto about = messages::about(work.rows(), visit.booking);
    for (const auto& one : about)
        if (one.kind == MessageKind::reminder && stands(one) && one.facts == facts) return Noticed{one.message, one.channel, Unsaid::told_already};
    return queue(work, {.kind = MessageKind::reminder,
                        .client = visit.client,
                        .booking = visit.booking,
                        .not_before = at,
                        .dedup = dedup_of(MessageKind::reminder, visit.booking.text(), about.size()),
                        .facts = std::move(facts)});
}

std::optional<OfferId> offer_told(sql::Reader& rows, const Message& message) {
    if (message.kind != MessageKind::refill_offer) return std::nullopt;
    const auto first = messages::first_of(rows, message);
    const auto begins = dedup_of(MessageKind::refill_offer, "", 0).find(':') + 1;
    const auto ends = first.dedup.find(':', begins);
    if (ends == std::string::npos) return std::nullopt;
    return OfferId::parse(std::string_view(first.dedup).substr(begins, ends - begins));
}

Result<Noticed> offer(Work& work, const RefillOffer& offer) {
    auto facts = facts_of(work.rows(), offer);
    facts.answer_by = offer.answer_by;
    return queue(work, {.kind = MessageKind::refill_offer,
                        .client = offer.client,
                        .dedup = dedup_of(MessageKind::refill_offer, offer.offer.text() + ":" + offer.client.text(), 0),
                        .facts = std::move(facts)});
}

Result<Done> offer_ended(Work& work, OfferId offer, ClientId client) {
    const auto waiting = messages::by_dedup(work.rows(), dedup_of(MessageKind::refill_offer, offer.text() + ":" + client.text(), 0));
    if (!waiting || waiting->state != MessageState::waiting) return Done{};
    return messages::withdraw(work, waiting->message, "offer_ended");
}

}  // namespace koppi::notices
