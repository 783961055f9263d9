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

// Whether a standing rule names somebody again: nobody had been named, or the last end was for one of these reasons. Any other end is a wish or a fact.
bool is_named_again(const std::optional<std::string>& why_ended_last, std::span<const std::string> again_after);

// ---- a population shared out to panels

struct Panel {
    int weight;
    std::optional<int> weight_max;  // absent: no limit
};
// Panels by their places in a list.
struct Resident {
    bool is_named;                        // has a worker of the kind already
    std::optional<std::size_t> met;       // whom they have met most
    const std::vector<std::size_t>* near;  // those of their municipality; null: none is known
};
struct SharedOut {
    std::vector<std::optional<std::size_t>> panel_of;  // by resident; absent: nobody is named
    int named_already = 0;
    int met_before = 0;
    int nobody_in_reach = 0;
    int panels_full = 0;
};
// Whom a resident has met, else the emptiest panel near them; a full one takes nobody more, and nobody's worker is taken away.
// `weight`: how much each client adds to a panel.
SharedOut share_out(std::vector<Panel> panels, std::span<const Resident> residents, int weight);

// Whose client this is, most personal first. Lower goes before higher; an area nurse is everybody's and so nobody's first.
int nearness(events::NamedAs named_as);

}  // namespace koppi::continuity::rules
