// Waiting, rules: who may wait, whom a freed time suits, and who comes first. Pure: core and events only.
#pragma once

#include <span>

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::waiting::rules {

// How soon before a time somebody must be able to come at short notice to be offered it (catalog/scheduling.yaml).
struct Practice {
    Minutes short_notice;
};

// Somebody who waits, as far as times and order ask.
struct Entry {
    WaitId wait;
    UnitId unit;
    std::string service;
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
    events::WaitWishes wishes;
    Instant entered_at;
};

// A free time, as far as whoever waits asks.
struct Time {
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    Instant begins_at;
};

// Wishes that a time can meet, each said once and in order.
Result<events::WaitWishes> sound(events::WaitWishes wishes, Date today);
// Whoever must be seen today waits for no freed time.
Result<Done> may_wait(events::Urgency urgency);

// Whether the time is of what is waited for: the service, in the unit, or with the own worker wherever they are.
bool is_of(const Entry& entry, const Time& time);
// Whether the client can come to it as well.
bool fits(const Entry& entry, const Time& time, Practice practice, Instant now);

// The order in which times are offered: need first, then the care guarantee's last day (none comes last), then who has waited longest.
bool before(const Entry& one, const Entry& other);

// How the care guarantee stands for somebody whose first fitting time is known, or who has none in sight. breach_coming: the last day is still
// ahead, and nothing free lies before it.
BOOST_DEFINE_ENUM_CLASS(Guarantee, none, in_time, breach_coming, passed)
Guarantee guarantee(const std::optional<Date>& guarantee_by, const std::optional<Instant>& first_fit, Date today);

// An entry as whoever acts on it finds it.
struct Standing {
    bool has_ended;
    // The live offer, if there is one: by whom, and until when it is to be answered.
    std::optional<std::string> offered_by_name;
    std::optional<Instant> answer_by;
};
Result<Done> may_change(const Standing& standing);
Result<Done> may_offer(const Standing& standing, Instant now);
// Wishes may be talked over on the telephone; another service, or another unit, is another entry.
Result<Done> must_be_of(const Entry& entry, const Time& time);

// An offer is answered once, and in time.
struct OfferStanding {
    bool has_ended;
    Instant answer_by;
};
bool lives(const OfferStanding& offer, Instant now);
Result<Done> may_answer(const OfferStanding& offer, Instant now);

}  // namespace koppi::waiting::rules
