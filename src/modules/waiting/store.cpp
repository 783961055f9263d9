// Waiting, store: tables wait, wait_offer.
#include "modules/waiting/store.hpp"

namespace koppi::waiting {

namespace {

#define WAIT_COLUMNS                                                                                                                    \
    "select wait, client, matter, decision, unit, service, urgency, guarantee_by, wishes, entered_at, entered_by, ended_how from wait "
#define OFFER_COLUMNS "select offer, wait, hold, by, time, answer_by, offered_at, offered_by, ended_how, booking from wait_offer "

constexpr sql::Query find_wait{"waiting.find_wait", WAIT_COLUMNS "where wait = $1"};
constexpr sql::Query find_of_matter{"waiting.find_of_matter", WAIT_COLUMNS "where matter = $1 and ended_how is null"};
constexpr sql::Query find_of_decision{"waiting.find_of_decision",
                                      WAIT_COLUMNS "where decision = $1 and ended_how is null order by entered_at, wait limit 1"};
constexpr sql::Query list_of_client{"waiting.list_of_client", WAIT_COLUMNS "where client = $1 and ended_how is null order by entered_at, wait"};
constexpr sql::Query list_in_book{"waiting.list_in_book", WAIT_COLUMNS "where unit = $1 and ended_how is null order by entered_at, wait"};
constexpr sql::Query list_ended_by{"waiting.list_ended_by", WAIT_COLUMNS "where ended_decision = $1 order by entered_at, wait"};

constexpr sql::Query find_offer{"waiting.find_offer", OFFER_COLUMNS "where offer = $1"};
constexpr sql::Query list_offers_to{"waiting.list_offers_to", OFFER_COLUMNS "where wait = $1 order by offered_at, offer"};
constexpr sql::Query count_by_service{"waiting.count_by_service", R"(
    select unit, service, count(*) from wait where ended_how is null group by unit, service order by unit, service)"};
constexpr sql::Query find_open_offer{"waiting.find_open_offer", OFFER_COLUMNS "where wait = $1 and ended_how is null"};
constexpr sql::Query list_lapsed_offers{"waiting.list_lapsed_offers",
                                        OFFER_COLUMNS "where ended_how is null and answer_by <= $1 order by answer_by, offer limit 500"};
constexpr sql::Query count_lapsed_offers{"waiting.count_lapsed_offers", "select count(*) from wait_offer where ended_how is null and answer_by <= $1"};

constexpr sql::Query insert_wait{"waiting.insert_wait", R"(
    insert into wait (wait, client, matter, decision, unit, service, urgency, guarantee_by, wishes, entered_at, entered_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};
constexpr sql::Query set_wishes{"waiting.set_wishes", "update wait set wishes = $2 where wait = $1"};
constexpr sql::Query set_need{"waiting.set_need", "update wait set urgency = $2, guarantee_by = $3 where matter = $1"};
constexpr sql::Query set_ended{"waiting.set_ended", R"(
    update wait set ended_how = $2, ended_why = $3, ended_at = $4, ended_by = $5, ended_decision = $6 where wait = $1)"};
constexpr sql::Query set_restored{"waiting.set_restored", R"(
    update wait set ended_how = null, ended_why = null, ended_at = null, ended_by = null, ended_decision = null where wait = $1)"};
constexpr sql::Query insert_offer{"waiting.insert_offer", R"(
    insert into wait_offer (offer, wait, hold, by, time, answer_by, offered_at, offered_by) values ($1, $2, $3, $4, $5, $6, $7, $8))"};
constexpr sql::Query insert_offer_link{"waiting.insert_offer_link", "insert into scratch_offer_link (token_hash, offer, made_at) values ($1, $2, $3)"};
constexpr sql::Query delete_old_links{"waiting.delete_old_links", "delete from scratch_offer_link where made_at < $1"};
constexpr sql::Query find_offer_of_link{"waiting.find_offer_of_link", "select offer from scratch_offer_link where token_hash = $1"};
constexpr sql::Query set_offer_ended{"waiting.set_offer_ended", "update wait_offer set ended_how = $2, booking = $3, ended_at = $4 where offer = $1"};

}  // namespace

namespace store {

std::optional<WaitRow> wait(sql::Reader& rows, WaitId wait) { return rows.first<WaitRow>(find_wait, wait); }
std::optional<WaitRow> of_matter(sql::Reader& rows, MatterId matter) { return rows.first<WaitRow>(find_of_matter, matter); }
std::optional<WaitRow> of_decision(sql::Reader& rows, DecisionId decision) { return rows.first<WaitRow>(find_of_decision, decision); }
std::vector<WaitRow> of_client(sql::Reader& rows, ClientId client) { return rows.all<WaitRow>(list_of_client, client); }
std::vector<WaitRow> in_book(sql::Reader& rows, UnitId unit) { return rows.all<WaitRow>(list_in_book, unit); }
std::vector<WaitingFor> waiting_for(sql::Reader& rows) { return rows.all<WaitingFor>(count_by_service); }
std::vector<WaitRow> ended_by(sql::Reader& rows, DecisionId decision) { return rows.all<WaitRow>(list_ended_by, decision); }

std::optional<OfferRow> offer(sql::Reader& rows, OfferId offer) { return rows.first<OfferRow>(find_offer, offer); }
std::vector<OfferRow> offers_to(sql::Reader& rows, WaitId wait) { return rows.all<OfferRow>(list_offers_to, wait); }
std::optional<OfferRow> open_offer_to(sql::Reader& rows, WaitId wait) { return rows.first<OfferRow>(find_open_offer, wait); }
std::vector<OfferRow> lapsed_offers(sql::Reader& rows, Instant now) { return rows.all<OfferRow>(list_lapsed_offers, now); }
bool has_lapsed_offers(sql::Reader& rows, Instant now) { return rows.number(count_lapsed_offers, now) > 0; }

void insert_link(sql::Tables& tables, const sql::Blob& token_hash, OfferId offer, Instant now) { tables.run(insert_offer_link, token_hash, offer, now); }
void forget_links_before(sql::Tables& tables, Instant limit) { tables.run(delete_old_links, limit); }
std::optional<OfferId> offer_of_link(sql::Reader& rows, const sql::Blob& token_hash) { return rows.first<OfferId>(find_offer_of_link, token_hash); }

}  // namespace store

void project(sql::Tables& tables, const events::WaitEntered& event, const Stamp& stamp) {
    tables.run(insert_wait, event.wait, event.client, event.matter, event.decision, event.unit, event.service, event.urgency, event.guarantee_by,
               wire::write(event.wishes), stamp.happened_at, stamp.professional);
}
void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp&) {
    tables.run(set_need, event.matter, event.urgency, event.guarantee_by);
}
void project(sql::Tables& tables, const events::WaitChanged& event, const Stamp&) { tables.run(set_wishes, event.wait, wire::write(event.wishes)); }
void project(sql::Tables& tables, const events::WaitEnded& event, const Stamp& stamp) {
    tables.run(set_ended, event.wait, event.how, event.why, stamp.happened_at, stamp.professional, event.decision);
}
void project(sql::Tables& tables, const events::WaitRestored& event, const Stamp&) { tables.run(set_restored, event.wait); }
void project(sql::Tables& tables, const events::WaitOffered& event, const Stamp& stamp) {
    tables.run(insert_offer, event.offer, event.wait, event.hold, event.by, wire::write(event.time), event.answer_by, stamp.happened_at,
               stamp.professional);
}
void project(sql::Tables& tables, const events::WaitOfferEnded& event, const Stamp& stamp) {
    tables.run(set_offer_ended, event.offer, event.how, event.booking, stamp.happened_at);
}

}  // namespace koppi::waiting
