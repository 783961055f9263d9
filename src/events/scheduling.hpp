// Events of scheduling: working hours on offer, bookings, visits.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

BOOST_DEFINE_ENUM_CLASS(BookingState, booked, arrived, fulfilled, cancelled, no_show)

// A stretch of a professional's working time in which a service can be booked; free times are what bookings leave of it.
struct HoursOffered {
    HoursId hours;
    ProfessionalId professional;
    UnitId unit;
    std::string service;  // catalog/services.yaml
    VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    int slot_minutes;
};
BOOST_DESCRIBE_STRUCT(HoursOffered, (), (hours, professional, unit, service, kind, begins_at, ends_at, slot_minutes))

struct HoursWithdrawn {
    HoursId hours;
};
BOOST_DESCRIBE_STRUCT(HoursWithdrawn, (), (hours))

struct SlotBooked {
    BookingId booking;
    ClientId client;
    ProfessionalId professional;
    UnitId unit;
    std::string service;
    VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    std::optional<MatterId> matter;
    std::optional<HoursId> hours;
    Urgency urgency;
    // Why a time later than the care guarantee was taken.
    std::optional<std::string> late_because;
};
BOOST_DESCRIBE_STRUCT(SlotBooked, (), (booking, client, professional, unit, service, kind, begins_at, ends_at, matter, hours, urgency, late_because))

// A booking as another system tells it: it may lack a professional or a unit and lies outside our hours.
struct BookingImported {
    BookingId booking;
    ClientId client;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    std::optional<std::string> service;
    VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    BookingState state;
};
BOOST_DESCRIBE_STRUCT(BookingImported, (), (booking, client, professional, unit, service, kind, begins_at, ends_at, state))

struct BookingCancelled {
    BookingId booking;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(BookingCancelled, (), (booking, why))

// A decision on the matter freed its time: another was booked, or the matter was closed. Taking the decision back gives the time back.
struct BookingFreed {
    BookingId booking;
    DecisionId decision;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(BookingFreed, (), (booking, decision, why))

struct BookingRestored {
    BookingId booking;
    DecisionId decision;  // the one that was undone
};
BOOST_DESCRIBE_STRUCT(BookingRestored, (), (booking, decision))

struct ClientMissed {
    BookingId booking;
};
BOOST_DESCRIBE_STRUCT(ClientMissed, (), (booking))

struct VisitReason {
    std::string system;  // icpc2, icd10, snomed or the URL of another code system
    std::string code;
    std::string display;
};
BOOST_DESCRIBE_STRUCT(VisitReason, (), (system, code, display))

struct VisitHeld {
    VisitId visit;
    ClientId client;
    std::optional<BookingId> booking;
    std::optional<ProfessionalId> professional;
    std::optional<UnitId> unit;
    VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    std::vector<VisitReason> reasons;
};
BOOST_DESCRIBE_STRUCT(VisitHeld, (), (visit, client, booking, professional, unit, kind, begins_at, ends_at, reasons))

// A reason that came to light after the visit was recorded (a later import of the same source).
struct VisitReasonAdded {
    VisitId visit;
    VisitReason reason;
};
BOOST_DESCRIBE_STRUCT(VisitReasonAdded, (), (visit, reason))

}  // namespace koppi::events
