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
    void write_metrics(std::string& out) const;

private:
    struct Row {
        routes::Route route;
        std::vector<std::string_view> parts;
        std::unique_ptr<RouteMetrics> metrics;
    };
    http::Response api(const http::Request& request);

    const routes::House& house_;
    std::vector<Row> rows_;
    RouteMetrics assets_{"assets"};
};

// The language that a browser asked for first, of those that we speak; Finnish when it asked for none.
Language language_of(std::string_view accept_language);

// The web inside the program: a file by its path, or the page itself for any other path that is not under /api.
http::Response asset(const http::Request& request);

}  // namespace koppi
