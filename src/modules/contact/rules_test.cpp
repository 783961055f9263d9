// Contact, rules: tests as sentences.
#include "modules/contact/rules.hpp"

#include <doctest/doctest.h>

using namespace koppi;
using contact::rules::Standing;

namespace {

const Instant contact_noon = *instant_from("2026-03-02T10:00:00Z");
const ProfessionalId laine{{1}};
const ProfessionalId virtanen{{2}};

Standing contact_waiting() { return {.is_waiting = true, .is_closed = false, .holder = std::nullopt}; }
Standing contact_held_by(ProfessionalId who) { return {.is_waiting = false, .is_closed = false, .holder = who}; }
Standing contact_closed() { return {.is_waiting = false, .is_closed = true, .holder = std::nullopt}; }

std::string answer_to_take(const Standing& standing) {
    const auto taken = contact::rules::take(standing, {}, laine, "Virtanen Anna");
    return taken ? "taken" : taken.refusal().code;
}
std::string answer_to_hold(const Standing& standing) {
    const auto held = contact::rules::must_hold(standing, laine);
    return held ? "held" : held.refusal().code;
}
std::string answer_to_try(std::optional<Instant> next_at) {
    const auto attempted = contact::rules::attempt(contact_held_by(laine), {}, {events::AttemptOutcome::no_answer, next_at, std::nullopt}, contact_noon, 7);
    return attempted ? "recorded" : attempted.refusal().code + " " + attempted.refusal().where;
}
std::string answer_to_partial(std::optional<Instant> from, std::optional<Instant> until) {
    const auto tried = contact::rules::attempt(contact_held_by(laine), {}, {events::AttemptOutcome::partial, from, until}, contact_noon, 7);
    if (!tried) return tried.refusal().code + " " + tried.refusal().where;
    return tried->agreed && tried->agreed->promise_by == until && tried->attempted.next_at == from ? "agreed" : "recorded";
}

}  // namespace

TEST_CASE("a waiting contact is taken by whoever asks first, and the second is told who has it") {
    CHECK(answer_to_take(contact_waiting()) == "taken");
    CHECK(answer_to_take(contact_held_by(virtanen)) == "contact.taken_by");
    CHECK(contact::rules::take(contact_held_by(virtanen), {}, laine, "Virtanen Anna").refusal().details.at("name") == "Virtanen Anna");
}

TEST_CASE("taking what one already holds is no conflict, and what is closed stays closed") {
    CHECK(answer_to_take(contact_held_by(laine)) == "taken");
    CHECK(answer_to_take(contact_closed()) == "contact.already_closed");
}

TEST_CASE("only the one who holds a contact works on it") {
    CHECK(answer_to_hold(contact_held_by(laine)) == "held");
    CHECK(answer_to_hold(contact_held_by(virtanen)) == "contact.not_yours");
    CHECK(answer_to_hold(contact_waiting()) == "contact.not_taken");
    CHECK(answer_to_hold(contact_closed()) == "contact.already_closed");
}

TEST_CASE("the next try lies ahead and within a week, to the millisecond") {
    CHECK(answer_to_try(std::nullopt) == "recorded");
    CHECK(answer_to_try(contact_noon) == "contact.next_try_out_of_range /next_at");
    CHECK(answer_to_try(contact_noon + 1ms) == "recorded");
    CHECK(answer_to_try(contact_noon + std::chrono::days{7}) == "recorded");
    CHECK(answer_to_try(contact_noon + std::chrono::days{7} + 1ms) == "contact.next_try_out_of_range /next_at");
}

TEST_CASE("what somebody else holds is taken over, and only that") {
    const auto answer = [](const Standing& standing) {
        const auto taken = contact::rules::take_over(standing, {}, laine, "lähti kotiin");
        return taken ? "taken over" : taken.refusal().code;
    };
    CHECK(answer(contact_held_by(virtanen)) == "taken over");
    CHECK(answer(contact_held_by(laine)) == "contact.yours_already");
    CHECK(answer(contact_waiting()) == "contact.not_taken");
    CHECK(answer(contact_closed()) == "contact.already_closed");
    CHECK(contact::rules::take_over(contact_held_by(virtanen), {}, laine, "lähti kotiin")->from == virtanen);
}

TEST_CASE("whoever holds a contact ends it once nothing in it is left to decide") {
    const auto answer = [](const Standing& standing, bool is_decided) {
        const auto finished = contact::rules::finish(standing, {}, laine, is_decided);
        return finished ? "ended" : finished.refusal().code;
    };
    CHECK(answer(contact_held_by(laine), true) == "ended");
    CHECK(answer(contact_held_by(laine), false) == "contact.matter_open");
    CHECK(answer(contact_held_by(virtanen), true) == "contact.not_yours");
    CHECK(answer(contact_waiting(), true) == "contact.not_taken");
}

TEST_CASE("a call that was agreed on stays with whoever agreed on it, also when they go home, until its time comes and they are not there") {
    const auto is_left = [](Millis next_in, bool is_emergency) {
        return contact::rules::is_left_alone({.is_signed_in = false,
                                              .is_open = false,
                                              .touched_at = contact_noon - 40min,
                                              .next_attempt_at = contact_noon + next_in,
                                              .is_emergency = is_emergency},
                                             contact_noon, Minutes{15});
    };
    CHECK_FALSE(is_left(26h, false));
    CHECK_FALSE(is_left(1ms, false));
    CHECK(is_left(0ms, false));
    CHECK(is_left(-1h, false));
    CHECK(is_left(26h, true));
}

