// Access: the door. What slows down whoever tries names and passwords.
#pragma once

#include <mutex>

#include "modules/access/access.hpp"

namespace koppi::access {

// Failed sign-ins of one address, whatever names were tried: sixty at once, then one in five seconds. Successes cost nothing, so that
// a whole station behind one address signs in at eight. In memory: a restart forgives.
class PeerThrottle {
public:
    bool may_try(const std::string& peer, Instant now) const;
    void failed(const std::string& peer, Instant now);

private:
    static constexpr double failures_max = 60;
    static constexpr std::size_t peers_max = 4096;

    struct Bucket {
        double failures;
        Instant at;
    };
    static double left_of(const Bucket& bucket, Instant now);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

// One for each house; its routes hold it.
struct Door {
    PeerThrottle peers;
};

bool is_secure(const routes::House& house, const http::Request& request);
http::Response try_later(const routes::House& house, Language language, const char* code, Instant until, Instant now);

http::Response sign_in(Door& door, const routes::House& house, const http::Request& request, const routes::Call& call);
http::Response sign_out(const routes::House& house, const http::Request& request, const routes::Call& call);
http::Response choose_role(const routes::House& house, const http::Request& request, const routes::Call& call);

}  // namespace koppi::access
