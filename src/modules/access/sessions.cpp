// Access: sessions, and what memory knows of their last use.
#include "modules/access/sessions.hpp"

#include <sodium.h>

#include <mutex>

#include "platform/digest.hpp"

namespace koppi::access {

namespace {

// When sessions were last used, for those used since the last keeping. By the digest of the token, which no two sessions share.
class LastUse {
public:
    void use(const sql::Blob& token_hash, Instant now) {
        const std::lock_guard lock(mutex_);
        auto& last = used_[token_hash];
        last = std::max(last, now);
    }
    Instant later_of(const sql::Blob& token_hash, Instant written) const {
        const std::lock_guard lock(mutex_);
        const auto known = used_.find(token_hash);
        return known == used_.end() ? written : std::max(written, known->second);
    }
    std::map<sql::Blob, Instant> all() const {
        const std::lock_guard lock(mutex_);
        return used_;
    }
    // What was written need not be remembered, unless it was used once more in between.
    void forget(const std::map<sql::Blob, Instant>& written) {
        const std::lock_guard lock(mutex_);
        for (const auto& [token_hash, at] : written) {
            const auto known = used_.find(token_hash);
            if (known != used_.end() && known->second == at) used_.erase(known);
        }
    }

private:
    mutable std::mutex mutex_;
    std::map<sql::Blob, Instant> used_;
};

LastUse& last_use() {
    static LastUse uses;
    return uses;
}

sql::Blob token_digest(std::string_view token) {
    const Digest digest = sha256(token);
    return {digest.begin(), digest.end()};
}

std::string fresh_token() {
    ensure(sodium_init() >= 0, "the system gives random numbers");
    std::array<std::uint8_t, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

std::string cookie_with(std::string_view value, bool secure, std::string_view rest) {
    std::string text = std::string(session_cookie) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Strict";
    if (secure) text += "; Secure";
    return text.append(rest);
}

}  // namespace

namespace sessions {

Begun begin(Work& work, const store::Account& account, Language language, const std::optional<RoleChoice>& role, Instant made_at) {
    Begun begun{fresh_token(), {}};
    begun.session = {.session = work.fresh<SessionId>(),
                     .token_hash = token_digest(begun.token),
                     .account = account.account,
                     .professional = account.professional,
                     .role = role ? std::optional(role->role) : std::nullopt,
                     .unit = role ? std::optional(role->unit) : std::nullopt,
                     .profession = role ? std::optional(role->profession) : std::nullopt,
                     .language = language,
                     .made_at = made_at,
                     .seen_at = work.now()};
    store::insert_session(work.scratch(), begun.session);
    return begun;
}

std::optional<store::Session> living(sql::Reader& rows, std::string_view token, Instant now) {
    if (token.empty()) return std::nullopt;
    auto session = store::session_by_token(rows, token_digest(token));
    if (!session) return std::nullopt;
    // A session that was ended by force has no start, and no use brings it back.
    session->seen_at = last_use().later_of(session->token_hash, session->seen_at);
    if (rules::has_ended(session->made_at, session->seen_at, now)) return std::nullopt;
    return session;
}

Me me_of(sql::Reader& rows, const store::Session& session) {
    const Actor actor{.account = session.account,
                      .professional = session.professional,
                      .role = session.role,
                      .unit = session.unit,
                      .profession = session.profession,
                      .language = session.language,
                      .session = session.session};
    Me me{.account = session.account,
          .professional = session.professional,
          .name = store::professional_name(rows, session.professional).value_or(""),
          .language = session.language,
          .role = std::nullopt,
          .roles = store::roles_of(rows, session.professional),
          .rights = {},
          .idle_ends_at = {},
          .ends_at = rules::session_ends_at(session.made_at)};
    for (const auto& choice : me.roles)
        if (choice.role == session.role) me.role = choice;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<routes::Right>>([&](auto right) {
        if (right.value != routes::Right::nobody_signed_in && may(actor, right.value)) me.rights.emplace_back(right.name);
    });
    me.idle_ends_at = std::min(rules::idle_ends_at(session.seen_at), me.ends_at);
    return me;
}

Result<Me> me_of(sql::Reader& rows, const Actor& actor) {
    if (!actor.session) return Refusal{Reason::unauthenticated, "session.not_logged_in", "", {}};
    auto session = store::session(rows, *actor.session);
    if (!session) return Refusal{Reason::unauthenticated, "session.ended", "", {}};
    session->seen_at = last_use().later_of(session->token_hash, session->seen_at);
    return me_of(rows, *session);
}

std::string cookie(std::string_view token, bool secure) { return cookie_with(token, secure, ""); }
std::string cookie_gone(bool secure) { return cookie_with("", secure, "; Max-Age=0"); }

void forget_memory() { last_use().forget(last_use().all()); }

}  // namespace sessions

Result<Actor> actor_of(sql::Reader& rows, std::string_view token, Instant now, Use use) {
    if (token.empty()) return Refusal{Reason::unauthenticated, "session.not_logged_in", "", {}};
    const auto session = sessions::living(rows, token, now);
    if (!session) return Refusal{Reason::unauthenticated, "session.ended", "", {}};
    if (use == Use::by_person) last_use().use(session->token_hash, now);
    return Actor{.account = session->account,
                 .professional = session->professional,
                 .role = session->role,
                 .unit = session->unit,
                 .profession = session->profession,
                 .language = session->language,
                 .session = session->session};
}

bool is_signed_in(sql::Reader& rows, ProfessionalId professional, Instant now) {
    for (const auto& session : store::sessions_of(rows, professional))
        if (!rules::has_ended(session.made_at, last_use().later_of(session.token_hash, session.seen_at), now)) return true;
    return false;
}

void keep_sessions(const routes::House& house) {
    const auto used = last_use().all();
    std::vector<SessionId> ended;
    const Actor system;
    house.writer.run("session_keep", system, std::nullopt, [&](Work& work) {
        for (const auto& [token_hash, at] : used) store::set_seen(work.scratch(), token_hash, at);
        ended = store::delete_ended(work.scratch(), work.now());
        store::forget_failures_before(work.scratch(), work.now() - 24h);
        return Answer{};
    });
    last_use().forget(used);
    if (!house.close_streams) return;
    for (const auto& session : ended) house.close_streams(session.text());
}

}  // namespace koppi::access
