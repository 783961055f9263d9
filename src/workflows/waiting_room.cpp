// Waiting room: the verbs, and their rows.
#include "workflows/waiting_room.hpp"

#include "platform/catalog.hpp"

namespace koppi::waiting_room {

namespace {

using routes::Right;

Result<ProfessionalId> whoever_acts(const Work& work) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    return *work.actor().professional;
}

std::string trimmed(const std::optional<wire::Text<2000>>& text) {
    if (!text) return "";
    const auto begin = text->value.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? "" : text->value.substr(begin, text->value.find_last_not_of(" \t\r\n") - begin + 1);
}

// Of those who are called next.
int before_of(const std::vector<walkin::TicketRow>& next, TicketId ticket) {
    const auto found = std::find_if(next.begin(), next.end(), [&](const auto& row) { return row.ticket == ticket; });
    return static_cast<int>(found - next.begin());
}

std::optional<events::Urgency> urgency_of(sql::Reader& rows, ContactId contact) {
    if (const auto judged = intake::judged_urgency(rows, contact)) return judged;
    const auto row = contact::contact(rows, contact);
    return row ? row->urgency : std::nullopt;
}

bool is_undecided(sql::Reader& rows, MatterId matter) {
    const auto route = routing::route_of(rows, matter);
    return route && route->state == routing::MatterState::undecided;
}

const char* outcome_of(events::GoneWhy why) { return why == events::GoneWhy::left ? "client_withdrew" : "left_without_being_seen"; }

// Every matter that is left ends the same way; with the last one the contact is closed.
Result<Done> close_all(Work& work, const walkin::TicketRow& ticket, const MarkGone& command) {
    const auto number = std::to_string(ticket.number);
    for (const auto& matter : contact::matters_of(work.rows(), ticket.contact)) {
        if (!is_undecided(work.rows(), matter.matter)) continue;
        if (command.why == events::GoneWhy::left) {
            TRY(intake::advise_and_close(work, matter.matter, {.outcome = outcome_of(command.why), .why = wire::Text<1000, 1>(command.note->value)}));
        } else {
            const auto why = words(work.actor().language, "walkin.gone_why", {{"number", number}, {"count", std::to_string(ticket.calls)}});
            TRY(intake::close_by_rule(work, matter.matter, outcome_of(command.why), why));
        }
    }
    // Others had decided everything meanwhile.
    if (contact::contact(work.rows(), ticket.contact)->state != contact::ContactState::closed) TRY(intake::finish(work, ticket.contact));
    return Done{};
}

// What was closed in the very work that said that they had gone.
Result<Done> reopen_all(Work& work, const walkin::TicketRow& ticket) {
    auto matters = contact::matters_of(work.rows(), ticket.contact);
    std::reverse(matters.begin(), matters.end());
    for (const auto& matter : matters) {
        const auto route = routing::route_of(work.rows(), matter.matter);
        const bool is_of_it = route && route->state == routing::MatterState::closed && route->decided_in == ticket.contact &&
                              route->decided_at == ticket.step_at && route->outcome == outcome_of(*ticket.gone_why);
        if (is_of_it) TRY(intake::undo(work, matter.matter));
    }
    // Nothing was left to decide then: only a decision brings a contact back.
    if (contact::contact(work.rows(), ticket.contact)->state == contact::ContactState::closed)
        return Refusal{Reason::out_of_order, "walkin.nothing_to_undo", "", {}};
    return Done{};
}

}  // namespace

std::optional<directory::LineShown> line_of(sql::Reader& rows, UnitId unit) {
    for (auto& line : directory::lines(rows))
        if (line.unit == unit && line.key == line_key) return line;
    return std::nullopt;
}

