#include "modules/plan/rules.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/plan/comparing.hpp"
#include "modules/plan/gas.hpp"

namespace koppi::plan {

namespace {

using events::PlanContent;
using events::PlanKind;
using events::Registry;
using events::SharingBasis;

constexpr Date plan_today{std::chrono::year{2026} / 9 / 7};

PlanContent one_need() {
    PlanContent content{};
    content.needs.push_back({0, "Haluan jaksaa kaupassa asti"});
    content.review_on = plus_days(plan_today, 90);
    return content;
}
PlanContent one_goal(events::PlanGoal goal) {
    auto content = one_need();
    content.goals.push_back(std::move(goal));
    return content;
}
events::PlanGoal scaled_goal(int weight = 1) { return {.part = 0, .text = "t", .levels = {"a", "b", "c", "d", "e"}, .weight = weight}; }

std::string soundness(const PlanContent& content, PlanKind kind = PlanKind::health_and_care, const PlanContent* before = nullptr) {
    const auto sound = rules::is_sound(content, kind, before, plan_today);
    return sound ? "sound" : sound.refusal().code;
}

rules::Standing section_of(PlanContent content, int version = 3) {
    auto numbered = rules::numbered(std::move(content), nullptr, 0).value();
    const int given = rules::highest_part(numbered);
    return {.section = {}, .registry = Registry::health, .kind = PlanKind::health_and_care, .version = version, .parts_given = given, .is_ended = false,
            .content = std::move(numbered)};
}
std::string saving(const rules::Standing& section, rules::Saving asked) {
    const auto saved = rules::save(section, std::move(asked));
    return saved ? "version " + std::to_string(saved->version) : saved.refusal().code;
}

int score(std::vector<Attained> goals) { return gas_score_hundredths(goals); }

// Some plan of a few parts, written from numbers.
PlanContent content_of(const std::vector<std::uint8_t>& numbers) {
    PlanContent content{};
    content.review_on = plan_today;
    std::set<int> used;
    for (const auto number : numbers) {
        const int part = number % 23 + 1;
        if (!used.insert(part).second) continue;
        const std::string text = "osa " + std::to_string(number) + (number % 3 == 0 ? " ja lisää" : "");
        if (number % 4 == 0) content.needs.push_back({part, text});
        if (number % 4 == 1) content.goals.push_back({.part = part, .text = text, .levels = {}, .weight = 1});
        if (number % 4 == 2) content.actions.push_back({.part = part, .text = text, .by = events::ActionBy::client});
        if (number % 4 == 3) content.people.push_back({.part = part, .name = text, .role = "r"});
    }
    return content;
}

std::string joined(const std::vector<Piece>& pieces, PieceIs left_out) {
    std::string text;
    for (const auto& piece : pieces)
        if (piece.is != left_out) text += piece.text;
    return text;
}

std::string told(const std::vector<Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces) text += (piece.is == PieceIs::kept ? "" : piece.is == PieceIs::added ? "+" : "-") + ("[" + piece.text + "]");
    return text;
}

}  // namespace

TEST_CASE("goal attainment agrees with the worked examples of the formula") {
    CHECK(score({{0, 1}}) == 5000);
    CHECK(score({{1, 1}}) == 6000);
    CHECK(score({{0, 1}, {0, 1}, {0, 1}}) == 5000);
    CHECK(score({{1, 1}, {1, 1}, {1, 1}}) == 6369);
    CHECK(score({{2, 1}, {-1, 1}, {0, 1}}) == 5456);
    CHECK(score({{-1, 1}, {-1, 1}}) == 3760);
    CHECK(score({{-1, 1}, {-2, 1}}) == 3139);
    CHECK(score({{1, 3}, {0, 2}, {-1, 1}}) == 5441);
    CHECK(score({{2, 2}, {1, 3}, {0, 1}}) == 6542);
    CHECK(score({{-2, 1}, {-2, 1}, {-2, 1}}) == 2261);
    CHECK(score({{2, 1}, {2, 1}, {2, 1}}) == 7739);
}

