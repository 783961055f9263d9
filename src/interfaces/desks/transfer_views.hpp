// Desks, transfers: what a unit is asked for and asks for, who is in home hospital, what is to be seen to; a client's chain of responsibility.
#pragma once

#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/transfer/transfer.hpp"

namespace koppi::desks {

// Whose it is; nobody for those who lead people and meet no clients.
struct TransferClient {
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
};
BOOST_DESCRIBE_STRUCT(TransferClient, (), (client, name, born, non_disclosure))

struct TransferLine {
    TransferId transfer;
    std::optional<TransferClient> who;
    std::string from_name;
    std::string to_name;
    bool is_emergency;
    bool is_discharge;
    std::string reason;  // catalog/transfers.yaml
    transfer::TransferState state;
    Instant planned_at;
    std::optional<Instant> changes_at;
    Instant due_at;   // of whoever's turn it is
    bool is_overdue;  // nobody has answered by then
    bool is_my_turn;
};
BOOST_DESCRIBE_STRUCT(TransferLine, (), (transfer, who, from_name, to_name, is_emergency, is_discharge, reason, state, planned_at, changes_at, due_at,
                                         is_overdue, is_my_turn))

struct StayLine {
    TransferId transfer;
    TransferClient who;
    Date began_on;
    int day;  // 1 on the first
    Date expected_end;
    int days_left;      // below 0: it is over
    bool is_review_due;
};
BOOST_DESCRIBE_STRUCT(StayLine, (), (transfer, who, began_on, day, expected_end, days_left, is_review_due))

struct StepLine {
    TransferId transfer;
    int step;
    TransferClient who;
    std::optional<std::string> check;  // catalog/transfers.yaml
    std::optional<std::string> text;
    Date due_on;
    int days_over;
};
BOOST_DESCRIBE_STRUCT(StepLine, (), (transfer, step, who, check, text, due_on, days_over))

struct CallLine {
    TransferId transfer;
    TransferClient who;
    Instant home_at;
    Date due_on;
    int days_over;
    int tries;
    std::optional<std::string> owner_name;  // absent: whoever of the unit
    bool is_mine;
};
BOOST_DESCRIBE_STRUCT(CallLine, (), (transfer, who, home_at, due_on, days_over, tries, owner_name, is_mine))

struct TransfersDesk {
    Instant as_of;
    std::string unit_name;
    bool is_leader;  // sees no clients
    int overdue;     // answers that nobody has given in time, in and out
    std::vector<TransferLine> incoming;  // the first deadline first, and then those that come
    std::vector<TransferLine> outgoing;
    std::vector<TransferLine> arrived;  // in the last days
    std::vector<StayLine> stays;
    std::optional<int> stays_now;  // absent: fewer than `cell_min`, for whoever meets no clients
    int cell_min;
    std::vector<StepLine> steps;
    std::vector<CallLine> calls;
    int calls_overdue;
};
BOOST_DESCRIBE_STRUCT(TransfersDesk, (), (as_of, unit_name, is_leader, overdue, incoming, outgoing, arrived, stays, stays_now, cell_min, steps, calls,
                                           calls_overdue))

// On one's own desk: whom one is to call, and which of one's clients came home or went elsewhere.
struct TransfersOwn {
    Instant as_of;
    std::vector<CallLine> calls;
    std::vector<TransferLine> moved;
};
BOOST_DESCRIBE_STRUCT(TransfersOwn, (), (as_of, calls, moved))

// ---- a client's

struct StretchShown {
    std::string unit_name;
    Instant from_at;
    std::optional<Instant> until;
    bool is_now;
};
BOOST_DESCRIBE_STRUCT(StretchShown, (), (unit_name, from_at, until, is_now))

struct StepShown {
    int step;
    std::optional<std::string> check;
    std::optional<std::string> text;
    std::string owner_name;
    Date due_on;
    bool is_void;  // the transfer did not take place, or it lapsed
    std::optional<events::StepEnd> how;
    std::optional<std::string> note;
    std::optional<std::string> closed_by_name;
    std::optional<Instant> closed_at;
    bool may_close;
};
BOOST_DESCRIBE_STRUCT(StepShown, (), (step, check, text, owner_name, due_on, is_void, how, note, closed_by_name, closed_at, may_close))

struct TransferWordShown {
    bool is_question;
    std::string words;
    Instant written_at;
    std::optional<std::string> written_by_name;
};
BOOST_DESCRIBE_STRUCT(TransferWordShown, (), (is_question, words, written_at, written_by_name))

struct TryShown {
    events::CallResult result;
    std::optional<std::string> note;
    Instant called_at;
    std::optional<std::string> called_by_name;
};
BOOST_DESCRIBE_STRUCT(TryShown, (), (result, note, called_at, called_by_name))

struct FollowUpCallShown {
    std::optional<ProfessionalId> owner;
    std::optional<std::string> owner_name;
    Date due_on;
    bool is_open;
    std::optional<events::CallResult> result;
    std::vector<TryShown> tries;
    bool may_call;
};
BOOST_DESCRIBE_STRUCT(FollowUpCallShown, (), (owner, owner_name, due_on, is_open, result, tries, may_call))

struct StayReviewShown {
    Instant reviewed_at;
    std::optional<std::string> reviewed_by_name;
    Date expected_end;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(StayReviewShown, (), (reviewed_at, reviewed_by_name, expected_end, note))

struct TransferShown {
    TransferLine line;
    std::string summary;
    UnitId from;
    UnitId to;
    std::optional<std::string> to_phone;
    Instant asked_at;
    std::optional<std::string> asked_by_name;
    std::optional<Instant> settled_at;
    std::optional<std::string> settled_by_name;
    std::optional<std::string> end_why;
    std::optional<std::string> end_note;
    std::optional<Date> expected_end;
    std::vector<StayReviewShown> reviews;
    std::vector<TransferWordShown> words;
    std::vector<StepShown> steps;
    std::optional<FollowUpCallShown> call;
    std::optional<transfer::AftercareEnd> aftercare_end;
    bool may_send;     // acts for the sender
    bool may_receive;  // acts for the receiver
    bool is_under_way;
    bool is_stay_now;
};
BOOST_DESCRIBE_STRUCT(TransferShown, (), (line, summary, from, to, to_phone, asked_at, asked_by_name, settled_at, settled_by_name, end_why, end_note,
                                          expected_end, reviews, words, steps, call, aftercare_end, may_send, may_receive, is_under_way, is_stay_now))

struct OpenTransfers {
    events::Purpose purpose;
};
BOOST_DESCRIBE_STRUCT(OpenTransfers, (), (purpose))

struct TransfersShown {
    Instant as_of;
    clients::ClientLine client;
    UnitId my_unit;
    std::string my_unit_name;
    bool may_ask;  // answers for the care now, or the chain has not begun
    std::vector<StretchShown> chain;  // the newest first
    std::vector<TransferShown> transfers;  // the newest first
    std::vector<directory::UnitLine> units;  // that can receive
};
BOOST_DESCRIBE_STRUCT(TransfersShown, (), (as_of, client, my_unit, my_unit_name, may_ask, chain, transfers, units))

struct ResponsibilityOnCard {
    std::string unit_name;
    Instant since;
    std::optional<std::string> to_name;  // while a transfer is under way
    std::optional<Instant> changes_at;   // when it is accepted
    std::optional<Date> expected_end;    // of a stay in home hospital
    std::optional<Date> call_due_on;     // while whoever went home is to be called
};
BOOST_DESCRIBE_STRUCT(ResponsibilityOnCard, (), (unit_name, since, to_name, changes_at, expected_end, call_due_on))

}  // namespace koppi::desks
