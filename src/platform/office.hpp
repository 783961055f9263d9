// Platform: office time. By when something is due that was promised in office minutes, on the same weekday, or in weekdays
// (catalog/promises.yaml).
#pragma once

#include "core/time.hpp"
#include "platform/knowledge.hpp"

namespace koppi {

// Pure. Office hours are Helsinki's; public holidays are closed. Minutes run only while the office is open.
Instant due(const knowledge::OfficeHours& office, knowledge::AnswerBy answer_by, int amount, Instant from);

// When the office opens on the first open day after the day of `from`.
Instant next_opening(const knowledge::OfficeHours& office, Instant from);

bool is_open(const knowledge::OfficeHours& office, Instant at);

}  // namespace koppi
