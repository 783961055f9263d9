// Platform: slows down whoever guesses, by the address from which they ask.
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "core/time.hpp"

namespace koppi {

// Failures of one address, whatever was tried: sixty at once, then one in five seconds. Successes cost nothing, so that a whole station
// behind one address signs in at eight. In memory: a restart forgives.
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

}  // namespace koppi
