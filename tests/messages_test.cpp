// Tests: what clients are told, from the booking to the telephone. The county's clock is set; the couriers are functions that fail as they
// are told, and in the last case real servers.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <boost/json.hpp>

#include "core/civil_time.hpp"
#include "county.hpp"
#include "kannel.hpp"
#include "modules/clients/clients.hpp"
#include "outside.hpp"
#include "platform/migrate.hpp"
#include "workflows/notices.hpp"
#include "workflows/outbox.hpp"

namespace koppi::tests {

namespace {

using courier::Fate;
using messages::MessageChannel;
using messages::MessageKind;
using messages::MessageState;

Instant at(const char* text) { return instant_from(text).value(); }

// A county with one unit, one nurse and people who are reached in different ways; and what its couriers carried.
struct Post {
    County county{at("2026-11-20T10:00:00+02:00")};
    UnitId armila = county.unit("Armila", events::UnitKind::station);
    Colleague nurse = county.colleague("Laine", "Maija", events::Profession::nurse, armila);
    routes::House house{.writer = county.writer(),
                        .reading =
                            [this](const std::function<void(sql::Reader&)>& read) {
                                auto rows = county.rows();
                                read(rows);
                            },
                        .words = {},
                        .clock = county.clock};
    std::vector<courier::Sms> sms;
    std::vector<courier::Email> emails;
    courier::Outcome answer{Fate::taken};
    std::function<void()> meanwhile = [] {};
    // A copy, because what happens meanwhile may set another.
    void let_happen() {
        const auto happens = meanwhile;
        happens();
    }
    outbox::Courier courier = fresh_courier();
    int bookings = 0;

    outbox::Courier fresh_courier() {
        return outbox::Courier(house, {.sms =
                                           [this](const courier::Sms& one) {
                                               sms.push_back(one);
                                               let_happen();
                                               return answer;
                                           },
                                       .email =
                                           [this](const courier::Email& one) {
                                               emails.push_back(one);
                                               let_happen();
                                               return answer;
                                           }});
    }

