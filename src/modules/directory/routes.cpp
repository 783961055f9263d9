// Directory, routes: the colleagues one can ask or pass to, the units, and one's own reachability.
#include "modules/directory/directory.hpp"

namespace koppi::directory {

namespace {

Result<Colleagues> list_colleagues_route(sql::Reader& rows, const ColleaguesQuery& query, const routes::Call& call) {
    return Colleagues{colleagues(rows, query.profession, query.unit, call.now)};
}

Result<Units> list_units_route(sql::Reader& rows, const Done&, const routes::Call&) { return Units{units(rows)}; }

Result<Done> set_own_reachability(Work& work, const SetReachability& command, const routes::Call&) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "access.forbidden", "", {}};
    return set_reachability(work, *work.actor().professional, command);
}

Result<Rooms> list_rooms_route(sql::Reader& rows, const UnitQuery& query, const routes::Call&) { return Rooms{rooms(rows, query.unit)}; }
Result<RoomOpen> open_room_route(Work& work, const OpenRoom& body, const routes::Call&) {
    const auto room = TRY(open_room(work, body));
    return RoomOpen{room};
}
Result<Done> close_room_route(Work& work, const Done&, const routes::Call& call) {
    const auto room = TRY(call.id<RoomId>("room"));
    return close_room(work, room);
}
Result<Done> name_deputy_route(Work& work, const NameDeputy& body, const routes::Call& call) {
    const auto professional = TRY(call.id<ProfessionalId>("professional"));
    return name_deputy(work, professional, body);
}

}  // namespace

routes::Routes routes() {
    using routes::Right;
    return {
        routes::read<ColleaguesQuery, Colleagues>("/api/colleagues", "colleague_list", Right::directory_read, list_colleagues_route),
        routes::read<Done, Units>("/api/units", "unit_list", Right::directory_read, list_units_route),
        routes::read<UnitQuery, Rooms>("/api/rooms", "room_list", Right::directory_read, list_rooms_route),
        routes::command<OpenRoom, RoomOpen>("/api/rooms", "room_open", Right::directory_edit, open_room_route),
        routes::command<Done, Done>("/api/rooms/{room}/close", "room_close", Right::directory_edit, close_room_route),
        routes::command<NameDeputy, Done>("/api/professionals/{professional}/deputy", "deputy_name", Right::directory_edit, name_deputy_route),
        routes::command<SetReachability, Done>("/api/session/reachability", "reachability_set", Right::signed_in, set_own_reachability),
    };
}

}  // namespace koppi::directory
