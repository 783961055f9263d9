// Import, the reader: what comes out of a file, and what is said of a file that is none.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "interfaces/import/json_stream.hpp"

namespace koppi::importing {

namespace {

const std::vector<Asked> asked_here{{"Patient", {"id", "name", "birthDate"}}, {"Organization", {"id", "type", "name"}}};

struct ReadFile {
    std::vector<std::string> kept;  // "type full_url place fields"
    std::map<std::string, std::int64_t> others;
    std::string refused;  // "code pointer line:column"
};

ReadFile read_text(const std::string& text, Layout layout = Layout::document, Limits limits = {}) {
    ReadFile file;
    const auto source = source_of(text);
    const auto totals = read_resources(
        *source, layout, asked_here,
        [&](const Kept& kept) {
            std::string line(kept.type);
            line += ' ';
            line += kept.full_url;
            line += ' ' + kept.place.text() + ' ' + boost::json::serialize(kept.fields);
            file.kept.push_back(line);
        },
        {}, limits);
    if (totals) {
        file.others = totals->others;
    } else {
        const auto& refusal = totals.refusal();
        file.refused = refusal.code + " " + refusal.where + " " + refusal.details.at("line") + ":" + refusal.details.at("column");
    }
    return file;
}

std::string refused(const std::string& text, Layout layout = Layout::document) { return read_text(text, layout).refused; }

}  // namespace

TEST_CASE("a bundle is walked entry by entry, and only what was asked for is kept") {
    const auto file = read_text(R"({"resourceType":"Bundle","type":"transaction","entry":[
        {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"1","text":{"div":"<div/>"},"name":[{"family":"A","given":["B"]}],"x":[1,2,{"y":null}]},
         "request":{"method":"POST"}},
        {"resource":{"resourceType":"Observation","id":"2","entry":[1]}},
        {"request":{"method":"DELETE"}},
        {"resource":{"resourceType":"Patient","birthDate":"1980"}}]})");
    CHECK(file.refused == "");
    REQUIRE(file.kept.size() == 2);
    CHECK(file.kept[0] == R"(Patient urn:uuid:1 /entry/0 {"id":"1","name":[{"family":"A","given":["B"]}]})");
    CHECK(file.kept[1] == R"(Patient  /entry/3 {"birthDate":"1980"})");
    CHECK(file.others == std::map<std::string, std::int64_t>{{"Observation", 1}});
}

TEST_CASE("the order of fields does not matter: the type may come last, the address after the resource, the kind after the entries") {
    const auto file = read_text(R"({"entry":[{"resource":{"name":[],"id":"7","resourceType":"Patient"},"fullUrl":"urn:uuid:7"},
                                             {"resource":{"id":"8","name":"x","resourceType":"Claim"}}],
                                    "type":"collection","resourceType":"Bundle"})");
    CHECK(file.refused == "");
    REQUIRE(file.kept.size() == 1);
    CHECK(file.kept[0] == R"(Patient urn:uuid:7 /entry/0 {"name":[],"id":"7"})");
    CHECK(file.others.at("Claim") == 1);
}

TEST_CASE("a bare resource is a file too, and its `type` is its own") {
    CHECK(read_text(R"({"resourceType":"Patient","id":"1"})").kept.at(0) == R"(Patient  / {"id":"1"})");
    CHECK(read_text(R"({"type":"history","id":"1","resourceType":"Organization"})").kept.at(0) ==
          R"(Organization  / {"type":"history","id":"1"})");
    CHECK(read_text("\xEF\xBB\xBF{\"resourceType\":\"Patient\",\"id\":\"1\"}").kept.size() == 1);
    CHECK(read_text(R"({"resourceType":"List","entry":[{"item":{"reference":"Patient/1"}}]})").others.at("List") == 1);
}

TEST_CASE("a resource a line comes in line by line, by its name or by its looks") {
    const std::string text = "{\"resourceType\":\"Patient\",\"id\":\"1\"}\n\n{\"resourceType\":\"Claim\"}\r\n{\"resourceType\":\"Patient\",\"id\":\"3\"}";
    const auto named = read_text(text, Layout::lines);
    CHECK(named.refused == "");
    CHECK(named.kept == std::vector<std::string>{R"(Patient  line 1 {"id":"1"})", R"(Patient  line 4 {"id":"3"})"});
    CHECK(named.others.at("Claim") == 1);
    const auto seen = read_text(text, Layout::document);
    CHECK(seen.refused == "");
    CHECK(seen.kept == std::vector<std::string>{R"(Patient  / {"id":"1"})", R"(Patient  line 4 {"id":"3"})"});
}

TEST_CASE("an empty bundle holds nothing and is no fault") {
    CHECK(refused(R"({"resourceType":"Bundle","type":"searchset","entry":[]})") == "");
    CHECK(refused(R"({"resourceType":"Bundle"})") == "");
}

