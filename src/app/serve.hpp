// App: the running server, composed of its parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/couriers.hpp"

namespace koppi {

struct ServeOptions {
    std::string db = "./koppi.db";
    std::string listen = "127.0.0.1:8080";
    std::string certificate_file;
    std::string private_key_file;
    // TLS ends at a proxy before us: cookies are marked secure.
    bool behind_tls = false;
    // Proxies whose X-Forwarded-For is believed, with behind_tls only; this machine's own when none is named.
    std::vector<std::string> trusted_proxies;
    // Where remote visits take place: an address with {room} in it; empty: the county has no such place.
    std::string remote_rooms;
    // Where clients find us, for links in messages; empty: messages have none.
    std::string public_address;
    unsigned workers = 40;
    unsigned readers = 6;
    CourierOptions couriers;
};

struct Address {
    std::string host;  // an IP address, without brackets
    std::uint16_t port;
};
// "127.0.0.1:8080", "[::1]:8080". Throws Trouble when it is anything else.
Address address_of(const std::string& listen);

// Serves until a signal (SIGINT, SIGTERM) asks it to stop. Throws Trouble when it can't start.
int serve(const ServeOptions& options);

}  // namespace koppi
