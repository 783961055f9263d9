// Pairing: a joint appointment is suggested, booked, written, answered and followed up. Pair work knows the order, scheduling the time that both are
// free, plans the joint plan, access whose record is touched, and the directory who is what.
//
// Invariant: whoever writes has opened the record and writes in the register of the role they act in; no joint appointment is booked or written
// without one of each profession of the pair.
#pragma once

#include "modules/pairwork/pairwork.hpp"
#include "platform/routes.hpp"
#include "workflows/bookings.hpp"

namespace koppi::pairing {

struct PairStarted {
    PairworkId pairwork;
};
BOOST_DESCRIBE_STRUCT(PairStarted, (), (pairwork))

struct BookPair {
    scheduling::WantedTime time;  // with the other of the pair among its others
    events::SharingBasis shared_by;
    std::optional<HoldId> hold;
    std::optional<wire::Text<500, 1>> late_because;
};
BOOST_DESCRIBE_STRUCT(BookPair, (), (time, shared_by, hold, late_because))

struct PairWritten {
    PairworkId pairwork;
    int version;
};
BOOST_DESCRIBE_STRUCT(PairWritten, (), (pairwork, version))

Result<PairStarted> suggest(Work& work, ClientId client, const pairwork::SuggestPair& command);
Result<bookings::Booked> book(Work& work, PairworkId pairwork, const BookPair& command);
// When somebody else was faster, the refusal says who.
Result<PairWritten> write(Work& work, PairworkId pairwork, const pairwork::WritePairVisit& command);
Result<Done> answer(Work& work, PairworkId pairwork, const pairwork::AnswerPairSurvey& command);
Result<Done> follow_up(Work& work, PairworkId pairwork, const pairwork::FollowPairUp& command);
Result<Done> hand_on(Work& work, PairworkId pairwork, const pairwork::HandPairOn& command);
Result<Done> end(Work& work, PairworkId pairwork, const pairwork::EndPair& command);

routes::Routes routes();

}  // namespace koppi::pairing
