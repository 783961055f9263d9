// Triggers: load, decide, record.
#include "modules/triggers/triggers.hpp"

#include "core/civil_time.hpp"
#include "modules/triggers/rules.hpp"
#include "platform/catalog.hpp"

namespace koppi::triggers {

namespace {

std::optional<rules::Last> last_on(sql::Reader& rows, ClientId client) {
    const auto row = decision_on(rows, client);
    if (!row) return std::nullopt;
    return rules::Last{row->decision, row->is_taken_up, row->contacted_at.has_value(), row->silent_until};
}

Date quiet_from(Date today) { return plus_months(today, catalog().heavy_need.quiet_months); }

}  // namespace

events::HeavyNeedSeen seen_as(int counted) {
    const auto& rule = catalog().heavy_need;
    return {rule.version, counted, rule.at_least, rule.window_months};
}

Instant counted_since(Instant now) { return start_of_day(plus_months(helsinki_date(now), -catalog().heavy_need.window_months)); }

bool is_suggested(sql::Reader& rows, ClientId client, const events::HeavyNeedSeen& seen, Instant now) {
    if (seen.counted < seen.at_least) return false;
    return rules::is_suggested(seen, last_on(rows, client), helsinki_date(now));
}

Result<Done> may_be_taken_up(Work& work, ClientId client, const events::HeavyNeedSeen& seen) {
    const auto today = helsinki_date(work.now());
    TRY(rules::take_up({{}, client, seen, events::TakenUpAs::under_way, {}, {}, {}, today}, last_on(work.rows(), client), today));
    return Done{};
}

Result<HeavyNeedId> take_up(Work& work, ClientId client, const events::HeavyNeedSeen& seen, const TakenUp& taken) {
    const auto today = helsinki_date(work.now());
    const auto event = TRY(rules::take_up({.decision = work.fresh<HeavyNeedId>(),
                                           .client = client,
                                           .seen = seen,
                                           .as = taken.as,
                                           .pairwork = taken.pairwork,
                                           .matter = taken.matter,
                                           .note = taken.note,
                                           .silent_until = quiet_from(today)},
                                          last_on(work.rows(), client), today));
    work.record(event);
    return event.decision;
}

Result<HeavyNeedId> set_aside(Work& work, ClientId client, const events::HeavyNeedSeen& seen, const std::string& why, std::optional<std::string> note) {
    const auto* reason = catalog().heavy_need.reason(why);
    if (!reason) return Refusal{Reason::invalid, "triggers.no_such_reason", "/why", {}};
    const auto today = helsinki_date(work.now());
    const auto event = TRY(rules::set_aside({.decision = work.fresh<HeavyNeedId>(),
                                             .client = client,
                                             .seen = seen,
                                             .why = why,
                                             .note = std::move(note),
                                             .silent_until = plus_months(today, reason->silent_months)},
                                            last_on(work.rows(), client), today));
    work.record(event);
    return event.decision;
}

Result<Done> contacted(Work& work, ClientId client, std::optional<std::string> note) {
    const auto event = TRY(rules::contacted(last_on(work.rows(), client), client, std::move(note)));
    work.record(event);
    return Done{};
}

}  // namespace koppi::triggers
