// Surveying: a matter that was passed to the surveyors becomes a case survey when one of them takes it, and ends with somebody who carries the
// client on (systems A5, C8). Surveys keep what was done, routing whose the matter is, naming who is agreed as the client's own worker.
//
// Invariant: whoever holds the survey owns its matter; both end together, with an outcome.
#pragma once

#include "modules/survey/survey.hpp"
#include "workflows/intake.hpp"
#include "workflows/naming.hpp"

namespace koppi::surveying {

struct Surveyed {
    SurveyId survey;
};
BOOST_DESCRIBE_STRUCT(Surveyed, (), (survey))

struct GiveBackSurvey {
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(GiveBackSurvey, (), (why))

struct Numbered {
    int number;
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (number))

struct AgreeWorker {
    ProfessionalId professional;
    events::NamedAs named_as;
    std::optional<wire::Text<500, 1>> note;
};
BOOST_DESCRIBE_STRUCT(AgreeWorker, (), (professional, named_as, note))

struct CloseSurvey {
    std::string outcome;  // catalog/outcomes.yaml
    events::SurveyEnd end;
    wire::Text<1000, 1> why;
};
BOOST_DESCRIBE_STRUCT(CloseSurvey, (), (outcome, end, why))

// One of the pool gets it, the others are told who.
Result<Surveyed> take(Work& work, MatterId matter);
Result<Done> give_back(Work& work, SurveyId survey, const GiveBackSurvey& command);
Result<Done> review(Work& work, SurveyId survey);
Result<Numbered> record_call(Work& work, SurveyId survey, const survey::RecordCall& command);
Result<Numbered> gather(Work& work, SurveyId survey, const survey::GatherMember& command);
Result<Done> let_go(Work& work, SurveyId survey, const Numbered& command);
Result<naming::Named> agree_worker(Work& work, SurveyId survey, const AgreeWorker& command);
// Undone as every closing of a matter is.
Result<intake::Decided> close(Work& work, SurveyId survey, const CloseSurvey& command);
// Whether the agreed worker is named for the client still.
bool worker_is_named(sql::Reader& rows, const survey::SurveyRow& row);

routes::Routes routes();

}  // namespace koppi::surveying
