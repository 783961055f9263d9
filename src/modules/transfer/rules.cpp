// Transfer, rules.
#include "modules/transfer/rules.hpp"

#include "core/civil_time.hpp"

namespace koppi::transfer {

bool awaits_answer(TransferState state) {
    return state == TransferState::waiting || state == TransferState::asked_back || state == TransferState::unseen;
}

bool is_under_way(TransferState state, const std::optional<Instant>& changes_at, Instant now) {
    if (state == TransferState::accepted) return *changes_at > now;
    return state == TransferState::waiting || state == TransferState::asked_back;
}

std::optional<Stretch> stretch_at(std::span<const Stretch> chain, Instant at) {
    std::optional<Stretch> last;
    for (const auto& stretch : chain)
        if (stretch.from_at <= at) last = stretch;
    return last;
}

std::optional<UnitId> responsible(std::span<const Stretch> chain, Instant at) {
    const auto stretch = stretch_at(chain, at);
    return stretch ? std::optional(stretch->unit) : std::nullopt;
}

}  // namespace koppi::transfer

namespace koppi::transfer::rules {

namespace {

Refusal wrong(std::string code, std::string where, std::map<std::string, std::string> details = {}) {
    return {Reason::invalid, std::move(code), std::move(where), std::move(details)};
}
Refusal too_late(std::string code) { return {Reason::out_of_order, std::move(code), "", {}}; }

bool has_words(const std::optional<std::string>& text) { return text && !text->empty(); }

// Whoever is slower is told what became of it.
Refusal settled_otherwise(const Standing& stands) {
    switch (stands.state) {
        case TransferState::accepted: return {Reason::conflict, "transfer.is_accepted", "", {}};
        case TransferState::declined: return {Reason::conflict, "transfer.is_declined", "", {}};
        case TransferState::withdrawn: return {Reason::conflict, "transfer.is_withdrawn", "", {}};
        case TransferState::unseen:
        case TransferState::seen: return too_late("transfer.was_emergency");
        case TransferState::waiting: return too_late("transfer.nothing_was_asked");
        case TransferState::asked_back: return {Reason::conflict, "transfer.is_asked_back", "", {}};
    }
    return too_late("transfer.is_withdrawn");
}

bool awaits_receiver(const Standing& stands) { return stands.state == TransferState::waiting || stands.state == TransferState::asked_back; }

Result<Done> may_end(const Standing& stands, Instant now) {
    if (stands.state == TransferState::accepted && *stands.changes_at <= now) return too_late("transfer.has_moved");
    if (!awaits_receiver(stands) && stands.state != TransferState::accepted) return settled_otherwise(stands);
    return Done{};
}

// No stretch begins before, or with, the one before it, whatever a clock says.
Instant after_last(std::span<const Stretch> chain, Instant at) { return chain.empty() ? at : std::max(at, chain.back().from_at + Millis{1}); }

Result<Done> answers_for_care(UnitId from, UnitId to, std::span<const Stretch> chain, Instant now) {
    if (from == to) return wrong("transfer.same_unit", "/to");
    const auto unit = responsible(chain, now);
    if (unit && *unit != from) return Refusal{Reason::conflict, "transfer.other_unit_is_responsible", "", {{"unit", unit->text()}}};
    return Done{};
}

Result<Done> may_plan(Instant planned_at, const Limits& limits, Instant now) {
    if (planned_at < now) return wrong("transfer.planned_has_passed", "/planned_at");
    if (helsinki_date(planned_at) > plus_days(helsinki_date(now), limits.planned_days_max))
        return wrong("transfer.planned_too_far", "/planned_at", {{"days", std::to_string(limits.planned_days_max)}});
    return Done{};
}

Result<Done> is_a_stay(const std::optional<Date>& expected_end, Date begins_on, bool is_home_hospital, const Limits& limits) {
    if (!is_home_hospital && expected_end) return wrong("transfer.no_stay", "/expected_end");
    if (!is_home_hospital) return Done{};
    if (!expected_end) return wrong("transfer.expected_end_needed", "/expected_end");
    if (*expected_end < begins_on) return wrong("transfer.end_before_begin", "/expected_end");
    if (*expected_end > plus_days(begins_on, limits.stay_days_max))
        return wrong("transfer.stay_too_long", "/expected_end", {{"days", std::to_string(limits.stay_days_max)}});
    return Done{};
}

Result<Done> are_steps(const std::vector<events::TransferStep>& steps, Date planned_on, const Limits& limits, Instant now) {
    if (steps.size() > limits.steps_max) return wrong("transfer.too_many_steps", "/steps", {{"max", std::to_string(limits.steps_max)}});
    std::set<std::string> checks;
    for (std::size_t n = 0; n < steps.size(); ++n) {
        const auto& step = steps[n];
        const auto here = "/steps/" + std::to_string(n);
        if (step.check.has_value() == has_words(step.text)) return wrong("transfer.what_must_happen", here + "/text");
        if (step.check && !checks.insert(*step.check).second) return wrong("transfer.check_twice", here + "/check");
        if (step.due_on < helsinki_date(now)) return wrong("transfer.due_has_gone", here + "/due_on");
        if (step.due_on > plus_days(planned_on, limits.step_days_max))
            return wrong("transfer.due_too_far", here + "/due_on", {{"days", std::to_string(limits.step_days_max)}});
    }
    return Done{};
}

}  // namespace

Receiver receiver_of(events::UnitKind kind) {
    return {.is_hospital = kind == events::UnitKind::hospital || kind == events::UnitKind::ward, .is_home_hospital = kind == events::UnitKind::home_hospital};
}

Result<events::TransferAsked> ask(events::TransferAsked asked, const Before& before, const Receiver& receiver, const Limits& limits, Instant now) {
    TRY(answers_for_care(asked.from, asked.to, before.chain, now));
    if (before.last && is_under_way(before.last->state, before.last->changes_at, now)) return Refusal{Reason::conflict, "transfer.is_under_way", "", {}};
    TRY(may_plan(asked.planned_at, limits, now));
    if (asked.is_discharge && receiver.is_hospital) return wrong("transfer.nobody_goes_home_there", "/is_discharge");
    const Date planned_on = helsinki_date(asked.planned_at);
    TRY(is_a_stay(asked.expected_end, planned_on, receiver.is_home_hospital, limits));
    TRY(are_steps(asked.steps, planned_on, limits, now));
    asked.answer_by = now + limits.answer_within;
    return asked;
}

Result<events::EmergencyTransferred> emergency(events::EmergencyTransferred asked, const Before& before, const Limits& limits, Instant now) {
    TRY(answers_for_care(asked.from, asked.to, before.chain, now));
    // What was accepted for later is called off first, and its stretch goes with it.
    auto chain = before.chain;
    while (!chain.empty() && chain.back().from_at > now) chain = chain.first(chain.size() - 1);
    // The chain may begin here: then the sender's stretch is the shortest there is.
    asked.changes_at = chain.empty() ? now + Millis{1} : after_last(chain, now);
    asked.seen_by = now + limits.seen_within;
    return asked;
}

Result<events::TransferAccepted> accept(const Standing& stands, std::span<const Stretch> chain, std::optional<ProfessionalId> owner, const Limits& limits,
                                        Instant now) {
    if (!awaits_receiver(stands)) return settled_otherwise(stands);
    const Instant changes_at = after_last(chain, std::max(stands.planned_at, now));
    events::TransferAccepted accepted{stands.transfer, stands.client, stands.to, changes_at, std::nullopt};
    if (stands.is_discharge) accepted.call = events::FollowUpCallDue{stands.to, owner, plus_days(helsinki_date(changes_at), limits.call_days)};
    return accepted;
}

Result<events::EmergencyTransferSeen> see(const Standing& stands) {
    if (stands.state == TransferState::seen) return Refusal{Reason::conflict, "transfer.is_seen", "", {}};
    if (stands.state != TransferState::unseen) return too_late("transfer.was_no_emergency");
    return events::EmergencyTransferSeen{stands.transfer};
}

Result<events::TransferAskedBack> ask_back(const Standing& stands, std::string words, const Limits& limits, Instant now) {
    if (stands.state != TransferState::waiting) return settled_otherwise(stands);
    return events::TransferAskedBack{stands.transfer, stands.words + 1, std::move(words), now + limits.answer_within};
}

Result<events::TransferTold> tell(const Standing& stands, std::string words, const Limits& limits, Instant now) {
    if (stands.state != TransferState::asked_back) return settled_otherwise(stands);
    return events::TransferTold{stands.transfer, stands.words + 1, std::move(words), now + limits.answer_within};
}

Result<events::TransferDeclined> decline(const Standing& stands, std::string why, std::optional<std::string> note, Instant now) {
    TRY(may_end(stands, now));
    return events::TransferDeclined{stands.transfer, std::move(why), std::move(note)};
}

Result<events::TransferWithdrawn> withdraw(const Standing& stands, std::string why, std::optional<std::string> note, Instant now) {
    TRY(may_end(stands, now));
    return events::TransferWithdrawn{stands.transfer, std::move(why), std::move(note)};
}

Result<events::TransferPostponed> postpone(const Standing& stands, Instant planned_at, std::string why, const Limits& limits, Instant now) {
    TRY(may_end(stands, now));
    TRY(may_plan(planned_at, limits, now));
    // The receiver has said that it is ready by the time it accepted, and not before.
    if (stands.changes_at && planned_at < *stands.changes_at) return wrong("transfer.sooner_than_accepted", "/planned_at");
    events::TransferPostponed postponed{stands.transfer, planned_at, std::nullopt, std::nullopt, std::move(why)};
    if (stands.changes_at) postponed.changes_at = planned_at;
    if (stands.changes_at && stands.is_discharge) postponed.call_due_on = plus_days(helsinki_date(planned_at), limits.call_days);
    return postponed;
}

Date due_after(Date due_on, Instant planned_at, Instant planned_anew) {
    const Date planned_on = helsinki_date(planned_at);
    return due_on < planned_on ? due_on : plus_days(due_on, days_between(planned_on, helsinki_date(planned_anew)));
}

Result<events::TransferStepClosed> close_step(const StepStanding& stands, events::TransferStepClosed closed) {
    if (stands.is_void) return too_late("transfer.step_is_void");
    if (stands.is_closed) return Refusal{Reason::conflict, "transfer.step_is_closed", "", {}};
    if (closed.how == events::StepEnd::not_needed && !has_words(closed.note)) return wrong("transfer.not_needed_why", "/note");
    return closed;
}

Result<events::FollowUpCalled> called(const CallStanding& stands, events::CallResult result, std::optional<std::string> note, bool gives_up,
                                      const Limits& limits, Instant now) {
    if (!stands.is_open) return Refusal{Reason::conflict, "transfer.call_is_over", "", {}};
    if (now < stands.home_at) return too_late("transfer.not_home_yet");
    const int number = stands.tries + 1;
    const bool is_reached = result == events::CallResult::reached;
    // How the client is, is what the call is made for.
    if (is_reached && !has_words(note)) return wrong("transfer.how_is_the_client", "/note");
    if (gives_up && !is_reached && number < limits.tries_min)
        return Refusal{Reason::out_of_order, "transfer.try_again", "/gives_up", {{"tries", std::to_string(limits.tries_min)}}};
    if (gives_up && !is_reached && !has_words(note)) return wrong("transfer.given_up_why", "/note");
    return events::FollowUpCalled{stands.transfer, number, result, std::move(note), is_reached || gives_up};
}

Result<events::FollowUpCallHandedOn> hand_on(const CallStanding& stands, std::optional<ProfessionalId> owner, std::string why) {
    if (!stands.is_open) return Refusal{Reason::conflict, "transfer.call_is_over", "", {}};
    return events::FollowUpCallHandedOn{stands.transfer, owner, std::move(why)};
}

Result<events::HomeHospitalReviewed> review(const Standing& stands, std::span<const Stretch> chain, Date expected_end, std::string note,
                                            const Limits& limits, Instant now) {
    if (!stands.expected_end) return too_late("transfer.no_stay");
    const auto stretch = stretch_at(chain, now);
    if (!stretch || stretch->transfer != stands.transfer || stretch->unit != stands.to) return too_late("transfer.stay_is_not_now");
    const Date today = helsinki_date(now);
    if (expected_end < today) return wrong("transfer.end_has_gone", "/expected_end");
    if (expected_end > plus_days(today, limits.stay_days_max))
        return wrong("transfer.stay_too_long", "/expected_end", {{"days", std::to_string(limits.stay_days_max)}});
    return events::HomeHospitalReviewed{stands.transfer, expected_end, std::move(note)};
}

}  // namespace koppi::transfer::rules
