// Access: who may sign in, as what; and the only door to a client's record.
//
// Public header. Invariant: a ClientKey exists only where RecordOpened was recorded in a commit; no record is read without one.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::access {

// Proof that this actor may read this client's record now. Only access::open makes one, and making one writes the access log.
class ClientKey {
public:
    ClientId client() const { return client_; }

private:
    friend Result<ClientKey> open(Work& work, ClientId client, events::Purpose purpose, std::optional<ContactId> contact);
    explicit ClientKey(ClientId client) : client_(client) {}
    ClientId client_;
};

Result<ClientKey> open(Work& work, ClientId client, events::Purpose purpose, std::optional<ContactId> contact);

// Whether this person opened the record in this role, not longer ago than a session lives: what they read on stands in the log already.
bool has_open(sql::Reader& rows, const Actor& actor, ClientId client, Instant now);

// Shows the identity code once more: every sight of a whole code is logged with its reason.
Result<Done> show_identity_code(Work& work, const ClientKey& key, std::string why);

// Whether a role in a profession has a right. One table, rights.cpp.
bool may(const Actor& actor, routes::Right right);
// The same as an answer: session.not_logged_in, session.choose_role or access.forbidden.
Result<Done> admit(const Actor& actor, routes::Right right);
// Whether somebody signs in as this professional, in a role that has the right: a desk on which they would see what is passed to them.
bool has_desk(sql::Reader& rows, ProfessionalId professional, routes::Right right);

// Accounts are opened by an administrator, `koppi demo` or `koppi account`. Hashing takes ~60 ms and 19 MiB, so it happens before the
// work; and before the hash, whoever takes a password from a person asks whether it is good enough.
Result<Done> check_password(std::string_view password);
std::string hash_password(const std::string& password);
// Both end every session of the account. A closed one is closed for good: it takes no password.
Result<Done> change_password(Work& work, AccountId account, std::string password_hash);
Result<Done> close_account(Work& work, AccountId account);
Result<AccountId> open_account(Work& work, std::string username, std::string password_hash, ProfessionalId professional, Language language);

// ---- sessions (scratch tables: never part of the history)

// Nobody is signed in any longer: for a database that is about to be restored.
void end_every_session(sql::Tables& tables);

struct SignIn {
    wire::Text<80, 1> username;
    std::string password;  // as it was typed: a blank at its end is part of it
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (username, password))

struct ChooseRole {
    RoleId role;
};
BOOST_DESCRIBE_STRUCT(ChooseRole, (), (role))

struct ChooseLanguage {
    Language language;
};
BOOST_DESCRIBE_STRUCT(ChooseLanguage, (), (language))

struct RoleChoice {
    RoleId role;
    UnitId unit;
    std::string unit_name;
    events::Profession profession;
};
BOOST_DESCRIBE_STRUCT(RoleChoice, (), (role, unit, unit_name, profession))

// One account as an administrator sees it.
struct AccountLine {
    AccountId account;
    std::string username;
    std::string name;
    std::optional<Instant> signed_in_at;
    std::optional<Instant> closed_at;
    std::vector<RoleChoice> roles;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (), (account, username, name, signed_in_at, closed_at, roles))

struct Accounts {
    std::vector<AccountLine> accounts;
};
BOOST_DESCRIBE_STRUCT(Accounts, (), (accounts))

Accounts accounts(sql::Reader& rows);
Result<AccountId> account_named(sql::Reader& rows, std::string_view username);
Result<ProfessionalId> professional_of(sql::Reader& rows, AccountId account);

// Who is signed in, and as what. `role` is absent until one was chosen.
struct Me {
    AccountId account;
    ProfessionalId professional;
    std::string name;
    Language language;
    std::optional<RoleChoice> role;
    std::vector<RoleChoice> roles;
    std::vector<std::string> rights;
    Instant idle_ends_at;
    Instant ends_at;
};
BOOST_DESCRIBE_STRUCT(Me, (), (account, professional, name, language, role, roles, rights, idle_ends_at, ends_at))

inline constexpr std::string_view session_cookie = "koppi_session";

// Whether a person did something. What a page asks by itself (the desk reading again when something moved) keeps nobody signed in.
enum class Use { by_person, in_background };

// The actor of a session token (the cookie's value), and moves its idle limit on; refused when there is none or it has ended.
// Reads with any connection; that the session was used is kept in memory until keep_sessions writes it.
Result<Actor> actor_of(sql::Reader& rows, std::string_view token, Instant now, Use use = Use::by_person);

// Whether the professional has a session that lives.
bool is_signed_in(sql::Reader& rows, ProfessionalId professional, Instant now);

// Writes when sessions were last used, forgets those that have ended and closes their event streams. Run it once a minute, and when
// the server stops: after a crash a session is as old as the last time this ran.
void keep_sessions(const routes::House& house);

void project(sql::Tables& tables, const events::AccountOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::PasswordChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AccountClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::LanguageChosen& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SignedIn& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::SignInFailed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::RecordOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::IdentityCodeShown& event, const Stamp& stamp);
// Which roles an account may work in, and the names beside them, is this module's own copy of what the directory was told.
void project(sql::Tables& tables, const events::UnitOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::UnitChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ProfessionalRegistered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ProfessionalChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::RoleTaken& event, const Stamp& stamp);

routes::Routes routes();

}  // namespace koppi::access
