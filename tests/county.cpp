// Tests: the county's setting, and the proof that its tables are nothing but its ledger.
#include "county.hpp"

#include "modules/clients/clients.hpp"
#include "modules/continuity/continuity.hpp"
#include "modules/directory/directory.hpp"
#include "platform/ledger.hpp"
#include "platform/migrate.hpp"
#include "workflows/bookings.hpp"
#include "workflows/consulting.hpp"
#include "workflows/groupwork.hpp"
#include "workflows/handover.hpp"
#include "workflows/heavy_need.hpp"
#include "workflows/naming.hpp"
#include "workflows/outbox.hpp"
#include "workflows/pairing.hpp"
#include "workflows/planning.hpp"
#include "workflows/population.hpp"
#include "workflows/refill.hpp"
#include "workflows/rostering.hpp"
#include "workflows/standing_in.hpp"
#include "workflows/surveying.hpp"
#include "workflows/teamwork.hpp"
#include "workflows/transferring.hpp"
#include "workflows/waiting_room.hpp"

namespace koppi::tests {

namespace {

void nobody_listens(std::int64_t, const std::vector<std::string_view>&) {}
void nobody_counts(std::string_view, double) {}

template <class T>
T settled(Result<T> result) {
    if (!result) throw Bug("the scene can't be set: " + result.refusal().code + " " + result.refusal().where);
    return std::move(result).value();
}

}  // namespace

County::County(Instant begins, std::uint64_t seed, Project project)
    : clock(begins), project_(project), connection_(sql::open_sqlite(":memory:", sql::Access::read_write)) {
    migrate(*connection_, embedded_migrations(), begins);
    writer_ = std::make_unique<Writer>(*connection_, project, clock, Dice(seed), nobody_listens, nobody_counts);
}

County::~County() { writer_->stop(); }

routes::Right County::right_of(std::string_view route) {
    static const auto all = [] {
        std::map<std::string, routes::Right, std::less<>> rights;
        for (const auto& routes : {clients::routes(), intake::routes(), bookings::routes(), visits::routes(), handover::routes(), refill::routes(),
                                   groupwork::routes(), naming::routes(), population::routes(), standing_in::routes(), planning::routes(), consulting::routes(),
                                   surveying::routes(), pairing::routes(), teamwork::routes(), heavy_need::routes(), rostering::routes(),
                                   transferring::routes(), waiting_room::routes(), outbox::routes(), desks::routes()})
            for (const auto& one : routes) rights.emplace(one.name, one.right);
        return rights;
    }();
    const auto found = all.find(route);
    if (found == all.end()) throw Bug("no such route: " + std::string(route));
    return found->second;
}

UnitId County::unit(const std::string& name, events::UnitKind kind) {
    events::UnitOpened opened{};
    opened.name = name;
    opened.kind = kind;
    return settled(state([&](Work& work) { return directory::open_unit(work, opened); }));
}

LineId County::line(UnitId unit, const std::string& key) {
    return settled(state([&](Work& work) { return directory::open_line(work, unit, key, std::nullopt); }));
}

Colleague County::colleague(const std::string& family_name, const std::string& given_names, events::Profession profession, UnitId unit, SignsIn signs_in) {
    events::ProfessionalRegistered registered{};
    registered.family_name = family_name;
    registered.given_names = given_names;
    registered.professional = settled(state([&](Work& work) { return directory::register_professional(work, registered); }));
    Colleague one{.name = family_name + " " + given_names, .actor = {}};
    one.actor.professional = registered.professional;
    one.actor.unit = unit;
    one.actor.profession = profession;
    one.actor.role = settled(state([&](Work& work) { return directory::take_role(work, registered.professional, unit, profession); }));
    // Signing in is http's story: no password fits.
    if (signs_in == SignsIn::yes) {
        const std::string username = "u" + std::to_string(++accounts_) + ".koppi";
        one.actor.account = settled(state([&](Work& work) { return access::open_account(work, username, "no password", registered.professional, Language::fi); }));
    }
    return one;
}

ClientId County::client(const events::ClientDetails& details) {
    return settled(state([&](Work& work) { return clients::register_stated(work, details); }));
}

void County::name_worker(ClientId client, ProfessionalId professional, events::NamedAs named_as) {
    const Date today = std::chrono::floor<std::chrono::days>(now());
    settled(state([&](Work& work) { return continuity::name_stated(work, client, professional, named_as, today); }));
}

std::optional<std::string> County::replays_otherwise() {
    const auto before = table_digests(*connection_);
    connection_->script("begin immediate");
    replay(*connection_, project_, [](std::int64_t) {});
    const auto after = table_digests(*connection_);
    connection_->script("rollback");
    for (const auto& [table, digest] : before)
        if (const auto again = after.find(table); again == after.end() || again->second != digest) return table;
    return std::nullopt;
}

}  // namespace koppi::tests
