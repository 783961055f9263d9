// Tests: prose that quotes code quotes what is compiled. A block ```cpp after a line `src/…` must stand in that file, word for word.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Quote {
    std::string file;
    std::string code;
};

// A block counts as a quote when the line before it is nothing but a file's name in backticks.
std::vector<Quote> quotes_in(const std::string& prose) {
    std::vector<Quote> quotes;
    std::istringstream lines(prose);
    std::string before;
    for (std::string line; std::getline(lines, line); before = line) {
        if (line != "```cpp" || before.size() < 3 || before.front() != '`' || before.back() != '`') continue;
        Quote quote{before.substr(1, before.size() - 2), ""};
        for (std::string code; std::getline(lines, code) && code != "```";) quote.code += (quote.code.empty() ? "" : "\n") + code;
        quotes.push_back(std::move(quote));
    }
    return quotes;
}

bool stands_in(const Quote& quote, const std::string& text) { return !quote.code.empty() && text.find(quote.code) != std::string::npos; }

}  // namespace

TEST_CASE("what the documents quote is what is compiled") {
    const std::filesystem::path root = KOPPI_SOURCE_DIR;
    std::size_t checked = 0;
    for (const char* document : {"CONTRIBUTING.md", "ARCHITECTURE.md", "README.md"})
        for (const auto& quote : quotes_in(text_of_file(root / document))) {
            INFO(document << " quotes " << quote.file);
            CHECK(stands_in(quote, text_of_file(root / quote.file)));
            ++checked;
        }
    CHECK(checked >= 6);
}

TEST_CASE("a quote that drifted is noticed") {
    const auto quotes = quotes_in("`src/a.cpp`\n```cpp\nint a = 1;\n```\n");
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].file == "src/a.cpp");
    CHECK(stands_in(quotes[0], "// a\nint a = 1;\n"));
    CHECK(!stands_in(quotes[0], "// a\nint a = 2;\n"));
}
