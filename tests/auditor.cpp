// Tests: the auditor's books and what it asks of the tables.
#include "auditor.hpp"

#include "core/civil_time.hpp"
#include "platform/ledger.hpp"

namespace koppi::tests {

namespace {

// The tables as the auditor reads them: plain columns, its own words.
struct ContactSeen {
    ContactId contact;
    std::string state;
    std::optional<ProfessionalId> holder;
    std::optional<ClientId> client;
    std::string why_here;
    Instant promise_by;
    std::optional<std::string> provider_company;
    std::optional<ProfessionalId> directed_to;
};
BOOST_DESCRIBE_STRUCT(ContactSeen, (), (contact, state, holder, client, why_here, promise_by, provider_company, directed_to))
constexpr sql::Query see_contacts{"audit.contacts",
                                  "select contact, state, holder, client, why_here, promise_by, provider_company, directed_to from contact"};

struct DutySeen {
    UnitId unit;
    std::string duty;
    Date day;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(DutySeen, (), (unit, duty, day, professional))
constexpr sql::Query see_duties{"audit.duties", "select unit, duty, day, professional from duty"};

struct MatterSeen {
    MatterId matter;
    std::optional<ContactId> routed_in;
    std::optional<ClientId> client;
    std::optional<ClientId> routed_client;
    std::optional<std::string> state;
    std::optional<ProfessionalId> decided_by;
    std::optional<std::string> why;
    std::optional<std::string> outcome;
    std::optional<std::string> owner_kind;
    std::optional<ProfessionalId> owner;
    std::optional<std::string> owner_profession;
    std::optional<Instant> promise_by;
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(MatterSeen, (), (matter, routed_in, client, routed_client, state, decided_by, why, outcome, owner_kind, owner, owner_profession,
                                       promise_by, booking))
constexpr sql::Query see_matters{"audit.matters", R"(
    select m.matter, r.contact, m.client, r.client, r.state, r.decided_by, r.why, r.outcome, r.owner_kind, r.owner, r.owner_profession, r.promise_by,
           r.booking
    from matter m left join matter_route r on r.matter = m.matter)"};
constexpr sql::Query count_routes{"audit.routes", "select count(*) from matter_route"};

struct NamingSeen {
    ClientId client;
    events::NamedAs named_as;
    NamingId naming;
    ProfessionalId professional;
};
BOOST_DESCRIBE_STRUCT(NamingSeen, (), (client, named_as, naming, professional))
constexpr sql::Query see_namings{"audit.namings", "select client, named_as, naming, professional from naming where is_living = 1"};

struct JoinedSeen {
    ContactId contact;
    MatterId matter;
};
BOOST_DESCRIBE_STRUCT(JoinedSeen, (), (contact, matter))
constexpr sql::Query see_joined{"audit.joined", "select contact, matter from contact_joined"};

struct BookingSeen {
    BookingId booking;
    ClientId client;
    std::optional<ProfessionalId> professional;
    std::optional<RoomId> room;
    Instant begins_at;
    Instant ends_at;
    std::string state;
    std::optional<MatterId> matter;
};
BOOST_DESCRIBE_STRUCT(BookingSeen, (), (booking, client, professional, room, begins_at, ends_at, state, matter))
constexpr sql::Query see_bookings{
    "audit.bookings", "select booking, client, professional, room, begins_at, ends_at, state, matter from booking where through <> 'imported'"};

// Any two living bookings that meet, of one professional, one client or one room; what a named right let in over a booking is told apart.
struct Meeting {
    BookingId one;
    BookingId other;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (one, other))
constexpr sql::Query see_overlaps{"audit.overlaps", R"(
    select a.booking, b.booking from booking a join booking b on b.booking > a.booking
    where a.state in ('booked', 'arrived') and b.state in ('booked', 'arrived')
      and (a.client = b.client or a.room = b.room
           or (a.professional = b.professional and (a.exception_kind = 'overbooked') = (b.exception_kind = 'overbooked'))
           or (a.professional = b.professional and a.exception_kind is null and b.exception_kind is null)
           or exists (select 1 from booking_party p where p.booking = a.booking and p.professional = b.professional)
           or exists (select 1 from booking_party p where p.booking = b.booking and p.professional = a.professional))
      and a.begins_at < b.ends_at and b.begins_at < a.ends_at and a.through <> 'imported' and b.through <> 'imported')"};

struct CellSeen {
    ResourceId resource;
    int lane;
    std::int64_t cell;
    HolderId holder;
    auto operator<=>(const CellSeen&) const = default;
};
BOOST_DESCRIBE_STRUCT(CellSeen, (), (resource, lane, cell, holder))
constexpr sql::Query see_cells{"audit.cells", "select resource, lane, cell, holder from occupied"};

struct ConsultationSeen {
    ConsultationId consultation;
    ClientId client;
    std::optional<MatterId> matter;
    ProfessionalId asked_by;
    std::optional<ProfessionalId> asked;
    std::optional<std::string> asked_profession;
    std::optional<Instant> answer_by;
    std::string state;
    std::optional<DecisionId> answer;
    int written;
};
BOOST_DESCRIBE_STRUCT(ConsultationSeen, (), (consultation, client, matter, asked_by, asked, asked_profession, answer_by, state, answer, written))
constexpr sql::Query see_consultations{"audit.consultations", R"(
    select consultation, client, case when decision is null then null else matter end, asked_by, asked, asked_profession, answer_by, state, answer, written
    from consultation)"};
constexpr sql::Query see_emergencies{"audit.emergencies", "select decision from consultation_emergency"};

struct SurveySeen {
    SurveyId survey;
    MatterId matter;
    std::optional<ProfessionalId> surveyor;
    std::string state;
    std::optional<std::string> outcome;
};
BOOST_DESCRIBE_STRUCT(SurveySeen, (), (survey, matter, surveyor, state, outcome))
constexpr sql::Query see_surveys{"audit.surveys", "select survey, matter, surveyor, state, outcome from survey"};

struct TicketSeen {
    TicketId ticket;
    UnitId unit;
    Date day;
    int number;
    ContactId contact;
    std::string state;
    std::optional<ProfessionalId> holder;
    int calls;
};
BOOST_DESCRIBE_STRUCT(TicketSeen, (), (ticket, unit, day, number, contact, state, holder, calls))
constexpr sql::Query see_tickets{"audit.tickets", R"(
    select t.ticket, t.unit, t.day, t.number, t.contact, t.state, t.holder, (select count(*) from ticket_call c where c.ticket = t.ticket)
    from ticket t order by t.unit, t.day, t.number)"};
struct WaitSeen {
    WaitId wait;
    ClientId client;
    std::optional<MatterId> matter;
    UnitId unit;
    std::string service;
    std::optional<std::string> ended;
};
BOOST_DESCRIBE_STRUCT(WaitSeen, (), (wait, client, matter, unit, service, ended))
constexpr sql::Query see_waits{"audit.waits", "select wait, client, matter, unit, service, ended_how from wait"};

struct OfferSeen {
    OfferId offer;
    WaitId wait;
    HoldId hold;
    Instant answer_by;
    std::optional<std::string> ended;
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(OfferSeen, (), (offer, wait, hold, answer_by, ended, booking))
constexpr sql::Query see_offers{"audit.offers", "select offer, wait, hold, answer_by, ended_how, booking from wait_offer"};
struct SeatSeen {
    GroupId group;
    int number;
    SeatId seat;
    auto operator<=>(const SeatSeen&) const = default;
};
BOOST_DESCRIBE_STRUCT(SeatSeen, (), (group, number, seat))
constexpr sql::Query see_seats{"audit.seats", "select care_group, number, seat from group_seat"};
struct GroupSeen {
    GroupId group;
    int seats;
    int taken;
};
BOOST_DESCRIBE_STRUCT(GroupSeen, (), (group, seats, taken))
constexpr sql::Query see_groups{"audit.groups", R"(
    select g.care_group, g.seats, (select count(*) from group_seat s where s.care_group = g.care_group) from care_group g)"};
struct QueuedSeen {
    GroupId group;
    WaitId wait;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(QueuedSeen, (), (group, wait, client))
constexpr sql::Query see_queued{"audit.queued", "select care_group, wait, client from group_queue order by care_group, position"};
struct PlanSectionSeen {
    SectionId section;
    ClientId client;
    ProfessionalId owner;
    int version;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(PlanSectionSeen, (), (section, client, owner, version, ended_at))
constexpr sql::Query see_plan_sections{"audit.plan_sections", "select section, client, owner, version, ended_at from plan_section"};
struct PlanVersionSeen {
    SectionId section;
    int version;
    std::string content;
};
BOOST_DESCRIBE_STRUCT(PlanVersionSeen, (), (section, version, content))
constexpr sql::Query see_pairs{"audit.pairs", "select pairwork, client, owner, is_open, follow_up_on, version, shared_by from pairwork"};
struct PairSeen {
    PairworkId pairwork;
    ClientId client;
    ProfessionalId owner;
    bool is_open;
    std::optional<Date> follow_up_on;
    int version;
    std::optional<std::string> shared_by;
};
BOOST_DESCRIBE_STRUCT(PairSeen, (), (pairwork, client, owner, is_open, follow_up_on, version, shared_by))
constexpr sql::Query see_pair_visits{"audit.pair_visits", "select pairwork, content from pair_visit order by pairwork, version"};
struct PairVisitSeen {
    PairworkId pairwork;
    std::string content;
};
BOOST_DESCRIBE_STRUCT(PairVisitSeen, (), (pairwork, content))
constexpr sql::Query see_pair_disclosed{"audit.pair_disclosed", "select pairwork from pair_disclosed"};
constexpr sql::Query see_members{"audit.members", "select member, team, professional, is_living from team_member"};
struct MemberSeen {
    MemberId member;
    TeamId team;
    std::optional<ProfessionalId> professional;
    bool is_living;
};
BOOST_DESCRIBE_STRUCT(MemberSeen, (), (member, team, professional, is_living))
constexpr sql::Query see_responsible{"audit.responsible", "select client, from_at, unit from responsibility"};
struct ResponsibleSeen {
    ClientId client;
    Instant from_at;
    UnitId unit;
};
BOOST_DESCRIBE_STRUCT(ResponsibleSeen, (), (client, from_at, unit))
constexpr sql::Query see_transfers{"audit.transfers", "select transfer, state, changes_at from transfer"};
struct TransferSeen {
    TransferId transfer;
    std::string state;
    std::optional<Instant> changes_at;
};
BOOST_DESCRIBE_STRUCT(TransferSeen, (), (transfer, state, changes_at))
constexpr sql::Query see_follow_ups{"audit.follow_ups", "select transfer, unit, owner, is_open from follow_up_call"};
struct FollowUpSeen {
    TransferId transfer;
    UnitId unit;
    std::optional<ProfessionalId> owner;
    bool is_open;
};
BOOST_DESCRIBE_STRUCT(FollowUpSeen, (), (transfer, unit, owner, is_open))
constexpr sql::Query see_agreed{"audit.agreed", "select agreed, owner, due_on, closed_at is not null from agreed"};
// What a team agreed and is open, with an owner who neither leads it nor takes part: on the desk of somebody who cannot see to it.
constexpr sql::Query see_agreed_of_strangers{"audit.agreed_of_strangers", R"(
    select a.agreed
    from agreed a join team_meeting m on m.meeting = a.meeting join team t on t.team = m.team
    where a.closed_at is null and a.owner <> t.lead
      and not exists (select 1 from team_member k
                      where k.team = t.team and k.professional = a.owner and k.is_living = 1 and k.answer = 'accepted'))"};
struct AgreedSeen {
    AgreedId agreed;
    ProfessionalId owner;
    Date due_on;
    bool is_closed;
};
BOOST_DESCRIBE_STRUCT(AgreedSeen, (), (agreed, owner, due_on, is_closed))
constexpr sql::Query count_heavy_decisions{"audit.heavy_decisions", "select count(*) from heavy_need_decision"};
constexpr sql::Query see_actions_open{"audit.actions_open", "select section, part, professional, due_on from plan_action_open"};
struct ActionOpenSeen {
    SectionId section;
    int part;
    ProfessionalId professional;
    std::optional<Date> due_on;
};
BOOST_DESCRIBE_STRUCT(ActionOpenSeen, (), (section, part, professional, due_on))
constexpr sql::Query see_plan_versions{"audit.plan_versions", "select section, version, content from plan_version order by section, version"};
struct GroupVisitSeen {
    VisitId visit;
    ClientId client;
};
BOOST_DESCRIBE_STRUCT(GroupVisitSeen, (), (visit, client))
constexpr sql::Query see_group_visits{"audit.group_visits", "select visit, client from visit where kind = 'group' and booking is null"};

struct LogSeen {
    std::int64_t position;
    ClientId client;
    std::optional<std::string> purpose;
    std::optional<ProfessionalId> professional;
    std::optional<ContactId> contact;
};
BOOST_DESCRIBE_STRUCT(LogSeen, (), (position, client, purpose, professional, contact))
constexpr sql::Query see_log{"audit.log", "select position, client, purpose, professional, contact from access_log where what = 'record_opened'"};

struct LedgerEnd {
    std::int64_t rows;
    std::optional<std::int64_t> last;
};
BOOST_DESCRIBE_STRUCT(LedgerEnd, (), (rows, last))
constexpr sql::Query see_ledger_end{"audit.ledger_end", "select count(*), max(position) from ledger"};

std::string named(std::string_view kind, const auto& id) { return std::string(kind) + " " + id.text(); }
std::string some(const auto& id) { return id ? id->text() : "nobody"; }

}  // namespace

void Auditor::note(const events::ContactReceived& event, const Stamp&) {
    contacts_[event.contact] = {.state = "waiting", .holder = {}, .client = event.client, .held_before = {}, .promise_by = event.promise_by};
}
void Auditor::note(const events::ContactTaken& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.state != "waiting") fault(named("contact", event.contact) + " was taken while it was " + contact.state);
    contact.state = "taken";
    contact.holder = event.professional;
}
void Auditor::note(const events::ContactTakenOver& event, const Stamp& stamp) {
    auto& contact = contacts_[event.contact];
    if (contact.holder != event.from || event.from == event.professional)
        fault(named("contact", event.contact) + " was taken over from somebody who did not hold it");
    if (event.professional != stamp.professional || event.why.empty()) fault(named("contact", event.contact) + " was taken over without saying why");
    contact.holder = event.professional;
}
void Auditor::note(const events::ContactReturned& event, const Stamp& stamp) {
    auto& contact = contacts_[event.contact];
    if (event.promise_by > contact.promise_by) fault(named("contact", event.contact) + " was given back, and the promise was put off");
    contact.promise_by = event.promise_by;
    number_waits(event.contact);
    const bool by_the_house = !stamp.account && event.why_here == "unopened" && contact.state == "taken";
    if (!by_the_house && contact.holder != stamp.professional) fault(named("contact", event.contact) + " was given back by somebody who did not hold it");
    const auto called_from = contact.next_at ? contact.next_at : contact.agreed_from;
    if (by_the_house && called_from && *called_from > stamp.happened_at && event.urgency != events::Urgency::emergency)
        fault(named("contact", event.contact) + " was taken from whoever agreed on a call before the call's time");
    contact.state = "waiting";
    contact.holder.reset();
    contact.directed_to.reset();
}
void Auditor::note(const events::CallbackAttempted& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    ++contact.attempts;
    contact.next_at = event.next_at;
    contact.is_to_be_agreed = event.outcome == events::AttemptOutcome::partial;
}
// Only the client puts a promise off: they agreed, or they were told in writing after calls in vain.
void Auditor::note(const events::CallbackAgreed& event, const Stamp& stamp) {
    auto& contact = contacts_[event.contact];
    if (!contact.is_to_be_agreed || contact.state != "taken" || contact.holder != stamp.professional)
        fault(named("contact", event.contact) + " was agreed on by somebody who did not reach the client");
    if (event.promise_by <= event.call_from) fault(named("contact", event.contact) + " was agreed for no time");
    contact.is_to_be_agreed = false;
    contact.promise_by = event.promise_by;
    contact.next_at = contact.agreed_from = event.call_from;
}
void Auditor::note(const events::MissedTold& event, const Stamp& stamp) {
    auto& contact = contacts_[event.contact];
    if (contact.attempts == 0 || contact.holder != stamp.professional) fault(named("contact", event.contact) + " was written about without a call");
    contact.promise_by = event.promise_by;
    contact.next_at = event.promise_by;
}
void Auditor::note(const events::ProviderCalled& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.client) fault(named("contact", event.contact) + " is a provider's and a client's at once");
    contact.is_provider = true;
}
void Auditor::note(const events::MatterIdentified& event, const Stamp&) {
    auto& matter = matters_[event.matter];
    if (!contacts_[event.contact].is_provider || matter.contact != event.contact) fault(named("matter", event.matter) + " got a client of its own without a provider");
    if (matter.state != "undecided" && matter.client && matter.client != event.client) fault(named("matter", event.matter) + " changed its client after the decision");
    matter.client = event.client;
}
void Auditor::note(const events::ContactDirected& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.state != "waiting") fault(named("contact", event.contact) + " was proposed to somebody while it was " + contact.state);
    contact.directed_to = event.professional;
}
void Auditor::note(const events::OwnerGrounded& event, const Stamp&) {
    const auto& matter = matters_[event.matter];
    if (matter.decision != event.decision) fault(named("matter", event.matter) + " tells why of another decision");
}
void Auditor::note(const events::DutyGiven& event, const Stamp&) { duties_[{event.unit, event.duty, event.day}] = event.professional; }
void Auditor::note(const events::DutyEnded& event, const Stamp&) {
    if (duties_.erase({event.unit, event.duty, event.day}) == 0) fault("a duty ended that nobody had");
}
void Auditor::look_at_duties(sql::Connection& connection) {
    std::map<std::tuple<UnitId, std::string, Date>, ProfessionalId> seen;
    sql::Reader(connection).each<DutySeen>(see_duties, [&](const DutySeen& row) { seen[{row.unit, row.duty, row.day}] = row.professional; });
    if (seen != duties_) fault("the roster is not the one of the ledger");
}
void Auditor::note(const events::ContactClosed& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.state == "closed") fault(named("contact", event.contact) + " was closed twice");
    contact.state = "closed";
    contact.held_before = contact.holder;
    contact.holder.reset();
}
void Auditor::note(const events::ContactReopened& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.state != "closed") fault(named("contact", event.contact) + " was reopened while it was open");
    if (contact.held_before != event.professional) fault(named("contact", event.contact) + " came back to other hands than it was in");
    if (const auto ticket = tickets_.find(event.contact); ticket != tickets_.end()) ticket->second.has_gone = false;
    contact.state = "taken";
    contact.holder = event.professional;
}
void Auditor::note(const events::ContactWaitsAgain& event, const Stamp&) {
    auto& contact = contacts_[event.contact];
    if (contact.state != "closed" || contact.held_before) fault(named("contact", event.contact) + " waits again, and did not wait before");
    number_waits(event.contact);
    contact.state = "waiting";
}
void Auditor::note(const events::ContactJoined& event, const Stamp&) { joined_.emplace(event.contact, event.matter); }
void Auditor::note(const events::ClientIdentified& event, const Stamp&) {
    contacts_[event.contact].client = event.client;
    for (auto& [id, matter] : matters_) {
        if (matter.contact != event.contact) continue;
        // Whatever was decided for one person stays with that person.
        if (matter.state != "undecided" && matter.client && matter.client != event.client)
            fault(named("matter", id) + " changed its client after the decision");
        matter.client = event.client;
    }
}
void Auditor::note(const events::MatterOpened& event, const Stamp&) { matters_[event.matter] = {.contact = event.contact, .client = event.client}; }
void Auditor::note(const events::MatterDecided& event, const Stamp& stamp) {
    if (matters_[event.matter].state == "closed") fault(named("matter", event.matter) + " was decided after it was closed");
    decided_otherwise(event);
    auto& matter = decided(event.matter, event.decision, stamp.professional);
    const bool ends = event.route == events::Route::advise_close || event.route == events::Route::emergency;
    matter.state = ends                                     ? "closed"
                   : event.route == events::Route::book     ? "booked"
                   : event.route == events::Route::consult  ? "asked"
                                                            : "owned";
    matter.owner = event.owner;
    matter.booking = event.booking;
    matter.outcome = event.outcome.value_or("");
    matter.asked_in.reset();
}
Auditor::Matter& Auditor::decided(MatterId id, DecisionId decision, std::optional<ProfessionalId> by) {
    auto& matter = matters_[id];
    auto stood = matter;
    stood.before.clear();
    matter.before.push_back(std::move(stood));
    matter.decided_by = by;
    matter.decision = decision;
    return matter;
}
void Auditor::note(const events::DecisionUndone& event, const Stamp& stamp) {
    auto& matter = matters_[event.matter];
    if (matter.decided_by != stamp.professional) fault(named("matter", event.matter) + " was undone by somebody who did not decide it");
    if (matter.before.empty()) return fault(named("matter", event.matter) + " was undone before it was decided");
    if (matter.decision && matter.decision != event.decision) fault(named("matter", event.matter) + " was undone by another decision than its last");
    step_undone(event.decision);
    auto stood = std::move(matter.before.back());
    matter.before.pop_back();
    stood.before = std::move(matter.before);
    stood.client = matter.client;
    matter = std::move(stood);
}
void Auditor::note(const events::MatterClosed& event, const Stamp& stamp) {
    auto& matter = matters_[event.matter];
    if (matter.state != "owned") fault(named("matter", event.matter) + " was closed by an owner while it was " + matter.state);
    decided(event.matter, event.decision, stamp.professional);
    matter.state = "closed";
    matter.outcome = event.outcome;
}
void Auditor::note(const events::ConsultationAnswered& event, const Stamp&) {
    auto& matter = matters_[event.matter];
    if (matter.state != "asked" || matter.owner != event.answered_by) fault(named("matter", event.matter) + " was answered by somebody who was not asked");
    matter.state = "owned";
    matter.owner = event.back_to;
}
void Auditor::note(const events::SlotBooked& event, const Stamp& stamp) {
    if (event.time.begins_at <= stamp.recorded_at) fault(named("booking", event.booking) + " was made for a time that had begun");
    if (event.hold) {
        const auto held = holds_.find(*event.hold);
        if (held == holds_.end()) {
            fault(named("booking", event.booking) + " came of a hold that had ended");
        } else {
            if (held->second.is_offer != (event.through == events::BookedThrough::offer))
                fault(named("booking", event.booking) + " took an offered time without an answer, or answered without an offer");
            holds_.erase(held);
        }
        booked_from_[*event.hold] = event.booking;
    }
    bookings_[event.booking] = {.client = event.client, .time = event.time, .matter = event.matter};
}
void Auditor::note(const events::BookingMoved& event, const Stamp& stamp) {
    auto& booking = bookings_[event.booking];
    if (booking.state != "booked") fault(named("booking", event.booking) + " was moved, and was " + booking.state);
    if (event.time.begins_at <= stamp.recorded_at) fault(named("booking", event.booking) + " was moved into a time that had begun");
    if (event.hold && holds_.erase(*event.hold) == 0) fault(named("booking", event.booking) + " came of a hold that had ended");
    booking.time_before = std::exchange(booking.time, event.time);
    for (auto& [id, matter] : matters_)
        if (matter.booking == event.booking && matter.state == "booked") matter.owner = event.time.professional;
}
void Auditor::note(const events::BookingStepUndone& event, const Stamp&) {
    auto& booking = bookings_[event.booking];
    if (booking.state != wire::word(event.from)) fault(named("booking", event.booking) + " was not what was undone");
    booking.state = wire::word(event.to);
    for (auto& [id, matter] : matters_)
        if (matter.booking == event.booking && matter.state == "owned") {
            matter.state = "booked";
            matter.owner = event.time.professional;
        }
}
void Auditor::note(const events::ClientArrived& event, const Stamp&) { bookings_[event.booking].state = "arrived"; }
void Auditor::note(const events::SlotHeld& event, const Stamp& stamp) {
    if (event.expires_at <= stamp.recorded_at) fault(named("hold", event.hold) + " had run out when it was taken");
    holds_[event.hold] = {event.time, event.expires_at, event.held_for == events::HoldFor::offer};
}
void Auditor::note(const events::HoldEnded& event, const Stamp& stamp) {
    const auto held = holds_.find(event.hold);
    if (held == holds_.end()) return fault(named("hold", event.hold) + " ended twice");
    if (event.how == events::HoldEnd::expired && held->second.expires_at > stamp.recorded_at)
        fault(named("hold", event.hold) + " ran out before its time");
    holds_.erase(held);
}
void Auditor::note(const events::MatterCarriedOn& event, const Stamp& stamp) {
    auto& matter = matters_[event.matter];
    if (matter.state != "owned") fault(named("matter", event.matter) + " is carried on, and was " + matter.state);
    if (event.promise_by < stamp.recorded_at) fault(named("matter", event.matter) + " was promised for a time that had passed");
    matter.owner = event.owner;
}
// Never two owners, never none: a person, or a team; and somebody said why.
void Auditor::note(const events::MatterHandedOn& event, const Stamp&) {
    auto& matter = matters_[event.matter];
    if (matter.state != "owned" && matter.state != "asked") fault(named("matter", event.matter) + " is handed on, and was " + matter.state);
    const bool to_team = event.owner_unit.has_value() && event.owner_profession.has_value();
    if (event.owner.has_value() == to_team) fault(named("matter", event.matter) + " is handed on to nobody, or to two");
    if (event.why.empty()) fault(named("matter", event.matter) + " is handed on without a reason");
    if (to_team && !matter.asked_in) matter.state = "owned";
    matter.owner = event.owner;
    if (matter.asked_in) {
        auto& asked = consultations_.at(*matter.asked_in);
        asked.to = {event.owner_kind, event.owner, event.owner_unit, event.owner_profession};
    }
    for (auto& [id, survey] : surveys_)
        if (survey.matter == event.matter && !survey.is_closed) survey.surveyor = event.owner;
}

// ---- questions between professionals

void Auditor::decided_otherwise(const events::MatterDecided& event) {
    for (auto& [id, asked] : consultations_) {
        if (asked.matter != event.matter || asked.state != "open") continue;
        asked.state = "overtaken";
        asked.ended_by = event.decision;
    }
    for (auto& [id, survey] : surveys_) {
        if (survey.matter != event.matter || survey.is_closed || event.route == events::Route::case_survey) continue;
        if (event.route != events::Route::emergency) fault(named("survey", id) + " was left open behind a decision");
        survey.is_closed = true;
        survey.decision = event.decision;
    }
}
void Auditor::step_undone(DecisionId decision) {
    emergencies_.erase(decision);
    for (auto& [id, asked] : consultations_) {
        if (asked.answer == decision) {
            asked.answer.reset();
            asked.state = "open";
        } else if (asked.ended_by == decision) {
            asked.ended_by.reset();
            asked.state = "open";
        } else if (asked.asked_decision == decision && asked.state == "open") {
            asked.state = "withdrawn";
        } else if (!asked.referred_from.empty() && asked.referred_from.back().first == decision) {
            asked.to = asked.referred_from.back().second;
            asked.referred_from.pop_back();
        }
    }
    for (auto& [id, survey] : surveys_) {
        if (survey.decision != decision) continue;
        survey.decision.reset();
        survey.is_closed = false;
    }
}
void Auditor::note(const events::ConsultationAsked& event, const Stamp& stamp) {
    const auto name = named("consultation", event.consultation);
    if (event.answer_by <= stamp.recorded_at && event.urgency != events::Urgency::emergency) fault(name + " was late when it was asked");
    if (event.to.professional == event.asked_by) fault(name + " is asked of its asker");
    consultations_[event.consultation] = {.client = event.client,
                                          .matter = event.decision ? event.matter : std::nullopt,
                                          .asked_by = event.asked_by,
                                          .to = event.to,
                                          .asked_decision = event.decision};
    if (!event.matter || !event.decision) return;
    auto& matter = matters_[*event.matter];
    if (matter.state != "asked" || matter.decision != event.decision) fault(name + " came with a matter that did not");
    matter.asked_in = event.consultation;
}
void Auditor::note(const events::ConsultationTaken& event, const Stamp&) {
    auto& asked = consultations_.at(event.consultation);
    if (asked.state != "open" || asked.to.kind != events::OwnerKind::pool || asked.to.professional)
        fault(named("consultation", event.consultation) + " was taken, and could not be");
    asked.to.professional = event.taken_by;
    if (event.matter) matters_[*event.matter].owner = event.taken_by;
}
void Auditor::note(const events::ConsultationGivenBack& event, const Stamp&) {
    consultations_.at(event.consultation).to.professional.reset();
    if (event.matter) matters_[*event.matter].owner.reset();
}
void Auditor::note(const events::ConsultationWritten& event, const Stamp& stamp) {
    auto& asked = consultations_.at(event.consultation);
    if (event.number != ++asked.written) fault(named("consultation", event.consultation) + " has a gap in its thread");
    if (asked.state != "open") fault(named("consultation", event.consultation) + " was written in after its end");
    if (stamp.professional != asked.asked_by && stamp.professional != asked.to.professional)
        fault(named("consultation", event.consultation) + " was written in by somebody who has no part in it");
}
void Auditor::note(const events::ConsultationSettled& event, const Stamp&) {
    auto& asked = consultations_.at(event.consultation);
    const auto name = named("consultation", event.consultation);
    if (asked.state != "open" || asked.answer) fault(name + " was answered twice, or after its end");
    if (asked.to.professional != event.settled_by) fault(name + " was answered by somebody who was not asked");
    if ((event.kind == events::AnswerKind::book_remote) != event.booking.has_value()) fault(name + " books a visit, or does not, against its word");
    asked.state = "settled";
    asked.answer = event.answer;
    if (!event.matter || !event.owner) return;
    const auto owner = event.kind == events::AnswerKind::take_over ? event.settled_by : asked.asked_by;
    if (*event.owner != owner) fault(name + " leaves its matter with somebody else than it says");
    auto& matter = decided(*event.matter, event.answer, event.settled_by);
    matter.state = "owned";
    matter.owner = owner;
    matter.asked_in.reset();
}
void Auditor::note(const events::ConsultationReferred& event, const Stamp& stamp) {
    auto& asked = consultations_.at(event.consultation);
    if (asked.state != "open" || asked.to.professional != stamp.professional)
        fault(named("consultation", event.consultation) + " was referred by somebody who did not have it");
    asked.referred_from.emplace_back(event.answer, asked.to);
    asked.to = event.to;
    if (!event.matter) return;
    decided(*event.matter, event.answer, stamp.professional).owner = event.to.professional;
}
void Auditor::note(const events::ConsultationWithdrawn& event, const Stamp& stamp) {
    auto& asked = consultations_.at(event.consultation);
    if (asked.state != "open" || asked.asked_by != stamp.professional) fault(named("consultation", event.consultation) + " was withdrawn, and could not be");
    asked.state = "withdrawn";
    if (!event.matter) return;
    auto& matter = matters_[*event.matter];
    matter.state = "owned";
    matter.owner = event.owner;
    matter.asked_in.reset();
}
void Auditor::note(const events::ConsultationAnswerUndone& event, const Stamp&) { step_undone(event.answer); }
void Auditor::note(const events::EmergencyFollowed& event, const Stamp&) {
    if (consultations_.at(event.consultation).state != "settled") fault(named("consultation", event.consultation) + " had no answer, and something followed");
    emergencies_.insert(event.decision);
}

// ---- case surveys

void Auditor::note(const events::SurveyTaken& event, const Stamp&) {
    auto& survey = surveys_[event.survey];
    if (survey.surveyor) fault(named("survey", event.survey) + " was taken out of somebody's hands");
    survey.matter = event.matter;
    survey.surveyor = event.surveyor;
    for (const auto& [id, other] : surveys_)
        if (id != event.survey && other.matter == event.matter && !other.is_closed) fault(named("matter", event.matter) + " has two surveys");
    matters_[event.matter].owner = event.surveyor;
}
void Auditor::note(const events::SurveyGivenBack& event, const Stamp& stamp) {
    auto& survey = surveys_.at(event.survey);
    if (survey.surveyor != stamp.professional) fault(named("survey", event.survey) + " was given back by somebody who did not have it");
    survey.surveyor.reset();
    matters_[event.matter].owner.reset();
}
void Auditor::note(const events::SurveyWorkerAgreed& event, const Stamp&) { surveys_.at(event.survey).has_agreed = true; }
void Auditor::note(const events::SurveyCallMade& event, const Stamp&) {
    if (event.result != events::CallResult::reached) ++surveys_.at(event.survey).unanswered;
}
void Auditor::note(const events::SurveyClosed& event, const Stamp& stamp) {
    auto& survey = surveys_.at(event.survey);
    const auto name = named("survey", event.survey);
    if (survey.is_closed || survey.surveyor != stamp.professional) fault(name + " was closed by somebody who did not have it");
    if (event.outcome.empty() || event.why.empty()) fault(name + " was closed without an outcome or a reason");
    if (event.end == events::SurveyEnd::agreed && !survey.has_agreed) fault(name + " says that somebody was agreed, and nobody was");
    if (event.end == events::SurveyEnd::not_reached && survey.unanswered == 0) fault(name + " says that nobody was reached, and nobody was called in vain");
    if (matters_[event.matter].state != "closed" || matters_[event.matter].decision != event.decision) fault(name + " was closed without its matter");
    survey.is_closed = true;
    survey.decision = event.decision;
}
void Auditor::note(const events::WorkerNamed& event, const Stamp&) {
    if (event.why.empty()) fault(named("naming", event.naming) + " has no reason");
    lives(event.client, event.named_as, event.naming, event.professional);
}
void Auditor::note(const events::PopulationNamed& event, const Stamp&) {
    for (const auto& one : event.namings) lives(one.client, event.named_as, one.naming, one.professional);
}
void Auditor::lives(ClientId client, events::NamedAs named_as, NamingId naming, ProfessionalId professional) {
    if (!living_.emplace(std::pair(client, named_as), std::pair(naming, professional)).second) fault(named("client", client) + " has two workers of a kind");
}
void Auditor::note(const events::WorkerNamingEnded& event, const Stamp&) {
    if (event.why.empty()) fault(named("naming", event.naming) + " ended without a reason");
    const auto ended = std::find_if(living_.begin(), living_.end(), [&](const auto& one) { return one.second.first == event.naming; });
    if (ended == living_.end()) return fault(named("naming", event.naming) + " ended, and did not live");
    const auto professional = ended->second.second;
    living_.erase(ended);
    const bool is_named_otherwise = std::any_of(living_.begin(), living_.end(), [&](const auto& one) {
        return one.first.first == event.client && one.second.second == professional;
    });
    // Whoever is named instead is told by a person what they take over.
    if (is_named_otherwise || event.why == "another_named") return;
    for (const auto& [id, matter] : matters_)
        if (matter.client == event.client && matter.owner == professional && (matter.state == "owned" || matter.state == "asked"))
            left_by_.emplace_back(id, professional);
}
// Whoever was shut out since is one whom their colleagues stand in for.
void Auditor::note(const events::AccountOpened& event, const Stamp&) { signed_in_.insert(event.professional); }
void Auditor::note(const events::RoleTaken& event, const Stamp&) {
    using enum events::Profession;
    if (event.profession != manager && event.profession != administrator && event.profession != other) opens_matters_.insert(event.professional);
}
bool Auditor::has_desk(ProfessionalId professional) const { return signed_in_.contains(professional) && opens_matters_.contains(professional); }
void Auditor::note(const events::BookingCancelled& event, const Stamp& stamp) {
    bookings_[event.booking].state = "cancelled";
    time_came(event.booking, stamp.professional);
}
void Auditor::note(const events::BookingFreed& event, const Stamp&) { bookings_[event.booking].state = "cancelled"; }
void Auditor::note(const events::BookingRestored& event, const Stamp& stamp) {
    auto& booking = bookings_[event.booking];
    if (booking.state != "cancelled") fault(named("booking", event.booking) + " was given back, and was not freed");
    if (booking.time.begins_at <= stamp.recorded_at) fault(named("booking", event.booking) + " was given back after it had begun");
    booking.state = "booked";
}
void Auditor::note(const events::ClientMissed& event, const Stamp&) {
    bookings_[event.booking].state = "no_show";
    time_came(event.booking, std::nullopt);
}
void Auditor::note(const events::VisitHeld& event, const Stamp& stamp) {
    const auto opened = openings_.find(stamp.position - 1);
    if (stamp.account && event.booking && (opened == openings_.end() || opened->second.client != event.client))
        fault(named("booking", *event.booking) + " was met in a record that nobody opened for it");
    if (event.kind == events::VisitKind::group && !event.booking) {
        if (stamp.account && (opened == openings_.end() || opened->second.client != event.client))
            fault(named("visit", event.visit) + " was recorded in a record that nobody opened for it");
        group_visits_[event.visit] = event.client;
    }
    if (!event.booking || !bookings_.contains(*event.booking)) return;
    bookings_[*event.booking].state = "fulfilled";
    time_came(*event.booking, event.professional);
}
void Auditor::note(const events::VisitTakenBack& event, const Stamp&) {
    if (group_visits_.erase(event.visit) == 0) fault(named("visit", event.visit) + " was taken back, and never was");
}
void Auditor::note(const events::GroupOpened& event, const Stamp&) { groups_[event.group] = {.seats = event.seats}; }
void Auditor::note(const events::GroupChanged& event, const Stamp&) { groups_[event.group].seats = event.seats; }
void Auditor::note(const events::MeetingPlanned& event, const Stamp& stamp) {
    if (event.time.begins_at <= stamp.recorded_at) fault(named("meeting", event.meeting) + " was planned for a time that had begun");
    meetings_[event.meeting] = event.time;
}
void Auditor::note(const events::MeetingMoved& event, const Stamp& stamp) {
    const auto meeting = meetings_.find(event.meeting);
    if (meeting == meetings_.end()) return fault(named("meeting", event.meeting) + " was moved, and stands nowhere");
    if (meeting->second.begins_at <= stamp.recorded_at || event.time.begins_at <= stamp.recorded_at)
        fault(named("meeting", event.meeting) + " was moved from or into a time that had begun");
    if (wire::write(meeting->second) != wire::write(event.was)) fault(named("meeting", event.meeting) + " was moved from where it was not");
    meeting->second = event.time;
}
void Auditor::note(const events::MeetingCancelled& event, const Stamp&) {
    if (meetings_.erase(event.meeting) == 0) fault(named("meeting", event.meeting) + " was cancelled, and stands nowhere");
}
void Auditor::note(const events::SeatTaken& event, const Stamp& stamp) {
    const auto opened = openings_.find(stamp.position - 1);
    if (stamp.account && (opened == openings_.end() || opened->second.client != event.client))
        fault(named("seat", event.seat) + " was given in a record that nobody opened for it");
    auto& queue = groups_[event.group].queue;
    const bool is_first = event.from_queue && !queue.empty() && queue.front() == *event.from_queue;
    if (!queue.empty() && !is_first && event.past_queue.value_or("").empty()) fault(named("seat", event.seat) + " passed others by in silence");
    if (event.from_queue && std::erase(queue, *event.from_queue) == 0) fault(named("seat", event.seat) + " came of a place in the queue that was none");
    if (event.from_queue) queued_.erase(*event.from_queue);
    Seat seat{event.group, event.client, {event.number}};
    if (event.companion_number) seat.numbers.push_back(*event.companion_number);
    seats_[event.seat] = seat;
}
void Auditor::note(const events::SeatGivenUp& event, const Stamp&) {
    auto& seat = seats_[event.seat];
    if (!seat.lives) fault(named("seat", event.seat) + " was given up twice");
    seat.lives = false;
}
void Auditor::note(const events::QueueJoined& event, const Stamp&) {
    groups_[event.group].queue.push_back(event.wait);
    queued_[event.wait] = {event.group, event.client};
}
void Auditor::note(const events::QueueLeft& event, const Stamp&) {
    const auto wait = queued_.find(event.wait);
    if (wait == queued_.end()) return fault(named("wait", event.wait) + " left a queue that it was not in");
    std::erase(groups_[wait->second.first].queue, event.wait);
    queued_.erase(wait);
}
void Auditor::note(const events::AttendanceRecorded& event, const Stamp& stamp) {
    const auto meeting = meetings_.find(event.meeting);
    if (meeting == meetings_.end() || meeting->second.begins_at > stamp.recorded_at)
        fault(named("meeting", event.meeting) + " was attended before it was held");
    attended_[event.meeting] = event.present;
}
void Auditor::time_came(BookingId booking, std::optional<ProfessionalId> met_by) {
    // Also where an undone decision will put it back.
    const auto carry_on = [&](Matter& matter) {
        if (matter.booking != booking || matter.state != "booked") return;
        matter.state = "owned";
        if (met_by) matter.owner = met_by;
    };
    for (auto& [id, matter] : matters_) {
        carry_on(matter);
        for (auto& stood : matter.before) carry_on(stood);
    }
}
void Auditor::note(const events::WaitEntered& event, const Stamp&) {
    for (const auto& [id, wait] : waits_)
        if (event.matter && wait.matter == event.matter && wait.ended.empty()) fault(named("matter", *event.matter) + " waits in two places");
    waits_[event.wait] = {.client = event.client, .matter = event.matter, .unit = event.unit, .service = event.service};
}
void Auditor::note(const events::WaitEnded& event, const Stamp&) {
    auto& wait = waits_[event.wait];
    if (!wait.ended.empty()) fault(named("wait", event.wait) + " ended twice");
    for (const auto& [id, offer] : offers_)
        if (offer.wait == event.wait && offer.ended.empty()) fault(named("wait", event.wait) + " ended, and its offer lives on");
    wait.ended = wire::word(event.how);
    wait.ended_decision = event.decision;
}
void Auditor::note(const events::WaitRestored& event, const Stamp&) {
    auto& wait = waits_[event.wait];
    if (wait.ended.empty() || wait.ended_decision != event.decision) fault(named("wait", event.wait) + " waits again, and another decision had ended it");
    wait.ended.clear();
    wait.ended_decision.reset();
}
void Auditor::note(const events::WaitOffered& event, const Stamp& stamp) {
    const auto held = holds_.find(event.hold);
    if (held == holds_.end() || !held->second.is_offer) fault(named("offer", event.offer) + " is of a time that nobody keeps for it");
    if (held != holds_.end() && held->second.expires_at != event.answer_by) fault(named("offer", event.offer) + " outlives its time");
    if (event.answer_by <= stamp.recorded_at) fault(named("offer", event.offer) + " had run out when it was made");
    if (!waits_[event.wait].ended.empty()) fault(named("offer", event.offer) + " is made to somebody who waits no more");
    for (const auto& [id, offer] : offers_)
        if (offer.ended.empty() && (offer.wait == event.wait || offer.hold == event.hold)) fault(named("offer", event.offer) + " is one of two that live");
    offers_[event.offer] = {.wait = event.wait, .hold = event.hold, .time = event.time, .answer_by = event.answer_by};
}
void Auditor::note(const events::WaitOfferEnded& event, const Stamp& stamp) {
    auto& offer = offers_[event.offer];
    if (!offer.ended.empty()) fault(named("offer", event.offer) + " ended twice");
    offer.ended = wire::word(event.how);
    offer.booking = event.booking;
    const bool ran_out = offer.answer_by <= stamp.recorded_at;
    if ((event.how == events::OfferEnd::expired) != ran_out) fault(named("offer", event.offer) + " was answered after its time, or ran out before it");
    if (event.how != events::OfferEnd::accepted) return;
    const auto booked = booked_from_.find(offer.hold);
    if (booked == booked_from_.end() || event.booking != booked->second) fault(named("offer", event.offer) + " was accepted, and nothing was booked");
}
void Auditor::note(const events::PlanOpened& event, const Stamp&) { plans_.emplace(event.plan, event.client); }
void Auditor::note(const events::PlanSectionMade& event, const Stamp&) {
    const auto plan = plans_.find(event.plan);
    if (plan == plans_.end()) return fault(named("plan", event.plan) + " was never opened");
    plan_sections_.emplace(event.section, PlanSection{plan->second, event.registry, event.kind, event.content.owner, {wire::write(event.content)}});
}
void Auditor::note(const events::PlanSectionSaved& event, const Stamp&) {
    auto& section = plan_sections_.at(event.section);
    if (!section.lives) fault(named("section", event.section) + " was saved after its end");
    section.versions.push_back(wire::write(event.content));
    section.owner = event.content.owner;
    if (event.version != static_cast<int>(section.versions.size())) fault(named("section", event.section) + " was saved upon another version");
}
void Auditor::note(const events::PlanSectionHandedOn& event, const Stamp& stamp) {
    const auto before = wire::read<events::PlanContent>(plan_sections_.at(event.section).versions.back()).value();
    note(events::PlanSectionSaved{event.section, event.version, false, event.content}, stamp);
    const auto whose = [](const events::PlanContent& content) {
        std::vector<std::optional<ProfessionalId>> all{content.owner};
        for (const auto& action : content.actions) all.push_back(action.professional);
        return all;
    };
    if (whose(event.content) == whose(before)) fault(named("section", event.section) + " is handed on to whoever had it");
    if (event.why.empty()) fault(named("section", event.section) + " is handed on without a reason");
}
void Auditor::note(const events::PlanSectionEnded& event, const Stamp&) { plan_sections_.at(event.section).lives = false; }
void Auditor::note(const events::PairSuggested& event, const Stamp&) {
    if (event.indications.empty()) fault(named("pair work", event.pairwork) + " has no indication");
    for (const auto& [id, pair] : pairs_)
        if (pair.client == event.client && pair.is_open) fault(named("client", event.client) + " has two joint appointments under way");
    pairs_.emplace(event.pairwork, Pair{event.client, event.owner});
}
void Auditor::note(const events::PairBooked& event, const Stamp&) {
    auto& pair = pairs_.at(event.pairwork);
    pair.has_ground = true;
    const auto booking = bookings_.find(event.booking);
    if (booking == bookings_.end() || booking->second.client != pair.client) return fault(named("pair work", event.pairwork) + " has a time of somebody else");
    if (booking->second.time.others.empty()) fault(named("pair work", event.pairwork) + " has a time with one alone");
}
void Auditor::note(const events::PairVisitWritten& event, const Stamp&) {
    auto& pair = pairs_.at(event.pairwork);
    pair.versions.push_back(wire::write(event.content));
    if (event.version != static_cast<int>(pair.versions.size())) fault(named("pair work", event.pairwork) + " was written upon another version");
    pair.owner = event.content.owner;
    pair.follow_up_on = event.content.follow_up_on;
}
void Auditor::note(const events::PairSurveyAnswered& event, const Stamp&) {
    auto& pair = pairs_.at(event.pairwork);
    if (pair.is_answered || pair.versions.empty()) fault(named("pair work", event.pairwork) + " was answered twice, or before it was held");
    pair.is_answered = true;
}
void Auditor::note(const events::PairFollowedUp& event, const Stamp&) {
    auto& pair = pairs_.at(event.pairwork);
    pair.follow_up_on = event.again_on;
    pair.is_open = event.again_on.has_value();
}
void Auditor::note(const events::PairHandedOn& event, const Stamp&) { pairs_.at(event.pairwork).owner = event.owner; }
void Auditor::note(const events::PairEnded& event, const Stamp&) {
    auto& pair = pairs_.at(event.pairwork);
    pair.is_open = false;
    pair.follow_up_on.reset();
}
void Auditor::note(const events::TeamFormed& event, const Stamp&) { teams_.insert(event.team); }
void Auditor::note(const events::MemberInvited& event, const Stamp&) {
    if (!teams_.contains(event.team)) fault(named("member", event.member) + " was invited to a team that has ended");
    members_.emplace(event.member, Member{event.team, event.party.professional});
}
void Auditor::note(const events::MemberAnswered& event, const Stamp&) {
    auto& member = members_.at(event.member);
    if (member.is_answered || !member.lives) fault(named("member", event.member) + " answered twice, or after the end");
    member.is_answered = true;
    member.lives = event.answer == events::InvitationAnswer::accepted;
    if (event.professional) member.professional = event.professional;
}
void Auditor::note(const events::MemberEnded& event, const Stamp&) { members_.at(event.member).lives = false; }
void Auditor::note(const events::TeamEnded& event, const Stamp&) {
    teams_.erase(event.team);
    for (auto& [id, member] : members_)
        if (member.team == event.team) member.lives = false;
}
void Auditor::note(const events::TeamMet& event, const Stamp&) {
    for (const auto& id : event.present) {
        const auto member = members_.find(id);
        if (member == members_.end() || member->second.team != event.team || !member->second.lives || !member->second.is_answered)
            fault(named("meeting", event.meeting) + " was held with somebody who takes no part");
    }
    for (const auto& one : event.agreed) agreed_.emplace(one.agreed, AgreedKept{one.owner, one.due_on});
}
void Auditor::note(const events::UnitMet& event, const Stamp&) {
    for (const auto& one : event.agreed) agreed_.emplace(one.agreed, AgreedKept{one.owner, one.due_on});
}
// Version upon version, and what was agreed before stands.
void Auditor::corrected(TeamMeetingId meeting, int version, const std::vector<events::Agreed>& agreed) {
    auto& stands = meeting_versions_.try_emplace(meeting, 1).first->second;
    if (version != stands + 1) fault(named("meeting", meeting) + " was corrected upon another version");
    stands = version;
    for (const auto& one : agreed) agreed_.emplace(one.agreed, AgreedKept{one.owner, one.due_on});
}
void Auditor::note(const events::TeamMeetingCorrected& event, const Stamp&) { corrected(event.meeting, event.version, event.agreed); }
void Auditor::note(const events::UnitMeetingCorrected& event, const Stamp&) { corrected(event.meeting, event.version, event.agreed); }
void Auditor::note(const events::TeamLeadHandedOn& event, const Stamp&) {
    if (!teams_.contains(event.team)) fault(named("team", event.team) + " got a lead, and has ended");
}
void Auditor::note(const events::ConsultationHandedOn& event, const Stamp&) {
    auto& asked = consultations_.at(event.consultation);
    if (asked.state != "open" || asked.matter) fault(named("consultation", event.consultation) + " was handed on, and should not be");
    asked.to = event.to;
}

void Auditor::note(const events::ConsultationAskerChanged& event, const Stamp&) {
    auto& asked = consultations_.at(event.consultation);
    if (asked.state != "open") fault(named("consultation", event.consultation) + " got another asker after its end");
    if (event.why.empty()) fault(named("consultation", event.consultation) + " got another asker without a reason");
    asked.asked_by = event.asked_by;
}

// ---- transfers: never two who answer for the care, never none

void Auditor::begins(ClientId client, UnitId from, TransferId transfer, Instant at) {
    auto& chain = answers_[client];
    std::optional<UnitId> answers;
    for (const auto& [from_at, unit] : chain)
        if (from_at <= at) answers = unit;
    if (answers && *answers != from) fault(named("transfer", transfer) + " is asked for by a unit that does not answer for the care");
    for (const auto& [id, other] : moved_) {
        const bool is_under_way = other.state == "waiting" || other.state == "asked_back" || (other.state == "accepted" && *other.changes_at > at);
        if (other.client == client && is_under_way) fault(named("client", client) + " has two transfers under way");
    }
    if (chain.empty()) chain.emplace(at, from);
}
void Auditor::note(const events::TransferAsked& event, const Stamp& stamp) {
    begins(event.client, event.from, event.transfer, stamp.happened_at);
    auto& moved = moved_.emplace(event.transfer, Moved{event.client, event.from, event.to}).first->second;
    moved.goes_home = event.is_discharge;
    for (const auto& step : event.steps) moved.steps.emplace(step.step, false);
    // Whoever sends on what came in an emergency has seen it.
    for (auto& [id, other] : moved_)
        if (other.client == event.client && other.state == "unseen") other.state = "seen";
}
void Auditor::note(const events::TransferAccepted& event, const Stamp& stamp) {
    auto& moved = moved_.at(event.transfer);
    if (moved.state != "waiting" && moved.state != "asked_back") fault(named("transfer", event.transfer) + " was accepted, and was " + moved.state);
    if (stamp.unit != moved.to) fault(named("transfer", event.transfer) + " was accepted by another unit");
    if (event.changes_at < stamp.happened_at) fault(named("transfer", event.transfer) + " changed before it was accepted");
    moved.state = "accepted";
    moved.changes_at = event.changes_at;
    moved.has_call = event.call.has_value();
    if (event.call) moved.caller = event.call->owner;
    if (!answers_[event.client].emplace(event.changes_at, moved.to).second) fault(named("client", event.client) + " has two who answer for the care");
}
void Auditor::note(const events::TransferAskedBack& event, const Stamp&) {
    auto& moved = moved_.at(event.transfer);
    if (event.number != ++moved.words) fault(named("transfer", event.transfer) + " has a gap in its thread");
    moved.state = "asked_back";
}
void Auditor::note(const events::TransferTold& event, const Stamp&) {
    auto& moved = moved_.at(event.transfer);
    if (event.number != ++moved.words) fault(named("transfer", event.transfer) + " has a gap in its thread");
    moved.state = "waiting";
}
void Auditor::called_off(TransferId transfer, const std::string& state, Instant at) {
    auto& moved = moved_.at(transfer);
    if (moved.changes_at && *moved.changes_at <= at) fault(named("transfer", transfer) + " was called off after it had changed");
    if (moved.changes_at) answers_[moved.client].erase(*moved.changes_at);
    moved.state = state;
    moved.changes_at.reset();
    moved.has_call = false;
}
void Auditor::note(const events::TransferDeclined& event, const Stamp& stamp) { called_off(event.transfer, "declined", stamp.happened_at); }
void Auditor::note(const events::TransferWithdrawn& event, const Stamp& stamp) { called_off(event.transfer, "withdrawn", stamp.happened_at); }
void Auditor::note(const events::TransferPostponed& event, const Stamp&) {
    auto& moved = moved_.at(event.transfer);
    if (moved.changes_at.has_value() != event.changes_at.has_value()) fault(named("transfer", event.transfer) + " was postponed halfway");
    if (!event.changes_at) return;
    auto& chain = answers_[moved.client];
    chain.erase(*moved.changes_at);
    chain.emplace(*event.changes_at, moved.to);
    moved.changes_at = event.changes_at;
}
void Auditor::note(const events::EmergencyTransferred& event, const Stamp& stamp) {
    begins(event.client, event.from, event.transfer, stamp.happened_at);
    for (auto& [id, other] : moved_)
        if (other.client == event.client && other.state == "unseen") other.state = "seen";
    auto& moved = moved_.emplace(event.transfer, Moved{event.client, event.from, event.to}).first->second;
    moved.state = "unseen";
    moved.changes_at = event.changes_at;
    if (!answers_[event.client].emplace(event.changes_at, event.to).second) fault(named("client", event.client) + " has two who answer for the care");
}
void Auditor::note(const events::EmergencyTransferSeen& event, const Stamp&) { moved_.at(event.transfer).state = "seen"; }
void Auditor::note(const events::TransferStepClosed& event, const Stamp&) {
    auto& is_closed = moved_.at(event.transfer).steps.at(event.step);
    if (is_closed) fault(named("transfer", event.transfer) + " has a step that was closed twice");
    is_closed = true;
}
void Auditor::note(const events::FollowUpCalled& event, const Stamp&) {
    auto& moved = moved_.at(event.transfer);
    if (!moved.has_call || moved.call_is_over) fault(named("transfer", event.transfer) + " was called after, and nobody was to call");
    if (event.number != ++moved.tries) fault(named("transfer", event.transfer) + " has a gap in its calls");
    moved.call_is_over = event.is_over;
}
void Auditor::note(const events::FollowUpCallHandedOn& event, const Stamp&) { moved_.at(event.transfer).caller = event.owner; }
void Auditor::note(const events::HomeHospitalReviewed& event, const Stamp& stamp) {
    const auto& moved = moved_.at(event.transfer);
    if (!moved.changes_at || *moved.changes_at > stamp.happened_at) fault(named("transfer", event.transfer) + " was reviewed before the stay began");
}
void Auditor::note(const events::AftercareLapsed& event, const Stamp& stamp) {
    auto& moved = moved_.at(event.transfer);
    const auto& by = moved_.at(event.by);
    if (!moved.goes_home || !moved.changes_at) fault(named("transfer", event.transfer) + " lapsed, and nobody went home by it");
    if (by.client != moved.client || !by.changes_at || *by.changes_at <= *moved.changes_at || *by.changes_at > stamp.happened_at)
        fault(named("transfer", event.transfer) + " lapsed, and nobody had left home since");
    moved.call_is_over = true;
    for (auto& [step, is_closed] : moved.steps) is_closed = true;
}
// The dead are called by nobody.
void Auditor::note(const events::ClientDetailsChanged& event, const Stamp&) {
    if (!event.details.died) return;
    for (auto& [id, moved] : moved_)
        if (moved.client == event.client && moved.changes_at) moved.call_is_over = true;
}
void Auditor::look_at_transfers(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::map<ClientId, std::map<Instant, UnitId>> chains;
    for (const auto& row : rows.all<ResponsibleSeen>(see_responsible))
        if (!chains[row.client].emplace(row.from_at, row.unit).second) fault(named("client", row.client) + " has two who answer for the care");
    if (chains != answers_) fault("who answers for whose care is not what the ledger says");
    std::size_t seen = 0;
    for (const auto& row : rows.all<TransferSeen>(see_transfers)) {
        ++seen;
        const auto kept = moved_.find(row.transfer);
        if (kept == moved_.end() || kept->second.state != row.state || kept->second.changes_at != row.changes_at)
            fault(named("transfer", row.transfer) + " is not the one of the ledger");
    }
    if (seen != moved_.size()) fault("transfers are not those of the ledger");
    std::size_t calls = 0;
    for (const auto& row : rows.all<FollowUpSeen>(see_follow_ups)) {
        ++calls;
        const auto& moved = moved_.at(row.transfer);
        if (!moved.has_call || row.is_open == moved.call_is_over || row.owner != moved.caller || row.unit != moved.to)
            fault(named("transfer", row.transfer) + " has a call that is not the one of the ledger");
    }
    const auto due = std::count_if(moved_.begin(), moved_.end(), [](const auto& one) { return one.second.has_call; });
    if (calls != static_cast<std::size_t>(due)) fault("somebody went home, and nobody is to call");
}

void Auditor::note(const events::AgreedClosed& event, const Stamp&) {
    auto& agreed = agreed_.at(event.agreed);
    if (agreed.is_closed) fault(named("agreed", event.agreed) + " was closed twice");
    agreed.is_closed = true;
}
void Auditor::note(const events::AgreedHandedOn& event, const Stamp&) {
    auto& agreed = agreed_.at(event.agreed);
    agreed.owner = event.owner;
    agreed.due_on = event.due_on;
}
void Auditor::note(const events::HeavyNeedTakenUp& event, const Stamp& stamp) {
    decided(event.client, event.decision, event.seen, event.silent_until, stamp);
}
void Auditor::note(const events::HeavyNeedSetAside& event, const Stamp& stamp) {
    decided(event.client, event.decision, event.seen, event.silent_until, stamp);
}
void Auditor::decided(ClientId client, HeavyNeedId decision, const events::HeavyNeedSeen& seen, Date silent_until, const Stamp& stamp) {
    if (seen.counted < seen.at_least) fault(named("client", client) + " was decided on below the threshold");
    const auto last = heavy_.find(client);
    if (last != heavy_.end() && last->second.second >= helsinki_date(stamp.recorded_at)) fault(named("client", client) + " was decided on twice");
    heavy_[client] = {decision, silent_until};
    ++heavy_decisions_;
}
void Auditor::note(const events::HeavyNeedContacted& event, const Stamp&) {
    const auto last = heavy_.find(event.client);
    if (last == heavy_.end() || last->second.first != event.decision) fault(named("client", event.client) + " was contacted without a decision");
}
void Auditor::note(const events::RecordOpened& event, const Stamp& stamp) {
    openings_[stamp.position] = {event.client, std::string(wire::word(event.purpose)), stamp.professional, event.contact};
}

void Auditor::number_waits(ContactId contact) {
    const auto found = tickets_.find(contact);
    if (found == tickets_.end()) return;
    found->second.is_called = found->second.has_arrived = found->second.has_gone = false;
}
std::string Auditor::state_of(ContactId id, const Ticket& ticket) const {
    const auto& contact = contacts_.at(id);
    if (contact.state == "closed") return ticket.has_gone ? "gone" : "done";
    if (contact.state == "waiting") return "waiting";
    return ticket.is_called && !ticket.has_arrived ? "called" : "in_hand";
}
void Auditor::note(const events::TicketDrawn& event, const Stamp& stamp) {
    const auto name = named("ticket", event.ticket);
    if (!contacts_.contains(event.contact)) return fault(name + " is of no contact");
    if (event.day != helsinki_date(stamp.recorded_at)) fault(name + " is of another day than the one on the wall");
    if (event.number != ++drawn_[{event.unit, event.day}]) fault(name + " has a number with a gap or a twin: " + std::to_string(event.number));
    if (!tickets_.emplace(event.contact, Ticket{event.ticket, event.unit, event.day, event.number}).second) fault(name + " is the second of its contact");
}
void Auditor::note(const events::TicketCalled& event, const Stamp& stamp) {
    auto& ticket = tickets_.at(event.contact);
    const auto& contact = contacts_[event.contact];
    if (contact.state != "taken" || contact.holder != event.professional || event.professional != stamp.professional)
        fault(named("ticket", event.ticket) + " was called by somebody who does not have the contact");
    if (ticket.has_arrived) fault(named("ticket", event.ticket) + " was called after the client had come");
    if (event.nth != ++ticket.calls) fault(named("ticket", event.ticket) + " does not count its calls");
    if (event.place.empty()) fault(named("ticket", event.ticket) + " was called to nowhere");
    ticket.is_called = true;
}
void Auditor::note(const events::TicketArrived& event, const Stamp& stamp) {
    auto& ticket = tickets_.at(event.contact);
    if (state_of(event.contact, ticket) != "called" || contacts_[event.contact].holder != stamp.professional)
        fault(named("ticket", event.ticket) + " came to somebody who had not called it");
    ticket.has_arrived = true;
}
void Auditor::note(const events::TicketGone& event, const Stamp&) {
    auto& ticket = tickets_.at(event.contact);
    if (event.why == events::GoneWhy::did_not_come && (!ticket.is_called || ticket.has_arrived || ticket.calls < 3))
        fault(named("ticket", event.ticket) + " has gone after too few calls");
    ticket.has_gone = true;
}
void Auditor::note(const events::TicketStepUndone& event, const Stamp&) {
    auto& ticket = tickets_.at(event.contact);
    if (event.from == events::TicketState::called) {
        --ticket.calls;
        ticket.is_called = event.to == events::TicketState::called;
    }
    if (event.from == events::TicketState::in_hand) ticket.has_arrived = false;
    if (state_of(event.contact, ticket) != wire::word(event.to)) fault(named("ticket", event.ticket) + " is not where the undone step puts it");
}

void Auditor::read_on(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::vector<std::pair<events::Event, Stamp>> fresh;
    each_row(rows, position_, [&](const LedgerRow& row) {
        if (row.position != position_ + 1) fault("the ledger has a gap before " + std::to_string(row.position));
        position_ = row.position;
        fresh.emplace_back(event_of(row), stamp_of(row));
    });
    for (const auto& [event, stamp] : fresh) std::visit([&, &s = stamp](const auto& it) { note(it, s); }, event);
    const auto end = rows.first<LedgerEnd>(see_ledger_end);
    if (end && (end->rows != position_ || end->last.value_or(0) != position_)) fault("the ledger is shorter than it was, or has a gap");
}

bool Auditor::is_open(ContactId contact) const {
    const auto found = contacts_.find(contact);
    return found != contacts_.end() && found->second.state != "closed";
}

void Auditor::look_at_contacts(sql::Connection& connection) {
    std::set<ContactId> seen;
    std::set<ContactId> with_matter;
    for (const auto& [matter, kept] : matters_) with_matter.insert(kept.contact);
    for (const auto& [contact, matter] : joined_) with_matter.insert(contact);
    sql::Reader(connection).each<ContactSeen>(see_contacts, [&](const ContactSeen& row) {
        seen.insert(row.contact);
        const auto kept = contacts_.find(row.contact);
        if (kept == contacts_.end()) return fault(named("contact", row.contact) + " is in no event");
        if (row.state != kept->second.state)
            fault(named("contact", row.contact) + " is " + row.state + " in the table and " + kept->second.state + " in the ledger");
        if (row.holder != kept->second.holder)
            fault(named("contact", row.contact) + " is held by " + some(row.holder) + " in the table and " + some(kept->second.holder) + " in the ledger");
        if (row.client != kept->second.client) fault(named("contact", row.contact) + " is of another client than the ledger says");
        if ((row.state == "taken") != row.holder.has_value()) fault(named("contact", row.contact) + " is neither waiting nor in exactly one pair of hands");
        if (row.promise_by != kept->second.promise_by) fault(named("contact", row.contact) + " promises something else than the ledger says");
        if (row.provider_company.has_value() != kept->second.is_provider) fault(named("contact", row.contact) + " is not whose call it was");
        if (row.directed_to != kept->second.directed_to) fault(named("contact", row.contact) + " is proposed to somebody else than the ledger says");
        if (kept->second.is_to_be_agreed) fault(named("contact", row.contact) + " was cut short and nothing was agreed");
        if (row.why_here.empty()) fault(named("contact", row.contact) + " does not say why it is here");
        if (!with_matter.contains(row.contact)) fault(named("contact", row.contact) + " holds no matter");
    });
    for (const auto& [contact, kept] : contacts_)
        if (!seen.contains(contact)) fault(named("contact", contact) + " has disappeared");
}

void Auditor::look_at_matters(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::set<std::pair<ContactId, MatterId>> joined;
    rows.each<JoinedSeen>(see_joined, [&](const JoinedSeen& row) { joined.emplace(row.contact, row.matter); });
    if (joined != joined_) fault("the contacts that joined a matter are not those of the ledger");

    // Undecided matters are where an open contact holds them: their own, or a later one about the same matter.
    std::set<MatterId> in_open_contact;
    for (const auto& [matter, kept] : matters_) {
        if (is_open(kept.contact)) in_open_contact.insert(matter);
        if (!contacts_[kept.contact].is_provider && contacts_[kept.contact].client != kept.client) fault(named("matter", matter) + " is of another client than its contact");
    }
    for (const auto& [contact, matter] : joined_) {
        if (is_open(contact)) in_open_contact.insert(matter);
        if (contacts_[contact].client != matters_[matter].client) fault(named("contact", contact) + " joined a matter of another client");
    }

    std::set<MatterId> seen;
    rows.each<MatterSeen>(see_matters, [&](const MatterSeen& row) {
        seen.insert(row.matter);
        const auto name = named("matter", row.matter);
        const auto kept = matters_.find(row.matter);
        if (kept == matters_.end()) return fault(name + " is in no event");
        if (!row.state) return fault(name + " stands nowhere");
        if (*row.state != kept->second.state) fault(name + " is " + *row.state + " in the table and " + kept->second.state + " in the ledger");
        if (row.routed_in != kept->second.contact) fault(name + " came in another contact than the ledger says");
        if (row.client != kept->second.client || row.routed_client != kept->second.client) fault(name + " is of another client than the ledger says");

        if (*row.state == "undecided") {
            if (!in_open_contact.contains(row.matter)) fault(name + " was dropped: nobody has decided it and no open contact holds it");
            if (row.owner_kind || row.decided_by) fault(name + " is undecided and has an owner");
        } else if (*row.state == "closed") {
            if (row.outcome.value_or("").empty() || row.outcome != kept->second.outcome) fault(name + " is closed without its outcome");
            if (!row.decided_by || row.decided_by != kept->second.decided_by) fault(name + " is closed by nobody");
        } else {
            const bool by_person = row.owner_kind == "person" && row.owner;
            const bool by_pool = row.owner_kind == "pool" && !row.owner && row.owner_profession;
            if (by_person == by_pool) fault(name + " has not exactly one owner");
            if (row.owner != kept->second.owner) fault(name + " is owned by " + some(row.owner) + " and by " + some(kept->second.owner) + " in the ledger");
            if (!row.promise_by) fault(name + " has no promise");
            if (row.why.value_or("").empty()) fault(name + " has no reason");
        }
        if (row.owner && (*row.state == "owned" || *row.state == "asked") && !has_desk(*row.owner))
            fault(name + " is with " + some(row.owner) + ", who cannot open it");
        if (*row.state == "booked") {
            const auto booking = row.booking ? bookings_.find(*row.booking) : bookings_.end();
            if (booking == bookings_.end()) {
                fault(name + " is booked without a booking");
            } else {
                if (booking->second.state != "booked") fault(name + " is booked, and its booking is " + booking->second.state);
                if (booking->second.client != kept->second.client) fault(name + " is booked for another client");
            }
        }
    });
    for (const auto& [matter, kept] : matters_)
        if (!seen.contains(matter)) fault(named("matter", matter) + " has disappeared");
    for (const auto& [matter, professional] : std::exchange(left_by_, {})) {
        const auto& kept = matters_[matter];
        if ((kept.state == "owned" || kept.state == "asked") && kept.owner == professional)
            fault(named("matter", matter) + " stays with somebody who is named for its client no more");
    }
    if (rows.number(count_routes) != static_cast<std::int64_t>(seen.size())) fault("a route belongs to no matter");
}

void Auditor::look_at_namings(sql::Connection& connection) {
    decltype(living_) seen;
    sql::Reader(connection).each<NamingSeen>(see_namings, [&](const NamingSeen& row) {
        seen.emplace(std::pair(row.client, row.named_as), std::pair(row.naming, row.professional));
    });
    if (seen != living_) fault("the living namings are not those of the ledger");
}

void Auditor::look_at_consultations(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::size_t seen = 0;
    rows.each<ConsultationSeen>(see_consultations, [&](const ConsultationSeen& row) {
        ++seen;
        const auto name = named("consultation", row.consultation);
        const auto found = consultations_.find(row.consultation);
        if (found == consultations_.end()) return fault(name + " is in no event");
        const auto& kept = found->second;
        if (row.state != kept.state) fault(name + " is " + row.state + " in the table and " + kept.state + " in the ledger");
        if (row.client != kept.client || row.asked_by != kept.asked_by || row.matter != kept.matter) fault(name + " is another than the ledger says");
        if (row.asked != kept.to.professional) fault(name + " is asked of somebody else than the ledger says");
        if (row.written != kept.written) fault(name + " has another thread than the ledger says");
        if ((row.state == "settled") != row.answer.has_value() || row.answer != kept.answer) fault(name + " has not exactly one answer");
        if (row.state != "open") return;
        if (!row.asked && !row.asked_profession) fault(name + " is asked of nobody");
        if (!row.answer_by) fault(name + " has no deadline");
        if (!row.matter) return;
        const auto& matter = matters_.at(*row.matter);
        if (matter.state != "asked" || matter.owner != row.asked) fault(name + " is open, and its matter is not with whoever was asked");
    });
    if (seen != consultations_.size()) fault("a consultation has disappeared");
    std::set<DecisionId> followed;
    for (const auto& decision : rows.all<DecisionId>(see_emergencies)) followed.insert(decision);
    if (followed != emergencies_) fault("what followed on consultations is not what the ledger says");
}

void Auditor::look_at_surveys(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::size_t seen = 0;
    rows.each<SurveySeen>(see_surveys, [&](const SurveySeen& row) {
        ++seen;
        const auto name = named("survey", row.survey);
        const auto found = surveys_.find(row.survey);
        if (found == surveys_.end()) return fault(name + " is in no event");
        const auto& kept = found->second;
        const auto state = kept.is_closed ? "closed" : kept.surveyor ? "open" : "waiting";
        if (row.state != state || row.surveyor != kept.surveyor) fault(name + " is " + row.state + " in the table and " + state + " in the ledger");
        const auto& matter = matters_.at(row.matter);
        if (!kept.is_closed && (matter.state != "owned" || matter.owner != row.surveyor)) fault(name + " is open, and its matter is in other hands");
        if (kept.is_closed && (matter.state != "closed" && matter.decision == kept.decision)) fault(name + " is closed, and its matter is not");
        if (kept.is_closed && row.outcome.value_or("").empty()) fault(name + " is closed without an outcome");
    });
    if (seen != surveys_.size()) fault("a survey has disappeared");
}

void Auditor::look_at_bookings(sql::Connection& connection, Instant now) {
    sql::Reader rows(connection);
    std::set<BookingId> seen;
    rows.each<BookingSeen>(see_bookings, [&](const BookingSeen& row) {
        seen.insert(row.booking);
        const auto name = named("booking", row.booking);
        const auto kept = bookings_.find(row.booking);
        if (kept == bookings_.end()) return fault(name + " is in no event");
        if (row.state != kept->second.state) fault(name + " is " + row.state + " in the table and " + kept->second.state + " in the ledger");
        const auto& time = kept->second.time;
        if (row.client != kept->second.client || row.professional != time.professional || row.room != time.room || row.begins_at != time.begins_at ||
            row.ends_at != time.ends_at)
            fault(name + " is not the one of the ledger");
        // A visit that lies ahead must not outlive its matter in silence.
        if (row.state == "booked" && row.begins_at > now && row.matter) {
            const auto matter = matters_.find(*row.matter);
            if (matter == matters_.end() || matter->second.state == "closed") fault(name + " lies ahead, and its matter is closed");
        }
    });
    for (const auto& [booking, kept] : bookings_)
        if (!seen.contains(booking)) fault(named("booking", booking) + " has disappeared");
    for (const auto& [one, other] : rows.all<Meeting>(see_overlaps)) fault(named("booking", one) + " meets " + named("booking", other));
}

void Auditor::look_at_cells(sql::Connection& connection) {
    constexpr std::int64_t five_minutes = 5 * 60 * 1000;
    std::set<CellSeen> expected;
    const auto expect = [&](HolderId by, const events::BookedTime& time) {
        const bool is_over = time.exception && time.exception->kind == events::ExceptionKind::overbooked;
        for (auto at = epoch_ms(time.begins_at) / five_minutes; at * five_minutes < epoch_ms(time.ends_at); ++at) {
            expected.insert({ResourceId{time.professional.bytes}, is_over ? 1 : 0, at, by});
            for (const auto& party : time.others) expected.insert({ResourceId{party.professional.bytes}, 0, at, by});
            if (time.room) expected.insert({ResourceId{time.room->bytes}, 0, at, by});
        }
    };
    for (const auto& [booking, kept] : bookings_)
        if (kept.state != "cancelled") expect(HolderId{booking.bytes}, kept.time);
    for (const auto& [hold, kept] : holds_) expect(HolderId{hold.bytes}, kept.time);
    for (const auto& [meeting, time] : meetings_)
        for (auto at = epoch_ms(time.begins_at) / five_minutes; at * five_minutes < epoch_ms(time.ends_at); ++at) {
            for (const auto& leader : time.leaders) expected.insert({ResourceId{leader.bytes}, 0, at, HolderId{meeting.bytes}});
            if (time.room) expected.insert({ResourceId{time.room->bytes}, 0, at, HolderId{meeting.bytes}});
        }
    std::set<CellSeen> seen;
    sql::Reader(connection).each<CellSeen>(see_cells, [&](const CellSeen& row) { seen.insert(row); });
    for (const auto& cell : expected)
        if (!seen.contains(cell)) fault(named("holder", cell.holder) + " does not hold all of its time");
    for (const auto& cell : seen)
        if (!expected.contains(cell)) fault(named("holder", cell.holder) + " holds time that is not its own");
}

void Auditor::look_at_waiting(sql::Connection& connection, Instant now) {
    sql::Reader rows(connection);
    std::set<WaitId> seen;
    rows.each<WaitSeen>(see_waits, [&](const WaitSeen& row) {
        seen.insert(row.wait);
        const auto name = named("wait", row.wait);
        const auto kept = waits_.find(row.wait);
        if (kept == waits_.end()) return fault(name + " is in no event");
        const auto& wait = kept->second;
        if (row.client != wait.client || row.matter != wait.matter || row.unit != wait.unit || row.service != wait.service)
            fault(name + " is not the one of the ledger");
        if (row.ended.value_or("") != wait.ended) fault(name + " is " + row.ended.value_or("open") + " in the table and " + wait.ended + " in the ledger");
        if (!wait.ended.empty() || !wait.matter) return;
        // Whoever waits waits for something that nobody has settled or booked.
        const auto& state = matters_[*wait.matter].state;
        if (state != "owned" && state != "asked") fault(name + " goes on, and its matter is " + state);
    });
    for (const auto& [wait, kept] : waits_)
        if (!seen.contains(wait)) fault(named("wait", wait) + " has disappeared");

    std::size_t offers = 0;
    rows.each<OfferSeen>(see_offers, [&](const OfferSeen& row) {
        ++offers;
        const auto name = named("offer", row.offer);
        const auto kept = offers_.find(row.offer);
        if (kept == offers_.end()) return fault(name + " is in no event");
        const auto& offer = kept->second;
        if (row.wait != offer.wait || row.hold != offer.hold || row.answer_by != offer.answer_by || row.booking != offer.booking ||
            row.ended.value_or("") != offer.ended)
            fault(name + " is not the one of the ledger");
        // An offered time is kept until it is answered.
        const bool lives = offer.ended.empty() && offer.answer_by > now;
        const auto held = holds_.find(offer.hold);
        if (lives && (held == holds_.end() || held->second.time.begins_at != offer.time.begins_at || held->second.time.professional != offer.time.professional))
            fault(name + " lives, and its time is not kept");
        if (!offer.ended.empty() && held != holds_.end()) fault(name + " has ended, and its time is kept on");
    });
    if (offers != offers_.size()) fault("an offer has disappeared");
}

// Seats are each one client's, no more are taken than there are, and nobody is in a group twice, seated or waiting. Whoever came has one visit.
void Auditor::look_at_groups(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::set<SeatSeen> expected;
    std::set<std::pair<GroupId, ClientId>> members;
    for (const auto& [seat, kept] : seats_) {
        if (!kept.lives) continue;
        for (const int number : kept.numbers) expected.insert({kept.group, number, seat});
        if (!members.emplace(kept.group, kept.client).second) fault(named("client", kept.client) + " sits in a group twice");
    }
    std::set<SeatSeen> seen;
    for (const auto& row : rows.all<SeatSeen>(see_seats)) seen.insert(row);
    if (seen != expected) fault("the seats that are taken are not those of the ledger");
    for (const auto& row : rows.all<GroupSeen>(see_groups)) {
        const auto kept = groups_.find(row.group);
        if (kept == groups_.end() || kept->second.seats != row.seats) fault(named("group", row.group) + " is not the one of the ledger");
        if (row.taken > row.seats) fault(named("group", row.group) + " has more participants than seats");
    }
    std::map<GroupId, std::vector<WaitId>> queues;
    for (const auto& row : rows.all<QueuedSeen>(see_queued)) {
        queues[row.group].push_back(row.wait);
        if (!members.emplace(row.group, row.client).second) fault(named("client", row.client) + " waits for a group in which they are");
    }
    for (const auto& [group, kept] : groups_)
        if (queues[group] != kept.queue) fault(named("group", group) + " has another queue than the ledger says");

    std::map<VisitId, ClientId> visits;
    for (const auto& row : rows.all<GroupVisitSeen>(see_group_visits)) visits[row.visit] = row.client;
    if (visits != group_visits_) fault("the visits of groups are not those of the ledger");
    std::size_t attended = 0;
    for (const auto& [meeting, present] : attended_)
        for (const auto& one : present) {
            ++attended;
            const auto visit = visits.find(one.visit);
            if (visit == visits.end() || visit->second != seats_.at(one.seat).client) fault(named("seat", one.seat) + " came, and has no visit");
        }
    if (attended != visits.size()) fault("somebody has a visit of a group, and did not come");
}

// A client has one plan, in it one living section of a kind in a register; every version that was ever saved is there, 1, 2, 3 … without a gap,
// and says what it said. What it says that somebody does by a day is due while it lives and nobody has done it.
void Auditor::look_at_plans(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::set<ClientId> clients;
    for (const auto& [plan, client] : plans_)
        if (!clients.insert(client).second) fault(named("client", client) + " has two plans");
    std::set<std::tuple<ClientId, events::Registry, events::PlanKind>> living;
    for (const auto& [section, kept] : plan_sections_)
        if (kept.lives && !living.emplace(kept.client, kept.registry, kept.kind).second) fault(named("client", kept.client) + " has a plan of one kind twice");
    std::size_t seen = 0;
    for (const auto& row : rows.all<PlanSectionSeen>(see_plan_sections)) {
        ++seen;
        const auto kept = plan_sections_.find(row.section);
        if (kept == plan_sections_.end() || kept->second.client != row.client || kept->second.owner != row.owner ||
            kept->second.lives == row.ended_at.has_value() || kept->second.versions.size() != static_cast<std::size_t>(row.version))
            fault(named("section", row.section) + " is not the one of the ledger");
    }
    if (seen != plan_sections_.size()) fault("the sections of plans are not those of the ledger");
    std::map<SectionId, std::vector<std::string>> versions;
    for (auto& row : rows.all<PlanVersionSeen>(see_plan_versions)) {
        auto& list = versions[row.section];
        if (row.version != static_cast<int>(list.size()) + 1) fault(named("section", row.section) + " lost a version before " + std::to_string(row.version));
        list.push_back(std::move(row.content));
    }
    for (const auto& [section, kept] : plan_sections_)
        if (versions[section] != kept.versions) fault(named("section", section) + " says something else than what was saved");
    std::set<std::tuple<SectionId, int, ProfessionalId, std::optional<Date>>> open;
    for (const auto& [section, kept] : plan_sections_) {
        if (!kept.lives) continue;
        const auto content = wire::read<events::PlanContent>(kept.versions.back()).value();
        for (const auto& action : content.actions)
            if (action.professional && !action.done_on) open.emplace(section, action.part, *action.professional, action.due_on);
    }
    for (const auto& row : rows.all<ActionOpenSeen>(see_actions_open))
        if (open.erase({row.section, row.part, row.professional, row.due_on}) == 0) fault(named("section", row.section) + " has an open action that it does not say");
    for (const auto& one : open) fault(named("section", std::get<0>(one)) + " says an action that is on nobody's desk");
}

// A client has one joint appointment under way; while it is open it has an owner, and once it was held a day of follow-up; all that was ever written
// of it is there; nobody reads it across the registers without a ground.
void Auditor::look_at_pairs(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::size_t seen = 0;
    for (const auto& row : rows.all<PairSeen>(see_pairs)) {
        ++seen;
        const auto name = named("pair work", row.pairwork);
        const auto kept = pairs_.find(row.pairwork);
        if (kept == pairs_.end()) return fault(name + " is in no event");
        const auto& pair = kept->second;
        if (row.client != pair.client || row.owner != pair.owner || row.is_open != pair.is_open || row.follow_up_on != pair.follow_up_on ||
            row.version != static_cast<int>(pair.versions.size()) || row.shared_by.has_value() != pair.has_ground)
            fault(name + " is not the one of the ledger");
        if (row.is_open && row.version > 0 && !row.follow_up_on) fault(name + " was held, is open, and nobody follows it up");
    }
    if (seen != pairs_.size()) fault("joint appointments are not those of the ledger");
    std::map<PairworkId, std::vector<std::string>> versions;
    for (auto& row : rows.all<PairVisitSeen>(see_pair_visits)) versions[row.pairwork].push_back(std::move(row.content));
    for (const auto& [id, pair] : pairs_)
        if (versions[id] != pair.versions) fault(named("pair work", id) + " says something else than what was written");
    for (const auto& id : rows.all<PairworkId>(see_pair_disclosed))
        if (!pairs_.at(id).has_ground) fault(named("pair work", id) + " was read across the registers without a ground");
}

// Nobody is in a team twice, and what was agreed has an owner and a day until it is closed; of a team one who leads it or takes part.
void Auditor::look_at_teams(sql::Connection& connection) {
    sql::Reader rows(connection);
    std::set<std::pair<TeamId, ProfessionalId>> once;
    std::size_t seen = 0;
    for (const auto& row : rows.all<MemberSeen>(see_members)) {
        ++seen;
        const auto kept = members_.find(row.member);
        if (kept == members_.end() || kept->second.team != row.team || kept->second.professional != row.professional || kept->second.lives != row.is_living)
            fault(named("member", row.member) + " is not the one of the ledger");
        if (row.is_living && row.professional && !once.emplace(row.team, *row.professional).second) fault(named("team", row.team) + " has somebody twice");
    }
    if (seen != members_.size()) fault("members of teams are not those of the ledger");
    seen = 0;
    for (const auto& row : rows.all<AgreedSeen>(see_agreed)) {
        ++seen;
        const auto kept = agreed_.find(row.agreed);
        if (kept == agreed_.end() || kept->second.owner != row.owner || kept->second.due_on != row.due_on || kept->second.is_closed != row.is_closed)
            fault(named("agreed", row.agreed) + " is not the one of the ledger");
    }
    if (seen != agreed_.size()) fault("what was agreed is not what the ledger tells");
    for (const auto& id : rows.all<AgreedId>(see_agreed_of_strangers)) fault(named("agreed", id) + " is owned by somebody who takes no part in the team");
}

// Nobody stands in the tables before somebody decided on them.
void Auditor::look_at_heavy_need(sql::Connection& connection) {
    sql::Reader rows(connection);
    if (static_cast<std::size_t>(rows.number(count_heavy_decisions)) != heavy_decisions_) fault("decisions on heavy need are not those of the ledger");
}

void Auditor::look_at_log(sql::Connection& connection) {
    std::set<std::int64_t> seen;
    sql::Reader(connection).each<LogSeen>(see_log, [&](const LogSeen& row) {
        seen.insert(row.position);
        const auto kept = openings_.find(row.position);
        if (kept == openings_.end()) return fault("the access log tells of an opening that never was");
        const auto& opening = kept->second;
        if (row.client != opening.client || row.purpose != opening.purpose || row.professional != opening.professional || row.contact != opening.contact)
            fault("the access log tells another opening than the ledger");
    });
    for (const auto& [position, opening] : openings_)
        if (!seen.contains(position)) fault("an opened record is not in the access log");
}

void Auditor::look_at_tickets(sql::Connection& connection) {
    std::set<ContactId> seen;
    std::map<std::pair<UnitId, Date>, int> numbers;
    sql::Reader(connection).each<TicketSeen>(see_tickets, [&](const TicketSeen& row) {
        const auto name = named("ticket", row.ticket);
        seen.insert(row.contact);
        if (row.number != ++numbers[{row.unit, row.day}]) fault(name + " has a number with a gap or a twin: " + std::to_string(row.number));
        const auto kept = tickets_.find(row.contact);
        if (kept == tickets_.end() || kept->second.ticket != row.ticket) return fault(name + " is in no event");
        const auto& ticket = kept->second;
        if (row.unit != ticket.unit || row.day != ticket.day || row.number != ticket.number) fault(name + " is not the one of the ledger");
        if (row.calls != ticket.calls) fault(name + " was called " + std::to_string(row.calls) + " times, and by the ledger " + std::to_string(ticket.calls));
        const auto state = state_of(row.contact, ticket);
        if (row.state != state) fault(name + " is " + row.state + " in the table and " + state + " in the ledger");
        if (row.holder != contacts_[row.contact].holder) fault(name + " is with somebody else than its contact");
    });
    for (const auto& [contact, ticket] : tickets_)
        if (!seen.contains(contact)) fault(named("ticket", ticket.ticket) + " has disappeared");
}

std::vector<std::string> Auditor::look(sql::Connection& connection, Instant now) {
    faults_.clear();
    read_on(connection);
    look_at_contacts(connection);
    look_at_duties(connection);
    look_at_matters(connection);
    look_at_namings(connection);
    look_at_bookings(connection, now);
    look_at_cells(connection);
    look_at_waiting(connection, now);
    look_at_groups(connection);
    look_at_plans(connection);
    look_at_consultations(connection);
    look_at_surveys(connection);
    look_at_pairs(connection);
    look_at_teams(connection);
    look_at_transfers(connection);
    look_at_heavy_need(connection);
    look_at_log(connection);
    look_at_tickets(connection);
    return faults_;
}

std::vector<std::string> Auditor::look_at_chain(sql::Connection& connection) {
    sql::Reader rows(connection);
    const auto broken = verify_chain(rows, [](std::int64_t) {});
    if (!broken) return {};
    return {"the ledger is not what it was: " + broken->what + " at " + std::to_string(broken->position)};
}

std::int64_t left_with(sql::Reader& rows, ProfessionalId professional) {
    static constexpr sql::Query count{"audit.left_with", R"(
        select (select count(*) from plan_section where owner = $1 and ended_at is null) +
               (select count(*) from plan_action_open where professional = $1) +
               (select count(*) from pairwork where owner = $1 and is_open = 1) + (select count(*) from agreed where owner = $1 and closed_at is null) +
               (select count(*) from team where lead = $1 and ended_at is null) + (select count(*) from follow_up_call where owner = $1 and is_open = 1) +
               (select count(*) from consultation where (asked = $1 or asked_by = $1) and state = 'open') +
               (select count(*) from team_member where professional = $1 and is_living = 1) +
               (select count(*) from matter_route where owner = $1 and state in ('owned', 'asked')) +
               (select count(*) from naming where professional = $1 and is_living = 1))"};
    return rows.number(count, professional);
}

}  // namespace koppi::tests