TEST_CASE("a better level never lowers the score, and the order of goals means nothing") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> numbers) {
        RC_PRE(!numbers.empty() && numbers.size() < 20);
        std::vector<Attained> goals;
        for (const auto& [level, weight] : numbers) goals.push_back({level % 5 - 2, weight % 5 + 1});
        const int before = gas_score_hundredths(goals);
        auto better = goals;
        better.front().level = std::min(2, better.front().level + 1);
        RC_ASSERT(gas_score_hundredths(better) >= before);
        std::reverse(goals.begin(), goals.end());
        RC_ASSERT(gas_score_hundredths(goals) == before);
    }));
}

TEST_CASE("a goal that is scaled describes all five levels, and its weight is 1 to 5") {
    CHECK(soundness(one_goal(scaled_goal())) == "sound");
    CHECK(soundness(one_goal({.part = 0, .text = "t", .levels = {}, .weight = 1})) == "sound");
    CHECK(soundness(one_goal({.part = 0, .text = "t", .levels = {"a", "b"}, .weight = 1})) == "plan.levels_are_five");
    CHECK(soundness(one_goal({.part = 0, .text = "t", .levels = {"a", "b", "", "d", "e"}, .weight = 1})) == "plan.levels_are_five");
    CHECK(soundness(one_goal(scaled_goal(6))) == "plan.weight");
    CHECK(soundness(one_goal(scaled_goal(0))) == "plan.weight");
    auto baseline = scaled_goal();
    baseline.baseline = -2;
    CHECK(soundness(one_goal(baseline)) == "sound");
    baseline.baseline = 3;
    CHECK(soundness(one_goal(baseline)) == "plan.no_such_level");
    baseline.levels.clear();
    baseline.baseline = 0;
    CHECK(soundness(one_goal(baseline)) == "plan.no_such_level");
}

TEST_CASE("an ICF code has its letter and digits, and a qualifier that its component knows") {
    for (const auto* code : {"d450", "b28013", "e310", "s7300"}) CHECK(rules::is_icf_code(code));
    for (const auto* code : {"", "d4", "x450", "d450.3", "d45a", "b2801345"}) CHECK(!rules::is_icf_code(code));
    for (const auto& [code, qualifier] : {std::pair{"b280", "3"}, {"d450", "23"}, {"e310", "+2"}, {"e310", "2"}, {"s730", "321"}})
        CHECK(rules::is_icf_qualifier(code, qualifier));
    for (const auto& [code, qualifier] : {std::pair{"b280", "5"}, {"b280", "23"}, {"d450", "+2"}, {"e310", "+"}, {"", "2"}, {"d450", ""}})
        CHECK(!rules::is_icf_qualifier(code, qualifier));
}

TEST_CASE("an action says who does it, and was not done tomorrow") {
    auto content = one_need();
    content.actions.push_back({.part = 0, .text = "t", .by = events::ActionBy::client});
    CHECK(soundness(content) == "sound");
    content.actions.front().by = events::ActionBy::professional;
    CHECK(soundness(content) == "plan.who_does_it");
    content.actions.front().by = events::ActionBy::other;
    CHECK(soundness(content) == "plan.who_does_it");
    content.actions.front().other = "apteekki";
    CHECK(soundness(content) == "sound");
    content.actions.front().done_on = plus_days(plan_today, 1);
    CHECK(soundness(content) == "plan.done_ahead");
}

TEST_CASE("a review lies ahead and within two years; one that has come may stand until the plan is looked through") {
    auto content = one_need();
    content.review_on = plan_today;
    CHECK(soundness(content) == "sound");
    content.review_on = plus_months(plan_today, 24);
    CHECK(soundness(content) == "sound");
    content.review_on = plus_days(plus_months(plan_today, 24), 1);
    CHECK(soundness(content) == "plan.review_too_far");
    content.review_on = plus_days(plan_today, -1);
    CHECK(soundness(content) == "plan.review_has_gone");
    CHECK(soundness(content, PlanKind::health_and_care, &content) == "sound");
}

