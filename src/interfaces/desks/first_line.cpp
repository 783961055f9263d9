// Desks, first line: what waits, what is in my hands, what was passed to me.
#include "core/text.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/presence.hpp"
#include "platform/catalog.hpp"
#include "platform/office.hpp"

namespace koppi::desks {

namespace {

// One row of the queue as the tables hold it; names come with it, so that a page is one statement.
struct WaitingRow {
    ContactId contact;
    LineId line;
    events::Channel channel;
    std::optional<events::Urgency> urgency;
    Instant received_at;
    Instant promise_by;
    std::string words;
    std::string why_here;
    Language language;
    std::string line_key;
    std::optional<ClientId> client;
    std::optional<std::string> family_name;
    std::optional<std::string> given_names;
    std::optional<Date> born;
    std::optional<bool> non_disclosure;
    int attempts;
    std::optional<Instant> last_attempt_at;
    std::optional<Instant> next_attempt_at;
    Instant rank_at;
    std::optional<int> ticket_number;
    std::optional<std::string> provider_company;
    std::optional<Instant> agreed_from;
    std::optional<events::DirectedBecause> directed_because;
    std::optional<ProfessionalId> directed_to;
    std::optional<UnitId> directed_unit;
    std::optional<events::Profession> directed_profession;
    std::optional<ProfessionalId> directed_instead_of;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (contact, line, channel, urgency, received_at, promise_by, words, why_here, language, line_key, client, family_name,
                                       given_names, born, non_disclosure, attempts, last_attempt_at, next_attempt_at, rank_at, ticket_number,
                                       provider_company, agreed_from, directed_because, directed_to, directed_unit, directed_profession, directed_instead_of))

#define WAITING_COLUMNS                                                                                                            \
    "c.contact, c.line, c.channel, c.urgency, c.received_at, c.promise_by, c.words, c.why_here, c.language, l.key, c.client, "     \
    "p.family_name, p.given_names, p.born, p.non_disclosure, c.attempts, c.last_attempt_at, c.next_attempt_at, c.rank_at, "        \
    "t.number, c.provider_company, c.agreed_from, c.directed_because, c.directed_to, c.directed_unit, c.directed_profession, "     \
    "c.directed_instead_of "                                                                                                       \
    "from contact c join line l on l.line = c.line left join client p on p.client = c.client left join ticket t on t.contact = c.contact "

constexpr sql::Query list_waiting{"desks.list_waiting",
                                  "select " WAITING_COLUMNS
                                  "where c.state = 'waiting' and (c.rank_at, c.contact) > ($1, $2) order by c.rank_at, c.contact limit $3"};
constexpr sql::Query list_waiting_on_line{
    "desks.list_waiting_on_line", "select " WAITING_COLUMNS
                                  "where c.state = 'waiting' and c.line = $4 and (c.rank_at, c.contact) > ($1, $2) "
                                  "order by c.rank_at, c.contact limit $3"};
constexpr sql::Query list_held{"desks.list_held",
                               "select " WAITING_COLUMNS "where c.state = 'taken' and c.holder = $1 order by c.received_at, c.contact"};
constexpr sql::Query list_for_me{"desks.list_for_me",
                                 "select " WAITING_COLUMNS "where c.state = 'waiting' and c.directed_to = $1 order by c.rank_at, c.contact limit 100"};
constexpr sql::Query list_for_my_team{"desks.list_for_my_team",
                                      "select " WAITING_COLUMNS
                                      "where c.state = 'waiting' and c.directed_unit = $1 and c.directed_profession = $2 "
                                      "order by c.rank_at, c.contact limit 100"};
constexpr sql::Query count_waiting{"desks.count_waiting", "select count(*) from contact where state = 'waiting'"};
constexpr sql::Query count_waiting_on_line{"desks.count_waiting_on_line",
                                           "select count(*) from contact where state = 'waiting' and line = $1"};
constexpr sql::Query count_over{"desks.count_over", "select count(*) from contact where state = 'waiting' and promise_by < $1"};
constexpr sql::Query count_over_on_line{"desks.count_over_on_line",
                                        "select count(*) from contact where state = 'waiting' and promise_by < $1 and line = $2"};
constexpr sql::Query oldest_waiting{"desks.oldest_waiting", "select min(received_at) from contact where state = 'waiting'"};
constexpr sql::Query oldest_waiting_on_line{"desks.oldest_waiting_on_line",
                                            "select min(received_at) from contact where state = 'waiting' and line = $1"};
// What is in somebody's hands is counted by how it came: whoever is being spoken with has been answered.
constexpr sql::Query count_taken{"desks.count_taken", R"(
    select channel, attempts > 0, promise_by < $1, count(*) from contact where state = 'taken' group by 1, 2, 3)"};
constexpr sql::Query count_taken_on_line{"desks.count_taken_on_line", R"(
    select channel, attempts > 0, promise_by < $1, count(*) from contact where state = 'taken' and line = $2 group by 1, 2, 3)"};
constexpr sql::Query ledger_position{"desks.ledger_position", "select max(position) from ledger"};

struct OwnedSql {
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    std::string words;
    routing::MatterState state;
    events::Route route;
    std::string why;
    std::optional<Instant> promise_by;
    Instant decided_at;
    std::optional<ProfessionalId> decided_by;
    events::OwnerKind owner_kind;
    std::optional<std::string> answer;
    std::optional<ConsultationId> consultation;
    std::optional<WaitId> wait;
    std::optional<events::RoutedBecause> owner_because;
    bool waits_in_book;  // those come after what is to be done now
};
BOOST_DESCRIBE_STRUCT(OwnedSql, (), (matter, contact, client, family_name, given_names, born, words, state, route, why, promise_by, decided_at,
                                     decided_by, owner_kind, answer, consultation, wait, owner_because, waits_in_book))

// Mine: owned by me, or asked of me. My pool's: owned by my profession in my unit.
constexpr sql::Query list_owned{"desks.list_owned", R"(
    select r.matter, r.contact, r.client, p.family_name, p.given_names, p.born, m.words, r.state, r.route, r.why, r.promise_by, r.decided_at,
           r.decided_by, r.owner_kind, r.answer, r.consultation, w.wait, r.owner_because, w.wait is not null
    from matter_route r join matter m on m.matter = r.matter join client p on p.client = r.client
    left join wait w on w.matter = r.matter and w.ended_how is null
    where r.state in ('owned', 'asked') and r.owner_kind = 'person' and r.owner = $1
    union all
    select r.matter, r.contact, r.client, p.family_name, p.given_names, p.born, m.words, r.state, r.route, r.why, r.promise_by, r.decided_at,
           r.decided_by, r.owner_kind, r.answer, r.consultation, w.wait, r.owner_because, w.wait is not null
    from matter_route r join matter m on m.matter = r.matter join client p on p.client = r.client
    left join wait w on w.matter = r.matter and w.ended_how is null
    where r.state in ('owned', 'asked') and r.owner_kind = 'pool' and r.owner_profession = $2 and r.owner_unit = $3
    order by 19, 11, 1 limit 500)"};

struct AskedSql {
    MatterId matter;
    ContactId contact;
    ClientId client;
    std::string family_name;
    std::string given_names;
    std::optional<Date> born;
    std::optional<ProfessionalId> asked;
    std::optional<events::Profession> profession;
    std::optional<ConsultationId> consultation;
    std::string question;
    Instant asked_at;
    std::optional<Instant> promise_by;
};
BOOST_DESCRIBE_STRUCT(AskedSql, (), (matter, contact, client, family_name, given_names, born, asked, profession, consultation, question, asked_at, promise_by))
// Who asked stands in the consultation, and in the decision of a question from before there were any.
constexpr sql::Query list_asked{"desks.list_asked", R"(
    select r.matter, r.contact, r.client, p.family_name, p.given_names, p.born, r.owner, r.owner_profession, q.consultation, q.question, q.asked_at,
           q.answer_by
    from consultation q join matter_route r on r.matter = q.matter join client p on p.client = r.client
    where q.state = 'open' and q.decision is not null and q.asked_by = $1
    union all
    select r.matter, r.contact, r.client, p.family_name, p.given_names, p.born, r.owner, r.owner_profession, r.consultation, r.why, r.decided_at,
           r.promise_by
    from matter_route r join client p on p.client = r.client
    where r.state = 'asked' and r.consultation is null and r.decided_by = $1
    order by 12, 1 limit 200)"};

struct TakenSql {
    events::Channel channel;
    bool is_tried;
    bool is_late;
    std::int64_t count;
};
BOOST_DESCRIBE_STRUCT(TakenSql, (), (channel, is_tried, is_late, count))

// Late is late, also in somebody's hands: a client who was tried in vain still waits, and a call that was lost waits as a callback does.
bool still_waits(const TakenSql& taken) {
    if (taken.is_tried) return true;
    for (const auto& channel : catalog().promises.channels)
        if (channel.id == taken.channel) return !channel.live;
    return true;
}

std::vector<Viewer> viewers_of(sql::Reader& rows, ContactId contact, Instant now) {
    std::vector<Viewer> viewers;
    for (const auto& professional : presence().at(contact, now))
        viewers.push_back({professional, directory::professional_name(rows, professional).value_or("")});
    return viewers;
}

// What a contact row and a row of the queue tell alike of to whom it is proposed.
template <class Row>
std::optional<DirectedShown> directed_shown(sql::Reader& rows, const Row& row, const Actor& actor) {
    if (!row.directed_because) return std::nullopt;
    const bool is_my_team = !row.directed_to && row.directed_unit && row.directed_unit == actor.unit && row.directed_profession == actor.profession;
    return DirectedShown{.because = *row.directed_because,
                         .name = directory::professional_name(rows, row.directed_to),
                         .unit_name = row.directed_unit ? directory::unit_name(rows, *row.directed_unit) : std::nullopt,
                         .profession = row.directed_profession,
                         .instead_of_name = directory::professional_name(rows, row.directed_instead_of),
                         .is_mine = is_my_team || (row.directed_to && row.directed_to == actor.professional)};
}

QueueRow queue_row(sql::Reader& rows, WaitingRow row, const Actor& actor, Instant now) {
    QueueRow shown{.contact = row.contact,
                   .channel = row.channel,
                   .urgency = row.urgency,
                   .received_at = row.received_at,
                   .promise_by = row.promise_by,
                   .words = std::move(row.words),
                   .why_here = std::move(row.why_here),
                   .language = row.language,
                   .line_key = std::move(row.line_key),
                   .client = row.client,
                   .client_name = std::nullopt,
                   .client_born = row.born,
                   .non_disclosure = row.non_disclosure.value_or(false),
                   .attempts = row.attempts,
                   .last_attempt_at = row.last_attempt_at,
                   .next_attempt_at = row.next_attempt_at,
                   .viewers = viewers_of(rows, row.contact, now),
                   .goes_back = std::nullopt,
                   .ticket_number = row.ticket_number,
                   .provider = row.provider_company,
                   .agreed_from = row.agreed_from,
                   .directed = directed_shown(rows, row, actor)};
    if (row.client) shown.client_name = name_shown(row.family_name.value_or(""), row.given_names.value_or(""));
    return shown;
}

// "<rank in ms>.<contact>": where the page before ended.
std::string cursor_text(const WaitingRow& row) { return std::to_string(epoch_ms(row.rank_at)) + "." + row.contact.text(); }
std::optional<std::pair<Instant, ContactId>> cursor_from(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    std::int64_t ms = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + dot, ms);
    const auto contact = ContactId::parse(std::string_view(text).substr(dot + 1));
    if (fault != std::errc{} || end != text.data() + dot || !contact) return std::nullopt;
    return std::pair{from_epoch_ms(ms), *contact};
}

}  // namespace

