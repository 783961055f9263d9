#include "platform/catalog.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace koppi;

namespace {

// The embedded catalogue with one passage of one file replaced; what loading says.
std::string with_edit(const std::string& path, const std::string& old_text, const std::string& new_text) {
    auto files = embedded_catalog_files();
    auto& text = files.at(path);
    const auto at = text.find(old_text);
    REQUIRE_MESSAGE(at != std::string::npos, "the passage to edit is not in " << path << ": " << old_text);
    text.replace(at, old_text.size(), new_text);
    const auto loaded = load_catalog(std::move(files));
    return loaded ? "loaded" : fault_line(loaded.refusal());
}

std::string without_file(const std::string& path) {
    auto files = embedded_catalog_files();
    REQUIRE(files.erase(path) == 1);
    const auto loaded = load_catalog(std::move(files));
    return loaded ? "loaded" : fault_line(loaded.refusal());
}

// As `with_edit`, but only the code and whether the place is named; line numbers of a living file are not written down here.
std::string code_of_edit(const std::string& path, const std::string& old_text, const std::string& new_text) {
    const auto line = with_edit(path, old_text, new_text);
    if (line == "loaded") return line;
    if (!line.starts_with("catalog/" + path + ":")) return "elsewhere: " + line;
    const auto code = line.find(": ", path.size());
    const auto end = line.find(" (", code);
    return line.substr(code + 2, end == std::string::npos ? end : end - code - 2);
}

struct CatalogSample {
    std::string id;
    int number;
    std::optional<double> share;
    std::optional<std::vector<std::string>> list;
    std::optional<bool> flag;
    std::optional<knowledge::Words> words;
};
BOOST_DESCRIBE_STRUCT(CatalogSample, (), (id, number, share, list, flag, words))

std::string read_sample(std::string_view text) {
    const auto sample = load_yaml<CatalogSample>(text, "sample.yaml");
    return sample ? wire::write(*sample) : fault_line(sample.refusal());
}

}  // namespace

TEST_CASE("the embedded catalogue loads") {
    const auto loaded = load_catalog(embedded_catalog_files());
    REQUIRE_MESSAGE(loaded.ok(), (loaded ? std::string() : fault_line(loaded.refusal())));
    CHECK(loaded->fingerprint.size() == 64);
    CHECK(loaded->form("care_need_assessment", 1) != nullptr);
    CHECK(loaded->form("care_need_assessment", 99) == nullptr);
    CHECK(loaded->outcome("advice_sufficient") != nullptr);
    CHECK(loaded->service("nurse_reception")->profession == events::Profession::nurse);
    CHECK(loaded->trigger("repeated_contacts")->at_least >= 1);
    CHECK(loaded->icpc2().find("L03") != nullptr);
    CHECK(loaded->counties.contains("etela_karjala"));
}

TEST_CASE("one changed byte is another catalogue") {
    auto files = embedded_catalog_files();
    files.at("outcomes.yaml") += "\n";
    CHECK(load_catalog(files)->fingerprint != catalog().fingerprint);
    CHECK(load_catalog(embedded_catalog_files())->fingerprint == catalog().fingerprint);
}

TEST_CASE("a catalogue in a directory is read as the embedded one is") {
    const auto files = catalog_files_in(KOPPI_SOURCE_DIR "/catalog");
    REQUIRE(files);
    CHECK(*files == embedded_catalog_files());
    CHECK(catalog_files_in(KOPPI_SOURCE_DIR "/no_such_directory").refusal().code == "catalog.no_such_file");
}

TEST_CASE("plain numbers and flags are typed, and quotes make anything text") {
    CHECK(read_sample("id: L03\nnumber: 3\nshare: 2.5\nlist: [\"405\", 1.2.3, 2026-01-01, \"true\"]\nflag: true\n") ==
          R"({"id":"L03","number":3,"share":2.5,"list":["405","1.2.3","2026-01-01","true"],"flag":true})");
    CHECK(read_sample("id: \"007\"\nnumber: -4\nshare: 2\n") == R"({"id":"007","number":-4,"share":2})");
}

