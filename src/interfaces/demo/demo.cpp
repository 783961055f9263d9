// Demo: makes the county, and tells what it made.
#include "interfaces/demo/demo.hpp"

#include "interfaces/demo/story.hpp"
#include "platform/digest.hpp"

namespace koppi::demo {

namespace {

constexpr sql::Query keep_person{"demo.keep_person",
                                 "insert into scratch_demo (username, name, profession, unit_name, place) values ($1, $2, $3, $4, $5)"};
constexpr sql::Query list_people{"demo.list_people", "select username, name, profession, unit_name from scratch_demo order by place"};

}  // namespace

Result<DemoReport> make_demo(sql::Connection& connection, Project project, const DemoOptions& options, const Progress& progress) {
    ensure(options.residents > 0, "a county has residents");
    SetClock clock(options.until);
    Workshop workshop(connection, project, clock, Dice(options.seed));
    if (workshop.ledger().position() > 0) return Refusal{Reason::conflict, "demo.database_not_empty", "", {}};

    // A year of writing in one go: with more pages at hand the indices of the busy tables stay in memory.
    connection.script("pragma cache_size = -131072");
    Story story(workshop, clock, options, progress);
    story.open_house();
    story.move_in();
    story.live();
    workshop.transaction([&] {
        int place = 0;
        for (const auto& person : story.people())
            workshop.tables().run(keep_person, person.username, person.name, person.profession, person.unit_name, ++place);
    });
    connection.script("pragma cache_size = -16000");

    const auto& end = workshop.ledger().mark();
    return DemoReport{.residents = options.residents,
                      .seed = options.seed,
                      .until = options.until,
                      .units = static_cast<std::int64_t>(story.plan().stations.size()) + 2,
                      .professionals = static_cast<std::int64_t>(story.plan().posts.size()),
                      .events = end.position,
                      .ledger_hash = hex(end.hash),
                      .people = story.people(),
                      .password = std::string(demo_password)};
}

DemoPeople demo_people(sql::Reader& rows) {
    DemoPeople people{rows.all<DemoPerson>(list_people), {}};
    if (!people.people.empty()) people.password = demo_password;
    return people;
}

}  // namespace koppi::demo
