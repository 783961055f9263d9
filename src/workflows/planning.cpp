// Planning: the verbs, and their rows.
#include "workflows/planning.hpp"

#include "modules/directory/directory.hpp"
#include "platform/catalog.hpp"
#include "workflows/records.hpp"

namespace koppi::planning {

namespace {

using routes::Right;

// The owner works in the register of the section; whoever does what was agreed works here.
Result<Done> is_of_the_house(sql::Reader& rows, const plan::WriteContent& content, events::Registry writer) {
    const auto roles = directory::roles_of(rows, content.owner);
    if (roles.empty()) return Refusal{Reason::invalid, "directory.no_such_professional", "/content/owner", {}};
    if (std::none_of(roles.begin(), roles.end(), [&](const auto& role) { return catalog().registry_of(role.profession) == writer; }))
        return Refusal{Reason::invalid, "plan.owner_of_other_register", "/content/owner", {}};
    for (std::size_t n = 0; n < content.actions.size(); ++n) {
        const auto& who = content.actions[n].professional;
        if (who && directory::roles_of(rows, *who).empty())
            return Refusal{Reason::invalid, "directory.no_such_professional", "/content/actions/" + std::to_string(n) + "/professional", {}};
    }
    return Done{};
}

// Who was faster: the module knows the version, the directory the name.
Refusal told_by_whom(sql::Reader& rows, const plan::SectionRow& section, Refusal refusal) {
    if (refusal.code != "plan.saved_meanwhile") return refusal;
    std::string name;
    if (const auto stands = plan::known_version(rows, section, section.version, section.registry); stands && stands->saved_by)
        name = directory::professional_name(rows, *stands->saved_by).value_or("");
    refusal.details.emplace("name", std::move(name));
    return refusal;
}

template <class T>
Result<T> told(Work& work, const plan::SectionRow& section, Result<T> result) {
    if (result) return result;
    return told_by_whom(work.rows(), section, result.refusal());
}

// The section, when its record may be opened; one of the other register that is not shared is not there.
Result<plan::SectionRow> opened_section(Work& work, SectionId id) {
    const auto section = TRY(plan::known_section(work.rows(), id));
    if (!plan::may_read(section, registry_of(work.actor()))) return Refusal{Reason::not_found, "plan.no_such_section", "", {}};
    TRY(records::open(work, section.client, events::Purpose::care));
    return section;
}

}  // namespace

events::Registry registry_of(const Actor& actor) {
    return actor.profession ? catalog().registry_of(*actor.profession) : events::Registry::health;
}

Result<SectionSaved> make(Work& work, ClientId client, const plan::MakeSection& command) {
    const auto writer = registry_of(work.actor());
    TRY(records::open(work, client, events::Purpose::care));
    TRY(is_of_the_house(work.rows(), command.content, writer));
    const auto made = TRY(plan::make(work, client, writer, command));
    return SectionSaved{made.section, made.version};
}

Result<SectionSaved> save(Work& work, SectionId id, const plan::SaveSection& command) {
    const auto writer = registry_of(work.actor());
    const auto section = TRY(opened_section(work, id));
    TRY(is_of_the_house(work.rows(), command.content, section.registry));
    const auto saved = TRY(told(work, section, plan::save(work, id, writer, command)));
    return SectionSaved{saved.section, saved.version};
}

Result<Done> end(Work& work, SectionId id, const plan::EndSection& command) {
    TRY(opened_section(work, id));
    return plan::end(work, id, registry_of(work.actor()), command);
}

Result<plan::AssessedRow> assess(Work& work, SectionId id, const plan::AssessGoals& command) {
    const auto section = TRY(opened_section(work, id));
    return told(work, section, plan::assess(work, id, registry_of(work.actor()), command));
}

Result<Done> permit_home_board(Work& work, ClientId client, const plan::PermitHomeBoard& command) {
    TRY(records::open(work, client, events::Purpose::care));
    return plan::permit_home_board(work, client, command);
}

Result<Done> forbid_home_board(Work& work, ClientId client) {
    TRY(records::open(work, client, events::Purpose::care));
    return plan::forbid_home_board(work, client);
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/plan/sections", "plan_section_make", Right::plan_edit, &make),
        routes::command("/api/plan-sections/{section}/save", "plan_section_save", Right::plan_edit, &save),
        routes::command("/api/plan-sections/{section}/end", "plan_section_end", Right::plan_edit, &planning::end),
        routes::command("/api/plan-sections/{section}/assess", "plan_goals_assess", Right::plan_edit, &assess),
        routes::command("/api/clients/{client}/home-board/permit", "home_board_permit", Right::plan_edit, &planning::permit_home_board),
        routes::command("/api/clients/{client}/home-board/forbid", "home_board_forbid", Right::plan_edit, &forbid_home_board),
    };
}

}  // namespace koppi::planning
