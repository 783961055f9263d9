// Scheduling: load, decide, record.
#include "modules/scheduling/scheduling.hpp"

#include "core/civil_time.hpp"
#include "modules/scheduling/rules.hpp"
#include "modules/scheduling/store.hpp"
#include "platform/catalog.hpp"

namespace koppi::scheduling {

namespace {

// ---- hours

Result<Done> blocks_are_known(const std::vector<events::TemplateBlock>& blocks) {
    for (std::size_t n = 0; n < blocks.size(); ++n) {
        const auto at = [&](const char* field) { return "/blocks/" + std::to_string(n) + "/" + field; };
        const auto* service = catalog().service(blocks[n].service);
        if (!service) return Refusal{Reason::invalid, "scheduling.no_such_service", at("service"), {}};
        if (std::find(service->kinds.begin(), service->kinds.end(), blocks[n].kind) == service->kinds.end())
            return Refusal{Reason::invalid, "scheduling.not_given_that_way", at("kind"), {}};
        // A group has seats and meetings of its own, and no hours on offer.
        if (blocks[n].kind == events::VisitKind::group) return Refusal{Reason::invalid, "scheduling.given_in_groups", at("service"), {}};
        if (blocks[n].purpose == events::SlotPurpose::online && !service->online)
            return Refusal{Reason::invalid, "scheduling.service_is_not_online", at("purpose"), {}};
    }
    return Done{};
}

Refusal clash(Date date) { return {Reason::conflict, "scheduling.hours_clash", "/first_day", {{"date", date_text(date)}}}; }

// Nobody works in two places: neither by two templates, nor by a template and hours of a day.
Result<Done> must_not_clash(sql::Reader& rows, const templates::Assignment& wished, Instant now) {
    for (const auto& other : store::assignments_of(rows, wished.given.professional)) {
        if (other.given.hours == wished.given.hours) continue;
        if (const auto date = templates::first_clash(wished, other)) return clash(*date);
    }
    for (const auto& hours : store::hours_ahead_of(rows, wished.given.professional, now)) {
        const auto date = helsinki_date(hours.begins_at);
        for (const auto& stretch : templates::stretches_on(wished, date))
            if (overlap(stretch.time, {hours.begins_at, hours.ends_at})) return clash(date);
    }
    return Done{};
}

std::vector<templates::Stretch> stretches_of(sql::Reader& rows, ProfessionalId professional, Interval around, const WorkingHours& working) {
    std::vector<templates::Stretch> found;
    for (const auto& hours : store::hours_of(rows, professional, around)) found.push_back(templates::stretch_of(hours));
    for (const auto& assignment : working.assignments)
        for (Date date = helsinki_date(around.begin); date <= helsinki_date(around.end); date = plus_days(date, 1))
            for (auto& stretch : templates::stretches_on(assignment, date))
                if (overlap(stretch.time, around)) found.push_back(std::move(stretch));
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.time.begin < b.time.begin; });
    return found;
}

bool is_absent(const WorkingHours& working, Interval time) {
    return std::any_of(working.absences.begin(), working.absences.end(),
                       [&](const AbsenceRow& absence) { return overlap({absence.begins_at, absence.ends_at}, time); });
}

// The hours that the time was wished from, on the day of its begin.
std::optional<templates::Stretch> stretch_at(sql::Reader& rows, HoursId hours, Instant begins_at) {
    if (const auto of_a_day = store::hours(rows, hours)) return templates::stretch_of(*of_a_day);
    const auto assignment = store::assignment(rows, hours);
    if (!assignment) return std::nullopt;
    for (auto& stretch : templates::stretches_on(*assignment, helsinki_date(begins_at)))
        if (contains(stretch.time, begins_at)) return stretch;
    return std::nullopt;
}

// ---- what is in the way

// Holds that have run out are ended by whoever wants their time; the job of the house ends the others.
void end_if_lapsed(Work& work, ResourceId of, Interval time) {
    for (const auto& by : store::occupants(work.rows(), of, time)) {
        const auto held = store::hold(work.rows(), HoldId{by.bytes});
        if (held && held->expires_at <= work.now()) work.record(events::HoldEnded{held->hold, events::HoldEnd::expired});
    }
}

// Whether the time can be taken again just as it was. Whoever was let in over it meanwhile, or beside whom it was let in, stays.
bool can_be_taken_again(Work& work, HolderId by, const events::BookedTime& time) {
    const Interval stretch{time.begins_at, time.ends_at};
    const auto is_free = [&](ResourceId of, int lane) {
        end_if_lapsed(work, of, stretch);
        return !store::is_lane_taken(work.rows(), of, lane, stretch, by);
    };
    if (!is_free(resource(time.professional), rules::lane_of(time))) return false;
    for (const auto& party : time.others)
        if (!is_free(resource(party.professional), 0)) return false;
    return !time.room || is_free(resource(*time.room), 0);
}

