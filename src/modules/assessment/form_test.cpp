#include "modules/assessment/form.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/assessment/assessment.hpp"

using namespace koppi;

namespace {

using assessment::checked;
using assessment::suggested;

const knowledge::Form& care_need_form() { return *catalog().form("care_need_assessment", 1); }

events::Answers clear_back_pain() {
    return {{"reason", {"selkä kipeä, kaksi viikkoa"}},
            {"reason_code", {"L03"}},
            {"urgency", {"within_days"}},
            {"clarity", {"clear"}},
            {"care_class", {"general_sick_care"}}};
}

std::string form_says(const events::Answers& answers) {
    const auto taken = checked(care_need_form(), catalog(), answers);
    if (!taken) return taken.refusal().code + " " + taken.refusal().where;
    const auto* suggestion = suggested(care_need_form(), *taken);
    return suggestion ? suggestion->id : "nothing";
}

std::string form_says_with(const std::string& question, std::vector<std::string> values) {
    auto answers = clear_back_pain();
    answers[question] = std::move(values);
    return form_says(answers);
}

// A condition as it stands in a form.
bool holds_for(const char* condition, const events::Answers& answers) {
    const auto read = load_yaml<knowledge::Condition>(condition, "condition.yaml");
    REQUIRE(read);
    return assessment::holds(*read, answers);
}

std::string proved_after(const std::string& path, const std::string& old_text, const std::string& new_text) {
    auto files = embedded_catalog_files();
    auto& text = files.at(path);
    const auto at = text.find(old_text);
    REQUIRE_MESSAGE(at != std::string::npos, "the passage to edit is not in " << path << ": " << old_text);
    text.replace(at, old_text.size(), new_text);
    const auto loaded = load_catalog(std::move(files));
    REQUIRE_MESSAGE(loaded, (loaded ? std::string() : fault_line(loaded.refusal())));
    const auto proved = assessment::prove(*loaded);
    if (proved) return "proved";
    const auto line = fault_line(proved.refusal());
    CHECK(line.starts_with("catalog/" + path));
    return proved.refusal().code;
}

// Answers that a person might give, and now and then what no person can.
rc::Gen<events::Answers> any_answers(const knowledge::Form& form) {
    return rc::gen::exec([&form] {
        events::Answers answers;
        for (const auto& section : form.sections)
            for (const auto& question : section.questions) {
                if (*rc::gen::inRange(0, 4) == 0) continue;
                std::vector<std::string> offered{"", "nonsense", "true", "L03", std::string(600, 'x'), "\x01"};
                if (question.options)
                    for (const auto& option : *question.options) offered.push_back(option.id);
                answers[question.id] = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(offered));
            }
        if (*rc::gen::inRange(0, 8) == 0) answers["no_such_question"] = {"x"};
        return answers;
    });
}

// Answers given from top to bottom by somebody who reads what is shown.
rc::Gen<events::Answers> sensible_answers(const knowledge::Form& form) {
    return rc::gen::exec([&form] {
        events::Answers answers;
        for (const auto& section : form.sections)
            for (const auto& question : section.questions) {
                if (!assessment::is_shown(question, answers)) continue;
                if (!question.required && *rc::gen::inRange(0, 2) == 0) continue;
                switch (question.kind) {
                    case knowledge::QuestionKind::text: answers[question.id] = {"  sanoin mitä sanoin "}; break;
                    case knowledge::QuestionKind::flag: answers[question.id] = {"true"}; break;
                    case knowledge::QuestionKind::code: answers[question.id] = {(*rc::gen::elementOf(catalog().icpc2().codes)).code}; break;
                    case knowledge::QuestionKind::choice:
                    case knowledge::QuestionKind::choices: answers[question.id] = {(*rc::gen::elementOf(*question.options)).id}; break;
                }
            }
        return answers;
    });
}

