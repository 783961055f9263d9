// Messages: the rules, a sentence each, and what must hold whatever the courier meets.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"
#include "modules/messages/rules.hpp"

namespace koppi::messages {

namespace {

using events::MessageChannel;
using events::MessageKind;
using events::MessageState;
using rules::Failure;

const rules::Policy& policy() {
    static const rules::Policy one{.version = 1,
                                   .tries = 4,
                                   .back_off_minutes = {1, 5, 60},
                                   .quiet_from = 21 * 60,
                                   .quiet_until = 8 * 60,
                                   .reminder_days_before = 2,
                                   .reminder_minute = 12 * 60,
                                   .days_in_post = 4,
                                   .mobile_prefixes = {"+3584", "+35850"}};
    return one;
}

Instant at(const char* text) { return instant_from(text).value(); }

rules::Standing waiting(MessageChannel channel = MessageChannel::sms) {
    return {.message = {}, .channel = channel, .state = MessageState::waiting, .attempts = 0, .useful_until = {}};
}

}  // namespace

TEST_CASE("a text message waits for the morning, on a common night and on the two nights when clocks are moved") {
    const auto leaves = [](const char* wanted) { return instant_text(rules::out_of_quiet(policy(), MessageChannel::sms, at(wanted))); };
    CHECK(leaves("2026-11-27T20:59:59+02:00") == instant_text(at("2026-11-27T20:59:59+02:00")));
    CHECK(leaves("2026-11-27T21:00:00+02:00") == instant_text(at("2026-11-28T08:00:00+02:00")));
    CHECK(leaves("2026-11-28T07:59:59+02:00") == instant_text(at("2026-11-28T08:00:00+02:00")));
    CHECK(leaves("2026-11-28T08:00:00+02:00") == instant_text(at("2026-11-28T08:00:00+02:00")));
    // 28 March 2027: 03:00 becomes 04:00, the night is ten hours long. 25 October 2026: 04:00 becomes 03:00, it is twelve.
    CHECK(leaves("2027-03-27T21:00:00+02:00") == instant_text(at("2027-03-28T08:00:00+03:00")));
    CHECK(leaves("2027-03-28T03:30:00+02:00") == instant_text(at("2027-03-28T08:00:00+03:00")));
    CHECK(leaves("2026-10-24T21:00:00+03:00") == instant_text(at("2026-10-25T08:00:00+02:00")));
    CHECK(leaves("2026-10-25T03:30:00+03:00") == leaves("2026-10-25T03:30:00+02:00"));
    CHECK(rules::out_of_quiet(policy(), MessageChannel::email, at("2026-11-27T23:00:00+02:00")) == at("2026-11-27T23:00:00+02:00"));
}

TEST_CASE("no text message leaves in quiet hours, none leaves early, and none waits a minute too long") {
    // Four days around each Sunday on which the clocks are moved, and any time of the year.
    const std::array around{at("2026-03-27T00:00:00Z"), at("2026-10-23T00:00:00Z"), at("2027-03-26T00:00:00Z"), at("2026-06-01T00:00:00Z")};
    CHECK(rc::check([&] {
        const auto begin = around[*rc::gen::inRange<std::size_t>(0, around.size())];
        const Instant wanted = begin + Millis{*rc::gen::inRange<std::int64_t>(0, 4 * 24 * 3600 * 1000LL)};
        const Instant leaves = rules::out_of_quiet(policy(), MessageChannel::sms, wanted);
        RC_ASSERT(leaves >= wanted);
        RC_ASSERT(!rules::is_quiet(policy(), leaves));
        RC_ASSERT(civil(leaves).minute_of_day >= 8 * 60 && civil(leaves).minute_of_day < 21 * 60);
        RC_ASSERT(leaves == wanted || rules::is_quiet(policy(), leaves - Millis{1}));
        RC_ASSERT(leaves - wanted <= std::chrono::hours{12});
        RC_ASSERT(rules::out_of_quiet(policy(), MessageChannel::sms, leaves) == leaves);
    }));
}

TEST_CASE("word of a visit before the morning leaves at night rather than too late") {
    const auto wanted = at("2026-11-27T22:00:00+02:00");
    CHECK(rules::due(policy(), MessageChannel::sms, wanted, at("2026-11-28T07:30:00+02:00")) == wanted);
    CHECK(rules::due(policy(), MessageChannel::sms, wanted, at("2026-11-28T08:00:00+02:00")) == wanted);
    CHECK(rules::due(policy(), MessageChannel::sms, wanted, at("2026-11-28T08:01:00+02:00")) == at("2026-11-28T08:00:00+02:00"));
}

TEST_CASE("a reminder leaves at noon two days before, by the wall clock, and not at all when that has passed") {
    CHECK(rules::reminder_at(policy(), at("2026-11-30T09:00:00+02:00"), at("2026-11-20T09:00:00+02:00")) == at("2026-11-28T12:00:00+02:00"));
    // A visit just after the clocks were moved is reminded of at the old noon.
    CHECK(rules::reminder_at(policy(), at("2027-03-29T09:00:00+03:00"), at("2027-03-01T09:00:00+02:00")) == at("2027-03-27T12:00:00+02:00"));
    CHECK(!rules::reminder_at(policy(), at("2026-11-30T09:00:00+02:00"), at("2026-11-28T12:00:00+02:00")));
}

TEST_CASE("a later try never waits less than an earlier one") {
    Minutes before{0};
    for (int attempt = 1; attempt < 50; ++attempt) {
        CHECK(rules::back_off(policy(), attempt) >= before);
        before = rules::back_off(policy(), attempt);
    }
    CHECK(rules::back_off(policy(), 1) == Minutes{1});
    CHECK(before == Minutes{60});
}

TEST_CASE("a mobile phone gets a text message, else mail, else a letter, as long as it arrives in time") {
    events::MessageFacts facts;
    facts.begins_at = at("2026-11-30T09:00:00+02:00");
    const auto now = at("2026-11-20T09:00:00+02:00");
    const auto way = [&](MessageKind kind, const rules::Reachable& reachable, Instant when) {
        return rules::channel_for(policy(), kind, reachable, facts, when);
    };
    CHECK(way(MessageKind::confirmation, {"+358401234567", true, true}, now) == MessageChannel::sms);
    CHECK(way(MessageKind::confirmation, {"+358501234567", false, true}, now) == MessageChannel::sms);
    CHECK(way(MessageKind::confirmation, {"+35854123456", true, true}, now) == MessageChannel::email);
    CHECK(way(MessageKind::confirmation, {std::nullopt, false, true}, now) == MessageChannel::letter);
    CHECK(way(MessageKind::confirmation, {std::nullopt, false, false}, now) == std::nullopt);
    // Four days in the post: on the fifth day before the visit a letter still arrives, on the fourth it does not.
    CHECK(way(MessageKind::confirmation, {std::nullopt, false, true}, at("2026-11-26T08:59:00+02:00")) == MessageChannel::letter);
    CHECK(way(MessageKind::confirmation, {std::nullopt, false, true}, at("2026-11-26T09:00:00+02:00")) == std::nullopt);
    CHECK(way(MessageKind::reminder, {std::nullopt, false, true}, now) == std::nullopt);
    CHECK(way(MessageKind::confirmation, {"+358401234567", true, true}, at("2026-11-30T09:00:00+02:00")) == std::nullopt);
    facts.answer_by = at("2026-11-21T09:00:00+02:00");
    CHECK(way(MessageKind::refill_offer, {std::nullopt, false, true}, now) == std::nullopt);
    CHECK(way(MessageKind::refill_offer, {std::nullopt, true, true}, now) == MessageChannel::email);
}

TEST_CASE("what is not taken is given up at once; what may pass is tried again until the tries are used or the visit begins") {
    const auto now = at("2026-11-27T12:00:00+02:00");
    const auto outcome = [&](rules::Standing standing, int attempt, Failure failure) {
        standing.attempts = attempt - 1;
        return rules::failed(policy(), standing, attempt, "timed_out", failure, now);
    };
    CHECK(std::get<events::MessageTryFailed>(*outcome(waiting(), 1, Failure::passing)).next_try_at == now + Minutes{1});
    CHECK(std::get<events::MessageTryFailed>(*outcome(waiting(), 3, Failure::passing)).next_try_at == now + Minutes{60});
    CHECK(std::holds_alternative<events::MessageGivenUp>(*outcome(waiting(), 4, Failure::passing)));
    CHECK(std::holds_alternative<events::MessageGivenUp>(*outcome(waiting(), 1, Failure::final)));
    auto soon = waiting();
    soon.useful_until = now + Minutes{5};
    CHECK(std::holds_alternative<events::MessageTryFailed>(*outcome(soon, 1, Failure::passing)));
    CHECK(std::holds_alternative<events::MessageGivenUp>(*outcome(soon, 2, Failure::passing)));
    CHECK(rules::failed(policy(), waiting(), 2, "timed_out", Failure::passing, now).refusal().code == "messages.another_attempt");
}

TEST_CASE("only what was given up is dealt with, and once") {
    using How = events::DealtWithHow;
    const auto answer = [](MessageState state, std::optional<How> dealt_before) {
        auto standing = waiting();
        standing.state = state;
        standing.dealt_with = dealt_before;
        const auto dealt = rules::dealt_with(standing, events::DealtWithHow::by_person);
        return dealt ? "dealt with" : dealt.refusal().code;
    };
    CHECK(answer(MessageState::given_up, {}) == "dealt with");
    CHECK(answer(MessageState::given_up, How::by_person) == "messages.already_dealt_with");
    for (const auto state : {MessageState::waiting, MessageState::sent, MessageState::withdrawn}) CHECK(answer(state, {}) == "messages.not_given_up");
}

TEST_CASE("what a person called dealt with by mistake is taken back; what went another way did go") {
    using How = events::DealtWithHow;
    const auto answer = [](std::optional<How> dealt_before) {
        auto standing = waiting();
        standing.state = MessageState::given_up;
        standing.dealt_with = dealt_before;
        const auto taken_back = rules::still_to_deal_with(standing);
        return taken_back ? "taken back" : taken_back.refusal().code;
    };
    CHECK(answer(How::by_person) == "taken back");
    CHECK(answer(How::another_way) == "messages.not_dealt_with");
    CHECK(answer({}) == "messages.not_dealt_with");
}

TEST_CASE("whatever happens to a message, it is sent at most once, and nothing is tried after its end") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& steps) {
        auto standing = waiting();
        Instant now = at("2026-11-27T12:00:00+02:00");
        Instant next = now;
        int sent = 0;
        for (const auto step : steps) {
            const bool had_ended = standing.state != MessageState::waiting;
            const bool was_sent = standing.state == MessageState::sent;
            const int attempt = standing.attempts + (step >= 128 ? 1 : 0);
            now += Minutes{step};
            switch (step % 4) {
                case 0:
                    if (rules::sent(standing, attempt, std::nullopt)) {
                        RC_ASSERT(!was_sent);
                        RC_ASSERT(attempt == standing.attempts + 1);
                        ++sent;
                        standing.attempts = attempt;
                        standing.state = MessageState::sent;
                    }
                    break;
                case 1:
                    if (const auto failed = rules::failed(policy(), standing, attempt, "timed_out", Failure::passing, now)) {
                        RC_ASSERT(!had_ended);
                        standing.attempts = attempt;
                        if (const auto* again = std::get_if<events::MessageTryFailed>(&*failed)) {
                            RC_ASSERT(again->next_try_at > now);
                            RC_ASSERT(again->next_try_at >= next);
                            next = again->next_try_at;
                        } else {
                            standing.state = MessageState::given_up;
                        }
                    }
                    break;
                case 2:
                    if (rules::give_up(standing, "too_late")) {
                        RC_ASSERT(!had_ended);
                        standing.state = MessageState::given_up;
                    }
                    break;
                default:
                    if (rules::withdraw(standing, "moved")) {
                        RC_ASSERT(!had_ended);
                        standing.state = MessageState::withdrawn;
                    }
            }
            RC_ASSERT(standing.attempts <= policy().tries);
        }
        RC_ASSERT(sent <= 1);
    }));
}

}  // namespace koppi::messages
