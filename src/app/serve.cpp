// App: serve. The order of making is the order of need; the order of ending is the reverse: no new requests, then the writer's last
// commit, then the database.
#include "app/serve.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include <array>
#include <filesystem>
#include <functional>
#include <system_error>
#include <thread>

#include "app/database.hpp"
#include "app/dispatch.hpp"
#include "app/proof.hpp"
#include "app/switchboard.hpp"
#include "interfaces/desks/desks.hpp"
#include "interfaces/desks/presence.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "modules/access/access.hpp"
#include "modules/assessment/assessment.hpp"
#include "modules/messages/messages.hpp"
#include "modules/routing/routing.hpp"
#include "platform/catalog.hpp"
#include "platform/http.hpp"
#include "platform/log.hpp"
#include "platform/readers.hpp"
#include "workflows/consulting.hpp"
#include "workflows/intake.hpp"
#include "workflows/naming.hpp"
#include "workflows/notices.hpp"
#include "workflows/offer_links.hpp"
#include "workflows/owners.hpp"
#include "workflows/population.hpp"
#include "workflows/refill.hpp"
#include "workflows/transferring.hpp"

namespace koppi {

namespace {

// Without a proxy nobody is believed: a header is quickly written.
std::vector<std::string> proxies_of(const ServeOptions& options) {
    if (!options.behind_tls) {
        if (!options.trusted_proxies.empty()) throw Trouble("--trusted-proxy names the proxy of --behind-tls; say both.");
        return {};
    }
    if (options.trusted_proxies.empty()) return {"127.0.0.1", "::1"};
    for (const auto& proxy : options.trusted_proxies) {
        std::array<unsigned char, 16> address{};
        if (inet_pton(AF_INET, proxy.c_str(), address.data()) != 1 && inet_pton(AF_INET6, proxy.c_str(), address.data()) != 1)
            throw Trouble("--trusted-proxy takes an address such as 10.0.0.5, neither a name nor a network; got " + proxy);
    }
    return options.trusted_proxies;
}

std::int64_t resident_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string moved_text(std::int64_t position, const std::vector<std::string_view>& families) {
    std::string data = "{\"position\":" + std::to_string(position) + ",\"families\":[";
    for (std::size_t i = 0; i < families.size(); ++i) data += (i ? ",\"" : "\"") + std::string(families[i]) + "\"";
    return data + "]}";
}

// The event stream: "position 48213: the desk that cares reads again". It carries no client data.
http::Response stream_response(const Actor& actor) {
    http::Response response;
    response.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
    response.stream = http::Subscription{actor.session ? actor.session->text() : ""};
    return response;
}

// What was taken and left alone waits on its line again, told to every desk by the stream.
void return_what_is_left_alone(const routes::House& house) {
    int returned = 0;
    house.writer.run("contact_return_left_alone", Actor{}, std::nullopt, [&](Work& work) {
        const auto is_signed_in = [&](ProfessionalId professional) { return access::is_signed_in(work.rows(), professional, work.now()); };
        returned = intake::return_what_is_left_alone(work, desks::at_work(is_signed_in, work.now()));
        return Answer{};
    });
    if (returned > 0) log::info("contacts returned to their lines", {{"count", returned}});
}

// What is proposed to somebody who has left, or who leaves it lie, is proposed to the next.
void direct_waiting(const routes::House& house) {
    int moved = 0;
    house.writer.run("contacts_direct", Actor{}, std::nullopt, [&](Work& work) {
        moved = owners::direct_waiting(work);
        return Answer{};
    });
    if (moved > 0) log::info("contacts proposed to others", {{"count", moved}});
}

// A round that mostly finds nothing: asked of a reader first, and of the writer only when there is something.
void when_there_is(const routes::House& house, std::string_view route, const std::function<bool(sql::Reader&, Instant)>& is_any,
                   const std::function<void(Work&)>& does) {
    bool is_there = false;
    house.reading([&](sql::Reader& rows) { is_there = is_any(rows, house.clock.now()); });
    if (!is_there) return;
    house.writer.run(route, Actor{}, std::nullopt, [&](Work& work) {
        does(work);
        return Answer{};
    });
}

// Times that were kept and not booked are free again, told to every desk by the stream.
void end_lapsed_holds(const routes::House& house) {
    when_there_is(
        house, "holds_end_lapsed",
        [](sql::Reader& rows, Instant now) { return scheduling::has_lapsed_holds(rows, now) || refill::has_lapsed_offers(rows, now); },
        [](Work& work) {
            // An offer ends with its time; the hold that kept it is ended there.
            refill::end_lapsed_offers(work);
            scheduling::end_lapsed_holds(work);
        });
}

// Namings end after their last day.
void end_lapsed_namings(const routes::House& house) {
    when_there_is(
        house, "namings_end_lapsed", [](sql::Reader& rows, Instant now) { return !continuity::lapsed(rows, helsinki_date(now), 1).empty(); },
        [](Work& work) { naming::end_lapsed_namings(work); });
}

// Whoever is in hospital again, as was planned, is not called at home.
void lapse_aftercare(const routes::House& house) {
    when_there_is(
        house, "transfers_lapse_aftercare", [](sql::Reader& rows, Instant now) { return !transferring::back_in_hospital(rows, now).empty(); },
        [](Work& work) { transferring::lapse_aftercare(work); });
}

// A question whose deadline passes before whoever was asked is back goes to their team.
void pass_questions_to_teams(const routes::House& house) {
    when_there_is(
        house, "consultations_pass_to_teams", [](sql::Reader& rows, Instant now) { return !consulting::with_absent(rows, now).empty(); },
        [](Work& work) { consulting::pass_to_teams(work); });
}

// Whoever came since the last round is named as the standing rules say.
void name_newcomers(const routes::House& house) {
    std::vector<population::ToName> found;
    house.reading([&](sql::Reader& rows) { found = population::newcomers(rows, house.clock.now()); });
    int named = 0;
    for (const auto& newcomers : found)
        for (population::Part part{0, 0}; part.until < newcomers.namings.size(); named += part.named)
            house.writer.run("namings_of_newcomers", Actor{}, std::nullopt, [&](Work& work) {
                part = population::name_part(work, newcomers, part.until);
                return Answer{};
            });
    if (named > 0) log::info("newcomers named", {{"count", named}});
}

}  // namespace

Address address_of(const std::string& listen) {
    const auto colon = listen.rfind(':');
    int port = -1;
    if (colon != std::string::npos) {
        const auto digits = std::string_view(listen).substr(colon + 1);
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (fault != std::errc{} || end != digits.data() + digits.size()) port = -1;
    }
    if (port < 0 || port > 65535) throw Trouble("--listen takes an address and a port, such as 127.0.0.1:8080; got " + listen);
    auto host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    // No names: they may mean another address tomorrow.
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, host.c_str(), bytes.data()) != 1 && inet_pton(AF_INET6, host.c_str(), bytes.data()) != 1)
        throw Trouble("--listen takes an IP address, not a name, such as 127.0.0.1:8080; got " + listen);
    return {host, static_cast<std::uint16_t>(port)};
}

