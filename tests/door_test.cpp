// Tests: what comes through the door. Every route of the table is asked wrongly in every way there is, and answers in words; nothing is
// written, nothing breaks, and nothing about a person stands where operators read.
//
// Requests go to the dispatch as the server hands them over; what the server itself refuses (heads, sizes, slowness) is http_test's.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/dispatch.hpp"
#include "core/civil_time.hpp"
#include "county.hpp"
#include "platform/catalog.hpp"
#include "platform/log.hpp"
#include "platform/schema.hpp"

namespace koppi::tests {

namespace {

namespace json = boost::json;
using Headers = std::vector<std::pair<std::string, std::string>>;

// A county behind its routes, with a nurse who is signed in, and an administrator, a manager and a surveyor for what is theirs alone.
class Doorway {
public:
    Doorway() : county_(instant_at({std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{2}}, 8 * 60).value()), dispatch_(house_, all_routes()) {
        const auto centre = county_.unit("Kaiku24", events::UnitKind::contact_centre);
        line = county_.line(centre, "general");
        const auto nurse = county_.colleague("Öhqvist-Testi", "Maija", events::Profession::nurse, centre);
        county_.state([&](Work& work) {
            return access::open_account(work, "maija.ohqvist", access::hash_password("oikea salasana"), nurse.professional(), Language::en);
        }).value();
        const auto keeper = county_.colleague("Testi-Ylläpitäjä", "Hanna", events::Profession::administrator, centre);
        county_.state([&](Work& work) {
            return access::open_account(work, "hanna", access::hash_password("oikea salasana"), keeper.professional(), Language::en);
        }).value();
        const auto manager = county_.colleague("Testi-Päällikkö", "Tuula", events::Profession::manager, centre);
        county_.state([&](Work& work) {
            return access::open_account(work, "tuula", access::hash_password("oikea salasana"), manager.professional(), Language::en);
        }).value();
        const auto surveyor = county_.colleague("Testi-Kartoittaja", "Outi", events::Profession::case_surveyor, centre);
        county_.state([&](Work& work) {
            return access::open_account(work, "outi", access::hash_password("oikea salasana"), surveyor.professional(), Language::en);
        }).value();
        surveyors_cookie_ = cookie_of("outi");
        keepers_cookie_ = cookie_of("hanna");
        managers_cookie_ = cookie_of("tuula");
        cookie_ = cookie_of("maija.ohqvist");
    }

    // The cookie of whoever may ask this: the nurse but for surveys, working time, rooms, accounts and panels.
    const std::string& cookie_for(std::string_view method, std::string_view path) const {
        static const auto all = all_routes();
        const auto fits = [&](std::string_view pattern) {
            auto rest = path;
            while (!pattern.empty() && !rest.empty()) {
                const auto part = pattern.substr(0, pattern.find('/', 1));
                const auto asked = rest.substr(0, rest.find('/', 1));
                if (part != asked && !part.starts_with("/{")) return false;
                pattern.remove_prefix(part.size());
                rest.remove_prefix(asked.size());
            }
            return pattern.empty() && rest.empty();
        };
        const auto is_refused = [&](events::Profession profession) {
            Actor actor;
            actor.account = AccountId{};
            actor.role = RoleId{};
            actor.profession = profession;
            return std::any_of(all.begin(), all.end(), [&](const routes::Route& route) {
                return route.method == method && fits(route.path) && !access::may(actor, route.right);
            });
        };
        if (!is_refused(events::Profession::nurse)) return cookie_;
        if (!is_refused(events::Profession::case_surveyor)) return surveyors_cookie_;
        return is_refused(events::Profession::administrator) ? managers_cookie_ : keepers_cookie_;
    }

