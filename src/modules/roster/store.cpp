// Roster, store: table duty.
#include "modules/roster/roster.hpp"

namespace koppi::roster {

namespace {

constexpr sql::Query find_on_duty{"roster.find_on_duty", "select professional from duty where unit = $1 and duty = $2 and day = $3"};
constexpr sql::Query list_between{"roster.list_between", R"(
    select unit, duty, day, professional from duty where day >= $1 and day <= $2 order by day, unit, duty)"};
constexpr sql::Query write_duty{"roster.write_duty", R"(
    insert into duty (unit, duty, day, professional, given_by) values ($1, $2, $3, $4, $5)
    on conflict (unit, duty, day) do update set professional = excluded.professional, given_by = excluded.given_by)"};
constexpr sql::Query delete_duty{"roster.delete_duty", "delete from duty where unit = $1 and duty = $2 and day = $3"};

}  // namespace

std::optional<ProfessionalId> on_duty(sql::Reader& rows, const Slot& slot) {
    return rows.first<ProfessionalId>(find_on_duty, slot.unit, slot.duty, slot.day);
}
std::vector<DutyRow> between(sql::Reader& rows, Date from, Date until) { return rows.all<DutyRow>(list_between, from, until); }

void project(sql::Tables& tables, const events::DutyGiven& event, const Stamp& stamp) {
    tables.run(write_duty, event.unit, event.duty, event.day, event.professional, stamp.professional);
}
void project(sql::Tables& tables, const events::DutyEnded& event, const Stamp&) { tables.run(delete_duty, event.unit, event.duty, event.day); }

}  // namespace koppi::roster
