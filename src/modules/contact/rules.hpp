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
// What is with somebody else goes over to whoever says why.
Result<events::ContactTakenOver> take_over(const Standing& standing, ContactId contact, ProfessionalId professional, std::string why);
Result<Done> must_hold(const Standing& standing, ProfessionalId professional);
Result<Done> must_be_open(const Standing& standing);
Result<events::ContactClosed> close(const Standing& standing, ContactId contact);
// "Nothing more to decide": only when that is so.
Result<events::ContactClosed> finish(const Standing& standing, ContactId contact, ProfessionalId professional, bool is_decided);

// A place in the queue and the promise that goes with it.
struct Place {
    Instant promise_by;
    Instant rank_at;
};
// Back on the line it stands where its urgency puts it; what the client was promised is never put off.
Place place_after(const Place& by_urgency, Instant promised);

struct Keeping {
    bool is_signed_in;  // the holder
    bool is_open;       // on a screen of the holder's, right now
    Instant touched_at;
    // A try that was agreed on keeps it with whoever agreed on it, until its time has passed.
    std::optional<Instant> next_attempt_at;
};
// Since when nobody has done anything with it; absent while it is on a screen of the holder's.
std::optional<Instant> alone_since(const Keeping& keeping);
bool is_left_alone(const Keeping& keeping, Instant now, Minutes returns_after);
// The next try lies ahead, and within a week: further than that nobody remembers a promise.
Result<events::CallbackAttempted> attempt(const Standing& standing, ContactId contact, events::AttemptOutcome outcome, Instant now,
                                         std::optional<Instant> next_at);

}  // namespace koppi::contact::rules
