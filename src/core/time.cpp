// Core: the text forms of instants and dates.
#include "core/time.hpp"

#include <array>
#include <cstdio>

#include "core/ensure.hpp"

namespace koppi {

namespace {

// Years of four digits: what is written can be read again.
constexpr Instant first_written = std::chrono::sys_days{std::chrono::year{0} / 1 / 1};
constexpr Instant end_of_written = std::chrono::sys_days{std::chrono::year{10'000} / 1 / 1};

// The number in text[at, at+count), or -1 when a character there is no digit.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

// Writes a number that is not negative in so many digits, and gives the place after them.
char* write_digits(char* at, unsigned number, int count) {
    for (int i = count; i-- > 0; number /= 10) at[i] = static_cast<char>('0' + number % 10);
    return at + count;
}
char* write_date(char* at, Date date) {
    at = write_digits(at, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    *at++ = '-';
    at = write_digits(at, static_cast<unsigned>(date.month()), 2);
    *at++ = '-';
    return write_digits(at, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

std::string instant_text(Instant at) {
    ensure(first_written <= at && at < end_of_written, "an instant is written with a year of four digits");
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const Date date{day};
    const auto ms = static_cast<unsigned>((at - day).count());
    // Every event has several instants: they are written by hand, which is ten times faster than by a format.
    std::string text(24, 'Z');
    char* end = write_date(text.data(), date);
    *end++ = 'T';
    end = write_digits(end, ms / 3'600'000, 2);
    *end++ = ':';
    end = write_digits(end, ms / 60'000 % 60, 2);
    *end++ = ':';
    end = write_digits(end, ms / 1000 % 60, 2);
    *end++ = '.';
    write_digits(end, ms % 1000, 3);
    return text;
}

std::optional<Instant> instant_from(std::string_view text) {
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto date = date_from(text.substr(0, 10));
    const int hour = digits_at(text, 11, 2);
    const int minute = digits_at(text, 14, 2);
    const int second = digits_at(text, 17, 2);
    // A leap second (60) is folded into the next minute: no clock of ours tells them apart.
    if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;

    std::size_t at = 19;
    int ms = 0;
    if (text[at] == '.') {
        std::size_t places = 0;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, ++places)
            if (places < 3) ms = ms * 10 + (text[at] - '0');
        if (places == 0) return std::nullopt;
        for (; places < 3; ++places) ms *= 10;
    }
    if (at >= text.size()) return std::nullopt;

    Minutes offset{0};
    if (text[at] == 'Z' || text[at] == 'z') {
        if (at + 1 != text.size()) return std::nullopt;
    } else {
        if ((text[at] != '+' && text[at] != '-') || at + 6 != text.size() || text[at + 3] != ':') return std::nullopt;
        const int hours = digits_at(text, at + 1, 2);
        const int minutes = digits_at(text, at + 4, 2);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
        offset = Minutes{hours * 60 + minutes};
        if (text[at] == '-') offset = -offset;
    }
    const Instant read = Instant{std::chrono::sys_days{*date}} + std::chrono::hours{hour} + Minutes{minute} + std::chrono::seconds{second} +
                         Millis{ms} - offset;
    // An offset may carry the last hours of year 9999, or the first of year 0, out of what can be written again.
    if (read < first_written || read >= end_of_written) return std::nullopt;
    return read;
}

std::string date_text(Date date) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Date> date_from(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = digits_at(text, 0, 4);
    const int month = digits_at(text, 5, 2);
    const int day = digits_at(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace koppi
