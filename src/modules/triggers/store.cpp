// Triggers, store: table heavy_need_decision.
#include "modules/triggers/triggers.hpp"

namespace koppi::triggers {

namespace {

constexpr sql::Query find_decision{"triggers.find_decision", R"(
    select decision, decided_at, decided_by, is_taken_up, counted, taken_as, pairwork, matter, why, note, silent_until, contacted_at
    from heavy_need_decision where client = $1 order by decided_at desc, decision desc limit 1)"};
constexpr sql::Query insert_taken_up{"triggers.insert_taken_up", R"(
    insert into heavy_need_decision (decision, client, decided_at, decided_by, unit, is_taken_up, version, counted, at_least, window_months, taken_as,
                                     pairwork, matter, note, silent_until)
    values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};
constexpr sql::Query insert_set_aside{"triggers.insert_set_aside", R"(
    insert into heavy_need_decision (decision, client, decided_at, decided_by, unit, is_taken_up, version, counted, at_least, window_months, why, note,
                                     silent_until)
    values ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11, $12))"};
constexpr sql::Query set_contacted{"triggers.set_contacted", "update heavy_need_decision set contacted_at = $2, contacted_by = $3 where decision = $1"};

}  // namespace

std::optional<DecisionRow> decision_on(sql::Reader& rows, ClientId client) { return rows.first<DecisionRow>(find_decision, client); }

void project(sql::Tables& tables, const events::HeavyNeedTakenUp& event, const Stamp& stamp) {
    const auto& seen = event.seen;
    tables.run(insert_taken_up, event.decision, event.client, stamp.happened_at, stamp.professional, stamp.unit, seen.version, seen.counted, seen.at_least,
               seen.window_months, event.as, event.pairwork, event.matter, event.note, event.silent_until);
}
void project(sql::Tables& tables, const events::HeavyNeedSetAside& event, const Stamp& stamp) {
    const auto& seen = event.seen;
    tables.run(insert_set_aside, event.decision, event.client, stamp.happened_at, stamp.professional, stamp.unit, seen.version, seen.counted, seen.at_least,
               seen.window_months, event.why, event.note, event.silent_until);
}
void project(sql::Tables& tables, const events::HeavyNeedContacted& event, const Stamp& stamp) {
    tables.run(set_contacted, event.decision, stamp.happened_at, stamp.professional);
}

}  // namespace koppi::triggers
