// Plans, comparing.
#include "modules/plan/comparing.hpp"

#include <cstdint>
#include <optional>
#include <utility>

namespace koppi::plan {

namespace {

using Fields = std::vector<std::pair<PlanField, std::string>>;

std::string told(const std::string& text) { return text; }
std::string told(int number) { return std::to_string(number); }
std::string told(Date date) { return date_text(date); }
std::string told(const ProfessionalId& id) { return id.text(); }
std::string told(events::ActionBy by) { return boost::describe::enum_to_string(by, ""); }
std::string told(events::SharingBasis basis) { return boost::describe::enum_to_string(basis, ""); }
template <class T>
std::string told(const std::optional<T>& value) {
    return value ? told(*value) : std::string{};
}

Fields fields_of(const events::PlanNeed& need) { return {{PlanField::words, need.words}}; }
Fields fields_of(const events::PlanGoal& goal) {
    constexpr std::array levels{PlanField::much_less, PlanField::less, PlanField::expected, PlanField::more, PlanField::much_more};
    Fields fields{{PlanField::text, goal.text}};
    for (std::size_t i = 0; i < levels.size(); ++i) fields.emplace_back(levels[i], i < goal.levels.size() ? goal.levels[i] : "");
    // The weight of a goal that is not scaled weighs nothing.
    fields.emplace_back(PlanField::weight, goal.levels.empty() ? "" : told(goal.weight));
    fields.emplace_back(PlanField::baseline, told(goal.baseline));
    fields.emplace_back(PlanField::icf, told(goal.icf));
    fields.emplace_back(PlanField::icf_qualifier, told(goal.icf_qualifier));
    fields.emplace_back(PlanField::target_on, told(goal.target_on));
    return fields;
}
Fields fields_of(const events::PlanAction& action) {
    return {{PlanField::text, action.text},          {PlanField::by, told(action.by)},         {PlanField::professional, told(action.professional)},
            {PlanField::other, told(action.other)},  {PlanField::due_on, told(action.due_on)}, {PlanField::done_on, told(action.done_on)}};
}
Fields fields_of(const events::PlanPerson& person) {
    return {{PlanField::name, person.name},
            {PlanField::role, person.role},
            {PlanField::phone, told(person.phone)},
            {PlanField::reach, told(person.reach)},
            {PlanField::visits_home, told(person.visits_home)}};
}
Fields fields_of(const events::PlanContent& content) {
    return {{PlanField::owner, told(content.owner)},
            {PlanField::review_on, told(content.review_on)},
            {PlanField::follow_up, told(content.follow_up)},
            {PlanField::shared_by, told(content.shared_by)}};
}

// The two lists have the same fields in the same order.
std::vector<FieldChange> field_changes(const Fields& was, const Fields& is) {
    std::vector<FieldChange> changes;
    for (std::size_t i = 0; i < is.size(); ++i)
        if (was[i].second != is[i].second)
            changes.push_back({is[i].first, was[i].second, is[i].second, words_compared(was[i].second, is[i].second)});
    return changes;
}

Fields emptied(Fields fields) {
    for (auto& field : fields) field.second.clear();
    return fields;
}

template <class Part>
const Part* found(const std::vector<Part>& parts, int part) {
    for (const auto& one : parts)
        if (one.part == part) return &one;
    return nullptr;
}

template <class Part>
void compare_parts(std::vector<PartChange>& into, PartOf of, const std::vector<Part>& was, const std::vector<Part>& is) {
    for (const auto& one : is) {
        const auto fields = fields_of(one);
        const auto* before = found(was, one.part);
        auto changes = field_changes(before ? fields_of(*before) : emptied(fields), fields);
        if (before && changes.empty()) continue;
        into.push_back({of, one.part, before ? HowChanged::changed : HowChanged::added, fields.front().second, std::move(changes)});
    }
    for (const auto& one : was) {
        if (found(is, one.part)) continue;
        const auto fields = fields_of(one);
        into.push_back({of, one.part, HowChanged::removed, fields.front().second, field_changes(fields, emptied(fields))});
    }
}

// A word with the blanks behind it, so that nothing of the text is lost.
std::vector<std::string_view> words_of(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= text.size(); ++i) {
        if (i < text.size() && (!is_blank(text[i - 1]) || is_blank(text[i]))) continue;
        words.push_back(text.substr(begin, i - begin));
        begin = i;
    }
    return words;
}

void add_piece(std::vector<Piece>& pieces, PieceIs is, std::string_view text) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().is == is) {
        pieces.back().text += text;
    } else {
        pieces.push_back({is, std::string(text)});
    }
}

}  // namespace

std::vector<Piece> words_compared(std::string_view was, std::string_view is) {
    const auto before = words_of(was);
    const auto after = words_of(is);
    std::vector<Piece> pieces;
    // Longer texts than people write are shown as one whole for another.
    constexpr std::size_t cells_max = 4'000'000;
    const std::size_t width = after.size() + 1;
    if ((before.size() + 1) * width > cells_max) {
        add_piece(pieces, PieceIs::removed, was);
        add_piece(pieces, PieceIs::added, is);
        return pieces;
    }
    // Longest common run of words from (i, j) to the ends.
    std::vector<std::uint16_t> common((before.size() + 1) * width, 0);
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;)
            common[i * width + j] = before[i] == after[j] ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1)
                                                          : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            add_piece(pieces, PieceIs::kept, before[i]);
            ++i;
            ++j;
        } else if (j == after.size() || (i < before.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            add_piece(pieces, PieceIs::removed, before[i++]);
        } else {
            add_piece(pieces, PieceIs::added, after[j++]);
        }
    }
    return pieces;
}

std::vector<PartChange> compared(const events::PlanContent& was, const events::PlanContent& is) {
    std::vector<PartChange> changes;
    if (auto of_section = field_changes(fields_of(was), fields_of(is)); !of_section.empty())
        changes.push_back({PartOf::section, 0, HowChanged::changed, "", std::move(of_section)});
    compare_parts(changes, PartOf::need, was.needs, is.needs);
    compare_parts(changes, PartOf::goal, was.goals, is.goals);
    compare_parts(changes, PartOf::action, was.actions, is.actions);
    compare_parts(changes, PartOf::person, was.people, is.people);
    return changes;
}

}  // namespace koppi::plan
