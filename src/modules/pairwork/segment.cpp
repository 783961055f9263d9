// Pair work, segmentation.
#include "modules/pairwork/segment.hpp"

#include "core/ensure.hpp"

namespace koppi::pairwork {

namespace {

const knowledge::ScoredOption* option_of(const knowledge::SegmentAxis& axis, const events::PairAnswer& answer) {
    for (const auto& question : axis.questions)
        for (const auto& option : question.options)
            if (question.id == answer.question && option.id == answer.option) return &option;
    return nullptr;
}

bool is_answered(const knowledge::ScoredQuestion& question, const std::vector<events::PairAnswer>& answers) {
    return std::any_of(answers.begin(), answers.end(), [&](const auto& one) { return one.question == question.id; });
}

knowledge::LowHigh side_of(const knowledge::SegmentAxis& axis, int sum) {
    return sum >= axis.high_from ? knowledge::LowHigh::high : knowledge::LowHigh::low;
}

}  // namespace

Result<events::PairSegment> segmented(const knowledge::SegmentForm& form, std::vector<events::PairAnswer> answers, const std::string& where) {
    events::PairSegment segment{form.form, form.version, {}, 0, 0, {}};
    std::set<std::string> answered;
    for (std::size_t n = 0; n < answers.size(); ++n) {
        const auto here = where + "/" + std::to_string(n);
        const auto* of_resources = option_of(form.resources, answers[n]);
        const auto* of_complexity = option_of(form.complexity, answers[n]);
        if (!of_resources && !of_complexity) return Refusal{Reason::invalid, "pairwork.no_such_answer", here, {}};
        if (!answered.insert(answers[n].question).second) return Refusal{Reason::invalid, "pairwork.answered_twice", here, {}};
        if (of_resources) segment.resources += of_resources->score;
        if (of_complexity) segment.complexity += of_complexity->score;
    }
    for (const auto* axis : {&form.resources, &form.complexity})
        for (const auto& question : axis->questions)
            if (!is_answered(question, answers)) return Refusal{Reason::invalid, "pairwork.not_answered", where, {{"question", question.id}}};
    const auto resources = side_of(form.resources, segment.resources);
    const auto complexity = side_of(form.complexity, segment.complexity);
    for (const auto& one : form.classes)
        if (one.resources == resources && one.complexity == complexity) segment.class_id = one.id;
    ensure(!segment.class_id.empty(), "each of the four has its class");
    segment.answers = std::move(answers);
    return segment;
}

}  // namespace koppi::pairwork
