// Desks, also then: what else a client has at a time that is about to be given to them, so that whoever gives it can warn them.
#include "interfaces/desks/desks.hpp"
#include "modules/clients/clients.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

constexpr int bookings_looked_at = 200;

Result<AlsoThenShown> also_then_call(sql::Reader& rows, const AlsoThenQuery& query, const Call& call) {
    const auto client = TRY(call.id<ClientId>("client"));
    TRY(clients::must_exist(rows, client));
    return also_then(rows, client, query, call.actor, call.now);
}

}  // namespace

AlsoThenShown also_then(sql::Reader& rows, ClientId client, const AlsoThenQuery& query, const Actor& actor, Instant now) {
    AlsoThenShown shown;
    const auto coming = scheduling::coming_of(rows, client, now, bookings_looked_at);
    if (query.group) {
        for (const auto& meeting : groups::meetings_ahead(rows, *query.group, now))
            for (const auto& booking : coming)
                if (booking.begins_at < meeting.ends_at && meeting.begins_at < booking.ends_at)
                    shown.also.push_back({AlsoWhat::booking, booking.begins_at, booking.ends_at, std::nullopt});
    }
    if (const auto stretch = query.from && query.until ? interval(*query.from, *query.until) : std::nullopt) {
        // What a group is called tells what it is for: that is for whoever opened the record.
        const bool is_open = access::has_open(rows, actor, client, now);
        for (const auto& meeting : groups::meetings_of_client(rows, client, *stretch)) {
            auto name = is_open ? groups::name_of_meeting(rows, meeting.meeting) : std::nullopt;
            shown.also.push_back({AlsoWhat::meeting, meeting.begins_at, meeting.ends_at, std::move(name)});
        }
    }
    std::sort(shown.also.begin(), shown.also.end(), [](const AlsoThen& a, const AlsoThen& b) { return a.begins_at < b.begins_at; });
    return shown;
}

routes::Routes also_then_routes() {
    return {routes::read("/api/clients/{client}/also-then", "client_also_then", Right::appt_book, &also_then_call)};
}

}  // namespace koppi::desks
