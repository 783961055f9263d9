// Events of waiting: who could not be given a time and waits for one in the arranging book (hoidonjärjestelykirja) of a unit, and which freed
// times were offered to them.
#pragma once

#include "core/civil_time.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "events/scheduling.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Before noon, from noon until four, from four on.
BOOST_DEFINE_ENUM_CLASS(TimeOfDay, morning, afternoon, evening)

// Which times the client can come to. What is absent or empty leaves all of them.
struct WaitWishes {
    std::optional<ProfessionalId> professional;  // the client's own worker, and nobody else
    std::optional<Date> earliest;
    std::optional<Date> latest;
    std::vector<Weekday> weekdays;
    std::vector<TimeOfDay> times_of_day;
    bool short_notice;  // comes though told only a day before
    std::optional<std::string> note;

    bool operator==(const WaitWishes&) const = default;
};
BOOST_DESCRIBE_STRUCT(WaitWishes, (), (professional, earliest, latest, weekdays, times_of_day, short_notice, note))

struct WaitEntered {
    WaitId wait;
    ClientId client;
    std::optional<MatterId> matter;
    std::optional<DecisionId> decision;  // the one by which the matter waits
    UnitId unit;
    std::string service;  // catalog/services.yaml
    Urgency urgency;
    std::optional<Date> guarantee_by;
    WaitWishes wishes;
};
BOOST_DESCRIBE_STRUCT(WaitEntered, (), (wait, client, matter, decision, unit, service, urgency, guarantee_by, wishes))

struct WaitChanged {
    WaitId wait;
    WaitWishes wishes;
};
BOOST_DESCRIBE_STRUCT(WaitChanged, (), (wait, wishes))

// booked: the client has a time. withdrawn: somebody took the entry out with a reason. matter_closed: there is nothing left to wait for.
// replaced: the matter waits elsewhere. undone: the decision by which the matter waits was taken back.
BOOST_DEFINE_ENUM_CLASS(WaitEnd, booked, withdrawn, matter_closed, replaced, undone)

struct WaitEnded {
    WaitId wait;
    WaitEnd how;
    std::string why;
    // The decision on the matter that ended it; taking that back lets the client wait again.
    std::optional<DecisionId> decision;
};
BOOST_DESCRIBE_STRUCT(WaitEnded, (), (wait, how, why, decision))

struct WaitRestored {
    WaitId wait;
    DecisionId decision;  // the one that was undone
};
BOOST_DESCRIBE_STRUCT(WaitRestored, (), (wait, decision))

BOOST_DEFINE_ENUM_CLASS(OfferedBy, phone, message)

// A free time is kept for the one who waits (HoldFor::offer), until they have answered or `answer_by` has passed.
struct WaitOffered {
    OfferId offer;
    WaitId wait;
    HoldId hold;
    BookedTime time;
    OfferedBy by;
    Instant answer_by;
};
BOOST_DESCRIBE_STRUCT(WaitOffered, (), (offer, wait, hold, time, by, answer_by))

BOOST_DEFINE_ENUM_CLASS(OfferEnd, accepted, declined, expired, withdrawn)

struct WaitOfferEnded {
    OfferId offer;
    OfferEnd how;
    std::optional<BookingId> booking;  // of an accepted one
};
BOOST_DESCRIBE_STRUCT(WaitOfferEnded, (), (offer, how, booking))

}  // namespace koppi::events
