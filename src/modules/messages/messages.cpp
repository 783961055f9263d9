// Messages: load, decide, record.
#include "modules/messages/messages.hpp"

#include "modules/messages/rules.hpp"
#include "modules/messages/store.hpp"
#include "modules/messages/texts.hpp"

namespace koppi::messages {

Result<MessageId> queue(Work& work, const QueueMessage& command) {
    if (const auto known = by_dedup(work.rows(), command.dedup)) return known->message;
    const auto& policy = wording().policy;
    const auto useful_until = rules::useful_until(policy, command.kind, command.channel, command.facts);
    const Instant wanted = std::max(command.not_before.value_or(work.now()), work.now());
    const events::MessageQueued queued{
        .message = work.fresh<MessageId>(),
        .kind = command.kind,
        .channel = command.channel,
        .client = command.client,
        .booking = command.booking,
        .seat = command.seat,
        .meeting = command.meeting,
        .language = command.language,
        .due_at = rules::due(policy, command.channel, wanted, useful_until),
        .useful_until = useful_until,
        .dedup = command.dedup,
        .facts = command.facts,
        .is_content_free = command.is_content_free,
        .policy_version = policy.version,
    };
    work.record(queued);
    return queued.message;
}

Result<Done> withdraw(Work& work, MessageId message, std::string why) {
    const auto standing = TRY(store::standing(work.rows(), message));
    work.record(TRY(rules::withdraw(standing, std::move(why))));
    return Done{};
}

Result<Done> record_sent(Work& work, MessageId message, int attempt, std::optional<std::string> reference) {
    const auto standing = TRY(store::standing(work.rows(), message));
    work.record(TRY(rules::sent(standing, attempt, std::move(reference))));
    return Done{};
}

Result<Done> record_failed(Work& work, MessageId message, int attempt, std::string why, Failure failure) {
    const auto standing = TRY(store::standing(work.rows(), message));
    const auto failed = TRY(rules::failed(wording().policy, standing, attempt, std::move(why), failure, work.now()));
    std::visit([&](const auto& event) { work.record(event); }, failed);
    return Done{};
}

Result<Done> give_up(Work& work, MessageId message, std::string why) {
    const auto standing = TRY(store::standing(work.rows(), message));
    work.record(TRY(rules::give_up(standing, std::move(why))));
    return Done{};
}

Result<Done> deal_with(Work& work, MessageId message, DealtWithHow how) {
    const auto standing = TRY(store::standing(work.rows(), message));
    work.record(TRY(rules::dealt_with(standing, how)));
    return Done{};
}

Result<Done> take_back_dealt_with(Work& work, MessageId message) {
    const auto standing = TRY(store::standing(work.rows(), message));
    work.record(TRY(rules::still_to_deal_with(standing)));
    return Done{};
}

namespace {

constexpr std::string_view instead = "instead:";

}  // namespace

std::string instead_of(MessageId message) { return std::string(instead) + message.text(); }

Message first_of(sql::Reader& rows, const Message& message_now) {
    Message first = message_now;
    while (first.dedup.starts_with(instead)) {
        const auto before = MessageId::parse(std::string_view(first.dedup).substr(instead.size()));
        auto found = before ? message(rows, *before) : std::nullopt;
        if (!found) break;
        first = std::move(*found);
    }
    return first;
}

std::vector<Message> of_the_same(sql::Reader& rows, const Message& message) {
    if (message.booking) return about(rows, *message.booking);
    std::vector<Message> same;
    if (message.seat)
        for (auto& one : about(rows, *message.seat))
            if (one.meeting == message.meeting) same.push_back(std::move(one));
    return same;
}

std::vector<Message> due(sql::Reader& rows, MessageChannel channel, Instant now, int limit) {
    const Instant quiet_over = rules::out_of_quiet(wording().policy, channel, now);
    return store::due(rows, channel, now, quiet_over == now ? std::nullopt : std::optional(quiet_over), limit);
}

std::optional<MessageChannel> channel_for(MessageKind kind, const Reachable& reachable, const MessageFacts& facts, Instant now) {
    return rules::channel_for(wording().policy, kind, reachable, facts, now);
}

std::optional<Instant> reminder_at(Instant begins_at, Instant now) { return rules::reminder_at(wording().policy, begins_at, now); }

}  // namespace koppi::messages
