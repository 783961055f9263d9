// Waiting: the arranging book (hoidonjärjestelykirja). Whoever can't be given a time waits here for a service of a unit, until a freed time is
// offered to them and they say yes.
//
// Public header. Invariants: a matter waits in one place; whoever waits has one live offer at most, and so has a kept time; an entry ends once,
// and is given back only by taking back the decision that ended it.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/waiting/rules.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::waiting {

// What the client said of when they can come.
struct Wishes {
    std::optional<ProfessionalId> professional;  // the client's own worker, and nobody else
    std::optional<Date> earliest;
    std::optional<Date> latest;
    std::vector<Weekday> weekdays;                 // empty: any
    std::vector<events::TimeOfDay> times_of_day;  // empty: any
    bool short_notice;
    std::optional<wire::Text<500, 1>> note;
};
BOOST_DESCRIBE_STRUCT(Wishes, (), (professional, earliest, latest, weekdays, times_of_day, short_notice, note))

struct WaitRow {
    WaitId wait;
    ClientId client;
    std::optional<MatterId> matter;
    std::optional<DecisionId> decision;
    UnitId unit;
    std::string service;
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
    events::WaitWishes wishes;
    Instant entered_at;
    std::optional<ProfessionalId> entered_by;
    std::optional<events::WaitEnd> ended_how;
};
BOOST_DESCRIBE_STRUCT(WaitRow, (), (wait, client, matter, decision, unit, service, urgency, guarantee_by, wishes, entered_at, entered_by, ended_how))

struct OfferRow {
    OfferId offer;
    WaitId wait;
    HoldId hold;
    events::OfferedBy by;
    events::BookedTime time;
    Instant answer_by;
    Instant offered_at;
    std::optional<ProfessionalId> offered_by;
    std::optional<events::OfferEnd> ended_how;
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(OfferRow, (), (offer, wait, hold, by, time, answer_by, offered_at, offered_by, ended_how, booking))

// Who waits, for what, and what the caller knows of them.
struct Entering {
    ClientId client;
    std::optional<MatterId> matter;
    std::optional<DecisionId> decision;
    UnitId unit;
    std::string service;
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
    Wishes wishes;
};
// Refused for who waits for the same already: the same matter, or for no matter the same service of the unit.
Result<WaitRow> enter(Work& work, const Entering& entering);
Result<WaitRow> change(Work& work, WaitId wait, const Wishes& wishes);

struct Ending {
    events::WaitEnd how;
    std::string why;
    std::optional<DecisionId> decision;
};
// The offer that lived for it must have ended before.
Result<Done> end(Work& work, WaitId wait, const Ending& ending);
// Those whom the decision ended wait again, with the age that they had.
void restore_ended_by(Work& work, DecisionId decision);

// Before a time is kept for whoever waits: may they be offered one at all? `name` tells who has offered already.
Result<Done> may_offer(sql::Reader& rows, const WaitRow& row, const std::function<std::string(ProfessionalId)>& name, Instant now);
struct Offering {
    WaitId wait;
    HoldId hold;
    events::BookedTime time;
    events::OfferedBy by;
    Instant answer_by;
};
// Refused when the time is none of what is waited for.
Result<OfferRow> offer(Work& work, const Offering& offering);
// Ended by an answer, or by whoever made it; refused when it has ended, or ran out.
Result<OfferRow> may_answer(sql::Reader& rows, OfferId offer, Instant now);
void end_offer(Work& work, OfferId offer, events::OfferEnd how, std::optional<BookingId> booking);

// The secret of a link by which the client answers the offer themself; each sending of a message has one of its own. Kept as a digest, where
// it may be lost, and for thirty days: so long the link still says what became of the offer.
std::string fresh_link(Work& work, OfferId offer);
std::optional<OfferRow> offer_of_link(sql::Reader& rows, std::string_view secret);

Result<WaitRow> known_wait(sql::Reader& rows, WaitId wait);
std::optional<WaitRow> of_matter(sql::Reader& rows, MatterId matter);
// That the decision brought into a book, and that waits still.
std::optional<WaitRow> of_decision(sql::Reader& rows, DecisionId decision);
std::vector<WaitRow> of_client(sql::Reader& rows, ClientId client);
struct WaitingFor {
    UnitId unit;
    std::string service;
    int waiting;
};
BOOST_DESCRIBE_STRUCT(WaitingFor, (), (unit, service, waiting))
// How many wait, of every unit and service that anybody waits for.
std::vector<WaitingFor> waiting_for(sql::Reader& rows);
// Who waits in the book of the unit, in the order in which times are offered.
std::vector<WaitRow> in_book(sql::Reader& rows, UnitId unit);
// All that was offered to them, the oldest first.
std::vector<OfferRow> offers_to(sql::Reader& rows, WaitId wait);
// Not ended; one that ran out lives no more, and stands here until the house has ended it.
std::optional<OfferRow> open_offer_to(sql::Reader& rows, WaitId wait);
std::vector<OfferRow> lapsed_offers(sql::Reader& rows, Instant now);
bool has_lapsed_offers(sql::Reader& rows, Instant now);

rules::Entry entry_of(const WaitRow& row);
rules::Practice practice();

void project(sql::Tables& tables, const events::WaitEntered& event, const Stamp& stamp);
// A matter that is assessed again waits as urgently as it was found to be.
void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WaitChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WaitEnded& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WaitRestored& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WaitOffered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::WaitOfferEnded& event, const Stamp& stamp);

}  // namespace koppi::waiting
