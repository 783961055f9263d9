// Pair work, store: tables pairwork, pair_visit, pair_survey, pair_agreement, pair_follow_up, pair_disclosed.
#include "modules/pairwork/store.hpp"

namespace koppi::pairwork {

namespace {

#define PAIR_COLUMNS                                                                                                                      \
    "pairwork, client, registry, matter, indications, note, owner, unit, suggested_at, suggested_by, booking, shared_by, version, held_on, " \
    "follow_up_on, path_status, is_open, ended_at, ended_why, ended_note"

constexpr sql::Query find_pair{"pairwork.find_pair", "select " PAIR_COLUMNS " from pairwork where pairwork = $1"};
constexpr sql::Query list_pairs{"pairwork.list_pairs", "select " PAIR_COLUMNS " from pairwork where client = $1 order by suggested_at desc, pairwork desc"};
constexpr sql::Query count_open{"pairwork.count_open", "select count(*) from pairwork where client = $1 and is_open = 1"};
constexpr sql::Query list_open{"pairwork.list_open",
                               "select " PAIR_COLUMNS " from pairwork where owner = $1 and is_open = 1 "
                               "order by follow_up_on is null, follow_up_on, suggested_at, pairwork"};
constexpr sql::Query list_visits{"pairwork.list_visits", R"(
    select version, written_at, written_by, content from pair_visit where pairwork = $1 order by version desc)"};
constexpr sql::Query find_survey{"pairwork.find_survey", R"(
    select answered_at, recorded_by, how, usefulness, words from pair_survey where pairwork = $1)"};
constexpr sql::Query list_agreements{"pairwork.list_agreements", R"(
    select statement, agreement from pair_agreement where pairwork = $1 order by statement)"};
constexpr sql::Query list_follow_ups{"pairwork.list_follow_ups", R"(
    select followed_up_at, followed_up_by, status, knows_where, knows_when, knows_with_whom, note
    from pair_follow_up where pairwork = $1 order by position)"};
constexpr sql::Query count_disclosed{"pairwork.count_disclosed", R"(
    select count(*) from pair_disclosed where pairwork = $1 and professional = $2 and disclosed_at > $3)"};

constexpr sql::Query insert_pair{"pairwork.insert_pair", R"(
    insert into pairwork (pairwork, client, registry, matter, indications, note, owner, unit, suggested_at, suggested_by, version, is_open)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 1))"};
constexpr sql::Query book_pair{"pairwork.book_pair", "update pairwork set booking = $2, shared_by = $3 where pairwork = $1"};
constexpr sql::Query write_pair{"pairwork.write_pair", R"(
    update pairwork set version = $2, held_on = $3, saved_appointments = $4, saved_time = $5, owner = $6, follow_up_on = $7 where pairwork = $1)"};
constexpr sql::Query insert_visit{"pairwork.insert_visit", R"(
    insert into pair_visit (pairwork, version, written_at, written_by, content) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query insert_survey{"pairwork.insert_survey", R"(
    insert into pair_survey (pairwork, answered_at, recorded_by, how, usefulness, words) values ($1, $2, $3, $4, $5, $6))"};
constexpr sql::Query insert_agreement{"pairwork.insert_agreement", "insert into pair_agreement (pairwork, statement, agreement) values ($1, $2, $3)"};
constexpr sql::Query insert_follow_up{"pairwork.insert_follow_up", R"(
    insert into pair_follow_up (position, pairwork, followed_up_at, followed_up_by, status, knows_where, knows_when, knows_with_whom, note)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))"};
constexpr sql::Query follow_pair_up{"pairwork.follow_pair_up", R"(
    update pairwork set path_status = $2, follow_up_on = $3, is_open = $4 where pairwork = $1)"};
constexpr sql::Query hand_pair_on{"pairwork.hand_pair_on", "update pairwork set owner = $2 where pairwork = $1"};
constexpr sql::Query end_pair{"pairwork.end_pair", R"(
    update pairwork set ended_at = $2, ended_why = $3, ended_note = $4, follow_up_on = null, is_open = 0 where pairwork = $1)"};
constexpr sql::Query insert_disclosed{"pairwork.insert_disclosed", R"(
    insert into pair_disclosed (position, pairwork, registry, basis, professional, unit, disclosed_at) values ($1, $2, $3, $4, $5, $6, $7))"};

}  // namespace

