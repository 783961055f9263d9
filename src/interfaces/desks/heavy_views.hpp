// Desks, heavy need: who uses so many services that somebody should look, with the evidence; and figures for those who lead.
#pragma once

#include "modules/triggers/triggers.hpp"

namespace koppi::desks {

struct HeavyDecision {
    Instant decided_at;
    std::optional<std::string> decided_by_name;
    bool is_taken_up;
    std::optional<events::TakenUpAs> taken_as;
    std::optional<std::string> why;  // catalog/triggers/heavy_need.yaml
    std::optional<std::string> note;
    Date silent_until;
    std::optional<Instant> contacted_at;
};
BOOST_DESCRIBE_STRUCT(HeavyDecision, (), (decided_at, decided_by_name, is_taken_up, taken_as, why, note, silent_until, contacted_at))

// On the card: the suggestion with its evidence, or what was decided and stands.
struct HeavyOnCard {
    events::HeavyNeedSeen seen;
    bool is_suggested;
    std::optional<HeavyDecision> decision;
};
BOOST_DESCRIBE_STRUCT(HeavyOnCard, (), (seen, is_suggested, decision))

struct HeavyLine {
    ClientId client;
    std::string name;
    std::optional<Date> born;
    bool non_disclosure;
    int counted;
    bool is_suggested;
    std::optional<HeavyDecision> decision;
    bool has_plan;                         // a living multidisciplinary or joint one
    std::optional<std::string> named_name;  // the most personal worker
};
BOOST_DESCRIBE_STRUCT(HeavyLine, (), (client, name, born, non_disclosure, counted, is_suggested, decision, has_plan, named_name))

struct HeavyQuery {
    std::optional<UnitId> unit;  // absent: the own one. Another one is for those who lead panels.
    std::optional<int> limit;    // of clients; absent: 100
};
BOOST_DESCRIBE_STRUCT(HeavyQuery, (), (unit, limit))

// Indicators §5, of those whom the unit met or who came to a line of it. Where they are so few that a figure would tell of somebody, those who meet no
// clients see none: neither the whole nor a part (absent) of fewer than `cell_min`, nor a part that leaves so few over.
struct HeavyFigures {
    int people;
    std::optional<int> contacted;
    std::optional<int> with_plan;
    std::optional<int> with_named;
};
BOOST_DESCRIBE_STRUCT(HeavyFigures, (), (people, contacted, with_plan, with_named))
HeavyFigures without_small_cells(HeavyFigures figures, int cell_min);

struct HeavyDesk {
    Instant as_of;
    UnitId unit;
    std::string unit_name;
    int at_least;
    int window_months;
    std::optional<HeavyFigures> figures;  // absent: fewer than `cell_min`
    int cell_min;
    std::vector<HeavyLine> clients;       // for those who meet clients: undecided ones first, then by count; as many as were asked for
};
BOOST_DESCRIBE_STRUCT(HeavyDesk, (), (as_of, unit, unit_name, at_least, window_months, figures, cell_min, clients))

struct HeavyOwn {
    Instant as_of;
    int window_months;
    std::vector<HeavyLine> clients;  // for whom one is named, and on whom nobody has decided
};
BOOST_DESCRIBE_STRUCT(HeavyOwn, (), (as_of, window_months, clients))

}  // namespace koppi::desks
