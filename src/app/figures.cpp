// App: figures, printed.
#include "app/figures.hpp"

#include <fmt/format.h>

#include "core/civil_time.hpp"
#include "platform/catalog.hpp"

namespace koppi::commands {

namespace {

Instant begin_of_year(Instant until) { return start_of_day(plus_days(helsinki_date(until), -365)); }

std::string label_of(const std::string& code_set, const std::string& code) {
    if (const auto set = catalog().code_sets.find(code_set); set != catalog().code_sets.end()) {
        const auto* known = set->second.find(code);
        return known ? known->label.in(Language::en) : "";
    }
    for (const auto& one : catalog().phrases.county_codes)
        if (one.code == code) return one.label.in(Language::en);
    return "";
}

}  // namespace

std::vector<indicators::Figure> figures_of_the_year(sql::Connection& connection, Instant until) {
    sql::Reader rows(connection);
    return indicators::told(indicators::figures(rows, begin_of_year(until), until));
}

std::vector<PlanCodeTold> plan_codes_of_the_year(sql::Connection& connection, Instant until) {
    sql::Reader rows(connection);
    std::vector<PlanCodeTold> told;
    for (const auto& one : indicators::plan_codes(rows, begin_of_year(until), until))
        told.push_back({one.code_set, one.code, label_of(one.code_set, one.code), one.count});
    return told;
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
