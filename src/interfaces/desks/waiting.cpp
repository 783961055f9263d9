// Desks, waiting: an arranging book in its order, what of it passes its care guarantee, and the freed times beside it.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"
#include "workflows/notices.hpp"
#include "workflows/refill.hpp"

namespace koppi::desks {

namespace {

using refill::Waiter;
using routes::Call;
using routes::Right;
using scheduling::FreeTime;

// No care guarantee reaches further than this (catalog/law/care_guarantee.yaml).
constexpr int looked_ahead_days = 190;
// Of one service and unit so many of the earliest are looked at for all who wait; whom none of them suits is looked for alone.
constexpr std::size_t pool_max = 400;
constexpr std::size_t alone_max = 2'000;

bool is_after(const std::optional<Date>& guarantee_by, Instant at) { return guarantee_by && helsinki_date(at) > *guarantee_by; }

// The free times that those who wait may have, each stretch of them read once.
class FittingTimes {
public:
    FittingTimes(sql::Reader& rows, Instant now) : rows_(rows), now_(now) {}

    const std::vector<FreeTime>& of(const Waiter& waiter) {
        const auto key = std::pair(waiter.row.service, waiter.row.wishes.professional);
        const auto [at, is_new] = pools_.try_emplace(key);
        if (is_new) at->second = scheduling::earliest(rows_, wanted(waiter, now_, pool_max), now_);
        return at->second;
    }
    std::optional<FreeTime> first_fit(const Waiter& waiter) {
        const auto& pool = of(waiter);
        if (const auto found = first_of(pool, waiter)) return found;
        if (pool.size() < pool_max) return std::nullopt;
        const auto& earliest = waiter.row.wishes.earliest;
        const Instant from = earliest ? std::max(now_, start_of_day(*earliest)) : now_;
        return first_of(scheduling::earliest(rows_, wanted(waiter, from, alone_max), now_), waiter);
    }
    const std::map<std::pair<std::string, std::optional<ProfessionalId>>, std::vector<FreeTime>>& all() const { return pools_; }

private:
    // Of everybody's own clients too: whose own worker it is, each is asked by `suits`.
    scheduling::Find wanted(const Waiter& waiter, Instant from, std::size_t limit) {
        scheduling::Find find{.services = {waiter.row.service}, .from = from, .until = now_ + std::chrono::days{looked_ahead_days}, .limit = limit};
        find.seeker.urgency = waiter.row.urgency;
        if (waiter.row.wishes.professional) {
            find.professionals = {*waiter.row.wishes.professional};
        } else {
            find.units = {waiter.row.unit};
        }
        find.seeker.named_workers = scheduling::professionals_at_work_in(rows_, waiter.row.unit, {from, find.until});
        for (const auto& worker : waiter.named_workers) find.seeker.named_workers.push_back(worker);
        return find;
    }
    std::optional<FreeTime> first_of(const std::vector<FreeTime>& times, const Waiter& waiter) const {
        const auto found = std::find_if(times.begin(), times.end(), [&](const FreeTime& time) { return refill::suits(waiter, time, now_); });
        return found == times.end() ? std::nullopt : std::optional(*found);
    }

    sql::Reader& rows_;
    Instant now_;
    std::map<std::pair<std::string, std::optional<ProfessionalId>>, std::vector<FreeTime>> pools_;
};

class BookShower {
public:
    BookShower(sql::Reader& rows, const Actor& actor) : rows_(rows), sees_clients_(access::may(actor, Right::person_header)) {}

