// Walk-in, rules.
#include "modules/walkin/rules.hpp"

#include "core/hetu.hpp"

namespace koppi::walkin::rules {

namespace {

using events::TicketState;

std::vector<Instant> counted(std::span<const Instant> calls, const GonePractice& practice) {
    std::vector<Instant> counted;
    for (const Instant at : calls)
        if (counted.empty() || at - counted.back() >= practice.between) counted.push_back(at);
    return counted;
}

bool is_over(TicketState state) { return state == TicketState::gone || state == TicketState::done; }

Result<Done> must_not_be_emergency(std::optional<events::Urgency> urgency) {
    if (urgency != events::Urgency::emergency) return Done{};
    return Refusal{Reason::out_of_order, "walkin.emergency_is_searched", "", {}};
}

events::TicketGone gone(const Standing& standing, events::GoneWhy why) { return {standing.ticket, standing.contact, why, standing.state}; }

}  // namespace

Result<events::TicketCalled> call(const Standing& standing, ProfessionalId professional, std::string place) {
    if (is_over(standing.state)) return Refusal{Reason::out_of_order, "walkin.is_over", "", {}};
    if (standing.has_arrived) return Refusal{Reason::out_of_order, "walkin.has_arrived", "", {}};
    return events::TicketCalled{standing.ticket, standing.contact, professional, std::move(place), standing.calls + 1, standing.state};
}

Result<events::TicketArrived> arrive(const Standing& standing) {
    if (standing.has_arrived) return Refusal{Reason::out_of_order, "walkin.has_arrived", "", {}};
    if (standing.state != TicketState::called) return Refusal{Reason::out_of_order, "walkin.not_called", "", {}};
    return events::TicketArrived{standing.ticket, standing.contact};
}

int counted_calls(std::span<const Instant> calls, const GonePractice& practice) { return static_cast<int>(counted(calls, practice).size()); }

std::optional<Instant> gone_from(std::span<const Instant> calls, const GonePractice& practice) {
    const auto each = counted(calls, practice);
    if (static_cast<int>(each.size()) < practice.calls) return std::nullopt;
    // Time to come after the last call, whether or not it was counted.
    return calls.back() + practice.between;
}

Result<events::TicketGone> did_not_come(const Standing& standing, std::span<const Instant> calls, const GonePractice& practice,
                                        std::optional<events::Urgency> urgency, Instant now) {
    if (standing.has_arrived) return Refusal{Reason::out_of_order, "walkin.has_arrived", "", {}};
    if (standing.state != TicketState::called) return Refusal{Reason::out_of_order, "walkin.not_called", "", {}};
    TRY(must_not_be_emergency(urgency));
    const auto from = gone_from(calls, practice);
    if (!from)
        return Refusal{Reason::out_of_order,
                       "walkin.call_again",
                       "",
                       {{"called", std::to_string(counted_calls(calls, practice))},
                        {"needed", std::to_string(practice.calls)},
                        {"minutes", std::to_string(practice.between / Minutes{1})}}};
    if (now < *from)
        return Refusal{Reason::out_of_order, "walkin.may_still_come", "", {{"minutes", std::to_string(std::chrono::ceil<Minutes>(*from - now).count())}}};
    return gone(standing, events::GoneWhy::did_not_come);
}

Result<events::TicketGone> left(const Standing& standing, std::optional<events::Urgency> urgency) {
    if (is_over(standing.state)) return Refusal{Reason::out_of_order, "walkin.is_over", "", {}};
    TRY(must_not_be_emergency(urgency));
    return gone(standing, events::GoneWhy::left);
}

Result<events::TicketStepUndone> undo(const Standing& standing, const LastStep& step, std::optional<ProfessionalId> who, Instant now, Millis undo_for) {
    if (!step.from) return Refusal{Reason::out_of_order, "walkin.nothing_to_undo", "", {}};
    if (step.by != who) return Refusal{Reason::forbidden, "walkin.undo_not_yours", "", {}};
    if (now > step.at + undo_for) return Refusal{Reason::out_of_order, "walkin.undo_too_late", "", {}};
    return events::TicketStepUndone{standing.ticket, standing.contact, standing.state, *step.from};
}

Result<std::string> place(std::string_view text) {
    std::string words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (Hetu::parse(std::string(word))) return Refusal{Reason::invalid, "walkin.place_names_somebody", "/place", {}};
        words += (words.empty() ? "" : " ") + std::string(word);
    }
    if (words.empty()) return Refusal{Reason::invalid, "walkin.place_missing", "/place", {}};
    return words;
}

std::optional<Millis> pace(std::vector<Passed> today, const PacePractice& practice, Instant now) {
    std::vector<Instant> out;
    for (const auto& one : today)
        if (one.out_at) out.push_back(*one.out_at);
    std::sort(out.begin(), out.end());
    if (static_cast<int>(out.size()) < practice.at_least || now - out.back() > practice.within) return std::nullopt;

    const auto first = out.size() - std::min(out.size(), static_cast<std::size_t>(practice.of));
    Millis waited{0};
    for (auto n = first; n < out.size(); ++n) {
        const std::optional<Instant> before = n > 0 ? std::optional(out[n - 1]) : std::nullopt;
        // Since when somebody waited who was not taken before.
        std::optional<Instant> since;
        for (const auto& one : today)
            if ((!one.out_at || !before || *one.out_at > *before) && (!since || one.drawn_at < *since)) since = one.drawn_at;
        Instant from = since.value_or(out[n]);
        if (before) from = std::max(from, *before);
        waited += std::max(Millis{0}, out[n] - from);
    }
    return waited / static_cast<std::int64_t>(out.size() - first);
}

std::optional<int> estimate_minutes(std::optional<Millis> pace, int before) {
    if (!pace) return std::nullopt;
    const Millis wait = *pace * (before + 1);
    constexpr Millis step = Minutes{5};
    return static_cast<int>((wait + step - Millis{1}) / step) * 5;
}

}  // namespace koppi::walkin::rules
