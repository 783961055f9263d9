// Desks: who has a contact open right now. Kept in memory: it is worth nothing after a restart, and is said again every twenty seconds.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"

namespace koppi::desks {

class Presence {
public:
    static constexpr Millis forgotten_after{45'000};
    static constexpr Minutes remembered_for{60};

    void here(ContactId contact, ProfessionalId professional, Instant now);
    void gone(ContactId contact, ProfessionalId professional, Instant now);
    // Told, outside the lock, whenever somebody comes or goes (the event stream).
    void on_change(std::function<void(ContactId)> told) { told_ = std::move(told); }
    std::vector<ProfessionalId> at(ContactId contact, Instant now) const;
    bool is_at(ContactId contact, ProfessionalId professional, Instant now) const;
    // When somebody was last there, for as long as it is remembered after they left.
    std::optional<Instant> last_at(ContactId contact, ProfessionalId professional) const;

private:
    mutable std::mutex mutex_;
    std::function<void(ContactId)> told_;
    struct Seen {
        Instant at;
        bool has_left;
    };
    static bool is_there(const Seen& seen, Instant now) { return !seen.has_left && seen.at + forgotten_after >= now; }
    std::map<ContactId, std::map<ProfessionalId, Seen>> seen_;
};

// The one of this process.
Presence& presence();

}  // namespace koppi::desks
