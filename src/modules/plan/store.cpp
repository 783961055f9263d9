// Plans, store: tables plan, plan_section, plan_version, plan_code, plan_action_open, plan_assessed, plan_disclosed, home_board_permission.
#include "modules/plan/store.hpp"

#include "modules/plan/rules.hpp"

namespace koppi::plan {

namespace {

#define SECTION_COLUMNS                                                                                                                     \
    "s.section, s.plan, s.client, s.registry, s.kind, s.owner, s.version, s.parts_given, s.review_on, s.shared_by, s.made_at, s.saved_at, " \
    "s.reviewed_at, s.ended_at, s.ended_why, s.ended_note"
#define VERSION_COLUMNS "v.version, v.saved_at, v.saved_by, v.unit, v.is_review, v.handed_on_why, v.content"

constexpr sql::Query find_plan{"plan.find_plan", "select plan from plan where client = $1"};
constexpr sql::Query find_section{"plan.find_section", "select " SECTION_COLUMNS " from plan_section s where s.section = $1"};
constexpr sql::Query find_living{"plan.find_living", R"(
    select section from plan_section where client = $1 and registry = $2 and kind = $3 and ended_at is null)"};
constexpr sql::Query list_sections{"plan.list_sections",
                                   "select " SECTION_COLUMNS
                                   " from plan_section s where s.client = $1 "
                                   "order by s.ended_at is not null, s.ended_at desc, s.made_at desc, s.section"};
constexpr sql::Query find_version{"plan.find_version",
                                  "select " VERSION_COLUMNS " from plan_version v where v.section = $1 and v.version = $2"};
constexpr sql::Query list_versions{"plan.list_versions",
                                   "select " VERSION_COLUMNS " from plan_version v where v.section = $1 order by v.version desc"};
constexpr sql::Query list_assessed{"plan.list_assessed", R"(
    select version, assessed_at, assessed_by, levels, score_hundredths from plan_assessed where section = $1 order by position)"};
constexpr sql::Query find_permission{"plan.find_permission", R"(
    select given_by, how, permitted_at, recorded_by from home_board_permission where plan = $1 and ended_at is null)"};
constexpr sql::Query count_disclosed{"plan.count_disclosed", R"(
    select count(*) from plan_disclosed where section = $1 and version = $2 and professional = $3 and disclosed_at > $4)"};
constexpr sql::Query list_reviews_due{"plan.list_reviews_due",
                                      "select " SECTION_COLUMNS
                                      " from plan_section s where s.owner = $1 and s.review_on <= $2 and s.ended_at is null "
                                      "order by s.review_on, s.section"};
constexpr sql::Query list_resting_on{"plan.list_resting_on",
                                     "select " SECTION_COLUMNS
                                     " from plan_section s where s.section in ("
                                     "select section from plan_section where owner = $1 and ended_at is null "
                                     "union select section from plan_action_open where professional = $1) order by s.review_on, s.section"};

constexpr sql::Query list_actions_due{"plan.list_actions_due", R"(
    select section, part, due_on from plan_action_open where professional = $1 and due_on <= $2 order by due_on, section, part)"};

constexpr sql::Query insert_plan{"plan.insert_plan", "insert into plan (plan, client, opened_at) values ($1, $2, $3)"};
constexpr sql::Query insert_section{"plan.insert_section", R"(
    insert into plan_section (section, plan, client, registry, kind, owner, version, parts_given, review_on, shared_by, made_at, saved_at, reviewed_at)
    values ($1, $2, (select client from plan where plan = $2), $3, $4, $5, 1, $6, $7, $8, $9, $9, $9))"};
constexpr sql::Query save_section{"plan.save_section", R"(
    update plan_section
    set version = $2, owner = $3, parts_given = case when parts_given < $4 then $4 else parts_given end, review_on = $5, shared_by = $6, saved_at = $7,
        reviewed_at = case when $8 then $7 else reviewed_at end
    where section = $1)"};
constexpr sql::Query end_section{"plan.end_section",
                                 "update plan_section set ended_at = $2, ended_why = $3, ended_note = $4 where section = $1"};
constexpr sql::Query insert_version{"plan.insert_version", R"(
    insert into plan_version (section, version, saved_at, saved_by, unit, is_review, handed_on_why, content) values ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr sql::Query insert_code{"plan.insert_code", R"(
    insert into plan_code (section, version, nth, code_set, code, phrase) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query insert_action_open{"plan.insert_action_open", R"(
    insert into plan_action_open (section, part, professional, due_on) values ($1, $2, $3, $4))"};
constexpr sql::Query forget_actions_open{"plan.forget_actions_open", "delete from plan_action_open where section = $1"};
constexpr sql::Query insert_assessed{"plan.insert_assessed", R"(
    insert into plan_assessed (position, section, version, assessed_at, assessed_by, levels, score_hundredths)
    values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr sql::Query insert_disclosed{"plan.insert_disclosed", R"(
    insert into plan_disclosed (position, section, version, registry, basis, professional, unit, disclosed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr sql::Query insert_permission{"plan.insert_permission", R"(
    insert into home_board_permission (position, plan, given_by, how, permitted_at, recorded_by) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query end_permission{"plan.end_permission",
                                    "update home_board_permission set ended_at = $2 where plan = $1 and ended_at is null"};

struct Version {
    int version;
    bool is_review;
    std::optional<std::string> handed_on_why;
};
void write_version(sql::Tables& tables, SectionId section, const Version& is, const events::PlanContent& content, const Stamp& stamp) {
    tables.run(insert_version, section, is.version, stamp.happened_at, stamp.professional, stamp.unit, is.is_review, is.handed_on_why, wire::write(content));
    int nth = 0;
    for (const auto& code : content.codes) tables.run(insert_code, section, is.version, ++nth, code.code_set, code.code, code.phrase);
    tables.run(forget_actions_open, section);
    for (const auto& action : content.actions)
        if (action.professional && !action.done_on) tables.run(insert_action_open, section, action.part, *action.professional, action.due_on);
}
void write_saved(sql::Tables& tables, SectionId section, const Version& is, const events::PlanContent& content, const Stamp& stamp) {
    tables.run(save_section, section, is.version, content.owner, rules::highest_part(content), content.review_on, content.shared_by, stamp.happened_at,
               is.is_review);
    write_version(tables, section, is, content, stamp);
}

}  // namespace

namespace store {

std::optional<PlanId> plan_of(sql::Reader& rows, ClientId client) { return rows.first<PlanId>(find_plan, client); }
std::optional<SectionRow> section(sql::Reader& rows, SectionId section) { return rows.first<SectionRow>(find_section, section); }
std::optional<SectionId> living(sql::Reader& rows, ClientId client, events::Registry registry, events::PlanKind kind) {
    return rows.first<SectionId>(find_living, client, registry, kind);
}
std::vector<SectionRow> sections_of(sql::Reader& rows, ClientId client) { return rows.all<SectionRow>(list_sections, client); }
std::optional<VersionRow> version(sql::Reader& rows, SectionId section, int version) {
    return rows.first<VersionRow>(find_version, section, version);
}
std::vector<VersionRow> versions_of(sql::Reader& rows, SectionId section) { return rows.all<VersionRow>(list_versions, section); }
std::vector<AssessedRow> assessed_of(sql::Reader& rows, SectionId section) { return rows.all<AssessedRow>(list_assessed, section); }
std::optional<PermissionRow> permission(sql::Reader& rows, PlanId plan) { return rows.first<PermissionRow>(find_permission, plan); }
bool is_disclosed_since(sql::Reader& rows, SectionId section, int version, const std::optional<ProfessionalId>& professional, Instant since) {
    return rows.number(count_disclosed, section, version, professional, since) > 0;
}
std::vector<SectionRow> reviews_due(sql::Reader& rows, ProfessionalId owner, Date until) {
    return rows.all<SectionRow>(list_reviews_due, owner, until);
}
std::vector<ActionDue> actions_due(sql::Reader& rows, ProfessionalId professional, Date until) {
    return rows.all<ActionDue>(list_actions_due, professional, until);
}
std::vector<SectionRow> resting_on(sql::Reader& rows, ProfessionalId professional) { return rows.all<SectionRow>(list_resting_on, professional); }

}  // namespace store

// ---- projectors

void project(sql::Tables& tables, const events::PlanOpened& event, const Stamp& stamp) {
    tables.run(insert_plan, event.plan, event.client, stamp.happened_at);
}
void project(sql::Tables& tables, const events::PlanSectionMade& event, const Stamp& stamp) {
    const auto& content = event.content;
    tables.run(insert_section, event.section, event.plan, event.registry, event.kind, content.owner, rules::highest_part(content), content.review_on,
               content.shared_by, stamp.happened_at);
    write_version(tables, event.section, {1, true, std::nullopt}, content, stamp);
}
void project(sql::Tables& tables, const events::PlanSectionSaved& event, const Stamp& stamp) {
    write_saved(tables, event.section, {event.version, event.is_review, std::nullopt}, event.content, stamp);
}
void project(sql::Tables& tables, const events::PlanSectionHandedOn& event, const Stamp& stamp) {
    write_saved(tables, event.section, {event.version, false, event.why}, event.content, stamp);
}
void project(sql::Tables& tables, const events::PlanSectionEnded& event, const Stamp& stamp) {
    tables.run(end_section, event.section, stamp.happened_at, event.why, event.note);
    tables.run(forget_actions_open, event.section);
}
void project(sql::Tables& tables, const events::PlanGoalsAssessed& event, const Stamp& stamp) {
    tables.run(insert_assessed, stamp.position, event.section, event.version, stamp.happened_at, stamp.professional, wire::write(event.levels),
               event.score_hundredths);
}
void project(sql::Tables& tables, const events::PlanDisclosed& event, const Stamp& stamp) {
    tables.run(insert_disclosed, stamp.position, event.section, event.version, event.to, event.basis, stamp.professional, stamp.unit,
               stamp.happened_at);
}
void project(sql::Tables& tables, const events::HomeBoardPermitted& event, const Stamp& stamp) {
    tables.run(insert_permission, stamp.position, event.plan, event.by, event.how, stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::HomeBoardForbidden& event, const Stamp& stamp) {
    tables.run(end_permission, event.plan, stamp.happened_at);
}

}  // namespace koppi::plan
