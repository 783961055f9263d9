// Access: the account in hand. A password is changed, by its owner or by an administrator; an account is closed.
#pragma once

#include "modules/access/sign_in.hpp"

namespace koppi::access {

struct ChangePassword {
    std::string old_password;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(ChangePassword, (), (old_password, password))

struct SetPassword {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(SetPassword, (), (password))

// One's own: the old one is asked for, as at the door and with the door's patience. Every other session of the account ends, and this
// one goes on under a new token.
http::Response change_own_password(Door& door, const routes::House& house, const http::Request& request, const routes::Call& call);
// By an administrator, for whoever has forgotten theirs, or whose is known to others.
http::Response set_password(const routes::House& house, const http::Request& request, const routes::Call& call);
http::Response close_by_administrator(const routes::House& house, const http::Request& request, const routes::Call& call);

}  // namespace koppi::access
