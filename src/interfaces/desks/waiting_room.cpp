// Desks, waiting room: who waits, who was called where, and what the screen in the room says.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"
#include "workflows/waiting_room.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

// As many as one reads at a glance, from a chair.
constexpr std::size_t calls_shown_max = 6;
constexpr std::size_t over_shown_max = 20;

std::string shown_name(const clients::ClientLine& client) {
    return client.given_names.empty() ? client.family_name : client.family_name + " " + client.given_names;
}

struct Rooms {
    std::vector<directory::LineShown> stations;
    // A contact centre has a line for those who come, and hardly a chair: it is offered last.
    std::vector<directory::LineShown> centres;

    std::vector<directory::LineShown> all() const {
        auto lines = stations;
        lines.insert(lines.end(), centres.begin(), centres.end());
        return lines;
    }
};

std::optional<directory::LineShown> of_unit(const std::vector<directory::LineShown>& lines, const std::optional<UnitId>& unit) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto& line) { return line.unit == unit; });
    return found == lines.end() ? std::nullopt : std::optional(*found);
}

Rooms waiting_rooms(sql::Reader& rows) {
    std::set<UnitId> centres;
    for (const auto& unit : directory::units(rows))
        if (unit.kind == events::UnitKind::contact_centre) centres.insert(unit.unit);
    Rooms rooms;
    for (auto& line : directory::lines(rows)) {
        auto& group = centres.contains(line.unit) ? rooms.centres : rooms.stations;
        if (line.key == waiting_room::line_key && !of_unit(group, line.unit)) group.push_back(std::move(line));
    }
    return rooms;
}

// Where one works; whoever works at a contact centre helps out where people sit.
std::optional<directory::LineShown> chosen_line(const Rooms& rooms, const std::optional<UnitId>& asked, const Actor& actor) {
    const auto all = rooms.all();
    if (asked) return of_unit(all, asked);
    if (auto own = of_unit(rooms.stations, actor.unit)) return own;
    if (!rooms.stations.empty()) return rooms.stations.front();
    if (auto own = of_unit(rooms.centres, actor.unit)) return own;
    return all.empty() ? std::nullopt : std::optional(all.front());
}

TicketShown ticket_shown(sql::Reader& rows, const walkin::TicketRow& ticket, const Actor& actor, Instant now) {
    const auto row = contact::contact(rows, ticket.contact);
    ensure(row.has_value(), "a number has a contact");
    const auto client = row->client ? clients::line(rows, *row->client) : std::nullopt;
    TicketShown shown{.ticket = ticket.ticket,
                      .contact = ticket.contact,
                      .number = ticket.number,
                      .day = ticket.day,
                      .is_of_today = ticket.day == helsinki_date(now),
                      .state = ticket.state,
                      .drawn_at = ticket.drawn_at,
                      .promise_by = row->promise_by,
                      .urgency = row->urgency,
                      .language = row->language,
                      .words = ticket.state == events::TicketState::waiting ? std::optional(row->words) : std::nullopt,
                      .client_name = client ? std::optional(shown_name(*client)) : std::nullopt,
                      .client_born = client ? client->born : std::nullopt,
                      .non_disclosure = client && client->non_disclosure,
                      .before = std::nullopt,
                      .estimate_minutes = std::nullopt,
                      .holder_name = ticket.holder ? directory::professional_name(rows, *ticket.holder) : std::nullopt,
                      .is_mine = ticket.holder && ticket.holder == actor.professional,
                      .calls = ticket.calls,
                      .place = ticket.place,
                      .called_at = ticket.called_at,
                      .arrived_at = ticket.arrived_at,
                      .calls_counted = std::nullopt,
                      .calls_needed = std::nullopt,
                      .gone_from = std::nullopt,
                      .gone_why = ticket.gone_why,
                      .undo_step = std::nullopt,
                      .undo_until = std::nullopt};
    if (ticket.state == events::TicketState::called) {
        const auto rule = walkin::gone_rule(rows, ticket.ticket);
        shown.calls_counted = rule.calls;
        shown.calls_needed = rule.calls_needed;
        shown.gone_from = rule.from;
    }
    const Minutes undo_for = catalog().promises.undo.window();
    if (ticket.step && ticket.step_by == actor.professional && now <= *ticket.step_at + undo_for) {
        shown.undo_step = ticket.step;
        shown.undo_until = *ticket.step_at + undo_for;
    }
    return shown;
}

// Those that wait, then those on the screen, then those who are with somebody.
int place_in_list(events::TicketState state) { return static_cast<int>(state); }

