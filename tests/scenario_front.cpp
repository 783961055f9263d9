// Tests: the lines of stories about the front: providers' calls, calls that are cut short, duties of the day, and to whom a contact is proposed.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "modules/roster/roster.hpp"
#include "platform/catalog.hpp"
#include "story_words.hpp"
#include "workflows/owners.hpp"
#include "workflows/rostering.hpp"

namespace koppi::tests {

namespace {

constexpr const char* front_unit = "Kaiku24";

contact::ReceiveContact call_of(StoryStage& s, const Said& said, bool take) {
    contact::ReceiveContact call{};
    call.line = s.line_named(said.word_or("line", "provider"));
    call.channel = events::Channel::provider;
    if (said.has("client") && said.word("client") != "somebody") call.client = s.client_named(said, "client");
    if (said.has("phone")) call.caller_phone = said.word("phone");
    call.words = said.word("words");
    call.take = take;
    call.provider = contact::Provider{said.word("company"), std::string("Koskela Päivi")};
    return call;
}

void provider_calls(StoryStage& s, const Said& said, bool take) {
    std::optional<contact::ContactAnswer> received;
    s.does_so("contact_receive", s.colleague(said, "who"), [&received, call = call_of(s, said, take)](Work& work) -> Result<Done> {
        received = TRY(intake::receive(work, call));
        return Done{};
    });
    if (received) s.remembers(*received, said.word("words"));
}

void adds_client(StoryStage& s, const Said& said) {
    contact::OpenMatter command{said.word("words"), std::nullopt};
    if (said.word("client") != "somebody") command.client = s.client_named(said, "client");
    std::optional<contact::ContactAnswer> opened;
    s.does_so("contact_open_matter", s.colleague(said, "who"), [&opened, id = s.contact_named(said), command](Work& work) -> Result<Done> {
        opened = TRY(intake::open_matter(work, id, command));
        return Done{};
    });
    if (opened) s.remembers(*opened, said.word("words"));
}

contact::ContactRow row_of(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    return contact::contact(rows, s.contact_named(said)).value();
}

desks::AlreadyWaits found_for(StoryStage& s, const Said& said) {
    desks::WhoWaits question{s.line_named(said.word_or("line", "general")), std::nullopt, std::nullopt, std::nullopt};
    if (said.word("client") != "somebody") question.client = s.client_named(said, "client");
    if (said.has("phone")) question.phone = said.word("phone");
    if (said.has("urgency")) question.urgency = word_of<events::Urgency>(said.word("urgency"));
    auto rows = s.tables();
    return desks::already_waits(rows, question);
}

std::string name_of(StoryStage& s, const std::optional<ProfessionalId>& professional) {
    auto rows = s.tables();
    return directory::professional_name(rows, professional).value_or("nobody");
}
std::string because_of(const contact::ContactRow& row) { return row.directed_because ? std::string(wire::word(*row.directed_because)) : "nothing"; }

std::string seen_matters(StoryStage& s, const Said& said) {
    auto rows = s.tables();
    const auto shown = desks::contact_shown(rows, s.contact_named(said), s.colleague(said, "who").actor, s.time()).value();
    std::vector<std::string> names;
    for (const auto& matter : shown.matters) names.push_back(matter.client ? s.name_of(*matter.client) : "somebody");
    return joined_names(names);
}

}  // namespace

std::vector<StoryWords> front_words() {
    std::vector<StoryWords> all;
    const auto on = [&](std::string pattern, std::function<void(StoryStage&, const Said&)> meaning) {
        all.push_back({std::move(pattern), std::move(meaning)});
    };
    on("{who} answers the provider {words company} : {client} [on {word line} line] [from {word phone}] {words}",
       [](StoryStage& s, const Said& said) { provider_calls(s, said, true); });
    on("{who} leaves a call request of the provider {words company} : {client} [on {word line} line] [from {word phone}] {words}",
       [](StoryStage& s, const Said& said) { provider_calls(s, said, false); });
    on("{who} adds {client} to {contact} {words}", adds_client);
    on("{who} marks {matter} as of {client}", [](StoryStage& s, const Said& said) {
        const contact::IdentifyClient command{s.client_named(said, "client")};
        s.does_so("matter_identify", s.colleague(said, "who"),
                  [id = s.matter_named(said), command](Work& work) { return done(intake::identify_matter(work, id, command)); });
    });
    on("{who} reaches {contact} , who goes and is called from {moment from} until {moment until}", [](StoryStage& s, const Said& said) {
        const contact::RecordAttempt command{events::AttemptOutcome::partial, s.moment_named(said, "from"), s.moment_named(said, "until")};
        s.does_so("contact_attempt", s.colleague(said, "who"),
                  [id = s.contact_named(said), command](Work& work) { return intake::record_attempt(work, id, command); });
    });
    on("{who} reaches {contact} , who goes and says nothing more", [](StoryStage& s, const Said& said) {
        const contact::RecordAttempt command{events::AttemptOutcome::partial, std::nullopt, std::nullopt};
        s.does_so("contact_attempt", s.colleague(said, "who"),
                  [id = s.contact_named(said), command](Work& work) { return intake::record_attempt(work, id, command); });
    });
    on("{who} writes to {contact} that we call again at {moment}", [](StoryStage& s, const Said& said) {
        const contact::TellMissed command{s.moment_named(said, "moment")};
        s.does_so("contact_tell_missed", s.colleague(said, "who"),
                  [id = s.contact_named(said), command](Work& work) { return done(intake::tell_missed(work, id, command)); });
    });

    on("{who} gives {who colleague} the duty {word duty} on {day}", [](StoryStage& s, const Said& said) {
        const rostering::GiveDuty command{s.unit_named(front_unit), said.word("duty"), s.day_named(said, "day"), s.colleague(said, "colleague").professional()};
        s.does_so("duty_give", s.colleague(said, "who"), [command](Work& work) { return rostering::give(work, command); });
    });
    on("{who} takes the duty {word duty} of today", [](StoryStage& s, const Said& said) {
        const rostering::TakeDuty command{s.unit_named(front_unit), said.word("duty")};
        s.does_so("duty_take", s.colleague(said, "who"), [command](Work& work) { return rostering::take(work, command); });
    });
    on("{who} ends the duty {word duty} on {day}", [](StoryStage& s, const Said& said) {
        const rostering::EndDuty command{s.unit_named(front_unit), said.word("duty"), s.day_named(said, "day")};
        s.does_so("duty_end", s.colleague(said, "who"), [command](Work& work) { return rostering::end(work, command); });
    });
    on("line {word line} of the centre", [](StoryStage& s, const Said& said) { static_cast<void>(s.line_named(said.word("line"))); });

    on("expect duty {word duty} on {day} of {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(name_of(s, roster::on_duty(rows, {s.unit_named(front_unit), said.word("duty"), s.day_named(said, "day")})), list_text(said.caught.at("rest")));
    });
    on("expect {contact} is proposed to {who} because {word why}", [](StoryStage& s, const Said& said) {
        const auto row = row_of(s, said);
        must_be_same(name_of(s, row.directed_to), s.colleague(said, "who").name);
        must_be_same(because_of(row), said.word("why"));
    });
    on("expect {contact} is proposed to the team of {word unit} because {word why}", [](StoryStage& s, const Said& said) {
        const auto row = row_of(s, said);
        if (row.directed_to || row.directed_unit != s.unit_named(said.word("unit"))) throw StoryFault("it is proposed to somebody else");
        must_be_same(because_of(row), said.word("why"));
    });
    on("expect {contact} is proposed to nobody [because {word why}]", [](StoryStage& s, const Said& said) {
        const auto row = row_of(s, said);
        must_be_same(name_of(s, row.directed_to), "nobody");
        must_be_same(because_of(row), said.word_or("why", "nothing"));
    });
    on("expect {who} sees proposed {rest}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        std::vector<std::string> names;
        for (const auto& row : desks::first_line(rows, {}, s.colleague(said, "who").actor, s.time()).for_me)
            names.push_back(row.client ? s.name_of(*row.client) : "somebody");
        must_be_same(joined_names(names), list_text(said.caught.at("rest")));
    });
    on("expect {who} sees in {contact} the matters of {rest}",
       [](StoryStage& s, const Said& said) { must_be_same(seen_matters(s, said), list_text(said.caught.at("rest"))); });
    on("expect {contact} agreed from {moment}", [](StoryStage& s, const Said& said) {
        const auto row = row_of(s, said);
        if (row.agreed_from != s.moment_named(said, "moment")) throw StoryFault("something else was agreed");
    });
    on("expect a new contact of {client} [urgency {word urgency}] [on {word line} line] [from {word phone}] to find that of {moment}",
       [](StoryStage& s, const Said& said) {
           const auto found = found_for(s, said);
           if (found.received_at != s.moment_named(said, "moment")) throw StoryFault(found.contact ? "another one waits" : "nobody waits");
       });
    on("expect a new contact of {client} [urgency {word urgency}] [on {word line} line] [from {word phone}] to find nothing",
       [](StoryStage& s, const Said& said) {
           if (found_for(s, said).contact) throw StoryFault("somebody waits already");
       });
    on("expect {matter} came to its owner because {word why}", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        const auto route = routing::route_of(rows, s.matter_named(said)).value();
        must_be_same(route.owner_because ? std::string(wire::word(*route.owner_because)) : "chosen", said.word("why"));
    });
    on("expect {number answered} of {number received} answered on duty {word duty} [, {number late} late]", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        for (const auto& duty : desks::duties_desk(rows, {}, Actor{}, s.time()).duties)
            if (duty.duty == said.word("duty")) {
                must_be_same(std::to_string(duty.answering.answered) + " of " + std::to_string(duty.answering.received),
                             said.word("answered") + " of " + said.word("received"));
                if (said.has("late")) must_be_same(std::to_string(duty.answering.answered - duty.answering.in_time), said.word("late"));
                return;
            }
        throw StoryFault("nobody shows that duty");
    });
    on("expect an order that begins with {word first} would move {number moved} of {number all} matters", [](StoryStage& s, const Said& said) {
        auto wanted = catalog().routing;
        const auto first = std::find(wanted.order.begin(), wanted.order.end(), word_of<events::RoutedBecause>(said.word("first")));
        std::rotate(wanted.order.begin(), first, first + 1);
        auto rows = s.tables();
        const auto compared = owners::compare(rows, catalog().routing, wanted, s.time());
        must_be_same(std::to_string(compared.elsewhere) + " of " + std::to_string(compared.matters), said.word("moved") + " of " + said.word("all"));
    });
    on("expect {who} is told of {number} matters that lie still", [](StoryStage& s, const Said& said) {
        auto rows = s.tables();
        must_be_same(std::to_string(desks::lying_desk(rows, s.colleague(said, "who").actor, s.time()).rows.size()), said.word("number"));
    });
    return all;
}

}  // namespace koppi::tests
