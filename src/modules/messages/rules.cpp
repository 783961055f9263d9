// Messages, rules.
#include "modules/messages/rules.hpp"

#include <algorithm>

#include "core/civil_time.hpp"
#include "core/ensure.hpp"

namespace koppi::messages::rules {

namespace {

Result<Done> must_wait(const Standing& standing) {
    if (standing.state == MessageState::sent) return Refusal{Reason::conflict, "messages.already_sent", "", {}};
    if (standing.state != MessageState::waiting) return Refusal{Reason::out_of_order, "messages.not_waiting", "", {}};
    return Done{};
}

// Outcomes are recorded one after the other: a second word on the same try is a mistake of the courier.
Result<Done> must_be_next(const Standing& standing, int attempt) {
    if (attempt != standing.attempts + 1) return Refusal{Reason::conflict, "messages.another_attempt", "", {}};
    return Done{};
}

bool is_mobile(const Policy& policy, const std::string& phone) {
    return std::ranges::any_of(policy.mobile_prefixes, [&](const auto& prefix) { return phone.starts_with(prefix); });
}

}  // namespace

bool is_quiet(const Policy& policy, Instant at) {
    const int minute = civil(at).minute_of_day;
    if (policy.quiet_from <= policy.quiet_until) return minute >= policy.quiet_from && minute < policy.quiet_until;
    return minute >= policy.quiet_from || minute < policy.quiet_until;
}

Instant out_of_quiet(const Policy& policy, MessageChannel channel, Instant at) {
    if (channel != MessageChannel::sms || !is_quiet(policy, at)) return at;
    const auto now = civil(at);
    // The end of a night that has begun before midnight lies in the next day.
    const Date day = now.minute_of_day < policy.quiet_until ? now.date : plus_days(now.date, 1);
    const auto end = instant_at(day, policy.quiet_until);
    ensure(end.ok(), "quiet hours end at a time that every day has");
    return *end;
}

Instant due(const Policy& policy, MessageChannel channel, Instant wanted, std::optional<Instant> useful_until) {
    const Instant quiet_over = out_of_quiet(policy, channel, wanted);
    return useful_until && quiet_over >= *useful_until ? wanted : quiet_over;
}

std::optional<Instant> reminder_at(const Policy& policy, Instant begins_at, Instant now) {
    const auto at = instant_at(plus_days(helsinki_date(begins_at), -policy.reminder_days_before), policy.reminder_minute);
    ensure(at.ok(), "reminders leave at a time that every day has");
    if (*at <= now) return std::nullopt;
    return *at;
}

Minutes back_off(const Policy& policy, int attempt) {
    ensure(attempt >= 1 && !policy.back_off_minutes.empty(), "the first try is number one");
    const auto at = std::min(static_cast<std::size_t>(attempt), policy.back_off_minutes.size()) - 1;
    return Minutes{policy.back_off_minutes[at]};
}

std::optional<Instant> useful_until(const Policy& policy, MessageKind kind, MessageChannel channel, const events::MessageFacts& facts) {
    auto until = facts.begins_at;
    // What is not held is told until it would have been.
    const bool tells_of_what_was =
        kind == MessageKind::cancellation || kind == MessageKind::group_meeting_off || kind == MessageKind::group_seat_off || kind == MessageKind::group_off;
    if (tells_of_what_was) until = facts.was_at;
    if (kind == MessageKind::refill_offer || kind == MessageKind::callback_missed) until = facts.answer_by;
    if (until && channel == MessageChannel::letter) *until -= std::chrono::days{policy.days_in_post};
    return until;
}

std::optional<MessageChannel> channel_for(const Policy& policy, MessageKind kind, const Reachable& reachable, const events::MessageFacts& facts,
                                          Instant now) {
    const auto arrives = [&](MessageChannel channel) {
        const auto until = useful_until(policy, kind, channel, facts);
        return !until || now < *until;
    };
    if (reachable.phone && is_mobile(policy, *reachable.phone) && arrives(MessageChannel::sms)) return MessageChannel::sms;
    if (reachable.has_email && arrives(MessageChannel::email)) return MessageChannel::email;
    if (kind != MessageKind::reminder && reachable.has_address && arrives(MessageChannel::letter)) return MessageChannel::letter;
    return std::nullopt;
}

Result<events::MessageSent> sent(const Standing& standing, int attempt, std::optional<std::string> reference) {
    if (standing.state != MessageState::withdrawn) TRY(must_wait(standing));
    TRY(must_be_next(standing, attempt));
    return events::MessageSent{standing.message, attempt, std::move(reference)};
}

Result<Failed> failed(const Policy& policy, const Standing& standing, int attempt, std::string why, Failure failure, Instant now) {
    TRY(must_wait(standing));
    TRY(must_be_next(standing, attempt));
    if (failure == Failure::final || attempt >= policy.tries) return Failed{events::MessageGivenUp{standing.message, std::move(why)}};
    const Instant next = due(policy, standing.channel, now + back_off(policy, attempt), standing.useful_until);
    // Nobody is told of a visit after it has begun.
    if (standing.useful_until && next >= *standing.useful_until) return Failed{events::MessageGivenUp{standing.message, std::move(why)}};

    return Failed{events::MessageTryFailed{standing.message, attempt, std::move(why), next}};
}

Result<events::MessageGivenUp> give_up(const Standing& standing, std::string why) {
    TRY(must_wait(standing));
    return events::MessageGivenUp{standing.message, std::move(why)};
}

Result<events::MessageWithdrawn> withdraw(const Standing& standing, std::string why) {
    TRY(must_wait(standing));
    return events::MessageWithdrawn{standing.message, std::move(why)};
}

Result<events::MessageDealtWith> dealt_with(const Standing& standing, events::DealtWithHow how) {
    if (standing.dealt_with) return Refusal{Reason::conflict, "messages.already_dealt_with", "", {}};
    if (standing.state != MessageState::given_up) return Refusal{Reason::out_of_order, "messages.not_given_up", "", {}};
    return events::MessageDealtWith{standing.message, how};
}

Result<events::MessageStillToDealWith> still_to_deal_with(const Standing& standing) {
    if (standing.dealt_with != events::DealtWithHow::by_person) return Refusal{Reason::out_of_order, "messages.not_dealt_with", "", {}};
    return events::MessageStillToDealWith{standing.message};
}

}  // namespace koppi::messages::rules
