// Demo: staff and hours.
#include "interfaces/demo/plan.hpp"

#include "core/civil_time.hpp"
#include "core/working_days.hpp"

namespace koppi::demo {

namespace {

using events::Profession;

constexpr int residents_per_station = 3'500;
// So many people at least in a county of 12,000, and in proportion in a smaller one, down to a few: with fewer, chance alone would bring
// clients back to the same person.
struct Fewest {
    Profession profession;
    int of_12000;
    int always;
};
constexpr std::array fewest_posts{Fewest{Profession::nurse, 24, 10},          Fewest{Profession::doctor, 15, 6},
                                  Fewest{Profession::physiotherapist, 5, 2},  Fewest{Profession::psychiatric_nurse, 4, 2},
                                  Fewest{Profession::dentist, 5, 2},          Fewest{Profession::dental_hygienist, 3, 1},
                                  Fewest{Profession::social_counsellor, 3, 1}, Fewest{Profession::social_worker, 3, 1},
                                  Fewest{Profession::psychologist, 3, 1},     Fewest{Profession::client_manager, 3, 1},
                                  Fewest{Profession::case_surveyor, 2, 1}};

// Open hours as multiples of what county.professions counts, so that three quarters are filled and a wish for a certain week is mostly
// met. The county counts by shares of visits; here reasons lead to professions, and those come out somewhat otherwise.
double air(Profession profession) {
    switch (profession) {
        case Profession::nurse: return 1.6;
        case Profession::doctor: return 2.2;
        case Profession::physiotherapist: return 2.3;
        case Profession::psychiatric_nurse: return 2.8;
        case Profession::dentist:
        case Profession::dental_hygienist: return 0.8;
        default: return 1.4;
    }
}
// Of the open minutes, those that are opened only the day before.
double share_for_today(Profession profession) {
    switch (profession) {
        case Profession::nurse: return 0.24;
        case Profession::doctor: return 0.20;
        case Profession::dentist: return 0.40;
        case Profession::psychiatric_nurse: return 0.10;
        default: return 0;
    }
}

// The people whom the sign-in screen of the demo offers. Their names are as invented as all others.
struct Known {
    std::string_view username;
    std::string_view given;
    std::string_view family;
    Profession profession;
    bool at_station;
    bool first_line;
    bool also_at_station = false;
};
constexpr std::array known_people{
    Known{"maija", "Maija", "Laine", Profession::nurse, false, true},
    Known{"eero", "Eero", "Salmenkivi", Profession::nurse, false, true},
    Known{"sanna", "Sanna", "Äyräväinen", Profession::nurse, false, true, true},
    Known{"kaisa", "Kaisa", "Mielonen", Profession::nurse, true, false},
    Known{"antti", "Antti", "Ikäheimo", Profession::doctor, true, false},
    Known{"hanna", "Hanna", "Javanainen", Profession::physiotherapist, true, false},
    Known{"jarmo", "Jarmo", "Uosukainen", Profession::social_counsellor, true, false},
    Known{"liisa", "Liisa", "Hyyryläinen", Profession::case_surveyor, false, false},
    Known{"tuula", "Tuula", "Melender", Profession::manager, false, false},
    Known{"paavo", "Paavo", "Talonpoika", Profession::administrator, false, false},
};

double serves(const knowledge::Station& station, const std::string& municipality) {
    for (const auto& served : station.serves)
        if (served.municipality == municipality) return served.share_per_mille;
    return 0;
}

}  // namespace

std::vector<std::size_t> Plan::posts_of(Profession profession, std::optional<std::size_t> station) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < posts.size(); ++i)
        if (posts[i].profession == profession && !posts[i].first_line && (!station || posts[i].station == station)) found.push_back(i);
    return found;
}

