// Consultations, rules.
#include "modules/consultation/rules.hpp"

namespace koppi::consultation::rules {

namespace {

Result<Done> is_open(const Standing& standing) {
    if (standing.is_open) return Done{};
    return Refusal{Reason::out_of_order, "consultation.not_open", "", {}};
}

bool is_of_pool(const Standing& standing, const Person& who) {
    return standing.asked_kind == events::OwnerKind::pool && standing.profession == who.profession && standing.unit == who.unit;
}

}  // namespace

Result<Done> ask(const events::AskedOf& to, ProfessionalId asker) {
    if (to.kind == events::OwnerKind::person) {
        if (!to.professional) return Refusal{Reason::invalid, "wire.missing_field", "/to/professional", {}};
        if (*to.professional == asker) return Refusal{Reason::invalid, "routing.ask_another", "/to/professional", {}};
        return Done{};
    }
    if (!to.unit) return Refusal{Reason::invalid, "wire.missing_field", "/to/unit", {}};
    if (!to.profession) return Refusal{Reason::invalid, "wire.missing_field", "/to/profession", {}};
    return Done{};
}

Result<Done> take(const Standing& standing, const Person& who) {
    TRY(is_open(standing));
    if (standing.asked) return Refusal{Reason::conflict, "consultation.taken", "", {{"name", standing.asked_name}}};
    if (!is_of_pool(standing, who)) return Refusal{Reason::forbidden, "consultation.not_of_pool", "", {}};
    // Whoever asks their own team asks the others.
    if (who.professional == standing.asked_by) return Refusal{Reason::forbidden, "consultation.own_question", "", {}};
    return Done{};
}

Result<Done> give_back(const Standing& standing, const Person& who) {
    TRY(is_open(standing));
    if (standing.asked_kind != events::OwnerKind::pool) return Refusal{Reason::out_of_order, "consultation.no_pool", "", {}};
    if (!standing.asked || standing.asked != who.professional) return Refusal{Reason::forbidden, "routing.not_asked_of_you", "", {}};
    return Done{};
}

Result<Done> write(const Standing& standing, const Person& who) {
    TRY(is_open(standing));
    if (who.professional == standing.asked_by) return Done{};
    return answer(standing, who);
}

Result<Done> answer(const Standing& standing, const Person& who) {
    TRY(is_open(standing));
    if (standing.asked && standing.asked == who.professional) return Done{};
    if (!standing.asked && is_of_pool(standing, who)) return Refusal{Reason::out_of_order, "consultation.take_first", "", {}};
    return Refusal{Reason::forbidden, "routing.not_asked_of_you", "", {}};
}

Result<Done> settle(const Standing& standing, events::AnswerKind kind) {
    if (kind == events::AnswerKind::take_over && !standing.has_matter) return Refusal{Reason::invalid, "consultation.no_matter_to_take", "/kind", {}};
    return Done{};
}

Result<Done> refer(const Standing& standing, const events::AskedOf& to) {
    if (to.kind == events::OwnerKind::person && to.professional == standing.asked_by)
        return Refusal{Reason::invalid, "consultation.back_is_an_answer", "/to/professional", {}};
    const bool same_pool = to.kind == events::OwnerKind::pool && standing.asked_kind == events::OwnerKind::pool && to.unit == standing.unit &&
                           to.profession == standing.profession;
    if (same_pool) return Refusal{Reason::invalid, "consultation.same_pool", "/to/profession", {}};
    return Done{};
}

Result<Done> withdraw(const Standing& standing, const Person& who) {
    TRY(is_open(standing));
    if (who.professional != standing.asked_by) return Refusal{Reason::forbidden, "consultation.not_asked_by_you", "", {}};
    return Done{};
}

Result<Done> undo(const std::optional<LastAnswer>& last, const Person& who, Instant now) {
    if (!last) return Refusal{Reason::out_of_order, "routing.nothing_to_undo", "", {}};
    if (who.professional != last->by) return Refusal{Reason::forbidden, "routing.undo_not_yours", "", {}};
    if (now > last->undo_until) return Refusal{Reason::out_of_order, "routing.undo_too_late", "", {}};
    return Done{};
}

}  // namespace koppi::consultation::rules
