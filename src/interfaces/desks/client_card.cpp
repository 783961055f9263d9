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

Instant year_ago(Instant now) { return start_of_day(plus_months(helsinki_date(now), -12)); }

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
