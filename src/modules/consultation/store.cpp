// Consultations, store: tables consultation, consultation_word, consultation_referral, consultation_handover, consultation_emergency,
// scratch_consultation_seen.
#include "modules/consultation/store.hpp"

namespace koppi::consultation {

namespace {

#define CONSULTATION_COLUMNS                                                                                                             \
    "consultation, client, matter, decision, asked_by, asked_in, mode, asked_kind, asked, asked_unit, asked_profession, urgency, question, " \
    "facts, asked_at, answer_by, state, written, answer, answer_kind, words, answered_by, answered_at, undo_until, booking, ended_why"

constexpr sql::Query find_one{"consultation.find", "select " CONSULTATION_COLUMNS " from consultation where consultation = $1"};
constexpr sql::Query find_open_of_matter{
    "consultation.find_open_of_matter",
    "select " CONSULTATION_COLUMNS " from consultation where matter = $1 and state = 'open' and decision is not null"};
constexpr sql::Query list_of_matter{
    "consultation.list_of_matter",
    "select " CONSULTATION_COLUMNS " from consultation where matter = $1 order by asked_at desc, consultation desc limit 100"};
constexpr sql::Query list_of_client{
    "consultation.list_of_client",
    "select " CONSULTATION_COLUMNS " from consultation where client = $1 order by asked_at desc, consultation desc limit $2"};
constexpr sql::Query list_of_person{
    "consultation.list_of_person",
    "select " CONSULTATION_COLUMNS " from consultation where asked = $1 and state = 'open' order by answer_by, consultation limit 500"};
constexpr sql::Query list_with_people{"consultation.list_with_people",
                                      "select " CONSULTATION_COLUMNS
                                      " from consultation where state = 'open' and asked is not null and decision is null order by answer_by, consultation"};
constexpr sql::Query list_of_pool{"consultation.list_of_pool",
                                  "select " CONSULTATION_COLUMNS
                                  " from consultation where asked_profession = $1 and asked_unit = $2 and state = 'open' and asked is null "
                                  "order by answer_by, consultation limit 500"};
constexpr sql::Query list_open_of_asker{
    "consultation.list_open_of_asker",
    "select " CONSULTATION_COLUMNS " from consultation where asked_by = $1 and state = 'open' order by answer_by, consultation limit 500"};
constexpr sql::Query list_answered_to{"consultation.list_answered_to",
                                      "select " CONSULTATION_COLUMNS
                                      " from consultation where asked_by = $1 and state = 'settled' and answered_at >= $2 "
                                      "order by answered_at desc, consultation limit 100"};
constexpr sql::Query list_answered_by{"consultation.list_answered_by",
                                      "select " CONSULTATION_COLUMNS
                                      " from consultation where answered_by = $1 and state = 'settled' and answered_at >= $2 "
                                      "order by answered_at desc, consultation limit 100"};
constexpr sql::Query find_last_answered{"consultation.find_last_answered", R"(
    select consultation from consultation where client = $1 and state = 'settled' and answered_at >= $2
    order by answered_at desc, consultation desc limit 1)"};
constexpr sql::Query list_words{"consultation.list_words", R"(
    select number, written_by, written_at, words from consultation_word where consultation = $1 order by number)"};
constexpr sql::Query list_referrals{"consultation.list_referrals", R"(
    select answer, referred_by, referred_at, undo_until, why, to_kind, to_asked, to_unit, to_profession
    from consultation_referral where consultation = $1 order by position)"};
constexpr sql::Query list_handovers{"consultation.list_handovers", R"(
    select handed_at, is_asker, person, why from consultation_handover where consultation = $1 order by position)"};
constexpr sql::Query find_seen{"consultation.find_seen", R"(
    select coalesce(max(seen), 0) from scratch_consultation_seen where consultation = $1 and professional = $2)"};

constexpr sql::Query insert_asked{"consultation.insert", R"(
    insert into consultation (consultation, client, matter, decision, asked_by, asked_in, mode, asked_kind, asked, asked_unit, asked_profession, urgency,
                              question, facts, asked_at, answer_by, state, written)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'open', 0))"};
constexpr sql::Query set_asked{"consultation.set_asked", "update consultation set asked = $2 where consultation = $1"};
constexpr sql::Query insert_word{"consultation.insert_word", R"(
    insert into consultation_word (consultation, number, written_by, written_at, words) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query set_written{"consultation.set_written", "update consultation set written = $2 where consultation = $1"};
constexpr sql::Query set_settled{"consultation.set_settled", R"(
    update consultation
    set state = 'settled', answer = $2, answer_kind = $3, words = $4, answered_by = $5, answered_at = $6, undo_until = $7, booking = $8
    where consultation = $1)"};
constexpr sql::Query insert_referral{"consultation.insert_referral", R"(
    insert into consultation_referral (answer, consultation, position, referred_by, referred_at, undo_until, why, to_kind, to_asked, to_unit,
                                       to_profession, from_kind, from_asked, from_unit, from_profession, from_answer_by)
    select $2, consultation, $3, asked, $4, $5, $6, $7, $8, $9, $10, asked_kind, asked, asked_unit, asked_profession, answer_by
    from consultation where consultation = $1)"};
constexpr sql::Query set_referred{"consultation.set_referred", R"(
    update consultation set asked_kind = $2, asked = $3, asked_unit = $4, asked_profession = $5, answer_by = $6 where consultation = $1)"};
constexpr sql::Query set_withdrawn{"consultation.set_withdrawn", R"(
    update consultation set state = 'withdrawn', ended_at = $2, ended_why = $3 where consultation = $1)"};
constexpr sql::Query undo_settled{"consultation.undo_settled", R"(
    update consultation
    set state = 'open', answer = null, answer_kind = null, words = null, answered_by = null, answered_at = null, undo_until = null, booking = null
    where answer = $1)"};
constexpr sql::Query undo_referred{"consultation.undo_referred", R"(
    update consultation
    set (asked_kind, asked, asked_unit, asked_profession, answer_by) =
        (select from_kind, from_asked, from_unit, from_profession, from_answer_by from consultation_referral where answer = $1)
    where consultation = (select consultation from consultation_referral where answer = $1))"};
constexpr sql::Query drop_referral{"consultation.drop_referral", "delete from consultation_referral where answer = $1"};
constexpr sql::Query set_overtaken{"consultation.set_overtaken", R"(
    update consultation set state = 'overtaken', ended_by = $2, ended_at = $3 where matter = $1 and state = 'open' and decision is not null)"};
constexpr sql::Query undo_overtaken{"consultation.undo_overtaken", R"(
    update consultation set state = 'open', ended_by = null, ended_at = null where ended_by = $1)"};
constexpr sql::Query undo_asked{"consultation.undo_asked", R"(
    update consultation set state = 'withdrawn', ended_at = $2 where decision = $1 and state = 'open')"};
constexpr sql::Query set_handed_on{"consultation.set_handed_on", R"(
    update consultation set asked_kind = $2, asked = $3, asked_unit = $4, asked_profession = $5
    where matter = $1 and state = 'open' and decision is not null)"};
constexpr sql::Query hand_consultation_on{"consultation.hand_on", R"(
    update consultation set asked_kind = $2, asked = $3, asked_unit = $4, asked_profession = $5 where consultation = $1)"};
constexpr sql::Query set_asker{"consultation.set_asker", "update consultation set asked_by = $2, asked_in = $3 where consultation = $1"};
#define INSERT_HANDOVER "insert into consultation_handover (consultation, position, handed_at, is_asker, person, why) "
constexpr sql::Query insert_asker_handover{"consultation.insert_asker_handover",
                                           INSERT_HANDOVER "select consultation, $2, $3, 1, asked_by, $4 from consultation where consultation = $1"};
constexpr sql::Query insert_asked_handover{"consultation.insert_asked_handover",
                                           INSERT_HANDOVER "select consultation, $2, $3, 0, asked, $4 from consultation where consultation = $1"};
constexpr sql::Query insert_handover_of_matter{
    "consultation.insert_handover_of_matter",
    INSERT_HANDOVER "select consultation, $2, $3, 0, asked, $4 from consultation where matter = $1 and state = 'open' and decision is not null"};
constexpr sql::Query insert_emergency{"consultation.insert_emergency", R"(
    insert into consultation_emergency (decision, consultation, client, followed_at, within_hours) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query drop_emergency{"consultation.drop_emergency", "delete from consultation_emergency where decision = $1"};
constexpr sql::Query put_seen{"consultation.put_seen", R"(
    insert into scratch_consultation_seen (consultation, professional, seen) values ($1, $2, $3)
    on conflict (consultation, professional) do update set seen = excluded.seen where excluded.seen > scratch_consultation_seen.seen)"};

void undo_step(sql::Tables& tables, DecisionId answer) {
    tables.run(undo_settled, answer);
    tables.run(undo_referred, answer);
    tables.run(drop_referral, answer);
}

}  // namespace

namespace store {

std::optional<ConsultationRow> find(sql::Reader& rows, ConsultationId consultation) { return rows.first<ConsultationRow>(find_one, consultation); }
std::optional<ConsultationRow> open_of_matter(sql::Reader& rows, MatterId matter) { return rows.first<ConsultationRow>(find_open_of_matter, matter); }
std::vector<ConsultationRow> of_matter(sql::Reader& rows, MatterId matter) { return rows.all<ConsultationRow>(list_of_matter, matter); }
std::vector<ConsultationRow> of_client(sql::Reader& rows, ClientId client, int limit) {
    return rows.all<ConsultationRow>(list_of_client, client, limit);
}
std::vector<ConsultationRow> asked_of_person(sql::Reader& rows, ProfessionalId professional) {
    return rows.all<ConsultationRow>(list_of_person, professional);
}
std::vector<ConsultationRow> open_with_people(sql::Reader& rows) { return rows.all<ConsultationRow>(list_with_people); }
std::vector<ConsultationRow> asked_of_pool(sql::Reader& rows, events::Profession profession, UnitId unit) {
    return rows.all<ConsultationRow>(list_of_pool, profession, unit);
}
std::vector<ConsultationRow> open_of_asker(sql::Reader& rows, ProfessionalId professional) {
    return rows.all<ConsultationRow>(list_open_of_asker, professional);
}
std::vector<ConsultationRow> answered_to(sql::Reader& rows, ProfessionalId asker, Instant since) {
    return rows.all<ConsultationRow>(list_answered_to, asker, since);
}
std::vector<ConsultationRow> answered_by(sql::Reader& rows, ProfessionalId professional, Instant since) {
    return rows.all<ConsultationRow>(list_answered_by, professional, since);
}
std::optional<ConsultationId> last_answered(sql::Reader& rows, ClientId client, Instant since) {
    return rows.first<ConsultationId>(find_last_answered, client, since);
}
std::vector<WordRow> words_of(sql::Reader& rows, ConsultationId consultation) { return rows.all<WordRow>(list_words, consultation); }
std::vector<ReferralRow> referrals_of(sql::Reader& rows, ConsultationId consultation) { return rows.all<ReferralRow>(list_referrals, consultation); }
std::vector<HandoverRow> handovers_of(sql::Reader& rows, ConsultationId consultation) { return rows.all<HandoverRow>(list_handovers, consultation); }
int seen_by(sql::Reader& rows, ConsultationId consultation, ProfessionalId professional) {
    return static_cast<int>(rows.number(find_seen, consultation, professional));
}
void saw(sql::Tables& tables, ConsultationId consultation, ProfessionalId professional, int seen) {
    tables.run(put_seen, consultation, professional, seen);
}

}  // namespace store

void project(sql::Tables& tables, const events::ConsultationAsked& event, const Stamp& stamp) {
    tables.run(insert_asked, event.consultation, event.client, event.matter, event.decision, event.asked_by, event.asked_in, event.mode, event.to.kind,
               event.to.professional, event.to.unit, event.to.profession, event.urgency, event.question, wire::write(event.facts), stamp.happened_at,
               event.answer_by);
}
void project(sql::Tables& tables, const events::ConsultationTaken& event, const Stamp&) { tables.run(set_asked, event.consultation, event.taken_by); }
void project(sql::Tables& tables, const events::ConsultationGivenBack& event, const Stamp&) {
    tables.run(set_asked, event.consultation, std::optional<ProfessionalId>{});
}
void project(sql::Tables& tables, const events::ConsultationWritten& event, const Stamp& stamp) {
    tables.run(insert_word, event.consultation, event.number, stamp.professional, stamp.happened_at, event.words);
    tables.run(set_written, event.consultation, event.number);
}
void project(sql::Tables& tables, const events::ConsultationSettled& event, const Stamp& stamp) {
    tables.run(set_settled, event.consultation, event.answer, event.kind, event.words, event.settled_by, stamp.happened_at, event.undo_until,
               event.booking);
}
void project(sql::Tables& tables, const events::ConsultationReferred& event, const Stamp& stamp) {
    tables.run(insert_referral, event.consultation, event.answer, stamp.position, stamp.happened_at, event.undo_until, event.why, event.to.kind,
               event.to.professional, event.to.unit, event.to.profession);
    tables.run(set_referred, event.consultation, event.to.kind, event.to.professional, event.to.unit, event.to.profession, event.answer_by);
}
void project(sql::Tables& tables, const events::ConsultationWithdrawn& event, const Stamp& stamp) {
    tables.run(set_withdrawn, event.consultation, stamp.happened_at, event.why);
}
void project(sql::Tables& tables, const events::ConsultationAnswerUndone& event, const Stamp&) { undo_step(tables, event.answer); }
void project(sql::Tables& tables, const events::EmergencyFollowed& event, const Stamp& stamp) {
    tables.run(insert_emergency, event.decision, event.consultation, event.client, stamp.happened_at, event.within_hours);
}
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp) {
    tables.run(set_overtaken, event.matter, event.decision, stamp.happened_at);
}
void project(sql::Tables& tables, const events::DecisionUndone& event, const Stamp& stamp) {
    undo_step(tables, event.decision);
    // What was asked by it goes before what it had overtaken comes back: a matter waits for one answer at a time.
    tables.run(undo_asked, event.decision, stamp.happened_at);
    tables.run(undo_overtaken, event.decision);
    tables.run(drop_emergency, event.decision);
}
void project(sql::Tables& tables, const events::ConsultationHandedOn& event, const Stamp& stamp) {
    tables.run(insert_asked_handover, event.consultation, stamp.position, stamp.happened_at, event.why);
    tables.run(hand_consultation_on, event.consultation, event.to.kind, event.to.professional, event.to.unit, event.to.profession);
}
void project(sql::Tables& tables, const events::ConsultationAskerChanged& event, const Stamp& stamp) {
    tables.run(insert_asker_handover, event.consultation, stamp.position, stamp.happened_at, event.why);
    tables.run(set_asker, event.consultation, event.asked_by, event.asked_in);
}
void project(sql::Tables& tables, const events::MatterHandedOn& event, const Stamp& stamp) {
    tables.run(insert_handover_of_matter, event.matter, stamp.position, stamp.happened_at, event.why);
    tables.run(set_handed_on, event.matter, event.owner_kind, event.owner, event.owner_unit, event.owner_profession);
}

}  // namespace koppi::consultation
