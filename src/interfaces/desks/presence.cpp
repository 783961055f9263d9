// Desks: presence.
#include "interfaces/desks/presence.hpp"

namespace koppi::desks {

void Presence::here(ContactId contact, ProfessionalId professional, Instant now) {
    bool fresh = false;
    {
        const std::lock_guard lock(mutex_);
        auto& people = seen_[contact];
        const auto known = people.find(professional);
        fresh = known == people.end() || known->second + forgotten_after < now;
        people[professional] = now;
        // Nobody says goodbye when a browser dies: what is old goes when somebody comes.
        for (auto other = seen_.begin(); other != seen_.end();) {
            std::erase_if(other->second, [&](const auto& seen) { return seen.second + forgotten_after < now; });
            other = other->second.empty() ? seen_.erase(other) : std::next(other);
        }
    }
    if (fresh && told_) told_(contact);
}

void Presence::gone(ContactId contact, ProfessionalId professional) {
    bool changed = false;
    {
        const std::lock_guard lock(mutex_);
        const auto known = seen_.find(contact);
        changed = known != seen_.end() && known->second.erase(professional) > 0;
    }
    if (changed && told_) told_(contact);
}

std::vector<ProfessionalId> Presence::at(ContactId contact, Instant now) const {
    const std::lock_guard lock(mutex_);
    std::vector<ProfessionalId> people;
    if (const auto known = seen_.find(contact); known != seen_.end())
        for (const auto& [professional, when] : known->second)
            if (when + forgotten_after >= now) people.push_back(professional);
    return people;
}

Presence& presence() {
    static Presence one;
    return one;
}

}  // namespace koppi::desks
