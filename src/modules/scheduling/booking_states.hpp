// Scheduling, booking states: the national states of an appointment (ajanvarauksen tila), FHIR's, and ours, mapped both ways. Pure.
//
// Source: hl7.fhir.fi.scheduling 2.0.0-rc3, ValueSet of Appointment.status (the guide is in ballot state: a vocabulary, not a contract).
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "events/scheduling.hpp"

namespace koppi::scheduling::booking_states {

// The national codes. `moved` is deprecated: it is read, never written.
enum class Finnish { planned = 1, ordered = 2, booked = 3, cancelled = 4, moved = 5, begun = 6, fulfilled = 7, proposed = 8, missed = 9, checked_in = 10 };

std::optional<Finnish> finnish_from_code(int code);
// FHIR has no word of its own for a visit that has begun: it is fulfilled there, in a wider sense, and an Encounter tells the rest.
std::string_view fhir_of(Finnish state);

// What FHIR's word can mean; `also` where the guide leaves two readings. Absent for words that have no Finnish state (entered-in-error) and for
// those that are no FHIR.
struct Reading {
    Finnish state;
    std::optional<Finnish> also;
    bool operator==(const Reading&) const = default;
};
std::optional<Reading> reading_of(std::string_view fhir);
// Every word of FHIR's Appointment.status (R4).
inline constexpr std::array<std::string_view, 10> fhir_words{"proposed",  "pending", "booked",           "arrived",    "fulfilled",
                                                             "cancelled", "noshow",  "entered-in-error", "checked-in", "waitlist"};

Finnish finnish_of(events::BookingState state);
// Ours; absent as long as no time was given (planned, ordered, proposed).
std::optional<events::BookingState> state_of(Finnish state);
std::optional<events::BookingState> state_of_fhir(std::string_view fhir);
std::string_view fhir_of(events::BookingState state);

}  // namespace koppi::scheduling::booking_states
