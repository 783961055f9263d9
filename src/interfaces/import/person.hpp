// Import: whether two statements can be about one person, and what is known of them after both.
//
// Invariant: a doubt is a no. A record that is missing is told in the report and mended; two people in one record are found by nobody.
#pragma once

#include "events/clients.hpp"

namespace koppi::importing {

bool is_sound(const events::ClientDetails& details);

// Another system may use the number 17 for somebody else than the one who told us first. The same sound code is the same person and
// another one another; without two of them the birth dates must agree and one of the names (people marry); without two birth dates the
// whole name must.
bool can_be_one_person(const events::ClientDetails& known, const events::ClientDetails& told);

// What another system does not say is no news: what is known stays. A non-disclosure is set by anybody, and lifted by no import.
struct Told {
    events::ClientDetails details;
    bool language_is_told = false;
    bool is_alive = false;  // says in so many words that the person lives
};
events::ClientDetails merged(const events::ClientDetails& known, const Told& told);

}  // namespace koppi::importing