struct Asked {
    ResourceId of;
    rules::ObstacleOf as;
    std::string whose;
};

// Whatever holds the time now; absent when it is a hold that has run out.
std::optional<rules::Obstacle> obstacle_of(sql::Reader& rows, const Asked& asked, HolderId by, const Known& known, Instant now) {
    rules::Obstacle obstacle{.of = asked.as, .whose = asked.whose, .by = {}, .held_until = std::nullopt};
    if (const auto held = store::hold(rows, HoldId{by.bytes})) {
        if (held->expires_at <= now) return std::nullopt;
        obstacle.by = held->held_by ? known.name(*held->held_by) : "";
        obstacle.held_until = held->expires_at;
    } else if (const auto booked = store::booking(rows, BookingId{by.bytes})) {
        obstacle.by = booked->made_by ? known.name(*booked->made_by) : "";
    } else {
        obstacle.group = known.group_name(MeetingId{by.bytes});
    }
    return obstacle;
}

// The first of those asked who has other things to do. What `except` holds is in nobody's way: the booking that moves, or its own hold.
std::optional<rules::Obstacle> first_obstacle(sql::Reader& rows, const std::vector<Asked>& asked, Interval time, const std::vector<HolderId>& except,
                                              const Known& known, Instant now) {
    for (const auto& one : asked)
        for (const auto& by : store::occupants(rows, one.of, time)) {
            if (std::find(except.begin(), except.end(), by) != except.end()) continue;
            if (auto obstacle = obstacle_of(rows, one, by, known, now)) return obstacle;
        }
    return std::nullopt;
}
void end_lapsed(Work& work, const std::vector<Asked>& asked, Interval time) {
    for (const auto& one : asked) end_if_lapsed(work, one.of, time);
}

// Whom and what a meeting asks for.
Result<std::vector<Asked>> asked_by(const events::MeetingTime& time, const Known& known) {
    std::vector<Asked> asked;
    for (const auto& leader : time.leaders) asked.push_back({resource(leader), rules::ObstacleOf::professional, known.name(leader)});
    if (!time.room) return asked;
    const auto name = known.room_name(*time.room);
    if (!name) return Refusal{Reason::invalid, "scheduling.no_such_room", "/room", {}};
    asked.push_back({resource(*time.room), rules::ObstacleOf::room, *name});
    return asked;
}

std::optional<events::RemoteWay> remote_way_of(std::string_view service) {
    const auto* known = catalog().service(service);
    return known ? known->remote_way : std::nullopt;
}

// The stretch that a wish names: of the hours on offer, or made up for a time that none offer.
Result<templates::Stretch> named_stretch(sql::Reader& rows, const WantedTime& wanted) {
    if (wanted.off_hours) {
        const auto& off = *wanted.off_hours;
        const auto* service = catalog().service(off.service);
        if (!service) return Refusal{Reason::invalid, "scheduling.no_such_service", "/off_hours/service", {}};
        if (off.kind == events::VisitKind::group) return Refusal{Reason::invalid, "scheduling.given_in_groups", "/off_hours/service", {}};
        if (off.minutes < 5 || off.minutes > 8 * 60 || off.minutes % 5 != 0)
            return Refusal{Reason::invalid, "scheduling.hours_off_grid", "/off_hours/minutes", {}};
        if (!wanted.exception || wanted.exception->kind != events::ExceptionKind::off_hours)
            return Refusal{Reason::invalid, "scheduling.exception_needs_reason", "/exception/why", {}};
        return templates::Stretch{.hours = {},
                                  .professional = off.professional,
                                  .unit = off.unit,
                                  .service = off.service,
                                  .kind = off.kind,
                                  .purpose = events::SlotPurpose::open,
                                  .time = {wanted.begins_at, wanted.begins_at + Minutes{off.minutes}},
                                  .slot_minutes = off.minutes,
                                  .opens_at = std::nullopt,
                                  .released_at = std::nullopt,
                                  .room = std::nullopt};
    }
    if (!wanted.hours) return Refusal{Reason::invalid, "scheduling.slot_not_offered", "/hours", {}};
    auto stretch = stretch_at(rows, *wanted.hours, wanted.begins_at);
    if (!stretch) return Refusal{Reason::not_found, "scheduling.slot_not_offered", "/hours", {}};
    return *stretch;
}

// A party of a joint visit is at work: in hours of theirs, whichever service those are for.
std::optional<std::string> first_not_at_work(sql::Reader& rows, const std::vector<events::Party>& others, Interval time, const Known& known) {
    for (const auto& party : others) {
        const auto working = working_hours(rows, party.professional, time);
        const auto stretches = stretches_of(rows, party.professional, time, working);
        const auto& free_of_books = known.at_work_without_book;
        const bool has_no_book = std::find(free_of_books.begin(), free_of_books.end(), party.professional) != free_of_books.end();
        const bool is_covered =
            has_no_book || std::any_of(stretches.begin(), stretches.end(), [&](const auto& stretch) { return contains(stretch.time, time); });
        if (!is_covered || is_absent(working, time)) return known.name(party.professional);
    }
    return std::nullopt;
}

