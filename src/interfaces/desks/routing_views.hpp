// Desks, views of routing: the rules in use, and what another order would have changed.
#pragma once

#include "platform/knowledge.hpp"
#include "workflows/owners.hpp"

namespace koppi::desks {

// As far back as somebody may look for who handled a matter: ten years.
constexpr int earlier_days_max = 3'650;

// Who is known in a situation, and in which order they are proposed; `is_as_told`: as the catalogue says that it should come out.
struct RoutingExampleShown {
    std::optional<knowledge::ExampleReach> earlier_handler;
    std::optional<knowledge::ExampleReach> case_manager;
    std::optional<knowledge::ExampleReach> own_worker;
    std::optional<knowledge::ExampleReach> deputy;
    bool team;
    bool competence;
    std::vector<events::RoutedBecause> comes;
    bool is_as_told;
};
BOOST_DESCRIBE_STRUCT(RoutingExampleShown, (), (earlier_handler, case_manager, own_worker, deputy, team, competence, comes, is_as_told))

struct RoutingDesk {
    Instant as_of;
    int version;  // of catalog/routing.yaml
    Date valid_from;
    int earlier_within_days;
    std::vector<events::RoutedBecause> order;
    std::vector<RoutingExampleShown> examples;
    knowledge::DirectingPractice directed;
    std::vector<knowledge::EscalationStep> escalation;
    int idle_days;
    int compare_days;
};
BOOST_DESCRIBE_STRUCT(RoutingDesk, (),
                      (as_of, version, valid_from, earlier_within_days, order, examples, directed, escalation, idle_days, compare_days))

// Every reason once, in the order wished; refused with routing.each_once, routing.days_out_of_range.
struct TryRouting {
    std::vector<events::RoutedBecause> order;
    int earlier_within_days;
};
BOOST_DESCRIBE_STRUCT(TryRouting, (), (order, earlier_within_days))

struct RoutingTried {
    owners::Comparison compared;
    std::vector<RoutingExampleShown> examples;
};
BOOST_DESCRIBE_STRUCT(RoutingTried, (), (compared, examples))

}  // namespace koppi::desks
