// Import, from_fhir: one FHIR R4 resource, base or Finnish profile, becomes what we would have said ourselves, or a reason why not.
//
// A person without a name comes out with two empty strings; whoever shows them says so in words ("(nimi puuttuu)").
//
// Invariants: nothing here reads a clock or a table; text that comes out is NFC, without control characters and of bounded length;
// equal resources give equal bodies, so that a digest of the body tells whether something changed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "events/event.hpp"
#include "interfaces/import/json_stream.hpp"
#include "platform/wire.hpp"

namespace koppi::importing {

// In the order in which they can be recorded: nobody refers to what comes later, but units to each other. A reason is the exception:
// it is taken along with its visit where both come together.
BOOST_DEFINE_ENUM_CLASS(Kind, unit, professional, role, client, booking, visit, reason)

// Whom a resource names, in one spelling: "Patient/17", "Patient/17 a.fi/fhir" for the address https://a.fi/fhir/Patient/17 (the number 17
// of that system and no other), "urn:uuid:…" (small letters), or "Practitioner?<system>|<value>". `identifier` is "<system>|<value>" of a
// logical reference. Empty: nobody.
struct Reference {
    std::string to;
    std::string identifier;
    bool empty() const { return to.empty() && identifier.empty(); }
    bool operator==(const Reference&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reference, (), (to, identifier))

std::string reference_key(std::string_view text);
// "Patient/17 a.fi/fhir" in its two parts; the second is empty when no system is named.
struct PlainAndBase {
    std::string_view plain;
    std::string_view base;
};
PlainAndBase plain_and_base(std::string_view key);

struct ReducedUnit {
    std::string name;
    events::UnitKind kind = events::UnitKind::other;
    std::optional<std::string> oid;
    Reference parent;
    // A Location is a place of its organisation; it is a unit of its own only when it has a name of its own.
    bool is_location = false;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(ReducedUnit, (), (name, kind, oid, parent, is_location, phone))

struct ReducedProfessional {
    std::string family_name;
    std::string given_names;
    std::optional<std::string> terhikki;
    std::optional<std::string> phone;
    // From the qualification; for roles that don't tell theirs.
    std::optional<events::Profession> profession;
};
BOOST_DESCRIBE_STRUCT(ReducedProfessional, (), (family_name, given_names, terhikki, phone, profession))

struct ReducedRole {
    Reference professional;
    std::vector<Reference> units;  // organisation, else places: the first that is known
    std::optional<events::Profession> profession;
};
BOOST_DESCRIBE_STRUCT(ReducedRole, (), (professional, units, profession))

struct ReducedClient {
    events::ClientDetails details;
    bool language_is_told = false;
    bool is_alive = false;  // says that the person has not died; saying nothing is no news
};
BOOST_DESCRIBE_STRUCT(ReducedClient, (), (details, language_is_told, is_alive))

struct ReducedBooking {
    std::vector<Reference> clients;  // the first that is a client of ours: a urn does not tell what it names
    std::vector<Reference> professionals;
    std::vector<Reference> units;
    events::VisitKind kind = events::VisitKind::on_site;
    Instant begins_at{};
    Instant ends_at{};
    events::BookingState state = events::BookingState::booked;
    std::optional<Instant> made_at;
};
BOOST_DESCRIBE_STRUCT(ReducedBooking, (), (clients, professionals, units, kind, begins_at, ends_at, state, made_at))

struct ReducedVisit {
    Reference client;
    Reference booking;
    std::vector<Reference> professionals;
    std::vector<Reference> units;
    events::VisitKind kind = events::VisitKind::on_site;
    Instant begins_at{};
    Instant ends_at{};
    std::vector<events::VisitReason> reasons;
    std::vector<Reference> conditions;  // that the visit names itself
};
BOOST_DESCRIBE_STRUCT(ReducedVisit, (), (client, booking, professionals, units, kind, begins_at, ends_at, reasons, conditions))

struct ReducedReason {
    Reference client;
    Reference visit;  // empty: somebody's condition, said in no visit
    std::vector<events::VisitReason> reasons;
};
BOOST_DESCRIBE_STRUCT(ReducedReason, (), (client, visit, reasons))

using Body = std::variant<ReducedUnit, ReducedProfessional, ReducedRole, ReducedClient, ReducedBooking, ReducedVisit, ReducedReason>;

struct Reduced {
    Kind kind = Kind::client;
    std::string source;             // "Patient/17", or "Patient/17 a.fi/fhir" when its entry says of which system
    std::vector<std::string> keys;  // all by which others may name it, the source first
    std::int64_t updated_ms = 0;    // meta.lastUpdated, 0 when it says nothing
    Body body;
    // A key under `import.skipped.`: why it can't come in; the body is then empty.
    std::string skipped;
    // Keys under `import.warning.`: what of it could not be read and was left out.
    std::vector<std::string> warnings;
};

// The resource types that reduce() reads, and the fields of them.
const std::vector<Asked>& asked_of_fhir();
Reduced reduce(const Kept& kept);

// The parts, for their tests.
struct FhirTime {
    enum class Precision { none, year, month, day, exact } precision = Precision::none;
    Date date{};
    Instant at{};            // exact: as written; day: the first instant of the day in Finland
    bool had_zone = true;
};
FhirTime fhir_time(std::string_view text);
// A code of FHIR's as visit reasons: Finnish OIDs and the usual addresses become icpc2, icd10 and snomed; ICD-10 pairs are split.
std::vector<events::VisitReason> visit_reasons(std::string_view system, std::string_view code, std::string_view display);
// NFC, trimmed, no control characters, at most `max` characters. `was_cut` tells.
std::string clean_text(std::string_view text, std::size_t max, bool& was_cut);

}  // namespace koppi::importing
