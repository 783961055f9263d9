// Continuity, rules: what a new naming does to an older one. No clock, no rows.
#pragma once

#include <span>

#include "core/result.hpp"
#include "core/time.hpp"
#include "events/continuity.hpp"

namespace koppi::continuity::rules {

// A naming that nobody has ended.
struct Living {
    NamingId naming;
    ProfessionalId professional;
    Date from;
};


// More than this nobody can mean.
constexpr int weight_most = 100'000;

// What naming somebody records, in this order; both absent when the same worker is named already.
struct Naming {
    std::optional<events::WorkerNamingEnded> ended;
    std::optional<events::WorkerNamed> named;
};

Result<Naming> name(const std::optional<Living>& living, const events::WorkerNamed& wished);
Result<events::WorkerNamingEnded> end(const std::optional<Living>& living, ClientId client, Date until, std::string why);

// Whose client this is, most personal first. Lower goes before higher; an area nurse is everybody's and so nobody's first.
int nearness(events::NamedAs named_as);

}  // namespace koppi::continuity::rules
