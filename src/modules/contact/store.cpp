// Contact, store: tables contact, matter, contact_joined.
#include "modules/contact/store.hpp"

namespace koppi::contact {

namespace {

#define CONTACT_COLUMNS                                                                                                                \
    "c.contact, c.line, c.channel, c.client, c.caller_phone, c.words, c.language, c.urgency, c.received_at, c.promise_by, c.state, "   \
    "c.holder, c.attempts, c.last_attempt_at, c.next_attempt_at, c.why_here, c.provider_company, c.provider_caller, c.agreed_from, "    \
    "c.agreed_by, c.told_at, c.directed_because, c.directed_to, c.directed_unit, c.directed_profession, c.directed_instead_of, "       \
    "c.directed_at "

constexpr sql::Query find_contact{"contact.find_contact", "select " CONTACT_COLUMNS "from contact c where c.contact = $1"};
// A matter is its own contact's and of those that joined it: two walks by an index, and the few rows are put in order here. For a union
// in order the engine makes tables of its own each time, which costs more than finding the rows.
constexpr sql::Query find_in_hands{"contact.find_in_hands",
                                   "select " CONTACT_COLUMNS
                                   "from matter m join contact c on c.contact = m.contact "
                                   "where m.matter = $1 and c.state = 'taken' and c.holder = $2"};
constexpr sql::Query list_joined_in_hands{"contact.list_joined_in_hands",
                                          "select " CONTACT_COLUMNS
                                          "from contact_joined j join contact c on c.contact = j.contact "
                                          "where j.matter = $1 and c.state = 'taken' and c.holder = $2"};
constexpr sql::Query list_open_about{"contact.list_open_about",
                                     "select " CONTACT_COLUMNS
                                     "from matter m join contact c on c.contact = m.contact where m.matter = $1 and c.state <> 'closed'"};
constexpr sql::Query list_joined_open_about{"contact.list_joined_open_about",
                                            "select " CONTACT_COLUMNS
                                            "from contact_joined j join contact c on c.contact = j.contact "
                                            "where j.matter = $1 and c.state <> 'closed'"};
constexpr sql::Query list_closed_since{"contact.list_closed_since", R"(
    select contact, held_before from contact
    where closed_at_position > $2
      and (contact in (select contact from matter where matter = $1) or contact in (select contact from contact_joined where matter = $1))
    order by received_at, contact)"};
// From when a contact is called that is called again later: the last try says, else what the client agreed on.
#define CALLED_FROM "coalesce(next_attempt_at, agreed_from)"
// Before its time it is nobody's next; an emergency is put off by nothing.
#define IS_DUE "(coalesce(" CALLED_FROM ", $2) <= $2 or urgency = 'emergency') "
constexpr sql::Query first_waiting{"contact.first_waiting",
                                   "select contact from contact where state = 'waiting' and (directed_to is null or directed_to = $1 or promise_by < $2) "
                                   "and " IS_DUE "order by rank_at, contact limit 1"};
struct Ranked {
    ContactId contact;
    Instant rank_at;
};
BOOST_DESCRIBE_STRUCT(Ranked, (), (contact, rank_at))
constexpr sql::Query first_waiting_on_line{"contact.first_waiting_on_line",
                                           "select contact, rank_at from contact "
                                           "where state = 'waiting' and line = $3 and (directed_to is null or directed_to = $1 or promise_by < $2) "
                                           "and " IS_DUE "order by rank_at, contact limit 1"};
// By whose it is; of those of whom nobody knows who they are, by the number that they called from. A company's number is nobody's.
constexpr sql::Query find_already_waits{"contact.find_already_waits",
                                        "select " CONTACT_COLUMNS
                                        "from contact c where c.state = 'waiting' and c.line = $1 and coalesce(c.urgency, '') = coalesce($2, '') "
                                        "and c.provider_company is null "
                                        "and (c.client = $3 or ((c.client is null or $3 is null) and c.caller_phone = $4)) "
                                        "order by c.rank_at, c.contact limit 1"};
constexpr sql::Query list_directed{"contact.list_directed",
                                   "select " CONTACT_COLUMNS
                                   "from contact c where c.state = 'waiting' and c.directed_to is not null order by c.rank_at, c.contact"};
constexpr sql::Query list_undirected{"contact.list_undirected",
                                     "select " CONTACT_COLUMNS
                                     "from contact c where c.state = 'waiting' and c.line = $1 "
                                     "and (c.directed_because is null or c.directed_because = 'pool') "
                                     "and c.why_here in ('arrived_on_line', 'callback_requested') order by c.rank_at, c.contact"};
constexpr sql::Query list_answers{"contact.list_answers", R"(
    select channel, received_at, promise_by, first_taken_at, answered_at from contact where line = $1 and received_at >= $2 and received_at < $3)"};
constexpr sql::Query find_contact_of{"contact.find_contact_of", "select contact from matter where matter = $1"};
constexpr sql::Query find_matter{"contact.find_matter", "select matter, contact, client, words, opened_at from matter where matter = $1"};
constexpr sql::Query list_own_matters{"contact.list_own_matters", "select matter, contact, client, words, opened_at from matter where contact = $1"};
constexpr sql::Query list_joined_matters{"contact.list_joined_matters", R"(
    select m.matter, m.contact, m.client, m.words, m.opened_at
    from contact_joined j join matter m on m.matter = j.matter
    where j.contact = $1)"};

constexpr sql::Query insert_contact{"contact.insert_contact", R"(
    insert into contact (contact, line, channel, client, caller_phone, words, language, urgency, received_at, promise_by, rank_at, why_here,
                         state, attempts)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting', 0))"};
constexpr sql::Query set_taken{"contact.set_taken", R"(
    update contact set state = 'taken', holder = $2, touched_at = $3, taken_from = null, taken_over_at = null, taken_over_why = null,
                       first_taken_at = coalesce(first_taken_at, $3)
    where contact = $1)"};
constexpr sql::Query set_taken_over{"contact.set_taken_over", R"(
    update contact set holder = $2, touched_at = $3, taken_from = $4, taken_over_at = $3, taken_over_why = $5 where contact = $1)"};
constexpr sql::Query set_touched{"contact.set_touched", "update contact set touched_at = $2 where contact = $1 and state = 'taken'"};
constexpr sql::Query set_returned_v1{"contact.set_returned_v1",
                                     "update contact set state = 'waiting', holder = null, why_here = 'returned' where contact = $1"};
constexpr sql::Query set_returned{"contact.set_returned", R"(
    update contact set state = 'waiting', holder = null, why_here = $2, urgency = $3, promise_by = $4, rank_at = $5, directed_because = null,
                       directed_to = null, directed_unit = null, directed_profession = null, directed_instead_of = null, directed_at = null
    where contact = $1)"};
constexpr sql::Query set_closed{"contact.set_closed", R"(
    update contact set state = 'closed', held_before = holder, closed_at_position = $2, holder = null where contact = $1)"};
constexpr sql::Query set_reopened{"contact.set_reopened", R"(
    update contact set state = 'taken', holder = $2, touched_at = $3, held_before = null, closed_at_position = null where contact = $1)"};
constexpr sql::Query set_waits_again{"contact.set_waits_again", R"(
    update contact set state = 'waiting', held_before = null, closed_at_position = null where contact = $1)"};
constexpr sql::Query add_attempt{"contact.add_attempt", R"(
    update contact set attempts = attempts + 1, last_attempt_at = $2, next_attempt_at = $3 where contact = $1)"};
constexpr sql::Query set_client{"contact.set_client", "update contact set client = $2 where contact = $1"};
constexpr sql::Query set_matters_client{"contact.set_matters_client", "update matter set client = $2 where contact = $1"};
constexpr sql::Query set_matter_client{"contact.set_matter_client", "update matter set client = $2 where matter = $1"};
constexpr sql::Query set_agreed{"contact.set_agreed", R"(
    update contact set agreed_from = $2, agreed_by = $3, promise_by = $3, next_attempt_at = $2 where contact = $1)"};
constexpr sql::Query set_told{"contact.set_told", R"(
    update contact set told_at = $2, promise_by = $3, next_attempt_at = $3, touched_at = $2 where contact = $1)"};
constexpr sql::Query set_provider{"contact.set_provider",
                                  "update contact set provider_company = $2, provider_caller = $3 where contact = $1"};
constexpr sql::Query set_directed{"contact.set_directed", R"(
    update contact set directed_because = $2, directed_to = $3, directed_unit = $4, directed_profession = $5, directed_instead_of = $6, directed_at = $7
    where contact = $1)"};
// The first answer counts: the client was spoken with, or something was decided for them.
constexpr sql::Query set_answered{"contact.set_answered", R"(
    update contact set answered_at = $2 where contact = $1 and answered_at is null)"};
constexpr sql::Query insert_matter{"contact.insert_matter",
                                   "insert into matter (matter, contact, client, words, opened_at) values ($1, $2, $3, $4, $5)"};
constexpr sql::Query count_joined{"contact.count_joined", "select count(*) from contact_joined where matter = $1"};
constexpr sql::Query list_held{"contact.list_held",
                               "select contact, holder, coalesce(touched_at, received_at), " CALLED_FROM ", urgency "
                               "from contact where state = 'taken' order by received_at, contact"};
constexpr sql::Query list_held_of{"contact.list_held_of",
                                  "select contact, holder, coalesce(touched_at, received_at), " CALLED_FROM ", urgency "
                                  "from contact where state = 'taken' and holder = $1"};
constexpr sql::Query list_taken_over{"contact.list_taken_over", R"(
    select contact, holder, taken_over_at, taken_over_why from contact
    where taken_from = $1 and state = 'taken' and taken_from is not null and holder <> $1
    order by taken_over_at, contact)"};
constexpr sql::Query insert_joined{"contact.insert_joined", "insert into contact_joined (contact, matter) values ($1, $2)"};

constexpr sql::Query list_began{"contact.list_began", R"(
    select c.channel, coalesce((select min(m.contact) from contact_joined j join matter m on m.matter = j.matter where j.contact = c.contact), c.contact)
    from contact c where c.client = $1 and c.received_at >= $2)"};

}  // namespace

namespace store {

std::optional<ContactRow> contact(sql::Reader& rows, ContactId contact) { return rows.first<ContactRow>(find_contact, contact); }

std::optional<ContactId> next_waiting(sql::Reader& rows, const std::vector<LineId>& lines, ProfessionalId professional, Instant now) {
    if (lines.empty()) return rows.first<ContactId>(first_waiting, professional, now);
    std::optional<Ranked> best;
    for (const auto& line : lines) {
        const auto first = rows.first<Ranked>(first_waiting_on_line, professional, now, line);
        if (first && (!best || std::tie(first->rank_at, first->contact) < std::tie(best->rank_at, best->contact))) best = first;
    }
    if (!best) return std::nullopt;
    return best->contact;
}

std::optional<ContactRow> already_waits(sql::Reader& rows, const Newcomer& newcomer) {
    return rows.first<ContactRow>(find_already_waits, newcomer.line, newcomer.urgency, newcomer.client, newcomer.caller_phone);
}

std::vector<ContactRow> directed(sql::Reader& rows) { return rows.all<ContactRow>(list_directed); }
std::vector<ContactRow> undirected(sql::Reader& rows, const std::vector<LineId>& lines) {
    std::vector<ContactRow> found;
    for (const auto& line : lines) rows.each<ContactRow>(list_undirected, [&](ContactRow row) { found.push_back(std::move(row)); }, line);
    return found;
}
std::vector<AnswerRow> answers(sql::Reader& rows, const std::vector<LineId>& lines, Instant from, Instant until) {
    std::vector<AnswerRow> found;
    for (const auto& line : lines) rows.each<AnswerRow>(list_answers, [&](AnswerRow row) { found.push_back(row); }, line, from, until);
    return found;
}

std::optional<ContactRow> in_hands_of(sql::Reader& rows, MatterId matter, ProfessionalId professional) {
    // Of several the one that came last.
    auto held = rows.first<ContactRow>(find_in_hands, matter, professional);
    const auto take_later = [&](ContactRow row) {
        if (!held || row.received_at > held->received_at) held = std::move(row);
    };
    rows.each<ContactRow>(list_joined_in_hands, take_later, matter, professional);
    return held;
}
std::vector<ContactRow> open_about(sql::Reader& rows, MatterId matter) {
    auto open = rows.all<ContactRow>(list_open_about, matter);
    rows.each<ContactRow>(list_joined_open_about, [&](ContactRow row) { open.push_back(std::move(row)); }, matter);
    std::sort(open.begin(), open.end(), [](const ContactRow& a, const ContactRow& b) {
        return std::tie(a.received_at, a.contact) < std::tie(b.received_at, b.contact);
    });
    return open;
}
std::vector<Closed> closed_since(sql::Reader& rows, MatterId matter, std::int64_t position) {
    return rows.all<Closed>(list_closed_since, matter, position);
}
std::optional<ContactId> contact_of(sql::Reader& rows, MatterId matter) { return rows.first<ContactId>(find_contact_of, matter); }
std::optional<MatterRow> matter(sql::Reader& rows, MatterId matter) { return rows.first<MatterRow>(find_matter, matter); }
std::vector<ContactBegan> began_since(sql::Reader& rows, ClientId client, Instant since) { return rows.all<ContactBegan>(list_began, client, since); }
std::vector<MatterRow> matters_of(sql::Reader& rows, ContactId contact) {
    auto matters = rows.all<MatterRow>(list_own_matters, contact);
    rows.each<MatterRow>(list_joined_matters, [&](MatterRow row) { matters.push_back(std::move(row)); }, contact);
    std::sort(matters.begin(), matters.end(), [](const MatterRow& a, const MatterRow& b) {
        return std::tie(a.opened_at, a.matter) < std::tie(b.opened_at, b.matter);
    });
    return matters;
}
bool is_joined(sql::Reader& rows, MatterId matter) { return rows.number(count_joined, matter) > 0; }
std::vector<HeldContact> all_held(sql::Reader& rows) { return rows.all<HeldContact>(list_held); }
std::vector<HeldContact> held_of(sql::Reader& rows, ProfessionalId professional) { return rows.all<HeldContact>(list_held_of, professional); }
std::vector<TakenOverRow> taken_over_from(sql::Reader& rows, ProfessionalId professional) {
    return rows.all<TakenOverRow>(list_taken_over, professional);
}

}  // namespace store

void project(sql::Tables& tables, const events::ContactReceived& event, const Stamp&) {
    tables.run(insert_contact, event.contact, event.line, event.channel, event.client, event.caller_phone, event.words, event.language,
               event.urgency, event.received_at, event.promise_by, event.rank_at, event.why_here);
}
void project(sql::Tables& tables, const events::ContactTaken& event, const Stamp& stamp) {
    tables.run(set_taken, event.contact, event.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactTakenOver& event, const Stamp& stamp) {
    tables.run(set_taken_over, event.contact, event.professional, stamp.happened_at, event.from, event.why);
}
void project(sql::Tables& tables, const events::ContactReturnedV1& event, const Stamp&) { tables.run(set_returned_v1, event.contact); }
void project(sql::Tables& tables, const events::ContactReturned& event, const Stamp&) {
    tables.run(set_returned, event.contact, event.why_here, event.urgency, event.promise_by, event.rank_at);
}
void project(sql::Tables& tables, const events::CallbackAttempted& event, const Stamp& stamp) {
    tables.run(add_attempt, event.contact, event.attempted_at, event.next_at);
    const bool is_reached = event.outcome == events::AttemptOutcome::answered || event.outcome == events::AttemptOutcome::partial;
    if (is_reached) tables.run(set_answered, event.contact, event.attempted_at);
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ClientIdentified& event, const Stamp& stamp) {
    tables.run(set_touched, event.contact, stamp.happened_at);
    tables.run(set_client, event.contact, event.client);
    tables.run(set_matters_client, event.contact, event.client);
}
void project(sql::Tables& tables, const events::MatterOpened& event, const Stamp& stamp) {
    tables.run(insert_matter, event.matter, event.contact, event.client, event.words, stamp.happened_at);
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp) {
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::MatterDecided& event, const Stamp& stamp) {
    tables.run(set_touched, event.contact, stamp.happened_at);
    tables.run(set_answered, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::CallbackAgreed& event, const Stamp&) {
    tables.run(set_agreed, event.contact, event.call_from, event.promise_by);
}
void project(sql::Tables& tables, const events::MissedTold& event, const Stamp& stamp) {
    tables.run(set_told, event.contact, stamp.happened_at, event.promise_by);
}
void project(sql::Tables& tables, const events::ProviderCalled& event, const Stamp&) {
    tables.run(set_provider, event.contact, event.company, event.caller_name);
}
void project(sql::Tables& tables, const events::MatterIdentified& event, const Stamp& stamp) {
    tables.run(set_matter_client, event.matter, event.client);
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactDirected& event, const Stamp& stamp) {
    tables.run(set_directed, event.contact, event.because, event.professional, event.unit, event.profession, event.instead_of, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TicketCalled& event, const Stamp& stamp) {
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::TicketArrived& event, const Stamp& stamp) {
    tables.run(set_touched, event.contact, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactJoined& event, const Stamp&) {
    tables.run(insert_joined, event.contact, event.matter);
}
void project(sql::Tables& tables, const events::ContactClosed& event, const Stamp& stamp) {
    tables.run(set_closed, event.contact, stamp.position);
}
void project(sql::Tables& tables, const events::ContactReopened& event, const Stamp& stamp) {
    tables.run(set_reopened, event.contact, event.professional, stamp.happened_at);
}
void project(sql::Tables& tables, const events::ContactWaitsAgain& event, const Stamp&) { tables.run(set_waits_again, event.contact); }

}  // namespace koppi::contact
