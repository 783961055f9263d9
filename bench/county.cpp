// Bench: the county that is measured. The same wish makes the same people; ids and instants come from a seed and the day.
#include "county.hpp"

#include <array>

#include "app/switchboard.hpp"
#include "core/civil_time.hpp"
#include "core/hetu.hpp"
#include "modules/access/access.hpp"
#include "modules/clients/clients.hpp"
#include "modules/contact/contact.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/scheduling/scheduling.hpp"

namespace koppi::bench {

namespace {

constexpr std::array family_names{"Virtanen", "Korhonen", "Mäkinen", "Nieminen", "Mäkelä", "Hämäläinen", "Laine", "Heikkinen",
                                  "Koskinen", "Järvinen", "Lehtonen", "Lehtinen", "Saarinen", "Salminen", "Heinonen", "Niemi"};
constexpr std::array given_names{"Aino", "Eero", "Helmi", "Onni", "Sofia", "Väinö", "Lauri", "Kerttu", "Tuula", "Pekka", "Anneli", "Juhani"};
constexpr std::array complaints{"Selkä on ollut kipeä kolme viikkoa, särkylääke ei auta.", "Kuume ja yskä neljättä päivää.",
                                "Verenpaine on ollut koholla kotimittauksissa.", "Haava ei parane, reunat punoittavat.",
                                "Reseptien uusinta ja verikokeiden tulokset.", "Uupumus jatkuu, uni ei tule iltaisin."};

// Works by the thousand in one commit: making a county is not what is measured.
class Maker {
public:
    Maker(const std::string& path, SetClock& clock)
        : database_(open_to_write(path, Existing::welcome)), clock_(clock), workshop_(*database_.connection, project_all, clock, Dice(7)) {}

    template <class Body>
    void each(int count, Body body) {
        for (int from = 0; from < count; from += 1000)
            workshop_.transaction([&] {
                for (int i = from; i < std::min(count, from + 1000); ++i) {
                    const auto done = workshop_.run<Done>(actor, [&](Work& work) -> Result<Done> {
                        body(work, i);
                        return Done{};
                    });
                    must(done.ok(), "the county can be made");
                }
            });
    }
    template <class T>
    T one(const std::function<Result<T>(Work&)>& job) {
        auto result = workshop_.commit<T>(actor, job);
        must(result.ok(), "the county can be made: " + (result ? std::string() : result.refusal().code));
        return std::move(result).value();
    }
    SetClock& clock() { return clock_; }
    sql::Reader rows() { return sql::Reader(*database_.connection); }

