// Platform: what the operator watches, in Prometheus' text form. Labels are route names and statuses; never ids, never people.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace koppi {

// One histogram a route: counts by upper bound in milliseconds, and the sum.
class RouteMetrics {
public:
    static constexpr std::array<double, 12> bounds_ms{1, 2, 5, 10, 20, 30, 50, 100, 250, 500, 1000, 5000};

    explicit RouteMetrics(std::string_view name) : name_(name) {}
    void saw(int status, double ms);
    // Appends the lines of this route.
    void write(std::string& out) const;

private:
    std::string_view name_;
    std::array<std::atomic<std::uint64_t>, bounds_ms.size() + 1> buckets_{};
    std::atomic<std::uint64_t> sum_us_{0};
    std::array<std::atomic<std::uint64_t>, 6> by_class_{};  // 1xx … 5xx
};

// One value: "# HELP", "# TYPE" and the line.
void write_metric(std::string& out, std::string_view name, std::string_view type, std::string_view help, double value);

}  // namespace koppi
