// Tests: transfers of responsibility under random hands. Four units ask, accept, decline, call off, postpone and move in emergencies, some of them twice
// with one key and some cut off halfway: at every instant one unit answers for the care of each client, and the ledger makes the same tables again.
#include <doctest/doctest.h>

#include <stdexcept>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "interfaces/indicators/indicators.hpp"
#include "workflows/transferring.hpp"

namespace koppi::tests {

namespace {

const Instant moving_monday = *instant_from("2026-10-19T06:00:00Z");

transfer::AskTransfer ask_of(UnitId to) {
    transfer::AskTransfer command{};
    command.to = to;
    command.reason = "needs_ward";
    command.summary = "Yleistila laskenut";
    return command;
}

// Units of four kinds with a nurse in each, and clients who go between them.
struct Wards {
    explicit Wards(std::uint64_t seed) : county(moving_monday, seed) {
        const std::array<std::pair<const char*, events::UnitKind>, 4> kinds{{{"Armila", events::UnitKind::station},
                                                                             {"Osasto", events::UnitKind::ward},
                                                                             {"Kotisairaala", events::UnitKind::home_hospital},
                                                                             {"Kotihoito", events::UnitKind::home_care}}};
        for (const auto& [name, kind] : kinds) {
            units.push_back(county.unit(name, kind));
            nurses.push_back(county.colleague(name, "Hoitaja", events::Profession::nurse, units.back()));
        }
        for (int n = 0; n < 3; ++n) {
            events::ClientDetails details{};
            details.family_name = "Asiakas " + std::to_string(n);
            details.given_names = "Aino";
            clients.push_back(county.client(details));
        }
    }
    std::vector<transfer::Stretch> chain(ClientId client) {
        auto rows = county.rows();
        return transfer::chain_of(rows, client);
    }
    std::optional<transfer::TransferRow> newest(ClientId client) {
        auto rows = county.rows();
        auto all = transfer::transfers_of(rows, client);
        return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
    }

    County county;
    std::vector<UnitId> units;
    std::vector<Colleague> nurses;
    std::vector<ClientId> clients;
};

// One who walks at random through what can be done with the transfers of a client.
class Walker {
public:
    explicit Walker(std::uint64_t seed) : wards_(seed), dice_(seed) {}

    void walk(int steps) {
        Auditor auditor;
        for (int n = 0; n < steps; ++n) {
            if (dice_.below(3) == 0) wards_.county.clock.set(wards_.county.now() + Minutes{static_cast<int>(dice_.below(60 * 30))});
            one_step();
            REQUIRE(wards_.county.state([](Work& work) -> Result<Done> {
                transferring::lapse_aftercare(work);
                return Done{};
            }));
            for (const auto& fault : auditor.look(wards_.county.connection(), wards_.county.now())) FAIL_CHECK(fault);
            nobody_is_without();
            nobody_in_hospital_is_called_at_home();
        }
        CHECK_FALSE(wards_.county.replays_otherwise());
        CHECK(done_ > steps / 10);
        CHECK(refused_ > 0);
    }

private:
    // The pure function of the history says one unit for every instant since it began, as does the table by itself.
    void nobody_is_without() {
        for (const auto client : wards_.clients) {
            const auto chain = wards_.chain(client);
            for (std::size_t n = 0; n < chain.size(); ++n) {
                CHECK(transfer::responsible(chain, chain[n].from_at) == chain[n].unit);
                if (n > 0) CHECK(chain[n - 1].from_at < chain[n].from_at);
            }
            if (!chain.empty()) CHECK(transfer::responsible(chain, wards_.county.now() + std::chrono::days{100}) == chain.back().unit);
        }
    }

    void nobody_in_hospital_is_called_at_home() {
        auto rows = wards_.county.rows();
        for (const auto client : wards_.clients) {
            const auto stretch = transfer::stretch_at(wards_.chain(client), wards_.county.now());
            if (!stretch || stretch->unit != wards_.units[1]) continue;
            for (const auto& row : transfer::transfers_of(rows, client)) {
                const auto call = transfer::call_of(rows, row.transfer);
                CHECK_FALSE((call && call->is_open && *row.changes_at < stretch->from_at));
            }
        }
    }

    template <class Command>
    void act(std::string_view route, const Command& command, Result<Done> (*verb)(Work&, TransferId, const Command&)) {
        const auto newest = wards_.newest(client());
        if (!newest) return;
        does(route, dice_.below(4) > 0 ? newest->to_unit : newest->from_unit,
             [id = newest->transfer, command, verb](Work& work) { return verb(work, id, command); });
    }

    // Mostly whoever it is up to, now and then anybody.
    const Colleague& whoever(const std::optional<UnitId>& of_unit) {
        for (const auto& nurse : wards_.nurses)
            if (nurse.actor.unit == of_unit && dice_.below(4) > 0) return nurse;
        return wards_.nurses[dice_.below(4)];
    }
    std::optional<UnitId> who_answers(ClientId client) { return transfer::responsible(wards_.chain(client), wards_.county.now()); }

