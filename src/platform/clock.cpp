// Platform: clock and dice.
#include "platform/clock.hpp"

#include <sodium.h>

#include "core/ensure.hpp"

namespace koppi {

Instant SystemClock::now() const { return std::chrono::floor<Millis>(std::chrono::system_clock::now()); }

Dice::Dice(std::uint64_t seed) {
    // splitmix64 spreads a small seed over the whole state.
    for (auto& word : state_) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

Dice Dice::from_system() {
    ensure(sodium_init() >= 0, "the system gives random numbers");
    std::uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    Dice dice(seed);
    randombytes_buf(dice.state_, sizeof dice.state_);
    return dice;
}

std::uint64_t Dice::next() {
    const auto turn = [](std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); };
    const std::uint64_t result = turn(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = turn(state_[3], 45);
    return result;
}

std::uint64_t Dice::below(std::uint64_t below) {
    ensure(below > 0, "dice have at least one side");
    // Refuses the uneven tail, so that every number is equally likely.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % below;
    std::uint64_t number = next();
    while (number >= limit) number = next();
    return number % below;
}

double Dice::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

IdBytes fresh_id_bytes(Instant now, Dice& dice) {
    const auto ms = static_cast<std::uint64_t>(epoch_ms(now));
    const std::uint64_t a = dice.next();
    const std::uint64_t b = dice.next();
    IdBytes bytes{};
    for (int i = 0; i < 6; ++i) bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    for (int i = 0; i < 2; ++i) bytes[static_cast<std::size_t>(6 + i)] = static_cast<std::uint8_t>(a >> (8 * i));
    for (int i = 0; i < 8; ++i) bytes[static_cast<std::size_t>(8 + i)] = static_cast<std::uint8_t>(b >> (8 * i));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return bytes;
}

}  // namespace koppi
