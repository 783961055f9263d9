// Contact, rules: who may take, give back and close. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::contact::rules {

struct Standing {
    bool is_waiting;
    bool is_closed;
    std::optional<ProfessionalId> holder;
};

// `holder_name` is what the loser of a race is told.
Result<events::ContactTaken> take(const Standing& standing, ContactId contact, ProfessionalId professional, const std::string& holder_name);
Result<Done> must_hold(const Standing& standing, ProfessionalId professional);
Result<Done> must_be_open(const Standing& standing);
Result<events::ContactClosed> close(const Standing& standing, ContactId contact);
// The next try lies ahead, and within a week: further than that nobody remembers a promise.
Result<events::CallbackAttempted> attempt(const Standing& standing, ContactId contact, events::AttemptOutcome outcome, Instant now,
                                         std::optional<Instant> next_at);

}  // namespace koppi::contact::rules
