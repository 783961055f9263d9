// Platform: office time.
#include "platform/office.hpp"

#include "core/civil_time.hpp"
#include "core/ensure.hpp"
#include "core/working_days.hpp"

namespace koppi {

namespace {

// "08:30" → 510. The catalogue's loader has checked the form.
int office_minute(const std::string& text) { return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2)); }

bool office_is_open_on(const knowledge::OfficeHours& office, Date date) {
    const int day = static_cast<int>(weekday(date)) + 1;
    return !holiday_on(date) && std::find(office.weekdays.begin(), office.weekdays.end(), day) != office.weekdays.end();
}

// Office hours never lie in the hour that spring skips.
Instant office_instant(Date date, int minute) {
    const auto at = instant_at(date, minute);
    ensure(at.ok(), "office hours exist on every day");
    return *at;
}

Date next_open_day(const knowledge::OfficeHours& office, Date date) {
    do date = plus_days(date, 1);
    while (!office_is_open_on(office, date));
    return date;
}

}  // namespace

Instant next_opening(const knowledge::OfficeHours& office, Instant from) {
    return office_instant(next_open_day(office, helsinki_date(from)), office_minute(office.begin));
}

bool is_open(const knowledge::OfficeHours& office, Instant at) {
    const auto [date, minute] = civil(at);
    return office_is_open_on(office, date) && minute >= office_minute(office.begin) && minute < office_minute(office.end);
}

Instant due(const knowledge::OfficeHours& office, knowledge::AnswerBy answer_by, int amount, Instant from) {
    const int begin = office_minute(office.begin);
    const int end = office_minute(office.end);
    const auto at = civil(from);
    // The office day that the moment belongs to: today before closing time, else the next open one.
    const bool today = office_is_open_on(office, at.date) && at.minute_of_day < end;
    Date day = today ? at.date : next_open_day(office, at.date);

    switch (answer_by) {
        case knowledge::AnswerBy::at_once: return from + Minutes{1};
        case knowledge::AnswerBy::same_weekday: return office_instant(day, end);
        case knowledge::AnswerBy::weekdays:
            for (int i = 0; i < amount; ++i) day = next_open_day(office, day);
            return office_instant(day, end);
        case knowledge::AnswerBy::office_minutes: {
            Instant opened = std::max(from, office_instant(day, begin));
            Millis left = Minutes{amount};
            while (opened + left > office_instant(day, end)) {
                left -= office_instant(day, end) - opened;
                day = next_open_day(office, day);
                opened = office_instant(day, begin);
            }
            return opened + left;
        }
    }
    throw Bug("a promise is of a kind");
}

}  // namespace koppi
