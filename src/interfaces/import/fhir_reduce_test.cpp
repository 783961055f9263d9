// Import, from_fhir: what each resource becomes, and what is said of what can't be read.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/civil_time.hpp"
#include "core/text.hpp"
#include "interfaces/import/fhir_reduce.hpp"

namespace koppi::importing {

namespace {

Reduced reduced(const std::string& text) {
    std::optional<Reduced> result;
    const auto source = source_of(text);
    const auto totals = read_resources(*source, Layout::document, asked_of_fhir(), [&](const Kept& kept) { result = reduce(kept); }, {});
    REQUIRE(totals.ok());
    REQUIRE(result.has_value());
    return *result;
}
template <class T>
T body_of(const Reduced& resource) {
    CHECK(resource.skipped == "");
    return std::get<T>(resource.body);
}
events::ClientDetails patient(const std::string& fields) {
    return body_of<ReducedClient>(reduced(R"({"resourceType":"Patient","id":"1",)" + fields + "}")).details;
}
std::string warnings_of(const std::string& text) {
    std::string all;
    for (const auto& warning : reduced(text).warnings) all += (all.empty() ? "" : " ") + warning;
    return all;
}
std::string patient_warnings(const std::string& fields) {
    return warnings_of(R"({"resourceType":"Patient","id":"1","name":[{"family":"A"}],)" + fields + "}");
}
std::string encounter(const std::string& more) {
    return R"({"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/1"},)"
           R"("period":{"start":"2024-05-02T09:00:00+03:00","end":"2024-05-02T09:20:00+03:00"})" +
           more + "}";
}

}  // namespace

TEST_CASE("a patient's official name goes before the others; without any name both are empty and it is said") {
    const auto named = patient(R"("name":[{"use":"nickname","given":["Kaisu"]},{"use":"old","family":"Salo"},
        {"use":"official","family":" van der  Hentenryck","given":["Karen","Erika"]}])");
    CHECK(named.family_name == "van der Hentenryck");
    CHECK(named.given_names == "Karen Erika");

    const auto nameless = reduced(R"({"resourceType":"Patient","id":"1","text":{"div":"<div>x</div>"}})");
    CHECK(std::get<ReducedClient>(nameless.body).details.family_name == "");
    CHECK(std::get<ReducedClient>(nameless.body).details.given_names == "");
    CHECK(nameless.warnings == std::vector<std::string>{"name_missing"});

    const auto in_one = patient(R"("name":[{"text":"Aino Maria Virtanen"}])");
    CHECK(in_one.family_name == "Virtanen");
    CHECK(in_one.given_names == "Aino Maria");
}

