// Staff.
#include "workflows/staff.hpp"

#include "modules/directory/directory.hpp"

namespace koppi::staff {

namespace {

using routes::Right;

// Hashing is dear, so the route sees the request itself and hashes before it asks for the writer.
http::Response open_by_administrator(const routes::House& house, const http::Request& request, const routes::Call& call) {
    const Language language = call.actor.language;
    const auto typed = routes::detail::body_of<OpenAccount>(request);
    if (!typed) return routes::refused(house, language, typed.refusal());
    if (const auto good = access::check_password(typed->password); !good) return routes::refused(house, language, good.refusal());
    const auto hash = access::hash_password(typed->password);
    return routes::response_of(house, language, house.writer.run("account_open", call.actor, std::nullopt, [&](Work& work) {
        const auto made = open_account(work, *typed, hash);
        if (!made) return routes::answer_refused(house, language, made.refusal());
        return Answer{200, wire::write(*made), false};
    }));
}

}  // namespace

Result<AccountMade> open_account(Work& work, const OpenAccount& command, std::string password_hash) {
    events::ProfessionalRegistered registered{};
    registered.family_name = command.family_name.value;
    registered.given_names = command.given_names.value;
    const auto professional = TRY(directory::register_professional(work, registered));
    TRY(directory::take_role(work, professional, command.unit, command.profession));
    const auto account =
        TRY(access::open_account(work, command.username.value, std::move(password_hash), professional, command.language));
    return AccountMade{account};
}

Result<Done> take_role(Work& work, AccountId account, const TakeRole& command) {
    const auto professional = TRY(access::professional_of(work.rows(), account));
    TRY(directory::take_role(work, professional, command.unit, command.profession));
    return Done{};
}

routes::Routes routes() {
    return {
        {"POST", "/api/accounts", "account_open", Right::users_admin, routes::Kind::plain, open_by_administrator, {},
         [](SchemaBook& book) { return schema_of<OpenAccount>(book); }, [](SchemaBook& book) { return schema_of<AccountMade>(book); }},
        routes::command("/api/accounts/{account}/roles", "account_take_role", Right::users_admin, &take_role),
    };
}

}  // namespace koppi::staff
