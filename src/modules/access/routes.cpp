// Access, routes: the session, from signing in to its end; and the accounts.
#include "modules/access/accounts.hpp"
#include "modules/access/sessions.hpp"

namespace koppi::access {

namespace {

using routes::Kind;
using routes::Right;

Result<Me> show_session(sql::Reader& rows, const Done&, const routes::Call& call) { return sessions::me_of(rows, call.actor); }

Result<Me> choose_language(Work& work, const ChooseLanguage& chosen, const routes::Call&) {
    if (work.actor().session) store::set_language(work.scratch(), *work.actor().session, chosen.language);
    // A restore forgets sessions; what a person works in is remembered.
    if (const auto account = work.actor().account; account && store::language_of_account(work.rows(), *account) != chosen.language)
        work.record(events::LanguageChosen{*account, chosen.language});
    return sessions::me_of(work.rows(), work.actor());
}

Result<Accounts> list_accounts_call(sql::Reader& rows, const Done&, const routes::Call&) { return accounts(rows); }

template <class Body, class Answered>
routes::Route plain_post(std::string_view path, std::string_view name, Right right,
                         std::function<http::Response(const routes::House&, const http::Request&, const routes::Call&)> handle) {
    return {"POST", path, name, right, Kind::plain, std::move(handle), {}, [](SchemaBook& book) { return schema_of<Body>(book); },
            [](SchemaBook& book) { return schema_of<Answered>(book); }};
}

}  // namespace

routes::Routes routes() {
    const auto door = std::make_shared<Door>();
    return {
        plain_post<SignIn, Me>("/api/session", "session_sign_in", Right::nobody_signed_in,
                               [door](const routes::House& house, const http::Request& request, const routes::Call& call) {
                                   return sign_in(*door, house, request, call);
                               }),
        routes::read<Done, Me>("/api/session", "session_show", Right::signed_in, show_session),
        // Signing out works for whoever comes, so that a browser is always rid of its cookie.
        plain_post<Done, Done>("/api/session/end", "session_end", Right::nobody_signed_in, sign_out),
        plain_post<ChooseRole, Me>("/api/session/role", "session_role", Right::signed_in, choose_role),
        routes::scratch<ChooseLanguage, Me>("POST", "/api/session/language", "session_language", Right::signed_in, choose_language),
        plain_post<ChangePassword, Me>("/api/session/password", "session_password", Right::signed_in,
                                       [door](const routes::House& house, const http::Request& request, const routes::Call& call) {
                                           return change_own_password(*door, house, request, call);
                                       }),
        routes::read<Done, Accounts>("/api/accounts", "accounts_list", Right::users_admin, list_accounts_call),
        plain_post<SetPassword, Done>("/api/accounts/{account}/password", "account_password", Right::users_admin, set_password),
        plain_post<Done, Done>("/api/accounts/{account}/close", "account_close", Right::users_admin, close_by_administrator),
    };
}

}  // namespace koppi::access