    FittingTime time(const FreeTime& free, const std::optional<Date>& guarantee_by) {
        return {.hours = free.hours,
                .professional = free.professional,
                .professional_name = person(free.professional),
                .unit_name = unit(free.unit),
                .service = free.service,
                .kind = free.kind,
                .begins_at = free.begins_at,
                .ends_at = free.ends_at,
                .is_after_guarantee = is_after(guarantee_by, free.begins_at)};
    }
    OfferShown offer(const waiting::OfferRow& row, const std::optional<Date>& guarantee_by) {
        return {.offer = row.offer,
                .by = row.by,
                .answer_by = row.answer_by,
                .offered_by_name = row.offered_by ? person(*row.offered_by) : "",
                .professional_name = person(row.time.professional),
                .unit_name = unit(row.time.unit),
                .begins_at = row.time.begins_at,
                .ends_at = row.time.ends_at,
                .kind = row.time.kind,
                .is_after_guarantee = is_after(guarantee_by, row.time.begins_at)};
    }
    WaitShown wait(const Waiter& waiter, const std::optional<FreeTime>& first_fit, Date today) {
        const auto& row = waiter.row;
        // Somebody who says yes to what they were offered is in time when that is.
        std::optional<Instant> in_sight = first_fit ? std::optional(first_fit->begins_at) : std::nullopt;
        if (waiter.live) in_sight = std::min(in_sight.value_or(waiter.live->time.begins_at), waiter.live->time.begins_at);
        WaitShown shown{.wait = row.wait,
                        .client = std::nullopt,
                        .client_name = std::nullopt,
                        .client_born = std::nullopt,
                        .non_disclosure = false,
                        .interpreter_language = std::nullopt,
                        .matter = row.matter,
                        .contact = std::nullopt,
                        .service = row.service,
                        .professional_name = row.wishes.professional ? std::optional(person(*row.wishes.professional)) : std::nullopt,
                        .urgency = row.urgency,
                        .guarantee_by = row.guarantee_by,
                        .guarantee = waiting::rules::guarantee(row.guarantee_by, in_sight, today),
                        .wishes = row.wishes,
                        .entered_at = row.entered_at,
                        .entered_by_name = row.entered_by ? person(*row.entered_by) : "",
                        .first_fit = first_fit ? std::optional(time(*first_fit, row.guarantee_by)) : std::nullopt,
                        .offer = waiter.live ? std::optional(offer(*waiter.live, row.guarantee_by)) : std::nullopt,
                        .offers_ended = static_cast<int>(waiter.offers.size()) - (waiter.live ? 1 : 0)};
        // What was said of the client is theirs as their name is.
        if (!sees_clients_) {
            shown.wishes.note.reset();
            return shown;
        }
        shown.client = row.client;
        if (row.matter)
            if (const auto matter = contact::matter(rows_, *row.matter)) shown.contact = matter->contact;
        if (const auto client = clients::line(rows_, row.client)) {
            shown.client_name = client->family_name + " " + client->given_names;
            shown.client_born = client->born;
            shown.non_disclosure = client->non_disclosure;
            shown.interpreter_language = client->interpreter_language;
        }
        return shown;
    }

private:
    const std::string& person(ProfessionalId id) {
        auto& name = people_[id];
        if (name.empty()) name = directory::professional_name(rows_, id).value_or("");
        return name;
    }
    const std::string& unit(UnitId id) {
        auto& name = units_[id];
        if (name.empty()) name = directory::unit_name(rows_, id).value_or("");
        return name;
    }

