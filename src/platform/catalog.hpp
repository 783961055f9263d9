// Platform: the catalogue (catalog/**): what the centre knows and says, as data that travels inside the program.
//
// A file is read strictly: an unknown key, a missing key, a key twice, an id twice, an empty language or a reference to nothing
// refuses the whole catalogue, and the refusal names file, line and JSON pointer. Examples that a file carries are run by the module
// whose rules they prove (assessment::prove), before the first request.
//
// Content that only one module understands (the law, names for the demo) is kept here as text, and its module reads it with load_yaml.
//
// Invariant: a Catalog never changes once it is loaded. `fingerprint` says which one it was.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/language.hpp"
#include "core/result.hpp"
#include "platform/knowledge.hpp"
#include "platform/wire.hpp"

namespace koppi {

// ---- reading one file

// A YAML (or JSON) file as a JSON value, with the line of every part.
struct Document {
    std::string file;  // "catalog/outcomes.yaml"
    wire::json::value value;
    std::map<std::string, int, std::less<>> lines;  // JSON pointer → line, counted from 1

    // The refusal with its place: details `file` and `line`; a pointer that has no line takes that of the part around it.
    Refusal fault(std::string code, std::string pointer, std::map<std::string, std::string> details = {}) const;
};

// Plain whole numbers and decimals are numbers, plain true and false are flags, everything else and everything in quotes is text.
// Refused with catalog.not_yaml or catalog.duplicate_key.
Result<Document> read_document(std::string_view text, std::string file);
// The fault as one line for whoever starts the program: "catalog/outcomes.yaml:12 /outcomes/0/label: wire.missing_field".
std::string fault_line(const Refusal& refusal);

// The named holes of a message, also inside its plurals and selections: {name}, {count, plural, one {…} other {…}}. Absent when
// braces do not match.
std::optional<std::set<std::string>> placeholders(std::string_view message);

namespace detail {
std::optional<Refusal> words_fault(const knowledge::Words& words, const wire::Where& where, const Document& document);

// What holds in every file: texts in three languages with the same holes, and no id twice in one list.
template <class T>
std::optional<Refusal> content_fault(const T& value, const wire::Where& where, const Document& document) {
    if constexpr (std::is_same_v<T, knowledge::Words>) {
        return words_fault(value, where, document);
    } else if constexpr (wire::is_optional<T>) {
        if (value) return content_fault(*value, where, document);
    } else if constexpr (wire::is_vector<T>) {
        std::set<std::string, std::less<>> met;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const wire::Where here{&where, {}, i};
            if (auto refusal = content_fault(value[i], here, document)) return refusal;
            std::string id;
            if constexpr (requires { value[i].id; }) id = wire::write(value[i].id);
            if constexpr (requires { value[i].code; }) id = wire::write(value[i].code);
            if (!id.empty() && !met.insert(id).second) return document.fault("catalog.duplicate_id", here.pointer(), {{"id", id}});
        }
    } else if constexpr (wire::is_map<T>) {
        for (const auto& [key, item] : value)
            if (auto refusal = content_fault(item, wire::Where{&where, key, 0}, document)) return refusal;
    } else if constexpr (wire::DescribedStruct<T>) {
        std::optional<Refusal> refused;
        boost::mp11::mp_for_each<wire::fields_of<T>>([&](auto field) {
            if (!refused) refused = content_fault(value.*field.pointer, wire::Where{&where, field.name, 0}, document);
        });
        return refused;
    }
    return std::nullopt;
}
}  // namespace detail

template <class T>
Result<T> read_content(const Document& document) {
    T into{};
    if (auto refusal = wire::read_into(into, document.value, wire::Where{}))
        return document.fault(std::move(refusal->code), std::move(refusal->where), std::move(refusal->details));
    if (auto refusal = detail::content_fault(into, wire::Where{}, document)) return std::move(*refusal);
    return into;
}

template <class T>
Result<T> load_yaml(std::string_view text, std::string file) {
    const auto document = TRY(read_document(text, std::move(file)));
    return read_content<T>(document);
}

// ---- the whole

// Every user-visible sentence by its key, the same keys in each language.
class Messages {
public:
    using Texts = std::map<std::string, std::string>;

    static Result<Messages> load(std::string_view fi, std::string_view sv, std::string_view en);

    const Texts& in(Language language) const { return texts_[static_cast<std::size_t>(language)]; }
    // The text with its plain holes filled; the key itself when there is no such text, so that a person can at least report it.
    std::string words(Language language, std::string_view key, const std::map<std::string, std::string>& details = {}) const;

private:
    std::array<Texts, 3> texts_;
};

// Texts by their path below catalog/, "forms/care_need_assessment.yaml".
using CatalogFiles = std::map<std::string, std::string, std::less<>>;

CatalogFiles embedded_catalog_files();
// Refused with catalog.no_such_file.
Result<CatalogFiles> catalog_files_in(const std::filesystem::path& directory);

struct Catalog {
    std::string fingerprint;  // SHA-256 over paths and bytes, in hex
    CatalogFiles files;
    Messages messages;
    knowledge::Outcomes outcomes;
    knowledge::Services services;
    knowledge::Promises promises;
    knowledge::Scheduling scheduling;
    knowledge::Continuity continuity;
    knowledge::Routing routing;
    knowledge::Duties duties;
    knowledge::Triggers triggers;
    knowledge::HeavyNeed heavy_need;
    knowledge::Pairwork pairwork;
    knowledge::Teams teams;
    knowledge::Transfers transfers;
    knowledge::Figures figures;
    knowledge::RecordPhrases phrases;
    std::vector<knowledge::Form> forms;  // by id, then version
    std::map<std::string, knowledge::CodeSet, std::less<>> code_sets;
    std::map<std::string, knowledge::County, std::less<>> counties;

    const knowledge::Form* form(std::string_view id, int version) const;
    // The newest version in use on that day.
    const knowledge::Form* form_on(std::string_view id, Date day) const;
    const knowledge::Outcome* outcome(std::string_view id) const;
    const knowledge::Municipality* municipality(std::string_view code) const;  // of any county
    const knowledge::Service* service(std::string_view id) const;
    const knowledge::Trigger* trigger(std::string_view id) const;
    const knowledge::Phrase* phrase(std::string_view id) const;
    // In whose register a profession writes.
    knowledge::Registry registry_of(events::Profession profession) const;
    const knowledge::CodeSet& icpc2() const { return code_sets.find("icpc2")->second; }
    // Content that a module reads itself; refused with catalog.no_such_file.
    template <class T>
    Result<T> content(const std::string& path) const {
        const auto found = files.find(path);
        if (found == files.end()) return Refusal{Reason::not_found, "catalog.no_such_file", "", {{"file", "catalog/" + path}}};
        return load_yaml<T>(found->second, "catalog/" + path);
    }
};

Result<Catalog> load_catalog(CatalogFiles files);

// The one catalogue of this process. Knowledge is as immutable as code, and rules deep in a module need it, so it is reached like code
// and not handed through every Work; what happened names the version it stood on, and start-up records the fingerprint.
// Without set_catalog it is the embedded one, loaded on first use; throws Bug when that is broken.
const Catalog& catalog();
// Once, at start, before anybody asked.
void set_catalog(Catalog chosen);

// From the process's catalogue.
std::string words(Language language, std::string_view key, const std::map<std::string, std::string>& details = {});
std::string words(Language language, const Refusal& refusal);

}  // namespace koppi
