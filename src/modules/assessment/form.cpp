// Assessment: answering a form.
#include "modules/assessment/form.hpp"

#include <algorithm>

namespace koppi::assessment {

namespace {

using knowledge::Question;
using knowledge::QuestionKind;

const std::vector<std::string>& answers_to(const events::Answers& answers, const std::string& question) {
    static const std::vector<std::string> nothing;
    const auto found = answers.find(question);
    return found == answers.end() ? nothing : found->second;
}

Refusal at_question(std::string code, const std::string& question, std::map<std::string, std::string> details = {}) {
    const wire::Where answers{nullptr, {}, 0};
    const wire::Where all{&answers, "answers", 0};
    return wire::refuse(std::move(code), wire::Where{&all, question, 0}, std::move(details));
}

bool is_offered(const Question& question, const std::string& value) {
    return std::any_of(question.options->begin(), question.options->end(), [&](const auto& option) { return option.id == value; });
}

// What is wrong with one value; empty when it can be kept.
std::optional<Refusal> value_fault(const Question& question, const Catalog& catalog, const std::string& value) {
    switch (question.kind) {
        case QuestionKind::text: return std::nullopt;
        case QuestionKind::flag:
            if (value == "true" || value == "false") return std::nullopt;
            return at_question("assessment.answer_not_offered", question.id);
        case QuestionKind::choice:
        case QuestionKind::choices:
            if (is_offered(question, value)) return std::nullopt;
            return at_question("assessment.answer_not_offered", question.id);
        case QuestionKind::code: {
            const auto codes = catalog.code_sets.find(*question.code_set);
            if (codes != catalog.code_sets.end() && codes->second.find(value)) return std::nullopt;
            return at_question("assessment.unknown_code", question.id);
        }
    }
    return std::nullopt;
}

// Trims texts and forgets empty answers.
std::optional<Refusal> tidy(const Question& question, std::vector<std::string>& values) {
    if (question.kind == QuestionKind::text) {
        const auto max = static_cast<std::size_t>(*question.max_length);
        for (auto& text : values)
            if (auto wrong = wire::text_fault(text, 0, max))
                return at_question(std::move(*wrong), question.id, {{"max", std::to_string(max)}});
    }
    std::erase(values, "");
    return std::nullopt;
}

std::optional<Refusal> answer_fault(const Question& question, const Catalog& catalog, const events::Answers& answers) {
    const auto& values = answers_to(answers, question.id);
    if (!is_shown(question, answers)) {
        if (values.empty()) return std::nullopt;
        return at_question("assessment.question_not_shown", question.id);
    }
    if (values.empty()) {
        if (!question.required) return std::nullopt;
        return at_question("assessment.question_required", question.id);
    }
    if (values.size() > 1 && question.kind != QuestionKind::choices) return at_question("assessment.one_answer_only", question.id);
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (auto refusal = value_fault(question, catalog, *value)) return refusal;
        if (std::find(values.begin(), value, *value) != value) return at_question("assessment.answered_twice", question.id);
    }
    return std::nullopt;
}

}  // namespace

bool holds(const knowledge::Condition& condition, const events::Answers& answers) {
    const auto one = [&](const knowledge::Condition& below) { return holds(below, answers); };
    if (condition.all) return std::all_of(condition.all->begin(), condition.all->end(), one);
    if (condition.any) return std::any_of(condition.any->begin(), condition.any->end(), one);
    if (condition.none) return std::none_of(condition.none->begin(), condition.none->end(), one);
    if (!condition.answer) return false;
    const auto& given = answers_to(answers, *condition.answer);
    const auto is_given = [&](const std::string& value) { return std::find(given.begin(), given.end(), value) != given.end(); };
    if (condition.is) return is_given(*condition.is);
    if (condition.in) return std::any_of(condition.in->begin(), condition.in->end(), is_given);
    if (condition.at_least) return static_cast<std::int64_t>(given.size()) >= *condition.at_least;
    return false;
}

bool is_shown(const Question& question, const events::Answers& answers) { return !question.show_when || holds(*question.show_when, answers); }

Result<events::Answers> checked(const knowledge::Form& form, const Catalog& catalog, events::Answers answers) {
    for (auto& [id, values] : answers) {
        const Question* question = form.question(id);
        if (!question) return at_question("assessment.unknown_question", id);
        if (auto refusal = tidy(*question, values)) return std::move(*refusal);
    }
    std::erase_if(answers, [](const auto& answer) { return answer.second.empty(); });
    for (const auto& section : form.sections)
        for (const Question& question : section.questions)
            if (auto refusal = answer_fault(question, catalog, answers)) return std::move(*refusal);
    return answers;
}

const knowledge::Suggestion* suggested(const knowledge::Form& form, const events::Answers& answers) {
    for (const auto& suggestion : form.suggestions)
        if (holds(suggestion.when, answers)) return &suggestion;
    return nullptr;
}

