// Import, from_fhir: the mapping tables and one function a resource type.
#include "interfaces/import/fhir_reduce.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "core/business_id.hpp"
#include "core/civil_time.hpp"
#include "core/hetu.hpp"
#include "core/text.hpp"
#include "modules/scheduling/scheduling.hpp"
#include "platform/catalog.hpp"

namespace koppi::importing {

namespace json = boost::json;

namespace {

constexpr std::size_t name_max = 80;
constexpr std::size_t line_max = 200;
constexpr std::size_t id_max = 200;
constexpr std::size_t identifiers_max = 10;

constexpr std::string_view hetu_system = "urn:oid:1.2.246.21";
constexpr std::string_view terhikki_system = "urn:oid:1.2.246.537.26";
constexpr std::string_view municipality_extension = "https://hl7.fi/fhir/finnish-base-profiles/StructureDefinition/municipality-code";
constexpr std::string_view interpreter_extension = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

// ---- reading loose JSON: what has the wrong type counts as absent, for one odd field must not lose a person

std::string_view text_in(const json::object& object, std::string_view field) {
    const auto* value = object.if_contains(field);
    if (!value || !value->is_string()) return {};
    return {value->get_string().data(), value->get_string().size()};
}
const json::object* object_in(const json::object& object, std::string_view field) {
    const auto* value = object.if_contains(field);
    return value ? value->if_object() : nullptr;
}
bool flag_in(const json::object& object, std::string_view field) {
    const auto* value = object.if_contains(field);
    return value && value->is_bool() && value->get_bool();
}
bool says_no(const json::object& object, std::string_view field) {
    const auto* value = object.if_contains(field);
    return value && value->is_bool() && !value->get_bool();
}
// Each object of a list; a lone object counts as a list of one.
template <class See>
void each_in(const json::object& object, std::string_view field, See see) {
    const auto* value = object.if_contains(field);
    if (!value) return;
    if (const auto* lone = value->if_object()) {
        see(*lone);
    } else if (const auto* list = value->if_array()) {
        for (const auto& item : *list)
            if (const auto* one = item.if_object()) see(*one);
    }
}
template <class See>
void each_text_in(const json::object& object, std::string_view field, See see) {
    const auto* value = object.if_contains(field);
    if (!value) return;
    if (value->is_string()) {
        see(std::string_view(value->get_string().data(), value->get_string().size()));
    } else if (const auto* list = value->if_array()) {
        for (const auto& item : *list)
            if (item.is_string()) see(std::string_view(item.get_string().data(), item.get_string().size()));
    }
}
struct Coding {
    std::string_view system;
    std::string_view code;
    std::string_view display;
};
// Codings of a CodeableConcept (or of a list of them) and, where the standard has a bare Coding, that one.
template <class See>
void each_coding_in(const json::object& object, std::string_view field, See see) {
    each_in(object, field, [&](const json::object& concept_) {
        each_in(concept_, "coding", [&](const json::object& coding) {
            see(Coding{text_in(coding, "system"), text_in(coding, "code"), text_in(coding, "display")});
        });
        if (concept_.contains("code") && !concept_.contains("coding"))
            see(Coding{text_in(concept_, "system"), text_in(concept_, "code"), text_in(concept_, "display")});
    });
}

class Warnings {
public:
    explicit Warnings(Reduced& reduced) : reduced_(reduced) {}
    // Once a resource: the report counts resources.
    void add(const char* warning) {
        if (std::find(reduced_.warnings.begin(), reduced_.warnings.end(), warning) == reduced_.warnings.end())
            reduced_.warnings.emplace_back(warning);
    }
    std::string text(std::string_view text, std::size_t max) {
        bool was_cut = false;
        auto clean = clean_text(text, max, was_cut);
        if (was_cut) add("text_cut");
        return clean;
    }

private:
    Reduced& reduced_;
};

// ---- pieces that several resources have

struct PersonName {
    std::string family_name;
    std::string given_names;
};

int name_rank(std::string_view use) {
    if (use == "official") return 0;
    if (use == "usual") return 1;
    if (use.empty()) return 2;
    if (use == "temp") return 3;
    if (use == "nickname") return 4;
    if (use == "anonymous") return 5;
    return 6;  // maiden, old: better than nothing
}

PersonName person_name(const json::object& resource, Warnings& warnings) {
    const json::object* best = nullptr;
    each_in(resource, "name", [&](const json::object& name) {
        const bool says_something = !text_in(name, "family").empty() || !text_in(name, "text").empty() || name.contains("given");
        if (says_something && (!best || name_rank(text_in(name, "use")) < name_rank(text_in(*best, "use")))) best = &name;
    });
    PersonName result;
    if (best) {
        std::string given;
        each_text_in(*best, "given", [&](std::string_view part) {
            if (given.size() > 1000) return;
            if (!given.empty()) given += ' ';
            given += part;
        });
        result = {warnings.text(text_in(*best, "family"), name_max), warnings.text(given, name_max)};
        if (result.family_name.empty() && result.given_names.empty()) {
            // Only the whole name in one piece: its last word is taken for the family name.
            const auto text = warnings.text(text_in(*best, "text"), name_max * 2);
            const auto space = text.rfind(' ');
            result.family_name = warnings.text(space == std::string::npos ? text : text.substr(space + 1), name_max);
            if (space != std::string::npos) result.given_names = warnings.text(text.substr(0, space), name_max);
            if (!text.empty()) warnings.add("name_from_text");
        }
    }
    if (result.family_name.empty() && result.given_names.empty()) warnings.add("name_missing");
    return result;
}

int phone_rank(std::string_view use) {
    if (use == "mobile") return 0;
    if (use == "home") return 1;
    if (use == "work") return 3;
    return 2;
}

std::optional<std::string> phone_of(const json::object& resource, Warnings& warnings) {
    std::optional<std::string> best;
    int best_rank = 9;
    bool any = false;
    each_in(resource, "telecom", [&](const json::object& point) {
        const auto system = text_in(point, "system");
        const auto use = text_in(point, "use");
        if ((system != "phone" && system != "sms") || use == "old") return;
        const auto value = text_in(point, "value");
        if (value.empty()) return;
        any = true;
        auto digits = phone_digits(value.substr(0, 60));
        if (digits && phone_rank(use) < best_rank) {
            best = std::move(digits).value();
            best_rank = phone_rank(use);
        }
    });
    if (any && !best) warnings.add("phone_unusable");
    return best;
}

std::optional<std::string> address_of(const json::object& resource, Warnings& warnings) {
    const json::object* best = nullptr;
    const auto rank = [](const json::object& address) {
        const auto use = text_in(address, "use");
        if (use == "old") return 9;
        return (use == "home" ? 0 : use.empty() ? 1 : 2) + (text_in(address, "type") == "postal" ? 3 : 0);
    };
    each_in(resource, "address", [&](const json::object& address) {
        if (rank(address) < 9 && (!best || rank(address) < rank(*best))) best = &address;
    });
    if (!best) return std::nullopt;
    std::string text;
    const auto add = [&](std::string_view part, std::string_view between) {
        if (part.empty() || text.size() > 2000) return;
        if (!text.empty()) text += between;
        text += part;
    };
    each_text_in(*best, "line", [&](std::string_view line) { add(line, ", "); });
    const auto code = text_in(*best, "postalCode");
    add(code, ", ");
    add(text_in(*best, "city"), code.empty() ? ", " : " ");
    if (text.empty()) add(text_in(*best, "text"), "");
    text = warnings.text(text, line_max);
    if (text.empty()) return std::nullopt;
    return text;
}

Reference reference_of(const json::object& reference) {
    Reference result{reference_key(text_in(reference, "reference")), {}};
    if (const auto* identifier = object_in(reference, "identifier")) {
        const auto value = text_in(*identifier, "value");
        if (!value.empty() && value.size() <= id_max) {
            result.identifier = text_in(*identifier, "system").substr(0, id_max);
            result.identifier += '|';
            result.identifier += value;
        }
    }
    return result;
}
Reference reference_in(const json::object& object, std::string_view field) {
    const auto* reference = object_in(object, field);
    return reference ? reference_of(*reference) : Reference{};
}

void add_reference(std::vector<Reference>& references, Reference reference) {
    // A meeting of more people than this is not a visit.
    constexpr std::size_t references_max = 50;
    if (reference.empty() || references.size() >= references_max) return;
    if (std::find(references.begin(), references.end(), reference) == references.end()) references.push_back(std::move(reference));
}

bool names_type(const Reference& reference, std::string_view type) {
    return reference.to.starts_with(type) && reference.to.size() > type.size() &&
           (reference.to[type.size()] == '/' || reference.to[type.size()] == '?');
}

// ---- professions

struct ProfessionCode {
    std::string_view system;
    std::string_view code;  // a beginning, for NUCC; else the whole
    events::Profession profession;
};

constexpr std::string_view practitioner_roles = "http://terminology.hl7.org/CodeSystem/practitioner-role";
constexpr std::string_view snomed = "http://snomed.info/sct";
constexpr std::string_view nucc = "http://nucc.org/provider-taxonomy";

// Only codes whose meaning is sure: a wrong profession gives wrong rights, an unknown one is `other`.
constexpr std::array profession_codes{
    ProfessionCode{"urn:oid:1.2.246.537.6.140", "001", events::Profession::doctor},
    ProfessionCode{practitioner_roles, "doctor", events::Profession::doctor},
    ProfessionCode{practitioner_roles, "nurse", events::Profession::nurse},
    ProfessionCode{snomed, "309343006", events::Profession::doctor},
    ProfessionCode{snomed, "158965000", events::Profession::doctor},
    ProfessionCode{snomed, "224535009", events::Profession::nurse},
    ProfessionCode{snomed, "106292003", events::Profession::nurse},
    ProfessionCode{snomed, "36682004", events::Profession::physiotherapist},
    ProfessionCode{snomed, "106328005", events::Profession::social_worker},
    ProfessionCode{snomed, "59944000", events::Profession::psychologist},
    ProfessionCode{snomed, "106289002", events::Profession::dentist},
    ProfessionCode{nucc, "207", events::Profession::doctor},
    ProfessionCode{nucc, "208", events::Profession::doctor},
    ProfessionCode{nucc, "163W", events::Profession::nurse},
    ProfessionCode{nucc, "2251", events::Profession::physiotherapist},
    ProfessionCode{nucc, "1041", events::Profession::social_worker},
    ProfessionCode{nucc, "103T", events::Profession::psychologist},
    ProfessionCode{nucc, "1223", events::Profession::dentist},
    ProfessionCode{nucc, "124Q", events::Profession::dental_hygienist},
};

// The same code set in a later year: urn:oid:1.2.246.537.6.140.2008.
bool is_system(std::string_view system, std::string_view wanted) {
    return system.starts_with(wanted) && (system.size() == wanted.size() || system[wanted.size()] == '.');
}

std::optional<events::Profession> profession_in(const json::object& resource, std::string_view field) {
    std::optional<events::Profession> found;
    each_coding_in(resource, field, [&](const Coding& coding) {
        if (found) return;
        for (const auto& known : profession_codes)
            if (is_system(coding.system, known.system) &&
                (known.system == nucc ? coding.code.starts_with(known.code) : coding.code == known.code))
                found = known.profession;
    });
    return found;
}

// ---- one function a resource type

Reduced& skip(Reduced& reduced, std::string reason) {
    reduced.skipped = std::move(reason);
    reduced.body = {};
    return reduced;
}

bool is_usable_id(std::string_view id) {
    return !id.empty() && id.size() <= id_max && std::all_of(id.begin(), id.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '/' && c != '?' && c != '#';
    });
}

void name_source(Reduced& reduced, const Kept& kept) {
    const auto address = reference_key(kept.full_url);
    std::string id(text_in(kept.fields, "id"));
    if (id.empty()) {
        // A transaction may leave the id to the server; the address of the entry names the resource then.
        if (address.starts_with("urn:")) {
            id = address.substr(address.rfind(':') + 1);
        } else {
            const auto plain = plain_and_base(address).plain;
            if (const auto slash = plain.rfind('/'); slash != std::string_view::npos) id = plain.substr(slash + 1);
        }
    }
    if (!is_usable_id(id)) {
        skip(reduced, "no_id");
        return;
    }
    reduced.source.append(kept.type).append("/").append(id);
    // Two systems may both have a number 17: whose it is, is part of its name.
    if (const auto [plain, base] = plain_and_base(address); !base.empty() && plain == reduced.source) reduced.source = address;
    reduced.keys.push_back(reduced.source);
    if (!address.empty() && address != reduced.source) reduced.keys.push_back(address);
    if (kept.type == "Patient") return;
    each_in(kept.fields, "identifier", [&](const json::object& identifier) {
        const auto value = text_in(identifier, "value");
        if (value.empty() || value.size() > id_max || reduced.keys.size() > identifiers_max) return;
        std::string key(kept.type);
        key.append("?").append(text_in(identifier, "system").substr(0, id_max)).append("|").append(value);
        reduced.keys.push_back(std::move(key));
    });
}

bool is_of_our_counties(std::string_view code) {
    for (const auto& [id, county] : catalog().counties)
        for (const auto& municipality : county.municipalities)
            if (municipality.code == code) return true;
    return false;
}

void read_language(const json::object& patient, ReducedClient& client, Warnings& warnings) {
    auto& details = client.details;
    bool needs_interpreter = false;
    each_in(patient, "extension", [&](const json::object& extension) {
        if (text_in(extension, "url") == interpreter_extension) needs_interpreter = flag_in(extension, "valueBoolean");
        if (text_in(extension, "url") == municipality_extension)
            if (const auto* coding = object_in(extension, "valueCoding")) {
                const auto code = text_in(*coding, "code");
                const bool sound = code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
                if (sound) {
                    // People move, and visit us from elsewhere: another county's code is kept as it was told, and counted.
                    details.municipality = std::string(code);
                    if (!is_of_our_counties(code)) warnings.add("municipality_elsewhere");
                } else {
                    warnings.add("municipality_unknown");
                }
            }
    });

    // The preferred language, else the first.
    std::string spoken;
    bool spoken_is_preferred = false;
    each_in(patient, "communication", [&](const json::object& communication) {
        std::string code;
        each_coding_in(communication, "language", [&](const Coding& coding) {
            if (code.empty()) code = std::string(coding.code.substr(0, 40));
        });
        const bool preferred = flag_in(communication, "preferred");
        if (code.empty() || (!spoken.empty() && (spoken_is_preferred || !preferred))) return;
        spoken = code;
        spoken_is_preferred = preferred;
    });
    std::string plain;
    for (const char c : spoken.substr(0, spoken.find_first_of("-_"))) plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (const auto ours = wire::from_word<Language>(plain)) {
        details.language = *ours;
        client.language_is_told = true;
    }
    if (!needs_interpreter) return;
    const bool is_code = plain.size() >= 2 && plain.size() <= 3 && std::all_of(plain.begin(), plain.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (is_code) {
        details.interpreter_language = plain;
    } else {
        // An interpreter is needed, nobody says for which language: `und` keeps the need in sight (ISO 639-2, undetermined).
        details.interpreter_language = "und";
        warnings.add("interpreter_language_unknown");
    }
}

void read_hetu(const json::object& patient, events::ClientDetails& details, Warnings& warnings) {
    each_in(patient, "identifier", [&](const json::object& identifier) {
        if (text_in(identifier, "system") != hetu_system || text_in(identifier, "use") == "old" || details.hetu) return;
        auto code = Hetu::imported(text_in(identifier, "value"));
        if (!code) {
            warnings.add("hetu_unreadable");
            return;
        }
        details.hetu = code->text();
        details.hetu_is_doubtful = code->check_character() == CheckCharacter::wrong;
        if (details.hetu_is_doubtful) {
            warnings.add("hetu_doubtful");
            return;
        }
        if (!details.born) {
            details.born = code->birth_date();
        } else if (*details.born != code->birth_date()) {
            warnings.add("birth_date_differs_from_hetu");
        }
    });
}

void reduce_patient(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    ReducedClient client;
    auto& details = client.details;
    auto name = person_name(kept.fields, warnings);
    details.family_name = std::move(name.family_name);
    details.given_names = std::move(name.given_names);

    if (const auto text = text_in(kept.fields, "birthDate"); !text.empty()) {
        const auto born = fhir_time(text);
        if (born.precision >= FhirTime::Precision::day) {
            details.born = born.date;
        } else {
            warnings.add(born.precision == FhirTime::Precision::none ? "birth_date_unreadable" : "birth_date_incomplete");
        }
    }
    read_hetu(kept.fields, details, warnings);
    read_language(kept.fields, client, warnings);
    details.phone = phone_of(kept.fields, warnings);
    details.address = address_of(kept.fields, warnings);

    if (const auto* meta = object_in(kept.fields, "meta"))
        each_in(*meta, "security", [&](const json::object& label) {
            // Whatever system says it: a secret that is kept once too often harms nobody.
            if (text_in(label, "code") == "TURVAKIELTO") details.non_disclosure = true;
        });

    if (const auto text = text_in(kept.fields, "deceasedDateTime"); !text.empty()) {
        const auto died = fhir_time(text);
        if (died.precision >= FhirTime::Precision::day) {
            details.died = died.date;
        } else {
            warnings.add("died_without_day");
        }
    } else if (flag_in(kept.fields, "deceasedBoolean")) {
        warnings.add("died_without_day");
    } else {
        client.is_alive = says_no(kept.fields, "deceasedBoolean");
    }
    reduced.body = std::move(client);
}

void reduce_practitioner(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    ReducedProfessional professional;
    auto name = person_name(kept.fields, warnings);
    professional.family_name = std::move(name.family_name);
    professional.given_names = std::move(name.given_names);
    each_in(kept.fields, "identifier", [&](const json::object& identifier) {
        if (text_in(identifier, "system") != terhikki_system || professional.terhikki) return;
        auto number = terhikki_number(text_in(identifier, "value"));
        if (number) {
            professional.terhikki = std::move(number).value();
        } else {
            warnings.add("terhikki_unusable");
        }
    });
    professional.phone = phone_of(kept.fields, warnings);
    each_in(kept.fields, "qualification", [&](const json::object& qualification) {
        if (!professional.profession) professional.profession = profession_in(qualification, "code");
    });
    reduced.body = std::move(professional);
}

void reduce_role(const Kept& kept, Reduced& reduced) {
    ReducedRole role;
    role.professional = reference_in(kept.fields, "practitioner");
    if (role.professional.empty()) {
        skip(reduced, "no_practitioner");
        return;
    }
    add_reference(role.units, reference_in(kept.fields, "organization"));
    each_in(kept.fields, "location", [&](const json::object& place) { add_reference(role.units, reference_of(place)); });
    if (role.units.empty()) {
        skip(reduced, "no_organization");
        return;
    }
    role.profession = profession_in(kept.fields, "code");
    reduced.body = std::move(role);
}

void read_unit_identity(const Kept& kept, Reduced& reduced, ReducedUnit& unit, Warnings& warnings) {
    unit.name = warnings.text(text_in(kept.fields, "name"), line_max);
    each_in(kept.fields, "identifier", [&](const json::object& identifier) {
        if (unit.oid) return;
        const auto value = text_in(identifier, "value").substr(0, id_max);
        constexpr std::string_view oid_of_organisations = "1.2.246.10.";
        const auto bare = value.starts_with("urn:oid:") ? value.substr(8) : value;
        if (!bare.starts_with(oid_of_organisations)) return;
        // Test organisations carry business ids that don't exist; their OID is still their name in the register.
        const bool shaped = std::all_of(bare.begin(), bare.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
        if (!shaped) return;
        unit.oid = std::string(bare);
        if (!OrganisationOid::parse(bare)) warnings.add("oid_unsound");
    });
    unit.phone = phone_of(kept.fields, warnings);
    if (unit.name.empty()) {
        unit.name = unit.oid ? *unit.oid : reduced.source;
        warnings.add("unit_without_name");
    }
}

void reduce_organization(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    ReducedUnit unit;
    read_unit_identity(kept, reduced, unit, warnings);
    each_coding_in(kept.fields, "type", [&](const Coding& coding) {
        if (unit.kind != events::UnitKind::other) return;
        if (coding.code == "govt") unit.kind = events::UnitKind::county;
        if (coding.code == "prov") unit.kind = events::UnitKind::provider;
        if (coding.code == "dept") unit.kind = events::UnitKind::station;
    });
    unit.parent = reference_in(kept.fields, "partOf");
    reduced.body = std::move(unit);
}

void reduce_location(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    bool is_inside = false;
    each_coding_in(kept.fields, "physicalType", [&](const Coding& coding) {
        for (const std::string_view inner : {"ro", "bd", "ve", "ca", "wa", "lvl", "co", "wi", "rd", "area", "jdn", "vi"})
            is_inside = is_inside || coding.code == inner;
    });
    if (is_inside) {
        skip(reduced, "place_inside_a_unit");
        return;
    }
    if (text_in(kept.fields, "mode") == "kind") {
        skip(reduced, "kind_of_place");
        return;
    }
    ReducedUnit unit;
    read_unit_identity(kept, reduced, unit, warnings);
    unit.is_location = true;
    unit.kind = events::UnitKind::station;
    unit.parent = reference_in(kept.fields, "managingOrganization");
    if (unit.parent.empty()) unit.parent = reference_in(kept.fields, "partOf");
    reduced.body = std::move(unit);
}

// The way a visit was held. Inpatient stays and the like are no visit of ours to count, but part of the client's story.
events::VisitKind visit_kind(std::string_view code) {
    if (code == "AMB" || code == "EMER" || code == "SS") return events::VisitKind::on_site;
    if (code == "VR") return events::VisitKind::remote;
    if (code == "HH") return events::VisitKind::home;
    return events::VisitKind::other;
}

void add_reasons(std::vector<events::VisitReason>& reasons, std::vector<events::VisitReason> more) {
    constexpr std::size_t reasons_max = 50;
    for (auto& reason : more) {
        const bool known = std::any_of(reasons.begin(), reasons.end(), [&](const auto& other) {
            return other.system == reason.system && other.code == reason.code;
        });
        if (!known && reasons.size() < reasons_max) reasons.push_back(std::move(reason));
    }
}

// One concept says one thing in several codes: ours first, then any.
std::vector<events::VisitReason> concept_reasons(const json::object& concept_, Warnings& warnings) {
    std::vector<events::VisitReason> best;
    int best_rank = 9;
    each_in(concept_, "coding", [&](const json::object& coding) {
        if (text_in(coding, "code").empty()) return;
        auto display = text_in(coding, "display");
        if (display.empty()) display = text_in(concept_, "text");
        auto reasons = visit_reasons(text_in(coding, "system"), warnings.text(text_in(coding, "code"), 40), warnings.text(display, line_max));
        if (reasons.empty()) return;
        const auto& system = reasons.front().system;
        const int rank = system == "icpc2" ? 0 : system == "icd10" ? 1 : system == "snomed" ? 2 : 3;
        if (rank >= best_rank) return;
        best = std::move(reasons);
        best_rank = rank;
    });
    return best;
}

struct Period {
    Instant begins_at;
    Instant ends_at;
};

// Absent when not even the day is known.
std::optional<Period> period_of(std::string_view start, std::string_view end, Warnings& warnings) {
    const auto from = fhir_time(start);
    if (from.precision < FhirTime::Precision::day) return std::nullopt;
    if (from.precision == FhirTime::Precision::day) warnings.add("time_of_day_missing");
    const auto to = fhir_time(end);
    if (!from.had_zone || !to.had_zone) warnings.add("time_without_zone");
    Period period{from.at, from.at};
    if (to.precision == FhirTime::Precision::exact && from.precision == FhirTime::Precision::exact) {
        if (to.at < from.at) {
            warnings.add("end_before_begin");
        } else {
            period.ends_at = to.at;
        }
    } else if (from.precision == FhirTime::Precision::exact) {
        warnings.add("end_missing");
    }
    return period;
}

void reduce_encounter(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    const auto& fields = kept.fields;
    if (const auto status = text_in(fields, "status"); status != "finished") {
        // R5 says completed; what is planned, going on or cancelled is no visit that was held.
        constexpr std::array known{"planned", "arrived", "triaged", "in-progress", "onleave", "cancelled", "entered-in-error", "unknown"};
        if (status != "completed") {
            const bool is_known = std::find(known.begin(), known.end(), status) != known.end();
            skip(reduced, is_known ? "encounter_" + std::string(status) : "encounter_status_unknown");
            return;
        }
    }
    ReducedVisit visit;
    visit.client = reference_in(fields, "subject");
    if (visit.client.empty()) {
        skip(reduced, "no_patient");
        return;
    }
    const auto* time = object_in(fields, "period");
    const auto period = time ? period_of(text_in(*time, "start"), text_in(*time, "end"), warnings) : std::nullopt;
    if (!period) {
        skip(reduced, "no_time");
        return;
    }
    visit.begins_at = period->begins_at;
    visit.ends_at = period->ends_at;

    visit.kind = events::VisitKind::other;
    bool has_class = false;
    each_coding_in(fields, "class", [&](const Coding& coding) {
        if (!has_class) visit.kind = visit_kind(coding.code);
        has_class = true;
    });
    if (!has_class) warnings.add("class_missing");

    each_in(fields, "participant", [&](const json::object& participant) {
        auto person = reference_in(participant, "individual");
        if (person.empty()) person = reference_in(participant, "actor");
        if (!names_type(person, "RelatedPerson") && !names_type(person, "Patient")) add_reference(visit.professionals, std::move(person));
    });
    add_reference(visit.units, reference_in(fields, "serviceProvider"));
    each_in(fields, "location", [&](const json::object& place) { add_reference(visit.units, reference_in(place, "location")); });
    each_in(fields, "appointment", [&](const json::object& appointment) {
        if (visit.booking.empty()) visit.booking = reference_of(appointment);
    });
    each_in(fields, "reasonCode", [&](const json::object& concept_) { add_reasons(visit.reasons, concept_reasons(concept_, warnings)); });
    each_in(fields, "reasonReference", [&](const json::object& reference) { add_reference(visit.conditions, reference_of(reference)); });
    each_in(fields, "diagnosis", [&](const json::object& diagnosis) { add_reference(visit.conditions, reference_in(diagnosis, "condition")); });
    reduced.body = std::move(visit);
}

bool is_patient_identifier(const Reference& reference) { return reference.identifier.starts_with(std::string(hetu_system) + "|"); }

void reduce_appointment(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    const auto& fields = kept.fields;
    const auto status = text_in(fields, "status");
    const auto state = scheduling::booking_states::state_of_fhir(status);
    if (!state) {
        const auto& known = scheduling::booking_states::fhir_words;
        const bool is_known = std::find(known.begin(), known.end(), status) != known.end();
        skip(reduced, is_known ? "appointment_" + std::string(status) : "appointment_status_unknown");
        return;
    }
    ReducedBooking booking;
    booking.state = *state;
    // THL's appointment types: one visit (10) or several (101) at the place of care. Of other codes we know no way of meeting.
    booking.kind = events::VisitKind::other;
    each_coding_in(fields, "appointmentType", [&](const Coding& coding) {
        if (is_system(coding.system, "urn:oid:1.2.246.537.6.884") && (coding.code == "10" || coding.code == "101"))
            booking.kind = events::VisitKind::on_site;
    });
    each_in(fields, "participant", [&](const json::object& participant) {
        auto actor = reference_in(participant, "actor");
        if (text_in(participant, "status") == "declined" || actor.empty()) return;
        if (names_type(actor, "Patient") || (actor.to.empty() && is_patient_identifier(actor))) {
            add_reference(booking.clients, std::move(actor));
            return;
        }
        if (names_type(actor, "Location") || names_type(actor, "Organization")) {
            add_reference(booking.units, std::move(actor));
            return;
        }
        if (names_type(actor, "HealthcareService") || names_type(actor, "Device") || names_type(actor, "RelatedPerson")) return;
        if (names_type(actor, "Practitioner") || names_type(actor, "PractitionerRole")) {
            add_reference(booking.professionals, std::move(actor));
            return;
        }
        // A urn or a bare identifier does not tell what it names: it is asked for as each of them.
        if (actor.to.starts_with("urn:")) add_reference(booking.clients, actor);
        add_reference(booking.units, actor);
        add_reference(booking.professionals, std::move(actor));
    });
    if (booking.clients.empty()) {
        skip(reduced, "no_patient");
        return;
    }
    const auto start = fhir_time(text_in(fields, "start"));
    if (start.precision != FhirTime::Precision::exact) {
        skip(reduced, "no_time");
        return;
    }
    const auto end = fhir_time(text_in(fields, "end"));
    if (!start.had_zone || !end.had_zone) warnings.add("time_without_zone");
    booking.begins_at = start.at;
    booking.ends_at = start.at;
    if (end.precision == FhirTime::Precision::exact && end.at >= start.at) {
        booking.ends_at = end.at;
    } else if (const auto* minutes = fields.if_contains("minutesDuration"); minutes && minutes->is_int64() && minutes->get_int64() > 0 &&
                                                                            minutes->get_int64() <= 7 * 24 * 60) {
        booking.ends_at = start.at + Minutes{minutes->get_int64()};
    } else {
        warnings.add(end.precision == FhirTime::Precision::exact ? "end_before_begin" : "end_missing");
    }
    if (const auto made = fhir_time(text_in(fields, "created")); made.precision >= FhirTime::Precision::day) booking.made_at = made.at;
    reduced.body = std::move(booking);
}

void reduce_condition(const Kept& kept, Reduced& reduced) {
    Warnings warnings(reduced);
    const char* refused = nullptr;
    each_coding_in(kept.fields, "verificationStatus", [&](const Coding& coding) {
        if (coding.code == "refuted") refused = "condition_refuted";
        if (coding.code == "entered-in-error") refused = "condition_entered-in-error";
    });
    if (refused) {
        skip(reduced, refused);
        return;
    }
    ReducedReason reason;
    reason.client = reference_in(kept.fields, "subject");
    reason.visit = reference_in(kept.fields, "encounter");
    if (const auto* code = object_in(kept.fields, "code")) reason.reasons = concept_reasons(*code, warnings);
    if (reason.reasons.empty()) {
        skip(reduced, "no_code");
        return;
    }
    reduced.body = std::move(reason);
}

// A relative reference names a resource of the system that its own resource is of (FHIR R4, Bundle: resolving references).
void name_system(Reduced& reduced) {
    const auto base = plain_and_base(reduced.source).base;
    if (base.empty()) return;
    const auto one = [&](Reference& reference) {
        if (reference.to.find('/') == std::string::npos || reference.to.find_first_of("?: ") != std::string::npos) return;
        reference.to.append(" ").append(base);
    };
    const auto all = [&](std::vector<Reference>& references) { std::for_each(references.begin(), references.end(), one); };
    if (auto* unit = std::get_if<ReducedUnit>(&reduced.body)) {
        one(unit->parent);
    } else if (auto* role = std::get_if<ReducedRole>(&reduced.body)) {
        one(role->professional);
        all(role->units);
    } else if (auto* booking = std::get_if<ReducedBooking>(&reduced.body)) {
        all(booking->clients);
        all(booking->professionals);
        all(booking->units);
    } else if (auto* visit = std::get_if<ReducedVisit>(&reduced.body)) {
        one(visit->client);
        one(visit->booking);
        all(visit->professionals);
        all(visit->units);
        all(visit->conditions);
    } else if (auto* reason = std::get_if<ReducedReason>(&reduced.body)) {
        one(reason->client);
        one(reason->visit);
    }
}

struct ResourceType {
    std::string_view name;
    Kind kind;
    void (*reduce)(const Kept&, Reduced&);
    std::vector<std::string_view> fields;
};

const std::vector<ResourceType>& resource_types() {
    static const std::vector<ResourceType> types{
        {"Patient", Kind::client, reduce_patient,
         {"id", "meta", "identifier", "name", "telecom", "birthDate", "deceasedDateTime", "deceasedBoolean", "address", "communication",
          "extension"}},
        {"Practitioner", Kind::professional, reduce_practitioner, {"id", "meta", "identifier", "name", "telecom", "qualification"}},
        {"PractitionerRole", Kind::role, reduce_role, {"id", "meta", "identifier", "practitioner", "organization", "location", "code"}},
        {"Organization", Kind::unit, reduce_organization, {"id", "meta", "identifier", "name", "type", "partOf", "telecom"}},
        {"Location", Kind::unit, reduce_location,
         {"id", "meta", "identifier", "name", "mode", "physicalType", "managingOrganization", "partOf", "telecom"}},
        {"Encounter", Kind::visit, reduce_encounter,
         {"id", "meta", "status", "class", "subject", "participant", "period", "serviceProvider", "location", "appointment", "reasonCode",
          "reasonReference", "diagnosis"}},
        {"Appointment", Kind::booking, reduce_appointment,
         {"id", "meta", "status", "appointmentType", "participant", "start", "end", "minutesDuration", "created"}},
        {"Condition", Kind::reason, reduce_condition, {"id", "meta", "verificationStatus", "code", "subject", "encounter"}},
    };
    return types;
}

int number_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
            plain += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

}  // namespace

std::string reference_key(std::string_view text) {
    if (text.empty() || text.size() > 500 || text.front() == '#') return {};
    if (text.starts_with("urn:")) {
        std::string key(text);
        for (char& c : key)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return key;
    }
    if (const auto question = text.find('?'); question != std::string_view::npos) {
        auto path = text.substr(0, question);
        if (const auto slash = path.rfind('/'); slash != std::string_view::npos) path.remove_prefix(slash + 1);
        auto query = text.substr(question + 1);
        constexpr std::string_view by_identifier = "identifier=";
        if (!query.starts_with(by_identifier)) return {};
        query.remove_prefix(by_identifier.size());
        return std::string(path) + "?" + percent_decoded(query.substr(0, query.find('&')));
    }
    // A blank parts a name from its system: what came with one would pretend to a system.
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) return {};
    if (const auto version = text.find("/_history/"); version != std::string_view::npos) text = text.substr(0, version);
    if (const auto anchor = text.find('#'); anchor != std::string_view::npos) text = text.substr(0, anchor);
    const auto last = text.rfind('/');
    if (last == std::string_view::npos || last == 0) return std::string(text);
    const auto before = text.rfind('/', last - 1);
    if (before == std::string_view::npos) return std::string(text);
    std::string key(text.substr(before + 1));
    // http and https are one system, and the letters of a host name have no size.
    const auto host = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : std::string_view::npos;
    if (host == std::string_view::npos || before <= host) return key;
    std::string base(text.substr(host, before - host));
    for (std::size_t i = 0; i < base.size() && base[i] != '/'; ++i)
        if (base[i] >= 'A' && base[i] <= 'Z') base[i] = static_cast<char>(base[i] - 'A' + 'a');
    return key.append(" ").append(base);
}

PlainAndBase plain_and_base(std::string_view key) {
    const auto mark = key.find_first_of("?: ");
    if (mark == std::string_view::npos || key[mark] != ' ') return {key, {}};
    return {key.substr(0, mark), key.substr(mark + 1)};
}

FhirTime fhir_time(std::string_view text) {
    FhirTime time;
    const int year = number_at(text, 0, 4);
    // Nobody's care lies outside these; a slip of the keyboard does.
    if (year < 1800 || year > 2200) return time;
    if (text.size() == 4) {
        time.precision = FhirTime::Precision::year;
        return time;
    }
    const int month = text[4] == '-' ? number_at(text, 5, 2) : -1;
    if (month < 1 || month > 12) return time;
    if (text.size() == 7) {
        time.precision = FhirTime::Precision::month;
        return time;
    }
    const auto date = date_from(text.substr(0, 10));
    if (!date) return time;
    if (text.size() == 10) {
        time = {FhirTime::Precision::day, *date, start_of_day(*date)};
        return time;
    }
    if (const auto at = instant_from(text)) return {FhirTime::Precision::exact, *date, *at};
    // Against the standard, yet seen: no zone. It was said on a wall in Finland.
    if (const auto at = instant_from(std::string(text) + "Z")) {
        const auto since_midnight = *at - Instant{std::chrono::sys_days{*date}};
        const auto minute = std::chrono::duration_cast<Minutes>(since_midnight);
        const auto instant = instant_at(*date, static_cast<int>(minute.count()));
        if (instant) return {FhirTime::Precision::exact, *date, *instant + (since_midnight - minute), false};
    }
    return time;
}

std::vector<events::VisitReason> visit_reasons(std::string_view system, std::string_view code, std::string_view display) {
    std::string ours(system.substr(0, line_max));
    if (is_system(system, "urn:oid:1.2.246.537.6.31") || system == "http://hl7.org/fhir/sid/icpc-2" || system == "urn:oid:2.16.840.1.113883.6.139")
        ours = "icpc2";
    if (is_system(system, "urn:oid:1.2.246.537.6.1") || system == "http://hl7.org/fhir/sid/icd-10" || system == "urn:oid:2.16.840.1.113883.6.3")
        ours = "icd10";
    if (system == snomed || system == "urn:oid:2.16.840.1.113883.6.96") ours = "snomed";
    if (ours != "icd10") {
        if (code.empty()) return {};
        return {{ours, std::string(code), std::string(display)}};
    }
    // The Finnish ICD-10 joins the reason and the symptom of one diagnosis into one text (A39.0+G01*, E10.3#H36.0).
    std::vector<events::VisitReason> reasons;
    std::string part;
    const auto take = [&] {
        if (!part.empty()) reasons.push_back({ours, std::exchange(part, {}), std::string(display)});
    };
    for (const char c : code) {
        if (c == '+' || c == '&' || c == '#' || c == '*') {
            take();
        } else if (c != ' ') {
            part += c;
        }
    }
    take();
    return reasons;
}

std::string clean_text(std::string_view text, std::size_t max, bool& was_cut) {
    was_cut = false;
    // Nothing useful is longer than this many bytes before it is cleaned.
    if (const auto bytes_max = max * 16 + 64; text.size() > bytes_max) {
        auto end = bytes_max;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text = text.substr(0, end);
        was_cut = true;
    }
    std::string clean;
    clean.reserve(text.size());
    bool ascii = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        // C1 controls are C2 80 … C2 9F; the line and paragraph separators E2 80 A8 and A9.
        if (c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0) {
            clean += ' ';
            ++i;
            continue;
        }
        if (c == 0xE2 && i + 2 < text.size() && text[i + 1] == '\x80' && (text[i + 2] == '\xA8' || text[i + 2] == '\xA9')) {
            clean += ' ';
            i += 2;
            continue;
        }
        ascii = ascii && c < 0x80;
        clean += c < 0x20 || c == 0x7F ? ' ' : static_cast<char>(c);
    }
    if (!ascii) {
        UErrorCode error = U_ZERO_ERROR;
        const auto* nfc = icu::Normalizer2::getNFCInstance(error);
        const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(clean.data(), static_cast<int32_t>(clean.size())));
        if (U_SUCCESS(error) && !nfc->isNormalized(wide, error) && U_SUCCESS(error)) {
            const auto normal = nfc->normalize(wide, error);
            ensure(U_SUCCESS(error), "ICU normalises text that is valid");
            clean.clear();
            normal.toUTF8String(clean);
        }
    }
    // Trimmed, and every run of spaces is one.
    std::string result;
    result.reserve(clean.size());
    std::size_t characters = 0;
    bool space = false;
    for (std::size_t i = 0; i < clean.size(); ++i) {
        if (clean[i] == ' ') {
            space = !result.empty();
            continue;
        }
        const bool begins = (static_cast<unsigned char>(clean[i]) & 0xC0) != 0x80;
        if (begins && characters + (space ? 2 : 1) > max) {
            was_cut = true;
            break;
        }
        if (space) {
            result += ' ';
            ++characters;
            space = false;
        }
        characters += begins;
        result += clean[i];
    }
    return result;
}

const std::vector<Asked>& asked_of_fhir() {
    static const std::vector<Asked> asked = [] {
        std::vector<Asked> all;
        for (const auto& type : resource_types()) all.push_back({type.name, type.fields});
        return all;
    }();
    return asked;
}

Reduced reduce(const Kept& kept) {
    Reduced reduced;
    for (const auto& type : resource_types()) {
        if (type.name != kept.type) continue;
        reduced.kind = type.kind;
        name_source(reduced, kept);
        if (!reduced.skipped.empty()) return reduced;
        if (const auto* meta = object_in(kept.fields, "meta"))
            if (const auto updated = fhir_time(text_in(*meta, "lastUpdated")); updated.precision == FhirTime::Precision::exact)
                reduced.updated_ms = epoch_ms(updated.at);
        type.reduce(kept, reduced);
        name_system(reduced);
        return reduced;
    }
    ensure(false, "only what was asked for is reduced");
    return reduced;
}

}  // namespace koppi::importing
