// Pair work, rules: what may be suggested, written, answered and followed up, and in which order. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::pairwork::rules {

// What the catalogue says, as far as the rules ask.
struct Limits {
    int follow_up_months_max;
    int saved_appointments_max;
    std::size_t pair_size;
};

// A pair work as far as it goes.
struct Standing {
    PairworkId pairwork;
    events::Registry registry;
    Date suggested_on;
    ProfessionalId owner;
    int version;  // of what was written of the appointment; 0: nothing yet
    bool is_segmented;
    bool is_answered;  // the client has said what they think of it
    bool is_open;
    std::optional<Date> held_on;
    std::optional<Date> follow_up_on;
};

// The own register, and the other one once there is a basis (authorization §4).
constexpr bool may_read(events::Registry registry, std::optional<events::SharingBasis> shared_by, events::Registry reader) {
    return registry == reader || shared_by.has_value();
}
// Nobody ever writes into the other register.
Result<Done> may_write(const Standing& pair, events::Registry writer);

// `is_under_way`: the client has another that is open.
Result<events::PairSuggested> suggest(events::PairSuggested asked, bool is_under_way);

Result<events::PairBooked> book(const Standing& pair, BookingId booking, events::SharingBasis basis);

struct Writing {
    int based_on;
    events::PairContent content;
    events::Registry writer;
    Date today;
};
// The detail `version` says what stands now, when somebody else was faster.
Result<events::PairVisitWritten> write(const Standing& pair, Writing writing, const Limits& limits);

// `asked`: the statements that this client is asked, each of which is answered once.
Result<events::PairSurveyAnswered> answer(const Standing& pair, events::PairSurveyAnswered answered, const std::vector<std::string>& asked,
                                          events::Registry writer);

Result<events::PairFollowedUp> follow_up(const Standing& pair, events::PairFollowedUp said, events::Registry writer, Date today, const Limits& limits);

Result<events::PairHandedOn> hand_on(const Standing& pair, ProfessionalId owner, std::string why, events::Registry writer);
Result<events::PairEnded> end(const Standing& pair, events::PairEnd why, std::optional<std::string> note, events::Registry writer);

}  // namespace koppi::pairwork::rules