namespace store {

std::optional<PairRow> pair(sql::Reader& rows, PairworkId pairwork) { return rows.first<PairRow>(find_pair, pairwork); }
bool has_open(sql::Reader& rows, ClientId client) { return rows.number(count_open, client) > 0; }
bool is_disclosed_since(sql::Reader& rows, PairworkId pairwork, const std::optional<ProfessionalId>& professional, Instant since) {
    return rows.number(count_disclosed, pairwork, professional, since) > 0;
}

}  // namespace store

std::vector<PairRow> pairs_of(sql::Reader& rows, ClientId client) { return rows.all<PairRow>(list_pairs, client); }
std::vector<PairVisitRow> visits_of(sql::Reader& rows, PairworkId pairwork) { return rows.all<PairVisitRow>(list_visits, pairwork); }
std::optional<PairSurveyRow> survey_of(sql::Reader& rows, PairworkId pairwork) { return rows.first<PairSurveyRow>(find_survey, pairwork); }
std::vector<events::PairStatement> agreements_of(sql::Reader& rows, PairworkId pairwork) {
    return rows.all<events::PairStatement>(list_agreements, pairwork);
}
std::vector<PairFollowUpRow> follow_ups_of(sql::Reader& rows, PairworkId pairwork) { return rows.all<PairFollowUpRow>(list_follow_ups, pairwork); }
std::vector<PairRow> open_of(sql::Reader& rows, ProfessionalId owner) { return rows.all<PairRow>(list_open, owner); }

// ---- projectors

void project(sql::Tables& tables, const events::PairSuggested& event, const Stamp& stamp) {
    tables.run(insert_pair, event.pairwork, event.client, event.registry, event.matter, wire::write(event.indications), event.note, event.owner, stamp.unit,
               stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::PairBooked& event, const Stamp&) { tables.run(book_pair, event.pairwork, event.booking, event.shared_by); }
void project(sql::Tables& tables, const events::PairVisitWritten& event, const Stamp& stamp) {
    const auto& content = event.content;
    tables.run(write_pair, event.pairwork, event.version, content.held_on, content.saved_appointments, content.saved_time, content.owner,
               content.follow_up_on);
    tables.run(insert_visit, event.pairwork, event.version, stamp.happened_at, stamp.professional, wire::write(content));
}
void project(sql::Tables& tables, const events::PairSurveyAnswered& event, const Stamp& stamp) {
    tables.run(insert_survey, event.pairwork, stamp.happened_at, stamp.professional, event.how, event.usefulness, event.words);
    for (const auto& one : event.statements) tables.run(insert_agreement, event.pairwork, one.statement, one.agreement);
}
void project(sql::Tables& tables, const events::PairFollowedUp& event, const Stamp& stamp) {
    tables.run(insert_follow_up, stamp.position, event.pairwork, stamp.happened_at, stamp.professional, event.status, event.knows_where, event.knows_when,
               event.knows_with_whom, event.note);
    tables.run(follow_pair_up, event.pairwork, event.status, event.again_on, event.again_on.has_value());
}
void project(sql::Tables& tables, const events::PairHandedOn& event, const Stamp&) { tables.run(hand_pair_on, event.pairwork, event.owner); }
void project(sql::Tables& tables, const events::PairEnded& event, const Stamp& stamp) {
    tables.run(end_pair, event.pairwork, stamp.happened_at, event.why, event.note);
}
void project(sql::Tables& tables, const events::PairDisclosed& event, const Stamp& stamp) {
    tables.run(insert_disclosed, stamp.position, event.pairwork, event.to, event.basis, stamp.professional, stamp.unit, stamp.happened_at);
}

}  // namespace koppi::pairwork