TEST_CASE("a sound identity code tells the birth date; a wrong check character is kept with a doubt; other numbers are left out") {
    const auto code = [](const char* value) { return std::string(R"("identifier":[{"system":"urn:oid:1.2.246.21","value":")") + value + "\"}]"; };
    const auto sound = patient(code("010594y9032"));
    CHECK(sound.hetu == "010594Y9032");
    CHECK_FALSE(sound.hetu_is_doubtful);
    CHECK(sound.born == date_from("1994-05-01"));

    const auto doubtful = patient(code("010190-999Y"));
    CHECK(doubtful.hetu == "010190-999Y");
    CHECK(doubtful.hetu_is_doubtful);
    CHECK_FALSE(doubtful.born);
    CHECK(patient_warnings(code("010190-999Y")) == "hetu_doubtful");
    CHECK(patient_warnings(code("999-59-8153")) == "hetu_unreadable");
    CHECK(patient_warnings(code("010594Y9032") + R"(,"birthDate":"1994-06-01")") == "birth_date_differs_from_hetu");
    CHECK_FALSE(patient(R"("identifier":[{"system":"http://hl7.org/fhir/sid/us-ssn","value":"999-59-8153"}])").hetu);
    CHECK_FALSE(patient(R"("identifier":[{"use":"old","system":"urn:oid:1.2.246.21","value":"010594Y9032"}])").hetu);
}

TEST_CASE("a birth date that is only a year or a month is no date, and it is counted") {
    CHECK(patient(R"("birthDate":"1980-05-17")").born == date_from("1980-05-17"));
    CHECK_FALSE(patient(R"("birthDate":"1980")").born);
    CHECK(patient_warnings(R"("birthDate":"1980")") == "birth_date_incomplete");
    CHECK(patient_warnings(R"("birthDate":"1980-05")") == "birth_date_incomplete");
    CHECK(patient_warnings(R"("birthDate":"1980-02-30")") == "birth_date_unreadable");
    CHECK(patient_warnings(R"("birthDate":"17.5.1980")") == "birth_date_unreadable");
}

TEST_CASE("death is the day as it was written; a death without its day is said") {
    CHECK(patient(R"("deceasedDateTime":"2001-03-02T23:30:00-05:00")").died == date_from("2001-03-02"));
    CHECK(patient(R"("deceasedDateTime":"2001-03-02")").died == date_from("2001-03-02"));
    CHECK(patient_warnings(R"("deceasedDateTime":"2001-03")") == "died_without_day");
    CHECK(patient_warnings(R"("deceasedBoolean":true)") == "died_without_day");
    CHECK(patient_warnings(R"("deceasedBoolean":false)") == "");
}

TEST_CASE("non-disclosure, language, interpreter and municipality are read from the Finnish profile") {
    const auto client = patient(R"("meta":{"security":[{"system":"https://hl7.fi/fhir/finnish-base-profiles/CodeSystem/fi-base-security-label-cs","code":"TURVAKIELTO"}]},
        "communication":[{"language":{"coding":[{"code":"fi"}]}},{"preferred":true,"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"sv-FI"}]}}],
        "extension":[{"url":"https://hl7.fi/fhir/finnish-base-profiles/StructureDefinition/municipality-code","valueCoding":{"system":"urn:oid:1.2.246.537.6.21","code":"405"}}])");
    CHECK(client.non_disclosure);
    CHECK(client.language == Language::sv);
    CHECK(client.municipality == "405");
    const auto living_in = [](const std::string& code) {
        return R"("extension":[{"url":"https://hl7.fi/fhir/finnish-base-profiles/StructureDefinition/municipality-code","valueCoding":{"code":")" + code +
               R"("}}])";
    };
    // Another county's code is kept and counted, what is no code is left out and counted.
    CHECK(patient(living_in("091")).municipality == "091");
    CHECK(patient_warnings(living_in("091")) == "municipality_elsewhere");
    CHECK_FALSE(patient(living_in("Imatra")).municipality);
    CHECK(patient_warnings(living_in("Imatra")) == "municipality_unknown");
    CHECK(patient_warnings(living_in("405")) == "");
    CHECK_FALSE(client.interpreter_language);

    const std::string interpreter = R"("extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired","valueBoolean":true}])";
    const auto foreign = patient(interpreter + R"(,"communication":[{"language":{"coding":[{"code":"ru"}]}}])");
    CHECK(foreign.language == Language::fi);
    CHECK(foreign.interpreter_language == "ru");
    CHECK(patient(interpreter).interpreter_language == "und");
    CHECK(patient_warnings(interpreter) == "interpreter_language_unknown");
    CHECK(patient(R"("communication":[{"language":{"coding":[{"code":"en-US"}]}}])").language == Language::en);
}

TEST_CASE("a phone is dialled the Finnish way or left out, and the home address is one line") {
    const auto client = patient(R"("telecom":[{"system":"phone","use":"work","value":"05 123 4567"},{"system":"phone","use":"mobile","value":"040 123 4567"},
        {"system":"email","value":"a@b"}],"address":[{"use":"old","city":"Turku"},{"line":["Satamatie 5","B 12"],"postalCode":"53900","city":"Lappeenranta"}])");
    CHECK(client.phone == "+358401234567");
    CHECK(client.address == "Satamatie 5, B 12, 53900 Lappeenranta");
    CHECK(patient_warnings(R"("telecom":[{"system":"phone","value":"555-123-4567"}])") == "phone_unusable");
}

