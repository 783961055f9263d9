// Desks, plans: a client's plan with its versions, what changed between two of them, the board for the wall at home, and whose plans are to be
// looked through.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "workflows/planning.hpp"

namespace koppi::desks {

namespace {

using events::Registry;
using routes::Call;
using routes::Right;

// Each once, in the order in which they are met.
struct Named {
    sql::Reader& rows;
    Instant now;
    std::vector<PlanProfessional> all{};

    void add(const std::optional<ProfessionalId>& who) {
        if (!who || std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.professional == *who; })) return;
        PlanProfessional one{*who, directory::professional_name(rows, *who).value_or(""), std::nullopt, std::nullopt};
        if (const auto colleague = directory::colleague(rows, *who, now)) {
            one.profession = colleague->profession;
            one.phone = colleague->phone;
        }
        all.push_back(std::move(one));
    }
    void add(const events::PlanContent& content) {
        add(std::optional(content.owner));
        for (const auto& action : content.actions) add(action.professional);
    }
};

PlanVersionLine version_line(sql::Reader& rows, const plan::VersionRow& row) {
    return {row.version, row.saved_at, directory::professional_name(rows, row.saved_by),
            row.unit ? directory::unit_name(rows, *row.unit) : std::nullopt, row.is_review, row.handed_on_why};
}

PlanSectionShown section_shown(sql::Reader& rows, const plan::SectionRow& row, const Actor& actor, Instant now) {
    const auto reader = planning::registry_of(actor);
    auto versions = plan::versions_of(rows, row, reader);
    ensure(!versions.empty(), "a section that may be read has a version that may be read");
    PlanSectionShown shown{.section = row.section,
                           .registry = row.registry,
                           .kind = row.kind,
                           .version = row.version,
                           .may_write = row.registry == reader && !row.ended_at && access::may(actor, Right::plan_edit),
                           .made_at = row.made_at,
                           .saved_at = row.saved_at,
                           .reviewed_at = row.reviewed_at,
                           .ended_at = row.ended_at,
                           .ended_why = row.ended_why,
                           .ended_note = row.ended_note,
                           .content = versions.front().content,
                           .professionals = {},
                           .versions = {},
                           .assessed = {}};
    Named named{rows, now};
    named.add(shown.content);
    shown.professionals = std::move(named.all);
    for (const auto& version : versions) shown.versions.push_back(version_line(rows, version));
    for (const auto& one : plan::assessed_of(rows, row.section))
        shown.assessed.push_back({one.version, one.assessed_at, directory::professional_name(rows, one.assessed_by), one.levels, one.score_hundredths});
    return shown;
}

// Whoever reads on has opened the record, and the section is one that they may read.
Result<plan::SectionRow> section_read_on(sql::Reader& rows, SectionId id, const Actor& actor, Instant now) {
    const auto section = TRY(plan::known_section(rows, id));
    if (!plan::may_read(section, planning::registry_of(actor))) return Refusal{Reason::not_found, "plan.no_such_section", "", {}};
    if (!access::has_open(rows, actor, section.client, now)) return Refusal{Reason::forbidden, "plan.record_not_open", "", {}};
    return section;
}

Result<access::ClientKey> open_call(Work& work, const OpenPlan& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    auto key = TRY(access::open(work, client, body.purpose, std::nullopt));
    plan::disclose(work, client, planning::registry_of(call.actor));
    return key;
}
Result<PlanShown> plan_call(sql::Reader& rows, const access::ClientKey& key, const OpenPlan&, const Call& call) {
    return plan_shown(rows, key, call.actor, call.now);
}
Result<HomeBoard> board_call(sql::Reader& rows, const access::ClientKey& key, const OpenPlan&, const Call& call) {
    return home_board(rows, key, call.actor, call.now);
}
Result<PlanVersionShown> version_call(sql::Reader& rows, const PlanVersionQuery& query, const Call& call) {
    const auto id = TRY(call.id<SectionId>("section"));
    const auto section = TRY(section_read_on(rows, id, call.actor, call.now));
    const auto version = TRY(plan::known_version(rows, section, query.version.value_or(section.version), planning::registry_of(call.actor)));
    return PlanVersionShown{version_line(rows, version), version.content};
}
Result<PlanCompared> compare_call(sql::Reader& rows, const ComparePlan& body, const Call& call) {
    const auto section = TRY(call.id<SectionId>("section"));
    return plan_compared(rows, section, body, call.actor, call.now);
}
Result<PlanReviews> reviews_call(sql::Reader& rows, const PlanReviewsQuery& query, const Call& call) {
    return plan_reviews(rows, query, call.actor, call.now);
}

}  // namespace

std::vector<PlanOnCard> plan_of_client(sql::Reader& rows, ClientId client, const Actor& actor) {
    std::vector<PlanOnCard> shown;
    if (!access::may(actor, Right::plan_read)) return shown;
    for (const auto& section : plan::sections_of(rows, client)) {
        if (section.ended_at || !plan::may_read(section, planning::registry_of(actor))) continue;
        shown.push_back({section.section, section.registry, section.kind, directory::professional_name(rows, section.owner).value_or(""), section.review_on});
    }
    return shown;
}

