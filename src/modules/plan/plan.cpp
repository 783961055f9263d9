// Plans: load, decide, record.
#include "modules/plan/plan.hpp"

#include "core/civil_time.hpp"
#include "modules/plan/rules.hpp"
#include "modules/plan/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::plan {

namespace {

// For how long one who was shown a version reads on: about a session.
constexpr auto reads_on = 12h;

Result<std::vector<events::PlanCode>> codes_of(const std::vector<std::string>& phrases) {
    std::vector<events::PlanCode> codes;
    for (std::size_t n = 0; n < phrases.size(); ++n) {
        const auto* phrase = catalog().phrase(phrases[n]);
        if (!phrase) return Refusal{Reason::invalid, "plan.no_such_phrase", "/content/phrases/" + std::to_string(n), {}};
        if (phrase->counts_as) codes.push_back({phrase->counts_as->code_set, phrase->counts_as->code, phrase->id});
    }
    return codes;
}

Result<rules::Standing> standing(sql::Reader& rows, SectionId section) {
    const auto row = TRY(known_section(rows, section));
    auto version = store::version(rows, section, row.version);
    ensure(version.has_value(), "a section has its version");
    return rules::Standing{.section = section,
                           .registry = row.registry,
                           .kind = row.kind,
                           .version = row.version,
                           .parts_given = row.parts_given,
                           .is_ended = row.ended_at.has_value(),
                           .content = std::move(version->content)};
}

// The client's one plan; it is opened by what is first put into it.
PlanId opened_plan(Work& work, ClientId client) {
    if (const auto plan = store::plan_of(work.rows(), client)) return *plan;
    const auto plan = work.fresh<PlanId>();
    work.record(events::PlanOpened{plan, client});
    return plan;
}

}  // namespace

events::PlanContent draft_of(const WriteContent& written) {
    events::PlanContent content{.owner = written.owner,
                                .needs = {},
                                .goals = {},
                                .actions = {},
                                .people = {},
                                .follow_up = wire::if_any(written.follow_up),
                                .review_on = written.review_on,
                                .shared_by = written.shared_by,
                                .codes = {}};
    for (const auto& need : written.needs) content.needs.push_back({need.part.value_or(0), need.words});
    for (const auto& goal : written.goals) {
        auto& into = content.goals.emplace_back(events::PlanGoal{.part = goal.part.value_or(0),
                                                                 .text = goal.text,
                                                                 .levels = {},
                                                                 .weight = goal.weight,
                                                                 .baseline = goal.baseline,
                                                                 .icf = wire::if_any(goal.icf),
                                                                 .icf_qualifier = wire::if_any(goal.icf_qualifier),
                                                                 .target_on = goal.target_on});
        for (const auto& level : goal.levels) into.levels.push_back(level);
    }
    for (const auto& action : written.actions)
        content.actions.push_back(
            {action.part.value_or(0), action.text, action.by, action.professional, wire::if_any(action.other), action.due_on, action.done_on});
    for (const auto& person : written.people)
        content.people.push_back(
            {person.part.value_or(0), person.name, person.role, wire::if_any(person.phone), wire::if_any(person.reach), wire::if_any(person.visits_home)});
    return content;
}

Result<SectionRow> make(Work& work, ClientId client, events::Registry writer, const MakeSection& command) {
    auto content = draft_of(command.content);
    content.codes = TRY(codes_of(command.content.phrases));
    events::PlanSectionMade asked{.plan = {}, .section = work.fresh<SectionId>(), .registry = writer, .kind = command.kind, .content = std::move(content)};
    auto made = TRY(rules::make(std::move(asked), store::living(work.rows(), client, writer, command.kind), helsinki_date(work.now())));
    made.plan = opened_plan(work, client);
    work.record(made);
    return *store::section(work.rows(), made.section);
}

Result<SectionRow> save(Work& work, SectionId section, events::Registry writer, const SaveSection& command) {
    const auto stands = TRY(standing(work.rows(), section));
    auto content = draft_of(command.content);
    content.codes = TRY(codes_of(command.content.phrases));
    const auto saved = TRY(rules::save(stands, {command.based_on, command.is_review, std::move(content), writer, helsinki_date(work.now())}));
    work.record(saved);
    return *store::section(work.rows(), section);
}

