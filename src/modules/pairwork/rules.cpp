// Pair work, rules.
#include "modules/pairwork/rules.hpp"

namespace koppi::pairwork::rules {

namespace {

using events::PathStatus;

constexpr std::size_t onward_max = 20;
constexpr std::size_t participants_max = 10;
constexpr int usefulness_least = 1;
constexpr int usefulness_most = 10;

Refusal invalid_at(std::string code, std::string where, std::map<std::string, std::string> details = {}) {
    return {Reason::invalid, std::move(code), std::move(where), std::move(details)};
}

Result<Done> may_go_on(const Standing& pair, events::Registry writer) {
    TRY(may_write(pair, writer));
    if (!pair.is_open) return Refusal{Reason::out_of_order, "pairwork.is_over", "", {}};
    return Done{};
}

Result<Done> in_time(Date day, Date after, int months_max, const std::string& where) {
    if (day <= after) return invalid_at("pairwork.follow_up_too_soon", where);
    if (day > plus_months(after, months_max)) return invalid_at("pairwork.follow_up_too_far", where, {{"months", std::to_string(months_max)}});
    return Done{};
}

bool is_twice(const std::vector<ProfessionalId>& people) { return std::set(people.begin(), people.end()).size() != people.size(); }

}  // namespace

Result<Done> may_write(const Standing& pair, events::Registry writer) {
    if (pair.registry != writer) return Refusal{Reason::forbidden, "pairwork.of_other_register", "", {}};
    return Done{};
}

Result<events::PairSuggested> suggest(events::PairSuggested asked, bool is_under_way) {
    if (asked.indications.empty()) return invalid_at("pairwork.no_indication", "/indications");
    if (std::set(asked.indications.begin(), asked.indications.end()).size() != asked.indications.size())
        return invalid_at("pairwork.indication_twice", "/indications");
    if (is_under_way) return Refusal{Reason::conflict, "pairwork.is_under_way", "", {}};
    return asked;
}

Result<events::PairBooked> book(const Standing& pair, BookingId booking, events::SharingBasis basis) {
    if (!pair.is_open) return Refusal{Reason::out_of_order, "pairwork.is_over", "", {}};
    if (pair.version > 0) return Refusal{Reason::out_of_order, "pairwork.is_held", "", {}};
    return events::PairBooked{pair.pairwork, booking, basis};
}

Result<events::PairVisitWritten> write(const Standing& pair, Writing writing, const Limits& limits) {
    TRY(may_go_on(pair, writing.writer));
    // Whoever was slower is told; what stands is never written over unseen.
    if (writing.based_on != pair.version)
        return Refusal{Reason::conflict, "pairwork.written_meanwhile", "/based_on", {{"version", std::to_string(pair.version)}}};
    const auto& content = writing.content;
    if (content.held_on > writing.today) return invalid_at("pairwork.held_ahead", "/content/held_on");
    if (content.held_on < pair.suggested_on) return invalid_at("pairwork.held_before_suggested", "/content/held_on");
    if (content.participants.size() < limits.pair_size) return invalid_at("pairwork.pair_is_incomplete", "/content/participants");
    if (content.participants.size() > participants_max || is_twice(content.participants))
        return invalid_at("pairwork.participants", "/content/participants", {{"max", std::to_string(participants_max)}});
    if (content.onward.size() > onward_max) return invalid_at("pairwork.onward_too_many", "/content/onward", {{"max", std::to_string(onward_max)}});
    if (content.saved_appointments && (*content.saved_appointments < 0 || *content.saved_appointments > limits.saved_appointments_max))
        return invalid_at("pairwork.saved_appointments", "/content/saved_appointments", {{"max", std::to_string(limits.saved_appointments_max)}});
    if (content.outside && content.outside->on > writing.today) return invalid_at("pairwork.outside_ahead", "/content/outside/on");
    // The day of a later follow-up stands, although it is counted from another day.
    if (content.follow_up_on != pair.follow_up_on) TRY(in_time(content.follow_up_on, content.held_on, limits.follow_up_months_max, "/content/follow_up_on"));
    return events::PairVisitWritten{pair.pairwork, pair.version + 1, std::move(writing.content)};
}

Result<events::PairSurveyAnswered> answer(const Standing& pair, events::PairSurveyAnswered answered, const std::vector<std::string>& asked,
                                          events::Registry writer) {
    TRY(may_write(pair, writer));
    if (pair.version == 0) return Refusal{Reason::out_of_order, "pairwork.not_held", "", {}};
    if (pair.is_answered) return Refusal{Reason::conflict, "pairwork.survey_is_there", "", {}};
    if (answered.usefulness < usefulness_least || answered.usefulness > usefulness_most) return invalid_at("pairwork.usefulness", "/usefulness");
    std::set<std::string> said;
    for (std::size_t n = 0; n < answered.statements.size(); ++n) {
        const auto& statement = answered.statements[n].statement;
        if (std::find(asked.begin(), asked.end(), statement) == asked.end() || !said.insert(statement).second)
            return invalid_at("pairwork.no_such_statement", "/statements/" + std::to_string(n));
    }
    if (said.size() != asked.size()) return invalid_at("pairwork.statement_not_answered", "/statements");
    return answered;
}

Result<events::PairFollowedUp> follow_up(const Standing& pair, events::PairFollowedUp said, events::Registry writer, Date today, const Limits& limits) {
    TRY(may_go_on(pair, writer));
    if (pair.version == 0) return Refusal{Reason::out_of_order, "pairwork.not_held", "", {}};
    const bool goes_on = said.status == PathStatus::in_progress;
    if (goes_on && !said.again_on) return invalid_at("pairwork.again_when", "/again_on");
    if (!goes_on && said.again_on) return invalid_at("pairwork.again_for_nothing", "/again_on");
    if (said.again_on) TRY(in_time(*said.again_on, today, limits.follow_up_months_max, "/again_on"));
    return said;
}

Result<events::PairHandedOn> hand_on(const Standing& pair, ProfessionalId owner, std::string why, events::Registry writer) {
    TRY(may_go_on(pair, writer));
    if (owner == pair.owner) return invalid_at("pairwork.is_owner", "/owner");
    return events::PairHandedOn{pair.pairwork, owner, std::move(why)};
}

Result<events::PairEnded> end(const Standing& pair, events::PairEnd why, std::optional<std::string> note, events::Registry writer) {
    TRY(may_go_on(pair, writer));
    return events::PairEnded{pair.pairwork, why, std::move(note)};
}

}  // namespace koppi::pairwork::rules
