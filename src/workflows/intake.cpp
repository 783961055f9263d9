// Intake: the verbs of the first line. Each loads what the modules know, lets one module decide, and tells the others.
#include "workflows/intake.hpp"

#include "core/civil_time.hpp"
#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/survey/survey.hpp"
#include "platform/catalog.hpp"
#include "workflows/bookings.hpp"
#include "workflows/notices.hpp"
#include "workflows/owners.hpp"
#include "workflows/refill.hpp"

namespace koppi::intake {

namespace {

// An outcome that ends nothing (passed on, on the waiting list) closes no matter.
bool ends_a_matter(const std::string& outcome) {
    const auto* known = catalog().outcome(outcome);
    return known && known->closes;
}

// At a desk. What a rule gives, nobody chooses.
bool may_follow(const knowledge::Outcome& outcome, events::Route route) {
    if (outcome.only_by_rule.value_or(false)) return false;
    return std::find(outcome.routes.begin(), outcome.routes.end(), route) != outcome.routes.end();
}

// A matter in the hands of whoever acts: through a contact that they hold, or because it was passed to them.
struct InHand {
    contact::MatterRow matter;
    routing::MatterRoute route;
    std::optional<contact::ContactRow> contact;
    std::optional<assessment::AssessmentRow> assessment;
    // The contact came later than the matter: it joined it.
    bool joined = false;
};

Result<InHand> matter_in_hand(Work& work, MatterId matter) {
    const auto me = TRY(acting_professional(work));
    const auto row = contact::matter(work.rows(), matter);
    const auto route = routing::route_of(work.rows(), matter);
    if (!row || !route) return Refusal{Reason::not_found, "contact.no_such_matter", "", {}};
    InHand hand{*row, *route, contact::in_hands_of(work.rows(), matter, me), assessment::latest(work.rows(), matter)};
    hand.joined = hand.contact && hand.contact->contact != row->contact;

    // Told as it is: nobody has taken the contact, or it is decided and somebody else carries it on. Only a later contact about the same
    // matter brings it up again; in the contact where it was decided, the way back is to undo.
    if (route->state == routing::MatterState::undecided) {
        if (!hand.contact) TRY(contact::held_by(work.rows(), row->contact, me));
        return hand;
    }
    if (hand.joined && route->state != routing::MatterState::closed) return hand;
    const bool mine = route->owner_kind == events::OwnerKind::person
                          ? route->owner == me
                          : route->owner_profession == work.actor().profession && route->owner_unit == work.actor().unit;
    if (route->state == routing::MatterState::owned && mine) return hand;
    return Refusal{Reason::conflict, "routing.already_decided", "", {{"name", route->decided_by ? names_of(work)(*route->decided_by) : ""}}};
}

Result<ClientId> known_client(const InHand& hand) {
    if (!hand.route.client) return Refusal{Reason::out_of_order, "contact.client_unknown", "", {}};
    return *hand.route.client;
}

// Advice that resolves, a booking and a hand-over all stand on an assessment; a wrong number or an emergency does not wait for one.
Result<assessment::AssessmentRow> must_be_assessed(const InHand& hand) {
    if (!hand.assessment) return Refusal{Reason::out_of_order, "assessment.not_assessed", "", {}};
    return *hand.assessment;
}

std::optional<events::Urgency> urgency_of(const InHand& hand) {
    if (hand.assessment) return hand.assessment->urgency;
    return hand.contact ? hand.contact->urgency : std::nullopt;
}

// Whether every matter of the contact has its decision, also those that it joined.
bool is_decided(sql::Reader& rows, ContactId contact) {
    for (const auto& matter : contact::matters_of(rows, contact))
        if (const auto route = routing::route_of(rows, matter.matter); route && route->state == routing::MatterState::undecided) return false;
    return true;
}

// Closes what the decision on the matter leaves nothing to decide in; true when `through` is among it. Who calls while a callback waits is
// not called back for nothing. A contact that came after `through` still waits for its answer.
Result<bool> close_decided(Work& work, MatterId matter, const contact::ContactRow& through) {
    bool is_closed = false;
    for (const auto& contact : contact::open_about(work.rows(), matter)) {
        if (contact.received_at > through.received_at || !is_decided(work.rows(), contact.contact)) continue;
        TRY(contact::close(work, contact.contact));
        if (contact.contact == through.contact) is_closed = true;
    }
    return is_closed;
}

contact::ContactAnswer answer_of(sql::Reader& rows, ContactId contact) {
    contact::ContactAnswer answer{contact, {}};
    for (const auto& matter : contact::matters_of(rows, contact)) answer.matters.push_back(matter.matter);
    return answer;
}

// What is being surveyed ends in the survey; only who must go to emergency care goes at once.
Result<Done> free_of_survey(Work& work, MatterId matter, std::optional<events::Route> route) {
    if (route == events::Route::emergency) return Done{};
    const auto survey = survey::living_of_matter(work.rows(), matter);
    if (!survey) return Done{};
    return Refusal{Reason::out_of_order, "survey.is_open", "", {{"name", survey->surveyor ? names_of(work)(*survey->surveyor) : ""}}};
}

// What was passed to survey and lies in its pool is taken as a survey before it ends, so that it ends with an outcome of a survey.
Result<Done> taken_as_survey(Work& work, MatterId matter) {
    const auto route = routing::route_of(work.rows(), matter);
    const bool is_passed = route && route->state == routing::MatterState::owned && route->route == events::Route::case_survey;
    const bool is_of_pool = is_passed && route->owner_kind == events::OwnerKind::pool && route->owner_profession == work.actor().profession &&
                            route->owner_unit == work.actor().unit;
    if (is_of_pool) return Refusal{Reason::out_of_order, "survey.is_in_pool", "", {}};
    return Done{};
}

Result<Decided> decide(Work& work, const InHand& hand, routing::Decision decision) {
    TRY(free_of_survey(work, hand.matter.matter, decision.route));
    decision.matter = hand.matter.matter;
    decision.contact = hand.contact ? hand.contact->contact : hand.matter.contact;
    decision.client = hand.route.client;
    decision.anew = hand.joined;
    TRY(routing::decide(work, decision, names_of(work), ends_a_matter, catalog().promises.undo.window()));
    Decided decided{.decision = decision.decision,
                    .undo_until = work.now() + catalog().promises.undo.window(),
                    .contact_closed = false,
                    .booking = decision.booking};
    if (hand.contact) decided.contact_closed = TRY(close_decided(work, decision.matter, *hand.contact));
    return decided;
}

// The same, with why the rules propose its owner; absent where the professional chose freely.
Result<Decided> decide_because(Work& work, const InHand& hand, std::optional<events::RoutedBecause> because, routing::Decision decision) {
    const auto decided = TRY(decide(work, hand, std::move(decision)));
    if (because) routing::ground(work, hand.matter.matter, decided.decision, *because);
    return decided;
}

// What was assessed as an emergency is not left to wait, and no advice settles it.
Result<Done> must_not_be_emergency(const assessment::AssessmentRow& assessed) {
    if (assessed.urgency != events::Urgency::emergency) return Done{};
    return Refusal{Reason::out_of_order, "assessment.emergency_class_needs_emergency_route", "", {}};
}

// What the outcome asks of its grounds: an assessment where it says that the matter is settled, and the professional's own words where it
// does not explain itself. The agreed rule's text is the same sentence in each language.
Result<Done> must_be_grounded(const std::optional<assessment::AssessmentRow>& assessed, const std::string& outcome, std::string_view why) {
    const auto* known = catalog().outcome(outcome);
    if (known && known->resolved_at_first_contact) {
        if (!assessed) return Refusal{Reason::out_of_order, "assessment.not_assessed", "", {}};
        TRY(must_not_be_emergency(*assessed));
    }
    if (!known || !known->needs_note) return Done{};
    std::vector<std::string> agreed_texts;
    for (const auto language : {Language::fi, Language::sv, Language::en})
        if (const auto text = assessed ? assessment::suggested_why(*assessed, language) : std::nullopt) agreed_texts.push_back(*text);
    return routing::must_be_own_words(why, agreed_texts);
}

// A visit that lies ahead must not outlive its matter in silence.
Result<Done> free_of_bookings(Work& work, const routing::MatterRoute& route, DecisionId decision, const std::string& why) {
    if (!route.client) return Done{};
    for (const auto& booking : scheduling::ahead_of_matter(work.rows(), *route.client, route.matter, work.now())) {
        TRY(scheduling::free(work, booking.booking, decision, why));
        TRY(notices::after_cancelling(work, booking));
    }
    return Done{};
}

// What ends a matter ends what was booked for it, and its place in an arranging book.
Result<Done> leaves_nothing_behind(Work& work, const routing::MatterRoute& route, DecisionId decision, const std::string& outcome) {
    TRY(free_of_bookings(work, route, decision, outcome));
    return refill::matter_waits_no_more(work, route.matter, {events::WaitEnd::matter_closed, outcome, decision});
}

// As if a later contact brought it up again, in whose hands it ever is.
InHand brought_up_again(Work& work, MatterId matter) {
    const auto& me = work.actor().professional;
    const auto row = contact::matter(work.rows(), matter);
    const auto route = routing::route_of(work.rows(), matter);
    ensure(row && route, "a matter that waits is a matter");
    return {.matter = *row,
            .route = *route,
            .contact = me ? contact::in_hands_of(work.rows(), matter, *me) : std::nullopt,
            .assessment = assessment::latest(work.rows(), matter),
            .joined = true};
}

// The decision that the matter is booked; and the visit with it.
Result<Decided> decide_booked(Work& work, const InHand& hand, DecisionId id, const scheduling::BookingRow& booking, std::string why) {
    return decide(work, hand,
                  {.decision = id,
                   .route = events::Route::book,
                   .why = std::move(why),
                   .owner_kind = events::OwnerKind::person,
                   .owner = booking.professional,
                   .owner_unit = booking.unit,
                   .promise_by = booking.begins_at,
                   .booking = booking.booking});
}
Result<Decided> book_and_decide(Work& work, const InHand& hand, DecisionId id, const scheduling::BookTime& time, events::BookedThrough through,
                                std::string why) {
    const auto client = TRY(known_client(hand));
    TRY(free_of_survey(work, hand.matter.matter, events::Route::book));
    TRY(free_of_bookings(work, hand.route, id, "moved"));
    auto booked_for = TRY(bookings::whom(work, client, hand.matter.matter));
    booked_for.through = through;
    const auto booking = TRY(scheduling::book(work, time, booked_for, bookings::known(work)));
    TRY(notices::after_booking(work, booking));
    return decide_booked(work, hand, id, booking, std::move(why));
}

// Whoever is waited for promises the last day of the care guarantee; where the law sets none, or it has passed, what the house promises.
Instant waits_until(const assessment::AssessmentRow& assessed, Instant now) {
    if (assessed.guarantee_by && *assessed.guarantee_by >= helsinki_date(now)) return end_of_day(*assessed.guarantee_by) - Millis{1};
    return routing::carried_on_by(assessed.urgency, now);
}

}  // namespace

Result<ProfessionalId> acting_professional(const Work& work) {
    if (!work.actor().professional) return Refusal{Reason::forbidden, "session.choose_role", "", {}};
    return *work.actor().professional;
}

std::function<std::string(ProfessionalId)> names_of(Work& work) {
    return [&work](ProfessionalId professional) { return directory::professional_name(work.rows(), professional).value_or(""); };
}

Result<directory::Colleague> somebody_at_a_desk(Work& work, ProfessionalId professional, routes::Right right, std::string where) {
    const auto colleague = directory::colleague(work.rows(), professional, work.now());
    if (!colleague) return Refusal{Reason::invalid, "routing.no_such_colleague", std::move(where), {}};
    if (!access::has_desk(work.rows(), professional, right)) return Refusal{Reason::invalid, "routing.nobody_at_that_desk", std::move(where), {}};
    return *colleague;
}

Result<MatterInHand> in_hand(Work& work, MatterId matter) {
    const auto hand = TRY(matter_in_hand(work, matter));
    return MatterInHand{TRY(known_client(hand)), urgency_of(hand)};
}

Result<Done> free_visits(Work& work, MatterId matter, DecisionId decision, const std::string& why) {
    const auto route = routing::route_of(work.rows(), matter);
    ensure(route.has_value(), "a matter stands somewhere");
    return free_of_bookings(work, *route, decision, why);
}

std::optional<events::Urgency> judged_urgency(sql::Reader& rows, ContactId contact) {
    std::optional<events::Urgency> judged;
    for (const auto& matter : contact::matters_of(rows, contact)) {
        const auto route = routing::route_of(rows, matter.matter);
        const auto assessed = assessment::latest(rows, matter.matter);
        if (!route || route->state != routing::MatterState::undecided || !assessed) continue;
        if (!judged || assessed->urgency < *judged) judged = assessed->urgency;
    }
    return judged;
}

namespace {

// Whom a command names.
Result<Done> must_be_known(sql::Reader& rows, ClientId client) {
    const auto exists = clients::must_exist(rows, client);
    if (!exists) return Refusal{Reason::invalid, exists.refusal().code, "/client", {}};
    return Done{};
}

std::string line_key(sql::Reader& rows, LineId line) {
    const auto known = directory::line(rows, line);
    return known ? known->key : "";
}
std::string line_key_of(sql::Reader& rows, ContactId contact) {
    const auto row = contact::contact(rows, contact);
    return row ? line_key(rows, row->line) : "";
}

}  // namespace

Result<contact::ContactAnswer> receive(Work& work, const contact::ReceiveContact& command) {
    const auto line = directory::line(work.rows(), command.line);
    if (!line) return Refusal{Reason::invalid, "contact.no_such_line", "/line", {}};
    const bool is_provider = command.provider.has_value();
    if (!is_provider && catalog().promises.is_for_providers(line->key)) return Refusal{Reason::invalid, "contact.provider_needed", "/provider", {}};
    if (is_provider && command.channel != events::Channel::provider) return Refusal{Reason::invalid, "contact.no_provider_here", "/provider", {}};
    // Whoever is to be called back has a number.
    const bool has_number = command.caller_phone && !command.caller_phone->value.empty();
    if (is_provider && !command.take && !has_number) return Refusal{Reason::invalid, "contact.number_needed", "/caller_phone", {}};
    if (command.client) TRY(must_be_known(work.rows(), *command.client));
    if (command.same_matter)
        if (const auto route = routing::route_of(work.rows(), *command.same_matter); route && route->state == routing::MatterState::closed)
            return Refusal{Reason::out_of_order, "contact.matter_is_closed", "/same_matter", {}};
    if (command.take) TRY(acting_professional(work));
    auto received = TRY(contact::receive(work, command, contact::promise_for(command.channel, command.urgency, work.now(), line->key)));
    owners::direct(work, received.contact);
    return received;
}

Result<contact::ContactAnswer> take(Work& work, ContactId contact) {
    const auto me = TRY(acting_professional(work));
    return contact::take(work, contact, me, names_of(work));
}

Result<contact::ContactAnswer> take_next(Work& work, const TakeNext& command) {
    const auto me = TRY(acting_professional(work));
    return contact::take_next(work, command.lines, me);
}

Result<contact::ContactAnswer> take_over(Work& work, ContactId contact, const contact::TakeOverContact& command) {
    const auto me = TRY(acting_professional(work));
    return contact::take_over(work, contact, me, command);
}

Result<Done> give_back(Work& work, ContactId contact, const contact::ReturnContact& command) {
    const auto me = TRY(acting_professional(work));
    return contact::give_back(work, contact, me, command, judged_urgency(work.rows(), contact), line_key_of(work.rows(), contact));
}

Result<Done> put_back(Work& work, ContactId contact) {
    const auto me = TRY(acting_professional(work));
    return contact::put_back(work, contact, me, judged_urgency(work.rows(), contact), line_key_of(work.rows(), contact));
}

Result<Done> finish(Work& work, ContactId contact) {
    const auto me = TRY(acting_professional(work));
    return contact::finish(work, contact, me, is_decided(work.rows(), contact));
}

namespace {

contact::Kept kept_of(sql::Reader& rows, const contact::HeldContact& held, const AtWork& at_work) {
    auto touched_at = at_work.last_open(held.contact, held.holder);
    // A draft is no event, but whoever writes one is at work.
    for (const auto& matter : contact::matters_of(rows, held.contact))
        if (const auto draft = assessment::draft(rows, matter.matter)) touched_at = std::max(touched_at.value_or(draft->saved_at), draft->saved_at);
    return {.is_signed_in = at_work.is_signed_in(held.holder),
            .is_open = at_work.has_open(held.contact, held.holder),
            .touched_at = touched_at,
            .judged = judged_urgency(rows, held.contact),
            .line_key = line_key_of(rows, held.contact)};
}

}  // namespace

std::optional<contact::GoesBack> goes_back(sql::Reader& rows, const contact::HeldContact& held, const AtWork& at_work) {
    return contact::goes_back(held, kept_of(rows, held, at_work));
}

int return_what_is_left_alone(Work& work, const AtWork& at_work) {
    int returned = 0;
    for (const auto& held : contact::all_held(work.rows()))
        if (contact::return_if_left_alone(work, held, kept_of(work.rows(), held, at_work))) ++returned;
    return returned;
}

Result<Done> record_attempt(Work& work, ContactId contact, const contact::RecordAttempt& command) {
    const auto me = TRY(acting_professional(work));
    TRY(contact::held_by(work.rows(), contact, me));
    return contact::record_attempt(work, contact, command);
}

Result<MissedToldAnswer> tell_missed(Work& work, ContactId contact, const contact::TellMissed& command) {
    const auto me = TRY(acting_professional(work));
    const auto held = TRY(contact::held_by(work.rows(), contact, me));
    if (!held.client) return Refusal{Reason::out_of_order, "contact.client_unknown", "", {}};
    TRY(contact::may_be_told(work.rows(), contact, command.next_at, work.now()));
    MissedToldAnswer answer{std::nullopt, std::nullopt};
    if (notices::are_told()) {
        messages::MessageFacts facts{};
        facts.answer_by = command.next_at;
        const auto told = TRY(notices::queue(work, {.kind = messages::MessageKind::callback_missed,
                                                    .client = *held.client,
                                                    .dedup = notices::dedup_of(messages::MessageKind::callback_missed, contact.text(),
                                                                               static_cast<std::size_t>(held.attempts)),
                                                    .facts = std::move(facts)}));
        if (!told.message) return Refusal{Reason::out_of_order, "contact.nothing_reaches", "", {}};
        answer.message = told.message;
        answer.channel = told.channel;
    }
    TRY(contact::tell_missed(work, contact, command, answer.message));
    return answer;
}

Result<contact::ContactAnswer> identify_matter(Work& work, MatterId matter, const contact::IdentifyClient& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    TRY(must_be_known(work.rows(), command.client));
    if (hand.matter.client != command.client) {
        // What was assessed or decided for one person is never moved to another by a click (threats T16).
        if (contact::is_joined(work.rows(), matter)) return Refusal{Reason::out_of_order, "contact.matter_is_joined", "/client", {}};
        const bool is_decided = hand.route.client && hand.route.state != routing::MatterState::undecided;
        if (is_decided || hand.assessment) return Refusal{Reason::out_of_order, "contact.client_is_assessed", "/client", {}};
    }
    TRY(contact::identify_matter(work, hand.matter, command.client));
    return answer_of(work.rows(), hand.matter.contact);
}

Result<Done> identify(Work& work, ContactId contact, const contact::IdentifyClient& command) {
    const auto me = TRY(acting_professional(work));
    const auto held = TRY(contact::held_by(work.rows(), contact, me));
    if (held.provider_company) return Refusal{Reason::out_of_order, "contact.provider_has_no_client", "/client", {}};
    TRY(must_be_known(work.rows(), command.client));
    // What was assessed or decided for one person is never moved to another by a click (threats T16).
    if (held.client != command.client)
        for (const auto& matter : contact::matters_of(work.rows(), contact)) {
            if (matter.contact != contact) return Refusal{Reason::invalid, "contact.matter_of_another", "/client", {}};
            // Nor is a matter that another contact is about: that contact says whose it is.
            if (contact::is_joined(work.rows(), matter.matter)) return Refusal{Reason::out_of_order, "contact.matter_is_joined", "/client", {}};
            const auto route = routing::route_of(work.rows(), matter.matter);
            const bool is_decided_for_somebody = held.client && route && route->state != routing::MatterState::undecided;
            if (is_decided_for_somebody || assessment::latest(work.rows(), matter.matter))
                return Refusal{Reason::out_of_order, "contact.client_is_assessed", "/client", {}};
        }
    return contact::identify(work, contact, command.client);
}

Result<contact::ContactAnswer> open_matter(Work& work, ContactId contact, const contact::OpenMatter& command) {
    const auto me = TRY(acting_professional(work));
    TRY(contact::held_by(work.rows(), contact, me));
    if (command.client) TRY(must_be_known(work.rows(), *command.client));
    TRY(contact::open_matter(work, contact, command));
    return answer_of(work.rows(), contact);
}

Result<assessment::Draft> save_draft(Work& work, MatterId matter, const assessment::SaveDraft& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto me = TRY(acting_professional(work));
    return assessment::save_draft(work, hand.matter.matter, command, names_of(work)(me));
}

Result<assessment::Assessed> assess(Work& work, MatterId matter, const assessment::AssessNeed& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto client = TRY(known_client(hand));
    return assessment::assess(work,
                              {.matter = matter,
                               .contact = hand.contact ? hand.contact->contact : hand.matter.contact,
                               .client = client,
                               .born = clients::born(work.rows(), client)},
                              command);
}

Result<Decided> advise_and_close(Work& work, MatterId matter, const AdviseAndClose& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto* outcome = catalog().outcome(command.outcome);
    if (!outcome || !outcome->closes || !may_follow(*outcome, events::Route::advise_close))
        return Refusal{Reason::invalid, "routing.no_such_outcome", "/outcome", {}};
    TRY(must_be_grounded(hand.assessment, command.outcome, command.why.value));
    const auto id = work.fresh<DecisionId>();
    TRY(leaves_nothing_behind(work, hand.route, id, command.outcome));
    return decide(work, hand, {.decision = id, .route = events::Route::advise_close, .why = command.why.value, .outcome = command.outcome});
}

Result<Decided> close_by_rule(Work& work, MatterId matter, const std::string& outcome, const std::string& why) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto id = work.fresh<DecisionId>();
    TRY(free_of_bookings(work, hand.route, id, outcome));
    return decide(work, hand, {.decision = id, .route = events::Route::advise_close, .why = why, .outcome = outcome});
}

