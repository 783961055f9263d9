// Visits: the client came, or did not. Scheduling knows the time, routing the matter for which it was booked.
//
// Invariant: a recorded visit leaves no matter behind a time that has passed. The matter is closed with an outcome, or lies on the list of
// whoever met the client or waited for them. Only those with whom it was booked, or their unit, say what became of it, and the record was
// opened for it.
#pragma once

#include "workflows/intake.hpp"

namespace koppi::visits {

struct HoldVisit {
    // Why they came, as an ICPC-2 code.
    std::optional<std::string> icpc2;
    // Absent: whoever met the client carries the matter on.
    std::optional<intake::CloseMatter> closes;
};
BOOST_DESCRIBE_STRUCT(HoldVisit, (), (icpc2, closes))

struct Held {
    VisitId visit;
};
BOOST_DESCRIBE_STRUCT(Held, (), (visit))

// By whoever met the client. `closes` is refused where the visit was booked for no open matter.
Result<Held> hold(Work& work, BookingId booking, const HoldVisit& command);
// The matter waits for whoever waited in vain: they book anew, call, or close it by the agreed practice.
Result<Done> miss(Work& work, BookingId booking);

routes::Routes routes();

}  // namespace koppi::visits
