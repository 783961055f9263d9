// Routing, rules.
#include "modules/routing/rules.hpp"

namespace koppi::routing::rules {

Result<events::MatterDecided> decide(const Standing& standing, events::MatterDecided decision, bool outcome_is_known, Instant now, Millis undo_for) {
    if (standing.is_closed || !standing.is_open_for_decision)
        return Refusal{Reason::conflict, "routing.already_decided", "", {{"name", standing.decided_by_name}}};
    if (decision.why.empty()) return Refusal{Reason::invalid, "routing.why_missing", "/why", {}};

    const bool ends = decision.route == events::Route::advise_close || decision.route == events::Route::emergency;
    if (ends && !decision.outcome) return Refusal{Reason::invalid, "routing.outcome_missing", "/outcome", {}};
    if (decision.outcome && !outcome_is_known) return Refusal{Reason::invalid, "routing.no_such_outcome", "/outcome", {}};

    // What goes on has one owner and one promise; the compiler can't see it, so the ledger is told only what the rule has seen.
    if (!ends) {
        ensure(decision.owner_kind.has_value(), "a matter that goes on has an owner");
        ensure(decision.promise_by.has_value(), "a matter that goes on has a promise");
        ensure((*decision.owner_kind == events::OwnerKind::person) == decision.owner.has_value(), "a person owns as a person");
    }
    decision.undo_until = now + undo_for;
    return decision;
}

Result<events::MatterClosed> close(const CarriedOn& standing, events::MatterClosed closed, bool outcome_fits, Instant now, Millis undo_for) {
    if (!standing.is_owned && !standing.is_asked) return Refusal{Reason::out_of_order, "routing.not_carried_on", "", {}};
    if (!standing.is_mine) return Refusal{Reason::forbidden, "routing.not_your_matter", "", {}};
    // Whoever was asked knows what the asker does not, and not what the client was told.
    if (standing.is_asked) return Refusal{Reason::out_of_order, "routing.answer_is_awaited", "", {}};
    if (!outcome_fits) return Refusal{Reason::invalid, "routing.no_such_outcome", "/outcome", {}};
    closed.undo_until = now + undo_for;
    return closed;
}

Result<Done> note(std::string_view why, std::span<const std::string> agreed_texts) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0; };
    const bool is_long_enough = static_cast<std::size_t>(std::count_if(why.begin(), why.end(), is_letter)) >= note_letters_min;
    const bool is_agreed_text = std::find(agreed_texts.begin(), agreed_texts.end(), why) != agreed_texts.end();
    if (!is_long_enough || is_agreed_text) return Refusal{Reason::invalid, "routing.note_missing", "/why", {}};
    return Done{};
}

Result<Done> undo(const Undoable& standing, std::optional<ProfessionalId> who, Instant now) {
    if (!standing.is_decided) return Refusal{Reason::out_of_order, "routing.nothing_to_undo", "", {}};
    if (standing.decided_by != who) return Refusal{Reason::forbidden, "routing.undo_not_yours", "", {}};
    if (standing.answered) return Refusal{Reason::out_of_order, "routing.undo_answered", "", {}};
    if (!standing.undo_until || now > *standing.undo_until) return Refusal{Reason::out_of_order, "routing.undo_too_late", "", {}};
    return Done{};
}

}  // namespace koppi::routing::rules
