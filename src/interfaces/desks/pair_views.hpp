// Desks, pair work: a client's joint appointments as the screens show them, and what is to be followed up.
#pragma once

#include "modules/access/access.hpp"
#include "modules/clients/clients.hpp"
#include "modules/pairwork/pairwork.hpp"
#include "modules/scheduling/scheduling.hpp"

namespace koppi::desks {

struct PairPerson {
    ProfessionalId professional;
    std::string name;
    std::optional<events::Profession> profession;
};
BOOST_DESCRIBE_STRUCT(PairPerson, (), (professional, name, profession))

struct PairTime {
    BookingId booking;
    Instant begins_at;
    Instant ends_at;
    events::VisitKind kind;
    events::BookingState state;
    std::vector<PairPerson> people;
};
BOOST_DESCRIBE_STRUCT(PairTime, (), (booking, begins_at, ends_at, kind, state, people))

struct PairSurveyShown {
    Instant answered_at;
    std::optional<std::string> recorded_by_name;
    events::AnsweredHow how;
    int usefulness;
    std::optional<std::string> words;
    std::vector<events::PairStatement> statements;
};
BOOST_DESCRIBE_STRUCT(PairSurveyShown, (), (answered_at, recorded_by_name, how, usefulness, words, statements))

struct PairFollowUpShown {
    Instant followed_up_at;
    std::optional<std::string> followed_up_by_name;
    events::PathStatus status;
    bool knows_where;
    bool knows_when;
    bool knows_with_whom;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PairFollowUpShown, (), (followed_up_at, followed_up_by_name, status, knows_where, knows_when, knows_with_whom, note))

// What was written of the appointment last; who wrote it and when is told of every version.
struct PairVersionLine {
    int version;
    Instant written_at;
    std::optional<std::string> written_by_name;
};
BOOST_DESCRIBE_STRUCT(PairVersionLine, (), (version, written_at, written_by_name))

struct PairShown {
    PairworkId pairwork;
    events::Registry registry;
    bool is_open;
    bool may_write;
    std::vector<std::string> indications;
    std::optional<std::string> note;
    std::optional<MatterId> matter;
    Instant suggested_at;
    std::optional<std::string> suggested_by_name;
    PairPerson owner;
    std::optional<PairTime> time;
    std::optional<events::SharingBasis> shared_by;
    int version;
    std::vector<PairVersionLine> versions;       // the newest first
    std::optional<events::PairContent> content;  // of the newest
    std::vector<PairPerson> people;              // whom the content names
    std::vector<std::string> statements_asked;
    std::optional<PairSurveyShown> survey;
    std::vector<PairFollowUpShown> follow_ups;  // the oldest first
    std::optional<Date> follow_up_on;
    std::optional<events::PathStatus> path_status;
    std::optional<events::PairEnd> ended_why;
    std::optional<std::string> ended_note;
};
BOOST_DESCRIBE_STRUCT(PairShown, (), (pairwork, registry, is_open, may_write, indications, note, matter, suggested_at, suggested_by_name, owner, time,
                                      shared_by, version, versions, content, people, statements_asked, survey, follow_ups, follow_up_on, path_status,
                                      ended_why, ended_note))

struct JointPlan {
    SectionId section;
    events::Registry registry;
    std::string owner_name;
};
BOOST_DESCRIBE_STRUCT(JointPlan, (), (section, registry, owner_name))

struct OpenPairwork {
    events::Purpose purpose;
};
BOOST_DESCRIBE_STRUCT(OpenPairwork, (), (purpose))

struct PairworkShown {
    Instant as_of;
    clients::ClientLine client;
    events::Registry reads_as;
    bool may_suggest;
    std::vector<PairShown> pairs;         // the newest first
    std::vector<JointPlan> joint_plans;   // living ones that the reader may read
};
BOOST_DESCRIBE_STRUCT(PairworkShown, (), (as_of, client, reads_as, may_suggest, pairs, joint_plans))

// What one owns and is still open: to be followed up by a day, or waiting for its appointment.
struct PairDueLine {
    PairworkId pairwork;
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    std::optional<Date> follow_up_on;
    int days_over;                     // below nothing: it lies ahead
    std::optional<Instant> begins_at;  // of the appointment that is booked
    bool is_held;
};
BOOST_DESCRIBE_STRUCT(PairDueLine, (), (pairwork, client, name, born, non_disclosure, follow_up_on, days_over, begins_at, is_held))
struct PairsDue {
    Instant as_of;
    int overdue;
    std::vector<PairDueLine> pairs;
};
BOOST_DESCRIBE_STRUCT(PairsDue, (), (as_of, overdue, pairs))

// On the client's card: that there is one, and how far it is.
struct PairOnCard {
    PairworkId pairwork;
    bool is_open;
    std::string owner_name;
    Instant suggested_at;
    std::optional<Date> held_on;
    std::optional<Date> follow_up_on;
    std::optional<events::PathStatus> path_status;
};
BOOST_DESCRIBE_STRUCT(PairOnCard, (), (pairwork, is_open, owner_name, suggested_at, held_on, follow_up_on, path_status))

}  // namespace koppi::desks
