#include "modules/assessment/assessment.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/trial.hpp"

using namespace koppi;

namespace {

void project_assessment(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { assessment::project(tables, it, stamp); }) assessment::project(tables, it, stamp);
        },
        event);
}

struct AssessmentDesk {
    Trial trial{project_assessment};
    assessment::About about{trial.fresh<MatterId>(), trial.fresh<ContactId>(), trial.fresh<ClientId>(), date_from("1984-03-01")};

    static events::Answers back_pain() {
        return {{"reason", {"selkä kipeä"}},
                {"reason_code", {"L03"}},
                {"urgency", {"within_days"}},
                {"clarity", {"clear"}},
                {"care_class", {"general_sick_care"}},
                {"who_is_needed", {"physiotherapist"}}};
    }
    auto assess(events::Answers answers, std::string form = "care_need_assessment", int version = 1) {
        return trial.work([&](Work& work) {
            return assessment::assess(work, about, {.form = std::move(form), .form_version = version, .answers = std::move(answers)});
        });
    }
    auto save(events::Answers answers, int follows, std::string by = "Maija Laine", int version = 1) {
        return trial.work([&](Work& work) {
            return assessment::save_draft(
                work, about.matter,
                {.form = "care_need_assessment", .form_version = version, .answers = std::move(answers), .follows = follows}, std::move(by));
        });
    }
    std::optional<assessment::Draft> draft() {
        auto rows = trial.rows();
        return assessment::draft(rows, about.matter);
    }
    std::optional<assessment::AssessmentRow> latest() {
        auto rows = trial.rows();
        return assessment::latest(rows, about.matter);
    }
};

std::string draft_answer(const Result<assessment::Draft>& draft) {
    return draft ? "version " + std::to_string(draft->version) : draft.refusal().code;
}

}  // namespace

TEST_CASE("an assessment names its form, its limit by law and the route that the agreed rule suggests") {
    AssessmentDesk desk;
    desk.trial.actor.language = Language::sv;
    const auto assessed = desk.assess(AssessmentDesk::back_pain());
    REQUIRE(assessed);
    CHECK(date_text(*assessed->guarantee_by) == "2026-06-02");
    CHECK(assessed->guarantee_rule == "HT-2025");
    CHECK(assessed->suggested_route == "book");
    CHECK(assessed->suggested_why->find("expertfysioterapeut") != std::string::npos);

    const auto row = desk.latest();
    REQUIRE(row);
    CHECK(row->assessment == assessed->assessment);
    CHECK(row->form == "care_need_assessment");
    CHECK(row->icpc2 == "L03");
    CHECK(row->urgency == events::Urgency::within_days);
    CHECK(row->clarity == events::Clarity::clear);
    CHECK(assessment::needed_of(*row) == std::vector{events::Profession::physiotherapist});
    CHECK(assessment::suggested_why(*row, Language::fi) != assessment::suggested_why(*row, Language::sv));
    CHECK(desk.trial.replays_alike());
}

TEST_CASE("whose birth date nobody knows is served by the strictest limit") {
    AssessmentDesk desk;
    desk.about.born.reset();
    CHECK(date_text(*desk.assess(AssessmentDesk::back_pain())->guarantee_by) == "2026-03-16");
}

TEST_CASE("the therapy guarantee and a doctor after another professional are promised to the young") {
    AssessmentDesk desk;
    auto therapy = AssessmentDesk::back_pain();
    therapy["care_class"] = {"therapy"};
    auto doctor = AssessmentDesk::back_pain();
    doctor["care_class"] = {"doctor_after_other"};
    // The law lengthened an adult's seven days to what no source has told, and gives adults no therapy guarantee.
    CHECK(!desk.assess(therapy)->guarantee_by);
    CHECK(!desk.assess(doctor)->guarantee_by);

    desk.about.born = date_from("2008-01-01");
    const auto promised = desk.assess(therapy);
    CHECK(date_text(*promised->guarantee_by) == "2026-03-30");
    CHECK(promised->guarantee_rule == "TT-2025");
    CHECK(date_text(*desk.assess(doctor)->guarantee_by) == "2026-03-09");
    CHECK(desk.trial.replays_alike());
}

TEST_CASE("an emergency and what the law leaves outside have no limit") {
    AssessmentDesk desk;
    const auto emergency = desk.assess({{"reason", {"rintakipu"}}, {"reason_code", {"K01"}}, {"urgency", {"emergency"}}});
    REQUIRE(emergency);
    CHECK(!emergency->guarantee_by);
    CHECK(!emergency->guarantee_rule);
    CHECK(emergency->suggested_route == "emergency");
    CHECK(!desk.latest()->clarity);
    CHECK(!desk.latest()->care_class);

    auto by_plan = AssessmentDesk::back_pain();
    by_plan["care_class"] = {"plan_visit"};
    CHECK(!desk.assess(by_plan)->guarantee_by);
    CHECK(desk.trial.replays_alike());
}