// Loads what the rule must know and asks it: the time as it would be taken by the client, with whatever `except` holds out of the way.
Result<events::BookedTime> time_to_take(Work& work, const WantedTime& wanted, const BookingFor& whom, std::optional<BookingId> moving,
                                        std::optional<HoldId> hold, const Known& known) {
    const auto stretch = TRY(named_stretch(work.rows(), wanted));
    const int slots = wanted.slots.value_or(1);
    // A wrong number of slots is refused by the rule; until then a stretch must have a length.
    const Interval time{wanted.begins_at, wanted.begins_at + Minutes{stretch.slot_minutes} * std::clamp(slots, 1, 12)};
    rules::Wish wish{.begins_at = wanted.begins_at, .slots = slots, .urgency = whom.urgency, .through = whom.through};
    wish.others = wanted.others.value_or(std::vector<events::Party>{});
    TRY(rules::parties_are_sound(wish.others, stretch.professional));
    const bool needs_room = stretch.kind == events::VisitKind::on_site || stretch.kind == events::VisitKind::group;
    wish.room = wanted.room ? wanted.room : (needs_room ? stretch.room : std::nullopt);
    wish.is_own_client = std::find(whom.named_workers.begin(), whom.named_workers.end(), stretch.professional) != whom.named_workers.end();
    wish.remote_way = stretch.kind == events::VisitKind::remote ? remote_way_of(stretch.service) : std::nullopt;
    wish.exception = wanted.exception;
    wish.may_except = known.may_except;

    // Whoever is let in over a booking comes to the professional, not into a room that holds somebody.
    const bool is_over = wanted.exception && wanted.exception->kind == events::ExceptionKind::overbooked;
    if (is_over && !wanted.room) wish.room.reset();

    std::vector<Asked> asked;
    for (const auto& party : wish.others) asked.push_back({resource(party.professional), rules::ObstacleOf::party, known.name(party.professional)});
    if (wish.room) {
        const auto name = known.room_name(*wish.room);
        if (!name) return Refusal{Reason::invalid, "scheduling.no_such_room", "/room", {}};
        asked.push_back({resource(*wish.room), rules::ObstacleOf::room, *name});
    }
    // The professional is asked first, so that the loser of a race is told of them; last where an exception may let the client in.
    asked.insert(is_over ? asked.end() : asked.begin(),
                 {resource(stretch.professional), rules::ObstacleOf::professional, known.name(stretch.professional)});
    std::vector<HolderId> except;
    if (moving) except.push_back(holder(*moving));
    if (hold) except.push_back(holder(*hold));
    end_lapsed(work, asked, time);
    wish.obstacle = first_obstacle(work.rows(), asked, time, except, known, work.now());
    wish.is_absent = store::is_absent(work.rows(), stretch.professional, time);
    wish.not_at_work = first_not_at_work(work.rows(), wish.others, time, known);
    wish.client_is_elsewhere = store::client_is_busy(work.rows(), whom.client, time, moving);
    const auto itself = moving ? std::optional(holder(*moving)) : std::nullopt;
    wish.has_overbooking = store::is_lane_taken(work.rows(), resource(stretch.professional), rules::lane_over, time, itself);
    return rules::take(stretch, wish, work.now());
}

bool is_late(const BookingFor& whom, Instant begins_at) { return whom.guarantee_by && helsinki_date(begins_at) > *whom.guarantee_by; }
std::optional<std::string> text_of(const std::optional<wire::Text<500, 1>>& text) { return text ? std::optional(text->value) : std::nullopt; }

std::optional<rules::Holding> holding(sql::Reader& rows, HoldId hold) {
    const auto held = store::hold(rows, hold);
    return held ? std::optional(rules::Holding{held->held_for, held->held_by, held->expires_at}) : std::nullopt;
}

Result<Done> hold_is_mine(Work& work, const std::optional<HoldId>& hold, events::HoldFor use) {
    if (!hold) return Done{};
    return rules::may_use(holding(work.rows(), *hold), use, work.actor().professional, work.now());
}

// The name of the room of a remote visit: nobody guesses it.
std::optional<std::string> fresh_remote_room(Work& work, events::VisitKind kind) {
    if (kind != events::VisitKind::remote) return std::nullopt;
    return work.fresh<BookingId>().text();
}

Result<BookingRow> known_booking(sql::Reader& rows, BookingId booking) {
    auto row = store::booking(rows, booking);
    if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "", {}};
    return *row;
}

