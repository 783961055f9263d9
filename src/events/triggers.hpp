// Events of heavy need (paljon palveluja tarvitsevat, system B12): what a professional decided of somebody whose use of services reached the agreed
// threshold. That it did is no event: it is counted when asked, and nobody is marked before somebody decides.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// What was counted, and by which rule, when the decision was made.
struct HeavyNeedSeen {
    int version;  // of catalog/triggers/heavy_need.yaml
    int counted;
    int at_least;
    int window_months;
};
BOOST_DESCRIBE_STRUCT(HeavyNeedSeen, (), (version, counted, at_least, window_months))

// As what somebody takes it up: a joint appointment; a matter that is assessed, and from there goes where its assessment says (also to the case survey);
// or what is under way already.
BOOST_DEFINE_ENUM_CLASS(TakenUpAs, pairwork, matter, under_way)

struct HeavyNeedTakenUp {
    HeavyNeedId decision;
    ClientId client;
    HeavyNeedSeen seen;
    TakenUpAs as;
    std::optional<PairworkId> pairwork;
    std::optional<MatterId> matter;
    std::optional<std::string> note;
    Date silent_until;  // until then nobody is reminded of it
};
BOOST_DESCRIBE_STRUCT(HeavyNeedTakenUp, (), (decision, client, seen, as, pairwork, matter, note, silent_until))

struct HeavyNeedSetAside {
    HeavyNeedId decision;
    ClientId client;
    HeavyNeedSeen seen;
    std::string why;  // catalog/triggers/heavy_need.yaml, reasons
    std::optional<std::string> note;
    Date silent_until;
};
BOOST_DESCRIBE_STRUCT(HeavyNeedSetAside, (), (decision, client, seen, why, note, silent_until))

// The client was reached about it.
struct HeavyNeedContacted {
    HeavyNeedId decision;
    ClientId client;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(HeavyNeedContacted, (), (decision, client, note))

}  // namespace koppi::events
