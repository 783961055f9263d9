// Case surveys (kartoitukset): a surveyor looks into a complex matter as a whole until somebody carries the client on (systems A5, C8).
//
// Public header. Invariants: a matter has one living survey, in the hands of one surveyor or back in their pool; it is closed with an outcome and
// with an agreed worker or the reason why nobody is named, or ends with the client in emergency care.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/wire.hpp"
#include "platform/work.hpp"

namespace koppi::survey {

// waiting: given back to the pool.
BOOST_DEFINE_ENUM_CLASS(SurveyState, waiting, open, closed)

struct SurveyRow {
    SurveyId survey;
    MatterId matter;
    ClientId client;
    std::optional<ProfessionalId> surveyor;
    Instant opened_at;
    Instant taken_at;
    SurveyState state;
    std::optional<Instant> reviewed_at;
    std::optional<ProfessionalId> reviewed_by;
    int calls;
    int members;
    std::optional<Instant> next_try_at;
    std::optional<NamingId> naming;
    std::optional<ProfessionalId> agreed;
    std::optional<events::NamedAs> agreed_as;
    std::optional<DecisionId> decision;
    std::optional<Instant> closed_at;
    std::optional<std::string> outcome;
    std::optional<events::SurveyEnd> ended;  // absent in a closed one: emergency care
    std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(SurveyRow, (), (survey, matter, client, surveyor, opened_at, taken_at, state, reviewed_at, reviewed_by, calls, members, next_try_at,
                                      naming, agreed, agreed_as, decision, closed_at, outcome, ended, why))

struct CallRow {
    int number;
    std::optional<ProfessionalId> called_by;
    Instant called_at;
    events::CallResult result;
    std::string with_whom;
    std::optional<std::string> note;
    std::optional<Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(CallRow, (), (number, called_by, called_at, result, with_whom, note, next_try_at))

struct MemberRow {
    int number;
    events::GatheredKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<events::Profession> profession;
    std::optional<std::string> name;
    std::string role;
    events::SharingBasis basis;
    Instant gathered_at;
    std::optional<ProfessionalId> gathered_by;
    std::optional<Instant> left_at;
};
BOOST_DESCRIBE_STRUCT(MemberRow, (), (number, kind, professional, profession, name, role, basis, gathered_at, gathered_by, left_at))

struct HandRow {
    std::optional<ProfessionalId> surveyor;
    bool taken;
    Instant at;
    std::optional<std::string> why;
};
BOOST_DESCRIBE_STRUCT(HandRow, (), (surveyor, taken, at, why))

struct RecordCall {
    events::CallResult result;
    wire::Text<200, 1> with_whom;
    std::optional<wire::Text<2000>> note;
    std::optional<Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(RecordCall, (), (result, with_whom, note, next_try_at))

struct GatherMember {
    events::GatheredKind kind;
    std::optional<ProfessionalId> professional;
    std::optional<events::Profession> profession;
    std::optional<wire::Text<200>> name;
    wire::Text<200, 1> role;
    events::SharingBasis basis;
};
BOOST_DESCRIBE_STRUCT(GatherMember, (), (kind, professional, profession, name, role, basis))

// ---- verbs. Whoever calls has seen to the matter and the record.

// The survey of the matter begins, or goes on where another left it.
Result<SurveyRow> take(Work& work, MatterId matter, ClientId client);
// The living survey, when it is in the hands of whoever acts.
Result<SurveyRow> in_hand(sql::Reader& rows, SurveyId survey, const Actor& actor);
Result<Done> give_back(Work& work, SurveyId survey, UnitId unit, const std::string& why);
// Twice reviewed, it is so once.
Result<Done> review(Work& work, SurveyId survey);
Result<int> record_call(Work& work, SurveyId survey, const RecordCall& command);
Result<int> gather(Work& work, SurveyId survey, const GatherMember& command);
Result<Done> let_go(Work& work, SurveyId survey, int number);
Result<Done> agree_worker(Work& work, SurveyId survey, NamingId naming, ProfessionalId professional, events::NamedAs named_as);

struct Closing {
    DecisionId decision;
    std::string outcome;
    bool says_not_reached;  // the outcome: that the client could not be reached
    bool says_declined;     // or did not want it
    events::SurveyEnd end;
    bool worker_is_named;  // the agreed one, still
    std::string why;
};
Result<Done> close(Work& work, SurveyId survey, const Closing& closing);

// ---- reads

std::optional<SurveyRow> find(sql::Reader& rows, SurveyId survey);
Result<SurveyRow> known(sql::Reader& rows, SurveyId survey);
std::optional<SurveyRow> living_of_matter(sql::Reader& rows, MatterId matter);
// The living one, else the last.
std::optional<SurveyRow> of_matter(sql::Reader& rows, MatterId matter);
std::vector<SurveyRow> held_by(sql::Reader& rows, ProfessionalId surveyor);
std::vector<CallRow> calls_of(sql::Reader& rows, SurveyId survey);
std::vector<MemberRow> members_of(sql::Reader& rows, SurveyId survey);
std::vector<HandRow> hands_of(sql::Reader& rows, SurveyId survey);

void project(sql::Tables& tables, const events::SurveyTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyGivenBack& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyRecordReviewed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyCallMade& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyMemberGathered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyMemberLeft& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyWorkerAgreed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SurveyClosed& event, const Stamp& stamp);
// Emergency care ends a survey with the matter; undoing a decision opens what it ended.
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp& stamp);
// The surveyor leaves: the survey goes where the matter goes.
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp& stamp);

}  // namespace koppi::survey
