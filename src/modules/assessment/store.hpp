// Assessment: tables assessment and scratch_draft.
#pragma once

#include "modules/assessment/assessment.hpp"

namespace koppi::assessment::store {

std::optional<AssessmentRow> find(sql::Reader& rows, AssessmentId assessment);
std::optional<AssessmentRow> latest(sql::Reader& rows, MatterId matter);
void insert(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp);

std::optional<Draft> draft(sql::Reader& rows, MatterId matter);
void keep_draft(sql::Tables& scratch, MatterId matter, const Draft& draft);
void drop_draft(sql::Tables& scratch, MatterId matter);

}  // namespace koppi::assessment::store
