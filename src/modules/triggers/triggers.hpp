// Triggers: heavy need (system B12). Reaching the threshold is counted when asked and stored nowhere; what is stored is what a professional decided.
//
// Public header. Invariant: no decision stands without the count that it was made on, and none within the quiet time of the one before.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::triggers {

struct DecisionRow {
    HeavyNeedId decision;
    Instant decided_at;
    std::optional<ProfessionalId> decided_by;
    bool is_taken_up;
    int counted;
    std::optional<events::TakenUpAs> taken_as;
    std::optional<PairworkId> pairwork;
    std::optional<MatterId> matter;
    std::optional<std::string> why;
    std::optional<std::string> note;
    Date silent_until;
    std::optional<Instant> contacted_at;
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (), (decision, decided_at, decided_by, is_taken_up, counted, taken_as, pairwork, matter, why, note, silent_until,
                                        contacted_at))

// How much was counted, by the rule of the catalogue.
events::HeavyNeedSeen seen_as(int counted);
// Since when contacts count.
Instant counted_since(Instant now);
// Whether it is suggested now that somebody looks.
bool is_suggested(sql::Reader& rows, ClientId client, const events::HeavyNeedSeen& seen, Instant now);

struct TakenUp {
    events::TakenUpAs as;
    std::optional<PairworkId> pairwork;
    std::optional<MatterId> matter;
    std::optional<std::string> note;
};
// Asked before anything is started for it.
Result<Done> may_be_taken_up(Work& work, ClientId client, const events::HeavyNeedSeen& seen);
Result<HeavyNeedId> take_up(Work& work, ClientId client, const events::HeavyNeedSeen& seen, const TakenUp& taken);
Result<HeavyNeedId> set_aside(Work& work, ClientId client, const events::HeavyNeedSeen& seen, const std::string& why, std::optional<std::string> note);
Result<Done> contacted(Work& work, ClientId client, std::optional<std::string> note);

// The newest decision on a client.
std::optional<DecisionRow> decision_on(sql::Reader& rows, ClientId client);

void project(sql::Tables& tables, const events::HeavyNeedTakenUp& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HeavyNeedSetAside& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HeavyNeedContacted& event, const Stamp& stamp);

}  // namespace koppi::triggers