    ClientId client(std::optional<std::string> phone, std::optional<std::string> address = {}, bool non_disclosure = false, Language language = Language::fi) {
        events::ClientDetails details;
        details.family_name = "Korhonen";
        details.given_names = "Aino";
        details.phone = std::move(phone);
        details.address = std::move(address);
        details.non_disclosure = non_disclosure;
        details.language = language;
        return county.client(details);
    }
    void give_email(ClientId client, const char* email) {
        CHECK(county.state([&](Work& work) { return clients::set_email(work, client, email); }).ok());
    }
    void change(ClientId client, const std::function<void(events::ClientDetails&)>& how) {
        auto rows = county.rows();
        auto details = clients::details(rows, client).value();
        how(details);
        CHECK(county.state([&](Work& work) { return clients::change_stated(work, client, details); }).ok());
    }
    notices::Visit visit(ClientId client, const char* begins_at) {
        notices::Visit one{};
        one.booking.bytes.fill(static_cast<std::uint8_t>(++bookings));
        one.client = client;
        one.begins_at = at(begins_at);
        one.ends_at = one.begins_at + Minutes{30};
        one.kind = events::VisitKind::on_site;
        one.service = "nurse_reception";
        one.professional = nurse.professional();
        one.unit = armila;
        return one;
    }
    notices::Noticed booked(const notices::Visit& visit) {
        return county.state([&](Work& work) { return notices::booked(work, visit); }).value();
    }
    notices::Noticed moved(notices::Visit& visit, const char* to) {
        const auto was = visit.begins_at;
        visit.begins_at = at(to);
        visit.ends_at = visit.begins_at + Minutes{30};
        return county.state([&](Work& work) { return notices::moved(work, visit, was); }).value();
    }
    notices::Noticed cancelled(const notices::Visit& visit) {
        return county.state([&](Work& work) { return notices::cancelled(work, visit); }).value();
    }
    messages::Message message(MessageId id) {
        auto rows = county.rows();
        return messages::message(rows, id).value();
    }
    std::vector<messages::Message> about(const notices::Visit& visit) {
        auto rows = county.rows();
        return messages::about(rows, visit.booking);
    }
    void rounds_until(const char* when) {
        while (county.now() < at(when)) {
            courier.round();
            county.clock.set(std::min(county.now() + Minutes{10}, at(when)));
        }
        courier.round();
    }
};

}  // namespace

TEST_CASE("a booking is confirmed at once and reminded of two days before; neither leaves twice") {
    Post post;
    const auto visit = post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00");
    const auto confirmed = post.booked(visit);
    CHECK(confirmed.channel == MessageChannel::sms);
    post.courier.round();
    REQUIRE(post.sms.size() == 1);
    CHECK(post.sms[0].to == "+358401234567");
    CHECK(post.sms[0].text == "Aikasi on pe 27.11. klo 9.00.\nPaikka: Armila.\nMuutokset ja peruutukset: 05 000 0024.");
    CHECK(post.sms[0].id == confirmed.message->text());
    CHECK(post.message(*confirmed.message).state == MessageState::sent);

    post.rounds_until("2026-11-25T11:59:00+02:00");
    CHECK(post.sms.size() == 1);
    post.rounds_until("2026-11-27T10:00:00+02:00");
    REQUIRE(post.sms.size() == 2);
    CHECK(post.sms[1].text.starts_with("Muistutus: aikasi on pe 27.11. klo 9.00."));
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("the same booking told twice is told once, and a dedup id that is known changes nothing") {
    Post post;
    const auto client = post.client("+358401234567");
    const auto visit = post.visit(client, "2026-11-27T09:00:00+02:00");
    const auto first = post.booked(visit);
    const auto again = post.booked(visit);
    CHECK(again.message == first.message);
    CHECK(again.unsaid == notices::Unsaid::told_already);
    CHECK(post.about(visit).size() == 2);

    messages::QueueMessage command{.kind = MessageKind::change, .channel = MessageChannel::sms, .client = client, .booking = {}, .language = Language::fi,
                                   .not_before = {}, .dedup = "once", .facts = {}, .is_content_free = false};
    const auto queue = [&] { return post.county.state([&](Work& work) -> Result<notices::Noticed> {
        const auto message = TRY(messages::queue(work, command));
        return notices::Noticed{message, std::nullopt, std::nullopt};
    }).value().message; };
    const auto queued = queue();
    const auto position = post.county.writer().position();
    command.channel = MessageChannel::email;
    command.is_content_free = true;
    CHECK(queue() == queued);
    CHECK(post.county.writer().position() == position);
    CHECK(post.message(*queued).channel == MessageChannel::sms);
}

TEST_CASE("mail where there is no mobile phone, a letter where there is no mail, and nobody is told in vain") {
    Post post;
    const auto by_mail = post.client("+35854123456", "Kauppakatu 1, 53100 Lappeenranta");
    post.give_email(by_mail, "aino@example.fi");
    CHECK(post.booked(post.visit(by_mail, "2026-11-27T09:00:00+02:00")).channel == MessageChannel::email);
    CHECK(post.booked(post.visit(post.client({}, "Kauppakatu 1"), "2026-11-27T09:00:00+02:00")).channel == MessageChannel::letter);
    // A letter is four days in the post.
    CHECK(post.booked(post.visit(post.client({}, "Kauppakatu 1"), "2026-11-23T09:00:00+02:00")).unsaid == notices::Unsaid::nobody_to_reach);
    CHECK(post.booked(post.visit(post.client({}), "2026-11-27T09:00:00+02:00")).unsaid == notices::Unsaid::nobody_to_reach);
    const auto late = post.client("+358401234567");
    post.change(late, [](auto& details) { details.died = Date{std::chrono::year{2026} / 11 / 1}; });
    CHECK(post.booked(post.visit(late, "2026-11-27T09:00:00+02:00")).unsaid == notices::Unsaid::client_has_died);

    post.courier.round();
    CHECK(post.sms.empty());
    REQUIRE(post.emails.size() == 1);
    CHECK(post.emails[0].to == "aino@example.fi");
    CHECK(post.emails[0].subject == "Ajanvarauksesi");
    // The mail's address can be taken away again, and a wrong one is not kept.
    for (const char* wrong : {"aino", "aino@example", "aino@example.fi\r\nBcc: all@example.fi", "ai no@example.fi", "@example.fi", "å@example.fi"})
        CHECK(!post.county.state([&](Work& work) { return clients::set_email(work, by_mail, wrong); }).ok());
    CHECK(post.county.state([&](Work& work) { return clients::set_email(work, by_mail, std::nullopt); }).ok());
    auto rows = post.county.rows();
    CHECK(!clients::reach(rows, by_mail)->email);
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("a number or a death that became known after the message was queued counts when it leaves") {
    Post post;
    const auto moved_house = post.client("+358401111111");
    const auto dying = post.client("+358402222222");
    post.booked(post.visit(moved_house, "2026-11-27T09:00:00+02:00"));
    const auto for_the_dead = post.booked(post.visit(dying, "2026-11-27T09:00:00+02:00"));
    post.change(moved_house, [](auto& details) { details.phone = "+358403333333"; });
    post.change(dying, [](auto& details) { details.died = Date{std::chrono::year{2026} / 11 / 20}; });
    post.courier.round();
    REQUIRE(post.sms.size() == 1);
    CHECK(post.sms[0].to == "+358403333333");
    CHECK(post.message(*for_the_dead.message).why == "client_has_died");
}

TEST_CASE("under a non-disclosure nothing is said but that there is a message, also when it came after the message was queued") {
    Post post;
    const auto hidden = post.client("+358401234567", "Kauppakatu 1", true, Language::sv);
    const auto later = post.client("+358407654321");
    const auto by_letter = post.client({}, "Kauppakatu 1", true, Language::en);
    post.booked(post.visit(hidden, "2026-11-27T09:00:00+02:00"));
    post.booked(post.visit(later, "2026-11-27T09:00:00+02:00"));
    const auto letter = post.booked(post.visit(by_letter, "2026-11-27T09:00:00+02:00"));
    post.change(later, [](auto& details) { details.non_disclosure = true; });
    post.courier.round();
    REQUIRE(post.sms.size() == 2);
    CHECK(post.sms[0].text == "Du har ett meddelande från välfärdsområdet. Ring 05 000 0024.");
    CHECK(post.sms[1].text == "Sinulle on viesti hyvinvointialueelta. Soita 05 000 0024.");
    const auto page = messages::letter_page(post.message(*letter.message), messages::Content::as_queued, {"Aino Korhonen", "Kauppakatu 1"},
                                            Date{std::chrono::year{2026} / 11 / 20});
    CHECK(page.find("You have a message from the wellbeing services county.") != std::string::npos);
    for (const char* told : {"Armila", "27.11", "9:00", "Laine", "nurse", "Nurse"}) CHECK(page.find(told) == std::string::npos);
}

TEST_CASE("a booking that moves: what has not left is withdrawn, and the last word that the client hears is what is so") {
    Post post;
    const auto client = post.client("+358401234567");
    auto visit = post.visit(client, "2026-11-27T09:00:00+02:00");
    const auto confirmed = post.booked(visit);
    post.moved(visit, "2026-11-28T09:00:00+02:00");
    CHECK(post.message(*confirmed.message).state == MessageState::withdrawn);
    post.courier.round();
    REQUIRE(post.sms.size() == 1);
    CHECK(post.sms[0].text.starts_with("Aikasi on muuttunut.\nUusi aika: la 28.11. klo 9.00."));
    // There and back before anything left: the client knows already.
    post.moved(visit, "2026-11-29T09:00:00+02:00");
    CHECK(post.moved(visit, "2026-11-28T09:00:00+02:00").unsaid == notices::Unsaid::told_already);
    post.courier.round();
    CHECK(post.sms.size() == 1);
    // There, told, and back, told again.
    post.moved(visit, "2026-11-29T09:00:00+02:00");
    post.courier.round();
    post.moved(visit, "2026-11-28T09:00:00+02:00");
    post.courier.round();
    CHECK(post.sms.size() == 3);
    // One reminder, of the time that stands.
    post.rounds_until("2026-12-01T09:00:00+02:00");
    REQUIRE(post.sms.size() == 4);
    CHECK(post.sms[3].text.starts_with("Muistutus: aikasi on la 28.11. klo 9.00."));
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("a cancellation tells of the time that is no more, takes the reminder along, and is itself taken back with the booking") {
    Post post;
    const auto visit = post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00");
    post.booked(visit);
    post.courier.round();
    post.cancelled(visit);
    CHECK(post.cancelled(visit).unsaid == notices::Unsaid::told_already);
    // Taken back before it left: nothing to tell, and the reminder is there again.
    CHECK(post.booked(visit).unsaid == notices::Unsaid::told_already);
    post.courier.round();
    CHECK(post.sms.size() == 1);
    post.cancelled(visit);
    post.courier.round();
    REQUIRE(post.sms.size() == 2);
    CHECK(post.sms[1].text == "Aikasi pe 27.11. klo 9.00 on peruttu.\nJos tarvitset uuden ajan, soita 05 000 0024.");
    // Taken back after it left: confirmed anew.
    CHECK(!post.booked(visit).unsaid);
    post.rounds_until("2026-11-28T09:00:00+02:00");
    REQUIRE(post.sms.size() == 4);
    CHECK(post.sms[2].text.starts_with("Aikasi on pe 27.11."));
    CHECK(post.sms[3].text.starts_with("Muistutus"));
}

TEST_CASE("a message that was withdrawn while it was on its way did leave: the word that stands is told again behind it") {
    Post post;
    auto visit = post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00");
    post.booked(visit);
    post.courier.round();
    post.moved(visit, "2026-11-28T09:00:00+02:00");
    post.meanwhile = [&] {
        post.meanwhile = [] {};
        CHECK(post.moved(visit, "2026-11-27T09:00:00+02:00").unsaid == notices::Unsaid::told_already);
    };
    post.courier.round();
    post.courier.round();
    REQUIRE(post.sms.size() == 3);
    CHECK(post.sms[1].text.find("la 28.11.") != std::string::npos);
    CHECK(post.sms[2].text.find("pe 27.11.") != std::string::npos);
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("an offer is told with the time to answer by, once, and not after it has ended") {
    Post post;
    notices::RefillOffer offer{};
    offer.client = post.client("+358401234567");
    offer.begins_at = at("2026-11-27T09:00:00+02:00");
    offer.ends_at = offer.begins_at + Minutes{30};
    offer.kind = events::VisitKind::on_site;
    offer.unit = post.armila;
    offer.answer_by = at("2026-11-21T12:00:00+02:00");
    const auto told = [&] { return post.county.state([&](Work& work) { return notices::offer(work, offer); }).value(); };
    CHECK(told().message == told().message);
    post.courier.round();
    REQUIRE(post.sms.size() == 1);
    CHECK(post.sms[0].text.find("viimeistään la 21.11. klo 12.00") != std::string::npos);
    CHECK(post.county.state([&](Work& work) { return notices::offer_ended(work, offer.offer, offer.client); }).ok());
    // Offered in the night, taken by another before the morning.
    post.county.clock.set(at("2026-11-20T23:00:00+02:00"));
    offer.offer.bytes.fill(2);
    const auto second = told();
    CHECK(post.county.state([&](Work& work) { return notices::offer_ended(work, offer.offer, offer.client); }).ok());
    CHECK(post.message(*second.message).state == MessageState::withdrawn);
}

TEST_CASE("a crash between sending and recording sends again under the same id; an outcome that can't be recorded stops all sending") {
    Post post;
    post.booked(post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00"));
    post.booked(post.visit(post.client("+358407654321"), "2026-11-27T09:00:00+02:00"));
    // The server takes it, and the program dies.
    struct Killed {};
    post.meanwhile = [] { throw Killed{}; };
    CHECK_THROWS_AS(post.courier.round(), Killed);
    REQUIRE(post.sms.size() == 1);
    post.meanwhile = [] {};
    auto next_life = post.fresh_courier();
    next_life.round();
    REQUIRE(post.sms.size() == 3);
    CHECK(post.sms[1].id == post.sms[0].id);
    CHECK(post.sms[2].id != post.sms[0].id);

    // The disk is full: the message has left and nobody can write it down. No second one leaves until that is done.
    post.booked(post.visit(post.client("+358401234567"), "2026-11-27T10:00:00+02:00"));
    post.booked(post.visit(post.client("+358407654321"), "2026-11-27T10:00:00+02:00"));
    const auto refuse = [&](bool on) {
        post.county.connection().script(on ? "create trigger full before insert on ledger begin select raise(abort, 'full'); end" : "drop trigger full");
    };
    post.meanwhile = [&] {
        post.meanwhile = [] {};
        refuse(true);
    };
    for (int i = 0; i < 5; ++i) post.courier.round();
    CHECK(post.sms.size() == 4);
    refuse(false);
    for (int i = 0; i < 5; ++i) post.courier.round();
    CHECK(post.sms.size() == 5);
}

TEST_CASE("a gateway that is down for a day is asked now and then by one message, and then everything leaves once") {
    Post post;
    for (int i = 0; i < 40; ++i) post.booked(post.visit(post.client("+35840123456" + std::to_string(i % 10)), "2026-12-15T09:00:00+02:00"));
    post.answer = {Fate::down, "unreachable"};
    // Nor does anything leave at night, although most of them have been due since the morning.
    post.meanwhile = [&] {
        const int minute = civil(post.county.now()).minute_of_day;
        CHECK(minute >= 8 * 60);
        CHECK(minute < 21 * 60);
    };
    post.rounds_until("2026-11-21T10:00:00+02:00");
    // Thirty seconds, a minute, two … a quarter of an hour: thirteen hours of it, in rounds of ten minutes.
    const auto knocks = post.sms.size();
    CHECK(knocks > 25);
    CHECK(knocks < 60);
    post.sms.clear();
    post.answer = {Fate::taken};
    post.rounds_until("2026-11-22T20:00:00+02:00");
    CHECK(post.sms.size() == 40);
    std::set<std::string> ids;
    for (const auto& one : post.sms) ids.insert(one.id);
    CHECK(ids.size() == 40);
    CHECK(post.courier.counters().sent == 40);
    CHECK(post.courier.counters().waiting.sms == 40);  // the reminders
    CHECK(!post.courier.counters().waiting.oldest_due);
}

TEST_CASE("word of a visit before the morning leaves at night, past those that can wait") {
    Post post;
    for (int i = 0; i < 60; ++i) post.booked(post.visit(post.client("+358401234567"), "2026-12-15T09:00:00+02:00"));
    post.county.clock.set(at("2026-11-20T22:00:00+02:00"));
    const auto urgent = post.booked(post.visit(post.client("+358407654321"), "2026-11-21T07:30:00+02:00"));
    post.courier.round();
    REQUIRE(post.sms.size() == 1);
    CHECK(post.sms[0].id == urgent.message->text());
    post.county.clock.set(at("2026-11-21T08:00:00+02:00"));
    while (post.courier.round()) {
    }
    CHECK(post.sms.size() == 61);
}

TEST_CASE("a number that is no more is given up, and the same word goes by mail or letter instead") {
    Post post;
    const auto client = post.client("+358401234567", "Kauppakatu 1");
    const auto visit = post.visit(client, "2026-12-15T09:00:00+02:00");
    const auto confirmed = post.booked(visit);
    post.answer = {Fate::refused, "address_refused"};
    post.courier.round();
    CHECK(post.message(*confirmed.message).state == MessageState::given_up);
    auto rows = post.county.rows();
    auto letters = outbox::letters_waiting(rows, post.county.now()).letters;
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].post_by == at("2026-12-11T09:00:00+02:00"));
    CHECK(post.county.state([&](Work& work) { return outbox::letter_printed(work, letters[0].message); }).ok());
    CHECK(post.county.state([&](Work& work) { return outbox::letter_printed(work, letters[0].message); }).refusal().code == "messages.already_sent");
    CHECK(outbox::letters_waiting(rows, post.county.now()).letters.empty());
    CHECK(post.county.state([&](Work& work) { return outbox::letter_printed(work, *confirmed.message); }).refusal().code == "messages.no_such_message");
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("whom nobody told is on the desk until somebody says that it was dealt with; what went another way is not") {
    Post post;
    const auto hidden = post.client("+358401234567", {}, true);
    const auto by_letter = post.client("+358402222222", "Kauppakatu 1");
    auto visit = post.visit(hidden, "2026-11-27T09:00:00+02:00");
    const auto confirmed = post.booked(visit);
    const auto went_by_letter = post.booked(post.visit(by_letter, "2026-12-27T09:00:00+02:00"));
    post.answer = {Fate::refused, "address_refused"};
    post.courier.round();
    CHECK(post.message(*went_by_letter.message).dealt_with_how == messages::DealtWithHow::another_way);

    auto rows = post.county.rows();
    const auto desk = [&](const Actor& actor) { return desks::messages_desk(rows, actor, post.county.now()); };
    auto shown = desk(post.nurse.actor);
    REQUIRE(shown.not_told.size() == 1);
    CHECK(shown.not_told_total == 1);
    CHECK(shown.not_told[0].message == confirmed.message);
    CHECK(shown.not_told[0].why == "address_refused");
    CHECK(shown.not_told[0].client_name == "Korhonen Aino");
    CHECK(shown.not_told[0].non_disclosure);
    CHECK(shown.not_told[0].unit_name == "Armila");
    CHECK(!shown.not_told[0].has_passed);
    CHECK(!shown.not_told[0].was_told_later);
    CHECK(shown.letters.size() == 1);
    // Who leads people sees that somebody was not told, and not who.
    const auto manager = post.county.colleague("Salo", "Pekka", events::Profession::manager, post.armila);
    const auto seen = desk(manager.actor);
    REQUIRE(seen.not_told.size() == 1);
    CHECK(!seen.not_told[0].client);
    CHECK(!seen.not_told[0].client_name);
    CHECK(!seen.not_told[0].non_disclosure);

    // A later word on the same visit gets through: whoever calls knows it.
    post.answer = {Fate::taken};
    post.moved(visit, "2026-11-28T09:00:00+02:00");
    post.courier.round();
    CHECK(desk(post.nurse.actor).not_told[0].was_told_later);

    const auto deal = [&](const Colleague& who) {
        return post.county.act("message_dealt_with", who.actor,
                               [&](Work& work) { return messages::deal_with(work, *confirmed.message, messages::DealtWithHow::by_person); });
    };
    CHECK(deal(manager).refusal().code == "access.forbidden");
    CHECK(deal(post.nurse).ok());
    CHECK(deal(post.nurse).refusal().code == "messages.already_dealt_with");
    shown = desk(post.nurse.actor);
    CHECK(shown.not_told.empty());
    CHECK(shown.not_told_total == 0);
    REQUIRE(shown.dealt_with.size() == 1);
    CHECK(shown.dealt_with[0].dealt_with_by_name == post.nurse.name);
    CHECK(shown.dealt_with[0].dealt_with_at == post.county.now());
    CHECK(!desk(manager.actor).dealt_with[0].client_name);

    // A slip of the hand is taken back by anybody who may deal with it, and done again.
    const auto take_back = [&](const Colleague& who) {
        return post.county.act("message_not_dealt_with", who.actor, [&](Work& work) { return messages::take_back_dealt_with(work, *confirmed.message); });
    };
    CHECK(take_back(manager).refusal().code == "access.forbidden");
    CHECK(take_back(post.nurse).ok());
    CHECK(take_back(post.nurse).refusal().code == "messages.not_dealt_with");
    shown = desk(post.nurse.actor);
    CHECK(shown.not_told.size() == 1);
    CHECK(shown.dealt_with.empty());
    CHECK(deal(post.nurse).ok());
    post.county.clock.set(post.county.now() + std::chrono::days{8});
    CHECK(desk(post.nurse.actor).dealt_with.empty());
    CHECK(!post.county.replays_otherwise());
}

TEST_CASE("who can still be told in time stands before who cannot; the letter that must leave first stands on top") {
    Post post;
    post.answer = {Fate::refused, "address_refused"};
    const auto later = post.booked(post.visit(post.client("+358401111111"), "2026-12-04T09:00:00+02:00"));
    const auto sooner = post.booked(post.visit(post.client("+358402222222"), "2026-11-27T09:00:00+02:00"));
    const auto passed = post.booked(post.visit(post.client("+358403333333"), "2026-11-21T09:00:00+02:00"));
    post.booked(post.visit(post.client({}, "Kauppakatu 1"), "2026-12-20T09:00:00+02:00"));
    post.booked(post.visit(post.client({}, "Kauppakatu 2"), "2026-12-10T09:00:00+02:00"));
    post.courier.round();
    post.county.clock.set(at("2026-11-22T09:00:00+02:00"));
    auto rows = post.county.rows();
    const auto desk = desks::messages_desk(rows, post.nurse.actor, post.county.now());
    REQUIRE(desk.not_told.size() == 3);
    CHECK(desk.not_told[0].message == sooner.message);
    CHECK(desk.not_told[1].message == later.message);
    CHECK(desk.not_told[2].message == passed.message);
    CHECK(desk.not_told[2].has_passed);
    REQUIRE(desk.letters.size() == 2);
    CHECK(desk.letters[0].post_by == at("2026-12-06T09:00:00+02:00"));
    CHECK(desk.letters[1].post_by == at("2026-12-16T09:00:00+02:00"));
}

TEST_CASE("without couriers messages wait to be seen, and what has become useless is given up") {
    Post post;
    const auto visit = post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00");
    const auto confirmed = post.booked(visit);
    outbox::Courier nobody(post.house, {});
    nobody.round();
    CHECK(nobody.counters().waiting.sms == 2);
    CHECK(nobody.counters().waiting.oldest_due == at("2026-11-20T10:00:00+02:00"));
    CHECK(post.message(*confirmed.message).state == MessageState::waiting);
    post.county.clock.set(at("2026-11-27T09:00:00+02:00"));
    nobody.round();
    CHECK(post.message(*confirmed.message).why == "too_late");
    CHECK(nobody.counters().waiting.sms == 0);
    post.courier.round();
    CHECK(post.sms.empty());
}

TEST_CASE("whatever happens to bookings and couriers, the client's last word is what is so, and no message is sent twice") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& steps) {
        Post post;
        post.county.clock.set(at("2026-11-02T10:00:00+02:00"));
        auto visit = post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00");
        constexpr std::array times{"2026-11-27T09:00:00+02:00", "2026-11-28T10:00:00+02:00", "2026-11-29T11:00:00+02:00"};
        bool is_booked = false;
        for (const auto step : steps) {
            post.answer = step % 7 == 0 ? courier::Outcome{Fate::try_later, "busy"} : courier::Outcome{Fate::taken};
            switch (step % 5) {
                case 0:
                    post.booked(visit);
                    is_booked = true;
                    break;
                case 1:
                    if (is_booked) post.moved(visit, times[step % times.size()]);
                    break;
                case 2:
                    if (is_booked) post.cancelled(visit);
                    is_booked = false;
                    break;
                default: post.courier.round(); post.county.clock.set(post.county.now() + Minutes{step});
            }
        }
        post.answer = {Fate::taken};
        post.rounds_until("2026-11-24T09:00:00+02:00");
        std::map<std::string, int> taken;
        std::string last;
        for (const auto& one : post.about(visit)) {
            RC_ASSERT(one.state != MessageState::waiting || one.kind == MessageKind::reminder);
            if (one.state != MessageState::sent) continue;
            ++taken[one.message.text()];
        }
        if (taken.empty()) return;
        // The last text that was taken is the last of those in the list: times are told by their hour.
        for (const auto& one : post.sms)
            if (taken.contains(one.id) && !one.text.starts_with("Muistutus")) last = one.text;
        const bool says_cancelled = last.find("peruttu") != std::string::npos;
        RC_ASSERT(says_cancelled == !is_booked);
        // A time that was cancelled before the client heard of it needs no word: then the older cancellation is the last.
        const auto hour = civil(visit.begins_at).minute_of_day / 60;
        RC_ASSERT(!is_booked || last.find("klo " + std::to_string(hour) + ".00") != std::string::npos);
        RC_ASSERT(!post.county.replays_otherwise());
    }));
}

// On demand only (--no-skip, with Debian's kannel and kannel-extras installed): Kannel's fake centre listens on every address, though it admits
// only this machine, and tests here listen on the loopback alone.
TEST_CASE("from the booking to the telephone and the mailbox, over Debian's Kannel and a real mail server"
          * doctest::skip()) {
    Kannel kannel;
    Outside mailbox({"/usr/bin/python3", KOPPI_SOURCE_DIR "/tests/servers/smtp.py", "good"});
    courier::SmsGateway gateway({.door = {.url = kannel.url(), .user = "koppi", .password = "salainen"}, .from = "Koppi"});
    courier::Smtp smtp({.door = {.url = "smtp://127.0.0.1:" + std::to_string(mailbox.port())}, .from = "ajanvaraus@koppi.example", .starts_tls = false});
    Post post;
    outbox::Courier courier(post.house, {.sms = [&](const courier::Sms& one) { return gateway.send(one); },
                                         .email = [&](const courier::Email& one) { return smtp.send(one); }});
    const auto by_mail = post.client({});
    post.give_email(by_mail, "aino@example.fi");
    const auto sms = post.booked(post.visit(post.client("+358401234567"), "2026-11-27T09:00:00+02:00"));
    const auto mail = post.booked(post.visit(by_mail, "2026-11-27T09:00:00+02:00"));
    courier.round();
    // Kannel's fake centre prints a message line by line, as it is.
    CHECK(kannel.arrived().value_or("").find("<Koppi +358401234567 text Aikasi on pe 27.11. klo 9.00.") != std::string::npos);
    const auto line = mailbox.line_with("{");
    REQUIRE(line);
    CHECK(line->find("Message-ID: <" + mail.message->text() + "@koppi.example>") != std::string::npos);
    CHECK(post.message(*sms.message).state == MessageState::sent);
    CHECK(post.message(*mail.message).reference == "2.0.0 Ok: queued as 4ZxY7k");
}

}  // namespace koppi::tests
