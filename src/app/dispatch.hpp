// App: from a request to its route. Session → actor; route row; right checked; the answer, or the refusal in the caller's language.
#pragma once

#include <atomic>
#include <memory>

#include "platform/http.hpp"
#include "platform/metrics.hpp"
#include "platform/routes.hpp"

namespace koppi {

// Every route of the house, from every module, workflow and desk.
routes::Routes all_routes();

class Dispatch {
public:
    Dispatch(const routes::House& house, routes::Routes routes);

    http::Response handle(const http::Request& request);
    // How the server itself refuses, in the language that the browser asked for.
    http::Response refuse(int status, std::string_view code, std::string_view accept_language) const;
    // What a request will wait for: commands, drafts and openings wait for the writer.
    http::Lane lane(const http::Request& request) const;
    void write_metrics(std::string& out) const;

private:
    struct Row {
        routes::Route route;
        std::vector<std::string_view> parts;
        std::unique_ptr<RouteMetrics> metrics;
    };
    using Holes = std::vector<std::pair<std::string_view, std::string>>;
    // The row of a request, and what stands in the holes of its path; or the methods that the path has, none when there is no such path.
    struct Found {
        const Row* row = nullptr;
        Holes holes;
        std::string methods;
    };
    Found find(const http::Request& request) const;
    http::Response api(const http::Request& request);
    // Session, right, origin and form of the request; then what the route answers. May throw.
    http::Response answer(const Row& row, const Holes& holes, const http::Request& request, Language language) const;

    const routes::House& house_;
    std::vector<Row> rows_;
    RouteMetrics assets_{"assets"};
};

// The language that a browser asked for first, of those that we speak.
std::optional<Language> language_asked(std::string_view accept_language);
// The same, Finnish when it asked for none.
Language language_of(std::string_view accept_language);

// The web inside the program: a file by its path, or the page itself for any other path that is not under /api.
http::Response asset(const http::Request& request);

}  // namespace koppi
