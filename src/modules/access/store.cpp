// Access, store: tables account, access_log, access_professional, access_unit, access_role; scratch_session, scratch_sign_in.
#include "modules/access/store.hpp"

namespace koppi::access {

namespace {

constexpr sql::Query find_account_named{"access.find_account_named",
                                        "select account, professional, password_hash, language, closed_at from account where username = $1"};
constexpr sql::Query find_account{"access.find_account",
                                  "select account, professional, password_hash, language, closed_at from account where account = $1"};
constexpr sql::Query list_accounts{"access.list_accounts", R"(
    select a.account, a.username, a.professional, p.name, a.signed_in_at, a.closed_at
    from account a join access_professional p on p.professional = a.professional
    order by a.username)"};
constexpr sql::Query list_sessions{"access.list_sessions", "select session from scratch_session where account = $1"};
constexpr sql::Query find_account_language{"access.find_account_language", "select language from account where account = $1"};
constexpr sql::Query find_professional{"access.find_professional", "select name from access_professional where professional = $1"};
constexpr sql::Query list_roles{"access.list_roles", R"(
    select r.role, r.unit, u.name, r.profession
    from access_role r join access_unit u on u.unit = r.unit
    where r.professional = $1
    order by r.position)"};

#define SESSION_COLUMNS "session, token_hash, account, professional, role, unit, profession, language, made_at, seen_at"
constexpr sql::Query find_session_by_token{"access.find_session_by_token",
                                           "select " SESSION_COLUMNS " from scratch_session where token_hash = $1"};
constexpr sql::Query find_session{"access.find_session", "select " SESSION_COLUMNS " from scratch_session where session = $1"};
constexpr sql::Query list_sessions_of{"access.list_sessions_of", "select " SESSION_COLUMNS " from scratch_session where professional = $1"};
constexpr sql::Query count_opened_since{"access.count_opened_since", R"(
    select count(*) from access_log
    where client = $1 and at >= $2 and what = 'record_opened' and account = $3 and profession = $4 and unit = $5)"};
constexpr sql::Query find_account_of{"access.find_account_of", "select account from account where professional = $1 and closed_at is null"};
constexpr sql::Query insert_session_row{"access.insert_session", "insert into scratch_session (" SESSION_COLUMNS
                                                                 ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};
constexpr sql::Query delete_session_row{"access.delete_session", "delete from scratch_session where session = $1"};
constexpr sql::Query update_language{"access.update_language", "update scratch_session set language = $2 where session = $1"};
constexpr sql::Query update_seen{"access.update_seen", "update scratch_session set seen_at = $2 where token_hash = $1 and seen_at < $2"};
// Long before every limit, so that no use that is still in memory brings it back to life: see delete_ended.
constexpr sql::Query end_sessions{"access.end_sessions", "update scratch_session set made_at = 0, seen_at = 0 where account = $1"};
constexpr sql::Query delete_sessions{"access.delete_sessions", "delete from scratch_session"};
constexpr sql::Query list_ended{"access.list_ended", "select session from scratch_session where made_at <= $1 or seen_at <= $2"};
constexpr sql::Query delete_ended_rows{"access.delete_ended", "delete from scratch_session where made_at <= $1 or seen_at <= $2"};

constexpr sql::Query find_failures{"access.find_failures", "select failures, last_failed_at from scratch_sign_in where who = $1"};
constexpr sql::Query write_failures{"access.write_failures", R"(
    insert into scratch_sign_in (who, failures, last_failed_at) values ($1, $2, $3)
    on conflict (who) do update set failures = excluded.failures, last_failed_at = excluded.last_failed_at)"};
constexpr sql::Query delete_failures{"access.delete_failures", "delete from scratch_sign_in where who = $1"};
constexpr sql::Query delete_old_failures{"access.delete_old_failures", "delete from scratch_sign_in where last_failed_at < $1"};

constexpr sql::Query insert_account{"access.insert_account", R"(
    insert into account (account, username, password_hash, professional, language) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query update_password{"access.update_password", "update account set password_hash = $2 where account = $1"};
constexpr sql::Query update_closed{"access.update_closed", "update account set closed_at = $2 where account = $1"};
constexpr sql::Query update_account_language{"access.update_account_language", "update account set language = $2 where account = $1"};
constexpr sql::Query update_signed_in{"access.update_signed_in", "update account set signed_in_at = $2 where account = $1"};
constexpr sql::Query update_failed{"access.update_failed", "update account set sign_in_failed_at = $2 where account = $1"};
constexpr sql::Query insert_log{"access.insert_log", R"(
    insert into access_log (position, at, account, professional, profession, unit, client, what, purpose, contact, why)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))"};
constexpr sql::Query write_professional{"access.write_professional", R"(
    insert into access_professional (professional, name) values ($1, $2)
    on conflict (professional) do update set name = excluded.name)"};
constexpr sql::Query write_unit{"access.write_unit", R"(
    insert into access_unit (unit, name) values ($1, $2)
    on conflict (unit) do update set name = excluded.name)"};
constexpr sql::Query insert_role_choice{"access.insert_role", R"(
    insert into access_role (role, professional, unit, profession, position) values ($1, $2, $3, $4, $5))"};

struct FailuresRow {
    int failures;
    Instant last_failed_at;
};
BOOST_DESCRIBE_STRUCT(FailuresRow, (), (failures, last_failed_at))

using Who = Id<struct WhoKind>;

template <class Purpose, class Contact, class Why>
void write_log(sql::Tables& tables, const Stamp& stamp, ClientId client, std::string_view what, const Purpose& purpose,
               const Contact& contact, const Why& why) {
    tables.run(insert_log, stamp.position, stamp.happened_at, stamp.account, stamp.professional, stamp.profession, stamp.unit, client, what,
               purpose, contact, why);
}

}  // namespace

void end_every_session(sql::Tables& tables) { tables.run(delete_sessions); }

namespace store {

std::optional<Account> account_named(sql::Reader& rows, const std::string& username) {
    return rows.first<Account>(find_account_named, username);
}
std::optional<Language> language_of_account(sql::Reader& rows, AccountId account) {
    return rows.first<Language>(find_account_language, account);
}
std::optional<Account> account(sql::Reader& rows, AccountId account) { return rows.first<Account>(find_account, account); }
std::vector<AccountRow> accounts(sql::Reader& rows) { return rows.all<AccountRow>(list_accounts); }
std::vector<SessionId> sessions_of(sql::Reader& rows, AccountId account) { return rows.all<SessionId>(list_sessions, account); }
std::optional<std::string> professional_name(sql::Reader& rows, ProfessionalId professional) {
    return rows.first<std::string>(find_professional, professional);
}
std::vector<RoleChoice> roles_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<RoleChoice>(list_roles, professional); }

bool is_opened_since(sql::Reader& rows, const Actor& actor, ClientId client, Instant since) {
    return rows.number(count_opened_since, client, since, actor.account, actor.profession, actor.unit) > 0;
}
std::optional<AccountId> account_of(sql::Reader& rows, ProfessionalId professional) { return rows.first<AccountId>(find_account_of, professional); }
std::vector<Session> sessions_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<Session>(list_sessions_of, professional); }
std::optional<Session> session_by_token(sql::Reader& rows, const sql::Blob& token_hash) {
    return rows.first<Session>(find_session_by_token, token_hash);
}
std::optional<Session> session(sql::Reader& rows, SessionId session) { return rows.first<Session>(find_session, session); }
void insert_session(sql::Tables& scratch, const Session& s) {
    scratch.run(insert_session_row, s.session, s.token_hash, s.account, s.professional, s.role, s.unit, s.profession, s.language, s.made_at,
                s.seen_at);
}
void delete_session(sql::Tables& scratch, SessionId session) { scratch.run(delete_session_row, session); }
void set_language(sql::Tables& scratch, SessionId session, Language language) { scratch.run(update_language, session, language); }
void set_seen(sql::Tables& scratch, const sql::Blob& token_hash, Instant seen_at) { scratch.run(update_seen, token_hash, seen_at); }
void end_sessions_of(sql::Tables& scratch, AccountId account) { scratch.run(end_sessions, account); }

