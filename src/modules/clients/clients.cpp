// Clients: load, decide, record.
#include "modules/clients/clients.hpp"

#include "core/civil_time.hpp"
#include "modules/clients/rules.hpp"
#include "modules/clients/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::clients {

namespace {

// A doubtful code is nobody's claim: it may stand beside a sound one until somebody asks the client.
Result<Done> code_is_free(sql::Reader& rows, const events::ClientDetails& details, std::optional<ClientId> own) {
    if (!details.hetu || details.hetu_is_doubtful) return Done{};
    const auto holder = store::holder_of(rows, *details.hetu);
    if (holder && holder != own) return Refusal{Reason::conflict, "client.hetu_taken", "/hetu", {}};
    return Done{};
}

std::vector<std::string> municipality_codes() {
    std::vector<std::string> codes;
    for (const auto& [id, county] : catalog().counties)
        for (const auto& municipality : county.municipalities) codes.push_back(municipality.code);
    return codes;
}

events::ClientDetails typed_details(const RegisterClient& command) {
    return {.family_name = command.family_name.value,
            .given_names = command.given_names.value,
            .born = command.born,
            .hetu = command.hetu && !command.hetu->empty() ? command.hetu : std::nullopt,
            .hetu_is_doubtful = false,
            .language = command.language,
            .interpreter_language = wire::if_any(command.interpreter_language),
            .non_disclosure = command.non_disclosure,
            .municipality = wire::if_any(command.municipality),
            .phone = wire::if_any(command.phone),
            .address = wire::if_any(command.address),
            .died = std::nullopt};
}

// What a person's contact details are, in the words of a command.
struct Plain {
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::optional<std::string> municipality;
    Language language;
    std::optional<std::string> interpreter_language;

    bool operator==(const Plain&) const = default;
};

Plain plain(const ContactDetails& typed) {
    return {wire::if_any(typed.phone), wire::if_any(typed.email), wire::if_any(typed.address), wire::if_any(typed.municipality), typed.language,
            wire::if_any(typed.interpreter_language)};
}

Plain plain(const events::ClientDetails& details, const std::optional<std::string>& email) {
    return {details.phone, email, details.address, details.municipality, details.language, details.interpreter_language};
}

}  // namespace

Result<RegisteredClient> register_client(Work& work, const RegisterClient& command) {
    const auto details = TRY(rules::by_hand(typed_details(command), helsinki_date(work.now()), municipality_codes()));
    const auto client = TRY(register_stated(work, details));
    TRY(set_email(work, client, wire::if_any(command.email)));
    return RegisteredClient{client};
}

Result<ClientId> register_stated(Work& work, const events::ClientDetails& details) {
    TRY(code_is_free(work.rows(), details, std::nullopt));
    const auto client = work.fresh<ClientId>();
    work.record(events::ClientRegistered{client, details});
    return client;
}

Result<Done> change_stated(Work& work, ClientId client, const events::ClientDetails& details) {
    TRY(must_exist(work.rows(), client));
    TRY(code_is_free(work.rows(), details, client));
    work.record(events::ClientDetailsChanged{client, details});
    return Done{};
}

Result<Done> change_contact_details(Work& work, ClientId client, const ChangeContactDetails& command) {
    TRY(must_exist(work.rows(), client));
    const auto known = details(work.rows(), client).value();
    if (known.non_disclosure) return Refusal{Reason::forbidden, "client.details_hidden", "", {}};
    const auto now = plain(known, reach(work.rows(), client)->email);
    if (plain(command.seen) != now) return Refusal{Reason::conflict, "client.details_changed", "", {}};
    const auto wanted = plain(command.wanted);
    auto changed = known;
    changed.phone = wanted.phone;
    changed.address = wanted.address;
    changed.municipality = wanted.municipality;
    changed.language = wanted.language;
    changed.interpreter_language = wanted.interpreter_language;
    changed = TRY(under("/wanted", rules::contact_by_hand(std::move(changed), known, municipality_codes())));
    if (plain(changed, now.email) != now) work.record(events::ClientDetailsChanged{client, changed});
    TRY(under("/wanted", set_email(work, client, wanted.email)));
    return Done{};
}

Result<Done> set_email(Work& work, ClientId client, const std::optional<std::string>& email) {
    TRY(must_exist(work.rows(), client));
    if (email == reach(work.rows(), client)->email) return Done{};
    if (email) TRY(rules::check_email(*email));
    work.record(events::ClientEmailSet{client, email});
    return Done{};
}

Result<Done> must_exist(sql::Reader& rows, ClientId client) {
    if (!store::exists(rows, client)) return Refusal{Reason::not_found, "client.no_such_client", "/client", {}};
    return Done{};
}

std::vector<ClientLine> find(sql::Reader& rows, std::string_view text, int limit) {
    const auto search = rules::read_search(text);
    if (search.says_nothing() || limit < 1) return {};
    return store::search(rows, search, limit);
}

}  // namespace koppi::clients