std::optional<rules::Step> last_step(const BookingRow& row) {
    return rules::last_step({.step = row.step && row.step_at ? std::optional(rules::Step{*row.step, *row.step_at, row.step_by}) : std::nullopt,
                             .through = row.through,
                             .is_of_matter = row.matter.has_value(),
                             .made_at = row.made_at,
                             .made_by = row.made_by});
}

// The booking, and of its series what the same command made and nothing was done to since.
std::vector<BookingRow> made_with(sql::Reader& rows, const BookingRow& row, Instant now) {
    std::vector<BookingRow> made{row};
    if (!row.series) return made;
    for (auto& other : store::of_series(rows, *row.series))
        if (other.booking != row.booking && other.made_at == row.made_at && !other.step && rules::still_ahead(other.state, other.begins_at, now))
            made.push_back(std::move(other));
    return made;
}

Result<BookingRow> still_ahead(Work& work, BookingId booking) {
    auto row = TRY(known_booking(work.rows(), booking));
    TRY(rules::still_ahead(row.state, row.begins_at, work.now()));
    return row;
}

}  // namespace

// ---- templates, absences, hours of one day

Result<TemplateId> write_template(Work& work, std::optional<TemplateId> id, const WriteTemplate& command) {
    if (id && !store::work_template(work.rows(), *id)) return Refusal{Reason::not_found, "scheduling.no_such_template", "", {}};
    TRY(templates::are_sound(command.blocks));
    TRY(blocks_are_known(command.blocks));
    const auto written = id.value_or(TemplateId{}) == TemplateId{} ? work.fresh<TemplateId>() : *id;
    for (auto assignment : store::assignments_of_template(work.rows(), written)) {
        assignment.blocks = command.blocks;
        assignment.works_on_holidays = command.works_on_holidays;
        TRY(must_not_clash(work.rows(), assignment, work.now()));
    }
    work.record(events::TemplateWritten{written, command.name, command.blocks, command.works_on_holidays});
    return written;
}

Result<HoursId> assign_template(Work& work, const AssignTemplate& command) {
    const auto known = store::work_template(work.rows(), command.work_template);
    if (!known) return Refusal{Reason::invalid, "scheduling.no_such_template", "/work_template", {}};
    const events::TemplateAssigned assigned{.hours = work.fresh<HoursId>(),
                                            .work_template = command.work_template,
                                            .professional = command.professional,
                                            .unit = command.unit,
                                            .first_day = command.first_day,
                                            .last_day = command.last_day,
                                            .every_weeks = command.every_weeks,
                                            .room = command.room};
    TRY(templates::is_sound(assigned));
    TRY(must_not_clash(work.rows(), {assigned, known->blocks, known->works_on_holidays}, work.now()));
    work.record(assigned);
    return assigned.hours;
}

Result<Done> end_assignment(Work& work, HoursId hours, const EndAssignment& command) {
    const auto assignment = store::assignment(work.rows(), hours);
    if (!assignment) return Refusal{Reason::not_found, "scheduling.no_such_assignment", "", {}};
    if (assignment->given.last_day && *assignment->given.last_day < command.last_day)
        return Refusal{Reason::out_of_order, "scheduling.assignment_ends_before", "/last_day", {{"date", date_text(*assignment->given.last_day)}}};
    work.record(events::AssignmentEnded{hours, command.last_day});
    return Done{};
}

Result<AbsenceId> record_absence(Work& work, const RecordAbsence& command) {
    const events::AbsenceRecorded absence{work.fresh<AbsenceId>(), command.professional, command.begins_at, command.ends_at, command.reason};
    TRY(rules::absence_is_sound(absence, work.now()));
    work.record(absence);
    return absence.absence;
}

Result<Done> cancel_absence(Work& work, AbsenceId absence) {
    if (!store::absence(work.rows(), absence)) return Refusal{Reason::not_found, "scheduling.no_such_absence", "", {}};
    work.record(events::AbsenceCancelled{absence});
    return Done{};
}

Result<HoursId> offer_hours(Work& work, events::HoursOffered hours) {
    TRY(rules::hours_are_sound(hours));
    const Interval time{hours.begins_at, hours.ends_at};
    if (!stretches_of(work.rows(), hours.professional, time, {store::assignments_of(work.rows(), hours.professional), {}}).empty())
        return Refusal{Reason::conflict, "scheduling.hours_overlap", "/begins_at", {}};
    hours.hours = work.fresh<HoursId>();
    work.record(hours);
    return hours.hours;
}

Result<Done> withdraw_hours(Work& work, HoursId hours) {
    if (!store::hours(work.rows(), hours)) return Refusal{Reason::not_found, "scheduling.no_such_hours", "", {}};
    work.record(events::HoursWithdrawn{hours});
    return Done{};
}

