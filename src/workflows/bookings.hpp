// Bookings: what happens to a visit between its booking and its day. Scheduling knows the time, routing the matter for which it was booked,
// continuity whose client it is.
//
// Invariant: a matter never loses what was booked for it in silence. A visit that is cancelled leaves its matter closed with an outcome, or
// with whoever cancelled it, promised anew.
#pragma once

#include "workflows/intake.hpp"

namespace koppi::bookings {

// What scheduling asks of the other modules, for whoever acts.
scheduling::Known known(sql::Reader& rows, const Actor& actor);
inline scheduling::Known known(Work& work) { return known(work.rows(), work.actor()); }
// Who is booked: their own workers, and what their matter was assessed as. Without a matter (a follow-up, a visit of a plan) it is not urgent.
Result<scheduling::BookingFor> whom(Work& work, ClientId client, std::optional<MatterId> matter);

// A visit without a matter: a follow-up, a visit of the plan, a colleague's wish. Whose record is open may be booked.
struct BookForClient {
    scheduling::WantedTime time;
    std::optional<MatterId> matter;  // of this client and carried on by whoever books; absent: for no matter
    std::optional<HoldId> hold;
    std::optional<wire::Text<500, 1>> late_because;
};
BOOST_DESCRIBE_STRUCT(BookForClient, (), (time, matter, hold, late_because))

struct Booked {
    scheduling::BookingRow booking;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(Booked, (), (booking, undo_until))

// The same wall time in several weeks, or several chosen times: all of them, or none.
struct BookSeries {
    std::vector<scheduling::WantedTime> times;
    std::optional<MatterId> matter;
    std::optional<HoldId> hold;  // of the first of the times
    std::optional<wire::Text<500, 1>> late_because;
};
BOOST_DESCRIBE_STRUCT(BookSeries, (), (times, matter, hold, late_because))

struct SeriesBooked {
    SeriesId series;
    std::vector<scheduling::BookingRow> bookings;
};
BOOST_DESCRIBE_STRUCT(SeriesBooked, (), (series, bookings))

BOOST_DEFINE_ENUM_CLASS(HowMuch, this_one, this_and_following)

// `this_and_following`: every later visit of the series moves by as much on the wall, all or none.
struct MoveVisit {
    scheduling::MoveBooking move;
    HowMuch how_much;
};
BOOST_DESCRIBE_STRUCT(MoveVisit, (), (move, how_much))

struct CancelVisit {
    std::string why;  // catalog/scheduling.yaml
    HowMuch how_much;
    // What becomes of the matter; absent: whoever cancels carries it on.
    std::optional<intake::CloseMatter> closes;
};
BOOST_DESCRIBE_STRUCT(CancelVisit, (), (why, how_much, closes))

struct Changed {
    std::vector<scheduling::BookingRow> bookings;
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(Changed, (), (bookings, undo_until))

struct HoldTime {
    scheduling::WantedTime time;
    ClientId client;
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(HoldTime, (), (time, client, matter))

Result<Booked> book(Work& work, ClientId client, const BookForClient& command);
Result<SeriesBooked> book_series(Work& work, ClientId client, const BookSeries& command);
Result<Changed> move(Work& work, BookingId booking, const MoveVisit& command);
Result<Changed> cancel(Work& work, BookingId booking, const CancelVisit& command);
Result<Done> arrive(Work& work, BookingId booking);
Result<Booked> undo(Work& work, BookingId booking);
Result<scheduling::HoldRow> hold(Work& work, const HoldTime& command);

routes::Routes routes();

}  // namespace koppi::bookings
