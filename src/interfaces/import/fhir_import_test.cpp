// Import: files in, events out; whole files or nothing; twice is once.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <unistd.h>

#include "app/switchboard.hpp"
#include "interfaces/import/import.hpp"
#include "modules/clients/clients.hpp"
#include "modules/directory/directory.hpp"
#include "modules/exchange/exchange.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"
#include "platform/trial.hpp"

namespace koppi::importing {

namespace {

namespace fs = std::filesystem;

// A folder that goes with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "koppi_import_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code fault;
        fs::remove_all(path_, fault);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string put(const std::string& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }
    std::string text() const { return path_.string(); }
    fs::path path() const { return path_; }

private:
    fs::path path_;
};

struct ImportTrial {
    Trial trial{project_all};

    Report in(const std::vector<std::string>& paths, const Listener& listener = {}) {
        auto report = import_fhir(*trial.workshop, paths, listener);
        REQUIRE(report.ok());
        for (const auto& type : report->types)
            CHECK(type.read == type.came_in + type.joined + type.changed + type.unchanged + type.skipped);
        return std::move(report).value();
    }
    std::int64_t position() { return trial.workshop->ledger().position(); }
    template <class T>
    std::optional<T> id(const std::string& source) {
        auto rows = trial.rows();
        const auto link = exchange::link(rows, source);
        if (!link) return std::nullopt;
        return T{link->target};
    }
    events::ClientDetails client(const std::string& source) {
        auto rows = trial.rows();
        const auto known = id<ClientId>(source);
        REQUIRE(known.has_value());
        return *clients::details(rows, *known);
    }
    std::vector<scheduling::VisitRow> visits(const std::string& patient) {
        auto rows = trial.rows();
        return scheduling::visits_of(rows, *id<ClientId>(patient), 1000);
    }
};

const TypeReport& of_type(const Report& report, std::string_view type) {
    for (const auto& it : report.types)
        if (it.type == type) return it;
    FAIL("no such type in the report");
    return report.types.front();
}
// "came_in joined changed unchanged skipped"
std::string counts(const Report& report, std::string_view type) {
    const auto& it = of_type(report, type);
    return std::to_string(it.came_in) + " " + std::to_string(it.joined) + " " + std::to_string(it.changed) + " " + std::to_string(it.unchanged) + " " +
           std::to_string(it.skipped);
}
std::int64_t reason_count(const Report& report, std::string_view type, std::string_view reason) {
    for (const auto& it : of_type(report, type).reasons)
        if (it.reason == reason) return it.count;
    return 0;
}
std::int64_t warning_count(const Report& report, std::string_view warning) {
    for (const auto& it : report.warnings)
        if (it.reason == warning) return it.count;
    return 0;
}

// Small bundles, written short.
std::string bundle(const std::vector<std::string>& resources) {
    std::string text = R"({"resourceType":"Bundle","type":"collection","entry":[)";
    for (std::size_t i = 0; i < resources.size(); ++i) text += (i ? ",{\"resource\":" : "{\"resource\":") + resources[i] + "}";
    return text + "]}";
}
std::string patient_json(const std::string& id, const std::string& more = "") {
    return R"({"resourceType":"Patient","id":")" + id + R"(","name":[{"family":"Virtanen","given":["Aino"]}])" + more + "}";
}
std::string hetu_json(const std::string& code) { return R"(,"identifier":[{"system":"urn:oid:1.2.246.21","value":")" + code + "\"}]"; }
std::string encounter_json(const std::string& id, const std::string& patient, const std::string& more = "") {
    return R"({"resourceType":"Encounter","id":")" + id + R"(","status":"finished","class":{"code":"AMB"},"subject":{"reference":")" + patient +
           R"("},"period":{"start":"2024-05-02T09:00:00+03:00","end":"2024-05-02T09:20:00+03:00"})" + more + "}";
}
std::string condition_json(const std::string& id, const std::string& patient, const std::string& encounter, const std::string& code = "K86") {
    return R"({"resourceType":"Condition","id":")" + id + R"(","subject":{"reference":")" + patient + R"("},"encounter":{"reference":")" + encounter +
           R"("},"code":{"coding":[{"system":"urn:oid:1.2.246.537.6.31","code":")" + code + R"(","display":"Verenpaine"}]}})";
}

