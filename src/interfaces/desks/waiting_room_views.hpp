// Desks: the waiting room as its staff sees it, and the screen that calls numbers up.
#pragma once

#include "interfaces/desks/views.hpp"
#include "modules/walkin/walkin.hpp"

namespace koppi::desks {

struct WaitingRoomQuery {
    std::optional<UnitId> unit;  // absent: where one works, else the first that has a waiting room
};
BOOST_DESCRIBE_STRUCT(WaitingRoomQuery, (), (unit))

struct WaitingRoomLine {
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(WaitingRoomLine, (), (unit, name))

struct TicketShown {
    TicketId ticket;
    ContactId contact;
    int number;
    Date day;
    bool is_of_today;
    events::TicketState state;
    Instant drawn_at;
    Instant promise_by;
    std::optional<events::Urgency> urgency;
    Language language;
    std::optional<std::string> words;  // while it waits, as a row of the queue has them
    std::optional<std::string> client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    // Of one that waits: how many are called before it, and how long it will be as the day goes; absent where nobody can tell.
    std::optional<int> before;
    std::optional<int> estimate_minutes;
    std::optional<std::string> holder_name;
    bool is_mine;
    int calls;
    std::optional<std::string> place;
    std::optional<Instant> called_at;
    std::optional<Instant> arrived_at;
    // Of one that was called: the calls that count, and from when it may be marked as gone.
    std::optional<int> calls_counted;
    std::optional<int> calls_needed;
    std::optional<Instant> gone_from;
    std::optional<events::GoneWhy> gone_why;
    // What I pressed last, and until when I can take it back.
    std::optional<walkin::Step> undo_step;
    std::optional<Instant> undo_until;
};
BOOST_DESCRIBE_STRUCT(TicketShown, (), (ticket, contact, number, day, is_of_today, state, drawn_at, promise_by, urgency, language, words, client_name,
                                        client_born, non_disclosure, before, estimate_minutes, holder_name, is_mine, calls, place, called_at, arrived_at,
                                        calls_counted, calls_needed, gone_from, gone_why, undo_step, undo_until))

struct WaitingRoom {
    Instant as_of;
    std::optional<UnitId> unit;  // absent where no unit of the county has a waiting room
    std::string unit_name;
    std::vector<WaitingRoomLine> units;
    std::vector<std::string> rooms;  // names of the unit's rooms
    // Of the numbers in the room.
    int waiting;
    int over_promise;
    int called;
    int in_hand;
    // Of those that were drawn today.
    int drawn;
    int gone;
    int done;
    std::optional<int> pace_minutes;    // from one who is taken to the next, rounded up; absent while the day tells too little
    std::vector<TicketShown> tickets;   // those that wait in order, then called, in hand
    std::vector<TicketShown> over;      // the latest of today that are done or gone
};
BOOST_DESCRIBE_STRUCT(WaitingRoom, (), (as_of, unit, unit_name, units, rooms, waiting, over_promise, called, in_hand, drawn, gone, done, pace_minutes,
                                        tickets, over))

// ---- the call-up screen: for everybody, and so about nobody

struct CallShown {
    int number;
    std::string place;
    Instant called_at;
    int nth;
    bool is_awaited;  // the one who was called has not come yet
};
BOOST_DESCRIBE_STRUCT(CallShown, (), (number, place, called_at, nth, is_awaited))

struct CallUp {
    std::string unit_name;
    int waiting;
    std::vector<CallShown> calls;  // the newest first
};
BOOST_DESCRIBE_STRUCT(CallUp, (), (unit_name, waiting, calls))

}  // namespace koppi::desks
