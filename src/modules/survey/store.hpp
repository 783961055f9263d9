// Case surveys, store: all SQL of the module.
#pragma once

#include "modules/survey/survey.hpp"

namespace koppi::survey::store {

std::optional<SurveyRow> find(sql::Reader& rows, SurveyId survey);
std::optional<SurveyRow> living_of_matter(sql::Reader& rows, MatterId matter);
std::optional<SurveyRow> of_matter(sql::Reader& rows, MatterId matter);
std::vector<SurveyRow> held_by(sql::Reader& rows, ProfessionalId surveyor);
std::vector<CallRow> calls_of(sql::Reader& rows, SurveyId survey);
std::vector<MemberRow> members_of(sql::Reader& rows, SurveyId survey);
std::vector<HandRow> hands_of(sql::Reader& rows, SurveyId survey);

}  // namespace koppi::survey::store