    void does(std::string_view route, const std::optional<UnitId>& of_unit, const std::function<Result<Done>(Work&)>& verb) {
        const auto& who = whoever(of_unit);
        Idempotency sent{*who.actor.account, "walk-key-" + std::to_string(1'000'000 + ++key_), {}};
        const auto position = wards_.county.writer().position();
        if (dice_.below(5) == 0) {
            // Cut off between two lines: nothing of it stays, and the retry does it whole.
            CHECK_THROWS_AS(wards_.county.act(route, who.actor,
                                              [&](Work& work) -> Result<Done> {
                                                  static_cast<void>(verb(work));
                                                  throw std::runtime_error("cut off");
                                              },
                                              sent),
                            std::runtime_error);
            CHECK(wards_.county.writer().position() == position);
        }
        const auto answer = wards_.county.act(route, who.actor, verb, sent);
        const auto after = wards_.county.writer().position();
        answer ? ++done_ : ++refused_;
        if (!answer) CHECK(after == position);
        if (!answer || dice_.below(3) > 0) return;
        CHECK(wards_.county.act(route, who.actor, verb, sent));
        CHECK(wards_.county.writer().position() == after);
    }

    ClientId client() { return wards_.clients[dice_.below(wards_.clients.size())]; }

    void one_step() {
        const auto now = wards_.county.now();
        const Date today = helsinki_date(now);
        switch (dice_.below(13)) {
            case 0:
            case 1: {
                const auto to = dice_.below(4);
                auto command = ask_of(wards_.units[to]);
                if (dice_.below(2) == 0) command.planned_at = now + std::chrono::hours{static_cast<int>(dice_.below(72))};
                if (to == 2) command.expected_end = plus_days(helsinki_date(command.planned_at.value_or(now)), 5);
                command.is_discharge = to != 1 && dice_.below(2) == 0;
                if (command.is_discharge) command.steps.push_back({"medicines", {}, wards_.units[dice_.below(4)], plus_days(today, 5)});
                const auto whom = client();
                return does("transfer_ask", who_answers(whom), [whom, command](Work& work) -> Result<Done> {
                    TRY(transferring::ask(work, whom, command));
                    return Done{};
                });
            }
            case 2: {
                const transfer::TransferInEmergency command{wards_.units[dice_.below(4)], "life_at_risk", std::string("Rintakipu")};
                const auto whom = client();
                return does("transfer_emergency", who_answers(whom), [whom, command](Work& work) -> Result<Done> {
                    TRY(transferring::emergency(work, whom, command));
                    return Done{};
                });
            }
            case 3:
            case 4:
            case 5: return act("transfer_accept", transfer::AcceptTransfer{}, &transferring::accept);
            case 6: return act("transfer_decline", transfer::EndTransfer{"no_room", {}}, &transferring::decline);
            case 7: return act("transfer_withdraw", transfer::EndTransfer{"condition_changed", {}}, &transferring::withdraw);
            case 8: return act("transfer_ask_back", transfer::WriteTransferWords{std::string("Onko portaita?")}, &transferring::ask_back);
            case 9: return act("transfer_tell", transfer::WriteTransferWords{std::string("Hissitalo")}, &transferring::tell);
            case 10:
                return act("transfer_postpone", transfer::PostponeTransfer{now + std::chrono::hours{static_cast<int>(dice_.below(48))}, std::string("kyyti")},
                           &transferring::postpone);
            case 11:
                return act("transfer_call", transfer::RecordFollowUpCall{events::CallResult::reached, wire::Text<2000>(std::string("hyvin")), false},
                           &transferring::called);
            default: return act("transfer_step", transfer::CloseStep{1, events::StepEnd::done, {}}, &transferring::close_step);
        }
    }

    Wards wards_;
    Dice dice_;
    int key_ = 0;
    int done_ = 0;
    int refused_ = 0;
};

}  // namespace

TEST_CASE("whatever four units do with transfers, one of them answers for the care of each client at every instant") {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        CAPTURE(seed);
        Walker(seed).walk(300);
    }
}

