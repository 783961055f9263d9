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
    if (!keeping.is_signed_in) return true;
    const auto since = alone_since(keeping);
    return since && now - *since >= returns_after;
}

Result<events::CallbackAttempted> attempt(const Standing& standing, ContactId contact, events::AttemptOutcome outcome, Instant now,
                                         std::optional<Instant> next_at) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "contact.already_closed", "", {}};
    if (next_at && (*next_at <= now || *next_at > now + std::chrono::days{7}))
        return Refusal{Reason::invalid, "contact.next_try_out_of_range", "/next_at", {}};
    return events::CallbackAttempted{.contact = contact, .outcome = outcome, .attempted_at = now, .next_at = next_at};
}

}  // namespace koppi::contact::rules
