// Indicators: who has a named worker, how many namings begin and end, and who takes the worker's own telephone line (indicators §1.4).
#include "core/civil_time.hpp"
#include "interfaces/indicators/counting.hpp"
#include "modules/continuity/continuity.hpp"
#include "platform/catalog.hpp"

namespace koppi::indicators {

namespace {

// Whoever died is no resident, whether or not somebody has ended their namings yet.
constexpr sql::Query count_residents{"indicators.count_residents", "select count(*) from client where died is null or died >= $1"};
constexpr sql::Query list_named{"indicators.list_named", R"(
    select n.named_as, count(distinct n.client)
    from naming n join client c on c.client = n.client
    where n.begins_on <= $1 and (n.ends_on is null or n.ends_on > $1) and (c.died is null or c.died >= $1)
    group by n.named_as)"};
struct NamedRow {
    events::NamedAs named_as;
    std::int64_t clients;
};
BOOST_DESCRIBE_STRUCT(NamedRow, (), (named_as, clients))
constexpr sql::Query count_with_personal{"indicators.count_with_personal", R"(
    select count(distinct n.client)
    from naming n join client c on c.client = n.client
    where n.named_as <> 'area_nurse' and n.begins_on <= $1 and (n.ends_on is null or n.ends_on > $1) and (c.died is null or c.died >= $1))"};
constexpr sql::Query list_ended{"indicators.list_ended", R"(
    select why_ended, count(*) from naming
    where named_as <> 'area_nurse' and is_living = 0 and ends_on >= $1 and ends_on <= $2 and why_ended <> 'named_by_mistake'
    group by why_ended)"};
struct EndedRow {
    std::string why;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(EndedRow, (), (why, count))

}  // namespace

void count_named_workers(sql::Reader& rows, Figures& f) {
    const Date first = helsinki_date(f.from);
    const Date last = helsinki_date(f.until - Millis{1});
    const auto residents = rows.number(count_residents, last);
    auto& named = f.named;
    named.own_doctor.of = named.own_nurse.of = named.personal.of = named.area_nurse.of = residents;
    named.personal.counted = rows.number(count_with_personal, last);
    for (const auto& [named_as, clients] : rows.all<NamedRow>(list_named, last)) {
        if (named_as == events::NamedAs::own_doctor) named.own_doctor.counted = clients;
        if (named_as == events::NamedAs::own_nurse) named.own_nurse.counted = clients;
        if (named_as == events::NamedAs::area_nurse) named.area_nurse.counted = clients;
        if (continuity::is_personal(named_as)) named.living += clients;
    }
    const auto counts = continuity::naming_counts(rows, first, last);
    named.begun = counts.begun;
    named.ended = counts.ended;
    named.line_accepted = {counts.lines_accepted, counts.lines_accepted + counts.lines_declined};
    const auto ended = rows.all<EndedRow>(list_ended, first, last);
    for (const auto& reason : catalog().continuity.end_reasons) {
        if (reason.id == "named_by_mistake") continue;
        const auto found = std::find_if(ended.begin(), ended.end(), [&](const EndedRow& row) { return row.why == reason.id; });
        named.ended_why.push_back({reason.id, found == ended.end() ? 0 : found->count});
    }
}

}  // namespace koppi::indicators
