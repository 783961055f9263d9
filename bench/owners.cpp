// Bench: who carries a matter on, in a county of 127,000 residents and 2,000 professionals. Naming everybody by rule, proposing owners for a
// matter, and the desk of somebody with 1,500 clients; each beside bare SQL for the same rows on the same file.
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "app/switchboard.hpp"
#include "bare_sql.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "crowd.hpp"
#include "http_client.hpp"
#include "interfaces/desks/desks.hpp"
#include "workflows/population.hpp"

namespace koppi::bench {

namespace {

constexpr int clients_of_nurse = 1'500;
// Stations of the county, a municipality each; how its people are spread matters less than how many they are.
const std::vector<std::string> municipalities{"405", "153", "416", "441", "580", "689", "700", "739", "831"};

void measure_naming(Workshop& workshop, sql::Reader rows, int residents, Table& table) {
    const auto begun = Watch::now();
    const auto plan = population::plan(rows, "area_nurses", SystemClock().now());
    must(plan.ok(), "a plan can be made");
    const double planned_ms = ms_since(begun);
    must(plan->residents >= residents && plan->to_name == plan->residents - plan->nobody_in_reach, "everybody in reach of a nurse is to be named");
    std::vector<double> parts;
    int named = 0;
    for (int from = 0; from < plan->to_name;) {
        const auto part = Watch::now();
        const auto applied = workshop.commit<population::PlanApplied>(Actor{}, [&](Work& work) { return population::apply(work, plan->plan, {from}); });
        must(applied.ok() && applied->done > from, "a part of the plan is applied");
        parts.push_back(ms_since(part));
        named += applied->named;
        from = applied->done;
    }
    const double seconds = seconds_since(begun);
    must(named == plan->to_name, "everybody of the plan is named");
    must(rows.number({"bench.count_area", "select count(*) from naming where is_living = 1 and named_as = 'area_nurse'"}) == named,
         "and stands in the tables");
    table.add({.what = fmt::format("naming {} residents by rule, in {} parts", named, parts.size()),
               .measured = seconds,
               .unit = "s",
               .beside = "of it the plan (preview)",
               .beside_measured = planned_ms / 1000,
               .ratio = {},
               .n = parts.size(),
               .times = Times{parts},
               .goal = "< 5 s",
               .met = seconds < 5});
}

// Of every third client with a history one matter was settled by somebody of some station.
void let_some_be_handled(Workshop& workshop, sql::Reader& rows, const County& county, const Staff& staff) {
    const auto nurses = staff.of(events::Profession::nurse);
    workshop.transaction([&] {
        for (std::size_t i = 0; i < clients_of_nurse; i += 3) {
            const auto& nurse = nurses[i % nurses.size()];
            const auto route = routing::open_of_client(rows, county.clients[i]).front();
            made(workshop.run<Done>(nurse, [&](Work& work) -> Result<Done> {
                TRY(intake::take(work, route.contact));
                TRY(intake::send_to_emergency(work, route.matter, {wire::Text<1000, 1>{std::string("Hengenahdistus.")}, std::nullopt}));
                return Done{};
            }));
        }
    });
}

// One who asks, of a matter that waits for an owner.
void measure_decision(sql::Reader rows, const std::string& path, const std::vector<MatterId>& matters, const std::vector<Actor>& nurses, std::size_t times,
                      Table& table) {
    const Instant now = SystemClock().now();
    std::map<std::string, int> because;
    std::vector<double> ms;
    for (std::size_t i = 0; i < times; ++i) {
        const auto& actor = nurses[i * 7 % nurses.size()];
        const auto begun = Watch::now();
        const auto shown = desks::owners(rows, matters[i % matters.size()], actor, now);
        ms.push_back(ms_since(begun));
        must(shown.ok() && !shown->owners.empty(), "somebody is proposed");
        ++because[std::string(wire::word(shown->owners.front().because))];
    }
    must(because.size() >= 2, "more than one rule comes first somewhere");
    BareSql sql(path);
    auto* const route = sql.prepare("select * from matter_route where matter = ?1");
    auto* const named = sql.prepare("select * from naming where client = (select client from matter_route where matter = ?1) and is_living = 1");
    auto* const handled = sql.prepare(
        "select owner, decided_by, decided_at from matter_route where client = (select client from matter_route where matter = ?1) and decided_at >= 0 "
        "order by decided_at desc limit 10");
    Times bare;
    for (std::size_t i = 0; i < times; ++i) {
        const auto& matter = matters[i % matters.size()];
        const auto begun = Watch::now();
        for (auto* statement : {route, named, handled}) {
            sqlite3_bind_blob(statement, 1, matter.bytes.data(), static_cast<int>(matter.bytes.size()), SQLITE_STATIC);
            BareSql::read(statement);
        }
        bare.ms.push_back(ms_since(begun));
    }
    const Times found{ms};
    table.add({.what = "who could carry a matter on, ranked with reasons, p99",
               .measured = found.p99(),
               .unit = "ms",
               .beside = "bare SQL: the matter, its client's workers and handlers",
               .beside_measured = bare.p99(),
               .ratio = found.p99() / bare.p99(),
               .n = times,
               .times = found,
               .goal = "< 1 ms",
               .met = found.p99() < 1});
}

void measure_own(const Options& options, const std::string& path, std::size_t times, Table& table) {
    ServerProcess server(options.program, path);
    const auto cookie = signed_in(server.port(), nurse_name, nurse_password);
    HttpLine line(server.port());
    const Headers headers{{"Cookie", cookie}};
    const auto first = line.ask("GET", "/api/desks/own?limit=1500", {}, headers);
    const auto desk = wire::read<desks::OwnDesk>(first.body);
    must(first.status == 200 && desk.ok() && desk->clients_total == clients_of_nurse, "the desk shows everybody: " + first.body.substr(0, 200));
    BareSql sql(path);
    auto* const list = sql.prepare(R"(
        select n.client, n.named_as, c.family_name, c.given_names, c.born,
               (select count(*) from matter_route r where r.client = n.client and r.state <> 'closed'),
               (select min(b.begins_at) from booking b where b.client = n.client and b.begins_at >= 0 and b.state = 'booked'),
               (select max(v.begins_at) from visit v where v.client = n.client and v.professional = n.professional)
        from naming n join client c on c.client = n.client
        where n.professional = (select professional from professional where family_name = 'Mittari') and n.is_living = 1 order by c.sort_key)");
    Times bare;
    Times whole;
    Times usual;
    for (std::size_t i = 0; i < times; ++i) {
        auto begun = Watch::now();
        must(BareSql::read(list) == clients_of_nurse, "bare SQL finds the same clients");
        bare.ms.push_back(ms_since(begun));
        begun = Watch::now();
        must(line.ask("GET", "/api/desks/own?limit=1500", {}, headers).status == 200, "the desk is answered");
        whole.ms.push_back(ms_since(begun));
        begun = Watch::now();
        must(line.ask("GET", "/api/desks/own", {}, headers).status == 200, "the desk is answered");
        usual.ms.push_back(ms_since(begun));
    }
    for (const auto* one : {&usual, &whole})
        table.add({.what = one == &usual ? "own desk of 1,500 clients as it opens, over HTTP, p99" : "the same with all 1,500 shown, p99",
                   .measured = one->p99(),
                   .unit = "ms",
                   .beside = "bare SQL of the same clients, p99",
                   .beside_measured = bare.p99(),
                   .ratio = one->p99() / bare.p99(),
                   .n = times,
                   .times = *one,
                   .goal = "< 20 ms",
                   .met = one->p99() < 20});
    server.stop();
}

}  // namespace

void measure_owners(const Options& options, Table& table) {
    const auto path = options.folder + "/owners.db";
    const int residents = options.quick ? 12'700 : 127'000;
    const int professionals = options.quick ? 200 : 2'000;
    const auto county = make_county(path, {.clients = residents, .clients_with_history = clients_of_nurse, .municipalities = municipalities});
    {
        SystemClock clock;
        auto database = open_to_write(path, Existing::welcome);
        Workshop workshop(*database.connection, project_all, clock, Dice(11));
        const auto staff = employ(workshop, professionals, municipalities);
        measure_naming(workshop, sql::Reader(*database.connection), residents, table);
        sql::Reader rows(*database.connection);
        std::vector<MatterId> matters;
        let_some_be_handled(workshop, rows, county, staff);
        for (const auto& client : std::span(county.clients).first(clients_of_nurse))
            for (const auto& route : routing::open_of_client(rows, client)) matters.push_back(route.matter);
        measure_decision(rows, path, matters, staff.of(events::Profession::nurse), options.quick ? 500 : 5'000, table);
    }
    measure_own(options, path, options.quick ? 50 : 500, table);
}

}  // namespace koppi::bench
