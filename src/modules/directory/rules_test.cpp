#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/directory/directory.hpp"
#include "modules/directory/rules.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

using events::Profession;
using events::Reachability;

void project_directory(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { directory::project(tables, it, stamp); }) directory::project(tables, it, stamp);
        },
        event);
}

// A station with one nurse, Maija Laine, in one role.
struct Station {
    Trial trial{project_directory};
    UnitId unit = *trial.work([](Work& work) {
        return directory::open_unit(work, {.unit = {}, .name = "Armila", .kind = events::UnitKind::station, .oid = {}, .parent = {},
                                           .municipality = "405", .phone = {}});
    });
    ProfessionalId nurse = *trial.work([](Work& work) {
        return directory::register_professional(work, {.professional = {}, .family_name = "Laine", .given_names = "Maija", .terhikki = {},
                                                       .phone = "+358401234567"});
    });
    RoleId role = *trial.work([this](Work& work) { return directory::take_role(work, nurse, unit, Profession::nurse); });

    std::string set(Reachability reachability, std::optional<Instant> until) {
        const auto done =
            trial.work([&](Work& work) { return directory::set_reachability(work, nurse, {.reachability = reachability, .until = until}); });
        return done ? "set" : done.refusal().code;
    }
    Reachability seen() {
        auto rows = trial.rows();
        return directory::colleague(rows, nurse, trial.clock.now())->reachability;
    }
};

}  // namespace

TEST_CASE("a colleague who is away until ten is reachable from ten on") {
    using directory::rules::reachability_at;
    const Instant ten = Trial::monday_at_eight + 2h;
    CHECK(reachability_at(Reachability::away, ten, ten - 1ms) == Reachability::away);
    CHECK(reachability_at(Reachability::away, ten, ten) == Reachability::reachable);
    CHECK(reachability_at(Reachability::busy, std::nullopt, ten + 8760h) == Reachability::busy);
}

TEST_CASE("nobody can be away until a time that has passed") {
    Station station;
    CHECK(station.set(Reachability::away, station.trial.clock.now()) == "directory.until_has_passed");
    CHECK(station.set(Reachability::away, station.trial.clock.now() + std::chrono::days{367}) == "wire.out_of_range");
    CHECK(station.seen() == Reachability::reachable);
    CHECK(station.set(Reachability::away, station.trial.clock.now() + 1h) == "set");
    CHECK(station.seen() == Reachability::away);
    station.trial.clock.advance(1h);
    CHECK(station.seen() == Reachability::reachable);
}

TEST_CASE("a role that is taken twice is one role") {
    Station station;
    const auto again = station.trial.work([&](Work& work) { return directory::take_role(work, station.nurse, station.unit, Profession::nurse); });
    CHECK(*again == station.role);
    auto rows = station.trial.rows();
    CHECK(directory::roles_of(rows, station.nurse).size() == 1);
}

TEST_CASE("a role needs a unit and a professional that exist") {
    Station station;
    const auto code = [&](ProfessionalId professional, UnitId unit) {
        return station.trial.work([&](Work& work) { return directory::take_role(work, professional, unit, Profession::doctor); }).refusal().code;
    };
    CHECK(code(station.nurse, station.trial.fresh<UnitId>()) == "directory.no_such_unit");
    CHECK(code(station.trial.fresh<ProfessionalId>(), station.unit) == "directory.no_such_professional");
}

TEST_CASE("colleagues who sign in are found by profession and unit, in the order of the telephone book") {
    Station station;
    const auto signs_in = [&](ProfessionalId professional) {
        CHECK(station.trial.work([&](Work& work) -> Result<Done> {
            work.record(events::AccountOpened{work.fresh<AccountId>(), "tili", "salasana", professional, Language::fi});
            return Done{};
        }));
    };
    signs_in(station.nurse);
    const auto add = [&](const char* family, Profession profession) {
        const auto professional = *station.trial.work([&](Work& work) {
            return directory::register_professional(
                work, {.professional = {}, .family_name = family, .given_names = "Kaj", .terhikki = {}, .phone = {}});
        });
        CHECK(station.trial.work([&](Work& work) { return directory::take_role(work, professional, station.unit, profession); }));
        return professional;
    };
    signs_in(add("Öhman", Profession::doctor));
    signs_in(add("Zitting", Profession::nurse));
    signs_in(add("Ahonen", Profession::doctor));
    // Known from another system; whoever asked them would wait for ever.
    add("Aaltonen", Profession::doctor);

    auto rows = station.trial.rows();
    const auto names = [&](std::optional<Profession> profession, std::optional<UnitId> unit) {
        std::string joined;
        for (const auto& one : directory::colleagues(rows, profession, unit, station.trial.clock.now())) joined += one.name + ", ";
        return joined;
    };
    CHECK(names(std::nullopt, std::nullopt) == "Ahonen Kaj, Laine Maija, Zitting Kaj, Öhman Kaj, ");
    CHECK(names(Profession::doctor, station.unit) == "Ahonen Kaj, Öhman Kaj, ");
    CHECK(names(Profession::doctor, station.trial.fresh<UnitId>()).empty());
}

TEST_CASE("the directory replays into the same tables") {
    Station station;
    CHECK(station.trial.work([&](Work& work) { return directory::open_line(work, station.unit, "general", "+35852000"); }));
    CHECK(station.set(Reachability::busy, std::nullopt) == "set");
    CHECK(station.trial.replays_alike());
    auto rows = station.trial.rows();
    CHECK(directory::lines(rows).at(0).unit_name == "Armila");
    CHECK(directory::units(rows).at(0).municipality == "405");
    CHECK(directory::professional_name(rows, station.nurse) == "Laine Maija");
}

}  // namespace koppi
