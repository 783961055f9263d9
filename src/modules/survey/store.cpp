// Case surveys, store: tables survey, survey_call, survey_member, survey_hand.
#include "modules/survey/store.hpp"

namespace koppi::survey {

namespace {

#define SURVEY_COLUMNS                                                                                                                   \
    "survey, matter, client, surveyor, opened_at, taken_at, state, reviewed_at, reviewed_by, calls, members, next_try_at, naming, agreed, " \
    "agreed_as, decision, closed_at, outcome, ended, why"

constexpr sql::Query find_one{"survey.find", "select " SURVEY_COLUMNS " from survey where survey = $1"};
constexpr sql::Query find_living{"survey.find_living", "select " SURVEY_COLUMNS " from survey where matter = $1 and state <> 'closed'"};
constexpr sql::Query find_of_matter{"survey.find_of_matter",
                                    "select " SURVEY_COLUMNS
                                    " from survey where matter = $1 order by state = 'closed', opened_at desc, survey desc limit 1"};
constexpr sql::Query list_held{"survey.list_held",
                               "select " SURVEY_COLUMNS " from survey where surveyor = $1 and state = 'open' order by opened_at, survey"};
constexpr sql::Query list_calls{"survey.list_calls", R"(
    select number, called_by, called_at, result, with_whom, note, next_try_at from survey_call where survey = $1 order by number)"};
constexpr sql::Query list_members{"survey.list_members", R"(
    select number, kind, professional, profession, name, role, basis, gathered_at, gathered_by, left_at
    from survey_member where survey = $1 order by number)"};
constexpr sql::Query list_hands{"survey.list_hands", "select surveyor, taken, at, why from survey_hand where survey = $1 order by position"};

constexpr sql::Query insert_or_take{"survey.insert_or_take", R"(
    insert into survey (survey, matter, client, surveyor, opened_at, taken_at, state, calls, members) values ($1, $2, $3, $4, $5, $5, 'open', 0, 0)
    on conflict (survey) do update set surveyor = excluded.surveyor, taken_at = excluded.taken_at, state = 'open')"};
constexpr sql::Query insert_hand{"survey.insert_hand", "insert into survey_hand (position, survey, surveyor, taken, at, why) values ($1, $2, $3, $4, $5, $6)"};
constexpr sql::Query set_waiting{"survey.set_waiting", "update survey set surveyor = null, state = 'waiting' where survey = $1"};
constexpr sql::Query set_reviewed{"survey.set_reviewed", "update survey set reviewed_at = $2, reviewed_by = $3 where survey = $1"};
constexpr sql::Query insert_call{"survey.insert_call", R"(
    insert into survey_call (survey, number, called_by, called_at, result, with_whom, note, next_try_at) values ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr sql::Query set_calls{"survey.set_calls", "update survey set calls = $2, next_try_at = $3 where survey = $1"};
constexpr sql::Query insert_member{"survey.insert_member", R"(
    insert into survey_member (survey, number, kind, professional, profession, name, role, basis, gathered_at, gathered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))"};
constexpr sql::Query set_members{"survey.set_members", "update survey set members = $2 where survey = $1"};
constexpr sql::Query set_left{"survey.set_left", "update survey_member set left_at = $3 where survey = $1 and number = $2"};
constexpr sql::Query set_agreed{"survey.set_agreed", "update survey set naming = $2, agreed = $3, agreed_as = $4 where survey = $1"};
constexpr sql::Query set_closed{"survey.set_closed", R"(
    update survey set state = 'closed', decision = $2, closed_at = $3, outcome = $4, ended = $5, why = $6 where survey = $1)"};
constexpr sql::Query set_closed_otherwise{"survey.set_closed_otherwise", R"(
    update survey set state = 'closed', decision = $2, closed_at = $3, outcome = $4, ended = null, why = $5 where matter = $1 and state <> 'closed')"};
constexpr sql::Query set_reopened{"survey.set_reopened", R"(
    update survey
    set state = case when surveyor is null then 'waiting' else 'open' end, decision = null, closed_at = null, outcome = null, ended = null, why = null
    where decision = $1)"};
constexpr sql::Query set_handed_on{"survey.set_handed_on", R"(
    update survey set surveyor = $2, state = case when $3 = 'pool' then 'waiting' else 'open' end where matter = $1 and state <> 'closed')"};

}  // namespace

namespace store {

std::optional<SurveyRow> find(sql::Reader& rows, SurveyId survey) { return rows.first<SurveyRow>(find_one, survey); }
std::optional<SurveyRow> living_of_matter(sql::Reader& rows, MatterId matter) { return rows.first<SurveyRow>(find_living, matter); }
std::optional<SurveyRow> of_matter(sql::Reader& rows, MatterId matter) { return rows.first<SurveyRow>(find_of_matter, matter); }
std::vector<SurveyRow> held_by(sql::Reader& rows, ProfessionalId surveyor) { return rows.all<SurveyRow>(list_held, surveyor); }
std::vector<CallRow> calls_of(sql::Reader& rows, SurveyId survey) { return rows.all<CallRow>(list_calls, survey); }
std::vector<MemberRow> members_of(sql::Reader& rows, SurveyId survey) { return rows.all<MemberRow>(list_members, survey); }
std::vector<HandRow> hands_of(sql::Reader& rows, SurveyId survey) { return rows.all<HandRow>(list_hands, survey); }

}  // namespace store

void project(sql::Tables& tables, const events::SurveyTaken& event, const Stamp& stamp) {
    tables.run(insert_or_take, event.survey, event.matter, event.client, event.surveyor, stamp.happened_at);
    tables.run(insert_hand, stamp.position, event.survey, event.surveyor, true, stamp.happened_at, std::optional<std::string>{});
}
void project(sql::Tables& tables, const events::SurveyGivenBack& event, const Stamp& stamp) {
    tables.run(set_waiting, event.survey);
    tables.run(insert_hand, stamp.position, event.survey, stamp.professional, false, stamp.happened_at, event.why);
}
void project(sql::Tables& tables, const events::SurveyRecordReviewed& event, const Stamp& stamp) {
    tables.run(set_reviewed, event.survey, stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::SurveyCallMade& event, const Stamp& stamp) {
    tables.run(insert_call, event.survey, event.number, stamp.professional, stamp.happened_at, event.result, event.with_whom, event.note, event.next_try_at);
    tables.run(set_calls, event.survey, event.number, event.next_try_at);
}
void project(sql::Tables& tables, const events::SurveyMemberGathered& event, const Stamp& stamp) {
    const auto& member = event.member;
    tables.run(insert_member, event.survey, event.number, member.kind, member.professional, member.profession, member.name, member.role, member.basis,
               stamp.happened_at, stamp.professional);
    tables.run(set_members, event.survey, event.number);
}
void project(sql::Tables& tables, const events::SurveyMemberLeft& event, const Stamp& stamp) {
    tables.run(set_left, event.survey, event.number, stamp.happened_at);
}
void project(sql::Tables& tables, const events::SurveyWorkerAgreed& event, const Stamp&) {
    tables.run(set_agreed, event.survey, event.naming, event.professional, event.named_as);
}
void project(sql::Tables& tables, const events::SurveyClosed& event, const Stamp& stamp) {
    tables.run(set_closed, event.survey, event.decision, stamp.happened_at, event.outcome, event.end, event.why);
}
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp) {
    if (event.route == events::Route::case_survey) return;
    tables.run(set_closed_otherwise, event.matter, event.decision, stamp.happened_at, event.outcome, event.why);
}
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp&) { tables.run(set_reopened, event.decision); }
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp&) {
    tables.run(set_handed_on, event.matter, event.owner, event.owner_kind);
}

}  // namespace koppi::survey
