// App: figures, printed.
#include "app/figures.hpp"

#include <fmt/format.h>

#include "core/civil_time.hpp"
#include "platform/catalog.hpp"

namespace koppi::commands {

std::vector<indicators::Figure> figures_of_the_year(sql::Connection& connection, Instant until) {
    sql::Reader rows(connection);
    return indicators::told(indicators::figures(rows, start_of_day(plus_days(helsinki_date(until), -365)), until));
}

void print_figures(const std::vector<indicators::Figure>& figures) {
    for (const auto& figure : figures) {
        const auto grounds = figure.of == 0        ? std::string()
                             : figure.counted == 0 && figure.value.find('%') == std::string::npos
                                 ? fmt::format("({} clients)", figure.of)
                                 : fmt::format("({} of {})", figure.counted, figure.of);
        fmt::print("{:<68} {:>8} {}\n", words(Language::en, "figure." + figure.id), figure.value, grounds);
    }
}

}  // namespace koppi::commands
