// Events of access: who may sign in, and who opened whose record and why. The access log (käyttöloki, Act 703/2023) is a projection
// of RecordOpened and IdentityCodeShown.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// Why a client's record is opened. `administration` is for imports and repairs by the county's own administrators.
BOOST_DEFINE_ENUM_CLASS(Purpose, contact, care, booking, consultation, follow_up, administration)

struct AccountOpened {
    AccountId account;
    std::string username;
    std::string password_hash;  // Argon2id in the PHC string form; never the password
    ProfessionalId professional;
    Language language;
};
BOOST_DESCRIBE_STRUCT(AccountOpened, (), (account, username, password_hash, professional, language))

struct PasswordChanged {
    AccountId account;
    std::string password_hash;
};
BOOST_DESCRIBE_STRUCT(PasswordChanged, (), (account, password_hash))

// Somebody has left: nobody signs in with the account any more. Its name and what was done under it stay theirs.
struct AccountClosed {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountClosed, (), (account))

// What a person works in; the next session begins in it.
struct LanguageChosen {
    AccountId account;
    Language language;
};
BOOST_DESCRIBE_STRUCT(LanguageChosen, (), (account, language))

struct SignedIn {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (account))

// A wrong password for an account that exists; the name that was tried is not stored.
struct SignInFailed {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(SignInFailed, (), (account))

struct RecordOpened {
    ClientId client;
    Purpose purpose;
    std::optional<ContactId> contact;
};
BOOST_DESCRIBE_STRUCT(RecordOpened, (), (client, purpose, contact))

struct IdentityCodeShown {
    ClientId client;
    std::string why;
};
BOOST_DESCRIBE_STRUCT(IdentityCodeShown, (), (client, why))

}  // namespace koppi::events