intake::AtWork at_work(std::function<bool(ProfessionalId)> is_signed_in, Instant now) {
    return {.is_signed_in = std::move(is_signed_in),
            .has_open = [now](ContactId contact, ProfessionalId professional) { return presence().is_at(contact, professional, now); },
            .last_open = [](ContactId contact, ProfessionalId professional) { return presence().last_at(contact, professional); }};
}

std::string name_shown(const std::string& family, const std::string& given) {
    return given.empty() ? family : family.empty() ? given : family + " " + given;
}

std::vector<OwnedRow> owned_rows(sql::Reader& rows, const Actor& actor, Instant now) {
    std::vector<OwnedRow> owned;
    if (!actor.professional) return owned;
    for (auto& row : rows.all<OwnedSql>(list_owned, *actor.professional, actor.profession, actor.unit))
        owned.push_back({.matter = row.matter,
                              .contact = row.contact,
                              .client = row.client,
                              .client_name = name_shown(row.family_name, row.given_names),
                              .client_born = row.born,
                              .words = row.words,
                              .state = row.state,
                              .route = row.route,
                              .why = row.why,
                              .promise_by = row.promise_by,
                              .decided_at = row.decided_at,
                              .decided_by_name = row.decided_by ? directory::professional_name(rows, *row.decided_by).value_or("") : "",
                              .owner_kind = row.owner_kind,
                              .answer = row.answer,
                              .consultation = row.consultation,
                              .wait = row.wait,
                              .owner_because = row.owner_because,
                              .level = row.promise_by ? routing::escalated_to(*row.promise_by, now) : std::nullopt});
    return owned;
}

