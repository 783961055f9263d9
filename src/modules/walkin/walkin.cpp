// Walk-in: load, decide, record.
#include "modules/walkin/walkin.hpp"

#include "core/civil_time.hpp"
#include "modules/walkin/rules.hpp"
#include "modules/walkin/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::walkin {

namespace {

rules::Standing standing_of(const TicketRow& row) {
    return {.ticket = row.ticket, .contact = row.contact, .state = row.state, .has_arrived = row.arrived_at.has_value(), .calls = row.calls};
}

rules::GonePractice gone_practice() {
    const auto& practice = catalog().promises.walk_in;
    return {.calls = practice.calls_before_gone, .between = Minutes{practice.minutes_between}};
}

}  // namespace

TicketRow draw(Work& work, UnitId unit, ContactId contact, Instant rank_at) {
    const auto day = helsinki_date(work.now());
    const auto ticket = work.fresh<TicketId>();
    work.record(events::TicketDrawn{.ticket = ticket,
                                    .unit = unit,
                                    .day = day,
                                    .number = store::last_number(work.rows(), unit, day) + 1,
                                    .contact = contact,
                                    .rank_at = rank_at});
    return *store::ticket(work.rows(), ticket);
}

Result<Done> call(Work& work, const TicketRow& ticket, ProfessionalId professional, std::string place) {
    work.record(TRY(rules::call(standing_of(ticket), professional, std::move(place))));
    return Done{};
}

Result<Done> arrive(Work& work, const TicketRow& ticket) {
    work.record(TRY(rules::arrive(standing_of(ticket))));
    return Done{};
}

Result<Done> gone(Work& work, const TicketRow& ticket, events::GoneWhy why, std::optional<events::Urgency> urgency) {
    const auto calls = store::calls(work.rows(), ticket.ticket);
    work.record(TRY(why == events::GoneWhy::left ? rules::left(standing_of(ticket), urgency)
                                                 : rules::did_not_come(standing_of(ticket), calls, gone_practice(), urgency, work.now())));
    return Done{};
}

Result<events::TicketStepUndone> undoable(const Work& work, const TicketRow& ticket) {
    return rules::undo(standing_of(ticket), {.from = ticket.step_from, .by = ticket.step_by, .at = ticket.step_at.value_or(Instant{})},
                       work.actor().professional, work.now(), catalog().promises.undo.window());
}

void undo(Work& work, const events::TicketStepUndone& undone) { work.record(undone); }

Result<TicketRow> known(sql::Reader& rows, TicketId ticket) {
    auto row = store::ticket(rows, ticket);
    if (!row) return Refusal{Reason::not_found, "walkin.no_such_ticket", "", {}};
    return *row;
}

std::optional<TicketRow> of_contact(sql::Reader& rows, ContactId contact) { return store::of_contact(rows, contact); }

std::vector<TicketRow> in_room(sql::Reader& rows, UnitId unit, Instant now) {
    const auto today = helsinki_date(now);
    auto all = store::open_before(rows, unit, today);
    for (auto& row : store::of_day(rows, unit, today)) all.push_back(std::move(row));
    std::stable_sort(all.begin(), all.end(), [](const TicketRow& a, const TicketRow& b) {
        return std::tie(a.rank_at, a.contact) < std::tie(b.rank_at, b.contact);
    });
    return all;
}

bool is_next_up(const TicketRow& ticket, Instant now) {
    const bool sits_there = now - ticket.drawn_at < std::chrono::hours{catalog().promises.walk_in.waits_hours_max};
    return ticket.state == events::TicketState::waiting && sits_there;
}

std::vector<TicketRow> next_up(sql::Reader& rows, UnitId unit, Instant now) {
    auto all = in_room(rows, unit, now);
    std::erase_if(all, [&](const TicketRow& row) { return !is_next_up(row, now); });
    return all;
}

GoneRule gone_rule(sql::Reader& rows, TicketId ticket) {
    const auto calls = store::calls(rows, ticket);
    const auto practice = gone_practice();
    return {.calls = rules::counted_calls(calls, practice), .calls_needed = practice.calls, .from = rules::gone_from(calls, practice)};
}

std::optional<Millis> pace(const std::vector<TicketRow>& in_room, Instant now) {
    const auto& practice = catalog().promises.walk_in;
    std::vector<rules::Passed> today;
    for (const auto& row : in_room)
        if (row.day == helsinki_date(now)) today.push_back({row.drawn_at, row.out_at});
    return rules::pace(std::move(today), {.of = practice.pace_of, .at_least = practice.pace_at_least, .within = Minutes{practice.pace_within_minutes}}, now);
}

std::optional<int> estimate_minutes(std::optional<Millis> pace, int before) { return rules::estimate_minutes(pace, before); }
Result<std::string> place(std::string_view text) { return rules::place(text); }

}  // namespace koppi::walkin
