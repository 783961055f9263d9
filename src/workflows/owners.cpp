// Owners: load what the modules know, let the order of the catalogue speak.
#include "workflows/owners.hpp"

#include <map>

#include "core/civil_time.hpp"
#include "modules/access/access.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "modules/roster/roster.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"

namespace koppi::owners {

namespace {

namespace whom = routing::whom;

// Who of the staff could carry something on between two moments.
class Staff {
public:
    Staff(sql::Reader& rows, Instant at, Instant promise_by, bool is_past) : rows_(rows), at_(at), promise_by_(promise_by), is_past_(is_past) {}

    std::optional<whom::Person> person(ProfessionalId professional) { return person_at(rows_, professional, at_, promise_by_, is_past_); }
    std::optional<whom::Worker> worker(ProfessionalId professional) {
        const auto one = person(professional);
        if (!one) return std::nullopt;
        const auto deputy = directory::deputy_of(rows_, professional);
        return whom::Worker{*one, deputy ? person(*deputy) : std::nullopt};
    }

private:
    sql::Reader& rows_;
    Instant at_;
    Instant promise_by_;
    bool is_past_;
};

// The nearest unit with that competence: the given one, else the first that has it.
std::optional<whom::Team> team_with(sql::Reader& rows, events::Profession profession, std::optional<UnitId> near) {
    const auto unit = directory::unit_with(rows, profession, near);
    if (!unit) return std::nullopt;
    return whom::Team{*unit, profession};
}

// Whoever carried it; where it was settled in the call, whoever settled it.
std::optional<ProfessionalId> who_handled(const routing::Handled& handled) { return handled.owner ? handled.owner : handled.decided_by; }

bool manages(events::NamedAs named_as) { return named_as == events::NamedAs::client_manager || named_as == events::NamedAs::responsible_worker; }

}  // namespace

std::optional<whom::Person> person_at(sql::Reader& rows, ProfessionalId professional, Instant at, Instant promise_by, bool is_past) {
    const auto colleague = directory::colleague(rows, professional, at);
    // Who signs in no more carries nothing on.
    if (!colleague || !directory::signs_in(rows, professional)) return std::nullopt;
    whom::Reach reach{!is_past && colleague->reachability == events::Reachability::away, {}};
    for (const auto& absence : scheduling::absences_of(rows, professional, {at, std::max(promise_by, at + Minutes{1})}))
        reach.absences.push_back({absence.begins_at, absence.ends_at});
    return whom::Person{professional, colleague->unit, colleague->profession, whom::is_in_time(reach, at, promise_by)};
}

Known known(sql::Reader& rows, const Question& question, int earlier_within_days) {
    Staff staff(rows, question.at, question.promise_by, question.is_past);
    Known known{};
    const Instant since = question.at - std::chrono::days{earlier_within_days};
    for (const auto& handled : routing::handled_before(rows, question.client, question.matter, since, question.at)) {
        // Oneself is no other.
        const auto who = who_handled(handled);
        if (!who || who == question.asker) continue;
        known.facts.earlier = staff.worker(*who);
        known.earlier_at = handled.decided_at;
        if (known.facts.earlier) break;
    }
    std::optional<UnitId> own_unit = question.near;
    for (const auto& named : continuity::named_workers(rows, question.client)) {
        if (named.professional == question.asker || named.from > helsinki_date(question.at)) continue;
        const auto worker = staff.worker(named.professional);
        if (!worker) continue;
        auto& facts = known.facts;
        if (facts.named.empty() && !facts.case_manager) own_unit = worker->person.unit;
        if (manages(named.named_as) && !facts.case_manager) {
            facts.case_manager = worker;
        } else {
            facts.named.push_back(*worker);
        }
    }
    if (!known.facts.named.empty()) known.facts.team = whom::Team{known.facts.named.front().person.unit, known.facts.named.front().person.profession};
    if (const auto assessed = assessment::latest(rows, question.matter))
        if (const auto needed = assessment::needed_of(*assessed); !needed.empty()) known.facts.competence = team_with(rows, needed.front(), own_unit);
    return known;
}

std::optional<Question> question(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now) {
    const auto route = routing::route_of(rows, matter);
    if (!route || !route->client) return std::nullopt;
    const auto assessed = assessment::latest(rows, matter);
    return Question{.matter = matter,
                    .client = *route->client,
                    .asker = actor.professional,
                    .near = actor.unit,
                    .at = now,
                    .promise_by = routing::carried_on_by(assessed ? std::optional(assessed->urgency) : std::nullopt, now)};
}

std::optional<events::RoutedBecause> reason_for(sql::Reader& rows, MatterId matter, const Actor& actor, Instant now,
                                                const std::optional<ProfessionalId>& person, const std::optional<whom::Team>& team) {
    const auto asked = question(rows, matter, actor, now);
    if (!asked) return std::nullopt;
    const auto facts = known(rows, *asked, catalog().routing.earlier_within_days).facts;
    for (const auto& one : whom::candidates(facts, catalog().routing.order)) {
        if (person && one.person && one.person->professional == *person) return one.because;
        if (team && one.team && *one.team == *team) return one.because;
    }
    return std::nullopt;
}

// ---- contacts that wait

namespace {

std::optional<contact::Person> reachable(Staff& staff, std::optional<ProfessionalId> professional) {
    const auto one = professional ? staff.person(*professional) : std::nullopt;
    if (!one) return std::nullopt;
    return contact::Person{one->professional, one->unit, one->profession, one->is_in_time};
}

// A number that two people share names neither of them.
std::optional<ClientId> client_of(sql::Reader& rows, const contact::ContactRow& contact) {
    if (contact.client) return contact.client;
    if (!contact.caller_phone || contact.provider_company) return std::nullopt;
    const auto known = clients::by_phone(rows, *contact.caller_phone, 2);
    if (known.size() != 1) return std::nullopt;
    return known.front().client;
}

std::optional<contact::Chain> duty_chain(sql::Reader& rows, const contact::ContactRow& contact, const directory::LineShown& line, Instant now) {
    const auto* duty = catalog().duties.of_line(line.key);
    if (!duty) return std::nullopt;
    const auto who = roster::on_duty(rows, {line.unit, duty->id, helsinki_date(now)});
    Staff staff(rows, now, contact.promise_by, false);
    return contact::Chain{.because = events::DirectedBecause::on_duty,
                          .first = reachable(staff, who),
                          .deputy = reachable(staff, who ? directory::deputy_of(rows, *who) : std::nullopt),
                          .team = std::nullopt};
}

events::DirectedBecause directed_because(events::RoutedBecause because) {
    switch (because) {
        case events::RoutedBecause::earlier_handler: return events::DirectedBecause::earlier_handler;
        case events::RoutedBecause::case_manager: return events::DirectedBecause::case_manager;
        default: return events::DirectedBecause::own_worker;
    }
}

// Who is known to the client for this reason, and has a desk where contacts wait.
std::optional<ProfessionalId> known_for(sql::Reader& rows, ClientId client, events::RoutedBecause because, Instant now) {
    const auto has_desk = [&](ProfessionalId one) { return access::has_desk(rows, one, routes::Right::queue_list); };
    if (because == events::RoutedBecause::earlier_handler) {
        const Instant since = now - std::chrono::days{catalog().routing.directed.earlier_within_days};
        for (const auto& handled : routing::handled_before(rows, client, {}, since, now))
            if (const auto who = who_handled(handled); who && has_desk(*who)) return who;
        return std::nullopt;
    }
    if (because == events::RoutedBecause::case_manager) {
        for (const auto& named : continuity::named_workers(rows, client))
            if (manages(named.named_as) && named.from <= helsinki_date(now) && has_desk(named.professional)) return named.professional;
        return std::nullopt;
    }
    const auto own = continuity::own_worker(rows, client);
    // An area nurse is everybody's: whoever takes the next of the line is as near.
    if (!own || !continuity::is_personal(own->named_as) || !has_desk(own->professional)) return std::nullopt;
    return own->professional;
}

// The first of the line's order who can be reached inside the promise; where nobody can be, whoever stands in for the first of all.
std::optional<contact::Chain> known_chain(sql::Reader& rows, const contact::ContactRow& contact, const directory::LineShown& line, Instant now) {
    const auto order = catalog().routing.directed_to(line.key);
    const auto client = order.empty() ? std::nullopt : client_of(rows, contact);
    if (!client) return std::nullopt;
    Staff staff(rows, now, contact.promise_by, false);
    std::optional<contact::Chain> first;
    for (const auto because : order) {
        const auto who = known_for(rows, *client, because, now);
        const auto person = reachable(staff, who);
        if (!person || (first && !person->is_in_time)) continue;
        contact::Chain chain{.because = directed_because(because),
                             .first = person,
                             .deputy = reachable(staff, directory::deputy_of(rows, *who)),
                             .team = contact::Team{person->unit, person->profession}};
        if (person->is_in_time) return chain;
        first = chain;
    }
    return first;
}

}  // namespace

std::optional<contact::Chain> chain_for(sql::Reader& rows, const contact::ContactRow& contact, Instant now) {
    const auto line = directory::line(rows, contact.line);
    if (!line) return std::nullopt;
    if (auto duty = duty_chain(rows, contact, *line, now)) return duty;
    return known_chain(rows, contact, *line, now);
}

void direct(Work& work, ContactId contact) {
    const auto row = contact::contact(work.rows(), contact);
    if (!row || row->state != contact::ContactState::waiting) return;
    if (const auto chain = chain_for(work.rows(), *row, work.now())) contact::direct(work, contact, *chain);
}

int direct_waiting(Work& work) {
    int moved = 0;
    for (const auto& row : contact::directed(work.rows())) {
        const auto chain = chain_for(work.rows(), row, work.now()).value_or(contact::Chain{});
        if (contact::pass_on_unopened(work, row, chain) || contact::direct(work, row.contact, chain)) ++moved;
    }
    std::vector<LineId> lines;
    for (const auto& line : directory::lines(work.rows()))
        if (catalog().duties.of_line(line.key)) lines.push_back(line.line);
    for (const auto& row : contact::undirected(work.rows(), lines)) {
        const auto chain = chain_for(work.rows(), row, work.now());
        if (chain && contact::direct(work, row.contact, *chain)) ++moved;
    }
    return moved;
}

// ---- a changed order, before it is switched on

namespace {

struct First {
    std::optional<events::RoutedBecause> because;
    std::string who;
};

First first_of(sql::Reader& rows, const Question& question, const knowledge::Routing& routing) {
    const auto facts = known(rows, question, routing.earlier_within_days).facts;
    const auto all = whom::candidates(facts, routing.order);
    if (all.empty()) return {std::nullopt, ""};
    const auto& one = all.front();
    if (one.person) return {one.because, directory::professional_name(rows, one.person->professional).value_or("")};
    return {one.because, directory::unit_name(rows, one.team->unit).value_or("") + ", " + std::string(wire::word(one.team->profession))};
}

}  // namespace

Comparison compare(sql::Reader& rows, const knowledge::Routing& now_used, const knowledge::Routing& wanted, Instant now) {
    Comparison all{};
    all.days = now_used.compare_days;
    std::map<std::pair<std::optional<events::RoutedBecause>, std::optional<events::RoutedBecause>>, int> because;
    std::map<std::pair<std::string, std::string>, int> who;
    for (const auto& route : routing::passed_on(rows, now - std::chrono::days{all.days}, now)) {
        if (!route.client || !route.decided_at) continue;
        const Question asked{.matter = route.matter,
                             .client = *route.client,
                             .asker = route.decided_by,
                             .near = std::nullopt,
                             .at = *route.decided_at,
                             .promise_by = route.promise_by.value_or(*route.decided_at),
                             .is_past = true};
        ++all.matters;
        const auto before = first_of(rows, asked, now_used);
        const auto after = first_of(rows, asked, wanted);
        if (before.who == after.who) continue;
        ++all.elsewhere;
        ++because[{before.because, after.because}];
        ++who[{before.who, after.who}];
    }
    for (const auto& [reasons, matters] : because) all.because.push_back({reasons.first, reasons.second, matters});
    for (const auto& [names, matters] : who) all.who.push_back({names.first, names.second, matters});
    const auto most_first = [](const auto& a, const auto& b) { return a.matters > b.matters; };
    std::stable_sort(all.because.begin(), all.because.end(), most_first);
    std::stable_sort(all.who.begin(), all.who.end(), most_first);
    return all;
}

}  // namespace koppi::owners
