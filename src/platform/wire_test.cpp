// Platform, wire: tests as sentences and properties.
#include "platform/wire.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;

namespace {

BOOST_DEFINE_ENUM_CLASS(WireColour, red, green)
struct WireInner {
    int number;
    std::optional<WireColour> colour;
};
BOOST_DESCRIBE_STRUCT(WireInner, (), (number, colour))
struct WireOuter {
    wire::Text<10, 1> name;
    std::vector<WireInner> parts;
    std::map<std::string, std::vector<std::string>> answers;
    std::optional<Date> born;
    bool is_open;
};
BOOST_DESCRIBE_STRUCT(WireOuter, (), (name, parts, answers, born, is_open))
struct Forgetful {
    int kept;
    int forgotten;
};
BOOST_DESCRIBE_STRUCT(Forgetful, (), (kept))

constexpr const char* sound = R"({"name":"Aino","parts":[{"number":1,"colour":"red"},{"number":-2}],"answers":{"a":["x"]},"is_open":true})";

std::string fault_of(std::string_view text) {
    const auto read = wire::read<WireOuter>(text);
    return read ? "read" : read.refusal().code + " " + read.refusal().where;
}
std::string changed(std::string_view from, std::string_view to) {
    std::string text = sound;
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("what is written reads back as it was, byte for byte") {
    const auto read = wire::read<WireOuter>(sound);
    REQUIRE(read.ok());
    CHECK(wire::write(*read) == sound);
}

TEST_CASE("every refusal points to the culprit") {
    CHECK(fault_of(changed("\"number\":1", "\"number\":\"1\"")) == "wire.wrong_type /parts/0/number");
    CHECK(fault_of(changed("\"red\"", "\"blue\"")) == "wire.unknown_word /parts/0/colour");
    CHECK(fault_of(changed("\"is_open\":true", "\"is_open\":true,\"more\":1")) == "wire.unknown_field /more");
    CHECK(fault_of(changed(",\"is_open\":true", "")) == "wire.missing_field /is_open");
    CHECK(fault_of(changed("{\"a\":[\"x\"]}", "{\"a/b\":[1]}")) == "wire.wrong_type /answers/a~1b/0");
    CHECK(fault_of(changed("\"is_open\":true", "\"is_open\":true,\"born\":\"2026-02-30\"")) == "wire.not_a_date /born");
    CHECK(fault_of(changed("-2", "9999999999")) == "wire.out_of_range /parts/1/number");
    CHECK(fault_of(changed("-2", "-2.5")) == "wire.wrong_type /parts/1/number");
}

TEST_CASE("text has bounds in characters, not in bytes, and no control characters") {
    CHECK(fault_of(changed("Aino", "ÄÖÅäöåÄÖÅä")) == "read");
    CHECK(fault_of(changed("Aino", "ÄÖÅäöåÄÖÅäö")) == "wire.too_long /name");
    CHECK(fault_of(changed("Aino", "   ")) == "wire.too_short /name");
    CHECK(fault_of(changed("Aino", "a\\u0000b")) == "wire.not_printable /name");
    CHECK(fault_of(changed("Aino", "a\\u200bb")) == "read");
    CHECK(wire::read<WireOuter>(changed("Aino", "  Aino "))->name.value == "Aino");
}

TEST_CASE("what is no JSON, is cut off, goes on too long or nests too deep is refused whole") {
    CHECK(fault_of("") == "wire.not_json ");
    CHECK(fault_of("{") == "wire.not_json ");
    CHECK(fault_of(std::string(sound) + "{}") == "wire.not_json ");
    CHECK(fault_of("{\"name\":\"\xff\xfe\"}") == "wire.not_json ");
    CHECK(fault_of(std::string(40, '[') + std::string(40, ']')) == "wire.too_deep ");
    CHECK(fault_of("{\"name\":\"" + std::string(100, '[') + "\"}") == "wire.too_long /name");
    CHECK(fault_of("null") == "wire.wrong_type ");
}

TEST_CASE("a key that comes twice is refused") {
    CHECK(fault_of(changed("\"is_open\":true", "\"is_open\":true,\"is_open\":false")) != "read");
}

TEST_CASE("every prefix of a sound document is refused, and no byte flipped in it does harm") {
    const std::string text = sound;
    for (std::size_t cut = 0; cut < text.size(); ++cut) CHECK(fault_of(std::string_view(text).substr(0, cut)) != "read");
    CHECK(rc::check([&](std::uint8_t bit) {
        std::string mutated = text;
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        mutated[at] = static_cast<char>(mutated[at] ^ (1 << (bit % 8)));
        const auto read = wire::read<WireOuter>(mutated);
        if (read) RC_ASSERT(wire::read<WireOuter>(wire::write(*read)).ok());
    }));
}

TEST_CASE("any text survives the wire") {
    CHECK(rc::check([](const std::string& bytes) {
        // Only valid UTF-8 gets this far: made of code points.
        std::string text;
        for (const char c : bytes) text += static_cast<unsigned char>(c) < 0x80 ? std::string(1, c) : "ä\"\\€😀";
        std::string out;
        wire::write_text(out, text);
        const auto read = wire::read<std::string>(out);
        RC_ASSERT(read.ok());
        RC_ASSERT(*read == text);
    }));
}

TEST_CASE("a struct that forgets to describe a field is caught by the compiler's own count") {
    static_assert(wire::describes_every_field<WireInner>);
    static_assert(!wire::describes_every_field<Forgetful>);
}
