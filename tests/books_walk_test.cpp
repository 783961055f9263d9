// Tests: the walk through the appointment books. Several people book, keep, move, cancel and take back in random order: single visits, several
// times in a row, joint visits, rooms, series. Beside them stands a list of who is where, which says beforehand whether a time can be had; the
// auditor reads along, and now and then free times are counted anew and the tables are made again from the ledger.
//
// KOPPI_MODEL_STEPS and KOPPI_MODEL_SEED make the walk longer and choose it; a fault names the seed and the last steps.
//
// Invariant: the list knows neither cells nor lanes nor templates: only that nobody and no room is in two places.
#include <doctest/doctest.h>

#include <cstdlib>
#include <deque>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/catalog.hpp"
#include "workflows/bookings.hpp"

namespace koppi::tests {

namespace {

struct WalkFault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Codes = std::set<std::string>;

constexpr int days = 35;  // over the spring Sunday
constexpr int slots_a_day = 6;
constexpr Minutes slot{20};
constexpr int opens_at = 9 * 60;
constexpr int practitioners = 3;
constexpr int bookers = 2;

// Who or what is somewhere from when to when.
struct Time {
    int with = -1;
    int beside = -1;  // the further party of a joint visit
    int room = -1;
    Instant begin;
    Instant end;

    bool meets(const Time& other) const { return begin < other.end && other.begin < end; }
    bool needs(int practitioner) const { return with == practitioner || beside == practitioner; }
    bool operator==(const Time&) const = default;
};

struct Visit {
    Time time;
    int client;
    int made_by;
    Instant made_at;
    std::string state = "booked";
    std::optional<SeriesId> series;
    std::string step;  // the last one, as long as it can be taken back
    Instant step_at;
    int step_by = -1;
    Time before;
    bool lives() const { return state == "booked" || state == "arrived"; }
};

struct Kept {
    Time time;
    int by;
    Instant expires_at;
};

class BooksWalk {
public:
    explicit BooksWalk(std::uint64_t seed) : seed_(seed), county_(monday_at_eight, seed), dice_(seed * 0x9e3779b97f4a7c15U + 3) { set_scene(); }

    std::optional<std::string> run(int steps) {
        int at = 0;
        try {
            for (at = 1; at <= steps; ++at) {
                step();
                compare();
                if (const auto faults = auditor_.look(county_.connection(), county_.now()); !faults.empty()) throw WalkFault("the auditor: " + faults.front());
                if (at % 20 == 0) compare_free();
            }
            if (const auto table = county_.replays_otherwise()) throw WalkFault("the ledger does not give the table " + *table);
            return std::nullopt;
        } catch (const std::exception& fault) {
            std::string told = "KOPPI_MODEL_SEED=" + std::to_string(seed_) + ", step " + std::to_string(at) + ": " + fault.what();
            for (const auto& line : diary_) told += "\n  " + line;
            return told;
        }
    }
    const std::map<std::string, int>& done() const { return done_; }
    const std::map<std::string, int>& codes_met() const { return codes_met_; }

private:
    static constexpr Instant monday_at_eight = from_epoch_ms(1'772'431'200'000);

    int below(int n) { return static_cast<int>(dice_.below(static_cast<std::size_t>(n))); }
    bool chance(int percent) { return below(100) < percent; }
    template <class Key, class Value>
    const Key& key_of(const std::map<Key, Value>& map) {
        auto it = map.begin();
        std::advance(it, below(static_cast<int>(map.size())));
        return it->first;
    }

