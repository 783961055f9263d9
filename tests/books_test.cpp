// Tests: what the appointment books in memory say is what the tables say.
#include <doctest/doctest.h>

#include "core/civil_time.hpp"
#include "county.hpp"
#include "workflows/bookings.hpp"

namespace koppi::tests {

namespace {

using namespace std::chrono;

events::TemplateBlock block_on(Weekday weekday, int from_minute, int until_minute, int slot_minutes, events::SlotPurpose purpose) {
    return {.weekday = weekday,
            .from_minute = from_minute,
            .until_minute = until_minute,
            .service = "nurse_reception",
            .kind = events::VisitKind::on_site,
            .slot_minutes = slot_minutes,
            .purpose = purpose,
            .opens_days_before = std::nullopt,
            .released_days_before = std::nullopt};
}

scheduling::WantedTime wanted(HoursId hours, Instant begins_at) {
    return {.hours = hours, .begins_at = begins_at, .slots = {}, .others = {}, .room = {}, .exception = {}, .off_hours = {}};
}

std::string line_of(const scheduling::FreeTime& time) {
    return instant_text(time.begins_at) + " " + time.professional.text() + " " + time.service + " " + std::string(wire::word(time.purpose));
}

}  // namespace

// Random templates, absences, bookings, holds, moves and cancellations; after each few, both ways of asking give one answer.
TEST_CASE("the books in memory say what the tables say, whatever happens to them") {
    County county(*instant_from("2026-03-02T05:00:00Z"));
    const auto station = county.unit("Armila", events::UnitKind::station);
    std::vector<Colleague> nurses;
    for (const char* name : {"Kallio", "Aalto", "Laine"}) nurses.push_back(county.colleague(name, "Veera", events::Profession::nurse, station));
    std::vector<ClientId> clients;
    for (const char* name : {"Virtanen", "Salo", "Lehto", "Mattila"}) {
        events::ClientDetails details{};
        details.family_name = name;
        details.given_names = "Aino";
        details.born = year{1990} / January / day{1};
        clients.push_back(county.client(details));
    }
    Dice dice(20260302);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(dice.below(n)); };
    std::vector<HoursId> assignments;
    std::vector<BookingId> bookings;
    std::size_t compared = 0;
    std::size_t booked = 0;
    for (int step = 0; step < 400; ++step) {
        auto& nurse = nurses[below(nurses.size())];
        const Instant at = county.now() + hours{24 * static_cast<int>(below(20))};
        switch (below(9)) {
            case 0: {
                scheduling::WriteTemplate written{"Työpohja", {}, false};
                for (const auto weekday : {Weekday::monday, Weekday::tuesday, Weekday::thursday, Weekday::sunday}) {
                    const int from = 420 + 60 * static_cast<int>(below(3));
                    written.blocks.push_back(block_on(weekday, from, from + 180, 20, below(4) == 0 ? events::SlotPurpose::urgent : events::SlotPurpose::open));
                    written.blocks.push_back(block_on(weekday, from + 200, from + 400, 40, events::SlotPurpose::own_clients));
                }
                const auto made = county.state([&](Work& work) { return scheduling::write_template(work, std::nullopt, written); });
                REQUIRE(made.ok());
                const scheduling::AssignTemplate assigned{*made, nurse.professional(), station, helsinki_date(at), std::nullopt, 1 + static_cast<int>(below(2)), {}};
                const auto hours = county.state([&](Work& work) { return scheduling::assign_template(work, assigned); });
                if (hours) assignments.push_back(*hours);
                break;
            }
            case 1: {
                const scheduling::RecordAbsence absence{nurse.professional(), at, at + hours{1 + static_cast<int>(below(72))}, events::AbsenceReason::sick};
                REQUIRE(county.state([&](Work& work) { return scheduling::record_absence(work, absence); }).ok());
                break;
            }
            case 2:
                if (!assignments.empty() && below(3) == 0)
                    static_cast<void>(county.state([&](Work& work) { return scheduling::end_assignment(work, assignments[below(assignments.size())], {helsinki_date(at)}); }));
                break;
            case 3:
                if (!bookings.empty())
                    static_cast<void>(county.state([&](Work& work) { return scheduling::cancel(work, bookings[below(bookings.size())], "client_cannot_come"); }));
                break;
            case 4: county.clock.set(county.now() + minutes{static_cast<int>(below(90))}); break;
            default: {
                auto reader = county.rows();
                const auto free = scheduling::free_times(reader, {{nurse.professional()}, {}, {}, county.now(), county.now() + days{21}, 60, {}, county.now()});
                if (free.empty()) break;
                const auto& time = free[below(free.size())];
                const auto client = clients[below(clients.size())];
                const bool keeps = below(4) == 0;
                const auto done = county.state([&](Work& work) -> Result<Done> {
                    scheduling::BookingFor whom = TRY(bookings::whom(work, client, std::nullopt));
                    whom.urgency = events::Urgency::same_day;
                    whom.named_workers = {nurse.professional()};
                    if (keeps) {
                        TRY(scheduling::hold(work, wanted(time.hours, time.begins_at), events::HoldFor::offer, whom, minutes{20}, bookings::known(work)));
                        return Done{};
                    }
                    const auto row = TRY(scheduling::book(work, {wanted(time.hours, time.begins_at), {}, {}}, whom, bookings::known(work)));
                    bookings.push_back(row.booking);
                    return Done{};
                });
                if (done && !keeps) ++booked;
            }
        }
        if (step % 4 != 0) continue;
        // Holds that have run out are ended by the job; the books know of them only by its events.
        static_cast<void>(county.state([&](Work& work) -> Result<Done> {
            scheduling::end_lapsed_holds(work);
            return Done{};
        }));
        auto reader = county.rows();
        const auto until = county.now() + days{30};
        std::vector<std::string> by_tables;
        for (const auto& time : scheduling::free_times(reader, {{}, {}, {}, county.now(), until, 50, {}, county.now()})) by_tables.push_back(line_of(time));
        scheduling::Find find{.from = county.now(), .until = until, .limit = 50};
        find.seeker = {events::Urgency::same_day, false, {nurses[0].professional(), nurses[1].professional(), nurses[2].professional()}};
        std::vector<std::string> by_books;
        for (const auto& time : scheduling::earliest(reader, find, county.now())) by_books.push_back(line_of(time));
        REQUIRE(by_books == by_tables);
        compared += by_tables.size();
    }
    CHECK(compared > 1000);
    CHECK(booked > 50);
}

