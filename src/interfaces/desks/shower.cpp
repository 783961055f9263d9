// Desks, shower: names beside ids.
#include "interfaces/desks/shower.hpp"

#include "modules/access/access.hpp"
#include "modules/clients/clients.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

using routes::Right;

Shower::Shower(sql::Reader& rows, const Actor& actor, Instant now)
    : rows_(rows), actor_(actor), now_(now), sees_clients_(access::may(actor, Right::person_header)) {}

HoursShown Shower::hours(const scheduling::templates::Stretch& stretch) {
    return {.hours = stretch.hours,
            .begins_at = stretch.time.begin,
            .ends_at = stretch.time.end,
            .slot_minutes = stretch.slot_minutes,
            .service = stretch.service,
            .kind = stretch.kind,
            .purpose = scheduling::templates::kept_for(stretch, now_),
            .unit = stretch.unit,
            .unit_name = unit(stretch.unit),
            .room = stretch.room,
            .room_name = room(stretch.room)};
}

BookedShown Shower::booking(const scheduling::BookingRow& row) {
    BookedShown shown{.booking = row.booking,
                      .begins_at = row.begins_at,
                      .ends_at = row.ends_at,
                      .state = row.state,
                      .kind = row.kind,
                      .remote_way = row.remote_way,
                      .service = row.service,
                      .client = std::nullopt,
                      .client_name = std::nullopt,
                      .client_born = std::nullopt,
                      .interpreter_language = std::nullopt,
                      .non_disclosure = false,
                      .professional = row.professional,
                      .professional_name = row.professional ? person(*row.professional) : "",
                      .unit = row.unit,
                      .unit_name = row.unit ? std::optional(unit(*row.unit)) : std::nullopt,
                      .room = row.room,
                      .room_name = room(row.room),
                      .others = {},
                      .matter = row.matter,
                      .urgency = row.urgency,
                      .series = row.series,
                      .hours = row.hours,
                      .exception_kind = row.exception_kind,
                      .exception_why = row.exception_why,
                      .remote_link = std::nullopt,
                      .arrived_at = row.arrived_at,
                      .step = row.step,
                      .undo_until = std::nullopt,
                      .is_imported = row.through == events::BookedThrough::imported};
    for (const auto& party : row.others) shown.others.push_back({party.professional, person(party.professional), party.is_remote});
    shown.undo_until = scheduling::undo_until(row, actor_, now_);
    if (!sees_clients_) return shown;
    shown.client = row.client;
    // The link is for those who take part.
    const bool takes_part = actor_.professional && (row.professional == actor_.professional ||
                                                    std::any_of(row.others.begin(), row.others.end(), [&](const events::Party& party) {
                                                        return party.professional == *actor_.professional;
                                                    }));
    if (row.remote_room && takes_part) shown.remote_link = scheduling::remote_link(*row.remote_room);
    if (const auto client = clients::line(rows_, row.client)) {
        shown.client_name = client->family_name + " " + client->given_names;
        shown.client_born = client->born;
        shown.interpreter_language = client->interpreter_language;
        shown.non_disclosure = client->non_disclosure;
    }
    return shown;
}

std::vector<AbsenceShown> Shower::absences(ProfessionalId professional, Interval around) {
    std::vector<AbsenceShown> shown;
    for (const auto& row : scheduling::absences_of(rows_, professional, around)) shown.push_back({row.absence, row.begins_at, row.ends_at, row.reason});
    return shown;
}

AssignmentShown Shower::assignment(const scheduling::templates::Assignment& one, const std::string& template_name) {
    const auto& given = one.given;
    return {.hours = given.hours,
            .work_template = given.work_template,
            .template_name = template_name,
            .professional = given.professional,
            .professional_name = person(given.professional),
            .unit = given.unit,
            .unit_name = unit(given.unit),
            .first_day = given.first_day,
            .last_day = given.last_day,
            .every_weeks = given.every_weeks,
            .room = given.room,
            .room_name = room(given.room)};
}

const std::string& Shower::unit(UnitId id) {
    auto& name = units_[id];
    if (name.empty()) name = directory::unit_name(rows_, id).value_or("");
    return name;
}

const std::string& Shower::person(ProfessionalId id) {
    auto& name = people_[id];
    if (name.empty()) name = directory::professional_name(rows_, id).value_or("");
    return name;
}

std::optional<std::string> Shower::room(const std::optional<RoomId>& id) {
    if (!id) return std::nullopt;
    return directory::room_name(rows_, *id);
}

}  // namespace koppi::desks