bool answers_what_is_shown(const knowledge::Form& form, const events::Answers& answers) {
    for (const auto& section : form.sections)
        for (const auto& question : section.questions) {
            const bool is_answered = answers.contains(question.id) && !answers.at(question.id).empty();
            const bool is_shown = assessment::is_shown(question, answers);
            if (is_shown ? question.required && !is_answered : is_answered) return false;
        }
    return true;
}

}  // namespace

TEST_CASE("all examples of the embedded catalogue hold") {
    const auto proved = assessment::prove(catalog());
    CHECK_MESSAGE(proved.ok(), (proved ? std::string() : fault_line(proved.refusal())));
}

TEST_CASE("answers are refused at the question that is wrong") {
    CHECK(form_says(clear_back_pain()) == "back_to_physiotherapist");
    CHECK(form_says_with("urgency", {}) == "assessment.question_required /answers/urgency");
    CHECK(form_says_with("reason", {"  \n"}) == "assessment.question_required /answers/reason");
    CHECK(form_says_with("urgency", {"soon"}) == "assessment.answer_not_offered /answers/urgency");
    CHECK(form_says_with("urgency", {"same_day", "non_urgent"}) == "assessment.one_answer_only /answers/urgency");
    CHECK(form_says_with("reason_code", {"Q99"}) == "assessment.unknown_code /answers/reason_code");
    CHECK(form_says_with("first_for_matter", {"yes"}) == "assessment.answer_not_offered /answers/first_for_matter");
    CHECK(form_says_with("first_for_matter", {"false"}) == "back_to_physiotherapist");
    CHECK(form_says_with("triggers", {"repeated_contacts", "repeated_contacts"}) == "assessment.answered_twice /answers/triggers");
    CHECK(form_says_with("everyday_life", {"yksin"}) == "assessment.question_not_shown /answers/everyday_life");
    CHECK(form_says_with("shoe_size", {"42"}) == "assessment.unknown_question /answers/shoe_size");
    CHECK(form_says_with("a/b~c", {"42"}) == "assessment.unknown_question /answers/a~1b~0c");
    CHECK(form_says_with("reason", {std::string(501, 'x')}) == "wire.too_long /answers/reason");
    CHECK(form_says_with("reason", {"a\x02"}) == "wire.not_printable /answers/reason");
}

TEST_CASE("a text is as long as its characters, not its bytes") {
    std::string umlauts;
    for (int i = 0; i < 500; ++i) umlauts += "ä";
    CHECK(form_says_with("reason", {umlauts}) == "back_to_physiotherapist");
    CHECK(form_says_with("reason", {umlauts + "ä"}) == "wire.too_long /answers/reason");
}

TEST_CASE("answers are kept trimmed, and what says nothing is not kept") {
    auto answers = clear_back_pain();
    answers["reason"] = {"  selkä  "};
    answers["advice"] = {" "};
    answers["examinations"] = {};
    answers["everyday_life"] = {""};
    const auto taken = checked(care_need_form(), catalog(), answers);
    REQUIRE(taken);
    CHECK(taken->at("reason") == std::vector<std::string>{"selkä"});
    CHECK(!taken->contains("advice"));
    CHECK(!taken->contains("examinations"));
    CHECK(!taken->contains("everyday_life"));
}

TEST_CASE("a condition says what its words say") {
    const events::Answers answers{{"a", {"x", "y"}}, {"b", {}}};
    CHECK(holds_for("{ answer: a, is: x }", answers));
    CHECK(!holds_for("{ answer: a, is: z }", answers));
    CHECK(!holds_for("{ answer: c, is: x }", answers));
    CHECK(holds_for("{ answer: a, in: [z, y] }", answers));
    CHECK(!holds_for("{ answer: a, in: [] }", answers));
    CHECK(holds_for("{ answer: a, at_least: 2 }", answers));
    CHECK(!holds_for("{ answer: a, at_least: 3 }", answers));
    CHECK(!holds_for("{ answer: b, at_least: 1 }", answers));
    CHECK(holds_for("{ all: [ { answer: a, is: x }, { answer: a, is: y } ] }", answers));
    CHECK(!holds_for("{ all: [ { answer: a, is: x }, { answer: b, is: y } ] }", answers));
    CHECK(holds_for("{ any: [ { answer: b, is: x }, { answer: a, is: y } ] }", answers));
    CHECK(holds_for("{ none: [ { answer: b, is: x }, { answer: a, is: z } ] }", answers));
    CHECK(!holds_for("{ none: [ { answer: a, is: x } ] }", answers));
}