    Actor actor;

private:
    Database database_;
    SetClock& clock_;
    Workshop workshop_;
};

void offer_times(Maker& maker, County& county, UnitId unit, int count, Instant now) {
    constexpr int days = 20;
    constexpr int minutes = 20;
    constexpr int slots_a_day = 24;
    const Date first_day = plus_days(helsinki_date(now), 1);
    const int professionals = (count + days * slots_a_day - 1) / (days * slots_a_day);
    maker.each(professionals, [&](Work& work, int i) {
        events::ProfessionalRegistered registered{};
        registered.family_name = family_names[static_cast<std::size_t>(i) % family_names.size()];
        registered.given_names = given_names[static_cast<std::size_t>(i) % given_names.size()];
        const auto professional = made(directory::register_professional(work, registered));
        made(directory::take_role(work, professional, unit, events::Profession::doctor));
        for (int day = 0; day < days; ++day) {
            const Instant begins = start_of_day(plus_days(first_day, day)) + std::chrono::hours{8};
            events::HoursOffered hours{};
            hours.professional = professional;
            hours.unit = unit;
            hours.service = "doctor_reception";
            hours.kind = events::VisitKind::on_site;
            hours.begins_at = begins;
            hours.ends_at = begins + Minutes{minutes * slots_a_day};
            hours.slot_minutes = minutes;
            const auto id = made(scheduling::offer_hours(work, hours));
            for (int slot = 0; slot < slots_a_day; ++slot) county.times.push_back({id, begins + Minutes{minutes * slot}});
        }
    });
}

void give_history(Maker& maker, const County& county, ProfessionalId professional, UnitId unit, int clients, Instant now) {
    maker.each(clients, [&](Work& work, int i) {
        const auto client = county.clients[static_cast<std::size_t>(i)];
        made(continuity::name_stated(work, client, professional, events::NamedAs::own_nurse, helsinki_date(now)));
        for (int visit = 0; visit < 12; ++visit) {
            events::VisitHeld held{};
            held.client = client;
            held.professional = professional;
            held.unit = unit;
            held.kind = events::VisitKind::on_site;
            held.begins_at = now - std::chrono::days{20 * (visit + 1)};
            held.ends_at = held.begins_at + Minutes{20};
            held.reasons = {{"icpc2", "L03", "Alaselän oire tai vaiva"}};
            made(scheduling::hold_visit(work, held));
        }
        for (int open = 0; open < 2; ++open) {
            contact::ReceiveContact received{};
            received.line = county.line;
            received.channel = events::Channel::phone;
            received.client = client;
            received.words = std::string(complaints[static_cast<std::size_t>(i + open) % complaints.size()]);
            received.language = Language::fi;
            made(contact::receive(work, received, contact::promise_for(received.channel, std::nullopt, work.now())));
        }
    });
}

}  // namespace

County make_county(const std::string& path, const CountyWish& wish) {
    const Instant now = SystemClock().now();
    SetClock clock(now - std::chrono::hours{1});
    Maker maker(path, clock);
    County county;
    const auto unit = maker.one<UnitId>([](Work& work) -> Result<UnitId> {
        events::UnitOpened opened{};
        opened.name = "Mittausasema";
        opened.kind = events::UnitKind::contact_centre;
        return directory::open_unit(work, opened);
    });
    county.line = maker.one<LineId>([&](Work& work) { return directory::open_line(work, unit, "general", std::nullopt); });
    const auto nurse = maker.one<ProfessionalId>([&](Work& work) -> Result<ProfessionalId> {
        events::ProfessionalRegistered registered{};
        registered.family_name = "Mittari";
        registered.given_names = "Maija";
        const auto professional = TRY(directory::register_professional(work, registered));
        TRY(directory::take_role(work, professional, unit, events::Profession::nurse));
        TRY(access::open_account(work, nurse_name, access::hash_password(nurse_password), professional, Language::fi));
        return professional;
    });
    maker.actor.professional = nurse;
    maker.actor.unit = unit;
    maker.actor.profession = events::Profession::nurse;

    maker.each(wish.clients, [&](Work& work, int i) {
        events::ClientDetails details{};
        const auto n = static_cast<std::size_t>(i);
        details.family_name = family_names[n % family_names.size()];
        details.given_names = std::string(given_names[n % given_names.size()]) + " " + given_names[(n / 7) % given_names.size()];
        details.born = plus_days(Date{std::chrono::year{1935}, std::chrono::January, std::chrono::day{1}}, i % 30'000);
        details.municipality = wish.municipalities[n % wish.municipalities.size()];
        details.phone = "+35840" + std::to_string(1'000'000 + i);
        county.clients.push_back(made(clients::register_stated(work, details)));
    });
    if (wish.times > 0) offer_times(maker, county, unit, wish.times, now);
    if (wish.clients_with_history > 0) give_history(maker, county, nurse, unit, wish.clients_with_history, now);
    maker.each(wish.waiting_contacts, [&](Work& work, int i) {
        clock.set(now - std::chrono::hours{1} + Millis{i});
        contact::ReceiveContact received{};
        const auto n = static_cast<std::size_t>(i);
        received.line = county.line;
        received.channel = i % 3 == 0 ? events::Channel::callback : events::Channel::phone;
        if (i % 5 != 0) received.client = county.clients[n % county.clients.size()];
        received.words = std::string(complaints[n % complaints.size()]);
        received.language = Language::fi;
        if (i % 4 == 0) received.urgency = events::Urgency::same_day;
        county.waiting.push_back(made(contact::receive(work, received, contact::promise_for(received.channel, received.urgency, work.now()))).contact);
    });
    return county;
}

}  // namespace koppi::bench
