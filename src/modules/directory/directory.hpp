// Directory: units, professionals and their roles, lines, and who can be reached right now.
//
// Public header. Invariant: a role joins one professional to one unit in one profession, once.
#pragma once

#include "core/result.hpp"
#include "events/event.hpp"
#include "platform/routes.hpp"
#include "platform/work.hpp"

namespace koppi::directory {

struct UnitLine {
    UnitId unit;
    std::string name;
    events::UnitKind kind;
    std::optional<std::string> municipality;
};
BOOST_DESCRIBE_STRUCT(UnitLine, (), (unit, name, kind, municipality))

// How a professional is shown: "Laine Maija, sairaanhoitaja". Reachability is what holds at the asked instant.
struct Colleague {
    ProfessionalId professional;
    std::string name;
    events::Profession profession;
    UnitId unit;
    std::string unit_name;
    events::Reachability reachability;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(Colleague, (), (professional, name, profession, unit, unit_name, reachability, phone))

struct RoleLine {
    RoleId role;
    ProfessionalId professional;
    UnitId unit;
    std::string unit_name;
    events::Profession profession;
};
BOOST_DESCRIBE_STRUCT(RoleLine, (), (role, professional, unit, unit_name, profession))

struct LineShown {
    LineId line;
    std::string key;
    UnitId unit;
    std::string unit_name;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(LineShown, (), (line, key, unit, unit_name, phone))

struct SetReachability {
    events::Reachability reachability;
    std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(SetReachability, (), (reachability, until))

struct ColleaguesQuery {
    std::optional<events::Profession> profession;
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(ColleaguesQuery, (), (profession, unit))

struct Colleagues {
    std::vector<Colleague> colleagues;
};
BOOST_DESCRIBE_STRUCT(Colleagues, (), (colleagues))

struct Units {
    std::vector<UnitLine> units;
};
BOOST_DESCRIBE_STRUCT(Units, (), (units))

struct RoomLine {
    RoomId room;
    UnitId unit;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RoomLine, (), (room, unit, name))

struct Rooms {
    std::vector<RoomLine> rooms;
};
BOOST_DESCRIBE_STRUCT(Rooms, (), (rooms))

struct OpenRoom {
    UnitId unit;
    wire::Text<60, 1> name;
};
BOOST_DESCRIBE_STRUCT(OpenRoom, (), (unit, name))

struct RoomOpen {
    RoomId room;
};
BOOST_DESCRIBE_STRUCT(RoomOpen, (), (room))

struct NameDeputy {
    std::optional<ProfessionalId> deputy;  // absent: nobody any more
};
BOOST_DESCRIBE_STRUCT(NameDeputy, (), (deputy))

struct UnitQuery {
    std::optional<UnitId> unit;
};
BOOST_DESCRIBE_STRUCT(UnitQuery, (), (unit))

// Stated by administrators, imports and the demo. A unit or a professional that comes with an id keeps it, a nil one gets a fresh
// one; a role that is already held is answered with its id.
Result<UnitId> open_unit(Work& work, events::UnitOpened unit);
Result<ProfessionalId> register_professional(Work& work, events::ProfessionalRegistered professional);
Result<RoleId> take_role(Work& work, ProfessionalId professional, UnitId unit, events::Profession profession);
Result<LineId> open_line(Work& work, UnitId unit, std::string key, std::optional<std::string> phone);

Result<Done> set_reachability(Work& work, ProfessionalId professional, const SetReachability& command);
Result<RoomId> open_room(Work& work, const OpenRoom& command);
// What was booked into it stays; nothing more is.
Result<Done> close_room(Work& work, RoomId room);
Result<Done> name_deputy(Work& work, ProfessionalId professional, const NameDeputy& command);

std::optional<std::string> professional_name(sql::Reader& rows, ProfessionalId professional);
// Nobody has no name.
std::optional<std::string> professional_name(sql::Reader& rows, const std::optional<ProfessionalId>& professional);
std::optional<std::string> unit_name(sql::Reader& rows, UnitId unit);
std::optional<std::string> unit_phone(sql::Reader& rows, UnitId unit);
std::vector<RoleLine> roles_of(sql::Reader& rows, ProfessionalId professional);
// By any of their roles; as a profession where one is asked for.
bool works_in(sql::Reader& rows, ProfessionalId professional, UnitId unit, std::optional<events::Profession> profession = std::nullopt);
std::optional<RoleLine> role(sql::Reader& rows, RoleId role);
// The first role of a professional, for showing them; absent when they hold none.
std::optional<Colleague> colleague(sql::Reader& rows, ProfessionalId professional, Instant now);
// Those who sign in here, and so can be asked and passed to.
std::vector<Colleague> colleagues(sql::Reader& rows, std::optional<events::Profession> profession, std::optional<UnitId> unit, Instant now);
bool signs_in(sql::Reader& rows, ProfessionalId professional);
// Where somebody of the profession signs in: the given unit, else the one that had one first.
std::optional<UnitId> unit_with(sql::Reader& rows, events::Profession profession, std::optional<UnitId> near);
std::vector<UnitLine> units(sql::Reader& rows);
std::vector<LineShown> lines(sql::Reader& rows);
std::optional<LineShown> line(sql::Reader& rows, LineId line);
// Those that are open, by unit and name; all units when none is named.
std::vector<RoomLine> rooms(sql::Reader& rows, std::optional<UnitId> unit);
std::optional<RoomLine> room(sql::Reader& rows, RoomId room);
// Of a room that was closed since as well.
std::optional<std::string> room_name(sql::Reader& rows, RoomId room);
std::optional<ProfessionalId> deputy_of(sql::Reader& rows, ProfessionalId professional);
// Whose deputy somebody is.
// Of that profession in the unit, and nobody signs in as them: their account was closed, or they are known from another system only.
std::vector<ProfessionalId> without_account(sql::Reader& rows, events::Profession profession, UnitId unit);
std::vector<ProfessionalId> deputised_by(sql::Reader& rows, ProfessionalId deputy);

void project(sql::Tables& tables, const events::UnitOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::UnitChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ProfessionalRegistered& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ProfessionalChanged& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::RoleTaken& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AccountOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::AccountClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::LineOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::ReachabilitySet& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::RoomOpened& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::RoomClosed& event, const Stamp& stamp);
void project(sql::Tables& tables, const events::DeputyNamed& event, const Stamp& stamp);

routes::Routes routes();

}  // namespace koppi::directory
