// Scheduling, books.
#include "modules/scheduling/books.hpp"

#include <bit>
#include <map>
#include <queue>

#include "core/civil_time.hpp"
#include "core/median.hpp"
#include "modules/scheduling/rules.hpp"
#include "modules/scheduling/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::scheduling {

namespace {

constexpr std::int64_t always = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr int slots_in_a_word = 64;
// Whoever is away longer than this when T3 is sampled keeps no book then (Institute for Healthcare Improvement's rule, indicators §2.1).
constexpr std::chrono::days away_too_long{3};

Date day_of(std::int64_t number) { return Date{std::chrono::sys_days{std::chrono::days{number}}}; }
std::int64_t ms_or(const std::optional<Instant>& at, std::int64_t otherwise) { return at ? epoch_ms(*at) : otherwise; }

template <class T>
bool is_among(const std::vector<T>& list, const T& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

}  // namespace

// At most 64 times in a row; longer hours lie in several. 48 bytes: a county of a thousand professionals keeps half a million of them.
struct Books::Stretch {
    std::int64_t begin;     // milliseconds
    std::uint64_t free;     // bit n: the n-th time
    std::int64_t opens;     // milliseconds, or always
    std::int64_t released;  // milliseconds, or never
    std::int32_t day;
    std::uint16_t slot_minutes;
    std::uint16_t service;
    std::uint16_t source;  // of the book: hours, unit, room
    std::uint8_t slots;
    std::uint8_t kind;
    std::uint8_t purpose;

