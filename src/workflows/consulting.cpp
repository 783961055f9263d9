// Consulting: the verbs, and their rows.
#include "workflows/consulting.hpp"

#include "core/text.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/plan/plan.hpp"
#include "platform/catalog.hpp"
#include "workflows/bookings.hpp"
#include "workflows/notices.hpp"
#include "workflows/owners.hpp"
#include "workflows/planning.hpp"
#include "workflows/records.hpp"

namespace koppi::consulting {

namespace {

using consultation::ConsultationRow;
using routes::Right;

constexpr std::size_t facts_max = 30;
constexpr int visits_looked_at = 200;

// Somebody who answers at a desk, or a team of those; a person comes with the unit in which they work.
Result<events::AskedOf> able_to_answer(Work& work, events::AskedOf to) {
    const auto me = TRY(intake::acting_professional(work));
    TRY(consultation::may_be_asked(to, me));
    if (to.kind == events::OwnerKind::person) {
        const auto colleague = TRY(intake::somebody_at_a_desk(work, *to.professional, Right::consult_answer, "/to/professional"));
        return events::AskedOf{events::OwnerKind::person, to.professional, colleague.unit, std::nullopt};
    }
    auto team = directory::colleagues(work.rows(), to.profession, to.unit, work.now());
    std::erase_if(team, [&](const auto& one) { return one.professional == work.actor().professional; });
    if (team.empty()) return Refusal{Reason::invalid, "routing.no_team", "/to/profession", {}};
    TRY(intake::somebody_at_a_desk(work, team.front().professional, Right::consult_answer, "/to/profession"));
    return events::AskedOf{events::OwnerKind::pool, std::nullopt, to.unit, to.profession};
}

// ---- what goes along: each thing is the client's own, and the asker may read it

bool is_assessment_of(sql::Reader& rows, ClientId client, AssessmentId id) {
    const auto assessed = assessment::find(rows, id);
    const auto route = assessed ? routing::route_of(rows, assessed->matter) : std::nullopt;
    return route && route->client == client;
}
bool is_visit_of(sql::Reader& rows, ClientId client, VisitId id) {
    const auto visits = scheduling::visits_of(rows, client, visits_looked_at);
    return std::any_of(visits.begin(), visits.end(), [&](const auto& visit) { return visit.visit == id; });
}
bool is_booking_of(sql::Reader& rows, ClientId client, BookingId id) {
    const auto booking = scheduling::booking(rows, id);
    return booking && booking->client == client;
}

Result<events::ConsultationFact> fact(Work& work, ClientId client, const FactWanted& wanted, const std::string& where) {
    const Refusal unknown{Reason::invalid, "consultation.no_such_fact", where, {}};
    events::ConsultationFact named{};
    named.kind = wanted.kind;
    switch (wanted.kind) {
        case events::FactKind::assessment:
            if (!wanted.assessment || !is_assessment_of(work.rows(), client, *wanted.assessment)) return unknown;
            named.assessment = wanted.assessment;
            return named;
        case events::FactKind::visit:
            if (!wanted.visit || !is_visit_of(work.rows(), client, *wanted.visit)) return unknown;
            named.visit = wanted.visit;
            return named;
        case events::FactKind::booking:
            if (!wanted.booking || !is_booking_of(work.rows(), client, *wanted.booking)) return unknown;
            named.booking = wanted.booking;
            return named;
        case events::FactKind::plan_section: {
            if (!wanted.section) return unknown;
            const auto section = plan::known_section(work.rows(), *wanted.section);
            if (!section || section->client != client || !plan::may_read(*section, planning::registry_of(work.actor()))) return unknown;
            named.section = wanted.section;
            named.version = section->version;
            return named;
        }
        case events::FactKind::trigger:
            if (!wanted.trigger || !wanted.counted || *wanted.counted < 0) return unknown;
            for (const auto& trigger : catalog().triggers.triggers) {
                if (trigger.id != *wanted.trigger) continue;
                named.trigger = wanted.trigger;
                named.counted = wanted.counted;
                return named;
            }
            return unknown;
    }
    throw Bug("a fact is of a kind");
}

Result<std::vector<events::ConsultationFact>> facts_of(Work& work, ClientId client, const std::vector<FactWanted>& wanted) {
    if (wanted.size() > facts_max) return Refusal{Reason::invalid, "wire.too_long", "/facts", {}};
    std::vector<events::ConsultationFact> facts;
    for (std::size_t n = 0; n < wanted.size(); ++n) facts.push_back(TRY(fact(work, client, wanted[n], "/facts/" + std::to_string(n))));
    return facts;
}

// ---- the remote visit of the three

Refusal in_visit(Refusal refusal) {
    refusal.where = "/visit" + refusal.where;
    return refusal;
}

// As much of the words as a reason may hold, no letter cut in two.
wire::Text<500, 1> beginning_of(std::string words) {
    constexpr std::size_t bytes_max = 500;
    if (words.size() > bytes_max) words.resize(bytes_max);
    while (!is_valid_utf8(words)) words.pop_back();
    return wire::Text<500, 1>(words);
}

// The next five minutes of the wall: nobody is booked into a time that has begun.
Instant soon(Instant now) {
    constexpr std::int64_t grid_ms = 5 * 60 * 1000;
    return from_epoch_ms((epoch_ms(now) / grid_ms + 1) * grid_ms);
}

// The asker sits with the client where the regional way says so (ETÄLÄ), and joins from their own desk otherwise.
scheduling::WantedTime wanted_time(const ConsultationRow& row, const RemoteVisit& visit, const Actor& actor, const std::string& why, Instant now) {
    const auto* service = catalog().service(visit.service);
    const bool is_with_client = service->remote_way == events::RemoteWay::etala;
    scheduling::WantedTime wanted{.begins_at = visit.begins_at.value_or(soon(now))};
    wanted.others = std::vector<events::Party>{{row.asked_by, !is_with_client}};
    if (visit.begins_at) {
        wanted.hours = visit.hours;
        return wanted;
    }
    wanted.exception = events::BookingException{events::ExceptionKind::off_hours, why};
    wanted.off_hours = scheduling::OffHours{*actor.professional, *actor.unit, visit.service, events::VisitKind::remote, service->minutes};
    return wanted;
}

Result<scheduling::BookingRow> book_remote(Work& work, const ConsultationRow& row, const AnswerConsultation& command) {
    if (!command.visit) return Refusal{Reason::invalid, "wire.missing_field", "/visit", {}};
    const auto services = remote_services_of(work.actor());
    if (std::find(services.begin(), services.end(), command.visit->service) == services.end())
        return Refusal{Reason::invalid, "consultation.no_remote_service", "/visit/service", {}};
    if (command.visit->hours && scheduling::whose_hours(work.rows(), *command.visit->hours) != work.actor().professional)
        return Refusal{Reason::invalid, "consultation.not_your_hours", "/visit/hours", {}};
    auto known = bookings::known(work);
    // Whoever answers gives their own time, now; that needs no right over the books of others.
    known.may_except = known.may_except || !command.visit->begins_at;
    const auto wanted = wanted_time(row, *command.visit, work.actor(), command.words.value, work.now());
    if (keeps_no_book(work.rows(), row.asked_by, wanted.begins_at)) known.at_work_without_book.push_back(row.asked_by);
    const auto matter = consultation::matter_along(row);
    const auto whom = TRY(bookings::whom(work, row.client, matter));
    // A time after the last day of the guarantee stands on the answer's own words.
    const auto booked = scheduling::book(work, {.time = wanted, .late_because = beginning_of(command.words.value), .hold = std::nullopt}, whom, known);
    if (!booked) return in_visit(booked.refusal());
    TRY(notices::after_booking(work, *booked));
    return *booked;
}

// Who carries the matter on after an answer that books nothing.
void carried_on(consultation::Settling& settling, const ConsultationRow& row, const Actor& actor, Instant now) {
    const bool is_theirs = settling.kind == events::AnswerKind::take_over;
    settling.owner = is_theirs ? *actor.professional : row.asked_by;
    settling.owner_unit = is_theirs ? actor.unit : row.asked_in;
    const bool is_emergency = settling.kind == events::AnswerKind::emergency;
    settling.promise_by = routing::carried_on_by(is_emergency ? std::optional(events::Urgency::emergency) : row.urgency, now);
}

Result<Asked> asked(Work& work, consultation::Asking asking, std::optional<intake::Decided> decided) {
    if (decided) asking.decision = decided->decision;
    TRY(consultation::ask(work, asking));
    return Asked{asking.consultation, asking.answer_by, std::move(decided)};
}

}  // namespace

std::vector<std::string> remote_services_of(const Actor& actor) {
    std::vector<std::string> services;
    for (const auto& service : catalog().services.services) {
        const bool is_remote = std::find(service.kinds.begin(), service.kinds.end(), events::VisitKind::remote) != service.kinds.end();
        if (is_remote && service.profession == actor.profession) services.push_back(service.id);
    }
    return services;
}

bool keeps_no_book(sql::Reader& rows, ProfessionalId professional, Instant around) {
    constexpr std::chrono::days some_days{7};
    return scheduling::hours_of(rows, professional, {around - some_days, around + some_days}).empty();
}

Result<Asked> ask(Work& work, MatterId matter, const AskAboutMatter& command) {
    const auto hand = TRY(intake::in_hand(work, matter));
    const auto to = TRY(able_to_answer(work, command.to));
    TRY(records::open(work, hand.client, events::Purpose::consultation));
    consultation::Asking asking{.consultation = work.fresh<ConsultationId>(),
                                .client = hand.client,
                                .matter = matter,
                                .decision = std::nullopt,
                                .mode = command.mode,
                                .to = to,
                                .urgency = hand.urgency,
                                .question = command.question.value,
                                .facts = TRY(facts_of(work, hand.client, command.facts)),
                                .answer_by = consultation::answer_by(hand.urgency, work.now())};
    if (command.keeps_matter.value_or(false)) return asked(work, std::move(asking), std::nullopt);
    auto decided = TRY(intake::pass_with_question(work, matter, to, asking.question, asking.answer_by));
    return asked(work, std::move(asking), std::move(decided));
}

Result<Asked> ask_about(Work& work, ClientId client, const AskAboutClient& command) {
    TRY(clients::must_exist(work.rows(), client));
    const auto to = TRY(able_to_answer(work, command.to));
    TRY(records::open(work, client, events::Purpose::consultation));
    return asked(work,
                 {.consultation = work.fresh<ConsultationId>(),
                  .client = client,
                  .matter = std::nullopt,
                  .decision = std::nullopt,
                  .mode = command.mode,
                  .to = to,
                  .urgency = command.urgency,
                  .question = command.question.value,
                  .facts = TRY(facts_of(work, client, command.facts)),
                  .answer_by = consultation::answer_by(command.urgency, work.now())},
                 std::nullopt);
}

Result<Done> take(Work& work, ConsultationId id) {
    const auto row = TRY(consultation::known(work.rows(), id));
    TRY(consultation::take(work, id, intake::names_of(work)));
    return records::open(work, row.client, events::Purpose::consultation);
}

Result<Done> give_back(Work& work, ConsultationId id) { return consultation::give_back(work, id); }

Result<Done> write(Work& work, ConsultationId id, const WriteWords& command) {
    const auto row = TRY(consultation::known(work.rows(), id));
    TRY(consultation::write(work, id, command.words.value));
    return records::open(work, row.client, events::Purpose::consultation);
}

Result<Done> saw(Work& work, ConsultationId id, const Seen& command) {
    const auto row = TRY(consultation::known(work.rows(), id));
    consultation::saw(work, id, std::clamp(command.written, 0, row.written));
    return Done{};
}

Result<Answered> answer(Work& work, ConsultationId id, const AnswerConsultation& command) {
    const auto row = TRY(consultation::to_be_answered(work.rows(), id, work.actor()));
    TRY(records::open(work, row.client, events::Purpose::consultation));
    consultation::Settling settling{.answer = work.fresh<DecisionId>(), .kind = command.kind, .words = command.words.value};
    std::optional<scheduling::BookingRow> booking;
    const auto matter = consultation::matter_along(row);
    if (command.kind == events::AnswerKind::book_remote) {
        if (matter) TRY(intake::free_visits(work, *matter, settling.answer, "moved"));
        booking = TRY(book_remote(work, row, command));
        settling.booking = booking->booking;
    } else if (matter) {
        carried_on(settling, row, work.actor(), work.now());
    }
    TRY(consultation::settle(work, id, settling, catalog().promises.undo.window()));
    if (matter && booking) TRY(intake::decided_by_visit(work, *matter, settling.answer, *booking, command.words.value));
    return Answered{settling.answer, work.now() + catalog().promises.undo.window(), settling.booking};
}

Result<Answered> refer(Work& work, ConsultationId id, const ReferConsultation& command) {
    const auto row = TRY(consultation::to_be_answered(work.rows(), id, work.actor()));
    const auto to = TRY(able_to_answer(work, command.to));
    TRY(records::open(work, row.client, events::Purpose::consultation));
    const auto answer = work.fresh<DecisionId>();
    TRY(consultation::refer(work, id, answer, to, command.why.value, catalog().promises.undo.window()));
    return Answered{answer, work.now() + catalog().promises.undo.window(), std::nullopt};
}

Result<Done> withdraw(Work& work, ConsultationId id, const WithdrawConsultation& command) {
    const auto row = TRY(consultation::known(work.rows(), id));
    return consultation::withdraw(work, id, command.why.value, routing::carried_on_by(row.urgency, work.now()));
}

Result<Done> undo(Work& work, ConsultationId id) {
    const auto undone = TRY(consultation::to_be_undone(work.rows(), id, work.actor(), work.now()));
    if (const auto matter = consultation::matter_along(undone.row)) {
        const auto route = routing::route_of(work.rows(), *matter);
        // What the matter went on to meanwhile is not undone behind its back.
        if (!route || route->decision != undone.answer) return Refusal{Reason::out_of_order, "consultation.matter_went_on", "", {}};
        return intake::undo(work, *matter);
    }
    if (undone.row.booking) {
        TRY(scheduling::cancel(work, *undone.row.booking, "decision_undone"));
        TRY(notices::after_cancelling(work, *scheduling::booking(work.rows(), *undone.row.booking)));
    }
    consultation::undo_answer(work, undone);
    return Done{};
}

std::vector<ForTeam> with_absent(sql::Reader& rows, Instant now) {
    constexpr bool only_absences = true;
    std::vector<ForTeam> found;
    for (const auto& row : consultation::open_with_people(rows)) {
        const auto person = owners::person_at(rows, *row.asked, now, row.answer_by, only_absences);
        if (person && person->is_in_time) continue;
        for (const auto& role : directory::roles_of(rows, *row.asked)) {
            const auto team = directory::colleagues(rows, role.profession, role.unit, now);
            // Whoever asked is nobody to answer.
            const auto answers = [&](const auto& one) { return one.professional != *row.asked && one.professional != row.asked_by; };
            if (std::none_of(team.begin(), team.end(), answers)) continue;
            found.push_back({row.consultation, *row.asked, role.unit, role.profession});
            break;
        }
    }
    return found;
}

void pass_to_teams(Work& work) {
    for (const auto& one : with_absent(work.rows(), work.now())) {
        const auto name = directory::professional_name(work.rows(), one.asked).value_or("");
        consultation::to_pool(work, one.consultation, one.unit, one.profession, words(work.actor().language, "consult.is_away", {{"name", name}}));
    }
}

routes::Routes routes() {
    return {
        routes::command("/api/matters/{matter}/consult", "matter_consult", Right::contact_triage, &ask),
        routes::command("/api/clients/{client}/consultations", "client_consult", Right::contact_triage, &ask_about),
        routes::command("/api/consultations/{consultation}/take", "consultation_take", Right::consult_answer, &take),
        routes::command("/api/consultations/{consultation}/give-back", "consultation_give_back", Right::consult_answer, &give_back),
        routes::command("/api/consultations/{consultation}/words", "consultation_write", Right::consult_answer, &consulting::write),
        routes::scratch("PUT", "/api/consultations/{consultation}/seen", "consultation_seen", Right::consult_answer, &saw),
        routes::command("/api/consultations/{consultation}/answer", "consultation_answer", Right::consult_answer, &answer),
        routes::command("/api/consultations/{consultation}/refer", "consultation_refer", Right::consult_answer, &refer),
        routes::command("/api/consultations/{consultation}/withdraw", "consultation_withdraw", Right::contact_triage, &withdraw),
        routes::command("/api/consultations/{consultation}/undo", "consultation_undo", Right::consult_answer, &undo),
    };
}

}  // namespace koppi::consulting