std::vector<TemplateRow> work_templates(sql::Reader& rows) { return store::work_templates(rows); }
std::optional<TemplateRow> work_template(sql::Reader& rows, TemplateId id) { return store::work_template(rows, id); }
std::optional<templates::Assignment> assignment(sql::Reader& rows, HoursId hours) { return store::assignment(rows, hours); }
std::vector<templates::Assignment> assignments_of(sql::Reader& rows, ProfessionalId professional) { return store::assignments_of(rows, professional); }
std::vector<templates::Assignment> assignments_of_template(sql::Reader& rows, TemplateId id) { return store::assignments_of_template(rows, id); }
std::vector<AbsenceRow> absences_of(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return store::absences_of(rows, professional, around);
}

WorkingHours working_hours(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return {store::assignments_of(rows, professional), store::absences_of(rows, professional, around)};
}

std::optional<ProfessionalId> whose_hours(sql::Reader& rows, HoursId hours) {
    if (const auto assignment = store::assignment(rows, hours)) return assignment->given.professional;
    if (const auto of_a_day = store::hours(rows, hours)) return of_a_day->professional;
    return std::nullopt;
}
std::vector<templates::Stretch> hours_of(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return stretches_of(rows, professional, around, {store::assignments_of(rows, professional), {}});
}
std::vector<ProfessionalId> professionals_at_work_in(sql::Reader& rows, UnitId unit, Interval around) {
    return store::who_works_in(rows, unit, around);
}

std::vector<BookingRow> bookings_outside(sql::Reader& rows, ProfessionalId professional, Interval around, const WorkingHours& hours) {
    std::vector<BookingRow> broken;
    const auto stretches = stretches_of(rows, professional, around, hours);
    for (auto& row : store::of_professional(rows, professional, around)) {
        const Interval time{row.begins_at, row.ends_at};
        if (row.state != events::BookingState::booked || row.through == events::BookedThrough::imported || row.exception_kind) continue;
        const bool is_offered = std::any_of(stretches.begin(), stretches.end(), [&](const auto& stretch) { return contains(stretch.time, time); });
        if (!is_offered || is_absent(hours, time)) broken.push_back(std::move(row));
    }
    return broken;
}

std::vector<RemoteUse> remote_use(sql::Reader& rows, Interval around) {
    std::map<std::pair<UnitId, std::string>, RemoteUse> use;
    const auto begin_first = [](Interval a, Interval b) { return a.begin < b.begin; };
    for (const auto& professional : store::who_offers(rows, {}, around)) {
        const auto working = working_hours(rows, professional, around);
        std::vector<Interval> away;
        for (const auto& absence : working.absences) away.push_back({absence.begins_at, absence.ends_at});
        auto taken = away;
        for (const auto& row : store::of_professional(rows, professional, around))
            if (row.state != events::BookingState::cancelled) taken.push_back({row.begins_at, row.ends_at});
        std::sort(away.begin(), away.end(), begin_first);
        std::sort(taken.begin(), taken.end(), begin_first);
        for (const auto& stretch : stretches_of(rows, professional, around, working)) {
            if (stretch.kind != events::VisitKind::remote || !contains(around, stretch.time)) continue;
            auto& one = use.try_emplace({stretch.unit, stretch.service}, RemoteUse{stretch.unit, stretch.service, 0, 0}).first->second;
            const auto offered = static_cast<int>(rules::free_slots(stretch, away, stretch.time.begin).size());
            one.offered += offered;
            one.booked += offered - static_cast<int>(rules::free_slots(stretch, taken, stretch.time.begin).size());
        }
    }
    std::vector<RemoteUse> all;
    for (auto& [key, one] : use) all.push_back(std::move(one));
    return all;
}

// ---- free times