TEST_CASE("what was taken is left alone after fifteen minutes, or when its holder has gone") {
    const auto is_left = [](bool signed_in, bool open, Millis touched_ago, std::optional<Millis> next_in = std::nullopt) {
        return contact::rules::is_left_alone({.is_signed_in = signed_in,
                                              .is_open = open,
                                              .touched_at = contact_noon - touched_ago,
                                              .next_attempt_at = next_in ? std::optional(contact_noon + *next_in) : std::nullopt},
                                             contact_noon, Minutes{15});
    };
    CHECK_FALSE(is_left(true, false, Minutes{15} - 1ms));
    CHECK(is_left(true, false, Minutes{15}));
    CHECK_FALSE(is_left(true, true, Minutes{40}));
    CHECK(is_left(false, false, Minutes{1}));
    CHECK(is_left(false, true, Minutes{1}));
    // A call that was agreed on for later stays with whoever agreed on it.
    CHECK_FALSE(is_left(true, false, Minutes{40}, Minutes{5}));
    CHECK_FALSE(is_left(true, false, Minutes{40}, -(Minutes{15} - 1ms)));
    CHECK(is_left(true, false, Minutes{40}, -Minutes{15}));
}

TEST_CASE("what is on a screen of the holder's is not left alone; else it is since it was touched, or since the call that was agreed on") {
    const auto since = [](bool open, std::optional<Millis> next_in = std::nullopt) {
        return contact::rules::alone_since({.is_signed_in = true,
                                            .is_open = open,
                                            .touched_at = contact_noon - 20min,
                                            .next_attempt_at = next_in ? std::optional(contact_noon + *next_in) : std::nullopt});
    };
    CHECK_FALSE(since(true));
    CHECK(since(false) == contact_noon - 20min);
    CHECK(since(false, 5min) == contact_noon + 5min);
    CHECK(since(false, -30min) == contact_noon - 20min);
}

TEST_CASE("back on the line it stands where its urgency puts it, and the promise is never put off") {
    const contact::rules::Place sooner{contact_noon + 1h, contact_noon - 6h};
    const contact::rules::Place later{contact_noon + 5h, contact_noon};
    CHECK(contact::rules::place_after(sooner, contact_noon + 2h).promise_by == contact_noon + 1h);
    CHECK(contact::rules::place_after(later, contact_noon + 2h).promise_by == contact_noon + 2h);
    CHECK(contact::rules::place_after(later, contact_noon + 2h).rank_at == contact_noon);
}

TEST_CASE("whoever was reached and had to go says from when until when they are called again, and that is the promise") {
    CHECK(answer_to_partial(contact_noon + 1h, contact_noon + 2h) == "agreed");
    CHECK(answer_to_partial(std::nullopt, std::nullopt) == "contact.agree_when /next_at");
    CHECK(answer_to_partial(contact_noon + 1h, std::nullopt) == "contact.agree_until /until");
    CHECK(answer_to_partial(contact_noon + 1h, contact_noon + 1h) == "contact.agree_until /until");
    CHECK(answer_to_partial(contact_noon - 1min, contact_noon + 1h) == "contact.next_try_out_of_range /next_at");
    CHECK(answer_to_partial(contact_noon + 1h, contact_noon + std::chrono::days{7} + 1ms) == "contact.agree_until /until");
    // Who was not reached agreed on nothing.
    const auto missed = contact::rules::attempt(contact_held_by(laine), {}, {events::AttemptOutcome::busy, contact_noon + 1h, contact_noon + 2h}, contact_noon, 7);
    CHECK(missed.refusal().code == "contact.nothing_agreed");
}

TEST_CASE("the client is written to after as many tries as were agreed, with a day on which they are called once more") {
    using contact::rules::tell_missed;
    const auto told = [](int attempts, Instant next_at) {
        const auto answer = tell_missed(contact_held_by(laine), {}, {attempts, 3, 7}, next_at, contact_noon);
        return answer ? std::string("told") : answer.refusal().code;
    };
    CHECK(told(3, contact_noon + std::chrono::days{3}) == "told");
    CHECK(told(2, contact_noon + std::chrono::days{3}) == "contact.too_few_attempts");
    CHECK(told(3, contact_noon) == "contact.next_try_out_of_range");
    CHECK(told(3, contact_noon + std::chrono::days{7}) == "told");
    CHECK(told(3, contact_noon + std::chrono::days{7} + 1ms) == "contact.next_try_out_of_range");
    CHECK(tell_missed(contact_closed(), {}, {3, 3, 7}, contact_noon + 1h, contact_noon).refusal().code == "contact.already_closed");
}

TEST_CASE("a contact is proposed to the first of person, deputy and team who can be reached in time") {
    using contact::rules::Person;
    using events::DirectedBecause;
    const auto person = [](std::uint8_t n, bool is_in_time) {
        ProfessionalId id{};
        id.bytes[0] = n;
        return Person{id, UnitId{}, events::Profession::nurse, is_in_time};
    };
    contact::rules::Chain chain{DirectedBecause::own_worker, person(1, true), person(2, true), contact::rules::Team{UnitId{}, events::Profession::nurse}};
    CHECK(contact::rules::direct({}, chain)->because == DirectedBecause::own_worker);
    chain.first->is_in_time = false;
    const auto deputy = contact::rules::direct({}, chain);
    CHECK(deputy->because == DirectedBecause::deputy);
    CHECK(deputy->professional == person(2, true).professional);
    CHECK(deputy->instead_of == person(1, true).professional);
    chain.deputy->is_in_time = false;
    const auto team = contact::rules::direct({}, chain);
    CHECK(team->because == DirectedBecause::team);
    CHECK_FALSE(team->professional);
    CHECK(team->profession == events::Profession::nurse);
    // A duty has no team but the line itself.
    chain.team.reset();
    CHECK_FALSE(contact::rules::direct({}, chain));
    CHECK_FALSE(contact::rules::direct({}, {}));
}
