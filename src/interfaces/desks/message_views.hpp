// Desks: what the screen of messages shows. Reads only.
//
// Invariant: a letter that waits has no name here (whoever opens it has opened the record); who was not told is named only for those who may
// find a person (Right::person_header), others see that somebody was not.
#pragma once

#include "modules/messages/messages.hpp"
#include "workflows/outbox.hpp"

namespace koppi::desks {

// A message that reached nobody.
struct NotTold {
    MessageId message;
    messages::MessageKind kind;
    messages::MessageChannel channel;
    std::string why;  // a word of platform/courier.hpp, or of the outbox
    Instant given_up_at;
    // Of what it tells.
    std::optional<Instant> begins_at;
    std::optional<Instant> was_at;
    std::optional<Instant> answer_by;
    std::optional<std::string> unit_name;
    bool has_passed;       // the time of which it tells has begun, or the offer has passed
    bool was_told_later;   // of the same booking a later message has left
    std::optional<ClientId> client;
    std::optional<std::string> client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    bool has_died;
};
BOOST_DESCRIBE_STRUCT(NotTold, (), (message, kind, channel, why, given_up_at, begins_at, was_at, answer_by, unit_name, has_passed, was_told_later, client,
                                    client_name, client_born, non_disclosure, has_died))

struct DealtWithShown {
    MessageId message;
    messages::MessageKind kind;
    std::optional<std::string> client_name;
    Instant dealt_with_at;
    std::string dealt_with_by_name;
};
BOOST_DESCRIBE_STRUCT(DealtWithShown, (), (message, kind, client_name, dealt_with_at, dealt_with_by_name))

struct MessagesDesk {
    Instant as_of;
    bool tells;  // the county sends messages
    std::vector<outbox::LetterLine> letters;
    messages::Waiting waiting;
    std::vector<NotTold> not_told;  // those whose time is still to come first, by time; then the others, the latest first
    std::int64_t not_told_total;
    std::vector<DealtWithShown> dealt_with;  // in the last seven days, the latest first
};
BOOST_DESCRIBE_STRUCT(MessagesDesk, (), (as_of, tells, letters, waiting, not_told, not_told_total, dealt_with))

}  // namespace koppi::desks
