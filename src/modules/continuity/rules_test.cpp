#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "modules/continuity/continuity.hpp"
#include "modules/continuity/rules.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

using events::NamedAs;

constexpr Date first_of_march{std::chrono::year{2026}, std::chrono::March, std::chrono::day{1}};

void project_continuity(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { continuity::project(tables, it, stamp); }) continuity::project(tables, it, stamp);
        },
        event);
}

struct Named {
    Trial trial{project_continuity};
    ClientId client = trial.fresh<ClientId>();

    std::string name(ProfessionalId professional, NamedAs as, Date from) {
        const auto named = trial.work([&](Work& work) { return continuity::name_stated(work, client, professional, as, from); });
        return named ? "named" : named.refusal().code;
    }
    std::string end(NamedAs as, Date until) {
        const auto ended = trial.work([&](Work& work) { return continuity::end_naming(work, client, as, until, "balanced"); });
        return ended ? "ended" : ended.refusal().code;
    }
    std::optional<ProfessionalId> own() {
        auto rows = trial.rows();
        const auto worker = continuity::own_worker(rows, client);
        if (!worker) return std::nullopt;
        return worker->professional;
    }
};

}  // namespace

TEST_CASE("naming a new own nurse ends the old naming on the same day") {
    Named named;
    const auto older = named.trial.fresh<ProfessionalId>();
    const auto newer = named.trial.fresh<ProfessionalId>();
    CHECK(named.name(older, NamedAs::own_nurse, first_of_march) == "named");
    CHECK(named.name(newer, NamedAs::own_nurse, plus_days(first_of_march, 7)) == "named");
    CHECK(named.own() == newer);

    const auto ended = continuity::rules::name(continuity::rules::Living{{}, older, first_of_march},
                                               {named.trial.fresh<NamingId>(), named.client, newer, NamedAs::own_nurse, first_of_march});
    CHECK(ended->ended->until == first_of_march);
}

TEST_CASE("naming the same worker again changes nothing") {
    Named named;
    const auto nurse = named.trial.fresh<ProfessionalId>();
    CHECK(named.name(nurse, NamedAs::own_nurse, first_of_march) == "named");
    const auto position = named.trial.workshop->ledger().position();
    CHECK(named.name(nurse, NamedAs::own_nurse, plus_days(first_of_march, 30)) == "named");
    CHECK(named.trial.workshop->ledger().position() == position);
}

TEST_CASE("a naming that would have begun before the living one is refused") {
    Named named;
    CHECK(named.name(named.trial.fresh<ProfessionalId>(), NamedAs::own_nurse, first_of_march) == "named");
    CHECK(named.name(named.trial.fresh<ProfessionalId>(), NamedAs::own_nurse, plus_days(first_of_march, -1)) ==
          "continuity.newer_naming_exists");
}

TEST_CASE("a personal naming goes before an area nurse's, whichever was made first") {
    Named named;
    const auto area = named.trial.fresh<ProfessionalId>();
    const auto personal = named.trial.fresh<ProfessionalId>();
    CHECK_FALSE(named.own());
    CHECK(named.name(area, NamedAs::area_nurse, first_of_march) == "named");
    CHECK(named.own() == area);
    CHECK(named.name(personal, NamedAs::contact_person, first_of_march) == "named");
    CHECK(named.own() == personal);
    CHECK(named.end(NamedAs::contact_person, first_of_march) == "ended");
    CHECK(named.own() == area);
}

TEST_CASE("a naming ends once, and not before it began") {
    Named named;
    CHECK(named.end(NamedAs::own_doctor, first_of_march) == "continuity.nobody_named");
    CHECK(named.name(named.trial.fresh<ProfessionalId>(), NamedAs::own_doctor, first_of_march) == "named");
    CHECK(named.end(NamedAs::own_doctor, plus_days(first_of_march, -1)) == "continuity.ends_before_it_began");
    CHECK(named.end(NamedAs::own_doctor, first_of_march) == "ended");
    CHECK(named.end(NamedAs::own_doctor, first_of_march) == "continuity.nobody_named");
}

TEST_CASE("whatever is named and ended, each kind has one living naming at most, and a replay agrees") {
    CHECK(rc::check([](const std::vector<std::tuple<std::uint8_t, std::uint8_t, std::uint8_t, bool>>& steps) {
        Named named;
        for (const auto& [who, kind, day, ends] : steps) {
            const auto as = static_cast<NamedAs>(kind % 6);
            const auto on = plus_days(first_of_march, day % 20);
            if (ends) {
                named.end(as, on);
            } else {
                named.name(ProfessionalId{IdBytes{static_cast<std::uint8_t>(who % 3 + 1)}}, as, on);
            }
        }
        auto rows = named.trial.rows();
        std::set<NamedAs> kinds;
        for (const auto& worker : continuity::named_workers(rows, named.client)) RC_ASSERT(kinds.insert(worker.named_as).second);
        RC_ASSERT(named.trial.replays_alike());
    }));
}

TEST_CASE("a standing rule names whoever never had a worker, or whose worker left, and nobody who wished to have none") {
    const std::vector<std::string> again_after{"worker_left", "validity_ended"};
    CHECK(continuity::is_named_again(std::nullopt, again_after));
    CHECK(continuity::is_named_again("worker_left", again_after));
    CHECK_FALSE(continuity::is_named_again("client_wishes", again_after));
    CHECK_FALSE(continuity::is_named_again("worker_left", {}));
}

}  // namespace koppi