// The files that the project was given to try itself on; they lie beside it and are no part of it.
std::optional<std::string> shared_data() {
    const char* given = std::getenv("KOPPI_SHARED_DATA");
    const std::string path = given ? given : KOPPI_SOURCE_DIR "/../shared/data";
    if (fs::is_directory(path)) return path;
    const char* ci = std::getenv("CI");
    CHECK_MESSAGE(!(ci && std::string_view(ci) == "true"), "the shared data must be there in CI");
    MESSAGE("shared data not found: the tests on real files were left out");
    return std::nullopt;
}
std::string file_text(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("people, units, roles, bookings, visits and their reasons come in together, however the entries are ordered") {
    const Folder folder;
    ImportTrial here;
    const auto file = folder.put("all.json", bundle({
        condition_json("c1", "Patient/1", "Encounter/e1"),
        encounter_json("e1", "Patient/1", R"(,"participant":[{"individual":{"reference":"PractitionerRole/r1"}}],"serviceProvider":{"reference":"Organization/o2"},
            "appointment":[{"reference":"Appointment/a1"}],"reasonCode":[{"coding":[{"system":"http://snomed.info/sct","code":"38341003"}]}])"),
        R"({"resourceType":"Appointment","id":"a1","status":"booked","created":"2024-04-20","start":"2024-05-02T09:00:00+03:00","end":"2024-05-02T09:20:00+03:00",
            "participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"},{"actor":{"reference":"Practitioner/p1"},"status":"accepted"}]})",
        R"({"resourceType":"PractitionerRole","id":"r1","practitioner":{"reference":"Practitioner/p1"},"organization":{"reference":"Organization/o2"},
            "code":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/practitioner-role","code":"nurse"}]}]})",
        R"({"resourceType":"Organization","id":"o2","name":"Keskustan terveysasema","partOf":{"reference":"Organization/o1"}})",
        R"({"resourceType":"Organization","id":"o1","name":"Etelä-Karjala"})",
        R"({"resourceType":"Practitioner","id":"p1","name":[{"family":"Laine","given":["Maija"]}]})",
        patient_json("1", hetu_json("010594Y9032")),
    }));
    const auto report = here.in({file});
    CHECK(report.refused.empty());
    CHECK(counts(report, "Patient") == "1 0 0 0 0");
    CHECK(counts(report, "Condition") == "1 0 0 0 0");
    CHECK(counts(report, "Organization") == "2 0 0 0 0");
    CHECK(report.files_changed == 1);
    CHECK(report.events == here.position());

    CHECK(here.client("Patient/1").hetu == "010594Y9032");
    const auto visits = here.visits("Patient/1");
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].professional == here.id<ProfessionalId>("Practitioner/p1"));
    CHECK(visits[0].unit == here.id<UnitId>("Organization/o2"));
    CHECK(visits[0].booking == here.id<BookingId>("Appointment/a1"));
    REQUIRE(visits[0].reasons.size() == 2);
    CHECK(visits[0].reasons[1].system == "icpc2");
    auto rows = here.trial.rows();
    CHECK(scheduling::booking(rows, *visits[0].booking)->state == events::BookingState::fulfilled);
    const auto role = directory::role(rows, *here.id<RoleId>("PractitionerRole/r1"));
    REQUIRE(role.has_value());
    CHECK(role->profession == events::Profession::nurse);
    CHECK(role->unit_name == "Keskustan terveysasema");
    CHECK(here.trial.replays_alike());
}

TEST_CASE("the same file twice records nothing the second time, not even that it came") {
    const Folder folder;
    ImportTrial here;
    const auto file = folder.put("a.json", bundle({patient_json("1"), encounter_json("e", "Patient/1"), condition_json("c", "Patient/1", "Encounter/e"),
                                                   condition_json("x", "Patient/1", "Encounter/none")}));
    here.in({file});
    const auto position = here.position();
    const auto again = here.in({file});
    CHECK(here.position() == position);
    CHECK(again.events == 0);
    CHECK(again.files_changed == 0);
    CHECK(counts(again, "Patient") == "0 0 0 1 0");
    CHECK(counts(again, "Encounter") == "0 0 0 1 0");
    CHECK(counts(again, "Condition") == "0 0 0 1 1");
}