Result<Decided> book(Work& work, MatterId matter, const BookVisit& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    TRY(known_client(hand));
    TRY(must_be_assessed(hand));
    const auto id = work.fresh<DecisionId>();
    TRY(refill::matter_waits_no_more(work, matter, {events::WaitEnd::booked, "booked", id}));
    return book_and_decide(work, hand, id, {.time = command.time, .late_because = command.late_because, .hold = command.hold}, events::BookedThrough::desk,
                         command.why.value);
}

Result<Decided> book_offered(Work& work, MatterId matter, const OfferedTime& offered) {
    // Without an account it is the client's own yes, and nobody has a contact in hand.
    if (work.actor().account) TRY(acting_professional(work));
    const auto hand = brought_up_again(work, matter);
    return book_and_decide(work, hand, work.fresh<DecisionId>(), {.time = offered.time, .late_because = offered.late_because, .hold = offered.hold},
                         events::BookedThrough::offer, hand.route.why.value_or(""));
}

Result<Decided> decided_by_visit(Work& work, MatterId matter, DecisionId id, const scheduling::BookingRow& booking, std::string why) {
    return decide_booked(work, brought_up_again(work, matter), id, booking, std::move(why));
}

Result<Decided> pass_with_question(Work& work, MatterId matter, const events::AskedOf& to, const std::string& question, Instant answer_by) {
    const auto hand = TRY(matter_in_hand(work, matter));
    TRY(known_client(hand));
    return decide(work, hand,
                  {.decision = work.fresh<DecisionId>(),
                   .route = events::Route::consult,
                   .why = question,
                   .owner_kind = to.kind,
                   .owner = to.professional,
                   .owner_unit = to.unit,
                   .owner_profession = to.kind == events::OwnerKind::pool ? to.profession : std::nullopt,
                   .promise_by = answer_by,
                   .booking = hand.route.booking});
}

