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

}  // namespace

routes::Routes routes() {
    using routes::Right;
    return {
        routes::read<ColleaguesQuery, Colleagues>("/api/colleagues", "colleague_list", Right::directory_read, list_colleagues_route),
        routes::read<Done, Units>("/api/units", "unit_list", Right::directory_read, list_units_route),
        routes::command<SetReachability, Done>("/api/session/reachability", "reachability_set", Right::signed_in, set_own_reachability),
    };
}

}  // namespace koppi::directory
