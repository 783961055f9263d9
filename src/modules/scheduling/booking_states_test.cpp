// Scheduling, booking states: the guide's table, line by line, and both ways.
#include "modules/scheduling/booking_states.hpp"

#include <doctest/doctest.h>

#include <boost/describe.hpp>

using namespace koppi;
using namespace koppi::scheduling::booking_states;
using events::BookingState;

namespace {
struct Line {
    int code;
    std::string_view fhir;
};
// Ajanvarauksen tila → FHIR.
constexpr std::array<Line, 10> guide{{{1, "waitlist"}, {2, "proposed"}, {8, "pending"}, {3, "booked"}, {10, "checked-in"}, {6, "fulfilled"},
                                      {7, "fulfilled"}, {4, "cancelled"}, {5, "cancelled"}, {9, "noshow"}}};
}  // namespace

TEST_CASE("every national state has the FHIR word of the guide, and there are no others") {
    for (const auto& line : guide) {
        const auto state = finnish_from_code(line.code);
        REQUIRE(state.has_value());
        CHECK(fhir_of(*state) == line.fhir);
    }
    for (const int code : {-1, 0, 11, 99}) CHECK_FALSE(finnish_from_code(code).has_value());
}

TEST_CASE("every FHIR word is read as the guide says; what was entered in error has no national state") {
    CHECK(reading_of("arrived") == Reading{Finnish::booked, Finnish::begun});
    CHECK(reading_of("fulfilled") == Reading{Finnish::fulfilled, Finnish::begun});
    CHECK_FALSE(reading_of("entered-in-error").has_value());
    CHECK_FALSE(reading_of("Booked").has_value());
    for (const auto word : fhir_words) {
        const auto reading = reading_of(word);
        if (word == "entered-in-error") continue;
        REQUIRE(reading.has_value());
        // What is read goes back under the same word, but for "arrived", which the guide does not write.
        if (word != "arrived") CHECK(fhir_of(reading->state) == word);
    }
}

TEST_CASE("our states go out and come back as they were") {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<BookingState>>([](auto d) {
        CHECK(state_of(finnish_of(d.value)) == d.value);
        CHECK(state_of_fhir(fhir_of(d.value)) == d.value);
    });
}

TEST_CASE("a booking is one only once a time was given") {
    for (const auto word : {"waitlist", "proposed", "pending", "entered-in-error", ""}) CHECK_FALSE(state_of_fhir(word).has_value());
    CHECK(state_of_fhir("arrived") == BookingState::arrived);
    CHECK(state_of(Finnish::moved) == BookingState::cancelled);
    CHECK(state_of(Finnish::begun) == BookingState::arrived);
}
