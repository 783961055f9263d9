// Consultations: load, decide, record.
#include "modules/consultation/consultation.hpp"

#include "modules/consultation/rules.hpp"
#include "modules/consultation/store.hpp"
#include "platform/catalog.hpp"
#include "platform/office.hpp"

namespace koppi::consultation {

namespace {

rules::Standing standing(const ConsultationRow& row, const NameOf& names = {}) {
    return {.is_open = row.state == ConsultationState::open,
            .asked_by = row.asked_by,
            .asked_kind = row.asked_kind,
            .asked = row.asked,
            .unit = row.asked_unit,
            .profession = row.asked_profession,
            .has_matter = matter_along(row).has_value(),
            .asked_name = row.asked && names ? names(*row.asked) : ""};
}
rules::Person person(const Actor& actor) { return {actor.professional, actor.unit, actor.profession}; }

}  // namespace

Instant answer_by(std::optional<events::Urgency> urgency, Instant now) {
    const auto& promises = catalog().promises;
    const auto& promised = promises.consulting(urgency);
    return due(promises.office_hours, promised.answer_by, promised.amount, now);
}

Result<Done> may_be_asked(const events::AskedOf& to, ProfessionalId asker) { return rules::ask(to, asker); }

Result<Done> ask(Work& work, const Asking& asking) {
    const auto& actor = work.actor();
    ensure(actor.professional.has_value(), "a question has an asker");
    TRY(rules::ask(asking.to, *actor.professional));
    work.record(events::ConsultationAsked{.consultation = asking.consultation,
                                          .client = asking.client,
                                          .matter = asking.matter,
                                          .decision = asking.decision,
                                          .asked_by = *actor.professional,
                                          .asked_in = actor.unit,
                                          .mode = asking.mode,
                                          .to = asking.to,
                                          .urgency = asking.urgency,
                                          .question = asking.question,
                                          .facts = asking.facts,
                                          .answer_by = asking.answer_by});
    return Done{};
}

Result<Done> take(Work& work, ConsultationId consultation, const NameOf& names) {
    const auto row = TRY(known(work.rows(), consultation));
    TRY(rules::take(standing(row, names), person(work.actor())));
    work.record(events::ConsultationTaken{consultation, matter_along(row), *work.actor().professional, work.actor().unit});
    return Done{};
}

Result<Done> give_back(Work& work, ConsultationId consultation) {
    const auto row = TRY(known(work.rows(), consultation));
    TRY(rules::give_back(standing(row), person(work.actor())));
    work.record(events::ConsultationGivenBack{consultation, matter_along(row), *row.asked_unit, *row.asked_profession});
    return Done{};
}

Result<Done> write(Work& work, ConsultationId consultation, const std::string& words) {
    const auto row = TRY(known(work.rows(), consultation));
    TRY(rules::write(standing(row), person(work.actor())));
    work.record(events::ConsultationWritten{consultation, row.written + 1, words});
    return Done{};
}

void saw(Work& work, ConsultationId consultation, int written) {
    if (work.actor().professional) store::saw(work.scratch(), consultation, *work.actor().professional, written);
}

Result<ConsultationRow> to_be_answered(sql::Reader& rows, ConsultationId consultation, const Actor& actor) {
    const auto row = TRY(known(rows, consultation));
    TRY(rules::answer(standing(row), person(actor)));
    return row;
}

Result<Done> settle(Work& work, ConsultationId consultation, const Settling& settling, Millis undo_for) {
    const auto row = TRY(to_be_answered(work.rows(), consultation, work.actor()));
    TRY(rules::settle(standing(row), settling.kind));
    work.record(events::ConsultationSettled{.consultation = consultation,
                                            .answer = settling.answer,
                                            .client = row.client,
                                            .matter = matter_along(row),
                                            .kind = settling.kind,
                                            .words = settling.words,
                                            .settled_by = *work.actor().professional,
                                            .booking = settling.booking,
                                            .owner = settling.owner,
                                            .owner_unit = settling.owner_unit,
                                            .promise_by = settling.promise_by,
                                            .undo_until = work.now() + undo_for});
    return Done{};
}

Result<Done> refer(Work& work, ConsultationId consultation, DecisionId answer, const events::AskedOf& to, const std::string& why, Millis undo_for) {
    const auto row = TRY(to_be_answered(work.rows(), consultation, work.actor()));
    TRY(rules::ask(to, *work.actor().professional));
    TRY(rules::refer(standing(row), to));
    work.record(events::ConsultationReferred{.consultation = consultation,
                                             .answer = answer,
                                             .matter = matter_along(row),
                                             .to = to,
                                             .why = why,
                                             .answer_by = answer_by(row.urgency, work.now()),
                                             .undo_until = work.now() + undo_for});
    return Done{};
}

void to_pool(Work& work, ConsultationId consultation, UnitId unit, events::Profession profession, const std::string& why) {
    work.record(events::ConsultationHandedOn{consultation, {events::OwnerKind::pool, std::nullopt, unit, profession}, why});
}

int leave(Work& work, ProfessionalId who, UnitId unit, events::Profession profession, const std::string& why) {
    int went = 0;
    for (const auto& row : asked_of_person(work.rows(), who)) {
        // One with a matter goes where the matter goes.
        if (matter_along(row)) continue;
        to_pool(work, row.consultation, unit, profession, why);
        ++went;
    }
    return went;
}

void change_asker(Work& work, ConsultationId consultation, const Asker& to, const std::string& why) {
    work.record(events::ConsultationAskerChanged{consultation, to.professional, to.unit, why});
}

Result<Done> withdraw(Work& work, ConsultationId consultation, const std::string& why, Instant promise_by) {
    const auto row = TRY(known(work.rows(), consultation));
    TRY(rules::withdraw(standing(row), person(work.actor())));
    work.record(events::ConsultationWithdrawn{consultation, matter_along(row), why, row.asked_by, work.actor().unit, promise_by});
    return Done{};
}

Result<Undoable> to_be_undone(sql::Reader& rows, ConsultationId consultation, const Actor& actor, Instant now) {
    const auto row = TRY(known(rows, consultation));
    std::optional<rules::LastAnswer> last;
    std::optional<DecisionId> answer;
    if (row.state == ConsultationState::settled) {
        last = rules::LastAnswer{*row.answered_by, *row.undo_until};
        answer = row.answer;
    } else if (row.state == ConsultationState::open) {
        // Somebody of the next pool has taken it meanwhile: the next step has begun.
        const bool is_taken = row.asked_kind == events::OwnerKind::pool && row.asked;
        if (const auto referrals = store::referrals_of(rows, consultation); !referrals.empty() && !is_taken) {
            last = rules::LastAnswer{referrals.back().referred_by, referrals.back().undo_until};
            answer = referrals.back().answer;
        }
    }
    TRY(rules::undo(last, person(actor), now));
    return Undoable{row, *answer};
}

void undo_answer(Work& work, const Undoable& undone) {
    ensure(!matter_along(undone.row), "undoing the decision on a matter takes its answer back");
    work.record(events::ConsultationAnswerUndone{undone.row.consultation, undone.answer});
}

void emergency_follows(Work& work, ClientId client, DecisionId decision) {
    const int hours = catalog().promises.consultation.emergency_within_hours;
    const auto last = store::last_answered(work.rows(), client, work.now() - std::chrono::hours{hours});
    if (last) work.record(events::EmergencyFollowed{*last, client, decision, hours});
}

std::optional<ConsultationRow> find(sql::Reader& rows, ConsultationId consultation) { return store::find(rows, consultation); }
Result<ConsultationRow> known(sql::Reader& rows, ConsultationId consultation) {
    auto row = store::find(rows, consultation);
    if (!row) return Refusal{Reason::not_found, "consultation.no_such_consultation", "", {}};
    return *row;
}
std::optional<ConsultationRow> open_of_matter(sql::Reader& rows, MatterId matter) { return store::open_of_matter(rows, matter); }
std::vector<ConsultationRow> of_matter(sql::Reader& rows, MatterId matter) { return store::of_matter(rows, matter); }
std::vector<ConsultationRow> of_client(sql::Reader& rows, ClientId client, int limit) { return store::of_client(rows, client, limit); }
std::vector<ConsultationRow> open_with_people(sql::Reader& rows) { return store::open_with_people(rows); }
std::vector<ConsultationRow> asked_of_person(sql::Reader& rows, ProfessionalId professional) { return store::asked_of_person(rows, professional); }
std::vector<ConsultationRow> asked_of_pool(sql::Reader& rows, events::Profession profession, UnitId unit) {
    return store::asked_of_pool(rows, profession, unit);
}
std::vector<ConsultationRow> open_of_asker(sql::Reader& rows, ProfessionalId professional) { return store::open_of_asker(rows, professional); }
std::vector<ConsultationRow> answered_to(sql::Reader& rows, ProfessionalId asker, Instant since) { return store::answered_to(rows, asker, since); }
std::vector<ConsultationRow> answered_by(sql::Reader& rows, ProfessionalId professional, Instant since) {
    return store::answered_by(rows, professional, since);
}
std::vector<WordRow> words_of(sql::Reader& rows, ConsultationId consultation) { return store::words_of(rows, consultation); }
std::vector<ReferralRow> referrals_of(sql::Reader& rows, ConsultationId consultation) { return store::referrals_of(rows, consultation); }
std::vector<HandoverRow> handovers_of(sql::Reader& rows, ConsultationId consultation) { return store::handovers_of(rows, consultation); }
int seen_by(sql::Reader& rows, ConsultationId consultation, ProfessionalId professional) { return store::seen_by(rows, consultation, professional); }

bool takes_part(sql::Reader& rows, const ConsultationRow& row, const Actor& actor) {
    const auto& me = actor.professional;
    if (!me) return false;
    if (*me == row.asked_by || me == row.asked || me == row.answered_by) return true;
    if (row.asked_kind == events::OwnerKind::pool && row.asked_profession == actor.profession && row.asked_unit == actor.unit) return true;
    for (const auto& referral : store::referrals_of(rows, row.consultation))
        if (referral.referred_by == *me) return true;
    return false;
}

}  // namespace koppi::consultation
