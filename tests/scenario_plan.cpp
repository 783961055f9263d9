// Tests: the lines of stories about plans. What somebody writes is theirs until they save it: each has a text in hand, taken from the version
// that they read last.
#include "core/civil_time.hpp"
#include "modules/directory/directory.hpp"
#include "story_words.hpp"
#include "workflows/planning.hpp"

namespace koppi::tests {

namespace {

// What somebody has in hand of a plan.
struct PlanInHand {
    plan::WriteContent content;
    int based_on = 0;
};
using PlansInHand = std::map<ProfessionalId, PlanInHand>;

PlanInHand& in_hand(StoryStage& s, const Colleague& who) {
    auto& hand = s.kept<PlansInHand>()[who.professional()];
    if (hand.content.owner == ProfessionalId{}) {
        hand.content.owner = who.professional();
        hand.content.review_on = plus_months(helsinki_date(s.time()), 6);
    }
    return hand;
}

template <std::size_t Max>
std::optional<wire::Text<Max>> written(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    return wire::Text<Max>(*text);
}

// As the screen takes up what stands, to go on from there.
plan::WriteContent taken_up(const events::PlanContent& content) {
    plan::WriteContent taken{.owner = content.owner,
                             .needs = {},
                             .goals = {},
                             .actions = {},
                             .people = {},
                             .follow_up = written<4000>(content.follow_up),
                             .review_on = content.review_on,
                             .shared_by = content.shared_by,
                             .phrases = {}};
    for (const auto& need : content.needs) taken.needs.push_back({need.part, need.words});
    for (const auto& goal : content.goals) {
        std::vector<wire::Text<500>> levels(goal.levels.begin(), goal.levels.end());
        taken.goals.push_back({goal.part, goal.text, levels, goal.weight, goal.baseline, written<8>(goal.icf), written<6>(goal.icf_qualifier), goal.target_on});
    }
    for (const auto& action : content.actions)
        taken.actions.push_back({action.part, action.text, action.by, action.professional, written<200>(action.other), action.due_on, action.done_on});
    for (const auto& person : content.people)
        taken.people.push_back({person.part, person.name, person.role, written<40>(person.phone), written<300>(person.reach), written<300>(person.visits_home)});
    return taken;
}

// The living section of the kind that the colleague may read: of their own register first.
std::optional<plan::SectionRow> section_of(StoryStage& s, ClientId client, const std::string& kind, events::Registry reader) {
    auto reader_rows = s.tables();
    std::optional<plan::SectionRow> found;
    for (const auto& row : plan::sections_of(reader_rows, client)) {
        if (wire::word(row.kind) != kind) continue;
        if (row.registry == reader) return row;
        if (!found) found = row;
    }
    return found;
}
plan::SectionRow known_section_of(StoryStage& s, const Said& said, const Actor& actor = {}) {
    const auto found = section_of(s, s.client_named(said, "client"), said.word("kind"), planning::registry_of(actor));
    if (!found) throw StoryFault("there is no such plan");
    return *found;
}

desks::PlanShown plan_seen(StoryStage& s, const Colleague& who, ClientId client) {
    std::optional<access::ClientKey> key;
    s.does_so("client_plan", who, [&](Work& work) -> Result<Done> {
        key = TRY(access::open(work, client, events::Purpose::care, std::nullopt));
        plan::disclose(work, client, planning::registry_of(work.actor()));
        return Done{};
    });
    if (!key) throw StoryFault("the plan was not shown");
    auto rows = s.tables();
    return desks::plan_shown(rows, *key, who.actor, s.time()).value();
}

void read_plan(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    for (const auto& section : plan_seen(s, who, s.client_named(said, "client")).sections) {
        if (wire::word(section.kind) != said.word("kind") || section.ended_at) continue;
        s.kept<PlansInHand>()[who.professional()] = {taken_up(section.content), section.version};
        return;
    }
    throw StoryFault(who.name + " sees no such plan");
}

void make_plan(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    auto& hand = in_hand(s, who);
    if (said.has("day")) hand.content.review_on = s.day_named(said, "day");
    const plan::MakeSection command{word_of<events::PlanKind>(said.word("kind")), hand.content};
    s.does_so("plan_section_make", who, [client = s.client_named(said, "client"), command](Work& work) -> Result<Done> {
        TRY(planning::make(work, client, command));
        return Done{};
    });
}

void save_plan(StoryStage& s, const Said& said, bool is_review) {
    const auto& who = s.colleague(said, "who");
    const auto section = known_section_of(s, said, who.actor).section;
    auto& hand = in_hand(s, who);
    if (said.has("day")) hand.content.review_on = s.day_named(said, "day");
    const plan::SaveSection command{hand.based_on, is_review, hand.content};
    s.does_so("plan_section_save", who, [section, command](Work& work) -> Result<Done> {
        TRY(planning::save(work, section, command));
        return Done{};
    });
}

std::string changes_told(const std::vector<plan::PartChange>& changes) {
    std::vector<std::string> told;
    for (const auto& change : changes)
        told.push_back(std::string(wire::word(change.how)) + " " + std::string(wire::word(change.of)) + (change.part ? " " + std::to_string(change.part) : ""));
    return joined_names(told);
}

std::string score_text(int hundredths) {
    return std::to_string(hundredths / 100) + "." + (hundredths % 100 < 10 ? "0" : "") + std::to_string(hundredths % 100);
}

}  // namespace

std::vector<StoryWords> plan_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };

    on("{who} writes need {words}", [](StoryStage& s, const Said& said) {
        in_hand(s, s.colleague(said, "who")).content.needs.push_back({std::nullopt, said.word("words")});
    });
    on("{who} writes goal {words} [of weight {number weight}] [with levels {words levels}]", [](StoryStage& s, const Said& said) {
        plan::WriteGoal goal{};
        goal.text = said.word("words");
        goal.weight = std::stoi(said.word_or("weight", "1"));
        if (said.has("levels")) {
            std::string rest = said.word("levels") + "|";
            for (auto bar = rest.find('|'); bar != std::string::npos; bar = rest.find('|')) {
                goal.levels.emplace_back(rest.substr(0, bar));
                rest.erase(0, bar + 1);
            }
        }
        in_hand(s, s.colleague(said, "who")).content.goals.push_back(std::move(goal));
    });
    on("{who} writes action {words} [by {who doer}] [for {words other}] [until {day}] [with phrase {word phrase}]", [](StoryStage& s, const Said& said) {
        plan::WriteAction action{};
        action.text = said.word("words");
        action.by = said.has("doer") ? events::ActionBy::professional : said.has("other") ? events::ActionBy::other : events::ActionBy::client;
        if (said.has("doer")) action.professional = s.colleague(said, "doer").professional();
        if (said.has("other")) action.other = wire::Text<200>(said.word("other"));
        if (said.has("day")) action.due_on = s.day_named(said, "day");
        auto& content = in_hand(s, s.colleague(said, "who")).content;
        if (said.has("phrase")) content.phrases.push_back(said.word("phrase"));
        content.actions.push_back(std::move(action));
    });
    on("{who} writes person {words name} as {words role} [at {words phone}] [who visits {words visits}]", [](StoryStage& s, const Said& said) {
        plan::WritePerson person{std::nullopt, said.word("name"), said.word("role"), std::nullopt, std::nullopt, std::nullopt};
        if (said.has("phone")) person.phone = wire::Text<40>(said.word("phone"));
        if (said.has("visits")) person.visits_home = wire::Text<300>(said.word("visits"));
        in_hand(s, s.colleague(said, "who")).content.people.push_back(std::move(person));
    });
    on("{who} rewrites goal {number part} as {words}", [](StoryStage& s, const Said& said) {
        for (auto& goal : in_hand(s, s.colleague(said, "who")).content.goals)
            if (goal.part == std::stoi(said.word("part"))) goal.text = said.word("words");
    });
    on("{who} strikes part {number part}", [](StoryStage& s, const Said& said) {
        auto& content = in_hand(s, s.colleague(said, "who")).content;
        const auto strike = [part = std::stoi(said.word("part"))](auto& parts) { std::erase_if(parts, [&](const auto& one) { return one.part == part; }); };
        strike(content.needs);
        strike(content.goals);
        strike(content.actions);
        strike(content.people);
    });
    on("{who} shares the plan by {word basis}", [](StoryStage& s, const Said& said) {
        in_hand(s, s.colleague(said, "who")).content.shared_by = word_of<events::SharingBasis>(said.word("basis"));
    });
    on("{who} shares the plan no longer", [](StoryStage& s, const Said& said) { in_hand(s, s.colleague(said, "who")).content.shared_by.reset(); });
    on("{who} gives the plan to {who owner}", [](StoryStage& s, const Said& said) {
        in_hand(s, s.colleague(said, "who")).content.owner = s.colleague(said, "owner").professional();
    });

    on("{who} makes the {word kind} plan of {client} [with review {day}]", make_plan);
    on("{who} reads the {word kind} plan of {client}", read_plan);
    on("{who} saves the {word kind} plan of {client}", [](StoryStage& s, const Said& said) { save_plan(s, said, false); });
    on("{who} reviews the {word kind} plan of {client} [with review {day}]", [](StoryStage& s, const Said& said) { save_plan(s, said, true); });
    on("{who} ends the {word kind} plan of {client} because {word why}", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        const plan::EndSection command{word_of<events::PlanEnd>(said.word("why")), std::nullopt};
        s.does_so("plan_section_end", who,
                  [section = known_section_of(s, said, who.actor).section, command](Work& work) { return planning::end(work, section, command); });
    });
    // "Laine assesses the treatment plan of Virtanen Aino: 2 +1, 3 -2": the part and its level.
    on("{who} assesses the {word kind} plan of {client} : {rest}", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        const auto section = known_section_of(s, said, who.actor);
        plan::AssessGoals command{section.version, {}};
        const auto& rest = said.caught.at("rest");
        for (std::size_t i = 0; i + 1 < rest.size(); i += 3) command.levels.push_back({std::stoi(rest[i].text), std::stoi(rest[i + 1].text)});
        s.does_so("plan_goals_assess", who, [id = section.section, command](Work& work) -> Result<Done> {
            TRY(planning::assess(work, id, command));
            return Done{};
        });
    });
    on("{who} hears that {client} permits the home board", [](StoryStage& s, const Said& said) {
        s.does_so("home_board_permit", s.colleague(said, "who"), [client = s.client_named(said, "client")](Work& work) {
            return planning::permit_home_board(work, client, {events::PermissionBy::client, events::PermissionHow::spoken});
        });
    });
    on("{who} hears that {client} forbids the home board", [](StoryStage& s, const Said& said) {
        s.does_so("home_board_forbid", s.colleague(said, "who"),
                  [client = s.client_named(said, "client")](Work& work) { return planning::forbid_home_board(work, client); });
    });
    on("{who} prints the home board of {client}", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        s.does_so("client_home_board", who, [client = s.client_named(said, "client"), actor = who.actor, now = s.time()](Work& work) -> Result<Done> {
            const auto key = TRY(access::open(work, client, events::Purpose::care, std::nullopt));
            TRY(desks::home_board(work.rows(), key, actor, now));
            return Done{};
        });
    });

    on("expect {who} sees plans of {client} : {rest}", [](StoryStage& s, const Said& said) {
        std::vector<std::string> told;
        for (const auto& section : plan_seen(s, s.colleague(said, "who"), s.client_named(said, "client")).sections)
            told.push_back(std::string(wire::word(section.kind)) + " " + std::to_string(section.version) + (section.ended_at ? " ended" : ""));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees {number} versions of the {word kind} plan of {client}", [](StoryStage& s, const Said& said) {
        for (const auto& section : plan_seen(s, s.colleague(said, "who"), s.client_named(said, "client")).sections)
            if (wire::word(section.kind) == said.word("kind")) return must_be_same(std::to_string(section.versions.size()), said.word("number"));
        throw StoryFault("no such plan is seen");
    });
    on("expect version {number} of the {word kind} plan of {client} was handed on because {words}", [](StoryStage& s, const Said& said) {
        const auto section = known_section_of(s, said);
        auto rows = s.tables();
        const auto version = plan::known_version(rows, section, std::stoi(said.word("number")), section.registry).value();
        must_be_same(version.handed_on_why.value_or("nothing"), said.word("words"));
    });
    on("expect from {number from} to {number to} of the {word kind} plan of {client} : {rest}", [](StoryStage& s, const Said& said) {
        const auto section = known_section_of(s, said);
        auto rows = s.tables();
        const auto from = plan::known_version(rows, section, std::stoi(said.word("from")), section.registry).value();
        const auto to = plan::known_version(rows, section, std::stoi(said.word("to")), section.registry).value();
        must_be_same(changes_told(plan::compared(from.content, to.content)), list_text(said.caught.at("rest")));
    });
    on("expect scores of the {word kind} plan of {client} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : plan::assessed_of(rows, known_section_of(s, said).section)) told.push_back(score_text(one.score_hundredths));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect reviews of {who} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::plan_reviews(rows, {}, s.colleague(said, "who").actor, s.time()).reviews)
            told.push_back(one.name + " " + std::to_string(one.days_over));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("{who} has done action {number part}", [](StoryStage& s, const Said& said) {
        for (auto& action : in_hand(s, s.colleague(said, "who")).content.actions)
            if (action.part == std::stoi(said.word("part"))) action.done_on = helsinki_date(s.time());
    });
    on("expect actions due of {who} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::plan_reviews(rows, {}, s.colleague(said, "who").actor, s.time()).actions)
            told.push_back(one.text + " of " + one.name + " " + std::to_string(one.days_over));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect home board of {client} for {who} : {rest}", [](StoryStage& s, const Said& said) {
        const auto& who = s.colleague(said, "who");
        std::optional<desks::HomeBoard> board;
        s.does_so("client_home_board", who, [&, client = s.client_named(said, "client")](Work& work) -> Result<Done> {
            const auto key = TRY(access::open(work, client, events::Purpose::care, std::nullopt));
            board = TRY(desks::home_board(work.rows(), key, who.actor, s.time()));
            return Done{};
        });
        if (!board) throw StoryFault("the board was not shown");
        std::vector<std::string> told{board->address.value_or("no address"), board->phone.value_or("no phone")};
        for (const auto& visitor : board->visitors) told.push_back(visitor.name + " " + visitor.when);
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {number} disclosures of the {word kind} plan of {client}", [](StoryStage& s, const Said& said) {
        static constexpr sql::Query count{"story.disclosures", "select count(*) from plan_disclosed where section = $1"};
        auto rows = s.tables();
        must_be_same(std::to_string(rows.number(count, known_section_of(s, said).section)), said.word("number"));
    });
    on("expect plans count {rest}", [](StoryStage& s, const Said& said) {
        static constexpr sql::Query list{"story.plan_codes", "select code_set || ' ' || code from plan_code order by code_set, code"};
        auto rows = s.tables();
        must_be_same(joined_names(rows.all<std::string>(list)), list_text(said.caught.at("rest")));
    });
    return all;
}

}  // namespace koppi::tests
