// Scheduling, templates: which hours a weekly rule opens on a day, and for whom they are kept at an instant. Pure: core and events only.
//
// Invariant: stretches of one professional never overlap, and a stretch is never longer than a day (25 hours in autumn).
#pragma once

#include <vector>

#include "core/interval.hpp"
#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::scheduling::templates {

// Hours on offer as they take place on one day: of a template, or opened for that day alone.
struct Stretch {
    HoursId hours;
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    events::VisitKind kind;
    events::SlotPurpose purpose;
    Interval time;
    int slot_minutes;
    std::optional<Instant> opens_at;     // bookable from then on
    std::optional<Instant> released_at;  // from then on open to everybody
    std::optional<RoomId> room;
};

// A template in the hands of a professional.
struct Assignment {
    events::TemplateAssigned given;
    std::vector<events::TemplateBlock> blocks;
    bool works_on_holidays;
};

// The stretch of the Helsinki wall from `from_minute` until `until_minute` of the day. In the spring hour there is no such time: it begins, or
// ends, when the clocks have moved, and what lies wholly inside does not take place. In the autumn hour a time that comes twice is meant as the
// first one, and a stretch over the whole hour lasts two.
std::optional<Interval> on_wall(Date date, int from_minute, int until_minute);

// Whether the assignment is worked on the day: its days, its weeks and the holidays, whatever the weekday.
bool is_worked(const Assignment& assignment, Date date);
// What it opens on the day, by begin.
std::vector<Stretch> stretches_on(const Assignment& assignment, Date date);
Stretch stretch_of(const events::HoursOffered& hours);

// For whom it is kept at this instant.
events::SlotPurpose kept_for(const Stretch& stretch, Instant now);

// Who asks for a time.
struct Asking {
    events::Urgency urgency;
    bool is_online;
    bool is_own_client;  // of the professional, by name
};
bool may_have(events::SlotPurpose kept_for, const Asking& who);
// Somebody of whom nothing is known that would open a kept time.
constexpr Asking anybody{events::Urgency::non_urgent, false, false};

// Minutes on the five-minute grid inside a day, lengths that fit, no two stretches of a day over each other.
Result<Done> are_sound(const std::vector<events::TemplateBlock>& blocks);
Result<Done> is_sound(const events::TemplateAssigned& assigned);
// The first day on which two assignments of one professional would have them in two places.
std::optional<Date> first_clash(const Assignment& one, const Assignment& other);

}  // namespace koppi::scheduling::templates
