// Tests: plans. Many at once on one section, and random people who read, write and save in any order: nothing that was ever saved is lost, and
// whoever was slower is told.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <thread>

#include "auditor.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/catalog.hpp"
#include "workflows/planning.hpp"

namespace koppi::tests {

namespace {

const Instant plan_monday = *instant_from("2026-09-07T06:00:00Z");

ClientId plan_client(County& county) {
    events::ClientDetails details{};
    details.family_name = "Virtanen";
    details.given_names = "Aino";
    details.born = Date{std::chrono::year{1960} / 1 / 1};
    return county.client(details);
}

plan::WriteContent plan_saying(ProfessionalId owner, const std::string& words, std::optional<int> part = std::nullopt) {
    plan::WriteContent content{.owner = owner, .needs = {}, .goals = {}, .actions = {}, .people = {}, .follow_up = {}, .review_on = {}};
    content.review_on = plus_months(helsinki_date(plan_monday), 6);
    content.needs.push_back({part, words});
    return content;
}

}  // namespace

TEST_CASE("of sixteen who save upon the same version one does, and the others hear who") {
    County county(plan_monday);
    const auto station = county.unit("Armila", events::UnitKind::station);
    std::vector<Colleague> nurses;
    for (int n = 0; n < 16; ++n) nurses.push_back(county.colleague("Hoitaja" + std::to_string(n), "Veera", events::Profession::nurse, station));
    const auto client = plan_client(county);
    const auto made = county.act("plan_section_make", nurses[0].actor, [&](Work& work) {
        return planning::make(work, client, {events::PlanKind::health_and_care, plan_saying(nurses[0].professional(), "Alku")});
    });
    REQUIRE(made.ok());
    std::vector<std::string> answers(nurses.size());
    std::atomic<std::size_t> ready{0};
    std::vector<std::thread> people;
    for (std::size_t n = 0; n < nurses.size(); ++n)
        people.emplace_back([&, n] {
            ++ready;
            while (ready < nurses.size()) std::this_thread::yield();
            const auto saved = county.act("plan_section_save", nurses[n].actor, [&](Work& work) {
                return planning::save(work, made->section, {1, false, plan_saying(nurses[n].professional(), "Teksti " + std::to_string(n), 1)});
            });
            answers[n] = saved ? "saved" : saved.refusal().code + " " + saved.refusal().details.at("name");
        });
    for (auto& one : people) one.join();
    const auto first = static_cast<std::size_t>(std::find(answers.begin(), answers.end(), "saved") - answers.begin());
    REQUIRE(first < answers.size());
    for (std::size_t n = 0; n < answers.size(); ++n)
        if (n != first) CHECK(answers[n] == "plan.saved_meanwhile " + nurses[first].name);
    Auditor auditor;
    for (const auto& fault : auditor.look(county.connection(), county.now())) FAIL_CHECK(fault);
}

TEST_CASE("whatever people of both registers do to a plan, its versions are those that were saved, and the ledger gives them back") {
    CHECK(rc::check([](std::vector<std::pair<std::uint8_t, std::uint8_t>> steps) {
        County county(plan_monday);
        const auto station = county.unit("Armila", events::UnitKind::station);
        const std::vector<Colleague> people{county.colleague("Laine", "Maija", events::Profession::nurse, station),
                                            county.colleague("Kallio", "Veera", events::Profession::doctor, station),
                                            county.colleague("Salo", "Petri", events::Profession::social_worker, station)};
        const auto client = plan_client(county);
        // The plain model: who wrote the joint plan of a register, and all that it ever said.
        struct Model {
            std::optional<SectionId> section;
            std::vector<std::string> said;
        };
        std::map<events::Registry, Model> model;
        std::map<std::size_t, int> read;  // the version that each has in hand
        int count = 0;
        for (const auto& [who_byte, what] : steps) {
            const std::size_t n = who_byte % people.size();
            const auto& who = people[n];
            const auto registry = planning::registry_of(who.actor);
            auto& own = model[registry];
            const std::string words = "Sanat " + std::to_string(++count);
            switch (what % 4) {
                case 0: {
                    const auto made = county.act("plan_section_make", who.actor, [&](Work& work) {
                        return planning::make(work, client, {events::PlanKind::joint, plan_saying(who.professional(), words)});
                    });
                    RC_ASSERT(made.ok() == !own.section.has_value());
                    if (made) own = {made->section, {words}};
                    break;
                }
                case 1: read[n] = static_cast<int>(own.said.size()); break;
                case 2: {
                    if (!own.section || !read.contains(n)) break;
                    const auto saved = county.act("plan_section_save", who.actor, [&](Work& work) {
                        return planning::save(work, *own.section, {read[n], false, plan_saying(who.professional(), words, 1)});
                    });
                    RC_ASSERT(saved.ok() == (read[n] == static_cast<int>(own.said.size())));
                    if (saved) own.said.push_back(words);
                    break;
                }
                default: {
                    if (!own.section) break;
                    RC_ASSERT(county.act("plan_section_end", who.actor, [&](Work& work) {
                        return planning::end(work, *own.section, {events::PlanEnd::balanced, std::nullopt});
                    }).ok());
                    own = {};
                    std::erase_if(read, [&](const auto& one) { return planning::registry_of(people[one.first].actor) == registry; });
                }
            }
        }
        auto rows = county.rows();
        for (const auto& [registry, own] : model) {
            if (!own.section) continue;
            const auto section = plan::known_section(rows, *own.section).value();
            const auto versions = plan::versions_of(rows, section, registry);
            RC_ASSERT(versions.size() == own.said.size());
            for (std::size_t i = 0; i < versions.size(); ++i) RC_ASSERT(versions[i].content.needs[0].words == own.said[own.said.size() - 1 - i]);
        }
        Auditor auditor;
        RC_ASSERT(auditor.look(county.connection(), county.now()).empty());
        RC_ASSERT(!county.replays_otherwise());
    }));
}

}  // namespace koppi::tests
