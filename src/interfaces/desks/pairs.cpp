// Desks, pair work: a client's joint appointments, and what their owners are to follow up.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "modules/plan/plan.hpp"
#include "platform/catalog.hpp"
#include "workflows/planning.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

PairPerson pair_person(sql::Reader& rows, ProfessionalId who, Instant now) {
    PairPerson person{who, directory::professional_name(rows, who).value_or(""), std::nullopt};
    if (const auto colleague = directory::colleague(rows, who, now)) person.profession = colleague->profession;
    return person;
}

std::optional<std::string> pair_name(sql::Reader& rows, const std::optional<ProfessionalId>& who) {
    return who ? directory::professional_name(rows, *who) : std::nullopt;
}

std::optional<PairTime> pair_time(sql::Reader& rows, const std::optional<BookingId>& id, Instant now) {
    if (!id) return std::nullopt;
    const auto booking = scheduling::booking(rows, *id);
    if (!booking) return std::nullopt;
    PairTime time{*id, booking->begins_at, booking->ends_at, booking->kind, booking->state, {}};
    if (booking->professional) time.people.push_back(pair_person(rows, *booking->professional, now));
    for (const auto& other : booking->others) time.people.push_back(pair_person(rows, other.professional, now));
    return time;
}

std::optional<PairSurveyShown> pair_survey(sql::Reader& rows, PairworkId id) {
    const auto survey = pairwork::survey_of(rows, id);
    if (!survey) return std::nullopt;
    return PairSurveyShown{survey->answered_at, pair_name(rows, survey->recorded_by), survey->how, survey->usefulness, survey->words,
                           pairwork::agreements_of(rows, id)};
}

PairShown pair_shown(sql::Reader& rows, const pairwork::PairRow& row, const Actor& actor, Instant now) {
    PairShown shown{.pairwork = row.pairwork,
                    .registry = row.registry,
                    .is_open = row.is_open,
                    .may_write = row.registry == planning::registry_of(actor) && access::may(actor, Right::plan_edit),
                    .indications = row.indications,
                    .note = row.note,
                    .matter = row.matter,
                    .suggested_at = row.suggested_at,
                    .suggested_by_name = pair_name(rows, row.suggested_by),
                    .owner = pair_person(rows, row.owner, now),
                    .time = pair_time(rows, row.booking, now),
                    .shared_by = row.shared_by,
                    .version = row.version,
                    .versions = {},
                    .content = std::nullopt,
                    .people = {},
                    .statements_asked = {},
                    .survey = pair_survey(rows, row.pairwork),
                    .follow_ups = {},
                    .follow_up_on = row.follow_up_on,
                    .path_status = row.path_status,
                    .ended_why = row.ended_why,
                    .ended_note = row.ended_note};
    for (auto& visit : pairwork::visits_of(rows, row.pairwork)) {
        shown.versions.push_back({visit.version, visit.written_at, pair_name(rows, visit.written_by)});
        if (!shown.content) shown.content = std::move(visit.content);
    }
    if (shown.content) {
        for (const auto who : shown.content->participants) shown.people.push_back(pair_person(rows, who, now));
        shown.statements_asked = pairwork::statements_asked(shown.content->segment || shown.content->outside);
    }
    for (const auto& one : pairwork::follow_ups_of(rows, row.pairwork))
        shown.follow_ups.push_back({one.followed_up_at, pair_name(rows, one.followed_up_by), one.status, one.knows_where, one.knows_when,
                                    one.knows_with_whom, one.note});
    return shown;
}

Result<access::ClientKey> open_pairwork_call(Work& work, const OpenPairwork& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    auto key = TRY(access::open(work, client, body.purpose, std::nullopt));
    pairwork::disclose(work, client, planning::registry_of(call.actor));
    return key;
}
Result<PairworkShown> pairwork_call(sql::Reader& rows, const access::ClientKey& key, const OpenPairwork&, const Call& call) {
    return pairwork_shown(rows, key, call.actor, call.now);
}
Result<PairsDue> pairs_due_call(sql::Reader& rows, const Done&, const Call& call) { return pairs_due(rows, call.actor, call.now); }

}  // namespace

Result<PairworkShown> pairwork_shown(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    const auto client = key.client();
    const auto line = clients::line(rows, client);
    if (!line) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    const auto reader = planning::registry_of(actor);
    PairworkShown shown{now, *line, reader, access::may(actor, Right::plan_edit), {}, {}};
    for (const auto& row : pairwork::pairs_of(rows, client)) {
        if (row.is_open) shown.may_suggest = false;
        if (pairwork::may_read(row, reader)) shown.pairs.push_back(pair_shown(rows, row, actor, now));
    }
    for (const auto& section : plan::sections_of(rows, client))
        if (section.kind == events::PlanKind::joint && !section.ended_at && plan::may_read(section, reader))
            shown.joint_plans.push_back({section.section, section.registry, directory::professional_name(rows, section.owner).value_or("")});
    return shown;
}

PairsDue pairs_due(sql::Reader& rows, const Actor& actor, Instant now) {
    PairsDue shown{now, 0, {}};
    if (!actor.professional) return shown;
    const auto today = helsinki_date(now);
    for (const auto& row : pairwork::open_of(rows, *actor.professional)) {
        const auto line = clients::line(rows, row.client);
        if (!line || !pairwork::may_read(row, planning::registry_of(actor))) continue;
        const int over = row.follow_up_on ? days_between(*row.follow_up_on, today) : 0;
        if (over > 0) ++shown.overdue;
        const auto time = pair_time(rows, row.booking, now);
        const bool is_ahead = time && time->state == events::BookingState::booked;
        shown.pairs.push_back({row.pairwork, row.client, name_shown(line->family_name, line->given_names), line->born, line->non_disclosure,
                               row.follow_up_on, over, is_ahead ? std::optional(time->begins_at) : std::nullopt, row.version > 0});
    }
    return shown;
}

std::vector<PairOnCard> pairs_of_client(sql::Reader& rows, ClientId client, const Actor& actor) {
    std::vector<PairOnCard> shown;
    if (!access::may(actor, Right::plan_read)) return shown;
    for (const auto& row : pairwork::pairs_of(rows, client))
        if (pairwork::may_read(row, planning::registry_of(actor)))
            shown.push_back({row.pairwork, row.is_open, directory::professional_name(rows, row.owner).value_or(""), row.suggested_at, row.held_on,
                             row.follow_up_on, row.path_status});
    return shown;
}

routes::Routes pair_routes() {
    return {
        routes::opening("/api/clients/{client}/pairwork", "client_pairwork", Right::plan_read, &open_pairwork_call, &pairwork_call),
        routes::read("/api/desks/pairs-due", "desk_pairs_due", Right::plan_read, &pairs_due_call),
    };
}

}  // namespace koppi::desks
