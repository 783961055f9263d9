// Access: load, decide, record.
#include "modules/access/access.hpp"

#include "modules/access/rules.hpp"
#include "modules/access/store.hpp"

namespace koppi::access {

Result<ClientKey> open(Work& work, ClientId client, events::Purpose purpose, std::optional<ContactId> contact) {
    const auto& actor = work.actor();
    work.record(TRY(rules::open({client, purpose, contact}, actor.account.has_value(), actor.profession)));
    return ClientKey{client};
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
    if (!store::has_account(work.rows(), account)) return Refusal{Reason::not_found, "access.no_such_account", "", {}};
    work.record(events::PasswordChanged{account, std::move(password_hash)});
    store::end_sessions_of(work.scratch(), account);
    store::forget_failures(work.scratch(), account.bytes);
    return Done{};
}

}  // namespace koppi::access
