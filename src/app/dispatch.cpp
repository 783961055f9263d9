// App: dispatch.
#include "app/dispatch.hpp"

#include <chrono>

#include "interfaces/demo/demo.hpp"
#include "interfaces/desks/desks.hpp"
#include "modules/access/access.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "platform/log.hpp"
#include "workflows/bookings.hpp"
#include "workflows/consulting.hpp"
#include "workflows/groupwork.hpp"
#include "workflows/handover.hpp"
#include "workflows/heavy_need.hpp"
#include "workflows/naming.hpp"
#include "workflows/offer_links.hpp"
#include "workflows/outbox.hpp"
#include "workflows/pairing.hpp"
#include "workflows/planning.hpp"
#include "workflows/population.hpp"
#include "workflows/refill.hpp"
#include "workflows/rostering.hpp"
#include "workflows/staff.hpp"
#include "workflows/standing_in.hpp"
#include "workflows/surveying.hpp"
#include "workflows/teamwork.hpp"
#include "workflows/transferring.hpp"
#include "workflows/visits.hpp"
#include "workflows/waiting_room.hpp"
#include "workflows/worktime.hpp"

namespace koppi {

namespace {

std::vector<std::string_view> path_parts(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
    }
    return parts;
}

// Names one accident in the log and in the answer, so that a user can tell it and an operator find it.
RequestId fresh_trace() {
    thread_local Dice dice = Dice::from_system();
    return RequestId{fresh_id_bytes(SystemClock().now(), dice)};
}

bool is_hole(std::string_view part) { return part.starts_with('{'); }

// Every answer carries these, so that nothing but our own script runs in the page and nobody frames it.
void add_security_headers(http::Response& response) {
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                  "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
}

// A write comes from our own page: a browser that names another origin is refused before anything is read (threats T10).
std::optional<Refusal> foreign_write(const http::Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return Refusal{Reason::forbidden, "http.origin_refused", "", {}};
    const auto origin = request.header("origin");
    if (!origin.empty()) {
        const auto after_scheme = origin.find("://");
        const auto host = after_scheme == std::string_view::npos ? origin : origin.substr(after_scheme + 3);
        if (host != request.header("host")) return Refusal{Reason::forbidden, "http.origin_refused", "", {}};
    }
    return std::nullopt;
}

bool is_json(std::string_view content_type) {
    constexpr std::string_view json = "application/json";
    return content_type.starts_with(json) && (content_type.size() == json.size() || content_type[json.size()] == ';' || content_type[json.size()] == ' ');
}

}  // namespace

std::optional<Language> language_asked(std::string_view accept_language) {
    // "sv-FI,sv;q=0.9,en;q=0.8": the order in which a browser writes is its order of liking.
    for (std::size_t at = 0; at < accept_language.size();) {
        auto end = accept_language.find(',', at);
        if (end == std::string_view::npos) end = accept_language.size();
        auto one = accept_language.substr(at, end - at);
        while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
        if (const auto known = wire::from_word<Language>(one.substr(0, 2)); known && (one.size() == 2 || one[2] == '-' || one[2] == ';'))
            return *known;
        at = end + 1;
    }
    return std::nullopt;
}

Language language_of(std::string_view accept_language) { return language_asked(accept_language).value_or(Language::fi); }

routes::Routes all_routes() {
    routes::Routes all;
    for (auto routes : {access::routes(), clients::routes(), directory::routes(), intake::routes(), bookings::routes(), visits::routes(),
                        waiting_room::routes(), handover::routes(), refill::routes(), worktime::routes(), groupwork::routes(), naming::routes(),
                        population::routes(), standing_in::routes(), planning::routes(), consulting::routes(), surveying::routes(), pairing::routes(),
                        teamwork::routes(), heavy_need::routes(), rostering::routes(), transferring::routes(),
                        staff::routes(), outbox::routes(), offer_links::routes(), desks::routes(), demo::demo_routes()})
        for (auto& route : routes) all.push_back(std::move(route));
    return all;
}

Dispatch::Dispatch(const routes::House& house, routes::Routes routes) : house_(house) {
    for (auto& route : routes) {
        auto parts = path_parts(route.path);
        auto metrics = std::make_unique<RouteMetrics>(route.name);
        rows_.push_back({std::move(route), std::move(parts), std::move(metrics)});
    }
}

