// Routing: load, decide, record.
#include "modules/routing/routing.hpp"

#include "modules/routing/rules.hpp"
#include "modules/routing/store.hpp"
#include "platform/catalog.hpp"
#include "platform/office.hpp"

namespace koppi::routing {

namespace {

Result<MatterRoute> known_route(sql::Reader& rows, MatterId matter) {
    auto route = store::route_of(rows, matter);
    if (!route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    return *route;
}

}  // namespace

Instant carried_on_by(std::optional<events::Urgency> urgency, Instant now) {
    const auto& promises = catalog().promises;
    const auto& promised = promises.carrying_on(urgency);
    return due(promises.office_hours, promised.answer_by, promised.amount, now);
}

Result<Done> decide(Work& work, const Decision& decision, const NameOf& names, const KnowsOutcome& outcomes, Millis undo_for) {
    const auto route = TRY(known_route(work.rows(), decision.matter));
    const rules::Standing standing{.is_open_for_decision = route.state == MatterState::undecided || route.state == MatterState::owned || decision.anew,
                                   .is_closed = route.state == MatterState::closed,
                                   .decided_by_name = route.decided_by ? names(*route.decided_by) : ""};
    const auto decided = TRY(rules::decide(standing,
                                           events::MatterDecided{.decision = decision.decision,
                                                                 .matter = decision.matter,
                                                                 .contact = decision.contact,
                                                                 .client = decision.client,
                                                                 .route = decision.route,
                                                                 .why = decision.why,
                                                                 .outcome = decision.outcome,
                                                                 .owner_kind = decision.owner_kind,
                                                                 .owner = decision.owner,
                                                                 .owner_unit = decision.owner_unit,
                                                                 .owner_profession = decision.owner_profession,
                                                                 .promise_by = decision.promise_by,
                                                                 .booking = decision.booking,
                                                                 .undo_until = {}},
                                           !decision.outcome || outcomes(*decision.outcome), work.now(), undo_for));
    work.record(decided);
    return Done{};
}

Result<Done> must_be_own_words(std::string_view why, std::span<const std::string> agreed_texts) { return rules::note(why, agreed_texts); }

Result<Done> carry_on_after(Work& work, BookingId booking, MatterId matter, std::optional<events::Urgency> urgency, std::string why) {
    const auto route = TRY(known_route(work.rows(), matter));
    if (route.booking != booking || route.state != MatterState::owned || !work.actor().professional) return Done{};
    work.record(events::MatterCarriedOn{matter, *work.actor().professional, work.actor().unit, carried_on_by(urgency, work.now()), std::move(why)});
    return Done{};
}

Result<Done> carry_on_after_waiting(Work& work, MatterId matter, std::optional<events::Urgency> urgency, std::string why) {
    const auto route = TRY(known_route(work.rows(), matter));
    if (route.route != events::Route::arranging_book || route.state != MatterState::owned || !work.actor().professional) return Done{};
    work.record(events::MatterCarriedOn{matter, *work.actor().professional, work.actor().unit, carried_on_by(urgency, work.now()), std::move(why)});
    return Done{};
}

Result<Undone> undo(Work& work, MatterId matter) {
    const auto route = TRY(known_route(work.rows(), matter));
    TRY(rules::undo({.is_decided = route.decision.has_value() && route.state != MatterState::undecided,
                     .decided_by = route.decided_by,
                     .undo_until = route.undo_until,
                     // An answer that is a step of its own has a window of its own.
                     .answered = route.state == MatterState::owned && route.answer.has_value() && !route.undo_until},
                    work.actor().professional, work.now()));
    const Undone undone{route, store::decided_at_position(work.rows(), matter)};
    work.record(events::DecisionUndone{*route.decision, matter, *route.decided_in});
    return undone;
}

Result<Done> answer(Work& work, MatterId matter, std::string answer) {
    const auto route = TRY(known_route(work.rows(), matter));
    if (route.state != MatterState::asked || route.consultation) return Refusal{Reason::out_of_order, "routing.nothing_asked", "", {}};
    if (!work.actor().professional || route.owner != work.actor().professional)
        return Refusal{Reason::forbidden, "routing.not_asked_of_you", "", {}};
    work.record(events::ConsultationAnswered{.decision = *route.decision,
                                             .matter = matter,
                                             .answered_by = *work.actor().professional,
                                             .answer = std::move(answer),
                                             .back_to = *route.decided_by});
    return Done{};
}

Result<Done> close(Work& work, const Closing& closing, const FitsRoute& fits, Millis undo_for) {
    const auto route = TRY(known_route(work.rows(), closing.matter));
    const auto& actor = work.actor();
    const rules::CarriedOn standing{.is_owned = route.state == MatterState::owned,
                                    .is_asked = route.state == MatterState::asked,
                                    .is_mine = route.owner_kind == events::OwnerKind::person
                                                   ? route.owner == actor.professional
                                                   : route.owner_profession == actor.profession && route.owner_unit == actor.unit};
    const bool outcome_fits = route.route && fits(closing.outcome, *route.route);
    work.record(TRY(rules::close(standing,
                                 {.decision = closing.decision, .matter = closing.matter, .outcome = closing.outcome, .why = closing.why, .undo_until = {}},
                                 outcome_fits, work.now(), undo_for)));
    return Done{};
}

Result<Done> hand_on(Work& work, MatterId matter, const NewOwner& to, std::string why) {
    const auto route = TRY(known_route(work.rows(), matter));
    if (route.state != MatterState::owned && route.state != MatterState::asked) return Refusal{Reason::out_of_order, "routing.not_carried_on", "", {}};
    ensure(to.person || (to.unit && to.profession), "a matter is handed on to somebody");
    work.record(events::MatterHandedOn{.matter = matter,
                                       .owner_kind = to.person ? events::OwnerKind::person : events::OwnerKind::pool,
                                       .owner = to.person,
                                       .owner_unit = to.unit,
                                       .owner_profession = to.profession,
                                       .why = std::move(why)});
    return Done{};
}

void ground(Work& work, MatterId matter, DecisionId decision, events::RoutedBecause because) {
    work.record(events::OwnerGrounded{matter, decision, because});
}

namespace {

// The situation of an example: everybody in it is somebody else.
whom::Facts facts_of(const knowledge::RoutingExample& example) {
    std::uint8_t next = 0;
    const auto person = [&](knowledge::ExampleReach reach) {
        whom::Person one{};
        one.professional.bytes[0] = ++next;
        one.is_in_time = reach == knowledge::ExampleReach::in_time;
        return one;
    };
    const auto worker = [&](const std::optional<knowledge::ExampleReach>& reach) {
        return reach ? std::optional(whom::Worker{person(*reach), std::nullopt}) : std::nullopt;
    };
    whom::Facts facts{};
    facts.earlier = worker(example.earlier_handler);
    facts.case_manager = worker(example.case_manager);
    if (const auto own = worker(example.own_worker)) facts.named.push_back(*own);
    if (example.deputy) {
        auto* stood_in_for = facts.case_manager     ? &*facts.case_manager
                             : !facts.named.empty() ? &facts.named.front()
                             : facts.earlier        ? &*facts.earlier
                                                    : nullptr;
        if (stood_in_for) stood_in_for->deputy = person(*example.deputy);
    }
    if (example.team.value_or(false)) facts.team = whom::Team{{}, events::Profession::nurse};
    if (example.competence.value_or(false)) facts.competence = whom::Team{{}, events::Profession::physiotherapist};
    return facts;
}

std::string reasons_text(const std::vector<events::RoutedBecause>& reasons) {
    std::string text;
    for (const auto because : reasons) text += (text.empty() ? "" : ", ") + std::string(wire::word(because));
    return text.empty() ? "nobody" : text;
}

}  // namespace

std::vector<events::RoutedBecause> comes_out(const knowledge::RoutingExample& example, const std::vector<events::RoutedBecause>& order) {
    std::vector<events::RoutedBecause> reasons;
    for (const auto& one : whom::candidates(facts_of(example), order)) reasons.push_back(one.because);
    return reasons;
}

Result<Done> prove(const Catalog& catalog) {
    for (std::size_t i = 0; i < catalog.routing.examples.size(); ++i) {
        const auto& example = catalog.routing.examples[i];
        const auto came_out = comes_out(example, catalog.routing.order);
        if (came_out == example.expect) continue;
        return Refusal{Reason::invalid,
                       "catalog.contradiction",
                       "/examples/" + std::to_string(i),
                       {{"file", "catalog/routing.yaml"}, {"what", "example \"" + example.name + "\" comes out otherwise: " + reasons_text(came_out)}}};
    }
    return Done{};
}

std::optional<knowledge::EscalationLevel> escalated_to(Instant promise_by, Instant now) {
    std::optional<knowledge::EscalationLevel> level;
    for (const auto& step : catalog().routing.escalation)
        if (now >= promise_by + Minutes{step.minutes}) level = step.level;
    return level;
}

std::vector<Handled> handled_before(sql::Reader& rows, ClientId client, MatterId but, Instant since, Instant until) {
    return store::handled_before(rows, client, but, since, until);
}
std::vector<PassedOn> passed_on(sql::Reader& rows, Instant from, Instant until) { return store::passed_on(rows, from, until); }
std::vector<Lying> lying(sql::Reader& rows, Instant promised_before, Instant moved_before, int limit) {
    return store::lying(rows, promised_before, moved_before, limit);
}
std::vector<MatterRoute> carried_by(sql::Reader& rows, ProfessionalId professional) { return store::carried_by(rows, professional); }
std::optional<MatterRoute> route_of(sql::Reader& rows, MatterId matter) { return store::route_of(rows, matter); }
std::vector<MatterRoute> open_of_client(sql::Reader& rows, ClientId client) { return store::open_of_client(rows, client); }

}  // namespace koppi::routing
