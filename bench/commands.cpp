// Bench: durable commands a second through HTTP. A story is three commands: a contact is received and taken, its need assessed, a time
// booked (which decides the matter and closes the contact). Beside it the floor of this disk with the same rows (floor.hpp).
#include <fmt/format.h>

#include <filesystem>

#include "county.hpp"
#include "floor.hpp"
#include "http_client.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/contact/contact.hpp"
#include "platform/catalog.hpp"
#include "platform/ledger.hpp"
#include "workflows/intake.hpp"

namespace koppi::bench {

namespace {

constexpr std::array<std::size_t, 3> loads{1, 8, 32};

struct Run {
    std::size_t commands = 0;
    double seconds = 0;
    Times times;
    double per_second() const { return static_cast<double>(commands) / seconds; }
};

// What each line of the load is doing.
struct Story {
    enum class Step { contact, assessment, booking } step = Step::contact;
    std::size_t number = 0;
    std::string matter;
};

class Nurse {
public:
    Nurse(const County& county, std::uint16_t port)
        : county_(county), port_(port), cookie_(signed_in(port, nurse_name, nurse_password)), dice_(Dice::from_system()) {
        const auto& form = *catalog().form_on("care_need_assessment", Date{std::chrono::year{2026}, std::chrono::June, std::chrono::day{1}});
        form_ = form.form;
        form_version_ = form.version;
    }

    Run work(std::size_t connections, std::size_t stories) {
        Run run;
        std::vector<Story> lines(connections);
        std::size_t begun = 0;
        const auto started = Watch::now();
        keep_busy(
            port_, connections,
            [&](std::size_t i) -> std::string {
                auto& story = lines[i];
                if (story.step == Story::Step::contact) {
                    if (begun == stories) return {};
                    ++begun;
                    story.number = next_story_++;
                    must(story.number < county_.times.size(), "there are times enough");
                }
                return request(story);
            },
            [&](std::size_t i, const HttpAnswer& answer, double ms) {
                auto& story = lines[i];
                must(answer.status == 200, "a command is done: " + std::to_string(answer.status) + " " + answer.body);
                run.times.ms.push_back(ms);
                ++run.commands;
                go_on(story, answer.body);
            });
        run.seconds = seconds_since(started);
        return run;
    }
    std::size_t stories() const { return next_story_; }

private:
    std::string command(const std::string& path, const std::string& body) {
        return http_request("POST", path, body, {{"Cookie", cookie_}, {"Idempotency-Key", id_text(fresh_id_bytes(SystemClock().now(), dice_))}});
    }
    std::string request(const Story& story) {
        const auto client = county_.clients[story.number % county_.clients.size()];
        switch (story.step) {
            case Story::Step::contact: {
                contact::ReceiveContact received{};
                received.line = county_.line;
                received.channel = events::Channel::phone;
                received.client = client;
                received.words = std::string("Selkä on ollut kipeä kolme viikkoa, särkylääke ei auta.");
                received.language = Language::fi;
                received.take = true;
                return command("/api/contacts", wire::write(received));
            }
            case Story::Step::assessment: {
                const assessment::AssessNeed need{form_, form_version_,
                                                  {{"reason", {"Selkäkipu kolme viikkoa, ei säteile, ei tunnottomuutta."}},
                                                   {"reason_code", {"L03"}},
                                                   {"urgency", {"non_urgent"}},
                                                   {"clarity", {"clear"}},
                                                   {"care_class", {"general_sick_care"}},
                                                   {"who_is_needed", {"doctor"}}}};
                return command("/api/matters/" + story.matter + "/assessment", wire::write(need));
            }
            case Story::Step::booking: {
                const auto& time = county_.times[story.number];
                const intake::BookVisit visit{{time.hours, time.begins_at}, std::string("Aika lääkärin vastaanotolle."), std::string("Asiakkaan toive.")};
                return command("/api/matters/" + story.matter + "/book", wire::write(visit));
            }
        }
        return {};
    }
    static void go_on(Story& story, const std::string& body) {
        switch (story.step) {
            case Story::Step::contact: {
                const auto answer = wire::read<contact::ContactAnswer>(body);
                must(answer.ok() && answer->matters.size() == 1, "a contact has its matter");
                story.matter = answer->matters.front().text();
                story.step = Story::Step::assessment;
                break;
            }
            case Story::Step::assessment: story.step = Story::Step::booking; break;
            case Story::Step::booking: {
                const auto decided = wire::read<intake::Decided>(body);
                must(decided.ok() && decided->booking && decided->contact_closed, "a booking decides and closes");
                story.step = Story::Step::contact;
            }
        }
    }