http::Response Dispatch::handle(const http::Request& request) {
    http::Response response;
    if (request.path.starts_with("/api/")) {
        response = api(request);
    } else {
        const auto begun = std::chrono::steady_clock::now();
        response = asset(request);
        assets_.saw(response.status, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    add_security_headers(response);
    return response;
}

Dispatch::Found Dispatch::find(const http::Request& request) const {
    Found found;
    const auto parts = path_parts(request.path);
    for (const auto& row : rows_) {
        if (row.parts.size() != parts.size()) continue;
        found.holes.clear();
        bool fits = true;
        for (std::size_t i = 0; i < parts.size() && fits; ++i) {
            if (is_hole(row.parts[i])) {
                found.holes.emplace_back(row.parts[i].substr(1, row.parts[i].size() - 2), std::string(parts[i]));
            } else {
                fits = row.parts[i] == parts[i];
            }
        }
        if (!fits) continue;
        if (row.route.method == request.method) {
            found.row = &row;
            return found;
        }
        found.methods += (found.methods.empty() ? "" : ", ") + std::string(row.route.method);
    }
    return found;
}

http::Lane Dispatch::lane(const http::Request& request) const {
    if (request.method == "GET" || request.method == "HEAD" || !request.path.starts_with("/api/")) return http::Lane::reading;
    const auto* row = find(request).row;
    return row && row->route.kind != routes::Kind::read ? http::Lane::writing : http::Lane::reading;
}

http::Response Dispatch::api(const http::Request& request) {
    const auto language = language_of(request.header("accept-language"));
    const auto found = find(request);
    if (!found.row) {
        if (found.methods.empty()) return refuse(404, "http.not_found", request.header("accept-language"));
        auto response = refuse(405, "http.method_not_allowed", request.header("accept-language"));
        response.headers.emplace_back("Allow", found.methods);
        return response;
    }

    const auto& route = found.row->route;
    const auto begun = std::chrono::steady_clock::now();
    const auto answered = [&](http::Response response) {
        const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
        found.row->metrics->saw(response.status, ms);
        return response;
    };

    // Whatever goes wrong on the way is told to whoever operates, under a mark that is in the answer too.
    const auto accident = [&](std::string_view kind, std::string_view what, int status, std::string code) {
        const auto trace = fresh_trace();
        log::error(kind, {{"route", log::Word{route.name}}, {"trace", trace}, {"why", log::Word{what}}});
        return answered(routes::refused(house_, language, Refusal{Reason::unavailable, std::move(code), "", {{"trace", trace.text()}}}, status));
    };
    try {
        return answered(answer(*found.row, found.holes, request, language));
    } catch (const sql::SqlError& fault) {
        return accident("accident", fault.what(), 503, fault.fault == sql::Fault::full ? "http.disk_full" : "http.unavailable");
    } catch (const Bug& bug) {
        return accident("bug", bug.what(), 500, "http.internal");
    } catch (const std::exception& fault) {
        // Its words may quote what was sent.
        return accident("accident", typeid(fault).name(), 500, "http.internal");
    }
}

http::Response Dispatch::answer(const Row& row, const Holes& holes, const http::Request& request, Language language) const {
    const auto& route = row.route;
    Actor actor;
    actor.language = language;
    const Instant now = house_.clock.now();
    if (route.right != routes::Right::nobody_signed_in) {
        std::optional<Result<Actor>> signed_in;
        // What a page asks by itself, because something moved, keeps nobody signed in.
        const auto use = request.header("x-koppi-background").empty() ? access::Use::by_person : access::Use::in_background;
        house_.reading([&](sql::Reader& rows) { signed_in.emplace(access::actor_of(rows, request.cookie(access::session_cookie), now, use)); });
        if (!*signed_in) return routes::refused(house_, language, signed_in->refusal());
        actor = **signed_in;
        // Whoever asks in a language is answered in it; else in the one that was chosen for the session.
        if (const auto asked = language_asked(request.header("accept-language"))) actor.language = *asked;
        if (const auto admitted = access::admit(actor, route.right); !admitted)
            return routes::refused(house_, actor.language, admitted.refusal());
    }
    if (request.method != "GET" && request.method != "HEAD")
        if (auto refusal = foreign_write(request)) return routes::refused(house_, actor.language, *refusal);
    if (!request.body.empty() && !is_json(request.header("content-type")))
        return routes::refused(house_, actor.language, Refusal{Reason::invalid, "http.unsupported_media_type", "", {}}, 415);
    if (!route.query_fields && !request.query.empty())
        return routes::refused(house_, actor.language, Refusal{Reason::invalid, "wire.unknown_field", "?" + request.query.front().first, {}});
    if (request.body.size() > route.body_bytes_max)
        return routes::refused(house_, actor.language, Refusal{Reason::too_large, "http.body_too_large", "", {}});

    return route.handle(house_, request, routes::Call{actor, holes, request.query, now});
}

http::Response Dispatch::refuse(int status, std::string_view code, std::string_view accept_language) const {
    return routes::refused(house_, language_of(accept_language), Refusal{Reason::invalid, std::string(code), "", {}}, status);
}

void Dispatch::write_metrics(std::string& out) const {
    out += "# HELP koppi_request_seconds time from a parsed request to its answer\n# TYPE koppi_request_seconds histogram\n";
    for (const auto& row : rows_) row.metrics->write(out);
    assets_.write(out);
}

}  // namespace koppi
