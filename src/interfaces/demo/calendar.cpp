// Demo: free times in memory.
#include "interfaces/demo/calendar.hpp"

#include <algorithm>
#include <bit>

#include "core/ensure.hpp"

namespace koppi::demo {

namespace {
bool begins_before(const Stretch& stretch, Instant at) { return stretch.begins_at < at; }
}  // namespace

void Calendar::offer(std::size_t worker, Stretch stretch) {
    ensure(stretch.slots > 0 && stretch.slots <= 64, "a stretch has between one and 64 times");
    auto& mine = stretches_[worker];
    mine.insert(std::lower_bound(mine.begin(), mine.end(), stretch.begins_at, begins_before), stretch);
}

std::optional<Slot> Calendar::first(std::size_t worker, std::size_t type, Instant from, Instant until, bool today_too) const {
    const auto& mine = stretches_[worker];
    // No stretch is longer than half a day.
    for (auto it = std::lower_bound(mine.begin(), mine.end(), from - std::chrono::hours{12}, begins_before); it != mine.end(); ++it) {
        if (it->begins_at >= until) break;
        if (it->type != type || (it->is_for_today && !today_too) || it->is_full()) continue;
        for (int n = 0; n < it->slots; ++n)
            if (!it->is_taken(n) && it->slot_begin(n) >= from && it->slot_begin(n) < until)
                return Slot{worker, it->hours, it->type, it->slot_begin(n), it->slot_begin(n + 1)};
    }
    return std::nullopt;
}

std::optional<Slot> Calendar::last(std::size_t worker, std::size_t type, Instant from, Instant until) const {
    const auto& mine = stretches_[worker];
    for (auto it = std::lower_bound(mine.begin(), mine.end(), until, begins_before); it != mine.begin();) {
        --it;
        if (it->ends_at() <= from) {
            if (it->begins_at + std::chrono::hours{12} <= from) break;
            continue;
        }
        if (it->type != type || it->is_for_today || it->is_full()) continue;
        for (int n = it->slots - 1; n >= 0; --n)
            if (!it->is_taken(n) && it->slot_begin(n) >= from && it->slot_begin(n) < until)
                return Slot{worker, it->hours, it->type, it->slot_begin(n), it->slot_begin(n + 1)};
    }
    return std::nullopt;
}

void Calendar::mark(const Slot& slot, bool taken) {
    auto& mine = stretches_[slot.worker];
    for (auto it = std::lower_bound(mine.begin(), mine.end(), slot.begins_at - std::chrono::hours{12}, begins_before); it != mine.end(); ++it) {
        if (it->hours != slot.hours) continue;
        const auto n = std::chrono::duration_cast<Minutes>(slot.begins_at - it->begins_at).count() / it->slot_minutes;
        ensure(n >= 0 && n < it->slots && it->is_taken(static_cast<int>(n)) != taken, "a time is taken once and given back once");
        it->taken ^= std::uint64_t{1} << n;
        return;
    }
    ensure(!taken, "a time that is taken was offered");
}

void Calendar::block(std::size_t worker, Instant from, Instant until) {
    for (auto& stretch : stretches_[worker])
        for (int n = 0; n < stretch.slots; ++n)
            if (stretch.slot_begin(n) < until && stretch.slot_begin(n + 1) > from) stretch.taken |= std::uint64_t{1} << n;
}

void Calendar::forget_before(Instant at) {
    for (auto& mine : stretches_) {
        auto it = mine.begin();
        for (; it != mine.end() && it->ends_at() <= at; ++it) {
            if (use_.size() <= it->type) use_.resize(it->type + 1);
            use_[it->type].offered_minutes += it->slot_minutes * it->slots;
            use_[it->type].taken_minutes += it->slot_minutes * std::popcount(it->taken);
        }
        mine.erase(mine.begin(), it);
    }
}

}  // namespace koppi::demo
