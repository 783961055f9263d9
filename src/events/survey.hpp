// Events of case surveys (kartoitus): a complex matter is looked into as a whole by an experienced nurse (systems A5, C8).
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/continuity.hpp"
#include "events/plan.hpp"
#include "events/words.hpp"

namespace koppi::events {

// A surveyor takes what was passed to the pool: the survey begins, or goes on in other hands.
struct SurveyTaken {
    SurveyId survey;
    MatterId matter;
    ClientId client;
    ProfessionalId surveyor;
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(SurveyTaken, (), (survey, matter, client, surveyor, unit))

// Back to the pool, with what was done so far.
struct SurveyGivenBack {
    SurveyId survey;
    MatterId matter;
    UnitId unit;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(SurveyGivenBack, (), (survey, matter, unit, why))

struct SurveyRecordReviewed {
    SurveyId survey;
};
BOOST_DESCRIBE_STRUCT(SurveyRecordReviewed, (), (survey))

BOOST_DEFINE_ENUM_CLASS(CallResult, reached, not_reached, voicemail)

struct SurveyCallMade {
    SurveyId survey;
    int number;  // 1, 2, 3 … of its survey
    CallResult result;
    std::string with_whom;  // the client, a relative, a colleague elsewhere
    std::optional<std::string> note;
    std::optional<Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(SurveyCallMade, (), (survey, number, result, with_whom, note, next_try_at))

// Of the team around the client: a profession of the house, a named professional, or somebody outside it.
BOOST_DEFINE_ENUM_CLASS(GatheredKind, profession, person, outside)
struct SurveyMember {
    GatheredKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<Profession> profession;
    std::optional<std::string> name;  // of an outside party
    std::string role;                 // what they are to do
    SharingBasis basis;               // what lets them know of the client
};
BOOST_DESCRIBE_STRUCT(SurveyMember, (), (kind, professional, profession, name, role, basis))

struct SurveyMemberGathered {
    SurveyId survey;
    int number;
    SurveyMember member;
};
BOOST_DESCRIBE_STRUCT(SurveyMemberGathered, (), (survey, number, member))

struct SurveyMemberLeft {
    SurveyId survey;
    int number;
};
BOOST_DESCRIBE_STRUCT(SurveyMemberLeft, (), (survey, number))

// The agreed person who continues as the client's own worker; named by a naming of continuity.
struct SurveyWorkerAgreed {
    SurveyId survey;
    NamingId naming;
    ProfessionalId professional;
    NamedAs named_as;
};
BOOST_DESCRIBE_STRUCT(SurveyWorkerAgreed, (), (survey, naming, professional, named_as))

// agreed: somebody was named. balanced: the situation is in balance, and the reception team carries on without anybody being named (C8). not_reached:
// it was tried as often as agreed. declined: the client did not want it, and the reason says so in their words.
BOOST_DEFINE_ENUM_CLASS(SurveyEnd, agreed, balanced, not_reached, declined)

// Its matter is closed by the decision; undoing that opens the survey again.
struct SurveyClosed {
    SurveyId survey;
    MatterId matter;
    DecisionId decision;
    std::string outcome;  // catalog/outcomes.yaml
    SurveyEnd end;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(SurveyClosed, (), (survey, matter, decision, outcome, end, why))

}  // namespace koppi::events