TEST_CASE("the other register reads what is made together and shared, and never writes") {
    using rules::may_read;
    for (const auto kind : {PlanKind::health_and_care, PlanKind::treatment, PlanKind::multidisciplinary, PlanKind::joint}) {
        CHECK(may_read(Registry::social, kind, std::nullopt, Registry::social));
        CHECK(!may_read(Registry::social, kind, std::nullopt, Registry::health));
        CHECK(may_read(Registry::social, kind, SharingBasis::consent, Registry::health) == rules::is_shared_kind(kind));
        CHECK(may_read(Registry::health, kind, SharingBasis::statute, Registry::social) == rules::is_shared_kind(kind));
    }
    CHECK(rules::may_write(Registry::social, Registry::social).ok());
    CHECK(!rules::may_write(Registry::social, Registry::health).ok());
    auto content = one_need();
    content.shared_by = SharingBasis::consent;
    CHECK(soundness(content, PlanKind::joint) == "sound");
    CHECK(soundness(content, PlanKind::treatment) == "plan.kind_is_not_shared");
}

TEST_CASE("a saving stands on the newest version, changes something or is a review, and comes from the own register") {
    const auto section = section_of(one_need());
    auto changed = section.content;
    changed.needs.front().words = "Haluan jaksaa kirjastoon asti";
    CHECK(saving(section, {3, false, changed, Registry::health, plan_today}) == "version 4");
    CHECK(saving(section, {2, false, changed, Registry::health, plan_today}) == "plan.saved_meanwhile");
    CHECK(saving(section, {4, false, changed, Registry::health, plan_today}) == "plan.saved_meanwhile");
    CHECK(saving(section, {3, false, section.content, Registry::health, plan_today}) == "plan.nothing_changed");
    CHECK(saving(section, {3, true, section.content, Registry::health, plan_today}) == "version 4");
    CHECK(saving(section, {3, false, changed, Registry::social, plan_today}) == "plan.of_other_register");
    auto ended = section;
    ended.is_ended = true;
    CHECK(saving(ended, {3, false, changed, Registry::health, plan_today}) == "plan.section_ended");
    changed.review_on = plan_today;
    CHECK(saving(section, {3, true, changed, Registry::health, plan_today}) == "plan.next_review");
}

TEST_CASE("a section that goes on to another owner says what it said, and counts no phrase again") {
    auto section = section_of(one_need());
    section.content.codes = {{"county", "OMA1", "own_nurse"}};
    const ProfessionalId heir{{7}};
    const auto leaver = section.content.owner;
    const auto handed = rules::hand_on(section, leaver, heir, "lähtee").value();
    CHECK(handed.version == 4);
    CHECK(handed.content.owner == heir);
    CHECK(handed.content.codes.empty());
    section.content.owner = heir;
    CHECK(compared(section.content, handed.content).empty());
    // What they were to do in another's section goes too; what they did stays theirs.
    section.content.actions = {{.part = 8, .text = "soittaa", .by = events::ActionBy::professional, .professional = leaver},
                               {.part = 9, .text = "soitti", .by = events::ActionBy::professional, .professional = leaver, .done_on = plan_today}};
    const auto done = rules::hand_on(section, leaver, ProfessionalId{{8}}, "lähtee").value().content;
    CHECK(done.owner == heir);
    CHECK(done.actions[0].professional == ProfessionalId{{8}});
    CHECK(done.actions[1].professional == leaver);
    section.is_ended = true;
    CHECK(rules::hand_on(section, heir, leaver, "lähtee").refusal().code == "plan.section_ended");
}

