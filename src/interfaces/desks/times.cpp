// Desks, times: the own worker's and the team's free times side by side, with the care guarantee's last day on the same line.
#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

constexpr std::size_t times_shown = 12;
constexpr int horizon_days = 120;
constexpr std::size_t proposed_at_most = 3;
constexpr int visits_looked_at = 50;  // for whom the client has met

// Whom the professional found needed; when they named nobody, whom the agreed rule suggests. The rule's own comes first among several.
std::vector<events::Profession> wanted_professions(const assessment::AssessmentRow& assessed) {
    auto wanted = assessment::needed_of(assessed);
    const auto suggested = assessment::suggested_profession(assessed);
    if (!suggested) return wanted;
    if (wanted.empty()) return {*suggested};
    if (const auto found = std::find(wanted.begin(), wanted.end(), *suggested); found != wanted.end()) std::rotate(wanted.begin(), found, found + 1);
    return wanted;
}

std::vector<std::string> services_of(const std::vector<events::Profession>& professions) {
    std::vector<std::string> services;
    for (const auto profession : professions)
        for (const auto& service : catalog().services.services)
            if (service.profession == profession && !service.is_for_groups()) services.push_back(service.id);
    return services;
}

// What is offered first; the professional may still choose any service. Nurses and doctors when nobody is wanted, or only professions
// that no service is booked with.
std::vector<std::string> fitting_services(const std::optional<assessment::AssessmentRow>& assessed) {
    auto services = services_of(assessed ? wanted_professions(*assessed) : std::vector<events::Profession>{});
    if (services.empty()) services = services_of({events::Profession::nurse, events::Profession::doctor});
    return services;
}

// Why a worker has no time to give: away, no such hours at all, none of them open yet, or all taken.
std::string why_none(sql::Reader& rows, ProfessionalId worker, const std::string& service, Interval around, Instant now) {
    const auto absences = scheduling::absences_of(rows, worker, {now, now + Minutes{1}});
    if (!absences.empty()) return "own_worker_away";
    bool has_hours = false;
    bool has_open_hours = false;
    for (const auto& stretch : scheduling::hours_of(rows, worker, around)) {
        if (stretch.service != service) continue;
        has_hours = true;
        has_open_hours = has_open_hours || !stretch.opens_at || *stretch.opens_at <= now;
    }
    if (!has_hours) return "own_worker_no_hours";
    return has_open_hours ? "own_worker_full" : "own_worker_not_open";
}

std::optional<scheduling::ranking::Place> place_of(const std::optional<std::string>& municipality) {
    const auto* known = municipality ? catalog().municipality(*municipality) : nullptr;
    if (!known) return std::nullopt;
    return scheduling::ranking::Place{known->latitude, known->longitude};
}

scheduling::ranking::Weights agreed_weights() {
    const auto& agreed = catalog().scheduling.ranking;
    return {.own_worker = agreed.own_worker_days,
            .met_before = agreed.met_before_days,
            .as_wished = agreed.as_wished_days,
            .remote = agreed.remote_days,
            .kilometres = agreed.kilometres_a_day,
            .after_guarantee = agreed.after_guarantee_days,
            .urgent_day = agreed.urgent_day_days};
}

// What is known of the client that moves a proposal; their record says it, so it is asked only for whoever opened that.
struct Known {
    std::set<ProfessionalId> met;
    std::optional<scheduling::ranking::Place> home;  // never of a client with a non-disclosure
};

Known known_of(sql::Reader& rows, ClientId client) {
    Known known;
    for (const auto& visit : scheduling::visits_of(rows, client, visits_looked_at))
        if (visit.professional) known.met.insert(*visit.professional);
    if (const auto details = clients::details(rows, client); details && !details->non_disclosure) known.home = place_of(details->municipality);
    return known;
}

std::vector<TimeProposed> proposals(sql::Reader& rows, const Times& shown, const Known& known, const TimesQuery& query,
                                    const scheduling::Seeker& seeker, Instant now) {
    std::map<UnitId, std::optional<scheduling::ranking::Place>> places;
    for (const auto& unit : directory::units(rows)) places[unit.unit] = place_of(unit.municipality);
    std::vector<const TimeShown*> all;
    std::vector<scheduling::ranking::Traits> traits;
    for (const auto* side : {&shown.own, &shown.team})
        for (const auto& one : *side) {
            const auto& time = one.time;
            auto& trait = traits.emplace_back(scheduling::ranking::Traits{.professional = time.professional, .begins_at = time.begins_at});
            trait.is_own_worker = std::find(seeker.named_workers.begin(), seeker.named_workers.end(), time.professional) != seeker.named_workers.end();
            trait.has_met = known.met.contains(time.professional);
            trait.is_as_wished = query.part_of_day && scheduling::ranking::part_of_day(civil(time.begins_at).minute_of_day) == *query.part_of_day;
            trait.is_remote = time.kind == events::VisitKind::remote || time.kind == events::VisitKind::phone;
            trait.wishes_remote = query.remote.value_or(false);
            if (const auto& there = places[time.unit]; there && known.home && time.kind != events::VisitKind::home)
                trait.kilometres = scheduling::ranking::kilometres_between(*known.home, *there);
            if (shown.guarantee_by) trait.days_after_guarantee = days_between(*shown.guarantee_by, helsinki_date(time.begins_at));
            all.push_back(&one);
        }
    std::vector<TimeProposed> proposed;
    for (auto& one : scheduling::ranking::propose(traits, agreed_weights(), seeker.urgency, now, proposed_at_most))
        proposed.push_back({*all[one.number], std::move(one.grounds)});
    return proposed;
}

}  // namespace

