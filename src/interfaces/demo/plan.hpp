// Demo: who works where, and which hours they open. Pure: a county, names and dice.
//
// A small demo keeps the variety of people and gives each of them fewer open hours: four doctors for 12,000 residents could not show what
// continuity of care is. Likewise it opens only as many stations as its residents fill.
#pragma once

#include <array>
#include <string>

#include "interfaces/demo/population.hpp"

namespace koppi::demo {

// The ways in which a profession of the demo meets its clients; share: of that profession's visits.
struct VisitType {
    events::Profession profession;
    std::string_view service;  // catalog/services.yaml
    events::VisitKind kind;
    double share;
    bool only_follow_up;
};
inline constexpr std::array visit_types{
    VisitType{events::Profession::nurse, "nurse_reception", events::VisitKind::on_site, 85, false},
    VisitType{events::Profession::nurse, "nurse_plan_visit", events::VisitKind::on_site, 10.7, true},
    VisitType{events::Profession::nurse, "nurse_phone", events::VisitKind::phone, 1.8, false},
    VisitType{events::Profession::nurse, "nurse_remote", events::VisitKind::remote, 2.5, false},
    VisitType{events::Profession::doctor, "doctor_reception", events::VisitKind::on_site, 95, false},
    VisitType{events::Profession::doctor, "doctor_phone", events::VisitKind::phone, 2, false},
    VisitType{events::Profession::doctor, "doctor_remote", events::VisitKind::remote, 3, false},
    VisitType{events::Profession::physiotherapist, "physio_direct", events::VisitKind::on_site, 98.5, false},
    VisitType{events::Profession::physiotherapist, "physio_direct", events::VisitKind::remote, 1.5, false},
    VisitType{events::Profession::psychiatric_nurse, "psychiatric_nurse", events::VisitKind::on_site, 97, false},
    VisitType{events::Profession::psychiatric_nurse, "psychiatric_nurse", events::VisitKind::remote, 3, false},
    VisitType{events::Profession::psychologist, "psychologist", events::VisitKind::on_site, 100, false},
    VisitType{events::Profession::social_counsellor, "social_counsellor", events::VisitKind::on_site, 100, false},
    VisitType{events::Profession::social_worker, "social_worker", events::VisitKind::on_site, 100, false},
    VisitType{events::Profession::client_manager, "client_manager", events::VisitKind::on_site, 100, false},
    VisitType{events::Profession::dentist, "dentist", events::VisitKind::on_site, 100, false},
    VisitType{events::Profession::dental_hygienist, "hygienist", events::VisitKind::on_site, 100, false},
};

// Works at the contact centre where `station` is absent (the county's manager and administrator stand there too).
struct Post {
    events::Profession profession;
    std::optional<std::size_t> station;  // of Plan::stations
    std::string given;
    std::string family;
    std::string username;  // empty: no account
    bool first_line = false;
    // Where else they work, in the same profession: whoever has two roles chooses one when signing in.
    std::optional<std::size_t> also_at = std::nullopt;  // of Plan::stations
};

struct Plan {
    std::vector<std::size_t> stations;  // of county.stations, those that are open, the largest first
    std::vector<double> residents;      // of each open station
    std::vector<Weighted> serving;      // by municipality: which open station its residents go to
    std::vector<Post> posts;
    std::vector<double> minutes_per_slot;  // by visit type

    // The posts of a profession at one station, or everywhere.
    std::vector<std::size_t> posts_of(events::Profession profession, std::optional<std::size_t> station) const;
};

Plan plan_of(const knowledge::County& county, const knowledge::Services& services, const Names& names, int residents, Dice& dice);

// A stretch that somebody opens; ids come when the verb has been called.
struct Opening {
    std::size_t post;
    std::size_t type;
    Instant begins_at;
    int slot_minutes;
    int slots;
    bool is_for_today;
};

// Turns the county's open minutes into stretches, week by week. What does not fill a stretch this week is owed to the next.
class HoursPlan {
public:
    HoursPlan(const knowledge::County& county, const Plan& plan, Dice dice);

    // The stretches of the week that begins on this Monday; holidays are closed.
    std::vector<Opening> week(Date monday);
    // Those of one working day that were kept for matters that can't wait.
    std::vector<Opening> today(Date day);

private:
    struct Owed {
        std::size_t type;
        double weekly_minutes;
        int stretch_slots;
        double owed = 0;
    };
    struct Team {
        std::vector<std::size_t> posts;
        std::vector<Owed> regular;
        Owed urgent{};
        std::size_t next = 0;
        int closes_at;
    };
    const Plan& plan_;
    Dice dice_;
    std::vector<Team> teams_;
};

}  // namespace koppi::demo
