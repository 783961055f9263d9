// Tests: many people at the reception at once, and what hangs on the wall of a waiting room.
#include <doctest/doctest.h>

#include <thread>

#include "app/dispatch.hpp"
#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "interfaces/desks/catalog_views.hpp"
#include "platform/catalog.hpp"
#include "workflows/waiting_room.hpp"

namespace koppi::tests {

namespace {

struct Station {
    County county{instant_at({std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}}, 8 * 60).value()};
    UnitId unit = county.unit("Armila", events::UnitKind::station);
    LineId line = county.line(unit, "walk_in");
    std::vector<Colleague> nurses;

    Station() {
        for (const char* name : {"Kallio", "Aalto", "Koski", "Laine"}) nurses.push_back(county.colleague(name, "Veera", events::Profession::nurse, unit));
    }
    Result<waiting_room::Drawn> draw(std::size_t nurse, waiting_room::DrawNumber command, const std::optional<Idempotency>& sent = {}) {
        command.unit = unit;
        return county.act("walkin_draw", nurses[nurse % nurses.size()].actor, [command](Work& work) { return waiting_room::draw(work, command); }, sent);
    }
    Result<waiting_room::Called> call_next(std::size_t nurse, const std::string& place) {
        return county.act("walkin_call_next", nurses[nurse % nurses.size()].actor,
                          [this, place](Work& work) { return waiting_room::call_next(work, {unit, wire::Text<40, 1>(place)}); });
    }
    std::vector<std::string> faults() {
        Auditor auditor;
        return auditor.look(county.connection(), county.now());
    }

    // As a screen on the wall asks: no cookie.
    http::Response screen(const std::vector<std::pair<std::string, std::string>>& headers = {}) {
        const routes::House house{.writer = county.writer(),
                                  .reading =
                                      [this](const std::function<void(sql::Reader&)>& read) {
                                          auto rows = county.rows();
                                          read(rows);
                                      },
                                  .words = [](Language language, const Refusal& refusal) { return words(language, refusal); },
                                  .clock = county.clock};
        Dispatch dispatch(house, all_routes());
        http::Request request;
        request.method = "GET";
        request.path = "/api/call-up/" + unit.text();
        request.headers = headers;
        return dispatch.handle(request);
    }
};

// So many threads begin together.
void at_once(std::size_t people, const std::function<void(std::size_t)>& act) {
    std::atomic<std::size_t> ready{0};
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < people; ++i)
        threads.emplace_back([&, i] {
            ++ready;
            while (ready < people) std::this_thread::yield();
            act(i);
        });
    for (auto& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("thirty-two people who reach for a number at once get thirty-two numbers, one to thirty-two") {
    Station station;
    std::vector<int> numbers(32, 0);
    at_once(32, [&](std::size_t i) {
        const auto drawn = station.draw(i, {});
        if (drawn) numbers[i] = drawn->number;
    });
    std::sort(numbers.begin(), numbers.end());
    for (int i = 0; i < 32; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == i + 1);
    for (const auto& fault : station.faults()) FAIL_CHECK(fault);
    CHECK(!station.county.replays_otherwise());
}

TEST_CASE("a press that is repeated because the line was silent draws one number") {
    Station station;
    const Idempotency sent{*station.nurses[0].actor.account, "walkin-test-key-0001", sha256(std::string("draw"))};
    std::vector<int> numbers(8, 0);
    at_once(8, [&](std::size_t i) {
        const auto drawn = station.draw(0, {}, sent);
        if (drawn) numbers[i] = drawn->number;
    });
    for (const int number : numbers) CHECK(number == 1);
    CHECK(station.draw(0, {})->number == 2);
}

TEST_CASE("sixteen nurses and twelve who wait: each is called by one, and four nurses are told that nobody waits") {
    Station station;
    for (int i = 0; i < 12; ++i) REQUIRE(station.draw(0, {}));
    std::vector<int> called(16, 0);
    std::atomic<int> nobody{0};
    at_once(16, [&](std::size_t i) {
        const auto one = station.call_next(i, "Huone " + std::to_string(i + 1));
        if (one) called[i] = one->number;
        else if (one.refusal().code == "walkin.nobody_waits") ++nobody;
    });
    std::erase(called, 0);
    std::sort(called.begin(), called.end());
    CHECK(called == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
    CHECK(nobody == 4);
    for (const auto& fault : station.faults()) FAIL_CHECK(fault);
}

TEST_CASE("the screen on the wall needs no session, and says numbers and rooms and nothing of anybody") {
    Station station;
    events::ClientDetails details{};
    details.family_name = "Testinen-Öhqvist";
    details.given_names = "Aino Kaarina";
    details.hetu = "010190-900P";
    details.phone = "+358401234567";
    const auto client = station.county.client(details);
    waiting_room::DrawNumber command{};
    command.client = client;
    command.words = wire::Text<2000>("salainen vaiva");
    command.urgency = events::Urgency::same_day;
    const auto drawn = station.draw(0, command).value();
    REQUIRE(station.draw(0, {}));
    const auto called = station.call_next(1, "Vastaanotto 2").value();
    CHECK(called.ticket == drawn.ticket);

    const auto seen = station.screen();
    REQUIRE(seen.status == 200);
    CHECK(seen.body == R"({"unit_name":"Armila","waiting":1,"calls":[{"number":1,"place":"Vastaanotto 2","called_at":")" + instant_text(station.county.now()) +
                           R"(","nth":1,"is_awaited":true}]})");
    // The same words stand here as a fence for whatever is added to it later.
    for (const auto& secret : {std::string("Testinen"), std::string("Aino"), std::string("010190"), std::string("1234567"), std::string("salainen"),
                               std::string("same_day"), client.text(), drawn.contact.text(), drawn.ticket.text(), called.matters.front().text(),
                               station.nurses[1].professional().text(), std::string("Aalto")})
        CHECK_MESSAGE(seen.body.find(secret) == std::string::npos, secret);
}

