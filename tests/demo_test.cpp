// Tests: the demo county, made whole and then looked at from outside: by the indicators, by the auditor, by the desk. Nothing here knows what
// the story meant to do.
#include "interfaces/demo/demo.hpp"

#include <doctest/doctest.h>

#include "app/switchboard.hpp"
#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/indicators/indicators.hpp"
#include "platform/catalog.hpp"
#include "platform/ledger.hpp"
#include "platform/migrate.hpp"
#include "platform/sqlite.hpp"
#include "workflows/heavy_need.hpp"

namespace koppi::tests {

namespace {

Instant wall_clock(const char* day, int hour, int minute) { return instant_at(*date_from(day), hour * 60 + minute).value(); }

// A county in memory.
struct DemoCounty {
    Instant until;
    std::unique_ptr<sql::Connection> connection = sql::open_sqlite(":memory:", sql::Access::read_write);
    Result<demo::DemoReport> made;

    DemoCounty(int residents, Instant ends, std::uint64_t seed = 1) : until(ends), made(make(residents, seed)) {}
    Result<demo::DemoReport> make(int residents, std::uint64_t seed) {
        migrate(*connection, embedded_migrations(), until);
        return again(residents, seed);
    }
    Result<demo::DemoReport> again(int residents, std::uint64_t seed) {
        return demo::make_demo(*connection, project_all, {.residents = residents, .seed = seed, .until = until}, [](std::string_view, auto, auto) {});
    }
    desks::FirstLineDesk desk() {
        sql::Reader rows(*connection);
        desks::FirstLineQuery query{};
        query.limit = 200;
        return desks::first_line(rows, query, {}, until);
    }
};

const Instant a_monday_morning = wall_clock("2026-11-23", 10, 13);

constexpr sql::Query count_left_behind{"tests.count_left_behind", R"(
    select count(*) from matter_route r join booking b on b.booking = r.booking where r.state = 'booked' and b.ends_at < $1)"};
constexpr sql::Query list_oral_codes{"tests.list_oral_codes", R"(
    select distinct a.icpc2 from contact c join line l on l.line = c.line join matter m on m.contact = c.contact join assessment a on a.matter = m.matter
    where l.key = 'oral_health')"};

// What the reports say, in the unit of the target.
double target_of(const char* name, std::optional<events::Profession> profession = {}) {
    for (const auto& target : catalog().counties.begin()->second.targets)
        if (target.target == name && target.profession == profession) return target.value;
    throw Bug(std::string("the county has the target ") + name);
}

}  // namespace

TEST_CASE("the same seed makes the same ledger, and another seed another") {
    const DemoCounty one(150, a_monday_morning, 7);
    const DemoCounty same(150, a_monday_morning, 7);
    const DemoCounty other(150, a_monday_morning, 8);
    REQUIRE(one.made.ok());
    CHECK(one.made->events > 3'000);
    CHECK(one.made->ledger_hash == same.made->ledger_hash);
    CHECK(one.made->ledger_hash != other.made->ledger_hash);
}

TEST_CASE("one of the people of the sign-in screen works in two units, and is asked in which") {
    const DemoCounty county(60, a_monday_morning);
    sql::Reader rows(*county.connection);
    std::vector<std::string> with_two;
    for (const auto& account : access::accounts(rows).accounts)
        if (account.roles.size() == 2 && account.roles[0].unit != account.roles[1].unit) with_two.push_back(account.username);
    CHECK(with_two == std::vector<std::string>{"sanna"});
    const auto sanna = std::find_if(county.made->people.begin(), county.made->people.end(), [](const auto& one) { return one.username == "sanna"; });
    REQUIRE(sanna != county.made->people.end());
    CHECK(sanna->unit_name == "Kaiku24-ensilinja, Armilan hyvinvointiasema");
}

TEST_CASE("the list of heavy need is as long as was asked for, those who need most first, and its figures are of all") {
    const DemoCounty county(600, a_monday_morning);
    sql::Reader rows(*county.connection);
    static constexpr sql::Query busiest{"tests.busiest_unit", "select unit from visit group by unit order by count(*) desc limit 1"};
    Actor nurse{};
    nurse.account.emplace();
    nurse.role.emplace();
    nurse.unit = rows.first<UnitId>(busiest);
    nurse.profession = events::Profession::nurse;
    const auto all = desks::heavy_desk(rows, {}, nurse, a_monday_morning);
    REQUIRE(all);
    REQUIRE(all->clients.size() > 3);
    CHECK(all->figures->people == static_cast<int>(all->clients.size()));
    // What is counted for all at once is what each of them is counted by themselves, and what each line tells.
    const auto lines = [&](auto is) { return static_cast<int>(std::count_if(all->clients.begin(), all->clients.end(), is)); };
    CHECK(all->figures->contacted == lines([](const auto& one) { return one.decision && one.decision->contacted_at; }));
    CHECK(all->figures->with_plan == lines([](const auto& one) { return one.has_plan; }));
    CHECK(all->figures->with_named == lines([](const auto& one) { return one.named_name.has_value(); }));
    static constexpr sql::Query met{"tests.met_by_unit", "select distinct client from visit where unit = $1 and begins_at >= $2"};
    std::set<ClientId> listed;
    for (const auto& one : all->clients) {
        listed.insert(one.client);
        CHECK(one.counted == heavy_need::seen(rows, one.client, a_monday_morning).counted);
    }
    for (const auto client : rows.all<ClientId>(met, *nurse.unit, triggers::counted_since(a_monday_morning))) {
        const auto seen = heavy_need::seen(rows, client, a_monday_morning);
        CHECK((listed.contains(client) || seen.counted < seen.at_least || clients::line(rows, client)->died));
    }
    const auto two = desks::heavy_desk(rows, {.unit = {}, .limit = 2}, nurse, a_monday_morning);
    REQUIRE(two);
    CHECK(two->figures->people == all->figures->people);
    REQUIRE(two->clients.size() == 2);
    CHECK(two->clients[0].client == all->clients[0].client);
    CHECK(two->clients[0].counted >= two->clients[1].counted);
    for (const int wrong : {0, -1, 1'000'000}) {
        const auto refused = desks::heavy_desk(rows, {.unit = {}, .limit = wrong}, nurse, a_monday_morning);
        REQUIRE(!refused);
        CHECK(refused.refusal().where == "?limit");
    }
}

TEST_CASE("a demo is never mixed with what is there") {
    DemoCounty county(60, a_monday_morning);
    const auto again = county.again(60, 1);
    REQUIRE(!again);
    CHECK(again.refusal().code == "demo.database_not_empty");
}

TEST_CASE("the county shows the figures of the reports, counted from its tables") {
    DemoCounty county(3'000, a_monday_morning);
    sql::Reader rows(*county.connection);
    const auto f = indicators::figures(rows, start_of_day(plus_days(helsinki_date(county.until), -365)), county.until);
    const auto near = [](const indicators::Share& share, double percent) { return std::abs(share.percent().value_or(-100) - percent) <= 2.0; };
    const auto shown = [&] {
        std::string text;
        for (const auto& figure : indicators::told(f)) text += figure.id + " " + figure.value + "; ";
        return text;
    }();
    INFO(shown);
    using events::Profession;
    CHECK(near(f.within_7_days, target_of("access_within_7_days")));
    CHECK(near(f.within_7_days_nurse, target_of("access_within_7_days", Profession::nurse)));
    CHECK(near(f.within_7_days_doctor, target_of("access_within_7_days", Profession::doctor)));
    CHECK(near(f.digital, target_of("digital_share_strict")));
    CHECK(near(f.digital_or_phone, target_of("digital_share_with_phone")));
    CHECK(near(f.remote, target_of("remote_appointment_share") / 10));
    CHECK(near(f.no_show, target_of("no_show_share")));
    CHECK(std::abs(f.doctors.mean * 1000 - target_of("continuity_coc", Profession::doctor)) <= 20);
    CHECK(std::abs(f.nurses.mean * 1000 - target_of("continuity_coc", Profession::nurse)) <= 20);

    // Complaints go where they belong.
    for (const auto& code : rows.all<std::string>(list_oral_codes)) CHECK_MESSAGE((code == "D19" || code == "D82"), code);
}

TEST_CASE("the auditor finds nothing in a demo county, its chain holds, and its ledger gives its tables") {
    DemoCounty county(250, a_monday_morning, 3);
    Auditor auditor;
    for (const auto& fault : auditor.look(*county.connection, county.until)) FAIL_CHECK(fault);
    for (const auto& fault : Auditor::look_at_chain(*county.connection)) FAIL_CHECK(fault);
    const auto before = table_digests(*county.connection);
    county.connection->script("begin");
    replay(*county.connection, project_all, [](std::int64_t) {});
    CHECK(table_digests(*county.connection) == before);
    county.connection->script("rollback");
}

TEST_CASE("the desk looks like a day's work, whenever the demo is made") {
    // Mornings, an evening, a Sunday, the days on which the clocks move and those after them, a holiday, the turn of the year.
    for (const Instant until :
         {a_monday_morning, wall_clock("2026-11-25", 8, 4), wall_clock("2026-11-20", 15, 58), wall_clock("2026-11-24", 21, 30), wall_clock("2026-11-22", 9, 0),
          wall_clock("2026-03-29", 4, 30), wall_clock("2026-03-30", 9, 30), wall_clock("2026-10-25", 3, 30), wall_clock("2026-10-26", 8, 40),
          wall_clock("2026-06-19", 11, 0), wall_clock("2027-01-01", 0, 0)}) {
        INFO(instant_text(until));
        DemoCounty county(60, until);
        REQUIRE(county.made.ok());
        const auto desk = county.desk();
        CHECK(desk.waiting >= 12);
        CHECK(desk.waiting <= 40);
        CHECK(desk.over_promise <= 12);
        const bool is_open = civil(until).minute_of_day >= 480 && civil(until).minute_of_day < 960 && is_working_day(helsinki_date(until));
        for (const auto& row : desk.rows) {
            CHECK(row.received_at <= until);
            if (is_open) CHECK(until - row.received_at < std::chrono::hours{6});
        }
        // Whoever came or did not come is not forgotten: what was booked for a time that has passed is settled or in somebody's hands.
        CHECK(sql::Reader(*county.connection).number(count_left_behind, until - std::chrono::minutes{30}) == 0);
    }
}

TEST_CASE("in office hours people sit in the waiting rooms, and at night nobody does") {
    const DemoCounty by_day(250, a_monday_morning);
    REQUIRE(by_day.made.ok());
    sql::Reader rows(*by_day.connection);
    const auto room = desks::waiting_room(rows, {}, {}, by_day.until).value();
    CHECK(room.unit_name == "Armilan hyvinvointiasema");
    CHECK(room.waiting >= 3);
    CHECK(room.called == 1);
    CHECK(room.in_hand >= 1);
    CHECK(room.done >= 3);
    CHECK(room.gone == 1);
    CHECK(room.drawn == room.waiting + room.called + room.in_hand + room.done + room.gone);
    // The morning was busy enough to tell how long it will be.
    CHECK(room.pace_minutes.has_value());
    const auto screen = desks::call_up(rows, *room.unit, by_day.until).value();
    CHECK(screen.waiting == room.waiting);
    CHECK(screen.calls.front().is_awaited);

    const DemoCounty by_night(60, wall_clock("2026-11-24", 21, 30));
    sql::Reader at_night(*by_night.connection);
    const auto empty = desks::waiting_room(at_night, {}, {}, by_night.until).value();
    CHECK(empty.unit.has_value());
    CHECK(empty.waiting + empty.called + empty.in_hand + empty.drawn == 0);
}

TEST_CASE("everybody has words for whatever reason they may have") {
    const auto phrases = catalog().content<demo::ReasonPhrases>("phrases/contact_reasons.yaml").value().reasons;
    const auto& county = catalog().counties.begin()->second;
    for (std::size_t band = 0; band < county.age_bands.size(); ++band)
        for (const auto gender : {demo::Gender::woman, demo::Gender::man})
            for (int age = county.age_bands[band].from; age <= std::min(county.age_bands[band].to, 105); ++age) {
                std::map<events::Urgency, double> weights;
                for (const auto& reason : county.contacts.reasons) {
                    const auto phrased = std::find_if(phrases.begin(), phrases.end(), [&](const auto& one) { return one.code == reason.code; });
                    REQUIRE(phrased != phrases.end());
                    if (demo::phrases_for(*phrased, age, Language::fi).empty() || !demo::may_be_had_by(*phrased, gender)) continue;
                    for (const auto urgency : phrased->urgencies) weights[urgency] += reason.weights[band];
                }
                for (const auto& share : county.contacts.urgency) CHECK_MESSAGE(weights[share.id] > 0, "at " << age << ": " << wire::word(share.id));
            }
}

}  // namespace koppi::tests