    void set_scene() {
        const auto centre = county_.unit("Kaiku24", events::UnitKind::contact_centre);
        station_ = county_.unit("Armila", events::UnitKind::station);
        const std::array<std::pair<const char*, const char*>, practitioners> at_the_station{{{"Kallio", "Veera"}, {"Aalto", "Sanna"}, {"Niemi", "Ville"}}};
        for (const auto& [family, given] : at_the_station) staff_.push_back(county_.colleague(family, given, events::Profession::nurse, station_));
        desk_.push_back(county_.colleague("Laine", "Maija", events::Profession::nurse, centre));
        desk_.push_back(county_.colleague("Korhonen", "Liisa", events::Profession::nurse, centre));
        for (const char* family : {"Virtanen", "Salo", "Lehto", "Mattila"}) {
            events::ClientDetails details{};
            details.family_name = family;
            details.given_names = "Aino";
            clients_.push_back(county_.client(details));
        }
        for (const char* name : {"Huone 1", "Huone 2"})
            rooms_.push_back(*county_.state([&](Work& work) { return directory::open_room(work, {station_, std::string(name)}); }));
        for (int day = 0; day < days; ++day) {
            const Date date = plus_days(helsinki_date(monday_at_eight), day);
            if (weekday(date) > Weekday::friday) continue;
            const Instant begin = *instant_at(date, opens_at);
            for (int who = 0; who < practitioners; ++who)
                hours_[{who, date}] = *county_.state([&](Work& work) {
                    return scheduling::offer_hours(work, {.hours = {},
                                                          .professional = id_of(who),
                                                          .unit = station_,
                                                          .service = "nurse_reception",
                                                          .kind = events::VisitKind::on_site,
                                                          .begins_at = begin,
                                                          .ends_at = begin + slot * slots_a_day,
                                                          .slot_minutes = static_cast<int>(slot.count())});
                });
        }
    }

    ProfessionalId id_of(int who) const { return staff_[static_cast<std::size_t>(who)].professional(); }
    const Actor& actor_of(int booker) const { return desk_[static_cast<std::size_t>(booker)].actor; }
    const std::string& name_of(int booker) const { return desk_[static_cast<std::size_t>(booker)].name; }

    // ---- one command and what it must answer

    template <class Verb>
    auto does(const char* route, int booker, const std::string& what, const Codes& refusals, Verb verb) {
        diary_.push_back(instant_text(county_.now()) + " " + name_of(booker) + " " + what);
        if (diary_.size() > 25) diary_.pop_front();
        const auto before = county_.writer().position();
        auto answer = county_.act(route, actor_of(booker), verb);
        if (answer) {
            diary_.back() += ": done";
            if (!refusals.empty()) throw WalkFault("it was done, and the list refuses it with " + *refusals.begin());
            ++done_[route];
        } else {
            const auto& refusal = answer.refusal();
            diary_.back() += ": " + refusal.code;
            ++codes_met_[refusal.code];
            if (county_.writer().position() != before) throw WalkFault("it was refused, and something was written");
            if (refusals.empty()) throw WalkFault("it was refused with " + refusal.code + ", and by the list the time is free");
            if (!refusals.contains(refusal.code)) throw WalkFault("it was refused with " + refusal.code + ", and by the list with " + *refusals.begin());
            if (refusal.code == "scheduling.slot_taken" || refusal.code == "scheduling.slot_held")
                if (!names_in_the_way_.contains(refusal.details.at("name"))) throw WalkFault("the loser is told of " + refusal.details.at("name"));
        }
        return answer;
    }

    // ---- what the list says

    std::optional<HoursId> hours_of(int who, Instant at) const {
        const auto found = hours_.find({who, helsinki_date(at)});
        return found == hours_.end() ? std::nullopt : std::optional(found->second);
    }
    bool is_offered(const Time& time) const {
        if (!hours_of(time.with, time.begin)) return false;
        const Instant opens = *instant_at(helsinki_date(time.begin), opens_at);
        return time.begin >= opens && time.end <= opens + slot * slots_a_day;
    }