// The vector of indicators §2.1: days to the free non-urgent times of four doctors.
TEST_CASE("T3 is the median over the books of each one's third free time, and 182 days where there is none") {
    County county(*instant_from("2026-03-02T05:00:00Z"));
    const auto station = county.unit("Armila", events::UnitKind::station);
    const std::vector<std::vector<int>> days_to_free{{2, 2, 5, 9}, {0, 1, 1, 3}, {10, 14, 30}, {4, 20}};
    const auto median = [&](std::size_t doctors) {
        auto reader = county.rows();
        const auto everybody = [](std::string_view) { return std::optional<std::string>("doctor"); };
        const auto measured = scheduling::t3(reader, {.sampled_at = county.now(), .third = 3, .cap_days = 182, .group_of = everybody}, county.now());
        REQUIRE(measured.size() == 1);
        CHECK(measured.front().books == static_cast<int>(doctors));
        return measured.front().days;
    };
    for (std::size_t n = 0; n < days_to_free.size(); ++n) {
        const auto doctor = county.colleague("Lääkäri" + std::to_string(n), "Ville", events::Profession::doctor, station);
        int in_a_row = 0;
        int last = -1;
        for (const int in_days : days_to_free[n]) {
            in_a_row = in_days == last ? in_a_row + 1 : 0;
            last = in_days;
            const auto begins_at = instant_at(plus_days(helsinki_date(county.now()), in_days), 9 * 60 + 20 * in_a_row).value();
            REQUIRE(county.state([&](Work& work) {
                              return scheduling::offer_hours(work, {.hours = {},
                                                                    .professional = doctor.professional(),
                                                                    .unit = station,
                                                                    .service = "doctor_reception",
                                                                    .kind = events::VisitKind::on_site,
                                                                    .begins_at = begins_at,
                                                                    .ends_at = begins_at + minutes{20},
                                                                    .slot_minutes = 20});
                          }).ok());
        }
        if (n == 2) CHECK(median(3) == 5.0);
    }
    CHECK(median(4) == 17.5);
}

}  // namespace koppi::tests
