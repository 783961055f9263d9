// Platform: answers and refusals as HTTP.
#include "platform/routes.hpp"

#include "core/ensure.hpp"

#include "platform/digest.hpp"

namespace koppi::routes {

namespace {

struct Edge {
    Reason reason;
    int status;
    std::string_view fhir_issue;
};

// The one place where a reason becomes a status (and an issue type of FHIR's OperationOutcome). Order follows Reason.
constexpr std::array edges{
    Edge{Reason::invalid, 422, "invalid"},       Edge{Reason::unauthenticated, 401, "login"}, Edge{Reason::forbidden, 403, "forbidden"},
    Edge{Reason::not_found, 404, "not-found"},   Edge{Reason::conflict, 409, "conflict"},     Edge{Reason::out_of_order, 409, "business-rule"},
    Edge{Reason::too_large, 413, "too-long"},    Edge{Reason::too_many, 429, "throttled"},    Edge{Reason::unavailable, 503, "transient"},
};
static_assert([] {
    for (std::size_t i = 0; i < edges.size(); ++i)
        if (edges[i].reason != static_cast<Reason>(i)) return false;
    return edges.size() == static_cast<std::size_t>(Reason::unavailable) + 1;
}());

struct Problem {
    int status;
    std::string code;
    std::string where;
    std::string words;
    std::map<std::string, std::string> details;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (status, code, where, words, details))

}  // namespace

http::Response try_later(const House& house, Language language, const char* code, Instant until, Instant now) {
    auto response = refused(house, language, {Reason::too_many, code, "", {{"until", instant_text(until)}}});
    response.headers.emplace_back("Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(until - now).count()));
    return response;
}

int status_of(Reason reason) { return edges[static_cast<std::size_t>(reason)].status; }

namespace {
Answer problem_answer(const House& house, Language language, const Refusal& refusal, int status) {
    return {status, wire::write(Problem{status, refusal.code, refusal.where, house.words(language, refusal), refusal.details}), true};
}
}  // namespace

Answer answer_refused(const House& house, Language language, const Refusal& refusal) {
    return problem_answer(house, language, refusal, status_of(refusal.reason));
}

http::Response response_of(Answer answer) {
    http::Response response;
    response.status = answer.status;
    response.headers = {{"Content-Type", answer.refused ? "application/problem+json" : "application/json"}, {"Cache-Control", "no-store"}};
    if (answer.status == 503) response.headers.emplace_back("Retry-After", "1");
    response.body = std::move(answer.body);
    return response;
}

http::Response response_of(const House& house, Language language, Answer answer) {
    if (answer.refused && answer.body == key_reused) return refused(house, language, Refusal{Reason::conflict, key_reused, "", {}});
    return response_of(std::move(answer));
}

http::Response refused(const House& house, Language language, const Refusal& refusal) {
    return response_of(answer_refused(house, language, refusal));
}

http::Response refused(const House& house, Language language, const Refusal& refusal, int status) {
    return response_of(problem_answer(house, language, refusal, status));
}

namespace {
// The list of If-None-Match: "a", W/"b" or *. Compared weakly, as RFC 9110 §13.1.2 has it.
bool names_tag(std::string_view list, std::string_view tag) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        auto one = list.substr(0, comma);
        while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == tag || one == "*") return true;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return false;
}
}  // namespace

Route tagged(Route route) {
    route.handle = [handle = std::move(route.handle)](const House& house, const http::Request& request, const Call& call) {
        auto response = handle(house, request, call);
        if (response.status != 200) return response;
        const auto tag = "\"" + hex(sha256(response.body)).substr(0, 32) + "\"";
        std::erase_if(response.headers, [](const auto& header) { return header.first == "Cache-Control"; });
        response.headers.emplace_back("Cache-Control", "private, no-cache");
        response.headers.emplace_back("ETag", tag);
        response.headers.emplace_back("Vary", "Accept-Language, Cookie");
        if (names_tag(request.header("if-none-match"), tag)) {
            response.status = 304;
            response.body.clear();
        }
        return response;
    };
    return route;
}

std::optional<Idempotency> idempotency_of(const http::Request& request, const Actor& actor, std::string_view route) {
    const auto key = request.header("idempotency-key");
    if (key.size() < 16 || key.size() > 80 || !actor.account) return std::nullopt;
    return Idempotency{*actor.account, std::string(key), DigestOf().add(route).add(request.path).add(request.body).done()};
}

namespace detail {

std::string_view placeholder(std::string_view path) {
    const auto begin = path.find('{');
    const auto end = path.find('}');
    ensure(begin != std::string_view::npos && end != std::string_view::npos && path.find('{', end) == std::string_view::npos,
           "a verb on a thing has a path that names it, and nothing else");
    return path.substr(begin + 1, end - begin - 1);
}

}  // namespace detail

}  // namespace koppi::routes