Result<Decided> pass_to_worker(Work& work, MatterId matter, const PassToWorker& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto client = TRY(known_client(hand));
    const auto assessed = TRY(must_be_assessed(hand));
    TRY(must_not_be_emergency(assessed));
    std::optional<ProfessionalId> worker = command.worker;
    if (!worker) {
        const auto own = continuity::own_worker(work.rows(), client);
        if (!own) return Refusal{Reason::out_of_order, "routing.no_own_worker", "/worker", {}};
        worker = own->professional;
    }
    const auto colleague = TRY(somebody_at_a_desk(work, *worker, routes::Right::queue_list, "/worker"));
    const auto because = owners::reason_for(work.rows(), matter, work.actor(), work.now(), *worker, std::nullopt);
    return decide_because(work, hand, because,
                          {.decision = work.fresh<DecisionId>(),
                   .route = events::Route::own_worker,
                   .why = command.why.value,
                   .owner_kind = events::OwnerKind::person,
                   .owner = *worker,
                   .owner_unit = colleague.unit,
                   .promise_by = routing::carried_on_by(assessed.urgency, work.now()),
                   .booking = hand.route.booking});
}

Result<Decided> pass_to_team(Work& work, MatterId matter, const PassToTeam& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    TRY(known_client(hand));
    const auto assessed = TRY(must_be_assessed(hand));
    TRY(must_not_be_emergency(assessed));
    // A team is whoever signs in there and keeps a queue.
    const auto team = directory::colleagues(work.rows(), command.profession, command.unit, work.now());
    if (team.empty()) return Refusal{Reason::invalid, "routing.no_team", "/profession", {}};
    TRY(somebody_at_a_desk(work, team.front().professional, routes::Right::queue_list, "/profession"));
    const routing::whom::Team to{command.unit, command.profession};
    const auto because = owners::reason_for(work.rows(), matter, work.actor(), work.now(), std::nullopt, to);
    return decide_because(work, hand, because,
                          {.decision = work.fresh<DecisionId>(),
                   .route = events::Route::own_worker,
                   .why = command.why.value,
                   .owner_kind = events::OwnerKind::pool,
                   .owner_unit = command.unit,
                   .owner_profession = command.profession,
                   .promise_by = routing::carried_on_by(assessed.urgency, work.now()),
                   .booking = hand.route.booking});
}

