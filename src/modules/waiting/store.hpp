// Waiting, store: all SQL of the module.
#pragma once

#include "modules/waiting/waiting.hpp"
#include "platform/sql.hpp"

namespace koppi::waiting::store {

std::optional<WaitRow> wait(sql::Reader& rows, WaitId wait);
std::optional<WaitRow> of_matter(sql::Reader& rows, MatterId matter);
std::optional<WaitRow> of_decision(sql::Reader& rows, DecisionId decision);
std::vector<WaitRow> of_client(sql::Reader& rows, ClientId client);
std::vector<WaitRow> in_book(sql::Reader& rows, UnitId unit);
std::vector<WaitingFor> waiting_for(sql::Reader& rows);
std::vector<WaitRow> ended_by(sql::Reader& rows, DecisionId decision);

std::optional<OfferRow> offer(sql::Reader& rows, OfferId offer);
std::vector<OfferRow> offers_to(sql::Reader& rows, WaitId wait);
std::optional<OfferRow> open_offer_to(sql::Reader& rows, WaitId wait);
std::vector<OfferRow> lapsed_offers(sql::Reader& rows, Instant now);
bool has_lapsed_offers(sql::Reader& rows, Instant now);

void insert_link(sql::Tables& tables, const sql::Blob& token_hash, OfferId offer, Instant now);
void forget_links_before(sql::Tables& tables, Instant limit);
std::optional<OfferId> offer_of_link(sql::Reader& rows, const sql::Blob& token_hash);

}  // namespace koppi::waiting::store