std::vector<FreeTime> free_times(sql::Reader& rows, const Search& search) {
    std::vector<FreeTime> found;
    const auto limit = static_cast<std::size_t>(search.limit);
    const Instant now = search.now == Instant{} ? search.from : search.now;
    const auto is_among = [](const auto& list, const auto& one) { return std::find(list.begin(), list.end(), one) != list.end(); };
    const auto earlier = [](const FreeTime& a, const FreeTime& b) { return std::tie(a.begins_at, a.professional) < std::tie(b.begins_at, b.professional); };
    const auto professionals = search.professionals.empty() ? store::who_offers(rows, search.services, {search.from, search.until}) : search.professionals;
    for (const auto& professional : professionals) {
        if (is_among(search.except, professional)) continue;
        // Once `limit` times are known, only what begins before the latest of them can improve the list.
        const Instant until = found.size() >= limit ? std::min(search.until, found[limit - 1].begins_at) : search.until;
        if (until <= search.from) continue;
        std::size_t mine = 0;
        // Week by week: most are found in the first.
        for (Instant from = search.from; from < until && mine < limit; from += std::chrono::days{7}) {
            const Interval week{from, std::min(until, from + std::chrono::days{7})};
            const auto working = working_hours(rows, professional, week);
            const auto stretches = stretches_of(rows, professional, week, working);
            if (stretches.empty()) continue;
            auto busy = store::busy(rows, resource(professional), {stretches.front().time.begin, stretches.back().time.end}, now);
            for (const auto& absence : working.absences) busy.push_back({absence.begins_at, absence.ends_at});
            std::sort(busy.begin(), busy.end(), [](Interval a, Interval b) { return a.begin < b.begin; });
            for (const auto& stretch : stretches) {
                if (!search.services.empty() && !is_among(search.services, stretch.service)) continue;
                if (!search.units.empty() && !is_among(search.units, stretch.unit)) continue;
                if (stretch.opens_at && *stretch.opens_at > now) continue;
                for (const auto& slot : rules::free_slots(stretch, busy, week.begin)) {
                    if (slot.begin >= week.end) break;
                    ++mine;
                    found.push_back({stretch.hours, professional, stretch.unit, stretch.service, stretch.kind, templates::kept_for(stretch, now), slot.begin,
                                     slot.end, stretch.room});
                }
            }
        }
        std::sort(found.begin(), found.end(), earlier);
        if (found.size() > limit) found.resize(limit);
    }
    return found;
}

// ---- booking

Result<BookingRow> book(Work& work, const BookTime& command, const BookingFor& whom, const Known& known) {
    const bool answers_offer = whom.through == events::BookedThrough::offer;
    TRY(hold_is_mine(work, command.hold, answers_offer ? events::HoldFor::offer : events::HoldFor::desk));
    auto time = TRY(time_to_take(work, command.time, whom, std::nullopt, command.hold, known));
    const auto late_because = text_of(command.late_because);
    TRY(rules::in_time(is_late(whom, time.begins_at), late_because));
    const auto kind = time.kind;
    const events::SlotBooked booked{.booking = work.fresh<BookingId>(),
                                    .client = whom.client,
                                    .time = std::move(time),
                                    .matter = whom.matter,
                                    .urgency = whom.urgency,
                                    .late_because = late_because,
                                    .series = whom.series,
                                    .through = whom.through,
                                    .hold = command.hold,
                                    .remote_room = fresh_remote_room(work, kind)};
    work.record(booked);
    return *store::booking(work.rows(), booked.booking);
}

Result<BookingRow> move(Work& work, BookingId booking, const MoveBooking& command, const BookingFor& whom, const Known& known) {
    const auto row = TRY(still_ahead(work, booking));
    TRY(rules::still_there(command.from, row.begins_at, row.step_by ? known.name(*row.step_by) : ""));
    const auto* reason = catalog().scheduling.reason(command.why);
    if (!reason || !reason->is_for(knowledge::BookingReasonFor::move)) return Refusal{Reason::invalid, "scheduling.no_such_reason", "/why", {}};
    TRY(hold_is_mine(work, command.hold, events::HoldFor::desk));
    const auto time = TRY(time_to_take(work, command.time, whom, booking, command.hold, known));
    const auto late_because = text_of(command.late_because);
    TRY(rules::in_time(is_late(whom, time.begins_at), late_because));
    work.record(events::BookingMoved{booking, time, command.why, text_of(command.note), late_because, command.hold});
    return *store::booking(work.rows(), booking);
}

Result<Done> cancel(Work& work, BookingId booking, std::string why) {
    TRY(still_ahead(work, booking));
    work.record(events::BookingCancelled{booking, std::move(why)});
    return Done{};
}

Result<Done> arrive(Work& work, BookingId booking) {
    const auto row = TRY(known_booking(work.rows(), booking));
    TRY(rules::arrive(row.state, {row.begins_at, row.ends_at}, work.now(), Minutes{catalog().scheduling.arrival.opens_before_minutes}));
    work.record(events::ClientArrived{booking});
    return Done{};
}

Result<Done> miss(Work& work, BookingId booking) {
    const auto row = TRY(known_booking(work.rows(), booking));
    TRY(rules::miss(row.state, row.begins_at, work.now(), Minutes{catalog().scheduling.arrival.window_minutes}));
    work.record(events::ClientMissed{booking});
    return Done{};
}

