// Platform: Prometheus' text form (version 0.0.4).
#include "platform/metrics.hpp"

#include <fmt/format.h>

#include <iterator>

namespace koppi {

void RouteMetrics::saw(int status, double ms) {
    std::size_t bucket = 0;
    while (bucket < bounds_ms.size() && ms > bounds_ms[bucket]) ++bucket;
    buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
    sum_us_.fetch_add(static_cast<std::uint64_t>(ms * 1000), std::memory_order_relaxed);
    const auto status_class = static_cast<std::size_t>(status / 100);
    if (status_class < by_class_.size()) by_class_[status_class].fetch_add(1, std::memory_order_relaxed);
}

void RouteMetrics::write(std::string& out) const {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < bounds_ms.size(); ++i) {
        total += buckets_[i].load(std::memory_order_relaxed);
        fmt::format_to(std::back_inserter(out), "koppi_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", name_, bounds_ms[i] / 1000, total);
    }
    total += buckets_[bounds_ms.size()].load(std::memory_order_relaxed);
    if (total == 0) return;
    fmt::format_to(std::back_inserter(out), "koppi_request_seconds_bucket{{route=\"{}\",le=\"+Inf\"}} {}\n", name_, total);
    fmt::format_to(std::back_inserter(out), "koppi_request_seconds_sum{{route=\"{}\"}} {}\n", name_,
                   static_cast<double>(sum_us_.load(std::memory_order_relaxed)) / 1e6);
    fmt::format_to(std::back_inserter(out), "koppi_request_seconds_count{{route=\"{}\"}} {}\n", name_, total);
    for (std::size_t i = 1; i < by_class_.size(); ++i)
        if (const auto count = by_class_[i].load(std::memory_order_relaxed))
            fmt::format_to(std::back_inserter(out), "koppi_responses_total{{route=\"{}\",class=\"{}xx\"}} {}\n", name_, i, count);
}

void write_metric(std::string& out, std::string_view name, std::string_view type, std::string_view help, double value) {
    fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n{} {}\n", name, help, name, type, name, value);
}

}  // namespace koppi