Result<Decided> pass_to_survey(Work& work, MatterId matter, const PassToSurvey& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    TRY(known_client(hand));
    const auto assessed = TRY(must_be_assessed(hand));
    TRY(must_not_be_emergency(assessed));
    // The pool of case surveyors of the unit where they work; the contact centre's own when it has some.
    const auto surveyors = directory::colleagues(work.rows(), events::Profession::case_surveyor, std::nullopt, work.now());
    if (surveyors.empty()) return Refusal{Reason::out_of_order, "routing.no_surveyors", "", {}};
    const auto here = std::find_if(surveyors.begin(), surveyors.end(), [&](const auto& s) { return s.unit == work.actor().unit; });
    return decide(work, hand,
                  {.decision = work.fresh<DecisionId>(),
                   .route = events::Route::case_survey,
                   .why = command.why.value,
                   .owner_kind = events::OwnerKind::pool,
                   .owner_unit = here != surveyors.end() ? here->unit : surveyors.front().unit,
                   .owner_profession = events::Profession::case_surveyor,
                   .promise_by = routing::carried_on_by(assessed.urgency, work.now()),
                   .booking = hand.route.booking});
}

Result<Decided> put_on_book(Work& work, MatterId matter, const PutOnBook& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto client = TRY(known_client(hand));
    const auto assessed = TRY(must_be_assessed(hand));
    TRY(must_not_be_emergency(assessed));
    const auto id = work.fresh<DecisionId>();
    TRY(free_of_bookings(work, hand.route, id, "arranging_book"));
    const auto wait = TRY(refill::matter_waits(work, {matter, client, id, {command.unit, command.service, command.wishes}}));
    const auto& own = wait.wishes.professional;
    if (own) TRY(somebody_at_a_desk(work, *own, routes::Right::queue_list, "/wishes/professional"));
    return decide(work, hand,
                  {.decision = id,
                   .route = events::Route::arranging_book,
                   .why = command.why.value,
                   .owner_kind = own ? events::OwnerKind::person : events::OwnerKind::pool,
                   .owner = own,
                   .owner_unit = wait.unit,
                   .owner_profession = own ? std::nullopt : std::optional(catalog().service(wait.service)->profession),
                   .promise_by = waits_until(assessed, work.now())});
}