    // As the web asks: JSON, a fresh key, the session's cookie. `changed` replaces headers by name; an empty value leaves one out.
    http::Response ask(std::string_view method, std::string_view path, std::string body = {}, const Headers& changed = {}, const Headers& query = {}) {
        http::Request request;
        request.method = method;
        request.path = path;
        request.body = std::move(body);
        request.query = query;
        request.peer = "192.0.2.1";
        request.headers = {{"host", "koppi.example"},
                           {"cookie", cookie_for(method, path)},
                           {"idempotency-key", "door-test-key-" + std::to_string(++keys_ + 1000)}};
        if (!request.body.empty()) request.headers.emplace_back("content-type", "application/json");
        for (const auto& [name, value] : changed) {
            std::erase_if(request.headers, [&, &n = name](const auto& header) { return header.first == n; });
            if (!value.empty()) request.headers.emplace_back(name, value);
        }
        addresses += request.path + "\n";
        return dispatch_.handle(request);
    }
    http::Response refuse(int status, const std::string& code, std::string_view accept_language) const {
        return dispatch_.refuse(status, code, accept_language);
    }
    http::Lane lane_of(std::string_view method, std::string_view path) const {
        http::Request request;
        request.method = method;
        request.path = path;
        return dispatch_.lane(request);
    }
    std::string metrics() const {
        std::string out;
        dispatch_.write_metrics(out);
        return out;
    }
    std::int64_t position() { return county_.writer().position(); }
    County& county() { return county_; }
    // The same house with one more route, which fails in its own way.
    http::Response ask_failing(const std::function<void()>& fail) {
        routes::Routes all;
        all.push_back({"GET", "/api/fails", "fails", routes::Right::nobody_signed_in, routes::Kind::plain,
                       [&](const routes::House&, const http::Request&, const routes::Call&) -> http::Response {
                           fail();
                           return {};
                       },
                       {}, {}, {}});
        Dispatch dispatch(house_, std::move(all));
        http::Request request;
        request.method = "GET";
        request.path = "/api/fails";
        return dispatch.handle(request);
    }

    LineId line{};
    std::string addresses;  // every path that was asked, as a proxy would log it

private:
    std::string cookie_of(const std::string& username) {
        cookie_.clear();
        const auto signed_in = ask("POST", "/api/session", R"({"username":")" + username + R"(","password":"oikea salasana"})");
        REQUIRE(signed_in.status == 200);
        for (const auto& [name, value] : signed_in.headers)
            if (name == "Set-Cookie") return value.substr(0, value.find(';'));
        return "";
    }

    County county_;
    routes::House house_{.writer = county_.writer(),
                         .reading =
                             [this](const std::function<void(sql::Reader&)>& read) {
                                 auto rows = county_.rows();
                                 read(rows);
                             },
                         .words = [](Language language, const Refusal& refusal) { return words(language, refusal); },
                         .clock = county_.clock};
    Dispatch dispatch_;
    std::string cookie_;
    std::string surveyors_cookie_;
    std::string keepers_cookie_;
    std::string managers_cookie_;
    unsigned keys_ = 0;
};

std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "";
}

// ---- bodies out of schemas

struct Shapes {
    SchemaBook book;

    json::object schema(const std::string& text) {
        auto read = wire::parse(text)->as_object();
        if (const auto* ref = read.if_contains("$ref")) {
            const std::string name(ref->as_string());
            return schema(book.schemas.at(name.substr(name.rfind('/') + 1)));
        }
        return read;
    }
    json::object schema(const json::value& value) { return schema(json::serialize(value)); }

    // A value of the right type that means nothing to anybody here.
    json::value sample(const json::object& schema_here) {
        const auto type = schema_here.if_contains("type") ? std::string(schema_here.at("type").as_string()) : "object";
        if (type == "boolean") return true;
        if (type == "integer" || type == "number") return 1;
        if (type == "array") return json::array{sample(schema(schema_here.at("items")))};
        if (type == "string") {
            if (const auto* words_here = schema_here.if_contains("enum")) return words_here->as_array().front();
            const auto format = schema_here.if_contains("format") ? std::string(schema_here.at("format").as_string()) : "";
            if (format == "uuid") return "01900000-0000-7000-8000-0000000000aa";
            if (format == "date-time") return "2026-03-02T10:00:00.000Z";
            if (format == "date") return "2026-03-02";
            const auto least = schema_here.if_contains("minLength") ? schema_here.at("minLength").to_number<std::size_t>() : 1;
            return json::string(std::string(std::max<std::size_t>(least, 1), 'a'));
        }
        json::object object;
        if (const auto* properties = schema_here.if_contains("properties"))
            for (const auto& property : properties->as_object()) object[property.key()] = sample(schema(property.value()));
        if (const auto* more = schema_here.if_contains("additionalProperties"); more && more->is_object()) object["a"] = sample(schema(*more));
        return object;
    }
};

// ---- what every refusal is

struct Sweep {
    Doorway door;
    std::size_t asked = 0;
    std::set<std::string> codes;
    std::vector<std::string> faults;

