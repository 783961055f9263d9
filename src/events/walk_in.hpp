// Events of walk-in (asiointi ilman ajanvarausta): a queue number (vuoronumero), its calls to a room, and whether the one who was called came.
#pragma once

#include "core/civil_time.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// waiting: nobody has called it; called: a number and a room are on the screen; in_hand: the client is with a professional; gone: did not
// come or left; done: its contact was closed otherwise.
BOOST_DEFINE_ENUM_CLASS(TicketState, waiting, called, in_hand, gone, done)
// did_not_come: called as often as was agreed, and nobody came; left: told that they go.
BOOST_DEFINE_ENUM_CLASS(GoneWhy, did_not_come, left)

// The numbers of a unit's day (Helsinki) are 1, 2, 3 …
struct TicketDrawn {
    TicketId ticket;
    UnitId unit;
    Date day;
    int number;
    ContactId contact;
    Instant rank_at;  // the contact's place in the queue as it came
};
BOOST_DESCRIBE_STRUCT(TicketDrawn, (), (ticket, unit, day, number, contact, rank_at))

// The nth call of the ticket; a later one is a recall.
struct TicketCalled {
    TicketId ticket;
    ContactId contact;
    ProfessionalId professional;
    std::string place;  // a room's name or a few words such as "Vastaanotto 2": everybody in the waiting room reads it
    int nth;
    TicketState from;  // what it was before, so that a wrong press can be taken back
};
BOOST_DESCRIBE_STRUCT(TicketCalled, (), (ticket, contact, professional, place, nth, from))

struct TicketArrived {
    TicketId ticket;
    ContactId contact;
};
BOOST_DESCRIBE_STRUCT(TicketArrived, (), (ticket, contact))

struct TicketGone {
    TicketId ticket;
    ContactId contact;
    GoneWhy why;
    TicketState from;
};
BOOST_DESCRIBE_STRUCT(TicketGone, (), (ticket, contact, why, from))

// The last step was a wrong press, and is taken back. A call that is taken back is not counted.
struct TicketStepUndone {
    TicketId ticket;
    ContactId contact;
    TicketState from;
    TicketState to;
};
BOOST_DESCRIBE_STRUCT(TicketStepUndone, (), (ticket, contact, from, to))

}  // namespace koppi::events
