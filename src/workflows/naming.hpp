// Naming: who is named for whom, one by one, and all together when somebody leaves. Continuity keeps the namings, the directory knows who can be named
// as what, routing what a worker carries. A whole population by rule: population.hpp.
//
// Invariants: nobody is named who cannot be (profession, a desk of their own); what the end of a naming leaves open has an owner: the
// successor, or the reception team of the unit (systems C8).
#pragma once

#include "modules/continuity/continuity.hpp"
#include "platform/routes.hpp"

namespace koppi::naming {

struct NameWorker {
    ProfessionalId professional;
    events::NamedAs named_as;
    std::optional<Date> from;   // absent: today; no later day
    std::optional<Date> until;  // the last day; absent: until further notice
    std::string why;            // catalog/continuity.yaml, begin_reasons
    std::optional<wire::Text<500, 1>> note;
};
BOOST_DESCRIBE_STRUCT(NameWorker, (), (professional, named_as, from, until, why, note))

struct Named {
    NamingId naming;
};
BOOST_DESCRIBE_STRUCT(Named, (), (naming))

struct EndNaming {
    events::NamedAs named_as;
    std::string why;  // catalog/continuity.yaml, end_reasons
};
BOOST_DESCRIBE_STRUCT(EndNaming, (), (named_as, why))

struct NamingOver {
    int matters_to_team;  // that the worker carried for this client, and the reception team carries on
};
BOOST_DESCRIBE_STRUCT(NamingOver, (), (matters_to_team))

struct OfferLine {
    events::NamedAs named_as;
    events::LineAnswer answer;
};
BOOST_DESCRIBE_STRUCT(OfferLine, (), (named_as, answer))

struct SetCapacity {
    std::optional<int> weight_max;  // absent: no limit
};
BOOST_DESCRIBE_STRUCT(SetCapacity, (), (weight_max))

// Whose clients go to whom. Each kind of naming goes to one successor, but for the clients that are named one by one.
struct SuccessorOf {
    events::NamedAs named_as;
    ProfessionalId successor;
};
BOOST_DESCRIBE_STRUCT(SuccessorOf, (), (named_as, successor))
struct SuccessorOfClient {
    ClientId client;
    ProfessionalId successor;
};
BOOST_DESCRIBE_STRUCT(SuccessorOfClient, (), (client, successor))
struct TransferPanel {
    std::vector<SuccessorOf> to;
    std::vector<SuccessorOfClient> but;
    // Who carries on what was carried for clients of other people; absent: the reception team of the unit. Plans, joint appointments, what was
    // agreed, teams that whoever leaves leads and questions that they asked have a person for an owner: the client's successor, else this one, else the
    // first successor.
    std::optional<ProfessionalId> matters_to;
    wire::Text<500, 1> why;  // in words, for those who take over
};
BOOST_DESCRIBE_STRUCT(TransferPanel, (), (to, but, matters_to, why))

struct PanelTransferred {
    int clients;
    int matters;
    int visits_ahead;  // booked with whoever leaves: the books hand those over
    int plans;         // sections that they owned, or in which they were to do something
    int pairs;         // joint appointments
    int agreed;        // what was agreed in meetings, and teams that were led
    int calls;         // to those who went home
    int questions;     // asked of whoever leaves without a matter: to the team; asked by them: to the successor
    int memberships;   // of teams around clients, and invitations to them: ended, since a ground is given for a person
};
BOOST_DESCRIBE_STRUCT(PanelTransferred, (), (clients, matters, visits_ahead, plans, pairs, agreed, calls, questions, memberships))

Result<Named> name(Work& work, ClientId client, const NameWorker& command);
Result<NamingOver> end(Work& work, ClientId client, const EndNaming& command);
Result<Done> offer_line(Work& work, ClientId client, const OfferLine& command);
Result<Done> set_capacity(Work& work, ProfessionalId professional, const SetCapacity& command);
Result<PanelTransferred> transfer(Work& work, ProfessionalId professional, const TransferPanel& command);
// A job of the house: namings whose last day is past end. Returns how many.
int end_lapsed_namings(Work& work);

routes::Routes routes();

}  // namespace koppi::naming
