// Desks, case surveys: what waits for a surveyor, what is in their hands, and one survey as a whole.
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/shower.hpp"
#include "platform/catalog.hpp"
#include "workflows/surveying.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;
using survey::SurveyRow;
using survey::SurveyState;

struct SurveyedMatter {
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(SurveyedMatter, (), (matter))
// The indexes of what somebody owns or is asked serve whoever names both states.
constexpr sql::Query list_waiting_surveys{"desks.list_waiting_surveys", R"(
    select matter from matter_route
    where state in ('owned', 'asked') and state = 'owned' and owner_kind = 'pool' and route = 'case_survey' and owner_profession = $1 and owner_unit = $2
    order by promise_by, matter limit 500)"};
constexpr sql::Query list_my_surveys{"desks.list_my_surveys", R"(
    select r.matter from matter_route r
    where r.state in ('owned', 'asked') and r.state = 'owned' and r.owner_kind = 'person' and r.owner = $1
      and exists (select 1 from survey s where s.matter = r.matter and s.state = 'open')
    order by r.promise_by, r.matter limit 500)"};
// Who passed it to the surveyors, when and why: the last decision that led there, whatever became of the matter since.
struct PassedToSurvey {
    std::optional<ProfessionalId> decided_by;
    Instant decided_at;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(PassedToSurvey, (), (decided_by, decided_at, why))
constexpr sql::Query find_passed{"desks.find_passed_to_survey", R"(
    select decided_by, decided_at, why from matter_route where matter = $1 and route = 'case_survey' and state <> 'closed'
    union all
    select b.decided_by, b.decided_at, b.why from matter_route r join matter_route_before b on b.replaced_by = r.decision
    where r.matter = $1 and r.state = 'closed' and b.route = 'case_survey'
    limit 1)"};

std::string surveyor_name_of(sql::Reader& rows, const std::optional<ProfessionalId>& professional) {
    return directory::professional_name(rows, professional).value_or("");
}

Result<SurveyLine> survey_line(sql::Reader& rows, MatterId matter) {
    const auto route = routing::route_of(rows, matter);
    const auto row = contact::matter(rows, matter);
    if (!route || !row || !route->client) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    const auto client = clients::line(rows, *route->client);
    const auto survey = survey::of_matter(rows, matter);
    const auto passed = rows.first<PassedToSurvey>(find_passed, matter);
    return SurveyLine{.matter = matter,
                      .contact = row->contact,
                      .survey = survey ? std::optional(survey->survey) : std::nullopt,
                      .client = *route->client,
                      .client_name = client ? name_shown(client->family_name, client->given_names) : "",
                      .client_born = client ? client->born : std::nullopt,
                      .non_disclosure = client && client->non_disclosure,
                      .words = row->words,
                      .why = passed ? passed->why : route->why.value_or(""),
                      .passed_by_name = passed ? surveyor_name_of(rows, passed->decided_by) : "",
                      .passed_at = passed ? passed->decided_at : row->opened_at,
                      .promise_by = route->promise_by,
                      .calls = survey ? survey->calls : 0,
                      .next_try_at = survey ? survey->next_try_at : std::nullopt,
                      .is_reviewed = survey && survey->reviewed_at};
}

std::vector<SurveyLine> survey_lines(sql::Reader& rows, const std::vector<SurveyedMatter>& matters) {
    std::vector<SurveyLine> lines;
    for (const auto& one : matters)
        if (auto line = survey_line(rows, one.matter)) lines.push_back(std::move(line).value());
    return lines;
}

class SurveySteps {
public:
    void add(SurveyStep step, Instant at, std::optional<std::string> by, std::optional<std::string> text = std::nullopt) {
        all_.push_back({step, at, std::move(by), std::move(text)});
    }
    std::vector<SurveyStepShown> in_order() {
        std::stable_sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
        return std::move(all_);
    }

private:
    std::vector<SurveyStepShown> all_;
};

void show_work_done(sql::Reader& rows, SurveyShown& shown, const SurveyRow& row, SurveySteps& steps) {
    for (const auto& hand : survey::hands_of(rows, row.survey))
        steps.add(hand.taken ? SurveyStep::taken : SurveyStep::given_back, hand.at, directory::professional_name(rows, hand.surveyor), hand.why);
    if (row.reviewed_at) steps.add(SurveyStep::reviewed, *row.reviewed_at, directory::professional_name(rows, row.reviewed_by));
    for (const auto& call : survey::calls_of(rows, row.survey)) {
        shown.calls.push_back({call.number, surveyor_name_of(rows, call.called_by), call.called_at, call.result, call.with_whom, call.note, call.next_try_at});
        if (call.result != events::CallResult::reached) ++shown.unanswered;
        steps.add(SurveyStep::called, call.called_at, directory::professional_name(rows, call.called_by), call.with_whom);
    }
    for (const auto& member : survey::members_of(rows, row.survey)) {
        auto name = member.name ? member.name : directory::professional_name(rows, member.professional);
        steps.add(SurveyStep::gathered, member.gathered_at, directory::professional_name(rows, member.gathered_by), member.role);
        if (member.left_at) steps.add(SurveyStep::left, *member.left_at, std::nullopt, member.role);
        shown.members.push_back({member.number, member.kind, std::move(name), member.profession, member.role, member.basis, member.gathered_at,
                                 member.left_at});
    }
    shown.surveyor_name = directory::professional_name(rows, row.surveyor);
    shown.reviewed_at = row.reviewed_at;
    shown.reviewed_by_name = directory::professional_name(rows, row.reviewed_by);
    shown.agreed_name = directory::professional_name(rows, row.agreed);
    shown.agreed_as = row.agreed_as;
    shown.worker_is_named = surveying::worker_is_named(rows, row);
    if (row.closed_at) steps.add(SurveyStep::closed, *row.closed_at, shown.surveyor_name, row.why);
    shown.outcome = row.outcome;
    shown.ended = row.ended;
    shown.ended_why = row.why;
}

void show_made_from_it(sql::Reader& rows, SurveyShown& shown, const SurveyRow& row, const Actor& actor, Instant now, SurveySteps& steps) {
    for (const auto& one : consultation::of_matter(rows, row.matter)) {
        if (one.asked_at < row.opened_at) continue;
        shown.consultations.push_back(consultation_line(rows, one, actor));
        const auto& line = shown.consultations.back();
        steps.add(SurveyStep::consulted, one.asked_at, line.asked_by_name, one.question);
        if (one.answered_at) steps.add(SurveyStep::answered, *one.answered_at, line.answered_by_name, one.words);
    }
    if (!row.surveyor) return;
    Shower show(rows, actor, now);
    for (const auto& booking : scheduling::booked_for_by(rows, row.client, *row.surveyor, row.opened_at)) {
        if (row.closed_at && booking.made_at > *row.closed_at) continue;
        shown.bookings.push_back(show.booking(booking));
        steps.add(SurveyStep::booked, booking.made_at, shown.surveyor_name, shown.bookings.back().professional_name);
    }
}

Result<SurveyDesk> surveys_call(sql::Reader& rows, const SurveysQuery& query, const Call& call) { return survey_desk(rows, query, call.actor, call.now); }
Result<SurveyShown> survey_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    return survey_shown(rows, matter, call.actor, call.now);
}

}  // namespace

