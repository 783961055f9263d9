// Events of scheduling: working hours on offer, bookings, visits.
#pragma once

#include "core/civil_time.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

BOOST_DEFINE_ENUM_CLASS(BookingState, booked, arrived, fulfilled, cancelled, no_show)

// For whom a stretch of a template is kept until it is released: anybody; matters that can't wait; the professional's own named clients;
// those who book by themselves; remote visits (systems E1, E2).
BOOST_DEFINE_ENUM_CLASS(SlotPurpose, open, urgent, own_clients, online, remote_only)

// ---- templates (työpohjat)

// A weekly stretch. Minutes are of the Helsinki wall's day, whatever the clocks do that night; a stretch in the hour that spring leaves out
// does not take place.
struct TemplateBlock {
    Weekday weekday;
    int from_minute;
    int until_minute;
    std::string service;  // catalog/services.yaml
    VisitKind kind;
    int slot_minutes;
    SlotPurpose purpose;
    // Bookable from so many days before its day on; absent: as far ahead as the template reaches.
    std::optional<int> opens_days_before;
    // From so many days before its day on the purpose no longer keeps anybody out; absent: it is kept to the end.
    std::optional<int> released_days_before;
};
BOOST_DESCRIBE_STRUCT(TemplateBlock, (), (weekday, from_minute, until_minute, service, kind, slot_minutes, purpose, opens_days_before, released_days_before))

// A week as it is worked, for all who are given it: equal for nurses and doctors of all stations (systems E1). Written anew it replaces what it
// was; bookings stand as they were made.
struct TemplateWritten {
    TemplateId work_template;
    std::string name;
    std::vector<TemplateBlock> blocks;
    bool works_on_holidays;
};
BOOST_DESCRIBE_STRUCT(TemplateWritten, (), (work_template, name, blocks, works_on_holidays))

// A professional works by the template in a unit, every so many weeks counted from the Monday of `first_day`'s week.
struct TemplateAssigned {
    HoursId hours;
    TemplateId work_template;
    ProfessionalId professional;
    UnitId unit;
    Date first_day;
    std::optional<Date> last_day;
    int every_weeks;
    std::optional<RoomId> room;
};
BOOST_DESCRIBE_STRUCT(TemplateAssigned, (), (hours, work_template, professional, unit, first_day, last_day, every_weeks, room))

// The last day on which the template is worked; before `first_day` it never was.
struct AssignmentEnded {
    HoursId hours;
    Date last_day;
};
BOOST_DESCRIBE_STRUCT(AssignmentEnded, (), (hours, last_day))

BOOST_DEFINE_ENUM_CLASS(AbsenceReason, annual_leave, sick, training, meeting, other_work, other)

// Hours on offer do not take place while it lasts. What was booked before stands until somebody moves it.
struct AbsenceRecorded {
    AbsenceId absence;
    ProfessionalId professional;
    Instant begins_at;
    Instant ends_at;
    AbsenceReason reason;
};
BOOST_DESCRIBE_STRUCT(AbsenceRecorded, (), (absence, professional, begins_at, ends_at, reason))

struct AbsenceCancelled {
    AbsenceId absence;
};
BOOST_DESCRIBE_STRUCT(AbsenceCancelled, (), (absence))

// ---- hours on one day only (exceptions to the templates)

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

// Version 1: one professional, no room, whatever the hours were kept for.
struct SlotBookedV1 {
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
BOOST_DESCRIBE_STRUCT(SlotBookedV1, (), (booking, client, professional, unit, service, kind, begins_at, ends_at, matter, hours, urgency, late_because))

// ---- bookings

// How the booking came about: at a desk, by the client online, by an offer of the waiting list, by handing over somebody's day, or in another
// system.
BOOST_DEFINE_ENUM_CLASS(BookedThrough, desk, online, offer, hand_over, imported)

// Beside whom the client meets in the same time (joint visit, systems C7, E3): each is free, or there is no visit.
struct Party {
    ProfessionalId professional;
    bool is_remote;
};
BOOST_DESCRIBE_STRUCT(Party, (), (professional, is_remote))

BOOST_DEFINE_ENUM_CLASS(ExceptionKind, overbooked, off_hours)

// A time that the rules do not give, taken by a named right with a reason; counted.
struct BookingException {
    ExceptionKind kind;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(BookingException, (), (kind, why))

// What a booking takes: everybody and the room, from when to when. A move replaces it whole.
struct BookedTime {
    ProfessionalId professional;
    UnitId unit;
    std::optional<HoursId> hours;
    std::string service;
    VisitKind kind;
    std::optional<RemoteWay> remote_way;
    SlotPurpose purpose;  // what the hours were kept for at that instant
    Instant begins_at;
    Instant ends_at;
    std::optional<RoomId> room;
    std::vector<Party> others;
    std::optional<BookingException> exception;
};
BOOST_DESCRIBE_STRUCT(BookedTime, (), (professional, unit, hours, service, kind, remote_way, purpose, begins_at, ends_at, room, others, exception))

struct SlotBooked {
    BookingId booking;
    ClientId client;
    BookedTime time;
    std::optional<MatterId> matter;
    Urgency urgency;
    // Why a time later than the care guarantee was taken.
    std::optional<std::string> late_because;
    std::optional<SeriesId> series;
    BookedThrough through;
    // The hold that kept the time meanwhile; it ends with this.
    std::optional<HoldId> hold;
    // Where the remote visit takes place, as the county's provider names its rooms.
    std::optional<std::string> remote_room;
};
BOOST_DESCRIBE_STRUCT(SlotBooked, (), (booking, client, time, matter, urgency, late_because, series, through, hold, remote_room))

struct BookingMoved {
    BookingId booking;
    BookedTime time;
    std::string why;  // catalog/scheduling.yaml
    std::optional<std::string> note;
    std::optional<std::string> late_because;
    std::optional<HoldId> hold;
};
BOOST_DESCRIBE_STRUCT(BookingMoved, (), (booking, time, why, note, late_because, hold))

struct ClientArrived {
    BookingId booking;
};
BOOST_DESCRIBE_STRUCT(ClientArrived, (), (booking))

// The last step with a booking is taken back: it is what it was before. A cancelled time is given back as it was, or not at all.
struct BookingStepUndone {
    BookingId booking;
    BookingState from;
    BookingState to;
    BookedTime time;
};
BOOST_DESCRIBE_STRUCT(BookingStepUndone, (), (booking, from, to, time))

// A time is kept while people talk, or while an offer waits for its answer; until `expires_at` nobody else can have it.
BOOST_DEFINE_ENUM_CLASS(HoldFor, desk, offer)
struct SlotHeld {
    HoldId hold;
    HoldFor held_for;
    std::optional<ClientId> client;
    BookedTime time;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(SlotHeld, (), (hold, held_for, client, time, expires_at))

BOOST_DEFINE_ENUM_CLASS(HoldEnd, released, expired)
struct HoldEnded {
    HoldId hold;
    HoldEnd how;
};
BOOST_DESCRIBE_STRUCT(HoldEnded, (), (hold, how))

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

// It did not take place after all: it was recorded in error.
struct VisitTakenBack {
    VisitId visit;
};
BOOST_DESCRIBE_STRUCT(VisitTakenBack, (), (visit))

}  // namespace koppi::events
