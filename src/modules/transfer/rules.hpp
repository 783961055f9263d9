// Transfer, rules: who answers for the care at an instant, and what each side may do with a transfer. Pure: core and events only.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"

namespace koppi::transfer {

// waiting: for the receiver. asked_back: for the sender's word. accepted: it changes, or has changed, at its instant. unseen and seen are those of an
// emergency: the receiver answers for the care already, and has or has not said that it saw it.
BOOST_DEFINE_ENUM_CLASS(TransferState, waiting, asked_back, accepted, declined, withdrawn, unseen, seen)

// Somebody's answer is waited for: the receiver's, or the sender's word.
bool awaits_answer(TransferState state);
// It can still be called off: not settled against, and not yet moved.
bool is_under_way(TransferState state, const std::optional<Instant>& changes_at, Instant now);

// From when on a unit answers for the care; until the next stretch begins.
struct Stretch {
    Instant from_at;
    UnitId unit;
    TransferId transfer;
};
BOOST_DESCRIBE_STRUCT(Stretch, (), (from_at, unit, transfer))

// Who answers for the care at the instant; nobody before the chain begins, exactly one ever after. `chain` stands by `from_at`.
std::optional<UnitId> responsible(std::span<const Stretch> chain, Instant at);
std::optional<Stretch> stretch_at(std::span<const Stretch> chain, Instant at);

}  // namespace koppi::transfer

namespace koppi::transfer::rules {

struct Limits {
    Millis answer_within;
    Millis seen_within;
    int planned_days_max;
    int step_days_max;
    std::size_t steps_max;
    int call_days;
    int tries_min;
    int stay_days_max;
};

struct Standing {
    TransferId transfer;
    ClientId client;
    UnitId from;
    UnitId to;
    TransferState state;
    Instant planned_at;
    bool is_discharge;
    std::optional<Date> expected_end;
    std::optional<Instant> changes_at;
    int words;  // of its thread so far
};

// What a transfer of a client stands on.
struct Before {
    std::span<const Stretch> chain;
    std::optional<Standing> last;  // the living one
};

// As what the receiver receives.
struct Receiver {
    bool is_hospital;       // nobody goes home to it
    bool is_home_hospital;  // for some days
};
Receiver receiver_of(events::UnitKind kind);

Result<events::TransferAsked> ask(events::TransferAsked asked, const Before& before, const Receiver& receiver, const Limits& limits, Instant now);
Result<events::EmergencyTransferred> emergency(events::EmergencyTransferred asked, const Before& before, const Limits& limits, Instant now);

// `owner`: who calls afterwards, when the client goes home.
Result<events::TransferAccepted> accept(const Standing& stands, std::span<const Stretch> chain, std::optional<ProfessionalId> owner, const Limits& limits,
                                        Instant now);
Result<events::EmergencyTransferSeen> see(const Standing& stands);
Result<events::TransferAskedBack> ask_back(const Standing& stands, std::string words, const Limits& limits, Instant now);
Result<events::TransferTold> tell(const Standing& stands, std::string words, const Limits& limits, Instant now);
Result<events::TransferDeclined> decline(const Standing& stands, std::string why, std::optional<std::string> note, Instant now);
Result<events::TransferWithdrawn> withdraw(const Standing& stands, std::string why, std::optional<std::string> note, Instant now);
Result<events::TransferPostponed> postpone(const Standing& stands, Instant planned_at, std::string why, const Limits& limits, Instant now);
// What is due on the planned day or later keeps its distance from it; what is due before stays.
Date due_after(Date due_on, Instant planned_at, Instant planned_anew);

struct StepStanding {
    bool is_check;
    bool is_closed;
    bool is_void;
};
Result<events::TransferStepClosed> close_step(const StepStanding& stands, events::TransferStepClosed closed);

struct CallStanding {
    TransferId transfer;
    int tries;
    bool is_open;
    Instant home_at;
};
// `gives_up`: nobody is to try again.
Result<events::FollowUpCalled> called(const CallStanding& stands, events::CallResult result, std::optional<std::string> note, bool gives_up,
                                      const Limits& limits, Instant now);
Result<events::FollowUpCallHandedOn> hand_on(const CallStanding& stands, std::optional<ProfessionalId> owner, std::string why);

Result<events::HomeHospitalReviewed> review(const Standing& stands, std::span<const Stretch> chain, Date expected_end, std::string note,
                                            const Limits& limits, Instant now);

}  // namespace koppi::transfer::rules
