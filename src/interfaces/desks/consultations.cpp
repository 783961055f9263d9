// Desks, consultations: questions to me and to my pool, what I asked, and one of them with its thread.
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/shower.hpp"
#include "workflows/consulting.hpp"
#include "workflows/planning.hpp"

namespace koppi::desks {

namespace {

using consultation::ConsultationRow;
using consultation::ConsultationState;
using routes::Call;
using routes::Right;

constexpr std::chrono::days answered_lately{14};

std::string asked_person(sql::Reader& rows, const std::optional<ProfessionalId>& professional) {
    return professional ? directory::professional_name(rows, *professional).value_or("") : "";
}
std::optional<std::string> asked_person_if(sql::Reader& rows, const std::optional<ProfessionalId>& professional) {
    return professional ? directory::professional_name(rows, *professional) : std::nullopt;
}
std::optional<std::string> asked_unit_if(sql::Reader& rows, const std::optional<UnitId>& unit) {
    return unit ? directory::unit_name(rows, *unit) : std::nullopt;
}

std::vector<ConsultationLine> question_lines(sql::Reader& rows, const std::vector<ConsultationRow>& all, const Actor& actor) {
    std::vector<ConsultationLine> lines;
    for (const auto& row : all) lines.push_back(consultation_line(rows, row, actor));
    return lines;
}

// ---- what went along

struct FactReader {
    sql::Reader& rows;
    const Actor& actor;

    FactShown operator()(const events::ConsultationFact& fact) {
        FactShown shown{};
        shown.kind = fact.kind;
        shown.is_readable = true;
        switch (fact.kind) {
            case events::FactKind::assessment: assessed(shown, *fact.assessment); break;
            case events::FactKind::visit: break;
            case events::FactKind::booking: booked(shown, *fact.booking); break;
            case events::FactKind::plan_section: planned(shown, *fact.section, *fact.version); break;
            case events::FactKind::trigger:
                shown.trigger = fact.trigger;
                shown.counted = fact.counted;
                break;
        }
        return shown;
    }

private:
    void assessed(FactShown& shown, AssessmentId id) {
        const auto row = assessment::find(rows, id);
        if (!row) return;
        shown.at = row->assessed_at;
        shown.urgency = row->urgency;
        shown.care_class = row->care_class;
        shown.icpc2 = row->icpc2;
    }
    void booked(FactShown& shown, BookingId id) {
        const auto row = scheduling::booking(rows, id);
        if (!row) return;
        shown.at = row->begins_at;
        shown.service = row->service;
        shown.visit_kind = row->kind;
        shown.booking_state = row->state;
        shown.professional_name = asked_person_if(rows, row->professional);
    }
    void planned(FactShown& shown, SectionId id, int version) {
        const auto reader = planning::registry_of(actor);
        const auto section = plan::known_section(rows, id);
        shown.version = version;
        if (!section) return;
        shown.plan_kind = section->kind;
        const auto then = plan::known_version(rows, *section, version, reader);
        shown.is_readable = then.ok();
        if (!then) return;
        shown.at = then->saved_at;
        if (section->version > version) shown.version_now = section->version;
    }
};

std::vector<FactShown> facts_along(sql::Reader& rows, const ConsultationRow& row, const Actor& actor) {
    constexpr int visits_looked_at = 200;
    FactReader read{rows, actor};
    std::optional<std::vector<scheduling::VisitRow>> visits;
    std::vector<FactShown> facts;
    for (const auto& fact : row.facts) {
        auto& shown = facts.emplace_back(read(fact));
        if (fact.kind != events::FactKind::visit) continue;
        if (!visits) visits = scheduling::visits_of(rows, row.client, visits_looked_at);
        for (const auto& visit : *visits) {
            if (visit.visit != *fact.visit) continue;
            shown.at = visit.begins_at;
            shown.visit_kind = visit.kind;
            shown.professional_name = asked_person_if(rows, visit.professional);
            for (const auto& reason : visit.reasons) shown.reasons.push_back(reason.code + " " + reason.display);
        }
    }
    return facts;
}

bool is_free_to_meet(sql::Reader& rows, ProfessionalId professional, Interval time) {
    for (const auto& row : scheduling::of_professional(rows, professional, time)) {
        const bool lives = row.state == events::BookingState::booked || row.state == events::BookingState::arrived;
        if (lives && overlap({row.begins_at, row.ends_at}, time)) return false;
    }
    for (const auto& absence : scheduling::absences_of(rows, professional, time))
        if (overlap({absence.begins_at, absence.ends_at}, time)) return false;
    if (consulting::keeps_no_book(rows, professional, time.begin)) return true;
    const auto hours = scheduling::hours_of(rows, professional, time);
    return std::any_of(hours.begin(), hours.end(), [&](const auto& stretch) { return contains(stretch.time, time); });
}

Result<ConsultationRow> question_read_on(sql::Reader& rows, const Call& call) {
    const auto id = TRY(call.id<ConsultationId>("consultation"));
    const auto row = TRY(consultation::known(rows, id));
    if (!consultation::takes_part(rows, row, call.actor)) return Refusal{Reason::forbidden, "consultation.not_party", "", {}};
    if (!access::has_open(rows, call.actor, row.client, call.now)) return Refusal{Reason::forbidden, "consultation.record_not_open", "", {}};
    return row;
}

Result<ConsultationsDesk> consultations_call(sql::Reader& rows, const Done&, const Call& call) { return consultations_desk(rows, call.actor, call.now); }
Result<ConsultationShown> consultation_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto row = TRY(question_read_on(rows, call));
    return consultation_shown(rows, row, call.actor, call.now);
}
Result<RemoteTimes> remote_times_call(sql::Reader& rows, const RemoteTimesQuery& query, const Call& call) {
    const auto row = TRY(question_read_on(rows, call));
    return remote_times(rows, row, query, call.actor, call.now);
}
Result<ConsultationsOfMatter> questions_of_matter_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    const auto route = routing::route_of(rows, matter);
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    if (!route->client || !access::has_open(rows, call.actor, *route->client, call.now))
        return Refusal{Reason::forbidden, "consultation.record_not_open", "", {}};
    return ConsultationsOfMatter{question_lines(rows, consultation::of_matter(rows, matter), call.actor)};
}

}  // namespace

