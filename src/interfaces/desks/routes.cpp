// Desks, routes.
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/presence.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

struct ShowIdentityCode {
    wire::Text<300, 5> why;
};
BOOST_DESCRIBE_STRUCT(ShowIdentityCode, (), (why))
struct IdentityCode {
    std::string hetu;
};
BOOST_DESCRIBE_STRUCT(IdentityCode, (), (hetu))

Result<FirstLineDesk> first_line_call(sql::Reader& rows, const FirstLineQuery& query, const Call& call) {
    return first_line(rows, query, call.actor, call.now);
}
Result<Proposed> proposed_call(sql::Reader& rows, const Done&, const Call& call) { return proposed_to(rows, call.actor, call.now); }
Result<ContactShown> contact_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    return contact_shown(rows, contact, call.actor, call.now);
}
Result<Times> times_call(sql::Reader& rows, const TimesQuery& query, const Call& call) {
    const auto matter = TRY(call.id<MatterId>("matter"));
    return times(rows, matter, query, call.actor, call.now);
}
Result<FoundClients> search_call(sql::Reader& rows, const SearchClients& body, const Call&) {
    return FoundClients{clients::find(rows, body.text.value, 30)};
}
Result<AlreadyWaits> already_waits_call(sql::Reader& rows, const WhoWaits& body, const Call&) { return already_waits(rows, body); }
Result<Callers> calling_call(sql::Reader& rows, const WhoCalls& body, const Call&) { return calling(rows, body); }

Result<access::ClientKey> open_card_call(Work& work, const OpenCard& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    return access::open(work, client, body.purpose, body.contact);
}
Result<ClientCard> card_call(sql::Reader& rows, const access::ClientKey& key, const OpenCard&, const Call& call) {
    return client_card(rows, key, call.actor, call.now);
}
Result<access::ClientKey> open_code_call(Work& work, const ShowIdentityCode& body, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(work.rows(), client));
    auto key = TRY(access::open(work, client, events::Purpose::contact, std::nullopt));
    TRY(access::show_identity_code(work, key, body.why.value));
    return key;
}
Result<IdentityCode> code_call(sql::Reader& rows, const access::ClientKey& key, const ShowIdentityCode&, const Call&) {
    const auto details = clients::details(rows, key.client());
    if (!details || !details->hetu) return Refusal{Reason::not_found, "client.has_no_code", "", {}};
    return IdentityCode{*details->hetu};
}

// Presence is a whisper, no write: it goes past the writer and is forgotten.
Result<Done> here_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    if (!contact::contact(rows, contact)) return Refusal{Reason::not_found, "contact.no_such_contact", "", {}};
    if (call.actor.professional) presence().here(contact, *call.actor.professional, call.now);
    return Done{};
}
Result<Done> gone_call(sql::Reader&, const Done&, const Call& call) {
    const auto contact = TRY(call.id<ContactId>("contact"));
    if (call.actor.professional) presence().gone(contact, *call.actor.professional, call.now);
    return Done{};
}

}  // namespace

routes::Routes routes() {
    routes::Routes all{
        routes::read("/api/desks/first-line", "desk_first_line", Right::queue_list, &first_line_call),
        routes::read("/api/desks/proposed", "desk_proposed", Right::queue_list, &proposed_call),
        routes::read("/api/contacts/{contact}", "contact_show", Right::contact_read, &contact_call),
        routes::read("/api/matters/{matter}/times", "matter_times", Right::slot_read_free, &times_call),
        routes::search("/api/clients/search", "clients_search", Right::person_search, &search_call),
        routes::search("/api/clients/calling", "clients_calling", Right::person_search, &calling_call),
        routes::search("/api/contacts/already-waits", "contact_already_waits", Right::queue_list, &already_waits_call),
        routes::opening("/api/clients/{client}/card", "client_card", Right::person_header, &open_card_call, &card_call),
        routes::opening("/api/clients/{client}/identity-code", "client_identity_code", Right::hetu_show, &open_code_call, &code_call),
        routes::search("/api/presence/{contact}", "presence_here", Right::contact_read, &here_call),
        routes::search("/api/presence/{contact}/leave", "presence_gone", Right::contact_read, &gone_call),
    };
    for (auto& route : catalog_routes()) all.push_back(std::move(route));
    for (auto& route : calendar_routes()) all.push_back(std::move(route));
    for (auto& route : waiting_room_routes()) all.push_back(std::move(route));
    for (auto& route : waiting_routes()) all.push_back(std::move(route));
    for (auto& route : message_routes()) all.push_back(std::move(route));
    for (auto& route : group_routes()) all.push_back(std::move(route));
    for (auto& route : panel_routes()) all.push_back(std::move(route));
    for (auto& route : also_then_routes()) all.push_back(std::move(route));
    for (auto& route : owner_routes()) all.push_back(std::move(route));
    for (auto& route : plan_routes()) all.push_back(std::move(route));
    for (auto& route : consultation_routes()) all.push_back(std::move(route));
    for (auto& route : survey_routes()) all.push_back(std::move(route));
    for (auto& route : pair_routes()) all.push_back(std::move(route));
    for (auto& route : team_routes()) all.push_back(std::move(route));
    for (auto& route : trigger_routes()) all.push_back(std::move(route));
    for (auto& route : heavy_routes()) all.push_back(std::move(route));
    for (auto& route : duty_routes()) all.push_back(std::move(route));
    for (auto& route : lying_routes()) all.push_back(std::move(route));
    for (auto& route : routing_routes()) all.push_back(std::move(route));
    for (auto& route : transfer_routes()) all.push_back(std::move(route));
    return all;
}

}  // namespace koppi::desks
