// Routing, rules: tests as sentences.
#include "modules/routing/rules.hpp"

#include <doctest/doctest.h>

using namespace koppi;

namespace {

const Instant routing_noon = *instant_from("2026-03-02T10:00:00Z");
const ProfessionalId decider{{1}};
const ProfessionalId somebody_else{{2}};

events::MatterDecided decision(events::Route route) {
    events::MatterDecided it{};
    it.route = route;
    it.why = "olkapää, kolme viikkoa";
    return it;
}
events::MatterDecided carried_on(events::Route route) {
    auto it = decision(route);
    it.owner_kind = events::OwnerKind::person;
    it.owner = somebody_else;
    it.promise_by = routing_noon + 24h;
    return it;
}
events::MatterDecided with_outcome(events::MatterDecided it) {
    it.outcome = "advice_sufficient";
    return it;
}

std::string answer_to_decide(const events::MatterDecided& it, bool open = true, bool outcome_is_known = true) {
    const auto decided =
        routing::rules::decide({.is_open_for_decision = open, .is_closed = false, .decided_by_name = "Laine Maija"}, it, outcome_is_known,
                               routing_noon, Minutes{10});
    return decided ? "decided" : decided.refusal().code;
}

std::string answer_to_undo(std::optional<ProfessionalId> who, Instant now, bool answered = false, bool decided = true) {
    const auto undone = routing::rules::undo(
        {.is_decided = decided, .decided_by = decider, .undo_until = routing_noon + Minutes{10}, .answered = answered}, who, now);
    return undone ? "undone" : undone.refusal().code;
}

}  // namespace

TEST_CASE("advice and emergency end a matter, and nothing ends without an outcome") {
    CHECK(answer_to_decide(decision(events::Route::advise_close)) == "routing.outcome_missing");
    CHECK(answer_to_decide(decision(events::Route::emergency)) == "routing.outcome_missing");
    CHECK(answer_to_decide(with_outcome(decision(events::Route::advise_close))) == "decided");
    CHECK(answer_to_decide(with_outcome(decision(events::Route::emergency))) == "decided");
    CHECK(answer_to_decide(with_outcome(decision(events::Route::advise_close)), true, false) == "routing.no_such_outcome");
}

TEST_CASE("every decision says why") {
    auto silent = with_outcome(decision(events::Route::advise_close));
    silent.why.clear();
    CHECK(answer_to_decide(silent) == "routing.why_missing");
}

TEST_CASE("an outcome that needs a note takes the professional's own words, and a few of them") {
    const std::vector<std::string> agreed{"Neuvo ja päätä, hoidon tarvetta ei ole.", "Ge råd och avsluta, inget vårdbehov finns."};
    const auto answer = [&](std::string_view why) {
        const auto noted = routing::rules::note(why, agreed);
        return noted ? "noted" : noted.refusal().code + " " + noted.refusal().where;
    };
    CHECK(answer("Ohjattu työterveyteen.") == "noted");
    CHECK(answer("Ääkkösetkö") == "noted");
    CHECK(answer("Ääkkösetk") == "routing.note_missing /why");
    CHECK(answer("... 12345 67890 !!!") == "routing.note_missing /why");
    for (const auto& text : agreed) CHECK(answer(text) == "routing.note_missing /why");
}

TEST_CASE("what is already decided is answered with the name of who decided") {
    CHECK(answer_to_decide(carried_on(events::Route::own_worker), false) == "routing.already_decided");
}

TEST_CASE("a matter that goes on has an owner and a promise, else it is our own bug") {
    for (const auto route : {events::Route::book, events::Route::consult, events::Route::own_worker, events::Route::case_survey}) {
        CHECK(answer_to_decide(carried_on(route)) == "decided");
        CHECK_THROWS_AS(answer_to_decide(decision(route)), Bug);
        auto without_promise = carried_on(route);
        without_promise.promise_by.reset();
        CHECK_THROWS_AS(answer_to_decide(without_promise), Bug);
    }
}

TEST_CASE("a decision is taken back by who made it, until its time is over, to the millisecond") {
    CHECK(answer_to_undo(decider, routing_noon + Minutes{10}) == "undone");
    CHECK(answer_to_undo(decider, routing_noon + Minutes{10} + 1ms) == "routing.undo_too_late");
    CHECK(answer_to_undo(somebody_else, routing_noon) == "routing.undo_not_yours");
    CHECK(answer_to_undo(decider, routing_noon, true) == "routing.undo_answered");
    CHECK(answer_to_undo(decider, routing_noon, false, false) == "routing.nothing_to_undo");
}

TEST_CASE("whoever carries a matter on closes it with an outcome that fits its route, and may take that back") {
    const auto answer = [](const routing::rules::CarriedOn& standing, bool fits = true) {
        const auto closed = routing::rules::close(standing, {}, fits, routing_noon, Minutes{10});
        return closed ? "closed" : closed.refusal().code;
    };
    CHECK(answer({.is_owned = true, .is_asked = false, .is_mine = true}) == "closed");
    CHECK(answer({.is_owned = true, .is_asked = false, .is_mine = true}, false) == "routing.no_such_outcome");
    CHECK(answer({.is_owned = true, .is_asked = false, .is_mine = false}) == "routing.not_your_matter");
    CHECK(answer({.is_owned = false, .is_asked = true, .is_mine = false}) == "routing.not_your_matter");
    CHECK(answer({.is_owned = false, .is_asked = true, .is_mine = true}) == "routing.answer_is_awaited");
    CHECK(answer({.is_owned = false, .is_asked = false, .is_mine = true}) == "routing.not_carried_on");
    CHECK(routing::rules::close({.is_owned = true, .is_asked = false, .is_mine = true}, {}, true, routing_noon, Minutes{10})->undo_until ==
          routing_noon + Minutes{10});
}
