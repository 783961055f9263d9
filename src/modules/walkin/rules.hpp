// Walk-in, rules: who may be called, when somebody counts as gone, and how long the wait will be. Pure: core and events only.
#pragma once

#include <span>
#include <vector>

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::walkin::rules {

struct Standing {
    TicketId ticket;
    ContactId contact;
    events::TicketState state;
    bool has_arrived;
    int calls;
};

// A second call of the same number is a recall; whoever has come is not called.
Result<events::TicketCalled> call(const Standing& standing, ProfessionalId professional, std::string place);
Result<events::TicketArrived> arrive(const Standing& standing);

// ---- gone

struct GonePractice {
    int calls;        // so many calls
    Minutes between;  // each at least so long after the one before, and so long to come after the last
};
// From when somebody who was called at these instants counts as gone; absent while they were not called often enough. Calls pressed one
// after another count as one: nobody walks a corridor in ten seconds.
std::optional<Instant> gone_from(std::span<const Instant> calls, const GonePractice& practice);
int counted_calls(std::span<const Instant> calls, const GonePractice& practice);
// `urgency`: as judged, else the first impression. An emergency that does not answer is looked for, and never closed by a call.
Result<events::TicketGone> did_not_come(const Standing& standing, std::span<const Instant> calls, const GonePractice& practice,
                                        std::optional<events::Urgency> urgency, Instant now);
Result<events::TicketGone> left(const Standing& standing, std::optional<events::Urgency> urgency);

// ---- a wrong press

struct LastStep {
    std::optional<events::TicketState> from;  // absent: there is none
    std::optional<ProfessionalId> by;
    Instant at;
};
Result<events::TicketStepUndone> undo(const Standing& standing, const LastStep& step, std::optional<ProfessionalId> who, Instant now, Millis undo_for);

// ---- the place on the screen

// What everybody reads names a room and nobody: blanks at the ends go, and an identity code is refused.
Result<std::string> place(std::string_view text);

// ---- how long

struct Passed {
    Instant drawn_at;
    std::optional<Instant> out_at;  // when somebody took it; absent while it waits
};
struct PacePractice {
    int of;          // the last so many that were taken
    int at_least;    // fewer tell nothing
    Minutes within;  // the last of them at most so long ago
};
// Today's pace: the mean time from when somebody waited until the next was taken. Time in which nobody waited does not count.
std::optional<Millis> pace(std::vector<Passed> today, const PacePractice& practice, Instant now);
// For whom so many wait before: up to the next five minutes.
std::optional<int> estimate_minutes(std::optional<Millis> pace, int before);

}  // namespace koppi::walkin::rules
