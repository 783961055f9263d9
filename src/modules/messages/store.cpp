// Messages, store: table message.
#include "modules/messages/store.hpp"

namespace koppi::messages {

namespace {

#define MESSAGE_COLUMNS                                                                                                                      \
    "select message, kind, channel, client, booking, seat, meeting, language, queued_at, useful_until, dedup, facts, is_content_free, state, " \
    "attempts, next_try_at, why, ended_at, reference, dealt_with_how, dealt_with_by, dealt_with_at from message "

constexpr sql::Query find_message{"messages.find_message", MESSAGE_COLUMNS "where message = $1"};
constexpr sql::Query find_by_dedup{"messages.find_by_dedup", MESSAGE_COLUMNS "where dedup = $1"};
constexpr sql::Query list_about{"messages.list_about", MESSAGE_COLUMNS "where booking = $1 order by position"};
constexpr sql::Query list_about_seat{"messages.list_about_seat", MESSAGE_COLUMNS "where seat = $1 order by position"};
constexpr sql::Query list_due{"messages.list_due", MESSAGE_COLUMNS R"(
    where state = 'waiting' and channel = $1 and next_try_at <= $2 and ($3 is null or useful_until <= $3) order by next_try_at, position limit $4)"};
constexpr sql::Query list_too_late{"messages.list_too_late", MESSAGE_COLUMNS R"(
    where state = 'waiting' and useful_until <= $1 order by position limit $2)"};
constexpr sql::Query list_nobody_told{"messages.list_nobody_told", MESSAGE_COLUMNS R"(
    where state = 'given_up' and dealt_with_at is null order by ended_at desc, position desc limit $1)"};
constexpr sql::Query count_not_told{"messages.count_nobody_told", "select count(*) from message where state = 'given_up' and dealt_with_at is null"};
constexpr sql::Query list_dealt_with{"messages.list_dealt_with", MESSAGE_COLUMNS R"(
    where dealt_with_how = 'by_person' and dealt_with_at >= $1 order by dealt_with_at desc, position desc limit $2)"};
constexpr sql::Query count_waiting{"messages.count_waiting", R"(
    select coalesce(sum(channel = 'sms'), 0), coalesce(sum(channel = 'email'), 0), coalesce(sum(channel = 'letter'), 0),
           min(case when channel <> 'letter' and next_try_at <= $1 then next_try_at end)
    from message where state = 'waiting')"};
constexpr sql::Query find_standing{"messages.find_standing", R"(
    select message, channel, state, attempts, useful_until, dealt_with_how from message where message = $1)"};

constexpr sql::Query insert_message{"messages.insert_message", R"(
    insert into message (message, kind, channel, client, booking, seat, meeting, language, queued_at, useful_until, dedup, facts, is_content_free,
                         state, attempts, next_try_at, position)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting', 0, $14, $15))"};
constexpr sql::Query set_sent{"messages.set_sent", R"(
    update message set state = 'sent', attempts = $2, reference = $3, ended_at = $4, why = null where message = $1)"};
constexpr sql::Query set_failed{"messages.set_failed", "update message set attempts = $2, why = $3, next_try_at = $4 where message = $1"};
constexpr sql::Query set_ended{"messages.set_ended", "update message set state = $2, why = $3, ended_at = $4 where message = $1"};
constexpr sql::Query set_dealt_with{"messages.set_dealt_with", R"(
    update message set dealt_with_how = $2, dealt_with_by = $3, dealt_with_at = $4 where message = $1)"};
constexpr sql::Query unset_dealt_with{"messages.unset_dealt_with", R"(
    update message set dealt_with_how = null, dealt_with_by = null, dealt_with_at = null where message = $1)"};

struct StandingRow {
    MessageId message;
    MessageChannel channel;
    MessageState state;
    int attempts;
    std::optional<Instant> useful_until;
    std::optional<DealtWithHow> dealt_with;
};
BOOST_DESCRIBE_STRUCT(StandingRow, (), (message, channel, state, attempts, useful_until, dealt_with))

}  // namespace

namespace store {

Result<rules::Standing> standing(sql::Reader& rows, MessageId message) {
    const auto row = rows.first<StandingRow>(find_standing, message);
    if (!row) return Refusal{Reason::not_found, "messages.no_such_message", "", {}};
    return rules::Standing{row->message, row->channel, row->state, row->attempts, row->useful_until, row->dealt_with};
}

std::vector<Message> due(sql::Reader& rows, MessageChannel channel, Instant now, std::optional<Instant> useless_by, int limit) {
    return rows.all<Message>(list_due, channel, now, useless_by, limit);
}

}  // namespace store

std::optional<Message> message(sql::Reader& rows, MessageId message) { return rows.first<Message>(find_message, message); }
std::optional<Message> by_dedup(sql::Reader& rows, std::string_view dedup) { return rows.first<Message>(find_by_dedup, dedup); }
std::vector<Message> about(sql::Reader& rows, BookingId booking) { return rows.all<Message>(list_about, booking); }
std::vector<Message> about(sql::Reader& rows, SeatId seat) { return rows.all<Message>(list_about_seat, seat); }
std::vector<Message> too_late(sql::Reader& rows, Instant now, int limit) { return rows.all<Message>(list_too_late, now, limit); }
std::vector<Message> nobody_told(sql::Reader& rows, int limit) { return rows.all<Message>(list_nobody_told, limit); }
std::int64_t count_nobody_told(sql::Reader& rows) { return rows.number(count_not_told); }
std::vector<Message> dealt_with_since(sql::Reader& rows, Instant since, int limit) { return rows.all<Message>(list_dealt_with, since, limit); }
Waiting waiting(sql::Reader& rows, Instant now) { return rows.first<Waiting>(count_waiting, now).value(); }

void project(sql::Tables& tables, const events::MessageQueuedV1& event, const Stamp& stamp) {
    tables.run(insert_message, event.message, event.kind, event.channel, event.client, event.booking, std::optional<SeatId>{}, std::optional<MeetingId>{},
               event.language, stamp.recorded_at, event.useful_until, event.dedup, wire::write(event.facts), event.is_content_free, event.due_at,
               stamp.position);
}
void project(sql::Tables& tables, const events::MessageQueued& event, const Stamp& stamp) {
    tables.run(insert_message, event.message, event.kind, event.channel, event.client, event.booking, event.seat, event.meeting, event.language,
               stamp.recorded_at, event.useful_until, event.dedup, wire::write(event.facts), event.is_content_free, event.due_at, stamp.position);
}
void project(sql::Tables& tables, const events::MessageSent& event, const Stamp& stamp) {
    tables.run(set_sent, event.message, event.attempt, event.reference, stamp.recorded_at);
}
void project(sql::Tables& tables, const events::MessageTryFailed& event, const Stamp&) {
    tables.run(set_failed, event.message, event.attempt, event.why, event.next_try_at);
}
void project(sql::Tables& tables, const events::MessageGivenUp& event, const Stamp& stamp) {
    tables.run(set_ended, event.message, MessageState::given_up, event.why, stamp.recorded_at);
}
void project(sql::Tables& tables, const events::MessageWithdrawn& event, const Stamp& stamp) {
    tables.run(set_ended, event.message, MessageState::withdrawn, event.why, stamp.recorded_at);
}
void project(sql::Tables& tables, const events::MessageDealtWith& event, const Stamp& stamp) {
    tables.run(set_dealt_with, event.message, event.how, stamp.professional, stamp.recorded_at);
}
void project(sql::Tables& tables, const events::MessageStillToDealWith& event, const Stamp&) { tables.run(unset_dealt_with, event.message); }

}  // namespace koppi::messages