    void fault(std::string what) {
        if (faults.size() < 20) faults.push_back(std::move(what));
    }

    // Refused in all three languages; the code and the place when they are named.
    void refused(const routes::Route& route, const std::string& what, std::string path, std::string body, const Headers& headers = {},
                 const Headers& query = {}, const std::string& code = "", const std::string& where = "-", std::string_view method = "") {
        const auto before = door.position();
        const auto name = std::string(route.name) + ", " + what + ": ";
        for (const auto language : {Language::fi, Language::sv, Language::en}) {
            auto all = headers;
            all.emplace_back("accept-language", std::string(wire::word(language)));
            const auto response = door.ask(method.empty() ? route.method : method, path, body, all, query);
            ++asked;
            if (response.status < 400 || response.status > 499) return fault(name + "answered " + std::to_string(response.status) + " " + response.body);
            if (header_of(response, "Content-Type") != "application/problem+json") return fault(name + "is no problem document");
            const auto problem = wire::parse(response.body);
            if (!problem) return fault(name + "is no JSON: " + response.body);
            const auto said = [&](const char* field) { return std::string(problem->at(field).as_string()); };
            Refusal refusal{Reason::invalid, said("code"), said("where"), {}};
            for (const auto& detail : problem->at("details").as_object()) refusal.details[detail.key()] = std::string(detail.value().as_string());
            codes.insert(refusal.code);
            if (!code.empty() && refusal.code != code) return fault(name + "expected " + code + ", got " + refusal.code + " at " + refusal.where);
            if (where != "-" && refusal.where != where) return fault(name + "points to '" + refusal.where + "', not to '" + where + "' (" + refusal.code + ")");
            if (said("words") != words(language, refusal)) return fault(name + "is not in the language asked: " + said("words"));
            if (said("words").starts_with("refusal.")) return fault(name + "has no words: " + refusal.code);
            if (problem->at("status").to_number<int>() != response.status) fault(name + "tells another status than its own");
        }
        if (door.position() != before) fault(name + "was refused, and something was written");
    }
};

std::string filled(std::string path, const std::string& with) {
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) path.replace(at, path.find('}') - at + 1, with);
    return path;
}

const std::string nobody_id = "01900000-0000-7000-8000-0000000000aa";

