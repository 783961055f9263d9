// Desks: what the screens of appointment books show. Reads only.
//
// Invariant: a client's name stands in a book only for those who may find a person (Right::person_header); others see that the time is taken.
#pragma once

#include "modules/directory/directory.hpp"
#include "modules/groups/groups.hpp"
#include "modules/scheduling/scheduling.hpp"

namespace koppi::desks {

struct HoursShown {
    HoursId hours;
    Instant begins_at;
    Instant ends_at;
    int slot_minutes;
    std::string service;
    events::VisitKind kind;
    events::SlotPurpose purpose;  // for whom they are kept now
    UnitId unit;
    std::string unit_name;
    std::optional<RoomId> room;
    std::optional<std::string> room_name;
};
BOOST_DESCRIBE_STRUCT(HoursShown, (), (hours, begins_at, ends_at, slot_minutes, service, kind, purpose, unit, unit_name, room, room_name))

struct PartyShown {
    ProfessionalId professional;
    std::string name;
    bool is_remote;
};
BOOST_DESCRIBE_STRUCT(PartyShown, (), (professional, name, is_remote))

// A booking in somebody's day. `undo_until` stands where the asker made the last step and may still take it back.
struct BookedShown {
    BookingId booking;
    Instant begins_at;
    Instant ends_at;
    events::BookingState state;
    events::VisitKind kind;
    std::optional<events::RemoteWay> remote_way;
    std::optional<std::string> service;
    std::optional<ClientId> client;
    std::optional<std::string> client_name;
    std::optional<Date> client_born;
    std::optional<std::string> interpreter_language;
    bool non_disclosure;
    std::optional<ProfessionalId> professional;
    std::string professional_name;
    std::optional<UnitId> unit;
    std::optional<std::string> unit_name;
    std::optional<RoomId> room;
    std::optional<std::string> room_name;
    std::vector<PartyShown> others;
    std::optional<MatterId> matter;
    std::optional<events::Urgency> urgency;
    std::optional<SeriesId> series;
    std::optional<HoursId> hours;
    std::optional<events::ExceptionKind> exception_kind;
    std::optional<std::string> exception_why;
    std::optional<std::string> remote_link;
    std::optional<Instant> arrived_at;
    std::optional<std::string> step;
    std::optional<Instant> undo_until;
    bool is_imported;
};
BOOST_DESCRIBE_STRUCT(BookedShown, (), (booking, begins_at, ends_at, state, kind, remote_way, service, client, client_name, client_born,
                                        interpreter_language, non_disclosure, professional, professional_name, unit, unit_name, room, room_name, others,
                                        matter, urgency, series, hours, exception_kind, exception_why, remote_link, arrived_at, step, undo_until, is_imported))

struct AbsenceShown {
    AbsenceId absence;
    Instant begins_at;
    Instant ends_at;
    events::AbsenceReason reason;
};
BOOST_DESCRIBE_STRUCT(AbsenceShown, (), (absence, begins_at, ends_at, reason))

// A meeting of a group in the day of whoever leads it. The link is for those who lead.
struct MeetingShown {
    MeetingId meeting;
    GroupId group;
    std::string group_name;
    std::string service;
    Instant begins_at;
    Instant ends_at;
    std::vector<std::string> leader_names;
    std::optional<RoomId> room;
    std::optional<std::string> room_name;
    int seats;
    int taken;
    bool is_remote;
    std::optional<std::string> remote_link;
    std::optional<Instant> attendance_at;
};
BOOST_DESCRIBE_STRUCT(MeetingShown, (), (meeting, group, group_name, service, begins_at, ends_at, leader_names, room, room_name, seats, taken, is_remote,
                                         remote_link, attendance_at))

struct DayQuery {
    std::optional<ProfessionalId> professional;  // absent: whoever asks
    std::optional<Date> date;                    // absent: today
};
BOOST_DESCRIBE_STRUCT(DayQuery, (), (professional, date))

struct DayDesk {
    Date date;
    Instant as_of;
    directory::Colleague professional;
    std::vector<HoursShown> hours;
    std::vector<AbsenceShown> absences;
    std::vector<BookedShown> bookings;
    std::vector<MeetingShown> meetings;
    std::vector<scheduling::FreeTime> free;  // of the day, those that are past left out
    std::optional<Instant> next_free_at;     // on the day or later
    std::int64_t arrived;                    // waiting for their turn
    std::int64_t late;                       // begun, and nobody has arrived
};
BOOST_DESCRIBE_STRUCT(DayDesk, (), (date, as_of, professional, hours, absences, bookings, meetings, free, next_free_at, arrived, late))

struct CalendarQuery {
    std::optional<UnitId> unit;  // absent: where the asker acts
    std::optional<Date> from;  // absent: today
    std::optional<int> days;   // 1 to 7; absent: 1
};
BOOST_DESCRIBE_STRUCT(CalendarQuery, (), (unit, from, days))

struct CalendarColumn {
    directory::Colleague professional;
    std::vector<HoursShown> hours;
    std::vector<AbsenceShown> absences;
    std::vector<BookedShown> bookings;
    std::vector<MeetingShown> meetings;
};
BOOST_DESCRIBE_STRUCT(CalendarColumn, (), (professional, hours, absences, bookings, meetings))

struct UnitCalendar {
    UnitId unit;
    std::string unit_name;
    Date from;
    int days;
    Instant as_of;
    std::vector<CalendarColumn> columns;     // those who work here then, by name
    std::vector<directory::RoomLine> rooms;  // of the unit
};
BOOST_DESCRIBE_STRUCT(UnitCalendar, (), (unit, unit_name, from, days, as_of, columns, rooms))

// ---- planning of working time

struct AssignmentShown {
    HoursId hours;
    TemplateId work_template;
    std::string template_name;
    ProfessionalId professional;
    std::string professional_name;
    UnitId unit;
    std::string unit_name;
    Date first_day;
    std::optional<Date> last_day;
    int every_weeks;
    std::optional<RoomId> room;
    std::optional<std::string> room_name;
};
BOOST_DESCRIBE_STRUCT(AssignmentShown, (), (hours, work_template, template_name, professional, professional_name, unit, unit_name, first_day, last_day,
                                            every_weeks, room, room_name))

struct TemplateShown {
    scheduling::TemplateRow work_template;
    std::vector<AssignmentShown> assignments;
};
BOOST_DESCRIBE_STRUCT(TemplateShown, (), (work_template, assignments))

struct Worktime {
    std::vector<TemplateShown> templates;
};
BOOST_DESCRIBE_STRUCT(Worktime, (), (templates))

// What a change would break, before it is saved: bookings that would lie outside of all hours, and meetings whose leader would be away.
struct Breaks {
    std::vector<BookedShown> bookings;
    std::vector<MeetingShown> meetings;
};
BOOST_DESCRIBE_STRUCT(Breaks, (), (bookings, meetings))

// ---- access to care

struct T3Shown {
    UnitId unit;
    std::string unit_name;
    events::Profession profession;
    double days;
    int books;
    int capped;
    int arranging;  // who wait in the arranging book for such a service: with anybody there, days is the cap
    std::optional<Instant> soonest_third;
};
BOOST_DESCRIBE_STRUCT(T3Shown, (), (unit, unit_name, profession, days, books, capped, arranging, soonest_third))

struct T3Report {
    Instant as_of;
    int cap_days;
    std::vector<T3Shown> units;
};
BOOST_DESCRIBE_STRUCT(T3Report, (), (as_of, cap_days, units))

// ---- remote times that went unused (systems E2)

// Days that are past.
struct PastDaysQuery {
    std::optional<Date> from;   // absent: four weeks before `until`
    std::optional<Date> until;  // the last day; absent: yesterday
};
BOOST_DESCRIBE_STRUCT(PastDaysQuery, (), (from, until))

struct RemoteUseShown {
    UnitId unit;
    std::string unit_name;
    std::string service;
    int offered;
    int booked;
};
BOOST_DESCRIBE_STRUCT(RemoteUseShown, (), (unit, unit_name, service, offered, booked))

struct RemoteUseReport {
    Date from;
    Date until;
    std::vector<RemoteUseShown> units;
};
BOOST_DESCRIBE_STRUCT(RemoteUseReport, (), (from, until, units))

// ---- times given by a named right (overbooking, off-hours)

struct ExceptionsShown {
    UnitId unit;
    std::string unit_name;
    int booked;  // all that was booked in these days
    int overbooked;
    int off_hours;
};
BOOST_DESCRIBE_STRUCT(ExceptionsShown, (), (unit, unit_name, booked, overbooked, off_hours))

struct ExceptionsReport {
    Date from;
    Date until;
    std::vector<ExceptionsShown> units;
};
BOOST_DESCRIBE_STRUCT(ExceptionsReport, (), (from, until, units))

}  // namespace koppi::desks
