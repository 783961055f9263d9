// Directory, store: tables unit, professional, role, line, room, deputy.
#include "modules/directory/store.hpp"

#include "core/text.hpp"
#include "modules/directory/rules.hpp"

namespace koppi::directory {

namespace {

constexpr sql::Query find_unit_name{"directory.find_unit_name", "select name from unit where unit = $1"};
constexpr sql::Query find_unit_phone{"directory.find_unit_phone", "select phone from unit where unit = $1"};
constexpr sql::Query list_units{"directory.list_units", "select unit, name, kind, municipality from unit order by name, unit"};
constexpr sql::Query find_professional_name{"directory.find_professional_name",
                                            "select family_name || ' ' || given_names from professional where professional = $1"};
constexpr sql::Query find_role_as{"directory.find_role_as",
                                  "select role from role where professional = $1 and unit = $2 and profession = $3"};
constexpr sql::Query find_role{"directory.find_role", R"(
    select r.role, r.professional, r.unit, u.name, r.profession
    from role r join unit u on u.unit = r.unit
    where r.role = $1)"};
constexpr sql::Query list_roles_of{"directory.list_roles_of", R"(
    select r.role, r.professional, r.unit, u.name, r.profession
    from role r join unit u on u.unit = r.unit
    where r.professional = $1
    order by r.position)"};
constexpr sql::Query find_colleague{"directory.find_colleague", R"(
    select p.professional, p.family_name || ' ' || p.given_names, r.profession, r.unit, u.name, p.phone, p.reachability,
           p.reachability_until
    from professional p
    join role r on r.professional = p.professional
    join unit u on u.unit = r.unit
    where p.professional = $1
    order by r.position limit 1)"};
// One line a role: a nurse of two stations stands under both. Of a unit they are few, and found by it.
#define COLLEAGUES                                                                                                                        \
    "select p.professional, p.family_name || ' ' || p.given_names, r.profession, r.unit, u.name, p.phone, p.reachability, "               \
    "p.reachability_until from role r join professional p on p.professional = r.professional join unit u on u.unit = r.unit "             \
    "where p.account is not null and ($1 = '' or r.profession = $1) "
constexpr sql::Query list_colleagues{"directory.list_colleagues", COLLEAGUES "order by p.sort_key, p.professional, r.position"};
constexpr sql::Query list_colleagues_of_unit{"directory.list_colleagues_of_unit",
                                             COLLEAGUES "and r.unit = $2 order by p.sort_key, p.professional, r.position"};
constexpr sql::Query list_without_account{"directory.list_without_account", R"(
    select distinct p.professional from role r join professional p on p.professional = r.professional
    where r.unit = $1 and r.profession = $2 and p.account is null order by p.professional)"};
constexpr sql::Query find_account{"directory.find_account", "select account from professional where professional = $1"};
constexpr sql::Query find_this_unit_with{"directory.find_this_unit_with", R"(
    select r.unit from role r join professional p on p.professional = r.professional
    where r.unit = $1 and r.profession = $2 and p.account is not null limit 1)"};
constexpr sql::Query find_unit_with{"directory.find_unit_with", R"(
    select r.unit from role r join professional p on p.professional = r.professional
    where r.profession = $1 and p.account is not null order by r.position limit 1)"};
constexpr sql::Query list_lines{"directory.list_lines", R"(
    select l.line, l.key, l.unit, u.name, l.phone
    from line l join unit u on u.unit = l.unit
    order by l.position)"};
constexpr sql::Query find_line{"directory.find_line", R"(
    select l.line, l.key, l.unit, u.name, l.phone
    from line l join unit u on u.unit = l.unit
    where l.line = $1)"};

constexpr sql::Query list_rooms{"directory.list_rooms", R"(
    select r.room, r.unit, r.name from room r join unit u on u.unit = r.unit
    where r.closed_at is null and ($1 = 0 or r.unit = $2) order by u.name, r.name, r.room)"};
constexpr sql::Query find_room{"directory.find_room", "select room, unit, name from room where room = $1 and closed_at is null"};
constexpr sql::Query find_room_name{"directory.find_room_name", "select name from room where room = $1"};
constexpr sql::Query find_deputy{"directory.find_deputy", "select deputy from deputy where professional = $1"};
constexpr sql::Query list_deputised{"directory.list_deputised", "select professional from deputy where deputy = $1 order by professional"};

constexpr sql::Query insert_room{"directory.insert_room", "insert into room (room, unit, name) values ($1, $2, $3)"};
constexpr sql::Query set_room_closed{"directory.set_room_closed", "update room set closed_at = $2 where room = $1"};
constexpr sql::Query write_deputy{"directory.write_deputy", R"(
    insert into deputy (professional, deputy) values ($1, $2) on conflict (professional) do update set deputy = excluded.deputy)"};
constexpr sql::Query delete_deputy{"directory.delete_deputy", "delete from deputy where professional = $1"};
constexpr sql::Query insert_unit{"directory.insert_unit", R"(
    insert into unit (unit, name, kind, oid, parent, municipality, phone) values ($1, $2, $3, $4, $5, $6, $7))"};
constexpr sql::Query update_unit{"directory.update_unit", R"(
    update unit set name = $2, kind = $3, oid = $4, parent = $5, municipality = $6, phone = $7 where unit = $1)"};
constexpr sql::Query insert_professional{"directory.insert_professional", R"(
    insert into professional (professional, family_name, given_names, terhikki, phone, sort_key, reachability)
    values ($1, $2, $3, $4, $5, $6, 'reachable'))"};
constexpr sql::Query update_professional{"directory.update_professional", R"(
    update professional set family_name = $2, given_names = $3, terhikki = $4, phone = $5, sort_key = $6 where professional = $1)"};
constexpr sql::Query set_account{"directory.set_account", "update professional set account = $2 where professional = $1"};
constexpr sql::Query drop_account{"directory.drop_account", "update professional set account = null where account = $1"};
constexpr sql::Query insert_role{"directory.insert_role", R"(
    insert into role (role, professional, unit, profession, position) values ($1, $2, $3, $4, $5))"};
constexpr sql::Query insert_line{"directory.insert_line", "insert into line (line, unit, key, phone, position) values ($1, $2, $3, $4, $5)"};
constexpr sql::Query update_reachability{"directory.update_reachability", R"(
    update professional set reachability = $2, reachability_until = $3 where professional = $1)"};

struct ColleagueRow {
    ProfessionalId professional;
    std::string name;
    events::Profession profession;
    UnitId unit;
    std::string unit_name;
    std::optional<std::string> phone;
    events::Reachability reachability;
    std::optional<Instant> reachability_until;
};
BOOST_DESCRIBE_STRUCT(ColleagueRow, (), (professional, name, profession, unit, unit_name, phone, reachability, reachability_until))

Colleague colleague_of(ColleagueRow row, Instant now) {
    return {.professional = row.professional,
            .name = std::move(row.name),
            .profession = row.profession,
            .unit = row.unit,
            .unit_name = std::move(row.unit_name),
            .reachability = rules::reachability_at(row.reachability, row.reachability_until, now),
            .phone = std::move(row.phone)};
}

// The staff list is read by Finns and by Swedish-speaking Finns alike; both telephone books have the same order.
std::vector<std::uint8_t> staff_order(const std::string& family_name, const std::string& given_names) {
    return sort_key(family_name + " " + given_names, Language::fi);
}

}  // namespace

namespace store {

bool has_unit(sql::Reader& rows, UnitId unit) { return rows.first<std::string>(find_unit_name, unit).has_value(); }
bool has_professional(sql::Reader& rows, ProfessionalId professional) {
    return rows.first<std::string>(find_professional_name, professional).has_value();
}
std::optional<RoleId> role_as(sql::Reader& rows, ProfessionalId professional, UnitId unit, events::Profession profession) {
    return rows.first<RoleId>(find_role_as, professional, unit, profession);
}

}  // namespace store

std::optional<std::string> professional_name(sql::Reader& rows, ProfessionalId professional) {
    return rows.first<std::string>(find_professional_name, professional);
}
std::optional<std::string> professional_name(sql::Reader& rows, const std::optional<ProfessionalId>& professional) {
    return professional ? professional_name(rows, *professional) : std::nullopt;
}
std::optional<std::string> unit_name(sql::Reader& rows, UnitId unit) { return rows.first<std::string>(find_unit_name, unit); }
std::optional<std::string> unit_phone(sql::Reader& rows, UnitId unit) {
    return rows.first<std::optional<std::string>>(find_unit_phone, unit).value_or(std::nullopt);
}
std::vector<RoleLine> roles_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<RoleLine>(list_roles_of, professional); }
bool works_in(sql::Reader& rows, ProfessionalId professional, UnitId unit, std::optional<events::Profession> profession) {
    const auto roles = roles_of(rows, professional);
    return std::any_of(roles.begin(), roles.end(), [&](const RoleLine& role) { return role.unit == unit && (!profession || role.profession == *profession); });
}
std::optional<RoleLine> role(sql::Reader& rows, RoleId role) { return rows.first<RoleLine>(find_role, role); }

