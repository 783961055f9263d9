// App: the figures of the last year, for `koppi stats` and `koppi demo`.
#pragma once

#include "interfaces/indicators/indicators.hpp"

namespace koppi::commands {

// 365 days that end with `until`.
std::vector<indicators::Figure> figures_of_the_year(sql::Connection& connection, Instant until);
// What was counted with plans in the same days, with what the code means.
struct PlanCodeTold {
    std::string code_set;
    std::string code;
    std::string label;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(PlanCodeTold, (), (code_set, code, label, count))
std::vector<PlanCodeTold> plan_codes_of_the_year(sql::Connection& connection, Instant until);
// A line each, in the language of the command line.
void print_figures(const std::vector<indicators::Figure>& figures);

}  // namespace koppi::commands
