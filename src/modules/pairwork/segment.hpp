// Pair work, segmentation: what the answers to the house's own form make of the two axes, and the class where they meet.
#pragma once

#include "core/result.hpp"
#include "events/pairwork.hpp"
#include "platform/knowledge.hpp"

namespace koppi::pairwork {

// Every question of both axes once; `where` points to the answers.
Result<events::PairSegment> segmented(const knowledge::SegmentForm& form, std::vector<events::PairAnswer> answers, const std::string& where);

}  // namespace koppi::pairwork
