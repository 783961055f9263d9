// Bench: a county that is large where a measurement needs it, made through the modules' own verbs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/database.hpp"
#include "bench.hpp"
#include "platform/clock.hpp"

namespace koppi::bench {

inline constexpr const char* nurse_name = "nurse";
inline constexpr const char* nurse_password = "koppi-bench-2026";

template <class T>
T made(Result<T> result) {
    must(result.ok(), "the county can be made: " + (result ? std::string() : result.refusal().code));
    return std::move(result).value();
}

// A time on offer, in the order of professionals and then of days.
struct OfferedTime {
    HoursId hours;
    Instant begins_at;
};

struct County {
    LineId line{};
    std::vector<ClientId> clients;
    std::vector<OfferedTime> times;
    std::vector<ContactId> waiting;
};

struct CountyWish {
    int clients = 1000;
    int times = 0;
    int waiting_contacts = 0;
    // Visits, bookings and closed contacts of the first so many clients, as a year leaves them.
    int clients_with_history = 0;
    // Where they live, in turn.
    std::vector<std::string> municipalities = {"405"};
};

// Makes the database at `path`. One nurse may sign in: nurse_name, nurse_password.
County make_county(const std::string& path, const CountyWish& wish);

}  // namespace koppi::bench