    // Why the time cannot be had by the client; `without` are visits and a hold that make room for it.
    Codes why_not(const Time& time, int client, const std::set<BookingId>& without, std::optional<HoldId> with_hold) {
        Codes codes;
        names_in_the_way_.clear();
        const Instant now = county_.now();
        if (!is_offered(time)) codes.insert("scheduling.slot_not_offered");
        if (time.begin <= now) codes.insert("scheduling.slot_has_begun");
        if (time.beside == time.with) codes.insert("scheduling.party_twice");
        const auto stands_in_the_way = [&](const Time& other, int by, const char* code) {
            if (other.needs(time.with)) {
                codes.insert(code);
                names_in_the_way_.insert(name_of(by));
            }
            if (time.beside >= 0 && other.needs(time.beside)) codes.insert("scheduling.party_taken");
            if (time.room >= 0 && other.room == time.room) codes.insert("scheduling.room_taken");
        };
        for (const auto& [id, visit] : visits_) {
            if (!visit.lives() || without.contains(id) || !visit.time.meets(time)) continue;
            stands_in_the_way(visit.time, visit.made_by, "scheduling.slot_taken");
            if (visit.client == client) codes.insert("scheduling.client_has_overlap");
        }
        for (const auto& [id, kept] : kept_)
            if (id != with_hold && kept.expires_at > now && kept.time.meets(time)) stands_in_the_way(kept.time, kept.by, "scheduling.slot_held");
        return codes;
    }
    Codes why_not_usable(HoldId id, int booker) const {
        const auto kept = kept_.find(id);
        if (kept == kept_.end() || kept->second.expires_at <= county_.now()) return {"scheduling.hold_has_ended"};
        if (kept->second.by != booker) return {"scheduling.hold_is_anothers"};
        return {};
    }
    static void add(Codes& to, const Codes& more) { to.insert(more.begin(), more.end()); }

    // ---- wishes

    Time some_time(bool is_plain = false) {
        Time time;
        time.with = below(practitioners);
        // Mostly in the days that come, where people meet.
        const Date date = plus_days(helsinki_date(county_.now()), chance(70) ? below(3) : below(14));
        time.begin = *instant_at(date, opens_at) + slot * below(slots_a_day + (chance(5) ? 1 : 0));
        time.end = time.begin + slot * (!is_plain && chance(15) ? 2 : 1);
        if (!is_plain && chance(25)) time.beside = below(practitioners);
        if (!is_plain && chance(40)) time.room = below(static_cast<int>(rooms_.size()));
        return time;
    }
    scheduling::WantedTime wanted(const Time& time) const {
        scheduling::WantedTime wish{};
        wish.hours = hours_of(time.with, time.begin);
        wish.begins_at = time.begin;
        if (const auto slots = (time.end - time.begin) / slot; slots > 1) wish.slots = static_cast<int>(slots);
        if (time.beside >= 0) wish.others = {{id_of(time.beside), false}};
        if (time.room >= 0) wish.room = rooms_[static_cast<std::size_t>(time.room)];
        return wish;
    }
    std::string said(const Time& time) const {
        return instant_text(time.begin) + " with " + std::to_string(time.with) + (time.beside >= 0 ? " and " + std::to_string(time.beside) : "") +
               (time.room >= 0 ? " in " + std::to_string(time.room) : "") + (time.end - time.begin > slot ? " twice as long" : "");
    }

    // ---- the steps

