// Platform: reads the table that cmake/embed.cmake makes. Rows are sorted by path.
#include "platform/embedded.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace {

struct EmbeddedRow {
    const char* name;
    std::uint64_t name_size;
    const char* body;
    std::uint64_t body_size;
};

}  // namespace

extern "C" const EmbeddedRow koppi_embedded_table[];
extern "C" const std::uint64_t koppi_embedded_count;

namespace koppi::embedded {

namespace {

std::span<const EmbeddedRow> embedded_rows() { return {koppi_embedded_table, koppi_embedded_count}; }
std::string_view name_of(const EmbeddedRow& row) { return {row.name, row.name_size}; }

}  // namespace

std::optional<std::string_view> file(std::string_view path) {
    for (const auto& row : embedded_rows())
        if (name_of(row) == path) return std::string_view(row.body, row.body_size);
    return std::nullopt;
}

std::vector<std::pair<std::string_view, std::string_view>> files(std::string_view prefix) {
    std::vector<std::pair<std::string_view, std::string_view>> found;
    for (const auto& row : embedded_rows())
        if (name_of(row).starts_with(prefix)) found.emplace_back(name_of(row), std::string_view(row.body, row.body_size));
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace koppi::embedded
