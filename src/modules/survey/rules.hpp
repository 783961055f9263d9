// Case surveys, rules: in whose hands a survey is, and what its end needs. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::survey::rules {

constexpr int members_max = 30;

struct Standing {
    bool is_closed;
    std::optional<ProfessionalId> surveyor;
    int calls_unanswered;  // in which the client was not reached
    int calls_reached;
};

Result<Done> in_hand(const Standing& standing, std::optional<ProfessionalId> who);
Result<Done> call(const std::optional<Instant>& next_try_at, Instant now);
// A person is a professional, a profession is one, an outside party has a name; and nothing else.
Result<Done> gather(const events::SurveyMember& member, int members);

// What the outcome of the matter says of the client. The end of the survey says the same.
struct Closing {
    bool says_not_reached;
    bool says_declined;
    int attempts_min;
    events::SurveyEnd end;
    bool worker_is_named;
};
Result<Done> close(const Standing& standing, const Closing& closing);

}  // namespace koppi::survey::rules
