// Groups, store: all SQL of the module.
#pragma once

#include "modules/groups/groups.hpp"

namespace koppi::groups::store {

std::optional<GroupRow> group(sql::Reader& rows, GroupId group);
std::vector<GroupRow> groups_of(sql::Reader& rows, std::optional<UnitId> unit, const std::optional<std::string>& service, Which which);
std::optional<MeetingRow> meeting(sql::Reader& rows, MeetingId meeting);
std::optional<std::string> name_of_meeting(sql::Reader& rows, MeetingId meeting);
std::vector<MeetingRow> meetings_of(sql::Reader& rows, GroupId group);
std::vector<MeetingRow> led_by(sql::Reader& rows, ProfessionalId professional, Interval around);
std::vector<ProfessionalId> leaders_in(sql::Reader& rows, UnitId unit, Interval around);
bool has_meeting_ahead(sql::Reader& rows, GroupId group, Instant now);

// Numbers that are taken, in rising order.
std::vector<int> taken(sql::Reader& rows, GroupId group);
std::optional<SeatRow> seat(sql::Reader& rows, SeatId seat);
std::vector<SeatRow> participants_of(sql::Reader& rows, GroupId group);
std::vector<SeatRow> seats_of_client(sql::Reader& rows, ClientId client);
std::vector<MeetingRow> meetings_of_client(sql::Reader& rows, ClientId client, Interval stretch);
bool is_seated(sql::Reader& rows, GroupId group, ClientId client);
std::optional<WaitRow> wait(sql::Reader& rows, WaitId wait);
std::vector<WaitRow> queue_of(sql::Reader& rows, GroupId group);
std::vector<WaitRow> waits_of_client(sql::Reader& rows, ClientId client);
std::vector<events::Attended> attendance_of(sql::Reader& rows, MeetingId meeting);

}  // namespace koppi::groups::store
