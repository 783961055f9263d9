// Notices: what a client is told of a booking or an offer, which way, and when. Clients know how a person is reached, messages keep the
// outbox; here the two meet.
//
// To be called in the work that books, moves or cancels, so that the message is queued in the same transaction or not at all.
//
// Invariants: what the client was told last about a booking is what is so, or word of it waits to leave; the same thing is not told twice in a
// row; a client with a non-disclosure (turvakielto) hears only that there is a message; the dead get none.
#pragma once

#include "modules/messages/messages.hpp"
#include "modules/scheduling/scheduling.hpp"

namespace koppi::notices {

// A visit as it is to be told, whatever table it comes from.
struct Visit {
    BookingId booking;
    ClientId client;
    Instant begins_at;
    Instant ends_at;
    events::VisitKind kind;
    std::optional<std::string> service;  // catalog/services.yaml
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<std::string> remote_link;
};

// A time that became free and is offered to somebody who waits.
struct RefillOffer {
    OfferId offer;
    ClientId client;
    Instant begins_at;
    Instant ends_at;
    events::VisitKind kind;
    std::optional<std::string> service;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    Instant answer_by;
};

// nobody_to_reach: no way to the client that arrives in time; whoever books says it themself. told_already: nothing new to tell.
BOOST_DEFINE_ENUM_CLASS(Unsaid, nobody_to_reach, client_has_died, told_already, too_near)

struct Noticed {
    std::optional<MessageId> message;
    std::optional<messages::MessageChannel> channel;
    std::optional<Unsaid> unsaid;
};
BOOST_DESCRIBE_STRUCT(Noticed, (), (message, channel, unsaid))

// One word to one client, the way that reaches them in time, in their language.
struct Telling {
    messages::MessageKind kind;
    ClientId client;
    std::optional<BookingId> booking = std::nullopt;
    std::optional<SeatId> seat = std::nullopt;
    std::optional<MeetingId> meeting = std::nullopt;
    std::optional<Instant> not_before = std::nullopt;
    std::string dedup;
    messages::MessageFacts facts;
};
Result<Noticed> queue(Work& work, Telling telling);
// A word of this kind about something, told for the so-manieth time.
std::string dedup_of(messages::MessageKind kind, const std::string& of, std::size_t number);
// It waits to leave, or has left.
bool stands(const messages::Message& message);

// Whether clients are told of their bookings: a county that has no courier tells them itself, and nothing is queued. An option of the start,
// set before anybody asks; off until then (demo, import).
void set_telling(bool tells);
bool are_told();
// What the booking workflows say, in their own work, of the rows that they changed.
Result<Done> after_booking(Work& work, const scheduling::BookingRow& row);
Result<Done> after_move(Work& work, const scheduling::BookingRow& row, Instant was_at);
Result<Done> after_cancelling(Work& work, const scheduling::BookingRow& row);

// Confirms, and queues the reminder. Also for a booking that was taken back after its cancellation.
Result<Noticed> booked(Work& work, const Visit& visit);
// Withdraws what has not left, tells the new time, place or professional, and reminds of that. `was_at`: the time that no longer stands.
Result<Noticed> moved(Work& work, const Visit& visit, Instant was_at);
// Withdraws what has not left, and tells that the time is no more.
Result<Noticed> cancelled(Work& work, const Visit& visit);
// Alone, for a visit that was booked elsewhere (an import). `booked` and `moved` do it by themselves.
Result<Noticed> reminder(Work& work, const Visit& visit);
Result<Noticed> offer(Work& work, const RefillOffer& offer);
// The offer of which a message tells, whichever way it goes by now.
std::optional<OfferId> offer_told(sql::Reader& rows, const messages::Message& message);
// The offered time was taken or withdrawn: the offer does not leave if it still waits.
Result<Done> offer_ended(Work& work, OfferId offer, ClientId client);

}  // namespace koppi::notices
