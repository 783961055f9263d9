// Platform: slows down whoever guesses.
#include "platform/peer_throttle.hpp"

#include <algorithm>

namespace koppi {

double PeerThrottle::left_of(const Bucket& bucket, Instant now) {
    const std::chrono::duration<double> since = now - bucket.at;
    return std::max(0.0, bucket.failures - since.count() / 5);
}

bool PeerThrottle::may_try(const std::string& peer, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto known = buckets_.find(peer);
    return known == buckets_.end() || left_of(known->second, now) <= failures_max - 1;
}

void PeerThrottle::failed(const std::string& peer, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto known = buckets_.find(peer);
    if (known != buckets_.end()) {
        known->second = {left_of(known->second, now) + 1, now};
        return;
    }
    if (buckets_.size() >= peers_max) {
        std::erase_if(buckets_, [&](const auto& entry) { return left_of(entry.second, now) == 0; });
        // Thousands of addresses fail at once: the least guilty is forgotten.
        if (buckets_.size() >= peers_max)
            buckets_.erase(std::min_element(buckets_.begin(), buckets_.end(), [&](const auto& a, const auto& b) {
                return left_of(a.second, now) < left_of(b.second, now);
            }));
    }
    buckets_.emplace(peer, Bucket{1, now});
}

}  // namespace koppi