std::optional<Colleague> colleague(sql::Reader& rows, ProfessionalId professional, Instant now) {
    auto row = rows.first<ColleagueRow>(find_colleague, professional);
    if (!row) return std::nullopt;
    return colleague_of(std::move(*row), now);
}

std::vector<Colleague> colleagues(sql::Reader& rows, std::optional<events::Profession> profession, std::optional<UnitId> unit, Instant now) {
    std::vector<Colleague> found;
    const auto add = [&](ColleagueRow row) { found.push_back(colleague_of(std::move(row), now)); };
    const auto wanted = profession ? wire::word(*profession) : std::string_view();
    if (unit) rows.each<ColleagueRow>(list_colleagues_of_unit, add, wanted, *unit);
    else rows.each<ColleagueRow>(list_colleagues, add, wanted);
    return found;
}

std::vector<ProfessionalId> without_account(sql::Reader& rows, events::Profession profession, UnitId unit) {
    return rows.all<ProfessionalId>(list_without_account, unit, profession);
}
bool signs_in(sql::Reader& rows, ProfessionalId professional) {
    return rows.first<std::optional<AccountId>>(find_account, professional).value_or(std::nullopt).has_value();
}
std::optional<UnitId> unit_with(sql::Reader& rows, events::Profession profession, std::optional<UnitId> near) {
    if (near)
        if (const auto here = rows.first<UnitId>(find_this_unit_with, *near, profession)) return here;
    return rows.first<UnitId>(find_unit_with, profession);
}

