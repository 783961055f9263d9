// Refill: who waits in an arranging book gets the times that are freed. Waiting knows who waits and in which order, scheduling the time,
// routing the matter for which they wait.
//
// Invariants: an offered time is nobody else's until it is answered or runs out; a matter that is booked, or closed, waits for nothing; an open
// matter whose wait ends otherwise is carried on by whoever ended it.
#pragma once

#include "modules/messages/messages.hpp"
#include "modules/waiting/waiting.hpp"
#include "workflows/bookings.hpp"

namespace koppi::refill {

// From the client's card, for no matter: a follow-up that can't be booked yet.
struct EnterWait {
    UnitId unit;
    std::string service;  // catalog/services.yaml
    waiting::Wishes wishes;
};
BOOST_DESCRIBE_STRUCT(EnterWait, (), (unit, service, wishes))

struct ChangeWait {
    waiting::Wishes wishes;
};
BOOST_DESCRIBE_STRUCT(ChangeWait, (), (wishes))

struct WithdrawWait {
    std::string why;  // catalog/scheduling.yaml
    // What becomes of the matter; absent: whoever takes the entry out carries it on.
    std::optional<intake::CloseMatter> closes;
};
BOOST_DESCRIBE_STRUCT(WithdrawWait, (), (why, closes))

struct OfferTime {
    HoursId hours;
    Instant begins_at;
    events::OfferedBy by;
};
BOOST_DESCRIBE_STRUCT(OfferTime, (), (hours, begins_at, by))

struct AcceptOffer {
    std::optional<wire::Text<500, 1>> late_because;  // needed when the time lies after the care guarantee's last day
};
BOOST_DESCRIBE_STRUCT(AcceptOffer, (), (late_because))

struct Waits {
    waiting::WaitRow wait;
};
BOOST_DESCRIBE_STRUCT(Waits, (), (wait))

struct Offered {
    waiting::OfferRow offer;
    std::optional<messages::MessageChannel> channel;  // by which the message leaves
};
BOOST_DESCRIBE_STRUCT(Offered, (), (offer, channel))

struct Accepted {
    scheduling::BookingRow booking;
    std::optional<DecisionId> decision;  // on the matter, when it waited for one
    Instant undo_until;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (booking, decision, undo_until))

Result<Waits> enter(Work& work, ClientId client, const EnterWait& command);
Result<Waits> change(Work& work, WaitId wait, const ChangeWait& command);
Result<Done> withdraw(Work& work, WaitId wait, const WithdrawWait& command);
Result<Offered> offer(Work& work, WaitId wait, const OfferTime& command);
Result<Accepted> accept(Work& work, OfferId offer, const AcceptOffer& command);
Result<Done> decline(Work& work, OfferId offer);
// The client's own answer, from the link in the message: no record is opened, and the ledger has it without an account.
Result<Accepted> accept_by_client(Work& work, OfferId offer);
Result<Done> decline_by_client(Work& work, OfferId offer);
// By whoever offered it, or a colleague: the client was not reached, or the time is needed otherwise.
Result<Done> withdraw_offer(Work& work, OfferId offer);
// A job of the house: who did not answer in time is again where they were in the order. Returns how many.
int end_lapsed_offers(Work& work);
bool has_lapsed_offers(sql::Reader& rows, Instant now);

// ---- what decisions on a matter do to its waiting, in their own work

// The matter waits from this decision on, and nowhere else.
struct MatterWaits {
    MatterId matter;
    ClientId client;
    DecisionId decision;
    EnterWait entry;
};
Result<waiting::WaitRow> matter_waits(Work& work, const MatterWaits& waits);
// Nothing where the matter waits for nothing.
Result<Done> matter_waits_no_more(Work& work, MatterId matter, const waiting::Ending& ending);
// Who waited by the decision waits no more, and whom it ended waits again.
Result<Done> decision_undone(Work& work, DecisionId decision);

// ---- whom a freed time suits

// Somebody who waits, with what decides whether a time is for them.
struct Waiter {
    waiting::WaitRow row;
    std::vector<ProfessionalId> named_workers;
    std::vector<waiting::OfferRow> offers;  // all that they were offered, the oldest first
    std::optional<waiting::OfferRow> live;  // waits for its answer
};
// In the order in which times are offered.
std::vector<Waiter> waiters(sql::Reader& rows, UnitId unit, Instant now);
// A time that they can come to, may have, and did not say no to before, nor let pass.
bool suits(const Waiter& waiter, const scheduling::FreeTime& time, Instant now);
// A time that they may have, whatever they wished: on the telephone one may ask.
bool may_be_offered(const Waiter& waiter, const scheduling::FreeTime& time, Instant now);

routes::Routes routes();

}  // namespace koppi::refill
