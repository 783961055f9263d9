// Hand-over: somebody falls ill, and their day goes over to others, the own worker's deputy first.
//
// Invariant: nothing of the day is forgotten. What is not moved stays in sight as a booking outside of hours; what is moved is moved whole,
// with everybody and everything it needs.
#pragma once

#include "workflows/bookings.hpp"

namespace koppi::handover {

struct ProposalsQuery {
    std::optional<Date> date;  // absent: today
};
BOOST_DESCRIBE_STRUCT(ProposalsQuery, (), (date))

// Why this one is proposed, in falling order: stands in for the absent; works in the same unit; anywhere in the county.
BOOST_DEFINE_ENUM_CLASS(ProposedAs, deputy, same_unit, county)

struct Proposal {
    ProposedAs proposed_as;
    scheduling::FreeTime time;  // as long as the visit needs
    int slots;                  // in a row
    std::string professional_name;
    std::string unit_name;
    int minutes_away;   // of the wished time, earlier is negative
    bool is_after_guarantee;
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (proposed_as, time, slots, professional_name, unit_name, minutes_away, is_after_guarantee))

struct ToHandOver {
    BookingId booking;
    // For those who may find a person; a manager plans without knowing whom.
    std::optional<ClientId> client;
    std::optional<std::string> client_name;
    std::optional<Date> client_born;
    Instant begins_at;
    Instant ends_at;
    std::optional<std::string> service;
    std::optional<events::Urgency> urgency;
    std::optional<Date> guarantee_by;
    std::vector<Proposal> proposals;  // the best first
};
BOOST_DESCRIBE_STRUCT(ToHandOver, (), (booking, client, client_name, client_born, begins_at, ends_at, service, urgency, guarantee_by, proposals))

// A group that meets: nobody takes it over by a press, its leaders and times are changed where groups are kept.
struct MeetingOfTheDay {
    MeetingId meeting;
    GroupId group;
    std::string group_name;
    Instant begins_at;
    Instant ends_at;
    std::vector<std::string> others;  // who lead it too
    int seats_taken;
};
BOOST_DESCRIBE_STRUCT(MeetingOfTheDay, (), (meeting, group, group_name, begins_at, ends_at, others, seats_taken))

struct Proposals {
    Date date;
    std::string professional_name;
    std::optional<std::string> deputy_name;
    std::vector<ToHandOver> bookings;
    std::vector<MeetingOfTheDay> meetings;
};
BOOST_DESCRIBE_STRUCT(Proposals, (), (date, professional_name, deputy_name, bookings, meetings))

struct HandedOver {
    BookingId booking;
    HoursId hours;
    Instant begins_at;
    std::optional<int> slots;  // in a row; absent: one
    std::optional<wire::Text<500, 1>> late_because;
};
BOOST_DESCRIBE_STRUCT(HandedOver, (), (booking, hours, begins_at, slots, late_because))

// The absence and every move, all or none.
struct HandOverDay {
    Date date;
    std::optional<events::AbsenceReason> absence;  // absent: it is recorded already
    std::vector<HandedOver> moves;
};
BOOST_DESCRIBE_STRUCT(HandOverDay, (), (date, absence, moves))

struct DayHandedOver {
    std::vector<scheduling::BookingRow> moved;
    int left;  // bookings of the day that nobody took over yet
};
BOOST_DESCRIBE_STRUCT(DayHandedOver, (), (moved, left))

Result<Proposals> proposals(sql::Reader& rows, ProfessionalId professional, const ProposalsQuery& query, const Actor& actor, Instant now);
Result<DayHandedOver> hand_over(Work& work, ProfessionalId professional, const HandOverDay& command);

routes::Routes routes();

}  // namespace koppi::handover
