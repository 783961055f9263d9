// Platform: JSON in and out of plain structs that were described once (Boost.Describe).
//
// Reading is strict: an unknown field, a missing field or a wrong type is refused with a JSON pointer; an optional field may be
// absent or null. Writing is compact and in the order of description, so equal values give equal bytes (the ledger hashes them).
//
// Invariant: write(read(write(x))) == write(x) for every described x.
#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace koppi::wire {

namespace json = boost::json;

// Text that a person typed: trimmed at both ends, at most Max characters (code points), no control characters but newline and tab.
template <std::size_t Max, std::size_t Min = 0>
struct Text {
    std::string value;

    Text() = default;
    Text(std::string text) : value(std::move(text)) {}
    Text(const char* text) : value(text) {}
    operator const std::string&() const { return value; }
    bool operator==(const Text&) const = default;
};

// A field that was left empty was not answered.
template <std::size_t Max, std::size_t Min>
std::optional<std::string> if_any(const std::optional<Text<Max, Min>>& text) {
    if (!text || text->value.empty()) return std::nullopt;
    return text->value;
}

// Any JSON value, kept as it came (a draft of a form). At most `depth_max` deep and as large as the request allowed.
struct Any {
    std::string text = "null";
    bool operator==(const Any&) const = default;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<std::map<std::string, T>> = true;
template <class T>
inline constexpr bool is_text = false;
template <std::size_t Max, std::size_t Min>
inline constexpr bool is_text<Text<Max, Min>> = true;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;
template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class T>
using fields_of = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

// The word of an enumerator, as it stands on the wire and in the tables.
template <DescribedEnum T>
std::string_view word(T value) {
    return boost::describe::enum_to_string(value, "?");
}
template <DescribedEnum T>
std::optional<T> from_word(std::string_view text) {
    T value{};
    // Boost.Describe wants a terminated string; words are short.
    const std::string terminated(text);
    if (boost::describe::enum_from_string(terminated.c_str(), value)) return value;
    return std::nullopt;
}

// ---- writing

void write_text(std::string& out, std::string_view text);

template <class T>
void write_to(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::is_integral_v<T>) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out.append(digits.data(), end);
    } else if constexpr (std::is_floating_point_v<T>) {
        ensure(std::isfinite(value), "a number on the wire is finite");
        std::array<char, 40> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        out.append(digits.data(), end);
    } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
        write_text(out, value);
    } else if constexpr (is_text<T>) {
        write_text(out, value.value);
    } else if constexpr (std::is_same_v<T, Any>) {
        out += value.text;
    } else if constexpr (is_id<T>) {
        out += '"';
        out += value.text();
        out += '"';
    } else if constexpr (std::is_same_v<T, Instant>) {
        out += '"';
        out += instant_text(value);
        out += '"';
    } else if constexpr (std::is_same_v<T, Date>) {
        out += '"';
        out += date_text(value);
        out += '"';
    } else if constexpr (DescribedEnum<T>) {
        write_text(out, word(value));
    } else if constexpr (is_optional<T>) {
        if (value) {
            write_to(out, *value);
        } else {
            out += "null";
        }
    } else if constexpr (is_vector<T>) {
        out += '[';
        bool first = true;
        for (const auto& item : value) {
            if (!first) out += ',';
            first = false;
            write_to(out, item);
        }
        out += ']';
    } else if constexpr (is_map<T>) {
        out += '{';
        bool first = true;
        for (const auto& [key, item] : value) {
            if (!first) out += ',';
            first = false;
            write_text(out, key);
            out += ':';
            write_to(out, item);
        }
        out += '}';
    } else {
        static_assert(DescribedStruct<T>, "describe this struct with BOOST_DESCRIBE_STRUCT");
        out += '{';
        bool first = true;
        boost::mp11::mp_for_each<fields_of<T>>([&](auto field) {
            const auto& member = value.*field.pointer;
            using Member = std::decay_t<decltype(member)>;
            // An absent optional takes no room: neither in the ledger nor on the line.
            if constexpr (is_optional<Member>) {
                if (!member) return;
            }
            if (!first) out += ',';
            first = false;
            out += '"';
            out += field.name;
            out += "\":";
            write_to(out, member);
        });
        out += '}';
    }
}

template <class T>
std::string write(const T& value) {
    std::string out;
    out.reserve(256);
    write_to(out, value);
    return out;
}

// ---- reading

constexpr std::size_t depth_max = 32;

// Where in the document the reader stands: a list of steps on the stack, turned into a pointer only when something is refused.
struct Where {
    const Where* above = nullptr;
    std::string_view name;
    std::size_t index = 0;
    std::string pointer() const;
};

enum class UnknownFields { refuse, skip };

Refusal refuse(std::string code, const Where& where, std::map<std::string, std::string> details = {});
std::string any_text(const json::value& value);
// Trims and checks text against control characters and length; empty when it is fine.
std::optional<std::string> text_fault(std::string& text, std::size_t min, std::size_t max);

