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
    bool is_emergency = false;  // stays with nobody who is not there
};
// Since when nobody has done anything with it; absent while it is on a screen of the holder's.
std::optional<Instant> alone_since(const Keeping& keeping);
bool is_left_alone(const Keeping& keeping, Instant now, Minutes returns_after);
// A try to call, and when it is tried again. Whoever was reached and had to go says when: `next_at` until `until`.
struct Try {
    events::AttemptOutcome outcome;
    std::optional<Instant> next_at;
    std::optional<Instant> until;
};
struct Tried {
    events::CallbackAttempted attempted;
    std::optional<events::CallbackAgreed> agreed;
};
// The next try lies ahead, and within some days: further than that nobody remembers a promise.
Result<Tried> attempt(const Standing& standing, ContactId contact, const Try& tried, Instant now, int within_days);
// In writing only after as many attempts as were agreed, and with a day on which the client is tried once more.
struct Missed {
    int attempts;
    int attempts_min;
    int after_days;
};
Result<events::MissedTold> tell_missed(const Standing& standing, ContactId contact, const Missed& missed, Instant next_at, Instant now);

// Who could answer a contact that waits, before the others of its line.
struct Person {
    ProfessionalId professional;
    UnitId unit;
    events::Profession profession;
    bool is_in_time;  // can be reached before the promise
};
struct Team {
    UnitId unit;
    events::Profession profession;
};
struct Chain {
    events::DirectedBecause because;  // why the first is the first
    std::optional<Person> first;
    std::optional<Person> deputy;
    std::optional<Team> team;
};
// The first whom the client can reach in time: the person, their deputy, their team; absent: whoever takes the next of the line.
std::optional<events::ContactDirected> direct(ContactId contact, const Chain& chain);
// What somebody has not opened by `over` passes to their team, or to whoever takes the next; a duty's stays with the duty.
std::optional<events::ContactDirected> pass_on(ContactId contact, ProfessionalId unopened_by, const Chain& chain, Instant over, Instant now);

}  // namespace koppi::contact::rules