int serve(const ServeOptions& options) {
    // The signals are waited for by one thread; all others are born with them blocked.
    sigset_t stopping;
    sigemptyset(&stopping);
    sigaddset(&stopping, SIGINT);
    sigaddset(&stopping, SIGTERM);
    sigaddset(&stopping, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
    signal(SIGPIPE, SIG_IGN);

    const auto address = address_of(options.listen);
    if (!options.remote_rooms.empty() && options.remote_rooms.find("{room}") == std::string::npos)
        throw Trouble("--remote-rooms takes an address with {room} in it, such as https://meet.example/{room}; got " + options.remote_rooms);
    scheduling::set_remote_rooms(options.remote_rooms);
    const auto& knowledge = catalog();
    if (const auto proved = prove(knowledge); !proved) throw Trouble(fault_line(proved.refusal()));
    if (const auto fault = offer_links::set_public_address(options.public_address)) throw Trouble("--public-address " + *fault);
    auto ways = ways_of(options.couriers);
    notices::set_telling(!options.couriers.smtp.empty() || !options.couriers.sms.empty());
    auto database = open_to_write(options.db, Existing::required);
    const SystemClock clock;

    http::Server* told = nullptr;
    CourierRounds* carried = nullptr;
    Writer writer(
        *database.connection, project_all, clock, Dice::from_system(),
        [&](std::int64_t position, const std::vector<std::string_view>& families) {
            if (told) told->publish(static_cast<std::uint64_t>(position), "moved", moved_text(position, families));
            if (carried && std::find(families.begin(), families.end(), "messages") != families.end()) carried->wake();
        },
        [](std::string_view name, double ms) { log::warning("slow command", {{"name", log::Word{name}}, {"ms", ms}}); });
    Readers readers(options.db, options.readers);
    const routes::House house{.writer = writer,
                              .reading = [&](const std::function<void(sql::Reader&)>& read) { readers.run(read); },
                              .words = [](Language language, const Refusal& refusal) { return words(language, refusal); },
                              .clock = clock,
                              .close_streams =
                                  [&](std::string_view group) {
                                      if (told) told->close_streams(group);
                                  },
                              .behind_tls = options.behind_tls};

    CourierRounds rounds(house, std::move(ways));
    carried = &rounds;

    auto routes = all_routes();
    routes.push_back({"GET", "/api/stream", "stream", routes::Right::signed_in, routes::Kind::plain,
                      [](const routes::House&, const http::Request&, const routes::Call& call) { return stream_response(call.actor); },
                      {}, {}, {}});
    Dispatch dispatch(house, std::move(routes));

    const auto health = [&] {
        http::Response response;
        const bool is_failing = writer.is_failing();
        response.status = is_failing ? 503 : 200;
        response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
        response.body = fmt::format(R"({{"status":"{}","position":{},"catalog":"{}"}})", is_failing ? "failing" : "ok", writer.position(),
                                    knowledge.fingerprint);
        return response;
    };
    const auto metrics = [&] {
        http::Response response;
        response.headers = {{"Content-Type", "text/plain; version=0.0.4"}, {"Cache-Control", "no-store"}};
        auto& out = response.body;
        dispatch.write_metrics(out);
        const auto written = writer.counters();
        write_metric(out, "koppi_commands_total", "counter", "commands that the writer ran", static_cast<double>(written.commands));
        write_metric(out, "koppi_commits_total", "counter", "durable commits, each of one group of commands", static_cast<double>(written.commits));
        write_metric(out, "koppi_commands_refused_total", "counter", "commands refused by a rule", static_cast<double>(written.refused));
        write_metric(out, "koppi_answers_repeated_total", "counter", "retries answered from a kept answer", static_cast<double>(written.repeated));
        write_metric(out, "koppi_writer_waiting", "gauge", "commands waiting for the writer", static_cast<double>(written.waiting));
        write_metric(out, "koppi_ledger_position", "gauge", "the last position of the ledger", static_cast<double>(writer.position()));
        write_metric(out, "koppi_resident_kilobytes_max", "gauge", "the most memory that was resident", static_cast<double>(resident_kilobytes()));
        const auto carrying = rounds.counters();
        const auto& waiting = carrying.waiting;
        const auto oldest = waiting.oldest_due ? std::chrono::duration<double>(carrying.counted_at - *waiting.oldest_due).count() : 0.0;
        write_metric(out, "koppi_messages_sent_total", "counter", "text messages and mail that a server took", static_cast<double>(carrying.sent));
        write_metric(out, "koppi_messages_failed_total", "counter", "tries that came to nothing", static_cast<double>(carrying.failed));
        write_metric(out, "koppi_messages_given_up_total", "counter", "messages given up", static_cast<double>(carrying.given_up));
        write_metric(out, "koppi_messages_waiting_sms", "gauge", "text messages queued, due or not", static_cast<double>(waiting.sms));
        write_metric(out, "koppi_messages_waiting_email", "gauge", "mails queued, due or not", static_cast<double>(waiting.email));
        write_metric(out, "koppi_messages_waiting_letter", "gauge", "letters to print", static_cast<double>(waiting.letters));
        write_metric(out, "koppi_messages_oldest_due_seconds", "gauge", "how long the oldest due text message or mail has waited", std::max(0.0, oldest));
        if (told) {
            const auto counters = told->counters();
            write_metric(out, "koppi_http_requests_total", "counter", "requests parsed", static_cast<double>(counters.requests));
            write_metric(out, "koppi_http_connections", "gauge", "open connections", static_cast<double>(counters.connections_open));
            write_metric(out, "koppi_http_streams", "gauge", "open event streams", static_cast<double>(counters.streams_open));
            write_metric(out, "koppi_http_busy_total", "counter", "requests refused because all workers were busy", static_cast<double>(counters.refused_busy));
            write_metric(out, "koppi_http_cut_off_total", "counter", "connections cut off by a limit", static_cast<double>(counters.cut_off));
        }
        return response;
    };

    http::Options http_options{.address = address.host,
                               .port = address.port,
                               .workers = options.workers,
                               .limits = {},
                               .trusted_proxies = proxies_of(options),
                               .certificate_file = options.certificate_file,
                               .private_key_file = options.private_key_file,
                               .lane = [&](const http::Request& request) {
                                   if (request.path == "/health" || request.path == "/metrics") return http::Lane::watching;
                                   return dispatch.lane(request);
                               }};
    const bool tls = !options.certificate_file.empty();
    std::unique_ptr<http::Server> server;
    try {
        server = std::make_unique<http::Server>(
            http_options,
            [&](const http::Request& request) {
                if (request.path == "/health") return health();
                if (request.path == "/metrics") return metrics();
                return dispatch.handle(request);
            },
            [&](int status, std::string_view code, std::string_view accept_language) { return dispatch.refuse(status, code, accept_language); });
    } catch (const std::system_error& accident) {
        if (accident.code() == std::errc::address_in_use)
            throw Trouble("Port " + std::to_string(address.port) + " is taken by another program. Choose another with --listen " + address.host + ":8081");
        if (accident.code() == std::errc::permission_denied)
            throw Trouble("Port " + std::to_string(address.port) + " needs rights that this user has not. Choose a port above 1023 with --listen");
        if (accident.code() == std::errc::invalid_argument)
            throw Trouble("--listen takes an address in numbers and a port, such as 127.0.0.1:8080; got " + options.listen);
        throw Trouble("Can't serve on " + options.listen + ": " + accident.what());
    }
    told = server.get();
    desks::presence().on_change([&](ContactId contact) {
        server->publish(static_cast<std::uint64_t>(writer.position()), "presence", "{\"contact\":\"" + contact.text() + "\"}");
    });

    // One thread waits for the signal, and does the house's jobs while it waits.
    const auto job = [](const char* name, const std::function<void()>& work) {
        try {
            work();
        } catch (const std::exception& accident) {
            log::error("job failed", {{"job", log::Word{name}}, {"why", log::Word{accident.what()}}});
        }
    };
    std::thread waiting_for_signal([&] {
        // Read once before anybody asks: the books of a large county take seconds.
        job("books_read", [&] {
            house.reading([&](sql::Reader& rows) {
                const Instant now = clock.now();
                scheduling::earliest(rows, {.from = now, .until = now + Minutes{1}, .limit = 1}, now);
            });
        });
        constexpr int ticks_of_a_minute = 12;
        constexpr int minutes_of_an_hour = 60;
        for (int tick = 1;; ++tick) {
            const timespec five_seconds{5, 0};
            const int signal_number = sigtimedwait(&stopping, nullptr, &five_seconds);
            // With a certificate of our own a hang-up means a new certificate, as with other servers; without one it is the terminal's end.
            if (signal_number == SIGHUP && tls) {
                try {
                    server->renew_certificate();
                    log::info("certificate renewed");
                } catch (const std::system_error& accident) {
                    log::error("certificate not renewed", {{"why", log::Word{accident.what()}}});
                }
                continue;
            }
            if (signal_number > 0) {
                log::info("stopping", {{"signal", signal_number}});
                break;
            }
            job("holds_end_lapsed", [&] { end_lapsed_holds(house); });
            job("namings_end_lapsed", [&] { end_lapsed_namings(house); });
            if (tick % ticks_of_a_minute != 0) continue;
            job("sessions_keep", [&] { access::keep_sessions(house); });
            job("contact_return_left_alone", [&] { return_what_is_left_alone(house); });
            job("contacts_direct", [&] { direct_waiting(house); });
            job("consultations_pass_to_teams", [&] { pass_questions_to_teams(house); });
            job("transfers_lapse_aftercare", [&] { lapse_aftercare(house); });
            if (tick % (minutes_of_an_hour * ticks_of_a_minute) == ticks_of_a_minute) job("newcomers_name", [&] { name_newcomers(house); });
        }
        server->stop();
    });
    rounds.start();
    // The one line on standard output: programs that start us read the address from it.
    fmt::print("listening on {}://{}:{}\n", tls ? "https" : "http", address.host, server->port());
    std::fflush(stdout);
    log::info("started", {{"port", static_cast<int>(server->port())}, {"position", writer.position()}});
    server->run();

    // run() may end without a signal when the server fails: the waiting thread is sent one then.
    pthread_kill(waiting_for_signal.native_handle(), SIGTERM);
    waiting_for_signal.join();
    desks::presence().on_change({});
    rounds.stop();
    access::keep_sessions(house);
    told = nullptr;
    writer.stop();
    log::info("stopped", {{"position", writer.position()}});
    return 0;
}

}  // namespace koppi
