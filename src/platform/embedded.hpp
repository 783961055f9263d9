// Platform: the files inside the program (web, catalogue, migrations), by their path in the repository.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace koppi::embedded {

// Absent when the program carries no such file. The bytes live as long as the program.
std::optional<std::string_view> file(std::string_view path);
// All files whose path begins with `prefix`, in order of path.
std::vector<std::pair<std::string_view, std::string_view>> files(std::string_view prefix);

}  // namespace koppi::embedded