TEST_CASE("a matter may be assessed again, and the newest assessment counts") {
    AssessmentDesk desk;
    REQUIRE(desk.assess(AssessmentDesk::back_pain()));
    auto worse = AssessmentDesk::back_pain();
    worse["urgency"] = {"same_day"};
    const auto again = desk.assess(worse);
    REQUIRE(again);
    CHECK(desk.latest()->assessment == again->assessment);
    CHECK(desk.latest()->urgency == events::Urgency::same_day);
}

TEST_CASE("an assessment that is refused leaves nothing behind, not even the loss of the draft") {
    AssessmentDesk desk;
    REQUIRE(desk.save({{"reason", {"selkä"}}}, 0));
    auto without_urgency = AssessmentDesk::back_pain();
    without_urgency.erase("urgency");
    CHECK(desk.assess(without_urgency).refusal().where == "/answers/urgency");
    CHECK(desk.assess(AssessmentDesk::back_pain(), "no_such_form").refusal().code == "assessment.no_such_form");
    CHECK(desk.assess(AssessmentDesk::back_pain(), "care_need_assessment", 99).refusal().code == "assessment.form_version_unknown");
    desk.about.born = date_from("2030-01-01");
    CHECK(desk.assess(AssessmentDesk::back_pain()).refusal().code == "assessment.born_after_assessment");
    CHECK(!desk.latest());
    CHECK(desk.draft());
}

TEST_CASE("a saved assessment ends the draft") {
    AssessmentDesk desk;
    REQUIRE(desk.save({{"reason", {"selkä"}}}, 0));
    REQUIRE(desk.assess(AssessmentDesk::back_pain()));
    CHECK(!desk.draft());
}

TEST_CASE("a draft is half an answer, kept as it was written") {
    AssessmentDesk desk;
    CHECK(!desk.draft());
    const events::Answers half{{"reason", {"  selkä "}}, {"urgency", {"not yet"}}};
    CHECK(draft_answer(desk.save(half, 0)) == "version 1");
    CHECK(desk.draft()->answers == half);
    CHECK(desk.draft()->saved_by == "Maija Laine");
    CHECK(desk.draft()->saved_at == Trial::monday_at_eight);
}

TEST_CASE("a newer draft of another machine is not overwritten in silence") {
    AssessmentDesk desk;
    REQUIRE(desk.save({{"reason", {"a"}}}, 0));
    CHECK(draft_answer(desk.save({{"reason", {"b"}}}, 1, "Kalle Salo")) == "version 2");
    const auto late = desk.save({{"reason", {"c"}}}, 1);
    CHECK(draft_answer(late) == "assessment.draft_newer");
    CHECK(late.refusal().reason == Reason::conflict);
    CHECK(late.refusal().details.at("name") == "Kalle Salo");
    CHECK(draft_answer(desk.save({{"reason", {"c"}}}, 0)) == "assessment.draft_newer");
    CHECK(draft_answer(desk.save({{"reason", {"c"}}}, 2)) == "version 3");
}

TEST_CASE("the same words saved again are the same draft, so a lost answer can be asked for again") {
    AssessmentDesk desk;
    REQUIRE(desk.save({{"reason", {"a"}}}, 0));
    CHECK(draft_answer(desk.save({{"reason", {"a"}}}, 0)) == "version 1");
    CHECK(draft_answer(desk.save({{"reason", {"a"}}}, 1)) == "version 1");
}

TEST_CASE("a draft that was lost goes on from where the machine knows it") {
    AssessmentDesk desk;
    CHECK(draft_answer(desk.save({{"reason", {"a"}}}, 7)) == "version 8");
}

TEST_CASE("a draft is of a form in use and of a size that a person can write") {
    AssessmentDesk desk;
    CHECK(draft_answer(desk.save({{"reason", {"a"}}}, 0, "Maija Laine", 2)) == "assessment.form_version_unknown");
    CHECK(draft_answer(desk.save({{"reason", {std::string(70'000, 'x')}}}, 0)) == "wire.too_long");
    events::Answers many;
    for (int i = 0; i < 201; ++i) many["q" + std::to_string(i)] = {"x"};
    CHECK(draft_answer(desk.save(many, 0)) == "wire.too_long");
    CHECK(draft_answer(desk.save({}, -1)) == "wire.out_of_range");
}

TEST_CASE("two machines that write in turn never lose a word that was answered for") {
    CHECK(rc::check([] {
        AssessmentDesk desk;
        std::array<int, 2> known{0, 0};
        std::string last;
        int count = 0;
        for (const auto machine : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 2))) {
            const auto text = "text " + std::to_string(++count);
            auto& follows = known[static_cast<std::size_t>(machine)];
            const auto saved = desk.save({{"reason", {text}}}, follows, "machine " + std::to_string(machine));
            if (saved) {
                follows = saved->version;
                last = text;
            } else {
                RC_ASSERT(saved.refusal().code == "assessment.draft_newer");
                RC_ASSERT(desk.draft()->answers.at("reason").front() == last);
                follows = desk.draft()->version;
            }
        }
        if (count > 0) RC_ASSERT(desk.draft()->answers.at("reason").front() == last);
    }));
}
