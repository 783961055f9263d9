// Access: signing in and out, and choosing a role.
//
// Whether a name is somebody's can be told neither from the answer, nor from the lock, nor from the time: the hash, the commit and the
// count of failures are the same for both.
#include "modules/access/sign_in.hpp"

#include <sodium.h>

#include "modules/access/passwords.hpp"
#include "modules/access/sessions.hpp"
#include "modules/access/store.hpp"

namespace koppi::access {

namespace {

// Whom failures are counted for: the account, or the name that is nobody's. Into the name field people also type their passwords, so
// its digest has a key that is never written.
IdBytes who_failed(const std::optional<store::Account>& account, const std::string& name) {
    if (account) return account->account.bytes;
    ensure(sodium_init() >= 0, "the system gives random numbers");
    static const auto key = [] {
        std::array<unsigned char, crypto_generichash_KEYBYTES> bytes{};
        randombytes_buf(bytes.data(), bytes.size());
        return bytes;
    }();
    IdBytes digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(), key.data(), key.size());
    return digest;
}

void close_streams_of(const routes::House& house, const std::optional<SessionId>& session) {
    if (session && house.close_streams) house.close_streams(session->text());
}

// The session of the cookie that came along ends, whether or not it still lived.
std::optional<SessionId> end_session(Work& work, const http::Request& request) {
    const auto session = sessions::living(work.rows(), request.cookie(session_cookie), work.now());
    if (!session) return std::nullopt;
    store::delete_session(work.scratch(), session->session);
    return session->session;
}

// Who has one role works in it; who has several says which.
std::optional<RoleChoice> only_role(sql::Reader& rows, ProfessionalId professional) {
    const auto roles = store::roles_of(rows, professional);
    if (roles.size() != 1) return std::nullopt;
    return roles.front();
}

// What became of one try.
struct Tried {
    std::optional<Instant> locked_until;
    std::optional<SessionId> ended;
    std::string token;
    std::optional<Me> me;
};

}  // namespace

bool is_secure(const routes::House& house, const http::Request& request) { return request.over_tls || house.behind_tls; }

http::Response sign_in(Door& door, const routes::House& house, const http::Request& request, const routes::Call& call) {
    const Language language = call.actor.language;
    const auto typed = routes::detail::body_of<SignIn>(request);
    if (!typed) return routes::refused(house, language, typed.refusal());
    if (!door.peers.may_try(request.peer, call.now))
        return routes::try_later(house, language, "session.too_many_attempts", call.now + 5s, call.now);

    const auto written = rules::username(typed->username.value);
    const std::string name = written ? *written : typed->username.value;
    std::optional<store::Account> account;
    std::optional<Instant> locked_until;
    const auto read = [&](sql::Reader& rows, Instant now) {
        account = store::account_named(rows, name);
        // Who has left is nobody at the door.
        if (account && account->closed_at) account.reset();
        locked_until = rules::locked_until(store::failures(rows, who_failed(account, name)), now);
    };
    house.reading([&](sql::Reader& rows) { read(rows, call.now); });
    if (locked_until) return routes::try_later(house, language, "session.locked", *locked_until, call.now);

    const auto verdict = passwords::verify(account ? account->password_hash : std::string(), typed->password);
    if (verdict == passwords::Verdict::too_busy) return routes::refused(house, language, {Reason::unavailable, "http.busy", "", {}});

    Tried tried;
    Actor actor;
    std::string hash_tried;
    if (account) {
        actor.account = account->account;
        actor.professional = account->professional;
        hash_tried = account->password_hash;
    }
    // A failure is recorded, hence no refusal to the writer: that would roll it back.
    house.writer.run("session_sign_in", actor, std::nullopt, [&](Work& work) {
        // Asked again: forty guesses that were sent together count one after another, and a password may have been changed meanwhile.
        read(work.rows(), work.now());
        if (locked_until) {
            tried.locked_until = locked_until;
            return Answer{};
        }
        const IdBytes who = who_failed(account, name);
        if (verdict == passwords::Verdict::wrong || !account || account->password_hash != hash_tried) {
            store::set_failures(work.scratch(), who, rules::failed_again(store::failures(work.rows(), who), work.now()));
            if (actor.account) work.record(events::SignInFailed{*actor.account});
            return Answer{};
        }
        work.record(events::SignedIn{account->account});
        store::forget_failures(work.scratch(), who);
        tried.ended = end_session(work, request);
        auto begun = sessions::begin(work, *account, account->language, only_role(work.rows(), account->professional), work.now());
        tried.me = sessions::me_of(work.rows(), begun.session);
        tried.token = std::move(begun.token);
        return Answer{};
    });
    if (tried.locked_until) return routes::try_later(house, language, "session.locked", *tried.locked_until, call.now);
    if (!tried.me) {
        door.peers.failed(request.peer, call.now);
        return routes::refused(house, language, {Reason::unauthenticated, "session.wrong_name_or_password", "", {}});
    }
    close_streams_of(house, tried.ended);
    auto response = routes::json_response(200, *tried.me);
    response.headers.emplace_back("Set-Cookie", sessions::cookie(tried.token, is_secure(house, request)));
    return response;
}

http::Response sign_out(const routes::House& house, const http::Request& request, const routes::Call& call) {
    const auto nothing = routes::detail::body_of<Done>(request);
    if (!nothing) return routes::refused(house, call.actor.language, nothing.refusal());
    std::optional<SessionId> ended;
    house.writer.run("session_end", call.actor, std::nullopt, [&](Work& work) {
        ended = end_session(work, request);
        return Answer{};
    });
    close_streams_of(house, ended);
    auto response = routes::json_response(200, Done{});
    response.headers.emplace_back("Set-Cookie", sessions::cookie_gone(is_secure(house, request)));
    return response;
}

http::Response choose_role(const routes::House& house, const http::Request& request, const routes::Call& call) {
    const Language language = call.actor.language;
    const auto chosen = routes::detail::body_of<ChooseRole>(request);
    if (!chosen) return routes::refused(house, language, chosen.refusal());

    Tried tried;
    auto answer = house.writer.run("session_role", call.actor, std::nullopt, [&](Work& work) {
        const auto session = sessions::living(work.rows(), request.cookie(session_cookie), work.now());
        if (!session) return routes::answer_refused(house, language, {Reason::unauthenticated, "session.ended", "", {}});
        const auto roles = store::roles_of(work.rows(), session->professional);
        const auto role = std::find_if(roles.begin(), roles.end(), [&](const RoleChoice& one) { return one.role == chosen->role; });
        if (role == roles.end()) return routes::answer_refused(house, language, {Reason::forbidden, "session.role_not_yours", "/role", {}});

        store::delete_session(work.scratch(), session->session);
        tried.ended = session->session;
        const store::Account account{session->account, session->professional, "", session->language};
        auto begun = sessions::begin(work, account, session->language, *role, session->made_at);
        tried.me = sessions::me_of(work.rows(), begun.session);
        tried.token = std::move(begun.token);
        return Answer{};
    });
    if (!tried.me) return routes::response_of(std::move(answer));
    close_streams_of(house, tried.ended);
    auto response = routes::json_response(200, *tried.me);
    response.headers.emplace_back("Set-Cookie", sessions::cookie(tried.token, is_secure(house, request)));
    return response;
}

}  // namespace koppi::access
