#include <doctest/doctest.h>

#include "modules/exchange/exchange.hpp"
#include "platform/trial.hpp"

namespace koppi {

namespace {

void project_exchange(sql::Tables& tables, const events::Event& event, const Stamp& stamp) {
    std::visit(
        [&](const auto& it) {
            if constexpr (requires { exchange::project(tables, it, stamp); }) exchange::project(tables, it, stamp);
        },
        event);
}

Result<Done> tell(Trial& trial, const events::Event& event) {
    return trial.work([&](Work& work) -> Result<Done> {
        work.record(event);
        return Done{};
    });
}

}  // namespace

TEST_CASE("a source that comes again keeps its thing and tells its newest digest") {
    Trial trial{project_exchange};
    const auto target = trial.fresh<Id<events::AnyKind>>();
    CHECK(tell(trial, events::SourceLinked{"Patient/1", target, "aa"}));
    CHECK(tell(trial, events::SourceLinked{"Patient/1", target, "bb"}));
    auto rows = trial.rows();
    CHECK(exchange::link(rows, "Patient/1")->target == target.bytes);
    CHECK(exchange::link(rows, "Patient/1")->digest == "bb");
    CHECK_FALSE(exchange::link(rows, "Patient/2"));
    CHECK(trial.replays_alike());
}

TEST_CASE("a source never points to a second thing, and the work that says so leaves nothing") {
    Trial trial{project_exchange};
    const auto target = trial.fresh<Id<events::AnyKind>>();
    CHECK(tell(trial, events::SourceLinked{"Patient/1", target, "aa"}));
    CHECK_THROWS_AS(static_cast<void>(tell(trial, events::SourceLinked{"Patient/1", trial.fresh<Id<events::AnyKind>>(), "aa"})), Bug);
    CHECK(trial.workshop->ledger().position() == 1);
    CHECK(trial.replays_alike());
}

TEST_CASE("a file is known by its bytes") {
    Trial trial{project_exchange};
    auto rows = trial.rows();
    CHECK_FALSE(exchange::was_imported(rows, "cc"));
    CHECK(tell(trial, events::FileImported{trial.fresh<ImportId>(), "fhir-r4", "cc", 12, 3, 1}));
    CHECK(exchange::was_imported(rows, "cc"));
    CHECK(trial.replays_alike());
}

}  // namespace koppi
