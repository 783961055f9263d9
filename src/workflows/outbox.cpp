// Outbox: the courier's rounds, and the letters.
#include "workflows/outbox.hpp"

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "platform/log.hpp"
#include "workflows/offer_links.hpp"

namespace koppi::outbox {

namespace {

using messages::Content;
using messages::Message;
using messages::MessageChannel;
using messages::MessageKind;
using messages::MessageState;

constexpr int messages_in_a_round = 50;
constexpr int letters_shown = 200;
constexpr Millis shortest_pause = 30s;
constexpr Millis longest_pause = 15min;

Content content_for(const clients::Reach& reach) { return reach.non_disclosure ? Content::also_content_free : Content::as_queued; }

courier::Outcome carried(const Ways& ways, const Message& message, const clients::Reach& reach, const std::optional<std::string>& answer_link,
                         Instant now) {
    if (reach.died) return {courier::Fate::refused, "client_has_died"};
    if (message.channel == MessageChannel::sms) {
        if (!reach.phone) return {courier::Fate::refused, "no_address"};
        return ways.sms({.to = *reach.phone, .text = messages::sms_text(message, content_for(reach), answer_link), .id = message.message.text()});
    }
    if (!reach.email) return {courier::Fate::refused, "no_address"};
    auto mail = messages::mail(message, content_for(reach), answer_link);
    return ways.email({.to = *reach.email, .subject = std::move(mail.subject), .text = std::move(mail.text), .id = message.message.text(), .at = now});
}

// The newest word on the same that is so.
std::optional<Message> word_that_stands(sql::Reader& rows, const Message& about) {
    std::optional<Message> stands;
    for (const auto& one : messages::of_the_same(rows, about))
        if (one.message != about.message && one.kind != MessageKind::reminder && (one.state == MessageState::sent || one.state == MessageState::waiting))
            stands = one;
    return stands;
}

// A number that is no more, or an address that no server knows: the same word goes by mail, or by letter, if that still arrives in time.
Result<Done> another_way(Work& work, MessageId message, const courier::Outcome& outcome) {
    if (outcome.why != "no_address" && outcome.why != "address_refused") return Done{};
    const auto failed = messages::message(work.rows(), message);
    const auto reach = clients::reach(work.rows(), failed->client);
    if (failed->state != MessageState::given_up || !reach || reach->died) return Done{};
    const bool may_mail = failed->channel == MessageChannel::sms && reach->email.has_value();
    const auto channel = messages::channel_for(failed->kind, {std::nullopt, may_mail, reach->address.has_value()}, failed->facts, work.now());
    if (!channel) return Done{};
    TRY(messages::queue(work, {.kind = failed->kind,
                               .channel = *channel,
                               .client = failed->client,
                               .booking = failed->booking,
                               .seat = failed->seat,
                               .meeting = failed->meeting,
                               .language = failed->language,
                               .not_before = std::nullopt,
                               .dedup = messages::instead_of(message),
                               .facts = failed->facts,
                               .is_content_free = failed->is_content_free}));
    return messages::deal_with(work, message, messages::DealtWithHow::another_way);
}

Result<Message> letter(sql::Reader& rows, MessageId message) {
    const auto found = messages::message(rows, message);
    if (!found || found->channel != MessageChannel::letter) return Refusal{Reason::not_found, "messages.no_such_message", "", {}};
    return *found;
}

}  // namespace

Result<Done> record(Work& work, MessageId message, int attempt, const courier::Outcome& outcome) {
    if (outcome.fate != courier::Fate::taken) {
        const auto failure = outcome.fate == courier::Fate::refused ? messages::Failure::final : messages::Failure::passing;
        TRY(messages::record_failed(work, message, attempt, outcome.why, failure));
        return another_way(work, message, outcome);
    }
    const auto before = messages::message(work.rows(), message);
    TRY(messages::record_sent(work, message, attempt, outcome.reference));
    if (before->state != MessageState::withdrawn) return Done{};
    const auto stands = word_that_stands(work.rows(), *before);
    // What waits still will be told after this one by itself.
    if (!stands || stands->state == MessageState::waiting) return Done{};
    TRY(messages::queue(work, {.kind = stands->kind,
                               .channel = stands->channel,
                               .client = stands->client,
                               .booking = stands->booking,
                               .seat = stands->seat,
                               .meeting = stands->meeting,
                               .language = stands->language,
                               .not_before = std::nullopt,
                               .dedup = "again:" + message.text(),
                               .facts = stands->facts,
                               .is_content_free = stands->is_content_free}));
    return Done{};
}

Courier::Courier(const routes::House& house, Ways ways) : house_(house), ways_(std::move(ways)) {}

bool Courier::round() {
    // A commit that fails would lose the outcome of whatever is sent now.
    if (!record_outcomes() || house_.writer.is_failing()) return false;
    const Instant now = house_.clock.now();
    give_up_late_ones(now);
    bool tried = false;
    if (ways_.sms) tried = carry(MessageChannel::sms, sms_pause_) || tried;
    if (ways_.email) tried = carry(MessageChannel::email, email_pause_) || tried;
    count_waiting(house_.clock.now());
    return tried;
}

bool Courier::record_outcomes() {
    while (!unrecorded_.empty()) {
        const auto& one = unrecorded_.front();
        std::optional<Result<Done>> recorded;
        bool has_given_up = false;
        try {
            house_.writer.run("message_outcome", Actor{}, std::nullopt, [&](Work& work) {
                recorded.emplace(record(work, one.message, one.attempt, one.outcome));
                has_given_up = recorded->ok() && messages::message(work.rows(), one.message)->state == MessageState::given_up;
                return Answer{recorded->ok() ? 200 : routes::status_of(recorded->refusal().reason), "", !recorded->ok()};
            });
        } catch (const std::exception& accident) {
            // Kept, and recorded before anything else is sent.
            log::error("message outcome not recorded", {{"message", one.message}, {"why", log::Word{accident.what()}}});
            return false;
        }
        if (has_given_up) ++given_up_;
        // Withdrawn or given up while it was on its way, and it did not arrive: there is nothing to record.
        if (recorded && !*recorded) log::info("message outcome refused", {{"message", one.message}, {"code", log::Word{recorded->refusal().code}}});
        unrecorded_.erase(unrecorded_.begin());
    }
    return true;
}

void Courier::give_up_late_ones(Instant now) {
    std::vector<Message> late;
    house_.reading([&](sql::Reader& rows) { late = messages::too_late(rows, now, messages_in_a_round); });
    for (const auto& one : late) {
        house_.writer.run("message_give_up", Actor{}, std::nullopt, [&](Work& work) {
            const auto given_up = messages::give_up(work, one.message, "too_late");
            return Answer{given_up ? 200 : routes::status_of(given_up.refusal().reason), "", !given_up.ok()};
        });
        ++given_up_;
    }
}

bool Courier::carry(MessageChannel channel, Pause& pause) {
    const Instant begun = house_.clock.now();
    if (begun < pause.until) return false;
    std::vector<Message> due;
    house_.reading([&](sql::Reader& rows) { due = messages::due(rows, channel, begun, messages_in_a_round); });
    for (const auto& read : due) {
        // Looked up anew for each: it may have been withdrawn, or the number changed, while others were sent.
        std::optional<Message> message;
        std::optional<clients::Reach> reach;
        house_.reading([&](sql::Reader& rows) {
            message = messages::message(rows, read.message);
            reach = clients::reach(rows, read.client);
        });
        if (!message || message->state != MessageState::waiting || !reach) continue;
        std::optional<std::string> answer_link;
        if (message->kind == MessageKind::refill_offer && !reach->non_disclosure && !reach->died) answer_link = offer_links::fresh(house_, *message);
        const auto outcome = carried(ways_, *message, *reach, answer_link, house_.clock.now());
        if (outcome.fate == courier::Fate::taken) {
            ++sent_;
        } else {
            ++failed_;
            log::warning("message not taken", {{"message", message->message}, {"channel", log::Word{wire::word(channel)}}, {"why", log::Word{outcome.why}}});
        }
        unrecorded_.push_back({message->message, message->attempts + 1, outcome});
        if (!record_outcomes()) return false;
        if (outcome.fate == courier::Fate::down) {
            pause.length = std::clamp(pause.length * 2, shortest_pause, longest_pause);
            pause.until = house_.clock.now() + pause.length;
            return false;
        }
        pause = {};
    }
    return !due.empty();
}

void Courier::count_waiting(Instant now) {
    messages::Waiting waiting{};
    house_.reading([&](sql::Reader& rows) { waiting = messages::waiting(rows, now); });
    const std::lock_guard lock(mutex_);
    waiting_ = waiting;
    counted_at_ = now;
}

Counters Courier::counters() const {
    const std::lock_guard lock(mutex_);
    return {sent_.load(), failed_.load(), given_up_.load(), waiting_, counted_at_};
}

Letters letters_waiting(sql::Reader& rows, Instant now) {
    Letters waiting;
    for (const auto& one : messages::due(rows, MessageChannel::letter, now, letters_shown))
        waiting.letters.push_back({one.message, one.kind, one.language, one.queued_at, one.useful_until});
    return waiting;
}

Result<Done> letter_printed(Work& work, MessageId message) {
    const auto printed = TRY(letter(work.rows(), message));
    return messages::record_sent(work, message, printed.attempts + 1, std::nullopt);
}

namespace {

using routes::Call;
using routes::Right;

Result<Letters> letters_call(sql::Reader& rows, const Done&, const Call& call) { return letters_waiting(rows, call.now); }

// The page has a name, an address and a time on it: whoever sees it has opened the record.
Result<access::ClientKey> open_letter_call(Work& work, const Done&, const Call& call) {
    const auto message = TRY(call.id<MessageId>("message"));
    const auto found = TRY(letter(work.rows(), message));
    return access::open(work, found.client, events::Purpose::booking, std::nullopt);
}
Result<LetterPage> letter_call(sql::Reader& rows, const access::ClientKey& key, const Done&, const Call& call) {
    const auto message = TRY(call.id<MessageId>("message"));
    const auto found = TRY(letter(rows, message));
    const auto reach = clients::reach(rows, key.client());
    if (!reach || found.client != key.client()) return Refusal{Reason::not_found, "messages.no_such_message", "", {}};
    if (reach->died) return Refusal{Reason::out_of_order, "messages.client_has_died", "", {}};
    if (!reach->address) return Refusal{Reason::out_of_order, "messages.no_address", "", {}};
    return LetterPage{message, messages::letter_page(found, content_for(*reach), {reach->given_names + " " + reach->family_name, *reach->address},
                                                     helsinki_date(call.now))};
}

Result<Done> dealt_with_call(Work& work, const Done&, const Call& call) {
    const auto message = TRY(call.id<MessageId>("message"));
    return messages::deal_with(work, message, messages::DealtWithHow::by_person);
}

Result<Done> not_dealt_with_call(Work& work, const Done&, const Call& call) {
    const auto message = TRY(call.id<MessageId>("message"));
    return messages::take_back_dealt_with(work, message);
}

}  // namespace

routes::Routes routes() {
    return {
        routes::read<Done, Letters>("/api/letters", "letter_list", Right::appt_read, letters_call),
        routes::opening("/api/letters/{message}/page", "letter_page", Right::appt_book, &open_letter_call, &letter_call),
        routes::command("/api/letters/{message}/printed", "letter_printed", Right::appt_book, &letter_printed),
        routes::command("/api/messages/{message}/dealt-with", "message_dealt_with", Right::appt_book, &dealt_with_call),
        routes::command("/api/messages/{message}/not-dealt-with", "message_not_dealt_with", Right::appt_book, &not_dealt_with_call),
    };
}

}  // namespace koppi::outbox
