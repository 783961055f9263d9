// Desks, client card: one person as the one on the phone needs them. Behind an opened record only.
#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/shower.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

// Contacts of a client in a window, each counted once however often it was tried; a provider's call about the client is none.
constexpr sql::Query count_contacts{"desks.count_contacts", R"(
    select count(*) from contact where client = $1 and received_at >= $2 and channel <> 'provider')"};

// All of them, counted and one by one, for the triggers that leave some out.
constexpr sql::Query count_all_contacts{"desks.count_all_contacts", "select count(*) from contact where client = $1 and received_at >= $2"};
struct ContactOfClient {
    ContactId contact;
    Instant received_at;
    events::Channel channel;
};
BOOST_DESCRIBE_STRUCT(ContactOfClient, (), (contact, received_at, channel))
constexpr sql::Query list_contacts_of_client{"desks.list_contacts_of_client", R"(
    select contact, received_at, channel from contact where client = $1 and received_at >= $2 order by received_at, contact)"};
struct MissedVisit {
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(MissedVisit, (), (matter))
constexpr sql::Query list_missed_visits{"desks.list_missed_visits", R"(
    select matter from booking where client = $1 and begins_at >= $2 and state = 'no_show' order by begins_at, booking)"};

std::string person_name(sql::Reader& rows, const std::optional<ProfessionalId>& professional) {
    return professional ? directory::professional_name(rows, *professional).value_or("") : "";
}
std::optional<std::string> some(std::string text) {
    if (text.empty()) return std::nullopt;
    return text;
}

std::vector<OpenMatterShown> open_matters(sql::Reader& rows, ClientId client) {
    std::vector<OpenMatterShown> shown;
    for (const auto& route : routing::open_of_client(rows, client)) {
        const auto matter = contact::matter(rows, route.matter);
        const auto held = contact::contact(rows, route.contact);
        const auto assessed = assessment::latest(rows, route.matter);
        OpenMatterShown one{.matter = route.matter,
                            .contact = route.contact,
                            .words = matter ? matter->words : "",
                            .opened_at = matter ? matter->opened_at : Instant{},
                            .state = route.state,
                            .route = route.route,
                            .why = route.why,
                            .owner_name = some(person_name(rows, route.owner)),
                            .owner_profession = route.owner_profession,
                            .promise_by = route.promise_by,
                            .guarantee_by = assessed ? assessed->guarantee_by : std::nullopt};
        // Before the decision the matter is where its contact is: on the line, or in somebody's hands.
        if (route.state == routing::MatterState::undecided && held) {
            one.owner_name = some(person_name(rows, held->holder));
            one.promise_by = held->promise_by;
        }
        shown.push_back(std::move(one));
    }
    return shown;
}

Instant days_ago(Instant now, int days) { return start_of_day(plus_days(helsinki_date(now), -days)); }
Instant year_ago(Instant now) { return start_of_day(plus_months(helsinki_date(now), -12)); }

// What became of a matter, as far as triggers ask.
struct MatterHistory {
    std::optional<assessment::AssessmentRow> assessed;
    std::optional<std::string> outcome;  // once it is closed
};

MatterHistory history_of(sql::Reader& rows, MatterId matter) {
    const auto route = routing::route_of(rows, matter);
    const bool is_closed = route && route->state == routing::MatterState::closed;
    return {assessment::latest(rows, matter), is_closed ? route->outcome : std::nullopt};
}

bool leaves_out(const knowledge::Trigger& trigger, const MatterHistory& matter) {
    return std::any_of(trigger.leave_out.begin(), trigger.leave_out.end(), [&](knowledge::LeftOut kind) {
        switch (kind) {
            case knowledge::LeftOut::plan_visit: return matter.assessed && matter.assessed->care_class == events::CareClass::plan_visit;
            case knowledge::LeftOut::recorded_in_error: return matter.outcome == "recorded_in_error";
            case knowledge::LeftOut::wrong_number: return matter.outcome == "wrong_number";
            case knowledge::LeftOut::provider: return false;
        }
        return false;
    });
}

bool leaves_out(const knowledge::Trigger& trigger, knowledge::LeftOut kind) {
    return std::find(trigger.leave_out.begin(), trigger.leave_out.end(), kind) != trigger.leave_out.end();
}

struct ContactHistory {
    ContactOfClient contact;
    std::vector<MatterHistory> matters;
};

std::vector<ContactHistory> contacts_since(sql::Reader& rows, ClientId client, Instant since) {
    std::vector<ContactHistory> contacts;
    for (const auto& contact : rows.all<ContactOfClient>(list_contacts_of_client, client, since)) {
        ContactHistory one{contact, {}};
        for (const auto& matter : contact::matters_of(rows, contact.contact)) one.matters.push_back(history_of(rows, matter.matter));
        contacts.push_back(std::move(one));
    }
    return contacts;
}

// A contact counts unless all that it was about is left out.
bool counts(const knowledge::Trigger& trigger, const ContactHistory& one) {
    if (one.contact.channel == events::Channel::provider && leaves_out(trigger, knowledge::LeftOut::provider)) return false;
    return one.matters.empty() ||
           !std::all_of(one.matters.begin(), one.matters.end(), [&](const auto& matter) { return leaves_out(trigger, matter); });
}

// Somebody marked it in an assessment, and that matter has ended: it was looked at.
bool was_looked_at(const knowledge::Trigger& trigger, const std::vector<ContactHistory>& contacts, Instant since) {
    for (const auto& contact : contacts)
        for (const auto& matter : contact.matters) {
            if (!matter.outcome || !matter.assessed || matter.assessed->assessed_at < since) continue;
            const auto marked = assessment::triggers_of(*matter.assessed);
            if (std::find(marked.begin(), marked.end(), trigger.id) != marked.end()) return true;
        }
    return false;
}

std::vector<TriggerShown> triggers_on(sql::Reader& rows, ClientId client, Instant now) {
    std::vector<TriggerShown> on;
    std::optional<std::vector<ContactHistory>> contacts;  // read for those few clients whose plain count reaches the threshold
    for (const auto& trigger : catalog().triggers.triggers) {
        const Instant since = days_ago(now, trigger.window_days - 1);
        const bool counts_contacts = trigger.counted == knowledge::Counted::contacts;
        const auto missed = counts_contacts ? std::vector<MissedVisit>{} : rows.all<MissedVisit>(list_missed_visits, client, since);
        if (!contacts) {
            const auto count_of_all = counts_contacts ? rows.number(count_all_contacts, client, since) : static_cast<std::int64_t>(missed.size());
            if (count_of_all < trigger.at_least) continue;
            contacts = contacts_since(rows, client, year_ago(now));
        }
        const auto count =
            counts_contacts
                ? std::count_if(contacts->begin(), contacts->end(),
                                [&](const auto& one) { return one.contact.received_at >= since && counts(trigger, one); })
                : std::count_if(missed.begin(), missed.end(),
                                [&](const auto& visit) { return !visit.matter || !leaves_out(trigger, history_of(rows, *visit.matter)); });
        if (count < trigger.at_least) continue;
        if (trigger.silent_days > 0 && was_looked_at(trigger, *contacts, days_ago(now, trigger.silent_days))) continue;
        on.push_back({trigger.id, count, trigger.window_days, trigger.at_least});
    }
    return on;
}

std::vector<WaitOnCard> waits(sql::Reader& rows, ClientId client, Instant now) {
    std::vector<WaitOnCard> shown;
    for (const auto& row : waiting::of_client(rows, client)) {
        WaitOnCard one{.wait = row.wait,
                       .unit = row.unit,
                       .unit_name = directory::unit_name(rows, row.unit).value_or(""),
                       .service = row.service,
                       .professional_name = some(person_name(rows, row.wishes.professional)),
                       .matter = row.matter,
                       .entered_at = row.entered_at,
                       .guarantee_by = row.guarantee_by,
                       .offered_at = std::nullopt,
                       .answer_by = std::nullopt};
        if (const auto offer = waiting::open_offer_to(rows, row.wait); offer && offer->answer_by > now) {
            one.offered_at = offer->time.begins_at;
            one.answer_by = offer->answer_by;
        }
        shown.push_back(std::move(one));
    }
    return shown;
}

std::optional<std::string> deputy_name(sql::Reader& rows, ProfessionalId professional) {
    const auto deputy = directory::deputy_of(rows, professional);
    return deputy ? directory::professional_name(rows, *deputy) : std::nullopt;
}

}  // namespace

