// Platform, office time: tests as sentences.
#include "platform/office.hpp"

#include <doctest/doctest.h>

#include "core/civil_time.hpp"

using namespace koppi;
using knowledge::AnswerBy;

namespace {

const knowledge::OfficeHours eight_to_four{.weekdays = {1, 2, 3, 4, 5}, .begin = "08:00", .end = "16:00"};

// "2026-03-02 15:50" in Helsinki.
Instant on_wall(std::string_view text) {
    const int minute = std::stoi(std::string(text.substr(11, 2))) * 60 + std::stoi(std::string(text.substr(14, 2)));
    return *instant_at(*date_from(text.substr(0, 10)), minute);
}
std::string due_on_wall(AnswerBy answer_by, int amount, std::string_view from) {
    const auto at = civil(due(eight_to_four, answer_by, amount, on_wall(from)));
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return date_text(at.date) + " " + two(at.minute_of_day / 60) + ":" + two(at.minute_of_day % 60);
}

}  // namespace

TEST_CASE("minutes run only while the office is open") {
    CHECK(due_on_wall(AnswerBy::office_minutes, 60, "2026-03-02 09:00") == "2026-03-02 10:00");
    CHECK(due_on_wall(AnswerBy::office_minutes, 60, "2026-03-02 06:00") == "2026-03-02 09:00");
    CHECK(due_on_wall(AnswerBy::office_minutes, 60, "2026-03-02 15:50") == "2026-03-03 08:50");
    CHECK(due_on_wall(AnswerBy::office_minutes, 60, "2026-03-06 15:50") == "2026-03-09 08:50");  // over a weekend
    CHECK(due_on_wall(AnswerBy::office_minutes, 10, "2026-03-02 15:50") == "2026-03-02 16:00");
}

TEST_CASE("the same weekday is today before closing time, else the next day that is open") {
    CHECK(due_on_wall(AnswerBy::same_weekday, 0, "2026-03-02 15:59") == "2026-03-02 16:00");
    CHECK(due_on_wall(AnswerBy::same_weekday, 0, "2026-03-02 16:00") == "2026-03-03 16:00");
    CHECK(due_on_wall(AnswerBy::same_weekday, 0, "2026-03-07 10:00") == "2026-03-09 16:00");
    CHECK(due_on_wall(AnswerBy::same_weekday, 0, "2026-12-23 16:30") == "2026-12-28 16:00");  // Christmas and a weekend
}

TEST_CASE("weekdays count from the day that the contact belongs to, and holidays are none") {
    CHECK(due_on_wall(AnswerBy::weekdays, 1, "2026-03-02 09:00") == "2026-03-03 16:00");
    CHECK(due_on_wall(AnswerBy::weekdays, 5, "2026-04-01 09:00") == "2026-04-10 16:00");  // Good Friday, Easter Monday
}

TEST_CASE("the office is open in its hours, on its days") {
    const auto open_at = [](std::string_view at) { return is_open(eight_to_four, on_wall(at)); };
    CHECK(open_at("2026-11-26 08:00"));
    CHECK(open_at("2026-11-26 15:59"));
    CHECK_FALSE(open_at("2026-11-26 07:59"));
    CHECK_FALSE(open_at("2026-11-26 16:00"));
    CHECK_FALSE(open_at("2026-11-28 10:00"));  // a Saturday
    CHECK_FALSE(open_at("2026-12-24 10:00"));  // Christmas Eve
}

TEST_CASE("the office opens next on a day that is neither a weekend nor a holiday") {
    const auto opens = [](std::string_view from) { return next_opening(eight_to_four, on_wall(from)); };
    CHECK(opens("2026-11-26 15:00") == on_wall("2026-11-27 08:00"));
    CHECK(opens("2026-11-26 07:00") == on_wall("2026-11-27 08:00"));  // tomorrow, also before this morning
    CHECK(opens("2026-11-27 15:00") == on_wall("2026-11-30 08:00"));
    CHECK(opens("2026-12-23 15:00") == on_wall("2026-12-28 08:00"));
    CHECK(opens("2026-04-02 15:00") == on_wall("2026-04-07 08:00"));  // Easter, and the summer's clock
    CHECK(opens("2025-12-31 12:00") == on_wall("2026-01-02 08:00"));
}

TEST_CASE("the office opens next within a week, or a call could not be agreed on for then") {
    for (Date day = *date_from("2026-01-01"); day < *date_from("2046-01-01"); day = plus_days(day, 1)) {
        const Instant noon = *instant_at(day, 12 * 60);
        CHECK_MESSAGE(next_opening(eight_to_four, noon) <= noon + std::chrono::days{7}, date_text(day));
    }
}

TEST_CASE("office time is wall time on both Sundays when the clocks move") {
    CHECK(due_on_wall(AnswerBy::office_minutes, 30, "2026-03-29 12:00") == "2026-03-30 08:30");
    CHECK(due_on_wall(AnswerBy::same_weekday, 0, "2026-10-25 03:30") == "2026-10-26 16:00");
}

TEST_CASE("at once is within the minute, at any hour") { CHECK(due_on_wall(AnswerBy::at_once, 0, "2026-03-07 03:00") == "2026-03-07 03:01"); }
