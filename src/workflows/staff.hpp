// Staff: people who work here come, and take new roles. The directory knows them by their work, access by their account.
//
// Invariant: an account and the professional whose it is begin together; neither is left without the other.
#pragma once

#include "modules/access/access.hpp"

namespace koppi::staff {

struct OpenAccount {
    wire::Text<80, 2> username;
    wire::Text<80, 1> family_name;
    wire::Text<80, 1> given_names;
    events::Profession profession;
    UnitId unit;
    Language language;
    std::string password;  // as it was typed: a blank at its end is part of it
};
BOOST_DESCRIBE_STRUCT(OpenAccount, (), (username, family_name, given_names, profession, unit, language, password))

struct AccountMade {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(AccountMade, (), (account))

struct TakeRole {
    events::Profession profession;
    UnitId unit;
};
BOOST_DESCRIBE_STRUCT(TakeRole, (), (profession, unit))

// The password comes hashed: that takes long, so it happens before the work.
Result<AccountMade> open_account(Work& work, const OpenAccount& command, std::string password_hash);
Result<Done> take_role(Work& work, AccountId account, const TakeRole& command);

routes::Routes routes();

}  // namespace koppi::staff
