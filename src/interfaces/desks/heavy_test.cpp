#include "interfaces/desks/heavy_views.hpp"

#include <doctest/doctest.h>

#include "app/switchboard.hpp"
#include "interfaces/desks/desks.hpp"
#include "platform/trial.hpp"
#include "workflows/heavy_need.hpp"

namespace koppi::desks {

namespace {

// Two units with a line each, and what came to them, written straight into the tables.
struct Needing {
    Trial trial{project_all};
    UnitId here = unit("Armila", "station");
    UnitId there = unit("Kaiku24", "contact_centre");
    LineId line_here = line(here);
    LineId line_there = line(there);
    Instant now = Trial::monday_at_eight;

    template <class... Args>
    void row(const char* text, const Args&... args) {
        const sql::Query query{"desks.test_row", text};
        sql::Tables(*trial.connection).run(query, args...);
    }
    UnitId unit(const char* name, const char* kind) {
        const auto id = trial.fresh<UnitId>();
        row("insert into unit (unit, name, kind) values ($1, $2, $3)", id, std::string(name), std::string(kind));
        return id;
    }
    LineId line(UnitId of) {
        const auto id = trial.fresh<LineId>();
        row("insert into line (line, unit, key, position) values ($1, $2, 'general', 1)", id, of);
        return id;
    }
    ClientId client(const char* name) {
        const auto id = trial.fresh<ClientId>();
        row("insert into client (client, family_name, given_names, hetu_is_doubtful, language, non_disclosure, sort_key) "
            "values ($1, $2, 'Aino', 0, 'fi', 0, x'00')",
            id, std::string(name));
        return id;
    }
    // A contact with a matter of its own.
    std::pair<ContactId, MatterId> contact(ClientId of, LineId to, const char* channel = "phone") {
        const std::pair made{trial.fresh<ContactId>(), trial.fresh<MatterId>()};
        row("insert into contact (contact, line, channel, client, words, language, received_at, promise_by, rank_at, why_here, state, attempts) "
            "values ($1, $2, $3, $4, 'x', 'fi', $5, $5, $5, 'arrived_on_line', 'closed', 0)",
            made.first, to, std::string(channel), of, now - 24h);
        row("insert into matter (matter, contact, client, words, opened_at) values ($1, $2, $3, 'x', $4)", made.second, made.first, of, now - 24h);
        return made;
    }
    void visit(ClientId of, UnitId in, std::optional<MatterId> matter, const char* kind = "on_site") {
        const auto booking = trial.fresh<BookingId>();
        row("insert into booking (booking, client, unit, kind, begins_at, ends_at, state, made_at, matter) values ($1, $2, $3, $4, $5, $6, 'fulfilled', $5, $7)",
            booking, of, in, std::string(kind), now - 2h, now - 1h, matter);
        row("insert into visit (visit, client, booking, unit, kind, begins_at, ends_at, reasons) values ($1, $2, $3, $4, $5, $6, $7, '[]')",
            trial.fresh<VisitId>(), of, booking, in, std::string(kind), now - 2h, now - 1h);
    }
    // "Salo 12, Virtanen 10", those who need most first.
    std::string list(UnitId of) {
        Actor nurse{};
        nurse.account.emplace();
        nurse.role.emplace();
        nurse.unit = of;
        nurse.profession = events::Profession::nurse;
        auto rows = trial.rows();
        const auto desk = heavy_desk(rows, {}, nurse, now).value();
        CHECK(desk.figures->people == static_cast<int>(desk.clients.size()));
        std::string told;
        for (const auto& one : desk.clients) {
            told += (told.empty() ? "" : ", ") + one.name.substr(0, one.name.find(' ')) + " " + std::to_string(one.counted);
            CHECK(heavy_need::seen(rows, one.client, now).counted == one.counted);
        }
        return told;
    }
};

}  // namespace

TEST_CASE("whoever only calls stands in the list of the unit whose line they call, and in no other") {
    Needing at;
    const auto calls = at.client("Virtanen");
    for (int n = 0; n < 10; ++n) at.contact(calls, at.line_there);
    const auto calls_less = at.client("Lahti");
    for (int n = 0; n < 9; ++n) at.contact(calls_less, at.line_there);
    CHECK(at.list(at.there) == "Virtanen 10");
    CHECK(at.list(at.here).empty());
}

TEST_CASE("of many at once counts what counts of one: a call and its visits once, a call about the same once, and no way that is not counted") {
    Needing at;
    const auto both = at.client("Salo");
    for (int n = 0; n < 6; ++n) {
        const auto [contact, matter] = at.contact(both, at.line_there);
        at.visit(both, at.here, matter);
        at.visit(both, at.here, matter);
    }
    for (int n = 0; n < 6; ++n) at.visit(both, at.here, std::nullopt);
    // As many rows, and fewer events of need: calls about one matter, and a colleague's.
    const auto again = at.client("Niemi");
    const auto first = at.contact(again, at.line_here);
    for (int n = 0; n < 9; ++n) {
        const auto [contact, matter] = at.contact(again, at.line_here);
        at.row("insert into contact_joined (contact, matter) values ($1, $2)", contact, first.second);
    }
    const auto of_a_colleague = at.client("Koski");
    for (int n = 0; n < 12; ++n) at.contact(of_a_colleague, at.line_here, "provider");
    CHECK(at.list(at.here) == "Salo 12");
    CHECK(at.list(at.there) == "Salo 12");
    auto rows = at.trial.rows();
    CHECK(heavy_need::seen(rows, again, at.now).counted == 1);
    CHECK(heavy_need::seen(rows, of_a_colleague, at.now).counted == 0);
}

TEST_CASE("the dead stand in no list") {
    Needing at;
    const auto client = at.client("Virtanen");
    for (int n = 0; n < 10; ++n) at.contact(client, at.line_here);
    CHECK(at.list(at.here) == "Virtanen 10");
    at.row("update client set died = '2026-03-01' where client = $1", client);
    CHECK(at.list(at.here).empty());
}

TEST_CASE("figures of heavy need: a part that is small, or leaves few over, is not told; nobody and everybody are") {
    const auto told = without_small_cells({.people = 20, .contacted = 4, .with_plan = 5, .with_named = 16}, 5);
    CHECK(told.people == 20);
    CHECK(!told.contacted);
    CHECK(told.with_plan == 5);
    CHECK(!told.with_named);
    const auto edges = without_small_cells({.people = 20, .contacted = 0, .with_plan = 20, .with_named = 15}, 5);
    CHECK(edges.contacted == 0);
    CHECK(edges.with_plan == 20);
    CHECK(edges.with_named == 15);
}

}  // namespace koppi::desks
