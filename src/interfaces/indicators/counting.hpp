// Indicators, inside: the parts of the figures that are counted in files of their own, and what they share.
//
// Invariant: nobody outside this room includes this file.
#pragma once

#include <algorithm>

#include "interfaces/indicators/indicators.hpp"

namespace koppi::indicators {

struct Counted {
    std::int64_t counted;
    std::int64_t of;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (counted, of))

inline Share share_of(const std::optional<Counted>& row) { return row ? Share{row->counted, row->of} : Share{}; }

inline void count_in(Share& share, bool counts) {
    ++share.of;
    if (counts) ++share.counted;
}

template <class T>
bool stands_among(const std::vector<T>& list, const T& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// Each fills its own members of the figures for their `from` and `until`.
void count_named_workers(sql::Reader& rows, Figures& f);   // §1.4
void count_questions(sql::Reader& rows, Figures& f);       // §4, consultations
void count_physiotherapy(sql::Reader& rows, Figures& f);   // §4, direct access
void count_renewals(sql::Reader& rows, Figures& f);        // §4, prescription nurse

}  // namespace koppi::indicators