ConsultationLine consultation_line(sql::Reader& rows, const ConsultationRow& row, const Actor& actor) {
    const auto client = clients::line(rows, row.client);
    const auto matter = row.matter ? contact::matter(rows, *row.matter) : std::nullopt;
    ConsultationLine line{.consultation = row.consultation,
                          .client = row.client,
                          .client_name = client ? name_shown(client->family_name, client->given_names) : "",
                          .client_born = client ? client->born : std::nullopt,
                          .non_disclosure = client && client->non_disclosure,
                          .matter = row.matter,
                          .contact = matter ? std::optional(matter->contact) : std::nullopt,
                          .mode = row.mode,
                          .urgency = row.urgency,
                          .question = row.question,
                          .asked_by_name = asked_person(rows, row.asked_by),
                          .asked_in_name = asked_unit_if(rows, row.asked_in),
                          .asked_name = asked_person_if(rows, row.asked),
                          .asked_unit_name = asked_unit_if(rows, row.asked_unit),
                          .asked_profession = row.asked_profession,
                          .asked_at = row.asked_at,
                          .answer_by = row.answer_by,
                          .state = row.state,
                          .unread = 0,
                          .answer_kind = row.answer_kind,
                          .words = row.words,
                          .answered_by_name = asked_person_if(rows, row.answered_by),
                          .answered_at = row.answered_at};
    if (row.written > 0 && actor.professional) {
        const int seen = consultation::seen_by(rows, row.consultation, *actor.professional);
        // One's own words are read.
        for (const auto& word : consultation::words_of(rows, row.consultation))
            if (word.number > seen && word.written_by != *actor.professional) ++line.unread;
    }
    return line;
}

ConsultationsDesk consultations_desk(sql::Reader& rows, const Actor& actor, Instant now) {
    ConsultationsDesk desk{now, {}, {}, {}, {}, {}};
    if (!actor.professional) return desk;
    const auto& me = *actor.professional;
    desk.to_me = question_lines(rows, consultation::asked_of_person(rows, me), actor);
    if (actor.profession && actor.unit) {
        auto pool = consultation::asked_of_pool(rows, *actor.profession, *actor.unit);
        std::erase_if(pool, [&](const ConsultationRow& row) { return row.asked_by == me; });
        desk.to_pool = question_lines(rows, pool, actor);
    }
    desk.asked = question_lines(rows, consultation::open_of_asker(rows, me), actor);
    desk.answered_to_me = question_lines(rows, consultation::answered_to(rows, me, now - answered_lately), actor);
    desk.answered_by_me = question_lines(rows, consultation::answered_by(rows, me, now - answered_lately), actor);
    return desk;
}