Result<PlanShown> plan_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    const auto client = key.client();
    const auto line = clients::line(rows, client);
    if (!line) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    const auto reader = planning::registry_of(actor);
    PlanShown shown{.as_of = now, .client = *line, .reads_as = reader, .sections = {}, .may_make = {}, .home_board = std::nullopt};
    std::set<events::PlanKind> living;
    for (const auto& section : plan::sections_of(rows, client)) {
        if (section.registry == reader && !section.ended_at) living.insert(section.kind);
        if (plan::may_read(section, reader)) shown.sections.push_back(section_shown(rows, section, actor, now));
    }
    if (access::may(actor, Right::plan_edit))
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<events::PlanKind>>([&](auto kind) {
            if (!living.contains(kind.value) && plan::may_have(reader, kind.value)) shown.may_make.push_back(kind.value);
        });
    if (const auto permission = plan::home_board_permission(rows, client))
        shown.home_board = HomeBoardPermission{permission->given_by, permission->how, permission->permitted_at,
                                                directory::professional_name(rows, permission->recorded_by)};
    return shown;
}

Result<PlanCompared> plan_compared(sql::Reader& rows, SectionId id, const ComparePlan& asked, const Actor& actor, Instant now) {
    if (asked.to.has_value() == asked.draft.has_value()) return Refusal{Reason::invalid, "plan.compare_two", "/to", {}};
    const auto reader = planning::registry_of(actor);
    const auto section = TRY(section_read_on(rows, id, actor, now));
    const auto from = TRY(plan::known_version(rows, section, asked.from, reader));
    PlanCompared shown{version_line(rows, from), std::nullopt, {}, {}};
    events::PlanContent is;
    if (asked.to) {
        const auto to = TRY(plan::known_version(rows, section, *asked.to, reader));
        shown.to = version_line(rows, to);
        is = to.content;
    } else {
        is = plan::draft_of(*asked.draft);
    }
    Named named{rows, now};
    named.add(from.content);
    named.add(is);
    shown.changes = plan::compared(from.content, is);
    shown.professionals = std::move(named.all);
    return shown;
}

Result<HomeBoard> home_board(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    const auto client = key.client();
    const auto details = clients::details(rows, client);
    if (!details) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    if (!plan::home_board_permission(rows, client)) return Refusal{Reason::forbidden, "plan.board_not_permitted", "", {}};
    HomeBoard board{.as_of = now,
                    .name = details->given_names + " " + details->family_name,
                    .language = details->language,
                    .address = std::nullopt,
                    .phone = std::nullopt,
                    .visitors = {}};
    // Where somebody with a non-disclosure lives does not even hang on their own wall (authorization §6).
    if (!details->non_disclosure) {
        board.address = details->address;
        board.phone = details->phone;
    }
    const auto reader = planning::registry_of(actor);
    for (const auto& section : plan::sections_of(rows, client)) {
        if (section.ended_at || !plan::may_read(section, reader)) continue;
        const auto version = plan::known_version(rows, section, section.version, reader);
        ensure(version.ok(), "what stands of a section that may be read may be read");
        for (const auto& person : version->content.people)
            if (person.visits_home) board.visitors.push_back({person.name, person.role, person.phone, *person.visits_home});
    }
    return board;
}

PlanReviews plan_reviews(sql::Reader& rows, const PlanReviewsQuery& query, const Actor& actor, Instant now) {
    constexpr int days_usual = 14;
    constexpr int days_max = 366;
    PlanReviews shown{.as_of = now, .overdue = 0, .reviews = {}, .actions_overdue = 0, .actions = {}};
    if (!actor.professional) return shown;
    const auto today = helsinki_date(now);
    const auto until = plus_days(today, std::clamp(query.days.value_or(days_usual), 0, days_max));
    const auto reader = planning::registry_of(actor);
    for (const auto& section : plan::reviews_due(rows, *actor.professional, until)) {
        const auto line = clients::line(rows, section.client);
        if (!line || line->died || !plan::may_read(section, reader)) continue;
        const int over = days_between(section.review_on, today);
        if (over > 0) ++shown.overdue;
        shown.reviews.push_back({section.section, section.client, line->family_name + " " + line->given_names, line->born, line->non_disclosure,
                                 section.kind, section.review_on, over});
    }
    for (const auto& due : plan::actions_due(rows, *actor.professional, until)) {
        const auto section = plan::known_section(rows, due.section).value();
        const auto line = clients::line(rows, section.client);
        // Whoever may not read it in the role that they act in has nothing of it on their desk, though it names them.
        const auto version = plan::known_version(rows, section, section.version, reader);
        if (!line || line->died || !version) continue;
        const auto& actions = version->content.actions;
        const auto action = std::find_if(actions.begin(), actions.end(), [&](const auto& one) { return one.part == due.part; });
        ensure(action != actions.end(), "what is due is an action of the version that stands");
        const int over = days_between(due.due_on, today);
        if (over > 0) ++shown.actions_overdue;
        shown.actions.push_back({section.section, due.part, section.client, line->family_name + " " + line->given_names, line->born, line->non_disclosure,
                                 section.kind, action->text, due.due_on, over});
    }
    return shown;
}

routes::Routes plan_routes() {
    return {
        routes::opening("/api/clients/{client}/plan", "client_plan", Right::plan_read, &open_call, &plan_call),
        routes::opening("/api/clients/{client}/home-board", "client_home_board", Right::plan_read, &open_call, &board_call),
        routes::read("/api/plan-sections/{section}/version", "plan_version", Right::plan_read, &version_call),
        routes::search("/api/plan-sections/{section}/compare", "plan_compare", Right::plan_read, &compare_call),
        routes::read("/api/desks/plan-reviews", "desk_plan_reviews", Right::plan_read, &reviews_call),
    };
}

}  // namespace koppi::desks