Result<Times> times(sql::Reader& rows, MatterId matter, const TimesQuery& query, const Actor& actor, Instant now) {
    const auto route = routing::route_of(rows, matter);
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    const auto assessed = assessment::latest(rows, matter);
    if (query.service && !catalog().service(*query.service)) return Refusal{Reason::invalid, "scheduling.no_such_service", "?service", {}};

    Times shown{};
    shown.services = fitting_services(assessed);
    ensure(!shown.services.empty(), "the catalogue has services of nurses and doctors");
    shown.service = query.service.value_or(shown.services.front());
    shown.as_of = now;
    // What the assessment promised is in the client's record: it is told to whoever opened that.
    if (assessed && route->client && access::has_open(rows, actor, *route->client, now)) {
        shown.guarantee_by = assessed->guarantee_by;
        shown.guarantee_rule = assessed->guarantee_rule;
    }
    const Instant from = query.from ? std::max(now, start_of_day(*query.from)) : now;
    const Instant until = from + std::chrono::days{horizon_days};
    const auto profession = catalog().service(shown.service)->profession;

    // The client's own worker of this profession: the one who was named for it, as named.
    std::optional<ProfessionalId> own;
    // Where the client is at home: the units of those who are named for them, and the unit of whoever books.
    std::vector<UnitId> near;
    if (actor.unit) near.push_back(*actor.unit);
    if (route->client)
        for (const auto& worker : continuity::named_workers(rows, *route->client)) {
            const auto colleague = directory::colleague(rows, worker.professional, now);
            if (colleague) near.push_back(colleague->unit);
            if (!own && colleague && colleague->profession == profession) {
                own = worker.professional;
                shown.own_worker = colleague;
            }
        }
    const auto show = [&](const scheduling::FreeTime& time) {
        return TimeShown{.time = time,
                         .professional_name = directory::professional_name(rows, time.professional).value_or(""),
                         .unit_name = directory::unit_name(rows, time.unit).value_or(""),
                         .after_guarantee = shown.guarantee_by && helsinki_date(time.begins_at) > *shown.guarantee_by};
    };
    scheduling::Find find{.services = {shown.service}, .from = from, .until = until, .limit = times_shown};
    if (assessed) find.seeker.urgency = assessed->urgency;
    if (route->client)
        for (const auto& worker : continuity::named_workers(rows, *route->client)) find.seeker.named_workers.push_back(worker.professional);
    if (own) {
        find.professionals = {*own};
        for (const auto& time : scheduling::earliest(rows, find, now)) shown.own.push_back(show(time));
        find.professionals.clear();
        find.except = {*own};
    }
    // The team of the client's own station first; the county fills what is left of the list.
    std::vector<scheduling::FreeTime> team;
    const auto find_team = [&](const std::vector<UnitId>& units) {
        find.units = units;
        for (const auto& time : scheduling::earliest(rows, find, now)) {
            const bool is_known = std::any_of(team.begin(), team.end(), [&](const auto& known) {
                return known.professional == time.professional && known.begins_at == time.begins_at;
            });
            if (!is_known && team.size() < times_shown) team.push_back(time);
        }
    };
    if (!near.empty()) find_team(near);
    find_team({});
    std::stable_sort(team.begin(), team.end(), [](const auto& a, const auto& b) { return a.begins_at < b.begins_at; });
    for (const auto& time : team) shown.team.push_back(show(time));
    if (!own) {
        shown.why_none_own = "no_own_worker";
    } else if (shown.own.empty()) {
        shown.why_none_own = why_none(rows, *own, shown.service, {from, until}, now);
    }
    if (shown.team.empty()) shown.why_none_team = "team_full";
    const bool is_open = route->client && access::has_open(rows, actor, *route->client, now);
    shown.proposed = proposals(rows, shown, is_open ? known_of(rows, *route->client) : Known{}, query, find.seeker, now);
    return shown;
}

}  // namespace koppi::desks