namespace {

template <class Word>
std::optional<Word> word_answered(const events::Answers& answers, const std::string& question) {
    const auto& given = answers_to(answers, question);
    if (given.empty()) return std::nullopt;
    const auto word = wire::from_word<Word>(given.front());
    ensure(word.has_value(), "a proved form offers only words that the house knows");
    return word;
}

// A question that the house reads: asked as one of `kinds`, and every option a word of the house.
template <class Word>
std::optional<Refusal> reading_fault(const knowledge::Form& form, const Document& document, const char* id, QuestionKind kind) {
    const Question* question = form.question(id);
    if (!question) return document.fault("catalog.unknown_reference", "/sections", {{"id", id}});
    if (question->kind != kind)
        return document.fault("catalog.contradiction", "/sections", {{"what", std::string(id) + " is not a " + std::string(wire::word(kind))}});
    for (const auto& option : *question->options)
        if (!wire::from_word<Word>(option.id)) return document.fault("catalog.unknown_reference", "/sections", {{"id", option.id}});
    return std::nullopt;
}

knowledge::FormExpectation came_out(const knowledge::Form& form, const Catalog& catalog, const events::Answers& answers) {
    knowledge::FormExpectation out{"none", "none", "none", "none"};
    const auto taken = checked(form, catalog, answers);
    if (!taken) {
        out.refusal = taken.refusal().code;
        out.question = taken.refusal().where.substr(std::string_view("/answers/").size());
    } else if (const auto* suggestion = suggested(form, *taken)) {
        out.suggestion = suggestion->id;
        out.route = wire::word(suggestion->route);
    }
    return out;
}

}  // namespace

Findings findings(const events::Answers& answers) {
    const auto urgency = word_answered<events::Urgency>(answers, "urgency");
    ensure(urgency.has_value(), "checked answers hold an urgency");
    Findings found{.urgency = *urgency,
                   .clarity = word_answered<events::Clarity>(answers, "clarity"),
                   .care_class = word_answered<events::CareClass>(answers, "care_class"),
                   .icpc2 = {},
                   .triggers = answers_to(answers, "triggers"),
                   .needed = needed_in(answers)};
    const auto& code = answers_to(answers, "reason_code");
    if (!code.empty()) found.icpc2 = code.front();
    return found;
}

std::vector<events::Profession> needed_in(const events::Answers& answers) {
    std::vector<events::Profession> needed;
    for (const auto& who : answers_to(answers, "who_is_needed"))
        if (const auto profession = wire::from_word<events::Profession>(who)) needed.push_back(*profession);
    return needed;
}

std::optional<Refusal> fault(const knowledge::Form& form, const Document& document, const Catalog& catalog) {
    if (auto refusal = reading_fault<events::Urgency>(form, document, "urgency", QuestionKind::choice)) return refusal;
    if (auto refusal = reading_fault<events::Clarity>(form, document, "clarity", QuestionKind::choice)) return refusal;
    if (auto refusal = reading_fault<events::CareClass>(form, document, "care_class", QuestionKind::choice)) return refusal;
    if (auto refusal = reading_fault<events::Profession>(form, document, "who_is_needed", QuestionKind::choices)) return refusal;
    const Question* urgency = form.question("urgency");
    if (!urgency->required || urgency->show_when)
        return document.fault("catalog.contradiction", "/sections", {{"what", "urgency is always asked and always answered"}});
    const Question* code = form.question("reason_code");
    if (!code || code->kind != QuestionKind::code || *code->code_set != "icpc2")
        return document.fault("catalog.contradiction", "/sections", {{"what", "reason_code is a code of icpc2"}});
    const Question* triggers = form.question("triggers");
    if (!triggers || triggers->kind != QuestionKind::choices)
        return document.fault("catalog.contradiction", "/sections", {{"what", "triggers is a choices"}});
    for (const auto& counted : catalog.triggers.triggers)
        if (!is_offered(*triggers, counted.id)) return document.fault("catalog.unknown_reference", "/sections", {{"id", counted.id}});

    for (std::size_t i = 0; i < form.examples.size(); ++i) {
        const auto& example = form.examples[i];
        const auto out = came_out(form, catalog, example.answers);
        const auto wrong = [&](const char* part, const std::string& got) {
            return document.fault("catalog.example_fails", "/examples/" + std::to_string(i) + "/expect/" + part,
                                  {{"name", example.name}, {"got", got}});
        };
        if (out.refusal != example.expect.refusal) return wrong("refusal", out.refusal);
        if (out.question != example.expect.question) return wrong("question", out.question);
        if (out.suggestion != example.expect.suggestion) return wrong("suggestion", out.suggestion);
        if (out.route != example.expect.route) return wrong("route", out.route);
    }
    return std::nullopt;
}

}  // namespace koppi::assessment
