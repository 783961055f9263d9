// Waiting, rules.
#include "modules/waiting/rules.hpp"

#include <algorithm>

namespace koppi::waiting::rules {

namespace {

// Nobody plans a visit further ahead than this; a wish beyond it is a slip of the hand.
constexpr int years_ahead_max = 2;

events::TimeOfDay time_of_day(int minute_of_day) {
    if (minute_of_day < 12 * 60) return events::TimeOfDay::morning;
    return minute_of_day < 16 * 60 ? events::TimeOfDay::afternoon : events::TimeOfDay::evening;
}

template <class T>
void say_once(std::vector<T>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
}

template <class T>
bool is_wished(const std::vector<T>& wished, const T& one) {
    return wished.empty() || std::find(wished.begin(), wished.end(), one) != wished.end();
}

}  // namespace

Result<events::WaitWishes> sound(events::WaitWishes wishes, Date today) {
    if (wishes.latest && *wishes.latest < today) return Refusal{Reason::invalid, "waiting.wishes_have_passed", "/wishes/latest", {}};
    if (wishes.latest && wishes.earliest && *wishes.latest < *wishes.earliest)
        return Refusal{Reason::invalid, "waiting.wishes_end_before_they_begin", "/wishes/latest", {}};
    if (wishes.earliest && *wishes.earliest > plus_months(today, 12 * years_ahead_max))
        return Refusal{Reason::invalid, "wire.out_of_range", "/wishes/earliest", {}};
    say_once(wishes.weekdays);
    say_once(wishes.times_of_day);
    return wishes;
}

Result<Done> may_wait(events::Urgency urgency) {
    if (urgency == events::Urgency::emergency) return Refusal{Reason::out_of_order, "waiting.emergency_does_not_wait", "", {}};
    if (urgency == events::Urgency::same_day) return Refusal{Reason::out_of_order, "waiting.same_day_does_not_wait", "", {}};
    return Done{};
}

bool is_of(const Entry& entry, const Time& time) {
    if (entry.service != time.service) return false;
    return entry.wishes.professional ? *entry.wishes.professional == time.professional : entry.unit == time.unit;
}

bool fits(const Entry& entry, const Time& time, Practice practice, Instant now) {
    if (!is_of(entry, time) || time.begins_at <= now) return false;
    const auto& wishes = entry.wishes;
    const auto wall = civil(time.begins_at);
    if (wishes.earliest && wall.date < *wishes.earliest) return false;
    if (wishes.latest && wall.date > *wishes.latest) return false;
    if (!is_wished(wishes.weekdays, weekday(wall.date))) return false;
    if (!is_wished(wishes.times_of_day, time_of_day(wall.minute_of_day))) return false;
    return wishes.short_notice || time.begins_at - now >= practice.short_notice;
}

bool before(const Entry& one, const Entry& other) {
    const auto key = [](const Entry& entry) {
        return std::tuple(entry.urgency, !entry.guarantee_by.has_value(), entry.guarantee_by.value_or(Date{}), entry.entered_at, entry.wait);
    };
    return key(one) < key(other);
}

Guarantee guarantee(const std::optional<Date>& guarantee_by, const std::optional<Instant>& first_fit, Date today) {
    if (!guarantee_by) return Guarantee::none;
    if (today > *guarantee_by) return Guarantee::passed;
    if (!first_fit || helsinki_date(*first_fit) > *guarantee_by) return Guarantee::breach_coming;
    return Guarantee::in_time;
}

Result<Done> may_change(const Standing& standing) {
    if (standing.has_ended) return Refusal{Reason::conflict, "waiting.has_ended", "", {}};
    return Done{};
}

Result<Done> may_offer(const Standing& standing, Instant now) {
    TRY(may_change(standing));
    if (standing.answer_by && *standing.answer_by > now)
        return Refusal{Reason::conflict, "waiting.offered_already", "", {{"name", standing.offered_by_name.value_or("")}}};
    return Done{};
}

Result<Done> must_be_of(const Entry& entry, const Time& time) {
    if (!is_of(entry, time)) return Refusal{Reason::invalid, "waiting.another_service", "/begins_at", {}};
    return Done{};
}

bool lives(const OfferStanding& offer, Instant now) { return !offer.has_ended && offer.answer_by > now; }

Result<Done> may_answer(const OfferStanding& offer, Instant now) {
    if (!lives(offer, now)) return Refusal{Reason::conflict, "waiting.offer_has_ended", "", {}};
    return Done{};
}

}  // namespace koppi::waiting::rules
