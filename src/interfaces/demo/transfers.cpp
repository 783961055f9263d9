// Demo: a ward, home hospital and home care, and the clients who went between them and the stations lately: some have come, some are under way, one
// nobody has answered for, one stays in home hospital for longer than was expected (systems E16, G4, L9).
//
// Drawn from dice of their own: what is done here moves nothing of the year.
#include "core/civil_time.hpp"
#include "interfaces/demo/chance.hpp"
#include "interfaces/demo/story.hpp"
#include "modules/access/access.hpp"
#include "modules/directory/directory.hpp"
#include "workflows/transferring.hpp"

namespace koppi::demo {

namespace {

using events::Profession;
using events::UnitKind;

struct NewUnit {
    std::string_view name;
    UnitKind kind;
    std::string_view phone;
    std::string_view username;
    std::string_view family;
    std::string_view given;
};
constexpr std::array new_units{
    NewUnit{"Osasto 4, keskussairaala", UnitKind::ward, "+35850000401", "oona", "Rinne", "Oona"},
    NewUnit{"Kotisairaala", UnitKind::home_hospital, "+35850000402", "kalle", "Lahti", "Kalle"},
    NewUnit{"Kotihoito, Lappeenranta", UnitKind::home_care, "+35850000403", "helmi", "Vuori", "Helmi"},
};

struct Illness {
    std::string_view summary;
    std::string_view step;
};
constexpr std::array illnesses{
    Illness{"Lonkkamurtuma leikattu. Kävelee rollaattorilla, tarvitsee apua suihkussa. Haavan tikit poistetaan kymmenentenä päivänä.", "Poistaa tikit"},
    Illness{"Keuhkokuume hoidettu, happea ei enää tarvita. Antibiootti jatkuu suun kautta viisi päivää.", "Mittaa saturaation ja lämmön"},
    Illness{"Sydämen vajaatoiminta tasapainossa, nesteenpoistolääke nostettu. Paino kotona joka aamu.", "Katsoo painon ja turvotukset"},
    Illness{"Ruusu oikeassa sääressä, suonensisäinen antibiootti kerran päivässä. Punoitus rajattu.", "Arvioi ihon ja verikokeet"},
};

transfer::AskTransfer transfer_to(UnitId to, const char* reason, const Illness& illness) {
    transfer::AskTransfer command{};
    command.to = to;
    command.reason = reason;
    command.summary = std::string(illness.summary);
    return command;
}

}  // namespace

void Story::open_wards() {
    workshop_.transaction([&] {
        for (const auto& one : new_units) {
            events::UnitOpened opened{};
            opened.name = std::string(one.name);
            opened.kind = one.kind;
            opened.phone = std::string(one.phone);
            Actor actor{};
            const auto unit = must(line_, [&](Work& work) { return directory::open_unit(work, opened); });
            must(line_, [&](Work& work) -> Result<Done> {
                events::ProfessionalRegistered professional{};
                professional.family_name = std::string(one.family);
                professional.given_names = std::string(one.given);
                professional.phone = std::string(one.phone);
                actor.professional = TRY(directory::register_professional(work, professional));
                actor.role = TRY(directory::take_role(work, *actor.professional, unit, Profession::nurse));
                actor.account = TRY(access::open_account(work, std::string(one.username), demo_password_hash, *actor.professional, Language::fi));
                return Done{};
            });
            actor.unit = unit;
            actor.profession = Profession::nurse;
            wards_.push_back(std::move(actor));
            people_.push_back({std::string(one.username), std::string(one.family) + " " + std::string(one.given), Profession::nurse, std::string(one.name)});
        }
    });
}

void Story::move_patients() {
    Dice dice(options_.seed ^ 0x73697274);
    const Date today = helsinki_date(options_.until);
    const auto antti = workers_[by_username_.at("antti")].actor;
    const auto ward = wards_[0];
    const auto home_hospital = wards_[1];
    const auto home_care = wards_[2];
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < clients_.size(); ++i)
        if (clients_[i].client != ClientId{} && clients_[i].is_elderly) fitting.push_back(i);
    shuffle(dice, fitting);
    constexpr std::size_t patients_max = 24;
    constexpr std::size_t one_of_so_many = 100;
    fitting.resize(std::min({fitting.size(), patients_max, clients_.size() / one_of_so_many}));
    const auto at = [&](int days_ago, int minute) { return *instant_at(plus_days(today, -days_ago), minute); };
    const auto asks = [this](const Actor& who, ClientId client, const transfer::AskTransfer& command, const std::shared_ptr<TransferId>& id) {
        *id = must(who, [&](Work& work) { return transferring::ask(work, client, command); }).transfer;
    };
    for (std::size_t n = 0; n < fitting.size(); ++n) {
        const auto client = clients_[fitting[n]].client;
        const auto& illness = illnesses[n % illnesses.size()];
        const auto id = std::make_shared<TransferId>();
        const int minute = opens_at + 10 * between(dice, 6, 30);
        const int days = between(dice, 5, 20);
        const auto accepts = [this, id](const Actor& who) { must(who, [&](Work& work) { return transferring::accept(work, *id, {}); }); };
        switch (n % 6) {
            case 0:
            case 1: {
                // Home from the ward: three of four are called in the days that are agreed.
                auto command = transfer_to(*home_care.unit, "ward_care_over", illness);
                command.is_discharge = true;
                for (const auto& check : catalog().transfers.discharge_checks) command.steps.push_back({check.id, {}, *ward.unit, plus_days(today, -days)});
                command.steps.push_back({{}, std::string(illness.step), *home_care.unit, plus_days(today, 4 - days)});
                when(at(days, minute), [=] { asks(ward, client, command, id); });
                when(at(days, minute + between(dice, 20, 300)), [=, this] {
                    accepts(home_care);
                    for (int step = 1; step <= static_cast<int>(command.steps.size()) - 1; ++step)
                        must(ward, [&](Work& work) { return transferring::close_step(work, *id, {step, events::StepEnd::done, {}}); });
                });
                if (n % 4 == 3 && days < 8) break;
                when(at(days - (happens(dice, 0.75) ? 2 : 4), minute), [=, this] {
                    must(home_care, [&](Work& work) {
                        return transferring::called(work, *id,
                                                    {events::CallResult::reached,
                                                     wire::Text<2000>(std::string("Pärjää kotona, lääkkeet selvät, kontrolliaika tiedossa.")), false});
                    });
                });
                break;
            }
            case 2: {
                // In home hospital now; the first for longer than was expected, the second to be looked at.
                auto command = transfer_to(*home_hospital.unit, "hospital_care_at_home", illnesses[3]);
                const int begun = 4 + static_cast<int>(n % 4);
                command.expected_end = plus_days(today, n == 2 ? -1 : n == 8 ? 1 : 6);
                when(at(begun, minute), [=] { asks(ward, client, command, id); });
                when(at(begun, minute + 45), [=] { accepts(home_hospital); });
                break;
            }
            case 3: {
                // Through home hospital to the station.
                auto command = transfer_to(*home_hospital.unit, "hospital_care_at_home", illnesses[3]);
                command.expected_end = plus_days(today, 7 - days - 4);
                when(at(days + 4, minute), [=] { asks(ward, client, command, id); });
                when(at(days + 4, minute + 30), [=] { accepts(home_hospital); });
                const auto back = transfer_to(*antti.unit, "home_hospital_over", illness);
                when(at(days - 3, minute), [=] { asks(home_hospital, client, back, id); });
                when(at(days - 3, minute + 90), [=] { accepts(antti); });
                break;
            }
            case 4: {
                // Waits for an answer: since yesterday, which is too long, or since a moment ago.
                auto command = transfer_to(n == 4 ? *antti.unit : *home_care.unit, "ward_care_over", illness);
                command.is_discharge = true;
                command.planned_at = at(-1, 12 * 60);
                command.steps.push_back({std::string("medicines"), {}, *ward.unit, plus_days(today, 1)});
                command.steps.push_back({std::string("follow_up_visit"), {}, *ward.unit, plus_days(today, 1)});
                when(n == 4 ? at(1, minute) : options_.until - Minutes{40}, [=] { asks(ward, client, command, id); });
                break;
            }
            default: {
                const transfer::TransferInEmergency command{*ward.unit, "life_at_risk",
                                                           std::string("Äkillinen rintakipu ja hengenahdistus vastaanotolla, EKG otettu.")};
                when(at(days, minute), [=, this] {
                    *id = must(antti, [&](Work& work) { return transferring::emergency(work, client, command); }).transfer;
                });
                when(at(days, minute + 20), [=, this] { must(ward, [&](Work& work) { return transferring::see(work, *id); }); });
            }
        }
    }
}

}  // namespace koppi::demo
