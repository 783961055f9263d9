// Staff: who comes to work gets a professional, a role and an account together.
#include <doctest/doctest.h>

#include "app/switchboard.hpp"
#include "modules/directory/directory.hpp"
#include "platform/trial.hpp"
#include "workflows/staff.hpp"

namespace koppi::staff {

TEST_CASE("an account is opened with the professional and the role, or not at all; more roles come later") {
    Trial trial{project_all};
    const auto station = trial.work([](Work& work) {
        events::UnitOpened unit{};
        unit.name = "Armila";
        unit.kind = events::UnitKind::station;
        return directory::open_unit(work, unit);
    });
    REQUIRE(station.ok());
    const auto open = [&](const char* username, UnitId unit) {
        return trial.work([&](Work& work) {
            return open_account(work, {{username}, {"Laine"}, {"Maija"}, events::Profession::nurse, unit, Language::sv, "ei katsota"}, "hash");
        });
    };
    CHECK(open("maija laine", *station).refusal().code == "access.username_wrong_form");
    CHECK(open("maija.laine", trial.fresh<UnitId>()).refusal().code == "directory.no_such_unit");
    const auto made = open("Maija.Laine", *station);
    REQUIRE(made.ok());
    CHECK(open("maija.laine", *station).refusal().code == "access.username_taken");

    const auto take = [&](AccountId account) {
        return trial.work([&](Work& work) { return take_role(work, account, {events::Profession::manager, *station}); });
    };
    CHECK(take(made->account).ok());
    CHECK(take(made->account).ok());
    CHECK(take(trial.fresh<AccountId>()).refusal().code == "access.no_such_account");
    auto rows = trial.rows();
    const auto all = access::accounts(rows).accounts;
    REQUIRE(all.size() == 1);
    CHECK(all[0].username == "maija.laine");
    CHECK(all[0].roles.size() == 2);
    CHECK(trial.replays_alike());
}

}  // namespace koppi::staff
