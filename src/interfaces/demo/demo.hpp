// Demo: an invented county with a year of work, made through the same verbs as the screens use. This is the room's public header.
//
// Invariants: no event and no projected table is written but by public verbs; the same residents, seed and `until` make the same ledger,
// byte by byte; a database that holds anything is refused.
#pragma once

#include <functional>
#include <string_view>

#include "core/result.hpp"
#include "events/words.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::demo {

struct DemoOptions {
    int residents = 12'000;
    std::uint64_t seed = 1;
    // The instant at which the year ends: nothing happened after it, and times are on offer for eight weeks and more behind it. The desk is
    // left as it stands then, in the middle of a morning or on a quiet Sunday.
    Instant until;
};

// The password of every demo account; its Argon2id hash lies in demo.cpp as a constant, so that the ledger is the same each time.
inline constexpr std::string_view demo_password = "koppi-demo-2026";

// Somebody as whom one can sign in.
struct DemoPerson {
    std::string username;
    std::string name;
    events::Profession profession;
    std::string unit_name;  // of whoever works in several, all of them
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (username, name, profession, unit_name))

struct DemoPeople {
    std::vector<DemoPerson> people;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(DemoPeople, (), (people, password))

struct DemoReport {
    int residents;
    std::uint64_t seed;
    Instant until;
    std::int64_t units;
    std::int64_t professionals;
    std::int64_t events;
    std::string ledger_hash;
    std::vector<DemoPerson> people;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(DemoReport, (), (residents, seed, until, units, professionals, events, ledger_hash, people, password))

// What is being done, how much of it is done, and of how much.
using Progress = std::function<void(std::string_view what, std::uint64_t done, std::uint64_t total)>;

// Refused with demo.database_not_empty. Commits a few thousand works at a time: what is half made is thrown away by whoever made it.
Result<DemoReport> make_demo(sql::Connection& connection, Project project, const DemoOptions& options, const Progress& progress);

// Nobody when the database is no demo.
DemoPeople demo_people(sql::Reader& rows);

// GET /api/people, for the sign-in screen.
routes::Routes demo_routes();

}  // namespace koppi::demo