TEST_CASE("a part keeps its number, a new one gets a number that none ever had") {
    const auto section = section_of(one_need());
    auto content = section.content;
    content.needs.clear();
    content.actions.push_back({.part = 0, .text = "uusi", .by = events::ActionBy::client});
    const auto saved = rules::save(section, {3, false, content, Registry::health, plan_today}).value();
    CHECK(saved.content.actions.front().part == 2);
    content.actions.front().part = 1;
    CHECK(saving(section, {3, false, content, Registry::health, plan_today}) == "plan.no_such_part");
    content = section.content;
    content.needs.push_back(content.needs.front());
    CHECK(saving(section, {3, false, content, Registry::health, plan_today}) == "plan.no_such_part");
}

TEST_CASE("words that were kept, added and removed give both texts back") {
    CHECK(told(words_compared("kävelee joka päivä", "kävelee joka toinen päivä")) == "[kävelee joka ]+[toinen ][päivä]");
    CHECK(told(words_compared("", "uusi")) == "+[uusi]");
    CHECK(told(words_compared("vanha", "")) == "-[vanha]");
    CHECK(told(words_compared("sama", "sama")) == "[sama]");
    CHECK(rc::check([](std::vector<std::uint8_t> was, std::vector<std::uint8_t> is) {
        const auto text_of = [](const std::vector<std::uint8_t>& numbers) {
            constexpr std::array<const char*, 6> bits{"yksi", " ", "\n", "kaksi ", "å", "  kolme"};
            std::string text;
            for (const auto number : numbers) text += bits[number % bits.size()];
            return text;
        };
        const auto before = text_of(was);
        const auto after = text_of(is);
        const auto pieces = words_compared(before, after);
        RC_ASSERT(joined(pieces, PieceIs::added) == before);
        RC_ASSERT(joined(pieces, PieceIs::removed) == after);
        for (std::size_t i = 1; i < pieces.size(); ++i) RC_ASSERT(pieces[i].is != pieces[i - 1].is);
    }));
}

TEST_CASE("a plan compared with itself shows nothing, and backwards it shows the same turned round") {
    CHECK(rc::check([](std::vector<std::uint8_t> one, std::vector<std::uint8_t> other) {
        const auto was = content_of(one);
        const auto is = content_of(other);
        RC_ASSERT(compared(was, was).empty());
        const auto there = compared(was, is);
        const auto back = compared(is, was);
        RC_ASSERT(there.size() == back.size());
        for (const auto& change : there) {
            const auto turned = std::find_if(back.begin(), back.end(), [&](const auto& of) { return of.of == change.of && of.part == change.part; });
            RC_ASSERT(turned != back.end());
            const auto expected = change.how == HowChanged::added ? HowChanged::removed : change.how == HowChanged::removed ? HowChanged::added : change.how;
            RC_ASSERT(turned->how == expected);
            RC_ASSERT(turned->fields.size() == change.fields.size());
            for (std::size_t i = 0; i < change.fields.size(); ++i) RC_ASSERT(turned->fields[i].was == change.fields[i].is);
        }
    }));
}

TEST_CASE("every scaled goal is assessed once, on the version that stands") {
    auto content = one_goal(scaled_goal(2));
    content.goals.push_back({.part = 0, .text = "ilman asteikkoa", .levels = {}, .weight = 1});
    const auto section = section_of(content);
    const auto assessed = [&](int version, std::vector<events::GoalLevel> levels) {
        const auto done = rules::assess(section, Registry::health, version, std::move(levels));
        return done ? std::to_string(done->score_hundredths) : done.refusal().code;
    };
    CHECK(assessed(3, {{2, 1}}) == "6000");
    CHECK(assessed(2, {{2, 1}}) == "plan.saved_meanwhile");
    CHECK(assessed(3, {}) == "plan.goal_not_assessed");
    CHECK(assessed(3, {{2, 3}}) == "plan.no_such_level");
    CHECK(assessed(3, {{2, 1}, {3, 0}}) == "plan.no_such_part");
    CHECK(assessed(3, {{2, 1}, {2, 0}}) == "plan.no_such_part");
}

}  // namespace koppi::plan