ConsultationShown consultation_shown(sql::Reader& rows, const ConsultationRow& row, const Actor& actor, Instant now) {
    ConsultationShown shown{};
    shown.line = consultation_line(rows, row, actor);
    shown.has_matter = consultation::matter_along(row).has_value();
    shown.facts = facts_along(rows, row, actor);
    for (const auto& word : consultation::words_of(rows, row.consultation))
        shown.words.push_back({word.number, asked_person(rows, word.written_by), actor.professional == word.written_by, word.written_at, word.words});
    for (const auto& one : consultation::referrals_of(rows, row.consultation))
        shown.referrals.push_back({asked_person(rows, one.referred_by), one.referred_at, one.why, asked_person_if(rows, one.to_asked),
                                   asked_unit_if(rows, one.to_unit), one.to_profession});
    for (const auto& one : consultation::handovers_of(rows, row.consultation))
        shown.handovers.push_back({one.handed_at, one.is_asker, asked_person_if(rows, one.person), one.why});
    if (row.booking)
        if (const auto booking = scheduling::booking(rows, *row.booking)) shown.visit = Shower(rows, actor, now).booking(*booking);
    shown.ended_why = row.ended_why;
    const bool is_open = row.state == ConsultationState::open;
    const bool is_asker = actor.professional == row.asked_by;
    const bool is_asked = row.asked && row.asked == actor.professional;
    const bool is_of_pool = row.asked_kind == events::OwnerKind::pool && row.asked_profession == actor.profession && row.asked_unit == actor.unit;
    shown.may_take = is_open && !row.asked && is_of_pool && !is_asker;
    shown.may_answer = is_open && is_asked;
    shown.may_write = is_open && (is_asker || is_asked);
    shown.may_give_back = is_open && is_asked && row.asked_kind == events::OwnerKind::pool;
    shown.may_withdraw = is_open && is_asker;
    if (shown.may_answer) shown.remote_services = consulting::remote_services_of(actor);
    if (const auto undoable = consultation::to_be_undone(rows, row.consultation, actor, now)) {
        shown.undo_until = row.undo_until;
        for (const auto& one : consultation::referrals_of(rows, row.consultation))
            if (one.answer == undoable->answer) shown.undo_until = one.undo_until;
    }
    shown.as_of = now;
    return shown;
}

Result<RemoteTimes> remote_times(sql::Reader& rows, const ConsultationRow& row, const RemoteTimesQuery& query, const Actor& actor, Instant now) {
    constexpr int looked_at = 200;
    constexpr std::size_t shown_at_most = 12;
    const auto services = consulting::remote_services_of(actor);
    const auto service = query.service.value_or(services.empty() ? "" : services.front());
    if (!actor.professional || std::find(services.begin(), services.end(), service) == services.end())
        return Refusal{Reason::invalid, "consultation.no_remote_service", "?service", {}};
    RemoteTimes found;
    scheduling::Search search{.professionals = {*actor.professional}, .units = {}, .services = {service}, .from = now};
    search.until = now + std::chrono::days{60};
    search.limit = looked_at;
    for (const auto& time : scheduling::free_times(rows, search)) {
        if (found.times.size() >= shown_at_most) break;
        if (!is_free_to_meet(rows, row.asked_by, {time.begins_at, time.ends_at})) continue;
        found.times.push_back({time, asked_person(rows, time.professional), directory::unit_name(rows, time.unit).value_or(""), false});
    }
    return found;
}

routes::Routes consultation_routes() {
    return {
        routes::read("/api/desks/consultations", "desk_consultations", Right::consult_answer, &consultations_call),
        routes::read("/api/consultations/{consultation}", "consultation_show", Right::consult_answer, &consultation_call),
        routes::read("/api/consultations/{consultation}/remote-times", "consultation_remote_times", Right::consult_answer, &remote_times_call),
        routes::read("/api/matters/{matter}/consultations", "matter_consultations", Right::contact_read, &questions_of_matter_call),
    };
}

}  // namespace koppi::desks