std::vector<SessionId> delete_ended(sql::Tables& scratch, Instant now) {
    const Instant made_before = now - rules::session_limit;
    const Instant seen_before = now - rules::idle_limit;
    auto ended = scratch.all<SessionId>(list_ended, made_before, seen_before);
    if (!ended.empty()) scratch.run(delete_ended_rows, made_before, seen_before);
    return ended;
}

rules::Failures failures(sql::Reader& rows, const IdBytes& who) {
    const auto row = rows.first<FailuresRow>(find_failures, Who{who});
    if (!row) return {};
    return {row->failures, row->last_failed_at};
}
void set_failures(sql::Tables& scratch, const IdBytes& who, const rules::Failures& failures) {
    scratch.run(write_failures, Who{who}, failures.count, failures.last_at);
}
void forget_failures(sql::Tables& scratch, const IdBytes& who) { scratch.run(delete_failures, Who{who}); }
void forget_failures_before(sql::Tables& scratch, Instant before) { scratch.run(delete_old_failures, before); }

}  // namespace store

void project(sql::Tables& tables, const events::AccountOpened& event, const Stamp&) {
    tables.run(insert_account, event.account, event.username, event.password_hash, event.professional, event.language);
}
void project(sql::Tables& tables, const events::PasswordChanged& event, const Stamp&) {
    tables.run(update_password, event.account, event.password_hash);
}
void project(sql::Tables& tables, const events::AccountClosed& event, const Stamp& stamp) {
    tables.run(update_closed, event.account, stamp.happened_at);
}
void project(sql::Tables& tables, const events::LanguageChosen& event, const Stamp&) {
    tables.run(update_account_language, event.account, event.language);
}
void project(sql::Tables& tables, const events::SignedIn& event, const Stamp& stamp) {
    tables.run(update_signed_in, event.account, stamp.happened_at);
}
void project(sql::Tables& tables, const events::SignInFailed& event, const Stamp& stamp) {
    tables.run(update_failed, event.account, stamp.happened_at);
}
void project(sql::Tables& tables, const events::RecordOpened& event, const Stamp& stamp) {
    write_log(tables, stamp, event.client, "record_opened", event.purpose, event.contact, std::optional<std::string>());
}
void project(sql::Tables& tables, const events::IdentityCodeShown& event, const Stamp& stamp) {
    write_log(tables, stamp, event.client, "identity_code_shown", std::optional<std::string>(), std::optional<ContactId>(), event.why);
}

void project(sql::Tables& tables, const events::UnitOpened& event, const Stamp&) { tables.run(write_unit, event.unit, event.name); }
void project(sql::Tables& tables, const events::UnitChanged& event, const Stamp&) { tables.run(write_unit, event.unit, event.name); }
void project(sql::Tables& tables, const events::ProfessionalRegistered& event, const Stamp&) {
    tables.run(write_professional, event.professional, event.family_name + " " + event.given_names);
}
void project(sql::Tables& tables, const events::ProfessionalChanged& event, const Stamp&) {
    tables.run(write_professional, event.professional, event.family_name + " " + event.given_names);
}
void project(sql::Tables& tables, const events::RoleTaken& event, const Stamp& stamp) {
    tables.run(insert_role_choice, event.role, event.professional, event.unit, event.profession, stamp.position);
}

}  // namespace koppi::access
