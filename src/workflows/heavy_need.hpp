// Heavy need: what is counted of a client's use of services, and what a professional makes of it. Contacts and scheduling count, triggers keep the
// decision, and pair work or intake start what was decided.
//
// Invariant: the count that a decision stands on is made in the same work as the decision.
#pragma once

#include <map>

#include "modules/access/access.hpp"
#include "modules/pairwork/pairwork.hpp"
#include "modules/triggers/triggers.hpp"
#include "platform/routes.hpp"

namespace koppi::heavy_need {

struct TakeUp {
    events::TakenUpAs as;
    std::vector<std::string> indications;    // of pair work, catalog/pairwork.yaml
    std::optional<wire::Text<2000>> words;   // of the matter: why the client is looked at
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(TakeUp, (), (as, indications, words, note))

struct TakenUp {
    HeavyNeedId decision;
    std::optional<PairworkId> pairwork;
    std::optional<ContactId> contact;  // in which the matter is now in the hands of whoever took it up
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(TakenUp, (), (decision, pairwork, contact, matter))

struct SetAside {
    std::string why;  // catalog/triggers/heavy_need.yaml
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(SetAside, (), (why, note))

struct Reached {
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(Reached, (), (note))

// What counts, for one client and for many: a contact or a visit that came in one of the ways of the catalogue, each with the contact with which it
// began, and all that began with one contact once.
class EventsOfNeed {
public:
    void add(ClientId client, events::Channel channel, const IdBytes& began);
    void add(ClientId client, events::VisitKind kind, const IdBytes& began);
    std::map<ClientId, int> counted() const;

private:
    std::vector<std::pair<ClientId, IdBytes>> events_;
};

// Counted contacts and visits in the window.
events::HeavyNeedSeen seen(sql::Reader& rows, ClientId client, Instant now);

Result<TakenUp> take_up(Work& work, ClientId client, const TakeUp& command);
Result<Done> set_aside(Work& work, ClientId client, const SetAside& command);
Result<Done> reached(Work& work, ClientId client, const Reached& command);

routes::Routes routes();

}  // namespace koppi::heavy_need
