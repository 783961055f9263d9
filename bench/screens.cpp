// Bench: what a nurse waits for. The list of fifty out of a hundred thousand open contacts, and one client's card, through HTTP, beside
// bare SQL for the same rows on the same file.
#include <fmt/format.h>

#include <filesystem>

#include "bare_sql.hpp"
#include "county.hpp"
#include "http_client.hpp"
#include "interfaces/desks/views.hpp"

namespace koppi::bench {

namespace {

template <class Body>
Times timed(std::size_t times, Body body) {
    Times found;
    for (std::size_t i = 0; i < times; ++i) {
        const auto begun = Watch::now();
        body(i);
        found.ms.push_back(ms_since(begun));
    }
    return found;
}

void measure_list(const std::string& path, const County& county, std::uint16_t port, const std::string& cookie, std::size_t times, Table& table) {
    HttpLine line(port);
    const Headers headers{{"Cookie", cookie}};
    const auto first = line.ask("GET", "/api/desks/first-line?limit=50", {}, headers);
    const auto desk = wire::read<desks::FirstLineDesk>(first.body);
    must(first.status == 200 && desk.ok(), "the desk is answered");
    must(desk->rows.size() == 50 && desk->waiting == static_cast<std::int64_t>(county.waiting.size()), "fifty of all that wait are shown");

    BareSql sql(path);
    auto* const list = sql.prepare(R"(
        select c.contact, c.line, c.channel, c.urgency, c.received_at, c.promise_by, c.words, c.why_here, c.language, l.key, c.client,
               p.family_name, p.given_names, p.born, p.non_disclosure, c.attempts, c.last_attempt_at, c.next_attempt_at, c.rank_at
        from contact c join line l on l.line = c.line left join client p on p.client = c.client
        where c.state = 'waiting' order by c.rank_at, c.contact limit 50)");
    auto* const ids = sql.prepare("select contact from contact where state = 'waiting' order by rank_at, contact limit 50");
    for (const auto& row : desk->rows) {
        must(sqlite3_step(ids) == SQLITE_ROW &&
                 std::equal(row.contact.bytes.begin(), row.contact.bytes.end(), static_cast<const std::uint8_t*>(sqlite3_column_blob(ids, 0))),
             "the desk shows what bare SQL finds, in its order");
    }
    sqlite3_reset(ids);

    const auto bare = timed(times, [&](std::size_t) { must(BareSql::read(list) == 50, "bare SQL finds fifty rows"); });
    const auto http =
        timed(times, [&](std::size_t) { must(line.ask("GET", "/api/desks/first-line?limit=50", {}, headers).status == 200, "the desk is answered"); });
    table.add({.what = fmt::format("list of 50 from {} open contacts, over HTTP, p99", county.waiting.size()),
               .measured = http.p99(),
               .unit = "ms",
               .beside = "bare SQL of the same 50 rows, p99",
               .beside_measured = bare.p99(),
               .ratio = http.p99() / bare.p99(),
               .n = times,
               .times = http,
               .goal = "< 20 ms",
               .met = http.p99() < 20});
}

void measure_card(const std::string& path, const County& county, std::uint16_t port, const std::string& cookie, std::size_t times, Table& table) {
    HttpLine line(port);
    const Headers headers{{"Cookie", cookie}};
    const auto ask = [&](std::size_t i) {
        return line.ask("POST", "/api/clients/" + county.clients[i % county.clients.size()].text() + "/card", R"({"purpose":"contact"})", headers);
    };
    const auto first = ask(0);
    const auto card = wire::read<desks::ClientCard>(first.body);
    must(first.status == 200 && card.ok() && card->visits.size() == 12 && card->matters.size() >= 2 && card->workers.size() == 1,
         "the card shows a year of work: " + first.body.substr(0, 300));

    // The same rows, bare; and the logged opening as one durable commit of the two rows that it leaves, in a file of its own.
    BareSql sql(path);
    const std::vector<sqlite3_stmt*> parts{
        sql.prepare("select * from client where client = ?1"),
        sql.prepare("select * from matter_route r join matter m on m.matter = r.matter join contact c on c.contact = r.contact where r.client = ?1 and "
                    "r.state <> 'closed'"),
        sql.prepare("select * from booking where client = ?1 and begins_at >= 0 and state in ('booked', 'arrived') order by begins_at limit 20"),
        sql.prepare("select * from visit where client = ?1 order by begins_at desc limit 20"),
        sql.prepare("select count(*) from visit where client = ?1"),
        sql.prepare("select count(*) from contact where client = ?1 and received_at >= 0"),
    };
    const auto log_path = path + ".log";
    BareSql log(log_path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    for (const char* text :
         {"pragma journal_mode = wal", "pragma synchronous = full", "create table ledger (position integer primary key, body text, hash blob)",
          "create table access_log (position integer primary key, client blob, at integer)"}) {
        auto* const statement = log.prepare(text);
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        sqlite3_reset(statement);
    }
    const std::vector<sqlite3_stmt*> opening{log.prepare("begin immediate"),
                                             log.prepare("insert into ledger (body, hash) values (hex(randomblob(120)), randomblob(64))"),
                                             log.prepare("insert into access_log (client, at) values (randomblob(16), 1)"), log.prepare("commit")};
    const auto bare = timed(times, [&](std::size_t i) {
        for (auto* statement : opening) BareSql::read(statement);
        const auto& client = county.clients[i % county.clients.size()];
        for (auto* statement : parts) {
            sqlite3_bind_blob(statement, 1, client.bytes.data(), static_cast<int>(client.bytes.size()), SQLITE_STATIC);
            BareSql::read(statement);
        }
    });
    const auto http = timed(times, [&](std::size_t i) { must(ask(i).status == 200, "a card is opened"); });
    table.add({.what = "client card (its opening logged durably), over HTTP, p99",
               .measured = http.p99(),
               .unit = "ms",
               .beside = "bare SQL of the same rows and one commit, p99",
               .beside_measured = bare.p99(),
               .ratio = http.p99() / bare.p99(),
               .n = times,
               .times = http,
               .goal = "< 10 ms",
               .met = http.p99() < 10});
}

}  // namespace

void measure_screens(const Options& options, Table& table) {
    const auto path = options.folder + "/screens.db";
    const int open = options.quick ? 10'000 : 100'000;
    const int clients = options.quick ? 500 : 2'000;
    auto county = make_county(path, {.clients = clients, .waiting_contacts = open - 2 * clients, .clients_with_history = clients});
    // The open contacts of the clients' own history wait on the line too.
    county.waiting.resize(static_cast<std::size_t>(open));
    ServerProcess server(options.program, path);
    const auto cookie = signed_in(server.port(), nurse_name, nurse_password);
    const std::size_t times = options.quick ? 100 : 1'000;
    measure_list(path, county, server.port(), cookie, times, table);
    measure_card(path, county, server.port(), cookie, times, table);
    server.stop();
}

}  // namespace koppi::bench