Result<Decided> send_to_emergency(Work& work, MatterId matter, const SendToEmergency& command) {
    const auto hand = TRY(matter_in_hand(work, matter));
    const auto outcome = command.outcome.value_or("referred_emergency");
    const auto* known = catalog().outcome(outcome);
    if (!known || !may_follow(*known, events::Route::emergency)) return Refusal{Reason::invalid, "routing.no_such_outcome", "/outcome", {}};
    const auto id = work.fresh<DecisionId>();
    TRY(leaves_nothing_behind(work, hand.route, id, outcome));
    const auto decided = TRY(decide(work, hand, {.decision = id, .route = events::Route::emergency, .why = command.why.value, .outcome = outcome}));
    if (hand.route.client) consultation::emergency_follows(work, *hand.route.client, id);
    return decided;
}

Result<Done> undo(Work& work, MatterId matter) {
    TRY(acting_professional(work));
    const auto undone = TRY(routing::undo(work, matter));
    const auto& route = undone.route;
    if (route.booking && route.state == routing::MatterState::booked) {
        TRY(scheduling::cancel(work, *route.booking, "decision_undone"));
        TRY(notices::after_cancelling(work, *scheduling::booking(work.rows(), *route.booking)));
    }
    // First the offer that hung on it: the time that it keeps may be one that the decision freed.
    TRY(refill::decision_undone(work, *route.decision));
    if (route.client)
        for (const auto& row : TRY(scheduling::restore_freed_by(work, *route.client, *route.decision))) TRY(notices::after_booking(work, row));
    contact::reopen_closed_since(work, matter, undone.decided_at_position);
    return Done{};
}