    const County& county_;
    std::uint16_t port_;
    std::string cookie_;
    Dice dice_;
    std::string form_;
    int form_version_ = 0;
    std::size_t next_story_ = 0;
};

constexpr sql::Query count_stories{"bench.count_stories", R"(
    select count(*) from contact c join matter_route r on r.contact = c.contact join booking b on b.booking = r.booking
    join assessment a on a.matter = r.matter
    where c.state = 'closed' and r.state = 'booked' and b.state = 'booked' and b.matter = r.matter)"};

// Everything that was answered for is in the file, whole.
void check(const std::string& path, std::size_t stories) {
    const auto database = open_to_read(path);
    sql::Reader rows(*database.connection);
    must(rows.number(count_stories) == static_cast<std::int64_t>(stories), "every story that was answered for is in the file");
    must(!verify_chain(rows, [](std::int64_t) {}), "the ledger's chain holds");
}

// What the server says of itself: commands and commits so far.
struct Counted {
    double commands = 0;
    double commits = 0;
};
Counted counted_by(std::uint16_t port) {
    HttpLine line(port);
    const auto text = line.ask("GET", "/metrics").body;
    const auto value = [&](const std::string& name) {
        const auto at = text.find("\n" + name + " ");
        must(at != std::string::npos, "the metrics tell " + name);
        return std::atof(text.c_str() + at + name.size() + 2);
    };
    return {value("koppi_commands_total"), value("koppi_commits_total")};
}

double middle(std::vector<double> values) { return percentile(std::move(values), 0.5); }

// All rounds of one load.
struct Rounds {
    std::vector<double> per_second;
    std::vector<double> ratio;
    Times times;
    std::size_t commands = 0;
    double cpu_seconds = 0;
};

}  // namespace

void measure_commands(const Options& options, Table& table) {
    const std::size_t scale = options.quick ? 10 : 1;
    const std::size_t rounds = options.quick ? 3 : 7;
    const std::array<std::size_t, 3> stories{300 / scale, 1'000 / scale, 2'000 / scale};
    const std::size_t floor_stories = 2'400 / scale;
    const std::size_t floor_warming = 1'200 / scale;
    std::size_t all = floor_stories;
    for (const auto count : stories) all += count * rounds;

    const auto path = options.folder + "/commands.db";
    const auto before = options.folder + "/before.db";
    const auto after = options.folder + "/after.db";
    const auto copy = options.folder + "/floor.db";
    const auto county = make_county(path, {.clients = static_cast<int>(20'000 / scale), .times = static_cast<int>(all)});
    sql::backup_sqlite(path, before);

    // Floor and server take turns, and each round has its own ratio: whatever else the machine does, it does to both.
    std::array<Rounds, 3> served;
    std::array<Rounds, 2> floors;
    double group = 0;
    {
        ServerProcess server(options.program, path);
        Nurse nurse(county, server.port());
        nurse.work(32, floor_stories);
        sql::backup_sqlite(path, after);
        const Floor floor(before, after, floor_stories);
        Counted of_32{};
        for (std::size_t round = 0; round < rounds; ++round) {
            std::array<double, 2> beside{};
            for (std::size_t i = 0; i < floors.size(); ++i) {
                const auto run = floor.write(copy, i == 0 ? 1 : 32, floor_warming, i == 0 ? stories[0] * 3 : stories[2] * 3, floors[i].times);
                beside[i] = run.per_second();
                floors[i].per_second.push_back(run.per_second());
                floors[i].commands += run.commands;
                floors[i].cpu_seconds += run.cpu_seconds;
            }
            for (std::size_t i = 0; i < loads.size(); ++i) {
                const auto counted = counted_by(server.port());
                const double cpu_before = cpu_seconds_of(server.pid());
                const auto run = nurse.work(loads[i], stories[i]);
                served[i].cpu_seconds += cpu_seconds_of(server.pid()) - cpu_before;
                served[i].per_second.push_back(run.per_second());
                served[i].ratio.push_back(run.per_second() / beside[loads[i] == 1 ? 0 : 1]);
                served[i].commands += run.commands;
                served[i].times.ms.insert(served[i].times.ms.end(), run.times.ms.begin(), run.times.ms.end());
                if (loads[i] != 32) continue;
                const auto now = counted_by(server.port());
                of_32.commands += now.commands - counted.commands;
                of_32.commits += now.commits - counted.commits;
            }
        }
        group = of_32.commands / of_32.commits;
        server.stop();
        check(path, nurse.stories());
    }
    for (std::size_t i = 0; i < floors.size(); ++i)
        table.add({.what = i == 0 ? "floor: bare SQLite, the same rows, one command a commit" : "floor: bare SQLite, the same rows, 32 commands a commit",
                   .measured = middle(floors[i].per_second),
                   .unit = "commands/s",
                   .n = floors[i].commands,
                   .times = floors[i].times});
    for (std::size_t i = 0; i < loads.size(); ++i) {
        const bool alone = loads[i] == 1;
        const double ratio = middle(served[i].ratio);
        Line line{.what = fmt::format("durable commands over HTTP, {} connection{}, middle of {}", loads[i], alone ? "" : "s", rounds),
                  .measured = middle(served[i].per_second),
                  .unit = "commands/s",
                  .beside = alone ? "floor, one a commit" : "floor, 32 a commit",
                  .beside_measured = middle(floors[alone ? 0 : 1].per_second),
                  .ratio = ratio,
                  .n = served[i].commands,
                  .times = served[i].times};
        if (loads[i] == 32) {
            line.goal = ">= 0.60";
            line.met = ratio >= 0.60;
        }
        table.add(std::move(line));
    }
    const auto us_each = [](const Rounds& all_rounds) { return all_rounds.cpu_seconds * 1e6 / static_cast<double>(all_rounds.commands); };
    table.add({.what = "  processor time of the server a command, 32 connections",
               .measured = us_each(served[2]),
               .unit = "us",
               .beside = "of the floor, 32 a commit",
               .beside_measured = us_each(floors[1]),
               .ratio = us_each(served[2]) / us_each(floors[1]),
               .n = served[2].commands});
    table.add({.what = "  commands in one commit, 32 connections", .measured = group, .unit = "commands", .n = served[2].commands});
}

}  // namespace koppi::bench