Result<std::vector<BookingRow>> undo(Work& work, BookingId booking) {
    const auto row = TRY(known_booking(work.rows(), booking));
    const auto step = last_step(row);
    TRY(rules::undo(step, work.actor().professional, work.now(), catalog().promises.undo.window()));
    if (step->what == "made") {
        TRY(rules::still_ahead(row.state, row.begins_at, work.now()));
        auto made = made_with(work.rows(), row, work.now());
        for (auto& one : made) {
            work.record(events::BookingCancelled{one.booking, "undone"});
            one = *store::booking(work.rows(), one.booking);
        }
        return made;
    }
    if (step->what == "moved") {
        const auto before = store::time_before(work.rows(), booking);
        ensure(before.has_value(), "a move keeps what was before it");
        TRY(rules::still_ahead(row.state, row.begins_at, work.now()));
        TRY(rules::restore(before->begins_at, !can_be_taken_again(work, holder(booking), *before),
                           store::client_is_busy(work.rows(), row.client, {before->begins_at, before->ends_at}, booking), work.now()));
        work.record(events::BookingMoved{booking, *before, "undone", std::nullopt, std::nullopt, std::nullopt});
        return std::vector{*store::booking(work.rows(), booking)};
    }
    const auto time = store::time_of(row);
    if (step->what == "cancelled") {
        const bool is_elsewhere = store::client_is_busy(work.rows(), row.client, {row.begins_at, row.ends_at}, booking);
        TRY(rules::restore(row.begins_at, !can_be_taken_again(work, holder(booking), time), is_elsewhere, work.now()));
    }
    work.record(events::BookingStepUndone{booking, row.state, events::BookingState::booked, time});
    return std::vector{*store::booking(work.rows(), booking)};
}

std::optional<Instant> undo_until(const BookingRow& row, const Actor& actor, Instant now) {
    const auto step = last_step(row);
    if (!rules::undo(step, actor.professional, now, catalog().promises.undo.window())) return std::nullopt;
    if (step->what == "made" && !rules::still_ahead(row.state, row.begins_at, now)) return std::nullopt;
    return step->at + catalog().promises.undo.window();
}

Result<HoldRow> hold(Work& work, const WantedTime& wanted, events::HoldFor held_for, const BookingFor& whom, Millis how_long, const Known& known) {
    if (const auto& me = work.actor().professional; me && held_for == events::HoldFor::desk) {
        const auto mine = store::holds_of(work.rows(), *me, work.now());
        const auto at_desk = std::count_if(mine.begin(), mine.end(), [](const HoldRow& row) { return row.held_for == events::HoldFor::desk; });
        TRY(rules::may_hold_one_more(at_desk, catalog().scheduling.holds.at_once));
    }
    const auto time = TRY(time_to_take(work, wanted, whom, std::nullopt, std::nullopt, known));
    const events::SlotHeld held{work.fresh<HoldId>(), held_for, whom.client, time, std::min(work.now() + how_long, time.begins_at)};
    work.record(held);
    return *store::hold(work.rows(), held.hold);
}

std::optional<HoldRow> hold(sql::Reader& rows, HoldId hold) { return store::hold(rows, hold); }

Result<Done> release(Work& work, HoldId hold, events::HoldFor use) {
    const auto held = store::hold(work.rows(), hold);
    TRY(rules::may_release(holding(work.rows(), hold), use, work.actor().professional));
    work.record(events::HoldEnded{hold, held->expires_at <= work.now() ? events::HoldEnd::expired : events::HoldEnd::released});
    return Done{};
}

int end_lapsed_holds(Work& work) {
    const auto lapsed = store::lapsed_holds(work.rows(), work.now());
    for (const auto& hold : lapsed) work.record(events::HoldEnded{hold, events::HoldEnd::expired});
    return static_cast<int>(lapsed.size());
}
bool has_lapsed_holds(sql::Reader& rows, Instant now) { return store::has_lapsed_holds(rows, now); }

Result<Done> free(Work& work, BookingId booking, DecisionId decision, std::string why) {
    TRY(still_ahead(work, booking));
    work.record(events::BookingFreed{booking, decision, std::move(why)});
    return Done{};
}

Result<std::vector<BookingRow>> restore_freed_by(Work& work, ClientId client, DecisionId decision) {
    std::vector<BookingRow> restored;
    for (const auto& freed : store::freed_by(work.rows(), client, decision)) {
        const Interval stretch{freed.begins_at, freed.ends_at};
        const bool is_taken = !can_be_taken_again(work, holder(freed.booking), store::time_of(freed));
        TRY(rules::restore(freed.begins_at, is_taken, store::client_is_busy(work.rows(), client, stretch, std::nullopt), work.now()));
        work.record(events::BookingRestored{freed.booking, decision});
        restored.push_back(*store::booking(work.rows(), freed.booking));
    }
    return restored;
}

Result<VisitId> hold_visit(Work& work, events::VisitHeld visit) {
    if (visit.booking) {
        const auto row = store::booking(work.rows(), *visit.booking);
        if (!row) return Refusal{Reason::not_found, "scheduling.no_such_booking", "/booking", {}};
        if (row->state != events::BookingState::booked && row->state != events::BookingState::arrived)
            return Refusal{Reason::out_of_order, "scheduling.booking_has_ended", "/booking", {}};
    }
    visit.visit = work.fresh<VisitId>();
    work.record(visit, visit.begins_at);
    return visit.visit;
}

