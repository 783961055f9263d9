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
    const auto attempted = contact::rules::attempt(contact_held_by(laine), {}, events::AttemptOutcome::no_answer, contact_noon, next_at);
    return attempted ? "recorded" : attempted.refusal().code + " " + attempted.refusal().where;
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