TEST_CASE("the order in which files are given does not matter, and references cross them") {
    const Folder folder;
    const auto a = folder.put("a.json", bundle({encounter_json("e", "urn:uuid:00000000-0000-0000-0000-00000000000a", R"(,"participant":[{"individual":
        {"reference":"Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|99"}}],"serviceProvider":{"reference":"https://x.fi/fhir/Organization/o/_history/2"})")}));
    const auto b = folder.put("b.json", patient_json("00000000-0000-0000-0000-00000000000a"));
    const auto c = folder.put("c.ndjson", "{\"resourceType\":\"Organization\",\"id\":\"o\",\"name\":\"Asema\"}\n"
                                          "{\"resourceType\":\"Practitioner\",\"id\":\"p\",\"name\":[{\"family\":\"Laine\"}],\"identifier\":"
                                          "[{\"system\":\"http://hl7.org/fhir/sid/us-npi\",\"value\":\"99\"}]}\n");
    std::vector<std::string> files{a, b, c};
    std::optional<std::map<std::string, std::string>> first;
    do {
        ImportTrial here;
        const auto report = here.in(files);
        CHECK(counts(report, "Encounter") == "1 0 0 0 0");
        CHECK(report.warnings.empty());
        const auto visits = here.visits("Patient/00000000-0000-0000-0000-00000000000a");
        REQUIRE(visits.size() == 1);
        CHECK(visits[0].professional == here.id<ProfessionalId>("Practitioner/p"));
        CHECK(visits[0].unit == here.id<UnitId>("Organization/o"));
        const auto digests = table_digests(*here.trial.connection);
        if (!first) first = digests;
        CHECK(digests == *first);
    } while (std::next_permutation(files.begin(), files.end()));
}

TEST_CASE("files that came on different days find each other by the links that were kept") {
    const Folder folder;
    ImportTrial here;
    here.in({folder.put("a.json", R"({"resourceType":"Bundle","type":"transaction","entry":[{"fullUrl":"urn:uuid:00000000-0000-0000-0000-00000000000b",
        "resource":)" + patient_json("17") + "}]}")});
    here.in({folder.put("b.json", encounter_json("e", "urn:uuid:00000000-0000-0000-0000-00000000000b"))});
    CHECK(here.visits("Patient/17").size() == 1);
    // A condition that comes later still is a reason of the visit.
    const auto later = here.in({folder.put("c.json", condition_json("c", "Patient/17", "Encounter/e", "T90"))});
    CHECK(counts(later, "Condition") == "1 0 0 0 0");
    REQUIRE(here.visits("Patient/17")[0].reasons.size() == 1);
    CHECK(here.visits("Patient/17")[0].reasons[0].code == "T90");
    CHECK(here.trial.replays_alike());
}

TEST_CASE("files that refer to each other in a ring come in together") {
    const Folder folder;
    ImportTrial here;
    folder.put("a.json", bundle({patient_json("1"), encounter_json("e2", "Patient/2")}));
    folder.put("b.json", bundle({patient_json("2"), encounter_json("e1", "Patient/1")}));
    const auto report = here.in({folder.text()});
    CHECK(counts(report, "Encounter") == "2 0 0 0 0");
    CHECK(report.files_changed == 2);
    CHECK(here.visits("Patient/1").size() == 1);
}

TEST_CASE("a reference that leads nowhere skips the visit of nobody and drops the doctor of a visit") {
    const Folder folder;
    ImportTrial here;
    const auto report = here.in({folder.put("a.json", bundle({patient_json("1"), encounter_json("e1", "Patient/none"), encounter_json("e2", "#contained"),
        encounter_json("e3", "Patient/1", R"(,"participant":[{"individual":{"reference":"Practitioner/none"}}],"serviceProvider":{"reference":"Patient/1"})"),
        condition_json("c", "Patient/1", "Encounter/e1")}))});
    CHECK(counts(report, "Encounter") == "1 0 0 0 2");
    CHECK(reason_count(report, "Encounter", "patient_unknown") == 1);
    CHECK(reason_count(report, "Encounter", "no_patient") == 1);
    CHECK(reason_count(report, "Condition", "encounter_unknown") == 1);
    CHECK(warning_count(report, "practitioner_unknown") == 1);
    CHECK(warning_count(report, "organization_unknown") == 1);
    CHECK(of_type(report, "Encounter").reasons[0].first.ends_with("a.json /entry/2"));
    CHECK_FALSE(here.visits("Patient/1")[0].professional);
}

TEST_CASE("a person who is here already by the identity code is joined, and nobody is made twice") {
    const Folder folder;
    ImportTrial here;
    events::ClientDetails known;
    known.family_name = "Virtanen";
    known.given_names = "Aino";
    known.hetu = "010594Y9032";
    const auto client = here.trial.work([&](Work& work) { return clients::register_stated(work, known); });
    REQUIRE(client.ok());
    const auto report = here.in({folder.put("a.json", bundle({patient_json("1", hetu_json("010594Y9032")), patient_json("2", hetu_json("010594Y9032")),
                                                              encounter_json("e", "Patient/2")}))});
    CHECK(counts(report, "Patient") == "0 2 0 0 0");
    CHECK(here.id<ClientId>("Patient/1") == *client);
    CHECK(here.id<ClientId>("Patient/2") == *client);
    CHECK(here.visits("Patient/1").size() == 1);
}

