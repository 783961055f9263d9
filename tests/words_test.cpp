// Words: everything that the house can refuse has words in every language. tests/tidy_test.cpp reads what is written as Refusal{…}; here
// is the rest: codes that travel through a function of their own before they become a refusal.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "platform/catalog.hpp"

using namespace koppi;

namespace {

// `return "wire.too_long";`, refuse("…"), fault("…"), at_question("…"), Refusal{Reason::invalid, "…"}.
std::set<std::string> codes_refused_in(const std::string& source) {
    static const std::regex spoken(R"re((?:Reason::\w+,|refuse\(|fault\(|at_question\(|return)\s*"([a-z_0-9]+\.[a-z_0-9]+)")re");
    std::set<std::string> codes;
    for (std::sregex_iterator at(source.begin(), source.end(), spoken), end; at != end; ++at) codes.insert((*at)[1]);
    return codes;
}

std::map<std::string, std::string> refusal_codes_by_file() {
    namespace fs = std::filesystem;
    std::map<std::string, std::string> found;
    const fs::path root = fs::path(KOPPI_SOURCE_DIR) / "src";
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto path = entry.path().generic_string();
        if ((!path.ends_with(".cpp") && !path.ends_with(".hpp")) || path.ends_with("_test.cpp")) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        for (const auto& code : codes_refused_in(text)) found.emplace(code, fs::relative(entry.path(), root).generic_string());
    }
    return found;
}

}  // namespace

TEST_CASE("codes are found wherever a refusal is spoken") {
    CHECK(codes_refused_in(R"(return Refusal{Reason::conflict, "plan.closed", "", {}};)") == std::set<std::string>{"plan.closed"});
    CHECK(codes_refused_in("return refuse(\n    \"plan.shut\", where);") == std::set<std::string>{"plan.shut"});
    CHECK(codes_refused_in(R"(return document.fault("catalog.odd", here);  return "wire.bad";)") == std::set<std::string>{"catalog.odd", "wire.bad"});
    CHECK(codes_refused_in(R"(constexpr sql::Query find{"plan.find_plan", "select 1"};)").empty());
}

TEST_CASE("every code that the house refuses with has words in Finnish, Swedish and English") {
    const auto codes = refusal_codes_by_file();
    CHECK(codes.size() > 50);
    for (const auto& [code, file] : codes)
        for (const auto language : {Language::fi, Language::sv, Language::en})
            CHECK_MESSAGE(catalog().messages.in(language).contains("refusal." + code), file << ": no words for " << code << " in "
                                                                                            << std::string(wire::word(language)));
}

TEST_CASE("whatever a refusal's words leave open is filled by its details") {
    // The holes of a refusal are filled by the server, which knows no plurals: only plain names stand in its texts.
    for (const auto language : {Language::fi, Language::sv, Language::en})
        for (const auto& [key, text] : catalog().messages.in(language)) {
            if (!key.starts_with("refusal.")) continue;
            std::map<std::string, std::string> details;
            const auto holes = placeholders(text).value();
            for (const auto& name : holes) details.emplace(name, "x");
            CHECK_MESSAGE(words(language, key, details).find('{') == std::string::npos, key);
        }
}
