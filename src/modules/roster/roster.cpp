// Roster: load, decide, record.
#include "modules/roster/roster.hpp"

#include "core/civil_time.hpp"
#include "modules/roster/rules.hpp"
#include "platform/catalog.hpp"

namespace koppi::roster {

namespace {

rules::Standing standing_of(Work& work, const Slot& slot) {
    return {on_duty(work.rows(), slot), "", helsinki_date(work.now()), catalog().duties.days_ahead_max};
}
events::DutyGiven given(const Slot& slot, ProfessionalId professional) { return {slot.unit, slot.duty, slot.day, professional}; }

// The same said again is no second event.
Result<Done> record(Work& work, const rules::Standing& standing, const events::DutyGiven& duty) {
    if (standing.holder != duty.professional) work.record(duty);
    return Done{};
}

}  // namespace

Result<Done> give(Work& work, const Slot& slot, ProfessionalId professional) {
    const auto standing = standing_of(work, slot);
    return record(work, standing, TRY(rules::give(standing, given(slot, professional))));
}

Result<Done> take(Work& work, const Slot& slot, ProfessionalId professional, const std::function<std::string(ProfessionalId)>& names) {
    auto standing = standing_of(work, slot);
    if (standing.holder) standing.holder_name = names(*standing.holder);
    return record(work, standing, TRY(rules::take(standing, given(slot, professional))));
}

Result<Done> end(Work& work, const Slot& slot) {
    work.record(TRY(rules::end(standing_of(work, slot), {slot.unit, slot.duty, slot.day})));
    return Done{};
}

}  // namespace koppi::roster
