// Scheduling, books: the appointment books of a whole county in memory, so that the earliest times among a thousand professionals, and the T3
// of every unit, are known at once.
//
// Invariant: the books say what the tables say, of the snapshot in which they were last brought up to date: `book_change` names each
// professional's day that is newer than the books, and just those are read again. They are a reading, never a promise: whether a time can be
// booked is decided in the writing transaction. Never brought up to date inside a piece of work, which may still be rolled back.
#pragma once

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "modules/scheduling/scheduling.hpp"

namespace koppi::scheduling {

class Books {
public:
    Books();
    ~Books();

    // Brings the books up to the snapshot of `rows`: all of them the first time, later what changed. `now` bounds what is kept: from the day
    // before yesterday to the horizon of the catalogue.
    void refresh(sql::Reader& rows, Instant now);

    // The earliest times, at most `limit`, that this seeker may have now; by begin, then professional.
    std::vector<FreeTime> earliest(const Find& find, Instant now) const;
    // Each unit and service with open books. Kept times (urgent, online) are no non-urgent times and are left out.
    std::vector<T3> t3(const T3Question& question) const;
    std::size_t professionals() const;
    std::size_t slots() const;  // of all stretches, free and taken

private:
    struct Stretch;
    struct Book;
    void load(sql::Reader& rows, ProfessionalId professional, Book& book, Instant now);
    void load_days(sql::Reader& rows, ProfessionalId professional, Book& book, std::int64_t first, std::int64_t last);
    // `busy` by begin, from the first that is not over before the day.
    void add_day(Book& book, std::vector<Stretch>& into, std::span<const templates::Stretch> opened, std::span<const Interval> busy, std::int64_t day);

    mutable std::shared_mutex mutex_;
    std::int64_t position_ = -1;
    Date kept_from_{};
    std::unordered_map<ProfessionalId, std::unique_ptr<Book>> books_;
    std::vector<std::string> services_;  // by number
};

}  // namespace koppi::scheduling
