// Desks, shower: rows of scheduling as a screen shows them, with the names that stand behind their ids. Of one reading: it remembers names.
#pragma once

#include <map>

#include "interfaces/desks/calendar_views.hpp"
#include "platform/work.hpp"

namespace koppi::desks {

class Shower {
public:
    Shower(sql::Reader& rows, const Actor& actor, Instant now);

    HoursShown hours(const scheduling::templates::Stretch& stretch);
    // The client stands there only for those who may find a person, the link of a remote visit only for those who take part.
    BookedShown booking(const scheduling::BookingRow& row);
    std::vector<AbsenceShown> absences(ProfessionalId professional, Interval around);
    AssignmentShown assignment(const scheduling::templates::Assignment& one, const std::string& template_name);
    const std::string& unit(UnitId id);

private:
    const std::string& person(ProfessionalId id);
    std::optional<std::string> room(const std::optional<RoomId>& id);

    sql::Reader& rows_;
    const Actor& actor_;
    Instant now_;
    bool sees_clients_;
    std::map<UnitId, std::string> units_;
    std::map<ProfessionalId, std::string> people_;
};

}  // namespace koppi::desks
