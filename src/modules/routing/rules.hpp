// Routing, rules: what a decision needs, and when it can be taken back. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::routing::rules {

// Where the matter stands before the decision.
struct Standing {
    bool is_open_for_decision;     // undecided, carried on by its owner, or brought up again by a later contact
    bool is_closed;
    std::string decided_by_name;   // for "already decided by …"
};

// Fills `undo_until`. Advice and emergency end the matter with an outcome; a booking, an owner or a question carries it on.
Result<events::MatterDecided> decide(const Standing& standing, events::MatterDecided decision, bool outcome_is_known, Instant now, Millis undo_for);

struct Undoable {
    bool is_decided;
    std::optional<ProfessionalId> decided_by;
    std::optional<Instant> undo_until;
    bool answered;  // a colleague has already answered
};
Result<Done> undo(const Undoable& standing, std::optional<ProfessionalId> who, Instant now);

}  // namespace koppi::routing::rules
