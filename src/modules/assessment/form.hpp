// Assessment: how a form is answered – which questions are shown, which answers are taken, and which agreed rule they meet.
//
// Pure: a form, a code set and answers go in; no clock, no rows. Total: any answers to any loaded form give an answer or a refusal.
//
// Invariant: accepted answers hold an answer to every required question that is shown, and none to a question that is not.
#pragma once

#include "core/result.hpp"
#include "platform/catalog.hpp"

namespace koppi::assessment {

bool holds(const knowledge::Condition& condition, const events::Answers& answers);
bool is_shown(const knowledge::Question& question, const events::Answers& answers);

// The answers as they are kept: texts trimmed, empty answers left out. Refused at "/answers/<question>" with
//   assessment.unknown_question, assessment.question_not_shown, assessment.question_required, assessment.one_answer_only,
//   assessment.answer_not_offered, assessment.answered_twice, assessment.unknown_code, wire.too_long, wire.not_printable
Result<events::Answers> checked(const knowledge::Form& form, const Catalog& catalog, events::Answers answers);

// The first agreed rule whose condition holds; none when no rule speaks of this.
const knowledge::Suggestion* suggested(const knowledge::Form& form, const events::Answers& answers);

// What the house reads out of answers. The questions have the same ids in every form (the head of the form's file says which).
struct Findings {
    events::Urgency urgency;
    std::optional<events::Clarity> clarity;
    std::optional<events::CareClass> care_class;
    std::optional<std::string> icpc2;
    std::vector<std::string> triggers;
    std::vector<events::Profession> needed;
};
// Of checked answers to a form that has no faults.
Findings findings(const events::Answers& answers);
// Of any answers; a word that names no profession counts for none.
std::vector<events::Profession> needed_in(const events::Answers& answers);

// What a person should mend before this form is used: questions that the house cannot read, and examples that come out otherwise.
std::optional<Refusal> fault(const knowledge::Form& form, const Document& document, const Catalog& catalog);

}  // namespace koppi::assessment
