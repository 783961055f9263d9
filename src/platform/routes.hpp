// Platform: routes are rows. Each names its method, path, right, how it is handled, and from its types come the OpenAPI document and
// the TypeScript contract (platform/contract.hpp). There is no other list of what the server answers.
//
// Kinds: a *read* gets a Reader; a *command* gets a Work and needs an Idempotency-Key; a *scratch* write gets a Work too but repeats
// harmlessly (drafts, presence) and needs no key; an *opening* is a command that returns a key, and a read that needs that key;
// a *plain* one sees the request itself (sign-in, the event stream).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http.hpp"
#include "platform/schema.hpp"
#include "platform/work.hpp"
#include "platform/writer.hpp"

namespace koppi::routes {

// What a route may ask of the acting role; modules/access/rights.cpp says who has which. Named as in the authorization model.
BOOST_DEFINE_ENUM_CLASS(Right, nobody_signed_in, signed_in, queue_list, contact_create, contact_read, contact_triage, person_search, person_header,
                        person_edit, hetu_show, appt_book, appt_read, appt_except, appt_hand_over, slot_read_free, worktime_edit,
                        directory_read, directory_edit, consult_answer, users_admin, worker_name, panel_lead, plan_read, plan_edit, survey_case,
                        unit_follow_up)

// One call: who, and the parts of the path and the query. The body comes typed, beside it.
struct Call {
    const Actor& actor;
    std::vector<std::pair<std::string_view, std::string>> path;
    const std::vector<std::pair<std::string, std::string>>& query;
    Instant now;

    // The id in the path; a text that is no id names no thing, hence not_found.
    template <class T>
    Result<T> id(std::string_view name) const {
        for (const auto& [key, value] : path)
            if (key == name)
                if (const auto parsed = T::parse(value)) return *parsed;
        return Refusal{Reason::not_found, "http.not_found", "", {}};
    }
};

BOOST_DEFINE_ENUM_CLASS(Kind, read, command, scratch, opening, plain)

// What the server lends to a handler; made once, in app/compose.cpp.
struct House {
    Writer& writer;
    // Runs `read` with a reading connection of the pool.
    std::function<void(const std::function<void(sql::Reader&)>&)> reading;
    // Words of a refusal in a language, from the message catalogue.
    std::function<std::string(Language, const Refusal&)> words;
    const Clock& clock;
    // Closes the event streams of a session that ended (http::Server::close_streams); nothing when no server listens.
    std::function<void(std::string_view group)> close_streams = {};
    // TLS ends at a proxy before us, so cookies are secure although the request is not (an option of the start).
    bool behind_tls = false;
};

struct Route {
    std::string_view method;
    std::string_view path;  // "/api/contacts/{contact}/take"
    std::string_view name;  // operation id: contact_take
    Right right;
    Kind kind;
    // Runs a call whose body was not yet read. Throws on an accident.
    std::function<http::Response(const House&, const http::Request&, const Call&)> handle;
    // For the contract; each may be empty.
    std::function<std::string(SchemaBook&)> query_schema;
    std::function<std::string(SchemaBook&)> body_schema;
    std::function<std::string(SchemaBook&)> answer_schema;
    int success = 200;
    // The query's parameters one by one: name and schema.
    std::function<std::vector<std::pair<std::string, std::string>>(SchemaBook&)> query_fields{};
    std::uint64_t body_bytes_max = 256 * 1024;
};

using Routes = std::vector<Route>;

// The refusal as application/problem+json: {type, status, code, where, words, details}.
http::Response refused(const House& house, Language language, const Refusal& refusal);
// With a status that no Reason has (405, 408 …): the server's own refusals.
http::Response refused(const House& house, Language language, const Refusal& refusal, int status);
// 429, with the moment from which on it may be tried again.
http::Response try_later(const House& house, Language language, const char* code, Instant until, Instant now);
int status_of(Reason reason);
Answer answer_refused(const House& house, Language language, const Refusal& refusal);
http::Response response_of(Answer answer);
// What the writer answered; its own refusals (a key used for something else) get their words here.
http::Response response_of(const House& house, Language language, Answer answer);
std::optional<Idempotency> idempotency_of(const http::Request& request, const Actor& actor, std::string_view route);
// Reads a described struct from query pairs: text, integer, flag, date, instant, id and enumeration fields, all optional or required.
template <class T>
Result<T> read_query(const Call& call);

template <class T>
std::vector<std::pair<std::string, std::string>> query_fields_of(SchemaBook& book) {
    std::vector<std::pair<std::string, std::string>> fields;
    boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) {
        using Member = std::decay_t<decltype(std::declval<T>().*field.pointer)>;
        fields.emplace_back(field.name, schema_of<Member>(book));
    });
    return fields;
}

