// Bench: free times among a thousand appointment books, T3 of a whole county, and 32 who want the same last times.
//
// The books of 1,000 professionals for twelve months, 85 % taken: templates, assignments and cells lie in the tables as projectors write them;
// they are put there by bulk, since five million bookings through their verbs would take hours. The peers answer the same question in SQL on
// the same rows, and the answers are compared before a time is told.
#include <fmt/format.h>

#include <atomic>
#include <thread>

#include "app/switchboard.hpp"
#include "bench.hpp"
#include "core/civil_time.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"
#include "platform/migrate.hpp"
#include "platform/sqlite.hpp"
#include "platform/writer.hpp"
#include "postgres.hpp"

namespace koppi::bench {

namespace {

using events::BookedTime;

const Instant now = *instant_from("2026-11-27T05:00:00Z");
constexpr int days_ahead = 365;
constexpr int taken_percent = 85;
constexpr int slot_minutes = 20;
constexpr int from_minute = 8 * 60;
constexpr int until_minute = 16 * 60;  // 24 times a day

constexpr sql::Query insert_template{"bench.insert_template", "insert into work_template values ($1, 'bench', $2, 0)"};
constexpr sql::Query insert_assignment{"bench.insert_assignment",
                                       "insert into assignment values ($1, $2, $3, $4, $5, null, 1, null)"};
constexpr sql::Query insert_cell{"bench.insert_cell", "insert into occupied values ($1, 0, $2, $3)"};
constexpr sql::Query insert_change{"bench.insert_change", "insert into book_change values ($1, -1, $2)"};
constexpr sql::Query insert_day{"bench.insert_day", "insert into bench_day values ($1, $2, $3)"};

template <class T>
T numbered(std::uint32_t n) {
    T id{};
    for (int i = 0; i < 4; ++i) id.bytes[15 - static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(n >> (8 * i));
    id.bytes[0] = 1;
    return id;
}

// Professionals of eleven stations and three professions, each with the same weekly hours of their profession's service.
constexpr std::array<std::string_view, 3> services{"nurse_reception", "doctor_reception", "physio_direct"};
UnitId unit_of(std::uint32_t professional) { return numbered<UnitId>(0x1000 + professional % 11); }

void fill(sql::Connection& connection, std::uint32_t professionals) {
    migrate(connection, embedded_migrations(), now);
    sql::Tables tables(connection);
    connection.script("begin immediate; create table bench_day (day integer primary key, weekday integer not null, midnight integer not null) strict");
    const Date today = helsinki_date(now);
    for (std::size_t n = 0; n < services.size(); ++n) {
        std::vector<events::TemplateBlock> blocks;
        for (int day = 0; day < 5; ++day)
            blocks.push_back({static_cast<Weekday>(day), from_minute, until_minute, std::string(services[n]), events::VisitKind::on_site, slot_minutes,
                              events::SlotPurpose::open, std::nullopt, std::nullopt});
        tables.run(insert_template, numbered<TemplateId>(static_cast<std::uint32_t>(n)), wire::write(blocks));
    }
    for (int day = 0; day <= days_ahead; ++day) {
        const Date date = plus_days(today, day);
        const auto assignment = scheduling::templates::Assignment{{{}, {}, {}, {}, today, std::nullopt, 1, std::nullopt}, {}, false};
        if (scheduling::templates::is_worked(assignment, date))
            tables.run(insert_day, day, static_cast<int>(weekday(date)), epoch_ms(start_of_day(date)));
    }
    Dice dice(85);
    for (std::uint32_t n = 0; n < professionals; ++n) {
        const auto professional = numbered<ProfessionalId>(n);
        const auto work_template = numbered<TemplateId>(n % static_cast<std::uint32_t>(services.size()));
        tables.run(insert_assignment, numbered<HoursId>(n), work_template, professional, unit_of(n), today);
        for (int day = 0; day <= days_ahead; ++day) {
            const Date date = plus_days(today, day);
            if (weekday(date) > Weekday::friday) continue;
            const auto begin = *instant_at(date, from_minute);
            for (int slot = 0; slot < (until_minute - from_minute) / slot_minutes; ++slot) {
                if (dice.below(100) >= taken_percent) continue;
                const auto cell = epoch_ms(begin + Minutes{slot * slot_minutes}) / 300'000;
                for (int i = 0; i < slot_minutes / 5; ++i) tables.run(insert_cell, ResourceId{professional.bytes}, cell + i, HolderId{professional.bytes});
            }
        }
        tables.run(insert_change, professional, n + 1);
    }
    connection.script("commit; analyze");
}

// The same question in SQL on the same rows: weekly rules by the days of a calendar, minus cells.
struct Answer {
    std::int64_t begins_at;
    ProfessionalId professional;
    bool operator==(const Answer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (begins_at, professional))
constexpr sql::Query earliest_in_sql{"bench.earliest", R"(
    with recursive number(n) as (select 0 union all select n + 1 from number where n < 23)
    select d.midnight + ($1 + number.n * $2) * 60000 as begins_at, a.professional
    from bench_day d cross join number cross join assignment a
    where a.work_template = $3 and d.weekday < 5 and d.midnight + ($1 + number.n * $2) * 60000 >= $4
      and not exists (select 1 from occupied o where o.resource = a.professional and o.lane = 0
                      and o.cell >= (d.midnight + ($1 + number.n * $2) * 60000) / 300000
                      and o.cell < (d.midnight + ($1 + (number.n + 1) * $2) * 60000) / 300000)
    order by begins_at, a.professional limit 20)"};

std::vector<Answer> by_sql(sql::Reader& rows, std::uint32_t service, Instant from) {
    return rows.all<Answer>(earliest_in_sql, from_minute, slot_minutes, numbered<TemplateId>(service), from);
}
std::vector<Answer> by_books(sql::Reader& rows, std::uint32_t service, Instant from) {
    scheduling::Find find{.services = {std::string(services[service])}, .from = from, .until = now + std::chrono::days{days_ahead}, .limit = 20};
    std::vector<Answer> found;
    for (const auto& time : scheduling::earliest(rows, find, now)) found.push_back({epoch_ms(time.begins_at), time.professional});
    return found;
}

// The same rows and the same question in PostgreSQL.
std::string hexed(std::span<const std::uint8_t> bytes) {
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

struct CellRow {
    ResourceId resource;
    std::int64_t cell;
};
BOOST_DESCRIBE_STRUCT(CellRow, (), (resource, cell))
struct AssignmentOf {
    ProfessionalId professional;
    TemplateId work_template;
};
BOOST_DESCRIBE_STRUCT(AssignmentOf, (), (professional, work_template))
struct DayRow {
    std::int64_t day;
    std::int64_t weekday;
    std::int64_t midnight;
};
BOOST_DESCRIBE_STRUCT(DayRow, (), (day, weekday, midnight))
constexpr sql::Query all_cells{"bench.all_cells", "select resource, cell from occupied order by resource, cell"};
constexpr sql::Query all_assignments{"bench.all_assignments", "select professional, work_template from assignment"};
constexpr sql::Query all_days{"bench.all_days", "select day, weekday, midnight from bench_day"};

class PostgresPeer {
public:
    PostgresPeer(const std::string& folder, sql::Connection& connection) : server_(folder) {
        server_.run("create table occupied (resource uuid not null, lane integer not null, cell bigint not null, holder uuid not null)");
        server_.run("create table assignment (professional uuid primary key, work_template uuid not null)");
        server_.run("create table bench_day (day integer primary key, weekday integer not null, midnight bigint not null)");
        sql::Reader rows(connection);
        {
            sql::Cursor cells(connection, all_cells);
            server_.copy("copy occupied from stdin", [&]() -> std::string {
                if (!cells->step()) return {};
                const auto row = sql::row_of<CellRow>(*cells);
                const auto who = hexed(row.resource.bytes);
                return fmt::format("{}\t0\t{}\t{}", who, row.cell, who);
            });
        }
        server_.run("alter table occupied add primary key (resource, lane, cell)");
        for (const auto& one : rows.all<AssignmentOf>(all_assignments))
            server_.run(fmt::format("insert into assignment values ('{}', '{}')", hexed(one.professional.bytes), hexed(one.work_template.bytes)));
        for (const auto& day : rows.all<DayRow>(all_days))
            server_.run(fmt::format("insert into bench_day values ({}, {}, {})", day.day, day.weekday, day.midnight));
        server_.run("create index assignment_by_template on assignment (work_template)");
        server_.run("vacuum analyze");
    }
    std::vector<Answer> earliest(std::uint32_t service, Instant from) {
        const auto begins_at = fmt::format("(d.midnight + ({} + number.n * {}) * 60000::bigint)", from_minute, slot_minutes);
        std::vector<Answer> found;
        for (const auto& row : server_.rows(fmt::format(R"(
                select {0} as begins_at, a.professional
                from bench_day d cross join generate_series(0, 23) number(n) cross join assignment a
                where a.work_template = '{1}' and d.weekday < 5 and {0} >= {2}
                  and not exists (select 1 from occupied o where o.resource = a.professional and o.lane = 0
                                  and o.cell >= {0} / 300000 and o.cell < ({0} + {3}) / 300000)
                order by begins_at, a.professional limit 20)",
                                                        begins_at, hexed(numbered<TemplateId>(service).bytes), epoch_ms(from), slot_minutes * 60'000)))
            found.push_back({std::stoll(row[0]), ProfessionalId::parse(row[1]).value()});
        return found;
    }

private:
    Postgres server_;
};

void measure_books(const Options& options, Table& table) {
    const std::uint32_t professionals = options.quick ? 100 : 1'000;
    const auto path = options.folder + "/books.db";
    const auto connection = sql::open_sqlite(path, sql::Access::read_write);
    fill(*connection, professionals);
    sql::Reader rows(*connection);
    const auto begun = Watch::now();
    must(!by_books(rows, 0, now).empty(), "there are free times");
    const double loaded_s = seconds_since(begun);

    Dice dice(20);
    const auto some_moment = [&] { return now + Minutes{static_cast<int>(dice.below(300 * 24 * 60))}; };
    Times peer;
    Times postgres;
    PostgresPeer postgres_peer(options.folder, *connection);
    for (int n = 0; n < (options.quick ? 5 : 10); ++n) {
        const auto from = some_moment();
        const auto service = static_cast<std::uint32_t>(n) % 3;
        const auto started = Watch::now();
        const auto told = by_sql(rows, service, from);
        peer.ms.push_back(ms_since(started));
        must(told == by_books(rows, service, from), "the books and SQL give one answer");
        const auto started_there = Watch::now();
        const auto told_there = postgres_peer.earliest(service, from);
        postgres.ms.push_back(ms_since(started_there));
        must(told_there == told, "PostgreSQL gives the same answer");
    }
    Times books;
    for (int n = 0; n < 2'000; ++n) {
        const auto from = some_moment();
        const auto started = Watch::now();
        must(by_books(rows, static_cast<std::uint32_t>(n) % 3, from).size() == 20, "twenty times are found");
        books.ms.push_back(ms_since(started));
    }
    table.add({.what = fmt::format("earliest 20 of {} books x 12 months, 85 % taken, p99", professionals),
               .measured = books.p99(),
               .unit = "ms",
               .beside = "the same question in SQL on SQLite, p50",
               .beside_measured = peer.p50(),
               .ratio = peer.p50() / books.p50(),
               .n = books.ms.size(),
               .times = books,
               .goal = "< 2 ms, >= 50 x",
               .met = books.p99() < 2 && peer.p50() / books.p50() >= 50});

    table.add({.what = "  the same beside PostgreSQL 15, p50",
               .measured = books.p50(),
               .unit = "ms",
               .beside = "the same question in SQL on PostgreSQL, p50",
               .beside_measured = postgres.p50(),
               .ratio = postgres.p50() / books.p50(),
               .n = postgres.ms.size(),
               .times = postgres,
               .goal = ">= 50 x",
               .met = postgres.p50() / books.p50() >= 50});

    Times sixty;
    for (int n = 0; n < 500; ++n) {
        const auto from = some_moment();
        const auto first = static_cast<std::uint32_t>(dice.below(professionals - 60 + 1));
        const auto started = Watch::now();
        for (std::uint32_t p = first; p < first + 60; ++p) {
            scheduling::Find find{.professionals = {numbered<ProfessionalId>(p)}, .from = from, .until = from + std::chrono::days{56}, .limit = 3};
            must(scheduling::earliest(rows, find, now).size() <= 3, "three at most");
        }
        sixty.ms.push_back(ms_since(started));
    }
    table.add({.what = "first free times of 60 professionals x 8 weeks, p99", .measured = sixty.p99(), .unit = "ms", .n = sixty.ms.size(), .times = sixty,
               .goal = "< 20 ms", .met = sixty.p99() < 20});

    Times t3;
    std::size_t groups = 0;
    const scheduling::T3Question question{now, 3, 182, [](std::string_view service) { return std::optional(std::string(service)); }};
    for (int n = 0; n < 100; ++n) {
        const auto started = Watch::now();
        groups = scheduling::t3(rows, question, now).size();
        t3.ms.push_back(ms_since(started));
    }
    must(groups == 33, "eleven stations and three professions");
    table.add({.what = fmt::format("T3 of 11 stations x 3 professions, {} books, p99", professionals), .measured = t3.p99(), .unit = "ms", .n = t3.ms.size(),
               .times = t3, .goal = "< 50 ms", .met = t3.p99() < 50});
    table.add({.what = "  reading all books into memory, once after a start", .measured = loaded_s, .unit = "s"});
}

// ---- 32 who want the same last times

struct Contest {
    std::size_t booked = 0;
    std::size_t told_who = 0;
    std::size_t untold = 0;
    std::size_t overlaps = 0;
};

constexpr int contenders = 32;

constexpr sql::Query count_overlaps{"bench.count_overlaps", R"(
    select count(*) from booking a join booking b on b.professional = a.professional and b.booking > a.booking
    where a.state = 'booked' and b.state = 'booked' and a.begins_at < b.ends_at and b.begins_at < a.ends_at)"};

// Everybody tries every time, in an order of their own: on the last of them many meet.
Contest contest(const Options& options, int attempts) {
    const auto path = options.folder + "/contest.db";
    auto connection = sql::open_sqlite(path, sql::Access::read_write);
    migrate(*connection, embedded_migrations(), now);
    SetClock clock(now);
    const int times = std::max(1, attempts / contenders / 2);
    const auto professional = numbered<ProfessionalId>(1);
    std::vector<std::pair<HoursId, Instant>> wanted;
    {
        Workshop workshop(*connection, project_all, clock, Dice(1));
        workshop.transaction([&] {
            for (int n = 0; n < times; ++n) {
                const Instant begin = now + std::chrono::hours{24} + Minutes{20 * n};
                const auto hours = workshop.run<HoursId>(Actor{}, [&](Work& work) {
                    return scheduling::offer_hours(work, {{}, professional, numbered<UnitId>(1), "nurse_reception", events::VisitKind::on_site, begin,
                                                          begin + Minutes{20}, 20});
                });
                must(hours.ok(), "hours are offered");
                wanted.emplace_back(*hours, begin);
            }
        });
    }
    Contest result;
    std::atomic<std::size_t> booked = 0;
    std::atomic<std::size_t> told_who = 0;
    std::atomic<std::size_t> untold = 0;
    {
        Writer writer(*connection, project_all, clock, Dice(2), [](std::int64_t, const std::vector<std::string_view>&) {}, [](std::string_view, double) {});
        std::vector<std::thread> threads;
        for (int who = 0; who < contenders; ++who)
            threads.emplace_back([&, who] {
                Dice dice(static_cast<std::uint64_t>(who) + 10);
                Actor actor;
                actor.professional = numbered<ProfessionalId>(100 + static_cast<std::uint32_t>(who));
                const scheduling::Known known{[](ProfessionalId one) { return one.text(); }, [](RoomId) { return std::optional<std::string>(); }, false};
                for (int n = 0; n < attempts / contenders; ++n) {
                    const auto& [hours, begin] = wanted[dice.below(wanted.size())];
                    const auto client = numbered<ClientId>(static_cast<std::uint32_t>(who) * 100'000U + static_cast<std::uint32_t>(n));
                    const scheduling::BookTime command{{hours, begin, {}, {}, {}, {}, {}}, {}, {}};
                    writer.run("contest", actor, std::nullopt, [&](Work& work) -> koppi::Answer {
                        const auto done = scheduling::book(work, command, {client, {}, events::Urgency::non_urgent, {}}, known);
                        if (done) {
                            ++booked;
                            return {};
                        }
                        const auto& refusal = done.refusal();
                        const auto name = refusal.details.find("name");
                        ++(refusal.code == "scheduling.slot_taken" && name != refusal.details.end() && !name->second.empty() ? told_who : untold);
                        return {409, "", true};
                    });
                }
            });
        for (auto& thread : threads) thread.join();
        writer.stop();
    }
    result = {booked, told_who, untold, static_cast<std::size_t>(sql::Reader(*connection).number(count_overlaps))};
    return result;
}

constexpr sql::Query naive_check{"bench.naive_check", "select count(*) from naive where time = $1"};
constexpr sql::Query naive_insert{"bench.naive_insert", "insert into naive (time, who) values ($1, $2)"};
constexpr sql::Query naive_overlaps{"bench.naive_overlaps", "select count(*) from (select time from naive group by time having count(*) > 1)"};

// The way it is often done: look whether the time is free, then write, each for itself.
std::size_t naive_overlaps_of(const Options& options, int attempts) {
    const auto path = options.folder + "/naive.db";
    const auto first = sql::open_sqlite(path, sql::Access::read_write);
    first->script("create table naive (time integer not null, who integer not null) strict; create index naive_by_time on naive (time)");
    const int times = std::max(1, attempts / contenders / 2);
    std::vector<std::thread> threads;
    for (int who = 0; who < contenders; ++who)
        threads.emplace_back([&, who] {
            const auto mine = sql::open_sqlite(path, sql::Access::read_write);
            mine->script("pragma synchronous = off");
            sql::Tables tables(*mine);
            Dice dice(static_cast<std::uint64_t>(who) + 10);
            for (int n = 0; n < attempts / contenders; ++n) {
                const auto time = static_cast<std::int64_t>(dice.below(static_cast<std::size_t>(times)));
                if (tables.number(naive_check, time) > 0) continue;
                std::this_thread::yield();
                tables.run(naive_insert, time, who);
            }
        });
    for (auto& thread : threads) thread.join();
    return static_cast<std::size_t>(sql::Reader(*first).number(naive_overlaps));
}

void measure_contest(const Options& options, Table& table) {
    const int attempts = options.quick ? 3'200 : 320'000;
    const auto begun = Watch::now();
    const auto fair = contest(options, attempts);
    const double seconds = seconds_since(begun);
    const auto naive = naive_overlaps_of(options, attempts / 10);
    must(fair.booked + fair.told_who + fair.untold == static_cast<std::size_t>(attempts / contenders * contenders), "everybody got an answer");
    must(fair.untold == 0, "every loser is told who took it");
    must(naive > 0, "the naive way shows overlaps, or this measures nothing");
    table.add({.what = fmt::format("overlaps after {} attempts of {} contenders", attempts, contenders), .measured = static_cast<double>(fair.overlaps),
               .unit = "overlaps", .beside = "look, then write, without a constraint", .beside_measured = static_cast<double>(naive),
               .n = static_cast<std::size_t>(attempts), .goal = "0", .met = fair.overlaps == 0});
    table.add({.what = "  attempts a second, durable", .measured = attempts / seconds, .unit = "a second"});
}

}  // namespace

void measure_booking(const Options& options, Table& table) {
    measure_books(options, table);
    measure_contest(options, table);
}

}  // namespace koppi::bench
