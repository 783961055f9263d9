// Contact, rules.
#include "modules/contact/rules.hpp"

namespace koppi::contact::rules {

Result<events::ContactTaken> take(const Standing& standing, ContactId contact, ProfessionalId professional, const std::string& holder_name) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    if (standing.holder && *standing.holder != professional)
        return Refusal{Reason::conflict, "contact.taken_by", "", {{"name", holder_name}}};
    return events::ContactTaken{contact, professional};
}

Result<events::ContactTakenOver> take_over(const Standing& standing, ContactId contact, ProfessionalId professional, std::string why) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    if (!standing.holder) return Refusal{Reason::out_of_order, "contact.not_taken", "", {}};
    if (*standing.holder == professional) return Refusal{Reason::out_of_order, "contact.yours_already", "", {}};
    return events::ContactTakenOver{.contact = contact, .from = *standing.holder, .professional = professional, .why = std::move(why)};
}

Result<Done> must_be_open(const Standing& standing) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    return Done{};
}

Result<Done> must_hold(const Standing& standing, ProfessionalId professional) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    if (!standing.holder) return Refusal{Reason::out_of_order, "contact.not_taken", "", {}};
    if (*standing.holder != professional) return Refusal{Reason::forbidden, "contact.not_yours", "", {}};
    return Done{};
}

Result<events::ContactClosed> close(const Standing& standing, ContactId contact) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    return events::ContactClosed{contact};
}

Result<events::ContactClosed> finish(const Standing& standing, ContactId contact, ProfessionalId professional, bool is_decided) {
    TRY(must_hold(standing, professional));
    if (!is_decided) return Refusal{Reason::out_of_order, "contact.matter_open", "", {}};
    return events::ContactClosed{contact};
}

Place place_after(const Place& by_urgency, Instant promised) {
    return {.promise_by = std::min(by_urgency.promise_by, promised), .rank_at = by_urgency.rank_at};
}

std::optional<Instant> alone_since(const Keeping& keeping) {
    if (keeping.is_open) return std::nullopt;
    return std::max(keeping.touched_at, keeping.next_attempt_at.value_or(keeping.touched_at));
}

bool is_left_alone(const Keeping& keeping, Instant now, Minutes returns_after) {
    // Over the night too the call is its holder's; at its time it needs somebody who is there.
    if (!keeping.is_signed_in) return keeping.is_emergency || !keeping.next_attempt_at || *keeping.next_attempt_at <= now;
    const auto since = alone_since(keeping);
    return since && now - *since >= returns_after;
}

Result<Tried> attempt(const Standing& standing, ContactId contact, const Try& tried, Instant now, int within_days) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    const Instant latest = now + std::chrono::days{within_days};
    const auto lies_ahead = [&](Instant at) { return at > now && at <= latest; };
    if (tried.next_at && !lies_ahead(*tried.next_at)) return Refusal{Reason::invalid, "contact.next_try_out_of_range", "/next_at", {}};
    Tried done{{.contact = contact, .outcome = tried.outcome, .attempted_at = now, .next_at = tried.next_at}, std::nullopt};
    if (tried.outcome != events::AttemptOutcome::partial) {
        if (tried.until) return Refusal{Reason::invalid, "contact.nothing_agreed", "/until", {}};
        return done;
    }
    if (!tried.next_at) return Refusal{Reason::invalid, "contact.agree_when", "/next_at", {}};
    if (!tried.until || *tried.until <= *tried.next_at || !lies_ahead(*tried.until)) return Refusal{Reason::invalid, "contact.agree_until", "/until", {}};
    done.agreed = events::CallbackAgreed{.contact = contact, .call_from = *tried.next_at, .promise_by = *tried.until};
    return done;
}

Result<events::MissedTold> tell_missed(const Standing& standing, ContactId contact, const Missed& missed, Instant next_at, Instant now) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    if (missed.attempts < missed.attempts_min)
        return Refusal{Reason::out_of_order, "contact.too_few_attempts", "", {{"min", std::to_string(missed.attempts_min)}}};
    if (next_at <= now || next_at > now + std::chrono::days{missed.after_days})
        return Refusal{Reason::invalid, "contact.next_try_out_of_range", "/next_at", {}};
    return events::MissedTold{.contact = contact, .message = std::nullopt, .promise_by = next_at};
}

std::optional<events::ContactDirected> direct(ContactId contact, const Chain& chain) {
    using events::DirectedBecause;
    if (!chain.first) return std::nullopt;
    const auto to = [&](DirectedBecause because, const Person& person) {
        return events::ContactDirected{
            .contact = contact, .because = because, .professional = person.professional, .unit = {}, .profession = {}, .instead_of = {}};
    };
    if (chain.first->is_in_time) return to(chain.because, *chain.first);
    if (chain.deputy && chain.deputy->is_in_time) {
        auto directed = to(DirectedBecause::deputy, *chain.deputy);
        directed.instead_of = chain.first->professional;
        return directed;
    }
    if (!chain.team) return std::nullopt;
    return events::ContactDirected{.contact = contact,
                                   .because = DirectedBecause::team,
                                   .professional = {},
                                   .unit = chain.team->unit,
                                   .profession = chain.team->profession,
                                   .instead_of = chain.first->professional};
}

std::optional<events::ContactDirected> pass_on(ContactId contact, ProfessionalId unopened_by, const Chain& chain, Instant over, Instant now) {
    using events::DirectedBecause;
    if (chain.because == DirectedBecause::on_duty || now < over) return std::nullopt;
    return events::ContactDirected{.contact = contact,
                                   .because = DirectedBecause::unopened,
                                   .professional = {},
                                   .unit = chain.team ? std::optional(chain.team->unit) : std::nullopt,
                                   .profession = chain.team ? std::optional(chain.team->profession) : std::nullopt,
                                   .instead_of = unopened_by};
}

}  // namespace koppi::contact::rules