TEST_CASE("a screen that has the answer already is told so without it, until somebody is called") {
    Station station;
    REQUIRE(station.draw(0, {}));
    const auto tag_of = [](const http::Response& response) {
        for (const auto& [name, value] : response.headers)
            if (name == "ETag") return value;
        return std::string();
    };
    const auto tag = tag_of(station.screen());
    REQUIRE(!tag.empty());
    station.county.clock.advance(Minutes{5});
    const auto same = station.screen({{"if-none-match", tag}});
    CHECK(same.status == 304);
    CHECK(same.body.empty());
    REQUIRE(station.call_next(0, "Huone 3"));
    const auto news = station.screen({{"if-none-match", tag}});
    CHECK(news.status == 200);
    CHECK(tag_of(news) != tag);
}

TEST_CASE("a unit without a waiting room has no screen, and no number is drawn in it") {
    Station station;
    const auto elsewhere = station.county.unit("Imatra", events::UnitKind::station);
    auto rows = station.county.rows();
    CHECK(desks::call_up(rows, elsewhere, station.county.now()).refusal().code == "http.not_found");
    CHECK(desks::call_up(rows, UnitId{}, station.county.now()).refusal().code == "http.not_found");
    waiting_room::DrawNumber command{};
    command.unit = elsewhere;
    const auto refused = station.county.act("walkin_draw", station.nurses[0].actor, [command](Work& work) { return waiting_room::draw(work, command); });
    CHECK(refused.refusal().code == "walkin.no_waiting_room");
    CHECK(refused.refusal().where == "/unit");
}

TEST_CASE("no desk offers the outcome that the rule of the waiting room gives") {
    Station station;
    const auto drawn = station.draw(0, {}).value();
    const auto called = station.call_next(0, "Huone 3").value();
    const auto refused = station.county.act("matter_advise_close", station.nurses[0].actor, [&](Work& work) {
        return intake::advise_and_close(work, called.matters.front(), {"left_without_being_seen", "ei vastannut"});
    });
    CHECK(refused.refusal().code == "routing.no_such_outcome");
    CHECK(drawn.contact == called.contact);
    for (const auto& outcome : desks::catalog_shown(catalog(), Language::fi, helsinki_date(station.county.now())).outcomes)
        if (outcome.id == "left_without_being_seen") CHECK(outcome.routes.empty());
}

}  // namespace koppi::tests