TEST_CASE("two people with the same doubtful code stay two") {
    const Folder folder;
    ImportTrial here;
    const auto report = here.in({folder.put("a.json", bundle({patient_json("1", hetu_json("010190-999Y")), patient_json("2", hetu_json("010190-999Y"))}))});
    CHECK(counts(report, "Patient") == "2 0 0 0 0");
    CHECK(warning_count(report, "hetu_doubtful") == 2);
    CHECK(here.id<ClientId>("Patient/1") != here.id<ClientId>("Patient/2"));
    CHECK(here.client("Patient/1").hetu_is_doubtful);
}

TEST_CASE("what changed in the other system changes here; a number that was given to somebody else does not") {
    const Folder folder;
    ImportTrial here;
    here.in({folder.put("a.json", patient_json("1", hetu_json("010594Y9032")))});
    const auto moved = here.in({folder.put("a.json", patient_json("1", hetu_json("010594Y9032") + R"(,"telecom":[{"system":"phone","value":"040 1234567"}])"))});
    CHECK(counts(moved, "Patient") == "0 0 1 0 0");
    CHECK(here.client("Patient/1").phone == "+358401234567");
    const auto other = here.in({folder.put("a.json", patient_json("1", hetu_json("020594X903P")))});
    CHECK(reason_count(other, "Patient", "another_person") == 1);
    CHECK(here.client("Patient/1").hetu == "010594Y9032");
    CHECK(other.events == 0);
}

TEST_CASE("two systems that both have a patient 1: each keeps its own person and visits when the entries tell their addresses") {
    const Folder folder;
    ImportTrial here;
    const auto of_system = [](const std::string& base, const std::string& family, const std::string& start) {
        auto visit = encounter_json("e", "Patient/1");
        visit.replace(visit.find("2024-05-02T09:00"), 16, start);
        return R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":")" + base + R"(/Encounter/e","resource":)" + visit + R"(},{"fullUrl":")" + base +
               R"(/Patient/1","resource":{"resourceType":"Patient","id":"1","name":[{"family":")" + family + R"(","given":["Aino"]}]}}]})";
    };
    const auto a = folder.put("a.json", of_system("https://a.fi/fhir", "Virtanen", "2024-05-02T08:00"));
    const auto b = folder.put("b.json", of_system("https://B.fi/fhir", "Korhonen", "2024-05-02T08:10"));
    // Says no address, so it is nobody of theirs.
    const auto stray = folder.put("stray.json", encounter_json("s", "Patient/1"));
    const auto report = here.in({a, b, stray});
    CHECK(counts(report, "Patient") == "2 0 0 0 0");
    CHECK(counts(report, "Encounter") == "2 0 0 0 1");
    CHECK(here.client("Patient/1 a.fi/fhir").family_name == "Virtanen");
    REQUIRE(here.visits("Patient/1 a.fi/fhir").size() == 1);
    REQUIRE(here.visits("Patient/1 b.fi/fhir").size() == 1);
    CHECK(instant_text(here.visits("Patient/1 b.fi/fhir")[0].begins_at) == "2024-05-02T05:10:00.000Z");
    CHECK(here.in({b, a, stray}).events == 0);
    // An address that names the system finds its person on another day, too.
    const auto later = here.in({folder.put("later.json", encounter_json("l", "http://a.fi/fhir/Patient/1"))});
    CHECK(counts(later, "Encounter") == "1 0 0 0 0");
    CHECK(here.visits("Patient/1 a.fi/fhir").size() == 2);
    CHECK(here.trial.replays_alike());
}

TEST_CASE("inside one file a bare number is the one of the system that the file names, whatever was linked before") {
    const Folder folder;
    ImportTrial here;
    here.in({folder.put("bare.json", patient_json("1", R"(,"birthDate":"1950-03-01")"))});
    const auto report = here.in({folder.put("a.json", R"({"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"https://a.fi/Patient/1","resource":)" +
        patient_json("1", R"(,"birthDate":"1970-05-02")") + R"(},{"resource":)" + encounter_json("e", "Patient/1") + "}]}")});
    CHECK(counts(report, "Encounter") == "1 0 0 0 0");
    CHECK(here.visits("Patient/1").empty());
    CHECK(here.visits("Patient/1 a.fi").size() == 1);
}

