// Desks, client triggers: signals that can be counted (system A6), on a client's card, and among the clients for whom one is named. Counted when
// asked; nobody is marked by being counted.
#include <set>

#include "core/civil_time.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/catalog.hpp"

namespace koppi::desks {

namespace {

using routes::Call;
using routes::Right;

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

// Of those for whom somebody is named in person, whoever reaches a threshold by the plain count; what is left out of it is asked one by one.
#define OWN_CLIENTS "select distinct n.client from naming n where n.professional = $1 and n.is_living = 1 and n.named_as <> 'area_nurse' "
constexpr sql::Query list_own_in_contact{"desks.list_own_in_contact", OWN_CLIENTS
                                         "and (select count(*) from contact c where c.client = n.client and c.received_at >= $2) >= $3"};
constexpr sql::Query list_own_missed{"desks.list_own_missed",
                                     OWN_CLIENTS
                                     "and (select count(*) from booking b where b.client = n.client and b.begins_at >= $2 and b.state = 'no_show') >= $3"};

Instant days_ago(Instant now, int days) { return start_of_day(plus_days(helsinki_date(now), -days)); }

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

Result<TriggersOwn> triggers_own_call(sql::Reader& rows, const Done&, const Call& call) { return triggers_own(rows, call.actor, call.now); }

}  // namespace

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
            contacts = contacts_since(rows, client, start_of_day(plus_months(helsinki_date(now), -12)));
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

TriggersOwn triggers_own(sql::Reader& rows, const Actor& actor, Instant now) {
    TriggersOwn shown{now, {}};
    if (!actor.professional) return shown;
    std::set<ClientId> near;
    for (const auto& trigger : catalog().triggers.triggers) {
        const auto& query = trigger.counted == knowledge::Counted::contacts ? list_own_in_contact : list_own_missed;
        for (const auto client : rows.all<ClientId>(query, *actor.professional, days_ago(now, trigger.window_days - 1), trigger.at_least)) near.insert(client);
    }
    for (const auto client : near) {
        auto on = triggers_on(rows, client, now);
        const auto line = clients::line(rows, client);
        if (on.empty() || !line || line->died) continue;
        shown.clients.push_back({client, name_shown(line->family_name, line->given_names), line->born, line->non_disclosure, std::move(on)});
    }
    std::sort(shown.clients.begin(), shown.clients.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return shown;
}

routes::Routes trigger_routes() { return {routes::read("/api/desks/own-triggers", "desk_own_triggers", Right::plan_read, &triggers_own_call)}; }

}  // namespace koppi::desks
