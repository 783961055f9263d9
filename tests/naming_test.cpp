// Tests: naming by rule. A plan says what it would do; applied part by part it does just that, and takes nobody's worker away.
#include <doctest/doctest.h>

#include "county.hpp"
#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "workflows/naming.hpp"
#include "workflows/population.hpp"

namespace koppi::tests {

namespace {

constexpr Instant monday_at_eight{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{6}};

struct Town {
    County county{monday_at_eight};
    UnitId armila = station("Armila", "405");
    UnitId imatra = station("Imatra", "153");
    Colleague laine = county.colleague("Laine", "Maija", events::Profession::doctor, armila);
    Colleague salo = county.colleague("Salo", "Pekka", events::Profession::doctor, armila);
    Colleague koski = county.colleague("Koski", "Riitta", events::Profession::doctor, imatra);
    Colleague tuula = county.colleague("Vanhala", "Tuula", events::Profession::manager, armila);

    UnitId station(const char* name, const char* municipality) {
        events::UnitOpened opened{};
        opened.name = name;
        opened.kind = events::UnitKind::station;
        opened.municipality = municipality;
        return *county.state([&](Work& work) { return directory::open_unit(work, opened); });
    }
    ClientId resident(int n, std::optional<std::string> municipality) {
        events::ClientDetails details{};
        details.family_name = "Asukas " + std::to_string(n);
        details.given_names = "Aino";
        details.municipality = std::move(municipality);
        return county.client(details);
    }
    void meets(ClientId client, const Colleague& doctor) {
        events::VisitHeld visit{};
        visit.client = client;
        visit.professional = doctor.professional();
        visit.begins_at = county.now() - std::chrono::days{30};
        visit.ends_at = visit.begins_at + Minutes{20};
        REQUIRE(county.state([&](Work& work) { return scheduling::hold_visit(work, visit); }));
    }
    population::NamingPlan plan(const char* rule) {
        auto rows = county.rows();
        return *population::plan(rows, rule, county.now());
    }
    population::PlanApplied apply(const population::NamingPlan& plan, int from) {
        return *county.act("naming_apply", tuula.actor, [&](Work& work) { return population::apply(work, plan.plan, {from}); });
    }
    std::optional<ProfessionalId> doctor_of(ClientId client) {
        auto rows = county.rows();
        for (const auto& one : continuity::named_workers(rows, client))
            if (one.named_as == events::NamedAs::own_doctor) return one.professional;
        return std::nullopt;
    }
};

}  // namespace

TEST_CASE("a rule names whom a resident has met, else the emptiest panel of their municipality, and takes nobody's worker away") {
    Town town;
    std::vector<ClientId> here;
    for (int n = 0; n < 10; ++n) here.push_back(town.resident(n, "405"));
    const auto far = town.resident(20, "153");
    const auto nowhere = town.resident(21, std::nullopt);
    const auto abroad = town.resident(22, "999");
    town.county.name_worker(here[0], town.koski.professional(), events::NamedAs::own_doctor);
    town.meets(here[1], town.koski);
    for (const int n : {2, 3, 4}) town.meets(here[static_cast<std::size_t>(n)], town.laine);

    const auto plan = town.plan("own_doctors");
    CHECK(plan.residents == 13);
    CHECK(plan.named_already == 1);
    CHECK(plan.to_name == 10);
    CHECK(plan.met_before == 4);
    CHECK(plan.nobody_in_reach == 2);
    CHECK(plan.panels_full == 0);
    const auto applied = town.apply(plan, 0);
    CHECK(applied.named == 10);
    CHECK(applied.done == applied.total);

    CHECK(town.doctor_of(here[0]) == town.koski.professional());
    CHECK(town.doctor_of(here[1]) == town.koski.professional());
    CHECK(town.doctor_of(here[2]) == town.laine.professional());
    CHECK(town.doctor_of(far) == town.koski.professional());
    CHECK_FALSE(town.doctor_of(nowhere));
    CHECK_FALSE(town.doctor_of(abroad));
    // Nine of Armila's residents went to its doctors but one, who had met another; the panels came out as full as each other.
    auto rows = town.county.rows();
    const auto size = [&](const Colleague& doctor) { return continuity::panel_of(rows, doctor.professional()).size(); };
    CHECK(size(town.laine) + size(town.salo) == 8);
    CHECK(size(town.laine) == 4);
    CHECK(town.plan("own_doctors").to_name == 0);
    CHECK_FALSE(town.county.replays_otherwise());
}

TEST_CASE("a full panel takes nobody more, and a plan that is applied twice names nobody twice") {
    Town town;
    for (int n = 0; n < 6; ++n) town.resident(n, "153");
    REQUIRE(town.county.act("panel_capacity", town.tuula.actor, [&](Work& work) {
        return naming::set_capacity(work, town.koski.professional(), {20});  // four own clients of a doctor
    }));
    const auto plan = town.plan("own_doctors");
    CHECK(plan.to_name == 4);
    CHECK(plan.panels_full == 2);
    CHECK(town.apply(plan, 0).named == 4);
    CHECK(town.apply(plan, 0).named == 0);
    const auto nobodys = town.county.act("naming_apply", town.tuula.actor, [&](Work& work) { return population::apply(work, NamingPlanId{}, {0}); });
    REQUIRE_FALSE(nobodys);
    CHECK(nobodys.refusal().code == "continuity.plan_is_old");
}

TEST_CASE("once a standing rule was applied, the house names whoever comes later, and nobody who wished to have none") {
    Town town;
    const auto nurse = town.county.colleague("Aalto", "Outi", events::Profession::nurse, town.armila);
    const auto second = town.county.colleague("Kallio", "Veera", events::Profession::nurse, town.armila);
    const auto early = town.resident(0, "405");
    const auto wishes = town.resident(1, "405");
    const auto house_names = [&] {
        std::vector<population::ToName> found;
        {
            auto rows = town.county.rows();
            found = population::newcomers(rows, town.county.now());
        }
        int named = 0;
        for (const auto& one : found) {
            const auto done = town.county.state([&](Work& work) -> Result<int> { return population::name_part(work, one, 0).named; });
            REQUIRE(done);
            named += *done;
        }
        return named;
    };
    const auto nurse_of = [&](ClientId client) -> std::optional<ProfessionalId> {
        auto rows = town.county.rows();
        const auto own = continuity::own_worker(rows, client);
        return own ? std::optional(own->professional) : std::nullopt;
    };
    const auto ends = [&](ClientId client, const char* why) {
        REQUIRE(town.county.state([&](Work& work) {
            return continuity::end_naming(work, client, events::NamedAs::area_nurse, helsinki_date(town.county.now()), why);
        }));
    };
    // Nobody has applied it: that is for people to decide.
    CHECK(house_names() == 0);
    town.apply(town.plan("area_nurses"), 0);
    CHECK(nurse_of(early));
    CHECK(house_names() == 0);

    const auto late = town.resident(2, "405");
    const auto abroad = town.resident(3, "999");
    CHECK(house_names() == 1);
    CHECK(nurse_of(late));
    CHECK_FALSE(nurse_of(abroad));

    ends(wishes, "client_wishes");
    ends(late, "worker_left");
    CHECK(house_names() == 1);
    CHECK(nurse_of(late));
    CHECK_FALSE(nurse_of(wishes));
    // What was read names nobody twice when somebody was faster.
    ends(early, "worker_left");
    std::vector<population::ToName> read;
    {
        auto rows = town.county.rows();
        read = population::newcomers(rows, town.county.now());
    }
    REQUIRE(read.size() == 1);
    town.county.name_worker(early, second.professional(), events::NamedAs::area_nurse);
    CHECK(*town.county.state([&](Work& work) -> Result<int> { return population::name_part(work, read.front(), 0).named; }) == 0);
    CHECK(nurse_of(early) == second.professional());
    CHECK_FALSE(town.county.replays_otherwise());
}

TEST_CASE("whoever takes over stays, and may open what they get: refused at its field otherwise") {
    Town town;
    const auto refused_at = [&](const naming::TransferPanel& command) {
        const auto done = town.county.act("panel_transfer", town.tuula.actor, [&](Work& work) {
            return naming::transfer(work, town.laine.professional(), command);
        });
        return done ? std::string("done") : done.refusal().code + " " + done.refusal().where;
    };
    const wire::Text<500, 1> why = std::string("lähtee");
    const auto own_doctor = events::NamedAs::own_doctor;
    CHECK(refused_at({{}, {}, town.tuula.professional(), why}) == "routing.nobody_at_that_desk /matters_to");
    CHECK(refused_at({{}, {}, town.laine.professional(), why}) == "continuity.is_who_leaves /matters_to");
    CHECK(refused_at({{}, {}, ProfessionalId{}, why}) == "routing.no_such_colleague /matters_to");
    CHECK(refused_at({{{own_doctor, town.salo.professional()}, {own_doctor, town.tuula.professional()}}, {}, {}, why}) ==
          "routing.nobody_at_that_desk /to/1/successor");
    CHECK(refused_at({{}, {{ClientId{}, town.laine.professional()}}, {}, why}) == "continuity.is_who_leaves /but/0/successor");
    CHECK(refused_at({{{own_doctor, town.salo.professional()}}, {}, town.koski.professional(), why}) == "done");
}

}  // namespace koppi::tests
