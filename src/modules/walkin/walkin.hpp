// Walk-in: whoever comes without a booking draws a queue number (vuoronumero), and is called to a room.
//
// Public header. Invariants: the numbers of a unit's day are 1, 2, 3 … without a gap; a number follows its contact, so that it is with
// nobody, or with exactly the professional who has the contact; nothing here tells who the client is.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/work.hpp"

namespace koppi::walkin {

// What was pressed last and can be taken back.
BOOST_DEFINE_ENUM_CLASS(Step, called, arrived, gone)

struct TicketRow {
    TicketId ticket;
    UnitId unit;
    Date day;
    int number;
    ContactId contact;
    Instant rank_at;
    Instant drawn_at;
    events::TicketState state;
    std::optional<ProfessionalId> holder;
    std::optional<Instant> out_at;  // since when it no longer waits
    std::optional<Instant> arrived_at;
    std::optional<events::GoneWhy> gone_why;
    std::optional<Step> step;
    std::optional<ProfessionalId> step_by;
    std::optional<Instant> step_at;
    std::optional<events::TicketState> step_from;
    int calls;
    // The last of them.
    std::optional<std::string> place;
    std::optional<Instant> called_at;
};
BOOST_DESCRIBE_STRUCT(TicketRow, (), (ticket, unit, day, number, contact, rank_at, drawn_at, state, holder, out_at, arrived_at, gone_why, step, step_by,
                                      step_at, step_from, calls, place, called_at))

// The next number of the unit's day.
TicketRow draw(Work& work, UnitId unit, ContactId contact, Instant rank_at);
// `ticket` is as it stood before its contact was taken for this call.
Result<Done> call(Work& work, const TicketRow& ticket, ProfessionalId professional, std::string place);
Result<Done> arrive(Work& work, const TicketRow& ticket);
// `urgency`: as judged, else the first impression.
Result<Done> gone(Work& work, const TicketRow& ticket, events::GoneWhy why, std::optional<events::Urgency> urgency);
// Whether the last step may be taken back by whoever acts; nothing is written.
Result<events::TicketStepUndone> undoable(const Work& work, const TicketRow& ticket);
// After everything that hung on the step was taken back.
void undo(Work& work, const events::TicketStepUndone& undone);

Result<TicketRow> known(sql::Reader& rows, TicketId ticket);
std::optional<TicketRow> of_contact(sql::Reader& rows, ContactId contact);
// What belongs in the waiting room now: everything of today, and what is open of a day before, each in the order in which it is taken.
std::vector<TicketRow> in_room(sql::Reader& rows, UnitId unit, Instant now);
// Whether it waits to be called next. A number that has waited for longer than people sit in a waiting room is handled by hand.
bool is_next_up(const TicketRow& ticket, Instant now);
// Those that are called next, in order.
std::vector<TicketRow> next_up(sql::Reader& rows, UnitId unit, Instant now);

struct GoneRule {
    int calls;             // those that count so far
    int calls_needed;
    std::optional<Instant> from;  // from when it counts as gone; absent while calls are missing
};
GoneRule gone_rule(sql::Reader& rows, TicketId ticket);

// Of the day's numbers in the room; absent when the day tells too little.
std::optional<Millis> pace(const std::vector<TicketRow>& in_room, Instant now);
// For whom so many wait before.
std::optional<int> estimate_minutes(std::optional<Millis> pace, int before);
// What everybody in a waiting room may read: the name of a room, refused when it names a person.
Result<std::string> place(std::string_view text);

void project(sql::Tables& tables, const events::TicketDrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketCalled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketArrived& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketGone& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TicketStepUndone& event, const Stamp& stamp);
// A number follows its contact, wherever that is taken, given back or closed.
void project(sql::Tables& tables, const events::ContactTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactTakenOver& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactReturned& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactReopened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ContactWaitsAgain& event, const Stamp& stamp);

}  // namespace koppi::walkin
