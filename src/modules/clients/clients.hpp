// Clients: who the people are, and how they are found by name, identity code, birth date or phone.
//
// Public header. Invariant: no two clients carry the same identity code; a code typed by hand is checked, an imported one may be doubtful.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::clients {

struct RegisterClient {
    wire::Text<80, 1> family_name;
    wire::Text<80, 1> given_names;
    std::optional<std::string> hetu;
    std::optional<Date> born;  // read from the code when there is one
    Language language;
    std::optional<wire::Text<8, 2>> interpreter_language;
    bool non_disclosure;
    std::optional<wire::Text<3, 3>> municipality;
    std::optional<wire::Text<30>> phone;
    std::optional<wire::Text<200>> address;
    std::optional<wire::Text<254>> email;
};
BOOST_DESCRIBE_STRUCT(RegisterClient, (), (family_name, given_names, hetu, born, language, interpreter_language, non_disclosure, municipality, phone,
                                           address, email))

struct RegisteredClient {
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(RegisteredClient, (), (client))

// One person as a list may show them: the code masked, no address, no phone.
struct ClientLine {
    ClientId client;
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    std::optional<std::string> hetu_masked;
    Language language;
    std::optional<std::string> interpreter_language;
    bool non_disclosure;
    std::optional<Date> died;
};
BOOST_DESCRIBE_STRUCT(ClientLine, (), (client, family_name, given_names, born, hetu_masked, language, interpreter_language, non_disclosure, died))

// How a client is reached, and in which language. Absent and empty are the same: there is none, or the client wants none.
struct ContactDetails {
    std::optional<wire::Text<30>> phone;
    std::optional<wire::Text<254>> email;
    std::optional<wire::Text<200>> address;
    std::optional<wire::Text<3>> municipality;
    Language language;
    std::optional<wire::Text<8>> interpreter_language;
};
BOOST_DESCRIBE_STRUCT(ContactDetails, (), (phone, email, address, municipality, language, interpreter_language))

// `seen` is what stood before whoever writes: what a colleague changed meanwhile is not overwritten unseen.
struct ChangeContactDetails {
    ContactDetails wanted;
    ContactDetails seen;
};
BOOST_DESCRIBE_STRUCT(ChangeContactDetails, (), (wanted, seen))

// Where a message finds a person. What is read here leaves the house only to that person.
struct Reach {
    std::string family_name;
    std::string given_names;
    Language language;
    bool non_disclosure;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> address;
    std::optional<Date> died;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (family_name, given_names, language, non_disclosure, phone, email, address, died))

Result<RegisteredClient> register_client(Work& work, const RegisterClient& command);
// By hand-less channels: the demo and imports state what another source knows; only the uniqueness of a sound code is checked.
Result<ClientId> register_stated(Work& work, const events::ClientDetails& details);
Result<Done> change_stated(Work& work, ClientId client, const events::ClientDetails& details);
// Only what changes is checked: what another source stated stays as it is. Under a non-disclosure nobody changes what nobody is shown.
Result<Done> change_contact_details(Work& work, ClientId client, const ChangeContactDetails& command);
// Absent takes it away; the same address again changes nothing.
Result<Done> set_email(Work& work, ClientId client, const std::optional<std::string>& email);

std::optional<ClientLine> line(sql::Reader& rows, ClientId client);
Result<Done> must_exist(sql::Reader& rows, ClientId client);
// Everything, code and address included. Only behind an opened record.
std::optional<events::ClientDetails> details(sql::Reader& rows, ClientId client);
// For the courier and for the page of a letter, which no person reads here.
std::optional<Reach> reach(sql::Reader& rows, ClientId client);
std::optional<Date> born(sql::Reader& rows, ClientId client);
// At most `limit` people whose identity code, phone, birth date or names begin as `text` says. Codes and phones match whole.
std::vector<ClientLine> find(sql::Reader& rows, std::string_view text, int limit);
// Everybody who lives, by id, with the municipality where that is known.
struct Resident {
    ClientId client;
    std::optional<std::string> municipality;
};
BOOST_DESCRIBE_STRUCT(Resident, (), (client, municipality))
std::vector<Resident> residents(sql::Reader& rows);
std::int64_t residents_count(sql::Reader& rows);
std::vector<ClientLine> by_phone(sql::Reader& rows, std::string_view phone_digits, int limit);

void project(sql::Tables& tables, const events::ClientRegistered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientDetailsChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ClientEmailSet& event, const Stamp& stamp);

routes::Routes routes();

}  // namespace koppi::clients
