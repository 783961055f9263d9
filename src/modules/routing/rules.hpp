// Routing, rules: what a decision needs, and when it can be taken back. Pure: core and events only.
#pragma once

#include <span>

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

// Where a matter stands that went on to somebody.
struct CarriedOn {
    bool is_owned;
    bool is_asked;  // of a colleague, whose answer is awaited
    bool is_mine;   // mine, my pool's, or asked of me
};
// Fills `undo_until`.
Result<events::MatterClosed> close(const CarriedOn& standing, events::MatterClosed closed, bool outcome_fits, Instant now, Millis undo_for);

// An outcome that does not explain itself (needs_note in catalog/outcomes.yaml) is grounded in the professional's own words: the text of
// the agreed rule, which the screen offers as a beginning, says nothing about this client.
constexpr std::size_t note_letters_min = 10;
Result<Done> note(std::string_view why, std::span<const std::string> agreed_texts);

struct Undoable {
    bool is_decided;
    std::optional<ProfessionalId> decided_by;
    std::optional<Instant> undo_until;
    bool answered;  // a colleague has already answered
};
Result<Done> undo(const Undoable& standing, std::optional<ProfessionalId> who, Instant now);

}  // namespace koppi::routing::rules
