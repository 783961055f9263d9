// Platform: the only door to the machine's clock and to chance. Everyone else is handed a Clock and Dice.
#pragma once

#include <cstdint>

#include "core/id.hpp"
#include "core/time.hpp"

namespace koppi {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// Stands where it was set: demo, scenarios, the model test.
class SetClock final : public Clock {
public:
    explicit SetClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }
    void advance(Millis by) { at_ += by; }

private:
    Instant at_;
};

// A seeded stream of 64-bit numbers (xoshiro256**, Blackman & Vigna 2018). Same seed, same stream, on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed);
    // Seeded from the operating system.
    static Dice from_system();

    std::uint64_t next();
    // Even over [0, below); below > 0.
    std::uint64_t below(std::uint64_t below);
    // [0, 1)
    double unit();

private:
    std::uint64_t state_[4];
};

// UUIDv7 (RFC 9562 §5.7) from a time and dice.
IdBytes fresh_id_bytes(Instant now, Dice& dice);

}  // namespace koppi
