// Access: Argon2id through libsodium, two hashes at a time.
#include "modules/access/passwords.hpp"

#include <sodium.h>

#include <condition_variable>
#include <mutex>

#include "modules/access/access.hpp"
#include "modules/access/rules.hpp"

namespace koppi::access {

namespace {

// OWASP's second recommendation for Argon2id: two passes over 19 MiB.
constexpr unsigned long long argon_passes = 2;
constexpr std::size_t argon_bytes = 19 * 1024 * 1024;

// The hash of a password that was thrown away: a name that is nobody's costs as much as one that is somebody's.
constexpr const char* hash_of_nobody = "$argon2id$v=19$m=19456,t=2,p=1$XMSuGel/V/9EAcoieiJFkw$+/rjq0bUFJLkw7HJBp//TxvVd/xrDQjSSnBo4iRHS/A";

// Lets two at a time through; others wait, but never so many that they fill the server's pool of workers.
class HashGate {
public:
    bool enter(std::size_t waiting_max) {
        std::unique_lock lock(mutex_);
        if (inside_ >= inside_max && waiting_ >= waiting_max) return false;
        ++waiting_;
        left_.wait(lock, [&] { return inside_ < inside_max; });
        --waiting_;
        ++inside_;
        return true;
    }
    void leave() {
        {
            const std::lock_guard lock(mutex_);
            --inside_;
        }
        left_.notify_one();
    }

private:
    static constexpr std::size_t inside_max = 2;
    std::mutex mutex_;
    std::condition_variable left_;
    std::size_t inside_ = 0;
    std::size_t waiting_ = 0;
};

HashGate& hash_gate() {
    static HashGate gate;
    return gate;
}

struct InsideGate {
    ~InsideGate() { hash_gate().leave(); }
};

}  // namespace

namespace passwords {

Verdict verify(const std::string& hash, const std::string& password) {
    ensure(sodium_init() >= 0, "the system gives random numbers");
    constexpr std::size_t waiting_max = 16;
    if (!hash_gate().enter(waiting_max)) return Verdict::too_busy;
    const InsideGate inside;
    const char* compared = hash.empty() ? hash_of_nobody : hash.c_str();
    const bool same = crypto_pwhash_str_verify(compared, password.data(), password.size()) == 0;
    return same && !hash.empty() ? Verdict::right : Verdict::wrong;
}

bool costs_as_much_as_today(const std::string& hash) {
    return crypto_pwhash_str_needs_rehash(hash.empty() ? hash_of_nobody : hash.c_str(), argon_passes, argon_bytes) == 0;
}

}  // namespace passwords

Result<Done> check_password(std::string_view password) { return rules::password(password); }

std::string hash_password(const std::string& password) {
    ensure(sodium_init() >= 0, "the system gives random numbers");
    hash_gate().enter(SIZE_MAX);
    const InsideGate inside;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    // Fails only when the memory is not there.
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), argon_passes, argon_bytes) != 0) throw std::bad_alloc();
    return hash.data();
}

}  // namespace koppi::access
