// Desks: who has a contact open right now. Kept in memory: it is worth nothing after a restart, and is said again every twenty seconds.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"

namespace koppi::desks {

class Presence {
public:
    static constexpr Millis forgotten_after{45'000};

    void here(ContactId contact, ProfessionalId professional, Instant now);
    void gone(ContactId contact, ProfessionalId professional);
    // Told, outside the lock, whenever somebody comes or goes (the event stream).
    void on_change(std::function<void(ContactId)> told) { told_ = std::move(told); }
    std::vector<ProfessionalId> at(ContactId contact, Instant now) const;

private:
    mutable std::mutex mutex_;
    std::function<void(ContactId)> told_;
    std::map<ContactId, std::map<ProfessionalId, Instant>> seen_;
};

// The one of this process.
Presence& presence();

}  // namespace koppi::desks
