// Access: the account in hand.
#include "modules/access/accounts.hpp"

#include "modules/access/passwords.hpp"
#include "modules/access/sessions.hpp"
#include "modules/access/store.hpp"

namespace koppi::access {

namespace {

// A session that ended is told to whoever listens with it, and not only at the next keeping.
void close_streams_of_all(const routes::House& house, const std::vector<SessionId>& ended) {
    if (!house.close_streams) return;
    for (const auto& session : ended) house.close_streams(session.text());
}

// Does something to the account of the path that ends its sessions.
template <class Change>
http::Response change_account(const routes::House& house, std::string_view name, const routes::Call& call, Change change) {
    const auto account = call.id<AccountId>("account");
    if (!account) return routes::refused(house, call.actor.language, account.refusal());
    std::vector<SessionId> ended;
    auto answer = house.writer.run(name, call.actor, std::nullopt, [&](Work& work) {
        ended = store::sessions_of(work.rows(), *account);
        const auto changed = change(work, *account);
        if (!changed) return routes::answer_refused(house, call.actor.language, changed.refusal());
        return Answer{200, wire::write(Done{}), false};
    });
    if (!answer.refused) close_streams_of_all(house, ended);
    return routes::response_of(house, call.actor.language, std::move(answer));
}

struct PasswordTried {
    bool was_wrong = false;
    std::optional<Instant> locked_until;
    std::vector<SessionId> ended;
    std::string token;
    std::optional<Me> me;
};

}  // namespace

http::Response change_own_password(Door& door, const routes::House& house, const http::Request& request, const routes::Call& call) {
    const Language language = call.actor.language;
    const auto typed = routes::detail::body_of<ChangePassword>(request);
    if (!typed) return routes::refused(house, language, typed.refusal());
    if (const auto good = check_password(typed->password); !good) return routes::refused(house, language, good.refusal());
    if (!door.peers.may_try(request.peer, call.now)) return routes::try_later(house, language, "session.too_many_attempts", call.now + 5s, call.now);

    ensure(call.actor.account.has_value(), "only who is signed in comes here");
    const AccountId own = *call.actor.account;
    std::optional<store::Account> account;
    std::optional<Instant> locked_until;
    const auto read = [&](sql::Reader& rows, Instant now) {
        account = store::account(rows, own);
        locked_until = rules::locked_until(store::failures(rows, own.bytes), now);
    };
    house.reading([&](sql::Reader& rows) { read(rows, call.now); });
    if (locked_until) return routes::try_later(house, language, "session.locked", *locked_until, call.now);
    const std::string hash_tried = account ? account->password_hash : std::string();
    const auto verdict = passwords::verify(hash_tried, typed->old_password);
    if (verdict == passwords::Verdict::too_busy) return routes::refused(house, language, {Reason::unavailable, "http.busy", "", {}});
    const auto hash = verdict == passwords::Verdict::right ? hash_password(typed->password) : std::string();

    PasswordTried tried;
    auto answer = house.writer.run("session_password", call.actor, std::nullopt, [&](Work& work) {
        const auto session = sessions::living(work.rows(), request.cookie(session_cookie), work.now());
        if (!session) return routes::answer_refused(house, language, {Reason::unauthenticated, "session.ended", "", {}});
        read(work.rows(), work.now());
        if (locked_until) {
            tried.locked_until = locked_until;
            return Answer{};
        }
        if (verdict == passwords::Verdict::wrong || !account || account->password_hash != hash_tried) {
            // A failure is recorded, hence no refusal to the writer: that would roll it back.
            store::set_failures(work.scratch(), own.bytes, rules::failed_again(store::failures(work.rows(), own.bytes), work.now()));
            work.record(events::SignInFailed{own});
            tried.was_wrong = true;
            return Answer{};
        }
        const auto roles = store::roles_of(work.rows(), session->professional);
        const auto role = std::find_if(roles.begin(), roles.end(), [&](const RoleChoice& one) { return one.role == session->role; });
        tried.ended = store::sessions_of(work.rows(), own);
        if (const auto changed = change_password(work, own, hash); !changed) return routes::answer_refused(house, language, changed.refusal());
        auto begun = sessions::begin(work, *account, session->language, role == roles.end() ? std::nullopt : std::optional(*role), session->made_at);
        tried.me = sessions::me_of(work.rows(), begun.session);
        tried.token = std::move(begun.token);
        return Answer{};
    });
    if (tried.locked_until) return routes::try_later(house, language, "session.locked", *tried.locked_until, call.now);
    if (tried.was_wrong) {
        door.peers.failed(request.peer, call.now);
        return routes::refused(house, language, {Reason::invalid, "access.old_password_wrong", "/old_password", {}});
    }
    if (!tried.me) return routes::response_of(std::move(answer));
    close_streams_of_all(house, tried.ended);
    auto response = routes::json_response(200, *tried.me);
    response.headers.emplace_back("Set-Cookie", sessions::cookie(tried.token, is_secure(house, request)));
    return response;
}

http::Response set_password(const routes::House& house, const http::Request& request, const routes::Call& call) {
    const auto typed = routes::detail::body_of<SetPassword>(request);
    if (!typed) return routes::refused(house, call.actor.language, typed.refusal());
    if (const auto good = check_password(typed->password); !good) return routes::refused(house, call.actor.language, good.refusal());
    const auto hash = hash_password(typed->password);
    return change_account(house, "account_password", call,
                          [&](Work& work, AccountId account) { return change_password(work, account, hash); });
}

http::Response close_by_administrator(const routes::House& house, const http::Request& request, const routes::Call& call) {
    const auto nothing = routes::detail::body_of<Done>(request);
    if (!nothing) return routes::refused(house, call.actor.language, nothing.refusal());
    return change_account(house, "account_close", call, [](Work& work, AccountId account) { return close_account(work, account); });
}

}  // namespace koppi::access