Result<WaitingRoom> waiting_room_call(sql::Reader& rows, const WaitingRoomQuery& query, const Call& call) {
    return waiting_room(rows, query, call.actor, call.now);
}
Result<CallUp> call_up_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto unit = TRY(call.id<UnitId>("unit"));
    return call_up(rows, unit, call.now);
}

}  // namespace

Result<WaitingRoom> waiting_room(sql::Reader& rows, const WaitingRoomQuery& query, const Actor& actor, Instant now) {
    const auto rooms = waiting_rooms(rows);
    const auto line = chosen_line(rooms, query.unit, actor);
    if (query.unit && !line) return Refusal{Reason::invalid, "walkin.no_waiting_room", "?unit", {}};
    WaitingRoom room{};
    room.as_of = now;
    for (const auto& one : rooms.all()) room.units.push_back({one.unit, one.unit_name});
    if (!line) return room;
    room.unit = line->unit;
    room.unit_name = line->unit_name;
    for (auto& one : directory::rooms(rows, line->unit)) room.rooms.push_back(std::move(one.name));

    auto all = walkin::in_room(rows, line->unit, now);
    const auto pace = walkin::pace(all, now);
    if (pace) room.pace_minutes = static_cast<int>(std::chrono::ceil<Minutes>(*pace).count());
    std::vector<walkin::TicketRow> over;
    int before = 0;
    for (const auto& ticket : all) {
        const bool is_over = ticket.state == events::TicketState::gone || ticket.state == events::TicketState::done;
        if (ticket.day == helsinki_date(now)) ++room.drawn;
        if (is_over) {
            ++(ticket.state == events::TicketState::gone ? room.gone : room.done);
            over.push_back(ticket);
            continue;
        }
        auto shown = ticket_shown(rows, ticket, actor, now);
        if (walkin::is_next_up(ticket, now)) {
            shown.before = before;
            shown.estimate_minutes = walkin::estimate_minutes(pace, before);
            ++before;
        }
        if (ticket.state == events::TicketState::waiting) {
            ++room.waiting;
            if (shown.promise_by < now) ++room.over_promise;
        } else {
            ++(ticket.state == events::TicketState::called ? room.called : room.in_hand);
        }
        room.tickets.push_back(std::move(shown));
    }
    std::stable_sort(room.tickets.begin(), room.tickets.end(),
                     [](const auto& a, const auto& b) { return place_in_list(a.state) < place_in_list(b.state); });
    std::stable_sort(over.begin(), over.end(), [](const auto& a, const auto& b) { return a.out_at > b.out_at; });
    if (over.size() > over_shown_max) over.resize(over_shown_max);
    for (const auto& ticket : over) room.over.push_back(ticket_shown(rows, ticket, actor, now));
    return room;
}

Result<CallUp> call_up(sql::Reader& rows, UnitId unit, Instant now) {
    const auto line = waiting_room::line_of(rows, unit);
    if (!line) return Refusal{Reason::not_found, "http.not_found", "", {}};
    CallUp screen{.unit_name = line->unit_name, .waiting = 0, .calls = {}};
    for (const auto& ticket : walkin::in_room(rows, unit, now)) {
        if (walkin::is_next_up(ticket, now)) ++screen.waiting;
        const bool is_shown = ticket.state == events::TicketState::called || ticket.state == events::TicketState::in_hand ||
                              ticket.state == events::TicketState::done;
        const bool is_old = ticket.called_at && now - *ticket.called_at >= std::chrono::hours{catalog().promises.walk_in.waits_hours_max};
        if (!is_shown || !ticket.called_at || is_old) continue;
        screen.calls.push_back({ticket.number, ticket.place.value_or(""), *ticket.called_at, ticket.calls, ticket.state == events::TicketState::called});
    }
    std::stable_sort(screen.calls.begin(), screen.calls.end(), [](const auto& a, const auto& b) { return a.called_at > b.called_at; });
    if (screen.calls.size() > calls_shown_max) screen.calls.resize(calls_shown_max);
    return screen;
}

routes::Routes waiting_room_routes() {
    return {
        routes::read("/api/desks/waiting-room", "desk_waiting_room", Right::queue_list, &waiting_room_call),
        // Hangs on a wall without anybody signed in: numbers and rooms, and nothing of anybody.
        routes::tagged(routes::read("/api/call-up/{unit}", "call_up", Right::nobody_signed_in, &call_up_call)),
    };
}

}  // namespace koppi::desks