template <class T>
std::optional<Refusal> read_into(T& into, const json::value& value, const Where& where,
                                 UnknownFields unknown = UnknownFields::refuse) {
    if constexpr (std::is_same_v<T, bool>) {
        if (!value.is_bool()) return refuse("wire.wrong_type", where, {{"expected", "true/false"}});
        into = value.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
        std::int64_t number = 0;
        if (value.is_int64()) {
            number = value.get_int64();
        } else {
            return refuse("wire.wrong_type", where, {{"expected", "integer"}});
        }
        if (number < static_cast<std::int64_t>(std::numeric_limits<T>::min()) ||
            (sizeof(T) < 8 && number > static_cast<std::int64_t>(std::numeric_limits<T>::max())))
            return refuse("wire.out_of_range", where);
        into = static_cast<T>(number);
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!value.is_number()) return refuse("wire.wrong_type", where, {{"expected", "number"}});
        into = value.to_number<T>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!value.is_string()) return refuse("wire.wrong_type", where, {{"expected", "text"}});
        into.assign(value.get_string().data(), value.get_string().size());
    } else if constexpr (is_text<T>) {
        if (!value.is_string()) return refuse("wire.wrong_type", where, {{"expected", "text"}});
        into.value.assign(value.get_string().data(), value.get_string().size());
        const auto bounds = []<std::size_t Max, std::size_t Min>(const Text<Max, Min>*) {
            return std::pair{Min, Max};
        }(static_cast<const T*>(nullptr));
        if (auto fault = text_fault(into.value, bounds.first, bounds.second))
            return refuse(std::move(*fault), where,
                          {{"max", std::to_string(bounds.second)}, {"min", std::to_string(bounds.first)}});
    } else if constexpr (std::is_same_v<T, Any>) {
        into.text = any_text(value);
    } else if constexpr (is_id<T>) {
        const auto id = value.is_string() ? T::parse(std::string_view(value.get_string())) : std::nullopt;
        if (!id) return refuse("wire.not_an_id", where);
        into = *id;
    } else if constexpr (std::is_same_v<T, Instant>) {
        const auto at = value.is_string() ? instant_from(std::string_view(value.get_string())) : std::nullopt;
        if (!at) return refuse("wire.not_an_instant", where);
        into = *at;
    } else if constexpr (std::is_same_v<T, Date>) {
        const auto date = value.is_string() ? date_from(std::string_view(value.get_string())) : std::nullopt;
        if (!date) return refuse("wire.not_a_date", where);
        into = *date;
    } else if constexpr (DescribedEnum<T>) {
        const auto known = value.is_string() ? from_word<T>(std::string_view(value.get_string())) : std::nullopt;
        if (!known) return refuse("wire.unknown_word", where);
        into = *known;
    } else if constexpr (is_optional<T>) {
        if (value.is_null()) {
            into.reset();
            return std::nullopt;
        }
        into.emplace();
        return read_into(*into, value, where, unknown);
    } else if constexpr (is_vector<T>) {
        if (!value.is_array()) return refuse("wire.wrong_type", where, {{"expected", "list"}});
        const auto& items = value.get_array();
        into.clear();
        into.reserve(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            into.emplace_back();
            const Where here{&where, {}, i};
            if (auto refusal = read_into(into.back(), items[i], here, unknown)) return refusal;
        }
    } else if constexpr (is_map<T>) {
        if (!value.is_object()) return refuse("wire.wrong_type", where, {{"expected", "object"}});
        into.clear();
        for (const auto& item : value.get_object()) {
            const Where here{&where, std::string_view(item.key()), 0};
            auto [slot, fresh] = into.try_emplace(std::string(item.key()));
            if (!fresh) return refuse("wire.unknown_field", here);
            if (auto refusal = read_into(slot->second, item.value(), here, unknown)) return refusal;
        }
    } else {
        static_assert(DescribedStruct<T>, "describe this struct with BOOST_DESCRIBE_STRUCT");
        if (!value.is_object()) return refuse("wire.wrong_type", where, {{"expected", "object"}});
        const auto& object = value.get_object();
        std::optional<Refusal> refused;
        std::size_t known = 0;
        boost::mp11::mp_for_each<fields_of<T>>([&](auto field) {
            if (refused) return;
            auto& member = into.*field.pointer;
            const Where here{&where, field.name, 0};
            const auto* found = object.if_contains(field.name);
            if (found) {
                ++known;
                refused = read_into(member, *found, here, unknown);
            } else if constexpr (!is_optional<std::decay_t<decltype(member)>>) {
                refused = refuse("wire.missing_field", here);
            }
        });
        if (refused) return refused;
        if (unknown == UnknownFields::refuse && known != object.size()) {
            for (const auto& item : object) {
                bool is_known = false;
                boost::mp11::mp_for_each<fields_of<T>>(
                    [&](auto field) { is_known = is_known || std::string_view(item.key()) == field.name; });
                const Where here{&where, std::string_view(item.key()), 0};
                if (!is_known) return refuse("wire.unknown_field", here);
            }
        }
    }
    return std::nullopt;
}

// Parses one JSON document: valid UTF-8, at most depth_max deep, nothing after it, no member twice.
Result<json::value> parse(std::string_view text, json::storage_ptr memory = {});

template <class T>
Result<T> read(std::string_view text, UnknownFields unknown = UnknownFields::refuse) {
    std::array<unsigned char, 8192> first_block;
    json::monotonic_resource memory(first_block.data(), first_block.size());
    const auto document = parse(text, &memory);
    if (!document) return document.refusal();
    T into{};
    if (auto refusal = read_into(into, *document, Where{}, unknown)) return std::move(*refusal);
    return into;
}

// Converts to anything: lets the compiler count what an aggregate can be initialised with.
struct AnyField {
    template <class T>
    operator T() const;
};
template <class T, std::size_t... Is>
constexpr bool takes(std::index_sequence<Is...>) {
    return requires { T{(static_cast<void>(Is), AnyField{})...}; };
}
// True when a described struct describes all that it has: a forgotten field would silently be lost from the ledger.
template <class T, std::size_t Fields = boost::mp11::mp_size<fields_of<T>>::value>
inline constexpr bool describes_every_field =
    takes<T>(std::make_index_sequence<Fields>{}) && !takes<T>(std::make_index_sequence<Fields + 1>{});

}  // namespace koppi::wire