Result<Done> hand_on(Work& work, SectionId section, ProfessionalId from, ProfessionalId to, std::string why) {
    const auto stands = TRY(standing(work.rows(), section));
    work.record(TRY(rules::hand_on(stands, from, to, std::move(why))));
    return Done{};
}

Result<Done> end(Work& work, SectionId section, events::Registry writer, const EndSection& command) {
    const auto stands = TRY(standing(work.rows(), section));
    const auto ended = TRY(rules::end(stands, writer, command.why, wire::if_any(command.note)));
    work.record(ended);
    return Done{};
}

Result<AssessedRow> assess(Work& work, SectionId section, events::Registry writer, const AssessGoals& command) {
    const auto stands = TRY(standing(work.rows(), section));
    const auto assessed = TRY(rules::assess(stands, writer, command.version, command.levels));
    work.record(assessed);
    return store::assessed_of(work.rows(), section).back();
}

Result<Done> permit_home_board(Work& work, ClientId client, const PermitHomeBoard& command) {
    if (home_board_permission(work.rows(), client)) return Done{};
    work.record(events::HomeBoardPermitted{opened_plan(work, client), command.by, command.how});
    return Done{};
}

Result<Done> forbid_home_board(Work& work, ClientId client) {
    const auto plan = store::plan_of(work.rows(), client);
    if (!plan || !store::permission(work.rows(), *plan)) return Done{};
    work.record(events::HomeBoardForbidden{*plan});
    return Done{};
}

void disclose(Work& work, ClientId client, events::Registry reader) {
    for (const auto& section : store::sections_of(work.rows(), client)) {
        if (section.registry == reader || !may_read(section, reader)) continue;
        if (store::is_disclosed_since(work.rows(), section.section, section.version, work.actor().professional, work.now() - reads_on)) continue;
        work.record(events::PlanDisclosed{section.section, section.version, reader, *section.shared_by});
    }
}

Result<SectionRow> known_section(sql::Reader& rows, SectionId section) {
    auto row = store::section(rows, section);
    if (!row) return Refusal{Reason::not_found, "plan.no_such_section", "", {}};
    return *row;
}
std::vector<SectionRow> sections_of(sql::Reader& rows, ClientId client) { return store::sections_of(rows, client); }
bool may_read(const SectionRow& section, events::Registry reader) {
    return rules::may_read(section.registry, section.kind, section.shared_by, reader);
}
bool may_have(events::Registry registry, events::PlanKind kind) { return rules::may_have(registry, kind); }

namespace {
bool may_read(const SectionRow& section, const VersionRow& version, events::Registry reader) {
    return plan::may_read(section, reader) && rules::may_read(section.registry, section.kind, version.content.shared_by, reader);
}
}  // namespace

Result<VersionRow> known_version(sql::Reader& rows, const SectionRow& section, int version, events::Registry reader) {
    auto row = store::version(rows, section.section, version);
    if (!row || !may_read(section, *row, reader)) return Refusal{Reason::not_found, "plan.no_such_version", "", {}};
    return std::move(*row);
}
std::vector<VersionRow> versions_of(sql::Reader& rows, const SectionRow& section, events::Registry reader) {
    auto all = store::versions_of(rows, section.section);
    std::erase_if(all, [&](const VersionRow& one) { return !may_read(section, one, reader); });
    return all;
}
std::vector<AssessedRow> assessed_of(sql::Reader& rows, SectionId section) { return store::assessed_of(rows, section); }
std::optional<PermissionRow> home_board_permission(sql::Reader& rows, ClientId client) {
    const auto plan = store::plan_of(rows, client);
    return plan ? store::permission(rows, *plan) : std::nullopt;
}
std::vector<SectionRow> reviews_due(sql::Reader& rows, ProfessionalId owner, Date until) { return store::reviews_due(rows, owner, until); }
std::vector<ActionDue> actions_due(sql::Reader& rows, ProfessionalId professional, Date until) { return store::actions_due(rows, professional, until); }
std::vector<SectionRow> resting_on(sql::Reader& rows, ProfessionalId professional) { return store::resting_on(rows, professional); }

}  // namespace koppi::plan
