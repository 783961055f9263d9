// Surveying: the verbs, and their rows.
#include "workflows/surveying.hpp"

#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"

namespace koppi::surveying {

namespace {

using routes::Right;
using survey::SurveyRow;

// Why somebody is named out of a survey, the outcome after which nobody was reached, and those after which the client did not want it.
constexpr auto agreed_in_survey = "agreed_in_survey";                  // catalog/continuity.yaml
constexpr std::string_view not_reached = "not_reached_closed_by_agreement";  // catalog/outcomes.yaml
constexpr std::array<std::string_view, 2> declined{"client_declined_care", "client_withdrew"};

Result<SurveyRow> opened(Work& work, SurveyId id) {
    auto row = TRY(survey::in_hand(work.rows(), id, work.actor()));
    TRY(access::open(work, row.client, events::Purpose::follow_up, std::nullopt));
    return row;
}

Result<Done> awaits_a_surveyor(Work& work, const std::optional<routing::MatterRoute>& route) {
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    const bool is_passed = route->state == routing::MatterState::owned && route->route == events::Route::case_survey;
    if (!is_passed || !route->client) return Refusal{Reason::out_of_order, "survey.not_passed_to_survey", "", {}};
    if (route->owner_kind == events::OwnerKind::person) {
        const auto name = route->owner ? directory::professional_name(work.rows(), *route->owner).value_or("") : "";
        return Refusal{Reason::conflict, "survey.taken", "", {{"name", name}}};
    }
    const auto& actor = work.actor();
    if (route->owner_profession != actor.profession || route->owner_unit != actor.unit) return Refusal{Reason::forbidden, "survey.not_of_pool", "", {}};
    return Done{};
}

}  // namespace

bool worker_is_named(sql::Reader& rows, const SurveyRow& row) {
    if (!row.agreed) return false;
    const auto named = continuity::named_workers(rows, row.client);
    return std::any_of(named.begin(), named.end(), [&](const auto& one) { return one.professional == *row.agreed && one.named_as == *row.agreed_as; });
}

Result<Surveyed> take(Work& work, MatterId matter) {
    const auto route = routing::route_of(work.rows(), matter);
    TRY(awaits_a_surveyor(work, route));
    TRY(access::open(work, *route->client, events::Purpose::follow_up, std::nullopt));
    return Surveyed{TRY(survey::take(work, matter, *route->client)).survey};
}

Result<Done> give_back(Work& work, SurveyId id, const GiveBackSurvey& command) {
    if (!work.actor().unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    return survey::give_back(work, id, *work.actor().unit, command.why.value);
}

Result<Done> review(Work& work, SurveyId id) {
    TRY(opened(work, id));
    return survey::review(work, id);
}

Result<Numbered> record_call(Work& work, SurveyId id, const survey::RecordCall& command) {
    TRY(opened(work, id));
    return Numbered{TRY(survey::record_call(work, id, command))};
}

Result<Numbered> gather(Work& work, SurveyId id, const survey::GatherMember& command) {
    TRY(opened(work, id));
    if (command.professional && directory::roles_of(work.rows(), *command.professional).empty())
        return Refusal{Reason::invalid, "directory.no_such_professional", "/professional", {}};
    return Numbered{TRY(survey::gather(work, id, command))};
}

Result<Done> let_go(Work& work, SurveyId id, const Numbered& command) {
    TRY(opened(work, id));
    return survey::let_go(work, id, command.number);
}

Result<naming::Named> agree_worker(Work& work, SurveyId id, const AgreeWorker& command) {
    const auto row = TRY(opened(work, id));
    const auto named = TRY(naming::name(work, row.client,
                                        {.professional = command.professional,
                                         .named_as = command.named_as,
                                         .from = std::nullopt,
                                         .until = std::nullopt,
                                         .why = agreed_in_survey,
                                         .note = command.note}));
    TRY(survey::agree_worker(work, id, named.naming, command.professional, command.named_as));
    return named;
}

Result<intake::Decided> close(Work& work, SurveyId id, const CloseSurvey& command) {
    const auto row = TRY(opened(work, id));
    const auto decided = TRY(intake::close_surveyed(work, row.matter, {command.outcome, command.why}));
    TRY(survey::close(work, id, {.decision = decided.decision,
                                 .outcome = command.outcome,
                                 .says_not_reached = command.outcome == not_reached,
                                 .says_declined = std::find(declined.begin(), declined.end(), command.outcome) != declined.end(),
                                 .end = command.end,
                                 .worker_is_named = worker_is_named(work.rows(), row),
                                 .why = command.why.value}));
    return decided;
}

routes::Routes routes() {
    return {
        routes::command("/api/matters/{matter}/survey-case", "survey_take", Right::survey_case, &take),
        routes::command("/api/surveys/{survey}/give-back", "survey_give_back", Right::survey_case, &give_back),
        routes::command("/api/surveys/{survey}/review", "survey_review", Right::survey_case, &review),
        routes::command("/api/surveys/{survey}/calls", "survey_call", Right::survey_case, &record_call),
        routes::command("/api/surveys/{survey}/members", "survey_gather", Right::survey_case, &gather),
        routes::command("/api/surveys/{survey}/members/leave", "survey_let_go", Right::survey_case, &let_go),
        routes::command("/api/surveys/{survey}/worker", "survey_agree_worker", Right::survey_case, &agree_worker),
        routes::command("/api/surveys/{survey}/close", "survey_close", Right::survey_case, &surveying::close),
    };
}

}  // namespace koppi::surveying
