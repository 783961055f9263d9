// Tests: the lines of stories about transfers of responsibility.
#include "core/civil_time.hpp"
#include "platform/catalog.hpp"
#include "story_words.hpp"
#include "workflows/transferring.hpp"

namespace koppi::tests {

namespace {

transfer::TransferRow newest_transfer(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    auto all = transfer::transfers_of(rows, s.client_named(said, "client"));
    if (all.empty()) throw StoryFault("nobody asked for a transfer");
    return all.front();
}

void ask_told(StoryStage& s, const Said& said) {
    const auto& who = s.colleague(said, "who");
    transfer::AskTransfer command{};
    command.to = s.unit_named(said.word("to"));
    command.reason = said.word("reason");
    command.summary = said.word("words");
    command.is_discharge = said.has("home");
    if (said.has("moment")) command.planned_at = s.moment_named(said, "moment");
    if (said.has("end")) command.expected_end = s.day_named(said, "end");
    if (said.has("check")) command.steps.push_back({said.word("check"), {}, *who.actor.unit, helsinki_date(command.planned_at.value_or(s.time()))});
    if (said.has("text")) command.steps.push_back({{}, said.word("text"), s.unit_named(said.word("owner")), s.day_named(said, "due")});
    s.does_so("transfer_ask", who, [client = s.client_named(said, "client"), command](Work& work) { return done(transferring::ask(work, client, command)); });
}

// A verb on the newest transfer of the client.
template <class Command>
void on_newest(StoryStage& s, const Said& said, std::string_view route, const Command& command, Result<Done> (*verb)(Work&, TransferId, const Command&)) {
    s.does_so(route, s.colleague(said, "who"), [id = newest_transfer(s, said).transfer, command, verb](Work& work) { return verb(work, id, command); });
}

transfer::EndTransfer end_told(const Said& said) { return {said.word("why"), said.has("note") ? std::optional(wire::Text<500>(said.word("note"))) : std::nullopt}; }

desks::TransfersDesk desk_of(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    return desks::transfers_desk(rows, s.colleague(said, "who").actor, s.time()).value();
}

std::string line_words(const desks::TransferLine& one) {
    return (one.who ? one.who->name : "somebody") + " " + std::string(wire::word(one.state)) + (one.is_overdue ? " overdue" : "");
}
std::string lines_words(const std::vector<desks::TransferLine>& lines) {
    std::vector<std::string> told;
    for (const auto& one : lines) told.push_back(line_words(one));
    return joined_names(told);
}

}  // namespace

std::vector<StoryWords> transfer_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };

    on("{who} asks {word to} to care for {client} because {word reason} : {words} [{word home} goes home] [at {moment}] [until {day end}] [with {word check}] "
       "[then {words text} by {word owner} until {day due}]",
       ask_told);
    on("{who} moves {client} in an emergency to {word to} because {word why} : {words}", [](StoryStage& s, const Said& said) {
        const transfer::TransferInEmergency command{s.unit_named(said.word("to")), said.word("why"), said.word("words")};
        s.does_so("transfer_emergency", s.colleague(said, "who"), [client = s.client_named(said, "client"), command](Work& work) {
            return done(transferring::emergency(work, client, command));
        });
    });
    on("{who} takes on the care of {client} [, calls {who caller}]", [](StoryStage& s, const Said& said) {
        transfer::AcceptTransfer command{};
        if (said.has("caller")) command.caller = s.colleague(said, "caller").professional();
        on_newest(s, said, "transfer_accept", command, &transferring::accept);
    });
    on("{who} has seen that {client} came", [](StoryStage& s, const Said& said) {
        s.does_so("transfer_seen", s.colleague(said, "who"), [id = newest_transfer(s, said).transfer](Work& work) { return transferring::see(work, id); });
    });
    on("{who} asks back about {client} : {words}", [](StoryStage& s, const Said& said) {
        on_newest(s, said, "transfer_ask_back", transfer::WriteTransferWords{said.word("words")}, &transferring::ask_back);
    });
    on("{who} tells about {client} : {words}", [](StoryStage& s, const Said& said) {
        on_newest(s, said, "transfer_tell", transfer::WriteTransferWords{said.word("words")}, &transferring::tell);
    });
    on("{who} declines the care of {client} because {word why} [: {words note}]",
       [](StoryStage& s, const Said& said) { on_newest(s, said, "transfer_decline", end_told(said), &transferring::decline); });
    on("{who} calls off the transfer of {client} because {word why} [: {words note}]",
       [](StoryStage& s, const Said& said) { on_newest(s, said, "transfer_withdraw", end_told(said), &transferring::withdraw); });
    on("{who} postpones the transfer of {client} to {moment} because {words why}", [](StoryStage& s, const Said& said) {
        on_newest(s, said, "transfer_postpone", transfer::PostponeTransfer{s.moment_named(said, "moment"), said.word("why")}, &transferring::postpone);
    });
    on("{who} closes step {number} of the transfer of {client} as {word how} [because {words note}]", [](StoryStage& s, const Said& said) {
        transfer::CloseStep command{std::stoi(said.word("number")), word_of<events::StepEnd>(said.word("how")), {}};
        if (said.has("note")) command.note = wire::Text<500>(said.word("note"));
        on_newest(s, said, "transfer_step", command, &transferring::close_step);
    });
    on("{who} calls {client} at home : {word result} [{words note}] [and {word up} calls no more]", [](StoryStage& s, const Said& said) {
        transfer::RecordFollowUpCall command{word_of<events::CallResult>(said.word("result")), {}, said.has("up")};
        if (said.has("note")) command.note = wire::Text<2000>(said.word("note"));
        on_newest(s, said, "transfer_call", command, &transferring::called);
    });
    on("{who} reviews the stay of {client} until {day} : {words}", [](StoryStage& s, const Said& said) {
        on_newest(s, said, "transfer_stay_review", transfer::ReviewStay{s.day_named(said, "day"), said.word("words")}, &transferring::review);
    });

    on("expect {word unit} answers for {client}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto unit = transfer::responsible(transfer::chain_of(rows, s.client_named(said, "client")), s.time());
        must_be_same(unit ? directory::unit_name(rows, *unit).value_or("") : "nobody", said.word("unit"));
    });
    on("expect {who} sees coming : {rest}", [](StoryStage& s, const Said& said) {
        must_be_same(lines_words(desk_of(s, said).incoming), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees going : {rest}", [](StoryStage& s, const Said& said) {
        must_be_same(lines_words(desk_of(s, said).outgoing), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees {number} late transfers", [](StoryStage& s, const Said& said) {
        must_be_same(std::to_string(desk_of(s, said).overdue), said.word("number"));
    });
    on("expect {who} counts {word} in home hospital", [](StoryStage& s, const Said& said) {
        const auto desk = desk_of(s, said);
        must_be_same(desk.stays_now ? std::to_string(*desk.stays_now) : "below_" + std::to_string(desk.cell_min), said.word("word"));
    });
    on("expect {who} sees in home hospital : {rest}", [](StoryStage& s, const Said& said) {
        std::vector<std::string> told;
        for (const auto& one : desk_of(s, said).stays)
            told.push_back(one.who.name + " day " + std::to_string(one.day) + ", " + std::to_string(one.days_left) + " left" +
                           (one.is_review_due ? " review" : ""));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} is to do : {rest}", [](StoryStage& s, const Said& said) {
        std::vector<std::string> told;
        for (const auto& one : desk_of(s, said).steps)
            told.push_back(one.check.value_or(one.text.value_or("")) + " " + std::to_string(one.days_over));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} is to call : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::transfers_own(rows, s.colleague(said, "who").actor, s.time()).calls)
            told.push_back(one.who.name + " " + std::to_string(one.days_over));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect the unit of {who} is to call : {rest}", [](StoryStage& s, const Said& said) {
        std::vector<std::string> told;
        for (const auto& one : desk_of(s, said).calls)
            told.push_back(one.who.name + " " + std::to_string(one.days_over) + " " + one.owner_name.value_or("whoever"));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect {who} is told of moves of : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : desks::transfers_own(rows, s.colleague(said, "who").actor, s.time()).moved)
            told.push_back((one.who ? one.who->name : "somebody") + " to " + one.to_name);
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    on("expect the chain of {client} : {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> told;
        for (const auto& one : transfer::chain_of(rows, s.client_named(said, "client"))) told.push_back(directory::unit_name(rows, one.unit).value_or(""));
        must_be_same(joined_names(told), list_text(said.caught.at("rest")));
    });
    return all;
}

}  // namespace koppi::tests
