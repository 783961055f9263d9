// Events of transfers of responsibility (hoitovastuun siirto, systems E16, G4, L9): which unit answers for a client's care, from when on, and what
// must happen when the client goes from one to another; discharge to home, and the days in home hospital.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/survey.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Something that must happen, who sees to it and by when: a check of the catalogue's list, or words.
struct TransferStep {
    int step;                          // 1, 2, 3 … of its transfer
    std::optional<std::string> check;  // catalog/transfers.yaml
    std::optional<std::string> text;
    UnitId owner;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(TransferStep, (), (step, check, text, owner, due_on))

// The sender asks the receiver to answer for the care from a moment on. Until it is accepted the sender does.
struct TransferAsked {
    TransferId transfer;
    ClientId client;
    UnitId from;
    UnitId to;
    std::string reason;  // catalog/transfers.yaml
    std::string summary;
    std::vector<TransferStep> steps;
    Instant planned_at;
    bool is_discharge;                 // the client goes home
    std::optional<Date> expected_end;  // of the days in home hospital
    Instant answer_by;
};
BOOST_DESCRIBE_STRUCT(TransferAsked, (), (transfer, client, from, to, reason, summary, steps, planned_at, is_discharge, expected_end, answer_by))

// Who calls the client at home afterwards; nobody in person: whoever of the unit.
struct FollowUpCallDue {
    UnitId unit;
    std::optional<ProfessionalId> owner;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(FollowUpCallDue, (), (unit, owner, due_on))

// From `changes_at` on the receiver answers for the care: the planned time, or the acceptance when that is later.
struct TransferAccepted {
    TransferId transfer;
    ClientId client;
    UnitId to;
    Instant changes_at;
    std::optional<FollowUpCallDue> call;
};
BOOST_DESCRIBE_STRUCT(TransferAccepted, (), (transfer, client, to, changes_at, call))

// The receiver asks before it answers, and the sender tells. Numbers run 1, 2, 3 … through the thread of a transfer.
struct TransferAskedBack {
    TransferId transfer;
    int number;
    std::string words;
    Instant answer_by;  // of the sender
};
BOOST_DESCRIBE_STRUCT(TransferAskedBack, (), (transfer, number, words, answer_by))

struct TransferTold {
    TransferId transfer;
    int number;
    std::string words;
    Instant answer_by;  // of the receiver
};
BOOST_DESCRIBE_STRUCT(TransferTold, (), (transfer, number, words, answer_by))

// The sender goes on answering for the care.
struct TransferDeclined {
    TransferId transfer;
    std::string why;  // catalog/transfers.yaml
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TransferDeclined, (), (transfer, why, note))

struct TransferWithdrawn {
    TransferId transfer;
    std::string why;  // catalog/transfers.yaml
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TransferWithdrawn, (), (transfer, why, note))

// Another time is planned. What was accepted stays so, and changes then.
struct TransferPostponed {
    TransferId transfer;
    Instant planned_at;
    std::optional<Instant> changes_at;     // of what is accepted
    std::optional<Date> call_due_on;       // of its follow-up call
    std::string why;
};
BOOST_DESCRIBE_STRUCT(TransferPostponed, (), (transfer, planned_at, changes_at, call_due_on, why))

// Without waiting for anybody's acceptance, in an emergency: the receiver answers for the care at once, and says that it has seen it.
struct EmergencyTransferred {
    TransferId transfer;
    ClientId client;
    UnitId from;
    UnitId to;
    std::string why;  // catalog/transfers.yaml
    std::string summary;
    Instant changes_at;
    Instant seen_by;
};
BOOST_DESCRIBE_STRUCT(EmergencyTransferred, (), (transfer, client, from, to, why, summary, changes_at, seen_by))

struct EmergencyTransferSeen {
    TransferId transfer;
};
BOOST_DESCRIBE_STRUCT(EmergencyTransferSeen, (), (transfer))

// ---- what must happen

BOOST_DEFINE_ENUM_CLASS(StepEnd, done, not_needed)

struct TransferStepClosed {
    TransferId transfer;
    int step;
    StepEnd how;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TransferStepClosed, (), (transfer, step, how, note))

// ---- afterwards

struct FollowUpCalled {
    TransferId transfer;
    int number;  // 1, 2, 3 … of its transfer
    CallResult result;
    std::optional<std::string> note;
    bool is_over;  // nobody calls any more: the client was reached, or it was tried as often as agreed
};
BOOST_DESCRIBE_STRUCT(FollowUpCalled, (), (transfer, number, result, note, is_over))

struct FollowUpCallHandedOn {
    TransferId transfer;
    std::optional<ProfessionalId> owner;  // absent: whoever of the unit
    std::string why;
};
BOOST_DESCRIBE_STRUCT(FollowUpCallHandedOn, (), (transfer, owner, why))

// Whoever went home by the transfer is in hospital again: its call and what else was to be done lapse undone.
struct AftercareLapsed {
    TransferId transfer;
    TransferId by;  // which left home
};
BOOST_DESCRIBE_STRUCT(AftercareLapsed, (), (transfer, by))

// The stay in home hospital is looked at before it ends, and goes on until another day or ends as expected.
struct HomeHospitalReviewed {
    TransferId transfer;  // by which it began
    Date expected_end;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(HomeHospitalReviewed, (), (transfer, expected_end, note))

}  // namespace koppi::events
