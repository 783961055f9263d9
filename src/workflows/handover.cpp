// Hand-over: proposals, the verb, and their rows.
#include "workflows/handover.hpp"

#include <set>

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/groups/groups.hpp"

namespace koppi::handover {

namespace {

using routes::Call;
using routes::Right;
using scheduling::BookingRow;

constexpr std::size_t proposals_max = 4;
// Whoever waits for today's visit does not wait for weeks: further than that the arranging book is the better place.
constexpr std::chrono::days as_far_as{14};

std::vector<BookingRow> of_the_day(sql::Reader& rows, ProfessionalId professional, Date date, Instant now) {
    std::vector<BookingRow> found;
    for (auto& row : scheduling::of_professional(rows, professional, {start_of_day(date), end_of_day(date)})) {
        // A further party of a joint visit is replaced by whoever leads it.
        const bool leads = row.professional == professional;
        if (leads && row.state == events::BookingState::booked && row.begins_at > now && row.through != events::BookedThrough::imported)
            found.push_back(std::move(row));
    }
    return found;
}

constexpr int looked_at = 60;

struct Row {
    scheduling::FreeTime time;
    int slots;
};
// Free times joined to stretches of the same hours that are as long as is needed. `times` stand by begin.
std::vector<Row> in_a_row(const std::vector<scheduling::FreeTime>& times, Millis needed) {
    std::vector<Row> found;
    for (auto first = times.begin(); first != times.end(); ++first) {
        Row row{*first, 1};
        for (auto next = first; row.time.ends_at - row.time.begins_at < needed && next != times.end(); ++next) {
            if (next->hours != row.time.hours || next->begins_at != row.time.ends_at || next->purpose != row.time.purpose) continue;
            row.time.ends_at = next->ends_at;
            ++row.slots;
        }
        if (row.time.ends_at - row.time.begins_at >= needed) found.push_back(row);
    }
    return found;
}

std::vector<MeetingOfTheDay> meetings_of_the_day(sql::Reader& rows, ProfessionalId professional, Date date, Instant now) {
    std::vector<MeetingOfTheDay> found;
    for (const auto& meeting : groups::led_by(rows, professional, {start_of_day(date), end_of_day(date)})) {
        if (meeting.begins_at <= now) continue;
        MeetingOfTheDay one{.meeting = meeting.meeting,
                            .group = meeting.group,
                            .group_name = groups::name_of_meeting(rows, meeting.meeting).value_or(""),
                            .begins_at = meeting.begins_at,
                            .ends_at = meeting.ends_at,
                            .others = {},
                            .seats_taken = 0};
        for (const auto& leader : meeting.leaders)
            if (leader != professional) one.others.push_back(directory::professional_name(rows, leader).value_or(""));
        for (const auto& seat : groups::participants_of(rows, meeting.group)) one.seats_taken += seat.given_up_at ? 0 : 1;
        found.push_back(std::move(one));
    }
    return found;
}

// The nearest to the wished time, of the deputy first, then of the unit, then of the county.
std::vector<Proposal> times_instead(sql::Reader& rows, const BookingRow& row, const std::optional<ProfessionalId>& deputy, ProfessionalId absent,
                                    const std::optional<Date>& guarantee_by, Instant now) {
    const auto needed = row.ends_at - row.begins_at;
    std::vector<Proposal> found;
    const auto is_known = [&](const scheduling::FreeTime& time) {
        return std::any_of(found.begin(), found.end(), [&](const Proposal& known) {
            return known.time.professional == time.professional && known.time.begins_at == time.begins_at;
        });
    };
    const auto away = [&](const scheduling::FreeTime& time) { return std::chrono::abs(time.begins_at - row.begins_at); };
    const auto look = [&](ProposedAs as, std::vector<ProfessionalId> professionals, std::vector<UnitId> units) {
        const Instant from = std::max(now, start_of_day(helsinki_date(row.begins_at)));
        auto times = scheduling::free_times(rows, {std::move(professionals), std::move(units), {row.service.value_or("")}, from,
                                                   row.begins_at + as_far_as, looked_at, {absent}, now});
        std::erase_if(times, [&](const scheduling::FreeTime& time) {
            return time.kind != row.kind || !scheduling::templates::may_have(time.purpose, scheduling::templates::anybody);
        });
        auto long_enough = in_a_row(times, needed);
        std::erase_if(long_enough, [&](const Row& one) { return is_known(one.time); });
        std::stable_sort(long_enough.begin(), long_enough.end(), [&](const Row& a, const Row& b) { return away(a.time) < away(b.time); });
        for (const auto& [time, slots] : long_enough)
            found.push_back({as, time, slots, directory::professional_name(rows, time.professional).value_or(""),
                             directory::unit_name(rows, time.unit).value_or(""),
                             static_cast<int>(std::chrono::duration_cast<Minutes>(time.begins_at - row.begins_at).count()),
                             guarantee_by && helsinki_date(time.begins_at) > *guarantee_by});
    };
    if (deputy) look(ProposedAs::deputy, {*deputy}, {});
    if (row.unit) look(ProposedAs::same_unit, {}, {*row.unit});
    look(ProposedAs::county, {}, {});
    return found;
}

// Each booking its best time that is no other's best, so that all the best can be taken together; and a few to choose from beside it.
void share_out(std::vector<ToHandOver>& all) {
    std::set<std::pair<ProfessionalId, Instant>> given;
    const auto key = [](const Proposal& proposal) { return std::pair(proposal.time.professional, proposal.time.begins_at); };
    for (auto& one : all) {
        const auto best = std::find_if(one.proposals.begin(), one.proposals.end(), [&](const Proposal& p) { return !given.contains(key(p)); });
        if (best == one.proposals.end()) {
            one.proposals.clear();
            continue;
        }
        given.insert(key(*best));
        std::rotate(one.proposals.begin(), best, best + 1);
    }
    for (auto& one : all) {
        bool is_best = true;
        std::erase_if(one.proposals, [&](const Proposal& proposal) { return !std::exchange(is_best, false) && given.contains(key(proposal)); });
        if (one.proposals.size() > proposals_max) one.proposals.resize(proposals_max);
    }
}

Result<Proposals> proposals_call(sql::Reader& rows, const ProposalsQuery& query, const Call& call) {
    const auto professional = TRY(call.id<ProfessionalId>("professional"));
    return proposals(rows, professional, query, call.actor, call.now);
}

}  // namespace

Result<Proposals> proposals(sql::Reader& rows, ProfessionalId professional, const ProposalsQuery& query, const Actor& actor, Instant now) {
    const auto name = directory::professional_name(rows, professional);
    if (!name) return Refusal{Reason::not_found, "directory.no_such_professional", "", {}};
    const auto deputy = directory::deputy_of(rows, professional);
    const Date date = query.date.value_or(helsinki_date(now));
    const bool sees_clients = access::may(actor, Right::person_header);
    Proposals all{date, *name, deputy ? directory::professional_name(rows, *deputy) : std::nullopt, {},
                  meetings_of_the_day(rows, professional, date, now)};
    for (const auto& row : of_the_day(rows, professional, date, now)) {
        const auto client = sees_clients ? clients::line(rows, row.client) : std::nullopt;
        const auto assessed = row.matter ? assessment::latest(rows, *row.matter) : std::nullopt;
        ToHandOver one{.booking = row.booking,
                       .client = client ? std::optional(row.client) : std::nullopt,
                       .client_name = client ? std::optional(client->family_name + " " + client->given_names) : std::nullopt,
                       .client_born = client ? client->born : std::nullopt,
                       .begins_at = row.begins_at,
                       .ends_at = row.ends_at,
                       .service = row.service,
                       .urgency = row.urgency,
                       .guarantee_by = assessed ? assessed->guarantee_by : std::nullopt,
                       .proposals = {}};
        one.proposals = times_instead(rows, row, deputy, professional, one.guarantee_by, now);
        all.bookings.push_back(std::move(one));
    }
    share_out(all.bookings);
    return all;
}

Result<DayHandedOver> hand_over(Work& work, ProfessionalId professional, const HandOverDay& command) {
    if (!directory::professional_name(work.rows(), professional)) return Refusal{Reason::not_found, "directory.no_such_professional", "", {}};
    if (command.absence)
        TRY(scheduling::record_absence(work, {professional, std::max(work.now(), start_of_day(command.date)), end_of_day(command.date), *command.absence}));
    DayHandedOver done{{}, 0};
    for (std::size_t n = 0; n < command.moves.size(); ++n) {
        const auto& wish = command.moves[n];
        const auto row = scheduling::booking(work.rows(), wish.booking);
        const auto here = "/moves/" + std::to_string(n);
        if (!row || row->professional != professional) return Refusal{Reason::invalid, "scheduling.no_such_booking", here + "/booking", {}};
        bookings::MoveVisit move{.move = {.time = {.hours = wish.hours,
                                                   .begins_at = wish.begins_at,
                                                   .slots = wish.slots,
                                                   .others = row->others.empty() ? std::nullopt : std::optional(row->others),
                                                   .room = std::nullopt,
                                                   .exception = std::nullopt,
                                                   .off_hours = std::nullopt},
                                          .why = "professional_absent",
                                          .note = std::nullopt,
                                          .late_because = wish.late_because,
                                          .hold = std::nullopt},
                                 .how_much = bookings::HowMuch::this_one};
        auto moved = bookings::move(work, wish.booking, move);
        if (!moved) {
            auto refusal = moved.refusal();
            refusal.where = here + refusal.where;
            return refusal;
        }
        done.moved.push_back(moved->bookings.front());
    }
    done.left = static_cast<int>(of_the_day(work.rows(), professional, command.date, work.now()).size());
    return done;
}

routes::Routes routes() {
    return {
        routes::read("/api/professionals/{professional}/hand-over", "handover_proposals", Right::appt_hand_over, &proposals_call),
        routes::command("/api/professionals/{professional}/hand-over", "handover_day", Right::appt_hand_over, &hand_over),
    };
}

}  // namespace koppi::handover
