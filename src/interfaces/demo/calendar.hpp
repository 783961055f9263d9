// Demo: the free times of the invented professionals as the story sees them, so that a booking needs no search through the tables.
//
// Invariant: what is taken here was booked through the verbs, or falls into another's visit that its worker takes part in; every taken time lies inside a
// stretch that was offered.
#pragma once

#include <optional>
#include <vector>

#include "core/id.hpp"
#include "core/interval.hpp"

namespace koppi::demo {

// Which stretch of which professional, and which time in it.
struct Slot {
    std::size_t worker;
    HoursId hours;
    std::size_t type;  // of visit_types
    Instant begins_at;
    Instant ends_at;
};

struct Stretch {
    HoursId hours;
    Instant begins_at;
    int slot_minutes;
    int slots;
    std::size_t type;   // of visit_types
    bool is_for_today;  // opened the day before, for matters that can't wait
    std::uint64_t taken = 0;

    Instant slot_begin(int n) const { return begins_at + Minutes{slot_minutes * n}; }
    Instant ends_at() const { return slot_begin(slots); }
    bool is_taken(int n) const { return (taken >> n & 1) != 0; }
    bool is_full() const { return taken == (slots == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << slots) - 1); }
};

class Calendar {
public:
    explicit Calendar(std::size_t workers) : stretches_(workers) {}

    void offer(std::size_t worker, Stretch stretch);
    // The first free time of this type that begins at `from` or later and before `until`.
    std::optional<Slot> first(std::size_t worker, std::size_t type, Instant from, Instant until, bool today_too) const;
    // The last one.
    std::optional<Slot> last(std::size_t worker, std::size_t type, Instant from, Instant until) const;
    void take(const Slot& slot) { mark(slot, true); }
    void give_back(const Slot& slot) { mark(slot, false); }
    // The worker takes part in somebody else's visit then.
    void block(std::size_t worker, Instant from, Instant until);
    // What has ended is of no more use.
    void forget_before(Instant at);
    // How much of what was offered and forgotten had been taken: [type] → minutes.
    struct Use {
        std::int64_t offered_minutes = 0;
        std::int64_t taken_minutes = 0;
    };
    const std::vector<Use>& use() const { return use_; }

private:
    void mark(const Slot& slot, bool taken);

    std::vector<std::vector<Stretch>> stretches_;  // by worker, in order of begin
    std::vector<Use> use_;
};

}  // namespace koppi::demo
