// Messages: the outbox. What clients are to be told waits here until a courier, or for letters a person, has taken it.
//
// Public header. Invariant: a message is queued in the transaction of what it tells of, once for each dedup id, and ends exactly once:
// sent, given up with a reason, or withdrawn. One that was
// given up waits once more, for somebody who deals with it. No address lies here; whom it reaches is looked up when it leaves.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "modules/messages/rules.hpp"
#include "platform/catalog.hpp"
#include "platform/work.hpp"

namespace koppi::messages {

using events::DealtWithHow;
using events::MessageChannel;
using events::MessageFacts;
using events::MessageKind;
using events::MessageState;

struct Message {
    MessageId message;
    MessageKind kind;
    MessageChannel channel;
    ClientId client;
    std::optional<BookingId> booking;
    std::optional<SeatId> seat;
    std::optional<MeetingId> meeting;
    Language language;
    Instant queued_at;
    std::optional<Instant> useful_until;
    std::string dedup;
    MessageFacts facts;
    bool is_content_free;
    MessageState state;
    int attempts;
    Instant next_try_at;
    std::optional<std::string> why;  // of the last failure, or of its end
    std::optional<Instant> ended_at;
    std::optional<std::string> reference;
    std::optional<DealtWithHow> dealt_with_how;  // of one that was given up
    std::optional<ProfessionalId> dealt_with_by;
    std::optional<Instant> dealt_with_at;
};
BOOST_DESCRIBE_STRUCT(Message, (), (message, kind, channel, client, booking, seat, meeting, language, queued_at, useful_until, dedup, facts,
                                    is_content_free, state, attempts, next_try_at, why, ended_at, reference, dealt_with_how, dealt_with_by, dealt_with_at))

struct QueueMessage {
    MessageKind kind;
    MessageChannel channel;
    ClientId client;
    std::optional<BookingId> booking;
    std::optional<SeatId> seat;
    std::optional<MeetingId> meeting;
    Language language;
    std::optional<Instant> not_before;  // absent: now, but for quiet hours
    std::string dedup;
    MessageFacts facts;
    bool is_content_free;
};

// A dedup id that is known is answered with its message, whatever else stands in the command, and changes nothing.
Result<MessageId> queue(Work& work, const QueueMessage& command);
Result<Done> withdraw(Work& work, MessageId message, std::string why);

using rules::Failure;
Result<Done> record_sent(Work& work, MessageId message, int attempt, std::optional<std::string> reference);
Result<Done> record_failed(Work& work, MessageId message, int attempt, std::string why, Failure failure);
Result<Done> give_up(Work& work, MessageId message, std::string why);
// Once: the second to say so is told that it was.
Result<Done> deal_with(Work& work, MessageId message, DealtWithHow how);
// It was said by mistake: the message is on the desk again.
Result<Done> take_back_dealt_with(Work& work, MessageId message);

std::optional<Message> message(sql::Reader& rows, MessageId message);
std::optional<Message> by_dedup(sql::Reader& rows, std::string_view dedup);
// Queued instead of another that did not arrive: the one with which it began; else itself.
std::string instead_of(MessageId message);
Message first_of(sql::Reader& rows, const Message& message);
// In the order in which they were queued, ended ones too.
std::vector<Message> about(sql::Reader& rows, BookingId booking);
// Of the seat as a whole, and of every meeting of it.
std::vector<Message> about(sql::Reader& rows, SeatId seat);
// What tells of the same as this one, itself among them: the same booking, or the same seat and meeting. An offer tells of nothing that stands.
std::vector<Message> of_the_same(sql::Reader& rows, const Message& message);
// Waiting and due, the longest due first. In quiet hours only those text messages that could not wait for the morning: a courier that was
// down all evening does not wake the county when it is back.
std::vector<Message> due(sql::Reader& rows, MessageChannel channel, Instant now, int limit);
// Waiting, and useless by now.
std::vector<Message> too_late(sql::Reader& rows, Instant now, int limit);

// Given up, and nobody has dealt with it: who should know does not. The newest first, and how many there are in all.
std::vector<Message> nobody_told(sql::Reader& rows, int limit);
std::int64_t count_nobody_told(sql::Reader& rows);
// By people, the latest first.
std::vector<Message> dealt_with_since(sql::Reader& rows, Instant since, int limit);

struct Waiting {
    std::int64_t sms;
    std::int64_t email;
    std::int64_t letters;
    std::optional<Instant> oldest_due;  // of those that are due, letters left out
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (sms, email, letters, oldest_due))
Waiting waiting(sql::Reader& rows, Instant now);

// ---- which way, and when (catalog/messages_policy.yaml)

using rules::Reachable;
// Absent where nothing reaches the client in time.
std::optional<MessageChannel> channel_for(MessageKind kind, const Reachable& reachable, const MessageFacts& facts, Instant now);
std::optional<Instant> reminder_at(Instant begins_at, Instant now);

// ---- the words (catalog/letters/*.yaml)

// Content-free says only that there is a message and where to call. The message's own mark holds; `also_content_free` is what has become
// known since, a non-disclosure that came after the message was queued.
enum class Content { as_queued, also_content_free };

// `answer_link`: where the client answers an offer themself, made for this one sending; a message that tells of nothing has none.
std::string sms_text(const Message& message, Content content, const std::optional<std::string>& answer_link = std::nullopt);

struct Mail {
    std::string subject;
    std::string text;
};
Mail mail(const Message& message, Content content, const std::optional<std::string>& answer_link = std::nullopt);

// What a text message may say of where: nothing where the unit's name tells what for, or has no room.
std::optional<std::string> place_said(const std::optional<std::string>& unit_name, events::VisitKind kind);
// Whose messages these are, and the number that stands in them.
struct Sender {
    knowledge::Words name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(Sender, (), (name, phone))
Sender sender();
// The longest link that a text message has room for.
std::size_t answer_link_max();

struct Addressee {
    std::string name;
    std::string address;
};
// A whole HTML page in the client's language, made to be printed on A4 and put into a window envelope.
std::string letter_page(const Message& message, Content content, const Addressee& addressee, Date today);

// Runs what the catalogue's texts and policy carry as proof. At start, before the first request; refused as the catalogue is.
Result<Done> prove(const Catalog& catalog);

void project(sql::Tables& tables, const events::MessageQueuedV1& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageQueued& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageSent& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageTryFailed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageGivenUp& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageWithdrawn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageDealtWith& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::MessageStillToDealWith& event, const Stamp& stamp);

}  // namespace koppi::messages
