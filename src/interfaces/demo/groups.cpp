// Demo: groups. A lifestyle group that has met some times already, a remote one that begins soon, and family coaching that is full, with
// families that wait (systems G9, I2). They meet in the evening, when the story's hours are over.
//
// Drawn from dice of their own: what is planned here moves nothing of the year.
#include "core/civil_time.hpp"
#include "core/working_days.hpp"
#include "interfaces/demo/story.hpp"
#include "modules/directory/directory.hpp"
#include "workflows/groupwork.hpp"

namespace koppi::demo {

namespace {

using events::Companions;
using events::Profession;

struct Planned {
    std::string_view name;
    std::string_view service;
    Weekday weekday;
    int from_minute;
    int minutes;
    int seats;
    Companions companions;
    bool is_remote;
    int opened_days_ago;  // working days
    int begins_in_weeks;
    int every_weeks;
    int meetings;
    int asks;  // how many wish to come
    int from_age;
    int to_age;
    bool women_only;
};

// Sizes as the reports tell them: eighteen in a lifestyle group, twenty expecting families.
constexpr std::array county_groups{
    Planned{.name = "ELO-elämäntaparyhmä, tiistai-illat",
            .service = "lifestyle_group",
            .weekday = Weekday::tuesday,
            .from_minute = 17 * 60,
            .minutes = 90,
            .seats = 18,
            .companions = Companions::none,
            .is_remote = false,
            .opened_days_ago = 45,
            .begins_in_weeks = -4,
            .every_weeks = 1,
            .meetings = 8,
            .asks = 19,
            .from_age = 30,
            .to_age = 72,
            .women_only = false},
    Planned{.name = "ELO-etäryhmä, torstai-illat",
            .service = "lifestyle_group",
            .weekday = Weekday::thursday,
            .from_minute = 17 * 60 + 30,
            .minutes = 90,
            .seats = 18,
            .companions = Companions::none,
            .is_remote = true,
            .opened_days_ago = 9,
            .begins_in_weeks = 3,
            .every_weeks = 1,
            .meetings = 6,
            .asks = 11,
            .from_age = 25,
            .to_age = 75,
            .women_only = false},
    Planned{.name = "Perhevalmennus, keskiviikot",
            .service = "family_coaching",
            .weekday = Weekday::wednesday,
            .from_minute = 17 * 60,
            .minutes = 120,
            .seats = 20,
            .companions = Companions::beside,
            .is_remote = false,
            .opened_days_ago = 24,
            .begins_in_weeks = 2,
            .every_weeks = 2,
            .meetings = 3,
            .asks = 23,
            .from_age = 19,
            .to_age = 42,
            .women_only = true},
};
// In a small county not everybody is in a group.
constexpr std::size_t one_of_so_many = 8;
constexpr double comes = 0.85;
constexpr double companion_comes_along = 0.9;

int age_on(Date born, Date today) { return days_between(born, today) * 100 / 36'525; }

}  // namespace

void Story::plan_groups() {
    Dice dice(options_.seed ^ 0x67726f757073);
    const Date today = helsinki_date(options_.until);
    const Date this_monday = plus_days(today, -static_cast<int>(weekday(today)));
    const auto here = by_station_.find({Profession::nurse, 0});
    const auto& nurses = here == by_station_.end() ? by_profession_[Profession::nurse] : here->second;
    for (std::size_t n = 0; n < county_groups.size(); ++n) {
        const auto& planned = county_groups[n];
        const auto leader = nurses[n % nurses.size()];
        const auto& actor = workers_[leader].actor;
        groups::OpenGroup command{.name = std::string(planned.name),
                                  .service = std::string(planned.service),
                                  .unit = workers_[leader].unit,
                                  .leaders = {workers_[leader].professional},
                                  .seats = planned.seats,
                                  .companions = planned.companions,
                                  .language = Language::fi,
                                  .is_remote = planned.is_remote,
                                  .enrol_until = std::nullopt,
                                  .meetings = {}};
        const Date first = plus_days(this_monday, static_cast<int>(planned.weekday) + 7 * planned.begins_in_weeks);
        for (int meeting = 0; meeting < planned.meetings; ++meeting)
            command.meetings.push_back({plus_days(first, 7 * planned.every_weeks * meeting), planned.from_minute, planned.from_minute + planned.minutes,
                                        std::nullopt, std::nullopt});
        std::vector<std::size_t> fitting;
        for (std::size_t i = 0; i < clients_.size(); ++i) {
            const auto& one = clients_[i];
            const int age = age_on(one.born, today);
            const bool is_of_age = one.client != ClientId{} && age >= planned.from_age && age <= planned.to_age;
            if (is_of_age && (!planned.women_only || one.gender == Gender::woman)) fitting.push_back(i);
        }
        shuffle(dice, fitting);
        fitting.resize(std::min({fitting.size(), static_cast<std::size_t>(planned.asks), clients_.size() / one_of_so_many}));
        const auto made = std::make_shared<groupwork::GroupMade>();
        const Date opened = add_working_days(today, -planned.opened_days_ago);
        when(*instant_at(opened, 9 * 60), [this, actor, command, made] {
            *made = must(actor, [&](Work& work) { return groupwork::open(work, command); });
        });
        for (std::size_t i = 0; i < fitting.size(); ++i) {
            const bool has_companion = planned.companions != Companions::none && happens(dice, companion_comes_along);
            const Date day = add_working_days(opened, 1 + static_cast<int>(i) / 3);
            when(*instant_at(day, 9 * 60 + 25 * (static_cast<int>(i) % 3)), [this, actor, made, who = fitting[i], has_companion] {
                const auto client = clients_[who].client;
                const auto taken = attempt(actor, [&](Work& work) { return groupwork::take_seat(work, client, {made->group, has_companion, std::nullopt}); });
                if (!taken) must(actor, [&](Work& work) { return groupwork::join_queue(work, client, {made->group, has_companion}); });
            });
        }
        for (std::size_t meeting = 0; meeting < command.meetings.size(); ++meeting) {
            const auto& wish = command.meetings[meeting];
            std::vector<bool> came;
            for (std::size_t i = 0; i < fitting.size(); ++i) came.push_back(happens(dice, comes));
            when(*instant_at(wish.date, wish.until_minute + 5), [this, actor, made, meeting, came] {
                groupwork::RecordAttendance attendance;
                for (const auto& seat : groups::participants_of(workshop_.tables(), made->group))
                    if (came[static_cast<std::size_t>(seat.number - 1) % came.size()]) attendance.present.push_back({seat.seat, seat.has_companion});
                must(actor, [&](Work& work) { return groupwork::record_attendance(work, made->meetings[meeting], attendance); });
            });
        }
    }
}

}  // namespace koppi::demo