Result<Done> answer_colleague(Work& work, MatterId matter, const AnswerColleague& command) {
    TRY(acting_professional(work));
    return routing::answer(work, matter, command.answer.value);
}

namespace {

// The matter is closed; what was booked for it is the caller's.
Result<DecisionId> closed(Work& work, MatterId matter, const CloseMatter& command) {
    TRY(must_be_grounded(assessment::latest(work.rows(), matter), command.outcome, command.why.value));
    const auto fits = [](const std::string& outcome, events::Route route) {
        const auto* known = catalog().outcome(outcome);
        return known && known->closes && may_follow(*known, route);
    };
    const auto id = work.fresh<DecisionId>();
    TRY(routing::close(work, {.decision = id, .matter = matter, .outcome = command.outcome, .why = command.why.value}, fits, catalog().promises.undo.window()));
    return id;
}

Result<Decided> after_closing(Work& work, MatterId matter, DecisionId id) {
    Decided decided{.decision = id, .undo_until = work.now() + catalog().promises.undo.window(), .contact_closed = false, .booking = std::nullopt};
    const auto me = TRY(acting_professional(work));
    if (const auto through = contact::in_hands_of(work.rows(), matter, me)) decided.contact_closed = TRY(close_decided(work, matter, *through));
    return decided;
}

}  // namespace

Result<Decided> close_matter(Work& work, MatterId matter, const CloseMatter& command) {
    TRY(acting_professional(work));
    TRY(free_of_survey(work, matter, std::nullopt));
    TRY(taken_as_survey(work, matter));
    const auto id = TRY(closed(work, matter, command));
    TRY(leaves_nothing_behind(work, *routing::route_of(work.rows(), matter), id, command.outcome));
    return after_closing(work, matter, id);
}

Result<Decided> close_surveyed(Work& work, MatterId matter, const CloseMatter& command) {
    TRY(acting_professional(work));
    const auto id = TRY(closed(work, matter, command));
    TRY(refill::matter_waits_no_more(work, matter, {events::WaitEnd::matter_closed, command.outcome, id}));
    return after_closing(work, matter, id);
}

}  // namespace koppi::intake
