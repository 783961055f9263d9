// Bench: the generator of bundles. A patient comes with 14 encounters, 5 conditions, 70 observations, 14 claims and 14 explanations of
// benefit, indented by four as Synthea writes them: the counts and sizes of its sample bundles.
#include "bundle.hpp"

#include <fmt/format.h>

#include <fstream>
#include <vector>

#include "bench.hpp"
#include "platform/clock.hpp"

namespace koppi::bench {

namespace {

constexpr int encounters_each = 14;
constexpr int conditions_each = 5;
constexpr int observations_each = 70;

// Appends compact JSON as it looks when it is indented by four, from the given depth on.
void indent(std::string& out, std::string_view json, std::size_t depth) {
    bool in_text = false;
    const auto line = [&] { out.append(1, '\n').append(4 * depth, ' '); };
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text) {
            out += c;
            if (c == '\\') out += json[++i];
            in_text = c != '"';
        } else if (c == '{' || c == '[') {
            out += c;
            ++depth;
            line();
        } else if (c == '}' || c == ']') {
            --depth;
            line();
            out += c;
        } else {
            out += c;
            if (c == '"') in_text = true;
            if (c == ',') line();
            if (c == ':') out += ' ';
        }
    }
}

class Writing {
public:
    explicit Writing(const std::string& path) : file_(path, std::ios::binary | std::ios::trunc) {
        out_ = "{\n    \"resourceType\": \"Bundle\",\n    \"type\": \"transaction\",\n    \"entry\": [\n";
    }
    std::string fresh() { return id_text(fresh_id_bytes(from_epoch_ms(1'700'000'000'000), dice_)); }
    std::uint64_t below(std::uint64_t n) { return dice_.below(n); }

    // One entry: `fields` are the members of the resource, each with a comma behind it.
    void entry(const char* type, const std::string& id, const std::string& fields) {
        out_ += is_first_ ? "        " : ",\n        ";
        is_first_ = false;
        indent(out_,
               fmt::format(R"({{"fullUrl":"urn:uuid:{0}","resource":{{"resourceType":"{1}","id":"{0}",{2})"
                           R"("meta":{{"tag":[{{"system":"https://example.org/tags","code":"bench"}}]}}}},)"
                           R"("request":{{"method":"POST","url":"{1}"}}}})",
                           id, type, fields),
               2);
        if (out_.size() > 1 << 20) flush();
    }
    std::int64_t written() const { return written_ + static_cast<std::int64_t>(out_.size()); }
    void finish() {
        out_ += "\n    ]\n}\n";
        flush();
        must(file_.good(), "the bundle is written");
    }

private:
    void flush() {
        file_.write(out_.data(), static_cast<std::streamsize>(out_.size()));
        written_ += static_cast<std::int64_t>(out_.size());
        out_.clear();
    }
    std::ofstream file_;
    std::string out_;
    std::int64_t written_ = 0;
    bool is_first_ = true;
    Dice dice_{11};
};

std::string reference(const char* field, const std::string& id) { return fmt::format(R"("{}":{{"reference":"urn:uuid:{}"}},)", field, id); }
std::string text(const char* field, const std::string& value) { return fmt::format(R"("{}":"{}",)", field, value); }
std::string concept_of(const char* system, const std::string& code, const std::string& display) {
    return fmt::format(R"({{"coding":[{{"system":"{}","code":"{}","display":"{}"}}],"text":"{}"}})", system, code, display, display);
}
std::string when(std::uint64_t day, std::uint64_t minute) {
    return fmt::format("20{:02}-{:02}-{:02}T{:02}:{:02}:00+02:00", 10 + day % 15, 1 + day % 12, 1 + day % 28, 8 + minute / 60, minute % 60);
}

constexpr const char* snomed = "http://snomed.info/sct";
constexpr const char* check_up = "Encounter for check up (procedure)";

// What we pass over: nested, long, and the larger part of every export.
std::string costs(int items) {
    const auto category = concept_of("https://example.org/CodeSystem/adjudication", "line_submitted_charge", "Line Submitted Charge Amount");
    std::string all;
    for (int i = 0; i < items; ++i)
        fmt::format_to(std::back_inserter(all),
                       R"({}{{"sequence":{},"productOrService":{},"net":{{"value":{}.{:02},"currency":"EUR"}},)"
                       R"("adjudication":[{{"category":{},"amount":{{"value":{}.5,"currency":"EUR"}}}}]}})",
                       i ? "," : "", i + 1, concept_of(snomed, "185349003", check_up), 100 + i * 7, i, category, 90 + i);
    return R"("item":[)" + all + "],";
}

