// Case surveys, rules.
#include "modules/survey/rules.hpp"

namespace koppi::survey::rules {

Result<Done> in_hand(const Standing& standing, std::optional<ProfessionalId> who) {
    if (standing.is_closed) return Refusal{Reason::out_of_order, "survey.is_closed", "", {}};
    if (!standing.surveyor) return Refusal{Reason::out_of_order, "survey.take_first", "", {}};
    if (standing.surveyor != who) return Refusal{Reason::forbidden, "survey.in_other_hands", "", {}};
    return Done{};
}

Result<Done> call(const std::optional<Instant>& next_try_at, Instant now) {
    if (next_try_at && *next_try_at <= now) return Refusal{Reason::invalid, "survey.next_try_has_passed", "/next_try_at", {}};
    return Done{};
}

Result<Done> gather(const events::SurveyMember& member, int members) {
    using events::GatheredKind;
    if (members >= members_max) return Refusal{Reason::invalid, "wire.too_long", "", {}};
    if ((member.kind == GatheredKind::person) != member.professional.has_value()) return Refusal{Reason::invalid, "survey.who_is_it", "/professional", {}};
    if ((member.kind == GatheredKind::profession) != member.profession.has_value()) return Refusal{Reason::invalid, "survey.who_is_it", "/profession", {}};
    const bool has_name = member.name && !member.name->empty();
    if ((member.kind == GatheredKind::outside) != has_name) return Refusal{Reason::invalid, "survey.who_is_it", "/name", {}};
    return Done{};
}

Result<Done> close(const Standing& standing, const Closing& closing) {
    using events::SurveyEnd;
    const bool is_untrue = (closing.end == SurveyEnd::not_reached && !closing.says_not_reached) ||
                           (closing.end == SurveyEnd::declined && !closing.says_declined) ||
                           (closing.end == SurveyEnd::balanced && closing.says_not_reached);
    if (is_untrue) return Refusal{Reason::invalid, "survey.end_is_not_of_outcome", "/end", {}};
    // Whoever was reached before may be out of reach now: then it is tried as often.
    const bool was_reached = standing.calls_reached > 0 && closing.end != SurveyEnd::not_reached;
    if (closing.says_not_reached && !was_reached && standing.calls_unanswered < closing.attempts_min)
        return Refusal{Reason::out_of_order, "survey.too_few_attempts", "/outcome", {{"min", std::to_string(closing.attempts_min)}}};
    if (closing.end == SurveyEnd::agreed && !closing.worker_is_named) return Refusal{Reason::out_of_order, "survey.no_worker_agreed", "/end", {}};
    // Nobody can be named and not be named at once.
    if (closing.end != SurveyEnd::agreed && closing.worker_is_named) return Refusal{Reason::out_of_order, "survey.worker_is_agreed", "/end", {}};
    return Done{};
}

}  // namespace koppi::survey::rules
