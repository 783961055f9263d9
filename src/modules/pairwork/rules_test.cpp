#include "modules/pairwork/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/pairwork/segment.hpp"
#include "platform/catalog.hpp"

namespace koppi::pairwork {

namespace {

using events::PathStatus;
using events::Registry;

constexpr Date pair_today{std::chrono::year{2026} / 9 / 21};
constexpr rules::Limits pair_limits{12, 20, 2};

ProfessionalId somebody(std::uint8_t n) {
    ProfessionalId id{};
    id.bytes[0] = n;
    return id;
}

rules::Standing standing(int version, bool is_open = true) {
    return {.pairwork = {},
            .registry = Registry::health,
            .suggested_on = plus_days(pair_today, -14),
            .owner = somebody(1),
            .version = version,
            .is_segmented = false,
            .is_answered = false,
            .is_open = is_open,
            .held_on = version > 0 ? std::optional(plus_days(pair_today, -7)) : std::nullopt,
            .follow_up_on = version > 0 ? std::optional(plus_days(pair_today, 53)) : std::nullopt};
}

events::PairContent sound_content() {
    events::PairContent content{};
    content.held_on = pair_today;
    content.participants = {somebody(1), somebody(2)};
    content.need = "Kaikki kasaantui";
    content.owner = somebody(1);
    content.follow_up_on = plus_days(pair_today, 60);
    return content;
}

std::string written_as(const events::PairContent& content, const rules::Standing& pair = standing(0), int based_on = 0, Registry writer = Registry::health) {
    const auto written = rules::write(pair, {based_on, content, writer, pair_today}, pair_limits);
    return written ? "version " + std::to_string(written->version) : written.refusal().code + " " + written.refusal().where;
}

std::string followed_as(PathStatus status, std::optional<Date> again_on, const rules::Standing& pair = standing(1)) {
    const auto followed = rules::follow_up(pair, {{}, status, true, true, true, std::nullopt, again_on}, Registry::health, pair_today, pair_limits);
    return followed ? "followed" : followed.refusal().code;
}

std::vector<events::PairAnswer> all_answers(std::size_t option_of_resources, std::size_t option_of_complexity) {
    const auto& form = catalog().pairwork.segment;
    std::vector<events::PairAnswer> answers;
    for (const auto& question : form.resources.questions) answers.push_back({question.id, question.options[option_of_resources].id});
    for (const auto& question : form.complexity.questions) answers.push_back({question.id, question.options[option_of_complexity].id});
    return answers;
}
std::string class_of(std::vector<events::PairAnswer> answers) {
    const auto segment = segmented(catalog().pairwork.segment, std::move(answers), "/content/answers");
    return segment ? segment->class_id : segment.refusal().code;
}

}  // namespace

TEST_CASE("a joint appointment is suggested for at least one indication, and one is under way at a time") {
    events::PairSuggested asked{};
    CHECK(rules::suggest(asked, false).refusal().code == "pairwork.no_indication");
    asked.indications = {"no_progress", "no_progress"};
    CHECK(rules::suggest(asked, false).refusal().code == "pairwork.indication_twice");
    asked.indications = {"no_progress"};
    CHECK(rules::suggest(asked, true).refusal().code == "pairwork.is_under_way");
    CHECK(rules::suggest(asked, false).ok());
}

TEST_CASE("what is written of the appointment names its field when it cannot stand") {
    CHECK(written_as(sound_content()) == "version 1");
    CHECK(written_as(sound_content(), standing(1)) == "pairwork.written_meanwhile /based_on");
    CHECK(written_as(sound_content(), standing(1), 1) == "version 2");
    CHECK(written_as(sound_content(), standing(1, false), 1) == "pairwork.is_over ");
    CHECK(written_as(sound_content(), standing(0), 0, Registry::social) == "pairwork.of_other_register ");
    auto content = sound_content();
    content.participants.pop_back();
    CHECK(written_as(content) == "pairwork.pair_is_incomplete /content/participants");
    content.participants.push_back(content.participants.front());
    CHECK(written_as(content) == "pairwork.participants /content/participants");
    content = sound_content();
    content.held_on = plus_days(pair_today, 1);
    CHECK(written_as(content) == "pairwork.held_ahead /content/held_on");
    content.held_on = plus_days(pair_today, -15);
    CHECK(written_as(content) == "pairwork.held_before_suggested /content/held_on");
    content = sound_content();
    content.saved_appointments = 21;
    CHECK(written_as(content) == "pairwork.saved_appointments /content/saved_appointments");
    content.saved_appointments = 0;
    CHECK(written_as(content) == "version 1");
    content.follow_up_on = content.held_on;
    CHECK(written_as(content) == "pairwork.follow_up_too_soon /content/follow_up_on");
    content.follow_up_on = plus_days(plus_months(content.held_on, 12), 1);
    CHECK(written_as(content) == "pairwork.follow_up_too_far /content/follow_up_on");
}

TEST_CASE("a path that is in progress is followed up again, and one that has ended is not") {
    CHECK(followed_as(PathStatus::on_path, std::nullopt) == "followed");
    CHECK(followed_as(PathStatus::dropped, std::nullopt) == "followed");
    CHECK(followed_as(PathStatus::in_progress, std::nullopt) == "pairwork.again_when");
    CHECK(followed_as(PathStatus::in_progress, pair_today) == "pairwork.follow_up_too_soon");
    CHECK(followed_as(PathStatus::in_progress, plus_days(pair_today, 1)) == "followed");
    CHECK(followed_as(PathStatus::on_path, plus_days(pair_today, 1)) == "pairwork.again_for_nothing");
    CHECK(followed_as(PathStatus::on_path, std::nullopt, standing(0)) == "pairwork.not_held");
    CHECK(followed_as(PathStatus::on_path, std::nullopt, standing(1, false)) == "pairwork.is_over");
}

TEST_CASE("the client answers each statement that they are asked once, and usefulness is from 1 to 10") {
    const auto said = [](std::vector<events::PairStatement> statements, int usefulness, const rules::Standing& pair = standing(1)) {
        events::PairSurveyAnswered answered{};
        answered.statements = std::move(statements);
        answered.usefulness = usefulness;
        const auto result = rules::answer(pair, answered, {"heard", "got_help"}, Registry::health);
        return result ? std::string("answered") : result.refusal().code;
    };
    using events::Agreement;
    const std::vector<events::PairStatement> both{{"heard", Agreement::fully_agree}, {"got_help", Agreement::cannot_say}};
    CHECK(said(both, 10) == "answered");
    CHECK(said(both, 0) == "pairwork.usefulness");
    CHECK(said(both, 11) == "pairwork.usefulness");
    CHECK(said({both[0]}, 8) == "pairwork.statement_not_answered");
    CHECK(said({both[0], both[0]}, 8) == "pairwork.no_such_statement");
    CHECK(said(both, 8, standing(0)) == "pairwork.not_held");
    auto answered = standing(1);
    answered.is_answered = true;
    CHECK(said(both, 8, answered) == "pairwork.survey_is_there");
}

TEST_CASE("each quarter of the form has its class, and every question is answered once") {
    CHECK(class_of(all_answers(2, 0)) == "carries_on_alone");
    CHECK(class_of(all_answers(2, 2)) == "needs_coordination");
    CHECK(class_of(all_answers(0, 0)) == "needs_support");
    CHECK(class_of(all_answers(0, 2)) == "needs_team");
    auto answers = all_answers(1, 1);
    answers.pop_back();
    CHECK(class_of(answers) == "pairwork.not_answered");
    answers.push_back(answers.front());
    CHECK(class_of(answers) == "pairwork.answered_twice");
    answers.back() = {"nobody_asked", "yes"};
    CHECK(class_of(answers) == "pairwork.no_such_answer");
}

TEST_CASE("whatever is answered, the class is the one of the sums of the scores") {
    const auto& form = catalog().pairwork.segment;
    CHECK(rc::check([&](const std::vector<std::uint8_t>& dice) {
        std::vector<events::PairAnswer> answers;
        std::size_t n = 0;
        int resources = 0;
        int complexity = 0;
        const auto draw = [&](const knowledge::SegmentAxis& axis, int& sum) {
            for (const auto& question : axis.questions) {
                const auto& option = question.options[(n < dice.size() ? dice[n] : 0U) % question.options.size()];
                ++n;
                sum += option.score;
                answers.push_back({question.id, option.id});
            }
        };
        draw(form.resources, resources);
        draw(form.complexity, complexity);
        const auto segment = segmented(form, answers, "").value();
        RC_ASSERT(segment.resources == resources);
        RC_ASSERT(segment.complexity == complexity);
        for (const auto& one : form.classes)
            if (one.id == segment.class_id) {
                RC_ASSERT((one.resources == knowledge::LowHigh::high) == (resources >= form.resources.high_from));
                RC_ASSERT((one.complexity == knowledge::LowHigh::high) == (complexity >= form.complexity.high_from));
            }
    }));
}

}  // namespace koppi::pairwork