std::string patient_fields(std::int64_t number) {
    constexpr const char* families[] = {"Virtanen", "Korhonen", "Mäkinen", "Nieminen", "Hämäläinen", "Laine", "Heikkinen"};
    constexpr const char* givens[] = {"Aino", "Eero", "Helmi", "Onni", "Väinö", "Tuula", "Pekka", "Juhani"};
    const auto n = static_cast<std::size_t>(number);
    return fmt::format(R"("text":{{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">Invented person {}. {}</div>"}},)"
                       R"("name":[{{"use":"official","family":"{}","given":["{}","{}"]}}],)"
                       R"("telecom":[{{"system":"phone","value":"040 {:07}","use":"home"}}],)"
                       R"("gender":"{}","birthDate":"19{:02}-{:02}-{:02}",)",
                       number, std::string(3000, 'x'), families[n % std::size(families)], givens[n % std::size(givens)],
                       givens[(n / 8) % std::size(givens)], 1'000'000 + number % 8'999'999, n % 2 ? "female" : "male", 30 + n % 70, 1 + n % 12, 1 + n % 28);
}

void write_patient(Writing& writing, std::int64_t number, const std::string& organisation, const std::string& practitioner) {
    const auto patient = writing.fresh();
    writing.entry("Patient", patient, patient_fields(number));
    std::vector<std::string> encounters;
    const auto any_encounter = [&] { return reference("encounter", encounters[writing.below(encounters.size())]); };
    for (int i = 0; i < encounters_each; ++i) {
        const auto& encounter = encounters.emplace_back(writing.fresh());
        const auto day = writing.below(5000);
        const auto minute = writing.below(420);
        writing.entry("Encounter", encounter,
                      text("status", "finished") + R"("class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},)" +
                          fmt::format(R"("type":[{}],)", concept_of(snomed, "185349003", check_up)) + reference("subject", patient) +
                          fmt::format(R"("participant":[{{"individual":{{"reference":"urn:uuid:{}"}}}}],)", practitioner) +
                          fmt::format(R"("period":{{"start":"{}","end":"{}"}},)", when(day, minute), when(day, minute + 20)) +
                          reference("serviceProvider", organisation));
        const auto bill = text("status", "active") + text("use", "claim") + reference("patient", patient);
        writing.entry("Claim", writing.fresh(), bill + costs(3));
        writing.entry("ExplanationOfBenefit", writing.fresh(), bill + costs(10));
    }
    for (int i = 0; i < conditions_each; ++i)
        writing.entry("Condition", writing.fresh(),
                      R"("verificationStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},)" +
                          fmt::format(R"("code":{},)", concept_of(snomed, std::to_string(239'872'002 + i), "Osteoarthritis of hip")) +
                          reference("subject", patient) + any_encounter() + text("recordedDate", when(writing.below(5000), 0)));
    for (int i = 0; i < observations_each; ++i)
        writing.entry("Observation", writing.fresh(),
                      text("status", "final") + fmt::format(R"("code":{},)", concept_of("http://loinc.org", fmt::format("83{:02}-2", i), "Body Height")) +
                          reference("subject", patient) + any_encounter() + text("effectiveDateTime", when(writing.below(5000), 30)) +
                          fmt::format(R"("valueQuantity":{{"value":{}.{},"unit":"cm","system":"http://unitsofmeasure.org","code":"cm"}},)",
                                      40 + writing.below(160), writing.below(100'000)));
}

}  // namespace

Bundle write_bundle(const std::string& path, std::int64_t bytes_at_least) {
    Writing writing(path);
    Bundle bundle;
    const auto organisation = writing.fresh();
    const auto practitioner = writing.fresh();
    writing.entry("Organization", organisation, text("name", "Mittausasema"));
    writing.entry("Practitioner", practitioner, R"("name":[{"family":"Mittari","given":["Maija"]}],)");
    while (writing.written() < bytes_at_least) {
        write_patient(writing, bundle.patients, organisation, practitioner);
        ++bundle.patients;
        bundle.encounters += encounters_each;
        bundle.conditions += conditions_each;
    }
    writing.finish();
    bundle.bytes = writing.written();
    return bundle;
}

}  // namespace koppi::bench