SurveyDesk survey_desk(sql::Reader& rows, const SurveysQuery& query, const Actor& actor, Instant now) {
    SurveyDesk desk{now, {}, {}, std::nullopt};
    if (!actor.professional) return desk;
    desk.mine = survey_lines(rows, rows.all<SurveyedMatter>(list_my_surveys, *actor.professional));
    desk.waiting = survey_lines(rows, rows.all<SurveyedMatter>(list_waiting_surveys, actor.profession, actor.unit));
    if (query.matter && survey::of_matter(rows, *query.matter))
        if (auto line = survey_line(rows, *query.matter)) desk.asked_for = std::move(line).value();
    return desk;
}

Result<SurveyShown> survey_shown(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now) {
    SurveyShown shown{};
    shown.line = TRY(survey_line(rows, matter));
    if (!access::has_open(rows, actor, shown.line.client, now)) return Refusal{Reason::forbidden, "survey.record_not_open", "", {}};
    const auto route = *routing::route_of(rows, matter);
    const auto row = survey::of_matter(rows, matter);
    if (!row && route.route != events::Route::case_survey) return Refusal{Reason::not_found, "survey.not_passed_to_survey", "", {}};
    const auto& practice = catalog().promises.survey;
    shown.state = row ? row->state : SurveyState::waiting;
    shown.is_mine = row && row->state == SurveyState::open && row->surveyor == actor.professional;
    shown.attempts_min = practice.attempts_min;
    shown.next_try_usual = now + Minutes{practice.minutes_between_attempts};
    if (const auto assessed = assessment::latest(rows, matter)) shown.triggers = assessment::triggers_of(*assessed);
    SurveySteps steps;
    steps.add(SurveyStep::passed, shown.line.passed_at, shown.line.passed_by_name, shown.line.why);
    if (row) {
        show_work_done(rows, shown, *row, steps);
        show_made_from_it(rows, shown, *row, actor, now, steps);
        const bool is_last = row->decision && route.decision == row->decision && route.decided_by == actor.professional;
        if (is_last && route.undo_until && now <= *route.undo_until) shown.undo_until = route.undo_until;
    }
    shown.steps = steps.in_order();
    shown.as_of = now;
    return shown;
}

routes::Routes survey_routes() {
    return {
        routes::read("/api/desks/survey", "desk_survey", Right::survey_case, &surveys_call),
        routes::read("/api/matters/{matter}/survey", "survey_show", Right::survey_case, &survey_call),
    };
}

}  // namespace koppi::desks
