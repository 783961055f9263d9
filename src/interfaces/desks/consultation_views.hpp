// Desks: what is shown of consultations and of case surveys.
//
// Invariant: a list tells what a row of the queue tells; the thread, the facts and the survey's notes are behind an opened record.
#pragma once

#include "interfaces/desks/calendar_views.hpp"
#include "interfaces/desks/views.hpp"
#include "modules/consultation/consultation.hpp"
#include "modules/survey/survey.hpp"

namespace koppi::desks {

struct ConsultationLine {
    ConsultationId consultation;
    ClientId client;
    std::string client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    std::optional<MatterId> matter;
    std::optional<ContactId> contact;  // of the matter, where it is open on the first-line desk
    events::ConsultationMode mode;
    std::optional<events::Urgency> urgency;
    std::string question;
    std::string asked_by_name;
    std::optional<std::string> asked_in_name;
    std::optional<std::string> asked_name;  // absent: nobody of the pool has it yet
    std::optional<std::string> asked_unit_name;
    std::optional<events::Profession> asked_profession;
    Instant asked_at;
    Instant answer_by;
    consultation::ConsultationState state;
    int unread;
    std::optional<events::AnswerKind> answer_kind;
    std::optional<std::string> words;
    std::optional<std::string> answered_by_name;
    std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(ConsultationLine, (), (consultation, client, client_name, client_born, non_disclosure, matter, contact, mode, urgency, question,
                                             asked_by_name, asked_in_name, asked_name, asked_unit_name, asked_profession, asked_at, answer_by, state,
                                             unread, answer_kind, words, answered_by_name, answered_at))

struct ConsultationsDesk {
    Instant as_of;
    std::vector<ConsultationLine> to_me;           // the first deadline first
    std::vector<ConsultationLine> to_pool;         // taken by nobody yet
    std::vector<ConsultationLine> asked;           // by me, not answered yet
    std::vector<ConsultationLine> answered_to_me;  // lately, the newest first
    std::vector<ConsultationLine> answered_by_me;
};
BOOST_DESCRIBE_STRUCT(ConsultationsDesk, (), (as_of, to_me, to_pool, asked, answered_to_me, answered_by_me))

// One thing that went along, as it was then.
struct FactShown {
    events::FactKind kind;
    bool is_readable;  // a section of a plan may be of the other register
    std::optional<Instant> at;
    std::optional<std::string> professional_name;
    std::optional<std::string> service;
    std::optional<events::VisitKind> visit_kind;
    std::optional<events::BookingState> booking_state;
    std::optional<events::Urgency> urgency;
    std::optional<events::CareClass> care_class;
    std::optional<std::string> icpc2;
    std::vector<std::string> reasons;  // of a visit: code and words
    std::optional<events::PlanKind> plan_kind;
    std::optional<int> version;
    std::optional<int> version_now;  // a later one was saved since
    std::optional<std::string> trigger;
    std::optional<int> counted;
};
BOOST_DESCRIBE_STRUCT(FactShown, (), (kind, is_readable, at, professional_name, service, visit_kind, booking_state, urgency, care_class, icpc2, reasons,
                                      plan_kind, version, version_now, trigger, counted))

struct WordShown {
    int number;
    std::string written_by_name;
    bool is_mine;
    Instant written_at;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(WordShown, (), (number, written_by_name, is_mine, written_at, words))

struct ReferralShown {
    std::string referred_by_name;
    Instant referred_at;
    std::string why;
    std::optional<std::string> to_name;
    std::optional<std::string> to_unit_name;
    std::optional<events::Profession> to_profession;
};
BOOST_DESCRIBE_STRUCT(ReferralShown, (), (referred_by_name, referred_at, why, to_name, to_unit_name, to_profession))

// Whoever asked, or was asked, left, and somebody else has it.
struct HandoverShown {
    Instant handed_at;
    bool is_asker;
    std::optional<std::string> from_name;  // absent: it lay with a team
    std::string why;
};
BOOST_DESCRIBE_STRUCT(HandoverShown, (), (handed_at, is_asker, from_name, why))

struct ConsultationShown {
    ConsultationLine line;
    bool has_matter;  // that went along, and so can be taken over
    std::vector<FactShown> facts;
    std::vector<WordShown> words;
    std::vector<ReferralShown> referrals;
    std::vector<HandoverShown> handovers;
    std::optional<BookedShown> visit;
    std::optional<std::string> ended_why;
    std::vector<std::string> remote_services;  // in which whoever reads can meet the client
    bool may_take;
    bool may_answer;
    bool may_write;
    bool may_give_back;
    bool may_withdraw;
    std::optional<Instant> undo_until;  // of the reader's own answer or referral
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(ConsultationShown, (), (line, has_matter, facts, words, referrals, handovers, visit, ended_why, remote_services, may_take, may_answer,
                                              may_write, may_give_back, may_withdraw, undo_until, as_of))

struct ConsultationsOfMatter {
    std::vector<ConsultationLine> consultations;  // the newest first
};
BOOST_DESCRIBE_STRUCT(ConsultationsOfMatter, (), (consultations))

struct RemoteTimesQuery {
    std::optional<std::string> service;  // absent: the first remote one of whoever asks
};
BOOST_DESCRIBE_STRUCT(RemoteTimesQuery, (), (service))
struct RemoteTimes {
    std::vector<TimeShown> times;  // at which asker and answerer are both free
};
BOOST_DESCRIBE_STRUCT(RemoteTimes, (), (times))

// ---- case surveys

struct SurveyLine {
    MatterId matter;
    ContactId contact;
    std::optional<SurveyId> survey;  // absent: nobody has taken it yet
    ClientId client;
    std::string client_name;
    std::optional<Date> client_born;
    bool non_disclosure;
    std::string words;
    std::string why;
    std::string passed_by_name;
    Instant passed_at;
    std::optional<Instant> promise_by;
    int calls;
    std::optional<Instant> next_try_at;
    bool is_reviewed;
};
BOOST_DESCRIBE_STRUCT(SurveyLine, (), (matter, contact, survey, client, client_name, client_born, non_disclosure, words, why, passed_by_name, passed_at,
                                       promise_by, calls, next_try_at, is_reviewed))

struct SurveysQuery {
    std::optional<MatterId> matter;  // one of which the line is wanted, whatever became of it
};
BOOST_DESCRIBE_STRUCT(SurveysQuery, (), (matter))

struct SurveyDesk {
    Instant as_of;
    std::vector<SurveyLine> mine;     // the first promise first
    std::vector<SurveyLine> waiting;  // in the pool
    std::optional<SurveyLine> asked_for;
};
BOOST_DESCRIBE_STRUCT(SurveyDesk, (), (as_of, mine, waiting, asked_for))

struct SurveyCallShown {
    int number;
    std::string called_by_name;
    Instant called_at;
    events::CallResult result;
    std::string with_whom;
    std::optional<std::string> note;
    std::optional<Instant> next_try_at;
};
BOOST_DESCRIBE_STRUCT(SurveyCallShown, (), (number, called_by_name, called_at, result, with_whom, note, next_try_at))

struct SurveyMemberShown {
    int number;
    events::GatheredKind kind;
    std::optional<std::string> name;
    std::optional<events::Profession> profession;
    std::string role;
    events::SharingBasis basis;
    Instant gathered_at;
    std::optional<Instant> left_at;
};
BOOST_DESCRIBE_STRUCT(SurveyMemberShown, (), (number, kind, name, profession, role, basis, gathered_at, left_at))

// What happened, in time order, for the time line.
BOOST_DEFINE_ENUM_CLASS(SurveyStep, passed, taken, given_back, reviewed, called, gathered, left, consulted, answered, booked, agreed, closed)
struct SurveyStepShown {
    SurveyStep step;
    Instant at;
    std::optional<std::string> by_name;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(SurveyStepShown, (), (step, at, by_name, text))

struct SurveyShown {
    SurveyLine line;
    survey::SurveyState state;  // waiting as well while nobody has taken it
    std::optional<std::string> surveyor_name;
    bool is_mine;
    std::optional<std::string> reviewed_by_name;
    std::optional<Instant> reviewed_at;
    std::vector<std::string> triggers;  // that the assessment marked
    std::vector<SurveyCallShown> calls;
    int attempts_min;
    int unanswered;
    Instant next_try_usual;
    std::vector<SurveyMemberShown> members;
    std::vector<ConsultationLine> consultations;
    std::vector<BookedShown> bookings;
    std::optional<std::string> agreed_name;
    std::optional<events::NamedAs> agreed_as;
    bool worker_is_named;
    std::optional<std::string> outcome;
    std::optional<events::SurveyEnd> ended;
    std::optional<std::string> ended_why;
    std::optional<Instant> undo_until;  // of the closing, for whoever closed it
    std::vector<SurveyStepShown> steps;
    Instant as_of;
};
BOOST_DESCRIBE_STRUCT(SurveyShown, (), (line, state, surveyor_name, is_mine, reviewed_by_name, reviewed_at, triggers, calls, attempts_min, unanswered,
                                        next_try_usual, members, consultations, bookings, agreed_name, agreed_as, worker_is_named, outcome, ended,
                                        ended_why, undo_until, steps, as_of))

}  // namespace koppi::desks