void sweep_body(Sweep& sweep, const routes::Route& route, const std::string& path) {
    Shapes shapes;
    const auto schema = shapes.schema(route.body_schema(shapes.book));
    const auto good = shapes.sample(schema).as_object();
    const auto text = json::serialize(good);
    const auto with = [&](std::string_view field, json::value value) {
        auto changed = good;
        changed[field] = std::move(value);
        return json::serialize(changed);
    };
    const auto refused = [&](const std::string& what, std::string body, const std::string& code = "", const std::string& where = "-") {
        sweep.refused(route, what, path, std::move(body), {}, {}, code, where);
    };

    refused("an unknown field", with("zzz", 1), "wire.unknown_field", "/zzz");
    refused("no JSON", "{", "wire.not_json", "");
    refused("cut in the middle", text.size() > 2 ? text.substr(0, text.size() / 2 + 1) : "[", "wire.not_json", "");
    refused("something after it", text + "x", "wire.not_json", "");
    refused("a list", "[]", "wire.wrong_type", "");
    refused("a text", "\"a\"", "wire.wrong_type", "");
    refused("null", "null", "wire.wrong_type", "");
    refused("a zero byte", std::string("{\"a\":\"") + '\0' + "\"}", "wire.not_json", "");
    refused("no UTF-8", "{\"a\":\"\xff\xfe\"}", "wire.not_json", "");
    refused("half a UTF-8", "{\"a\":\"\xc3\"}", "wire.not_json", "");
    refused("an alternate encoding of a slash", "{\"a\":\"\xc0\xaf\"}", "wire.not_json", "");
    refused("too deep", "{\"a\":" + std::string(60, '[') + std::string(60, ']') + "}", "wire.too_deep", "");
    refused("deep beyond reason", std::string(100'000, '['), "wire.too_deep", "");
    refused("too large", "{\"a\":\"" + std::string(static_cast<std::size_t>(route.body_bytes_max), 'a') + "\"}", "http.body_too_large", "");
    refused("a field twice", text == "{}" ? R"({"a":1,"a":1})" : "{" + text.substr(1, text.size() - 2) + "," + text.substr(1), "wire.field_twice", "");

    const auto* properties = schema.if_contains("properties");
    if (!properties) return;
    std::set<std::string> required;
    if (const auto* names = schema.if_contains("required"))
        for (const auto& name : names->as_array()) required.insert(std::string(name.as_string()));
    for (const auto& property : properties->as_object()) {
        const std::string name(property.key());
        const auto of = shapes.schema(property.value());
        const std::string type(of.at("type").as_string());
        const auto at = "/" + name;
        if (required.contains(name)) {
            auto without = good;
            without.erase(name);
            refused("without " + name, json::serialize(without), "wire.missing_field", at);
            refused(name + " is null", with(name, nullptr), "", at);
        }
        refused(name + " of a wrong type", with(name, type == "string" ? json::value(7) : json::value("x")), "", at);
        // A list of objects points to what the object lacks.
        const bool holds_objects = type == "array" && of.if_contains("items") && shapes.schema(of.at("items")).at("type") == "object";
        refused(name + " is an object in a list", with(name, json::array{json::object{{"a", 1}}}), "", holds_objects ? "-" : type == "array" ? at + "/0" : at);
        if (type == "integer" || type == "number") {
            for (const char* huge : {"99999999999999999999", "1e300", "-99999999999", "1.5"}) {
                auto body = with(name, "HUGE");
                body.replace(body.find("\"HUGE\""), 6, huge);
                refused(name + " is " + huge, body, "", at);
            }
        }
        if (type != "string") continue;
        const bool is_bounded = of.if_contains("maxLength") != nullptr;
        const bool is_free = is_bounded || (!of.if_contains("enum") && !of.if_contains("format"));
        if (is_bounded) {
            const auto most = of.at("maxLength").to_number<std::size_t>();
            refused(name + " too long", with(name, json::string(std::string(most + 1, 'a'))), "wire.too_long", at);
            refused(name + " with a zero in it", with(name, json::string("a\0b", 3)), "wire.not_printable", at);
            refused(name + " with an escape in it", with(name, "a\x1b[2Jb"), "wire.not_printable", at);
            if (of.at("minLength").to_number<int>() > 0) refused(name + " of blanks", with(name, " \t\n "), "wire.too_short", at);
        } else if (is_free) {
            // A code, a name or a password: it is read against what there is, so the refusal is whatever meets it first.
            refused(name + " too long", with(name, json::string(std::string(20'000, 'a'))));
            refused(name + " with a zero in it", with(name, json::string("a\0b", 3)));
        } else {
            for (const char* wrong : {"", "zzz", "2026-02-30", "2026-03-02T25:00:00.000Z", "0", "../../etc/passwd", "' or 1=1 --"})
                refused(name + " is '" + wrong + "'", with(name, wrong), "", at);
        }
    }
}

void sweep_query(Sweep& sweep, const routes::Route& route, const std::string& path) {
    const auto refused = [&](const std::string& what, const Headers& query, const std::string& code, const std::string& where) {
        sweep.refused(route, what, path, "", {}, query, code, where);
    };
    refused("an unknown query", {{"zzz", "1"}}, "wire.unknown_field", "?zzz");
    refused("a query without a name", {{"", ""}}, "wire.unknown_field", "?");
    if (!route.query_fields) return;
    Shapes shapes;
    for (const auto& [name, text] : route.query_fields(shapes.book)) {
        const auto of = shapes.schema(text);
        const std::string type(of.at("type").as_string());
        const auto sample = shapes.sample(of);
        const std::string good = sample.is_string() ? std::string(sample.as_string()) : json::serialize(sample);
        refused(name + " twice", {{name, good}, {name, good}}, "wire.field_twice", "?" + name);
        const bool is_plain = type == "string" && !of.if_contains("enum") && !of.if_contains("format");
        if (is_plain) {
            refused(name + " too long", {{name, std::string(5'000, 'a')}}, "wire.too_long", "?" + name);
        } else {
            for (const char* wrong : {"zzz", "1e9", "99999999999999999999", "2026-02-30", "' or 1=1 --"})
                refused(name + " is " + wrong, {{name, wrong}}, "", "?" + name);
        }
    }
}

}  // namespace

TEST_CASE("whatever is asked wrongly of any route is refused in words, with the place, and leaves nothing") {
    Sweep sweep;
    for (const auto& route : all_routes()) {
        const bool has_hole = route.path.find('{') != std::string_view::npos;
        const bool is_write = route.method != "GET";
        const auto path = filled(std::string(route.path), nobody_id);
        const std::string body = is_write ? "{}" : "";

        for (const char* method : {"DELETE", "PATCH", "BREW"}) sweep.refused(route, method, path, "", {}, {}, "http.method_not_allowed", "", method);
        sweep.refused(route, "a longer path", path + "/zzz/zzz/zzz", body, {}, {}, "http.not_found", "");
        if (route.right != routes::Right::nobody_signed_in) {
            sweep.refused(route, "nobody signed in", path, body, {{"cookie", ""}}, {}, "session.not_logged_in", "");
            sweep.refused(route, "a made-up session", path, body, {{"cookie", "koppi_session=" + std::string(64, 'a')}}, {}, "session.ended", "");
            sweep.refused(route, "a broken session", path, body, {{"cookie", "koppi_session=\x01;;="}}, {}, "session.ended", "");
        }
        sweep_query(sweep, route, path);
        if (is_write) {
            // A page of another site can make a browser send these, with the cookie: it is refused whatever it says (CSRF).
            sweep.refused(route, "another origin", path, body, {{"origin", "https://evil.example"}}, {}, "http.origin_refused", "");
            sweep.refused(route, "no origin to name", path, body, {{"origin", "null"}}, {}, "http.origin_refused", "");
            sweep.refused(route, "our name as a part of theirs", path, body, {{"origin", "https://koppi.example.evil.example"}}, {}, "http.origin_refused", "");
            for (const char* site : {"cross-site", "same-site"})
                sweep.refused(route, site, path, body, {{"sec-fetch-site", site}}, {}, "http.origin_refused", "");
            for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx", ""})
                sweep.refused(route, std::string("as ") + type, path, "{}", {{"content-type", type}}, {}, "http.unsupported_media_type", "");
        }
        if (route.body_schema) sweep_body(sweep, route, path);
        Shapes shapes;
        const auto good = route.body_schema ? json::serialize(shapes.sample(shapes.schema(route.body_schema(shapes.book)))) : std::string();
        if (route.kind == routes::Kind::command)
            for (const std::string& key : {std::string(), std::string("short"), std::string(81, 'k')})
                sweep.refused(route, "a key of " + std::to_string(key.size()), path, good, {{"idempotency-key", key}}, {}, "http.idempotency_key_missing", "");
        if (has_hole && route.name != "presence_gone")
            for (const std::string& id : {std::string("1"), std::string("zzz"), nobody_id.substr(1), nobody_id + "0", std::string("..%2f"), std::string(300, 'a'), nobody_id})
                sweep.refused(route, "the id " + id, filled(std::string(route.path), id), good);
    }
    INFO("asked " << sweep.asked);
    std::string told;
    for (const auto& fault : sweep.faults) told += "\n" + fault;
    CHECK_MESSAGE(told == "", told);
    CHECK(sweep.asked > 5'000);
}

TEST_CASE("a wrong method is told the right ones") {
    Doorway door;
    CHECK(header_of(door.ask("PUT", "/api/session", "{}"), "Allow") == "POST, GET");
    CHECK(header_of(door.ask("GET", "/api/contacts/next"), "Allow") == "");  // a GET of a contact whose id is "next"
}

TEST_CASE("what waits for the writer waits in its lane, and what only reads does not") {
    const Doorway door;
    for (const auto& route : all_routes()) {
        const bool writes = route.method != "GET" && route.kind != routes::Kind::read;
        INFO(route.name);
        CHECK(door.lane_of(route.method, filled(std::string(route.path), nobody_id)) == (writes ? http::Lane::writing : http::Lane::reading));
    }
    CHECK(door.lane_of("POST", "/api/clients/search") == http::Lane::reading);
    CHECK(door.lane_of("POST", "/api/contacts/next") == http::Lane::writing);
    CHECK(door.lane_of("POST", "/api/nothing") == http::Lane::reading);
    CHECK(door.lane_of("GET", "/") == http::Lane::reading);
}

TEST_CASE("however the bytes of a body are changed, the answer is an answer, and a refusal writes nothing") {
    Doorway door;
    struct Target {
        std::string method, path, body;
    };
    std::vector<Target> targets;
    for (const auto& route : all_routes()) {
        // Guessing passwords is dear on purpose; its body is read as all others are.
        if (!route.body_schema || route.name == "session_sign_in" || route.name == "session_end") continue;
        Shapes shapes;
        targets.push_back({std::string(route.method), filled(std::string(route.path), nobody_id),
                           json::serialize(shapes.sample(shapes.schema(route.body_schema(shapes.book))))});
    }
    CHECK(rc::check([&] {
        auto target = *rc::gen::elementOf(targets);
        const auto changes = *rc::gen::inRange(1, 4);
        for (int i = 0; i < changes; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, target.body.size());
            target.body[at] = static_cast<char>(*rc::gen::inRange(0, 256));
        }
        const auto before = door.position();
        const auto response = door.ask(target.method, target.path, target.body);
        RC_ASSERT(response.status < 500);
        RC_ASSERT(response.status == 200 || door.position() == before);
    }));
}

TEST_CASE("what a page asks by itself keeps nobody signed in, and nobody stays for longer than a long shift") {
    const auto after = [](Minutes each, int times, const Headers& headers) {
        Doorway door;
        for (int i = 0; i < times; ++i) {
            door.county().clock.advance(each);
            const auto answer = door.ask("GET", "/api/desks/first-line", "", headers);
            if (answer.status != 200) return std::to_string((i + 1) * each.count()) + " min: " + std::string(wire::parse(answer.body)->at("code").as_string());
        }
        return std::string("signed in");
    };
    CHECK(after(Minutes{10}, 12, {}) == "signed in");
    CHECK(after(Minutes{10}, 12, {{"x-koppi-background", "1"}}) == "30 min: session.ended");
    CHECK(after(Minutes{31}, 1, {}) == "31 min: session.ended");
    CHECK(after(Minutes{20}, 40, {}) == "720 min: session.ended");
}

TEST_CASE("whatever the server refuses by itself is said in words, in the language asked for") {
    Doorway door;
    const std::vector<std::pair<int, std::string>> refusals{{400, "http.bad_request"},       {408, "http.timeout"},  {413, "http.body_too_large"},
                                                            {414, "http.target_too_long"},   {417, "http.bad_request"}, {431, "http.header_too_large"},
                                                            {500, "http.internal"},          {503, "http.busy"}};
    for (const auto& [status, code] : refusals)
        for (const auto language : {Language::fi, Language::sv, Language::en}) {
            const auto response = door.refuse(status, code, wire::word(language));
            INFO(code);
            CHECK(response.status == status);
            CHECK(header_of(response, "Content-Type") == "application/problem+json");
            CHECK(wire::parse(response.body)->at("words").as_string() == words(language, Refusal{Reason::invalid, code, "", {}}));
            CHECK((status == 503) == (header_of(response, "Retry-After") == "1"));
        }
}

TEST_CASE("who has the catalogue already is told so without it") {
    Doorway door;
    const auto first = door.ask("GET", "/api/catalog", "", {{"accept-language", "fi"}});
    const auto tag = header_of(first, "ETag");
    REQUIRE(first.status == 200);
    CHECK(tag.size() == 34);
    CHECK(header_of(first, "Cache-Control") == "private, no-cache");
    CHECK(header_of(first, "Vary") == "Accept-Language, Cookie");
    const auto again = [&](const std::string& known, const char* language = "fi") {
        return door.ask("GET", "/api/catalog", "", {{"accept-language", language}, {"if-none-match", known}});
    };
    for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
        const auto answer = again(known);
        CHECK(answer.status == 304);
        CHECK(answer.body.empty());
        CHECK(header_of(answer, "ETag") == tag);
    }
    CHECK(again("\"other\"").status == 200);
    CHECK(again(tag.substr(1, 32)).status == 200);  // no quotes, no tag
    // Another language is another answer.
    const auto swedish = again(tag, "sv");
    CHECK(swedish.status == 200);
    CHECK(header_of(swedish, "ETag") != tag);
}

TEST_CASE("an answer is in the language that was asked for, else in the session's") {
    Doorway door;
    const auto words_of = [&](const char* language) {
        return std::string(wire::parse(door.ask("GET", "/api/units", "", {{"accept-language", language}}, {{"zzz", ""}}).body)->at("words").as_string());
    };
    const Refusal refusal{Reason::invalid, "wire.unknown_field", "?zzz", {}};
    CHECK(words_of("sv-FI,sv;q=0.9") == words(Language::sv, refusal));
    CHECK(words_of("fi") == words(Language::fi, refusal));
    CHECK(words_of("de") == words(Language::en, refusal));  // the account's own
    CHECK(words_of("") == words(Language::en, refusal));
}

namespace {

// What a stretch of work writes to standard error.
class Overheard {
public:
    Overheard() : file_(std::filesystem::temp_directory_path() / ("koppi-overheard-" + std::to_string(getpid()))) {
        std::fflush(stderr);
        before_ = dup(STDERR_FILENO);
        const int into = open(file_.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        dup2(into, STDERR_FILENO);
        close(into);
    }
    std::string end() {
        std::fflush(stderr);
        if (before_ >= 0) {
            dup2(before_, STDERR_FILENO);
            close(before_);
            before_ = -1;
        }
        std::ifstream in(file_);
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }
    ~Overheard() {
        end();
        std::filesystem::remove(file_);
    }

private:
    std::filesystem::path file_;
    int before_ = -1;
};

}  // namespace

TEST_CASE("names, identity codes, numbers and free words of people stand neither in logs nor in addresses nor in metrics") {
    Doorway door;
    Overheard overheard;
    const auto id_in = [](const http::Response& response, const char* field) {
        REQUIRE(response.status == 200);
        const auto read = wire::parse(response.body);
        const auto& value = read->at(field);
        return std::string(value.is_array() ? value.as_array().front().as_string() : value.as_string());
    };
    // Somebody whose every word is found nowhere else.
    const auto client = id_in(door.ask("POST", "/api/clients", R"({"family_name":"Zyxälä","given_names":"Ätherius Quirin","hetu":"010190-900P","language":"fi",
        "non_disclosure":false,"municipality":"405","phone":"040 765 4321","address":"Näkymätönkuja 77 B"})"), "client");
    CHECK(door.ask("POST", "/api/clients/search", R"({"text":"Zyxälä Äth"})").status == 200);
    CHECK(door.ask("POST", "/api/clients/search", R"({"text":"010190-900P"})").status == 200);
    CHECK(door.ask("POST", "/api/clients/calling", R"({"phone":"0407654321"})").status == 200);
    CHECK(door.ask("POST", "/api/contacts/already-waits", R"({"line":")" + door.line.text() + R"(","phone":"0407654321"})").status == 200);
    const auto received = door.ask("POST", "/api/contacts", R"({"line":")" + door.line.text() + R"(","channel":"phone","client":")" + client +
                                                                R"(","caller_phone":"0407654321","words":"kirvelevä klaavu","language":"fi","take":true})");
    const auto contact = id_in(received, "contact");
    const auto matter = id_in(received, "matters");
    CHECK(door.ask("GET", "/api/contacts/" + contact).status == 200);
    CHECK(door.ask("GET", "/api/desks/first-line").status == 200);
    CHECK(door.ask("POST", "/api/clients/" + client + "/card", R"({"purpose":"contact"})").status == 200);
    CHECK(door.ask("POST", "/api/clients/" + client + "/identity-code", R"({"why":"tarkistan henkilöllisyyden klaavusta"})").status == 200);
    const std::string answers = R"("form":"care_need_assessment","form_version":1,"answers":{"reason":["kirvelevä klaavu"],"reason_code":["A97"],"urgency":["no_care_need"],"clarity":["clear"]})";
    CHECK(door.ask("PUT", "/api/matters/" + matter + "/draft", "{" + answers + R"(,"follows":0})").status == 200);
    CHECK(door.ask("POST", "/api/matters/" + matter + "/assessment", "{" + answers + "}").status == 200);
    CHECK(door.ask("POST", "/api/matters/" + matter + "/advise", R"({"outcome":"advice_sufficient","why":"klaavu ei kirvele enää"})").status == 200);
    // What goes wrong is logged with more words, of the program: a name that is taken, a guessed password, a table that is broken.
    CHECK(door.ask("POST", "/api/clients", R"({"family_name":"Zyxälä","given_names":"Toinen","hetu":"010190-900P","language":"fi","non_disclosure":false})").status == 409);
    CHECK(door.ask("POST", "/api/session", R"({"username":"zyxala.klaavu","password":"klaavu klaavu klaavu"})").status == 401);
    door.county().connection().script("alter table client rename to client_gone");
    CHECK(door.ask("POST", "/api/clients/search", R"({"text":"Zyxälä"})").status == 503);
    CHECK(door.ask("POST", "/api/clients", R"({"family_name":"Zyxälä","given_names":"Kolmas","language":"fi","non_disclosure":false})").status == 503);
    door.county().connection().script("alter table client_gone rename to client");

    const auto log = overheard.end();
    std::istringstream lines(log);
    for (std::string one; std::getline(lines, one);) CHECK_MESSAGE(wire::parse(one), one);  // JSON, and no field twice
    CHECK(log.find("\"what\":\"accident\"") != std::string::npos);
    for (const auto& [place, text] : {std::pair{"log", log}, std::pair{"addresses", door.addresses}, std::pair{"metrics", door.metrics()}})
        for (const char* secret : {"yxäl", "yxal", "therius", "uirin", "010190", "900P", "7654321", "765 4321", "klaavu", "kirvele", "kymätönkuja", "ohqvist",
                                   "hqvist", "Maija", "salasana"}) {
            INFO(place << ": " << secret);
            CHECK(std::string(text).find(secret) == std::string::npos);
        }
    // Addresses hold words of the program and ids; queries hold no text that a person types (route by route).
    for (const auto& route : all_routes()) {
        if (!route.query_fields) continue;
        SchemaBook book;
        for (const auto& [name, schema] : route.query_fields(book)) {
            INFO(route.name << " ?" << name);
            const bool is_typed = schema == R"({"type":"string"})";
            CHECK((!is_typed || name == "after" || name == "service"));  // a cursor made by us, and a code of the catalogue
        }
    }
}

TEST_CASE("whatever fails behind the door is answered in words with a mark to find it by, and with none of its own words") {
    Doorway door;
    const auto answers = [&](int status, const std::function<void()>& fail) {
        const auto response = door.ask_failing(fail);
        CHECK(response.status == status);
        CHECK(header_of(response, "X-Content-Type-Options") == "nosniff");
        const auto problem = wire::parse(response.body)->as_object();
        CHECK(problem.at("details").as_object().contains("trace"));
        CHECK(response.body.find("Virtanen") == std::string::npos);
    };
    answers(500, [] { throw std::runtime_error("Virtanen Aino"); });
    answers(500, [] { ensure(false, "a fact"); });
    answers(503, [] { throw sql::SqlError(sql::Fault::io, "the drive is gone"); });
}

}  // namespace koppi::tests
