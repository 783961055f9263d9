// App: prints what the server promises to its callers, from the described structs and the rows of routes: OpenAPI 3.1 and TypeScript.
// Both are committed (docs/api/openapi.json, web/src/contract.generated.ts); a stale copy fails the tests.
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/database.hpp"
#include "app/dispatch.hpp"

namespace koppi::commands {

namespace {

// A refusal as the wire has it; the same fields as platform/routes.cpp writes.
constexpr std::string_view problem_schema =
    R"({"type":"object","properties":{"status":{"type":"integer"},"code":{"type":"string"},"where":{"type":"string"},)"
    R"("words":{"type":"string"},"details":{"type":"object","additionalProperties":{"type":"string"}}},)"
    R"("required":["status","code","where","words","details"],"additionalProperties":false})";

std::string in_quotes(std::string_view text) {
    std::string out;
    wire::write_text(out, text);
    return out;
}

// The path's holes are ids: "{contact}" → ContactId.
std::string hole_parameters(std::string_view path) {
    std::string out;
    for (std::size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
        const auto name = path.substr(at + 1, path.find('}', at) - at - 1);
        out += (out.empty() ? "" : ",") + std::string(R"({"name":)") + in_quotes(name) +
               R"(,"in":"path","required":true,"schema":{"type":"string","format":"uuid"}})";
    }
    return out;
}

std::string openapi(const routes::Routes& all) {
    SchemaBook book;
    std::map<std::string, std::map<std::string, std::string>> paths;
    for (const auto& route : all) {
        std::string operation = "{\"operationId\":" + in_quotes(route.name) + ",\"x-right\":" + in_quotes(wire::word(route.right)) +
                                ",\"x-kind\":" + in_quotes(wire::word(route.kind));
        auto parameters = hole_parameters(route.path);
        if (route.kind == routes::Kind::command)
            parameters += (parameters.empty() ? "" : ",") +
                          std::string(R"({"name":"Idempotency-Key","in":"header","required":true,"schema":{"type":"string","minLength":16,"maxLength":80}})");
        if (route.query_fields) {
            for (const auto& [name, text] : route.query_fields(book))
                parameters += (parameters.empty() ? "" : ",") + std::string(R"({"name":)") + in_quotes(name) +
                              R"(,"in":"query","required":false,"schema":)" + text + "}";
        }
        if (!parameters.empty()) operation += ",\"parameters\":[" + parameters + "]";
        if (route.body_schema)
            operation += ",\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":" + route.body_schema(book) + "}}}";
        operation += ",\"responses\":{\"" + std::to_string(route.success) + "\":{\"description\":\"done\"";
        if (route.answer_schema) operation += ",\"content\":{\"application/json\":{\"schema\":" + route.answer_schema(book) + "}}";
        operation += R"(},"default":{"description":"refused","content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}}})";
        std::string method(route.method);
        for (auto& c : method) c = static_cast<char>(c - 'A' + 'a');
        paths[std::string(route.path)][method] = operation;
    }
    book.schemas["Problem"] = problem_schema;
    std::string out = R"({"openapi":"3.1.0","info":{"title":"Koppi","version":"0.1.0",)"
                      R"("description":"A contact is caught, assessed, routed and booked. Printed by `koppi contract openapi`."},"paths":{)";
    bool first = true;
    for (const auto& [path, methods] : paths) {
        out += (first ? "" : ",") + in_quotes(path) + ":{";
        first = false;
        bool first_method = true;
        for (const auto& [method, operation] : methods) {
            out += (first_method ? "" : ",") + in_quotes(method) + ":" + operation;
            first_method = false;
        }
        out += "}";
    }
    out += "},\"components\":{\"schemas\":{";
    first = true;
    for (const auto& [name, schema] : book.schemas) {
        out += (first ? "" : ",") + in_quotes(name) + ":" + schema;
        first = false;
    }
    return out + "}}}";
}

std::string typescript(const routes::Routes& all) {
    SchemaBook book;
    std::string operations;
    for (const auto& route : all) {
        const auto type_of = [&](const std::function<std::string(SchemaBook&)>& schema) {
            return schema ? book.type_texts[schema(book)] : std::string("undefined");
        };
        const auto query = type_of(route.query_schema);
        const auto body = type_of(route.body_schema);
        const auto answer = type_of(route.answer_schema);
        operations += fmt::format("  readonly {}: {{ readonly method: \"{}\"; readonly path: \"{}\"; readonly kind: \"{}\"; "
                                  "readonly query: {}; readonly body: {}; readonly answer: {} }};\n",
                                  route.name, route.method, route.path, wire::word(route.kind), query, body, answer);
    }
    std::string out = "// Printed by `koppi contract typescript` from the structs and routes of the server. Do not edit: `./dev gen` writes it anew.\n\n";
    for (const auto& [name, text] : book.typescripts) out += text + "\n\n";
    out += "export interface Problem {\n  readonly status: number;\n  readonly code: string;\n  readonly where: string;\n"
           "  readonly words: string;\n  readonly details: Readonly<Record<string, string>>;\n}\n\n";
    out += "export interface Operations {\n" + operations + "}\n";
    return out;
}

// Two blanks a level, so that a changed contract reads as a small difference.
void pretty(std::string& out, const wire::json::value& value, int depth) {
    const auto indent = [&](int by) { out += "\n" + std::string(static_cast<std::size_t>(by) * 2, ' '); };
    if (value.is_object()) {
        const auto& object = value.get_object();
        out += "{";
        bool first = true;
        for (const auto& item : object) {
            if (!first) out += ",";
            first = false;
            indent(depth + 1);
            wire::write_text(out, item.key());
            out += ": ";
            pretty(out, item.value(), depth + 1);
        }
        if (!first) indent(depth);
        out += "}";
    } else if (value.is_array()) {
        out += "[";
        bool first = true;
        for (const auto& item : value.get_array()) {
            if (!first) out += ",";
            first = false;
            indent(depth + 1);
            pretty(out, item, depth + 1);
        }
        if (!first) indent(depth);
        out += "]";
    } else {
        out += wire::json::serialize(value);
    }
}

}  // namespace

int contract(const std::string& form) {
    const auto all = all_routes();
    if (form == "typescript") {
        fmt::print("{}", typescript(all));
        return 0;
    }
    if (form == "openapi") {
        std::string out;
        pretty(out, wire::json::parse(openapi(all)), 0);
        fmt::print("{}\n", out);
        return 0;
    }
    throw Trouble("koppi contract prints `openapi` or `typescript`.");
}

}  // namespace koppi::commands