TEST_CASE("a broken file is refused with the pointer, the line and the column where the reading stopped") {
    CHECK(refused("") == "import.empty_file  1:1");
    CHECK(refused(" \n ") == "import.empty_file  2:2");
    CHECK(refused("hello") == "import.not_json  1:1");
    CHECK(refused("[]") == "import.not_fhir  1:1");
    CHECK(refused("3 ") == "import.not_fhir  1:2");
    CHECK(refused("{}") == "import.not_fhir  1:2");
    CHECK(refused(R"({"a":1})") == "import.not_fhir  1:7");
    CHECK(refused("{\"resourceType\":\"Bundle\",\n\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\n\"name\":[{\"family\":\"A\" \"B\"}]}}]}") ==
          "import.not_json /entry/0/resource/name/0/family 3:23");
    CHECK(refused(R"({"resourceType":"Bundle","entry":[{},{"resource":{"resourceType":"Claim","item":[{"a":[1,2,)") ==
          "import.cut_short /entry/1/resource/item/0/a/1 1:92");
    CHECK(refused("{\"resourceType\":\"Patient\",\"id\":\"1\"} x") == "import.after_the_end  1:37");
    CHECK(refused("{\"resourceType\":\"Bundle\"}\n{\"resourceType\":\"Bundle\"}") == "import.after_the_end  2:1");
    CHECK(refused("{\"resourceType\":\"Patient\",\n\"id\":\"1\"}\n{\"resourceType\":\"Patient\"}") == "import.after_the_end  3:1");
    CHECK(refused("{\"resourceType\":\"Patient\",\"id\":\"a\xC3(\"}") == "import.not_utf8 /id 1:35");
    CHECK(refused("{\"resourceType\":\"Patient\",\"text\":\"a\xFF\"}") == "import.not_utf8 /text 1:36");
    CHECK(refused(std::string("{\"resourceType\":\"Patient\",\"id\":\"a\0b\"}", 37)) == "import.not_json /id 1:34");
    CHECK(refused(R"({"resourceType":"Bundle","entry":{}})") == "import.not_a_bundle /entry 1:34");
    CHECK(refused(R"({"entry":[{"resource":{"resourceType":"Patient"}}],"resourceType":"List"})") == "import.not_a_bundle /resourceType 1:72");
    CHECK(refused(R"({"resourceType":"Bundle","type":"history","entry":[]})") == "import.bundle_kind  1:53");
    CHECK(refused(R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","resourceType":"Claim"}}]})") ==
          "import.field_twice /entry/0/resource/resourceType 1:94");
    CHECK(refused("{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Pat", Layout::lines) == "import.cut_short /resourceType 2:21");
    CHECK(refused("\n\n", Layout::lines) == "import.empty_file  3:1");
}

TEST_CASE("a resource of which too much would be kept is refused; what nobody asked for may be as large as it likes") {
    Limits limits;
    limits.kept = 1000;
    const std::string big(5000, 'x');
    CHECK(read_text(R"({"resourceType":"Patient","id":"1","photo":")" + big + "\"}", Layout::document, limits).refused == "");
    CHECK(read_text(R"({"resourceType":"Patient","id":")" + big + "\"}", Layout::document, limits).refused.starts_with("import.resource_too_large /id 1:"));
    std::string many = R"({"resourceType":"Patient","name":[)";
    for (int i = 0; i < 100; ++i) many += "[],";
    CHECK(read_text(many + "[]]}", Layout::document, limits).refused.starts_with("import.resource_too_large /name/"));
}

TEST_CASE("a file nested deeper than anything sensible is refused, wherever the depth lies") {
    std::string deep = R"({"resourceType":"Patient","photo":)";
    for (int i = 0; i < 5000; ++i) deep += '[';
    CHECK(refused(deep).starts_with("import.too_deep /photo/0/0/"));
}

TEST_CASE("however a file is cut into chunks, the same comes out of it") {
    const std::string text =
        "{\"resourceType\":\"Bundle\",\"entry\":[\n{\"fullUrl\":\"urn:uuid:\\u0031\",\"resource\":{\"text\":{\"div\":\"\\\"<\xC3\xA4\\n>\"},\"resourceType\":\"Patient\","
        "\"name\":[{\"family\":\"M\xC3\xA4kel\\u00e4inen \xF0\x9F\x98\x80\\ud83d\\ude00\",\"given\":[\"A\\tB\"],\"n\":-1.5e3}],\"id\":\"1\"}},\n"
        "{\"resource\":{\"id\":\"2\",\"resourceType\":\"Organization\",\"type\":[{\"a\":true},null,12345678901234567890]}},"
        "{\"resource\":{\"resourceType\":\"Observation\",\"x\":[[{\"resourceType\":\"Patient\"}]]}}]}";
    const auto whole = read_text(text);
    REQUIRE(whole.refused == "");
    REQUIRE(whole.kept.size() == 2);
    for (std::size_t chunk = 1; chunk < 80; ++chunk) {
        Limits limits;
        limits.chunk = chunk;
        const auto cut = read_text(text, Layout::document, limits);
        CHECK(cut.kept == whole.kept);
        CHECK(cut.others == whole.others);
        CHECK(cut.refused == "");
    }
}

TEST_CASE("a file cut anywhere is refused, and told where in the same words for every size of chunk") {
    const std::string text = R"({"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1","name":[{"family":"Ä"}]}}]})";
    for (std::size_t end = 0; end < text.size(); ++end) {
        Limits small;
        small.chunk = 7;
        const auto one = read_text(text.substr(0, end), Layout::document, small);
        const auto other = read_text(text.substr(0, end));
        CHECK(one.refused != "");
        CHECK(one.refused == other.refused);
    }
}

TEST_CASE("whatever the bytes are, the reader answers") {
    CHECK(rc::check([](const std::string& garbage, bool lines) {
        (void)read_text(garbage, lines ? Layout::lines : Layout::document);
        (void)read_text("{\"resourceType\":\"Patient\",\"name\":" + garbage, Layout::document);
    }));
}

}  // namespace koppi::importing
