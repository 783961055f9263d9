// Tests: the lines of stories about questions between professionals.
#include "interfaces/desks/desks.hpp"
#include "interfaces/indicators/indicators.hpp"
#include "modules/directory/directory.hpp"
#include "story_words.hpp"
#include "workflows/consulting.hpp"

namespace koppi::tests {

namespace {

using consultation::ConsultationRow;

events::AskedOf person(const Colleague& who) { return {events::OwnerKind::person, who.professional(), std::nullopt, std::nullopt}; }
events::AskedOf pool(StoryStage& s, const Said& said) {
    return {events::OwnerKind::pool, std::nullopt, s.unit_named(said.word("unit")), word_of<events::Profession>(said.word("profession"))};
}

// The open question of the matter, else the newest; or the newest about the client.
std::optional<ConsultationRow> question(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    if (said.has("client")) {
        const auto all = consultation::of_client(rows, s.client_named(said, "client"), 1);
        return all.empty() ? std::nullopt : std::optional(all.front());
    }
    const auto matter = s.matter_named(said);
    if (const auto open = consultation::open_of_matter(rows, matter)) return open;
    const auto all = consultation::of_matter(rows, matter);
    return all.empty() ? std::nullopt : std::optional(all.front());
}
// Of a matter that nobody asks about the house says itself that nothing is asked.
ConsultationId consultation_of(StoryStage& s, const Said& said) {
    const auto found = question(s, said);
    return found ? found->consultation : ConsultationId{};
}

void asks(StoryStage& s, const Said& said, const events::AskedOf& to) {
    const consulting::AskAboutMatter command{.to = to,
                                             .mode = said.has("route") ? events::ConsultationMode::route : events::ConsultationMode::consult,
                                             .question = said.word("words"),
                                             .facts = {},
                                             .keeps_matter = said.has("keeping") ? std::optional(true) : std::nullopt};
    s.does_so("matter_consult", s.colleague(said, "who"), [matter = s.matter_named(said), command](Work& work) -> Result<Done> {
        TRY(consulting::ask(work, matter, command));
        return Done{};
    });
}

void answers(StoryStage& s, const Said& said, consulting::AnswerConsultation command) {
    const auto id = consultation_of(s, said);
    s.does_so("consultation_answer", s.colleague(said, "who"), [id, command](Work& work) -> Result<Done> {
        TRY(consulting::answer(work, id, command));
        return Done{};
    });
}

void refers(StoryStage& s, const Said& said, const events::AskedOf& to) {
    const auto id = consultation_of(s, said);
    s.does_so("consultation_refer", s.colleague(said, "who"), [id, command = consulting::ReferConsultation{to, said.word("why")}](Work& work) -> Result<Done> {
        TRY(consulting::refer(work, id, command));
        return Done{};
    });
}

std::string told(const ConsultationRow& row, sql::Reader& rows) {
    const auto name = [&](const std::optional<ProfessionalId>& who) { return who ? directory::professional_name(rows, *who).value_or("") : "the pool"; };
    std::string text(wire::word(row.state));
    if (row.state == consultation::ConsultationState::open) text += " with " + name(row.asked);
    if (row.answer_kind) text += " " + std::string(wire::word(*row.answer_kind)) + " by " + name(row.answered_by);
    return text;
}

void is_counted(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    const auto figures = indicators::figures(rows, s.time() - std::chrono::hours{24 * 30}, s.time() + Minutes{1});
    const auto& share = figures.emergency_after_consultation;
    must_be_same(std::to_string(share.counted) + " of " + std::to_string(share.of) + ", " + std::to_string(figures.emergency_clients),
                 said.word("counted") + " of " + said.word("of") + ", " + said.word("clients"));
}

}  // namespace

std::vector<StoryWords> consultation_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };
    on("{who} asks {who colleague} about {matter} {words} [keeping the matter {words keeping}] [to route {words route}]",
       [](StoryStage& s, const Said& said) { asks(s, said, person(s.colleague(said, "colleague"))); });
    on("{who} asks the {word profession} of {word unit} about {matter} {words}", [](StoryStage& s, const Said& said) { asks(s, said, pool(s, said)); });
    on("{who} asks {who colleague} about the client {client} {words}", [](StoryStage& s, const Said& said) {
        const consulting::AskAboutClient command{.to = person(s.colleague(said, "colleague")),
                                                 .mode = events::ConsultationMode::consult,
                                                 .urgency = std::nullopt,
                                                 .question = said.word("words"),
                                                 .facts = {}};
        s.does_so("client_consult", s.colleague(said, "who"), [client = s.client_named(said, "client"), command](Work& work) -> Result<Done> {
            TRY(consulting::ask_about(work, client, command));
            return Done{};
        });
    });
    on("{who} takes the question about {matter}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_take", s.colleague(said, "who"), [id = consultation_of(s, said)](Work& work) { return consulting::take(work, id); });
    });
    on("{who} takes the question about the client {client}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_take", s.colleague(said, "who"),
                  [id = consultation_of(s, said)](Work& work) { return consulting::take(work, id); });
    });
    on("{who} gives back the question about {matter}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_give_back", s.colleague(said, "who"), [id = consultation_of(s, said)](Work& work) { return consulting::give_back(work, id); });
    });
    on("{who} writes about {matter} {words}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_write", s.colleague(said, "who"),
                  [id = consultation_of(s, said), words = said.word("words")](Work& work) { return consulting::write(work, id, {words}); });
    });
    on("{who} answers {matter} {words}", [](StoryStage& s, const Said& said) {
        answers(s, said, {.kind = events::AnswerKind::advice, .words = said.word("words"), .visit = std::nullopt});
    });
    on("{who} answers the client {client} {words}", [](StoryStage& s, const Said& said) {
        answers(s, said, {.kind = events::AnswerKind::advice, .words = said.word("words"), .visit = std::nullopt});
    });
    on("{who} carries {matter} on because {words}", [](StoryStage& s, const Said& said) {
        answers(s, said, {.kind = events::AnswerKind::take_over, .words = said.word("words"), .visit = std::nullopt});
    });
    on("{who} sends {matter} back for emergency because {words}", [](StoryStage& s, const Said& said) {
        answers(s, said, {.kind = events::AnswerKind::emergency, .words = said.word("words"), .visit = std::nullopt});
    });
    on("{who} meets {matter} remotely now as {word service}", [](StoryStage& s, const Said& said) {
        answers(s, said, {.kind = events::AnswerKind::book_remote, .words = "katsotaan yhdessä", .visit = consulting::RemoteVisit{said.word("service"), {}, {}}});
    });
    on("{who} refers {matter} to {who colleague} because {words why}",
       [](StoryStage& s, const Said& said) { refers(s, said, person(s.colleague(said, "colleague"))); });
    on("{who} refers {matter} to the {word profession} of {word unit} because {words why}",
       [](StoryStage& s, const Said& said) { refers(s, said, pool(s, said)); });
    on("{who} withdraws the question about {matter} because {words why}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_withdraw", s.colleague(said, "who"),
                  [id = consultation_of(s, said), why = said.word("why")](Work& work) { return consulting::withdraw(work, id, {why}); });
    });
    on("{who} undoes the answer about {matter}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_undo", s.colleague(said, "who"), [id = consultation_of(s, said)](Work& work) { return consulting::undo(work, id); });
    });
    on("{who} undoes the answer about the client {client}", [](StoryStage& s, const Said& said) {
        s.does_so("consultation_undo", s.colleague(said, "who"), [id = consultation_of(s, said)](Work& work) { return consulting::undo(work, id); });
    });
    // "open with the pool", "settled advice by Niemi Ville"
    on("expect question about {matter} {words}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto found = question(s, said);
        must_be_same(found ? told(*found, rows) : "none", said.word("words"));
    });
    on("expect question about the client {client} {words}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto found = question(s, said);
        must_be_same(found ? told(*found, rows) : "none", said.word("words"));
    });
    on("expect {client} was asked about by {who} , handed on {number} times because {words why}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto found = question(s, said);
        if (!found) throw StoryFault("nobody asks about the client");
        must_be_same(found->asked_by.text(), s.colleague(said, "who").professional().text());
        const auto handed = consultation::handovers_of(rows, found->consultation);
        must_be_same(std::to_string(handed.size()), said.word("number"));
        must_be_same(handed.back().why, said.word("why"));
    });
    on("expect {who} sees {number} unread about {matter}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(std::to_string(desks::consultation_line(rows, *question(s, said), s.colleague(said, "who").actor).unread), said.word("number"));
    });
    on("expect {number counted} of {number of} consultations before emergency care by {number clients} clients", is_counted);
    return all;
}

}  // namespace koppi::tests