TEST_CASE("whatever is answered, the form has an answer, and takes only what was asked") {
    CHECK(rc::check([] {
        const auto answers = *any_answers(care_need_form());
        const auto taken = checked(care_need_form(), catalog(), answers);
        if (!taken) {
            RC_ASSERT(taken.refusal().where.starts_with("/answers/"));
            return;
        }
        RC_ASSERT(answers_what_is_shown(care_need_form(), *taken));
    }));
}

TEST_CASE("sensible answers are taken, taken again they are the same, and they can be read") {
    CHECK(rc::check([] {
        const auto answers = *sensible_answers(care_need_form());
        const auto taken = checked(care_need_form(), catalog(), answers);
        RC_ASSERT(taken.ok());
        RC_ASSERT(answers_what_is_shown(care_need_form(), *taken));
        RC_ASSERT(checked(care_need_form(), catalog(), *taken).value() == *taken);
        const auto found = assessment::findings(*taken);
        RC_ASSERT(found.icpc2.has_value());
        RC_ASSERT((found.urgency == events::Urgency::emergency) == !found.clarity.has_value());
        // An emergency is never parked: no rule may suggest anything else for it.
        const auto* suggestion = suggested(care_need_form(), *taken);
        if (found.urgency == events::Urgency::emergency) RC_ASSERT(suggestion && suggestion->route == events::Route::emergency);
    }));
}

TEST_CASE("a required answer that is taken away is missed") {
    CHECK(rc::check([] {
        auto answers = *sensible_answers(care_need_form());
        const auto taken_away = *rc::gen::element<std::string>("reason", "reason_code", "urgency");
        answers.erase(taken_away);
        const auto taken = checked(care_need_form(), catalog(), answers);
        RC_ASSERT(!taken.ok());
    }));
}

TEST_CASE("an example that comes out otherwise refuses the catalogue") {
    const std::string form = "forms/care_need_assessment.yaml";
    CHECK(proved_after(form, "suggestion: emergency_now, route: emergency }", "suggestion: emergency_now, route: book }") ==
          "catalog.example_fails");
    CHECK(proved_after(form, "answers: { reason: [\"flunssa, kolmas päivä\"], reason_code: [R74], urgency: [non_urgent]",
                       "answers: { reason: [\"flunssa, kolmas päivä\"], reason_code: [R74], urgency: [same_day]") == "catalog.example_fails");
    CHECK(proved_after(form, "refusal: assessment.unknown_code", "refusal: assessment.answer_not_offered") == "catalog.example_fails");
}

TEST_CASE("a form whose answers the house cannot read refuses the catalogue") {
    const std::string form = "forms/care_need_assessment.yaml";
    CHECK(proved_after(form, "          - id: certificate_only\n", "          - id: paper_only\n") == "catalog.unknown_reference");
    CHECK(proved_after(form, "          - id: repeated_no_shows\n", "          - id: many_no_shows\n") == "catalog.unknown_reference");
    CHECK(proved_after(form, "      - id: triggers\n        kind: choices\n", "      - id: triggers\n        kind: choice\n") ==
          "catalog.contradiction");
}

TEST_CASE("a law that contradicts its examples refuses the catalogue") {
    CHECK(proved_after("law/care_guarantee.yaml", "age_below: 23, days: 14,", "age_below: 23, days: 15,") == "catalog.contradiction");
}
