// Transfer: responsibility for a client's care goes from one unit to another (hoitovastuun siirto, systems E16, G4): asked, accepted, changed at its
// instant; what must happen around it; the call to whoever went home; the days in home hospital.
//
// Public header. Invariants: from the first transfer on a client's care is answered for by one unit at every instant, never by two and never by none;
// it changes when the receiver has accepted and not before, but in an emergency that is named as one; whatever must happen has an owner and a day, and
// lapses when the client is in hospital again or has died.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/transfer/rules.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::transfer {

struct WriteStep {
    std::optional<std::string> check;  // catalog/transfers.yaml
    std::optional<wire::Text<300>> text;
    UnitId owner;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(WriteStep, (), (check, text, owner, due_on))

struct AskTransfer {
    UnitId to;
    std::string reason;
    wire::Text<4000, 1> summary;
    std::vector<WriteStep> steps;
    std::optional<Instant> planned_at;  // absent: as soon as it is accepted
    bool is_discharge;
    std::optional<Date> expected_end;  // of the days in home hospital
};
BOOST_DESCRIBE_STRUCT(AskTransfer, (), (to, reason, summary, steps, planned_at, is_discharge, expected_end))

struct TransferInEmergency {
    UnitId to;
    std::string why;
    wire::Text<4000, 1> summary;
};
BOOST_DESCRIBE_STRUCT(TransferInEmergency, (), (to, why, summary))

struct AcceptTransfer {
    std::optional<ProfessionalId> caller;  // who calls the client at home; absent: the client's named worker here, else whoever of the unit
};
BOOST_DESCRIBE_STRUCT(AcceptTransfer, (), (caller))

struct WriteTransferWords {
    wire::Text<2000, 1> words;
};
BOOST_DESCRIBE_STRUCT(WriteTransferWords, (), (words))

struct EndTransfer {
    std::string why;  // catalog/transfers.yaml
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(EndTransfer, (), (why, note))

struct PostponeTransfer {
    Instant planned_at;
    wire::Text<500, 1> why;
};
BOOST_DESCRIBE_STRUCT(PostponeTransfer, (), (planned_at, why))

struct CloseStep {
    int step;
    events::StepEnd how;
    std::optional<wire::Text<500>> note;
};
BOOST_DESCRIBE_STRUCT(CloseStep, (), (step, how, note))

struct RecordFollowUpCall {
    events::CallResult result;
    std::optional<wire::Text<2000>> note;
    bool gives_up;  // nobody tries again
};
BOOST_DESCRIBE_STRUCT(RecordFollowUpCall, (), (result, note, gives_up))

struct ReviewStay {
    Date expected_end;
    wire::Text<1000, 1> note;
};
BOOST_DESCRIBE_STRUCT(ReviewStay, (), (expected_end, note))

// ---- what stands

// Why what was to be done afterwards lapsed undone.
BOOST_DEFINE_ENUM_CLASS(AftercareEnd, in_hospital, died)

struct TransferRow {
    TransferId transfer;
    ClientId client;
    bool is_emergency;
    UnitId from_unit;
    UnitId to_unit;
    std::string reason;
    std::string summary;
    bool is_discharge;
    std::optional<Date> expected_end;
    Instant planned_at;
    Instant asked_at;
    std::optional<ProfessionalId> asked_by;
    TransferState state;
    bool is_live;
    Instant due_at;  // by when whoever's turn it is answers
    std::optional<Instant> settled_at;
    std::optional<ProfessionalId> settled_by;
    std::optional<Instant> changes_at;
    std::optional<std::string> end_why;
    std::optional<std::string> end_note;
    std::optional<AftercareEnd> aftercare_end;
};
BOOST_DESCRIBE_STRUCT(TransferRow, (), (transfer, client, is_emergency, from_unit, to_unit, reason, summary, is_discharge, expected_end, planned_at, asked_at,
                                        asked_by, state, is_live, due_at, settled_at, settled_by, changes_at, end_why, end_note, aftercare_end))

struct TransferWordRow {
    int number;
    bool is_question;
    std::string words;
    Instant written_at;
    std::optional<ProfessionalId> written_by;
};
BOOST_DESCRIBE_STRUCT(TransferWordRow, (), (number, is_question, words, written_at, written_by))

struct StepRow {
    TransferId transfer;
    int step;
    std::optional<std::string> check_id;
    std::optional<std::string> text;
    UnitId owner;
    Date due_on;
    bool is_void;  // its transfer does not take place, or it has lapsed
    std::optional<Instant> closed_at;
    std::optional<ProfessionalId> closed_by;
    std::optional<events::StepEnd> how;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (transfer, step, check_id, text, owner, due_on, is_void, closed_at, closed_by, how, note))

struct CallRow {
    TransferId transfer;
    ClientId client;
    UnitId unit;
    std::optional<ProfessionalId> owner;
    Date due_on;
    int tries;
    bool is_open;
    std::optional<Instant> over_at;
    std::optional<events::CallResult> result;
};
BOOST_DESCRIBE_STRUCT(CallRow, (), (transfer, client, unit, owner, due_on, tries, is_open, over_at, result))

struct TryRow {
    int number;
    events::CallResult result;
    std::optional<std::string> note;
    Instant called_at;
    std::optional<ProfessionalId> called_by;
};
BOOST_DESCRIBE_STRUCT(TryRow, (), (number, result, note, called_at, called_by))

struct StayReviewRow {
    Instant reviewed_at;
    std::optional<ProfessionalId> reviewed_by;
    Date expected_end;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(StayReviewRow, (), (reviewed_at, reviewed_by, expected_end, note))

// ---- verbs. Whoever calls has opened the record, and knows that the units exist and somebody works there.

Result<TransferId> ask(Work& work, ClientId client, const AskTransfer& command, const rules::Receiver& receiver);
Result<TransferId> emergency(Work& work, ClientId client, const TransferInEmergency& command);
// `caller`: who calls whoever goes home.
Result<Done> accept(Work& work, TransferId transfer, std::optional<ProfessionalId> caller);
// An emergency's receiver has seen it.
Result<Done> see(Work& work, TransferId transfer);
Result<Done> ask_back(Work& work, TransferId transfer, const WriteTransferWords& command);
Result<Done> tell(Work& work, TransferId transfer, const WriteTransferWords& command);
Result<Done> decline(Work& work, TransferId transfer, const EndTransfer& command);
Result<Done> withdraw(Work& work, TransferId transfer, const EndTransfer& command);
Result<Done> postpone(Work& work, TransferId transfer, const PostponeTransfer& command);
Result<Done> close_step(Work& work, TransferId transfer, const CloseStep& command);
Result<Done> called(Work& work, TransferId transfer, const RecordFollowUpCall& command);
// To somebody of the unit, or to whoever of it.
Result<Done> hand_call_on(Work& work, TransferId transfer, std::optional<ProfessionalId> owner, const std::string& why);
Result<Done> review(Work& work, TransferId transfer, const ReviewStay& command);
// What is still to be done after the client went home before that stretch, which is one in hospital.
void lapse_aftercare(Work& work, ClientId client, const Stretch& in_hospital);

// ---- reads

Result<TransferRow> known_transfer(sql::Reader& rows, TransferId transfer);
Result<CallRow> known_call(sql::Reader& rows, TransferId transfer);
// By when it began.
std::vector<Stretch> chain_of(sql::Reader& rows, ClientId client);
// The newest first.
std::vector<TransferRow> transfers_of(sql::Reader& rows, ClientId client);
std::vector<TransferWordRow> words_of(sql::Reader& rows, TransferId transfer);
std::vector<StepRow> steps_of(sql::Reader& rows, TransferId transfer);
std::optional<CallRow> call_of(sql::Reader& rows, TransferId transfer);
std::vector<TryRow> tries_of(sql::Reader& rows, TransferId transfer);
std::vector<StayReviewRow> reviews_of(sql::Reader& rows, TransferId transfer);
// That wait for somebody's answer, the first deadline first.
std::vector<TransferRow> waiting_to(sql::Reader& rows, UnitId unit);
std::vector<TransferRow> waiting_from(sql::Reader& rows, UnitId unit);
// Accepted, and change, or have changed, after the instant; the first first.
std::vector<TransferRow> moving_to(sql::Reader& rows, UnitId unit, Instant after);
std::vector<TransferRow> moving_from(sql::Reader& rows, UnitId unit, Instant after);
// By which those came who are in home hospital of the unit at the instant; the first to end first.
std::vector<TransferRow> staying_in(sql::Reader& rows, UnitId unit, Instant at);
// What a unit is to see to, the most overdue first.
std::vector<StepRow> open_steps(sql::Reader& rows, UnitId unit);
std::vector<CallRow> open_calls(sql::Reader& rows, UnitId unit);
std::vector<CallRow> open_calls_of(sql::Reader& rows, ProfessionalId owner);
// Who went home, for whom something is still to be done, and for whose care another unit answers since.
std::vector<ClientId> gone_on(sql::Reader& rows, Instant at);

void project(sql::Tables& tables, const events::TransferAsked& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferAccepted& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferAskedBack& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferTold& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferDeclined& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferWithdrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferPostponed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::EmergencyTransferred& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::EmergencyTransferSeen& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::TransferStepClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::FollowUpCalled& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::FollowUpCallHandedOn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::HomeHospitalReviewed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AftercareLapsed& event, const Stamp& stamp);
// Nobody is called whose death is known.
void project(sql::Tables& tables, const events::ClientDetailsChanged& event, const Stamp& stamp);

}  // namespace koppi::transfer