Result<Drawn> draw(Work& work, const DrawNumber& command) {
    const auto line = line_of(work.rows(), command.unit);
    if (!line) return Refusal{Reason::invalid, "walkin.no_waiting_room", "/unit", {}};
    const auto told = trimmed(command.words);
    const auto received = TRY(intake::receive(work, {.line = line->line,
                                                     .channel = events::Channel::walk_in,
                                                     .client = command.client,
                                                     .caller_phone = std::nullopt,
                                                     .words = told.empty() ? words(work.actor().language, "walkin.did_not_say") : told,
                                                     .language = command.language,
                                                     .urgency = command.urgency,
                                                     .same_matter = std::nullopt,
                                                     .take = false}));
    const auto promise = contact::promise_for(events::Channel::walk_in, command.urgency, work.now());
    const auto ticket = walkin::draw(work, command.unit, received.contact, promise.rank_at);
    const auto before = before_of(walkin::next_up(work.rows(), command.unit, work.now()), ticket.ticket);
    const auto pace = walkin::pace(walkin::in_room(work.rows(), command.unit, work.now()), work.now());
    return Drawn{.ticket = ticket.ticket,
                 .contact = ticket.contact,
                 .number = ticket.number,
                 .unit_name = line->unit_name,
                 .drawn_at = ticket.drawn_at,
                 .before = before,
                 .estimate_minutes = walkin::estimate_minutes(pace, before)};
}

Result<Called> call_next(Work& work, const CallNext& command) {
    if (!line_of(work.rows(), command.unit)) return Refusal{Reason::invalid, "walkin.no_waiting_room", "/unit", {}};
    const auto next = walkin::next_up(work.rows(), command.unit, work.now());
    if (next.empty()) return Refusal{Reason::out_of_order, "walkin.nobody_waits", "", {}};
    return call(work, next.front().ticket, {.place = command.place});
}

Result<Called> call(Work& work, TicketId id, const CallNumber& command) {
    const auto me = TRY(whoever_acts(work));
    const auto ticket = TRY(walkin::known(work.rows(), id));
    auto place = TRY(walkin::place(command.place.value));
    const auto taken = TRY(intake::take(work, ticket.contact));
    TRY(walkin::call(work, ticket, me, place));
    return Called{.ticket = id,
                  .contact = ticket.contact,
                  .matters = taken.matters,
                  .number = ticket.number,
                  .nth = ticket.calls + 1,
                  .place = std::move(place)};
}

Result<Done> arrive(Work& work, TicketId id) {
    const auto me = TRY(whoever_acts(work));
    const auto ticket = TRY(walkin::known(work.rows(), id));
    TRY(contact::held_by(work.rows(), ticket.contact, me));
    return walkin::arrive(work, ticket);
}

Result<HasGone> gone(Work& work, TicketId id, const MarkGone& command) {
    const auto me = TRY(whoever_acts(work));
    const auto ticket = TRY(walkin::known(work.rows(), id));
    if (command.why == events::GoneWhy::left) {
        if (!command.note || command.note->value.find_first_not_of(" \t\r\n") == std::string::npos)
            return Refusal{Reason::invalid, "walkin.note_missing", "/note", {}};
        // Whoever says so while they wait is in nobody's hands.
        TRY(intake::take(work, ticket.contact));
    }
    TRY(contact::held_by(work.rows(), ticket.contact, me));
    TRY(walkin::gone(work, ticket, command.why, urgency_of(work.rows(), ticket.contact)));
    TRY(close_all(work, ticket, command));
    return HasGone{work.now() + catalog().promises.undo.window()};
}

Result<Done> undo(Work& work, TicketId id) {
    TRY(whoever_acts(work));
    const auto ticket = TRY(walkin::known(work.rows(), id));
    const auto undone = TRY(walkin::undoable(work, ticket));
    if (undone.from == events::TicketState::gone) TRY(reopen_all(work, ticket));
    if (undone.to == events::TicketState::waiting) TRY(intake::put_back(work, ticket.contact));
    walkin::undo(work, undone);
    return Done{};
}

routes::Routes routes() {
    return {
        routes::command("/api/walk-in/tickets", "walkin_draw", Right::contact_create, &draw),
        routes::command("/api/walk-in/call-next", "walkin_call_next", Right::contact_triage, &call_next),
        routes::command("/api/walk-in/tickets/{ticket}/call", "walkin_call", Right::contact_triage, &call),
        routes::command("/api/walk-in/tickets/{ticket}/arrived", "walkin_arrive", Right::contact_triage, &arrive),
        routes::command("/api/walk-in/tickets/{ticket}/gone", "walkin_gone", Right::contact_triage, &gone),
        routes::command("/api/walk-in/tickets/{ticket}/undo", "walkin_undo", Right::contact_triage, &undo),
    };
}

}  // namespace koppi::waiting_room
