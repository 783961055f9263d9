// Events of messages: what the centre tells its clients by text message, e-mail and letter, and what became of each telling.
//
// No event holds an address: whom a message reaches is looked up when it leaves, so that a number that changed meanwhile is the one used.
#pragma once

#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// group_seat: somebody has a seat in a group; group_meeting_off: one meeting of it is not held; group_seat_off: the seat is theirs no more;
// group_off: the group is not held at all. callback_missed: we called as was agreed, and did not reach the client.
BOOST_DEFINE_ENUM_CLASS(MessageKind, confirmation, change, cancellation, reminder, refill_offer, group_seat, group_meeting_off, group_seat_off, group_off,
                        callback_missed)
BOOST_DEFINE_ENUM_CLASS(MessageChannel, sms, email, letter)
BOOST_DEFINE_ENUM_CLASS(MessageState, waiting, sent, given_up, withdrawn)
// another_way: the same word went to the client by mail or letter.
BOOST_DEFINE_ENUM_CLASS(DealtWithHow, by_person, another_way)

// Version 1: told of bookings and offers only.
struct MessageFactsV1 {
    std::optional<Instant> begins_at;
    std::optional<Instant> ends_at;
    std::optional<Instant> was_at;
    std::optional<Instant> answer_by;
    std::optional<std::string> unit_name;
    std::optional<std::string> professional_name;
    std::optional<VisitKind> visit_kind;
    std::optional<std::string> service;
    std::optional<std::string> remote_link;
};
BOOST_DESCRIBE_STRUCT(MessageFactsV1, (), (begins_at, ends_at, was_at, answer_by, unit_name, professional_name, visit_kind, service, remote_link))

struct MessageQueuedV1 {
    MessageId message;
    MessageKind kind;
    MessageChannel channel;
    ClientId client;
    std::optional<BookingId> booking;
    Language language;
    Instant due_at;
    std::optional<Instant> useful_until;
    std::string dedup;
    MessageFactsV1 facts;
    bool is_content_free;
    int policy_version;
};
BOOST_DESCRIBE_STRUCT(MessageQueuedV1, (), (message, kind, channel, client, booking, language, due_at, useful_until, dedup, facts, is_content_free,
                                            policy_version))

struct MeetingAt {
    MeetingId meeting;
    Instant begins_at;

    bool operator==(const MeetingAt&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeetingAt, (), (meeting, begins_at))

// What the words are made of, as it stood when the message was queued. Which of it is said where is the texts' matter
// (catalog/letters): a text message says less than a letter.
struct MessageFacts {
    std::optional<Instant> begins_at;
    std::optional<Instant> ends_at;
    std::optional<Instant> was_at;  // the time that was moved or cancelled
    std::optional<Instant> answer_by;
    std::optional<std::string> unit_name;
    std::optional<std::string> professional_name;
    std::optional<VisitKind> visit_kind;
    std::optional<std::string> service;  // catalog/services.yaml
    std::optional<std::string> remote_link;
    std::optional<std::vector<MeetingAt>> meetings;  // of a group: those that lie ahead

    bool operator==(const MessageFacts&) const = default;
};
BOOST_DESCRIBE_STRUCT(MessageFacts, (), (begins_at, ends_at, was_at, answer_by, unit_name, professional_name, visit_kind, service, remote_link, meetings))

struct MessageQueued {
    MessageId message;
    MessageKind kind;
    MessageChannel channel;
    ClientId client;
    // What it tells of, so that a later word knows the earlier: a booking, or a seat of a group and, where it is about one, the meeting.
    std::optional<BookingId> booking;
    std::optional<SeatId> seat;
    std::optional<MeetingId> meeting;
    Language language;
    Instant due_at;
    // Told later than this it helps nobody (the visit has begun, the offer has passed): it is given up then, not sent.
    std::optional<Instant> useful_until;
    std::string dedup;  // one message for each, however often it is queued
    MessageFacts facts;
    bool is_content_free;  // non-disclosure (turvakielto): says only that there is a message
    int policy_version;    // catalog/messages_policy.yaml
};
BOOST_DESCRIBE_STRUCT(MessageQueued, (), (message, kind, channel, client, booking, seat, meeting, language, due_at, useful_until, dedup, facts, is_content_free,
                                          policy_version))

// The gateway, the mail server or, for a letter, whoever printed it took it. Whether the client read it nobody knows.
struct MessageSent {
    MessageId message;
    int attempt;
    std::optional<std::string> reference;  // under which the other side knows it
};
BOOST_DESCRIBE_STRUCT(MessageSent, (), (message, attempt, reference))

struct MessageTryFailed {
    MessageId message;
    int attempt;
    std::string why;  // a word of platform/courier.hpp, never the other side's own text: that may hold the address
    Instant next_try_at;
};
BOOST_DESCRIBE_STRUCT(MessageTryFailed, (), (message, attempt, why, next_try_at))

struct MessageGivenUp {
    MessageId message;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MessageGivenUp, (), (message, why))

// What it would tell is no longer so: the booking was moved or cancelled before it left.
struct MessageWithdrawn {
    MessageId message;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(MessageWithdrawn, (), (message, why))

// A message that was given up told nobody; now somebody has seen to it that the client knows, or need not.
struct MessageDealtWith {
    MessageId message;
    DealtWithHow how;
};
BOOST_DESCRIBE_STRUCT(MessageDealtWith, (), (message, how))

// It was not dealt with after all: the client still knows nothing.
struct MessageStillToDealWith {
    MessageId message;
};
BOOST_DESCRIBE_STRUCT(MessageStillToDealWith, (), (message))

}  // namespace koppi::events