namespace detail {
template <class Body>
Result<Body> body_of(const http::Request& request) {
    if constexpr (std::is_same_v<Body, Done>) {
        if (request.body.empty() || request.body == "{}") return Done{};
    }
    return wire::read<Body>(request.body);
}
template <class T>
std::optional<Refusal> query_field(T& into, const std::string& text, std::string_view name) {
    const auto refuse = [&](const char* code) { return Refusal{Reason::invalid, code, "?" + std::string(name), {}}; };
    if constexpr (wire::is_optional<T>) {
        if (text.empty()) return std::nullopt;
        return query_field(into.emplace(), text, name);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (text != "true" && text != "false") return refuse("wire.wrong_type");
        into = text == "true";
    } else if constexpr (std::is_integral_v<T>) {
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), into);
        if (fault != std::errc{} || end != text.data() + text.size()) return refuse("wire.wrong_type");
    } else if constexpr (is_id<T>) {
        const auto id = T::parse(text);
        if (!id) return refuse("wire.not_an_id");
        into = *id;
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto date = date_from(text);
        if (!date) return refuse("wire.not_a_date");
        into = *date;
    } else if constexpr (std::is_same_v<T, Instant>) {
        const auto at = instant_from(text);
        if (!at) return refuse("wire.not_an_instant");
        into = *at;
    } else if constexpr (wire::DescribedEnum<T>) {
        const auto known = wire::from_word<T>(text);
        if (!known) return refuse("wire.unknown_word");
        into = *known;
    } else {
        static_assert(std::is_same_v<T, std::string>);
        if (text.size() > 200) return refuse("wire.too_long");
        into = text;
    }
    return std::nullopt;
}
}  // namespace detail

template <class T>
Result<T> read_query(const Call& call) {
    T into{};
    std::optional<Refusal> refused;
    boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) {
        if (refused) return;
        bool found = false;
        for (const auto& [name, text] : call.query) {
            if (name != field.name || refused) continue;
            if (found) {
                refused = Refusal{Reason::invalid, "wire.field_twice", "?" + name, {}};
            } else {
                refused = detail::query_field(into.*field.pointer, text, name);
            }
            found = true;
        }
        using Member = std::decay_t<decltype(into.*field.pointer)>;
        if (!found && !wire::is_optional<Member> && !refused)
            refused = Refusal{Reason::invalid, "wire.missing_field", "?" + std::string(field.name), {}};
    });
    if (refused) return *refused;
    for (const auto& [name, text] : call.query) {
        bool is_known = false;
        boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) { is_known = is_known || name == field.name; });
        if (!is_known) return Refusal{Reason::invalid, "wire.unknown_field", "?" + name, {}};
    }
    return into;
}

template <class Answered>
http::Response json_response(int status, const Answered& value) {
    return response_of(Answer{status, wire::write(value), false});
}

// A read without query parameters takes Done as its Query.
template <class Query, class Answered>
Route read(std::string_view path, std::string_view name, Right right, Result<Answered> (*handler)(sql::Reader&, const Query&, const Call&)) {
    return {"GET", path, name, right, Kind::read,
            [handler](const House& house, const http::Request&, const Call& call) {
                const auto query = read_query<Query>(call);
                if (!query) return refused(house, call.actor.language, query.refusal());
                std::optional<Result<Answered>> result;
                house.reading([&](sql::Reader& rows) { result.emplace(handler(rows, *query, call)); });
                if (!*result) return refused(house, call.actor.language, result->refusal());
                return json_response(200, **result);
            },
            [](SchemaBook& book) { return schema_of<Query>(book); }, {}, [](SchemaBook& book) { return schema_of<Answered>(book); }, 200,
            [](SchemaBook& book) { return query_fields_of<Query>(book); }};
}

// A read whose question holds personal data travels in a body (POST), never in an address.
template <class Body, class Answered>
Route search(std::string_view path, std::string_view name, Right right, Result<Answered> (*handler)(sql::Reader&, const Body&, const Call&)) {
    return {"POST", path, name, right, Kind::read,
            [handler](const House& house, const http::Request& request, const Call& call) {
                const auto body = detail::body_of<Body>(request);
                if (!body) return refused(house, call.actor.language, body.refusal());
                std::optional<Result<Answered>> result;
                house.reading([&](sql::Reader& rows) { result.emplace(handler(rows, *body, call)); });
                if (!*result) return refused(house, call.actor.language, result->refusal());
                return json_response(200, **result);
            },
            {}, [](SchemaBook& book) { return schema_of<Body>(book); }, [](SchemaBook& book) { return schema_of<Answered>(book); }};
}

// What a command does with what was sent, and the call it came in.
template <class Body, class Answered>
using Verb = std::function<Result<Answered>(Work&, const Body&, const Call&)>;

namespace detail {

// "client" of "/api/clients/{client}/workers": there is one, and no other.
std::string_view placeholder(std::string_view path);

template <class Thing, class Body, class Answered>
Verb<Body, Answered> on(std::string_view path, Result<Answered> (*verb)(Work&, Thing, const Body&)) {
    return [verb, name = placeholder(path)](Work& work, const Body& body, const Call& call) -> Result<Answered> {
        const auto thing = TRY(call.id<Thing>(name));
        return verb(work, thing, body);
    };
}

}  // namespace detail

