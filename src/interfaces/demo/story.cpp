// Demo: the machinery of the story, the house and the people.
#include "interfaces/demo/story.hpp"

#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "core/working_days.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"

namespace koppi::demo {

namespace {

using events::Profession;

constexpr std::size_t works_in_a_commit = 4'000;
// How far ahead hours are opened.
constexpr int weeks_ahead = 11;

// Shares of residents who have somebody of their own: the continuity model reached 72 % with a doctor; an own nurse is named for those
// who come often.
constexpr double have_own_doctor = 0.72;
constexpr double have_own_nurse = 0.22;
// Of those over 75, who are many people's clients, some have a client manager.
constexpr double have_client_manager = 0.08;
// Contacts in a year of the resident whose chance of an own nurse is the share above.
constexpr double contacts_of_average = 2.35;

// Of the visits that go to nobody known, so many stay at the own station that chance alone does not bring clients back to the same person
// more often than is meant.
struct Spread {
    double stays;   // share of such visits at the own station
    double chance;  // that one of them goes to a given person met before
};
Spread spread_of(double meant, std::size_t here, std::size_t everywhere) {
    if (here == 0) return {0, 1.0 / static_cast<double>(std::max<std::size_t>(everywhere, 1))};
    const double at_home = 1.0 / static_cast<double>(here);
    const double elsewhere = everywhere > here ? 1.0 / static_cast<double>(everywhere - here) : 0;
    const auto by_chance = [&](double stays) { return stays * stays * at_home + (1 - stays) * (1 - stays) * elsewhere; };
    Spread spread{1, 0};
    if (everywhere > here)
        while (spread.stays > 0.05 && by_chance(spread.stays) > meant * 0.55) spread.stays -= 0.05;
    spread.chance = by_chance(spread.stays);
    return spread;
}

template <class T>
T content_of(const Catalog& catalog, const std::string& path) {
    auto content = catalog.content<T>(path);
    if (!content) throw Bug("the catalogue of this program is whole: " + fault_line(content.refusal()));
    return std::move(content).value();
}

const knowledge::County& the_county(const Catalog& catalog) {
    ensure(!catalog.counties.empty(), "there is a county to make a demo of");
    return catalog.counties.begin()->second;
}

std::optional<std::string> dialled(const std::string& phone) {
    if (phone.empty()) return std::nullopt;
    const auto digits = phone_digits(phone);
    ensure(digits.ok(), "a county's numbers can be dialled");
    return *digits;
}

}  // namespace

std::vector<std::string> phrases_for(const PhrasedReason& reason, int age, Language language) {
    std::vector<std::string> finnish;
    std::vector<std::string> own;
    for (const auto& said : reason.said) {
        if (age < said.from || age > said.to) continue;
        finnish.insert(finnish.end(), said.fi.begin(), said.fi.end());
        const auto& spoken = language == Language::sv ? said.sv : said.en;
        if (language != Language::fi) own.insert(own.end(), spoken.begin(), spoken.end());
    }
    return own.empty() || finnish.empty() ? finnish : own;
}

bool may_be_had_by(const PhrasedReason& reason, Gender gender) {
    return reason.sex == WhoseReason::any || gender == Gender::other || (reason.sex == WhoseReason::woman) == (gender == Gender::woman);
}

Story::Story(Workshop& workshop, SetClock& clock, const DemoOptions& options, const Progress& progress)
    : workshop_(workshop),
      clock_(clock),
      options_(options),
      progress_(progress),
      catalog_(koppi::catalog()),
      county_(the_county(catalog_)),
      names_(content_of<Names>(catalog_, "names/finnish.yaml")),
      dice_(options.seed * 2 + 1),
      home_dice_(options.seed * 3 + 2),
      wait_dice_(options.seed * 11 + 5),
      plan_(plan_of(county_, catalog_.services, names_, options.residents, dice_)),
      begins_(start_of_day(plus_days(helsinki_date(options.until), -365))) {
    for (auto& occasion : content_of<DecisionWords>(catalog_, "phrases/decision_words.yaml").words) words_[occasion.id] = occasion.fi;

    const auto& contacts = county_.contacts;
    const auto phrases = content_of<ReasonPhrases>(catalog_, "phrases/contact_reasons.yaml").reasons;
    for (const auto& reason : contacts.reasons) {
        const auto phrased = std::find_if(phrases.begin(), phrases.end(), [&](const auto& one) { return one.code == reason.code; });
        ensure(phrased != phrases.end(), "every reason of the county has words");
        phrases_.push_back(*phrased);
    }
    std::vector<double> channels;
    std::vector<double> e_channels;
    double all = 0;
    double written = 0;
    for (const auto& event : county_.events) {
        const bool at_any_time = event.channel == events::Channel::message || event.channel == events::Channel::e_form;
        channels.push_back(event.channel ? event.per_10000 : 0);
        e_channels.push_back(at_any_time ? event.per_10000 : 0);
        all += channels.back();
        written += e_channels.back();
    }
    // What is written on days when the house is closed is not written on the others. Twelve holidays a year are as quiet as Sundays.
    const auto& days = county_.weekday_shares_per_mille;
    const double when_closed = (days[5] + days[6]) / 1000.0 + days[6] / 1000.0 * 12 / 52;
    for (std::size_t i = 0; i < channels.size(); ++i)
        if (e_channels[i] > 0) channels[i] *= 1 - when_closed * all / written;
    channels_ = Deck(channels, 200);
    e_channels_ = Deck(e_channels);
    std::vector<double> urgencies;
    for (const auto& share : contacts.urgency) urgencies.push_back(share.percent);
    urgencies_ = Deck(urgencies);
    // Emergencies and those without a need for care take their routes by themselves; the rest divide what is left.
    double left = 100;
    for (const auto& share : contacts.urgency)
        if (share.id == events::Urgency::emergency || share.id == events::Urgency::no_care_need) left -= share.percent;
    std::vector<double> routes;
    double others = 0;
    for (const auto& share : contacts.routes)
        if (share.id != events::Route::advise_close && share.id != events::Route::emergency) others += share.percent;
    for (const auto& share : contacts.routes)
        routes.push_back(share.id == events::Route::emergency      ? 0
                         : share.id == events::Route::advise_close ? std::max(0.0, left - others)
                                                                   : share.percent);
    routes_ = Deck(routes);
    missed_calls_ = Deck({static_cast<double>(contacts.callback_missed_percent), 100.0 - contacts.callback_missed_percent});
    no_shows_ = Deck({static_cast<double>(contacts.no_show_percent), 100.0 - contacts.no_show_percent});
    cancellations_ = Deck({static_cast<double>(contacts.cancelled_percent), 100.0 - contacts.cancelled_percent});
    follow_ups_ = Deck({static_cast<double>(contacts.follow_up_visit_percent), 100.0 - contacts.follow_up_visit_percent});
    std::vector<double> follow_up_professions;
    for (const auto& share : contacts.follow_up_professions) follow_up_professions.push_back(share.percent);
    follow_up_professions_ = Deck(follow_up_professions);
    for (std::size_t band = 0; band < county_.age_bands.size(); ++band) {
        std::vector<double> weights;
        for (const auto& reason : contacts.reasons) weights.push_back(reason.weights[band]);
        reasons_.emplace_back(weights);
    }
    clock_.set(begins_ - std::chrono::hours{24 * 7});
}

void Story::when(Instant at, std::function<void()> act) {
    due_.push_back({std::max(at, now()), ++order_, std::move(act)});
    std::push_heap(due_.begin(), due_.end());
}

const std::string& Story::words_for(std::string_view occasion) {
    const auto found = words_.find(occasion);
    if (found == words_.end()) throw Bug("there are words for every occasion, also for " + std::string(occasion));
    return one_of(dice_, found->second);
}

Instant Story::open_minute(Instant at) const {
    const auto [day, minute] = civil(at);
    const int begins = 8 * 60;
    const int ends = 15 * 60 + 50;
    if (is_working_day(day) && minute < begins) return *instant_at(day, begins);
    if (is_working_day(day) && minute < ends) return at;
    return *instant_at(add_working_days(day, 1), begins);
}

Instant Story::office_minute(int working_days) {
    const auto today = helsinki_date(now());
    if (working_days == 0) {
        const Instant soon = now() + Minutes{between(dice_, 20, 150)};
        if (open_minute(soon) == soon) return soon;
        working_days = 1;
    }
    return *instant_at(add_working_days(today, working_days), 0) + Minutes{between(dice_, 8 * 60 + 5, 15 * 60 + 30)} + Millis{between(dice_, 0, 59'999)};
}

void Story::open_house() {
    progress_("units and professionals", 0, plan_.posts.size());
    UnitId county{};
    std::vector<ProfessionalId> registered;
    const auto phone_of = [](std::size_t n) { return "+358900001" + std::to_string(1000 + n); };

    workshop_.transaction([&] {
        events::UnitOpened opened{};
        opened.name = county_.organisation.label.fi;
        opened.kind = events::UnitKind::county;
        opened.oid = county_.organisation.oid;
        county = must(line_, [&](Work& work) { return directory::open_unit(work, opened); });

        const auto& centre = county_.contact_centre;
        opened.name = centre.label.fi;
        opened.kind = events::UnitKind::contact_centre;
        opened.oid = centre.oid;
        opened.parent = county;
        centre_ = must(line_, [&](Work& work) { return directory::open_unit(work, opened); });
        line_.unit = centre_;
        for (const auto& line : centre.lines)
            lines_[line.id] = must(line_, [&](Work& work) { return directory::open_line(work, centre_, line.id, dialled(line.phone)); });

        for (const auto index : plan_.stations) {
            const auto& station = county_.stations[index];
            opened.name = station.label.fi;
            opened.kind = events::UnitKind::station;
            opened.oid = station.oid;
            opened.municipality = station.municipality;
            opened.phone = dialled(station.phone);
            stations_.push_back(must(line_, [&](Work& work) { return directory::open_unit(work, opened); }));
            // Whoever comes to a station without a booking waits there.
            must(line_, [&](Work& work) { return directory::open_line(work, stations_.back(), "walk_in", std::nullopt); });
        }

        for (std::size_t i = 0; i < plan_.posts.size(); ++i) {
            const auto& post = plan_.posts[i];
            Worker worker{};
            worker.profession = post.profession;
            worker.station = post.station;
            worker.unit = post.station ? stations_[*post.station] : post.profession == Profession::administrator ? county : centre_;
            must(line_, [&](Work& work) -> Result<Done> {
                events::ProfessionalRegistered professional{};
                professional.family_name = post.family;
                professional.given_names = post.given;
                // Registration numbers belong to real people; the invented ones have none.
                professional.phone = phone_of(i);
                worker.professional = TRY(directory::register_professional(work, professional));
                worker.actor.role = TRY(directory::take_role(work, worker.professional, worker.unit, post.profession));
                if (post.also_at) TRY(directory::take_role(work, worker.professional, stations_[*post.also_at], post.profession));
                // Everybody can sign in, or nothing could be passed to them; the sign-in screen offers those whom one should know.
                const auto username = post.username.empty() ? "tt" + std::to_string(1000 + i) : post.username;
                worker.actor.account = TRY(access::open_account(work, username, demo_password_hash, worker.professional, Language::fi));
                return Done{};
            });
            worker.actor.professional = worker.professional;
            worker.actor.unit = worker.unit;
            worker.actor.profession = post.profession;
            if (!post.username.empty()) {
                by_username_[post.username] = i;
                const auto station_name = [&](std::size_t station) { return county_.stations[plan_.stations[station]].label.fi; };
                auto units = worker.unit == centre_ ? county_.contact_centre.label.fi
                             : post.station         ? station_name(*post.station)
                                                    : county_.organisation.label.fi;
                if (post.also_at) units += ", " + station_name(*post.also_at);
                people_.push_back({post.username, post.family + " " + post.given, post.profession, units});
            }
            if (post.first_line) {
                nurses_.push_back({i});
            } else {
                by_profession_[post.profession].push_back(i);
                if (post.station) by_station_[{post.profession, *post.station}].push_back(i);
            }
            if (post.profession == Profession::manager && !post.station) manager_ = worker.actor;
            by_professional_[worker.professional] = i;
            workers_.push_back(std::move(worker));
        }
    });
    // As the sign-in screen shows them: the first line first.
    std::stable_sort(people_.begin(), people_.end(), [&](const auto& a, const auto& b) {
        const auto place = [&](const DemoPerson& p) {
            const auto& post = plan_.posts[by_username_.at(p.username)];
            return std::pair(!post.first_line, post.profession);
        };
        return place(a) < place(b);
    });

    for (std::size_t station = 0; station < stations_.size(); ++station) {
        for (const auto profession : {Profession::nurse, Profession::doctor}) {
            const auto spread = spread_of(continuity_meant(profession), by_station_[{profession, station}].size(), by_profession_[profession].size());
            ties_[{profession, station}] = {spread.stays, spread.chance};
        }
    }
    hours_.emplace(county_, plan_, Dice(options_.seed * 5 + 3));
    calendar_.emplace(workers_.size());
    ensure(workers_.size() < nobody, "the professionals of a county can be numbered");
    open_wards();
    progress_("units and professionals", plan_.posts.size(), plan_.posts.size());
}

void Story::move_in() {
    const Date today = helsinki_date(options_.until);
    const Date named_from = helsinki_date(begins_);
    Population population(county_, names_, options_.residents, today, Dice(options_.seed * 7 + 4));
    clients_.reserve(static_cast<std::size_t>(options_.residents));
    std::vector<double> weights;
    weights.reserve(clients_.capacity());
    const auto usual_of = [&](Profession profession, std::size_t station) -> std::uint16_t {
        const auto& here = by_station_[{profession, station}];
        const auto& pool = here.empty() ? by_profession_[profession] : here;
        return pool.empty() ? nobody : static_cast<std::uint16_t>(one_of(home_dice_, pool));
    };

    while (population.left() > 0) {
        workshop_.transaction([&] {
            for (std::size_t households = 0; households < works_in_a_commit && population.left() > 0; ++households)
                for (auto& person : population.next_household()) {
                    const Date born = *person.details.born;
                    Client client{};
                    client.phone = person.details.phone.value_or("");
                    client.born = born;
                    client.gender = person.gender;
                    client.language = person.details.language;
                    client.band = static_cast<std::uint8_t>(person.band);
                    client.station = static_cast<std::uint8_t>(plan_.serving[person.municipality].draw(home_dice_));
                    client.is_elderly = age_on(born, today) >= 75;
                    client.nurse = usual_of(Profession::nurse, client.station);
                    client.doctor = usual_of(Profession::doctor, client.station);
                    client.has_own_doctor = client.doctor != nobody && happens(home_dice_, have_own_doctor);
                    const double often = std::min(1.0, have_own_nurse * person.contacts_per_year / contacts_of_average);
                    client.has_own_nurse = client.nurse != nobody && happens(home_dice_, often);
                    weights.push_back(person.contacts_per_year);
                    clients_.push_back(std::move(client));
                    const std::size_t index = clients_.size() - 1;
                    if (born <= named_from) {
                        register_client(index, person.details, named_from);
                        continue;
                    }
                    // Born while the year runs: known to the centre some days later.
                    const Instant known = start_of_day(born) + std::chrono::hours{24 * between(home_dice_, 1, 5) + 11};
                    when(std::min(known, options_.until), [this, index, born, details = std::move(person.details)] { register_client(index, details, born); });
                }
        });
        progress_("residents", clients_.size(), static_cast<std::uint64_t>(options_.residents));
    }
    calls_ = Weighted(weights);
    // The bands count what comes in a year; chance has made somewhat more or less of it.
    double expected = 0;
    for (const auto& band : county_.age_bands) expected += band.contacts_per_year * band.share_per_mille / 1000.0 * options_.residents;
    contacts_per_week_ = expected / (365.0 / 7);
}

void Story::register_client(std::size_t index, const events::ClientDetails& details, Date named_from) {
    auto& client = clients_[index];
    must(manager_, [&](Work& work) -> Result<Done> {
        client.client = TRY(clients::register_stated(work, details));
        const auto name = [&](std::size_t worker, events::NamedAs named_as) {
            return continuity::name_stated(work, client.client, workers_[worker].professional, named_as, named_from);
        };
        if (client.has_own_doctor) TRY(name(client.doctor, events::NamedAs::own_doctor));
        if (client.has_own_nurse) TRY(name(client.nurse, events::NamedAs::own_nurse));
        const auto& managers = by_profession_[Profession::client_manager];
        if (client.is_elderly && !managers.empty() && happens(home_dice_, have_client_manager))
            TRY(name(one_of(home_dice_, managers), events::NamedAs::client_manager));
        return Done{};
    });
}

std::size_t Story::caller(std::optional<events::Channel> channel) {
    constexpr int draws_max = 1'000;
    for (int draws = 0;; ++draws) {
        const auto client = calls_.draw(dice_);
        const bool fits = channel != events::Channel::provider || clients_[client].is_elderly || draws >= draws_max;
        if (fits && clients_[client].client != ClientId{}) return client;
    }
}

void Story::live() {
    const Date first = helsinki_date(begins_);
    clock_.set(begins_);
    // The hours of the first weeks were opened before the year began.
    const Date monday = plus_days(first, -static_cast<int>(weekday(first)));
    workshop_.transaction([&] {
        for (int week = 0; week < weeks_ahead; ++week) open_week(plus_days(monday, 7 * week));
    });
    for (Date day = first; start_of_day(day) <= options_.until; day = plus_days(day, 1)) when(start_of_day(day), [this, day] { new_day(day); });
    set_scene();
    plan_groups();
    make_care_plans();
    hold_joint_appointments();
    move_patients();
    fill_books();

    while (!due_.empty() && due_.front().at <= options_.until) {
        workshop_.transaction([&] {
            for (std::size_t works = 0; works < works_in_a_commit && !due_.empty() && due_.front().at <= options_.until; ++works) {
                std::pop_heap(due_.begin(), due_.end());
                const Due next = std::move(due_.back());
                due_.pop_back();
                clock_.set(next.at);
                next.act();
            }
        });
        progress_("a year", static_cast<std::uint64_t>(days_between(first, helsinki_date(now()))), 365);
    }
    clock_.set(options_.until);
    // The last week that the story opened is that of eleven weeks ahead; the Monday after it begins the templates.
    const Date today = helsinki_date(options_.until);
    const Date this_monday = plus_days(today, -static_cast<int>(weekday(today)));
    workshop_.transaction([&] {
        plan_worktime(plus_days(this_monday, 7 * (weeks_ahead + 1)));
        somebody_falls_ill();
        offer_to_first();
    });
}

}  // namespace koppi::demo