TEST_CASE("text comes out in NFC, without control characters, and no longer than a screen can hold") {
    CHECK(patient(R"("name":[{"family":"A\u0308ssa\u0000\u0007x"}])").family_name == "\xC3\x84ssa x");
    const std::string long_name(500, 'a');
    CHECK(patient(R"("name":[{"family":")" + long_name + "\"}]").family_name.size() == 80);
    CHECK(warnings_of(R"({"resourceType":"Patient","id":"1","name":[{"family":")" + long_name + "\"}]}") == "text_cut");
    CHECK(rc::check([](const std::vector<std::uint16_t>& units) {
        std::string text;
        for (const auto unit : units) {
            const unsigned code = unit >= 0xD800 && unit < 0xE000 ? 0x41 : unit;
            if (code < 0x80) {
                text += static_cast<char>(code);
            } else if (code < 0x800) {
                text += static_cast<char>(0xC0 | code >> 6);
                text += static_cast<char>(0x80 | (code & 63));
            } else {
                text += static_cast<char>(0xE0 | code >> 12);
                text += static_cast<char>(0x80 | (code >> 6 & 63));
                text += static_cast<char>(0x80 | (code & 63));
            }
        }
        bool was_cut = false;
        const auto clean = clean_text(text, 20, was_cut);
        RC_ASSERT(is_valid_utf8(clean));
        RC_ASSERT(clean.size() <= 20 * 4);
        RC_ASSERT(std::none_of(clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
        bool again = false;
        RC_ASSERT(clean_text(clean, 20, again) == clean);
    }));
}

TEST_CASE("a resource is known by its type and id, by the address of its entry, and by its public numbers") {
    const auto practitioner = reduced(R"({"resourceType":"Bundle","entry":[{"fullUrl":"urn:uuid:0A0B0C0D-0000-0000-0000-000000000001",
        "resource":{"resourceType":"Practitioner","id":"p1","name":[{"family":"Laine"}],
        "identifier":[{"system":"urn:oid:1.2.246.537.26","value":"00198705840"}]}}]})");
    CHECK(practitioner.source == "Practitioner/p1");
    CHECK(practitioner.keys == std::vector<std::string>{"Practitioner/p1", "urn:uuid:0a0b0c0d-0000-0000-0000-000000000001",
                                                        "Practitioner?urn:oid:1.2.246.537.26|00198705840"});
    CHECK(std::get<ReducedProfessional>(practitioner.body).terhikki == "00198705840");
    CHECK(reduced(R"({"resourceType":"Bundle","entry":[{"fullUrl":"http://x.fi/fhir/Patient/9","resource":{"resourceType":"Patient"}}]})").source ==
          "Patient/9 x.fi/fhir");
    CHECK(reduced(R"({"resourceType":"Bundle","entry":[{"fullUrl":"http://x.fi/fhir/1234","resource":{"resourceType":"Patient","id":"9"}}]})").source ==
          "Patient/9");
    CHECK(reduced(R"({"resourceType":"Patient"})").skipped == "no_id");
    CHECK(reduced(R"({"resourceType":"Patient","id":"a b"})").skipped == "no_id");
}

TEST_CASE("references have one spelling") {
    CHECK(reference_key("Patient/1") == "Patient/1");
    CHECK(reference_key("https://A.fi/fhir/R4/Patient/1/_history/3") == "Patient/1 a.fi/fhir/R4");
    CHECK(reference_key("http://a.fi/Patient/1") == "Patient/1 a.fi");
    CHECK(reference_key("https://Patient/1") == "Patient/1");
    CHECK(reference_key("Patient/1 b.fi") == "");
    CHECK(reference_key("urn:uuid:ABC") == "urn:uuid:abc");
    CHECK(reference_key("#contained") == "");
    CHECK(reference_key("Practitioner?identifier=http://hl7.org/fhir/sid/us-npi%7C99") == "Practitioner?http://hl7.org/fhir/sid/us-npi|99");
    CHECK(reference_key("Patient?name=x") == "");
    CHECK(rc::check([](const std::string& text) { (void)reference_key(text); }));
}

TEST_CASE("a relative reference names a resource of the system that its own entry is of") {
    const auto visit = body_of<ReducedVisit>(reduced(R"({"resourceType":"Bundle","entry":[{"fullUrl":"https://a.fi/fhir/Encounter/e","resource":)" +
        encounter(R"(,"participant":[{"individual":{"reference":"https://b.fi/fhir/Practitioner/p"}}],"serviceProvider":{"reference":"urn:uuid:1"})") + "}]}"));
    CHECK(visit.client.to.ends_with(" a.fi/fhir"));
    CHECK(visit.client.to.starts_with("Patient/"));
    CHECK(visit.professionals.at(0).to == "Practitioner/p b.fi/fhir");
    CHECK(visit.units.at(0).to == "urn:uuid:1");
    CHECK(plain_and_base("Practitioner?a b|c").base.empty());
}

TEST_CASE("a finished encounter becomes a visit; its class tells how it was held; other statuses are skipped by name") {
    const auto visit = body_of<ReducedVisit>(reduced(encounter(
        R"(,"participant":[{"individual":{"reference":"Practitioner/p"}}],"serviceProvider":{"reference":"Organization/o"},
           "reasonCode":[{"coding":[{"system":"urn:oid:1.2.246.537.6.31.2007","code":"L08","display":"Olkapääoire"}]}],
           "diagnosis":[{"condition":{"reference":"Condition/c"}}])")));
    CHECK(visit.client.to == "Patient/1");
    CHECK(visit.kind == events::VisitKind::on_site);
    CHECK(instant_text(visit.begins_at) == "2024-05-02T06:00:00.000Z");
    CHECK(visit.ends_at - visit.begins_at == 20min);
    CHECK(visit.professionals.at(0).to == "Practitioner/p");
    CHECK(visit.units.at(0).to == "Organization/o");
    CHECK(visit.reasons.at(0).system == "icpc2");
    CHECK(visit.conditions.at(0).to == "Condition/c");

    const auto with = [](const std::string& from, const std::string& to) {
        auto text = encounter("");
        text.replace(text.find(from), from.size(), to);
        return reduced(text);
    };
    CHECK(std::get<ReducedVisit>(with("AMB", "VR").body).kind == events::VisitKind::remote);
    CHECK(std::get<ReducedVisit>(with("AMB", "HH").body).kind == events::VisitKind::home);
    CHECK(std::get<ReducedVisit>(with("AMB", "EMER").body).kind == events::VisitKind::on_site);
    CHECK(std::get<ReducedVisit>(with("AMB", "IMP").body).kind == events::VisitKind::other);
    CHECK(with("finished", "planned").skipped == "encounter_planned");
    CHECK(with("finished", "entered-in-error").skipped == "encounter_entered-in-error");
    CHECK(with("finished", "'; drop").skipped == "encounter_status_unknown");
    CHECK(with("subject", "object").skipped == "no_patient");
    CHECK(with("2024-05-02T09:00:00+03:00", "2024-05").skipped == "no_time");
    CHECK(with("2024-05-02T09:00:00+03:00", "2024-05-02").warnings == std::vector<std::string>{"time_of_day_missing"});
    CHECK(with("2024-05-02T09:20:00+03:00", "2024-05-02T08:20:00+03:00").warnings == std::vector<std::string>{"end_before_begin"});
}

TEST_CASE("times of less than a day are told apart, and a time without a zone is Finnish") {
    CHECK(fhir_time("2024").precision == FhirTime::Precision::year);
    CHECK(fhir_time("2024-05").precision == FhirTime::Precision::month);
    CHECK(fhir_time("2024-13").precision == FhirTime::Precision::none);
    CHECK(fhir_time("2024-05-02").at == start_of_day(*date_from("2024-05-02")));
    CHECK(fhir_time("yesterday").precision == FhirTime::Precision::none);
    const auto wall = fhir_time("2024-01-02T09:00:30");
    CHECK_FALSE(wall.had_zone);
    CHECK(instant_text(wall.at) == "2024-01-02T07:00:30.000Z");
    CHECK(rc::check([](const std::string& text) { (void)fhir_time(text); }));
}

TEST_CASE("appointment states follow the Finnish map; what has no time given yet is skipped by name") {
    const auto appointment = [](const std::string& status, const std::string& actor = R"({"reference":"Patient/1"})") {
        return reduced(R"({"resourceType":"Appointment","id":"a","status":")" + status +
                       R"(","created":"2019-12-01","start":"2020-01-01T12:00:00+02:00","end":"2020-01-01T12:30:00+02:00","participant":[{"actor":)" + actor +
                       R"(,"status":"accepted"},{"actor":{"reference":"HealthcareService/h"},"status":"accepted"}]})");
    };
    const auto state = [&](const std::string& status) { return std::get<ReducedBooking>(appointment(status).body).state; };
    CHECK(state("booked") == events::BookingState::booked);
    CHECK(state("arrived") == events::BookingState::arrived);
    CHECK(state("checked-in") == events::BookingState::arrived);
    CHECK(state("fulfilled") == events::BookingState::fulfilled);
    CHECK(state("cancelled") == events::BookingState::cancelled);
    CHECK(state("noshow") == events::BookingState::no_show);
    CHECK(appointment("proposed").skipped == "appointment_proposed");
    CHECK(appointment("waitlist").skipped == "appointment_waitlist");
    const auto by_code = appointment("booked", R"({"identifier":{"system":"urn:oid:1.2.246.21","value":"010101-123N"}})");
    CHECK(std::get<ReducedBooking>(by_code.body).clients.at(0).identifier == "urn:oid:1.2.246.21|010101-123N");
    CHECK(std::get<ReducedBooking>(by_code.body).made_at == start_of_day(*date_from("2019-12-01")));
    CHECK(appointment("booked", R"({"reference":"Location/1"})").skipped == "no_patient");
}

TEST_CASE("a condition is a reason in one of our code systems, and a Finnish pair is two") {
    const auto reason = [](const std::string& system, const std::string& code) {
        std::string all;
        for (const auto& it : visit_reasons(system, code, "d")) all += (all.empty() ? "" : " ") + it.system + ":" + it.code;
        return all;
    };
    CHECK(reason("http://snomed.info/sct", "38341003") == "snomed:38341003");
    CHECK(reason("urn:oid:1.2.246.537.6.31", "K86") == "icpc2:K86");
    CHECK(reason("urn:oid:1.2.246.537.6.1.1999", "A39.0+G01*") == "icd10:A39.0 icd10:G01");
    CHECK(reason("urn:oid:1.2.246.537.6.1", "I10") == "icd10:I10");
    CHECK(reason("urn:oid:1.2.246.537.6.128", "SPAT1") == "urn:oid:1.2.246.537.6.128:SPAT1");
    CHECK(reason("http://hl7.org/fhir/sid/icd-10-cm", "I10") == "http://hl7.org/fhir/sid/icd-10-cm:I10");

    const auto condition = reduced(R"({"resourceType":"Condition","id":"c","encounter":{"reference":"Encounter/e"},"code":{"text":"Verenpaine",
        "coding":[{"system":"http://snomed.info/sct","code":"38341003"},{"system":"http://hl7.org/fhir/sid/icpc-2","code":"K86"}]}})");
    CHECK(std::get<ReducedReason>(condition.body).reasons.size() == 1);
    CHECK(std::get<ReducedReason>(condition.body).reasons.at(0).code == "K86");
    CHECK(std::get<ReducedReason>(condition.body).reasons.at(0).display == "Verenpaine");
    CHECK(reduced(R"({"resourceType":"Condition","id":"c","code":{"text":"x"}})").skipped == "no_code");
    CHECK(reduced(R"({"resourceType":"Condition","id":"c","verificationStatus":{"coding":[{"code":"refuted"}]}})").skipped == "condition_refuted");
}

TEST_CASE("an organisation keeps its OID even when no such business exists, and a room is no unit") {
    const auto unit = reduced(R"({"resourceType":"Organization","id":"1","identifier":[{"system":"urn:oid:1.2.246.537.6.202.2008",
        "value":"urn:oid:1.2.246.10.31045308.10002.0"}],"type":[{"coding":[{"code":"govt"}]}],"name":"Esko-Testi pp HVA",
        "telecom":[{"system":"phone","value":"0404040404"}],"partOf":{"reference":"Organization/2"}})");
    const auto body = body_of<ReducedUnit>(unit);
    CHECK(body.oid == "1.2.246.10.31045308.10002.0");
    CHECK(body.kind == events::UnitKind::county);
    CHECK(body.phone == "+358404040404");
    CHECK(body.parent.to == "Organization/2");
    CHECK(unit.warnings.empty());
    CHECK(warnings_of(R"({"resourceType":"Organization","id":"1","name":"Testi","identifier":[{"system":"urn:ietf:rfc:3986",
        "value":"urn:oid:1.2.246.10.123459.10.1"}]})") == "oid_unsound");
    CHECK(reduced(R"({"resourceType":"Location","id":"1","physicalType":{"coding":[{"code":"ro"}]}})").skipped == "place_inside_a_unit");
    CHECK(body_of<ReducedUnit>(reduced(R"({"resourceType":"Location","id":"1","name":"Asema","managingOrganization":{"reference":"Organization/2"}})")).parent.to ==
          "Organization/2");
}