    Instant slot_begin(int n) const { return from_epoch_ms(begin) + Minutes{slot_minutes} * n; }
    events::SlotPurpose kept_for(std::int64_t now) const { return now >= released ? events::SlotPurpose::open : static_cast<events::SlotPurpose>(purpose); }
    // The free times that begin at `from` or later.
    std::uint64_t free_from(std::int64_t from) const {
        if (from <= begin) return free;
        const auto length = std::int64_t{slot_minutes} * 60'000;
        const auto n = (from - begin + length - 1) / length;
        return n >= slots_in_a_word ? 0 : free & (~std::uint64_t{0} << n);
    }
};

struct Books::Book {
    struct Source {
        HoursId hours;
        UnitId unit;
        std::optional<RoomId> room;
        bool operator==(const Source&) const = default;
    };
    std::vector<templates::Assignment> assignments;
    std::vector<AbsenceRow> absences;
    std::vector<Source> sources;
    std::vector<Stretch> stretches;  // by begin
};

Books::Books() = default;
Books::~Books() = default;

// One question for the hours and one for what is taken, however many days.
void Books::load_days(sql::Reader& rows, ProfessionalId professional, Book& book, std::int64_t first, std::int64_t last) {
    std::erase_if(book.stretches, [&](const Stretch& stretch) { return stretch.day >= first && stretch.day <= last; });
    // A stretch belongs to the day on which it begins, and may end on the next.
    const Interval all{start_of_day(day_of(first)), end_of_day(day_of(last)) + std::chrono::hours{12}};
    const auto hours = store::hours_of(rows, professional, all);
    if (hours.empty() && book.assignments.empty()) return;
    auto busy = store::busy(rows, resource(professional), all, Instant{});
    for (const auto& absence : book.absences) busy.push_back({absence.begins_at, absence.ends_at});
    std::sort(busy.begin(), busy.end(), [](Interval a, Interval b) { return a.begin < b.begin; });
    std::vector<Stretch> read;
    std::size_t next_hours = 0;
    std::size_t next_busy = 0;
    for (auto number = first; number <= last; ++number) {
        const Date date = day_of(number);
        const Interval day{start_of_day(date), end_of_day(date)};
        std::vector<templates::Stretch> opened;
        while (next_hours < hours.size() && hours[next_hours].begins_at < day.begin) ++next_hours;
        for (; next_hours < hours.size() && hours[next_hours].begins_at < day.end; ++next_hours) opened.push_back(templates::stretch_of(hours[next_hours]));
        for (const auto& assignment : book.assignments)
            for (auto& stretch : templates::stretches_on(assignment, date)) opened.push_back(std::move(stretch));
        // Long absences begin early and end late: they are passed over only when they are over.
        while (next_busy < busy.size() && busy[next_busy].end <= day.begin) ++next_busy;
        add_day(book, read, opened, std::span(busy).subspan(next_busy), number);
    }
    std::sort(read.begin(), read.end(), [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    const auto middle = static_cast<std::ptrdiff_t>(book.stretches.size());
    book.stretches.insert(book.stretches.end(), read.begin(), read.end());
    std::inplace_merge(book.stretches.begin(), book.stretches.begin() + middle, book.stretches.end(),
                       [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
}

void Books::add_day(Book& book, std::vector<Stretch>& into, std::span<const templates::Stretch> opened, std::span<const Interval> busy, std::int64_t number) {
    for (const auto& stretch : opened) {
        auto service = std::find(services_.begin(), services_.end(), stretch.service);
        if (service == services_.end()) service = services_.insert(services_.end(), stretch.service);
        const Book::Source source{stretch.hours, stretch.unit, stretch.room};
        auto known = std::find(book.sources.begin(), book.sources.end(), source);
        if (known == book.sources.end()) known = book.sources.insert(book.sources.end(), source);
        const Minutes length{stretch.slot_minutes};
        const auto count = (stretch.time.end - stretch.time.begin) / length;
        const auto free = rules::free_slots(stretch, busy, stretch.time.begin);
        for (std::int64_t first = 0; first < count; first += slots_in_a_word) {
            Stretch kept{.begin = epoch_ms(stretch.time.begin + length * first),
                         .free = 0,
                         .opens = ms_or(stretch.opens_at, always),
                         .released = ms_or(stretch.released_at, never),
                         .day = static_cast<std::int32_t>(number),
                         .slot_minutes = static_cast<std::uint16_t>(stretch.slot_minutes),
                         .service = static_cast<std::uint16_t>(service - services_.begin()),
                         .source = static_cast<std::uint16_t>(known - book.sources.begin()),
                         .slots = static_cast<std::uint8_t>(std::min<std::int64_t>(slots_in_a_word, count - first)),
                         .kind = static_cast<std::uint8_t>(stretch.kind),
                         .purpose = static_cast<std::uint8_t>(stretch.purpose)};
            for (const auto& slot : free)
                if (const auto n = (slot.begin - from_epoch_ms(kept.begin)) / length; n >= 0 && n < kept.slots) kept.free |= std::uint64_t{1} << n;
            into.push_back(kept);
        }
    }
}

void Books::load(sql::Reader& rows, ProfessionalId professional, Book& book, Instant now) {
    const auto from = store::day_number(kept_from_);
    const auto until = store::day_number(helsinki_date(now)) + catalog().scheduling.horizon_days;
    book.assignments = store::assignments_of(rows, professional);
    book.absences = store::absences_of(rows, professional, {start_of_day(kept_from_), start_of_day(day_of(until))});
    book.stretches.clear();
    book.sources.clear();
    load_days(rows, professional, book, from, until);
}

void Books::refresh(sql::Reader& rows, Instant now) {
    const Date today = helsinki_date(now);
    {
        const std::shared_lock lock(mutex_);
        if (position_ >= 0 && kept_from_ == plus_days(today, -1) && store::changes_after(rows, position_).empty()) return;
    }
    const std::unique_lock lock(mutex_);
    if (position_ < 0) {
        kept_from_ = plus_days(today, -1);
        position_ = 0;
    }
    // A new day: yesterday's books are closed, and one more day is opened at the far end.
    for (; kept_from_ < plus_days(today, -1); kept_from_ = plus_days(kept_from_, 1)) {
        const auto opened = store::day_number(plus_days(kept_from_, 2)) + catalog().scheduling.horizon_days;
        for (auto& [professional, book] : books_) {
            std::erase_if(book->stretches, [&](const Stretch& stretch) { return stretch.day <= store::day_number(kept_from_); });
            load_days(rows, professional, *book, opened, opened);
        }
    }
    const auto from = store::day_number(kept_from_);
    const auto until = store::day_number(today) + catalog().scheduling.horizon_days;
    std::map<ProfessionalId, std::vector<std::int64_t>> changed;
    for (const auto& change : store::changes_after(rows, position_)) {
        changed[change.professional].push_back(change.day);
        position_ = std::max(position_, change.position);
    }
    for (const auto& [professional, days] : changed) {
        auto& book = books_[professional];
        const bool is_new = !book;
        if (is_new) book = std::make_unique<Book>();
        if (is_new || is_among(days, store::hours_as_such)) {
            load(rows, professional, *book, now);
        } else {
            for (const auto day : days)
                if (day >= from && day <= until) load_days(rows, professional, *book, day, day);
        }
        if (book->stretches.empty() && book->assignments.empty()) books_.erase(professional);
    }
}

std::vector<FreeTime> Books::earliest(const Find& find, Instant at) const {
    const std::shared_lock lock(mutex_);
    const auto now = epoch_ms(at);
    std::vector<bool> is_wanted(services_.size(), find.services.empty());
    for (std::size_t n = 0; n < services_.size(); ++n)
        if (is_among(find.services, services_[n])) is_wanted[n] = true;

    struct Candidate {
        std::int64_t begin;
        ProfessionalId professional;
        const Book* book;
        const Stretch* stretch;
        // The latest lies on top, to be let go of first.
        bool operator<(const Candidate& other) const { return std::tie(begin, professional) < std::tie(other.begin, other.professional); }
    };
    std::priority_queue<Candidate> best;
    const auto from = epoch_ms(find.from);
    const auto look = [&](ProfessionalId professional, const Book& book) {
        // Kept for their own: asked once a book.
        const bool is_theirs = is_among(find.seeker.named_workers, professional);
        const auto& all = book.stretches;
        auto stretch = std::lower_bound(all.begin(), all.end(), from, [](const Stretch& s, std::int64_t t) { return s.begin < t; });
        // What began before may still have times left; two stretches of one professional do not overlap, so it is one stretch.
        if (stretch != all.begin()) --stretch;
        for (; stretch != all.end(); ++stretch) {
            const auto until = best.size() >= find.limit ? std::min(epoch_ms(find.until), best.top().begin) : epoch_ms(find.until);
            if (stretch->begin > until) return;
            if (stretch->free == 0 || !is_wanted[stretch->service] || stretch->opens > now) continue;
            if (find.kind && static_cast<std::uint8_t>(*find.kind) != stretch->kind) continue;
            if (!templates::may_have(stretch->kept_for(now), {find.seeker.urgency, find.seeker.is_online, is_theirs})) continue;
            if (!find.units.empty() && !is_among(find.units, book.sources[stretch->source].unit)) continue;
            for (auto left = stretch->free_from(from); left != 0; left &= left - 1) {
                const auto begin = epoch_ms(stretch->slot_begin(std::countr_zero(left)));
                if (begin >= epoch_ms(find.until)) break;
                const Candidate candidate{begin, professional, &book, &*stretch};
                if (best.size() >= find.limit) {
                    if (!(candidate < best.top())) break;
                    best.pop();
                }
                best.push(candidate);
            }
        }
    };
    if (find.professionals.empty()) {
        for (const auto& [professional, book] : books_)
            if (!is_among(find.except, professional)) look(professional, *book);
    } else {
        for (const auto& professional : find.professionals) {
            const auto book = books_.find(professional);
            if (book != books_.end() && !is_among(find.except, professional)) look(professional, *book->second);
        }
    }
    std::vector<FreeTime> found(best.size());
    for (auto n = best.size(); n-- > 0; best.pop()) {
        const auto& [begin, professional, book, stretch] = best.top();
        const auto& source = book->sources[stretch->source];
        found[n] = {source.hours, professional, source.unit, services_[stretch->service], static_cast<events::VisitKind>(stretch->kind),
                    stretch->kept_for(now), from_epoch_ms(begin), from_epoch_ms(begin) + Minutes{stretch->slot_minutes}, source.room};
    }
    return found;
}

std::vector<T3> Books::t3(const T3Question& question) const {
    const std::shared_lock lock(mutex_);
    const auto now = epoch_ms(question.sampled_at);
    const Date sampled = helsinki_date(question.sampled_at);
    const auto cap = epoch_ms(start_of_day(plus_days(sampled, question.cap_days)));
    std::vector<std::optional<std::string>> groups;
    for (const auto& service : services_) groups.push_back(question.group_of(service));

    struct Unit {
        std::vector<int> days;
        int capped = 0;
        std::int64_t soonest = never;
    };
    std::map<std::pair<UnitId, std::string>, Unit> units;
    struct Third {
        int left;
        std::int64_t at = never;
    };
    std::map<std::pair<UnitId, std::string>, Third> mine;
    for (const auto& [professional, book] : books_) {
        const bool is_away = std::any_of(book->absences.begin(), book->absences.end(), [&](const AbsenceRow& absence) {
            return absence.begins_at <= question.sampled_at && absence.ends_at > question.sampled_at + away_too_long;
        });
        if (is_away) continue;
        mine.clear();
        for (const auto& stretch : book->stretches) {
            if (stretch.begin >= cap) break;
            if (stretch.slot_begin(stretch.slots) <= question.sampled_at || !groups[stretch.service]) continue;
            auto& third = mine.try_emplace({book->sources[stretch.source].unit, *groups[stretch.service]}, Third{question.third}).first->second;
            if (third.left <= 0 || stretch.opens > now || !templates::may_have(stretch.kept_for(now), templates::anybody)) continue;
            for (auto left = stretch.free_from(now); left != 0 && third.left > 0; left &= left - 1)
                if (--third.left == 0) third.at = epoch_ms(stretch.slot_begin(std::countr_zero(left)));
        }
        for (const auto& [key, third] : mine) {
            auto& unit = units[key];
            const bool is_capped = third.left > 0;
            unit.days.push_back(is_capped ? question.cap_days : days_between(sampled, helsinki_date(from_epoch_ms(third.at))));
            unit.capped += is_capped ? 1 : 0;
            unit.soonest = std::min(unit.soonest, third.at);
        }
    }
    std::vector<T3> found;
    for (auto& [key, unit] : units) {
        found.push_back({key.first, key.second, median(unit.days).value(), static_cast<int>(unit.days.size()), unit.capped,
                         unit.soonest == never ? std::nullopt : std::optional(from_epoch_ms(unit.soonest))});
    }
    return found;
}

std::size_t Books::professionals() const {
    const std::shared_lock lock(mutex_);
    return books_.size();
}
std::size_t Books::slots() const {
    const std::shared_lock lock(mutex_);
    std::size_t all = 0;
    for (const auto& [professional, book] : books_)
        for (const auto& stretch : book->stretches) all += stretch.slots;
    return all;
}

namespace {

// The books of the database that the reader reads, brought up to date; one a database and process.
const Books& books(sql::Reader& rows, Instant now) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Books>, std::less<>> kept;
    Books* mine = nullptr;
    {
        const std::lock_guard lock(mutex);
        auto& found = kept[std::string(rows.connection().database())];
        if (!found) found = std::make_unique<Books>();
        mine = found.get();
    }
    mine->refresh(rows, now);
    return *mine;
}

}  // namespace

std::vector<FreeTime> earliest(sql::Reader& rows, const Find& find, Instant now) { return books(rows, now).earliest(find, now); }
std::vector<T3> t3(sql::Reader& rows, const T3Question& question, Instant now) { return books(rows, now).t3(question); }

}  // namespace koppi::scheduling
