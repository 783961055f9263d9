// Tests: the lines of stories about case surveys.
#include "interfaces/desks/desks.hpp"
#include "story_words.hpp"
#include "workflows/surveying.hpp"

namespace koppi::tests {

namespace {

SurveyId survey_of(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    const auto found = survey::of_matter(rows, s.matter_named(said));
    return found ? found->survey : SurveyId{};
}

void calls(StoryStage& s, const Said& said) {
    const survey::RecordCall command{word_of<events::CallResult>(said.word("result")), said.word("whom"), std::nullopt,
                                     said.has("next") ? std::optional(s.moment_named(said, "next")) : std::nullopt};
    s.does_so("survey_call", s.colleague(said, "who"), [id = survey_of(s, said), command](Work& work) { return done(surveying::record_call(work, id, command)); });
}

void closes(StoryStage& s, const Said& said) {
    const surveying::CloseSurvey command{said.word("outcome"), word_of<events::SurveyEnd>(said.word("end")), said.word("why")};
    s.does_so("survey_close", s.colleague(said, "who"), [id = survey_of(s, said), command](Work& work) { return done(surveying::close(work, id, command)); });
}

void is_seen(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    auto rows = s.tables();
    const auto shown = desks::survey_shown(rows, s.matter_named(said), who.actor, s.time());
    if (!shown) throw StoryFault("the survey is not shown: " + shown.refusal().code);
    std::vector<std::string> steps;
    for (const auto& step : shown->steps) steps.push_back(std::string(wire::word(step.step)));
    must_be_same(joined_names(steps), list_text(said.caught.at("rest")));
}

}  // namespace

std::vector<StoryWords> survey_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };
    on("{who} takes the survey of {matter}", [](StoryStage& s, const Said& said) {
        s.does_so("survey_take", s.colleague(said, "who"), [id = s.matter_named(said)](Work& work) { return done(surveying::take(work, id)); });
    });
    on("{who} gives back the survey of {matter} because {words why}", [](StoryStage& s, const Said& said) {
        s.does_so("survey_give_back", s.colleague(said, "who"),
                  [id = survey_of(s, said), why = said.word("why")](Work& work) { return surveying::give_back(work, id, {why}); });
    });
    on("{who} has read the record of {matter}", [](StoryStage& s, const Said& said) {
        s.does_so("survey_review", s.colleague(said, "who"), [id = survey_of(s, said)](Work& work) { return surveying::review(work, id); });
    });
    on("{who} calls {words whom} about {matter} : {word result} [next {moment next}]", calls);
    on("{who} gathers {word profession} for {matter} as {words role} by {word basis}", [](StoryStage& s, const Said& said) {
        const survey::GatherMember command{events::GatheredKind::profession, std::nullopt, word_of<events::Profession>(said.word("profession")), std::nullopt,
                                           said.word("role"), word_of<events::SharingBasis>(said.word("basis"))};
        s.does_so("survey_gather", s.colleague(said, "who"), [id = survey_of(s, said), command](Work& work) { return done(surveying::gather(work, id, command)); });
    });
    on("{who} gathers somebody outside for {matter} as {words role}", [](StoryStage& s, const Said& said) {
        const survey::GatherMember command{events::GatheredKind::outside, std::nullopt, std::nullopt, std::nullopt, said.word("role"),
                                           events::SharingBasis::consent};
        s.does_so("survey_gather", s.colleague(said, "who"), [id = survey_of(s, said), command](Work& work) { return done(surveying::gather(work, id, command)); });
    });
    on("{who} lets member {number} of {matter} go", [](StoryStage& s, const Said& said) {
        s.does_so("survey_let_go", s.colleague(said, "who"),
                  [id = survey_of(s, said), n = std::stoi(said.word("number"))](Work& work) { return surveying::let_go(work, id, {n}); });
    });
    on("{who} agrees on {who worker} as {word named_as} for {matter}", [](StoryStage& s, const Said& said) {
        const surveying::AgreeWorker command{s.colleague(said, "worker").professional(), word_of<events::NamedAs>(said.word("named_as")), std::nullopt};
        s.does_so("survey_agree_worker", s.colleague(said, "who"),
                  [id = survey_of(s, said), command](Work& work) { return done(surveying::agree_worker(work, id, command)); });
    });
    on("{who} closes the survey of {matter} as {word outcome} with {word end} because {words why}", closes);
    on("expect time line of {matter} for {who} : {rest}", is_seen);
    on("expect survey desk of {who} : {number mine} mine and {number waiting} waiting", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto desk = desks::survey_desk(rows, {}, s.colleague(said, "who").actor, s.time());
        must_be_same(std::to_string(desk.mine.size()) + ", " + std::to_string(desk.waiting.size()), said.word("mine") + ", " + said.word("waiting"));
    });
    return all;
}

}  // namespace koppi::tests