TEST_CASE("whose death is known is called by nobody, is in no list, and is no unit's delay") {
    Wards at(1);
    const Colleague& ward = at.nurses[1];
    const Colleague& home_hospital = at.nurses[2];
    const Colleague& home_care = at.nurses[3];
    const auto begin = at.county.now();
    const auto goes = [&](ClientId client, const Colleague& to, transfer::AskTransfer command) {
        REQUIRE(at.county.act("transfer_ask", ward.actor, [&](Work& work) { return transferring::ask(work, client, command); }));
        REQUIRE(at.county.act("transfer_accept", to.actor,
                              [&](Work& work) { return transferring::accept(work, at.newest(client)->transfer, transfer::AcceptTransfer{}); }));
    };
    auto home = ask_of(at.units[3]);
    home.is_discharge = true;
    home.steps.push_back({"medicines", {}, at.units[3], plus_days(helsinki_date(begin), 2)});
    auto stay = ask_of(at.units[2]);
    stay.expected_end = plus_days(helsinki_date(begin), 5);
    goes(at.clients[0], home_care, home);
    goes(at.clients[1], home_hospital, stay);
    at.county.clock.set(begin + std::chrono::days{1});
    const auto stays_now = [&] {
        auto rows = at.county.rows();
        return desks::transfers_desk(rows, home_hospital.actor, at.county.now()).value().stays.size();
    };
    CHECK(stays_now() == 1);
    for (const auto client : {at.clients[0], at.clients[1]}) {
        auto details = [&] {
            auto rows = at.county.rows();
            return clients::details(rows, client).value();
        }();
        details.died = helsinki_date(at.county.now());
        REQUIRE(at.county.state([&](Work& work) { return clients::change_stated(work, client, details); }));
    }
    CHECK(stays_now() == 0);
    auto rows = at.county.rows();
    const auto desk = desks::transfers_desk(rows, home_care.actor, at.county.now()).value();
    CHECK(desk.calls.empty());
    CHECK(desk.steps.empty());
    CHECK(at.newest(at.clients[0])->aftercare_end == transfer::AftercareEnd::died);
    CHECK(indicators::figures(rows, begin, begin + std::chrono::days{30}).follow_up_calls_in_time == indicators::Share{0, 0});
    Auditor auditor;
    for (const auto& fault : auditor.look(at.county.connection(), at.county.now())) FAIL_CHECK(fault);
    CHECK_FALSE(at.county.replays_otherwise());
}

TEST_CASE("a call that lapsed when it was late already was late") {
    Wards at(1);
    const Colleague& ward = at.nurses[1];
    const Colleague& home_care = at.nurses[3];
    const auto begin = at.county.now();
    auto home = ask_of(at.units[3]);
    home.is_discharge = true;
    REQUIRE(at.county.act("transfer_ask", ward.actor, [&](Work& work) { return transferring::ask(work, at.clients[0], home); }));
    REQUIRE(at.county.act("transfer_accept", home_care.actor,
                          [&](Work& work) { return transferring::accept(work, at.newest(at.clients[0])->transfer, transfer::AcceptTransfer{}); }));
    at.county.clock.set(begin + std::chrono::days{4});
    REQUIRE(at.county.act("transfer_emergency", home_care.actor, [&](Work& work) {
        return transferring::emergency(work, at.clients[0], {at.units[1], "life_at_risk", std::string("Rintakipu")});
    }));
    auto rows = at.county.rows();
    CHECK(indicators::figures(rows, begin, begin + std::chrono::days{30}).follow_up_calls_in_time == indicators::Share{0, 1});
}

TEST_CASE("transfers, answers in time, days in home hospital and calls are counted from what was recorded") {
    Wards at(1);
    const auto& [station, ward, home_hospital, home_care] = std::tie(at.nurses[0], at.nurses[1], at.nurses[2], at.nurses[3]);
    const auto begin = at.county.now();
    const auto accept = [&](const Colleague& who, ClientId client) {
        REQUIRE(at.county.act("transfer_accept", who.actor,
                              [&](Work& work) { return transferring::accept(work, at.newest(client)->transfer, transfer::AcceptTransfer{}); }));
    };
    auto to_home_hospital = ask_of(at.units[2]);
    to_home_hospital.expected_end = plus_days(helsinki_date(begin), 5);
    REQUIRE(at.county.act("transfer_ask", ward.actor, [&](Work& work) { return transferring::ask(work, at.clients[0], to_home_hospital); }));
    accept(home_hospital, at.clients[0]);
    at.county.clock.set(begin + std::chrono::days{3});
    auto home = ask_of(at.units[3]);
    home.is_discharge = true;
    REQUIRE(at.county.act("transfer_ask", home_hospital.actor, [&](Work& work) { return transferring::ask(work, at.clients[0], home); }));
    // Five hours are more than the four in which an answer is promised.
    at.county.clock.set(at.county.now() + 5h);
    accept(home_care, at.clients[0]);
    REQUIRE(at.county.act("transfer_emergency", station.actor, [&](Work& work) {
        return transferring::emergency(work, at.clients[1], {at.units[1], "life_at_risk", std::string("Rintakipu")});
    }));
    at.county.clock.set(at.county.now() + std::chrono::days{2});
    REQUIRE(at.county.act("transfer_call", home_care.actor, [&](Work& work) {
        return transferring::called(work, at.newest(at.clients[0])->transfer,
                                    {events::CallResult::reached, wire::Text<2000>(std::string("hyvin")), false});
    }));
    auto rows = at.county.rows();
    const auto figures = indicators::figures(rows, begin, at.county.now() + std::chrono::days{10});
    CHECK(figures.transfers == 3);
    CHECK(figures.transfers_in_emergency == indicators::Share{1, 3});
    // The emergency was not seen in its hour, and one answer came late.
    CHECK(figures.transfers_in_time == indicators::Share{1, 3});
    CHECK(figures.home_hospital_days.of == 1);
    CHECK(figures.home_hospital_days.value == 4);
    CHECK(figures.follow_up_calls_in_time == indicators::Share{1, 1});
}

}  // namespace koppi::tests