Result<Done> take_back_visit(Work& work, VisitId visit) {
    ensure(store::has_visit_without_booking(work.rows(), visit), "what is taken back was recorded, and for no booking");
    work.record(events::VisitTakenBack{visit});
    return Done{};
}

Result<Done> meeting_fits(sql::Reader& rows, const events::MeetingTime& time, std::optional<MeetingId> moving, const Known& known, Instant now) {
    const auto asked = TRY(asked_by(time, known));
    const Interval stretch{time.begins_at, time.ends_at};
    std::vector<HolderId> except;
    if (moving) except.push_back(holder(*moving));
    rules::Meeting meeting{stretch, first_obstacle(rows, asked, stretch, except, known, now), std::nullopt};
    for (const auto& leader : time.leaders)
        if (!meeting.absent && store::is_absent(rows, leader, stretch)) meeting.absent = known.name(leader);
    return rules::meet(meeting, now);
}

Result<Done> meeting_may_stand(Work& work, const events::MeetingTime& time, std::optional<MeetingId> moving, const Known& known) {
    const auto asked = TRY(asked_by(time, known));
    end_lapsed(work, asked, {time.begins_at, time.ends_at});
    return meeting_fits(work.rows(), time, moving, known, work.now());
}

Result<BookingRow> to_be_met(sql::Reader& rows, BookingId booking, const MetBy& met_by) {
    const auto row = TRY(known_booking(rows, booking));
    TRY(rules::may_meet(row.professional, row.unit, row.others, met_by.professional, met_by.unit));
    return row;
}

Result<VisitId> hold_booked(Work& work, BookingId booking, const MetBy& met_by, std::vector<events::VisitReason> reasons) {
    const auto row = TRY(known_booking(work.rows(), booking));
    if (row.begins_at > work.now()) return Refusal{Reason::out_of_order, "scheduling.not_yet_begun", "", {}};
    return hold_visit(work, {.visit = {},
                             .client = row.client,
                             .booking = booking,
                             .professional = met_by.professional,
                             .unit = met_by.unit,
                             .kind = row.kind,
                             .begins_at = row.begins_at,
                             .ends_at = row.ends_at,
                             .reasons = std::move(reasons)});
}

namespace {
// An option of the start, like the catalogue; written before anybody asks.
std::string remote_rooms;
}  // namespace

std::optional<std::string> remote_link(const std::string& remote_room) {
    constexpr std::string_view hole = "{room}";
    const auto at = remote_rooms.find(hole);
    if (at == std::string::npos) return std::nullopt;
    auto link = remote_rooms;
    return link.replace(at, hole.size(), remote_room);
}
void set_remote_rooms(std::string pattern) { remote_rooms = std::move(pattern); }

std::optional<BookingRow> booking(sql::Reader& rows, BookingId booking) { return store::booking(rows, booking); }
std::vector<BookingRow> coming_of(sql::Reader& rows, ClientId client, Instant now, int limit) {
    return store::coming_of(rows, client, now, limit);
}
std::vector<BookingRow> ahead_of_matter(sql::Reader& rows, ClientId client, MatterId matter, Instant now) {
    return store::ahead_of_matter(rows, client, matter, now);
}
std::vector<BookingRow> booked_for_by(sql::Reader& rows, ClientId client, ProfessionalId by, Instant since) {
    return store::booked_for_by(rows, client, by, since);
}
std::vector<ExceptionsMade> exceptions_made(sql::Reader& rows, Interval around) { return store::exceptions_made(rows, around); }
std::vector<Met> met_since(sql::Reader& rows, Instant since) { return store::met_since(rows, since); }
std::vector<BookingRow> of_series(sql::Reader& rows, SeriesId series) { return store::of_series(rows, series); }
std::vector<BookingRow> of_professional(sql::Reader& rows, ProfessionalId professional, Interval around) {
    return store::of_professional(rows, professional, around);
}
std::vector<VisitRow> visits_of(sql::Reader& rows, ClientId client, int limit) { return store::visits_of(rows, client, limit); }
std::vector<VisitFrom> visits_since(sql::Reader& rows, ClientId client, Instant since) { return store::visits_since(rows, client, since); }
std::int64_t visits_count(sql::Reader& rows, ClientId client) { return store::visits_count(rows, client); }
int booked_ahead(sql::Reader& rows, ProfessionalId professional, Instant now) {
    const auto ahead = store::of_professional(rows, professional, {now, now + std::chrono::days{catalog().scheduling.horizon_days}});
    return static_cast<int>(std::count_if(ahead.begin(), ahead.end(), [](const BookingRow& row) { return row.state == events::BookingState::booked; }));
}
std::int64_t no_shows_of(sql::Reader& rows, ClientId client, Instant since) { return store::no_shows_of(rows, client, since); }

}  // namespace koppi::scheduling
