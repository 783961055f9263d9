// Desks: what the screen of an arranging book shows. Reads only.
//
// Invariant: a client's name stands in a book only for those who may find a person (Right::person_header); others see that somebody waits.
#pragma once

#include "modules/scheduling/scheduling.hpp"
#include "modules/waiting/waiting.hpp"

namespace koppi::desks {

struct WaitingQuery {
    std::optional<UnitId> unit;  // absent: where the asker acts
    std::optional<std::string> service;  // absent: all
};
BOOST_DESCRIBE_STRUCT(WaitingQuery, (), (unit, service))

// A free time as it can be offered.
struct FittingTime {
    HoursId hours;
    ProfessionalId professional;
    std::string professional_name;
    std::string unit_name;
    std::string service;
    events::VisitKind kind;
    Instant begins_at;
    Instant ends_at;
    bool is_after_guarantee;
};
BOOST_DESCRIBE_STRUCT(FittingTime, (), (hours, professional, professional_name, unit_name, service, kind, begins_at, ends_at, is_after_guarantee))

// The offer that waits for its answer.
struct OfferShown {
    OfferId offer;
    events::OfferedBy by;
    Instant answer_by;
    std::string offered_by_name;
    std::string professional_name;
    std::string unit_name;
    Instant begins_at;
    Instant ends_at;
    events::VisitKind kind;
    bool is_after_guarantee;
};
BOOST_DESCRIBE_STRUCT(OfferShown, (), (offer, by, answer_by, offered_by_name, professional_name, unit_name, begins_at, ends_at, kind, is_after_guarantee))

struct WaitShown {
    WaitId wait;
    std::optional<ClientId> client;
    std::optional<std::string> client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    std::optional<std::string> interpreter_language;
    std::optional<MatterId> matter;
    std::optional<ContactId> contact;  // in which the matter came
    std::string service;
    std::optional<std::string> professional_name;  // the own worker, when only they will do
    events::Urgency urgency;
    std::optional<Date> guarantee_by;
    waiting::rules::Guarantee guarantee;
    events::WaitWishes wishes;
    Instant entered_at;
    std::string entered_by_name;
    std::optional<FittingTime> first_fit;
    std::optional<OfferShown> offer;
    int offers_ended;  // times that they were offered and did not take
};
BOOST_DESCRIBE_STRUCT(WaitShown, (), (wait, client, client_name, client_born, non_disclosure, interpreter_language, matter, contact, service, professional_name,
                                      urgency, guarantee_by, guarantee, wishes, entered_at, entered_by_name, first_fit, offer, offers_ended))

// A free time that somebody waits for, and who comes first; nobody stands here twice.
struct FreedShown {
    FittingTime time;
    WaitId wait;
    bool is_short_notice;
};
BOOST_DESCRIBE_STRUCT(FreedShown, (), (time, wait, is_short_notice))

struct ServiceWaitedFor {
    std::string service;
    std::int64_t waiting;
};
BOOST_DESCRIBE_STRUCT(ServiceWaitedFor, (), (service, waiting))

struct WaitingDesk {
    UnitId unit;
    std::string unit_name;
    Instant as_of;
    // Of the whole book, whichever service is asked for.
    std::vector<ServiceWaitedFor> services;
    std::int64_t waiting;
    std::int64_t passed;         // whose care guarantee has passed
    std::int64_t breach_coming;  // whose care guarantee passes before anything is free
    std::int64_t offered;
    std::vector<WaitShown> entries;  // in the order in which times are offered
    std::vector<FreedShown> freed;   // by begin
    bool tells;  // the county sends messages: an offer may go that way
};
BOOST_DESCRIBE_STRUCT(WaitingDesk, (), (unit, unit_name, as_of, services, waiting, passed, breach_coming, offered, entries, freed, tells))

// The free times for one who waits: those that suit them, and those of the same service that they would have to be asked about.
struct WaitTimes {
    std::vector<FittingTime> fitting;
    std::vector<FittingTime> others;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(WaitTimes, (), (fitting, others, as_of))

}  // namespace koppi::desks