TEST_CASE("a role joins a practitioner and a unit; a profession that is not surely known stays open") {
    const auto role = [](const std::string& code) {
        return body_of<ReducedRole>(reduced(R"({"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":"Practitioner/p"},
            "organization":{"reference":"Organization/o"},"code":[{"coding":[)" + code + "]}]}")).profession;
    };
    CHECK(role(R"({"system":"http://nucc.org/provider-taxonomy","code":"208D00000X"})") == events::Profession::doctor);
    CHECK(role(R"({"system":"urn:oid:1.2.246.537.6.140.2008","code":"001"})") == events::Profession::doctor);
    CHECK(role(R"({"system":"http://terminology.hl7.org/CodeSystem/practitioner-role","code":"nurse"})") == events::Profession::nurse);
    CHECK_FALSE(role(R"({"system":"http://elsewhere","code":"nurse"})"));
}

TEST_CASE("odd types in odd places lose a field, never a file") {
    CHECK(rc::check([](int which) {
        const std::vector<std::string> values{"null", "1", "\"x\"", "[]", "{}", "[1,null,[]]", "[{\"coding\":3}]", "{\"coding\":[{\"code\":[]}]}", "true"};
        for (const auto& asked : asked_of_fhir()) {
            std::string text = "{\"resourceType\":\"" + std::string(asked.type) + "\",\"id\":\"1\"";
            auto pick = static_cast<std::size_t>(which < 0 ? -(which + 1) : which);
            for (const auto field : asked.fields)
                if (field != "id") text += ",\"" + std::string(field) + "\":" + values[pick++ % values.size()];
            const auto resource = reduced(text + "}");
            RC_ASSERT(resource.source == std::string(asked.type) + "/1");
        }
    }));
}

}  // namespace koppi::importing
