// Scheduling, booking states: the table, read from either side.
#include "modules/scheduling/booking_states.hpp"

namespace koppi::scheduling::booking_states {

std::optional<Finnish> finnish_from_code(int code) {
    if (code < static_cast<int>(Finnish::planned) || code > static_cast<int>(Finnish::checked_in)) return std::nullopt;
    return static_cast<Finnish>(code);
}

std::string_view fhir_of(Finnish state) {
    switch (state) {
        case Finnish::planned: return "waitlist";
        case Finnish::ordered: return "proposed";
        case Finnish::proposed: return "pending";
        case Finnish::booked: return "booked";
        case Finnish::checked_in: return "checked-in";
        case Finnish::begun:
        case Finnish::fulfilled: return "fulfilled";
        case Finnish::cancelled:
        case Finnish::moved: return "cancelled";
        case Finnish::missed: return "noshow";
    }
    return "";
}

std::optional<Reading> reading_of(std::string_view fhir) {
    if (fhir == "waitlist") return Reading{Finnish::planned, {}};
    if (fhir == "proposed") return Reading{Finnish::ordered, {}};
    if (fhir == "pending") return Reading{Finnish::proposed, {}};
    if (fhir == "booked") return Reading{Finnish::booked, {}};
    if (fhir == "arrived") return Reading{Finnish::booked, Finnish::begun};
    if (fhir == "checked-in") return Reading{Finnish::checked_in, {}};
    if (fhir == "fulfilled") return Reading{Finnish::fulfilled, Finnish::begun};
    if (fhir == "cancelled") return Reading{Finnish::cancelled, {}};
    if (fhir == "noshow") return Reading{Finnish::missed, {}};
    return std::nullopt;
}

Finnish finnish_of(events::BookingState state) {
    switch (state) {
        case events::BookingState::booked: return Finnish::booked;
        case events::BookingState::arrived: return Finnish::checked_in;
        case events::BookingState::fulfilled: return Finnish::fulfilled;
        case events::BookingState::cancelled: return Finnish::cancelled;
        case events::BookingState::no_show: return Finnish::missed;
    }
    return Finnish::booked;
}

std::optional<events::BookingState> state_of(Finnish state) {
    switch (state) {
        case Finnish::planned:
        case Finnish::ordered:
        case Finnish::proposed: return std::nullopt;
        case Finnish::booked: return events::BookingState::booked;
        case Finnish::checked_in:
        case Finnish::begun: return events::BookingState::arrived;
        case Finnish::fulfilled: return events::BookingState::fulfilled;
        case Finnish::cancelled:
        case Finnish::moved: return events::BookingState::cancelled;
        case Finnish::missed: return events::BookingState::no_show;
    }
    return std::nullopt;
}

// `arrived` in FHIR is somebody who has come, whether or not the visit has begun: we know the one state for both.
std::optional<events::BookingState> state_of_fhir(std::string_view fhir) {
    const auto reading = reading_of(fhir);
    if (!reading) return std::nullopt;
    return state_of(fhir == "arrived" ? *reading->also : reading->state);
}

std::string_view fhir_of(events::BookingState state) { return fhir_of(finnish_of(state)); }

}  // namespace koppi::scheduling::booking_states
