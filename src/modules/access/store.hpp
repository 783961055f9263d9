// Access, store: all SQL of the module.
#pragma once

#include "modules/access/access.hpp"
#include "modules/access/rules.hpp"

namespace koppi::access::store {

struct Account {
    AccountId account;
    ProfessionalId professional;
    std::string password_hash;
    Language language;
    std::optional<Instant> closed_at = {};
};
BOOST_DESCRIBE_STRUCT(Account, (), (account, professional, password_hash, language, closed_at))

struct AccountRow {
    AccountId account;
    std::string username;
    ProfessionalId professional;
    std::string name;
    std::optional<Instant> signed_in_at;
    std::optional<Instant> closed_at;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (account, username, professional, name, signed_in_at, closed_at))

struct Session {
    SessionId session;
    sql::Blob token_hash;
    AccountId account;
    ProfessionalId professional;
    std::optional<RoleId> role;
    std::optional<UnitId> unit;
    std::optional<events::Profession> profession;
    Language language;
    Instant made_at;
    Instant seen_at;
};
BOOST_DESCRIBE_STRUCT(Session, (), (session, token_hash, account, professional, role, unit, profession, language, made_at, seen_at))

std::optional<Account> account_named(sql::Reader& rows, const std::string& username);
std::optional<Language> language_of_account(sql::Reader& rows, AccountId account);
std::optional<Account> account(sql::Reader& rows, AccountId account);
std::vector<AccountRow> accounts(sql::Reader& rows);
std::optional<std::string> professional_name(sql::Reader& rows, ProfessionalId professional);
std::vector<RoleChoice> roles_of(sql::Reader& rows, ProfessionalId professional);

bool is_opened_since(sql::Reader& rows, const Actor& actor, ClientId client, Instant since);
std::optional<AccountId> account_of(sql::Reader& rows, ProfessionalId professional);
std::vector<Session> sessions_of(sql::Reader& rows, ProfessionalId professional);
std::optional<Session> session_by_token(sql::Reader& rows, const sql::Blob& token_hash);
std::optional<Session> session(sql::Reader& rows, SessionId session);
std::vector<SessionId> sessions_of(sql::Reader& rows, AccountId account);
void insert_session(sql::Tables& scratch, const Session& session);
void delete_session(sql::Tables& scratch, SessionId session);
void set_language(sql::Tables& scratch, SessionId session, Language language);
void set_seen(sql::Tables& scratch, const sql::Blob& token_hash, Instant seen_at);
// Lets the sessions of an account end at the next keeping, streams included.
void end_sessions_of(sql::Tables& scratch, AccountId account);
// Deletes the sessions that have ended and tells which.
std::vector<SessionId> delete_ended(sql::Tables& scratch, Instant now);

rules::Failures failures(sql::Reader& rows, const IdBytes& who);
void set_failures(sql::Tables& scratch, const IdBytes& who, const rules::Failures& failures);
void forget_failures(sql::Tables& scratch, const IdBytes& who);
void forget_failures_before(sql::Tables& scratch, Instant before);

}  // namespace koppi::access::store