Result<ClientCard> client_card(sql::Reader& rows, const access::ClientKey& key, const Actor& actor, Instant now) {
    const auto client = key.client();
    const auto line = clients::line(rows, client);
    const auto details = clients::details(rows, client);
    if (!line || !details) return Refusal{Reason::not_found, "client.no_such_client", "", {}};
    ClientCard card{};
    card.client = *line;
    card.hetu_is_doubtful = details->hetu_is_doubtful;
    // Where a person with a non-disclosure lives is nobody's business on this desk (authorization §6).
    if (!details->non_disclosure) {
        card.phone = details->phone;
        card.municipality = details->municipality;
        card.address = details->address;
        if (const auto reach = clients::reach(rows, client)) card.email = reach->email;
    }
    for (const auto& worker : continuity::named_workers(rows, client))
        if (const auto colleague = directory::colleague(rows, worker.professional, now))
            card.workers.push_back({worker.named_as, *colleague, worker.from, worker.until, worker.why, worker.line_answer,
                                    deputy_name(rows, worker.professional)});
    card.matters = open_matters(rows, client);
    Shower show(rows, actor, now);
    for (const auto& booking : scheduling::coming_of(rows, client, now, 20)) card.coming.push_back(show.booking(booking));
    card.waits = waits(rows, client, now);
    card.groups = groups_of_client(rows, client, now);
    card.plan = plan_of_client(rows, client, actor);
    card.pairs = pairs_of_client(rows, client, actor);
    card.teams = teams_of_client(rows, client, actor);
    card.responsibility = responsibility_on_card(rows, client, actor, now);
    card.heavy_need = heavy_on_card(rows, client, actor, now);
    for (const auto& visit : scheduling::visits_of(rows, client, 20))
        card.visits.push_back({visit.visit, visit.begins_at, visit.ends_at, visit.kind, some(person_name(rows, visit.professional)),
                               visit.unit ? directory::unit_name(rows, *visit.unit) : std::nullopt, visit.reasons});
    card.visits_total = scheduling::visits_count(rows, client);
    card.no_shows_12_months = scheduling::no_shows_of(rows, client, year_ago(now));
    card.contacts_12_months = rows.number(count_contacts, client, year_ago(now));
    card.triggers = triggers_on(rows, client, now);
    card.as_of = now;
    return card;
}

Callers calling(sql::Reader& rows, const WhoCalls& question) {
    Callers callers;
    const auto digits = phone_digits(question.phone.value);
    if (!digits) return callers;
    for (const auto& client : clients::by_phone(rows, *digits, 10)) {
        Caller caller{client, {}};
        for (const auto& route : routing::open_of_client(rows, client.client)) {
            const auto matter = contact::matter(rows, route.matter);
            caller.matters.push_back({route.matter, route.state, matter ? matter->opened_at : Instant{}});
        }
        callers.callers.push_back(std::move(caller));
    }
    return callers;
}

}  // namespace koppi::desks
