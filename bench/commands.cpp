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
    Nurse(const County& county, std::uint16_t port) : county_(county), port_(port), cookie_(signed_in(port, nurse_name, nurse_password)), dice_(Dice::from_system()) {
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
                const intake::BookVisit visit{time.hours, time.begins_at, std::string("Aika lääkärin vastaanotolle."), std::string("Asiakkaan toive.")};
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

}  // namespace

void measure_commands(const Options& options, Table& table) {
    const std::size_t scale = options.quick ? 10 : 1;
    const std::array<std::size_t, 3> stories{1'000 / scale, 3'000 / scale, 6'000 / scale};
    const std::size_t warming = 300 / scale;
    std::size_t all = warming;
    for (const auto count : stories) all += count;

    const auto path = options.folder + "/commands.db";
    const auto before = options.folder + "/before.db";
    const auto county = make_county(path, {.clients = static_cast<int>(20'000 / scale), .times = static_cast<int>(all)});
    sql::backup_sqlite(path, before);

    std::array<Run, 3> runs;
    {
        ServerProcess server(options.program, path);
        Nurse nurse(county, server.port());
        nurse.work(8, warming);
        for (std::size_t i = 0; i < loads.size(); ++i) runs[i] = nurse.work(loads[i], stories[i]);
        server.stop();
        check(path, nurse.stories());
    }
    const Floor floor(before, path, 4'000 / scale);
    const auto copy = options.folder + "/floor.db";
    Times one_times;
    Times grouped_times;
    const double one = floor.commands_per_second(copy, 1, one_times);
    const double grouped = floor.commands_per_second(copy, 32, grouped_times);
    table.add({.what = "floor: bare SQLite, the same rows, one command a commit", .measured = one, .unit = "commands/s", .n = floor.commands(), .times = one_times});
    table.add({.what = "floor: bare SQLite, the same rows, 32 commands a commit", .measured = grouped, .unit = "commands/s", .n = floor.commands(), .times = grouped_times});
    for (std::size_t i = 0; i < loads.size(); ++i) {
        const bool alone = loads[i] == 1;
        const double beside = alone ? one : grouped;
        const double ratio = runs[i].per_second() / beside;
        Line line{.what = fmt::format("durable commands over HTTP, {} connection{}", loads[i], alone ? "" : "s"),
                  .measured = runs[i].per_second(),
                  .unit = "commands/s",
                  .beside = alone ? "floor, one a commit" : "floor, 32 a commit",
                  .beside_measured = beside,
                  .ratio = ratio,
                  .n = runs[i].commands,
                  .times = runs[i].times};
        if (loads[i] == 32) {
            line.goal = ">= 0.60";
            line.met = ratio >= 0.60;
        }
        table.add(std::move(line));
    }
}

}  // namespace koppi::bench
