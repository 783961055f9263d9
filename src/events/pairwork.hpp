// Events of pair work (SOTE-työpari, system C7): a joint appointment of a social counsellor and a nurse with one client, from its suggestion to the
// follow-up.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/plan.hpp"
#include "events/words.hpp"

namespace koppi::events {

struct PairSuggested {
    PairworkId pairwork;
    ClientId client;
    Registry registry;                     // of whoever suggested it: here it is written
    std::optional<MatterId> matter;        // it was suggested from
    std::vector<std::string> indications;  // catalog/pairwork.yaml, at least one
    int version;                           // of the catalogue's list
    std::optional<std::string> note;
    ProfessionalId owner;  // who sees to it that it goes on
};
BOOST_DESCRIBE_STRUCT(PairSuggested, (), (pairwork, client, registry, matter, indications, version, note, owner))

// The time of the joint appointment; a later one takes the place of an earlier. What lets the other register read what is written of it is asked when
// the time is given: without it nobody meets two registers at once.
struct PairBooked {
    PairworkId pairwork;
    BookingId booking;
    SharingBasis shared_by;
};
BOOST_DESCRIBE_STRUCT(PairBooked, (), (pairwork, booking, shared_by))

// ---- the appointment

struct PairAnswer {
    std::string question;
    std::string option;
};
BOOST_DESCRIBE_STRUCT(PairAnswer, (), (question, option))

// The house's own form: what the client can draw upon, and how complex the whole is. `class_id` is what the form's version makes of the scores.
struct PairSegment {
    std::string form;
    int version;
    std::vector<PairAnswer> answers;
    int resources;
    int complexity;
    std::string class_id;
};
BOOST_DESCRIBE_STRUCT(PairSegment, (), (form, version, answers, resources, complexity, class_id))

// What another tool says (Suuntima): the class as it was told. The tool itself is not run here.
struct PairOutsideResult {
    std::string tool;
    std::string class_id;
    Date on;
    std::string by;
};
BOOST_DESCRIBE_STRUCT(PairOutsideResult, (), (tool, class_id, on, by))

// One step of the path on which the client goes on.
struct PairOnward {
    std::string what;
    std::optional<std::string> where;
    std::optional<std::string> with_whom;
    std::optional<std::string> when;  // in words
};
BOOST_DESCRIBE_STRUCT(PairOnward, (), (what, where, with_whom, when))

// How many months sooner the situation went on, as the professional estimates.
BOOST_DEFINE_ENUM_CLASS(SavedTime, none, under_1, months_1_2, months_3_or_more)

struct PairContent {
    Date held_on;
    std::vector<ProfessionalId> participants;
    std::string need;  // the summary of needs, in the client's words
    std::optional<PairSegment> segment;
    std::optional<PairOutsideResult> outside;
    std::vector<PairOnward> onward;
    std::optional<SectionId> plan_section;  // the joint plan
    std::optional<int> saved_appointments;
    std::optional<SavedTime> saved_time;
    ProfessionalId owner;
    Date follow_up_on;
};
BOOST_DESCRIBE_STRUCT(PairContent, (), (held_on, participants, need, segment, outside, onward, plan_section, saved_appointments, saved_time, owner,
                                        follow_up_on))

// Versions 1, 2, 3 … of what was written of the appointment.
struct PairVisitWritten {
    PairworkId pairwork;
    int version;
    PairContent content;
};
BOOST_DESCRIBE_STRUCT(PairVisitWritten, (), (pairwork, version, content))

// ---- what the client says of it

BOOST_DEFINE_ENUM_CLASS(AnsweredHow, by_client, spoken, by_phone)
BOOST_DEFINE_ENUM_CLASS(Agreement, fully_agree, partly_agree, cannot_say, partly_disagree, fully_disagree)

struct PairStatement {
    std::string statement;  // catalog/pairwork.yaml
    Agreement agreement;
};
BOOST_DESCRIBE_STRUCT(PairStatement, (), (statement, agreement))

struct PairSurveyAnswered {
    PairworkId pairwork;
    AnsweredHow how;
    int version;  // of the catalogue's statements
    std::vector<PairStatement> statements;
    int usefulness;  // 1 to 10
    std::optional<std::string> words;
};
BOOST_DESCRIBE_STRUCT(PairSurveyAnswered, (), (pairwork, how, version, statements, usefulness, words))

// ---- afterwards

BOOST_DEFINE_ENUM_CLASS(PathStatus, on_path, in_progress, dropped)

struct PairFollowedUp {
    PairworkId pairwork;
    PathStatus status;
    // Whether the client knows how the path goes on.
    bool knows_where;
    bool knows_when;
    bool knows_with_whom;
    std::optional<std::string> note;
    std::optional<Date> again_on;  // while it is in progress
};
BOOST_DESCRIBE_STRUCT(PairFollowedUp, (), (pairwork, status, knows_where, knows_when, knows_with_whom, note, again_on))

struct PairHandedOn {
    PairworkId pairwork;
    ProfessionalId owner;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(PairHandedOn, (), (pairwork, owner, why))

BOOST_DEFINE_ENUM_CLASS(PairEnd, client_wish, need_passed, continues_elsewhere, moved_away, died, made_by_mistake)

struct PairEnded {
    PairworkId pairwork;
    PairEnd why;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PairEnded, (), (pairwork, why, note))

// People of the other register were shown it (disclosure log, luovutusloki).
struct PairDisclosed {
    PairworkId pairwork;
    Registry to;
    SharingBasis basis;
};
BOOST_DESCRIBE_STRUCT(PairDisclosed, (), (pairwork, to, basis))

}  // namespace koppi::events