TEST_CASE("a fault in a file is told with its line and pointer") {
    CHECK(read_sample("id: a\nnumber: 1\nnumbr: 2\n") == "sample.yaml:3 /numbr: wire.unknown_field");
    CHECK(read_sample("id: a\n") == "sample.yaml:1 /number: wire.missing_field");
    CHECK(read_sample("id: a\nnumber: \"1\"\n") == "sample.yaml:2 /number: wire.wrong_type (expected: integer)");
    CHECK(read_sample("id: a\nnumber: 1\nlist:\n  - x\n  - 2\n") == "sample.yaml:5 /list/1: wire.wrong_type (expected: text)");
    CHECK(read_sample("id: a\nnumber: 1\nid: b\n") == "sample.yaml:3 /id: catalog.duplicate_key");
    CHECK(read_sample("id: a\nnumber: 1\nwords: { fi: x, sv: \" \", en: z }\n") ==
          "sample.yaml:3 /words/sv: catalog.text_missing (language: sv)");
    CHECK(read_sample("id: a\nnumber: 1\nwords: { fi: \"{n} x\", sv: \"{m} x\", en: \"{n} x\" }\n") ==
          "sample.yaml:3 /words/sv: catalog.placeholders_differ (language: sv)");
    CHECK(read_sample("id: [a\n").starts_with("sample.yaml:2: catalog.not_yaml"));
    CHECK(read_sample("id: !!binary aGVq\nnumber: 1\n").starts_with("sample.yaml:1: catalog.not_yaml"));
    CHECK(read_sample("id: a\nnumber: 1\n---\nid: b\n").find("a second document") != std::string::npos);
    CHECK(read_sample("id: &a x\nnumber: *a\n") == "sample.yaml:1: catalog.not_yaml (what: an anchor)");
    CHECK(read_sample("").find("catalog.not_yaml") != std::string::npos);
}

TEST_CASE("no text, however broken, brings the reader down") {
    CHECK(rc::check([](const std::string& text) { RC_ASSERT(!read_sample(text).empty()); }));
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab:{}[]-\"'&*!|>%#? \n\t,1.")));
        RC_ASSERT(!read_sample(text).empty());
    }));
    CHECK(read_sample("number: 1\nid: " + std::string(100, '[') + std::string(100, ']')).find("wire.too_deep") != std::string::npos);
}

TEST_CASE("a broken file refuses the catalogue and says where") {
    CHECK(with_edit("outcomes.yaml", "closes: true\n", "close: true\n").find("/outcomes/0/clos") != std::string::npos);
    CHECK(code_of_edit("outcomes.yaml", "    closes: true\n", "") == "wire.missing_field");
    CHECK(code_of_edit("outcomes.yaml", "id: self_care_material", "id: advice_sufficient") == "catalog.duplicate_id");
    CHECK(code_of_edit("outcomes.yaml", "routes: [advise_close]", "routes: [go_home]") == "wire.unknown_word");
    CHECK(code_of_edit("outcomes.yaml", "routes: [advise_close]", "routes: []") == "catalog.contradiction");
    CHECK(code_of_edit("services.yaml", "profession: nurse\n", "profession: manager\n") == "catalog.unknown_reference");
    CHECK(code_of_edit("services.yaml", "kinds: [on_site]", "kinds: [home]") == "catalog.unknown_reference");
    CHECK(code_of_edit("services.yaml", "minutes: 20", "minutes: 7") == "catalog.contradiction");
    CHECK(code_of_edit("promises.yaml", "  - { channel: chat, urgency: same_day, answer_by: office_minutes, amount: 5 }\n", "") ==
          "catalog.contradiction");
    CHECK(code_of_edit("promises.yaml", "begin: \"08:00\"", "begin: \"25:00\"") == "catalog.contradiction");
    CHECK(code_of_edit("triggers/regional.yaml", "{count} yhteydenottoa", "{monta} yhteydenottoa") == "catalog.placeholders_differ");
    CHECK(code_of_edit("triggers/regional.yaml", "at_least: 4", "at_least: 0") == "catalog.contradiction");
    CHECK(code_of_edit("codes/icpc2.yaml", "code: A02, chapter: \"A\"", "code: A02, chapter: \"Q\"") == "catalog.unknown_reference");
    CHECK(code_of_edit("codes/icpc2.yaml", "code: A02, chapter: \"A\", component: symptom", "code: A02, chapter: \"A\", component: process") ==
          "catalog.contradiction");
    CHECK(code_of_edit("counties/etela_karjala.yaml", "share_per_mille: 584", "share_per_mille: 583") == "catalog.contradiction");
    CHECK(code_of_edit("counties/etela_karjala.yaml", "code: A03, weights: [14,", "code: A03, weights: [") == "catalog.contradiction");
    CHECK(code_of_edit("counties/etela_karjala.yaml", "municipality: \"405\"\n", "municipality: \"406\"\n") == "catalog.unknown_reference");
    CHECK(without_file("promises.yaml") == "catalog/promises.yaml: catalog.no_such_file");
    CHECK(without_file("codes/icpc2.yaml") == "catalog/codes/: catalog.no_such_file");
}

