// Tests: what those in a group are told of it. Whatever is done to a group, and whenever the couriers come, everybody in it believes what is so:
// a plain reader of the messages that left, who knows nothing of the house, says what they believe.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "core/civil_time.hpp"
#include "county.hpp"
#include "modules/clients/clients.hpp"
#include "workflows/groupwork.hpp"
#include "workflows/outbox.hpp"

namespace koppi::tests {

namespace {

using messages::Message;
using messages::MessageKind;
using messages::MessageState;

Instant moment(const char* text) { return instant_from(text).value(); }

// A lifestyle group of the station, and a courier that carries what is due.
struct Club {
    County county{moment("2026-09-01T10:00:00+03:00")};
    UnitId station = county.unit("Armila", events::UnitKind::station);
    Colleague nurse = county.colleague("Laine", "Maija", events::Profession::nurse, station);
    routes::House house{.writer = county.writer(),
                        .reading =
                            [this](const std::function<void(sql::Reader&)>& read) {
                                auto rows = county.rows();
                                read(rows);
                            },
                        .words = {},
                        .clock = county.clock};
    std::vector<std::string> texts;
    outbox::Courier courier{house,
                            {.sms =
                                 [this](const courier::Sms& one) {
                                     texts.push_back(one.text);
                                     return courier::Outcome{courier::Fate::taken};
                                 },
                             .email = {}}};
    groupwork::GroupMade group = open();
    int people = 0;

    Club() { notices::set_telling(true); }
    ~Club() { notices::set_telling(false); }
    Club(const Club&) = delete;
    Club& operator=(const Club&) = delete;