Proposed proposed_to(sql::Reader& rows, const Actor& actor, Instant now) {
    Proposed proposed{now, {}};
    const auto show = [&](std::vector<WaitingRow> waiting) {
        for (auto& row : waiting) proposed.contacts.push_back(queue_row(rows, std::move(row), actor, now));
    };
    if (actor.professional) show(rows.all<WaitingRow>(list_for_me, *actor.professional));
    if (actor.professional && actor.unit && actor.profession) show(rows.all<WaitingRow>(list_for_my_team, *actor.unit, *actor.profession));
    return proposed;
}

FirstLineDesk first_line(sql::Reader& rows, const FirstLineQuery& query, const Actor& actor, Instant now) {
    const int limit = std::clamp(query.limit.value_or(50), 1, 200);
    const auto after = query.after ? cursor_from(*query.after) : std::nullopt;
    const Instant after_rank = after ? after->first : from_epoch_ms(std::numeric_limits<std::int64_t>::min() / 2);
    const ContactId after_contact = after ? after->second : ContactId{};

    FirstLineDesk desk{};
    desk.position = rows.number(ledger_position);
    desk.as_of = now;
    auto waiting = query.line ? rows.all<WaitingRow>(list_waiting_on_line, after_rank, after_contact, limit, *query.line)
                              : rows.all<WaitingRow>(list_waiting, after_rank, after_contact, limit);
    desk.waiting = query.line ? rows.number(count_waiting_on_line, *query.line) : rows.number(count_waiting);
    desk.over_promise = query.line ? rows.number(count_over_on_line, now, *query.line) : rows.number(count_over, now);
    desk.oldest_received_at = (query.line ? rows.first<std::optional<Instant>>(oldest_waiting_on_line, *query.line)
                                          : rows.first<std::optional<Instant>>(oldest_waiting))
                                  .value_or(std::nullopt);
    for (const auto& taken : query.line ? rows.all<TakenSql>(count_taken_on_line, now, *query.line) : rows.all<TakenSql>(count_taken, now)) {
        desk.taken += taken.count;
        if (taken.is_late && still_waits(taken)) desk.taken_over_promise += taken.count;
    }
    if (static_cast<int>(waiting.size()) == limit) desk.next = cursor_text(waiting.back());
    for (auto& row : waiting) desk.rows.push_back(queue_row(rows, std::move(row), actor, now));

    if (actor.professional) {
        desk.for_me = proposed_to(rows, actor, now).contacts;
        for (auto& row : rows.all<WaitingRow>(list_held, *actor.professional)) desk.mine.push_back(queue_row(rows, std::move(row), actor, now));
        // Whoever asks is signed in.
        const auto seen = at_work([](ProfessionalId) { return true; }, now);
        for (const auto& held : contact::held_of(rows, *actor.professional))
            for (auto& row : desk.mine)
                if (row.contact == held.contact) row.goes_back = intake::goes_back(rows, held, seen);
        desk.owned = owned_rows(rows, actor, now);
    }
    if (actor.professional) {
        for (const auto& row : rows.all<AskedSql>(list_asked, *actor.professional))
            desk.asked.push_back({.matter = row.matter,
                                  .contact = row.contact,
                                  .client = row.client,
                                  .client_name = name_shown(row.family_name, row.given_names),
                                  .client_born = row.born,
                                  .asked_name = row.asked ? directory::professional_name(rows, *row.asked).value_or("") : "",
                                  .asked_profession = row.asked ? std::nullopt : row.profession,
                                  .consultation = row.consultation,
                                  .question = row.question,
                                  .asked_at = row.asked_at,
                                  .promise_by = row.promise_by});
        for (const auto& row : contact::taken_over_from(rows, *actor.professional)) {
            const auto taken = contact::contact(rows, row.contact);
            const auto client = taken && taken->client ? clients::line(rows, *taken->client) : std::nullopt;
            desk.taken_over.push_back({.contact = row.contact,
                                       .client_name = client ? std::optional(name_shown(client->family_name, client->given_names)) : std::nullopt,
                                       .by_name = directory::professional_name(rows, row.holder).value_or(""),
                                       .at = row.taken_over_at,
                                       .why = row.why});
        }
    }
    desk.lines = directory::lines(rows);
    return desk;
}

