// Tests: the lines of stories about joint appointments of a pair, and about clients with heavy need.
#include "core/civil_time.hpp"
#include "platform/catalog.hpp"
#include "story_words.hpp"
#include "workflows/heavy_need.hpp"
#include "workflows/pairing.hpp"

namespace koppi::tests {

namespace {

pairwork::PairRow newest_pair(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    const auto all = pairwork::pairs_of(rows, s.client_named(said, "client"));
    if (all.empty()) throw StoryFault("nobody suggested a joint appointment");
    return all.front();
}

// The words after a colon, with commas between them.
std::vector<std::string> ids_told(const std::vector<Token>& tokens) {
    std::vector<std::string> ids;
    for (const auto& token : tokens)
        if (token.text != ",") ids.push_back(token.text);
    return ids;
}

// Every question with its least or its most scored option.
std::vector<events::PairAnswer> answers_told(const std::string& resources, const std::string& complexity) {
    const auto& form = catalog().pairwork.segment;
    std::vector<events::PairAnswer> answers;
    for (const auto& question : form.resources.questions)
        answers.push_back({question.id, resources == "high" ? question.options.back().id : question.options.front().id});
    for (const auto& question : form.complexity.questions)
        answers.push_back({question.id, complexity == "high" ? question.options.back().id : question.options.front().id});
    return answers;
}

void write_pair(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    const auto pair = newest_pair(s, said);
    pairwork::WritePairVisit command{};
    command.based_on = said.has("based_on") ? std::stoi(said.word("based_on")) : pair.version;
    auto& content = command.content;
    content.held_on = said.has("day") ? s.day_named(said, "day") : helsinki_date(s.time());
    content.participants = {who.professional()};
    if (said.has("other")) content.participants.push_back(s.colleague(said, "other").professional());
    content.need = said.word("words");
    content.owner = who.professional();
    if (said.has("resources")) content.answers = answers_told(said.word("resources"), said.word("complexity"));
    if (said.has("saved")) content.saved_appointments = std::stoi(said.word("saved"));
    s.does_so("pair_write", who, [id = pair.pairwork, command](Work& work) -> Result<Done> {
        TRY(pairing::write(work, id, command));
        return Done{};
    });
}

void book_pair(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    pairing::BookPair command{s.time_with(s.colleague(said, "with").professional(), s.moment_named(said, "moment")),
                              word_of<events::SharingBasis>(said.word("basis")), std::nullopt, std::nullopt};
    if (said.has("other")) command.time.others = {{s.colleague(said, "other").professional(), said.has("remotely")}};
    s.does_so("pair_book", who, [id = newest_pair(s, said).pairwork, command](Work& work) -> Result<Done> {
        TRY(pairing::book(work, id, command));
        return Done{};
    });
}

desks::PairworkShown pairs_seen(StoryStage& s, const Colleague& who, ClientId client) {
    std::optional<access::ClientKey> key;
    s.does_so("client_pairwork", who, [&](Work& work) -> Result<Done> {
        key = TRY(access::open(work, client, events::Purpose::care, std::nullopt));
        pairwork::disclose(work, client, who.actor.profession ? catalog().registry_of(*who.actor.profession) : events::Registry::health);
        return Done{};
    });
    if (!key) throw StoryFault("the record was not opened");
    auto rows = s.tables();
    return desks::pairwork_shown(rows, *key, who.actor, s.time()).value();
}

std::string pair_told(const desks::PairShown& pair) {
    std::string told = "version " + std::to_string(pair.version);
    if (pair.content && pair.content->segment) told += " " + pair.content->segment->class_id;
    if (pair.path_status) told += " " + std::string(wire::word(*pair.path_status));
    if (pair.ended_why) told += " " + std::string(wire::word(*pair.ended_why));
    return told + (pair.is_open ? " open" : " over");
}

std::string heavy_told(const std::optional<desks::HeavyOnCard>& heavy) {
    if (!heavy) return "nothing";
    std::string told = std::to_string(heavy->seen.counted) + " of " + std::to_string(heavy->seen.at_least);
    if (heavy->is_suggested) return told + " suggested";
    if (!heavy->decision) return told;
    return told + (heavy->decision->is_taken_up ? " taken up" : " set aside") + (heavy->decision->contacted_at ? " contacted" : "");
}

}  // namespace

std::vector<StoryWords> pair_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };

    on("{who} suggests a joint appointment for {client} because {rest}", [](StoryStage& s, const Said& said) {
        auto ids = ids_told(said.caught.at("rest"));
        std::erase(ids, "nothing");
        s.does_so("pair_suggest", s.colleague(said, "who"), [client = s.client_named(said, "client"), ids](Work& work) -> Result<Done> {
            TRY(pairing::suggest(work, client, {ids, std::nullopt, std::nullopt}));
            return Done{};
        });
    });
    on("{who} books the joint appointment of {client} at {moment} with {who with} [and {who other} [{word remotely}]] by {word basis}", book_pair);
    on("{who} writes the joint appointment of {client} [with {who other}] [held {day}] [resources {word resources} complexity {word complexity}] "
       "[saving {number saved}] [upon version {number based_on}] : {words}",
       write_pair);
    on("{who} hears what {client} says of the joint appointment : {word agreement} , {number usefulness}", [](StoryStage& s, const Said& said) {
        const auto pair = newest_pair(s, said);
        auto rows = s.tables();
        const auto visits = pairwork::visits_of(rows, pair.pairwork);
        pairwork::AnswerPairSurvey command{events::AnsweredHow::spoken, {}, std::stoi(said.word("usefulness")), std::nullopt};
        for (const auto& statement : pairwork::statements_asked(!visits.empty() && visits.front().content.segment))
            command.statements.push_back({statement, word_of<events::Agreement>(said.word("agreement"))});
        s.does_so("pair_survey", s.colleague(said, "who"), [id = pair.pairwork, command](Work& work) { return pairing::answer(work, id, command); });
    });
    on("{who} follows up the joint appointment of {client} as {word status} [again {day}]", [](StoryStage& s, const Said& said) {
        pairwork::FollowPairUp command{word_of<events::PathStatus>(said.word("status")), true, true, true, std::nullopt, std::nullopt};
        if (said.has("day")) command.again_on = s.day_named(said, "day");
        s.does_so("pair_follow_up", s.colleague(said, "who"),
                  [id = newest_pair(s, said).pairwork, command](Work& work) { return pairing::follow_up(work, id, command); });
    });
    on("{who} hands the joint appointment of {client} on to {who other}", [](StoryStage& s, const Said& said) {
        const pairwork::HandPairOn command{s.colleague(said, "other").professional(), std::string("jää lomalle")};
        s.does_so("pair_hand_on", s.colleague(said, "who"),
                  [id = newest_pair(s, said).pairwork, command](Work& work) { return pairing::hand_on(work, id, command); });
    });
    on("{who} ends the joint appointment of {client} because {word why}", [](StoryStage& s, const Said& said) {
        const pairwork::EndPair command{word_of<events::PairEnd>(said.word("why")), std::nullopt};
        s.does_so("pair_end", s.colleague(said, "who"),
                  [id = newest_pair(s, said).pairwork, command](Work& work) { return pairing::end(work, id, command); });
    });
    on("expect {who} sees joint appointments of {client} : {rest}", [](StoryStage& s, const Said& said) {
        std::vector<std::string> told;
        for (const auto& pair : pairs_seen(s, s.colleague(said, "who"), s.client_named(said, "client")).pairs) told.push_back(pair_told(pair));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect joint appointments due of {who} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::pairs_due(rows, s.colleague(said, "who").actor, s.time()).pairs)
            told.push_back(one.name + " " + (one.follow_up_on ? std::to_string(one.days_over) : one.begins_at ? "booked" : "to book"));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {number} disclosures of joint appointments of {client}", [](StoryStage& s, const Said& said) {
        static constexpr sql::Query count{"story.pair_disclosures", "select count(*) from pair_disclosed where pairwork = $1"};
        auto rows = s.tables();
        must_be_same(std::to_string(rows.number(count, newest_pair(s, said).pairwork)), said.word("number"));
    });

    // ---- heavy need
    on("{who} takes up the heavy need of {client} as {word as} [{words}]", [](StoryStage& s, const Said& said) {
        heavy_need::TakeUp command{word_of<events::TakenUpAs>(said.word("as")), {}, std::nullopt, std::nullopt};
        if (command.as == events::TakenUpAs::pairwork) command.indications = {"no_progress"};
        if (said.has("words")) command.words = wire::Text<2000>(said.word("words"));
        s.does_so("heavy_need_take_up", s.colleague(said, "who"), [client = s.client_named(said, "client"), command](Work& work) -> Result<Done> {
            TRY(heavy_need::take_up(work, client, command));
            return Done{};
        });
    });
    on("{who} sets aside the heavy need of {client} because {word why}", [](StoryStage& s, const Said& said) {
        s.does_so("heavy_need_set_aside", s.colleague(said, "who"), [client = s.client_named(said, "client"), why = said.word("why")](Work& work) {
            return heavy_need::set_aside(work, client, {why, std::nullopt});
        });
    });
    on("{who} reaches {client} about the heavy need", [](StoryStage& s, const Said& said) {
        s.does_so("heavy_need_reached", s.colleague(said, "who"),
                  [client = s.client_named(said, "client")](Work& work) { return heavy_need::reached(work, client, {std::nullopt}); });
    });
    on("expect {who} sees heavy need of {client} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(heavy_told(desks::heavy_on_card(rows, s.client_named(said, "client"), s.colleague(said, "who").actor, s.time())),
                     list_text(said.caught.at("rest")));
    });
    on("expect {who} is reminded of heavy need : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::heavy_own(rows, s.colleague(said, "who").actor, s.time()).clients)
            told.push_back(one.name + " " + std::to_string(one.counted));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees signals on own clients : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::triggers_own(rows, s.colleague(said, "who").actor, s.time()).clients)
            for (const auto& trigger : one.triggers) told.push_back(one.name + " " + trigger.trigger + " " + std::to_string(trigger.count));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect heavy need in the unit of {who} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto desk = desks::heavy_desk(rows, {}, s.colleague(said, "who").actor, s.time()).value();
        std::vector<std::string> told{desk.figures ? std::to_string(desk.figures->people) + " people" : "too few to tell"};
        for (const auto& one : desk.clients) told.push_back(one.name);
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    return all;
}

}  // namespace koppi::tests
