// Directory: load, decide, record.
#include "modules/directory/directory.hpp"

#include "modules/directory/rules.hpp"
#include "modules/directory/store.hpp"

namespace koppi::directory {

namespace {

Refusal no_such_unit(const char* where) { return {Reason::not_found, "directory.no_such_unit", where, {}}; }
Refusal no_such_professional(const char* where) { return {Reason::not_found, "directory.no_such_professional", where, {}}; }

// Who states a thing may bring its id (an import that must name it the same twice); a nil one gets a fresh id.
template <class T>
T brought_or_fresh(Work& work, T brought) {
    return brought == T{} ? work.fresh<T>() : brought;
}

}  // namespace

Result<UnitId> open_unit(Work& work, events::UnitOpened unit) {
    if (unit.parent && !store::has_unit(work.rows(), *unit.parent)) return no_such_unit("/parent");
    unit.unit = brought_or_fresh(work, unit.unit);
    work.record(unit);
    return unit.unit;
}

Result<ProfessionalId> register_professional(Work& work, events::ProfessionalRegistered professional) {
    professional.professional = brought_or_fresh(work, professional.professional);
    work.record(professional);
    return professional.professional;
}

Result<RoleId> take_role(Work& work, ProfessionalId professional, UnitId unit, events::Profession profession) {
    if (!store::has_professional(work.rows(), professional)) return no_such_professional("/professional");
    if (!store::has_unit(work.rows(), unit)) return no_such_unit("/unit");
    // Said twice it is still one role.
    if (const auto same = store::role_as(work.rows(), professional, unit, profession)) return *same;

    const auto role = work.fresh<RoleId>();
    work.record(events::RoleTaken{role, professional, unit, profession});
    return role;
}

Result<LineId> open_line(Work& work, UnitId unit, std::string key, std::optional<std::string> phone) {
    if (!store::has_unit(work.rows(), unit)) return no_such_unit("/unit");
    const auto line = work.fresh<LineId>();
    work.record(events::LineOpened{line, unit, std::move(key), std::move(phone)});
    return line;
}

Result<Done> set_reachability(Work& work, ProfessionalId professional, const SetReachability& command) {
    if (!store::has_professional(work.rows(), professional)) return no_such_professional("");
    work.record(TRY(rules::set_reachability(professional, command.reachability, command.until, work.now())));
    return Done{};
}

Result<RoomId> open_room(Work& work, const OpenRoom& command) {
    if (!store::has_unit(work.rows(), command.unit)) return no_such_unit("/unit");
    const auto known = rooms(work.rows(), command.unit);
    const bool is_taken = std::any_of(known.begin(), known.end(), [&](const RoomLine& room) { return room.name == command.name.value; });
    if (is_taken) return Refusal{Reason::conflict, "directory.room_name_taken", "/name", {}};
    const auto room = work.fresh<RoomId>();
    work.record(events::RoomOpened{room, command.unit, command.name});
    return room;
}

Result<Done> close_room(Work& work, RoomId id) {
    if (!room(work.rows(), id)) return Refusal{Reason::not_found, "directory.no_such_room", "", {}};
    work.record(events::RoomClosed{id});
    return Done{};
}

Result<Done> name_deputy(Work& work, ProfessionalId professional, const NameDeputy& command) {
    if (!store::has_professional(work.rows(), professional)) return no_such_professional("");
    if (command.deputy && !store::has_professional(work.rows(), *command.deputy)) return no_such_professional("/deputy");
    if (command.deputy == professional) return Refusal{Reason::invalid, "directory.deputy_is_another", "/deputy", {}};
    if (deputy_of(work.rows(), professional) == command.deputy) return Done{};
    work.record(events::DeputyNamed{professional, command.deputy});
    return Done{};
}

}  // namespace koppi::directory
