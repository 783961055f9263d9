// Heavy need: the verbs, and their rows.
#include "workflows/heavy_need.hpp"

#include <set>

#include "modules/clients/clients.hpp"
#include "modules/contact/contact.hpp"
#include "modules/directory/directory.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"
#include "workflows/intake.hpp"
#include "workflows/pairing.hpp"
#include "workflows/records.hpp"

namespace koppi::heavy_need {

namespace {

using routes::Right;

template <class Word>
bool stands_among(const std::vector<Word>& words, Word word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The line of the unit in which somebody acts, else the first of all.
Result<LineId> line_here(sql::Reader& rows, std::optional<UnitId> unit) {
    const auto lines = directory::lines(rows);
    if (lines.empty()) return Refusal{Reason::out_of_order, "contact.no_such_line", "", {}};
    const auto here = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return one.unit == unit; });
    return here == lines.end() ? lines.front().line : here->line;
}

// A professional brings it up, not the client: so it is a provider's contact, which is counted as no contact of the client's.
Result<contact::ContactAnswer> open_matter(Work& work, ClientId client, const TakeUp& command) {
    if (!command.words || command.words->value.empty()) return Refusal{Reason::invalid, "wire.too_short", "/words", {}};
    const auto line = TRY(line_here(work.rows(), work.actor().unit));
    const auto known = clients::line(work.rows(), client);
    return intake::receive(work, {.line = line,
                                  .channel = events::Channel::provider,
                                  .client = client,
                                  .caller_phone = std::nullopt,
                                  .words = command.words->value,
                                  .language = known ? known->language : Language::fi,
                                  .urgency = events::Urgency::non_urgent,
                                  .same_matter = std::nullopt,
                                  .take = true,
                                  .provider = std::nullopt});
}

}  // namespace

void EventsOfNeed::add(ClientId client, events::Channel channel, const IdBytes& began) {
    if (stands_among(catalog().heavy_need.channels, channel)) events_.emplace_back(client, began);
}
void EventsOfNeed::add(ClientId client, events::VisitKind kind, const IdBytes& began) {
    if (stands_among(catalog().heavy_need.visit_kinds, kind)) events_.emplace_back(client, began);
}
std::map<ClientId, int> EventsOfNeed::counted() const {
    // A call and the visits that it leads to are one event of need.
    const std::set<std::pair<ClientId, IdBytes>> once(events_.begin(), events_.end());
    std::map<ClientId, int> counts;
    for (const auto& [client, began] : once) ++counts[client];
    return counts;
}

events::HeavyNeedSeen seen(sql::Reader& rows, ClientId client, Instant now) {
    const auto since = triggers::counted_since(now);
    EventsOfNeed need;
    for (const auto& one : contact::began_since(rows, client, since)) need.add(client, one.channel, one.contact.bytes);
    for (const auto& visit : scheduling::visits_since(rows, client, since)) {
        const auto began = visit.matter ? contact::contact_of(rows, *visit.matter) : std::nullopt;
        need.add(client, visit.kind, began ? began->bytes : visit.visit.bytes);
    }
    return triggers::seen_as(need.counted()[client]);
}

Result<TakenUp> take_up(Work& work, ClientId client, const TakeUp& command) {
    TRY(records::open(work, client, events::Purpose::care));
    const auto counted = seen(work.rows(), client, work.now());
    TRY(triggers::may_be_taken_up(work, client, counted));
    TakenUp taken{};
    if (command.as == events::TakenUpAs::pairwork) {
        const auto started = TRY(pairing::suggest(work, client, {.indications = command.indications, .matter = std::nullopt, .note = std::nullopt}));
        taken.pairwork = started.pairwork;
    }
    if (command.as == events::TakenUpAs::matter) {
        const auto opened = TRY(open_matter(work, client, command));
        taken.contact = opened.contact;
        taken.matter = opened.matters.front();
    }
    taken.decision = TRY(triggers::take_up(work, client, counted, {command.as, taken.pairwork, taken.matter, wire::if_any(command.note)}));
    return taken;
}

Result<Done> set_aside(Work& work, ClientId client, const SetAside& command) {
    TRY(records::open(work, client, events::Purpose::care));
    TRY(triggers::set_aside(work, client, seen(work.rows(), client, work.now()), command.why, wire::if_any(command.note)));
    return Done{};
}

Result<Done> reached(Work& work, ClientId client, const Reached& command) {
    TRY(records::open(work, client, events::Purpose::care));
    return triggers::contacted(work, client, wire::if_any(command.note));
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/heavy-need/take-up", "heavy_need_take_up", Right::plan_edit, &take_up),
        routes::command("/api/clients/{client}/heavy-need/set-aside", "heavy_need_set_aside", Right::plan_edit, &set_aside),
        routes::command("/api/clients/{client}/heavy-need/reached", "heavy_need_reached", Right::plan_edit, &reached),
    };
}

}  // namespace koppi::heavy_need
