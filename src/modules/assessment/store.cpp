// Assessment, store: tables assessment and scratch_draft.
#include "modules/assessment/store.hpp"

namespace koppi::assessment::store {

namespace {

constexpr sql::Query find_latest{"assessment.find_latest", R"(
    select assessment, matter, form, form_version, answers, icpc2, urgency, clarity, care_class, assessed_at, guarantee_by, guarantee_rule,
           suggested_route
    from assessment where matter = $1 order by position desc limit 1)"};
constexpr sql::Query find_one{"assessment.find_one", R"(
    select assessment, matter, form, form_version, answers, icpc2, urgency, clarity, care_class, assessed_at, guarantee_by, guarantee_rule,
           suggested_route
    from assessment where assessment = $1)"};
constexpr sql::Query insert_assessment{"assessment.insert_assessment", R"(
    insert into assessment (assessment, matter, form, form_version, answers, icpc2, urgency, clarity, care_class, assessed_at, guarantee_by,
                            guarantee_rule, suggested_route, position)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))"};

constexpr sql::Query find_draft{"assessment.find_draft", R"(
    select form, form_version, answers, version, saved_at, saved_by from scratch_draft where matter = $1)"};
constexpr sql::Query insert_draft{"assessment.insert_draft", R"(
    insert into scratch_draft (matter, form, form_version, answers, version, saved_at, saved_by) values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr sql::Query delete_draft{"assessment.delete_draft", "delete from scratch_draft where matter = $1"};

}  // namespace

std::optional<AssessmentRow> find(sql::Reader& rows, AssessmentId assessment) { return rows.first<AssessmentRow>(find_one, assessment); }
std::optional<AssessmentRow> latest(sql::Reader& rows, MatterId matter) { return rows.first<AssessmentRow>(find_latest, matter); }

void insert(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp) {
    tables.run(insert_assessment, event.assessment, event.matter, event.form, event.form_version, wire::write(event.answers), event.icpc2,
               event.urgency, event.clarity, event.care_class, event.assessed_at, event.guarantee_by, event.guarantee_rule,
               event.suggested_route, stamp.position);
}

std::optional<Draft> draft(sql::Reader& rows, MatterId matter) { return rows.first<Draft>(find_draft, matter); }

void keep_draft(sql::Tables& scratch, MatterId matter, const Draft& draft) {
    scratch.run(delete_draft, matter);
    scratch.run(insert_draft, matter, draft.form, draft.form_version, wire::write(draft.answers), draft.version, draft.saved_at,
                draft.saved_by);
}

void drop_draft(sql::Tables& scratch, MatterId matter) { scratch.run(delete_draft, matter); }

}  // namespace koppi::assessment::store
