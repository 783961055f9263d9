// Access: the door. What slows down whoever tries names and passwords.
#pragma once

#include "modules/access/access.hpp"
#include "platform/peer_throttle.hpp"

namespace koppi::access {

// One for each house; its routes hold it.
struct Door {
    PeerThrottle peers;
};

bool is_secure(const routes::House& house, const http::Request& request);

http::Response sign_in(Door& door, const routes::House& house, const http::Request& request, const routes::Call& call);
http::Response sign_out(const routes::House& house, const http::Request& request, const routes::Call& call);
http::Response choose_role(const routes::House& house, const http::Request& request, const routes::Call& call);

}  // namespace koppi::access