AlreadyWaits already_waits(sql::Reader& rows, const WhoWaits& question) {
    contact::Newcomer newcomer{question.line, question.urgency, question.client, std::nullopt};
    // A number that is half typed is nobody's.
    if (question.phone)
        if (const auto digits = phone_digits(question.phone->value)) newcomer.caller_phone = *digits;
    const auto row = contact::already_waits(rows, newcomer);
    if (!row) return {};
    return {row->contact, row->received_at};
}

namespace {

// For what somebody opens the record of a contact's client: they hold it, carry a matter of it on, were asked about it, or decided it.
std::optional<events::Purpose> purpose_of(const contact::ContactRow& row, const std::vector<routing::MatterRoute>& matters, const Actor& actor) {
    if (!actor.professional) return std::nullopt;
    if (row.holder == actor.professional) return events::Purpose::contact;
    for (const auto& route : matters) {
        const bool is_person = route.owner_kind == events::OwnerKind::person;
        const bool is_mine = is_person ? route.owner == actor.professional : route.owner_profession == actor.profession && route.owner_unit == actor.unit;
        if (route.state == routing::MatterState::asked && is_mine) return events::Purpose::consultation;
        if (route.state == routing::MatterState::owned && is_mine) return events::Purpose::follow_up;
    }
    for (const auto& route : matters)
        if (route.decided_by == actor.professional) return events::Purpose::contact;
    return std::nullopt;
}

// In a provider's contact each client's matter is for those whom it concerns: whoever has the contact in hand knows who was spoken of, and
// reads on behind each client's own record; whoever has that record open sees that client's matter, and no other's.
enum class Sight { none, name_only, whole };
Sight sight_of(sql::Reader& rows, const contact::MatterRow& matter, const Actor& actor, bool is_holder, Instant now) {
    if (!matter.client) return is_holder ? Sight::whole : Sight::none;
    if (access::has_open(rows, actor, *matter.client, now)) return Sight::whole;
    return is_holder ? Sight::name_only : Sight::none;
}
bool opens_one_of(sql::Reader& rows, const std::vector<contact::MatterRow>& matters, const Actor& actor, Instant now) {
    return std::any_of(matters.begin(), matters.end(), [&](const auto& one) { return one.client && access::has_open(rows, actor, *one.client, now); });
}

CallbackShown callback_shown(const contact::ContactRow& row, Instant now) {
    const auto& promises = catalog().promises;
    const auto& practice = promises.callback;
    const Instant latest = now + std::chrono::days{practice.after_letter_days};
    // In the middle of the days in which it may be; where the house is closed then, on the next day that it is open.
    const Instant usual = next_opening(promises.office_hours, now + std::chrono::days{practice.after_letter_days / 2});
    return {.attempts_min = practice.attempts_min,
            .window_minutes = practice.window_minutes,
            .agreed_within_days = practice.agreed_within_days,
            .is_to_be_told = row.client && row.attempts >= practice.attempts_min && !row.told_at && !row.agreed_by,
            .after_letter_at = usual <= latest ? usual : next_opening(promises.office_hours, now)};
}

}  // namespace

