// Access: load, decide, record.
#include "modules/access/access.hpp"

#include "modules/access/rules.hpp"
#include "modules/access/store.hpp"

namespace koppi::access {

namespace {

Refusal no_such_account() { return {Reason::not_found, "access.no_such_account", "", {}}; }

}  // namespace

Result<ClientKey> open(Work& work, ClientId client, events::Purpose purpose, std::optional<ContactId> contact) {
    const auto& actor = work.actor();
    work.record(TRY(rules::open({client, purpose, contact}, actor.account.has_value(), actor.profession)));
    return ClientKey{client};
}

bool has_open(sql::Reader& rows, const Actor& actor, ClientId client, Instant now) {
    return store::is_opened_since(rows, actor, client, now - rules::session_limit);
}

bool has_desk(sql::Reader& rows, ProfessionalId professional, routes::Right right) {
    const auto account = store::account_of(rows, professional);
    if (!account) return false;
    const auto roles = store::roles_of(rows, professional);
    return std::any_of(roles.begin(), roles.end(), [&](const RoleChoice& choice) {
        Actor actor;
        actor.account = account;
        actor.professional = professional;
        actor.role = choice.role;
        actor.unit = choice.unit;
        actor.profession = choice.profession;
        return may(actor, right);
    });
}

Result<Done> show_identity_code(Work& work, const ClientKey& key, std::string why) {
    work.record(TRY(rules::show_identity_code(key.client(), std::move(why))));
    return Done{};
}

Result<AccountId> open_account(Work& work, std::string username, std::string password_hash, ProfessionalId professional, Language language) {
    auto name = TRY(rules::username(username));
    if (store::account_named(work.rows(), name)) return Refusal{Reason::conflict, "access.username_taken", "/username", {}};
    if (!store::professional_name(work.rows(), professional))
        return Refusal{Reason::not_found, "directory.no_such_professional", "/professional", {}};

    const auto account = work.fresh<AccountId>();
    work.record(events::AccountOpened{account, std::move(name), std::move(password_hash), professional, language});
    return account;
}

Result<Done> change_password(Work& work, AccountId account, std::string password_hash) {
    const auto known = store::account(work.rows(), account);
    if (!known) return no_such_account();
    if (known->closed_at) return Refusal{Reason::out_of_order, "access.account_closed", "", {}};
    work.record(events::PasswordChanged{account, std::move(password_hash)});
    store::end_sessions_of(work.scratch(), account);
    store::forget_failures(work.scratch(), account.bytes);
    return Done{};
}

Result<Done> close_account(Work& work, AccountId account) {
    const auto known = store::account(work.rows(), account);
    if (!known) return no_such_account();
    // Said twice it is still closed once.
    if (known->closed_at) return Done{};
    work.record(events::AccountClosed{account});
    store::end_sessions_of(work.scratch(), account);
    return Done{};
}

Accounts accounts(sql::Reader& rows) {
    Accounts all;
    for (auto& row : store::accounts(rows))
        all.accounts.push_back({row.account, std::move(row.username), std::move(row.name), row.signed_in_at, row.closed_at,
                                store::roles_of(rows, row.professional)});
    return all;
}

Result<AccountId> account_named(sql::Reader& rows, std::string_view username) {
    const auto name = TRY(rules::username(username));
    const auto known = store::account_named(rows, name);
    if (!known) return no_such_account();
    return known->account;
}

Result<ProfessionalId> professional_of(sql::Reader& rows, AccountId account) {
    const auto known = store::account(rows, account);
    if (!known) return no_such_account();
    return known->professional;
}

}  // namespace koppi::access
