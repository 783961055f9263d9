// Pairing: the verbs, and their rows.
#include "workflows/pairing.hpp"

#include "modules/directory/directory.hpp"
#include "modules/plan/plan.hpp"
#include "platform/catalog.hpp"
#include "workflows/planning.hpp"
#include "workflows/records.hpp"

namespace koppi::pairing {

namespace {

using planning::registry_of;
using routes::Right;

// When its record may be opened; one of the other register that is not shared is not there.
Result<pairwork::PairRow> opened_pair(Work& work, PairworkId id) {
    const auto pair = TRY(pairwork::known_pair(work.rows(), id));
    if (!pairwork::may_read(pair, registry_of(work.actor()))) return Refusal{Reason::not_found, "pairwork.no_such_pairwork", "", {}};
    TRY(records::open(work, pair.client, events::Purpose::care));
    return pair;
}

// One of each profession of the pair, as somebody's work here.
Result<Done> is_a_pair(sql::Reader& rows, const std::vector<ProfessionalId>& people, const std::string& where) {
    std::set<events::Profession> met;
    for (std::size_t n = 0; n < people.size(); ++n) {
        const auto roles = directory::roles_of(rows, people[n]);
        if (roles.empty()) return Refusal{Reason::invalid, "directory.no_such_professional", where, {}};
        for (const auto& role : roles) met.insert(role.profession);
    }
    for (const auto profession : catalog().pairwork.pair)
        if (!met.contains(profession)) return Refusal{Reason::invalid, "pairwork.pair_is_incomplete", where, {}};
    return Done{};
}

// The owner works in the register in which the pair work is written.
Result<Done> may_own(sql::Reader& rows, ProfessionalId owner, events::Registry registry, const std::string& where) {
    const auto roles = directory::roles_of(rows, owner);
    if (roles.empty()) return Refusal{Reason::invalid, "directory.no_such_professional", where, {}};
    if (std::none_of(roles.begin(), roles.end(), [&](const auto& role) { return catalog().registry_of(role.profession) == registry; }))
        return Refusal{Reason::invalid, "plan.owner_of_other_register", where, {}};
    return Done{};
}

// The joint plan of this client, as far as the writer may read it.
Result<Done> is_joint_plan(sql::Reader& rows, const std::optional<SectionId>& id, const pairwork::PairRow& pair) {
    if (!id) return Done{};
    const auto section = plan::known_section(rows, *id);
    if (!section || section->client != pair.client || section->kind != events::PlanKind::joint || !plan::may_read(*section, pair.registry))
        return Refusal{Reason::invalid, "pairwork.no_such_plan", "/content/plan_section", {}};
    return Done{};
}

// Whoever was faster: the module knows the version, the directory the name.
Refusal named_by_whom(sql::Reader& rows, PairworkId id, Refusal refusal) {
    if (refusal.code != "pairwork.written_meanwhile") return refusal;
    const auto visits = pairwork::visits_of(rows, id);
    std::string name;
    if (!visits.empty() && visits.front().written_by) name = directory::professional_name(rows, *visits.front().written_by).value_or("");
    refusal.details.emplace("name", std::move(name));
    return refusal;
}

// A time that still lies ahead is moved, and not given twice.
Result<Done> has_no_time(Work& work, const pairwork::PairRow& pair) {
    if (!pair.booking) return Done{};
    const auto booking = scheduling::booking(work.rows(), *pair.booking);
    if (booking && booking->state == events::BookingState::booked && booking->begins_at > work.now())
        return Refusal{Reason::conflict, "pairwork.time_is_booked", "/time", {}};
    return Done{};
}

}  // namespace

Result<PairStarted> suggest(Work& work, ClientId client, const pairwork::SuggestPair& command) {
    TRY(records::open(work, client, events::Purpose::care));
    if (command.matter) {
        const auto route = routing::route_of(work.rows(), *command.matter);
        if (!route || route->client != client) return Refusal{Reason::invalid, "contact.no_such_matter", "/matter", {}};
    }
    const auto id = TRY(pairwork::suggest(work, client, registry_of(work.actor()), command));
    return PairStarted{id};
}

Result<bookings::Booked> book(Work& work, PairworkId id, const BookPair& command) {
    const auto pair = TRY(opened_pair(work, id));
    TRY(pairwork::may_be_booked(work.rows(), id));
    TRY(has_no_time(work, pair));
    const auto booked = TRY(bookings::book(work, pair.client, {command.time, std::nullopt, command.hold, command.late_because}));
    std::vector<ProfessionalId> people;
    if (booked.booking.professional) people.push_back(*booked.booking.professional);
    for (const auto& other : booked.booking.others) people.push_back(other.professional);
    TRY(is_a_pair(work.rows(), people, "/time/others"));
    TRY(pairwork::booked(work, id, booked.booking.booking, command.shared_by));
    return booked;
}

Result<PairWritten> write(Work& work, PairworkId id, const pairwork::WritePairVisit& command) {
    const auto pair = TRY(opened_pair(work, id));
    TRY(is_a_pair(work.rows(), command.content.participants, "/content/participants"));
    // Of the other register: pair work itself says that nobody writes there, whoever the owner would be.
    if (registry_of(work.actor()) == pair.registry) TRY(may_own(work.rows(), command.content.owner, pair.registry, "/content/owner"));
    TRY(is_joint_plan(work.rows(), command.content.plan_section, pair));
    const auto version = pairwork::write(work, id, registry_of(work.actor()), command);
    if (!version) return named_by_whom(work.rows(), id, version.refusal());
    return PairWritten{id, *version};
}

Result<Done> answer(Work& work, PairworkId id, const pairwork::AnswerPairSurvey& command) {
    TRY(opened_pair(work, id));
    return pairwork::answer(work, id, registry_of(work.actor()), command);
}

Result<Done> follow_up(Work& work, PairworkId id, const pairwork::FollowPairUp& command) {
    TRY(opened_pair(work, id));
    return pairwork::follow_up(work, id, registry_of(work.actor()), command);
}

Result<Done> hand_on(Work& work, PairworkId id, const pairwork::HandPairOn& command) {
    const auto pair = TRY(opened_pair(work, id));
    TRY(may_own(work.rows(), command.owner, pair.registry, "/owner"));
    return pairwork::hand_on(work, id, registry_of(work.actor()), command);
}

Result<Done> end(Work& work, PairworkId id, const pairwork::EndPair& command) {
    TRY(opened_pair(work, id));
    return pairwork::end(work, id, registry_of(work.actor()), command);
}

routes::Routes routes() {
    return {
        routes::command("/api/clients/{client}/pairwork/suggest", "pair_suggest", Right::plan_edit, &suggest),
        routes::command("/api/pairwork/{pairwork}/book", "pair_book", Right::appt_book, &book),
        routes::command("/api/pairwork/{pairwork}/write", "pair_write", Right::plan_edit, &pairing::write),
        routes::command("/api/pairwork/{pairwork}/survey", "pair_survey", Right::plan_edit, &answer),
        routes::command("/api/pairwork/{pairwork}/follow-up", "pair_follow_up", Right::plan_edit, &pairing::follow_up),
        routes::command("/api/pairwork/{pairwork}/hand-on", "pair_hand_on", Right::plan_edit, &hand_on),
        routes::command("/api/pairwork/{pairwork}/end", "pair_end", Right::plan_edit, &pairing::end),
    };
}

}  // namespace koppi::pairing