TEST_CASE("two people under one number that no address tells apart: neither comes in, nor does anything of theirs") {
    const Folder folder;
    const auto matti = R"({"resourceType":"Patient","id":"1","name":[{"family":"Virtanen","given":["Matti"]}],"birthDate":"1950-03-01"})";
    const auto a = folder.put("a/patient.json", matti);
    const auto b = folder.put("b/all.json", bundle({patient_json("1", R"(,"birthDate":"1970-05-02")"), encounter_json("e", "Patient/1"),
        condition_json("c", "Patient/1", "Encounter/e"),
        R"({"resourceType":"Appointment","id":"a1","status":"booked","start":"2026-05-02T09:00:00+03:00","end":"2026-05-02T09:20:00+03:00",
            "participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"}]})"}));
    const auto again = folder.put("c/again.json", patient_json("1", R"(,"birthDate":"1970-05-02")"));
    ImportTrial together;
    const auto report = together.in({a, b, again});
    CHECK(reason_count(report, "Patient", "another_person") == 3);
    CHECK(reason_count(report, "Encounter", "patient_unclear") == 1);
    CHECK(reason_count(report, "Appointment", "patient_unclear") == 1);
    CHECK(report.events == 0);

    // One after the other: the first keeps the number, and the visits of the second are not given to them.
    ImportTrial in_turn;
    in_turn.in({a});
    const auto second = in_turn.in({b});
    CHECK(reason_count(second, "Patient", "another_person") == 1);
    CHECK(reason_count(second, "Encounter", "patient_unclear") == 1);
    CHECK(second.events == 0);
    CHECK(in_turn.client("Patient/1").given_names == "Matti");
    CHECK(in_turn.visits("Patient/1").empty());
    // Nor does somebody of whom no birth date is told.
    const auto third = in_turn.in({folder.put("d.json", bundle({patient_json("1"), encounter_json("f", "Patient/1")}))});
    CHECK(reason_count(third, "Patient", "another_person") == 1);
    CHECK(third.events == 0);
    // Who marries stays who they are.
    const auto married = in_turn.in({folder.put("e.json", R"({"resourceType":"Patient","id":"1","name":[{"family":"Laine","given":["Matti"]}],"birthDate":"1950-03-01"})")});
    CHECK(counts(married, "Patient") == "0 0 1 0 0");
    CHECK(in_turn.client("Patient/1").family_name == "Laine");
}

TEST_CASE("an import may hide a person but never lifts a non-disclosure, and what it does not say stays known") {
    const Folder folder;
    ImportTrial here;
    events::ClientDetails known;
    known.family_name = "Virtanen";
    known.given_names = "Aino";
    known.hetu = "010594Y9032";
    known.non_disclosure = true;
    known.interpreter_language = "ar";
    known.municipality = "405";
    const auto client = here.trial.work([&](Work& work) { return clients::register_stated(work, known); });
    REQUIRE(client.ok());
    const auto joined = here.in({folder.put("a.json", patient_json("1", hetu_json("010594Y9032")))});
    CHECK(counts(joined, "Patient") == "0 1 0 0 0");
    CHECK(warning_count(joined, "non_disclosure_kept") == 1);
    const auto changed = here.in({folder.put("a.json", patient_json("1", hetu_json("010594Y9032") + R"(,"telecom":[{"system":"phone","value":"040 1234567"}])"))});
    CHECK(counts(changed, "Patient") == "0 0 1 0 0");
    CHECK(warning_count(changed, "non_disclosure_kept") == 1);
    const auto after = here.client("Patient/1");
    CHECK(after.non_disclosure);
    CHECK(after.interpreter_language == "ar");
    CHECK(after.municipality == "405");
    CHECK(after.phone == "+358401234567");

    // The other way round: whoever is joined and hidden elsewhere is hidden here from now on.
    known.hetu = "020594X903P";
    known.non_disclosure = false;
    REQUIRE(here.trial.work([&](Work& work) { return clients::register_stated(work, known); }).ok());
    const auto hidden = folder.put("b.json", patient_json("2", hetu_json("020594X903P") + R"(,"meta":{"security":[{"code":"TURVAKIELTO"}]})"));
    here.in({hidden});
    CHECK(here.client("Patient/2").non_disclosure);
    CHECK(here.client("Patient/2").interpreter_language == "ar");
    CHECK(here.in({hidden}).events == 0);
    CHECK(here.trial.replays_alike());
}

