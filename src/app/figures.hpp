// App: the figures of the last year, for `koppi stats` and `koppi demo`.
#pragma once

#include "interfaces/indicators/indicators.hpp"

namespace koppi::commands {

// 365 days that end with `until`.
std::vector<indicators::Figure> figures_of_the_year(sql::Connection& connection, Instant until);
// A line each, in the language of the command line.
void print_figures(const std::vector<indicators::Figure>& figures);

}  // namespace koppi::commands