Plan plan_of(const knowledge::County& county, const knowledge::Services& services, const Names& names, int residents, Dice& dice) {
    Plan plan;
    for (const auto& type : visit_types) {
        const auto service = std::find_if(services.services.begin(), services.services.end(), [&](const auto& s) { return s.id == type.service; });
        ensure(service != services.services.end(), "the demo gives only services of the catalogue");
        plan.minutes_per_slot.push_back(service->minutes);
    }

    std::vector<std::size_t> by_size(county.stations.size());
    std::iota(by_size.begin(), by_size.end(), std::size_t{0});
    std::stable_sort(by_size.begin(), by_size.end(), [&](auto a, auto b) { return county.stations[a].size_per_mille > county.stations[b].size_per_mille; });
    const int open = std::clamp(residents / residents_per_station, 1, static_cast<int>(by_size.size()));
    plan.stations.assign(by_size.begin(), by_size.begin() + open);
    plan.residents.assign(plan.stations.size(), 0.0);
    for (const auto& municipality : county.municipalities) {
        std::vector<double> weights;
        for (const auto station : plan.stations) weights.push_back(serves(county.stations[station], municipality.code));
        // Where the own station is not open, the largest one serves.
        if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0) weights[0] = 1;
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) plan.residents[i] += residents * municipality.share_per_mille / 1000.0 * weights[i] / sum;
        plan.serving.emplace_back(weights);
    }

    const auto add = [&](Profession profession, std::optional<std::size_t> station, bool first_line) {
        const Date born{std::chrono::year{between(dice, 1962, 1999)}, std::chrono::January, std::chrono::day{1}};
        auto [given, family] = staff_name(dice, names, born);
        plan.posts.push_back({profession, station, std::move(given), std::move(family), "", first_line});
    };
    const int first_line = std::max(4, static_cast<int>(std::lround(county.contact_centre.nurses_per_10000 * residents / 10'000)));
    for (int i = 0; i < first_line; ++i) add(Profession::nurse, std::nullopt, true);
    add(Profession::manager, std::nullopt, false);
    add(Profession::administrator, std::nullopt, false);
    for (const auto& staffing : county.professions) {
        int posts = static_cast<int>(std::lround(staffing.per_10000 * residents / 10'000));
        for (const auto& fewest : fewest_posts)
            if (fewest.profession == staffing.id) posts = std::max({posts, fewest.always, fewest.of_12000 * std::min(residents, 12'000) / 12'000});
        // Case surveyors work at the contact centre, everybody else at the stations.
        if (staffing.id == Profession::case_surveyor) {
            for (int i = 0; i < posts; ++i) add(staffing.id, std::nullopt, false);
            continue;
        }
        const auto at = shared_out(posts, plan.residents);
        for (std::size_t station = 0; station < at.size(); ++station)
            for (int i = 0; i < at[station]; ++i) add(staffing.id, station, false);
    }
    for (std::size_t station = 0; station < plan.stations.size(); ++station) add(Profession::manager, station, false);

    for (const auto& known : known_people) {
        const auto post = std::find_if(plan.posts.begin(), plan.posts.end(), [&](const Post& p) {
            const bool here = known.at_station ? p.station == std::size_t{0} : !p.station;
            return p.profession == known.profession && p.first_line == known.first_line && here && p.username.empty();
        });
        ensure(post != plan.posts.end(), "there is a post for everybody whom the sign-in screen offers");
        post->given = known.given;
        post->family = known.family;
        post->username = known.username;
        if (known.also_at_station) post->also_at = 0;
    }
    return plan;
}

HoursPlan::HoursPlan(const knowledge::County& county, const Plan& plan, Dice dice) : plan_(plan), dice_(dice) {
    for (std::size_t station = 0; station < plan.stations.size(); ++station)
        for (const auto& staffing : county.professions) {
            Team team;
            team.posts = plan.posts_of(staffing.id, station);
            team.closes_at = knowledge::minute_of_day(county.stations[plan.stations[station]].end).value_or(16 * 60);
            if (team.posts.empty()) continue;
            // A team is as large as its people are; where nobody of the profession works, the others have its residents.
            const double share = static_cast<double>(team.posts.size()) / static_cast<double>(plan.posts_of(staffing.id, std::nullopt).size());
            const double residents = std::accumulate(plan.residents.begin(), plan.residents.end(), 0.0);
            const double minutes = staffing.per_10000 * residents * share / 10'000 * staffing.weekly_minutes * staffing.booked_percent / 100 *
                                   (100 - staffing.absent_percent) / 100 * air(staffing.id);
            double weighted = 0;
            for (std::size_t type = 0; type < visit_types.size(); ++type)
                if (visit_types[type].profession == staffing.id) weighted += visit_types[type].share * plan.minutes_per_slot[type];
            const double for_today = share_for_today(staffing.id);
            double largest = 0;
            for (std::size_t type = 0; type < visit_types.size(); ++type) {
                if (visit_types[type].profession != staffing.id) continue;
                const double weekly = minutes * (1 - for_today) * visit_types[type].share * plan.minutes_per_slot[type] / weighted;
                // At least two receptions a week for everybody, so that each of them can be met soon.
                const double each = weekly / static_cast<double>(team.posts.size()) / 2;
                const double length = visit_types[type].share > 50 ? std::clamp(each, 60.0, 180.0) : 60.0;
                team.regular.push_back({type, weekly, std::max(1, static_cast<int>(length / plan.minutes_per_slot[type]))});
                if (visit_types[type].share > largest) {
                    largest = visit_types[type].share;
                    team.urgent = {type, minutes * for_today, std::max(1, static_cast<int>(80 / plan.minutes_per_slot[type]))};
                }
            }
            if (!team.regular.empty()) teams_.push_back(std::move(team));
        }
}

std::vector<Opening> HoursPlan::week(Date monday) {
    // Mornings and early afternoons; what comes later in the day is kept for matters that can't wait.
    struct HalfDay {
        Date day;
        int begin;
        int end;
    };
    std::vector<Opening> openings;
    for (auto& team : teams_) {
        std::vector<HalfDay> half_days;
        for (int d = 0; d < 5; ++d) {
            const Date day = plus_days(monday, d);
            if (!is_working_day(day)) continue;
            half_days.push_back({day, 8 * 60 + 10, 11 * 60 + 30});
            half_days.push_back({day, 12 * 60 + 10, 13 * 60 + 40});
        }
        // A week with holidays opens less.
        const double open = static_cast<double>(half_days.size()) / 10;
        std::vector<std::vector<int>> used(team.posts.size(), std::vector<int>(half_days.size(), 0));
        for (auto& owed : team.regular) {
            owed.owed += owed.weekly_minutes * open;
            const int slot = static_cast<int>(plan_.minutes_per_slot[owed.type]);
            const int length = slot * owed.stretch_slots;
            for (; owed.owed >= length; owed.owed -= length) {
                // Turn by turn; a half-day that has room, drawn so that no weekday is anybody's alone.
                bool found = false;
                for (std::size_t turn = 0; turn < team.posts.size() && !found; ++turn) {
                    const std::size_t who = team.next++ % team.posts.size();
                    std::vector<std::size_t> roomy;
                    for (std::size_t h = 0; h < half_days.size(); ++h)
                        if (half_days[h].begin + used[who][h] + length <= half_days[h].end) roomy.push_back(h);
                    if (roomy.empty()) continue;
                    const auto h = one_of(dice_, roomy);
                    const auto begins = instant_at(half_days[h].day, half_days[h].begin + used[who][h]);
                    used[who][h] += length + 5;
                    openings.push_back({team.posts[who], owed.type, *begins, slot, owed.stretch_slots, false});
                    found = true;
                }
                if (!found) break;
            }
        }
    }
    return openings;
}

std::vector<Opening> HoursPlan::today(Date day) {
    std::vector<Opening> openings;
    if (!is_working_day(day)) return openings;
    for (auto& team : teams_) {
        auto& owed = team.urgent;
        if (owed.weekly_minutes <= 0) continue;
        // Mondays are the busiest.
        owed.owed += owed.weekly_minutes / 5 * (weekday(day) == Weekday::monday ? 1.3 : weekday(day) == Weekday::friday ? 0.8 : 0.97);
        const int slot = static_cast<int>(plan_.minutes_per_slot[owed.type]);
        const int length = slot * owed.stretch_slots;
        auto posts = team.posts;
        shuffle(dice_, posts);
        const int begins = 13 * 60 + 45;
        for (std::size_t i = 0; i < posts.size() && owed.owed >= length && begins + length <= team.closes_at; ++i, owed.owed -= length)
            openings.push_back({posts[i], owed.type, *instant_at(day, begins), slot, owed.stretch_slots, true});
    }
    return openings;
}

}  // namespace koppi::demo
