// Events of the directory: units, the professionals who work in them, and the lines on which they are reached.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "events/words.hpp"

namespace koppi::events {

// ward: a ward of a hospital. home_hospital: hospital care in the client's home (kotisairaala). home_care: kotihoito.
BOOST_DEFINE_ENUM_CLASS(UnitKind, county, contact_centre, station, hospital, provider, other, ward, home_hospital, home_care)
BOOST_DEFINE_ENUM_CLASS(Reachability, reachable, busy, away)

struct UnitOpened {
    UnitId unit;
    std::string name;
    UnitKind kind;
    std::optional<std::string> oid;           // 1.2.246.10.… (finnish-standards §2)
    std::optional<UnitId> parent;
    std::optional<std::string> municipality;  // national code, 3 digits
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(UnitOpened, (), (unit, name, kind, oid, parent, municipality, phone))

struct UnitChanged {
    UnitId unit;
    std::string name;
    UnitKind kind;
    std::optional<std::string> oid;
    std::optional<UnitId> parent;
    std::optional<std::string> municipality;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(UnitChanged, (), (unit, name, kind, oid, parent, municipality, phone))

struct ProfessionalRegistered {
    ProfessionalId professional;
    std::string family_name;
    std::string given_names;
    std::optional<std::string> terhikki;  // registration number, 11 digits
    std::optional<std::string> phone;     // direct line
};
BOOST_DESCRIBE_STRUCT(ProfessionalRegistered, (), (professional, family_name, given_names, terhikki, phone))

struct ProfessionalChanged {
    ProfessionalId professional;
    std::string family_name;
    std::string given_names;
    std::optional<std::string> terhikki;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(ProfessionalChanged, (), (professional, family_name, given_names, terhikki, phone))

// A professional works in a unit as something: one human may hold several roles.
struct RoleTaken {
    RoleId role;
    ProfessionalId professional;
    UnitId unit;
    Profession profession;
};
BOOST_DESCRIBE_STRUCT(RoleTaken, (), (role, professional, unit, profession))

// A line on which contacts arrive (puhelinlinja): the general line, the own-nurse line, the provider line …
struct LineOpened {
    LineId line;
    UnitId unit;
    std::string key;  // of catalog/counties: general, own_nurse, e_contact, provider, walk_in
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(LineOpened, (), (line, unit, key, phone))

struct ReachabilitySet {
    ProfessionalId professional;
    Reachability reachability;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(ReachabilitySet, (), (professional, reachability, until))

// A room in which visits take place; it holds one at a time.
struct RoomOpened {
    RoomId room;
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RoomOpened, (), (room, unit, name))

struct RoomClosed {
    RoomId room;
};
BOOST_DESCRIBE_STRUCT(RoomClosed, (), (room))

// Who stands in first when this professional is away (sijainen); absent: nobody any more.
struct DeputyNamed {
    ProfessionalId professional;
    std::optional<ProfessionalId> deputy;
};
BOOST_DESCRIBE_STRUCT(DeputyNamed, (), (professional, deputy))

}  // namespace koppi::events
