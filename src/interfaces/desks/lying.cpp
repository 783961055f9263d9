// Desks, lying: matters that are late or with which nothing is done, before whoever leads; with who holds them, and without whose they are.
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

using knowledge::EscalationLevel;
using routes::Call;
using routes::Right;

constexpr int lying_looked_at = 2'000;
constexpr std::size_t shown_at_once = 200;

// A team's leader sees their own unit's; what is a manager's to see is seen by every leader.
bool is_to_be_seen(const LyingRow& row) {
    if (row.level == EscalationLevel::manager) return true;
    return row.is_own_unit && (row.is_idle || row.level == EscalationLevel::team_leader);
}

// A matter that was handed on to a person is their unit's, though no unit was named with them.
std::optional<UnitId> unit_of(sql::Reader& rows, const routing::Lying& one, Instant now) {
    if (one.owner_unit || !one.owner) return one.owner_unit;
    const auto owner = directory::colleague(rows, *one.owner, now);
    return owner ? std::optional(owner->unit) : std::nullopt;
}

Result<LyingDesk> lying_call(sql::Reader& rows, const Done&, const Call& call) { return lying_desk(rows, call.actor, call.now); }

}  // namespace

LyingDesk lying_desk(sql::Reader& rows, const Actor& actor, Instant now) {
    const auto& practice = catalog().routing;
    LyingDesk desk{.as_of = now, .idle_days = practice.idle_days, .rows = {}, .late = 0, .idle = 0};
    const Instant moved_before = now - std::chrono::days{practice.idle_days};
    for (const auto& one : routing::lying(rows, now, moved_before, lying_looked_at)) {
        const auto unit = unit_of(rows, one, now);
        LyingRow row{.matter = one.matter,
                     .route = one.route,
                     .owner_name = directory::professional_name(rows, one.owner),
                     .owner_profession = one.owner ? std::nullopt : one.owner_profession,
                     .unit_name = unit ? directory::unit_name(rows, *unit) : std::nullopt,
                     .is_own_unit = !unit || unit == actor.unit,
                     .opened_at = one.opened_at,
                     .promise_by = one.promise_by,
                     .moved_at = one.moved_at,
                     .level = one.promise_by ? routing::escalated_to(*one.promise_by, now) : std::nullopt,
                     .is_idle = one.moved_at < moved_before};
        if (!is_to_be_seen(row)) continue;
        if (one.promise_by && *one.promise_by < now) ++desk.late;
        if (row.is_idle) ++desk.idle;
        if (desk.rows.size() < shown_at_once) desk.rows.push_back(std::move(row));
    }
    return desk;
}

routes::Routes lying_routes() { return {routes::read("/api/desks/lying", "desk_lying", Right::panel_lead, &lying_call)}; }

}  // namespace koppi::desks