    groupwork::GroupMade open() {
        groups::OpenGroup command{.name = "ELO syksy",
                                  .service = "lifestyle_group",
                                  .unit = station,
                                  .leaders = {nurse.professional()},
                                  .seats = 4,
                                  .companions = events::Companions::none,
                                  .language = Language::fi,
                                  .is_remote = false,
                                  .enrol_until = std::nullopt,
                                  .meetings = {}};
        for (int week = 0; week < 3; ++week) command.meetings.push_back(on(15 + 7 * week, 17));
        return county.act("group_open", nurse.actor, [&](Work& work) { return groupwork::open(work, command); }).value();
    }
    static groups::MeetingWish on(int day_of_september, int hour) {
        const auto first = std::chrono::year{2026} / std::chrono::September / std::chrono::day{1};
        return {plus_days(first, day_of_september - 1), hour * 60, hour * 60 + 90, std::nullopt, std::nullopt};
    }
    ClientId person(std::optional<std::string> phone) {
        events::ClientDetails details{};
        details.family_name = "Korhonen" + std::to_string(++people);
        details.given_names = "Aino";
        details.phone = std::move(phone);
        details.language = Language::fi;
        return county.client(details);
    }
    Result<groups::SeatRow> seat(ClientId client) {
        return county.act("seat_take", nurse.actor, [&](Work& work) { return groupwork::take_seat(work, client, {group.group, false, std::nullopt}); });
    }
    Result<group_notices::GroupTold> move(MeetingId meeting, const groups::MeetingWish& to) {
        return county.act("meeting_move", nurse.actor, [&](Work& work) { return groupwork::move(work, meeting, {to, "professional_absent"}); });
    }
    Result<group_notices::GroupTold> cancel(MeetingId meeting) {
        return county.act("meeting_cancel", nurse.actor, [&](Work& work) { return groupwork::cancel_meeting(work, meeting, {"professional_absent"}); });
    }
    Result<Done> give_up(SeatId seat) {
        return county.act("seat_give_up", nurse.actor, [&](Work& work) { return groupwork::give_up(work, seat, {"client_cannot_come"}); });
    }
    std::vector<Message> about(SeatId seat) {
        auto rows = county.rows();
        return messages::about(rows, seat);
    }
    // The couriers carry all that is due, now and in the morning.
    void carry() {
        courier.round();
        county.clock.set(county.now() + std::chrono::hours{12});
        courier.round();
    }
    std::multiset<Instant> meets() {
        auto rows = county.rows();
        std::multiset<Instant> times;
        for (const auto& one : groups::meetings_ahead(rows, group.group, county.now())) times.insert(one.begins_at);
        return times;
    }
    static void forget(std::multiset<Instant>& times, Instant time) {
        if (const auto known = times.find(time); known != times.end()) times.erase(known);
    }
    // When somebody thinks that they meet, who read every message that left, in the order in which it left.
    std::multiset<Instant> believes(SeatId seat) {
        auto read = about(seat);
        std::erase_if(read, [](const Message& one) { return one.state != MessageState::sent || one.kind == MessageKind::reminder; });
        std::stable_sort(read.begin(), read.end(), [](const Message& a, const Message& b) { return a.ended_at < b.ended_at; });
        std::multiset<Instant> times;
        for (const auto& one : read) {
            switch (one.kind) {
                case MessageKind::group_seat:
                    times.clear();
                    if (one.facts.meetings)
                        for (const auto& meeting : *one.facts.meetings) times.insert(meeting.begins_at);
                    break;
                case MessageKind::confirmation: times.insert(one.facts.begins_at.value()); break;
                case MessageKind::change:
                    forget(times, one.facts.was_at.value());
                    times.insert(one.facts.begins_at.value());
                    break;
                case MessageKind::group_meeting_off: forget(times, one.facts.was_at.value()); break;
                default: times.clear();
            }
        }
        std::erase_if(times, [&](const Instant time) { return time <= county.now(); });
        return times;
    }
};

}  // namespace

TEST_CASE("who gets a seat is told of the first meeting and how many, and reminded of each") {
    Club club;
    const auto seat = club.seat(club.person("+358401234567"));
    REQUIRE(seat.ok());
    club.courier.round();
    REQUIRE(club.texts.size() == 1);
    CHECK(club.texts[0] == "Sinulle on varattu paikka ryhmässä.\nEnsimmäinen kerta: ti 15.9. klo 17.00.\nPaikka: Armila.\nKertoja: 3.\nPeruutukset: 05 000 0024.");
    club.county.clock.set(moment("2026-09-13T12:00:00+03:00"));
    club.courier.round();
    REQUIRE(club.texts.size() == 2);
    CHECK(club.texts[1].starts_with("Muistutus: aikasi on ti 15.9. klo 17.00."));
    // The same command again, as after a lost answer, tells nothing twice.
    CHECK(!club.seat(seat->client).ok());
    club.courier.round();
    CHECK(club.texts.size() == 2);
}

TEST_CASE("a meeting that moves is told to those who knew its time; back again before anything left, to nobody") {
    Club club;
    const auto seat = club.seat(club.person("+358401234567"));
    club.courier.round();
    const auto second = club.group.meetings[1];
    CHECK(club.move(second, Club::on(23, 16))->told == 1);
    CHECK(club.move(second, Club::on(22, 17))->told == 0);
    club.courier.round();
    CHECK(club.texts.size() == 1);
    CHECK(club.move(second, Club::on(24, 16))->told == 1);
    club.courier.round();
    REQUIRE(club.texts.size() == 2);
    CHECK(club.texts[1].starts_with("Aikasi on muuttunut.\nUusi aika: to 24.9. klo 16.00."));
    CHECK(club.cancel(second)->told == 1);
    club.courier.round();
    REQUIRE(club.texts.size() == 3);
    CHECK(club.texts[2] == "Ryhmän kerta to 24.9. klo 16.00 on peruttu.\nSeuraava kerta: ti 15.9. klo 17.00.\nKysymykset: 05 000 0024.");
    // Nobody is reminded of a meeting that is not held.
    club.county.clock.set(moment("2026-09-25T12:00:00+03:00"));
    club.courier.round();
    CHECK(std::none_of(club.texts.begin(), club.texts.end(), [](const std::string& text) { return text.starts_with("Muistutus: aikasi on to 24.9."); }));
    CHECK(!club.county.replays_otherwise());
}

TEST_CASE("whom nothing reaches is named to whoever moves the meeting, and cancels the group; those who wait hear of that too") {
    Club club;
    const auto silent = club.seat(club.person(std::nullopt));
    for (int n = 0; n < 3; ++n) REQUIRE(club.seat(club.person("+35840123456" + std::to_string(n))).ok());
    const auto waiting = club.person("+358409999999");
    const auto unheard = club.person(std::nullopt);
    std::vector<WaitId> waits;
    for (const auto& one : {waiting, unheard})
        waits.push_back(club.county.act("queue_join", club.nurse.actor, [&](Work& work) { return groupwork::join_queue(work, one, {club.group.group, false}); })
                            .value()
                            .wait);
    club.courier.round();
    const auto moved = club.move(club.group.meetings[0], Club::on(16, 17));
    CHECK(moved->told == 3);
    CHECK(moved->unreached == std::vector{silent->seat});
    const auto off = club.county.act("group_cancel", club.nurse.actor,
                                     [&](Work& work) { return groupwork::cancel(work, club.group.group, {wire::Text<500, 1>{"ohjaaja sairastui"}}); });
    REQUIRE(off.ok());
    CHECK(off->told == 4);
    CHECK(off->unreached == std::vector{silent->seat});
    CHECK(off->unreached_in_queue == std::vector{waits[1]});
    club.texts.clear();
    club.courier.round();
    // The change that had not left is not told any more.
    REQUIRE(club.texts.size() == 4);
    for (const auto& text : club.texts) CHECK(text.starts_with("Ryhmä, johon olit ilmoittautunut, on peruttu.\nSeuraavaa kertaa ke 16.9. klo 17.00 ei pidetä."));
    CHECK(!club.county.replays_otherwise());
}

TEST_CASE("a seat that is taken and given up before anything left is told to nobody; later it is") {
    Club club;
    const auto first = club.seat(club.person("+358401234567"));
    REQUIRE(club.give_up(first->seat).ok());
    club.carry();
    CHECK(club.texts.empty());
    const auto again = club.seat(first->client);
    club.carry();
    REQUIRE(club.give_up(again->seat).ok());
    club.carry();
    REQUIRE(club.texts.size() == 2);
    CHECK(club.texts[1].starts_with("Paikkasi ryhmässä on peruttu.\nSinua ei enää odoteta kerralle ti 15.9. klo 17.00"));
}

TEST_CASE("whatever happens to a group and whenever the couriers come, everybody in it believes what is so") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& steps) {
        Club club;
        std::vector<SeatId> seated;
        std::vector<SeatId> left;
        auto meetings = club.group.meetings;
        for (const auto step : steps) {
            const auto one = meetings[step % meetings.size()];
            const int day = 3 + step % 26;
            const int hour = 9 + step % 8;
            switch (step % 8) {
                case 0:
                case 1:
                    if (const auto seat = club.seat(club.person("+3584012345" + std::to_string(10 + club.people)))) seated.push_back(seat->seat);
                    break;
                case 2:
                case 3: static_cast<void>(club.move(one, Club::on(day, hour))); break;  // a time that cannot be is refused
                case 4: static_cast<void>(club.cancel(one)); break;
                case 5:
                    if (const auto made = club.county.act("meeting_plan", club.nurse.actor,
                                                          [&](Work& work) { return groupwork::plan(work, club.group.group, Club::on(day, hour)); }))
                        meetings.push_back(made->meeting);
                    break;
                case 6:
                    if (seated.empty()) break;
                    if (club.give_up(seated.back()).ok()) {
                        left.push_back(seated.back());
                        seated.pop_back();
                    }
                    break;
                default: club.carry();
            }
        }
        club.carry();
        const auto truth = club.meets();
        for (const auto& seat : seated) RC_ASSERT(club.believes(seat) == truth);
        for (const auto& seat : left) RC_ASSERT(club.believes(seat).empty() || truth.empty());
        RC_ASSERT(!club.county.replays_otherwise());
    }));
}

}  // namespace koppi::tests