TEST_CASE("a form that contradicts itself refuses the catalogue") {
    const std::string form = "forms/care_need_assessment.yaml";
    CHECK(code_of_edit(form, "show_when: { answer: urgency, in: [same_day,", "show_when: { answer: urgency, in: [soon,") ==
          "catalog.unknown_reference");
    CHECK(code_of_edit(form, "show_when: { answer: urgency, in:", "show_when: { answer: haste, in:") == "catalog.unknown_reference");
    CHECK(code_of_edit(form, "show_when: { answer: urgency, in:", "show_when: { answer: material_given, in:") == "catalog.unknown_reference");
    CHECK(code_of_edit(form, "when: { answer: urgency, is: emergency }", "when: { answer: urgency, is: emergency, at_least: 1 }") ==
          "catalog.contradiction");
    CHECK(code_of_edit(form, "when: { answer: urgency, is: emergency }", "when: { answer: urgency }") == "catalog.contradiction");
    CHECK(code_of_edit(form, "when: { answer: urgency, is: emergency }", "when: { all: [] }") == "catalog.contradiction");
    CHECK(code_of_edit(form, "when: { answer: urgency, is: emergency }", "when: {}") == "catalog.contradiction");
    CHECK(code_of_edit(form, "when: { answer: urgency, is: emergency }", "when: { answer: urgency, matches: .* }") == "wire.unknown_field");
    CHECK(code_of_edit(form, "- id: clarity\n", "- id: urgency\n") == "catalog.duplicate_id");
    CHECK(code_of_edit(form, "code_set: icpc2", "code_set: icd10") == "catalog.unknown_reference");
    CHECK(code_of_edit(form, "        max_length: 500\n", "") == "catalog.contradiction");
    CHECK(code_of_edit(form, "suggestion: emergency_now,", "suggestion: emergency_later,") == "catalog.unknown_reference");
    CHECK(code_of_edit(form, "expect: { refusal: none, question: none, suggestion: emergency_now,",
                       "expect: { refusal: none, question: none, suggestion: none,") == "catalog.contradiction");
}

TEST_CASE("messages have the same keys and the same holes in every language") {
    const auto& messages = catalog().messages;
    for (const auto language : {Language::sv, Language::en}) {
        CHECK(messages.in(language).size() == messages.in(Language::fi).size());
        for (const auto& [key, text] : messages.in(Language::fi)) {
            const auto beside = messages.in(language).find(key);
            REQUIRE_MESSAGE(beside != messages.in(language).end(), key);
            CHECK_MESSAGE(placeholders(text) == placeholders(beside->second), key);
        }
    }
    CHECK(with_edit("messages/sv.json", "\"refusal.contact.taken_by\"", "\"refusal.contact.taken_from\"").find("catalog.keys_differ") !=
          std::string::npos);
    CHECK(with_edit("messages/fi.json", "{name}", "{nimi}").find("catalog.placeholders_differ") != std::string::npos);
    CHECK(code_of_edit("messages/en.json", "{\n", "{\n\"a\": \"\",\n\"a\": \"\",\n") == "catalog.duplicate_key");
}

TEST_CASE("holes are found inside plurals and not inside quotes") {
    using Names = std::set<std::string>;
    CHECK(placeholders("no hole") == Names{});
    CHECK(placeholders("{name} took it at {time}") == Names{"name", "time"});
    CHECK(placeholders("{count, plural, =0 {nobody} one {# from {place}} other {# people}}") == Names{"count", "place"});
    CHECK(placeholders("{day, date, short}") == Names{"day"});
    CHECK(placeholders("'{'not a hole'}' {yes}") == Names{"yes"});
    CHECK(!placeholders("{name"));
    CHECK(!placeholders("name}"));
    CHECK(!placeholders("{}"));
    CHECK(rc::check([] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("{},'a plural")));
        static_cast<void>(placeholders(text));
    }));
}

TEST_CASE("words are filled in the language of whoever reads, and an unknown key stands for itself") {
    const Refusal taken{Reason::conflict, "contact.taken_by", "", {{"name", "Aino {name}"}}};
    for (const auto language : {Language::fi, Language::sv, Language::en}) {
        CHECK(words(language, taken).find("Aino {name}") != std::string::npos);
        CHECK(words(language, taken) != "refusal.contact.taken_by");
    }
    CHECK(words(Language::fi, "refusal.no.such_thing") == "refusal.no.such_thing");
}

TEST_CASE("every channel and urgency has a promise and a place in the order") {
    const auto& promises = catalog().promises;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<events::Channel>>([&](auto channel) {
        CHECK(promises.promise(channel.value, std::nullopt).channel == channel.value);
        CHECK(promises.promise(channel.value, events::Urgency::emergency).answer_by == knowledge::AnswerBy::at_once);
    });
    CHECK(promises.base_minutes(events::Urgency::emergency) > promises.base_minutes(std::nullopt));
}

TEST_CASE("a time of day is read to the minute") {
    CHECK(knowledge::minute_of_day("08:30") == 510);
    CHECK(knowledge::minute_of_day("24:00") == 1440);
    for (const auto* text : {"", "8:30", "24:01", "12:60", "ab:cd", "08-30", "08:300"}) CHECK(!knowledge::minute_of_day(text));
}
