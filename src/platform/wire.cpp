// Platform: the parts of the wire that are not templates.
#include "platform/wire.hpp"

namespace koppi::wire {

namespace {

// The length in code points, or -1 when the bytes are not valid UTF-8 or hold a control character but newline and tab.
std::ptrdiff_t printable_length(std::string_view text) {
    std::ptrdiff_t length = 0;
    for (std::size_t i = 0; i < text.size(); ++length) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            if ((lead < 0x20 && lead != '\n' && lead != '\t') || lead == 0x7f) return -1;
            ++i;
            continue;
        }
        const std::size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || i + more >= text.size()) return -1;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return -1;
        i += more + 1;
    }
    return length;
}

// What a glance over the text tells before it is parsed: how deep it nests, and how many members its objects are written with.
struct Glance {
    std::size_t depth_most = 0;
    std::size_t members = 0;
};

Glance glance_at(std::string_view text) {
    Glance seen;
    std::size_t depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                in_text = false;
            }
        } else if (c == '"') {
            in_text = true;
        } else if (c == ':') {
            ++seen.members;
        } else if (c == '{' || c == '[') {
            seen.depth_most = std::max(seen.depth_most, ++depth);
        } else if (c == '}' || c == ']') {
            if (depth > 0) --depth;
        }
    }
    return seen;
}

std::size_t members_of(const json::value& value) {
    std::size_t members = 0;
    if (value.is_object()) {
        members += value.get_object().size();
        for (const auto& item : value.get_object()) members += members_of(item.value());
    } else if (value.is_array()) {
        for (const auto& item : value.get_array()) members += members_of(item);
    }
    return members;
}

}  // namespace

void write_text(std::string& out, std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text.substr(plain, i - plain));
        plain = i + 1;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                out += "\\u00";
                out += digits[c >> 4];
                out += digits[c & 15];
        }
    }
    out.append(text.substr(plain));
    out += '"';
}

std::string Where::pointer() const {
    if (!above) return {};
    std::string text = above->pointer();
    text += '/';
    if (name.data() == nullptr) {
        text += std::to_string(index);
        return text;
    }
    for (const char c : name) {
        if (c == '~') {
            text += "~0";
        } else if (c == '/') {
            text += "~1";
        } else {
            text += c;
        }
    }
    return text;
}

Refusal refuse(std::string code, const Where& where, std::map<std::string, std::string> details) {
    return Refusal{Reason::invalid, std::move(code), where.pointer(), std::move(details)};
}

std::string any_text(const json::value& value) { return json::serialize(value); }

std::optional<std::string> text_fault(std::string& text, std::size_t min, std::size_t max) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    while (!text.empty() && is_blank(text.back())) text.pop_back();
    std::size_t from = 0;
    while (from < text.size() && is_blank(text[from])) ++from;
    text.erase(0, from);
    const auto length = printable_length(text);
    if (length < 0) return "wire.not_printable";
    if (static_cast<std::size_t>(length) > max) return "wire.too_long";
    if (static_cast<std::size_t>(length) < min) return "wire.too_short";
    return std::nullopt;
}

Result<json::value> parse(std::string_view text, json::storage_ptr memory) {
    const auto seen = glance_at(text);
    if (seen.depth_most > depth_max) return Refusal{Reason::invalid, "wire.too_deep", "", {}};
    boost::system::error_code fault;
    json::parse_options options;
    options.max_depth = depth_max;
    auto document = json::parse(json::string_view(text.data(), text.size()), fault, memory, options);
    if (fault) return Refusal{Reason::invalid, "wire.not_json", "", {}};
    // The parser keeps the last of two members with one name; which one was meant is nobody's to guess.
    if (members_of(document) != seen.members) return Refusal{Reason::invalid, "wire.field_twice", "", {}};
    return document;
}

}  // namespace koppi::wire