    void step() {
        county_.clock.advance(Millis{1 + below(40'000)});
        const int kind = below(100);
        if (visits_.empty() || kind < 22) return book();
        if (kind < 34) return keep();
        if (kind < 42) return book_kept();
        if (kind < 46) return release();
        if (kind < 54) return series();
        if (kind < 72) return move();
        if (kind < 80) return cancel();
        if (kind < 90) return undo();
        if (kind < 95) return arrive();
        if (kind < 97) return house_ends_holds();
        county_.clock.advance(chance(60) ? Minutes{1 + below(15)} : chance(80) ? Minutes{60 + below(300)} : Minutes{60 * 24});
    }

    void booked(const scheduling::BookingRow& row, const Time& time, int client, int booker, std::optional<SeriesId> made_in) {
        visits_[row.booking] = {.time = time, .client = client, .made_by = booker, .made_at = county_.now(), .state = "booked", .series = made_in, .step = "", .step_at = {},
                                .step_by = -1, .before = {}};
    }

    void book() {
        const auto time = some_time();
        const int client = below(static_cast<int>(clients_.size()));
        const int booker = below(bookers);
        const auto whom = clients_[static_cast<std::size_t>(client)];
        const bookings::BookForClient command{wanted(time), {}, {}, {}};
        const auto made = does("booking_make", booker, "books " + std::to_string(client) + " " + said(time), why_not(time, client, {}, {}),
                               [&](Work& work) { return bookings::book(work, whom, command); });
        if (made) booked(made->booking, time, client, booker, std::nullopt);
    }

    void keep() {
        const auto time = some_time();
        const int client = below(static_cast<int>(clients_.size()));
        const int booker = below(bookers);
        auto codes = why_not(time, client, {}, {});
        const auto mine = std::count_if(kept_.begin(), kept_.end(),
                                        [&](const auto& kept) { return kept.second.by == booker && kept.second.expires_at > county_.now(); });
        if (mine >= catalog().scheduling.holds.at_once) codes.insert("scheduling.too_many_holds");
        const bookings::HoldTime command{wanted(time), clients_[static_cast<std::size_t>(client)], {}};
        const auto held = does("time_hold", booker, "keeps " + said(time) + " for " + std::to_string(client), codes,
                               [&](Work& work) { return bookings::hold(work, command); });
        if (!held) return;
        kept_[held->hold] = {time, booker, std::min(county_.now() + Minutes{catalog().scheduling.holds.desk_minutes}, time.begin)};
        held_for_[held->hold] = client;
    }

    void book_kept() {
        if (kept_.empty()) return keep();
        const HoldId hold = key_of(kept_);
        const auto kept = kept_.at(hold);
        const int booker = chance(85) ? kept.by : below(bookers);
        const int client = held_for_.at(hold);
        auto codes = why_not(kept.time, client, {}, hold);
        add(codes, why_not_usable(hold, booker));
        const bookings::BookForClient command{wanted(kept.time), {}, hold, {}};
        const auto whom = clients_[static_cast<std::size_t>(client)];
        const auto made = does("booking_make", booker, "books what was kept " + said(kept.time), codes,
                               [&](Work& work) { return bookings::book(work, whom, command); });
        if (!made) return;
        kept_.erase(hold);
        booked(made->booking, kept.time, client, booker, std::nullopt);
    }

    void release() {
        std::vector<HoldId> alive;
        for (const auto& [id, kept] : kept_)
            if (kept.expires_at > county_.now()) alive.push_back(id);
        if (alive.empty()) return keep();
        const HoldId hold = alive[static_cast<std::size_t>(below(static_cast<int>(alive.size())))];
        const int booker = below(bookers);
        const auto done = does("time_release", booker, "lets go", why_not_usable(hold, booker), [&](Work& work) { return scheduling::release(work, hold); });
        if (done) kept_.erase(hold);
    }

    // A job: what has run out is gone from the tables, and nobody notices.
    void house_ends_holds() {
        const auto lapsed = county_.state([](Work& work) -> Result<Done> {
            scheduling::end_lapsed_holds(work);
            return Done{};
        });
        if (!lapsed) throw WalkFault("the house could not end what had run out");
        std::erase_if(kept_, [&](const auto& kept) { return kept.second.expires_at <= county_.now(); });
    }

    void series() {
        const int client = below(static_cast<int>(clients_.size()));
        const int booker = below(bookers);
        const auto first = some_time(true);
        const int count = 2 + below(3);
        const int every = chance(60) ? 7 : 1;
        std::vector<Time> times;
        Codes codes;
        std::set<std::string> names;
        for (int n = 0; n < count; ++n) {
            Time time = first;
            const Date date = plus_days(helsinki_date(first.begin), every * n);
            time.begin = *instant_at(date, civil(first.begin).minute_of_day);
            time.end = time.begin + slot;
            add(codes, why_not(time, client, {}, {}));
            names.insert(names_in_the_way_.begin(), names_in_the_way_.end());
            times.push_back(time);
        }
        names_in_the_way_ = names;
        bookings::BookSeries command{};
        for (const auto& time : times) command.times.push_back(wanted(time));
        const auto whom = clients_[static_cast<std::size_t>(client)];
        const auto made = does("series_make", booker, "books " + std::to_string(count) + " times from " + said(first) + " for " + std::to_string(client), codes,
                               [&](Work& work) { return bookings::book_series(work, whom, command); });
        if (!made) return;
        for (std::size_t n = 0; n < times.size(); ++n) booked(made->bookings[n], times[n], client, booker, made->series);
    }

    // Mostly one of those of which it is true.
    BookingId some_visit_that(const std::function<bool(const Visit&)>& holds) {
        std::vector<BookingId> such;
        for (const auto& [id, visit] : visits_)
            if (holds(visit)) such.push_back(id);
        return such.empty() || chance(20) ? key_of(visits_) : such[static_cast<std::size_t>(below(static_cast<int>(such.size())))];
    }
    // A visit, mostly one that can still be moved.
    BookingId some_visit() {
        return some_visit_that([&](const Visit& visit) { return visit.state == "booked" && visit.time.begin > county_.now(); });
    }
    Codes why_not_ahead(const Visit& visit) const {
        Codes codes;
        if (visit.state != "booked") codes.insert("scheduling.booking_has_ended");
        if (visit.time.begin <= county_.now()) codes.insert("routing.undo_visit_begun");
        return codes;
    }
    std::vector<BookingId> following(BookingId first) const {
        std::vector<BookingId> all{first};
        const auto& visit = visits_.at(first);
        for (const auto& [id, other] : visits_)
            if (visit.series && other.series == visit.series && other.state == "booked" && other.time.begin > visit.time.begin) all.push_back(id);
        return all;
    }

    void move() {
        const BookingId id = some_visit();
        const int booker = below(bookers);
        const auto visit = visits_.at(id);
        const auto to = some_time(chance(70));
        const bool all_that_follow = visit.series && chance(60);
        const auto moving = all_that_follow ? following(id) : std::vector{id};
        Codes codes = why_not_ahead(visit);
        std::map<BookingId, Time> targets;
        std::set<std::string> names;
        for (const auto& one : moving) {
            Time target = to;
            if (one != id) {
                const int further = days_between(helsinki_date(visit.time.begin), helsinki_date(to.begin));
                target.begin = *instant_at(plus_days(helsinki_date(visits_.at(one).time.begin), further), civil(to.begin).minute_of_day);
                target.end = target.begin + (to.end - to.begin);
            }
            // What moves along makes room.
            add(codes, why_not(target, visit.client, {moving.begin(), moving.end()}, {}));
            names.insert(names_in_the_way_.begin(), names_in_the_way_.end());
            // Two of one day, when one of them had been moved alone, would come together.
            for (const auto& [other, theirs] : targets) {
                if (!theirs.meets(target)) continue;
                codes.insert("scheduling.slot_taken");
                names.insert(name_of(visits_.at(other).made_by));
                names.insert(name_of(visits_.at(one).made_by));
            }
            targets[one] = target;
        }
        names_in_the_way_ = names;
        bookings::MoveVisit command{};
        command.move.time = wanted(to);
        command.move.why = "client_wishes_other_time";
        command.how_much = all_that_follow ? bookings::HowMuch::this_and_following : bookings::HowMuch::this_one;
        if (chance(50)) command.move.from = visit.time.begin;
        if (chance(10)) {
            command.move.from = visit.time.begin + slot;
            codes.insert("scheduling.moved_meanwhile");
        }
        const auto done = does("booking_move", booker, "moves " + said(visit.time) + " to " + said(to) + (all_that_follow ? " and what follows" : ""), codes,
                               [&](Work& work) { return bookings::move(work, id, command); });
        if (!done) return;
        for (const auto& [one, target] : targets) stepped(one, "moved", booker, target);
    }
    void stepped(BookingId id, std::string what, int booker, const Time& time) {
        auto& visit = visits_.at(id);
        visit.before = visit.time;
        visit.time = time;
        visit.step = std::move(what);
        visit.step_at = county_.now();
        visit.step_by = booker;
    }

    void cancel() {
        const BookingId id = some_visit();
        const int booker = below(bookers);
        const auto& visit = visits_.at(id);
        const auto meant = visit.series && chance(50) ? following(id) : std::vector{id};
        const bookings::CancelVisit command{"client_cannot_come", meant.size() > 1 ? bookings::HowMuch::this_and_following : bookings::HowMuch::this_one, {}};
        const auto done = does("booking_cancel", booker, "cancels " + said(visit.time), why_not_ahead(visit),
                               [&](Work& work) { return bookings::cancel(work, id, command); });
        if (!done) return;
        for (const auto& one : meant) {
            stepped(one, "cancelled", booker, visits_.at(one).time);
            visits_.at(one).state = "cancelled";
        }
    }

    void undo() {
        const BookingId id = some_visit_that(
            [&](const Visit& visit) { return !visit.step.empty() && county_.now() < visit.step_at + Minutes{catalog().promises.undo.decision_minutes}; });
        auto& visit = visits_.at(id);
        if (visit.step.empty()) return undo_making(id);
        const int booker = visit.step_by >= 0 && chance(85) ? visit.step_by : below(bookers);
        Codes codes;
        if (visit.step_by != booker) codes.insert("scheduling.undo_is_anothers");
        if (county_.now() > visit.step_at + Minutes{catalog().promises.undo.decision_minutes}) codes.insert("scheduling.undo_too_late");
        if (visit.step == "moved") add(codes, why_not_ahead(visit));
        if (visit.step != "arrived") {
            const Time& back = visit.step == "moved" ? visit.before : visit.time;
            auto in_the_way = why_not(back, visit.client, {id}, {});
            if (!in_the_way.empty()) codes.insert("routing.undo_time_gone");
        }
        const auto done = does("booking_undo", booker, "takes back what was done with " + said(visit.time), codes,
                               [&](Work& work) { return bookings::undo(work, id); });
        if (!done) return;
        if (visit.step == "moved") visit.time = visit.before;
        visit.state = "booked";
        visit.step.clear();
        visit.step_by = -1;
    }

    // What one command booked is taken back whole, but for what has gone its own way since.
    void undo_making(BookingId id) {
        const auto& visit = visits_.at(id);
        const int booker = chance(85) ? visit.made_by : below(bookers);
        Codes codes = why_not_ahead(visit);
        if (visit.made_by != booker) codes.insert("scheduling.undo_is_anothers");
        if (county_.now() > visit.made_at + Minutes{catalog().promises.undo.decision_minutes}) codes.insert("scheduling.undo_too_late");
        const auto done = does("booking_undo", booker, "takes back that " + said(visit.time) + " was booked", codes,
                               [&](Work& work) { return bookings::undo(work, id); });
        if (!done) return;
        for (auto& [other, one] : visits_) {
            const bool came_along = visit.series && one.series == visit.series && one.made_at == visit.made_at && one.step.empty() &&
                                    one.state == "booked" && one.time.begin > county_.now();
            if (other == id || came_along) one.state = "cancelled";
        }
    }

    void arrive() {
        const BookingId id = some_visit_that([&](const Visit& visit) {
            return visit.state == "booked" && county_.now() < visit.time.end && county_.now() + std::chrono::hours{3} > visit.time.begin;
        });
        const auto& visit = visits_.at(id);
        const int booker = below(bookers);
        Codes codes;
        if (visit.state != "booked") codes.insert("scheduling.booking_has_ended");
        if (county_.now() < visit.time.begin - Minutes{catalog().scheduling.arrival.opens_before_minutes}) codes.insert("scheduling.too_early_to_arrive");
        if (county_.now() >= visit.time.end) codes.insert("scheduling.visit_time_is_over");
        const auto done = does("booking_arrive", booker, "sees somebody arrive", codes, [&](Work& work) { return bookings::arrive(work, id); });
        if (!done) return;
        stepped(id, "arrived", booker, visit.time);
        visits_.at(id).state = "arrived";
    }

    // ---- the tables beside the list

    void compare() {
        for (const auto& [id, visit] : visits_) {
            auto reader = county_.rows();
            const auto row = scheduling::booking(reader, id);
            if (!row) throw WalkFault("a visit is gone from the table");
            const bool same = row->begins_at == visit.time.begin && row->ends_at == visit.time.end && row->professional == id_of(visit.time.with) &&
                              wire::word(row->state) == visit.state && row->others.size() == (visit.time.beside >= 0 ? 1U : 0U) &&
                              row->room.has_value() == (visit.time.room >= 0) && row->series == visit.series;
            if (!same) throw WalkFault("the table says " + instant_text(row->begins_at) + " " + std::string(wire::word(row->state)) + " of " + said(visit.time) + " " + visit.state);
        }
    }
    void compare_free() {
        const Date date = plus_days(helsinki_date(county_.now()), below(5));
        const Instant opens = *instant_at(date, opens_at);
        for (int who = 0; who < practitioners; ++who) {
            std::vector<Instant> by_list;
            for (int n = 0; n < slots_a_day; ++n) {
                const Time time{.with = who, .beside = -1, .room = -1, .begin = opens + slot * n, .end = opens + slot * (n + 1)};
                if (why_not(time, -1, {}, {}).empty()) by_list.push_back(time.begin);
            }
            auto reader = county_.rows();
            std::vector<Instant> by_house;
            const Instant from = std::max(county_.now() + Millis{1}, opens);
            for (const auto& free : scheduling::free_times(reader, {{id_of(who)}, {}, {}, from, opens + slot * slots_a_day, 100, {}, county_.now()}))
                by_house.push_back(free.begins_at);
            if (by_house != by_list)
                throw WalkFault("free with " + std::to_string(who) + " on " + date_text(date) + " are " + std::to_string(by_house.size()) + ", and by the list " +
                                std::to_string(by_list.size()));
        }
    }

    std::uint64_t seed_;
    County county_;
    Dice dice_;
    Auditor auditor_;
    UnitId station_{};
    std::vector<Colleague> staff_;
    std::vector<Colleague> desk_;
    std::vector<ClientId> clients_;
    std::vector<RoomId> rooms_;
    std::map<std::pair<int, Date>, HoursId> hours_;
    std::map<BookingId, Visit> visits_;
    std::map<HoldId, Kept> kept_;
    std::map<HoldId, int> held_for_;
    std::set<std::string> names_in_the_way_;
    std::deque<std::string> diary_;
    std::map<std::string, int> done_;
    std::map<std::string, int> codes_met_;
};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* value = std::getenv(variable);
    return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("nobody and no room is in two places, whatever people book, keep, move, cancel and take back") {
    const auto seed = number_from("KOPPI_MODEL_SEED", 20'261'127);
    const auto steps = static_cast<int>(number_from("KOPPI_MODEL_STEPS", 2400));
    std::map<std::string, int> done;
    std::map<std::string, int> codes;
    constexpr int steps_of_a_county = 400;
    for (int walked = 0, n = 0; walked < steps; walked += steps_of_a_county, ++n) {
        BooksWalk walk(seed + static_cast<std::uint64_t>(n));
        if (const auto fault = walk.run(std::min(steps_of_a_county, steps - walked))) FAIL(*fault);
        for (const auto& [route, times] : walk.done()) done[route] += times;
        for (const auto& [code, times] : walk.codes_met()) codes[code] += times;
    }
    std::string met;
    for (const auto& [what, times] : done) met += " " + what + " " + std::to_string(times);
    for (const auto& [code, times] : codes) met += " " + code + " " + std::to_string(times);
    MESSAGE("seed ", seed, ":", met);
    // A walk that meets nobody proves nothing.
    if (steps >= 2400) {
        for (const char* route : {"booking_make", "time_hold", "time_release", "series_make", "booking_move", "booking_cancel", "booking_undo", "booking_arrive"})
            CHECK_MESSAGE(done[route] > 10, route);
        for (const char* code : {"scheduling.slot_taken", "scheduling.slot_held", "scheduling.room_taken", "scheduling.party_taken",
                                 "scheduling.client_has_overlap", "scheduling.moved_meanwhile", "routing.undo_time_gone"})
            CHECK_MESSAGE(codes[code] > 0, code);
    }
}

}  // namespace koppi::tests
