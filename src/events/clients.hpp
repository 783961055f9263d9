// Events of clients: who the people are.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// The whole of what we know of a person, so that a change is a new statement and not a patch to guess from.
struct ClientDetails {
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    // The personal identity code (henkilötunnus), 11 characters with the century sign as it was given.
    std::optional<std::string> hetu;
    // An imported code whose check character is wrong: kept, shown with a warning, never accepted by hand.
    bool hetu_is_doubtful = false;
    Language language = Language::fi;
    std::optional<std::string> interpreter_language;  // ISO 639-1; present = an interpreter is needed
    // Non-disclosure for safety (turvakielto): address, municipality and phone are shown to nobody who need not know.
    bool non_disclosure = false;
    std::optional<std::string> municipality;  // national code, 3 digits
    std::optional<std::string> phone;         // digits as core/text.hpp normalises them
    std::optional<std::string> address;
    std::optional<Date> died;
};
BOOST_DESCRIBE_STRUCT(ClientDetails, (), (family_name, given_names, born, hetu, hetu_is_doubtful, language, interpreter_language, non_disclosure,
                                          municipality, phone, address, died))

struct ClientRegistered {
    ClientId client;
    ClientDetails details;
};
BOOST_DESCRIBE_STRUCT(ClientRegistered, (), (client, details))

struct ClientDetailsChanged {
    ClientId client;
    ClientDetails details;
};
BOOST_DESCRIBE_STRUCT(ClientDetailsChanged, (), (client, details))

// Where the client wants mail; absent takes it away. Beside the details and not in them: other systems state details and know no e-mail,
// and what they do not know they must not erase.
struct ClientEmailSet {
    ClientId client;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(ClientEmailSet, (), (client, email))

}  // namespace koppi::events
