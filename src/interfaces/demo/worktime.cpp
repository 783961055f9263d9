// Demo: rooms, deputies, templates and absences. Up to eleven weeks ahead the hours are those of the story, day by day, since the figures of
// the reports hang on them; from there on everybody of a profession works by one template, equal at all stations (systems E1).
#include "core/civil_time.hpp"
#include "interfaces/demo/story.hpp"
#include "modules/directory/directory.hpp"
#include "workflows/worktime.hpp"

namespace koppi::demo {

namespace {

using events::Profession;
using events::SlotPurpose;
using events::VisitKind;

constexpr int rooms_at_most = 8;

struct Hours {
    std::vector<Weekday> weekdays;
    int from_minute;
    int until_minute;
    std::string_view service;
    VisitKind kind;
    int slot_minutes;
    SlotPurpose purpose = SlotPurpose::open;
    std::optional<int> opens_days_before = std::nullopt;
    std::optional<int> released_days_before = std::nullopt;
};
struct WrittenFor {
    Profession profession;
    std::string_view name;
    std::vector<Hours> hours;
};

const std::vector<Weekday> every_day{Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday, Weekday::friday};
const std::vector<Weekday> not_friday{Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday};

// Invented, and alike where the reports say alike: same-day times open on their morning, own clients' times are released two days before,
// remote times are remote only.
std::vector<WrittenFor> county_templates() {
    return {
        {Profession::nurse,
         "Sairaanhoitajan viikko",
         {{every_day, 8 * 60, 9 * 60, "nurse_reception", VisitKind::on_site, 20, SlotPurpose::urgent, 0},
          {every_day, 9 * 60, 11 * 60, "nurse_reception", VisitKind::on_site, 20},
          {not_friday, 12 * 60, 14 * 60, "nurse_plan_visit", VisitKind::on_site, 40, SlotPurpose::own_clients, std::nullopt, 2},
          {{Weekday::friday}, 12 * 60, 13 * 60, "nurse_remote", VisitKind::remote, 20, SlotPurpose::remote_only},
          {not_friday, 14 * 60, 15 * 60, "nurse_phone", VisitKind::phone, 15, SlotPurpose::online, std::nullopt, 1}}},
        {Profession::doctor,
         "Lääkärin viikko",
         {{every_day, 8 * 60, 9 * 60, "doctor_reception", VisitKind::on_site, 20, SlotPurpose::urgent, 0},
          {every_day, 9 * 60, 11 * 60 + 20, "doctor_reception", VisitKind::on_site, 20},
          {not_friday, 12 * 60, 14 * 60, "doctor_reception", VisitKind::on_site, 20, SlotPurpose::own_clients, std::nullopt, 2},
          {{Weekday::tuesday, Weekday::thursday}, 14 * 60, 15 * 60, "doctor_remote", VisitKind::remote, 20, SlotPurpose::remote_only},
          {{Weekday::monday, Weekday::wednesday}, 14 * 60, 15 * 60, "doctor_phone", VisitKind::phone, 10}}},
        {Profession::physiotherapist,
         "Fysioterapeutin viikko",
         {{every_day, 8 * 60, 11 * 60, "physio_direct", VisitKind::on_site, 30}, {not_friday, 12 * 60, 15 * 60, "physio_direct", VisitKind::on_site, 30}}},
        {Profession::psychiatric_nurse, "Psykiatrisen sairaanhoitajan viikko", {{not_friday, 9 * 60, 15 * 60, "psychiatric_nurse", VisitKind::on_site, 45}}},
        {Profession::social_counsellor, "Sosiaaliohjaajan viikko", {{not_friday, 9 * 60, 12 * 60, "social_counsellor", VisitKind::on_site, 45}}},
        {Profession::dentist, "Hammaslääkärin viikko", {{every_day, 8 * 60, 14 * 60 + 30, "dentist", VisitKind::on_site, 30}}},
        {Profession::dental_hygienist, "Suuhygienistin viikko", {{every_day, 8 * 60, 14 * 60 + 30, "hygienist", VisitKind::on_site, 30}}},
    };
}

}  // namespace

void Story::plan_worktime(Date from) {
    // Drawn from dice of their own: what is planned here moves nothing of the year.
    Dice dice(options_.seed ^ 0x776f726b74696d65);
    for (std::size_t station = 0; station < stations_.size(); ++station) {
        std::size_t people = 0;
        for (const auto& worker : workers_) people += worker.station == station ? 1 : 0;
        for (std::size_t n = 1; n <= std::clamp<std::size_t>(people / 2, 2, rooms_at_most); ++n) {
            const directory::OpenRoom room{stations_[station], "Huone " + std::to_string(n)};
            must(manager_, [&](Work& work) { return directory::open_room(work, room); });
        }
    }
    // The next one of the same profession at the same station stands in.
    for (const auto& [where, posts] : by_station_)
        for (std::size_t n = 0; n < posts.size() && posts.size() > 1; ++n) {
            const directory::NameDeputy deputy{workers_[posts[(n + 1) % posts.size()]].professional};
            must(manager_, [&](Work& work) { return directory::name_deputy(work, workers_[posts[n]].professional, deputy); });
        }
    for (const auto& written : county_templates()) {
        const auto posts = by_profession_.find(written.profession);
        if (posts == by_profession_.end()) continue;
        scheduling::WriteTemplate command{std::string(written.name), {}, false};
        for (const auto& hours : written.hours)
            for (const auto weekday : hours.weekdays)
                command.blocks.push_back({weekday, hours.from_minute, hours.until_minute, std::string(hours.service), hours.kind, hours.slot_minutes,
                                          hours.purpose, hours.opens_days_before, hours.released_days_before});
        const auto id = must(manager_, [&](Work& work) { return scheduling::write_template(work, std::nullopt, command); });
        for (const auto post : posts->second) {
            const auto& worker = workers_[post];
            if (!worker.station) continue;
            const scheduling::AssignTemplate assigned{id, worker.professional, worker.unit, from, std::nullopt, 1, std::nullopt};
            must(manager_, [&](Work& work) { return worktime::assign(work, assigned); });
        }
    }
    // Some are on leave in the weeks that the templates open.
    for (const auto& [profession, posts] : by_profession_)
        for (const auto post : posts) {
            if (!workers_[post].station || between(dice, 0, 9) != 0) continue;
            const Date leaves = plus_days(from, 7 * between(dice, 0, 20));
            const scheduling::RecordAbsence leave{workers_[post].professional, start_of_day(leaves), start_of_day(plus_days(leaves, 7)),
                                                  events::AbsenceReason::annual_leave};
            must(manager_, [&](Work& work) { return worktime::record_absence(work, leave); });
        }
}

void Story::somebody_falls_ill() {
    // Of those who have visits ahead today, or on the next day that has any: their day waits to be handed over.
    const Date today = helsinki_date(now());
    for (Date date = today; date < plus_days(today, 5); date = plus_days(date, 1))
        for (const auto post : by_profession_[Profession::nurse]) {
            const auto& worker = workers_[post];
            const Interval day{std::max(now(), start_of_day(date)), end_of_day(date)};
            std::size_t ahead = 0;
            for (const auto& row : scheduling::of_professional(workshop_.tables(), worker.professional, day))
                ahead += row.state == events::BookingState::booked ? 1 : 0;
            if (worker.station != std::size_t{0} || ahead < 2) continue;
            const scheduling::RecordAbsence sick{worker.professional, day.begin, day.end, events::AbsenceReason::sick};
            must(manager_, [&](Work& work) { return worktime::record_absence(work, sick); });
            return;
        }
}

}  // namespace koppi::demo
