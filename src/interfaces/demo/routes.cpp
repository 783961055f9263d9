// Demo: who may be signed in as, told to the sign-in screen of a demo and of nothing else.
#include "interfaces/demo/demo.hpp"

namespace koppi::demo {

namespace {
Result<DemoPeople> list_demo_people(sql::Reader& rows, const Done&, const routes::Call&) { return demo_people(rows); }
}  // namespace

routes::Routes demo_routes() {
    return {routes::read<Done, DemoPeople>("/api/people", "demo_people_list", routes::Right::nobody_signed_in, list_demo_people)};
}

}  // namespace koppi::demo