    sql::Reader& rows_;
    bool sees_clients_;
    std::map<ProfessionalId, std::string> people_;
    std::map<UnitId, std::string> units_;
};

// Each freed time that anybody waits for, once, by begin.
std::vector<FreeTime> freed_until(const FittingTimes& times, Instant until) {
    std::map<std::pair<Instant, ProfessionalId>, FreeTime> found;
    for (const auto& [key, pool] : times.all())
        for (const auto& time : pool)
            if (time.begins_at < until) found.emplace(std::pair(time.begins_at, time.professional), time);
    std::vector<FreeTime> list;
    for (auto& [key, time] : found) list.push_back(std::move(time));
    return list;
}

constexpr std::size_t wait_times_shown = 8;

Result<WaitTimes> wait_times_call(sql::Reader& rows, const Done&, const Call& call) {
    const auto wait = TRY(call.id<WaitId>("wait"));
    return wait_times(rows, wait, call.actor, call.now);
}
Result<WaitingDesk> waiting_call(sql::Reader& rows, const WaitingQuery& query, const Call& call) {
    return waiting_desk(rows, query, call.actor, call.now);
}

}  // namespace

Result<WaitingDesk> waiting_desk(sql::Reader& rows, const WaitingQuery& query, const Actor& actor, Instant now) {
    const auto unit = query.unit ? query.unit : actor.unit;
    if (!unit) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    const auto name = directory::unit_name(rows, *unit);
    if (!name) return Refusal{Reason::not_found, "directory.no_such_unit", "?unit", {}};
    if (query.service && !catalog().service(*query.service)) return Refusal{Reason::invalid, "scheduling.no_such_service", "?service", {}};

    WaitingDesk desk{*unit, *name, now, {}, 0, 0, 0, 0, {}, {}, notices::are_told()};
    const auto waiters = refill::waiters(rows, *unit, now);
    const auto is_asked_for = [&](const Waiter& waiter) { return !query.service || waiter.row.service == *query.service; };
    FittingTimes times(rows, now);
    BookShower show(rows, actor);
    std::map<std::string, std::int64_t> by_service;
    for (const auto& waiter : waiters) {
        ++by_service[waiter.row.service];
        auto shown = show.wait(waiter, times.first_fit(waiter), helsinki_date(now));
        desk.passed += shown.guarantee == waiting::rules::Guarantee::passed ? 1 : 0;
        desk.breach_coming += shown.guarantee == waiting::rules::Guarantee::breach_coming ? 1 : 0;
        desk.offered += shown.offer ? 1 : 0;
        if (is_asked_for(waiter)) desk.entries.push_back(std::move(shown));
    }
    desk.waiting = static_cast<std::int64_t>(waiters.size());
    for (const auto& [service, count] : by_service) desk.services.push_back({service, count});

    // Each time to whoever comes first and has no earlier one: what is offered in this order is offered once.
    std::set<WaitId> provided;
    for (const auto& time : freed_until(times, now + std::chrono::days{catalog().scheduling.refill.days_ahead})) {
        const auto best = std::find_if(waiters.begin(), waiters.end(), [&](const Waiter& waiter) {
            return !waiter.live && !provided.contains(waiter.row.wait) && refill::suits(waiter, time, now);
        });
        if (best == waiters.end()) continue;
        provided.insert(best->row.wait);
        if (is_asked_for(*best))
            desk.freed.push_back({show.time(time, best->row.guarantee_by), best->row.wait, time.begins_at - now < waiting::practice().short_notice});
    }
    return desk;
}

Result<WaitTimes> wait_times(sql::Reader& rows, WaitId wait, const Actor& actor, Instant now) {
    const auto row = TRY(waiting::known_wait(rows, wait));
    const auto waiters = refill::waiters(rows, row.unit, now);
    const auto waiter = std::find_if(waiters.begin(), waiters.end(), [&](const Waiter& one) { return one.row.wait == wait; });
    if (waiter == waiters.end()) return Refusal{Reason::conflict, "waiting.has_ended", "", {}};
    BookShower show(rows, actor);
    WaitTimes shown{{}, {}, now};
    const auto put = [&](std::vector<FittingTime>& list, const FreeTime& time) {
        if (list.size() < wait_times_shown) list.push_back(show.time(time, row.guarantee_by));
    };
    FittingTimes times(rows, now);
    if (const auto first = times.first_fit(*waiter)) {
        put(shown.fitting, *first);
        for (const auto& time : times.of(*waiter))
            if (time.begins_at > first->begins_at && refill::suits(*waiter, time, now)) put(shown.fitting, time);
    }
    for (const auto& time : times.of(*waiter))
        if (!refill::suits(*waiter, time, now) && refill::may_be_offered(*waiter, time, now)) put(shown.others, time);
    return shown;
}

routes::Routes waiting_routes() {
    return {
        routes::read("/api/desks/waiting", "desk_waiting", Right::appt_read, &waiting_call),
        routes::read("/api/waits/{wait}/times", "wait_times", Right::slot_read_free, &wait_times_call),
    };
}

}  // namespace koppi::desks