std::vector<UnitLine> units(sql::Reader& rows) { return rows.all<UnitLine>(list_units); }
std::vector<LineShown> lines(sql::Reader& rows) { return rows.all<LineShown>(list_lines); }
std::optional<LineShown> line(sql::Reader& rows, LineId line) { return rows.first<LineShown>(find_line, line); }

std::vector<RoomLine> rooms(sql::Reader& rows, std::optional<UnitId> unit) {
    return rows.all<RoomLine>(list_rooms, unit.has_value(), unit.value_or(UnitId{}));
}
std::optional<RoomLine> room(sql::Reader& rows, RoomId room) { return rows.first<RoomLine>(find_room, room); }
std::optional<std::string> room_name(sql::Reader& rows, RoomId room) { return rows.first<std::string>(find_room_name, room); }
std::optional<ProfessionalId> deputy_of(sql::Reader& rows, ProfessionalId professional) { return rows.first<ProfessionalId>(find_deputy, professional); }
std::vector<ProfessionalId> deputised_by(sql::Reader& rows, ProfessionalId deputy) { return rows.all<ProfessionalId>(list_deputised, deputy); }

void project(sql::Tables& tables, const events::UnitOpened& event, const Stamp&) {
    tables.run(insert_unit, event.unit, event.name, event.kind, event.oid, event.parent, event.municipality, event.phone);
}
void project(sql::Tables& tables, const events::UnitChanged& event, const Stamp&) {
    tables.run(update_unit, event.unit, event.name, event.kind, event.oid, event.parent, event.municipality, event.phone);
}
void project(sql::Tables& tables, const events::ProfessionalRegistered& event, const Stamp&) {
    tables.run(insert_professional, event.professional, event.family_name, event.given_names, event.terhikki, event.phone,
               staff_order(event.family_name, event.given_names));
}
void project(sql::Tables& tables, const events::ProfessionalChanged& event, const Stamp&) {
    tables.run(update_professional, event.professional, event.family_name, event.given_names, event.terhikki, event.phone,
               staff_order(event.family_name, event.given_names));
}
void project(sql::Tables& tables, const events::RoleTaken& event, const Stamp& stamp) {
    tables.run(insert_role, event.role, event.professional, event.unit, event.profession, stamp.position);
}
void project(sql::Tables& tables, const events::AccountOpened& event, const Stamp&) {
    tables.run(set_account, event.professional, event.account);
}
void project(sql::Tables& tables, const events::AccountClosed& event, const Stamp&) { tables.run(drop_account, event.account); }
void project(sql::Tables& tables, const events::LineOpened& event, const Stamp& stamp) {
    tables.run(insert_line, event.line, event.unit, event.key, event.phone, stamp.position);
}
void project(sql::Tables& tables, const events::ReachabilitySet& event, const Stamp&) {
    tables.run(update_reachability, event.professional, event.reachability, event.until);
}
void project(sql::Tables& tables, const events::RoomOpened& event, const Stamp&) { tables.run(insert_room, event.room, event.unit, event.name); }
void project(sql::Tables& tables, const events::RoomClosed& event, const Stamp& stamp) { tables.run(set_room_closed, event.room, stamp.happened_at); }
void project(sql::Tables& tables, const events::DeputyNamed& event, const Stamp&) {
    if (event.deputy) {
        tables.run(write_deputy, event.professional, *event.deputy);
    } else {
        tables.run(delete_deputy, event.professional);
    }
}

}  // namespace koppi::directory