template <class Body, class Answered>
Route writing(std::string_view method, std::string_view path, std::string_view name, Right right, Kind kind, Verb<Body, Answered> handler, int success) {
    return {method, path, name, right, kind,
            [handler, name, kind, success](const House& house, const http::Request& request, const Call& call) {
                const auto body = detail::body_of<Body>(request);
                if (!body) return refused(house, call.actor.language, body.refusal());
                std::optional<Idempotency> idempotency;
                if (kind == Kind::command) {
                    idempotency = idempotency_of(request, call.actor, name);
                    if (!idempotency)
                        return refused(house, call.actor.language,
                                       Refusal{Reason::invalid, "http.idempotency_key_missing", "", {}});
                }
                return response_of(house, call.actor.language, house.writer.run(name, call.actor, idempotency, [&](Work& work) {
                    const auto result = handler(work, *body, call);
                    if (!result) return answer_refused(house, call.actor.language, result.refusal());
                    return Answer{success, wire::write(*result), false};
                }));
            },
            {}, [](SchemaBook& book) { return schema_of<Body>(book); }, [](SchemaBook& book) { return schema_of<Answered>(book); }, success};
}

template <class Body, class Answered>
Route command(std::string_view path, std::string_view name, Right right, Result<Answered> (*handler)(Work&, const Body&, const Call&)) {
    return writing<Body, Answered>("POST", path, name, right, Kind::command, handler, 200);
}

// A verb as it stands: on the thing whose id is in the path, or on nothing but what was sent.
template <class Thing, class Body, class Answered>
    requires is_id<Thing>
Route command(std::string_view path, std::string_view name, Right right, Result<Answered> (*verb)(Work&, Thing, const Body&)) {
    return writing<Body, Answered>("POST", path, name, right, Kind::command, detail::on(path, verb), 200);
}
template <class Thing, class Answered>
    requires is_id<Thing>
Route command(std::string_view path, std::string_view name, Right right, Result<Answered> (*verb)(Work&, Thing)) {
    const auto handler = [verb, id = detail::placeholder(path)](Work& work, const Done&, const Call& call) -> Result<Answered> {
        const auto thing = TRY(call.id<Thing>(id));
        return verb(work, thing);
    };
    return writing<Done, Answered>("POST", path, name, right, Kind::command, handler, 200);
}
template <class Body, class Answered>
Route command(std::string_view path, std::string_view name, Right right, Result<Answered> (*verb)(Work&, const Body&)) {
    const auto handler = [verb](Work& work, const Body& body, const Call&) { return verb(work, body); };
    return writing<Body, Answered>("POST", path, name, right, Kind::command, handler, 200);
}

template <class Body, class Answered>
Route scratch(std::string_view method, std::string_view path, std::string_view name, Right right,
              Result<Answered> (*handler)(Work&, const Body&, const Call&)) {
    return writing<Body, Answered>(method, path, name, right, Kind::scratch, handler, 200);
}
template <class Thing, class Body, class Answered>
    requires is_id<Thing>
Route scratch(std::string_view method, std::string_view path, std::string_view name, Right right, Result<Answered> (*verb)(Work&, Thing, const Body&)) {
    return writing<Body, Answered>(method, path, name, right, Kind::scratch, detail::on(path, verb), 200);
}

// A large answer that seldom changes: it carries a tag of its bytes, and whoever has those already (If-None-Match) gets 304 and no body.
Route tagged(Route route);

// Opening a client's record: the key is made, and logged, in a durable commit before a byte of the record leaves.
template <class Body, class Key, class Answered>
Route opening(std::string_view path, std::string_view name, Right right, Result<Key> (*open)(Work&, const Body&, const Call&),
              Result<Answered> (*handler)(sql::Reader&, const Key&, const Body&, const Call&)) {
    return {"POST", path, name, right, Kind::opening,
            [open, handler, name](const House& house, const http::Request& request, const Call& call) {
                const auto body = detail::body_of<Body>(request);
                if (!body) return refused(house, call.actor.language, body.refusal());
                std::optional<Key> key;
                auto opened = house.writer.run(name, call.actor, std::nullopt, [&](Work& work) {
                    auto result = open(work, *body, call);
                    if (!result) return answer_refused(house, call.actor.language, result.refusal());
                    key.emplace(std::move(result).value());
                    return Answer{};
                });
                if (!key) return response_of(house, call.actor.language, std::move(opened));
                std::optional<Result<Answered>> result;
                house.reading([&](sql::Reader& rows) { result.emplace(handler(rows, *key, *body, call)); });
                if (!*result) return refused(house, call.actor.language, result->refusal());
                return json_response(200, **result);
            },
            {}, [](SchemaBook& book) { return schema_of<Body>(book); }, [](SchemaBook& book) { return schema_of<Answered>(book); }};
}

}  // namespace koppi::routes
