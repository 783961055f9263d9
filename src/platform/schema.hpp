// Platform: the shape of described structs as JSON Schema (2020-12, as OpenAPI 3.1 takes it) and as TypeScript, from one walk.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "platform/wire.hpp"

namespace koppi {

// Named shapes met so far, by type name; both languages are filled by the same walk.
struct SchemaBook {
    std::map<std::string, std::string> schemas;      // name → JSON Schema text
    std::map<std::string, std::string> typescripts;  // name → declaration text
    std::map<std::string, std::string> type_texts;   // what schema_of returned → the TypeScript type of it
};

// The bare name of a type: koppi::desks::FirstLineRow → "FirstLineRow".
template <class T>
std::string type_name() {
    const std::string_view pretty = __PRETTY_FUNCTION__;
    const auto from = pretty.find("T = ") + 4;
    auto name = pretty.substr(from, pretty.find_first_of(";]", from) - from);
    return std::string(name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1));
}

struct Shape {
    std::string schema;
    std::string typescript;
};

// "Id<struct ClientKind>" → "ClientId"
template <class T>
std::string id_name() {
    const std::string_view pretty = __PRETTY_FUNCTION__;
    const auto end = pretty.find("Kind>");
    // Compilers write the tag with its namespace or without: it begins after whichever of these comes last.
    const auto from = pretty.find_last_of(":< ", end) + 1;
    return std::string(pretty.substr(from, end - from)) + "Id";
}

template <class T>
Shape shape_of(SchemaBook& book) {
    const auto named = [](const std::string& name) {
        return Shape{"{\"$ref\":\"#/components/schemas/" + name + "\"}", name};
    };
    if constexpr (std::is_same_v<T, bool>) {
        return {R"({"type":"boolean"})", "boolean"};
    } else if constexpr (std::is_integral_v<T>) {
        return {R"({"type":"integer"})", "number"};
    } else if constexpr (std::is_floating_point_v<T>) {
        return {R"({"type":"number"})", "number"};
    } else if constexpr (std::is_same_v<T, std::string>) {
        return {R"({"type":"string"})", "string"};
    } else if constexpr (wire::is_text<T>) {
        const auto bounds = []<std::size_t Max, std::size_t Min>(const wire::Text<Max, Min>*) {
            return std::pair{Min, Max};
        }(static_cast<const T*>(nullptr));
        return {R"({"type":"string","minLength":)" + std::to_string(bounds.first) + R"(,"maxLength":)" + std::to_string(bounds.second) + "}",
                "string"};
    } else if constexpr (std::is_same_v<T, wire::Any>) {
        return {"{}", "unknown"};
    } else if constexpr (is_id<T>) {
        const auto name = id_name<T>();
        book.schemas.try_emplace(name, R"({"type":"string","format":"uuid"})");
        book.typescripts.try_emplace(name, "export type " + name + " = string & { readonly brand: \"" + name + "\" };");
        return named(name);
    } else if constexpr (std::is_same_v<T, Instant>) {
        book.schemas.try_emplace("Instant", R"({"type":"string","format":"date-time"})");
        book.typescripts.try_emplace("Instant", "export type Instant = string & { readonly brand: \"Instant\" };");
        return named("Instant");
    } else if constexpr (std::is_same_v<T, Date>) {
        book.schemas.try_emplace("CalendarDate", R"({"type":"string","format":"date"})");
        book.typescripts.try_emplace("CalendarDate", "export type CalendarDate = string & { readonly brand: \"CalendarDate\" };");
        return named("CalendarDate");
    } else if constexpr (wire::DescribedEnum<T>) {
        const auto name = type_name<T>();
        std::string words;
        std::string union_text;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
            words += (words.empty() ? "\"" : ",\"") + std::string(enumerator.name) + "\"";
            union_text += (union_text.empty() ? "\"" : " | \"") + std::string(enumerator.name) + "\"";
        });
        book.schemas.try_emplace(name, R"({"type":"string","enum":[)" + words + "]}");
        book.typescripts.try_emplace(name, "export type " + name + " = " + union_text + ";");
        return named(name);
    } else if constexpr (wire::is_optional<T>) {
        return shape_of<typename T::value_type>(book);
    } else if constexpr (wire::is_vector<T>) {
        const auto item = shape_of<typename T::value_type>(book);
        return {R"({"type":"array","items":)" + item.schema + "}", "ReadonlyArray<" + item.typescript + ">"};
    } else if constexpr (wire::is_map<T>) {
        const auto item = shape_of<typename T::mapped_type>(book);
        return {R"({"type":"object","additionalProperties":)" + item.schema + "}", "Readonly<Record<string, " + item.typescript + ">>"};
    } else {
        const auto name = type_name<T>();
        if (!book.schemas.contains(name)) {
            book.schemas[name] = "";  // a struct may hold itself in a list
            std::string properties;
            std::string required;
            std::string members;
            boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) {
                using Member = std::decay_t<decltype(std::declval<T>().*field.pointer)>;
                const auto shape = shape_of<Member>(book);
                properties += (properties.empty() ? "\"" : ",\"") + std::string(field.name) + "\":" + shape.schema;
                if (!wire::is_optional<Member>) required += (required.empty() ? "\"" : ",\"") + std::string(field.name) + "\"";
                members += "  readonly " + std::string(field.name) + (wire::is_optional<Member> ? "?: " : ": ") + shape.typescript + ";\n";
            });
            book.schemas[name] = R"({"type":"object","properties":{)" + properties + "}" +
                                 (required.empty() ? "" : ",\"required\":[" + required + "]") + ",\"additionalProperties\":false}";
            book.typescripts[name] = members.empty() ? "export type " + name + " = Record<string, never>;"
                                                     : "export interface " + name + " {\n" + members + "}";
        }
        return named(name);
    }
}

template <class T>
std::string schema_of(SchemaBook& book) {
    const auto shape = shape_of<T>(book);
    book.type_texts[shape.schema] = shape.typescript;
    return shape.schema;
}

}  // namespace koppi