TEST_CASE("a visit that was held can only gain reasons; a booking follows its source") {
    const Folder folder;
    ImportTrial here;
    const auto appointment = [](const std::string& status, const std::string& hour) {
        return R"({"resourceType":"Appointment","id":"a","status":")" + status + R"(","start":"2026-05-02T)" + hour + R"(:00:00+03:00","end":"2026-05-02T)" + hour +
               R"(:20:00+03:00","participant":[{"actor":{"reference":"Patient/1"},"status":"accepted"}]})";
    };
    here.in({folder.put("a.json", bundle({patient_json("1"), encounter_json("e", "Patient/1"), appointment("booked", "09")}))});
    const auto booking = *here.id<BookingId>("Appointment/a");

    const auto changed = here.in({folder.put("a.json", bundle({patient_json("1"), appointment("cancelled", "10"),
        encounter_json("e", "Patient/1", R"(,"reasonCode":[{"coding":[{"system":"http://snomed.info/sct","code":"1"}]}])")}))});
    CHECK(counts(changed, "Encounter") == "0 0 1 0 0");
    CHECK(counts(changed, "Appointment") == "0 0 1 0 0");
    CHECK(here.visits("Patient/1")[0].reasons.size() == 1);
    auto rows = here.trial.rows();
    CHECK(scheduling::booking(rows, booking)->state == events::BookingState::cancelled);
    CHECK(instant_text(scheduling::booking(rows, booking)->begins_at) == "2026-05-02T07:00:00.000Z");

    auto later = encounter_json("e", "Patient/1");
    later.replace(later.find("T09:00"), 6, "T08:00");
    const auto moved = here.in({folder.put("a.json", bundle({patient_json("1"), later}))});
    CHECK(reason_count(moved, "Encounter", "visit_cannot_be_changed") == 1);
    CHECK(moved.events == 0);
    CHECK(here.trial.replays_alike());
}

TEST_CASE("a diagnosis never lands in somebody else's record") {
    const Folder folder;
    ImportTrial here;
    const auto report = here.in({folder.put("a.json", bundle({patient_json("1"), patient_json("2"), encounter_json("e", "Patient/1"),
                                                              condition_json("c", "Patient/2", "Encounter/e")}))});
    CHECK(reason_count(report, "Condition", "patient_differs") == 1);
    CHECK(here.visits("Patient/1")[0].reasons.empty());
}

TEST_CASE("the same id twice: the newest word counts, and the same word twice is said once") {
    const Folder folder;
    ImportTrial here;
    const std::string newer = R"(,"meta":{"lastUpdated":"2024-01-02T00:00:00Z"},"birthDate":"1980-01-01")";
    const std::string older = R"(,"meta":{"lastUpdated":"2024-01-01T00:00:00Z"})";
    const auto a = folder.put("a.json", bundle({patient_json("1", newer), patient_json("1", older), patient_json("1", newer)}));
    const auto b = folder.put("b.json", bundle({patient_json("1", older), patient_json("2"), patient_json("2")}));
    const auto report = here.in({a, b});
    CHECK(counts(report, "Patient") == "2 0 0 2 2");
    CHECK(reason_count(report, "Patient", "another_version") == 2);
    CHECK(here.client("Patient/1").born == date_from("1980-01-01"));
    const auto position = here.position();
    here.in({b, a});
    CHECK(here.position() == position);
}

TEST_CASE("units in a ring come in, one of them without its parent, and stay so") {
    const Folder folder;
    ImportTrial here;
    const auto unit = [](const std::string& id, const std::string& parent) {
        return R"({"resourceType":"Organization","id":")" + id + R"(","name":")" + id + R"(","partOf":{"reference":"Organization/)" + parent + "\"}}";
    };
    std::vector<std::string> chain;
    for (int i = 0; i < 300; ++i) chain.push_back(unit("n" + std::to_string(i), "n" + std::to_string(i + 1)));
    const auto ring = folder.put("ring.json", bundle({unit("a", "b"), unit("b", "c"), unit("c", "a"), unit("self", "self")}));
    const auto deep = folder.put("deep.json", bundle(chain));
    const auto report = here.in({ring, deep});
    CHECK(counts(report, "Organization") == "304 0 0 0 0");
    CHECK(warning_count(report, "part_of_ring") >= 2);
    CHECK(here.in({ring, deep}).events == 0);
    CHECK(here.trial.replays_alike());
}

TEST_CASE("a place with its organisation's name is that organisation, another place is a unit of its own") {
    const Folder folder;
    ImportTrial here;
    const auto report = here.in({folder.put("a.json", bundle({R"({"resourceType":"Location","id":"l1","name":"ASEMA","managingOrganization":{"reference":"Organization/o"}})",
        R"({"resourceType":"Location","id":"l2","name":"Sivutoimipiste","managingOrganization":{"reference":"Organization/o"}})",
        R"({"resourceType":"Organization","id":"o","name":"Asema"})"}))});
    CHECK(counts(report, "Location") == "1 1 0 0 0");
    CHECK(here.id<UnitId>("Location/l1") == here.id<UnitId>("Organization/o"));
    CHECK(here.id<UnitId>("Location/l2") != here.id<UnitId>("Organization/o"));
}

TEST_CASE("a broken file leaves nothing and keeps no other file out") {
    const Folder folder;
    ImportTrial here;
    const auto good = folder.put("good.json", bundle({patient_json("1")}));
    const std::string whole = bundle({patient_json("1", R"(,"birthDate":"1999-01-01")"), patient_json("2"), patient_json("3")});
    const std::vector<std::string> broken{
        folder.put("cut.json", whole.substr(0, whole.size() - 20)),
        folder.put("garbage.json", whole + "x"),
        folder.put("nul.json", std::string("{\"resourceType\":\"Patient\",\"id\":\"\0\"}", 34)),
        folder.put("latin1.json", "{\"resourceType\":\"Patient\",\"id\":\"9\",\"name\":[{\"family\":\"M\xE4kel\xE4\"}]}"),
        folder.put("page.json", "<html>"),
        folder.put("other.json", R"({"name":"koppi","version":"1.0.0"})"),
        folder.put("empty.json", ""),
        (folder.path() / "absent.json").string(),
    };
    auto files = broken;
    files.push_back(good);
    const auto report = here.in(files);
    CHECK(report.refused.size() == broken.size());
    CHECK(counts(report, "Patient") == "1 0 0 0 0");
    CHECK_FALSE(here.id<ClientId>("Patient/2"));
    CHECK_FALSE(here.client("Patient/1").born);
    const auto refusal = [&](const std::string& name) {
        for (const auto& it : report.refused)
            if (it.file.ends_with("/" + name)) return it;
        return RefusedFile{};
    };
    CHECK(refusal("cut.json").code == "import.cut_short");
    CHECK(refusal("cut.json").where.starts_with("/entry/2/resource"));
    CHECK(refusal("garbage.json").code == "import.after_the_end");
    CHECK(refusal("latin1.json").code == "import.not_utf8");
    CHECK(refusal("latin1.json").where == "/name/0/family");
    CHECK(refusal("latin1.json").details.at("line") == "1");
    CHECK(refusal("other.json").code == "import.not_fhir");
    CHECK(refusal("empty.json").code == "import.empty_file");
    CHECK(refusal("absent.json").code == "import.no_such_file");

    // With nothing but broken files nothing at all is recorded.
    const auto position = here.position();
    here.in(broken);
    CHECK(here.position() == position);
}

TEST_CASE("folders are walked to the bottom, links in a ring end, and only files of FHIR's endings are read") {
    const Folder folder;
    folder.put("a/b/c/deep.json", patient_json("1"));
    folder.put("a/lines.NDJSON", patient_json("2") + "\n" + patient_json("3"));
    folder.put("a/readme.txt", "not for us");
    fs::create_directory_symlink(folder.path(), folder.path() / "a" / "b" / "again");
    fs::create_symlink(folder.path() / "a" / "b" / "c" / "deep.json", folder.path() / "twin.json");
    fs::create_symlink(folder.path() / "nowhere", folder.path() / "dangling.json");
    ImportTrial here;
    const auto report = here.in({folder.text()});
    CHECK(counts(report, "Patient") == "3 0 0 0 0");
    REQUIRE(report.refused.size() == 1);
    CHECK(report.refused[0].code == "import.no_such_file");

    const auto nothing = import_fhir(*here.trial.workshop, {folder.put("empty/readme.txt", "") + "/.."});
    CHECK(find_files({(folder.path() / "empty").string()}).files.empty());
    CHECK(import_fhir(*here.trial.workshop, {(folder.path() / "empty").string()}).refusal().code == "import.no_files");
    (void)nothing;
}

TEST_CASE("an unreadable file, a pipe and a folder that can't be listed are named") {
    if (::geteuid() == 0) return;  // root may read everything
    const Folder folder;
    const auto secret = folder.put("secret.json", patient_json("1"));
    fs::permissions(secret, fs::perms::none);
    ImportTrial here;
    CHECK(here.in({secret}).refused.at(0).code == "import.unreadable");
}

TEST_CASE("a listener hears the bytes, then the resources, and both arrive at their end") {
    const Folder folder;
    ImportTrial here;
    std::int64_t bytes = 0;
    std::int64_t recorded = 0;
    Listener listener;
    listener.moment = [&](const Moment& moment) {
        CHECK(moment.done <= moment.total);
        (moment.stage == Stage::reading ? bytes : recorded) = moment.done;
    };
    std::vector<std::string> resources;
    for (int i = 0; i < 200; ++i) resources.push_back(patient_json(std::to_string(i)));
    const auto report = here.in({folder.put("a.json", bundle(resources))}, listener);
    CHECK(bytes == report.bytes);
    CHECK(recorded == 200);
}

TEST_CASE("the report is JSON for machines") {
    const Folder folder;
    ImportTrial here;
    const auto text = wire::write(here.in({folder.put("a.json", bundle({patient_json("1"), R"({"resourceType":"Claim"})"}))}));
    CHECK(wire::read<Report>(text).ok());
    CHECK(text.find(R"("not_read":{"Claim":1})") != std::string::npos);
}

TEST_CASE("whatever is skipped, left out or refused has words for the one who reads the report") {
    const auto& known = catalog().messages.in(Language::fi);
    const auto all_of = [&](const std::string& text, const std::regex& pattern, const std::string& area) {
        for (std::sregex_iterator it(text.begin(), text.end(), pattern); it != std::sregex_iterator(); ++it) {
            const auto key = area + (*it)[1].str();
            CHECK_MESSAGE(known.contains(key), key);
        }
    };
    const std::string here = KOPPI_SOURCE_DIR "/src/interfaces/import/";
    for (const auto* file : {"fhir_reduce.cpp", "recorder.cpp", "fhir_import.cpp"}) {
        const auto text = file_text(here + file);
        all_of(text, std::regex(R"rx((?:skip\([^;]*?|refused = |\? ")"([a-z_-]+)"[,);])rx"), "import.skipped.");
        all_of(text, std::regex(R"rx((?:warnings\.add\(|warn\((?:row|\*it), )"([a-z_]+)")rx"), "import.warning.");
    }
    for (const auto* status : {"planned", "arrived", "triaged", "in-progress", "onleave", "cancelled", "entered-in-error", "unknown", "status_unknown"})
        CHECK(known.contains("import.skipped.encounter_" + std::string(status)));
    for (const auto* status : {"proposed", "pending", "waitlist", "entered-in-error", "status_unknown"})
        CHECK(known.contains("import.skipped.appointment_" + std::string(status)));
    all_of(file_text(here + "json_stream.cpp") + file_text(here + "fhir_import.cpp") + file_text(here + "find_files.cpp"),
           std::regex(R"rx("(import\.[a-z_0-9]+)")rx"), "refusal.");
}

TEST_CASE("the real bundles come in with all their people, visits and reasons, and a second time change nothing") {
    const auto data = shared_data();
    if (!data) return;
    ImportTrial here;
    const auto report = here.in({*data});
    CHECK(report.refused.empty());
    CHECK(counts(report, "Patient") == "17 0 0 0 0");
    CHECK(counts(report, "Practitioner") == "103 0 0 17 0");
    CHECK(counts(report, "Organization") == "104 0 0 17 0");
    CHECK(counts(report, "Encounter") == "173 0 0 0 0");
    CHECK(counts(report, "Condition") == "52 0 0 0 0");
    CHECK(counts(report, "PractitionerRole") == "1 0 0 0 0");
    CHECK(reason_count(report, "Appointment", "patient_unknown") == 1);
    CHECK(report.not_read.at("Observation") == 822);
    CHECK(warning_count(report, "practitioner_unknown") == 0);
    CHECK(warning_count(report, "name_missing") == 3);
    auto rows = here.trial.rows();
    CHECK(clients::find(rows, "Castellanos", 5).size() == 1);
    CHECK(here.in({*data}).events == 0);
    CHECK(here.trial.replays_alike());
}

TEST_CASE("a mutated file is refused whole or comes in whole, and what is refused leaves no event") {
    const auto data = shared_data();
    if (!data) return;
    const Folder folder;
    std::vector<std::string> texts;
    for (const auto& entry : fs::directory_iterator(*data + "/fhir-fi")) texts.push_back(file_text(entry.path()));
    // The first resources of a real bundle: small, so that hundreds of them fit into a test.
    for (const auto& entry : fs::directory_iterator(*data + "/fhir-r4")) {
        const auto text = file_text(entry.path());
        std::size_t at = 0;
        for (int i = 0; i < 6; ++i) at = text.find("\"fullUrl\"", at + 1);
        if (at == std::string::npos) continue;
        const auto comma = text.rfind(',', at);
        texts.push_back(text.substr(0, comma) + "]}");
        break;
    }
    Dice dice(7);
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(dice.below(n)); };
    ImportTrial here;
    int refused = 0;
    for (int i = 0; i < 600; ++i) {
        auto text = texts[below(texts.size())];
        if (i % 3 == 0) {
            text.resize(below(text.size()));
        } else {
            const auto flips = 1 + below(i % 3 == 1 ? 1 : 20);
            for (std::size_t k = 0; k < flips; ++k) text[below(text.size())] = static_cast<char>(dice.below(256));
        }
        const auto file = folder.put("mutated.json", text);
        const auto position = here.position();
        const auto report = here.in({file});
        if (!report.refused.empty()) {
            ++refused;
            CHECK(here.position() == position);
            CHECK(report.refused[0].code.starts_with("import."));
            CHECK(report.refused[0].code != "import.not_written");
        } else {
            CHECK(here.in({file}).events == 0);
        }
    }
    CHECK(refused > 200);
    CHECK_FALSE(verify_chain(here.trial.workshop->tables(), [](std::int64_t) {}));
    CHECK(here.trial.replays_alike());
}

}  // namespace koppi::importing
