// Assessment: load, decide, record.
#include "modules/assessment/assessment.hpp"

#include "core/civil_time.hpp"
#include "modules/assessment/care_guarantee.hpp"
#include "modules/assessment/form.hpp"
#include "modules/assessment/rules.hpp"
#include "modules/assessment/store.hpp"

namespace koppi::assessment {

namespace {

constexpr const char* law_file = "law/care_guarantee.yaml";

// The law of the process's catalogue, read once.
const GuaranteeRules& law_in_force() {
    static const GuaranteeRules law = [] {
        auto read = catalog().content<GuaranteeRules>(law_file);
        if (!read) throw Bug("the law of the catalogue is broken: " + fault_line(read.refusal()));
        return std::move(read).value();
    }();
    return law;
}

Result<const knowledge::Form*> form_in_use(const std::string& id, int version, Date today) {
    if (!catalog().form_on(id, today)) return Refusal{Reason::not_found, "assessment.no_such_form", "/form", {}};
    const auto* form = catalog().form(id, version);
    if (!form || form->valid_from > today) return Refusal{Reason::out_of_order, "assessment.form_version_unknown", "/form_version", {}};
    return form;
}

// A draft is not checked against its form: half an answer is what drafts are for. A page of text in every field fits in many times over.
constexpr std::size_t draft_bytes_max = 64 * 1024;
constexpr std::size_t draft_answers_max = 200;

std::size_t bytes_of(const events::Answers& answers) {
    std::size_t bytes = 0;
    for (const auto& [id, values] : answers) {
        bytes += id.size();
        for (const auto& value : values) bytes += value.size() + 1;
    }
    return bytes;
}

bool says_the_same(const Draft& saved, const SaveDraft& command) {
    return saved.form == command.form && saved.form_version == command.form_version && saved.answers == command.answers;
}

}  // namespace

Result<Assessed> assess(Work& work, const About& about, const AssessNeed& command) {
    const auto today = helsinki_date(work.now());
    const auto* form = TRY(form_in_use(command.form, command.form_version, today));
    const auto answers = TRY(checked(*form, catalog(), command.answers));
    const auto found = findings(answers);
    const auto guarantee = TRY(rules::promised(law_in_force(), found.care_class, about.born, today));
    const auto* suggestion = suggested(*form, answers);

    const events::NeedAssessed assessed{
        .assessment = work.fresh<AssessmentId>(),
        .matter = about.matter,
        .contact = about.contact,
        .client = about.client,
        .form = command.form,
        .form_version = command.form_version,
        .answers = answers,
        .icpc2 = found.icpc2,
        .urgency = found.urgency,
        .clarity = found.clarity,
        .care_class = found.care_class,
        .triggers = found.triggers,
        .needed = found.needed,
        .assessed_at = work.now(),
        .guarantee_by = guarantee ? std::optional(guarantee->date) : std::nullopt,
        .guarantee_rule = guarantee ? std::optional(guarantee->rule_set) : std::nullopt,
        .suggested_route = suggestion ? std::optional(std::string(wire::word(suggestion->route))) : std::nullopt,
    };
    work.record(assessed);
    store::drop_draft(work.scratch(), about.matter);
    return Assessed{
        .assessment = assessed.assessment,
        .guarantee_by = assessed.guarantee_by,
        .guarantee_rule = assessed.guarantee_rule,
        .suggested_route = assessed.suggested_route,
        .suggested_why = suggestion ? std::optional(suggestion->why.in(work.actor().language)) : std::nullopt,
    };
}

Result<Draft> save_draft(Work& work, MatterId matter, const SaveDraft& command, std::string saved_by) {
    TRY(form_in_use(command.form, command.form_version, helsinki_date(work.now())));
    if (command.answers.size() > draft_answers_max || bytes_of(command.answers) > draft_bytes_max)
        return Refusal{Reason::invalid, "wire.too_long", "/answers", {{"max", std::to_string(draft_bytes_max)}}};
    const wire::Where top{};
    const wire::Where answers{&top, "answers", 0};
    for (const auto& [question, values] : command.answers)
        for (auto value : values)
            if (const auto fault = wire::text_fault(value, 0, draft_bytes_max))
                return wire::refuse(*fault, wire::Where{&answers, question, 0});

    const auto saved = store::draft(work.rows(), matter);
    std::optional<rules::SavedDraft> lies_there;
    if (saved) lies_there = {.version = saved->version, .saved_by = saved->saved_by, .says_the_same = says_the_same(*saved, command)};
    const int version = TRY(rules::next_version(lies_there, command.follows));
    if (lies_there && lies_there->says_the_same) return *saved;

    const Draft draft{.form = command.form,
                      .form_version = command.form_version,
                      .answers = command.answers,
                      .version = version,
                      .saved_at = work.now(),
                      .saved_by = std::move(saved_by)};
    store::keep_draft(work.scratch(), matter, draft);
    return draft;
}

std::optional<Draft> draft(sql::Reader& rows, MatterId matter) { return store::draft(rows, matter); }

std::optional<AssessmentRow> find(sql::Reader& rows, AssessmentId assessment) { return store::find(rows, assessment); }
std::optional<AssessmentRow> latest(sql::Reader& rows, MatterId matter) { return store::latest(rows, matter); }

std::vector<events::Profession> needed_of(const AssessmentRow& row) { return needed_in(row.answers); }

std::vector<std::string> triggers_of(const AssessmentRow& row) {
    const auto marked = row.answers.find("triggers");
    return marked == row.answers.end() ? std::vector<std::string>{} : marked->second;
}

std::optional<events::Profession> suggested_profession(const AssessmentRow& row) {
    const auto* form = catalog().form(row.form, row.form_version);
    const auto* suggestion = form ? suggested(*form, row.answers) : nullptr;
    return suggestion ? suggestion->profession : std::nullopt;
}

std::optional<std::string> suggested_why(const AssessmentRow& row, Language language) {
    const auto* form = catalog().form(row.form, row.form_version);
    const auto* suggestion = form ? suggested(*form, row.answers) : nullptr;
    if (!suggestion) return std::nullopt;
    return suggestion->why.in(language);
}

void project(sql::Tables& tables, const events::NeedAssessed& event, const Stamp& stamp) { store::insert(tables, event, stamp); }

Result<Done> prove(const Catalog& catalog) {
    const auto law = TRY(catalog.content<GuaranteeRules>(law_file));
    const auto law_faults = faults(law);
    if (!law_faults.empty())
        return Refusal{Reason::invalid, "catalog.contradiction", "",
                       {{"file", std::string("catalog/") + law_file}, {"what", law_faults.front()}}};
    for (const auto& [path, text] : catalog.files) {
        if (!path.starts_with("forms/")) continue;
        const auto document = TRY(read_document(text, "catalog/" + path));
        const auto form = TRY(read_content<knowledge::Form>(document));
        if (auto refusal = fault(form, document, catalog)) return std::move(*refusal);
    }
    return Done{};
}

}  // namespace koppi::assessment
