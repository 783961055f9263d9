// Access: sessions. One session is one role in one unit; its token is 256 random bits that only the browser keeps.
//
// Invariant: a token is used for one role. Signing in and choosing a role end the session before and its event streams.
#pragma once

#include "modules/access/store.hpp"

namespace koppi::access::sessions {

struct Begun {
    std::string token;
    store::Session session;
};

// `made_at` is when the person signed in; it does not move when they choose another role.
Begun begin(Work& work, const store::Account& account, Language language, const std::optional<RoleChoice>& role, Instant made_at);
// The session of a token, with what memory knows of its last use; absent when there is none or it has ended.
std::optional<store::Session> living(sql::Reader& rows, std::string_view token, Instant now);
Me me_of(sql::Reader& rows, const store::Session& session);
// Refused when the session of the actor has gone meanwhile.
Result<Me> me_of(sql::Reader& rows, const Actor& actor);

std::string cookie(std::string_view token, bool secure);
std::string cookie_gone(bool secure);

// As after a restart. For tests.
void forget_memory();

}  // namespace koppi::access::sessions