Result<ContactShown> contact_shown(sql::Reader& rows, ContactId contact, const Actor& actor, Instant now) {
    const auto row = contact::contact(rows, contact);
    if (!row) return Refusal{Reason::not_found, "contact.no_such_contact", "", {}};
    const auto matters = contact::matters_of(rows, contact);
    std::vector<routing::MatterRoute> routes;
    for (const auto& matter : matters)
        if (auto route = routing::route_of(rows, matter.matter)) routes.push_back(std::move(*route));
    const auto line = directory::line(rows, row->line);
    ContactShown shown{.contact = *row,
                       .line_key = line ? line->key : "",
                       .holder_name = row->holder ? directory::professional_name(rows, *row->holder) : std::nullopt,
                       .is_open = false,
                       .purpose = purpose_of(*row, routes, actor),
                       .matters = {},
                       .viewers = viewers_of(rows, contact, now),
                       .ticket_number = std::nullopt,
                       .next_opening = next_opening(catalog().promises.office_hours, now),
                       .is_open_at_next_try = is_open(catalog().promises.office_hours, now + Minutes{catalog().promises.callback.minutes_between_attempts}),
                       .callback = callback_shown(*row, now),
                       .directed = std::nullopt,
                       .as_of = now};
    if (const auto ticket = walkin::of_contact(rows, contact)) shown.ticket_number = ticket->number;
    shown.directed = directed_shown(rows, *row, actor);
    const bool is_holder = row->holder && row->holder == actor.professional;
    // Of whom nobody knows who they are there is no record to open; of a provider's clients each has their own.
    shown.is_open = row->client ? access::has_open(rows, actor, *row->client, now) : shown.purpose.has_value();
    if (row->provider_company && !shown.is_open) shown.is_open = opens_one_of(rows, matters, actor, now);
    if (!shown.is_open) {
        shown.contact.caller_phone.reset();
        if (row->state != contact::ContactState::waiting) shown.contact.words.clear();
        return shown;
    }
    if (row->provider_company && !is_holder && row->state != contact::ContactState::waiting) shown.contact.words.clear();
    for (const auto& matter : matters) {
        const auto sight = row->provider_company ? sight_of(rows, matter, actor, is_holder, now) : Sight::whole;
        if (sight == Sight::none) continue;
        MatterShown one{.matter = matter.matter,
                        .client = matter.client,
                        .client_name = std::nullopt,
                        .words = matter.words,
                        .opened_at = matter.opened_at,
                        .draft = assessment::draft(rows, matter.matter),
                        .assessment = assessment::latest(rows, matter.matter),
                        .suggested_why = std::nullopt,
                        .suggested_profession = std::nullopt,
                        .route = routing::route_of(rows, matter.matter),
                        .decided_by_name = std::nullopt,
                        .owner_name = std::nullopt};
        if (row->provider_company && matter.client)
            if (const auto client = clients::line(rows, *matter.client)) one.client_name = name_shown(client->family_name, client->given_names);
        if (sight == Sight::name_only) {
            one.draft.reset();
            one.assessment.reset();
        }
        if (one.assessment) {
            one.suggested_why = assessment::suggested_why(*one.assessment, actor.language);
            one.suggested_profession = assessment::suggested_profession(*one.assessment);
        }
        if (one.route && one.route->decided_by) one.decided_by_name = directory::professional_name(rows, *one.route->decided_by);
        if (one.route && one.route->owner) one.owner_name = directory::professional_name(rows, *one.route->owner);
        shown.matters.push_back(std::move(one));
    }
    return shown;
}

}  // namespace koppi::desks
