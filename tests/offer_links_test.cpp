// Tests: a client answers an offered time by the link in the message: what the page is told, what the answer does, and who may not know.
#include <doctest/doctest.h>

#include "app/dispatch.hpp"
#include "auditor.hpp"
#include "county.hpp"
#include "modules/clients/clients.hpp"
#include "platform/catalog.hpp"
#include "platform/secret.hpp"
#include "workflows/notices.hpp"
#include "workflows/offer_links.hpp"
#include "workflows/outbox.hpp"
#include "workflows/refill.hpp"

namespace koppi::tests {

namespace {

using offer_links::LinkState;
using offer_links::OfferPage;

// One station, a nurse with two free times next week, a client who waits and was offered the first of them by a text message.
struct Offering {
    County county{instant_from("2026-11-20T10:00:00+02:00").value()};
    UnitId armila = county.unit("Armila", events::UnitKind::station);
    Colleague nurse = county.colleague("Laine", "Maija", events::Profession::nurse, armila);
    routes::House house{.writer = county.writer(),
                        .reading =
                            [this](const std::function<void(sql::Reader&)>& read) {
                                auto rows = county.rows();
                                read(rows);
                            },
                        .words = [](Language language, const Refusal& refusal) { return words(language, refusal); },
                        .clock = county.clock};
    Dispatch dispatch{house, all_routes()};
    std::vector<std::string> texts;
    outbox::Courier courier{house, {.sms =
                                        [this](const courier::Sms& one) {
                                            texts.push_back(one.text);
                                            return outcome;
                                        },
                                    .email = {}}};
    courier::Outcome outcome{courier::Fate::taken};
    ClientId client;
    HoursId hours;
    WaitId wait;
    OfferId offer;
    Instant begins_at = instant_from("2026-11-27T09:00:00+02:00").value();

    explicit Offering(Language language = Language::fi, bool non_disclosure = false, const char* address = "https://koppi.example") {
        notices::set_telling(true);
        REQUIRE(!offer_links::set_public_address(address));
        events::ClientDetails details;
        details.family_name = "Testinen-Öhqvist";
        details.given_names = "Aino";
        details.phone = "+358401234567";
        details.language = language;
        details.non_disclosure = non_disclosure;
        client = county.client(details);
        hours = county.state([&](Work& work) {
                          return scheduling::offer_hours(work, {.hours = {},
                                                                .professional = nurse.professional(),
                                                                .unit = armila,
                                                                .service = "nurse_reception",
                                                                .kind = events::VisitKind::on_site,
                                                                .begins_at = begins_at,
                                                                .ends_at = begins_at + Minutes{40},
                                                                .slot_minutes = 20});
                      }).value();
        waiting::Wishes wishes{};
        wishes.short_notice = true;
        const refill::EnterWait entry{armila, "nurse_reception", wishes};
        wait = county.act("wait_enter", nurse.actor, [&](Work& work) { return refill::enter(work, client, entry); }).value().wait.wait;
        offer = offers(begins_at);
    }
    ~Offering() {
        notices::set_telling(false);
        offer_links::set_public_address("");
    }

