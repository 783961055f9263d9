// Core: the median, as the indicators take it (§0): of an even count the mean of the two in the middle; of none there is none.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

namespace koppi {

template <class Number>
std::optional<double> median(std::vector<Number> numbers) {
    if (numbers.empty()) return std::nullopt;
    std::sort(numbers.begin(), numbers.end());
    const auto middle = numbers.size() / 2;
    return numbers.size() % 2 == 1 ? static_cast<double>(numbers[middle]) : static_cast<double>(numbers[middle - 1] + numbers[middle]) / 2.0;
}

}  // namespace koppi
