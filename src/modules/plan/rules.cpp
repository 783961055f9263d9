// Plans, rules.
#include "modules/plan/rules.hpp"

#include "modules/plan/comparing.hpp"
#include "modules/plan/gas.hpp"

namespace koppi::plan::rules {

namespace {

using events::PlanContent;

Refusal invalid(std::string code, std::string where, std::map<std::string, std::string> details = {}) {
    return {Reason::invalid, std::move(code), std::move(where), std::move(details)};
}
std::string at(const char* list, std::size_t n, const char* field = "") { return std::string("/content/") + list + "/" + std::to_string(n) + field; }

bool is_blank(const std::optional<std::string>& text) { return !text || text->empty(); }

Result<Done> goal_is_sound(const events::PlanGoal& goal, std::size_t n) {
    const bool is_scaled = !goal.levels.empty();
    if (is_scaled && (goal.levels.size() != 5 || std::any_of(goal.levels.begin(), goal.levels.end(), [](const auto& text) { return text.empty(); })))
        return invalid("plan.levels_are_five", at("goals", n, "/levels"));
    if (goal.weight < 1 || goal.weight > weight_max) return invalid("plan.weight", at("goals", n, "/weight"), {{"max", std::to_string(weight_max)}});
    if (goal.baseline && (!is_scaled || *goal.baseline < gas_level_min || *goal.baseline > gas_level_max))
        return invalid("plan.no_such_level", at("goals", n, "/baseline"));
    if (goal.icf && !is_icf_code(*goal.icf)) return invalid("plan.icf_wrong_form", at("goals", n, "/icf"));
    if (goal.icf_qualifier && !is_icf_qualifier(goal.icf.value_or(""), *goal.icf_qualifier))
        return invalid("plan.icf_qualifier_wrong_form", at("goals", n, "/icf_qualifier"));
    return Done{};
}

Result<Done> action_is_sound(const events::PlanAction& action, std::size_t n, Date today) {
    using events::ActionBy;
    if ((action.by == ActionBy::professional) != action.professional.has_value()) return invalid("plan.who_does_it", at("actions", n, "/professional"));
    if ((action.by == ActionBy::other) == is_blank(action.other)) return invalid("plan.who_does_it", at("actions", n, "/other"));
    if (action.done_on && *action.done_on > today) return invalid("plan.done_ahead", at("actions", n, "/done_on"));
    return Done{};
}

template <class Part>
const Part* found(const std::vector<Part>& parts, int part) {
    for (const auto& one : parts)
        if (one.part == part) return &one;
    return nullptr;
}

template <class Part>
Result<Done> number(std::vector<Part>& parts, const char* list, const std::vector<Part>* before, int& given) {
    for (std::size_t n = 0; n < parts.size(); ++n) {
        if (parts[n].part == 0) {
            parts[n].part = ++given;
            continue;
        }
        const bool is_known = before && found(*before, parts[n].part);
        const bool is_twice = std::any_of(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(n),
                                          [&](const Part& other) { return other.part == parts[n].part; });
        if (!is_known || is_twice) return invalid("plan.no_such_part", at(list, n, "/part"));
    }
    return Done{};
}

Result<Done> may_change(const Standing& section, events::Registry writer) {
    TRY(may_write(section.registry, writer));
    if (section.is_ended) return Refusal{Reason::out_of_order, "plan.section_ended", "", {}};
    return Done{};
}

}  // namespace

Result<Done> may_write(events::Registry registry, events::Registry writer) {
    if (registry != writer) return Refusal{Reason::forbidden, "plan.of_other_register", "", {}};
    return Done{};
}

bool is_icf_code(std::string_view code) {
    if (code.size() < 4 || code.size() > 6) return false;
    if (std::string_view("bsde").find(code[0]) == std::string_view::npos) return false;
    return std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_icf_qualifier(std::string_view code, std::string_view qualifier) {
    if (!is_icf_code(code)) return false;
    // + marks what helps, which only surroundings do.
    const bool helps = qualifier.starts_with('+');
    if (helps && code[0] != 'e') return false;
    if (helps) qualifier.remove_prefix(1);
    // Body functions and surroundings have an extent; structures an extent, a nature and a place; activities performance and capacity.
    const std::size_t digits_max = code[0] == 's' ? 3 : code[0] == 'd' ? 4 : 1;
    if (qualifier.empty() || qualifier.size() > digits_max) return false;
    return qualifier.find_first_not_of(code[0] == 's' ? "0123456789" : "0123489") == std::string_view::npos;
}

Result<Done> is_sound(const PlanContent& content, events::PlanKind kind, const PlanContent* before, Date today) {
    if (content.needs.empty() && content.goals.empty() && content.actions.empty()) return invalid("plan.is_empty", "/content/needs");
    for (const auto& [count, list] : {std::pair{content.needs.size(), "needs"}, std::pair{content.goals.size(), "goals"},
                                      std::pair{content.actions.size(), "actions"}, std::pair{content.people.size(), "people"}})
        if (count > parts_max) return invalid("plan.too_many_parts", std::string("/content/") + list, {{"max", std::to_string(parts_max)}});
    for (std::size_t n = 0; n < content.goals.size(); ++n) TRY(goal_is_sound(content.goals[n], n));
    for (std::size_t n = 0; n < content.actions.size(); ++n) TRY(action_is_sound(content.actions[n], n, today));
    const bool stands = before && before->review_on == content.review_on;
    if (!stands && content.review_on < today) return invalid("plan.review_has_gone", "/content/review_on");
    if (!stands && content.review_on > plus_months(today, review_months_max))
        return invalid("plan.review_too_far", "/content/review_on", {{"months", std::to_string(review_months_max)}});
    if (content.shared_by && !is_shared_kind(kind)) return invalid("plan.kind_is_not_shared", "/content/shared_by");
    return Done{};
}

Result<PlanContent> numbered(PlanContent content, const PlanContent* before, int parts_given) {
    TRY(number(content.needs, "needs", before ? &before->needs : nullptr, parts_given));
    TRY(number(content.goals, "goals", before ? &before->goals : nullptr, parts_given));
    TRY(number(content.actions, "actions", before ? &before->actions : nullptr, parts_given));
    TRY(number(content.people, "people", before ? &before->people : nullptr, parts_given));
    return content;
}

int highest_part(const PlanContent& content) {
    int highest = 0;
    const auto look = [&](const auto& parts) {
        for (const auto& one : parts) highest = std::max(highest, one.part);
    };
    look(content.needs);
    look(content.goals);
    look(content.actions);
    look(content.people);
    return highest;
}

Result<events::PlanSectionMade> make(events::PlanSectionMade asked, std::optional<SectionId> living, Date today) {
    if (!may_have(asked.registry, asked.kind)) return invalid("plan.kind_is_of_health", "/kind");
    if (living) return Refusal{Reason::conflict, "plan.section_is_there", "/kind", {}};
    TRY(is_sound(asked.content, asked.kind, nullptr, today));
    asked.content = TRY(numbered(std::move(asked.content), nullptr, 0));
    return asked;
}

Result<events::PlanSectionSaved> save(const Standing& section, Saving saving) {
    TRY(may_change(section, saving.writer));
    // Whoever was slower is told, and compares; what stands is never written over unseen.
    if (saving.based_on != section.version)
        return Refusal{Reason::conflict, "plan.saved_meanwhile", "/based_on", {{"version", std::to_string(section.version)}}};
    TRY(is_sound(saving.content, section.kind, &section.content, saving.today));
    if (saving.is_review && saving.content.review_on <= saving.today) return invalid("plan.next_review", "/content/review_on");
    auto content = TRY(numbered(std::move(saving.content), &section.content, section.parts_given));
    if (!saving.is_review && compared(section.content, content).empty()) return Refusal{Reason::out_of_order, "plan.nothing_changed", "", {}};
    return events::PlanSectionSaved{section.section, section.version + 1, saving.is_review, std::move(content)};
}

Result<events::PlanSectionHandedOn> hand_on(const Standing& section, ProfessionalId from, ProfessionalId to, std::string why) {
    TRY(may_change(section, section.registry));
    auto content = section.content;
    if (content.owner == from) content.owner = to;
    for (auto& action : content.actions)
        if (action.professional == from && !action.done_on) action.professional = to;
    content.codes.clear();
    return events::PlanSectionHandedOn{section.section, section.version + 1, std::move(content), std::move(why)};
}

Result<events::PlanSectionEnded> end(const Standing& section, events::Registry writer, events::PlanEnd why, std::optional<std::string> note) {
    TRY(may_change(section, writer));
    if (is_blank(note)) note.reset();
    return events::PlanSectionEnded{section.section, why, std::move(note)};
}

Result<events::PlanGoalsAssessed> assess(const Standing& section, events::Registry writer, int version, std::vector<events::GoalLevel> levels) {
    TRY(may_change(section, writer));
    if (version != section.version)
        return Refusal{Reason::conflict, "plan.saved_meanwhile", "/version", {{"version", std::to_string(section.version)}}};
    std::vector<Attained> attained;
    for (const auto& goal : section.content.goals) {
        if (goal.levels.empty()) continue;
        const auto one = std::find_if(levels.begin(), levels.end(), [&](const auto& level) { return level.part == goal.part; });
        if (one == levels.end()) return invalid("plan.goal_not_assessed", "/levels");
        if (one->level < gas_level_min || one->level > gas_level_max) return invalid("plan.no_such_level", "/levels");
        attained.push_back({one->level, goal.weight});
    }
    if (attained.empty()) return Refusal{Reason::out_of_order, "plan.nothing_to_assess", "", {}};
    if (attained.size() != levels.size()) return invalid("plan.no_such_part", "/levels");
    return events::PlanGoalsAssessed{section.section, version, std::move(levels), gas_score_hundredths(attained)};
}

}  // namespace koppi::plan::rules
