// Messages, rules: when a message leaves, how often it is tried, and which way it takes. No clock, no rows.
//
// Invariants: a message that was sent is never tried again; a later try waits at least as long as an earlier one; no text message wakes
// anybody, unless waiting for the morning would make it useless.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/result.hpp"
#include "core/time.hpp"
#include "events/messages.hpp"

namespace koppi::messages::rules {

using events::MessageChannel;
using events::MessageKind;
using events::MessageState;

// catalog/messages_policy.yaml, as far as rules ask. Minutes are of Helsinki's day.
struct Policy {
    int version;
    int tries;
    std::vector<int> back_off_minutes;  // after the first failure, the second …; the last one for all later
    int quiet_from;
    int quiet_until;
    int reminder_days_before;
    int reminder_minute;
    int days_in_post;
    std::vector<std::string> mobile_prefixes;
};

// Where a message stands.
struct Standing {
    MessageId message;
    MessageChannel channel;
    MessageState state;
    int attempts;
    std::optional<Instant> useful_until;
    std::optional<events::DealtWithHow> dealt_with = {};
};

bool is_quiet(const Policy& policy, Instant at);
// The same moment, or the end of the quiet hours in which it lies. Mail and letters wake nobody.
Instant out_of_quiet(const Policy& policy, MessageChannel channel, Instant at);
// When it leaves that is wanted then. What would be useless by the morning leaves in the quiet hours: late word is better than none.
Instant due(const Policy& policy, MessageChannel channel, Instant wanted, std::optional<Instant> useful_until);
// Absent when the visit is so near that whoever hears of it now needs no second word.
std::optional<Instant> reminder_at(const Policy& policy, Instant begins_at, Instant now);
Minutes back_off(const Policy& policy, int attempt);
// From when on the message helps nobody. A letter must still be carried.
std::optional<Instant> useful_until(const Policy& policy, MessageKind kind, MessageChannel channel, const events::MessageFacts& facts);

struct Reachable {
    std::optional<std::string> phone;
    bool has_email;
    bool has_address;
};
// A text message to a mobile phone, else mail, else a letter; none where nothing arrives in time. A reminder is not worth a letter.
std::optional<MessageChannel> channel_for(const Policy& policy, MessageKind kind, const Reachable& reachable, const events::MessageFacts& facts,
                                          Instant now);

// Passing: the next try may succeed. Final: this address or this text is not taken, however often it is tried.
enum class Failure { passing, final };

// What left after it was withdrawn did leave: that is recorded as it was.
Result<events::MessageSent> sent(const Standing& standing, int attempt, std::optional<std::string> reference);
using Failed = std::variant<events::MessageTryFailed, events::MessageGivenUp>;
Result<Failed> failed(const Policy& policy, const Standing& standing, int attempt, std::string why, Failure failure, Instant now);
Result<events::MessageGivenUp> give_up(const Standing& standing, std::string why);
Result<events::MessageWithdrawn> withdraw(const Standing& standing, std::string why);
Result<events::MessageDealtWith> dealt_with(const Standing& standing, events::DealtWithHow how);
// What somebody said by mistake; what went another way did go.
Result<events::MessageStillToDealWith> still_to_deal_with(const Standing& standing);

}  // namespace koppi::messages::rules
