// Bench: the generator of bundles. A patient comes with 14 encounters, 5 conditions, 70 observations, 15 claims and 14 explanations of
// benefit, indented by four as Synthea writes them: the counts and sizes of its sample bundles.
#include "bundle.hpp"

#include <fmt/format.h>

#include <fstream>

#include "bench.hpp"
#include "platform/clock.hpp"

namespace koppi::bench {

namespace {

constexpr int encounters_each = 14;
constexpr int conditions_each = 5;
constexpr int observations_each = 70;

class Writing {
public:
    explicit Writing(const std::string& path) : file_(path, std::ios::binary | std::ios::trunc) {
        out_ = "{\n    \"resourceType\": \"Bundle\",\n    \"type\": \"transaction\",\n    \"entry\": [\n";
    }
    std::string fresh() { return id_text(fresh_id_bytes(from_epoch_ms(1'700'000'000'000), dice_)); }
    std::uint64_t below(std::uint64_t n) { return dice_.below(n); }

    // One entry: `fields` are lines of the resource, each with its comma.
    void entry(const char* type, const std::string& id, const std::string& fields) {
        if (!first_) out_ += ",\n";
        first_ = false;
        fmt::format_to(std::back_inserter(out_),
                       "        {{\n            \"fullUrl\": \"urn:uuid:{0}\",\n            \"resource\": {{\n                \"resourceType\": \"{1}\",\n"
                       "                \"id\": \"{0}\",\n{2}"
                       "                \"meta\": {{\n                    \"tag\": [\n                        {{\n"
                       "                            \"system\": \"https://example.org/tags\",\n                            \"code\": \"bench\"\n"
                       "                        }}\n                    ]\n                }}\n            }},\n"
                       "            \"request\": {{\n                \"method\": \"POST\",\n                \"url\": \"{1}\"\n            }}\n        }}",
                       id, type, fields);
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
    bool first_ = true;
    Dice dice_{11};
};

std::string reference(const char* field, const std::string& id) {
    return fmt::format("                \"{}\": {{\n                    \"reference\": \"urn:uuid:{}\"\n                }},\n", field, id);
}
std::string text(const char* field, const std::string& value) { return fmt::format("                \"{}\": \"{}\",\n", field, value); }
std::string codings(const char* field, const char* system, const std::string& code, const std::string& display) {
    return fmt::format("                \"{}\": {{\n                    \"coding\": [\n                        {{\n"
                       "                            \"system\": \"{}\",\n                            \"code\": \"{}\",\n"
                       "                            \"display\": \"{}\"\n                        }}\n                    ],\n"
                       "                    \"text\": \"{}\"\n                }},\n",
                       field, system, code, display, display);
}
std::string when(std::uint64_t day, std::uint64_t minute) {
    return fmt::format("20{:02}-{:02}-{:02}T{:02}:{:02}:00+02:00", 10 + day % 15, 1 + day % 12, 1 + day % 28, 8 + minute / 60, minute % 60);
}

// What we pass over: nested, long, and the larger part of every export.
std::string costs(int items) {
    std::string all = "                \"item\": [\n";
    for (int i = 0; i < items; ++i)
        fmt::format_to(
            std::back_inserter(all),
            "                    {{\n                        \"sequence\": {},\n                        \"productOrService\": {{\n"
            "                            \"coding\": [\n                                {{\n"
            "                                    \"system\": \"http://snomed.info/sct\",\n                                    \"code\": \"185349003\",\n"
            "                                    \"display\": \"Encounter for check up (procedure)\"\n                                }}\n                 "
            "           ]\n"
            "                        }},\n                        \"net\": {{\n                            \"value\": {}.{:02},\n"
            "                            \"currency\": \"EUR\"\n                        }},\n                        \"adjudication\": [\n"
            "                            {{\n                                \"category\": {{\n                                    \"coding\": [\n"
            "                                        {{\n                                            \"system\": "
            "\"https://example.org/CodeSystem/adjudication\",\n"
            "                                            \"code\": \"line_submitted_charge\",\n                                            \"display\": "
            "\"Line Submitted Charge Amount\"\n"
            "                                        }}\n                                    ]\n                                }},\n"
            "                                \"amount\": {{\n                                    \"value\": {}.5,\n                                    "
            "\"currency\": \"EUR\"\n"
            "                                }}\n                            }}\n                        ]\n                    }}{}\n",
            i + 1, 100 + i * 7, i, 90 + i, i + 1 < items ? "," : "");
    return all + "                ],\n";
}

void write_patient(Writing& writing, std::int64_t number, const std::string& organisation, const std::string& practitioner) {
    constexpr const char* families[] = {"Virtanen", "Korhonen", "M\u00e4kinen", "Nieminen", "H\u00e4m\u00e4l\u00e4inen", "Laine", "Heikkinen"};
    constexpr const char* givens[] = {"Aino", "Eero", "Helmi", "Onni", "V\u00e4in\u00f6", "Tuula", "Pekka", "Juhani"};
    const auto n = static_cast<std::size_t>(number);
    const auto patient = writing.fresh();
    writing.entry(
        "Patient", patient,
        fmt::format("                \"text\": {{\n                    \"status\": \"generated\",\n                    \"div\": \"<div "
                    "xmlns=\\\"http://www.w3.org/1999/xhtml\\\">"
                    "Invented person {} for a measurement. {}</div>\"\n                }},\n"
                    "                \"name\": [\n                    {{\n                        \"use\": \"official\",\n                        "
                    "\"family\": \"{}\",\n"
                    "                        \"given\": [\n                            \"{}\",\n                            \"{}\"\n                       "
                    " ]\n                    }}\n                ],\n"
                    "                \"telecom\": [\n                    {{\n                        \"system\": \"phone\",\n                        "
                    "\"value\": \"040 {:07}\",\n                        \"use\": \"home\"\n                    }}\n                ],\n"
                    "                \"gender\": \"{}\",\n                \"birthDate\": \"19{:02}-{:02}-{:02}\",\n",
                    number, std::string(3000, 'x'), families[n % std::size(families)], givens[n % std::size(givens)], givens[(n / 8) % std::size(givens)],
                    1'000'000 + number % 8'999'999, n % 2 ? "female" : "male", 30 + n % 70, 1 + n % 12, 1 + n % 28));
    std::vector<std::string> encounters;
    for (int i = 0; i < encounters_each; ++i) {
        const auto& encounter = encounters.emplace_back(writing.fresh());
        const auto day = writing.below(5000);
        const auto minute = writing.below(420);
        writing.entry(
            "Encounter", encounter,
            text("status", "finished") +
                "                \"class\": {\n                    \"system\": \"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\n                    "
                "\"code\": \"AMB\"\n                },\n"
                "                \"type\": [\n                    {\n                        \"coding\": [\n                            {\n                "
                "                \"system\": \"http://snomed.info/sct\",\n"
                "                                \"code\": \"185349003\",\n                                \"display\": \"Encounter for check up "
                "(procedure)\"\n                            }\n                        ],\n"
                "                        \"text\": \"Encounter for check up (procedure)\"\n                    }\n                ],\n" +
                reference("subject", patient) +
                fmt::format(
                    "                \"participant\": [\n                    {{\n                        \"individual\": {{\n                            "
                    "\"reference\": \"urn:uuid:{}\"\n"
                    "                        }}\n                    }}\n                ],\n"
                    "                \"period\": {{\n                    \"start\": \"{}\",\n                    \"end\": \"{}\"\n                }},\n",
                    practitioner, when(day, minute), when(day, minute + 20)) +
                reference("serviceProvider", organisation));
        writing.entry("Claim", writing.fresh(), text("status", "active") + text("use", "claim") + reference("patient", patient) + costs(3));
        writing.entry("ExplanationOfBenefit", writing.fresh(), text("status", "active") + text("use", "claim") + reference("patient", patient) + costs(10));
    }
    for (int i = 0; i < conditions_each; ++i)
        writing.entry("Condition", writing.fresh(),
                      "                \"verificationStatus\": {\n                    \"coding\": [\n                        {\n                           "
                      " \"system\": \"http://terminology.hl7.org/CodeSystem/condition-ver-status\",\n"
                      "                            \"code\": \"confirmed\"\n                        }\n                    ]\n                },\n" +
                          codings("code", "http://snomed.info/sct", std::to_string(239'872'002 + i), "Osteoarthritis of hip") +
                          reference("subject", patient) + reference("encounter", encounters[writing.below(encounters.size())]) +
                          text("recordedDate", when(writing.below(5000), 0)));
    for (int i = 0; i < observations_each; ++i)
        writing.entry("Observation", writing.fresh(),
                      text("status", "final") + codings("code", "http://loinc.org", fmt::format("83{:02}-2", i), "Body Height") +
                          reference("subject", patient) + reference("encounter", encounters[writing.below(encounters.size())]) +
                          text("effectiveDateTime", when(writing.below(5000), 30)) +
                          fmt::format("                \"valueQuantity\": {{\n                    \"value\": {}.{},\n                    \"unit\": "
                                      "\"cm\",\n                    \"system\": \"http://unitsofmeasure.org\",\n"
                                      "                    \"code\": \"cm\"\n                }},\n",
                                      40 + writing.below(160), writing.below(100'000)));
}

}  // namespace

Bundle write_bundle(const std::string& path, std::int64_t bytes_at_least) {
    Writing writing(path);
    Bundle bundle;
    const auto organisation = writing.fresh();
    const auto practitioner = writing.fresh();
    writing.entry("Organization", organisation, text("name", "Mittausasema"));
    writing.entry("Practitioner", practitioner,
                  "                \"name\": [\n                    {\n                        \"family\": \"Mittari\",\n                        "
                  "\"given\": [\n                            \"Maija\"\n                        ]\n                    }\n                ],\n");
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
