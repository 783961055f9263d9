// Desks: presence.
#include "interfaces/desks/presence.hpp"

#include <algorithm>

namespace koppi::desks {

void Presence::here(ContactId contact, ProfessionalId professional, Instant now) {
    bool fresh = false;
    {
        const std::lock_guard lock(mutex_);
        auto& people = seen_[contact];
        const auto known = people.find(professional);
        fresh = known == people.end() || !is_there(known->second, now);
        people[professional] = {now, false};
        // What is old goes when somebody comes.
        for (auto other = seen_.begin(); other != seen_.end();) {
            std::erase_if(other->second, [&](const auto& one) { return one.second.at + remembered_for < now; });
            other = other->second.empty() ? seen_.erase(other) : std::next(other);
        }
    }
    if (fresh && told_) told_(contact);
}

void Presence::gone(ContactId contact, ProfessionalId professional, Instant now) {
    bool changed = false;
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = seen_.find(contact); known != seen_.end())
            if (const auto person = known->second.find(professional); person != known->second.end() && !person->second.has_left) {
                person->second = {now, true};
                changed = true;
            }
    }
    if (changed && told_) told_(contact);
}

std::vector<ProfessionalId> Presence::at(ContactId contact, Instant now) const {
    const std::lock_guard lock(mutex_);
    std::vector<ProfessionalId> people;
    if (const auto known = seen_.find(contact); known != seen_.end())
        for (const auto& [professional, one] : known->second)
            if (is_there(one, now)) people.push_back(professional);
    return people;
}

bool Presence::is_at(ContactId contact, ProfessionalId professional, Instant now) const {
    const auto people = at(contact, now);
    return std::find(people.begin(), people.end(), professional) != people.end();
}

std::optional<Instant> Presence::last_at(ContactId contact, ProfessionalId professional) const {
    const std::lock_guard lock(mutex_);
    const auto known = seen_.find(contact);
    if (known == seen_.end()) return std::nullopt;
    const auto person = known->second.find(professional);
    return person == known->second.end() ? std::nullopt : std::optional(person->second.at);
}

Presence& presence() {
    static Presence one;
    return one;
}

}  // namespace koppi::desks