    OfferId offers(Instant at) {
        const auto offered =
            county.act("wait_offer", nurse.actor, [&](Work& work) { return refill::offer(work, wait, {hours, at, events::OfferedBy::message}); });
        REQUIRE(offered);
        return offered->offer.offer;
    }
    // The secret in the newest text; empty when there is none.
    std::string token() {
        courier.round();
        REQUIRE(!texts.empty());
        const auto at = texts.back().find("https://koppi.example/a/");
        return at == std::string::npos ? "" : texts.back().substr(at + 24, 24);
    }
    http::Response post(const std::string& path, const std::string& body, const std::string& peer = "192.0.2.7") {
        http::Request request;
        request.method = "POST";
        request.path = path;
        request.headers = {{"content-type", "application/json"}};
        request.body = body;
        request.peer = peer;
        return dispatch.handle(request);
    }
    OfferPage page(const http::Response& response) {
        REQUIRE(response.status == 200);
        return wire::read<OfferPage>(response.body).value();
    }
    OfferPage shown(const std::string& token) { return page(post("/api/offer-links/show", R"({"token":")" + token + R"("})")); }
    OfferPage answered(const std::string& token, const std::string& answer) {
        return page(post("/api/offer-links/answer", R"({"token":")" + token + R"(","answer":")" + answer + R"("})"));
    }
    std::int64_t opened() {
        constexpr sql::Query count_opened{"test.count_opened", "select count(*) from ledger where name = 'record_opened'"};
        return county.rows().number(count_opened);
    }
    waiting::OfferRow row() {
        auto rows = county.rows();
        return waiting::offers_to(rows, wait).back();
    }
    bool is_sound() {
        Auditor auditor;
        const auto faults = auditor.look(county.connection(), county.now());
        for (const auto& fault : faults) MESSAGE(fault);
        return faults.empty() && !county.replays_otherwise();
    }
};

}  // namespace

TEST_CASE("the link shows a time and a place and nothing else; a yes books, once, and is nobody's at a desk") {
    Offering offering;
    const auto token = offering.token();
    CHECK(looks_like_secret(token));
    const auto open = offering.post("/api/offer-links/show", R"({"token":")" + token + R"("})");
    for (const char* secret : {"Testinen", "Aino", "nurse", "Laine", "358"}) CHECK(open.body.find(secret) == std::string::npos);
    const auto page = offering.page(open);
    CHECK(page.state == LinkState::open);
    CHECK(page.begins_at == offering.begins_at);
    CHECK(page.place == "Armila");
    CHECK(page.language == Language::fi);
    CHECK(page.answer_by == offering.row().answer_by);

    const auto opened = offering.opened();
    CHECK(opened > 0);
    const auto taken = offering.answered(token, "take");
    CHECK(taken.state == LinkState::taken);
    CHECK(taken.begins_at == offering.begins_at);
    CHECK(!taken.answer_by);
    CHECK(offering.opened() == opened);
    const auto row = offering.row();
    CHECK(row.ended_how == events::OfferEnd::accepted);
    auto rows = offering.county.rows();
    const auto booking = scheduling::booking(rows, row.booking.value()).value();
    CHECK(booking.through == events::BookedThrough::offer);
    CHECK(booking.client == offering.client);
    CHECK(!booking.made_by);
    CHECK(waiting::known_wait(rows, offering.wait)->ended_how == events::WaitEnd::booked);

    // Said again, or otherwise, nothing changes; nor does a nurse's answer.
    const auto position = offering.county.writer().position();
    CHECK(offering.answered(token, "take").state == LinkState::taken);
    CHECK(offering.answered(token, "decline").state == LinkState::taken);
    CHECK(offering.county.writer().position() == position);
    const auto late = offering.county.act("offer_decline", offering.nurse.actor, [&](Work& work) { return refill::decline(work, offering.offer); });
    CHECK(late.refusal().code == "waiting.offer_has_ended");
    // The confirmation follows, and has no link.
    CHECK(offering.token().empty());
    CHECK(offering.texts.back().starts_with("Aikasi on pe 27.11."));
    // A visit that was cancelled later is not told as if it stood.
    CHECK(offering.county.act("booking_cancel", offering.nurse.actor,
                              [&](Work& work) { return bookings::cancel(work, booking.booking, {.why = "client_cannot_come"}); }).ok());
    CHECK(offering.shown(token).state == LinkState::ended);
    CHECK(offering.is_sound());
}

TEST_CASE("a no by the link frees the time for the next, and leaves the client in their place") {
    Offering offering(Language::sv);
    const auto token = offering.token();
    CHECK(offering.texts.back().find("Svara: https://koppi.example/a/" + token + "\n") != std::string::npos);
    CHECK(offering.shown(token).language == Language::sv);
    CHECK(offering.answered(token, "decline").state == LinkState::declined);
    CHECK(offering.row().ended_how == events::OfferEnd::declined);
    auto rows = offering.county.rows();
    CHECK(!waiting::known_wait(rows, offering.wait)->ended_how);
    CHECK(offering.answered(token, "take").state == LinkState::declined);
    CHECK(!offering.shown(token).begins_at);
    // The next time has a link of its own; the old one says still what it said.
    offering.offers(offering.begins_at + Minutes{20});
    const auto next = offering.token();
    CHECK(next != token);
    CHECK(offering.shown(token).state == LinkState::declined);
    CHECK(offering.answered(next, "take").state == LinkState::taken);
    CHECK(offering.is_sound());
}

TEST_CASE("a link is good for as long as the offer lives: too late, or taken back, it says so and books nothing") {
    Offering offering;
    const auto token = offering.token();
    offering.county.clock.set(offering.row().answer_by - Millis{1});
    CHECK(offering.shown(token).state == LinkState::open);
    offering.county.clock.set(offering.row().answer_by);
    CHECK(offering.shown(token).state == LinkState::ended);
    CHECK(!offering.shown(token).begins_at);
    CHECK(offering.answered(token, "take").state == LinkState::ended);
    CHECK(!offering.row().booking);

    Offering another;
    const auto withdrawn = another.token();
    CHECK(another.county.act("offer_withdraw", another.nurse.actor, [&](Work& work) { return refill::withdraw_offer(work, another.offer); }).ok());
    CHECK(another.answered(withdrawn, "take").state == LinkState::ended);
    CHECK(another.is_sound());
    // A month later even that is forgotten.
    another.county.clock.set(another.county.now() + std::chrono::days{31});
    CHECK(another.county.state([&](Work& work) -> Result<Done> {
                     waiting::fresh_link(work, another.offer);
                     return Done{};
                 }).ok());
    CHECK(another.shown(withdrawn).state == LinkState::unknown);
}

TEST_CASE("under a non-disclosure there is no link, and one that is out already tells only that there is a message") {
    Offering hidden(Language::fi, true);
    CHECK(hidden.token().empty());
    CHECK(hidden.texts.back() == "Sinulle on viesti hyvinvointialueelta. Soita 05 000 0024.");

    Offering later;
    const auto token = later.token();
    auto rows = later.county.rows();
    auto details = clients::details(rows, later.client).value();
    details.non_disclosure = true;
    CHECK(later.county.state([&](Work& work) { return clients::change_stated(work, later.client, details); }).ok());
    for (const auto& page : {later.shown(token), later.answered(token, "take")}) {
        CHECK(page.state == LinkState::only_call);
        CHECK(!page.begins_at);
        CHECK(!page.place);
        CHECK(!page.kind);
        CHECK(!page.answer_by);
        CHECK(page.sender.phone == "05 000 0024");
    }
    CHECK(!later.row().ended_how);
}

TEST_CASE("without a public address the text is as it was, and an address that a text has no room for is refused") {
    Offering offering(Language::fi, false, "");
    CHECK(offering.token().empty());
    CHECK(offering.texts.back().find("Vastaa") == std::string::npos);
    CHECK(offering.texts.back().find("soita 05 000 0024 viimeistään") != std::string::npos);
    for (const char* wrong : {"koppi.example", "http://koppi.example", "https://koppi.example/polku", "https://", "https://koppi.example?x"})
        CHECK(offer_links::set_public_address(wrong));
    CHECK(offer_links::set_public_address("https://" + std::string(60, 'x') + ".fi"));
    for (const char* right : {"https://koppi.example", "https://koppi.example/", "http://127.0.0.1:8080", ""}) CHECK(!offer_links::set_public_address(right));
}

TEST_CASE("a message that is sent again, or another way, has a link of its own; all of them answer the one offer") {
    Offering offering;
    offering.outcome = {courier::Fate::try_later, "busy"};
    const auto first = offering.token();
    offering.outcome = {courier::Fate::taken};
    offering.county.clock.set(offering.county.now() + Minutes{2});
    const auto second = offering.token();
    CHECK(first != second);
    CHECK(offering.shown(first).state == LinkState::open);
    CHECK(offering.answered(second, "take").state == LinkState::taken);
    CHECK(offering.shown(first).state == LinkState::taken);
}

TEST_CASE("whoever guesses links waits, and others don't; no secret stands in the ledger or in the figures") {
    Offering offering;
    const auto token = offering.token();
    const auto show = [&](const std::string& text, const std::string& peer) {
        return offering.post("/api/offer-links/show", R"({"token":")" + text + R"("})", peer);
    };
    for (const char* nobody : {"", "abc", "0123456789abcdefghijklmn"}) CHECK(offering.page(show(nobody, "192.0.2.8")).state == LinkState::unknown);
    for (int i = 0; i < 60; ++i) show("0123456789abcdefghijklmn", "192.0.2.9");
    const auto refused = show(token, "192.0.2.9");
    CHECK(refused.status == 429);
    CHECK(refused.body.find("offer_link.too_many_attempts") != std::string::npos);
    CHECK(offering.page(show(token, "192.0.2.10")).state == LinkState::open);

    std::string figures;
    offering.dispatch.write_metrics(figures);
    CHECK(figures.find(token) == std::string::npos);
    constexpr sql::Query count_told{"test.count_told", "select count(*) from ledger where instr(body, $1) > 0"};
    CHECK(offering.county.rows().number(count_told, token) == 0);
}

}  // namespace koppi::tests
